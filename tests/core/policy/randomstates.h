// Random decision inputs, seeded: plausible services with every kind of flaw strewn in.
#pragma once

#include "builders.h"

#include <limits>
#include <random>

namespace preamar::policy::test {

class Dice
{
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}
    std::int64_t whole(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(high - low + 1));
    }
    double real(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_engine()) / static_cast<double>(std::mt19937_64::max());
    }
    bool once(int in) { return whole(1, in) == 1; }

private:
    std::mt19937_64 m_engine;
};

inline void randomForecast(Dice &dice, DecisionInput &in, const MetricId &metric, double scale)
{
    if (dice.once(12))
        return;
    Forecast f = flatForecast(metric, 0.0);
    f.steps.resize(static_cast<std::size_t>(dice.whole(0, 30)));
    f.origin = kNow - Seconds{dice.whole(-400, 1'000)};
    f.step = Seconds{dice.once(10) ? dice.whole(-1, 4'000) : 300};
    const double level = dice.real(0.0, 1.6);
    for (Quantiles &q : f.steps)
        q = flatForecast(metric, scale * (dice.once(3) ? dice.real(0.0, 1.6) : level), dice.real(0, 0.9)).steps[0];
    if (!f.steps.empty() && dice.once(20))
        f.steps[0][7] = dice.once(2) ? std::numeric_limits<double>::quiet_NaN() : -1.0;
    f.eligible = !dice.once(10);
    f.ineligibleReason = f.eligible ? "" : "NotPredictable";
    in.forecasts.push_back(f);
}

inline Measurement randomMeasurement(Dice &dice, double scale)
{
    Measurement m = measured(scale * dice.real(0.0, 1.6), Seconds{dice.whole(0, 29)});
    if (!dice.once(6))
        return m;
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInf = std::numeric_limits<double>::infinity();
    constexpr double kOdd[]{kNan, kInf, -kInf, -1.0, 0.0, 1e300};
    switch (dice.whole(0, 4)) {
    case 0:
        m.value = kOdd[dice.whole(0, 5)];
        break;
    case 1:
        m.at = kNow - Seconds{dice.whole(-60, 200)};
        break;
    case 2:
        m.fault = static_cast<Fault>(dice.whole(0, 10));
        break;
    case 3:
        m.quality = static_cast<Quality>(dice.whole(0, 3));
        break;
    default:
        m.replicasMeasured = dice.real(0, 20);
    }
    return m;
}

inline DecisionInput randomInput(Dice &dice)
{
    DecisionInput in = steady(dice.whole(0, dice.once(10) ? 200 : 12), 50, 50);
    Workload &w = in.workload;
    w.ready = dice.once(5) ? dice.whole(0, w.replicas + 2) : w.replicas;
    if (dice.once(10))
        w.limits.cpuCores = dice.once(2) ? std::optional<double>{} : dice.real(-1, 1);
    if (dice.once(10))
        w.limits.memoryBytes.reset();
    if (dice.once(20))
        w.problems.push_back({static_cast<ReplicaProblem::Kind>(dice.whole(0, 4)), "x"});
    if (dice.once(20))
        w.maxReplicasHint = dice.whole(-1, 12);
    if (dice.once(30))
        w.scalable = static_cast<ScalableBy>(dice.whole(0, 3));
    in.policy.min = dice.whole(0, 4);
    in.policy.max = dice.whole(1, 20);
    in.policy.scaleToZero = dice.once(4);
    in.policy.mode = static_cast<Mode>(dice.whole(0, 4));
    if (dice.once(4)) {
        in.policy.targetCpu = dice.real(0.05, 1);
        in.policy.targetMemory = dice.real(0.05, 1);
        in.policy.upThreshold = dice.real(0.3, 1);
        in.policy.downThreshold = dice.real(0.05, 0.8);
    }
    const double capacity = static_cast<double>(std::max<std::int64_t>(1, w.replicas));
    const double low = dice.once(3) ? 1.0 : 0.15; // most states are quiet, so that reductions occur
    in.observation.metrics.clear();
    in.forecasts.clear();
    for (const auto &[id, unit] : {std::pair{metric::cpuCores, kCores}, {metric::memoryBytes, kBytes}}) {
        if (!dice.once(15))
            in.observation.metrics[id] = randomMeasurement(dice, low * capacity * unit);
        randomForecast(dice, in, id, low * capacity * unit);
        if (dice.once(10))
            in.required.erase(id);
    }
    if (dice.once(3))
        in.observation.metrics[metric::requestsPerSecond] = randomMeasurement(dice, 100);
    if (dice.once(3))
        randomForecast(dice, in, metric::requestsPerSecond, 120);
    for (PastRecommendation &r : in.state.recommendations) {
        r.complete = !dice.once(30);
        r.wanted = dice.whole(0, std::max<std::int64_t>(1, w.replicas / 2));
    }
    for (auto n = dice.once(4) ? dice.whole(1, 3) : 0; n > 0; --n)
        in.state.changes.push_back({kNow - Seconds{dice.whole(-60, 900)}, dice.whole(0, 9), dice.whole(0, 9),
                                    dice.once(2), static_cast<Priority>(dice.whole(0, 2))});
    in.state.actionInFlight = dice.once(40);
    if (dice.once(30))
        in.contextProblem = Reason{ReasonCode::ClockJump, {9}, {}};
    return in;
}

} // namespace preamar::policy::test
