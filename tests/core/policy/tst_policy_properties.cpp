// decide() against an oracle over every pair of input states, against invariants over random states, and over days.
#include "builders.h"
#include "randomstates.h"

#include "core/limits/limits.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::limits;
using namespace preamar::policy::test;

using R = ReasonCode;
using Expected = std::set<R>;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

// --- The truth table -------------------------------------------------------------------------------------------------
enum class State { Ok, Missing, Nan, PlusInf, MinusInf, Stale, TooStale, Partial, Warning, Error, Duplicate, Negative };
enum class Load { Low, Between, High };
enum class Ahead { High, Between, Low, Ineligible, Stale, None };
constexpr State kStates[]{State::Ok,       State::Missing, State::Nan,       State::PlusInf,
                          State::MinusInf, State::Stale,   State::TooStale,  State::Partial,
                          State::Warning,  State::Error,   State::Duplicate, State::Negative};

void put(DecisionInput &in, const MetricId &metric, State state)
{
    Measurement &m = in.observation.metrics[metric];
    const auto mark = [&m](Quality quality, Fault fault) {
        m.quality = quality;
        m.fault = fault;
    };
    switch (state) {
    case State::Ok:
        return;
    case State::Missing:
        m = Measurement{};
        return;
    case State::Nan:
        m.value = kNan;
        return;
    case State::PlusInf:
        m.value = kInf;
        return;
    case State::MinusInf:
        m.value = -kInf;
        return;
    case State::Stale:
        m.at = kNow - Seconds{50};
        return;
    case State::TooStale:
        m.at = kNow - Seconds{90};
        return;
    case State::Partial:
        mark(Quality::Partial, Fault::Coverage);
        return;
    case State::Warning:
        mark(Quality::Partial, Fault::Warning);
        return;
    case State::Error:
        m.value.reset();
        mark(Quality::Missing, Fault::Transport);
        return;
    case State::Duplicate:
        mark(Quality::Partial, Fault::Duplicate);
        return;
    case State::Negative:
        m.value = -1.0;
        return;
    }
}

// What a reader of safety.md expects, said without the code's own words.
struct Verdict
{
    std::int64_t to = 8;
    Expected codes;
};

std::optional<R> complaint(State state)
{
    switch (state) {
    case State::Ok:
        return std::nullopt;
    case State::Missing:
        return R::MetricMissing;
    case State::Nan:
    case State::PlusInf:
    case State::MinusInf:
        return R::MetricNotFinite;
    case State::Stale:
    case State::TooStale:
        return R::MetricStale;
    case State::Partial:
        return R::CoverageLow;
    case State::Warning:
        return R::MetricPartial;
    case State::Error:
        return R::MetricError;
    case State::Duplicate:
        return R::DuplicateSeries;
    case State::Negative:
        return R::MetricNegative;
    }
    return std::nullopt;
}

// 8 replicas at 20, 50 or 85 % now and 20, 50 or 95 % ahead; up at 80, down below 30, target 70.
Verdict oracle(State cpu, State memory, Load load, Ahead ahead)
{
    Verdict v;
    const auto counts = [](State s) {
        return s == State::Ok || s == State::Stale || s == State::Partial || s == State::Warning;
    };
    for (const State s : {cpu, memory}) {
        if (const auto c = complaint(s))
            v.codes.insert(*c);
    }
    const bool complete = v.codes.empty();
    const bool known = ahead == Ahead::High || ahead == Ahead::Between || ahead == Ahead::Low;
    if (!known)
        v.codes.insert(R::ForecastIneligible);
    if (ahead == Ahead::Ineligible)
        v.codes.insert(R::HistoryTooShort);
    if (ahead == Ahead::Stale)
        v.codes.insert(R::ForecastStale);
    if (ahead == Ahead::High) {
        v.to = 10; // floor(8 × 95 / 70)
        v.codes.insert({R::ForecastCpuHigh, R::ForecastMemoryHigh});
    }
    if (load == Load::High && counts(cpu))
        v.codes.insert(R::MeasuredCpuHigh);
    if (load == Load::High && counts(memory))
        v.codes.insert(R::MeasuredMemoryHigh);
    if (load == Load::High && (counts(cpu) || counts(memory)))
        v.to = std::max<std::int64_t>(v.to, 9); // floor(8 × 85 / 70)
    if (v.to == 8 && complete && ahead == Ahead::Low) {
        if (load == Load::Low) {
            v.to = 6; // R1 wants 5, a quarter is the most
            v.codes.insert({R::ResourcesUnderused, R::StepLimited});
        } else {
            v.codes.insert(R::ForecastOnlyRaises);
        }
    }
    if (v.codes.empty())
        v.codes.insert(R::WithinThresholds);
    return v;
}

DecisionInput tableInput(State cpu, State memory, Load load, Ahead ahead)
{
    const double now = load == Load::Low ? 20 : load == Load::Between ? 50 : 85;
    DecisionInput in = steady(8, now, now);
    const double percent = ahead == Ahead::High ? 95 : ahead == Ahead::Between ? 50 : 20;
    forecast(in, percent, percent);
    for (Forecast &f : in.forecasts) {
        if (ahead == Ahead::Ineligible) {
            f.eligible = false;
            f.ineligibleReason = "HistoryTooShort";
        }
        if (ahead == Ahead::Stale)
            f.origin = kNow - Seconds{901};
    }
    if (ahead == Ahead::None)
        in.forecasts.clear();
    put(in, metric::cpuCores, cpu);
    put(in, metric::memoryBytes, memory);
    return in;
}

// I-01 … I-05 once more, by other means than the code's.
bool isProven(const DecisionInput &in, const MetricId &id)
{
    const auto at = in.observation.metrics.find(id);
    if (at == in.observation.metrics.end())
        return false;
    const Measurement &m = at->second;
    return m.quality == Quality::Ok && m.fault == Fault::None && m.value && *m.value >= 0 && *m.value < kInf && m.at &&
           (kNow - *m.at).count() <= 30'000 &&
           !(m.replicasMeasured && *m.replicasMeasured < 0.9 * static_cast<double>(in.workload.ready));
}

std::string violation(const DecisionInput &in, const Decision &d)
{
    const std::int64_t low = std::max<std::int64_t>(in.policy.min, in.policy.scaleToZero ? 0 : 1);
    if (d.from != in.workload.replicas || d.reasons.empty())
        return "not about this workload, or without a reason";
    if (d.action == Direction::None)
        return d.to == d.from ? "" : "a hold that changes";
    if (d.to < low || d.to > in.policy.max)
        return "out of bounds";
    for (const Reason &r : d.reasons) {
        for (const double n : r.numbers) {
            if (!std::isfinite(n))
                return "a number that cannot be shown";
        }
    }
    if (in.contextProblem || in.state.actionInFlight || in.workload.scalable != ScalableBy::Us ||
        in.policy.mode == Mode::Observe)
        return "changed against the state of things";
    if (d.risk && (d.action == Direction::Up) != (d.risk->with <= d.risk->without) && d.risk->with != d.risk->without)
        return "risk moves the wrong way";
    if (d.action == Direction::Up)
        return d.to > d.from ? "" : "up that does not rise";
    if (d.from - d.to > std::max<std::int64_t>(1, d.from / 4) && !(d.from > in.policy.max && d.to == in.policy.max) &&
        !in.workload.maxReplicasHint)
        return "lowered by more than a quarter";
    if (in.workload.ready < in.workload.replicas || !in.workload.problems.empty())
        return "lowered while not ready";
    const auto limits = {std::pair{metric::cpuCores, in.workload.limits.cpuCores},
                         {metric::memoryBytes, in.workload.limits.memoryBytes}};
    bool any = false;
    for (const auto &[id, limit] : limits) {
        if (!limit || !(*limit > 0) || (!in.required.contains(id) && !in.observation.metrics.contains(id)))
            continue;
        any = true;
        if (in.required.contains(id) && !isProven(in, id))
            return "lowered on a bad input";
        const auto made =
            std::find_if(in.forecasts.begin(), in.forecasts.end(), [&id = id](auto &f) { return f.metric == id; });
        if (in.required.contains(id) && (made == in.forecasts.end() || !made->eligible))
            return "lowered without an eligible forecast";
    }
    return any ? "" : "lowered without any evidence";
}

DecisionInput withMoreDemand(DecisionInput in, double factor)
{
    for (const MetricId &id : {metric::cpuCores, metric::memoryBytes}) {
        if (const auto at = in.observation.metrics.find(id); at != in.observation.metrics.end() && at->second.value)
            *at->second.value *= factor;
        for (Forecast &f : in.forecasts) {
            for (Quantiles &q : f.steps) {
                for (double &v : q)
                    v *= f.metric == id ? factor : 1.0;
            }
        }
    }
    return in;
}

} // namespace

class TestProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheTruthTable()
    {
        int cases = 0;
        for (const State cpu : kStates) {
            for (const State memory : kStates) {
                for (const Load load : {Load::Low, Load::Between, Load::High}) {
                    for (const Ahead ahead :
                         {Ahead::High, Ahead::Between, Ahead::Low, Ahead::Ineligible, Ahead::Stale, Ahead::None}) {
                        const Decision d = decide(tableInput(cpu, memory, load, ahead));
                        const Verdict v = oracle(cpu, memory, load, ahead);
                        const auto said = codes(d);
                        const std::string where = std::to_string(static_cast<int>(cpu)) + "/" +
                                                  std::to_string(static_cast<int>(memory)) + " load " +
                                                  std::to_string(static_cast<int>(load)) + " ahead " +
                                                  std::to_string(static_cast<int>(ahead)) + ": " + describe(d);
                        QVERIFY2(d.to == v.to, where.c_str());
                        QVERIFY2(Expected(said.begin(), said.end()) == v.codes, where.c_str());
                        ++cases;
                    }
                }
            }
        }
        QCOMPARE(cases, 12 * 12 * 3 * 6);
    }

    void holdsItsInvariantsOnRandomStates()
    {
        Dice dice(20260302);
        int ups = 0;
        int downs = 0;
        for (int i = 0; i < 100'000; ++i) {
            const DecisionInput in = randomInput(dice);
            const Decision d = decide(in);
            const std::string wrong = violation(in, d);
            QVERIFY2(wrong.empty(), (std::to_string(i) + ": " + wrong + ": " + describe(d)).c_str());
            QVERIFY2(decide(in) == d, std::to_string(i).c_str());
            ups += d.action == Direction::Up;
            downs += d.action == Direction::Down;
        }
        // The states must reach both directions often, or nothing was shown.
        QVERIFY2(ups > 5'000, std::to_string(ups).c_str());
        QVERIFY2(downs > 2'000, std::to_string(downs).c_str());
    }

    void neverWantsFewerForMoreDemand()
    {
        Dice dice(7);
        for (int i = 0; i < 100'000; ++i) {
            const DecisionInput in = randomInput(dice);
            const DecisionInput more = withMoreDemand(in, dice.real(1.0, 3.0));
            const Decision a = decide(in);
            const Decision b = decide(more);
            QVERIFY2(a.to <= b.to, (std::to_string(i) + ": " + describe(a) + " | " + describe(b)).c_str());
        }
    }

    void isTotalForHugeAndNegativeInputs()
    {
        constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
        constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
        const std::int64_t counts[]{kLeast, -1, 0, 1, 1'000'000, 1'000'001, kMost};
        for (const auto replicas : counts) {
            for (const auto ready : counts) {
                for (const auto bound : counts) {
                    DecisionInput in = steady(4, 95, 50);
                    in.workload.replicas = replicas;
                    in.workload.ready = ready;
                    in.policy.max = bound;
                    in.scrapeInterval = in.warmUp = Millis{bound};
                    const Decision d = decide(in);
                    QVERIFY(!d.reasons.empty());
                    QVERIFY(d.to == d.from || (d.to >= 1 && d.to <= 1'000'000));
                    QVERIFY(recommendationFor(in).at == in.now);
                }
            }
        }
    }

    // Seven days at 50 ± 5 %, one decision every 5 min.
    void leavesAFlatWorkloadAlone()
    {
        Dice dice(11);
        DecisionInput in = steady(5, 50, 50);
        in.state.recommendations.clear();
        for (int cycle = 0; cycle < 7 * 288; ++cycle) {
            in.now = kNow + Seconds{300 * cycle};
            const double percent = dice.real(45, 55);
            measure(in, percent, percent);
            for (auto &[id, m] : in.observation.metrics)
                m.at = in.now - Seconds{10};
            for (Forecast &f : in.forecasts)
                f.origin = in.now;
            in.state.recommendations.push_back(recommendationFor(in));
            const Decision d = decide(in);
            QVERIFY2(d.action == Direction::None, (std::to_string(cycle) + ": " + describe(d)).c_str());
            QCOMPARE(codes(d), (std::vector<R>{R::WithinThresholds}));
        }
    }

    // Seven days of a daily wave from 1 to 7 cores, foreseen as it comes; every proposal is carried out at once.
    void followsADailyWaveWithoutOverload()
    {
        const auto demand = [](Timestamp t) {
            const double day = std::fmod(static_cast<double>(toMillis(t)) / 86'400'000.0, 1.0);
            return 4.0 - 3.0 * std::cos(2.0 * 3.14159265358979 * day);
        };
        const Timestamp midnight = kNow + Seconds{36'000}; // the trough: four replicas are enough to begin with
        DecisionInput in = steady(4, 50, 50);
        in.policy.min = 2;
        in.state.recommendations.clear();
        int reversals = 0;
        int changes = 0;
        for (int cycle = 0; cycle < 7 * 288; ++cycle) {
            in.now = midnight + Seconds{300 * cycle};
            const double cores = demand(in.now);
            in.observation.metrics[metric::cpuCores] = measured(cores);
            in.observation.metrics[metric::memoryBytes] = measured(cores * 0.5 * kBytes);
            for (auto &[id, m] : in.observation.metrics)
                m.at = in.now;
            for (Forecast &f : in.forecasts) {
                f.origin = in.now;
                for (std::size_t i = 0; i < f.steps.size(); ++i)
                    f.steps[i] =
                        flatForecast(f.metric, demand(f.timeAt(i)) * (f.metric == metric::cpuCores ? 1 : 0.5 * kBytes))
                            .steps[0];
            }
            in.state.recommendations.push_back(recommendationFor(in));
            const Decision d = decide(in);
            QVERIFY2(cores <= 0.8 * static_cast<double>(in.workload.replicas), describe(d).c_str());
            if (d.action == Direction::None)
                continue;
            ++changes;
            const auto &past = in.state.changes;
            reversals += !past.empty() && (past.back().to > past.back().from) != (d.to > d.from);
            in.state.changes.push_back({in.now, d.from, d.to, true, d.priority});
            in.workload.replicas = in.workload.ready = d.to;
        }
        QVERIFY2(changes >= 14, std::to_string(changes).c_str());
        QVERIFY2(reversals <= 14, std::to_string(reversals).c_str());
    }
};

QTEST_GUILESS_MAIN(TestProperties)
#include "tst_policy_properties.moc"
