// The presets beside kryonix and aurax, and what may not be saved.
#include "builders.h"

#include <QTest>

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

std::string fieldOf(const ScalingPolicy &policy)
{
    const auto checked = checkPolicy(policy);
    return checked ? "fine" : checked.error().where + " " + checked.error().reason;
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
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_policy_presets.moc"
