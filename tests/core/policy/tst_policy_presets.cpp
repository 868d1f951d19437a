// The presets beside kryonix, what the calendar does to them, what may not be saved, and the ladder of trust.
#include "builders.h"

#include "core/policy/trust.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

using R = ReasonCode;

namespace {

// Samples every 15 s for `back`, the newest at the measurement's own time.
struct Recent
{
    std::map<MetricId, std::vector<Sample>> samples;

    void set(DecisionInput &in, const MetricId &id, double value, Millis back, double before = 0.0)
    {
        in.observation.metrics[id] = measured(value);
        auto &list = samples[id];
        list.clear();
        for (Millis age = Seconds{1'800}; age >= Seconds{10}; age -= Seconds{15})
            list.push_back({kNow - age, age <= back ? value : before});
        list.push_back({kNow - Seconds{10}, value});
        in.recent[id] = list;
    }
};

DecisionInput aurax(std::int64_t replicas, double cpu, double memory)
{
    DecisionInput in = steady(replicas, cpu, memory);
    in.policy.preset = "aurax";
    in.forecasts.clear(); // it looks at none
    return in;
}

DecisionInput preset(const char *name, std::int64_t replicas, double cpu, double memory = 20)
{
    DecisionInput in = steady(replicas, cpu, memory);
    in.policy.preset = name;
    return in;
}

std::string fieldOf(const ScalingPolicy &policy)
{
    const auto checked = checkPolicy(policy);
    return checked ? "fine" : checked.error().where + " " + checked.error().reason;
}

Evidence good()
{
    Evidence e;
    e.days = 7.0;
    e.observedShare = 0.95;
    e.compared = Evidence::Compared{3.0, 10.0, 90.0, 100.0, 7.0};
    e.bands = {{metric::cpuCores, 0.8, 0.7, 48}};
    return e;
}

} // namespace

class TestPresets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPresetIsListedAndDecides()
    {
        for (const PresetInfo &info : presets()) {
            QVERIFY(!info.name.empty() && !info.meaning.empty());
            QVERIFY(presetInfo(info.name)->meaning == info.meaning);
            DecisionInput in = steady(4, 65, 50); // within every tolerance
            in.policy.preset = std::string(info.name);
            in.policy.schedule = "0 8 * * * = 4";
            in.policy.parameters = info.name == "static" ? std::map<std::string, double>{{"replicas", 4}} : std::map<std::string, double>{};
            const Decision d = decide(in);
            QVERIFY2(d.action == Direction::None && !d.reasons.empty(), describe(d).c_str());
            QCOMPARE(d.ladder.front().name, std::string("demand"));
            QCOMPARE(d.ladder.back().name, std::string("final"));
            for (const ParameterInfo &p : info.parameters)
                QVERIFY(p.least <= p.standard && p.standard <= p.most && !p.meaning.empty());
        }
        QVERIFY(presetInfo("guesswork") == nullptr);
    }

    void aiopsLooksHalfAnHourAhead()
    {
        DecisionInput in = preset("aiops", 4, 50);
        forecast(in, 75, 20); // above 70 % in half an hour
        Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{5}); // 3.0 cores at 0.7 are 4.3
        QVERIFY(d.reasons.front().code == R::RuleHigh && d.reasons.front().subject == "cpu_cores");
        QCOMPARE(d.wonBy, std::string("capacity"));
        in = preset("aiops", 4, 50);
        forecast(in, 70, 20); // exactly at it is not above
        QVERIFY(decide(in).action == Direction::None);
        in = preset("aiops", 4, 25);
        forecast(in, 25, 20);
        d = decide(in);
        QCOMPARE(d.to, std::int64_t{3}); // 2 would do, a quarter goes at once
        QVERIFY(has(d, R::RuleLow) && has(d, R::StepLimited));
        in.forecasts.clear();
        d = decide(in);
        QVERIFY(d.action == Direction::None && has(d, R::ForecastIneligible)); // upwards only
        in = preset("aiops", 4, 95);
        in.forecasts.clear();
        QVERIFY(decide(in).to > 4);
        in = preset("aiops", 4, 50);
        in.policy.parameters["up"] = 0.4;
        QVERIFY(decide(in).action == Direction::Up);
    }

    void auraxWaitsForItsDurations()
    {
        Recent recent;
        DecisionInput in = aurax(4, 81, 50);
        recent.set(in, metric::cpuCores, 3.24, Seconds{105});
        QVERIFY2(decide(in).action == Direction::None, describe(decide(in)).c_str());
        recent.set(in, metric::cpuCores, 3.24, Seconds{130});
        Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{5});
        QVERIFY(reasonWith(d, R::RuleHigh).subject == "cpu_cores");
        QVERIFY(reasonWith(d, R::RuleHigh).numbers.at(2) >= 120);
        // A hole in the samples is no duration.
        auto &samples = recent.samples[metric::cpuCores];
        std::erase_if(samples, [](const Sample &s) { return kNow - s.at > Seconds{30} && kNow - s.at < Seconds{100}; });
        in.recent[metric::cpuCores] = samples;
        QVERIFY(decide(in).action == Direction::None);
    }

    void auraxTakesTheLargestStepAtOnce()
    {
        Recent recent;
        DecisionInput in = aurax(4, 81, 50);
        recent.set(in, metric::cpuCores, 3.24, Seconds{600});
        recent.set(in, metric::queueLength, 11, Seconds{15});
        const Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{6});
        QVERIFY(d.priority == Priority::High);
        in.observation.metrics[metric::queueLength] = measured(10);
        QCOMPARE(decide(in).to, std::int64_t{5});
    }

    void auraxRowsOneByOne_data()
    {
        QTest::addColumn<QString>("metricName");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("beforeSeconds");
        QTest::addColumn<int>("to");
        const auto row = [](const char *name, const MetricId &id, double value, double seconds, int to) {
            QTest::newRow(name) << QString::fromStdString(id.str()) << value << seconds << to;
        };
        row("memory above 85 %", metric::memoryBytes, 4 * 0.86 * kBytes, 130, 5);
        row("memory, too short", metric::memoryBytes, 4 * 0.86 * kBytes, 100, 4);
        row("P95 above 10 s for a minute", metric::latencyP95, 10.1, 75, 5);
        row("P95, too short", metric::latencyP95, 10.1, 45, 4);
        row("errors above 5 % for 30 s", metric::errorRatio, 0.051, 45, 5);
        row("errors, too short", metric::errorRatio, 0.051, 15, 4);
        row("errors at 5 %", metric::errorRatio, 0.05, 600, 4);
    }
    void auraxRowsOneByOne()
    {
        QFETCH(QString, metricName);
        QFETCH(double, value);
        QFETCH(double, beforeSeconds);
        QFETCH(int, to);
        Recent recent;
        DecisionInput in = aurax(4, 50, 50);
        recent.set(in, MetricId{metricName.toStdString()}, value, Seconds{static_cast<int>(beforeSeconds)});
        const Decision d = decide(in);
        QVERIFY2(d.to == to, describe(d).c_str());
    }

    void auraxLowersByOneUnlessARowVetoes()
    {
        Recent recent;
        DecisionInput in = aurax(6, 20, 20);
        recent.set(in, metric::cpuCores, 1.2, Seconds{620}, 3.0);
        recent.set(in, metric::memoryBytes, 6 * 0.2 * kBytes, Seconds{620}, 3.0 * kBytes);
        Decision d = decide(in);
        QVERIFY2(d.to == 5, describe(d).c_str());
        QVERIFY(has(d, R::RuleLow));
        recent.set(in, metric::cpuCores, 1.2, Seconds{580}, 3.0);
        recent.set(in, metric::memoryBytes, 6 * 0.2 * kBytes, Seconds{580}, 3.0 * kBytes);
        QVERIFY(decide(in).action == Direction::None);
        recent.set(in, metric::cpuCores, 1.2, Seconds{620}, 3.0);
        recent.set(in, metric::errorRatio, 0.2, Seconds{600});
        d = decide(in);
        QCOMPARE(d.to, std::int64_t{7}); // errors want more, whatever the CPU says
        QVERIFY(has(d, R::RuleVetoesDown));
    }

    void auraxOnlyRecommendsOnAFastP95()
    {
        Recent recent;
        DecisionInput in = aurax(6, 50, 50);
        recent.set(in, metric::latencyP95, 0.5, Seconds{920}, 5.0);
        const Decision d = decide(in);
        QVERIFY(d.action == Direction::None);
        QVERIFY(d.reasons.front().code == R::ConsiderLower);
        // A queue of nothing for a quarter of an hour does lower.
        recent.set(in, metric::queueLength, 0, Seconds{920}, 5.0);
        measure(in, 20, 20);
        QCOMPARE(decide(in).to, std::int64_t{5});
    }

    void auraxKeepsTheCountOfItsEnvironment()
    {
        DecisionInput in = aurax(1, 95, 50);
        in.policy.parameters["environment"] = 2;
        QCOMPARE(decide(in).to, std::int64_t{2});
        in.policy.parameters["environment"] = 1;
        in.limits = false;
        QVERIFY(decide(in).action == Direction::None);
    }

    void scheduleFollowsTheClockOnTheWall()
    {
        DecisionInput in = preset("schedule", 4, 50, 50);
        in.policy.schedule = "0 8 * * mon-fri = 6; 0 20 * * * = 4";
        in.policy.timeZone = "America/Sao_Paulo"; // 11 h on a Monday
        Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{6});
        QCOMPARE(reasonWith(d, R::ScheduledCount), (Reason{R::ScheduledCount, {6}, "0 8 * * mon-fri"}));
        in.now = in.observation.at = kNow + std::chrono::hours{10}; // 21 h
        in.limits = false;
        QVERIFY(decide(in).action == Direction::None);
        // On the day the clock jumps over 1:30 the line fires at the jump.
        in.policy.schedule = "30 1 * * * = 9; 0 0 * * * = 4";
        in.policy.timeZone = "Europe/Lisbon";
        in.now = parseTimestamp("2026-03-29T00:59:59Z").value();
        QCOMPARE(decide(in).to, std::int64_t{4});
        in.now += Seconds{1};
        QCOMPARE(decide(in).to, std::int64_t{9});
    }

    void aScheduleNeverLowersBelowWhatIsMeasured()
    {
        DecisionInput in = preset("schedule", 8, 60, 20);
        in.policy.schedule = "0 8 * * * = 2";
        const Decision d = decide(in); // 4.8 cores at 0.7 are 7
        QVERIFY2(d.to == 7, describe(d).c_str());
        QVERIFY(has(d, R::ScheduledCount));
    }

    void staticKeepsItsCount()
    {
        DecisionInput in = preset("static", 4, 20);
        in.policy.parameters["replicas"] = 6;
        QCOMPARE(decide(in).to, std::int64_t{6});
        in.policy.parameters["replicas"] = 60;
        QCOMPARE(decide(in).to, std::int64_t{8}); // at most double at once
        in.limits = false;
        QCOMPARE(decide(in).to, std::int64_t{20}); // the preset alone, within its bounds
    }

    void kryonixIsLiteralWithoutLimits()
    {
        DecisionInput in = steady(3, 50, 50);
        forecast(in, 86, 50);
        QCOMPARE(decide(in).to, std::int64_t{4}); // live, floor() that does not rise is +1
        in.limits = false;
        QVERIFY(decide(in).action == Direction::None);
        in = steady(10, 50, 50);
        forecast(in, 20, 20);
        QVERIFY(decide(in).action == Direction::None); // live, a forecast never reduces
        in.limits = false;
        const Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{7});
        QVERIFY(has(d, R::ResourcesUnderused));
        in = steady(5, 150, 50);
        requests(in, 100, 250);
        in.limits = false;
        QCOMPARE(decide(in).to, std::int64_t{7}); // the request rule replaces even a larger target
    }

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

    void refusesWhatMayNotBeSaved()
    {
        ScalingPolicy p;
        QCOMPARE(fieldOf(p), std::string("fine"));
        p.preset = "guesswork";
        QCOMPARE(fieldOf(p), std::string("preset PolicyInvalid"));
        p = {};
        p.min = 5;
        p.max = 2;
        QCOMPARE(fieldOf(p), std::string("policy PolicyInvalid"));
        p = {};
        p.parameters["hold"] = 5;
        QCOMPARE(fieldOf(p), std::string("param.hold PolicyInvalid"));
        p.preset = "aurax";
        p.parameters = {{"cpu_up", 1.5}};
        QCOMPARE(fieldOf(p), std::string("param.cpu_up PolicyInvalid"));
        p.preset = "aiops";
        p.parameters = {{"down", 0.8}};
        QCOMPARE(fieldOf(p), std::string("param.down PolicyInvalid"));
        p = {};
        p.timeZone = "America/Sampa";
        QCOMPARE(fieldOf(p), std::string("time_zone TimeZoneUnknown"));
        p.timeZone = "America/Sao_Paulo";
        QCOMPARE(fieldOf(p), std::string("fine"));
        p.preset = "schedule";
        QCOMPARE(fieldOf(p), std::string("schedule PolicyInvalid"));
        p.schedule = "0 0 30 2 * = 3";
        QCOMPARE(fieldOf(p), std::string("schedule CronNeverFires"));
        for (const char *bad : {"0 8 * * *", "0 8 * * * = many", "0 8 * * * = -1", "0 8 * * * = 10001", "nonsense = 3", "0 8 * * * = 0"}) {
            p.schedule = bad;
            QCOMPARE(fieldOf(p), std::string("schedule PolicyInvalid"));
        }
        p.scaleToZero = true;
        QCOMPARE(fieldOf(p), std::string("fine"));
        // decide() itself does nothing on a schedule that cannot be read.
        DecisionInput in = preset("schedule", 4, 95, 50);
        in.policy.schedule = "nonsense = 3";
        QVERIFY(decide(in).action == Direction::None && has(decide(in), R::PolicyInvalid));
    }

    void offersTheNextRungOnEvidence()
    {
        QVERIFY(climbFrom(Mode::Observe, {}).offered && climbFrom(Mode::Observe, {}).next == Mode::Recommend);
        QVERIFY(climbFrom(Mode::Recommend, {}).offered && climbFrom(Mode::Recommend, {}).next == Mode::Approve);
        for (const Mode mode : {Mode::Approve, Mode::AutoUp}) {
            const Climb climb = climbFrom(mode, good());
            QVERIFY(climb.offered && climb.next == (mode == Mode::Approve ? Mode::AutoUp : Mode::Auto));
            QCOMPARE(climb.reasons.front(), (Reason{R::EvidenceEnough, {7, 7}, {}}));
        }
        QVERIFY(!climbFrom(Mode::Auto, good()).offered);
    }

    void withholdsItForEachThingThatIsMissing_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int what, R code) { QTest::newRow(name) << what << static_cast<int>(code); };
        row("a day short", 0, R::EvidenceTooShort);
        row("gaps", 1, R::EvidenceGaps);
        row("no replay", 2, R::EvidenceMissing);
        row("no better", 3, R::EvidenceNotBetter);
        row("dearer", 4, R::EvidenceTooCostly);
        row("bands that do not hold", 5, R::BandsOutOfCalibration);
        row("something open", 6, R::IncidentOpen);
        row("days unknown", 7, R::EvidenceTooShort);
        row("minutes unknown", 8, R::EvidenceNotBetter);
        row("a replay of fewer days", 9, R::EvidenceTooShort);
        row("both too short", 10, R::EvidenceTooShort);
    }
    void withholdsItForEachThingThatIsMissing()
    {
        QFETCH(int, what);
        QFETCH(int, code);
        Evidence e = good();
        switch (what) {
        case 0: e.days = 6.9; break;
        case 1: e.observedShare = 0.94; break;
        case 2: e.compared.reset(); break;
        case 3: e.compared = Evidence::Compared{10.0, 10.0, 100.0, 100.0, 7.0}; break;
        case 4: e.compared->replicaHoursPolicy = 101.0; break;
        case 5: e.bands[0].coverage80 = 0.62; break;
        case 6: e.incidents = {"ação em aberto"}; break;
        case 7: e.days = std::nan(""); break;
        case 8: e.compared->minutesPolicy = std::nan(""); break;
        case 9: e.compared->days = 6.9; break;
        default: e.days = e.compared->days = 2.0; break;
        }
        const Climb climb = climbFrom(Mode::Approve, e);
        QVERIFY(!climb.offered);
        QCOMPARE(climb.reasons.size(), std::size_t{1});
        QCOMPARE(static_cast<int>(climb.reasons.front().code), code);
    }

    void fallsAtOnceAndSaysWhy()
    {
        const auto fall = [](Mode mode, const PolicyState &state, const Behaviour &behaviour) {
            const auto reason = mustFall(mode, state, behaviour, kNow);
            return reason ? std::optional{reason->code} : std::nullopt;
        };
        const PastChange ours{kNow - Seconds{500}, 3, 5, true, Priority::Medium};
        const PastChange theirs{kNow - Seconds{100}, 5, 3, false, Priority::Medium};
        PolicyState fought;
        fought.changes = {ours, theirs};
        PolicyState flapping;
        for (int i = 0; i < 4; ++i)
            flapping.changes.push_back({kNow - Seconds{1'000 - 200 * i}, 3 + i % 2, 4 - i % 2, true, Priority::Medium});
        const Behaviour fine{.actions = 5, .failed = 1, .bands = {{metric::cpuCores, 0.8, 1.0, 48}}};
        Behaviour failing = fine;
        failing.failed = 2;
        Behaviour loose = fine;
        loose.bands[0].coverage80 = 0.62;
        Behaviour drifting = fine;
        drifting.bands[0].relMae = 1.3;
        Behaviour untried = loose;
        untried.bands[0].origins = 19;
        for (const Mode mode : {Mode::AutoUp, Mode::Auto}) {
            QVERIFY(!fall(mode, {}, fine));
            QVERIFY(!fall(mode, {}, untried));
            QVERIFY(fall(mode, fought, fine) == R::FightDetected);
            QVERIFY(fall(mode, flapping, fine) == R::FlapBreaker);
            QVERIFY(fall(mode, {}, failing) == R::ActionsFailed);
            QVERIFY(fall(mode, {}, loose) == R::BandsOutOfCalibration);
            QVERIFY(fall(mode, {}, drifting) == R::DriftDetected);
        }
        for (const Mode mode : {Mode::Observe, Mode::Recommend, Mode::Approve})
            QVERIFY(!fall(mode, fought, failing)); // a person decides there anyway
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_policy_presets.moc"
