// Policies without a forecast: fixed counts, Kubernetes' algorithm on utilisation and on offered load, and the oracle.
#include "core/replay/policies.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace preamar::replay {

namespace {

constexpr Millis kHpaWindow{300'000};
constexpr Millis kMinute{60'000};

class Fixed final : public Policy
{
public:
    explicit Fixed(std::int64_t count) : m_count(count) {}
    std::int64_t wanted(const Instant &) override { return m_count; }
    [[nodiscard]] std::string reason() const override { return "fixed count"; }

private:
    std::int64_t m_count;
};

// The demand curve itself, ordered as early as the replicas need to start.
class Oracle final : public Policy
{
public:
    Oracle(const std::vector<std::int64_t> &required, std::size_t hold, std::size_t ahead)
        : m_required(required), m_window(hold + ahead), m_ahead(ahead)
    {}

    std::int64_t wanted(const Instant &now) override
    {
        // The window reaches from `hold` steps back to `ahead` steps on; what lies before the start counts as well.
        if (m_next == 0)
            m_next = now.step + m_ahead > m_window.steps() ? now.step + m_ahead - m_window.steps() : 0;
        std::int64_t most = 0;
        const std::size_t last = std::min(now.step + m_ahead, m_required.size() - 1);
        for (; m_next <= last; ++m_next)
            most = m_window.push(m_next, m_required[m_next]);
        if (most == 0)
            most = m_window.push(now.step + m_ahead, 0);
        return most;
    }
    [[nodiscard]] std::string reason() const override { return "knows the demand"; }

private:
    const std::vector<std::int64_t> &m_required;
    WindowMax m_window;
    std::size_t m_ahead;
    std::size_t m_next = 0;
};

// The reference of the replay protocol: the maximum of the wanted counts of a window, then at most double or four more.
std::int64_t calmed(const Instant &now, std::int64_t wanted, WindowMax &window)
{
    const std::int64_t held = window.push(now.step, wanted);
    return std::min(held, std::max(2 * now.pods, now.pods + 4));
}

class Hpa final : public Policy
{
public:
    Hpa(double target, std::size_t window) : m_target(target), m_window(window) {}

    std::int64_t wanted(const Instant &now) override
    {
        m_load = now.utilisation;
        m_wanted = hpaProposal(now, m_target, policy::hpa::Percents::Real).value_or(now.pods);
        return calmed(now, m_wanted, m_window);
    }
    [[nodiscard]] std::string reason() const override
    {
        char text[96];
        std::snprintf(text, sizeof text, "utilisation %.1f %% against %.1f %%: %lld", 100.0 * m_load, 100.0 * m_target,
                      static_cast<long long>(m_wanted));
        return text;
    }

private:
    double m_target;
    WindowMax m_window;
    double m_load = 0.0;
    std::int64_t m_wanted = 0;
};

class LoadHpa final : public Policy
{
public:
    LoadHpa(double target, std::size_t window, std::size_t minute) : m_target(target), m_window(window), m_minute(minute)
    {}

    std::int64_t wanted(const Instant &now) override
    {
        m_load = recentLoad(now, m_minute);
        m_wanted = now.pods > 0 ? policy::hpa::replicasForTotal(m_load, m_target, now.pods) : 0;
        return calmed(now, m_wanted, m_window);
    }
    [[nodiscard]] std::string reason() const override
    {
        char text[96];
        std::snprintf(text, sizeof text, "load of %.2f replicas at %.1f %%: %lld", m_load, 100.0 * m_target,
                      static_cast<long long>(m_wanted));
        return text;
    }

private:
    double m_target;
    WindowMax m_window;
    std::size_t m_minute;
    double m_load = 0.0;
    std::int64_t m_wanted = 0;
};

std::vector<double> requiredInWindow(const Scene &scene)
{
    const auto &required = scene.shared.required(scene.settings.cluster);
    return {required.begin() + static_cast<std::ptrdiff_t>(scene.window.first),
            required.begin() + static_cast<std::ptrdiff_t>(scene.window.last)};
}

} // namespace

std::optional<std::int64_t> hpaProposal(const Instant &now, double target, policy::hpa::Percents percents)
{
    const auto measured = static_cast<double>(now.metricReady);
    const policy::hpa::PodMetrics pods{.usage = now.utilisation * measured,
                                       .request = measured,
                                       .ready = now.metricReady,
                                       .unready = now.pods - now.metricReady,
                                       .unreadyRequest = static_cast<double>(now.pods - now.metricReady)};
    return policy::hpa::replicasForUtilization(pods, now.pods, target, {}, percents);
}

double recentLoad(const Instant &now, std::size_t steps)
{
    const std::size_t count = std::min(steps, now.demand.size());
    double sum = 0.0;
    for (const double d : now.demand.last(count))
        sum += d;
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

Made makeStaticPeak(const PolicySpec &, const Scene &scene)
{
    return std::make_unique<Fixed>(static_cast<std::int64_t>(percentile(requiredInWindow(scene), 1.0)));
}

Made makeStaticP95(const PolicySpec &, const Scene &scene)
{
    return std::make_unique<Fixed>(static_cast<std::int64_t>(percentile(requiredInWindow(scene), 0.95)));
}

Made makeStatic(const PolicySpec &spec, const Scene &)
{
    return std::make_unique<Fixed>(static_cast<std::int64_t>(spec.value("replicas")));
}

Made makeOracle(const PolicySpec &spec, const Scene &scene)
{
    const Trace &trace = scene.trace;
    return std::make_unique<Oracle>(scene.shared.required(scene.settings.cluster), trace.stepsOf(spec.duration("hold")),
                                    trace.stepsOf(scene.settings.cluster.startup) + 1);
}

Made makeHpa(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<Hpa>(spec.value("target"), scene.trace.stepsOf(kHpaWindow));
}

Made makeLoadHpa(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<LoadHpa>(spec.value("target"), scene.trace.stepsOf(spec.duration("hold")),
                                     std::max<std::size_t>(1, scene.trace.stepsOf(kMinute)));
}

} // namespace preamar::replay
