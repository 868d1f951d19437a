#include "tests/ui/fixtureconsole.h"
#include "ui/charts/chartstack.h"
#include "ui/charts/charttable.h"
#include "ui/charts/chartview.h"
#include "ui/charts/forecastchart.h"
#include "ui/charts/ticks.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/statepanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <ctime>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

namespace {

// The zone of the process for as long as this lives; rules as POSIX text, so that no zone data is needed.
class Zone
{
public:
    explicit Zone(const char *rules) : m_before(qgetenv("TZ"))
    {
        qputenv("TZ", rules);
        tzset();
    }
    ~Zone()
    {
        if (m_before.isEmpty())
            qunsetenv("TZ");
        else
            qputenv("TZ", m_before);
        tzset();
    }

private:
    QByteArray m_before;
};
constexpr auto kNewYork = "EST5EDT,M3.2.0,M11.1.0";
// As São Paulo had it: the first day of summer time begins at one o'clock, there is no midnight.
constexpr auto kSaoPaulo = "BRT3BRST,M11.1.0/0,M2.3.0/0";

Timestamp local(int year, int month, int day, int hour = 0, int minute = 0)
{
    return fromMillis(QDateTime(QDate(year, month, day), QTime(hour, minute)).toMSecsSinceEpoch());
}

QStringList labels(const std::vector<Timestamp> &ticks)
{
    QStringList out;
    for (const auto &tick : ticks)
        out += tickLabel(tick);
    return out;
}

bool isRising(const std::vector<Timestamp> &ticks)
{
    return std::adjacent_find(ticks.begin(), ticks.end(), std::greater_equal<>()) == ticks.end();
}

ChartSeries minutes(int count, double (*valueAt)(int))
{
    ChartSeries series;
    series.key.metric = metric::cpuCores;
    series.unit = Unit::Cores;
    series.step = Seconds{60};
    for (int i = 0; i < count; ++i) {
        const double v = valueAt(i);
        series.history.push_back({test::fixtureNow() - Seconds{60 * (count - i)}, v, v, v});
    }
    return series;
}

bool settled(const ChartStack &stack)
{
    return QTest::qWaitFor([&] { return stack.isSettled(); }, 3000);
}

} // namespace

class TestUiCharts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void ticksKeepTheirTimesOfDayWhenClocksChange_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QDate>("day");
        QTest::newRow("spring forward") << QString::fromLatin1(kNewYork) << QDate(2026, 3, 8);
        QTest::newRow("fall back") << QString::fromLatin1(kNewYork) << QDate(2026, 11, 1);
        QTest::newRow("an ordinary day") << QString::fromLatin1(kNewYork) << QDate(2026, 6, 1);
    }
    void ticksKeepTheirTimesOfDayWhenClocksChange()
    {
        QFETCH(QString, zone);
        QFETCH(QDate, day);
        const Zone here(zone.toLatin1().constData());
        const Timestamp from = local(day.year(), day.month(), day.day());
        const QDate next = day.addDays(1);
        const auto ticks = timeTicks(from, local(next.year(), next.month(), next.day()), 5);
        QCOMPARE(labels(ticks), (QStringList{words::day(from), u"06:00"_s, u"12:00"_s, u"18:00"_s,
                                             words::day(local(next.year(), next.month(), next.day()))}));
        QVERIFY(isRising(timeTicks(from, from + std::chrono::hours{6}, 8)));
    }

    void aDayWithoutMidnightHasItsTick()
    {
        const Zone here(kSaoPaulo);
        const Timestamp from = local(2026, 10, 30);
        const auto ticks = timeTicks(from, from + std::chrono::hours{24 * 4}, 5);
        QVERIFY(isRising(ticks));
        QCOMPARE(labels(ticks), (QStringList{u"30/10"_s, u"31/10"_s, u"01/11"_s, u"02/11"_s, u"03/11"_s}));
    }

    void aLeapDayIsADay()
    {
        const Zone here("UTC0");
        QCOMPARE(labels(timeTicks(local(2028, 2, 28), local(2028, 3, 1), 3)),
                 (QStringList{u"28/02"_s, u"29/02"_s, u"01/03"_s}));
    }

    void everySpanHasAFewTicks()
    {
        const Zone here(kNewYork);
        for (const int hours : {1, 6, 24, 24 * 7, 24 * 30, 24 * 365}) {
            const Timestamp to = test::fixtureNow();
            const auto ticks = timeTicks(to - std::chrono::hours{hours}, to, 6);
            QVERIFY2(ticks.size() >= 2 && ticks.size() <= 8, qPrintable(QString::number(hours)));
            QVERIFY(isRising(ticks));
        }
        QVERIFY(timeTicks(test::fixtureNow(), test::fixtureNow(), 6).empty());
    }

    void bytesAndCountsHaveTicksOfTheirOwn()
    {
        for (const double tick : byteTicks(3.3e9, 4))
            QVERIFY(std::fmod(tick, 1024.0 * 1024 * 1024) == 0.0);
        for (const double highest : {1.0, 3.0, 7.0, 60.0}) {
            for (const double tick : countTicks(highest, 4))
                QCOMPARE(tick, std::floor(tick));
        }
    }

    void noWidthHidesASpike()
    {
        constexpr int kMonth = 43'200;
        const ChartSeries series =
            minutes(kMonth, [](int i) { return i == 20'001 ? 9.0 : 1.0 + 0.1 * std::sin(0.1 * i); });
        const ChartFrame frame{.now = test::fixtureNow(),
                               .back = std::chrono::hours{24 * 30},
                               .ahead = Seconds{3600},
                               .asPercent = false,
                               .lines = {},
                               .valueTickCount = 4,
                               .window = std::nullopt,
                               .isSteps = false,
                               .width = 600};
        const ChartModel model = makeChartModel(series, frame);
        QCOMPARE(model.history.size(), std::size_t{1});
        QVERIFY(model.history[0].size() <= 4 * 602);
        const auto highest = std::max_element(model.history[0].begin(), model.history[0].end(),
                                              [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        QCOMPARE(highest->y(), 9.0);
        QVERIFY(model.top >= 9.0);
    }

    void aWindowBeyondTheDataIsEmptyAndWhole()
    {
        const ChartSeries series = minutes(60, [](int) { return 1.0; });
        ChartFrame frame{.now = test::fixtureNow(), .back = {}, .ahead = {}};
        frame.window =
            TimeRange{test::fixtureNow() - std::chrono::hours{48}, test::fixtureNow() - std::chrono::hours{40}};
        const ChartModel model = makeChartModel(series, frame);
        QVERIFY(model.isEmpty());
        QVERIFY(model.isDated);
        QVERIFY(!model.readOut(frame.window->from).isEmpty());
    }

    void overloadIsWhereDemandIsAboveTheLimitOfItsTime()
    {
        const ChartSeries series = minutes(60, [](int i) { return i >= 10 && i < 20 ? 3.0 : 1.0; });
        ChartSteps limit;
        limit.values = {{series.history.front().at, 2.0}};
        auto spans = overloads(series, limit);
        QCOMPARE(spans.size(), std::size_t{1});
        QCOMPARE((spans[0].to - spans[0].from), Millis{Seconds{600}});
        // More replicas came in the middle of it.
        limit.values.emplace_back(series.history[15].at, 4.0);
        spans = overloads(series, limit);
        QCOMPARE((spans[0].to - spans[0].from), Millis{Seconds{300}});
        QVERIFY(overloads(series, {}).empty()); // without a limit nothing is called overload
    }

    void stepsHoldUntilTheNextOne()
    {
        ChartSeries series = minutes(60, [](int i) { return i < 30 ? 2.0 : 3.0; });
        ChartFrame frame{.now = test::fixtureNow(), .back = std::chrono::hours{1}, .ahead = {}};
        frame.isSteps = true;
        const ChartModel model = makeChartModel(series, frame);
        QCOMPARE(*model.measuredAt(series.history[29].at + Seconds{20}), 2.0);
        QCOMPARE(*model.measuredAt(series.history[40].at), 3.0);
    }

    void tablesAreForPeopleAndForPrograms()
    {
        const Zone here("UTC0");
        ChartSeries series = minutes(2, [](int i) { return 1.5 + i; });
        const auto table = makeChartTable({{u"=CPU; núcleos"_s, &series, false}},
                                          {test::fixtureNow() - Seconds{3600}, test::fixtureNow()}, test::fixtureNow());
        QCOMPARE(table.rows.size(), std::size_t{2});
        const QByteArray standard = toCsv(table, CsvKind::Standard);
        QCOMPARE(standard, QByteArray("timestamp,cpu_cores,cpu_cores_lo80,cpu_cores_hi80\n"
                                      "2026-03-02T14:03:00Z,1.5,,\n2026-03-02T14:04:00Z,2.5,,\n"));
        const QByteArray excel = toCsv(table, CsvKind::Excel);
        QVERIFY(excel.startsWith("\xEF\xBB\xBF"));
        QVERIFY(excel.contains(";\"'=CPU; n\xC3\xBA"
                               "cleos\""));
        QVERIFY(excel.contains("02/03/2026 14:03:00;1,5;;\r\n"));
        ChartTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(table);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 2).data().toString(), words::unknown());
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aPartOfASumIsSaidToBeOne()
    {
        ForecastChart chart(ForecastChart::Size::Normal);
        chart.show();
        ChartSeries series = minutes(60, [](int) { return 1.0; });
        const ChartFrame frame{.now = test::fixtureNow(), .back = Seconds{3600}, .ahead = Seconds{3600}};
        auto *label = chart.findChild<PlainLabel *>(u"coverage"_s);
        chart.setSeries(series, frame);
        QVERIFY(!label->isVisible());
        series.coverage = {.asked = 11, .summed = 10, .measured = 1.0};
        chart.setSeries(series, frame);
        QVERIFY(label->isVisible());
        QCOMPARE(label->plainText(), u"10 de 11 serviços"_s);
        QVERIFY(chart.view()->accessibleDescription().contains(u"10 de 11 serviços"_s));
        // A step that was not measured whole: told, and never rounded up.
        series.coverage = {.asked = 11, .summed = 11, .measured = 0.98799};
        chart.setSeries(series, frame);
        QCOMPARE(label->plainText(), words::percent(0.987, 1) + u" medido"_s);
        chart.setSeries(fail(ErrorCode::Storage, "history", "disk I/O error"), frame);
        QVERIFY(!label->isVisible());
    }

    void labelsOfOneAxisHaveAsManyDecimals()
    {
        ChartSeries series = minutes(60, [](int) { return 1.3 * 1024 * 1024 * 1024; });
        series.key.metric = metric::memoryBytes;
        series.unit = Unit::Bytes;
        ChartFrame frame{.now = test::fixtureNow(), .back = Seconds{3600}, .ahead = Seconds{3600}};
        frame.isUnitApart = true;
        const ChartModel model = makeChartModel(series, frame);
        QStringList said;
        for (const double tick : model.ticks)
            said += model.axisText(tick);
        QCOMPARE(said.first(), u"0"_s);
        for (const QString &text : said.mid(1))
            QCOMPARE(text.section(u',', 1).size(), said.last().section(u',', 1).size());
    }

    void aStackHasOneWindowAndOneCrosshair()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        ChartStack stack(console);
        stack.resize(900, 600);
        stack.setReport(console.snapshot()->cycle->workloads[0], console.snapshot()->now);
        stack.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stack));
        QVERIFY(settled(stack));
        QCOMPARE(stack.laneCount(), std::size_t{4});
        QVERIFY(!stack.description().isEmpty());
        const TimeRange first = stack.window();
        QVERIFY(stack.isFollowing());

        QTest::mouseMove(stack.view(0)->viewport(), QPoint(stack.view(0)->width() / 3, 40));
        QTRY_VERIFY(stack.view(3)->pointed().has_value());
        QCOMPARE(stack.view(3)->pointed(), stack.view(0)->pointed());

        // The wheel zooms around the pointer, keys zoom, pan and return.
        QWheelEvent wheel({300.0, 40.0}, {300.0, 40.0}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(stack.view(1)->viewport(), &wheel);
        QVERIFY(!stack.isFollowing());
        const TimeRange closer = stack.window();
        QVERIFY(closer.to - closer.from < first.to - first.from);
        for (std::size_t i = 0; i < stack.laneCount(); ++i) {
            QCOMPARE(stack.view(i)->model().from, closer.from);
            QCOMPARE(stack.view(i)->model().to, closer.to);
        }
        QTest::keyClick(stack.view(2), Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(stack.window().from < closer.from);
        QCOMPARE(stack.window().to - stack.window().from, closer.to - closer.from);
        QTest::keyClick(stack.view(2), Qt::Key_Minus);
        QVERIFY(stack.window().to - stack.window().from > closer.to - closer.from);
        QTest::keyClick(stack.view(2), Qt::Key_Home);
        QVERIFY(stack.isFollowing());
        QVERIFY(settled(stack));

        // Dragging to the right shows what was before.
        const Timestamp before = stack.window().from;
        QTest::mousePress(stack.view(0)->viewport(), Qt::LeftButton, {}, {300, 40});
        QMouseEvent move(QEvent::MouseMove, {400.0, 40.0}, {400.0, 40.0}, Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(stack.view(0)->viewport(), &move);
        QTest::mouseRelease(stack.view(0)->viewport(), Qt::LeftButton, {}, {400, 40});
        QVERIFY(stack.window().from < before);
        QVERIFY(settled(stack));
    }

    void zoomingInAsksForFinerSteps()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        ChartStack stack(console);
        stack.resize(900, 600);
        stack.setReport(console.snapshot()->cycle->workloads[0], console.snapshot()->now);
        stack.show();
        stack.setRange(std::chrono::hours{24 * 30});
        QVERIFY(settled(stack));
        console.charts.clear();
        const Timestamp then = console.snapshot()->now - std::chrono::hours{24 * 9};
        stack.setWindow({then, then + std::chrono::hours{3}});
        QTRY_COMPARE(console.charts.size(), std::size_t{5});
        QVERIFY(console.charts[0].back <= std::chrono::hours{6});
        QVERIFY(console.charts[0].until.has_value());
        QVERIFY(settled(stack));
        // A little to the side is inside of what was asked for.
        console.charts.clear();
        stack.setWindow({then + Seconds{600}, then + std::chrono::hours{3} + Seconds{600}});
        QVERIFY(stack.isSettled());
        QVERIFY(console.charts.empty());
        // No window is narrower than it can be read, or lies beyond the forecast.
        stack.setWindow({then, then + Seconds{1}});
        QVERIFY(stack.window().to - stack.window().from >= Seconds{600});
        stack.setWindow({then + std::chrono::hours{24 * 300}, then + std::chrono::hours{24 * 301}});
        QVERIFY(stack.window().to <= console.snapshot()->now + std::chrono::hours{2});
    }

    void aStackIsSavedAndReadAsATable()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        ChartStack stack(console);
        stack.resize(900, 600);
        stack.setReport(console.snapshot()->cycle->workloads[0], console.snapshot()->now);
        stack.show();
        QVERIFY(settled(stack));
        QTemporaryDir folder;
        const QString picture = folder.filePath(u"a.png"_s);
        QVERIFY(stack.savePicture(picture));
        QVERIFY(QImage(picture).width() > 1500); // twice the pixels
        const QString file = folder.filePath(u"a.csv"_s);
        QVERIFY(stack.saveTable(file, CsvKind::Standard));
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QVERIFY(read.readAll().startsWith("timestamp,cpu_cores,"));
        QVERIFY(!stack.saveTable(folder.filePath(u"no/such/folder.csv"_s), CsvKind::Standard));
        auto *table = stack.findChild<QTableView *>(u"chartTable"_s);
        for (auto *action : stack.findChildren<QAction *>()) {
            if (action->isCheckable() && !action->text().isEmpty())
                action->setChecked(true);
        }
        QVERIFY(table->isVisible());
        QVERIFY(table->model()->rowCount() > 100);
    }

    void aStackSaysWhyItIsEmptyOrBroken()
    {
        test::FixtureConsole console;
        console.setSnapshot(test::fixtureSnapshot(3));
        console.chartsEmpty = true;
        ChartStack stack(console);
        stack.setReport(console.snapshot()->cycle->workloads[0], console.snapshot()->now);
        stack.show();
        QVERIFY(settled(stack));
        QCOMPARE(stack.panel()->state(), StatePanel::State::Empty);
        console.chartsFail = true;
        stack.setRange(std::chrono::hours{1});
        QTRY_COMPARE(stack.panel()->state(), StatePanel::State::Error);
        console.chartsFail = console.chartsEmpty = false;
        stack.panel()->findChild<QPushButton *>()->click();
        QTRY_COMPARE(stack.panel()->state(), StatePanel::State::Ready);
    }
};

QTEST_MAIN(TestUiCharts)
#include "tst_uicharts.moc"
