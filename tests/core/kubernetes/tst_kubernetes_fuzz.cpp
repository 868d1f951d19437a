// Parsers of strangers' bytes: no crash, no hang, nothing run. What the coverage-guided runs found (fuzz_kubernetes, its
// corpus in tests/data/fuzz) is replayed here, and mutated a little further.
#include "tests/core/kubernetes/fuzztargets.h"

#include <QElapsedTimer>
#include <QTest>

using namespace preamar::test;

namespace {

constexpr int kRounds = 1500;

} // namespace

class TestKubernetesFuzz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holds_data();
    void holds();
};

void TestKubernetesFuzz::holds_data()
{
    QTest::addColumn<int>("index");
    const auto targets = fuzzTargets();
    for (std::size_t i = 0; i < targets.size(); ++i)
        QTest::newRow(targets[i].name.c_str()) << static_cast<int>(i);
}

void TestKubernetesFuzz::holds()
{
    QFETCH(const int, index);
    const auto target = fuzzTargets()[static_cast<std::size_t>(index)];
    auto inputs = target.seeds;
    const auto corpus = corpusOf(target.name);
    QVERIFY2(!target.seeds.empty() && !corpus.empty(), "seeds or corpus are missing");
    inputs.insert(inputs.end(), corpus.begin(), corpus.end());
    QElapsedTimer timer;
    timer.start();
    for (const auto &input : inputs)
        QCOMPARE(target.problemOf(input), std::string());
    std::mt19937 random(42U);
    for (int round = 0; round < kRounds; ++round)
        QCOMPARE(target.problemOf(mutated(inputs[static_cast<std::size_t>(round) % inputs.size()], random)), std::string());
    qInfo("%zu of the corpus and %d mutations in %.1f s", corpus.size(), kRounds, static_cast<double>(timer.elapsed()) / 1000.0);
}

QTEST_GUILESS_MAIN(TestKubernetesFuzz)
#include "tst_kubernetes_fuzz.moc"
