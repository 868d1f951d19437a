// What a desk does to a window that is left open: the disk fills, the clock jumps, a monitor goes, the theme turns in the
// middle of a dialog. Nothing is lost, nothing is said that is not so.
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/dialogs/calendardialog.h"
#include "ui/dialogs/clusterrow.h"
#include "ui/dialogs/clustersdialog.h"
#include "ui/shell/pages.h"
#include "ui/shell/status.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QTemporaryDir>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

QStringList textsOf(QWidget *root)
{
    QStringList texts;
    for (const auto *label : root->findChildren<PlainLabel *>()) {
        if (label->isVisible())
            texts += label->plainText();
    }
    return texts;
}

} // namespace

class TestUiAdversity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    // The window's own memory: kept in memory while it cannot be written, written once it can.
    void theHomeFillsUpWhileTheWindowRuns()
    {
        QTemporaryDir dir;
        const QString home = dir.filePath(u"home"_s);
        QVERIFY(QDir().mkpath(home));
        test::FixtureConsole console;
        console.state().open(home + u"/window.json"_s);
        console.setSnapshot(test::fixtureSnapshot(3));
        MainWindow window(console);
        window.rememberPlace();
        window.show();
        // No place to write to, whoever asks (root as well).
        QVERIFY(QDir().rename(home, dir.filePath(u"away"_s)));
        window.showPage(u"log"_s);
        QVERIFY(!console.state().flush());
        QCOMPARE(window.currentPage(), u"log"_s);
        QCOMPARE(console.state().value(u"window.page"_s).toString(), u"log"_s);
        QVERIFY(QDir().rename(dir.filePath(u"away"_s), home));
        QVERIFY(console.state().flush());
        QFile kept(home + u"/window.json"_s);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(kept.readAll().contains("\"log\""));
    }

    // What the engine could not record is said, stays, and does not pass for done.
    void aCommandThatCouldNotBeRecordedIsSaid()
    {
        Stage stage(test::fixtureSnapshot(3), u"overview"_s);
        stage.console.answer = CommandAnswer{.done = false,
                                             .result = {},
                                             .error = Error{ErrorCode::Storage, "journal", "disk I/O error", "DiskFull"}};
        QTest::mouseClick(stage.named<QPushButton>("pauseButton"), Qt::LeftButton);
        const QString said = words::error(*stage.console.answer->error);
        QTRY_VERIFY(textsOf(stage.window.get()).join(u'\n').contains(said) ||
                    stage.named<Banner>("notice")->text() == said);
        QVERIFY(globalPause(*stage.console.snapshot()) == nullptr);
        // While it lasts, it stands above every page.
        Snapshot s = test::fixtureSnapshot(3);
        s.problem = stage.console.answer->error;
        stage.console.setSnapshot(s);
        for (const auto &info : pages()) {
            stage.window->showPage(QString::fromLatin1(info.id));
            QVERIFY(stage.named<Banner>("stateBanner")->isVisible());
        }
    }

    void aClockThatJumpsMakesNothingNegative_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("back an hour") << qint64{-3600};
        QTest::newRow("back a month") << qint64{-30 * 86'400};
        QTest::newRow("ahead a day") << qint64{86'400};
    }
    void aClockThatJumpsMakesNothingNegative()
    {
        QFETCH(qint64, seconds);
        Snapshot s = test::fixtureSnapshot(12);
        Stage stage(s, u"approvals"_s);
        QVERIFY(stage.ready);
        const auto countdowns = [&] {
            QStringList left;
            for (const auto *c : stage.window->findChildren<Countdown *>()) {
                if (c->isVisible())
                    left += c->accessibleName() + c->text();
            }
            return left;
        };
        const QStringList before = countdowns();
        QVERIFY(!before.isEmpty());
        s.now += Seconds{seconds};
        stage.console.setSnapshot(s);
        // Lifetimes are of the clock that cannot be set.
        QCOMPARE(countdowns(), before);
        static const QRegularExpression negative(u"(^|[^\\d–-])[-−]\\d+ ?(s|min|h|d)\\b"_s);
        for (const auto &info : pages()) {
            stage.window->showPage(QString::fromLatin1(info.id));
            QVERIFY(QTest::qWaitFor([&] { return stage.window->isSettled(); }, 5000));
            for (const QString &text : textsOf(stage.window.get()))
                QVERIFY2(!negative.match(text).hasMatch(), qPrintable(text));
        }
    }

    void aWindowWhoseMonitorIsGoneComesBackOntoOne()
    {
        QTemporaryDir dir;
        test::FixtureConsole console;
        console.state().open(dir.filePath(u"window.json"_s));
        console.setSnapshot(test::fixtureSnapshot(3));
        {
            MainWindow window(console);
            window.rememberPlace();
            window.show();
            window.setGeometry(9000, 7000, 1100, 720); // on a screen further right, once
            window.close();
        }
        MainWindow window(console);
        window.rememberPlace();
        window.show();
        bool isSeen = false;
        for (const QScreen *screen : QApplication::screens())
            isSeen = isSeen || screen->availableGeometry().intersects(window.geometry());
        QVERIFY2(isSeen, qPrintable(u"%1,%2"_s.arg(window.x()).arg(window.y())));
    }

    void aThemeThatTurnsKeepsWhatWasTyped()
    {
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        stage.console.found =
            std::vector<FoundContext>{{.name = "a", .server = "https://a:6443", .space = {}, .isCurrent = true,
                                       .problem = {}, .execCommand = {}, .execDigest = {}, .program = {}, .files = {},
                                       .isUnverified = false}};
        auto *clusters = new ClustersDialog(stage.console, stage.window.get());
        clusters->setAttribute(Qt::WA_DeleteOnClose);
        clusters->open();
        QTRY_VERIFY(clusters->findChild<ClusterRow *>());
        clusters->findChild<QLineEdit *>(u"clusterName"_s)->setText(u"filial"_s);
        auto *entry = new CalendarDialog(stage.console, calendar::Entry{}, calendar::Calendar{}, stage.window.get());
        entry->open();
        entry->findChild<QLineEdit *>(u"entryName"_s)->setText(u"Natal"_s);
        for (const auto theme : {style::ThemeChoice::Dark, style::ThemeChoice::Light}) {
            const QImage before = entry->grab().toImage();
            style::applyTheme(*qApp, theme);
            QCOMPARE(clusters->findChild<QLineEdit *>(u"clusterName"_s)->text(), u"filial"_s);
            QVERIFY(clusters->findChild<ClusterRow *>()->isChosen());
            QCOMPARE(entry->findChild<QLineEdit *>(u"entryName"_s)->text(), u"Natal"_s);
            QVERIFY(entry->isVisible() && clusters->isVisible());
            QVERIFY(entry->grab().toImage() != before); // it did turn
        }
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiAdversity test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiadversity.moc"
