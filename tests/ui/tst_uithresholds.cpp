// Thresholds that are moved on the charts, in an edit mode alone and as if they were typed; and charts whose data are too
// old, which fade and say so.
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/charts/chartstack.h"
#include "ui/charts/chartview.h"
#include "ui/pages/policypanel.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QChart>
#include <QLineEdit>
#include <QLineSeries>
#include <QPushButton>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

struct Service : Stage
{
    Service() : Stage(test::fixtureSnapshot(3), u"service"_s)
    {
        stack = named<ChartStack>("chartStack");
        panel = named<PolicyPanel>("policyPanel");
        view = stack->view(0);
        (void)QTest::qWaitFor([this] { return stack->isSettled(); }, 3000);
    }
    [[nodiscard]] QString typed(const char *name) const { return named<QLineEdit>(name)->text(); }
    // In the middle of the seen range, on the threshold.
    [[nodiscard]] QPoint onLimit(bool isUpper) const
    {
        const qreal x = view->chart()->plotArea().center().x();
        return QPointF(x, view->limitY(isUpper, x).value_or(-1.0)).toPoint();
    }
    void drag(QPoint from, QPoint to) const
    {
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view->viewport(), &move);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, to);
    }

    ChartStack *stack;
    PolicyPanel *panel;
    ChartView *view;
};

ChartSeries series(Millis age)
{
    ChartSeries s;
    s.key.metric = metric::cpuCores;
    s.unit = Unit::Cores;
    s.step = Seconds{60};
    for (int i = 60; i > 0; --i)
        s.history.push_back({test::fixtureNow() - age - Seconds{60 * i}, 1.0, 1.0, 1.0});
    return s;
}

ChartFrame frame()
{
    ChartFrame f;
    f.now = test::fixtureNow();
    f.back = f.ahead = Seconds{7200};
    return f;
}

} // namespace

class TestUiThresholds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void nothingMovesOutsideTheEditMode()
    {
        Service s;
        QVERIFY(s.view->limitY(true, 300.0).has_value());
        QVERIFY(!s.view->limitY(false, 300.0)); // the lower one is not even drawn
        const TimeRange before = s.stack->window();
        s.drag(s.onLimit(true), s.onLimit(true) + QPoint(0, 30));
        s.view->setFocus();
        QTest::keyClick(s.view, Qt::Key_Up);
        QVERIFY(!s.panel->isEditing());
        QVERIFY(s.console.submitted.empty());
        QVERIFY(s.stack->window().from == before.from);
    }

    void aDraggedThresholdIsPreviewedAndSavedAsIfTyped()
    {
        Service s;
        s.named<QPushButton>("policyEdit")->click();
        QTRY_VERIFY(s.view->areLimitsEditable());
        const QString before = s.typed("policyUp");
        const QPoint from = s.onLimit(true);
        QVERIFY(from.y() > 0);
        s.drag(from, from + QPoint(0, 12));
        const QString after = s.typed("policyUp");
        QVERIFY2(after != before && after.endsWith(u'%'), qPrintable(after));
        QVERIFY2(s.panel->preview().contains(after), qPrintable(s.panel->preview()));
        QVERIFY(s.console.submitted.empty()); // a preview
        // What is typed moves the line on the chart.
        const auto drawn = s.view->limitY(true, 300.0);
        auto *up = s.named<QLineEdit>("policyUp");
        up->selectAll();
        QTest::keyClicks(up, u"55%"_s);
        QVERIFY(s.view->limitY(true, 300.0) != drawn);
        s.named<QPushButton>("policySave")->click();
        QTRY_COMPARE(s.console.submitted.size(), std::size_t{1});
        QCOMPARE(s.console.submitted[0].kind, std::string(command::policySet));
        QCOMPARE(s.console.submitted[0].arguments.at("set").at("up_threshold").get<std::string>(), std::string("0.55"));
        QTRY_VERIFY(!s.view->areLimitsEditable());
    }

    void theKeysMoveBothByOnePercent()
    {
        Service s;
        s.named<QPushButton>("policyEdit")->click();
        QTRY_VERIFY(s.view->areLimitsEditable());
        const ScalingPolicy policy = s.console.snapshot()->cycle->workloads[0].policy;
        const auto percent = [](double share) { return words::percent(share, 0); };
        s.view->setFocus();
        QTest::keyClick(s.view, Qt::Key_Down);
        QCOMPARE(s.typed("policyUp"), percent(policy.upThreshold - 0.01));
        QTest::keyClick(s.view, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(s.view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(s.typed("policyDown"), percent(policy.downThreshold + 0.02));
        // One above the other is refused where it is typed too.
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(s.view, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(!s.named<QPushButton>("policySave")->isEnabled());
        s.named<QPushButton>("policyCancel")->click();
        QVERIFY(!s.view->areLimitsEditable());
        QVERIFY(!s.view->limitY(false, 300.0));
    }

    void oldDataFadeAndSaySo()
    {
        QVERIFY(!makeChartModel(series(Millis{0}), frame()).staleFor);
        QVERIFY(!makeChartModel(series(Seconds{120}), frame()).staleFor);
        const ChartModel stale = makeChartModel(series(Seconds{1200}), frame());
        QVERIFY(stale.staleFor.has_value());
        QVERIFY2(stale.summary().contains(u"20 min"_s), qPrintable(stale.summary()));
        // The past is not late for being past.
        ChartFrame past = frame();
        past.window = TimeRange{past.now - Seconds{7200}, past.now - Seconds{600}};
        QVERIFY(!makeChartModel(series(Seconds{1200}), past).staleFor);
        ChartView view;
        const auto opacity = [&] { return qobject_cast<QLineSeries *>(view.chart()->series().last())->opacity(); };
        view.setModel(stale);
        QVERIFY(opacity() < 0.5);
        view.setModel(makeChartModel(series(Millis{0}), frame()));
        QCOMPARE(opacity(), 1.0);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiThresholds test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uithresholds.moc"
