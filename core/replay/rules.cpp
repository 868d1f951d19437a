// The founding rules as they are written: R1's thresholds on a forecast, R2's band, R3's table with durations, and
// business hours. The limits, where they apply, come after them.
#include "core/replay/limiter.h"
#include "core/replay/policies.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace preamar::replay {

namespace {

constexpr std::int64_t kMinute = 60'000;

// A rule with the limits behind it where they apply.
class Limited : public Policy
{
public:
    explicit Limited(const Scene &scene) : m_limits(scene.limits), m_limiter(scene.trace) {}
    std::int64_t wanted(const Instant &now) final
    {
        m_why.clear();
        const std::int64_t count = rule(now);
        if (!m_limits)
            return count;
        const auto limited = m_limiter.apply(now, count, count);
        if (limited.clipped)
            m_why = std::string(toString(limited.reason));
        return limited.count;
    }
    [[nodiscard]] std::string reason() const final { return m_why; }

protected:
    virtual std::int64_t rule(const Instant &now) = 0;
    void say(std::string why) { m_why = std::move(why); }

private:
    bool m_limits;
    Limiter m_limiter;
    std::string m_why;
};

// R1: the point forecast 30 min, 1 h and 2 h ahead against 80 % and 30 %, floor(), cool-downs by priority. Literally
// without limits; with them a rise whose floor() does not rise is +1, and what is measured may raise as well.
class Kryonix final : public Limited
{
public:
    explicit Kryonix(const Scene &scene)
        : Limited(scene), m_forecasts(scene.shared.points()), m_max(scene.settings.cluster.max),
          m_literal(!scene.limits)
    {}

private:
    std::int64_t rule(const Instant &now) override
    {
        const auto ahead = m_forecasts.at(now);
        if (!ahead || now.pods < 1) {
            say("HistoryTooShort");
            return now.pods;
        }
        const auto pods = static_cast<double>(now.pods);
        std::int64_t target = 0;
        bool low = true;
        double highest = 0.0;
        const auto judge = [&](double demand) {
            const double cpu = std::min(100.0, 100.0 * demand / pods);
            highest = std::max(highest, cpu);
            low = low && cpu < 30.0;
            if (cpu > 80.0)
                target =
                    std::max(target, std::min(m_max, std::max(static_cast<std::int64_t>(std::floor(pods * cpu / 70.0)),
                                                              m_literal ? 0 : now.pods + 1)));
        };
        for (const std::size_t step : {std::size_t{6}, std::size_t{12}, std::size_t{24}})
            judge((*ahead)[step - 1]);
        if (!m_literal)
            judge(now.utilisation * static_cast<double>(now.ready));
        if (target > now.pods) {
            const double wait = highest > 90.0 ? 60.0 : 180.0;
            return act(now, target, 1, wait, "ForecastCpuHigh");
        }
        if (low && now.pods > 1)
            return act(now, std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(0.7 * pods))), -1, 300.0,
                       "ResourcesUnderused");
        say("WithinThresholds");
        return now.pods;
    }
    // The wait after an action is by its own priority, a reversal waits ten minutes.
    std::int64_t act(const Instant &now, std::int64_t count, int direction, double wait, const char *why)
    {
        const double since = m_direction == 0 ? 1e9 : toSeconds(now.at - m_at);
        if (since < (m_direction == direction ? m_wait : m_direction == 0 ? 0.0 : 600.0)) {
            say(m_direction == direction ? "CooldownActive" : "ReversalWait");
            return now.pods;
        }
        if (count != now.pods) {
            m_direction = direction;
            m_at = now.at;
            m_wait = wait;
        }
        say(why);
        return count;
    }

    PointForecasts &m_forecasts;
    std::int64_t m_max;
    bool m_literal;
    int m_direction = 0;
    Timestamp m_at{};
    double m_wait = 0.0;
};

// R2: the forecast 30 min ahead, up at 70 %, down at 30 %.
class Aiops final : public Limited
{
public:
    explicit Aiops(const PolicySpec &spec, const Scene &scene)
        : Limited(scene), m_forecasts(scene.shared.points()), m_up(spec.value("up")), m_down(spec.value("down"))
    {}

private:
    std::int64_t rule(const Instant &now) override
    {
        const auto ahead = m_forecasts.at(now);
        if (!ahead || now.pods < 1) {
            say("HistoryTooShort");
            return now.pods;
        }
        const double demand = std::max((*ahead)[5], 0.0);
        const double share = demand / static_cast<double>(now.pods);
        const auto enough = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(demand / m_up)));
        say(share > m_up ? "ForecastCpuHigh" : share < m_down ? "ResourcesUnderused" : "WithinThresholds");
        return share > m_up ? std::max(enough, now.pods) : share < m_down ? std::min(enough, now.pods) : now.pods;
    }
    PointForecasts &m_forecasts;
    double m_up;
    double m_down;
};

// R3: rows with durations. The largest firing up step wins, any firing up row vetoes a down, an action starts every
// duration anew.
class Aurax final : public Limited
{
public:
    explicit Aurax(const Scene &scene)
        : Limited(scene), m_trace(scene.trace), m_lag(scene.trace.stepsOf(scene.settings.metricLag))
    {
        const auto column = [&](std::initializer_list<const char *> names) {
            const std::vector<double> *found = nullptr;
            for (const char *name : names)
                found = found != nullptr ? found : m_trace.other(name);
            return found;
        };
        m_memory = column({"memory", "memory_percent"});
        m_queue = column({"queue_length", "queue"});
        m_p95 = column({"latency_p95_seconds", "p95"});
        m_errors = column({"error_ratio", "errors"});
    }

private:
    enum Row { CpuHigh, MemoryHigh, Queue, Slow, Errors, CpuLow, MemoryLow, QueueEmpty, Rows };
    struct Rule
    {
        std::int64_t minutes2; // half minutes
        std::int64_t step;
        const char *why;
    };
    static constexpr std::array<Rule, Rows> kRules{{{4, 1, "cpu > 80 % for 2 min"},
                                                    {4, 1, "memory > 85 % for 2 min"},
                                                    {0, 2, "queue > 10"},
                                                    {2, 1, "P95 > 10 s for 1 min"},
                                                    {1, 1, "errors > 5 % for 30 s"},
                                                    {20, -1, "cpu < 30 % for 10 min"},
                                                    {20, -1, "memory < 40 % for 10 min"},
                                                    {30, -1, "queue empty for 15 min"}}};

    [[nodiscard]] std::optional<double> value(const std::vector<double> *column, std::size_t step) const
    {
        const std::size_t seen = step >= m_lag ? step - m_lag : 0;
        if (column == nullptr || seen >= column->size() || !std::isfinite((*column)[seen]))
            return std::nullopt;
        return (*column)[seen];
    }
    std::int64_t rule(const Instant &now) override
    {
        const auto memory = value(m_memory, now.step);
        const auto queue = value(m_queue, now.step);
        const auto p95 = value(m_p95, now.step);
        const auto errors = value(m_errors, now.step);
        const std::array<bool, Rows> holds{now.utilisation > 0.8,    memory && *memory > 85.0, queue && *queue > 10.0,
                                           p95 && *p95 > 10.0,       errors && *errors > 0.05, now.utilisation < 0.3,
                                           memory && *memory < 40.0, queue && *queue <= 0.0};
        std::int64_t step = 0;
        const char *why = "WithinThresholds";
        bool lowered = true;
        for (std::size_t r = 0; r < Rows; ++r) {
            if (!holds[r]) {
                m_since[r].reset();
                continue;
            }
            if (!m_since[r])
                m_since[r] = now.at;
            if (now.at - *m_since[r] < Millis{kRules[r].minutes2 * kMinute / 2})
                continue;
            if (kRules[r].step > 0) {
                lowered = false;
                if (kRules[r].step > step) {
                    step = kRules[r].step;
                    why = kRules[r].why;
                }
            } else if (lowered && step == 0) {
                step = kRules[r].step;
                why = kRules[r].why;
            }
        }
        say(why);
        if (step != 0)
            m_since.fill(std::nullopt);
        return now.pods + step;
    }

    const Trace &m_trace;
    std::size_t m_lag;
    const std::vector<double> *m_memory = nullptr;
    const std::vector<double> *m_queue = nullptr;
    const std::vector<double> *m_p95 = nullptr;
    const std::vector<double> *m_errors = nullptr;
    std::array<std::optional<Timestamp>, Rows> m_since{};
};

// Business hours: one count by day, one by night and at the weekend.
class Schedule final : public Limited
{
public:
    Schedule(const PolicySpec &spec, const Scene &scene)
        : Limited(scene), m_day(std::llround(spec.value("day"))), m_night(std::llround(spec.value("night"))),
          m_from(spec.value("from")), m_to(spec.value("to")), m_weekend(spec.value("weekend") > 0.5),
          m_offset(static_cast<std::int64_t>(3'600'000.0 * spec.value("utc_offset")))
    {}

private:
    std::int64_t rule(const Instant &now) override
    {
        const auto local = now.at + m_offset;
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const double hour = toSeconds(std::chrono::duration_cast<Millis>(local - day)) / 3600.0;
        const bool works = m_weekend || std::chrono::weekday{day}.iso_encoding() <= 5;
        const bool open = works && (m_from < m_to ? hour >= m_from && hour < m_to : hour >= m_from || hour < m_to);
        say(open ? "business hours" : "outside business hours");
        return open ? m_day : m_night;
    }
    std::int64_t m_day;
    std::int64_t m_night;
    double m_from;
    double m_to;
    bool m_weekend;
    Millis m_offset;
};

} // namespace

Made makeKryonix(const PolicySpec &, const Scene &scene)
{
    return std::make_unique<Kryonix>(scene);
}

Made makeAiops(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<Aiops>(spec, scene);
}

Made makeAurax(const PolicySpec &, const Scene &scene)
{
    return std::make_unique<Aurax>(scene);
}

Made makeSchedule(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<Schedule>(spec, scene);
}

} // namespace preamar::replay
