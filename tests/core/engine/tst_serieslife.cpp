// Scores and drift of one series, and the row in which waiting forecasts outlive a restart.
#include "core/engine/forecastbook.h"
#include "core/forecast/serieslife.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <cmath>

using namespace preamar;
using namespace preamar::engine;
using preamar::forecast::DriftMonitor;

namespace {

constexpr Millis kStep = kForecastStep;
const SeriesKey kKey{{.context = ContextName("c"), .space = "-", .kind = WorkloadKind::Service, .name = "s"},
                     metric::cpuCores};
const Timestamp kStart = fromMillis(1'772'463'600'000);

Timestamp cell(int i)
{
    return kStart + kStep * i;
}

UsedForecast flat(Timestamp origin, float point, float half, const char *version = "v1")
{
    UsedForecast f{
        .origin = origin, .model = "theta", .version = version, .shadow = false, .point = {}, .low = {}, .high = {}};
    f.point.assign(24, point);
    f.low.assign(24, point - half);
    f.high.assign(24, point + half);
    return f;
}

const ModelScore *find(const std::vector<ModelScore> &scores, std::size_t steps, const std::string &version = "v1")
{
    for (const auto &s : scores) {
        if (s.steps == steps && s.version == version)
            return &s;
    }
    return nullptr;
}

} // namespace

class TestSeriesLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresEachStepOnce()
    {
        SeriesLife life;
        for (int i = 0; i < 288; ++i)
            life.close(kKey, cell(i), kStep, 8.0);
        QVERIFY(life.takeScores().empty());
        life.use(flat(cell(288), 10.0F, 1.0F));
        life.use(flat(cell(288), 99.0F, 1.0F)); // the same origin and version: not again
        for (int i = 288; i < 340; ++i)
            life.close(kKey, cell(i), kStep, i % 2 == 0 ? 10.0 : 12.0);
        const auto scores = life.takeScores();
        const ModelScore *near = find(scores, 6);
        const ModelScore *far = find(scores, 24);
        QVERIFY(near && far);
        QCOMPARE(near->sum.count, std::int64_t{6});
        QCOMPARE(far->sum.count, std::int64_t{24});
        QCOMPARE(near->sum.error, 6.0); // three of 2
        QCOMPARE(near->sum.truth, 66.0);
        QCOMPARE(near->sum.covered, std::int64_t{3});
        QCOMPARE(near->sum.naiveCount, std::int64_t{6});
        QCOMPARE(near->sum.naiveError, 18.0);
        QVERIFY(std::abs(near->sum.accuracy() - (1.0 - 6.0 / 66.0)) < 1e-12);
        QVERIFY(std::abs(near->sum.relative() - 6.0 / 18.0) < 1e-12);
        QCOMPARE(near->sum.coverage(), 0.5);
        QVERIFY(life.takeScores().empty());
    }

    void leavesGapsOut()
    {
        SeriesLife life;
        life.use(flat(cell(0), 10.0F, 1.0F));
        life.close(kKey, cell(0), kStep, std::nan(""));
        life.close(kKey, cell(1), kStep, 10.0);
        life.close(kKey, cell(5), kStep, 10.0);
        life.close(kKey, cell(3), kStep, 10.0); // late: its time is over
        const auto scores = life.takeScores();
        QCOMPARE(find(scores, 6)->sum.count, std::int64_t{2});
        QCOMPARE(find(scores, 6)->sum.naiveCount, std::int64_t{0});
        QVERIFY(std::isnan(find(scores, 6)->sum.relative()));
        QCOMPARE(life.truthOf(cell(1), kStep), std::optional(10.0));
        QVERIFY(!life.truthOf(cell(2), kStep));
        QVERIFY(!life.truthOf(cell(9), kStep));
    }

    void keepsShadowsApart()
    {
        SeriesLife life;
        auto shadow = flat(cell(0), 20.0F, 1.0F, "v2");
        shadow.shadow = true;
        life.use(flat(cell(0), 10.0F, 1.0F));
        life.use(shadow);
        life.close(kKey, cell(0), kStep, 10.0);
        const auto scores = life.takeScores();
        QVERIFY(!find(scores, 6)->shadow);
        QVERIFY(find(scores, 6, "v2")->shadow);
        QCOMPARE(find(scores, 6, "v2")->sum.error, 10.0);
    }

    void outlivesARestart()
    {
        SeriesLife life;
        life.use(flat(cell(0), 10.0F, 1.0F));
        for (int i = 0; i < 3; ++i)
            life.close(kKey, cell(i), kStep, 10.0);
        const auto before = life.takeScores();
        std::vector<std::pair<SeriesKey, UsedForecast>> uses;
        for (auto &used : life.takeUses())
            uses.emplace_back(kKey, std::move(used));
        const std::string bytes = packUsed(uses);
        QCOMPARE(unpackUsed(bytes), uses);
        QVERIFY(unpackUsed(bytes.substr(0, bytes.size() - 1)).empty());
        QVERIFY(unpackUsed("").empty());
        SeriesLife again;
        again.scoredUpTo(cell(3));
        again.use(unpackUsed(bytes).front().second);
        for (int i = 0; i < 24; ++i)
            again.close(kKey, cell(i), kStep, 10.0);
        const auto after = again.takeScores();
        QCOMPARE(find(before, 24)->sum.count + find(after, 24)->sum.count, std::int64_t{24});
    }

    void findsAShift_data()
    {
        QTest::addColumn<double>("shift");
        QTest::addColumn<int>("within");
        QTest::newRow("two standard deviations") << 2.0 << 16;
        QTest::newRow("three") << 3.0 << 14;
        QTest::newRow("down") << -3.0 << 14;
        QTest::newRow("one, slowly") << 1.0 << 60;
    }
    void findsAShift()
    {
        QFETCH(double, shift);
        QFETCH(int, within);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            forecast::made::Noise noise(seed);
            DriftMonitor monitor;
            // Twelve uniform numbers make a normal one.
            const auto normal = [&noise] {
                double sum = 0.0;
                for (int k = 0; k < 12; ++k)
                    sum += 0.5 * noise.next();
                return sum;
            };
            int falseAlarms = 0;
            for (int i = 0; i < 2016; ++i)
                falseAlarms += monitor.add(normal(), 0.0, -1.2816, 1.2816) ? 1 : 0;
            QVERIFY2(falseAlarms == 0, "a week of honest noise");
            int found = -1;
            for (int i = 0; i < within && found < 0; ++i)
                found = monitor.add(normal() + shift, 0.0, -1.2816, 1.2816) ? i : -1;
            QVERIFY(found >= 0);
        }
    }

    void findsBandsThatLie()
    {
        forecast::made::Noise noise(3);
        DriftMonitor monitor;
        std::optional<std::pair<DriftKind, double>> found;
        // Right on average, but three of four truths fall outside.
        for (int i = 0; i < 200 && !found; ++i)
            found = monitor.add(i % 4 == 0 ? 0.0 : i % 2 == 0 ? 2.0 : -2.0, 0.0, -1.2816, 1.2816);
        QVERIFY(found);
        QVERIFY(found->first == DriftKind::Coverage);
    }

    void aFitOfForgottenSamplesIsNotTakenUp()
    {
        ForecastBook book;
        const auto values = forecast::made::daily(4 * 288);
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < values.size(); ++i)
            samples.push_back({cell(static_cast<int>(i)), values[i]});
        const auto fit = [&](std::int64_t generation) {
            Fitted fitted = fitSeries(kKey, samples, cell(4 * 288), {});
            fitted.generation = generation;
            return fitted;
        };
        const std::int64_t before = book.generation(kKey);
        book.expect(kKey, cell(4 * 288));
        Fitted inFlight = fit(before);
        Fitted late = fit(before);
        book.forget(kKey);
        book.install(std::move(inFlight));
        QVERIFY(book.entry(kKey) == nullptr);
        // One that waits for the entries to be given back, too; and what is scored beside.
        book.expect(kKey, cell(4 * 288));
        (void)book.borrow({kKey});
        book.install(std::move(late));
        book.installShadow(kKey, Shadow{.order = "theta", .selection = fit(before).selection, .cursor = cell(4 * 288), .generation = before});
        book.giveBack();
        QVERIFY(book.entry(kKey) != nullptr && !book.entry(kKey)->selection.model && !book.entry(kKey)->shadow);
        // What is fitted to the samples since is taken up.
        book.install(fit(book.generation(kKey)));
        QVERIFY(book.entry(kKey)->selection.model);
        // A context that goes takes its fits along.
        Fitted ofTheContext = fit(book.generation(kKey));
        book.forget(kKey.workload.context);
        book.install(std::move(ofTheContext));
        QVERIFY(book.entry(kKey) == nullptr);
    }

    void keepsALateFit()
    {
        ForecastBook book;
        const auto values = forecast::made::daily(4 * 288);
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < values.size(); ++i)
            samples.push_back({cell(static_cast<int>(i)), values[i]});
        const auto upTo = [&](int rows) { return std::vector<Sample>(samples.begin(), samples.begin() + rows); };
        book.expect(kKey, cell(1000));
        Fitted fitted = fitSeries(kKey, upTo(1000), cell(1000), {});
        fitted.why = "first";
        // It takes three cycles, in which samples come and the entries are lent.
        for (int i = 1000; i < 1003; ++i)
            book.addSamples({Series{.key = kKey, .samples = {samples[static_cast<std::size_t>(i)]}}});
        auto lent = book.borrow({kKey});
        book.install(std::move(fitted));
        QVERIFY(!book.entry(kKey)->selection.model);
        advanceEntry(*lent.front(), cell(1003));
        book.giveBack();
        QVERIFY(book.entry(kKey)->selection.model);
        advanceEntry(*book.borrow({kKey}).front(), cell(1003));
        book.giveBack();
        QVERIFY(book.entry(kKey)->latest);
        QCOMPARE(book.entry(kKey)->latest->origin, cell(1003));
        // The same as a fit that was never late.
        ForecastBook other;
        other.install(fitSeries(kKey, upTo(1000), cell(1000), {}));
        other.addSamples({Series{.key = kKey, .samples = {samples[1000], samples[1001], samples[1002]}}});
        advanceEntry(*other.borrow({kKey}).front(), cell(1003));
        QCOMPARE(book.entry(kKey)->latest->steps, other.entry(kKey)->latest->steps);
        // A refit that arrives three cells late knows them too.
        other.giveBack();
        Fitted refit = fitSeries(kKey, upTo(1003), cell(1003), {});
        for (int i = 1003; i < 1006; ++i)
            other.addSamples({Series{.key = kKey, .samples = {samples[static_cast<std::size_t>(i)]}}});
        advanceEntry(*other.borrow({kKey}).front(), cell(1006));
        other.giveBack();
        other.install(std::move(refit));
        QCOMPARE(other.entry(kKey)->cursor, cell(1006));
        advanceEntry(*other.borrow({kKey}).front(), cell(1006));
        auto expected = fitSeries(kKey, upTo(1003), cell(1003), {});
        for (int i = 1003; i < 1006; ++i)
            expected.selection.model->update(samples[static_cast<std::size_t>(i)].value);
        QCOMPARE(other.entry(kKey)->latest->steps, *expected.selection.model->predict(kForecastSteps));
    }

    // What the operator enters counts in the next cycle, without a fit; what is taken back is gone again.
    void anEventCountsFromTheCycleAfterItWasEntered()
    {
        ForecastBook book;
        std::vector<Sample> samples;
        const auto values = forecast::made::daily(5 * 288);
        for (std::size_t i = 0; i < values.size(); ++i)
            samples.push_back({cell(static_cast<int>(i)), values[i]});
        const Timestamp now = cell(1440);
        book.install(fitSeries(kKey, samples, now, {.utcOffsetMinutes = -180}));
        const auto foreseen = [&](const calendar::Calendar &own, std::string group = {}) {
            const auto reader = calendar::Reader::make(own);
            const FitCalendar view(reader ? std::make_shared<const calendar::Reader>(*reader) : nullptr,
                                   {{kKey.workload, std::move(group)}}, -180, now);
            advanceEntry(*book.borrow({kKey}).front(), now, &view);
            book.giveBack();
            std::vector<double> points;
            for (const Quantiles &q : book.entry(kKey)->latest->steps)
                points.push_back(q[kMedian]);
            return points;
        };
        calendar::Calendar own;
        const auto plain = foreseen(own);
        calendar::Entry launch;
        launch.id = "e1";
        launch.name = "launch";
        launch.from = now + kStep * 6;
        launch.to = now + kStep * 18;
        launch.factor = 3.0;
        launch.selector.groups = {"web"};
        own.entries = {launch};
        QCOMPARE(foreseen(own, "batch"), plain);
        const auto knowing = foreseen(own, "web");
        QVERIFY(book.entry(kKey)->latest->eligible);
        for (std::size_t i = 0; i < plain.size(); ++i)
            QCOMPARE(knowing[i], plain[i] * (i >= 6 && i < 18 ? 3.0 : 1.0));
        // A model that was fitted with it says the same, and so does one that is read back.
        const FitCalendar view(std::make_shared<const calendar::Reader>(*calendar::Reader::make(own)), {{kKey.workload, "web"}}, -180, now);
        const Fitted fresh = fitSeries(kKey, samples, now, view.of(kKey, now - kFitHistory));
        const auto restored = restoreSeries(kKey, forecast::saveSelection(fresh.selection), now, 0.0);
        QVERIFY(restored);
        for (const auto *selection : {&fresh.selection, &restored->selection}) {
            const auto points = selection->model->points(plain.size());
            QVERIFY(points);
            for (std::size_t i = 0; i < plain.size(); ++i)
                QCOMPARE((*points)[i], knowing[i]);
        }
        own.entries.clear();
        QCOMPARE(foreseen(own, "web"), plain);
    }

    void asksForAFitAfterADrift()
    {
        ForecastBook book;
        std::vector<Sample> samples;
        const auto values = forecast::made::daily(5 * 288);
        for (std::size_t i = 0; i < values.size(); ++i)
            samples.push_back({cell(static_cast<int>(i)), values[i]});
        book.install(fitSeries(kKey, samples, cell(1440), {}));
        QVERIFY(!book.needsFit(kKey, cell(1450)));
        std::vector<Sample> shifted;
        for (int i = 1440; i < 1480; ++i)
            shifted.push_back({cell(i), 40.0});
        for (int i = 0; i < 40 && !book.entry(kKey)->life.driftedAt; ++i) {
            book.addSamples({Series{.key = kKey, .samples = {shifted[static_cast<std::size_t>(i)]}}});
            advanceEntry(*book.borrow({kKey}).front(), cell(1441 + i));
            book.giveBack();
        }
        QVERIFY(book.entry(kKey)->life.driftedAt);
        QVERIFY(book.needsFit(kKey, cell(1440 + 13)));
        QCOMPARE(book.whyFit(kKey), std::string("drift"));
        samples.insert(samples.end(), shifted.begin(), shifted.end());
        book.install(fitSeries(kKey, samples, cell(1480), {}));
        QVERIFY(!book.needsFit(kKey, cell(1490)));
    }
};

QTEST_APPLESS_MAIN(TestSeriesLife)
#include "tst_serieslife.moc"
