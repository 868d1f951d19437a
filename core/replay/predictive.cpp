// Reference policies with a forecast, as other systems do it (replay protocol 5.4 and 5.8): for comparison only.
#include "core/policy/hpa.h"
#include "core/replay/policies.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>

namespace preamar::replay {

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::size_t kDay = 1440;

std::string textOf(const char *what, double demand, std::int64_t count)
{
    char text[96];
    std::snprintf(text, sizeof text, "%s %.2f: %lld", what, demand, static_cast<long long>(count));
    return text;
}

std::int64_t countFor(double demand, double share)
{
    return static_cast<std::int64_t>(std::ceil(std::clamp(demand / share, 0.0, 1e9) - 1e-9));
}

// A minute's value, known by the instant; what lies in the future or before the start is not asked for.
class Minutes
{
public:
    explicit Minutes(const Scene &scene) : m_values(scene.shared.peaks()), m_step(scene.trace.step.count()) {}
    [[nodiscard]] std::int64_t latest(const Instant &now) const
    {
        return now.demand.empty() ? -1
                                  : std::min(static_cast<std::int64_t>(now.demand.size() - 1) * m_step / kMinute,
                                             static_cast<std::int64_t>(m_values.size()) - 1);
    }
    [[nodiscard]] double at(std::int64_t minute) const { return m_values.at(static_cast<std::size_t>(minute)); }
    // Mean and highest of [first, last] as far as the trace knows them; nullopt where it knows nothing.
    [[nodiscard]] std::optional<double> mean(std::int64_t first, std::int64_t last) const
    {
        first = std::max<std::int64_t>(first, 0);
        if (last < first)
            return std::nullopt;
        double sum = 0.0;
        for (std::int64_t m = first; m <= last; ++m)
            sum += at(m);
        return sum / static_cast<double>(last - first + 1);
    }
    [[nodiscard]] std::optional<double> highest(std::int64_t first, std::int64_t last) const
    {
        first = std::max<std::int64_t>(first, 0);
        if (last < first)
            return std::nullopt;
        double most = 0.0;
        for (std::int64_t m = first; m <= last; ++m)
            most = std::max(most, at(m));
        return most;
    }

private:
    const forecast::PeakForecast &m_values;
    std::int64_t m_step;
};

// Kubernetes' algorithm with a floor from a forecast: the larger of the two counts.
class FloorAndHpa : public Policy
{
public:
    FloorAndHpa(const PolicySpec &spec, const Scene &scene)
        : m_target(spec.value("target")), m_hpa(makeHpa(spec, scene).value()), m_minutes(scene),
          m_startup((scene.settings.cluster.startup.count() + kMinute - 1) / kMinute)
    {}
    std::int64_t wanted(const Instant &now) final
    {
        const std::int64_t reactive = m_hpa->wanted(now);
        const auto demand = floorDemand(m_minutes.latest(now));
        m_floor = demand ? countFor(*demand, m_target) : 0;
        m_demand = demand.value_or(0.0);
        m_byFloor = m_floor > reactive;
        return std::max(reactive, m_floor);
    }
    [[nodiscard]] std::string reason() const final
    {
        return m_byFloor ? textOf("expected demand", m_demand, m_floor) : m_hpa->reason();
    }

protected:
    // The demand that the floor has to carry, by what was known up to a minute.
    virtual std::optional<double> floorDemand(std::int64_t latest) = 0;
    [[nodiscard]] const Minutes &minutes() const { return m_minutes; }
    [[nodiscard]] std::int64_t startup() const { return m_startup; }

private:
    double m_target;
    std::unique_ptr<Policy> m_hpa;
    Minutes m_minutes;
    std::int64_t m_startup;
    std::int64_t m_floor = 0;
    double m_demand = 0.0;
    bool m_byFloor = false;
};

// AWS: an hourly forecast from at most 14 days, acted on at the start of the hour, 300 s early.
class AwsHourly final : public FloorAndHpa
{
public:
    using FloorAndHpa::FloorAndHpa;

private:
    std::optional<double> floorDemand(std::int64_t latest) override
    {
        const std::int64_t hour = (latest + 5) / 60;
        if (hour == m_hour)
            return m_value;
        m_hour = hour;
        double sum = 0.0;
        int days = 0;
        for (std::int64_t d = 1; d <= 14; ++d) {
            const std::int64_t first = hour * 60 - d * static_cast<std::int64_t>(kDay);
            if (first < 0 || first + 59 > latest)
                continue;
            sum += minutes().mean(first, first + 59).value_or(0.0);
            ++days;
        }
        m_value = days > 0 ? std::optional(sum / days) : std::nullopt;
        return m_value;
    }
    std::int64_t m_hour = -1;
    std::optional<double> m_value;
};

// Crane: the highest of the next hour, by the same time of the last three days.
class Crane final : public FloorAndHpa
{
public:
    using FloorAndHpa::FloorAndHpa;

private:
    std::optional<double> floorDemand(std::int64_t latest) override
    {
        std::optional<double> most;
        for (std::int64_t d = 1; d <= 3; ++d) {
            const std::int64_t then = latest - d * static_cast<std::int64_t>(kDay);
            if (then >= 0)
                most = std::max(most.value_or(0.0), minutes().highest(then, then + 60).value_or(0.0));
        }
        return most;
    }
};

// The same time yesterday, as far ahead as a replica needs to start.
class SeasonalNaive final : public FloorAndHpa
{
public:
    using FloorAndHpa::FloorAndHpa;

private:
    std::optional<double> floorDemand(std::int64_t latest) override
    {
        const std::int64_t then = latest - static_cast<std::int64_t>(kDay);
        if (then < 0)
            return std::nullopt;
        return minutes().highest(then, then + startup() + 1);
    }
};

// Google Autopilot, horizontal: P95 of the last 72 h of 5-min means, reductions deferred by the highest of two days and
// never faster than half in an hour (Rzadca et al., EuroSys 2020).
class Autopilot final : public Policy
{
public:
    Autopilot(const PolicySpec &spec, const Scene &scene) : m_target(spec.value("target")), m_minutes(scene) {}

    std::int64_t wanted(const Instant &now) override
    {
        const std::int64_t slot = m_minutes.latest(now) / 5;
        if (slot == m_slot)
            return m_count > 0 ? m_count : now.pods;
        if (m_slot < 0) // what was before the start of the simulation is known as well
            m_slot = std::max<std::int64_t>(0, slot - kSlots);
        for (; m_slot < slot; ++m_slot)
            m_means.push_back(m_minutes.mean(m_slot * 5, m_slot * 5 + 4).value_or(0.0));
        while (static_cast<std::int64_t>(m_means.size()) > kSlots)
            m_means.pop_front();
        if (m_means.empty())
            return now.pods;
        const auto size = countFor(percentile({m_means.begin(), m_means.end()}, 0.95), m_target);
        const std::int64_t deferred = m_deferred.push(static_cast<std::size_t>(slot), size);
        const auto decayed =
            static_cast<std::int64_t>(std::ceil(static_cast<double>(now.pods) * std::pow(0.5, 5.0 / 60.0)));
        m_count = std::max(deferred, std::min(now.pods, decayed));
        return m_count;
    }
    [[nodiscard]] std::string reason() const override { return "P95 of 72 h, reductions deferred"; }

private:
    static constexpr std::int64_t kSlots = 72 * 12;
    double m_target;
    Minutes m_minutes;
    std::deque<double> m_means;
    std::int64_t m_slot = -1;
    std::int64_t m_count = 0;
    WindowMax m_deferred{48 * 12};
};

// The feed-forward of 5.8: median of the same time of up to 7 days, corrected by the present level with a half-life of
// hours, plus the quantile of its own residuals of the last two days.
class ProtoFeedForward final : public Policy
{
public:
    ProtoFeedForward(const PolicySpec &spec, const Scene &scene)
        : m_q(spec.value("q")), m_slo(scene.settings.cluster.slo), m_minutes(scene),
          m_hold(scene.trace.stepsOf(spec.duration("hold"))),
          m_minuteSteps(std::max<std::size_t>(1, scene.trace.stepsOf(Millis{kMinute}))),
          m_startup(scene.settings.cluster.startup.count())
    {}

    std::int64_t wanted(const Instant &now) override
    {
        const std::int64_t latest = m_minutes.latest(now);
        if (latest < 0)
            return now.pods;
        learn(latest);
        const double level = recentLoad(now, m_minuteSteps);
        const double usual = seasonal(latest, latest);
        double most = 0.0;
        const std::int64_t first = (m_startup + 30'000) / kMinute;
        const std::int64_t last = (m_startup + 330'000 + kMinute - 1) / kMinute;
        for (std::int64_t h = first; h <= last; ++h) {
            const double f = std::max(0.0, seasonal(latest, latest + h) +
                                               std::exp(-static_cast<double>(h) / 120.0) * (level - usual));
            most = std::max(most, f + m_margin * std::sqrt(std::max(f, kLeastScale)));
        }
        m_demand = most;
        const std::int64_t count = std::max(countFor(most, m_slo), countFor(level, 0.78));
        m_count = m_hold.push(now.step, count);
        return m_count;
    }
    [[nodiscard]] std::string reason() const override { return textOf("expected demand", m_demand, m_count); }

private:
    // The usual value at a minute, from the days before `latest`.
    double seasonal(std::int64_t latest, std::int64_t minute) const
    {
        double values[7];
        int count = 0;
        for (std::int64_t d = 1; d <= 7; ++d) {
            const std::int64_t then = minute - d * static_cast<std::int64_t>(kDay);
            if (then < 0 || then + 5 > latest)
                continue;
            values[count++] = m_minutes.mean(then - 5, then + 5).value_or(0.0);
        }
        if (count == 0)
            return m_minutes.at(std::min(latest, minute));
        std::sort(values, values + count);
        return count % 2 == 1 ? values[count / 2] : 0.5 * (values[count / 2 - 1] + values[count / 2]);
    }
    void learn(std::int64_t latest)
    {
        const std::int64_t slot = latest / 5;
        if (slot == m_slot)
            return;
        const std::int64_t ahead = (m_startup + 180'000) / kMinute;
        if (m_slot < 0)
            m_slot = std::max<std::int64_t>(0, slot - kResiduals);
        for (; m_slot < slot; ++m_slot) {
            const std::int64_t origin = (m_slot + 1) * 5 - ahead;
            if (origin < 0)
                continue;
            const double f =
                std::max(0.0, seasonal(origin, origin + ahead) + std::exp(-static_cast<double>(ahead) / 120.0) *
                                                                     (m_minutes.at(origin) - seasonal(origin, origin)));
            m_residuals.push_back((m_minutes.at(origin + ahead) - f) / std::sqrt(std::max(f, kLeastScale)));
            if (static_cast<std::int64_t>(m_residuals.size()) > kResiduals)
                m_residuals.pop_front();
        }
        if (!m_residuals.empty())
            m_margin = percentile({m_residuals.begin(), m_residuals.end()}, m_q);
    }

    static constexpr std::int64_t kResiduals = 576;
    static constexpr double kLeastScale = 1.0;
    double m_q;
    double m_slo;
    Minutes m_minutes;
    WindowMax m_hold;
    std::size_t m_minuteSteps;
    std::int64_t m_startup;
    std::int64_t m_slot = -1;
    std::deque<double> m_residuals;
    double m_margin = 0.0;
    double m_demand = 0.0;
    std::int64_t m_count = 0;
};

} // namespace

Made makeAwsHourly(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<AwsHourly>(spec, scene);
}

Made makeCrane(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<Crane>(spec, scene);
}

Made makeSeasonalNaive(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<SeasonalNaive>(spec, scene);
}

Made makeAutopilot(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<Autopilot>(spec, scene);
}

Made makeProtoFeedForward(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<ProtoFeedForward>(spec, scene);
}

} // namespace preamar::replay
