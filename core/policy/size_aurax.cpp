// R3, preset `aurax`: a table of rows, each with a threshold that must hold for a duration. The largest firing row up
// wins, any of them forbids a reduction, and "consider" only recommends.
#include "core/limits/limits.h"
#include "core/policy/draft.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::policy {

namespace {

// Samples may lie so far apart, and the last one so far back, for a duration to count as observed.
constexpr Millis kLongestGap = Seconds{60};

struct Row
{
    const MetricId *id;
    bool above;                 // fires above the threshold, else below (or at it, where `atMost`)
    std::string_view threshold; // parameter
    Millis duration;
    std::int64_t step;
    bool considerOnly = false;
    bool atMost = false;
};

constexpr std::array kRows{
    Row{&metric::cpuCores, true, "cpu_up", Seconds{120}, 1},
    Row{&metric::memoryBytes, true, "memory_up", Seconds{120}, 1},
    Row{&metric::queueLength, true, "queue_up", Seconds{0}, 2},
    Row{&metric::latencyP95, true, "p95_up", Seconds{60}, 1},
    Row{&metric::errorRatio, true, "errors_up", Seconds{30}, 1},
    Row{&metric::cpuCores, false, "cpu_down", Seconds{600}, -1},
    Row{&metric::memoryBytes, false, "memory_down", Seconds{600}, -1},
    Row{&metric::queueLength, false, "queue_down", Seconds{900}, -1, false, true},
    Row{&metric::latencyP95, false, "p95_down", Seconds{900}, -1, true},
};

enum class Environment { Development = 1, Staging = 2, Production = 3 };

// CPU and memory are judged as a share of what the ready replicas may use, all else as it is.
std::optional<double> scaleOf(const Draft &draft, const MetricId &id)
{
    if (id != metric::cpuCores && id != metric::memoryBytes)
        return 1.0;
    for (const CapacityView &view : draft.assessed.capacity) {
        if (view.id == id)
            return 1.0 / (static_cast<double>(draft.assessed.basis) * view.limit);
    }
    return std::nullopt;
}

struct Held
{
    double value = 0.0; // the newest
    double seconds = 0.0;
};

// Has the row's condition held without a break for its duration, as far as samples show?
std::optional<Held> heldFor(const Draft &draft, const Row &row, double threshold, double scale)
{
    const auto fires = [&](double v) {
        return row.above ? v > threshold : row.atMost ? v <= threshold : v < threshold;
    };
    const DecisionInput &in = draft.input;
    const Measurement now = in.observation.metric(*row.id);
    const Direction direction = row.above ? Direction::Up : Direction::Down;
    if (limits::inputProblem(*row.id, now, direction, in.workload.ready, in.now, in.scrapeInterval))
        return std::nullopt;
    const double value = *now.value * scale;
    if (!fires(value))
        return std::nullopt;
    if (row.duration == Millis{0})
        return Held{value, 0.0};
    const auto at = in.recent.find(*row.id);
    if (at == in.recent.end())
        return std::nullopt;
    Timestamp reached = *now.at;
    for (auto sample = at->second.rbegin(); sample != at->second.rend(); ++sample) {
        if (sample->at > reached)
            continue;
        if (between(sample->at, reached) > kLongestGap || !std::isfinite(sample->value) ||
            !fires(sample->value * scale))
            break;
        reached = sample->at;
        if (between(reached, in.now) >= row.duration)
            return Held{value, toSeconds(between(reached, in.now))};
    }
    return std::nullopt;
}

std::optional<Reason> keepCount(Draft &draft, std::int64_t count)
{
    if (draft.current == count)
        return std::nullopt;
    draft.wanted = count;
    draft.priority = Priority::Medium;
    draft.why.push_back({ReasonCode::StaticCount, {static_cast<double>(count)}, {}});
    return draft.why.back();
}

} // namespace

std::optional<Reason> sizeAurax(Draft &draft)
{
    const auto environment = static_cast<Environment>(static_cast<int>(parameter(draft, "environment")));
    if (environment == Environment::Development)
        return keepCount(draft, 1);
    if (environment == Environment::Staging)
        return keepCount(draft, 2);
    std::optional<Reason> said;
    std::optional<Reason> lower;
    std::optional<Reason> consider;
    bool vetoed = false;
    for (const Row &row : kRows) {
        const auto scale = scaleOf(draft, *row.id);
        if (!scale)
            continue;
        const double threshold = parameter(draft, row.threshold);
        const auto held = heldFor(draft, row, threshold, *scale);
        if (!held)
            continue;
        const ReasonCode code = row.above          ? ReasonCode::RuleHigh
                                : row.considerOnly ? ReasonCode::ConsiderLower
                                                   : ReasonCode::RuleLow;
        Reason reason{code, {held->value, threshold, held->seconds}, row.id->str()};
        if (row.above) {
            raiseTo(draft, draft.current + row.step, reason, row.step > 1 ? Priority::High : Priority::Medium);
            if (!vetoed)
                said = reason;
            vetoed = true;
        } else if (row.considerOnly) {
            consider = std::move(reason);
        } else if (!lower) {
            lower = std::move(reason);
        }
    }
    if (vetoed) {
        if (lower)
            draft.notes.push_back({ReasonCode::RuleVetoesDown, {}, said->subject});
        return said;
    }
    if (lower && draft.current > 1) {
        draft.wanted = draft.current - 1;
        draft.why.push_back(*lower);
        return lower;
    }
    if (consider && draft.current > 1)
        draft.holds.push_back(*consider);
    return consider;
}

} // namespace preamar::policy
