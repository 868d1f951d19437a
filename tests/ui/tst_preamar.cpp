// The program itself: its command line, its pictures, and one proposal of the demonstration from card to log by clicks.
#include "app/preamar/engineconsole.h"
#include "core/domain/codec.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/shell/pages.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QString out;
    QString err;
};

Run run(const QStringList &arguments, const QString &home = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_QPA_PLATFORM"_s);
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    if (!home.isEmpty())
        environment.insert(u"PREAMAR_HOME"_s, home);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PREAMAR_BIN_DIR "/preamar"), arguments);
    Run result;
    if (process.waitForFinished(90'000))
        result.code = process.exitCode();
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPreamar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void saysItsVersionWithoutADisplay()
    {
        const Run r = run({u"--version"_s});
        QCOMPARE(r.code, 0);
        QVERIFY(r.out.startsWith(u"preamar "_s));
    }

    void helpSpeaksTheLanguageAskedFor()
    {
        QVERIFY(run({u"--help"_s}).out.contains(u"demonstração"_s));
        QVERIFY(run({u"--help"_s, u"--lang"_s, u"en"_s}).out.contains(u"demonstration"_s));
    }

    void wrongUsageIsTwoAndNamesTheFlag_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("flag");
        QTest::newRow("unknown page") << QStringList{u"--page"_s, u"nothing"_s} << u"--page"_s;
        QTest::newRow("unknown theme") << QStringList{u"--theme"_s, u"pink"_s} << u"--theme"_s;
        QTest::newRow("unknown language") << QStringList{u"--lang"_s, u"xx"_s} << u"--lang"_s;
        QTest::newRow("too small") << QStringList{u"--screenshots"_s, u"x"_s, u"--size"_s, u"10x10"_s} << u"--size"_s;
        QTest::newRow("no such time") << QStringList{u"--lab"_s, u"--at"_s, u"yesterday"_s} << u"--at"_s;
        QTest::newRow("scale") << QStringList{u"--screenshots"_s, u"x"_s, u"--scale"_s, u"3"_s} << u"--scale"_s;
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << u"--nonsense"_s;
    }
    void wrongUsageIsTwoAndNamesTheFlag()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, flag);
        const Run r = run(arguments);
        QCOMPARE(r.code, 2);
        QVERIFY2(r.err.contains(flag), qPrintable(r.err));
    }

    void picturesOfTheDemonstrationAreTheSameByteForByte()
    {
        const auto into = [this](const QString &name) {
            return QStringList{u"--screenshots"_s, m_dir.filePath(name),     u"--lab"_s, u"--seed"_s, u"1"_s,
                               u"--at"_s,          u"2026-03-02T14:00:00Z"_s};
        };
        QCOMPARE(run(into(u"first"_s)).code, 0);
        QCOMPARE(run(into(u"second"_s)).code, 0);
        const QStringList names = QDir(m_dir.filePath(u"first"_s)).entryList({u"*.png"_s}, QDir::Files, QDir::Name);
        QStringList expected;
        for (const auto &info : ui::allPages()) {
            for (const char *theme : {"dark", "light"})
                expected += QString::fromLatin1(info.id) + u'-' + QString::fromLatin1(theme) + u".png"_s;
        }
        expected.sort();
        QCOMPARE(names, expected);
        for (const auto &name : names) {
            const QByteArray bytes = bytesOf(m_dir.filePath(u"first/"_s + name));
            QVERIFY(bytes.size() > 10'000);
            QVERIFY2(bytes == bytesOf(m_dir.filePath(u"second/"_s + name)), qPrintable(name));
        }
    }

    void picturesObeySizeScalePageAndTheme()
    {
        const QString folder = m_dir.filePath(u"one"_s);
        const Run r = run({u"--screenshots"_s, folder, u"--lab"_s, u"--at"_s, u"2026-03-02T14:00:00Z"_s, u"--size"_s,
                           u"1024x700"_s, u"--scale"_s, u"2"_s, u"--page"_s, u"services"_s, u"--theme"_s, u"dark"_s});
        QCOMPARE(r.code, 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"services-dark.png"_s});
        QCOMPARE(QImage(folder + u"/services-dark.png"_s).size(), QSize(2048, 1400));
    }

    void anEmptyHomeShowsTheDoors()
    {
        const QString folder = m_dir.filePath(u"welcome"_s);
        QCOMPARE(run({u"--screenshots"_s, folder}, m_dir.filePath(u"empty-home"_s)).code, 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
                 (QStringList{u"welcome-dark.png"_s, u"welcome-light.png"_s}));
        // What is private stays private.
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFileInfo(m_dir.filePath(u"empty-home"_s)).permissions() & others));
    }

    void aProposalGoesFromTheCardToTheLogAndBack()
    {
        EngineOptions options;
        options.home = m_dir.filePath(u"lab"_s).toStdString();
        EngineHost host(options);
        app::EngineConsole console(host, true);
        ui::MainWindow window(console);
        window.show();
        window.showPage(u"approvals"_s);
        host.start();
        QTRY_VERIFY_WITH_TIMEOUT(host.snapshot()->engine == EngineState::Running, 10'000);
        QCOMPARE(console.snapshot()->engine, EngineState::Starting); // the context is still to come
        ContextConfig lab;
        lab.name = ContextName("demo");
        lab.kind = ContextKind::Lab;
        lab.lab.seed = 1;
        lab.lab.speed = 30.0;
        lab.lab.created = parseTimestamp("2026-03-02T14:00:00Z").value_or(Timestamp{});
        lab.lab.createdReal = SystemClock().wall();
        console.submit(command::contextAdd, Json{{"config", toJson(lab)}}, this,
                       [](const Result<CommandAnswer> &answer) { QVERIFY(answer && !answer->error); });
        QTRY_VERIFY_WITH_TIMEOUT(console.snapshot()->cycle.has_value(), 30'000);

        const auto firstRise = [&]() -> ui::ProposalCard * {
            for (auto *card : window.findChildren<ui::ProposalCard *>()) {
                const auto &p = card->proposal();
                if (card->isVisible() && card->isStill() && p.state == ProposalState::Proposed &&
                    direction(p.plan.change) == Direction::Up)
                    return card;
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(firstRise() != nullptr, 30'000);
        const ProposalId id = firstRise()->proposal().id;
        QTest::mouseClick(firstRise()->findChild<QPushButton *>(u"approveButton"_s), Qt::LeftButton);
        const auto stateOf = [&](const ProposalId &wanted) -> std::optional<ProposalState> {
            const auto snapshot = console.snapshot();
            for (const auto &p : snapshot->recent) {
                if (p.id == wanted)
                    return p.state;
            }
            return std::nullopt;
        };
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(id) == ProposalState::Healthy, 30'000);

        window.showPage(u"log"_s);
        window.page(u"log"_s)->focusOn(QString::fromStdString(id.str()));
        QTRY_VERIFY(window.findChild<QPushButton *>(u"undoButton"_s)->isVisible());
        QTest::mouseClick(window.findChild<QPushButton *>(u"undoButton"_s), Qt::LeftButton);
        QTest::mouseClick(window.findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
        const auto hasInverse = [&] {
            const auto snapshot = console.snapshot();
            return std::any_of(snapshot->recent.begin(), snapshot->recent.end(),
                               [&](const Proposal &p) { return p.plan.reverts == id.str(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasInverse(), 10'000);
    }

private:
    QTemporaryDir m_dir;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::installLanguage(text::Language::PtBr);
    ui::style::applyTheme(application, ui::style::ThemeChoice::Light);
    TestPreamar test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_preamar.moc"
