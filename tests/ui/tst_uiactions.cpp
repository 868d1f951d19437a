#include "tests/ui/stage.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/countdown.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QDialog>
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

std::string idOf(const preamar::test::Submitted &submitted)
{
    return stringAt(submitted.arguments, "id").value_or("");
}

} // namespace

class TestUiActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void approvesByClick()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        QTest::mouseClick(buttonOf(stage.card(0), "approveButton"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::approve));
        QCOMPARE(idOf(stage.console.submitted[0]), std::string("01JNQPROPOSAL0"));
        QVERIFY(!stage.console.submitted[0].arguments.contains("confirm"));
        QTRY_VERIFY(stage.named<Banner>("notice")->isVisible());
    }

    void approvesAndRejectsTheFocusedCardByKey()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0) && stage.still(1));
        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_A);
        stage.card(1)->setFocus();
        QTest::keyClick(stage.card(1), Qt::Key_R);
        QCOMPARE(stage.console.submitted.size(), std::size_t{2});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::approve));
        QCOMPARE(idOf(stage.console.submitted[0]), std::string("01JNQPROPOSAL0"));
        QCOMPARE(stage.console.submitted[1].kind, std::string(command::reject));
        QCOMPARE(idOf(stage.console.submitted[1]), std::string("01JNQPROPOSAL1"));
    }

    void keysWithModifiersApproveNothing()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(stage.card(0), Qt::Key_Return);
        QTest::keyClick(stage.card(0), Qt::Key_Enter);
        QVERIFY(stage.console.submitted.empty());
    }

    void approveIsNeverTheDefaultButton()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!buttonOf(stage.card(i), "approveButton")->isDefault());
            QVERIFY(!buttonOf(stage.card(i), "approveButton")->autoDefault());
        }
    }

    void ignoresWhatComesBeforeTheCardWasStill()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        // Another proposal takes the first place: a click that was on its way must not hit it (I-17).
        Snapshot next = test::fixtureSnapshot(12);
        std::swap(next.proposals[0], next.proposals[1]);
        stage.console.setSnapshot(next);
        QElapsedTimer since;
        since.start();
        QTest::qWait(200);
        if (since.elapsed() >= 450)
            QSKIP("needs a machine that answers within half a second");
        QTest::mouseClick(buttonOf(stage.card(1), "approveButton"), Qt::LeftButton);
        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_A);
        QVERIFY(stage.console.submitted.empty());
        QVERIFY(stage.still(1));
        QTest::mouseClick(buttonOf(stage.card(1), "approveButton"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
    }

    void newFiguresOfTheSameProposalDoNotDelayIt()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        stage.console.setSnapshot(test::fixtureSnapshot(12));
        QVERIFY(stage.card(0)->isStill());
    }

    void aLargeReductionNeedsTheTypedNumber()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(2)); // 4 → 1
        QTest::mouseClick(buttonOf(stage.card(2), "approveButton"), Qt::LeftButton);
        QVERIFY(stage.console.submitted.empty());
        auto *confirm = stage.named<QPushButton>("confirmButton");
        auto *typed = stage.named<QLineEdit>("confirmTyped");
        QVERIFY(confirm && typed);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(typed, u"4"_s);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClick(typed, Qt::Key_Backspace);
        QTest::keyClicks(typed, u"3"_s);
        QVERIFY(confirm->isEnabled());
        QVERIFY(!confirm->isDefault());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::approve));
        QCOMPARE(integerAt(stage.console.submitted[0].arguments, "confirm").value_or(-1), std::int64_t{3});
    }

    void aConfirmationSignsOnlyWhatItShowed()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(2));
        QTest::mouseClick(buttonOf(stage.card(2), "approveButton"), Qt::LeftButton);
        Snapshot next = test::fixtureSnapshot(12);
        // It was superseded while the dialog was open; its card shows another proposal now.
        next.proposals[2] = preamar::test::fixtureProposal(next, 3, 5, 6);
        stage.console.setSnapshot(next);
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"3"_s);
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QVERIFY(stage.console.submitted.empty());
    }

    void expiresAtZero()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        QVERIFY(!stage.card(0)->findChild<Countdown *>()->isOver());
        stage.console.pass(Seconds{1079});
        QTRY_VERIFY_WITH_TIMEOUT(stage.card(0)->findChild<Countdown *>()->text().contains(u"00:01"_s), 3000);
        QVERIFY(buttonOf(stage.card(0), "approveButton")->isEnabled());
        stage.console.pass(Seconds{1});
        QTRY_VERIFY_WITH_TIMEOUT(stage.card(0)->findChild<Countdown *>()->isOver(), 3000);
        QVERIFY(!buttonOf(stage.card(0), "approveButton")->isEnabled());
        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_A);
        QVERIFY(stage.console.submitted.empty());
    }

    void refusalsAreShownWhereTheyHappened()
    {
        Stage stage(preamar::test::fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        stage.console.answer = CommandAnswer{
            .done = true,
            .result = {},
            .error =
                Error{.code = ErrorCode::Conflict, .where = "command", .detail = {}, .reason = "ProposalSuperseded"}};
        QTest::mouseClick(buttonOf(stage.card(0), "approveButton"), Qt::LeftButton);
        auto *hint = stage.card(0)->findChild<PlainLabel *>(u"proposalHint"_s);
        QTRY_VERIFY(hint->plainText().size() > 20);
        QVERIFY(buttonOf(stage.card(0), "approveButton")->isEnabled());
    }

    void cannotBeApproved_data()
    {
        QTest::addColumn<QString>("why");
        QTest::newRow("while everything is paused") << u"paused"_s;
        QTest::newRow("on a read-only context") << u"readonly"_s;
        QTest::newRow("in mode recommend") << u"recommend"_s;
        QTest::newRow("after another boot") << u"boot"_s;
    }
    void cannotBeApproved()
    {
        QFETCH(QString, why);
        Snapshot s = test::fixtureSnapshot(12);
        if (why == u"paused") {
            Pause pause;
            pause.scope = PauseScope::All;
            s.pauses.push_back(pause);
        } else if (why == u"readonly") {
            s.contexts[0].readOnly = true;
        } else if (why == u"recommend") {
            for (auto &report : s.cycle->workloads)
                report.policy.mode = Mode::Recommend;
        } else {
            s.bootId = "another";
        }
        Stage stage(s);
        QVERIFY(stage.ready && stage.still(0));
        QVERIFY(!buttonOf(stage.card(0), "approveButton")->isEnabled());
        QVERIFY(!stage.card(0)->findChild<PlainLabel *>(u"proposalHint"_s)->plainText().isEmpty());
        stage.card(0)->setFocus();
        QTest::keyClick(stage.card(0), Qt::Key_A);
        QVERIFY(stage.console.submitted.empty());
    }

    void saysWhatChangedSinceTheProposal()
    {
        Snapshot s = test::fixtureSnapshot(12);
        s.cycle->workloads[0].workload.replicas = 6;
        Stage stage(s);
        QVERIFY(stage.ready);
        const auto *changes = stage.card(0)->findChild<PlainLabel *>(u"proposalChanges"_s);
        QVERIFY(changes->isVisible());
        QVERIFY(changes->plainText().contains(u"2 → 6"_s));
    }

    void undoesFromTheLog()
    {
        Stage stage(preamar::test::fixtureSnapshot(12), u"log"_s);
        QVERIFY(stage.ready);
        auto *table = stage.named<QTableView>("actionTable");
        QVERIFY(table->currentIndex().isValid());
        QTest::mouseClick(stage.named<QPushButton>("undoButton"), Qt::LeftButton);
        QVERIFY(stage.console.submitted.empty());
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::revert));
        QCOMPARE(idOf(stage.console.submitted[0]), std::string("01JNQRECENT0"));
        table->selectRow(2); // rejected: nothing to undo
        QVERIFY(!stage.named<QPushButton>("undoButton")->isVisible());
    }

    void pausesAndResumes()
    {
        Stage stage(preamar::test::fixtureSnapshot(3), u"overview"_s);
        QVERIFY(stage.ready);
        QTest::keyClick(stage.window.get(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::pause));
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "scope").value_or(""), std::string("all"));
        Snapshot paused = test::fixtureSnapshot(3);
        Pause pause;
        pause.scope = PauseScope::All;
        paused.pauses.push_back(pause);
        stage.console.setSnapshot(paused);
        QVERIFY(stage.named<Banner>("stateBanner")->isVisible());
        QTest::mouseClick(stage.named<QPushButton>("pauseButton"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{2});
        QCOMPARE(stage.console.submitted[1].kind, std::string(command::resume));
    }

    void stopsAfterOneConfirmationAndResumesWithAReason()
    {
        Stage stage(preamar::test::fixtureSnapshot(3), u"overview"_s);
        QVERIFY(stage.ready);
        QTest::mouseClick(stage.named<QPushButton>("stopButton"), Qt::LeftButton);
        QVERIFY(stage.console.submitted.empty());
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::stop));
        QTRY_VERIFY(!stage.named<QDialog>("confirmDialog"));

        Snapshot stopped = test::fixtureSnapshot(3);
        Pause pause;
        pause.scope = PauseScope::All;
        pause.emergency = true;
        stopped.pauses.push_back(pause);
        stage.console.setSnapshot(stopped);
        QVERIFY(!stage.named<QPushButton>("stopButton")->isEnabled());
        QTest::mouseClick(stage.named<QPushButton>("pauseButton"), Qt::LeftButton);
        auto *confirm = stage.named<QPushButton>("confirmButton");
        QVERIFY(confirm && !confirm->isEnabled());
        QTest::keyClicks(stage.named<QLineEdit>("confirmReason"), u"falso alarme"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{2});
        QCOMPARE(stage.console.submitted[1].kind, std::string(command::resume));
        QCOMPARE(stringAt(stage.console.submitted[1].arguments, "reason").value_or(""), std::string("falso alarme"));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiActions test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiactions.moc"
