// The life of models in the history: versions, scores, drift marks, forecasts that wait for their truth.
#include "core/base/digest.h"
#include "core/store/history.h"
#include "core/store/home.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace preamar;

namespace {

const Timestamp kNow = fromMillis(1'772'463'600'000);

SeriesKey keyOf(const char *name)
{
    return {{.context = ContextName("c"), .space = "-", .kind = WorkloadKind::Service, .name = name}, metric::cpuCores};
}

ModelVersion version(const SeriesKey &key, int number, const std::string &bytes)
{
    return {.key = key,
            .version = "v" + std::to_string(number),
            .model = "theta",
            .tier = "light",
            .why = "daily",
            .fittedAt = kNow + std::chrono::hours{24 * number},
            .data = {kNow, kNow + std::chrono::hours{24 * number}},
            .rows = 100 + number,
            .inputDigest = "d" + std::to_string(number),
            .checksum = sha256Hex(bytes),
            .backTest = {.model = "theta", .relMae = 0.5, .wape = 0.1, .coverage80 = 0.8, .origins = 48},
            .kept = true};
}

} // namespace

class TestModelStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<History> m_history;

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(prepareHome(m_dir->path().toStdString()));
        auto opened = openHistory(m_dir->path().toStdString());
        QVERIFY(opened);
        m_history = std::move(*opened);
    }

    void keepsTheNewestVersions()
    {
        const SeriesKey key = keyOf("a");
        for (int i = 0; i < History::kKnownVersions + 5; ++i)
            QVERIFY(
                m_history->putModelVersion(version(key, i, "bytes" + std::to_string(i)), "bytes" + std::to_string(i)));
        QVERIFY(m_history->putModelVersion(version(keyOf("b"), 1, "other"), "other"));
        const auto versions = m_history->modelVersions(key);
        QVERIFY(versions);
        QCOMPARE(versions->size(), static_cast<std::size_t>(History::kKnownVersions));
        const int last = History::kKnownVersions + 4;
        QVERIFY(versions->front() == version(key, last, "bytes" + std::to_string(last)));
        QCOMPARE(std::count_if(versions->begin(), versions->end(), [](const ModelVersion &v) { return v.kept; }),
                 std::ptrdiff_t{History::kKeptVersions});
        QCOMPARE(m_history->modelBytes(key, versions->front().version)->value_or(""), "bytes" + std::to_string(last));
        const auto old = m_history->modelBytes(key, versions->back().version);
        QVERIFY(old && !*old);
        QVERIFY(!*m_history->modelBytes(key, "unknown"));
        QVERIFY(!*m_history->modelBytes(keyOf("nobody"), "v1"));
        QVERIFY(m_history->modelVersions(keyOf("nobody"))->empty());
    }

    void refusesBytesThatDoNotMatch()
    {
        QVERIFY(m_history->putModelVersion(version(keyOf("a"), 1, "what was fitted"), "what was stored"));
        const auto bytes = m_history->modelBytes(keyOf("a"), "v1");
        QVERIFY(!bytes);
        QVERIFY(bytes.error().code == ErrorCode::Storage);
    }

    void addsScoresUp()
    {
        const ScoreSum one{.count = 2,
                           .error = 1.5,
                           .truth = 10.0,
                           .covered = 1,
                           .naiveCount = 2,
                           .naiveError = 3.0,
                           .pairedError = 1.5};
        const auto score = [&](const char *series, const char *v, std::int64_t day, std::size_t steps, bool shadow) {
            return ModelScore{.key = keyOf(series),
                              .model = "theta",
                              .version = v,
                              .shadow = shadow,
                              .day = day,
                              .steps = steps,
                              .sum = one};
        };
        QVERIFY(m_history->addScores({score("a", "v1", 10, 6, false), score("a", "v1", 10, 24, false),
                                      score("a", "v2", 11, 24, false), score("a", "v9", 11, 24, true)}));
        QVERIFY(m_history->addScores({score("a", "v1", 10, 6, false), score("b", "v1", 10, 6, false)}));
        QVERIFY(m_history->addScores({}));
        const auto all = m_history->scores(keyOf("a"), 0, 100);
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t{4});
        QCOMPARE(all->front().steps, std::size_t{6});
        QCOMPARE(all->front().sum.count, std::int64_t{4});
        QCOMPARE(all->front().sum.error, 3.0);
        QCOMPARE(all->front().sum.naiveError, 6.0);
        QCOMPARE(m_history->scores(keyOf("a"), 11, 11)->size(), std::size_t{2});
        const auto totals = m_history->scoreTotals(0, 100);
        QVERIFY(totals);
        QCOMPARE(totals->size(), std::size_t{3}); // a: 6 and 24, b: 6; the shadow does not count
        QCOMPARE((*totals)[1].sum.count, std::int64_t{4});
        QVERIFY(m_history->scores(keyOf("nobody"), 0, 100)->empty());
    }

    void remembersDrifts()
    {
        const DriftMark mark{.key = keyOf("a"), .at = kNow, .kind = DriftKind::Coverage, .value = 0.4, .version = "v1"};
        QVERIFY(m_history->addDrifts({mark}));
        QVERIFY(m_history->drifts(keyOf("a"), {kNow, kNow + Millis{1}}) == std::vector<DriftMark>{mark});
        QVERIFY(m_history->drifts(keyOf("a"), {kNow + Millis{1}, kNow + Millis{2}})->empty());
    }

    void dropsWhatIsTooOldToBeScored()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_history->putUnscored(kNow + Seconds{300 * i}, "row" + std::to_string(i),
                                           kNow + Seconds{300 * (i - 2)}));
        QCOMPARE(*m_history->unscored(Timestamp{}), (std::vector<std::string>{"row2", "row3", "row4"}));
        QCOMPARE(*m_history->unscored(kNow + Seconds{1200}), (std::vector<std::string>{"row4"}));
    }
};

QTEST_APPLESS_MAIN(TestModelStore)
#include "tst_modelstore.moc"
