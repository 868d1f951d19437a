// Cost of one decision, printed as ns per call.
#include "tests/core/policy/builders.h"

#include <QTest>

#include <chrono>
#include <cstdio>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

class BenchPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data()
    {
        QTest::addColumn<double>("percent");
        QTest::newRow("within thresholds") << 50.0;
        QTest::newRow("up") << 95.0;
        QTest::newRow("down") << 20.0;
    }
    void decides()
    {
        QFETCH(double, percent);
        DecisionInput in = steady(8, percent, percent);
        requests(in, 100, 120);
        constexpr int kCalls = 20'000;
        std::int64_t sum = 0;
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < kCalls; ++i)
            sum += decide(in).to;
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        std::printf("decide, %s: %.0f ns per call\n", QTest::currentDataTag(), took.count() / kCalls);
        QVERIFY(sum >= 0);
        QVERIFY(took.count() / kCalls < 1e6);
    }

    // A cycle over 1,000 workloads of which a tenth changes, with an hour of recommendations each.
    void decidesForAThousand()
    {
        std::vector<DecisionInput> inputs;
        for (int i = 0; i < 1'000; ++i) {
            DecisionInput in = steady(2 + i % 20, i % 10 == 0 ? 95.0 : 50.0 + i % 20, 50);
            requests(in, 100, 120);
            in.state.recommendations = quietPast(Seconds{3'600}, Seconds{30}, 2);
            inputs.push_back(std::move(in));
        }
        constexpr int kRounds = 20;
        std::int64_t sum = 0;
        const auto start = std::chrono::steady_clock::now();
        for (int round = 0; round < kRounds; ++round) {
            for (const DecisionInput &in : inputs)
                sum += decideAndRemember(in).decision.to;
        }
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        std::printf("decide for 1,000 workloads: %.2f ms\n", took.count() / kRounds);
        QVERIFY(sum > 0);
    }
};

QTEST_GUILESS_MAIN(BenchPolicy)
#include "bench_policy.moc"
