// What charts read and what time leaves: buckets, roll-ups, thinned forecasts.
#include "core/store/blockcodec.h"
#include "core/store/historytail.h"
#include "historyfixture.h"

#include <cmath>
#include <limits>
#include <map>

using namespace preamar;
using namespace preamar::test;

class TestHistoryRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void bucketsKeepSpikes();
    void bucketsOfGapsAreAbsent();
    void bucketsHaveTheirOwnMeans();
    void retentionRollsUp();
    void retentionKeepsTheSpikesInBuckets();
    void retentionTwiceChangesNothing();
    void retentionFoldsLateSamplesIn();
    void retentionForgetsAfterYears();
    void aClockThatJumpedDoesNotEmptyTheHistory();
    void thinsForecasts();
    void forgetsOneSeries();
    void setsAContextApart();
    void takesNoNameThatHoldsSomething();

private:
    std::unique_ptr<Home> m_home;
};

void TestHistoryRetention::bucketsKeepSpikes()
{
    const auto history = openAt(*m_home);
    auto samples = minutes(kStart, 20'160);
    for (Sample &s : samples)
        s.value = 1.0;
    samples[12'345].value = 99.0;
    samples[777].value = -5.0;
    VERIFY_OK(history->append({series(kCpu, samples)}));
    for (const std::size_t points : {1U, 7U, 200U, 1'999U}) {
        const auto buckets = history->buckets(kCpu, {kStart, kStart + kMinute * 20'160}, points);
        VERIFY_OK(buckets);
        QVERIFY(!buckets->empty() && buckets->size() <= points);
        double highest = 0.0;
        double lowest = 0.0;
        for (const Bucket &b : *buckets) {
            highest = std::max(highest, b.max);
            lowest = std::min(lowest, b.min);
            QVERIFY(b.min <= b.mean && b.mean <= b.max);
        }
        QCOMPARE(highest, 99.0);
        QCOMPARE(lowest, -5.0);
    }
}

void TestHistoryRetention::bucketsOfGapsAreAbsent()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 10)), series({service("web"), metric::cpuCores}, {})}));
    VERIFY_OK(history->append({series(kCpu, minutes(kStart + kMinute * 90, 10))}));
    const auto buckets = history->buckets(kCpu, {kStart, kStart + kMinute * 100}, 10);
    QCOMPARE(buckets->size(), std::size_t{2});
    QVERIFY((*buckets)[0].at == kStart && (*buckets)[1].at == kStart + kMinute * 90);
    QVERIFY(history->buckets(kCpu, {kStart, kStart + kMinute}, 0)->empty());
    QVERIFY(history->buckets(kCpu, {kStart, kStart}, 10)->empty());
    QVERIFY(history->buckets({service("none"), metric::cpuCores}, kAll, 10)->empty());
}

void TestHistoryRetention::bucketsHaveTheirOwnMeans()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(
        kCpu, {{kStart, 1.0}, {kStart + kMinute, 2.0}, {kStart + kMinute * 2, 6.0}, {kStart + kMinute * 3, 7.0}})}));
    const auto buckets = history->buckets(kCpu, {kStart, kStart + kMinute * 4}, 2);
    QCOMPARE(buckets->size(), std::size_t{2});
    QCOMPARE((*buckets)[0].mean, 1.5);
    QCOMPARE((*buckets)[1].mean, 6.5);
    // As many points as there are: each is itself.
    QCOMPARE(history->buckets(kCpu, {kStart, kStart + kMinute * 4}, 1'000)->size(), std::size_t{4});
}

void TestHistoryRetention::retentionRollsUp()
{
    const auto history = openAt(*m_home);
    const Timestamp midnight = floorTo(kStart, store::kDay);
    VERIFY_OK(history->append({series(kCpu, minutes(midnight - store::kDay * 10, 10 * 1'440))}));
    VERIFY_OK(history->applyRetention(midnight, 3));
    const auto samples = all(*history);
    // Seven days as 24 means each, three days in full.
    QCOMPARE(samples.size(), std::size_t{7 * 24 + 3 * 1'440});
    QCOMPARE(samples[0].value, 29.5);
    QVERIFY(samples[1].at - samples[0].at == store::kHour);
    QCOMPARE(samples[7 * 24].value, 7.0 * 1'440);
    QCOMPARE(rowsIn(*m_home, "SELECT count(*) FROM block"), 71); // the newest hour waits in the tail
    QCOMPARE(rowsIn(*m_home, "SELECT count(*) FROM rollup"), 7);
    QCOMPARE(history->stats()->samples, 3 * 1'440);
    QVERIFY(history->stats()->oldest == midnight - store::kDay * 10);
}

void TestHistoryRetention::retentionKeepsTheSpikesInBuckets()
{
    const auto history = openAt(*m_home);
    auto samples = minutes(kStart - store::kDay * 20, 20 * 1'440);
    for (Sample &s : samples)
        s.value = 1.0 / 3.0;
    samples[1'000].value = 50.0;
    VERIFY_OK(history->append({series(kCpu, samples)}));
    VERIFY_OK(history->applyRetention(kStart, 2));
    const auto buckets = history->buckets(kCpu, {kStart - store::kDay * 30, kStart}, 100);
    double highest = 0.0;
    for (const Bucket &b : *buckets)
        highest = std::max(highest, b.max);
    QCOMPARE(highest, 50.0);
    QCOMPARE(buckets->back().mean, 1.0 / 3.0);
    QVERIFY(buckets->size() > 60);
}

void TestHistoryRetention::retentionTwiceChangesNothing()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart - store::kDay * 10, 10 * 1'440))}));
    VERIFY_OK(history->applyRetention(kStart, 3));
    const auto once = all(*history);
    VERIFY_OK(history->applyRetention(kStart, 3));
    VERIFY_OK(history->applyRetention(kStart, 30));
    QVERIFY(same(all(*history), once));
    VERIFY_IS(history->applyRetention(kStart, 0).error().code, ErrorCode::InvalidArgument);
    QVERIFY(same(all(*history), once));
}

void TestHistoryRetention::retentionFoldsLateSamplesIn()
{
    const auto history = openAt(*m_home);
    const Timestamp day = floorTo(kStart, store::kDay) - store::kDay * 9;
    VERIFY_OK(history->append({series(kCpu, minutes(day, 60, 10.0)), series(kCpu, {{kStart, 1.0}})}));
    VERIFY_OK(history->applyRetention(kStart, 3));
    VERIFY_OK(history->append({series(kCpu, {{day + Millis{30'500}, 1'000.0}, {day + store::kHour, 4.0}})}));
    VERIFY_OK(history->append({series(kCpu, {{kStart + store::kHour, 1.0}})}));
    VERIFY_OK(history->applyRetention(kStart + store::kHour, 3));
    const auto buckets = history->buckets(kCpu, {day, day + store::kHour * 2}, 2);
    QCOMPARE(buckets->size(), std::size_t{2});
    QCOMPARE((*buckets)[0].max, 1'000.0);
    QCOMPARE((*buckets)[0].min, 10.0);
    QCOMPARE((*buckets)[0].mean, (39.5 * 60 + 1'000.0) / 61);
    QCOMPARE((*buckets)[1].mean, 4.0);
}

void TestHistoryRetention::retentionForgetsAfterYears()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart - store::kDay * 1'500, 60)),
                               series(kCpu, minutes(kStart - store::kDay * 400, 60)), series(kCpu, {{kStart, 1.0}})}));
    VERIFY_OK(history->addObservedChange({service("api"), kStart - store::kDay * 1'500, "image", "a", "b", false, {}}));
    VERIFY_OK(history->addObservedChange({service("api"), kStart - store::kDay * 400, "image", "b", "c", false, {}}));
    VERIFY_OK(history->applyRetention(kStart, 30));
    QVERIFY(all(*history).front().at > kStart - store::kDay * 401);
    QCOMPARE(history->observedChanges(service("api"), kAll)->size(), std::size_t{1});
}

void TestHistoryRetention::aClockThatJumpedDoesNotEmptyTheHistory()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart - store::kDay, 1'440))}));
    VERIFY_OK(history->applyRetention(kStart + store::kDay * 3'650, 30));
    QCOMPARE(all(*history).size(), std::size_t{1'440});
}

void TestHistoryRetention::thinsForecasts()
{
    const auto history = openAt(*m_home);
    std::vector<Forecast> forecasts;
    for (int i = 0; i < 40 * 24; ++i)
        forecasts.push_back(forecastAt("f" + std::to_string(i), kStart - store::kHour * i));
    VERIFY_OK(history->putForecasts(forecasts));
    VERIFY_OK(history->append({series(kCpu, {{kStart, 1.0}})}));
    VERIFY_OK(history->keepForecast(ForecastId("f101")));
    VERIFY_OK(history->keepForecast(ForecastId("f900")));
    VERIFY_IS(history->keepForecast(ForecastId("none")).error().code, ErrorCode::NotFound);
    VERIFY_OK(history->applyRetention(kStart, 30));
    // The last hours in full, then one in six hours, none beyond the days; what a proposal names stays.
    for (const char *id : {"f0", "f1", "f2", "f3", "f4", "f5", "f6", "f101", "f900"})
        QVERIFY2(history->forecast(ForecastId(id))->has_value(), id);
    QVERIFY(!history->forecast(ForecastId("f901"))->has_value());
    const auto left = rowsIn(*m_home, "SELECT count(*) FROM forecast");
    QVERIFY2(left >= 7 + 30 * 4 - 4 && left <= 7 + 31 * 4 + 4, std::to_string(left).c_str());
}

void TestHistoryRetention::forgetsOneSeries()
{
    const SeriesKey other{service("web"), metric::cpuCores};
    auto history = openAt(*m_home);
    // Blocks, and the hour that is still open.
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 200)), series(other, minutes(kStart, 200))}));
    VERIFY_OK(history->putModel(kCpu, "model", kStart));
    VERIFY_OK(history->forget(kCpu));
    for (int round = 0; round < 2; ++round) {
        QVERIFY(history->read(kCpu, {kStart, kStart + kMinute * 200})->samples.empty());
        QCOMPARE(history->read(other, {kStart, kStart + kMinute * 200})->samples.size(), std::size_t{200});
        QVERIFY(history->models()->empty());
        QCOMPARE(history->stats()->samples, 200);
        history.reset();
        history = openAt(*m_home); // and so for whoever opens the file
    }
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(history->read(kCpu, {kStart, kStart + kMinute * 200})->samples.size(), std::size_t{5});
    VERIFY_OK(history->forget({service("nobody"), metric::cpuCores}));
}

void TestHistoryRetention::setsAContextApart()
{
    const SeriesKey neighbour{service("api", "prod2"), metric::cpuCores};
    const SeriesKey apart{service("api", "prod@1"), metric::cpuCores};
    auto history = openAt(*m_home);
    // Blocks, and the hour that is still open.
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 200)), series(neighbour, minutes(kStart, 200, 7.0))}));
    VERIFY_OK(history->putModel(kCpu, "model", kStart));
    VERIFY_OK(history->putModel(neighbour, "model", kStart));
    VERIFY_OK(history->putUnscored(kStart, "forecast", kStart));
    VERIFY_OK(history->addObservedChange({kCpu.workload, kStart, "image", "a", "b", false, {}}));
    VERIFY_OK(history->setApart(ContextName("prod"), ContextName("prod@1")));
    for (int round = 0; round < 2; ++round) {
        QVERIFY(all(*history).empty());
        QVERIFY(same(all(*history, apart), minutes(kStart, 200)));
        QVERIFY(same(all(*history, neighbour), minutes(kStart, 200, 7.0)));
        QCOMPARE(history->models()->size(), std::size_t{1});
        QVERIFY(history->models()->front().key == neighbour);
        QVERIFY(history->unscored(Timestamp{})->empty());
        QVERIFY(history->observedChanges(kCpu.workload, kAll)->empty());
        QCOMPARE(history->observedChanges(apart.workload, kAll)->size(), std::size_t{1});
        QCOMPARE(history->stats()->samples, 400);
        history.reset();
        history = openAt(*m_home);
    }
    // The name begins anew, and goes to another the next time.
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*history).size(), std::size_t{5});
    VERIFY_OK(history->setApart(ContextName("prod"), ContextName("prod@2")));
    QVERIFY(all(*history).empty());
    QCOMPARE(all(*history, apart).size(), std::size_t{200});
    VERIFY_OK(history->setApart(ContextName("nobody"), ContextName("nobody@1")));
}

void TestHistoryRetention::takesNoNameThatHoldsSomething()
{
    const SeriesKey taken{service("web", "prod@1"), metric::cpuCores};
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5)), series(taken, minutes(kStart, 3))}));
    VERIFY_OK(history->putModel(kCpu, "model", kStart));
    VERIFY_OK(history->addObservedChange({service("web", "prod@2"), kStart, "image", "a", "b", false, {}}));
    for (const char *name : {"prod@1", "prod@2"}) {
        const auto moved = history->setApart(ContextName("prod"), ContextName(name));
        QVERIFY(!moved);
        VERIFY_IS(moved.error().code, ErrorCode::Conflict);
        QCOMPARE(all(*history).size(), std::size_t{5});
        QCOMPARE(all(*history, taken).size(), std::size_t{3});
        QCOMPARE(history->models()->size(), std::size_t{1});
    }
    VERIFY_OK(history->setApart(ContextName("prod"), ContextName("prod@3")));
    QCOMPARE(all(*history, {service("api", "prod@3"), metric::cpuCores}).size(), std::size_t{5});
}

QTEST_GUILESS_MAIN(TestHistoryRetention)
#include "tst_history_retention.moc"
