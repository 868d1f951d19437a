// I-01 … I-06: what a measurement may be used for.
#include "core/limits/limits.h"
#include "core/limits/numbers.h"

#include <algorithm>
#include <cmath>

namespace preamar::limits {

namespace {

// I-02: 2 × scrape interval, floor 30 s, cap 120 s on the way down; twice that on the way up.
constexpr Millis kShortestScrape = Seconds{15};
constexpr Millis kLongestScrape = Seconds{60};
// I-07: a sample from further ahead than this means that a clock is wrong.
constexpr Millis kClockTolerance = Seconds{30};
// I-04
constexpr double kNeededCoverage = 0.9;

Millis allowedAge(Direction direction, Millis scrapeInterval)
{
    const Millis scrape = std::clamp(scrapeInterval, kShortestScrape, kLongestScrape);
    return direction == Direction::Up ? 4 * scrape : 2 * scrape;
}

ReasonCode codeOf(Fault fault)
{
    switch (fault) {
    case Fault::NotFinite:
        return ReasonCode::MetricNotFinite;
    case Fault::Negative:
        return ReasonCode::MetricNegative;
    case Fault::Stale:
        return ReasonCode::MetricStale;
    case Fault::Coverage:
        return ReasonCode::CoverageLow;
    case Fault::Duplicate:
        return ReasonCode::DuplicateSeries;
    case Fault::Warning:
        return ReasonCode::MetricPartial;
    case Fault::Transport:
    case Fault::Impossible:
        return ReasonCode::MetricError;
    case Fault::None:
    case Fault::Empty:
    case Fault::NotConfigured:
        break;
    }
    return ReasonCode::MetricMissing;
}

// A number that is there but flawed in a way that only makes it smaller or older may still support a rise (I-01, I-02).
bool mayStillRaise(const Measurement &m)
{
    return m.quality != Quality::Missing && (m.fault == Fault::None || m.fault == Fault::Stale ||
                                             m.fault == Fault::Coverage || m.fault == Fault::Warning);
}

// Measured and ready replicas, where the source told the first.
std::vector<double> coverage(const Measurement &m, double ready)
{
    if (!m.replicasMeasured || !std::isfinite(*m.replicasMeasured))
        return {};
    return {*m.replicasMeasured, ready};
}

// Custom metrics may be signed; all of the catalogue are amounts.
bool mayBeNegative(const MetricId &id)
{
    return id.str().starts_with("custom.");
}

} // namespace

std::optional<Reason> inputProblem(const MetricId &id, const Measurement &measurement, Direction direction,
                                   std::int64_t readyReplicas, Timestamp now, Millis scrapeInterval)
{
    const auto problem = [&id](ReasonCode code, std::vector<double> numbers = {}) {
        return Reason{code, std::move(numbers), id.str()};
    };
    const bool up = direction == Direction::Up;
    const Millis allowed = allowedAge(direction, scrapeInterval);
    const auto age = measurement.at ? std::optional{between(*measurement.at, now)} : std::nullopt;
    const double ready = static_cast<double>(std::max<std::int64_t>(0, readyReplicas));

    if (measurement.value && !std::isfinite(*measurement.value))
        return problem(ReasonCode::MetricNotFinite);
    if (measurement.value && *measurement.value < 0.0 && !mayBeNegative(id))
        return problem(ReasonCode::MetricNegative);
    const bool flawed = measurement.quality != Quality::Ok || measurement.fault != Fault::None;
    if (!measurement.value || (flawed && !(up && mayStillRaise(measurement)))) {
        ReasonCode code = codeOf(measurement.fault);
        if (measurement.fault == Fault::None && measurement.quality == Quality::Stale)
            code = ReasonCode::MetricStale;
        if (measurement.fault == Fault::None && measurement.quality == Quality::Partial)
            code = ReasonCode::MetricPartial;
        if (code == ReasonCode::MetricStale && age)
            return problem(code, {ceilSeconds(*age), toSeconds(allowed)});
        if (code == ReasonCode::CoverageLow)
            return problem(code, coverage(measurement, ready));
        return problem(code);
    }
    if (!age)
        return problem(ReasonCode::MetricMissing); // a number without a time is not a sample
    if (*age < -kClockTolerance)
        return problem(ReasonCode::ServerClockSkew, {-std::floor(toSeconds(*age))});
    if (*age > allowed)
        return problem(ReasonCode::MetricStale, {ceilSeconds(*age), toSeconds(allowed)});
    if (!up && measurement.replicasMeasured && !(*measurement.replicasMeasured >= kNeededCoverage * ready))
        return problem(ReasonCode::CoverageLow, coverage(measurement, ready));
    return std::nullopt;
}

std::optional<Reason> warmUpProblem(const PolicyState &state, Timestamp now, Millis warmUp)
{
    const Millis needed = std::max(warmUp, Millis{0});
    if (!state.collectingSince)
        return Reason{ReasonCode::WarmingUp, {ceilSeconds(needed)}, {}};
    const Millis had = between(*state.collectingSince, now);
    if (had >= needed)
        return std::nullopt;
    return Reason{ReasonCode::WarmingUp, {had < Millis{0} ? ceilSeconds(needed) : ceilSeconds(needed - had)}, {}};
}

} // namespace preamar::limits
