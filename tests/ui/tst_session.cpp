// One program on one desktop: a second start, a home left locked by a process that was killed, what a crash leaves, a start
// that stays out of the way.
#include "app/preamar/autostart.h"
#include "app/preamar/crashfile.h"
#include "app/preamar/session.h"
#include "core/store/home.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QLocalSocket>
#include <QProcess>
#include <QPushButton>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

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

// Ends this process the way that is asked for, after the program's own handler was put in place. Only in the test.
[[noreturn]] void crash(const std::string &how, const std::string &home)
{
    app::watchForCrash(home, "1.2.3-test");
    const std::string secret = "ptr_a_secret_in_memory";
    if (how == "throw")
        throw std::runtime_error(secret);
    if (how == "abort")
        std::abort();
    if (how == "threads") {
        // All at once: one report, whole.
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([] { std::raise(SIGSEGV); });
        for (auto &thread : threads)
            thread.join();
    }
    if (how == "stack") {
        // Not a loop to the compiler: each round needs the one below.
        static volatile int depth = 0;
        struct Deep
        {
            static int down(volatile char *above)
            {
                volatile char room[4096];
                room[0] = above[0];
                depth = depth + 1;
                return depth < 0 ? 0 : down(room) + room[0];
            }
        };
        volatile char first[1] = {1};
        std::exit(Deep::down(first));
    }
    std::raise(SIGSEGV);
    std::exit(0);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool claims(app::SingleInstance &instance, const QString &home)
{
    bool ours = false;
    instance.claim(home.toStdString(), {}, [&](app::SingleInstance::Claim claim) { ours = claim == app::SingleInstance::Claim::Ours; });
    return ours; // said at once where it is
}

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
        session.begin([](int) {});
        QVERIFY(session.window());
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
        session.begin([](int) {});
        QVERIFY(session.window());
        Program second({u"--home"_s, dir.filePath(u"other/../home"_s), u"--lab"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 0);
    }

    void aHomeTooDeepForASocketHasItElsewhere()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(QString(120, u'd') + u"/home"_s);
        QVERIFY(QDir().mkpath(home));
        app::SingleInstance first;
        QVERIFY(claims(first, home));
        QJsonObject heard;
        connect(&first, &app::SingleInstance::messaged, this, [&](const QJsonObject &message) { heard = message; });
        Program second({u"--home"_s, home, u"--lab"_s, u"--page"_s, u"log"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 0);
        QTRY_COMPARE(heard.value(u"page"_s).toString(), u"log"_s);
    }

    void aSecondHomeIsASecondInstance()
    {
        QTemporaryDir dir;
        app::Session session(*qApp, optionsFor(dir.filePath(u"home"_s)));
        session.begin([](int) {});
        QVERIFY(session.window());
        Program second({u"--home"_s, dir.filePath(u"other"_s), u"--lab"_s});
        QTRY_VERIFY_WITH_TIMEOUT(listensAt(dir.filePath(u"other/window.socket"_s)), kLong);
        QCOMPARE(second.state(), QProcess::Running);
    }

    void picturesAreDrawnBesideAnOpenWindow()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::Session session(*qApp, optionsFor(home));
        session.begin([](int) {});
        QVERIFY(session.window());
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
        QVERIFY(claims(next, home));
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

#ifndef Q_OS_WIN
    void aCrashLeavesOneLocalFileWithoutSecrets_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QByteArray>("cause");
        QTest::addColumn<int>("signal");
        QTest::newRow("segmentation fault") << u"segv"_s << QByteArray("SIGSEGV") << SIGSEGV;
        QTest::newRow("abort") << u"abort"_s << QByteArray("SIGABRT") << SIGABRT;
        QTest::newRow("an exception that nobody caught") << u"throw"_s << QByteArray("terminate") << SIGABRT;
        QTest::newRow("several threads at once") << u"threads"_s << QByteArray("SIGSEGV") << SIGSEGV;
        QTest::newRow("a stack that is full") << u"stack"_s << QByteArray("SIGSEGV") << SIGSEGV;
    }
    void aCrashLeavesOneLocalFileWithoutSecrets()
    {
        QFETCH(QString, how);
        QFETCH(QByteArray, cause);
        QFETCH(int, signal);
        QTemporaryDir dir;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--crash"_s, how, dir.path()});
        QVERIFY(child.waitForFinished(kLong));
        // It still ends as a crash: whoever watches over it must see one.
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        QCOMPARE(child.exitCode(), signal);
        const QByteArray report = bytesOf(dir.filePath(u"crash.txt"_s));
        QVERIFY2(report.startsWith("Preamar 1.2.3-test\ntime "), report.constData());
        QVERIFY2(report.contains("\ncause " + cause), report.constData());
        const qint64 at = report.mid(report.indexOf("time ") + 5, 10).toLongLong();
        QVERIFY(std::abs(at - QDateTime::currentSecsSinceEpoch()) < 60);
        QVERIFY2(report.count('\n') > 5, report.constData()); // and where it was
        QVERIFY2(report.contains("tst_session"), report.constData());
        QVERIFY2(!report.contains("ptr_a_secret"), report.constData());
        QCOMPARE(QFile::permissions(dir.filePath(u"crash.txt"_s)) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }
#endif

    void theNextStartTellsOfACrashUntilItIsDismissed()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        QVERIFY(prepareHome(home.toStdString()));
        {
            QFile file(home + u"/crash.txt"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("Preamar 1.2.3-test\ncause SIGSEGV 11\n");
        }
        const auto barOf = [](const app::Session &session) { return session.window()->findChild<ui::Banner *>(u"offer"_s); };
        {
            app::Session session(*qApp, optionsFor(home));
            session.start();
            QTRY_VERIFY(barOf(session)->isVisible());
            QTest::mouseClick(barOf(session)->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
            QVERIFY(QApplication::clipboard()->text().contains(u"SIGSEGV"_s));
        }
        {
            app::Session session(*qApp, optionsFor(home));
            session.start();
            QTRY_VERIFY(barOf(session)->isVisible());
            QTRY_VERIFY(barOf(session)->findChild<QPushButton *>(u"bannerSecond"_s)->isVisible());
            QTest::mouseClick(barOf(session)->findChild<QPushButton *>(u"bannerSecond"_s), Qt::LeftButton);
        }
        app::Session session(*qApp, optionsFor(home));
        session.start();
        QVERIFY(!barOf(session)->isVisible());
        QVERIFY(QFile::exists(home + u"/crash-seen.txt"_s));
    }

    void aMinimisedStartStaysInTheTaskBarWhereThereIsNoTray()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        QVERIFY(!QSystemTrayIcon::isSystemTrayAvailable());
        {
            app::Options options = optionsFor(home);
            options.minimized = true;
            app::Session session(*qApp, options);
            session.start();
            QVERIFY(session.window()->isMinimized() && session.window()->isVisible());
            QTRY_VERIFY_WITH_TIMEOUT(session.console().snapshot()->cycle, 60'000);
            QVERIFY(session.window()->isMinimized() && session.window()->isVisible());
            session.window()->bringToFront();
            QVERIFY(!session.window()->isMinimized());
            auto *box = [&] {
                session.window()->showPage(u"settings"_s);
                return session.window()->findChild<QCheckBox *>(u"setting-start_minimized"_s);
            }();
            QVERIFY(!box->isChecked());
            QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
            QVERIFY(box->isChecked());
        }
        {
            app::Session session(*qApp, optionsFor(home));
            session.start();
            QVERIFY(session.window()->isMinimized() && session.window()->isVisible());
        }
    }

    void aStartWithTheSessionThatComesSecondRaisesNothing()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::Session session(*qApp, optionsFor(home));
        session.begin([](int) {});
        QVERIFY(session.window());
        session.window()->showMinimized();
        Program second({u"--home"_s, home, u"--lab"_s, u"--minimized"_s, u"--page"_s, u"settings"_s});
        QVERIFY(second.ends());
        QCOMPARE(second.exitCode(), 0);
        QTRY_COMPARE(session.window()->currentPage(), u"settings"_s);
        QVERIFY(session.window()->isMinimized());
    }

#ifdef Q_OS_LINUX
    void theEntryOfTheSessionIsTheTruth()
    {
        QTemporaryDir dir;
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(dir.path()));
        const QString entry = dir.filePath(u"autostart/preamar.desktop"_s);
        QCOMPARE(app::autostart::isOn(), std::optional(false)); // never unasked
        QVERIFY(app::autostart::set(true, "/home/op/a \"b\" $c 100%"));
        QCOMPARE(app::autostart::isOn(), std::optional(true));
        const QByteArray text = bytesOf(entry);
        QVERIFY2(text.contains(" --minimized --home \"/home/op/a \\\\\"b\\\\\" \\\\$c 100%%\"\n"), text.constData());
        // As a desktop switches it off without removing it.
        QFile file(entry);
        QVERIFY(file.open(QIODevice::Append));
        file.write("Hidden=true\n");
        file.close();
        QCOMPARE(app::autostart::isOn(), std::optional(false));
        QVERIFY(app::autostart::set(true, "/home/op"));
        QCOMPARE(app::autostart::isOn(), std::optional(true));
        QVERIFY(app::autostart::set(false, "/home/op"));
        QVERIFY(!QFile::exists(entry));
        QVERIFY(app::autostart::set(false, "/home/op")); // twice is once
        qputenv("XDG_CONFIG_HOME", "/proc/nowhere");
        QVERIFY(!app::autostart::set(true, "/home/op"));
        qunsetenv("XDG_CONFIG_HOME");
    }
#endif

    void aHomeWithoutALockGivesTheOneBeforeBack()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::SingleInstance first;
        QVERIFY(claims(first, home));
        QFile file(dir.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(claims(first, file.fileName())); // no home can be made there
        app::SingleInstance second;
        QVERIFY(claims(second, home));
    }

    void whatIsNotAMessageIsDropped()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        app::SingleInstance instance;
        QVERIFY(claims(instance, home));
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
    if (argc == 4 && std::string(argv[1]) == "--crash")
        crash(argv[2], argv[3]);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"preamar"_s);
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
