// Samples and what stands beside them: exact round trips, order and repeats.
#include "core/store/blockcodec.h"
#include "core/store/historytail.h"
#include "historyfixture.h"

#include <cmath>
#include <limits>
#include <map>

using namespace preamar;
using namespace preamar::test;

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void keepsSamplesExactly();
    void theLastOfARepeatWins();
    void lateSamplesFindTheirPlace();
    void neverStoresNotANumber();
    void leavesNonsenseTimesOut();
    void refusesANamelessSeries();
    void failedAppendLeavesNothing();
    void readsHalfOpenRanges();
    void behavesLikeAMap_data();
    void behavesLikeAMap();
    void packsTheTailThoughTheHourStaysOpen();
    void aSampleFarAheadDoesNotHarm();
    void keepsForecasts();
    void keepsModels();
    void keepsObservedChanges();
    void keepsBaselines();
    void tellsWhatThereIs();

private:
    std::unique_ptr<Home> m_home;
};

void TestHistory::keepsSamplesExactly()
{
    const auto samples = minutes(kStart, 400, 0.1);
    {
        const auto history = openAt(*m_home);
        for (const Sample &s : samples)
            VERIFY_OK(history->append({series(kCpu, {s})}));
        QVERIFY(same(all(*history), samples));
        QCOMPARE(*history->newest(kCpu), std::optional(samples.back().at));
    }
    const auto history = openAt(*m_home);
    QVERIFY(same(all(*history), samples));
    QVERIFY(all(*history, {service("other"), metric::cpuCores}).empty());
    QVERIFY(!history->newest({service("other"), metric::cpuCores})->has_value());
    QCOMPARE(history->keys()->size(), std::size_t{1});
    QVERIFY(history->keys()->front() == kCpu);
}

void TestHistory::theLastOfARepeatWins()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 180, 1.0))}));
    VERIFY_OK(history->append({series(kCpu, {{kStart, 7.0}})}));                 // one, of a closed hour
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 30, 100.0))}));      // many, of a closed hour
    VERIFY_OK(history->append({series(kCpu, {{kStart + kMinute * 179, 8.0}})})); // of the open hour
    VERIFY_OK(history->append({series(kCpu, {{kStart, 9.0}, {kStart, 9.5}})}));  // twice in one call
    const auto check = [](History &h) {
        const auto samples = all(h);
        QVERIFY(samples.size() >= 180);
        QCOMPARE(samples[0].value, 9.5);
        QCOMPARE(samples[1].value, 101.0);
        QCOMPARE(samples[30].value, 31.0);
        QCOMPARE(samples[179].value, 8.0);
    };
    const auto reader = openAt(*m_home, true);
    check(*history);
    check(*reader);
    VERIFY_OK(history->append({series(kCpu, {{kStart + kMinute * 500, 1.0}})})); // the hour closes: all into blocks
    check(*history);
    check(*reader);
    check(*openAt(*m_home));
}

void TestHistory::lateSamplesFindTheirPlace()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, {{kStart + kMinute * 200, 200.0}})}));
    VERIFY_OK(
        history->append({series(kCpu, {{kStart + kMinute * 5, 5.0}, {kStart + kMinute * 199, 199.0}, {kStart, 0.0}})}));
    VERIFY_OK(history->append({series(kCpu, minutes(kStart + kMinute * 50, 100, 50.0))}));
    const auto samples = all(*history);
    QCOMPARE(samples.size(), std::size_t{104});
    for (const Sample &s : samples)
        QCOMPARE(s.value, static_cast<double>((s.at - kStart) / kMinute));
    QVERIFY(
        std::is_sorted(samples.begin(), samples.end(), [](const Sample &a, const Sample &b) { return a.at < b.at; }));
}

void TestHistory::neverStoresNotANumber()
{
    const auto history = openAt(*m_home);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    VERIFY_OK(history->append({series(
        kCpu, {{kStart, nan}, {kStart + kMinute, 1.0}, {kStart + kMinute * 2, inf}, {kStart + kMinute * 3, -inf}})}));
    auto old = minutes(kStart - kMinute * 300, 20);
    old[3].value = nan;
    VERIFY_OK(history->append({series(kCpu, old)}));
    QCOMPARE(all(*history).size(), std::size_t{20});
    VERIFY_OK(history->append({series(kCpu, {{kStart + kMinute, nan}})})); // nothing new is known: the old value stays
    QCOMPARE(all(*history).back().value, 1.0);
}

void TestHistory::leavesNonsenseTimesOut()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(
        history->append({series(kCpu, {{fromMillis(-5), 1.0}, {kStart, 2.0}, {fromMillis(std::int64_t{1} << 60), 3.0}}),
                         series({service("web"), metric::cpuCores}, {{kStart, 4.0}})}));
    QCOMPARE(all(*history).size(), std::size_t{1});
    QCOMPARE(all(*history, {service("web"), metric::cpuCores}).size(), std::size_t{1});
}

void TestHistory::refusesANamelessSeries()
{
    const auto history = openAt(*m_home);
    VERIFY_IS(history->append({series({service(""), metric::cpuCores}, {{kStart, 1.0}})}).error().code,
              ErrorCode::InvalidArgument);
    VERIFY_IS(history->append({series({service("api"), MetricId()}, {{kStart, 1.0}})}).error().code,
              ErrorCode::InvalidArgument);
    QVERIFY(history->keys()->empty());
}

void TestHistory::failedAppendLeavesNothing()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 3))}));
    QVERIFY(!history->append({series(kCpu, minutes(kStart + kMinute * 120, 3)),
                              series({service("web"), metric::cpuCores}, {{kStart, 1.0}}),
                              series({service(""), metric::cpuCores}, {{kStart, 1.0}})}));
    QCOMPARE(all(*history).size(), std::size_t{3});
    QCOMPARE(history->keys()->size(), std::size_t{1});
    VERIFY_OK(history->append({series(kCpu, minutes(kStart + kMinute * 120, 3))}));
    QCOMPARE(all(*history).size(), std::size_t{6});
}

void TestHistory::readsHalfOpenRanges()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 300))}));
    const auto count = [&](Timestamp from, Timestamp to) { return history->read(kCpu, {from, to})->samples.size(); };
    QCOMPARE(count(kStart, kStart + kMinute), std::size_t{1});
    QCOMPARE(count(kStart + Millis{1}, kStart + kMinute), std::size_t{0});
    QCOMPARE(count(kStart + kMinute * 59, kStart + kMinute * 61), std::size_t{2});
    QCOMPARE(count(kStart + kMinute * 10, kStart + kMinute * 290), std::size_t{280});
    QCOMPARE(count(kStart, kStart), std::size_t{0});
    QCOMPARE(count(kStart + kMinute, kStart), std::size_t{0});
    QCOMPARE(count(fromMillis(std::numeric_limits<std::int64_t>::min() / 2),
                   fromMillis(std::numeric_limits<std::int64_t>::max() / 2)),
             std::size_t{300});
}

void TestHistory::behavesLikeAMap_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestHistory::behavesLikeAMap()
{
    QFETCH(const int, seed);
    std::mt19937_64 random(static_cast<std::uint64_t>(seed));
    std::map<SeriesKey, std::map<Timestamp, double>> model;
    auto history = openAt(*m_home);
    const auto reader = openAt(*m_home, true);
    Timestamp now = kStart;
    for (int step = 0; step < 250; ++step) {
        now += Millis{static_cast<std::int64_t>(random() % 1'200'000)};
        std::vector<Series> batch;
        for (std::size_t k = 1 + random() % 4; k > 0; --k) {
            Series s{{service("s" + std::to_string(random() % 5)), metric::cpuCores}, {}};
            const bool backfill = random() % 10 == 0;
            Timestamp at = now - Millis{static_cast<std::int64_t>(random() % (backfill ? 200'000'000 : 8'000'000))};
            for (std::size_t n = 1 + random() % (backfill ? 600 : 4); n > 0; --n) {
                s.samples.push_back(
                    {at, random() % 20 == 0 ? std::numeric_limits<double>::quiet_NaN() : anyValue(random)});
                at += Millis{15'000 * static_cast<std::int64_t>(random() % 5)} - Millis{random() % 7 == 0 ? 40'000 : 0};
            }
            for (const Sample &sample : s.samples) {
                if (std::isfinite(sample.value))
                    model[s.key][sample.at] = sample.value;
            }
            batch.push_back(std::move(s));
        }
        VERIFY_OK(history->append(batch));
        if (random() % 40 == 0)
            history = openAt(*m_home);
        if (random() % 10 != 0 && step != 249)
            continue;
        for (const auto &[key, expected] : model) {
            const TimeRange range{now - Millis{static_cast<std::int64_t>(random() % 300'000'000)},
                                  now - Millis{static_cast<std::int64_t>(random() % 9'000'000)} + kMinute * 60};
            std::vector<Sample> want;
            for (auto it = expected.lower_bound(range.from); it != expected.end() && it->first < range.to; ++it)
                want.push_back({it->first, it->second});
            for (History *h : {history.get(), reader.get()}) {
                const auto read = h->read(key, range);
                VERIFY_OK(read);
                QVERIFY(same(read->samples, want));
            }
        }
    }
}

void TestHistory::packsTheTailThoughTheHourStaysOpen()
{
    const auto history = openAt(*m_home);
    for (int i = 0; i < 1'500; ++i)
        VERIFY_OK(history->append({series(kCpu, {{kStart + Millis{1'000 * i}, static_cast<double>(i)}})}));
    QVERIFY(rowsIn(*m_home, "SELECT count(*) FROM tail") <= 1'000);
    QCOMPARE(all(*history).size(), std::size_t{1'500});
    QCOMPARE(history->stats()->samples, 1'500);
}

void TestHistory::aSampleFarAheadDoesNotHarm()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, {{kStart + kMinute * 5'000'000, 1.0}})}));
    for (int i = 0; i < 2'200; ++i)
        VERIFY_OK(history->append({series(kCpu, {{kStart + kMinute * i, static_cast<double>(i)}})}));
    QVERIFY(rowsIn(*m_home, "SELECT count(*) FROM tail") <= 1'001);
    QCOMPARE(all(*history).size(), std::size_t{2'201});
}

void TestHistory::keepsForecasts()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->putForecasts(
        {forecastAt("f1", kStart), forecastAt("f2", kStart + kMinute * 5), forecastAt("f3", kStart, "web")}));
    const auto read = history->forecast(ForecastId("f1"));
    VERIFY_OK(read);
    QVERIFY(**read == forecastAt("f1", kStart));
    QCOMPARE((*history->latestForecast(kCpu))->id.str(), std::string("f2"));
    QVERIFY(!history->forecast(ForecastId("none"))->has_value());
    QVERIFY(!history->latestForecast({service("none"), metric::cpuCores})->has_value());
    Forecast changed = forecastAt("f1", kStart);
    changed.eligible = false;
    changed.ineligibleReason = "NotPredictable";
    VERIFY_OK(history->putForecasts({changed}));
    QVERIFY(**history->forecast(ForecastId("f1")) == changed);
}

void TestHistory::keepsModels()
{
    const auto history = openAt(*m_home);
    std::string bytes;
    for (int i = 0; i < 1'000; ++i)
        bytes.push_back(static_cast<char>(i * 7));
    VERIFY_OK(history->putModel(kCpu, "first", kStart));
    VERIFY_OK(history->putModel(kCpu, bytes, kStart + kMinute));
    VERIFY_OK(history->putModel({service("web"), metric::memoryBytes}, {}, kStart));
    const auto models = history->models();
    VERIFY_OK(models);
    QCOMPARE(models->size(), std::size_t{2});
    QVERIFY((*models)[0].key == kCpu && (*models)[0].bytes == bytes && (*models)[0].fittedAt == kStart + kMinute);
    QVERIFY((*models)[1].bytes.empty());
}

void TestHistory::keepsObservedChanges()
{
    const auto history = openAt(*m_home);
    const ObservedChange first{service("api"), kStart, "replicas", "3", "4", true, "ana"};
    const ObservedChange second{service("api"), kStart + kMinute, "image", "a:1", "a:2", false, ""};
    VERIFY_OK(history->addObservedChange(second));
    VERIFY_OK(history->addObservedChange(first));
    VERIFY_OK(history->addObservedChange({service("web"), kStart, "replicas", "1", "2", false, ""}));
    const auto read = history->observedChanges(service("api"), {kStart, kStart + kMinute * 2});
    QCOMPARE(read->size(), std::size_t{2});
    QVERIFY((*read)[0] == first && (*read)[1] == second);
    QCOMPARE(history->observedChanges(service("api"), {kStart, kStart + kMinute})->size(), std::size_t{1});
}

void TestHistory::keepsBaselines()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->markBaseline(kCpu, {kStart, kStart + store::kDay}));
    VERIFY_OK(history->markBaseline(kCpu, {kStart, kStart + store::kDay}));
    VERIFY_OK(history->markBaseline(kCpu, {kStart - store::kDay, kStart}));
    QVERIFY(!history->markBaseline(kCpu, {kStart, kStart}));
    const auto read = history->baselines(kCpu);
    QCOMPARE(read->size(), std::size_t{2});
    QVERIFY(read->back() == (TimeRange{kStart, kStart + store::kDay}));
    QVERIFY(history->baselines({service("none"), metric::cpuCores})->empty());
}

void TestHistory::tellsWhatThereIs()
{
    const auto history = openAt(*m_home);
    QVERIFY(!history->stats()->oldest && history->stats()->samples == 0);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 200)),
                               series({service("web"), metric::cpuCores}, minutes(kStart - kMinute * 3, 10))}));
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 10))})); // repeats are not counted twice
    const auto stats = history->stats();
    QCOMPARE(stats->series, 2);
    QCOMPARE(stats->samples, 210);
    QVERIFY(stats->oldest == kStart - kMinute * 3 && stats->newest == kStart + kMinute * 199);
    QVERIFY(stats->bytes > 0);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
