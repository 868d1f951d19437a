// What the steps behind every preset do: calendar, freeze windows, guards, and what is remembered.
#include "builders.h"

#include <QTest>

#include <limits>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

using R = ReasonCode;

namespace {

DecisionInput preset(const char *name, std::int64_t replicas, double cpu, double memory = 20)
{
    DecisionInput in = steady(replicas, cpu, memory);
    in.policy.preset = name;
    return in;
}

} // namespace

class TestPolicySteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCalendarLiftsAndLowers()
    {
        DecisionInput in = steady(4, 50, 20);
        in.calendar.factor = 3.0;
        in.calendar.event = "Black Friday";
        Decision d = decide(in);
        QVERIFY2(d.to == 8, describe(d).c_str()); // 6 cores at 0.7 are 9, at most double at once
        QCOMPARE(reasonWith(d, R::EventFactor), (Reason{R::EventFactor, {3, 9}, "Black Friday"}));
        QCOMPARE(d.wonBy, std::string("calendar"));
        // The event is on: its load is what is measured, it is not multiplied again, and what is there stays.
        in = steady(4, 50, 20);
        in.calendar.present = 3.0;
        in.calendar.during = "Black Friday";
        QVERIFY(decide(in).to == 4);
        in = steady(8, 10, 10);
        QVERIFY(decide(in).to < 8);
        in.calendar.present = 3.0;
        in.calendar.during = "Black Friday";
        d = decide(in);
        QCOMPARE(d.to, std::int64_t{8});
        QCOMPARE(reasonWith(d, R::EventFactor), (Reason{R::EventFactor, {3, 8}, "Black Friday"}));
        in = steady(4, 50, 20);
        in.calendar.floor = 6;
        in.calendar.floorBy = "comercial";
        QCOMPARE(decide(in).to, std::int64_t{6});
        in = steady(8, 20, 20);
        in.calendar.floor = 8;
        in.calendar.floorBy = "comercial";
        d = decide(in);
        QVERIFY(d.action == Direction::None && has(d, R::CalendarFloor));
        QCOMPARE(d.clippedBy, std::string("calendar"));
        in = steady(8, 40, 20);
        in.calendar.ceiling = 2;
        in.calendar.ceilingBy = "noite";
        QVERIFY(decide(in).action == Direction::None); // 3.2 cores at 0.7 need 5: load is a fact
        in = steady(8, 10, 10);
        in.calendar.ceiling = 2;
        in.calendar.ceilingBy = "noite";
        d = decide(in);
        QVERIFY2(d.to == 6 && has(d, R::CalendarCeiling) && has(d, R::StepLimited), describe(d).c_str());
        for (const double factor : {1.0, 0.5, -3.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
            in = steady(4, 50, 20);
            in.calendar.factor = factor;
            QVERIFY(decide(in).action == Direction::None);
        }
    }

    void aFreezeHoldsEverything()
    {
        DecisionInput in = steady(4, 95, 50);
        in.calendar.freeze = "Fechamento";
        in.calendar.freezeEnds = kNow + Seconds{90};
        const Decision d = decide(in);
        QVERIFY(d.action == Direction::None);
        QCOMPARE(d.reasons.front(), (Reason{R::FreezeWindow, {90}, "Fechamento"}));
        QCOMPARE(d.clippedBy, std::string("owner"));
    }

    void guardsHoldReductionsOnly()
    {
        DecisionInput in = steady(8, 20, 20);
        QVERIFY(decide(in).action == Direction::Down);
        in.guards = {Reason{R::LoadGuardWorse, {0.2, 0.9}, "latency_p95_seconds"}};
        Decision d = decide(in);
        QVERIFY(d.action == Direction::None && d.reasons.front().code == R::LoadGuardWorse);
        in = steady(4, 95, 50);
        in.guards = {Reason{R::TelemetryFailure, {3, 5}, {}}};
        QVERIFY(decide(in).action == Direction::Up);
        in = steady(8, 20, 20);
        in.state.newestReadySince = kNow - Seconds{200};
        d = decide(in);
        QVERIFY2(d.action == Direction::None && has(d, R::ReadyTooShort), describe(d).c_str());
    }

    void aMeasuredRiseIsConfident()
    {
        DecisionInput in = steady(4, 95, 50);
        forecast(in, 30, 30); // the forecast foresees nothing of it
        const Decision d = decide(in);
        QVERIFY(d.action == Direction::Up);
        QCOMPARE(*d.confidence, 1.0);
        in = steady(4, 95, 50);
        forecast(in, 0, 0);
        QCOMPARE(*decide(in).confidence, 1.0);
    }

    void remembersWhatTheSizingWanted()
    {
        DecisionInput in = preset("static", 4, 20);
        in.policy.parameters["replicas"] = 6;
        const auto made = decideAndRemember(in);
        QCOMPARE(made.memory.sized, std::int64_t{6});
        QVERIFY(made.memory.complete && made.memory.at == kNow);
        in.now = Timestamp{Millis{-1}};
        QVERIFY(!decideAndRemember(in).memory.complete);
    }
};

QTEST_GUILESS_MAIN(TestPolicySteps)
#include "tst_policy_steps.moc"
