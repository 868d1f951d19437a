// Inputs judged once per decision: which measurements and forecasts may support which direction.
#include "core/limits/limits.h"
#include "core/policy/draft.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::policy {

namespace {

// Forecasts are made every 5 min; one that is older than two rounds and a step does not know what happened since.
constexpr Millis kForecastLife = Seconds{600};
constexpr Millis kLongestStep = Seconds{86'400};
constexpr std::array<Millis, 3> kLookAheads{Seconds{1'800}, Seconds{3'600}, Seconds{7'200}};

// The metrics whose demand can be divided by a limit. One more is one row.
struct CapacityRow
{
    const MetricId *id;
    std::optional<double> ResourceLimits::*limit;
    double ScalingPolicy::*target;
    ReasonCode forecastHigh;
    ReasonCode measuredHigh;
};
constexpr std::array kCapacityRows{
    CapacityRow{&metric::cpuCores, &ResourceLimits::cpuCores, &ScalingPolicy::targetCpu, ReasonCode::ForecastCpuHigh,
                ReasonCode::MeasuredCpuHigh},
    CapacityRow{&metric::memoryBytes, &ResourceLimits::memoryBytes, &ScalingPolicy::targetMemory,
                ReasonCode::ForecastMemoryHigh, ReasonCode::MeasuredMemoryHigh},
};

bool wasNeverThere(const Measurement &m)
{
    return !m.value && (m.fault == Fault::Empty || m.fault == Fault::NotConfigured);
}

bool isPlausible(const Forecast &f)
{
    return std::all_of(f.steps.begin(), f.steps.end(), [](const Quantiles &q) {
        return q[kMedian] >= 0.0 && std::is_sorted(q.begin(), q.end()) &&
               std::all_of(q.begin(), q.end(), [](double v) { return std::isfinite(v); });
    });
}

Reason statedProblem(const Forecast &f)
{
    const ReasonCode code = parseReasonCode(f.ineligibleReason).value_or(ReasonCode::ForecastIneligible);
    if (code == ReasonCode::NotPredictable && std::isfinite(f.backTest.relMae))
        return {code, {f.backTest.relMae}, f.metric.str()};
    return {code, {}, f.metric.str()};
}

std::optional<Reason> forecastProblem(const Forecast &f, Timestamp now)
{
    if (!f.eligible)
        return statedProblem(f);
    const std::string &subject = f.metric.str();
    if (f.step <= Millis{0} || f.step > kLongestStep || f.steps.empty() || !isPlausible(f))
        return Reason{ReasonCode::ForecastImplausible, {}, subject};
    const Millis age = between(f.origin, now);
    if (age < -f.step)
        return Reason{ReasonCode::ForecastImplausible, {}, subject};
    if (age > kForecastLife + f.step)
        return Reason{ReasonCode::ForecastStale, {ceilSeconds(age)}, subject};
    if (!quantilesAt(f, now + kLookAheads.front()))
        return Reason{ReasonCode::ForecastIneligible, {}, subject};
    return std::nullopt;
}

// The newest forecast of a metric, or nullptr.
const Forecast *newest(const DecisionInput &input, const MetricId &id)
{
    const Forecast *found = nullptr;
    for (const Forecast &f : input.forecasts) {
        if (f.metric == id && (!found || f.origin > found->origin))
            found = &f;
    }
    return found;
}

const Forecast *usable(const DecisionInput &input, const MetricId &id, std::vector<Reason> &problems)
{
    const Forecast *forecast = newest(input, id);
    const auto problem = forecast ? forecastProblem(*forecast, input.now) : std::nullopt;
    if (forecast && !problem)
        return forecast;
    problems.push_back({ReasonCode::ForecastIneligible, {}, id.str()});
    if (problem && problem->code != ReasonCode::ForecastIneligible)
        problems.push_back(*problem);
    return nullptr;
}

std::optional<double> usableLimit(std::optional<double> limit)
{
    return limit && std::isfinite(*limit) && *limit > 0.0 ? limit : std::nullopt;
}

// I-04: on the way down a replica without a sample is taken to run at target.
double withMissingReplicas(const Measurement &m, std::int64_t ready, const CapacityView &view)
{
    if (!m.replicasMeasured)
        return *m.value;
    const double missing = static_cast<double>(ready) - *m.replicasMeasured;
    return missing > 0.0 ? *m.value + missing * view.limit * view.target : *m.value;
}

void measure(CapacityView &view, const DecisionInput &input, Assessment &out)
{
    const Measurement m = input.observation.metric(view.id);
    const std::int64_t ready = input.workload.ready;
    view.relevant = input.required.contains(view.id) || !wasNeverThere(m);
    const auto judge = [&](Direction d) {
        return limits::inputProblem(view.id, m, d, ready, input.now, input.scrapeInterval);
    };
    if (!judge(Direction::Up))
        view.rising = m.value;
    if (const auto problem = judge(Direction::Down)) {
        if (view.relevant)
            out.inputProblems.push_back(*problem);
    } else {
        view.falling = withMissingReplicas(m, ready, view);
    }
}

// The platform's own ceiling lowers the maximum, never below the minimum (I-20).
Bounds effectiveBounds(const DecisionInput &input)
{
    Bounds b{std::max<std::int64_t>(input.policy.min, input.policy.scaleToZero ? 0 : 1), input.policy.max};
    // I-19: no reduction below what a disruption budget or the autoscaler's own minimum needs; a rise is not asked for.
    if (const auto floor = input.workload.minReplicasHint; floor && *floor > b.min)
        b.min = std::max(b.min, std::min({*floor, input.workload.replicas, b.max}));
    if (const auto hint = input.workload.maxReplicasHint; hint && *hint > 0)
        b.max = std::max(b.min, std::min(b.max, *hint));
    return b;
}

} // namespace

const Quantiles *quantilesAt(const Forecast &forecast, Timestamp t)
{
    const std::int64_t step = forecast.step.count();
    const std::int64_t into = between(forecast.origin, t).count();
    if (forecast.steps.empty() || step <= 0)
        return nullptr;
    const std::int64_t index = into <= 0 ? 0 : (into - 1) / step;
    const std::int64_t size = between(forecast.origin, forecast.trustedUntil()).count() / step;
    if (index < size)
        return &forecast.steps[static_cast<std::size_t>(index)];
    const std::int64_t beyond = into - size * step;
    return size > 0 && beyond <= kForecastLife.count() + step ? &forecast.steps[static_cast<std::size_t>(size - 1)]
                                                              : nullptr;
}

std::span<const Millis> lookAheads()
{
    return kLookAheads;
}

Demands demandsAt(const Assessment &assessed, Timestamp t)
{
    Demands demands;
    demands.reserve(assessed.capacity.size());
    for (const CapacityView &view : assessed.capacity) {
        const Quantiles *q = view.forecast ? quantilesAt(*view.forecast, t) : nullptr;
        const bool isShort = view.forecast && view.forecast->trustedFor;
        demands.push_back(q ? std::optional{(*q)[kMedian]} : isShort ? view.rising : std::nullopt);
    }
    return demands;
}

Assessment assess(const DecisionInput &input)
{
    Assessment out;
    out.bounds = effectiveBounds(input);
    out.basis = std::max<std::int64_t>(1, std::min(input.workload.ready, input.workload.replicas));
    for (const CapacityRow &row : kCapacityRows) {
        const auto limit = usableLimit(input.workload.limits.*row.limit);
        if (!limit)
            continue;
        CapacityView view{.id = *row.id,
                          .limit = *limit,
                          .target = input.policy.*row.target,
                          .forecastHigh = row.forecastHigh,
                          .measuredHigh = row.measuredHigh};
        measure(view, input, out);
        std::vector<Reason> problems;
        view.forecast = usable(input, view.id, problems);
        if (view.relevant)
            out.forecastProblems.insert(out.forecastProblems.end(), problems.begin(), problems.end());
        if (view.relevant && view.forecast && view.forecast->trustedFor)
            out.forecastLimits.push_back(
                {ReasonCode::ForecastShort, {toSeconds(*view.forecast->trustedFor)}, view.id.str()});
        out.capacity.push_back(std::move(view));
    }
    const auto isRelevant = [](const CapacityView &view) { return view.relevant; };
    if (!out.capacity.empty() && std::none_of(out.capacity.begin(), out.capacity.end(), isRelevant))
        out.inputProblems.push_back({ReasonCode::MetricMissing, {}, out.capacity.front().id.str()});
    const auto isCapacityRow = [](const MetricId &id) {
        return std::any_of(kCapacityRows.begin(), kCapacityRows.end(),
                           [&id](const auto &row) { return *row.id == id; });
    };
    for (const MetricId &id : input.required) {
        if (isCapacityRow(id))
            continue;
        if (auto problem = limits::inputProblem(id, input.observation.metric(id), Direction::Down, input.workload.ready,
                                                input.now, input.scrapeInterval))
            out.inputProblems.push_back(std::move(*problem));
    }
    const Measurement requests = input.observation.metric(metric::requestsPerSecond);
    if (!limits::inputProblem(metric::requestsPerSecond, requests, Direction::Up, input.workload.ready, input.now,
                              input.scrapeInterval))
        out.requestsNow = requests.value;
    std::vector<Reason> unneeded; // R1 does without a forecast of requests
    out.requestsForecast = usable(input, metric::requestsPerSecond, unneeded);
    return out;
}

} // namespace preamar::policy
