#include "core/replay/simulate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::replay {

namespace {

constexpr Millis kMetricReadyAfter{30'000};
constexpr Millis kObservationWindow{60'000};
constexpr double kStartLoad = 0.6;           // the cluster starts with replicas at this share
constexpr double kBacklogLimitSeconds = 120; // of capacity
constexpr double kBacklogSloSeconds = 0.5;
constexpr std::size_t kCancelEvery = 4096;

// Replicas by the step at which they are ready; those that are ready last are taken away first.
class Pods
{
public:
    Pods(std::int64_t count, std::size_t metricDelay)
        : m_readyAt(static_cast<std::size_t>(count), 0), m_metricDelay(metricDelay)
    {}

    [[nodiscard]] std::int64_t ordered() const { return static_cast<std::int64_t>(m_readyAt.size()); }
    [[nodiscard]] std::int64_t ready(std::size_t step) { return advance(m_ready, step); }
    [[nodiscard]] std::int64_t metricReady(std::size_t step)
    {
        return advance(m_measured, step < m_metricDelay ? 0 : step - m_metricDelay);
    }
    void resize(std::int64_t count, std::size_t readyAt)
    {
        m_readyAt.resize(static_cast<std::size_t>(count), readyAt);
        m_ready = std::min(m_ready, m_readyAt.size());
        m_measured = std::min(m_measured, m_readyAt.size());
    }

private:
    std::int64_t advance(std::size_t &count, std::size_t step) const
    {
        while (count < m_readyAt.size() && m_readyAt[count] <= step)
            ++count;
        return static_cast<std::int64_t>(count);
    }

    std::vector<std::size_t> m_readyAt; // never decreasing
    std::size_t m_metricDelay;
    std::size_t m_ready = 0;
    std::size_t m_measured = 0;
};

// Proposals wait for a person; the newest is what gets approved.
class Desk
{
public:
    explicit Desk(const Approval &approval) : m_approval(approval) {}

    // What is applied now: the count as it is while nobody has approved another one.
    std::int64_t approved(std::int64_t current, std::int64_t wanted, Timestamp now)
    {
        if (m_approval.delay <= Millis{0} && !m_approval.officeHours)
            return wanted;
        if (wanted == current) {
            m_waiting = false;
            return current;
        }
        const bool rises = wanted > current;
        if (!m_waiting || rises != m_rises) {
            m_waiting = true;
            m_rises = rises;
            m_since = now;
        }
        if (now - m_since < m_approval.delay || (m_approval.officeHours && !staffed(now)))
            return current;
        m_waiting = false;
        return wanted;
    }

private:
    [[nodiscard]] bool staffed(Timestamp now) const
    {
        const auto local = now + m_approval.utcOffset;
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const std::chrono::weekday weekday{day};
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(local - day).count();
        return weekday.iso_encoding() <= 5 && hour >= 9 && hour < 18;
    }

    Approval m_approval;
    bool m_waiting = false;
    bool m_rises = false;
    Timestamp m_since{};
};

class Book
{
public:
    Book(const Trace &trace, const Window &window, double price) : m_trace(trace), m_window(window), m_price(price) {}

    void changed(std::size_t step, std::int64_t from, std::int64_t to)
    {
        const int sign = to > from ? 1 : -1;
        if (step >= m_window.first) {
            m_sums.actions += 1.0;
            if (m_lastSign != 0 && m_lastSign != sign)
                m_sums.reversals += 1.0;
            m_maxStep = std::max(m_maxStep, std::abs(to - from));
        }
        m_lastSign = sign;
    }
    void step(std::size_t step, std::int64_t required, std::int64_t ready, std::int64_t ordered, bool violation)
    {
        if (step < m_window.first)
            return;
        const auto d = static_cast<double>(required);
        const auto s = static_cast<double>(ready);
        m_sums.under += std::max(d - s, 0.0) / d;
        m_sums.over += std::max(s - d, 0.0) / d;
        m_sums.underTime += s < d ? 1.0 : 0.0;
        m_sums.overTime += s > d ? 1.0 : 0.0;
        m_sums.pods += static_cast<double>(ordered);
        m_peak = std::max(m_peak, required);
        if (step > m_window.first) {
            m_sums.supplyMoves += std::abs(s - m_lastReady);
            m_sums.demandMoves += std::abs(d - m_lastRequired);
        }
        m_lastReady = s;
        m_lastRequired = d;
        if (violation) {
            m_sums.violations += 1.0;
            m_runs += m_run == 0 ? 1 : 0;
            m_longest = std::max(m_longest, ++m_run);
        } else {
            m_run = 0;
        }
    }
    [[nodiscard]] Figures figures() const
    {
        const double stepMinutes = static_cast<double>(m_trace.step.count()) / 60'000.0;
        const auto steps = static_cast<double>(m_window.last - m_window.first);
        const double days = steps * stepMinutes / 1440.0;
        Figures f;
        f.violationMinutesPerDay = m_sums.violations * stepMinutes / days;
        f.longestViolationMinutes = static_cast<double>(m_longest) * stepMinutes;
        f.thetaU = 100.0 * m_sums.under / steps;
        f.thetaO = 100.0 * m_sums.over / steps;
        f.tauU = 100.0 * m_sums.underTime / steps;
        f.tauO = 100.0 * m_sums.overTime / steps;
        f.replicaHoursPerDay = 24.0 * m_sums.pods / steps;
        f.costRatio = m_sums.pods / steps / static_cast<double>(m_peak);
        f.cost = f.replicaHoursPerDay * days * m_price;
        f.actionsPerDay = m_sums.actions / days;
        f.reversalsPerDay = m_sums.reversals / days;
        f.jitterPerMinute = (m_sums.supplyMoves - m_sums.demandMoves) / (steps * stepMinutes);
        f.maxStep = m_maxStep;
        f.recoverySeconds = m_runs > 0 ? m_sums.violations * stepMinutes * 60.0 / static_cast<double>(m_runs) : 0.0;
        return f;
    }

private:
    struct Sums
    {
        double under = 0, over = 0, underTime = 0, overTime = 0, pods = 0, violations = 0, actions = 0, reversals = 0;
        double supplyMoves = 0, demandMoves = 0;
    };
    const Trace &m_trace;
    const Window &m_window;
    double m_price;
    Sums m_sums;
    int m_lastSign = 0;
    std::int64_t m_maxStep = 0;
    std::int64_t m_peak = 1;
    double m_lastReady = 0.0;
    double m_lastRequired = 0.0;
    std::int64_t m_run = 0;
    std::int64_t m_runs = 0;
    std::int64_t m_longest = 0;
};

std::int64_t ceilCount(double value)
{
    return static_cast<std::int64_t>(std::ceil(std::clamp(value, 0.0, 1e9)));
}

} // namespace

std::int64_t WindowMax::push(std::size_t step, std::int64_t value)
{
    while (m_entries.size() > m_head && m_entries.back().value <= value)
        m_entries.pop_back();
    m_entries.push_back({step, value});
    while (m_entries[m_head].step + m_steps < step)
        ++m_head;
    if (m_head > 4096) {
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_head));
        m_head = 0;
    }
    return m_entries[m_head].value;
}

std::int64_t requiredReplicas(double demand, const Cluster &cluster)
{
    return std::max({std::int64_t{1}, cluster.min, ceilCount(demand / cluster.slo)});
}

Result<Figures> simulate(const Trace &trace, const Window &window, const SimulationSettings &settings, Policy &policy,
                         const TimelineSink &timeline, const std::function<bool()> &cancelled)
{
    const Cluster &cluster = settings.cluster;
    const double seconds = static_cast<double>(trace.step.count()) / 1000.0;
    const std::size_t startupSteps = trace.stepsOf(cluster.startup);
    const std::size_t lagSteps = trace.stepsOf(settings.metricLag);
    const std::size_t decideSteps = std::max<std::size_t>(1, trace.stepsOf(settings.decideEvery));
    const std::size_t observed = std::max<std::size_t>(1, trace.stepsOf(kObservationWindow));
    Pods pods(
        std::clamp(std::max(cluster.min, ceilCount(trace.demand[window.start] / kStartLoad)), cluster.min, cluster.max),
        trace.stepsOf(kMetricReadyAfter));
    Book book(trace, window, settings.price);
    Desk desk(settings.approval);
    std::vector<double> used(window.last - window.start, 0.0);
    double backlog = 0.0;
    std::string reason;
    for (std::size_t i = window.start; i < window.last; ++i) {
        if (cancelled && i % kCancelEvery == 0 && cancelled())
            return fail(ErrorCode::Cancelled, "replay");
        const std::int64_t ready = pods.ready(i);
        const double demand = trace.demand[i];
        const double capacity = static_cast<double>(ready) * seconds;
        const double arrived = demand * seconds + backlog;
        const double served = std::min(arrived, capacity);
        backlog = std::min(arrived - served, kBacklogLimitSeconds / seconds * capacity);
        used[i - window.start] = capacity > 0.0 ? served / capacity : 1.0;

        if ((i - window.start) % decideSteps == 0) {
            const std::size_t seen = i >= window.start + lagSteps ? i - lagSteps : window.start;
            const std::size_t oldest = seen + 1 >= window.start + observed ? seen + 1 - observed : window.start;
            double sum = 0.0;
            for (std::size_t k = oldest; k <= seen; ++k)
                sum += used[k - window.start];
            Instant now{.step = i,
                        .at = trace.timeAt(i),
                        .pods = pods.ordered(),
                        .ready = ready,
                        .metricReady = pods.metricReady(i),
                        .utilisation = sum / static_cast<double>(seen + 1 - oldest),
                        .demand = std::span<const double>(trace.demand).first(i >= lagSteps ? i - lagSteps : 0)};
            const std::int64_t wanted = std::clamp(policy.wanted(now), cluster.min, cluster.max);
            if (timeline)
                reason = policy.reason();
            const std::int64_t target = desk.approved(now.pods, wanted, now.at);
            if (target != now.pods) {
                book.changed(i, now.pods, target);
                pods.resize(target, i + startupSteps);
            }
        }
        const std::int64_t required = requiredReplicas(demand, cluster);
        const bool violation = demand > cluster.slo * static_cast<double>(ready) ||
                               backlog > kBacklogSloSeconds * static_cast<double>(ready);
        book.step(i, required, ready, pods.ordered(), violation);
        if (timeline && i >= window.first)
            timeline({trace.timeAt(i), demand, required, ready, pods.ordered(), backlog, violation, reason});
    }
    return book.figures();
}

} // namespace preamar::replay
