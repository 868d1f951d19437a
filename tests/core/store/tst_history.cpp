// Samples and what stands beside them: exact round trips, order and repeats, buckets, retention, readers, damage.
#include "core/store/blockcodec.h"
#include "core/store/historytail.h"
#include "core/store/home.h"
#include "core/store/sqlite.h"
#include "core/store/sqlitehistory.h"
#include "storefixture.h"

#include <QDirIterator>

#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <random>

using namespace preamar;
using namespace preamar::test;

namespace {

const SeriesKey kCpu{service("api"), metric::cpuCores};
constexpr Millis kMinute{60'000};
constexpr TimeRange kAll{Timestamp{}, Timestamp{Millis{4'102'444'800'000}}};

Series series(const SeriesKey &key, std::vector<Sample> samples)
{
    return Series{key, std::move(samples)};
}

// `count` samples a minute apart.
std::vector<Sample> minutes(Timestamp from, int count, double first = 0.0)
{
    std::vector<Sample> out;
    for (int i = 0; i < count; ++i)
        out.push_back({from + kMinute * i, first + i});
    return out;
}

std::unique_ptr<History> openAt(const Home &home, bool readOnly = false)
{
    auto history = openHistory(home.path(), {.readOnly = readOnly});
    if (!history) {
        qWarning("%s", history.error().detail.c_str());
        return nullptr;
    }
    return std::move(*history);
}

std::vector<Sample> all(History &history, const SeriesKey &key = kCpu)
{
    auto read = history.read(key, kAll);
    return read ? read->samples : std::vector<Sample>{};
}

bool same(const std::vector<Sample> &a, const std::vector<Sample> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Sample &x, const Sample &y) {
        return x.at == y.at && std::bit_cast<std::uint64_t>(x.value) == std::bit_cast<std::uint64_t>(y.value);
    });
}

Forecast forecastAt(const std::string &id, Timestamp origin, const std::string &name = "api")
{
    Forecast out;
    out.id = ForecastId(id);
    out.workload = service(name);
    out.metric = metric::cpuCores;
    out.model = "kalman";
    out.modelVersion = "v1";
    out.inputDigest = "d";
    out.origin = origin;
    out.step = Millis{300'000};
    for (int i = 0; i < 24; ++i) {
        Quantiles q{};
        for (std::size_t k = 0; k < q.size(); ++k)
            q[k] = 1.0 / 3.0 + i + static_cast<double>(k) * 0.1;
        out.steps.push_back(q);
    }
    out.eligible = true;
    out.backTest = BackTest{"kalman", 0.7, 0.1, 0.81, 12};
    return out;
}

std::int64_t rowsIn(const Home &home, const char *sql)
{
    auto database = store::Database::open(home.file("history.db"), store::Access::ReadOnly, "test");
    const auto n = database ? (*database)->integer(sql) : fail(database.error());
    return n ? *n : -1;
}

double anyValue(std::mt19937_64 &random)
{
    switch (random() % 8) {
    case 0:
        return 0.0;
    case 1:
        return -0.0;
    case 2:
        return static_cast<double>(random() % 10);
    case 3:
        return std::numeric_limits<double>::denorm_min();
    case 4:
        return std::numeric_limits<double>::max();
    case 5:
        return static_cast<double>(random() % 100'000) / 1'000.0;
    default: {
        const double v = std::bit_cast<double>(static_cast<std::uint64_t>(random()));
        return std::isfinite(v) ? v : 1.0;
    }
    }
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void blocksComeBackExactly();
    void blocksOfARegularStepAreSmall();
    void anyBytesAreSafeToDecode();
    void brokenBlocksAreSafeToDecode();

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

    void bucketsKeepSpikes();
    void bucketsOfGapsAreAbsent();
    void bucketsHaveTheirOwnMeans();

    void retentionRollsUp();
    void retentionKeepsTheSpikesInBuckets();
    void retentionTwiceChangesNothing();
    void retentionFoldsLateSamplesIn();
    void retentionForgetsAfterYears();
    void aClockThatJumpedDoesNotEmptyTheHistory();

    void keepsForecasts();
    void thinsForecasts();
    void keepsModels();
    void keepsObservedChanges();
    void keepsBaselines();
    void tellsWhatThereIs();

    void isKeptFromOthers();
    void readersSeeWhatTheWriterCommits();
    void readersNeverWrite();
    void readersOfNothingFindNothing();
    void damagedFileIsMovedAside_data();
    void damagedFileIsMovedAside();
    void damageFoundLaterIsMovedAside();
    void aNewerSchemaIsLeftAlone();

private:
    std::unique_ptr<Home> m_home;
};

// --- blocks

void TestHistory::blocksComeBackExactly()
{
    std::mt19937_64 random(1);
    for (int round = 0; round < 3'000; ++round) {
        std::vector<Sample> samples;
        std::int64_t at = static_cast<std::int64_t>(random() % 1'000);
        const bool regular = random() % 2 == 0;
        while (at < store::kHour.count() && samples.size() < 300) {
            samples.push_back({kStart + Millis{at}, anyValue(random)});
            at += regular ? 60'000 : 1 + static_cast<std::int64_t>(random() % 30'000);
        }
        const std::string bytes = store::encodeBlock(samples, kStart);
        std::vector<Sample> back;
        VERIFY_OK(store::decodeBlock(bytes, kStart, store::kHour, back));
        QVERIFY(same(back, samples));
    }
    std::vector<Sample> none;
    VERIFY_OK(store::decodeBlock(store::encodeBlock({}, kStart), kStart, store::kHour, none));
    QVERIFY(none.empty());
}

void TestHistory::blocksOfARegularStepAreSmall()
{
    std::vector<Sample> constant;
    for (int i = 0; i < 60; ++i)
        constant.push_back({kStart + kMinute * i, 3.0});
    QVERIFY(store::encodeBlock(constant, kStart).size() <= 26);
}

void TestHistory::anyBytesAreSafeToDecode()
{
    std::mt19937_64 random(2);
    for (int round = 0; round < 200'000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char &c : bytes)
            c = static_cast<char>(random() & 0xffU);
        if (!bytes.empty() && random() % 2 == 0)
            bytes[0] = '\1';
        std::vector<Sample> out;
        if (!store::decodeBlock(bytes, kStart, store::kHour, out))
            QVERIFY(out.empty());
        for (const Sample &s : out)
            QVERIFY(s.at >= kStart && s.at < kStart + store::kHour && std::isfinite(s.value));
        store::Tail tail;
        static_cast<void>(store::readTailRow(bytes, 492'350, tail));
        static_cast<void>(store::decodeRolls(bytes, 20'514));
    }
}

void TestHistory::brokenBlocksAreSafeToDecode()
{
    std::mt19937_64 random(3);
    std::vector<Sample> samples;
    for (int i = 0; i < 60; ++i)
        samples.push_back({kStart + kMinute * i, std::sin(i)});
    const std::string whole = store::encodeBlock(samples, kStart);
    for (int round = 0; round < 50'000; ++round) {
        std::string bytes = whole.substr(0, random() % (whole.size() + 1));
        for (std::size_t k = random() % 4; k > 0 && !bytes.empty(); --k)
            bytes[random() % bytes.size()] = static_cast<char>(random() & 0xffU);
        std::vector<Sample> out;
        if (!store::decodeBlock(bytes, kStart, store::kHour, out))
            QVERIFY(out.empty());
        for (std::size_t i = 1; i < out.size(); ++i)
            QVERIFY(out[i - 1].at < out[i].at);
    }
}

// --- samples

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

// --- buckets

void TestHistory::bucketsKeepSpikes()
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

void TestHistory::bucketsOfGapsAreAbsent()
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

void TestHistory::bucketsHaveTheirOwnMeans()
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

// --- retention

void TestHistory::retentionRollsUp()
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

void TestHistory::retentionKeepsTheSpikesInBuckets()
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

void TestHistory::retentionTwiceChangesNothing()
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

void TestHistory::retentionFoldsLateSamplesIn()
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

void TestHistory::retentionForgetsAfterYears()
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

void TestHistory::aClockThatJumpedDoesNotEmptyTheHistory()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart - store::kDay, 1'440))}));
    VERIFY_OK(history->applyRetention(kStart + store::kDay * 3'650, 30));
    QCOMPARE(all(*history).size(), std::size_t{1'440});
}

// --- beside the samples

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

void TestHistory::thinsForecasts()
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

// --- the file

void TestHistory::isKeptFromOthers()
{
    const auto history = openAt(*m_home);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    const auto ownerOnly =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    for (const char *name : {"history.db", "history.db-wal", "history.db-shm"})
        QCOMPARE(QFile::permissions(QString::fromStdString(m_home->file(name))), ownerOnly);
}

void TestHistory::readersSeeWhatTheWriterCommits()
{
    const auto writer = openAt(*m_home);
    const auto reader = openAt(*m_home, true);
    QVERIFY(all(*reader).empty());
    for (int i = 0; i < 300; ++i) {
        VERIFY_OK(writer->append({series(kCpu, {{kStart + kMinute * i, static_cast<double>(i)}})}));
        if (i % 7 == 0)
            QCOMPARE(all(*reader).size(), static_cast<std::size_t>(i + 1));
    }
    VERIFY_OK(writer->append({series(kCpu, {{kStart, 77.0}})}));
    QCOMPARE(all(*reader).front().value, 77.0);
    QCOMPARE(reader->stats()->samples, writer->stats()->samples);
}

void TestHistory::readersNeverWrite()
{
    {
        const auto writer = openAt(*m_home);
        VERIFY_OK(writer->append({series(kCpu, minutes(kStart, 100))}));
    }
    const auto bytes = [&] {
        QFile file(QString::fromStdString(m_home->file("history.db")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    {
        const auto reader = openAt(*m_home, true);
        QCOMPARE(all(*reader).size(), std::size_t{100});
        VERIFY_REFUSED(reader->append({series(kCpu, minutes(kStart, 1))}), EngineBusy);
        VERIFY_REFUSED(reader->putForecasts({forecastAt("f", kStart)}), EngineBusy);
        VERIFY_REFUSED(reader->putModel(kCpu, "x", kStart), EngineBusy);
        VERIFY_REFUSED(reader->markBaseline(kCpu, {kStart, kStart + kMinute}), EngineBusy);
        VERIFY_REFUSED(reader->applyRetention(kStart, 1), EngineBusy);
        VERIFY_REFUSED(reader->addObservedChange({service("api"), kStart, "image", "a", "b", false, {}}), EngineBusy);
    }
    QVERIFY(bytes() == before);
}

void TestHistory::readersOfNothingFindNothing()
{
    VERIFY_OK(prepareHome(m_home->path()));
    const auto reader = openAt(*m_home, true);
    QVERIFY(reader != nullptr);
    QVERIFY(all(*reader).empty());
    QVERIFY(reader->keys()->empty());
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->file("history.db"))));
    const auto writer = openAt(*m_home);
    VERIFY_OK(writer->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*reader).size(), std::size_t{5});
}

void TestHistory::damagedFileIsMovedAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("garbage") << QByteArray(20'000, 'x');
    QTest::newRow("a few bytes") << QByteArray("SQLite format 3");
    QTest::newRow("a damaged header") << QByteArray("SQLite format 3\0", 16) + QByteArray(8'176, '\x7f');
}

void TestHistory::damagedFileIsMovedAside()
{
    QFETCH(const QByteArray, bytes);
    VERIFY_OK(prepareHome(m_home->path()));
    QFile file(QString::fromStdString(m_home->file("history.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    const auto history = openAt(*m_home);
    QVERIFY(history != nullptr);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*history).size(), std::size_t{5});
    QFile aside(QString::fromStdString(m_home->file("history.db.damaged-1")));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QVERIFY(aside.readAll() == bytes);
}

void TestHistory::damageFoundLaterIsMovedAside()
{
    {
        const auto history = openAt(*m_home);
        for (int s = 0; s < 200; ++s)
            VERIFY_OK(history->append(
                {series({service("s" + std::to_string(s)), metric::cpuCores}, minutes(kStart, 3'000, s / 7.0))}));
    }
    QFile file(QString::fromStdString(m_home->file("history.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    // All but the first pages: opening finds nothing, reading does.
    const qint64 from = 30 * 8'192;
    QVERIFY(file.seek(from));
    QVERIFY(file.write(QByteArray(static_cast<int>(file.size() - from), '\x5a')) > 0);
    file.close();
    const auto history = openAt(*m_home);
    QVERIFY(history != nullptr);
    bool failed = false;
    for (int s = 0; s < 200 && !failed; ++s) {
        const auto read = history->read({service("s" + std::to_string(s)), metric::cpuCores}, kAll);
        failed = !read;
        if (failed)
            QVERIFY2(read.error().reason.empty(), "a damaged history must not pass for a damaged journal");
    }
    QVERIFY(failed);
    VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    QCOMPARE(all(*history).size(), std::size_t{5});
    QVERIFY(QFile::exists(QString::fromStdString(m_home->file("history.db.damaged-1"))));
}

void TestHistory::aNewerSchemaIsLeftAlone()
{
    {
        const auto history = openAt(*m_home);
        VERIFY_OK(history->append({series(kCpu, minutes(kStart, 5))}));
    }
    {
        auto database = store::Database::open(m_home->file("history.db"), store::Access::ReadWrite, "test");
        VERIFY_OK((*database)->exec("PRAGMA user_version = 99"));
    }
    VERIFY_REFUSED(openHistory(m_home->path()), SchemaTooNew);
    VERIFY_REFUSED(openHistory(m_home->path(), {.readOnly = true}), SchemaTooNew);
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->file("history.db.damaged-1"))));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
