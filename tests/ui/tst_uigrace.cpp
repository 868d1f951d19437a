// The seconds between an approval and its way to the engine: seen, heard, taken back by click, key, stop and close.
#include "tests/ui/stage.h"
#include "ui/dialogs/keybutton.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/translations.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::Stage;
using namespace Qt::StringLiterals;

namespace {

QPushButton *buttonOf(ProposalCard *card, const char *name)
{
    return card->findChild<QPushButton *>(QString::fromLatin1(name));
}

int approvalsOf(const Stage &stage)
{
    return static_cast<int>(std::count_if(stage.console.submitted.begin(), stage.console.submitted.end(),
                                          [](const auto &s) { return s.kind == command::approve; }));
}

// Three cards, all still, and so many seconds to take an approval back.
struct Waiting : Stage
{
    explicit Waiting(int seconds) : Stage(preamar::test::fixtureSnapshot(12))
    {
        console.approvals().setGrace(seconds);
        isReady = ready && still(0) && still(1) && still(2);
    }
    void approve(int number) { QTest::mouseClick(buttonOf(card(number), "approveButton"), Qt::LeftButton); }
    [[nodiscard]] Banner *bar() const { return named<Banner>("graceBar"); }
    bool isReady = false;
};

} // namespace

class TestUiGrace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void anApprovalIsCountedDownAndThenSent()
    {
        Waiting stage(1);
        QVERIFY(stage.isReady);
        QElapsedTimer since;
        since.start();
        stage.approve(0);
        QVERIFY(stage.console.submitted.empty());
        QVERIFY(stage.bar()->isVisible());
        QVERIFY2(stage.bar()->text().contains(u"loja_api"_s), qPrintable(stage.bar()->text()));
        auto *approve = buttonOf(stage.card(0), "approveButton");
        QVERIFY(!approve->isEnabled());
        QCOMPARE(approve->text(), u"Envio em 1 s"_s);
        QVERIFY(buttonOf(stage.card(0), "withholdButton")->isVisible());
        QVERIFY(!buttonOf(stage.card(0), "rejectButton")->isVisible());
        // The others are as they were.
        QVERIFY(buttonOf(stage.card(1), "approveButton")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(approvalsOf(stage), 1, 5000);
        QVERIFY2(since.elapsed() >= 990, "it left too early");
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "id").value_or(""), std::string("01JNQPROPOSAL0"));
        QTRY_VERIFY(!stage.bar()->isVisible());
        QTRY_VERIFY(stage.named<Banner>("notice")->text().contains(u"loja_api"_s));
        QTest::qWait(300);
        QCOMPARE(approvalsOf(stage), 1);
    }

    void theDefaultIsFiveSecondsAndTheSettingsChangeIt()
    {
        preamar::test::FixtureConsole console;
        console.state().setValue(u"approval.grace"_s, QJsonValue());
        QCOMPARE(console.approvals().grace(), 5);
        console.state().setValue(u"approval.grace"_s, 4000); // a file that somebody edited
        QCOMPARE(console.approvals().grace(), 30);

        Stage stage(preamar::test::fixtureSnapshot(12), u"settings"_s);
        stage.window->showPage(u"settings"_s, u"approvals"_s);
        auto *field = stage.named<QLineEdit>("setting-approval_grace");
        QVERIFY(field);
        QCOMPARE(field->text(), u"0"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"31"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.console.approvals().grace(), 0);
        field->selectAll();
        QTest::keyClicks(field, u"12"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.console.approvals().grace(), 12);
        QVERIFY(stage.console.submitted.empty()); // it is the window's own
    }

    void zeroSecondsSendAtOnce()
    {
        Waiting stage(0);
        QVERIFY(stage.isReady);
        stage.approve(0);
        QCOMPARE(approvalsOf(stage), 1);
        QVERIFY(!stage.bar()->isVisible());
    }

    void itIsTakenBackByClickByEscAndByCtrlZ()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        QTest::mouseClick(buttonOf(stage.card(0), "withholdButton"), Qt::LeftButton);
        QVERIFY(!stage.bar()->isVisible());
        QVERIFY(buttonOf(stage.card(0), "approveButton")->isEnabled());
        QVERIFY2(stage.named<Banner>("notice")->text().startsWith(u"Não enviada"_s),
                 qPrintable(stage.named<Banner>("notice")->text()));

        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_A);
        QVERIFY(stage.bar()->isVisible());
        QTest::keyClick(stage.card(0), Qt::Key_A); // twice is once
        QCOMPARE(stage.console.approvals().count(), 1);
        QTest::keyClick(stage.card(0), Qt::Key_Escape);
        QVERIFY(!stage.bar()->isVisible());

        // From another page, and all of them.
        stage.approve(0);
        stage.approve(1);
        stage.window->showPage(u"services"_s);
        QVERIFY(stage.bar()->isVisible());
        QCOMPARE(stage.console.approvals().count(), 2);
        QTest::keyClick(stage.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!stage.bar()->isVisible());

        stage.window->showPage(u"approvals"_s);
        QVERIFY(stage.still(0));
        stage.approve(0);
        auto *cancel = stage.bar()->findChild<QPushButton *>(u"bannerAction"_s);
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(stage.console.approvals().count(), 0);
        QVERIFY(stage.console.submitted.empty());
    }

    // A text field takes Ctrl+Z before any shortcut: in those seconds it is the approval's.
    void ctrlZTakesItBackOutOfATextField()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        stage.window->showPage(u"services"_s);
        auto *search = stage.named<QLineEdit>("serviceSearch");
        search->setFocus();
        QTest::keyClicks(search, u"loja"_s);
        QCOMPARE(stage.console.approvals().count(), 1);
        QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.console.approvals().count(), 0);
        QCOMPARE(search->text(), u"loja"_s);
        // Nothing waits: it is the text's again.
        QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(search->text() != u"loja");
        QVERIFY(stage.console.submitted.empty());
    }

    void ctrlZTakesItBackOutOfADialog()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        stage.card(1)->setSelected(true);
        stage.card(2)->setSelected(true);
        QTest::mouseClick(stage.named<QPushButton>("bulkApprove"), Qt::LeftButton);
        auto *typed = stage.named<QLineEdit>("confirmTyped");
        QVERIFY(typed);
        typed->setFocus();
        QTest::keyClicks(typed, u"2"_s);
        QTest::keyClick(typed, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.console.approvals().count(), 0);
        QCOMPARE(typed->text(), u"2"_s);
        QVERIFY(stage.console.submitted.empty());
    }

    void whoClickedStaysOnTheCard()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        auto *approve = buttonOf(stage.card(0), "approveButton");
        approve->setFocus();
        QTest::keyClick(approve, Qt::Key_Space);
        QVERIFY(stage.bar()->isVisible());
        QVERIFY(stage.card(0)->hasFocus());
        QTest::keyClick(stage.card(0), Qt::Key_Escape);
        QCOMPARE(stage.console.approvals().count(), 0);
    }

    void aSecondClickInTheSamePlaceTakesNothingBack()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        auto *approve = buttonOf(stage.card(0), "approveButton");
        const QPoint at = approve->mapTo(stage.window.get(), approve->rect().center());
        QTest::mouseClick(stage.window->childAt(at), Qt::LeftButton);
        QTest::qWait(50); // laid out anew
        QTest::mouseClick(stage.window->childAt(at), Qt::LeftButton, {},
                          stage.window->childAt(at)->mapFrom(stage.window.get(), at));
        QCOMPARE(stage.console.approvals().count(), 1);
    }

    void thoseOfOneBulkApprovalWaitAndLeaveTogether()
    {
        Waiting stage(1);
        QVERIFY(stage.isReady);
        stage.card(0)->setSelected(true);
        stage.card(1)->setSelected(true);
        QTest::mouseClick(stage.named<QPushButton>("bulkApprove"), Qt::LeftButton);
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"2"_s);
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QCOMPARE(stage.console.approvals().count(), 2);
        QVERIFY(stage.console.submitted.empty());
        // One of them is taken back; the other goes.
        QTest::mouseClick(buttonOf(stage.card(1), "withholdButton"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(approvalsOf(stage), 1, 5000);
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "id").value_or(""), std::string("01JNQPROPOSAL0"));
        QTRY_VERIFY(!stage.card(0)->isSelected());
        QTest::qWait(300);
        QCOMPARE(approvalsOf(stage), 1);
    }

    void theEmergencyStopTakesAllBackBeforeItAsks()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        stage.approve(1);
        QCOMPARE(stage.console.approvals().count(), 2);
        QTest::keyClick(stage.window.get(), Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.console.approvals().count(), 0);
        QVERIFY(stage.named<QDialog>("confirmDialog"));
        QVERIFY(stage.console.submitted.empty());
    }

    void aStopOrPauseFromElsewhereTakesAllBack()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        Snapshot s = preamar::test::fixtureSnapshot(12);
        Pause stop;
        stop.emergency = true;
        s.pauses.push_back(stop);
        stage.console.setSnapshot(s);
        QCOMPARE(stage.console.approvals().count(), 0);
        QVERIFY(stage.console.submitted.empty());
        QVERIFY(stage.named<Banner>("notice")->text().startsWith(u"Não enviada"_s));
    }

    void aDryRunSwitchedElsewhereTakesAllBack_data()
    {
        QTest::addColumn<bool>("before");
        QTest::newRow("it began") << false;
        QTest::newRow("it ended") << true;
    }
    void aDryRunSwitchedElsewhereTakesAllBack()
    {
        QFETCH(bool, before);
        Snapshot s = preamar::test::fixtureSnapshot(12);
        s.settings.dryRun = before;
        Stage stage(s);
        QVERIFY(stage.ready && stage.still(0));
        stage.console.approvals().setGrace(1);
        stage.card(0)->approve();
        QCOMPARE(stage.console.approvals().count(), 1);
        s.settings.dryRun = !before; // on the command line
        stage.console.setSnapshot(s);
        QCOMPARE(stage.console.approvals().count(), 0);
        QVERIFY(stage.named<Banner>("notice")->text().startsWith(u"Não enviada"_s));
        QTest::qWait(1300);
        QVERIFY(stage.console.submitted.empty());
        QVERIFY(buttonOf(stage.card(0), "approveButton")->isEnabled()); // under the rule of now
    }

    // Who is asked for a key gives it to what asked.
    void aKeyButtonThatWaitsGetsItsKeyFirst()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        QVERIFY(stage.window->actions().run(u"keys"_s));
        auto *dialog = stage.named<KeysDialog>("keysDialog");
        QVERIFY(dialog);
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        auto *key = dialog->findChild<KeyButton *>(u"key-pause"_s);
        QVERIFY(key);
        key->setFocus();
        QTest::keyClick(key, Qt::Key_Space);
        QTest::keyClick(key, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.console.approvals().count(), 1);
        QVERIFY(!key->property("waits").toBool()); // it was answered
        QTest::keyClick(key, Qt::Key_Z, Qt::ControlModifier); // it waits no longer
        QCOMPARE(stage.console.approvals().count(), 0);
    }

    // The lid was closed in the five seconds: whoever opens it an hour later looks at another world.
    void aSleepTakesAllBack()
    {
        Waiting stage(1);
        QVERIFY(stage.isReady);
        stage.approve(0);
        QCOMPARE(stage.console.approvals().count(), 1);
        stage.console.pass(Seconds{600});
        QTRY_COMPARE(stage.console.approvals().count(), 0);
        QVERIFY(stage.console.submitted.empty());
        QVERIFY2(stage.named<Banner>("notice")->text().contains(u"dormiu"_s), qPrintable(stage.named<Banner>("notice")->text()));
    }

    void theDryRunOfTheSettingsTakesAllBack()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        QCOMPARE(stage.console.approvals().count(), 1);
        stage.window->showPage(u"settings"_s, u"approvals"_s);
        auto *box = stage.named<QCheckBox>("setting-dry_run");
        QTRY_VERIFY(box && box->isVisible());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(stage.console.approvals().count(), 0);
        QCOMPARE(approvalsOf(stage), 0);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
    }

    void inADryRunNothingSpeaksOfSending()
    {
        installLanguage(text::Language::En);
        {
            Snapshot s = preamar::test::fixtureSnapshot(12);
            s.settings.dryRun = true;
            Stage stage(s);
            QVERIFY(stage.ready && stage.still(0));
            stage.console.approvals().setGrace(1);
            QString began;
            connect(&stage.console.approvals(), &PendingApprovals::began, this, [&](const QString &text) { began = text; });
            stage.card(0)->approve();
            QCOMPARE(buttonOf(stage.card(0), "approveButton")->text(), u"Checked in 1 s"_s);
            QVERIFY2(began.startsWith(u"Approved as a dry run"_s) && began.contains(u"nothing is sent"_s), qPrintable(began));
            QTRY_COMPARE_WITH_TIMEOUT(approvalsOf(stage), 1, 5000);
            auto *notice = stage.named<Banner>("notice");
            QTRY_VERIFY2(notice->text().startsWith(u"Approved as a dry run"_s), qPrintable(notice->text()));
        }
        installLanguage(text::Language::PtBr);
    }

    void aProposalThatIsNoLongerOpenIsNotApproved()
    {
        Waiting stage(1);
        QVERIFY(stage.isReady);
        stage.approve(0);
        Snapshot s = preamar::test::fixtureSnapshot(12);
        s.proposals[0].id = ProposalId("01JNQPROPOSALX"); // superseded
        stage.console.setSnapshot(s);
        QCOMPARE(stage.console.approvals().count(), 0);
        QTest::qWait(1300);
        QVERIFY(stage.console.submitted.empty());
    }

    void oneThatExpiresMeanwhileIsNotSentAndThatIsSaid()
    {
        Waiting stage(2);
        QVERIFY(stage.isReady);
        stage.approve(0);
        stage.console.pass(std::chrono::hours{2});
        QTRY_COMPARE_WITH_TIMEOUT(stage.console.approvals().count(), 0, 1500);
        QVERIFY(stage.named<Banner>("notice")->text().contains(u"Expirou."_s));
        QTest::qWait(2300);
        QVERIFY(stage.console.submitted.empty());
    }

    void closingSendsNothingAndSaysSo()
    {
        Waiting stage(1);
        QVERIFY(stage.isReady);
        stage.approve(0);
        QVERIFY(!stage.window->close());
        QVERIFY(stage.window->isVisible());
        QCOMPARE(stage.console.approvals().count(), 0);
        auto *dialog = stage.named<QDialog>("confirmDialog");
        QVERIFY(dialog);
        QVERIFY(stage.named<QListWidget>("confirmLines")->item(0)->text().contains(u"loja_api"_s));
        QTest::qWait(1300);
        QVERIFY(stage.console.submitted.empty());
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QTRY_VERIFY(!stage.window->isVisible());
        QVERIFY(stage.console.submitted.empty());
    }

    void closingIntoTheTrayTakesThemBackToo()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.window->setStaysOpen(true);
        stage.approve(0);
        stage.window->close();
        QVERIFY(!stage.window->isVisible());
        QCOMPARE(stage.console.approvals().count(), 0);
        QTest::qWait(style::kNoticeMs + 200); // whoever is not there for a while must still be told
        stage.window->bringToFront();
        auto *notice = stage.named<Banner>("notice");
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(u"loja_api"_s) && notice->text().startsWith(u"A janela foi fechada"_s), qPrintable(notice->text()));
    }

    void whatEndedWithoutAWindowToSayItIsSaidAtTheNextStart()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        {
            preamar::test::FixtureConsole console;
            console.state().open(file);
            console.setSnapshot(preamar::test::fixtureSnapshot(12));
            console.approvals().setGrace(30);
            console.approvals().approve({GivenApproval{.proposal = console.snapshot()->proposals[0], .comment = {}, .confirm = {}}});
            QCOMPARE(console.approvals().count(), 1);
        } // the session of the desktop ends
        preamar::test::FixtureConsole console;
        console.state().open(file);
        console.setSnapshot(preamar::test::fixtureSnapshot(12));
        {
            MainWindow window(console);
            window.rememberPlace();
            auto *notice = window.findChild<Banner *>(u"notice"_s);
            QVERIFY2(notice->text().contains(u"loja_api"_s), qPrintable(notice->text()));
            QVERIFY(console.submitted.empty());
        }
        MainWindow next(console);
        next.rememberPlace();
        QVERIFY(next.findChild<Banner *>(u"notice"_s)->text().isEmpty()); // once
    }

    void itIsReadAloud()
    {
        Waiting stage(30);
        QVERIFY(stage.isReady);
        stage.approve(0);
        // What the alert of the bar gives to a screen reader: its name counts down, its description says what it is.
        QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(stage.bar());
        QVERIFY(bar);
        QVERIFY2(bar->text(QAccessible::Description).contains(u"Ctrl+Z"_s), qPrintable(bar->text(QAccessible::Description)));
        QVERIFY(bar->text(QAccessible::Description).contains(u"loja_api"_s));
        QVERIFY2(bar->text(QAccessible::Name).contains(u"30 segundos"_s), qPrintable(bar->text(QAccessible::Name)));
    }

    void itSpeaksEnglishToo()
    {
        installLanguage(text::Language::En);
        {
            Waiting stage(1);
            QVERIFY(stage.isReady);
            stage.approve(0);
            QCOMPARE(buttonOf(stage.card(0), "approveButton")->text(), u"Sent in 1 s"_s);
            QVERIFY(stage.bar()->text().contains(u"1 second."_s));
        }
        installLanguage(text::Language::PtBr);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiGrace test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uigrace.moc"
