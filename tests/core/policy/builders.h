// A healthy service of 1 core and 512 MiB per replica, and the ways to change it.
#pragma once

#include "core/policy/decide.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace preamar::policy::test {

inline const Timestamp kNow = fromMillis(1'772'460'000'000); // 2026-03-02T14:00:00Z
inline constexpr double kCores = 1.0;
inline constexpr double kBytes = 512.0 * 1024 * 1024;

inline Measurement measured(double value, Millis age = Seconds{10})
{
    return {.value = value, .at = kNow - age, .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = {}};
}

// All quantiles within `spread` of the median, 24 steps of 5 min from now.
inline Forecast flatForecast(const MetricId &metric, double median, double spread = 0.05)
{
    Forecast f;
    f.id = ForecastId{"f-" + metric.str()};
    f.metric = metric;
    f.model = "seasonal-naive";
    f.origin = kNow;
    f.step = Seconds{300};
    f.eligible = true;
    Quantiles q{};
    for (std::size_t i = 0; i < q.size(); ++i)
        q[i] = median * (1.0 + spread * (2.0 * kQuantileLevels[i] - 1.0));
    f.steps.assign(24, q);
    return f;
}

inline Forecast *forecastOf(DecisionInput &in, const MetricId &metric)
{
    const auto at =
        std::find_if(in.forecasts.begin(), in.forecasts.end(), [&](const auto &f) { return f.metric == metric; });
    return at == in.forecasts.end() ? nullptr : &*at;
}

inline double total(const DecisionInput &in, double percent, double limit)
{
    return percent / 100.0 * static_cast<double>(in.workload.replicas) * limit;
}

inline void measure(DecisionInput &in, double cpuPercent, double memoryPercent)
{
    in.observation.metrics[metric::cpuCores] = measured(total(in, cpuPercent, kCores));
    in.observation.metrics[metric::memoryBytes] = measured(total(in, memoryPercent, kBytes));
}

inline void forecast(DecisionInput &in, double cpuPercent, double memoryPercent)
{
    in.forecasts = {flatForecast(metric::cpuCores, total(in, cpuPercent, kCores)),
                    flatForecast(metric::memoryBytes, total(in, memoryPercent, kBytes))};
}

inline void requests(DecisionInput &in, double now, double ahead)
{
    in.observation.metrics[metric::requestsPerSecond] = measured(now);
    in.forecasts.push_back(flatForecast(metric::requestsPerSecond, ahead));
}

// Complete recommendations of one replica, every `every` for `back` until now.
inline std::vector<PastRecommendation> quietPast(Millis back = Seconds{1'800}, Millis every = Seconds{300},
                                                 std::int64_t wanted = 1)
{
    std::vector<PastRecommendation> past;
    for (Millis age = back; age >= Millis{0}; age -= every)
        past.push_back({kNow - age, wanted, true});
    return past;
}

// `replicas` of them, ready, at cpu % and memory % of their limits, now and in every look-ahead; nothing stands in the
// way.
inline DecisionInput steady(std::int64_t replicas, double cpuPercent, double memoryPercent)
{
    DecisionInput in;
    in.now = kNow;
    in.workload.ref = {ContextName{"lab"}, "-", WorkloadKind::Service, "loja"};
    in.workload.uid = "uid-1";
    in.workload.replicas = in.workload.ready = replicas;
    in.workload.limits = {kCores, kBytes};
    in.workload.specDigest = "digest";
    in.policy.mode = Mode::Approve;
    in.policy.max = 20;
    in.required = {metric::cpuCores, metric::memoryBytes};
    in.state.collectingSince = kNow - Seconds{86'400};
    in.state.recommendations = quietPast();
    measure(in, cpuPercent, memoryPercent);
    forecast(in, cpuPercent, memoryPercent);
    return in;
}

// One step of the CPU forecast at another height.
inline void peakAt(DecisionInput &in, std::size_t step, double peakPercent)
{
    Forecast &f = *forecastOf(in, metric::cpuCores);
    f.steps[step] = flatForecast(metric::cpuCores, total(in, peakPercent, kCores)).steps[0];
}

inline std::vector<ReasonCode> codes(const Decision &decision)
{
    std::vector<ReasonCode> out;
    for (const Reason &reason : decision.reasons)
        out.push_back(reason.code);
    return out;
}

inline bool has(const Decision &decision, ReasonCode code)
{
    const auto all = codes(decision);
    return std::find(all.begin(), all.end(), code) != all.end();
}

inline Reason reasonWith(const Decision &decision, ReasonCode code)
{
    for (const Reason &reason : decision.reasons) {
        if (reason.code == code)
            return reason;
    }
    return {};
}

inline std::string describe(const Decision &d)
{
    std::string text = std::string{toString(d.action)} + " " + std::to_string(d.from) + "->" + std::to_string(d.to);
    for (const Reason &reason : d.reasons) {
        text += " " + std::string{toString(reason.code)};
        if (!reason.subject.empty())
            text += "(" + reason.subject + ")";
    }
    return text;
}

} // namespace preamar::policy::test
