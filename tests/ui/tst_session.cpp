// One program on one desktop: a second start, a home left locked by a process that was killed.
#include "app/preamar/session.h"
#include "ui/style/metrics.h"

#include <QApplication>
#include <QDir>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLong = 30'000;

app::Options optionsFor(const QString &home)
{
    app::Options options;
    options.home = home.toStdString();
    options.size = QSize(ui::style::kWindowWidth, ui::style::kWindowHeight);
    options.theme = "light";
    options.lab = true;
    return options;
}

// The program itself, as a second start.
class Program : public QProcess
{
public:
    explicit Program(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        setProcessEnvironment(environment);
        setProcessChannelMode(QProcess::MergedChannels);
        start(QStringLiteral(PREAMAR_BIN_DIR "/preamar"), arguments);
    }
    ~Program() override
    {
        kill();
        waitForFinished(kLong);
    }
    // Ended, while our own event loop (which may have to answer it) goes on.
    bool ends()
    {
        return QTest::qWaitFor([this] { return state() == QProcess::NotRunning; }, kLong);
    }
};

bool listensAt(const QString &socket)
{
    QLocalSocket probe;
    probe.connectToServer(socket);
    return probe.waitForConnected(1000);
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSecondStartRaisesTheFirstWindowAndPassesWhatItWasAskedFor()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::Session session(*qApp, optionsFor(home));
        QVERIFY(!session.handOver());
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.console().snapshot()->cycle, 60'000);
        session.window()->showPage(u"overview"_s);
        session.window()->showMinimized();
        QVERIFY(session.window()->isMinimized());

        Program second({u"--home"_s, home, u"--lab"_s, u"--page"_s, u"log"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 0);
        QTRY_COMPARE(session.window()->currentPage(), u"log"_s);
        QVERIFY(!session.window()->isMinimized());
        QVERIFY(session.window()->isVisible());
        QTRY_VERIFY(session.window()->isActiveWindow());
    }

    void theSameHomeByAnotherPathIsTheSameHome()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(u"other"_s));
        const QString home = dir.filePath(u"home"_s);
        app::Session session(*qApp, optionsFor(home));
        QVERIFY(!session.handOver());
        session.start();
        Program second({u"--home"_s, dir.filePath(u"other/../home"_s), u"--lab"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 0);
    }

    void aSecondHomeIsASecondInstance()
    {
        QTemporaryDir dir;
        app::Session session(*qApp, optionsFor(dir.filePath(u"home"_s)));
        QVERIFY(!session.handOver());
        session.start();
        Program second({u"--home"_s, dir.filePath(u"other"_s), u"--lab"_s});
        QTRY_VERIFY_WITH_TIMEOUT(listensAt(dir.filePath(u"other/window.socket"_s)), kLong);
        QCOMPARE(second.state(), QProcess::Running);
    }

    void picturesAreDrawnBesideAnOpenWindow()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::Session session(*qApp, optionsFor(home));
        QVERIFY(!session.handOver());
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.console().snapshot()->cycle, 60'000);
        const QString before = session.window()->currentPage();
        Program second({u"--home"_s, home, u"--lab"_s, u"--screenshots"_s, dir.filePath(u"pictures"_s), u"--page"_s,
                        u"settings"_s, u"--theme"_s, u"light"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(QFile::exists(dir.filePath(u"pictures/settings-light.png"_s)));
        QCOMPARE(session.window()->currentPage(), before);
    }

#ifndef Q_OS_WIN
    void aLockOfAProcessThatWasKilledIsNoLock()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        const QString socket = dir.filePath(u"home/window.socket"_s);
        {
            Program first({u"--home"_s, home, u"--lab"_s});
            QTRY_VERIFY_WITH_TIMEOUT(listensAt(socket), kLong);
            first.kill(); // SIGKILL: nothing is tidied up
            QVERIFY(first.waitForFinished(kLong));
        }
        QVERIFY(QFile::exists(dir.filePath(u"home/window.lock"_s)));
        QVERIFY(QFile::exists(socket));
        app::SingleInstance next;
        QCOMPARE(next.claim(home.toStdString(), {}), app::SingleInstance::Claim::Ours);
        Program third({u"--home"_s, home, u"--lab"_s, u"--page"_s, u"log"_s});
        QJsonObject heard;
        connect(&next, &app::SingleInstance::messaged, this, [&](const QJsonObject &message) { heard = message; });
        QVERIFY(third.ends());
        QCOMPARE(third.exitCode(), 0);
        QTRY_COMPARE(heard.value(u"page"_s).toString(), u"log"_s);
    }
#endif

    void aFirstWindowThatDoesNotAnswerIsSaid()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        QVERIFY(QDir(dir.path()).mkdir(u"home"_s));
        QLockFile lock(home + u"/window.lock"_s); // and nobody listens
        QVERIFY(lock.tryLock(0));
        Program second({u"--home"_s, home, u"--lab"_s, u"--lang"_s, u"en"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 1);
        const QString said = QString::fromUtf8(second.readAll());
        QVERIFY2(said.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(said));
        QVERIFY2(said.contains(u"does not answer"_s), qPrintable(said));
    }

    void whatIsNotAMessageIsDropped()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::SingleInstance instance;
        QCOMPARE(instance.claim(home.toStdString(), {}), app::SingleInstance::Claim::Ours);
        int heard = 0;
        connect(&instance, &app::SingleInstance::messaged, this, [&] { ++heard; });
        for (const QByteArray &bytes : {QByteArray("not json\n"), QByteArray(10'000, 'x'), QByteArray("[1]\n")}) {
            QLocalSocket socket;
            socket.connectToServer(home + u"/window.socket"_s);
            QVERIFY(socket.waitForConnected(1000));
            socket.write(bytes);
            socket.flush();
            QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
            QVERIFY(socket.readAll().isEmpty());
        }
        QCOMPARE(heard, 0);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"preamar"_s);
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
