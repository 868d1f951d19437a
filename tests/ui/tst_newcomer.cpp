// A newcomer's first minute: from the first start to an action that was approved, sent, verified and is healthy,
// through real clicks on the real program's session. Clicks are counted and bounded; seconds are told.
#include "app/preamar/session.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/tour.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace Qt::StringLiterals;

class TestNewcomer : public QObject
{
    Q_OBJECT

    // The first proposal to raise that may be approved now, on the page that is shown.
    static ui::ProposalCard *firstRise(const ui::MainWindow *window)
    {
        for (auto *card : window->findChildren<ui::ProposalCard *>()) {
            const auto &p = card->proposal();
            const auto *button = card->findChild<QPushButton *>(u"approveButton"_s);
            if (card->isVisible() && card->isStill() && p.state == ProposalState::Proposed &&
                direction(p.plan.change) == Direction::Up && button && button->isVisible() && button->isEnabled())
                return card;
        }
        return nullptr;
    }
    void click(QAbstractButton *button)
    {
        QVERIFY(button && button->isVisible() && button->isEnabled());
        ++m_clicks;
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static std::optional<ProposalState> stateOf(const ui::Console &console, const ProposalId &id)
    {
        for (const auto &p : console.snapshot()->recent) {
            if (p.id == id)
                return p.state;
        }
        return std::nullopt;
    }

private Q_SLOTS:
    void fromTheFirstStartToAVerifiedAction()
    {
        QTemporaryDir dir;
        app::Options options;
        options.home = dir.filePath(u"home"_s).toStdString();
        options.size = QSize(ui::style::kWindowWidth, ui::style::kWindowHeight);
        options.theme = "light";
        QElapsedTimer since;
        since.start();
        app::Session session(*qApp, options);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.window()->isFirstStart(), 20'000);
        const qint64 started = since.elapsed();

        auto *door = session.window()->findChild<QPushButton *>(u"doorDemonstration"_s);
        QTRY_VERIFY_WITH_TIMEOUT(door->isVisible(), 5'000);
        click(door);
        // Another window by now: the demonstration's own home. What it shows first has the proposal on it.
        QTRY_VERIFY_WITH_TIMEOUT(session.console().snapshot()->isLab && session.console().snapshot()->cycle, 60'000);
        const qint64 sawData = since.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(session.window()->findChild<ui::Tour *>(), 5'000); // beside the work, never in front
        QTRY_VERIFY_WITH_TIMEOUT(firstRise(session.window()), 60'000);
        auto *card = firstRise(session.window());
        const ProposalId id = card->proposal().id;
        // With the time to take it back that everyone has; nothing to click while it passes.
        click(card->findChild<QPushButton *>(u"approveButton"_s));
        QVERIFY(session.window()->findChild<ui::Banner *>(u"graceBar"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(session.console(), id) == ProposalState::Healthy, 60'000);
        const qint64 done = since.elapsed();
        qInfo("newcomer: %d clicks; first start shown after %.1f s, data after %.1f s, approved, verified and healthy "
              "after %.1f s",
              m_clicks, static_cast<double>(started) / 1000.0, static_cast<double>(sawData) / 1000.0,
              static_cast<double>(done) / 1000.0);
        QVERIFY2(m_clicks <= 6, "more clicks than a newcomer should need");

        // How do I stop it? From here, by one chord and the same again; nothing is sent after.
        session.window()->activateWindow();
        QTRY_VERIFY(session.window()->isActiveWindow());
        since.restart();
        QTest::keyClick(session.window(), Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = session.window()->findChild<QDialog *>(u"confirmDialog"_s);
        QVERIFY(dialog);
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        QTest::keyClick(dialog, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(session.window()->findChild<ui::Banner *>(u"stateBanner"_s)->isVisible(), 10'000);
        qInfo("emergency stop: chord to banner %lld ms", static_cast<long long>(since.elapsed()));
        const auto stopped = session.console().snapshot();
        for (const auto &p : stopped->proposals)
            QVERIFY(!isOpen(p.state));
    }

private:
    int m_clicks = 0;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TestNewcomer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_newcomer.moc"
