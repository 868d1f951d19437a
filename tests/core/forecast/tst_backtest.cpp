// The protocol of `backtest`, and what is said about a forecast.
#include "core/forecast/backtest.h"
#include "core/forecast/explain.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace preamar;
using namespace preamar::forecast;

namespace {

BacktestSeries seriesOf(std::string name, std::vector<double> values)
{
    return {std::move(name), made::input(std::move(values)).target};
}

BacktestRequest light()
{
    BacktestRequest request;
    request.tier = Tier::Light;
    request.originsPerSeries = 4;
    return request;
}

} // namespace

class TestBacktest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seasonalNaiveIsTheUnit()
    {
        BacktestRequest request = light();
        request.models = {"seasonal-naive"};
        // Eight days: too few for the weekly variant of the model, so that it is the unit itself.
        const auto result = runBacktest({seriesOf("a", made::daily(8 * 288))}, request);
        QVERIFY(result);
        QCOMPARE(result->total.size(), std::size_t{3});
        for (const auto &row : result->total) {
            QVERIFY(std::abs(row.relMae - 1.0) < 1e-12);
            QCOMPARE(row.forecasts, 4);
            QCOMPARE(row.worse, 0);
            QVERIFY(row.coverage80 > 0.6 && row.coverage80 < 0.95);
        }
    }

    void placesOriginsAsTheProtocolSays()
    {
        BacktestRequest request = light();
        request.models = {"naive"};
        request.originsPerSeries = 20;
        // 288 rows ahead, 89 apart, 864 known: 864 + 288 + 2·89 rows hold three origins, one row less holds two.
        const auto three = runBacktest({seriesOf("a", made::daily(864 + 288 + 178))}, request);
        QVERIFY(three);
        QCOMPARE(three->total.front().forecasts, 3);
        const auto two = runBacktest({seriesOf("a", made::daily(864 + 288 + 177))}, request);
        QVERIFY(two);
        QCOMPARE(two->total.front().forecasts, 2);
        const auto none = runBacktest({seriesOf("a", made::daily(864 + 287))}, request);
        QVERIFY(!none && none.error().code == ErrorCode::InsufficientData);
        const auto partly = runBacktest({seriesOf("a", made::daily(2000)), seriesOf("b", made::daily(100))}, request);
        QVERIFY(partly);
        QCOMPARE(partly->unscored, std::vector<std::string>{"b"});
    }

    void takesTheGeometricMeanOverSeries()
    {
        BacktestRequest request = light();
        request.models = {"naive"};
        const auto both =
            runBacktest({seriesOf("a", made::daily(2000)), seriesOf("b", made::randomWalk(2000))}, request);
        QVERIFY(both);
        QCOMPARE(both->perSeries.size(), std::size_t{6});
        for (std::size_t h = 0; h < 3; ++h) {
            const double product = both->perSeries[h].relMae * both->perSeries[3 + h].relMae;
            QVERIFY(std::abs(both->total[h].relMae - std::sqrt(product)) < 1e-9);
        }
    }

    // What comes at or after the last origin's horizon cannot be seen by any origin.
    void looksAtNothingBeyondAnOrigin()
    {
        BacktestRequest request = light();
        request.horizons = {6};
        request.originsPerSeries = 1;
        auto values = made::daily(1500);
        const auto before = runBacktest({seriesOf("a", values)}, request);
        // The truth moves, the forecast does not: the error moves by exactly as much.
        for (std::size_t i = 1494; i < 1500; ++i)
            values[i] += 1000.0;
        const auto after = runBacktest({seriesOf("a", values)}, request);
        QVERIFY(before && after);
        QVERIFY(after->total.front().mase > before->total.front().mase);
        QCOMPARE(after->total.front().coverage80, 0.0);
    }

    void skipsGapsInTheTruth()
    {
        auto values = made::daily(2000);
        for (std::size_t i = 900; i < values.size(); i += 3)
            values[i] = std::nan("");
        const auto result = runBacktest({seriesOf("a", values)}, light());
        QVERIFY(result);
        for (const auto &row : result->total)
            QVERIFY(std::isfinite(row.relMae) && std::isfinite(row.winkler80) && row.relMae < 1.0);
    }

    void isTheSameEveryTime()
    {
        BacktestRequest request = light();
        request.tier = Tier::Full;
        request.originsPerSeries = 1;
        const std::vector<BacktestSeries> series{seriesOf("a", made::daily(1300))};
        const auto a = runBacktest(series, request);
        const auto b = runBacktest(series, request);
        QVERIFY(a && b);
        for (std::size_t i = 0; i < a->total.size(); ++i) {
            QCOMPARE(a->total[i].relMae, b->total[i].relMae);
            QCOMPARE(a->total[i].winkler80, b->total[i].winkler80);
        }
    }

    void refusesRequestsThatMakeNoSense()
    {
        const std::vector<BacktestSeries> series{seriesOf("a", made::daily(2000))};
        const auto refused = [&](auto change) {
            BacktestRequest request = light();
            change(request);
            const auto result = runBacktest(series, request);
            return !result && result.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused([](BacktestRequest &r) { r.horizons = {}; }));
        QVERIFY(refused([](BacktestRequest &r) { r.horizons = {24, 6}; }));
        QVERIFY(refused([](BacktestRequest &r) { r.horizons = {0}; }));
        QVERIFY(refused([](BacktestRequest &r) { r.originsPerSeries = 0; }));
        QVERIFY(refused([](BacktestRequest &r) { r.spacing = 0; }));
        QVERIFY(refused([](BacktestRequest &r) { r.minKnown = 1; }));
        QVERIFY(refused([](BacktestRequest &r) { r.models = {"oracle"}; }));
    }

    void partsSumToThePoint()
    {
        for (const auto &values : {made::daily(15 * 288), made::daily(3 * 288), made::randomWalk(100)}) {
            const FitInput input = made::input(values);
            const auto selection = select(input, {.mustQualify = false});
            const auto points = selection.model->points(400);
            QVERIFY(points);
            const auto parts = explain(input, *points);
            QCOMPARE(parts.size(), points->size());
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const Parts &p = parts[i];
                const double sum = p.level + p.daily + p.weekly + p.event + p.recent;
                QVERIFY(std::abs(sum - (*points)[i]) <= 1e-12 * std::max(1.0, std::abs((*points)[i])));
            }
        }
        // A wave of amplitude 4 around 10: the level is 10, the day's part swings between -4 and 4.
        const FitInput input = made::input(made::daily(10 * 288, 0.05));
        const std::vector<double> points(288, 10.0);
        const auto parts = explain(input, points);
        QVERIFY(std::abs(parts[0].level - 10.0) < 0.1);
        const auto [low, high] = std::minmax_element(parts.begin(), parts.end(),
                                                     [](const Parts &a, const Parts &b) { return a.daily < b.daily; });
        QVERIFY(std::abs(low->daily + 4.0) < 0.2 && std::abs(high->daily - 4.0) < 0.2);
    }

    void findsTheMostSimilarDay()
    {
        auto values = made::daily(6 * 288, 0.0);
        // The third day is turned upside down; so is the last: they resemble each other only.
        for (std::size_t i = 0; i < 288; ++i) {
            values[2 * 288 + i] = 20.0 - values[2 * 288 + i];
            values[5 * 288 + i] = 25.0 - values[5 * 288 + i];
        }
        const auto similar = mostSimilarDay(made::input(values));
        QVERIFY(similar);
        QVERIFY(similar->from == Timestamp{} + std::chrono::hours{48});
        QVERIFY(similar->difference < 1e-9);
        QVERIFY(!mostSimilarDay(made::input(made::daily(500))));
    }

    void saysHowFarASeriesCanBeForeseen()
    {
        const auto verdict = [](std::vector<double> values) {
            return verdictOf(select(made::input(std::move(values)), {.horizon = 288, .mustQualify = false}).report);
        };
        QVERIFY(verdict(made::daily(8 * 288)).kind == Verdict::Kind::Predictable);
        QVERIFY(verdict(std::vector<double>(2000, 5.0)).kind == Verdict::Kind::Predictable);
        QVERIFY(verdict(made::randomWalk(3000)).kind != Verdict::Kind::Predictable);
        QVERIFY(verdict({1.0, 2.0}).kind == Verdict::Kind::Unknown);
    }
};

QTEST_APPLESS_MAIN(TestBacktest)
#include "tst_backtest.moc"
