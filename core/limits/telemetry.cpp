// I-03, I-05, I-07, I-08, I-09: what a number hides.
#include "core/limits/control.h"
#include "core/limits/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::limits {

namespace {

constexpr Millis kReadyFor = Seconds{300};
constexpr Millis kClockTolerance = Seconds{5};
constexpr Millis kServerTolerance = Seconds{30};
constexpr double kLostShare = 0.5;
constexpr std::int64_t kCorrelated = 2; // one alone is no correlation
constexpr double kWorse = 1.25;

// What a guard must move by before it counts as worse: below, it is noise of a quiet service.
struct GuardRow
{
    const MetricId *id;
    double least;
};
constexpr std::array kGuards{
    GuardRow{&metric::latencyP50, 0.05}, GuardRow{&metric::latencyP95, 0.05}, GuardRow{&metric::latencyP99, 0.05},
    GuardRow{&metric::errorRatio, 0.01}, GuardRow{&metric::queueLength, 1.0},
};

double leastMove(const MetricId &id)
{
    for (const GuardRow &row : kGuards) {
        if (*row.id == id)
            return row.least;
    }
    return 0.0;
}

bool known(std::optional<double> value)
{
    return value && std::isfinite(*value);
}

std::string withoutSpaces(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

} // namespace

std::optional<Reason> queryProblem(const MetricId &id, std::string_view query)
{
    static constexpr std::array<std::string_view, 4> kHides{"orvector(", "oron()vector(", "absent(", "default"};
    const std::string text = withoutSpaces(query);
    const bool hides = std::any_of(kHides.begin(), kHides.end(),
                                   [&](std::string_view part) { return text.find(part) != std::string::npos; });
    return hides ? std::optional{Reason{ReasonCode::QueryHidesAbsence, {}, id.str()}} : std::nullopt;
}

std::optional<Reason> readinessProblem(const PolicyState &state, Timestamp now)
{
    if (!state.newestReadySince)
        return std::nullopt;
    const Millis ready = between(*state.newestReadySince, now);
    if (ready >= kReadyFor)
        return std::nullopt;
    return Reason{ReasonCode::ReadyTooShort, {std::max(0.0, ceilSeconds(ready)), toSeconds(kReadyFor)}, {}};
}

std::optional<Reason> clockProblem(Millis wallMoved, Millis bootMoved, double rate)
{
    // Where time runs faster than at the desk, so does its tolerance.
    const double sane = std::isfinite(rate) && rate > 0.0 ? rate : 0.0;
    const double off = toSeconds(wallMoved) - toSeconds(bootMoved) * sane;
    const double tolerance = toSeconds(kClockTolerance) * std::max(1.0, sane);
    if (std::abs(off) <= tolerance)
        return std::nullopt;
    return Reason{ReasonCode::ClockJump, {off}, {}};
}

std::optional<Reason> serverClockProblem(Millis serverMinusUs, std::string_view server)
{
    if (std::abs(toSeconds(serverMinusUs)) <= toSeconds(kServerTolerance))
        return std::nullopt;
    return Reason{ReasonCode::ServerClockSkew, {toSeconds(serverMinusUs)}, std::string(server)};
}

bool lostLoad(std::optional<double> before, std::optional<double> now)
{
    if (!known(before) || !(*before > 0.0))
        return false;
    return !known(now) || *now < kLostShare * *before;
}

std::optional<Reason> telemetryProblem(std::int64_t lost, std::int64_t watched, const Numbers &numbers)
{
    const bool many = lost >= numbers.lossServices;
    const bool part = lost >= kCorrelated && watched > 0 &&
                      static_cast<double>(lost) >= numbers.lossShare * static_cast<double>(watched);
    if (!many && !part)
        return std::nullopt;
    return Reason{ReasonCode::TelemetryFailure, {static_cast<double>(lost), static_cast<double>(watched)}, {}};
}

std::optional<Reason> guardProblem(const MetricId &id, std::optional<double> before, std::optional<double> now,
                                   bool configured)
{
    if (!known(now))
        return configured ? std::optional{Reason{ReasonCode::LoadGuardUnknown, {}, id.str()}} : std::nullopt;
    if (!known(before))
        return std::nullopt;
    if (!(*now > kWorse * *before) || !(*now - *before > leastMove(id)))
        return std::nullopt;
    return Reason{ReasonCode::LoadGuardWorse, {*before, *now}, id.str()};
}

std::vector<std::string_view> loosened(const Numbers &numbers)
{
    const Numbers standard;
    std::vector<std::string_view> out;
    const auto more = [&](std::string_view name, auto value, auto limit) {
        if (!(value <= limit)) // NaN too
            out.push_back(name);
    };
    more("limit.up_actions", numbers.upActions, standard.upActions);
    more("limit.up_share", numbers.upShare, standard.upShare);
    more("limit.down_actions", numbers.downActions, standard.downActions);
    more("limit.down_share", numbers.downShare, standard.downShare);
    more("limit.removed_share", numbers.removedShare, standard.removedShare);
    more("limit.direction_changes", numbers.directionChanges, standard.directionChanges);
    more("limit.loss_services", numbers.lossServices, standard.lossServices);
    more("limit.loss_share", numbers.lossShare, standard.lossShare);
    more("limit.auto_life", numbers.autoLife, standard.autoLife);
    return out;
}

} // namespace preamar::limits
