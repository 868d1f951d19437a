// sendProblem(): one row per thing that may have changed between the plan and the write.
#include "core/limits/limits.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace preamar;
using namespace preamar::limits;

using R = ReasonCode;
using Change_ = std::function<void(SendCheck &)>;

namespace {

const Timestamp kNow = fromMillis(1'772'460'000'000);

void approve(SendCheck &c)
{
    c.approval.planHash = planHash(c.plan);
}

SendCheck good(std::int64_t from = 4, std::int64_t to = 5)
{
    SendCheck c;
    c.now = BootTime{Seconds{10'000}};
    c.wall = kNow;
    c.bootId = "boot-1";
    c.policyVersionNow = "p1";
    c.fresh.ref = {ContextName{"prod"}, "-", WorkloadKind::Service, "loja"};
    c.fresh.uid = "uid-1";
    c.fresh.version = "17";
    c.fresh.replicas = c.fresh.ready = from;
    c.fresh.specDigest = "spec-1";
    c.fresh.owners = {"a", "b"};
    c.plan.workload = c.fresh.ref;
    c.plan.change = ReplicaChange{from, to};
    c.plan.observed = {"uid-1", "12", from, "spec-1", {"b", "a"}, 1, 10};
    c.plan.policyVersion = "p1";
    c.plan.bootId = "boot-1";
    c.plan.createdBoot = c.now - Seconds{120};
    c.plan.lifetime = Seconds{300};
    c.approval.bootId = "boot-1";
    c.approval.atBoot = c.now - Seconds{10};
    approve(c);
    return c;
}

Pause pauseOf(PauseScope scope, std::string target, bool scaleInOnly = false, bool emergency = false)
{
    Pause p;
    p.scope = scope;
    p.target = std::move(target);
    p.scaleInOnly = scaleInOnly;
    p.emergency = emergency;
    return p;
}

// A change of the plan that was approved as it is.
template<class F>
Change_ planned(F change)
{
    return [change](SendCheck &c) {
        change(c);
        approve(c);
    };
}

struct Row
{
    const char *name;
    Change_ change;
    std::optional<R> expected;
};

std::vector<Row> worldRows()
{
    return {
        {"nothing changed", [](auto &) {}, std::nullopt},
        {"the platform's version moved", [](auto &c) { c.fresh.version = "99"; }, std::nullopt},
        {"another object of that name", [](auto &c) { c.fresh.uid = "uid-2"; }, R::WorldChangedUid},
        {"an object without uid", planned([](auto &c) { c.fresh.uid = c.plan.observed.uid = ""; }), R::WorldChangedUid},
        {"another workload", [](auto &c) { c.fresh.ref.name = "outra"; }, R::WorldChangedUid},
        {"replicas changed", [](auto &c) { c.fresh.replicas = 5; }, R::WorldChangedReplicas},
        {"a plan from another count", planned([](auto &c) {
             c.plan.change = ReplicaChange{3, 5};
         }),
         R::WorldChangedReplicas},
        {"the spec changed", [](auto &c) { c.fresh.specDigest = "spec-2"; }, R::WorldChangedSpec},
        {"the spec is unknown", planned([](auto &c) { c.fresh.specDigest = c.plan.observed.specDigest = ""; }),
         R::WorldChangedSpec},
        {"another owner",
         [](auto &c) {
             c.fresh.owners = {"a", "c"};
         },
         R::WorldChangedOwner},
        {"one owner less", [](auto &c) { c.fresh.owners = {"a"}; }, R::WorldChangedOwner},
        {"a rollout began", [](auto &c) { c.fresh.scalable = ScalableBy::UpdateRunning; }, R::UpdateInProgress},
        {"no longer permitted", [](auto &c) { c.fresh.scalable = ScalableBy::NotPermitted; }, R::PermissionMissing},
        {"no longer scalable", [](auto &c) { c.fresh.scalable = ScalableBy::NotSupported; }, R::NotScalable},
    };
}

std::vector<Row> approvalRows()
{
    return {
        {"the plan is another than was approved",
         [](auto &c) {
             c.plan.change = ReplicaChange{4, 6};
         },
         R::ProposalTampered},
        {"no hash was signed", [](auto &c) { c.approval.planHash.clear(); }, R::ProposalTampered},
        {"the proposal's time is over", planned([](auto &c) { c.plan.lifetime = Seconds{120}; }), R::ProposalExpired},
        {"one ms is left", planned([](auto &c) { c.plan.lifetime = Millis{120'001}; }), std::nullopt},
        {"the machine was started again", [](auto &c) { c.bootId = "boot-2"; }, R::ProposalExpired},
        {"the plan is from the future", planned([](auto &c) { c.plan.createdBoot = c.now + Seconds{1}; }),
         R::ProposalExpired},
        {"the plan is from before the boot", planned([](auto &c) { c.plan.createdBoot = BootTime::min(); }),
         R::ProposalExpired},
        {"the approval is 60 s old", [](auto &c) { c.approval.atBoot = c.now - Seconds{60}; }, R::ApprovalExpired},
        {"the approval is 59.999 s old", [](auto &c) { c.approval.atBoot = c.now - Millis{59'999}; }, std::nullopt},
        {"the approval waited for the next engine step",
         [](auto &c) {
             c.approval.atBoot = c.now - Seconds{100};
             c.approvalLifetime = c.plan.lifetime;
         },
         std::nullopt},
        {"the approval is of another boot", [](auto &c) { c.approval.bootId = "boot-0"; }, R::ApprovalExpired},
        {"the approval is from the future", [](auto &c) { c.approval.atBoot = c.now + Seconds{1}; },
         R::ApprovalExpired},
        {"the plan is of the moment of the boot", planned([](auto &c) {
             c.plan.createdBoot = BootTime{};
             c.plan.lifetime = Seconds{20'000};
         }),
         std::nullopt},
        {"planned, approved and sent at one time", planned([](auto &c) {
             c.plan.createdBoot = c.approval.atBoot = c.now;
         }),
         std::nullopt},
        {"the approval is older than the plan",
         [](auto &c) {
             c.approval.atBoot = c.now - Seconds{121};
             c.approvalLifetime = Seconds{300};
         },
         R::ApprovalExpired},
    };
}

std::vector<Row> policyRows()
{
    return {
        {"the policy changed", [](auto &c) { c.policyVersionNow = "p2"; }, R::PolicyChanged},
        {"the minimum changed", [](auto &c) { c.minNow = 2; }, R::BoundsChanged},
        {"the maximum changed", [](auto &c) { c.maxNow = 9; }, R::BoundsChanged},
        {"above the maximum", planned([](auto &c) { c.plan.observed.max = c.maxNow = 4; }), R::OutOfBounds},
        {"below the minimum", planned([](auto &c) {
             c.plan.observed.min = c.minNow = 4;
             c.plan.change = ReplicaChange{4, 3};
         }),
         R::OutOfBounds},
        {"to zero without consent to zero", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 1;
             c.plan.observed.min = c.minNow = 0;
             c.plan.change = ReplicaChange{1, 0};
         }),
         R::OutOfBounds},
        {"to zero with consent to zero", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 1;
             c.plan.observed.min = c.minNow = 0;
             c.scaleToZero = true;
             c.plan.change = ReplicaChange{1, 0};
         }),
         std::nullopt},
        {"no change at all", planned([](auto &c) {
             c.plan.change = ReplicaChange{4, 4};
         }),
         R::OutOfBounds},
        {"more than a million", planned([](auto &c) {
             c.plan.observed.max = c.maxNow = std::numeric_limits<std::int64_t>::max();
             c.plan.change = ReplicaChange{4, 1'000'001};
         }),
         R::OutOfBounds},
        {"a million is a count", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 1'000'000;
             c.plan.observed.max = c.maxNow = 1'000'000;
             c.plan.change = ReplicaChange{1'000'000, 999'999};
         }),
         std::nullopt},
        {"from zero", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 0;
             c.plan.change = ReplicaChange{0, 1};
         }),
         std::nullopt},
        {"a way back out of bounds", planned([](auto &c) {
             c.plan.reverts = "P1";
             c.plan.change = ReplicaChange{4, 11};
         }),
         R::OutOfBounds},
    };
}

// I-19, I-20: of the world as it was just read, for a way back too.
std::vector<Row> platformRows()
{
    const auto change = [](std::int64_t from, std::int64_t to, std::string reverts, auto hints) {
        return planned([=](auto &c) {
            c.fresh.replicas = c.plan.observed.replicas = from;
            c.plan.change = ReplicaChange{from, to};
            c.plan.reverts = reverts;
            hints(c);
        });
    };
    const auto floor = [](std::int64_t n) { return [n](auto &c) { c.fresh.minReplicasHint = n; }; };
    const auto ceiling = [](std::int64_t n) { return [n](auto &c) { c.fresh.maxReplicasHint = n; }; };
    return {
        {"down to what a disruption budget needs", change(5, 4, "", floor(4)), std::nullopt},
        {"below what a disruption budget needs", change(5, 4, "", floor(5)), R::AtMinimum},
        {"a way back below what a disruption budget needs", change(5, 3, "P1", floor(4)), R::AtMinimum},
        {"up, but not yet to what a disruption budget needs", change(4, 5, "", floor(7)), std::nullopt},
        {"down to the operator's maximum, below a disruption budget", change(30, 10, "", floor(20)), std::nullopt},
        {"below the operator's maximum and a disruption budget", change(10, 9, "", floor(20)), R::AtMinimum},
        {"up to what a quota leaves", change(4, 5, "", ceiling(5)), std::nullopt},
        {"above what a quota leaves", change(4, 5, "", ceiling(4)), R::AtMaximum},
        {"a way back above what a quota leaves", change(4, 6, "P1", ceiling(5)), R::AtMaximum},
        {"down, still above what a quota leaves", change(6, 5, "", ceiling(4)), std::nullopt},
        {"up to the operator's minimum, above what a quota leaves", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 1;
             c.plan.observed.min = c.minNow = 3;
             c.plan.change = ReplicaChange{1, 3};
             c.fresh.maxReplicasHint = 2;
         }),
         std::nullopt},
        {"a ceiling of nothing is none", change(4, 5, "", ceiling(0)), std::nullopt},
    };
}

std::vector<Row> rateRows()
{
    const auto lower = [](std::int64_t to, std::string reverts) {
        return planned([to, reverts](auto &c) {
            c.fresh.replicas = c.plan.observed.replicas = 8;
            c.plan.change = ReplicaChange{8, to};
            c.plan.reverts = reverts;
        });
    };
    const auto cooling = [](std::string reverts) {
        return planned([reverts](auto &c) {
            c.plan.reverts = reverts;
            c.state = PolicyState{};
            c.state->changes.push_back({c.wall - Seconds{10}, 5, 4, true, Priority::Low});
        });
    };
    return {
        {"a quarter less", lower(6, ""), std::nullopt},
        {"more than a quarter less", lower(5, ""), R::StepLimited},
        {"a way back of more than a quarter", lower(1, "P1"), std::nullopt},
        {"down to the maximum at once", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 30;
             c.plan.change = ReplicaChange{30, 10};
         }),
         std::nullopt},
        {"up to the minimum at once", planned([](auto &c) {
             c.fresh.replicas = c.plan.observed.replicas = 1;
             c.plan.observed.min = c.minNow = 9;
             c.plan.change = ReplicaChange{1, 9};
         }),
         std::nullopt},
        {"up by more than four and more than double", planned([](auto &c) {
             c.plan.change = ReplicaChange{4, 9};
         }),
         R::StepLimited},
        {"up to the maximum in one step too large", planned([](auto &c) {
             c.plan.change = ReplicaChange{4, 10};
         }),
         R::StepLimited},
        {"down to the minimum in one step too large", lower(1, ""), R::StepLimited},
        {"a reversal that its preset need not wait for", planned([](auto &c) {
             c.state = PolicyState{};
             c.state->changes.push_back({c.wall - Seconds{40}, 5, 4, true, Priority::Low});
             c.cooldown = Cooldown::AnyChange;
         }),
         std::nullopt},
        {"a change since the decision", cooling(""), R::ReversalWait},
        {"a way back right after the change", cooling("P1"), std::nullopt},
    };
}

std::vector<Row> pauseRows()
{
    const auto paused = [](Pause pause) { return [pause](SendCheck &c) { c.pauses.push_back(pause); }; };
    const auto until = [](Millis left) {
        return [left](SendCheck &c) {
            c.pauses.push_back(pauseOf(PauseScope::All, {}));
            c.pauses.back().until = c.wall + left;
        };
    };
    Pause endedEmergency = pauseOf(PauseScope::All, {}, false, true);
    endedEmergency.until = kNow - Seconds{1};
    return {
        {"all is paused", paused(pauseOf(PauseScope::All, {})), R::Paused},
        {"the context is paused", paused(pauseOf(PauseScope::Context, "prod")), R::Paused},
        {"another context is paused", paused(pauseOf(PauseScope::Context, "homolog")), std::nullopt},
        {"the workload is paused", paused(pauseOf(PauseScope::Workload, "prod/-/service/loja")), R::Paused},
        {"another workload is paused", paused(pauseOf(PauseScope::Workload, "prod/-/service/outra")), std::nullopt},
        {"an unknown scope pauses", paused(pauseOf(static_cast<PauseScope>(9), {})), R::Paused},
        {"scale-in is paused, this is a rise", paused(pauseOf(PauseScope::All, {}, true)), std::nullopt},
        {"a pause with 1 ms left", until(Millis{1}), R::Paused},
        {"a pause that has just ended", until(Millis{0}), std::nullopt},
        {"emergency stop", paused(pauseOf(PauseScope::All, {}, false, true)), R::EmergencyStop},
        {"an emergency stop does not end by itself", paused(endedEmergency), R::EmergencyStop},
        {"an emergency stop counts before a pause",
         [](SendCheck &c) {
             c.pauses = {pauseOf(PauseScope::All, {}), pauseOf(PauseScope::All, {}, true, true)};
         },
         R::EmergencyStop},
        {"a way back does not pass a pause", planned([](auto &c) {
             c.plan.reverts = "P1";
             c.pauses.push_back(pauseOf(PauseScope::All, {}));
         }),
         R::Paused},
        {"scale-in is paused, this is a reduction", planned([](auto &c) {
             c.plan.change = ReplicaChange{4, 3};
             c.pauses.push_back(pauseOf(PauseScope::All, {}, true));
         }),
         R::PausedScaleIn},
    };
}

std::vector<Row> allRows()
{
    std::vector<Row> rows;
    for (const auto &part : {worldRows(), approvalRows(), policyRows(), platformRows(), rateRows(), pauseRows()})
        rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

} // namespace

class TestSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksOnceMore_data()
    {
        QTest::addColumn<int>("index");
        const auto rows = allRows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow(rows[i].name) << static_cast<int>(i);
    }
    void looksOnceMore()
    {
        QFETCH(int, index);
        const Row row = allRows()[static_cast<std::size_t>(index)];
        SendCheck c = good();
        row.change(c);
        const auto problem = sendProblem(c);
        if (problem)
            QVERIFY2(row.expected == problem->code, std::string{toString(problem->code)}.c_str());
        else
            QVERIFY2(!row.expected, "it would have been sent");
    }

    // Where an autoscaler owns the count its bounds must be those of the plan; the count itself may have moved (I-27).
    void looksAtTheBoundsOfAnAutoscaler()
    {
        const auto withHpa = [](AutoscalerBounds from, AutoscalerBounds to) {
            SendCheck c = good();
            c.fresh.autoscaler = Autoscaler{.kind = Autoscaler::Kind::Hpa, .name = "loja", .uid = "h", .version = "1", .bounds = from, .baselineMin = {}, .desired = {}, .current = {},
                                            .atMax = false, .problem = {}};
            c.plan.change = AutoscalerChange{"hpa/loja", std::move(from), std::move(to)};
            c.fresh.replicas = 7; // the autoscaler moved it
            approve(c);
            return c;
        };
        const auto code = [](const SendCheck &c) {
            const auto problem = sendProblem(c);
            return problem ? std::string(toString(problem->code)) : std::string();
        };
        const AutoscalerBounds base{2, 8, {{"cpu", 70}}};
        QCOMPARE(code(withHpa(base, {4, 8, {{"cpu", 70}}})), std::string());
        QCOMPARE(code(withHpa(base, {4, 8, {{"cpu", 60}}})), std::string());
        QCOMPARE(code(withHpa(base, base)), std::string("OutOfBounds"));
        QCOMPARE(code(withHpa(base, {0, 8, {{"cpu", 70}}})), std::string("OutOfBounds"));
        QCOMPARE(code(withHpa(base, {9, 8, {{"cpu", 70}}})), std::string("OutOfBounds"));
        QCOMPARE(code(withHpa(base, {11, 12, {{"cpu", 70}}})), std::string("OutOfBounds")); // above the operator's maximum
        QCOMPARE(code(withHpa(base, {4, 8, {{"memory", 70}}})), std::string("OutOfBounds"));
        // Each bound by itself, on both sides; the operator's are 1 and 10.
        const auto way = [&](AutoscalerBounds from, AutoscalerBounds to, std::optional<std::int64_t> hint = {}) {
            auto c = withHpa(std::move(from), std::move(to));
            c.fresh.minReplicasHint = hint;
            return code(c);
        };
        const std::string refused = "OutOfBounds";
        QCOMPARE(way({2, 8, {}}, {1, 8, {}}), std::string());
        QCOMPARE(way({2, 8, {}}, {8, 8, {}}), std::string());
        QCOMPARE(way({2, 8, {}}, {2, 10, {}}), std::string());
        QCOMPARE(way({2, 8, {}}, {2, 11, {}}), refused);
        QCOMPARE(way({2, 20, {}}, {10, 20, {}}), std::string());
        QCOMPARE(way({2, 20, {}}, {11, 20, {}}), refused);
        QCOMPARE(way({12, 20, {{"cpu", 70}}}, {12, 20, {{"cpu", 60}}}), std::string());
        QCOMPARE(way({13, 20, {}}, {12, 20, {}}), std::string());
        QCOMPARE(way({2, 1'000'000, {}}, {4, 1'000'000, {}}), std::string());
        QCOMPARE(way({2, 8, {{"cpu", 70}}}, {2, 8, {{"cpu", 60}}}, 3), std::string());
        QCOMPARE(way({6, 8, {}}, {3, 8, {}}, 3), std::string());
        QCOMPARE(way(base, {2, 8, {{"cpu", 1}}}), std::string());
        QCOMPARE(way(base, {2, 8, {{"cpu", 0}}}), refused);
        QCOMPARE(way({2, 8, {{"cpu", 70}, {"memory", 80}}}, {2, 8, {{"cpu", 60}, {"queue", 10}}}), refused);
        auto toZero = withHpa({1, 8, {}}, {0, 8, {}});
        toZero.plan.reverts = "01J";
        approve(toZero);
        QCOMPARE(code(toZero), refused);
        auto moved = withHpa(base, {4, 8, {{"cpu", 70}}});
        moved.fresh.autoscaler->bounds.max = 9;
        QCOMPARE(code(moved), std::string("WorldChangedAutoscaler"));
        moved = withHpa(base, {4, 8, {{"cpu", 70}}});
        moved.fresh.autoscaler.reset();
        QCOMPARE(code(moved), std::string("WorldChangedAutoscaler"));
        // Not below what a disruption budget or the original minimum needs, unless it is the way back.
        auto lower = withHpa({6, 8, {{"cpu", 70}}}, {2, 8, {{"cpu", 70}}});
        lower.fresh.minReplicasHint = 3;
        QCOMPARE(code(lower), std::string("OutOfBounds"));
        lower.plan.reverts = "01J";
        approve(lower);
        QCOMPARE(code(lower), std::string());
    }

    void saysWhatIsPaused()
    {
        const SendCheck c = good();
        const auto reason = pauseProblem({pauseOf(PauseScope::Context, "prod")}, c.plan.workload, Direction::Up, kNow);
        QCOMPARE(*reason, (Reason{R::Paused, {}, "prod"}));
    }

    void saysBothCounts()
    {
        SendCheck c = good();
        c.fresh.replicas = 7;
        QCOMPARE(sendProblem(c)->numbers, (std::vector<double>{4, 7}));
    }
};

QTEST_GUILESS_MAIN(TestSend)
#include "tst_limits_send.moc"
