// The product's own policies in the simulator: the same decide() as live, over the steps of a trace. What differs is
// the clock, and who keeps the past.
#include "core/policy/outlook.h"

#include "core/replay/past.h"
#include "core/replay/policies.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::replay {

namespace {

constexpr Millis kMinute{60'000};
constexpr std::int64_t kMostReplicas = 10'000; // of a policy
constexpr Millis kRenewEvery = Seconds{300};
constexpr Millis kShortMemory = Seconds{180}; // of samples, where a preset asks for no durations
constexpr Millis kLongMemory = Seconds{7'200};

// A further column of the trace that decisions can use, by the names that recordings give it.
struct Column
{
    const MetricId *id;
    std::array<const char *, 2> names;
    double scale;    // to the metric's own unit
    bool perReplica; // a share of what the ready replicas may use: becomes the total, one replica may use 1
};
const std::array<Column, 4> &columns()
{
    static const std::array<Column, 4> all{{{&metric::memoryBytes, {"memory", "memory_percent"}, 0.01, true},
                                            {&metric::queueLength, {"queue_length", "queue"}, 1.0, false},
                                            {&metric::latencyP95, {"latency_p95_seconds", "p95"}, 1.0, false},
                                            {&metric::errorRatio, {"error_ratio", "errors"}, 1.0, false}}};
    return all;
}

// The samples of one metric, oldest first; a view of the newest is what a decision reads.
class Samples
{
public:
    void add(Timestamp at, double value, Millis kept)
    {
        m_samples.push_back({at, value});
        while (m_samples[m_first].at < at - kept)
            ++m_first;
        if (m_first > 4'096) {
            m_samples.erase(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(m_first));
            m_first = 0;
        }
    }
    [[nodiscard]] std::span<const Sample> view() const { return std::span<const Sample>(m_samples).subspan(m_first); }

private:
    std::vector<Sample> m_samples;
    std::size_t m_first = 0;
};

class Product final : public Policy
{
public:
    Product(const ScalingPolicy &policy, const policy::PresetInfo &preset, const Scene &scene)
        : m_trace(scene.trace), m_shared(scene.shared), m_preset(preset), m_scene(scene),
          m_kept(preset.needsRecent ? kLongMemory : kShortMemory)
    {
        m_in.workload.ref = workloadOf(scene.trace);
        m_in.workload.limits.cpuCores = 1.0; // the demand is in replicas' worth
        m_in.policy = policy;
        m_in.policy.min = scene.settings.cluster.min;
        m_in.policy.max = std::min(scene.settings.cluster.max, kMostReplicas);
        m_in.policy.startup = scene.settings.cluster.startup;
        m_in.policy.mode = Mode::Auto;
        m_in.limits = scene.limits;
        m_in.warmUp = Millis{0};
        m_in.scrapeInterval = scene.trace.step;
        m_in.required = {metric::cpuCores};
        m_tracks.push_back({metric::cpuCores, nullptr, nullptr, {}});
        for (const Column &column : columns()) {
            const std::vector<double> *values = nullptr;
            for (const char *name : column.names)
                values = values != nullptr ? values : scene.trace.other(name);
            if (values == nullptr)
                continue;
            m_tracks.push_back({*column.id, &column, values, {}});
            if (column.perReplica)
                m_in.workload.limits.memoryBytes = 1.0;
        }
        if (preset.ownOutlook)
            m_outlook.emplace(policy.caution, m_in.policy.startup, scene.settings.decideEvery);
    }

    std::int64_t wanted(const Instant &now) override
    {
        if (now.demand.empty())
            return now.pods;
        m_past.observe(now);
        m_in.now = now.at;
        m_in.workload.replicas = now.pods;
        m_in.workload.ready = now.ready;
        look(now);
        foresee(now);
        if (m_scene.calendar)
            m_in.calendar = m_scene.calendar(now.at);
        std::swap(m_in.state, m_past.state());
        auto made = policy::decideAndRemember(m_in);
        std::swap(m_in.state, m_past.state());
        Decision &decision = made.decision;
        if (m_in.limits && decision.to < decision.from && m_past.onlyRises(now.at)) {
            decision.to = decision.from;
            decision.action = Direction::None;
            decision.reasons = {Reason{ReasonCode::FlapBreaker, {}, {}}};
        }
        m_past.remember(made.memory, decision.priority, m_preset.memory);
        if (m_scene.decided)
            m_scene.decided(now.at, decision);
        m_reason = decision.reasons.front().code;
        return decision.to;
    }
    [[nodiscard]] std::string reason() const override { return std::string(toString(m_reason)); }

private:
    struct Track
    {
        MetricId id;
        const Column *column;
        const std::vector<double> *values; // nullptr: the demand itself
        Samples samples;
    };

    // What is new since the last decision. A sample carries the time at which its step was over.
    void look(const Instant &now)
    {
        const std::size_t known = now.demand.size();
        const auto first = std::max(m_seen, known - std::min(known, m_trace.stepsOf(m_kept) + 1));
        for (Track &track : m_tracks) {
            const double scale = track.column == nullptr ? 1.0
                                 : track.column->perReplica
                                     ? track.column->scale * static_cast<double>(std::max<std::int64_t>(1, now.ready))
                                     : track.column->scale;
            Measurement &m = m_in.observation.metrics[track.id];
            for (std::size_t k = first; k < known; ++k) {
                const double value =
                    track.values == nullptr ? now.demand[k]
                                            : k < track.values->size() ? (*track.values)[k] * scale : std::nan("");
                if (std::isfinite(value))
                    track.samples.add(m_trace.timeAt(k + 1), value, m_kept);
            }
            const auto view = track.samples.view();
            m_in.recent[track.id] = view;
            if (view.empty() || (track.values != nullptr && view.back().at < m_trace.timeAt(known))) {
                m = Measurement{};
                continue;
            }
            m.value = view.back().value;
            m.at = view.back().at;
            m.quality = Quality::Ok;
            m.fault = Fault::None;
            m.replicasMeasured = static_cast<double>(now.ready);
        }
        m_seen = known;
    }
    void foresee(const Instant &now)
    {
        if (m_outlook) {
            const auto level = policy::levelOf(m_in.recent[metric::cpuCores], now.at);
            forecast::PeakForecast &peaks = m_shared.peaks();
            const Timestamp newest = m_trace.timeAt(now.demand.size()); // when the newest sample was taken
            if (!m_renewed || now.at - *m_renewed >= kRenewEvery) {
                m_renewed = now.at;
                m_known = minuteOf(newest);
            }
            m_in.outlook.reset();
            if (!level || m_known == 0)
                return;
            m_in.outlook = m_outlook->read(peaks, std::min(m_known, peaks.size()) - 1, minuteOf(now.at), *level);
            m_in.outlook->metric = metric::cpuCores;
            m_in.outlook->renewed = *m_renewed;
            return;
        }
        if (!m_preset.usesForecast)
            return;
        const Forecast *made = m_shared.points().at(now);
        m_in.forecasts.clear();
        if (made == nullptr || (!m_in.limits && made->ineligibleReason == "HistoryTooShort"))
            return;
        m_in.forecasts.push_back(*made);
        if (m_in.limits)
            return;
        // To the letter: whatever the model's back-test says; and R1's forecast is a percentage, which ends at 100.
        Forecast &f = m_in.forecasts.back();
        f.eligible = true;
        f.trustedFor.reset();
        for (Quantiles &q : f.steps)
            q.fill(std::clamp(q[kMedian], 0.0, static_cast<double>(std::max<std::int64_t>(1, now.pods))));
    }
    [[nodiscard]] std::size_t minuteOf(Timestamp t) const
    {
        return static_cast<std::size_t>((t - m_trace.start) / kMinute);
    }

    const Trace &m_trace;
    Shared &m_shared;
    const policy::PresetInfo &m_preset;
    Scene m_scene;
    Millis m_kept;
    policy::DecisionInput m_in;
    std::vector<Track> m_tracks;
    Past m_past;
    std::optional<policy::OutlookReader> m_outlook;
    std::optional<Timestamp> m_renewed;
    std::size_t m_known = 0; // whole minutes
    std::size_t m_seen = 0;  // steps
    ReasonCode m_reason = ReasonCode::WithinThresholds;
};

} // namespace

Made makeProduct(const PolicySpec &spec, const Scene &scene)
{
    const policy::PresetInfo *preset = policy::presetInfo(spec.policy.preset);
    if (preset == nullptr)
        return fail(ErrorCode::InvalidArgument, "--policy", "unknown preset: " + spec.policy.preset);
    return std::make_unique<Product>(spec.policy, *preset, scene);
}

} // namespace preamar::replay
