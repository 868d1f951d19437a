// A context that hangs holds up one question, not the cycles after it; what it answers late is used, once.
#include "core/platform/aside.h"
#include "tests/contract/contract.h"

#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

class Slow final : public Orchestrator
{
public:
    std::vector<std::shared_ptr<QPromise<Result<WorkloadList>>>> asked;

    Future<ContextHealth> probe() override { return readyFuture(Result<ContextHealth>(ContextHealth{})); }
    Future<WorkloadList> workloads() override
    {
        asked.push_back(std::make_shared<QPromise<Result<WorkloadList>>>());
        asked.back()->start();
        return asked.back()->future();
    }
    Future<Workload> observe(const WorkloadRef &) override { return readyFuture(Result<Workload>(fail(ErrorCode::NotFound, "test"))); }
    Future<ApplyResult> apply(const ChangeRequest &) override { return readyFuture(Result<ApplyResult>(ApplyResult{})); }
    int requestsSent() const override { return static_cast<int>(asked.size()); }
    void answer(std::size_t i, int requests)
    {
        WorkloadList list;
        list.requests = requests;
        asked[i]->addResult(Result<WorkloadList>(list));
        asked[i]->finish();
    }
};

} // namespace

class TestAside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsUpNothingTwice();
};

void TestAside::holdsUpNothingTwice()
{
    const auto inner = std::make_shared<Slow>();
    const auto aside = asideWhenSlow(std::static_pointer_cast<Orchestrator>(inner), std::make_shared<SystemClock>(), Millis{30});
    auto first = aside->workloads();
    QTest::qWait(60);
    QVERIFY(!first.isFinished());
    // While it hangs the answer is there at once, and says why.
    auto second = aside->workloads();
    QVERIFY(second.isFinished());
    QVERIFY(!second.result() && second.result().error().code == ErrorCode::Timeout);
    QCOMPARE(inner->asked.size(), std::size_t{1}); // not asked again meanwhile
    inner->answer(0, 1);
    const auto late = await(first);
    QVERIFY(late && late->requests == 1);
    // It was slow: asked aside from now on, and its answer is used in the next round, once.
    auto third = aside->workloads();
    QVERIFY(third.isFinished() && !third.result());
    QCOMPARE(inner->asked.size(), std::size_t{2});
    QTest::qWait(60);
    inner->answer(1, 2);
    QTest::qWait(20);
    auto fourth = aside->workloads();
    QVERIFY(fourth.isFinished() && fourth.result() && fourth.result()->requests == 2);
    // That one was asked aside too; as soon as one is quick it is waited for again.
    QCOMPARE(inner->asked.size(), std::size_t{3});
    inner->answer(2, 3);
    QTest::qWait(20);
    auto fifth = aside->workloads();
    QVERIFY(!fifth.isFinished());
    inner->answer(3, 4);
    const auto quick = await(fifth);
    QVERIFY(quick && quick->requests == 4);
}

QTEST_GUILESS_MAIN(TestAside)
#include "tst_aside.moc"
