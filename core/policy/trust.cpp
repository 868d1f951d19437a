#include "core/policy/trust.h"

#include <algorithm>
#include <cmath>

namespace preamar::policy {

namespace {

constexpr double kObserved = 0.95; // of the week
// A band of 80 % is out of calibration where it held so much less that chance does not explain it: three standard errors of
// a share over that many origins. It must have been tried often enough to say so.
constexpr double kNominal = 0.80;
constexpr double kErrors = 3.0;
constexpr int kOrigins = 20;
// Worse than repeating the past by this much is drift: a forecast at 1 is only no better.
constexpr double kDrift = 1.25;
constexpr int kFailures = 2;

std::optional<Reason> uncalibrated(const std::vector<Evidence::Band> &bands)
{
    for (const auto &band : bands) {
        const double error = std::sqrt(kNominal * (1.0 - kNominal) / std::max(1, band.origins));
        if (band.origins >= kOrigins && !(band.coverage80 >= kNominal - kErrors * error))
            return Reason{ReasonCode::BandsOutOfCalibration, {100.0 * band.coverage80}, band.metric.str()};
    }
    return std::nullopt;
}

std::optional<Reason> drifted(const std::vector<Evidence::Band> &bands)
{
    for (const auto &band : bands) {
        if (band.origins >= kOrigins && !(band.relMae <= kDrift))
            return Reason{ReasonCode::DriftDetected, {band.relMae}, band.metric.str()};
    }
    return std::nullopt;
}

void judgeReplay(const Evidence &evidence, std::vector<Reason> &missing)
{
    if (!evidence.compared) {
        missing.push_back({ReasonCode::EvidenceMissing, {}, {}});
        return;
    }
    const auto &c = *evidence.compared;
    if (!(c.days >= kEvidenceDays)) {
        if (missing.empty() || missing.front().code != ReasonCode::EvidenceTooShort)
            missing.push_back({ReasonCode::EvidenceTooShort, {c.days, kEvidenceDays}, {}});
        return;
    }
    // Equal minutes at lower cost are better too; NaN is neither.
    const bool fewer = c.minutesPolicy < c.minutesActual;
    const bool cheaper = c.replicaHoursPolicy < c.replicaHoursActual;
    if (!(fewer || (c.minutesPolicy <= c.minutesActual && cheaper)))
        missing.push_back({ReasonCode::EvidenceNotBetter, {c.minutesPolicy, c.minutesActual}, {}});
    if (!(c.replicaHoursPolicy <= c.replicaHoursActual))
        missing.push_back({ReasonCode::EvidenceTooCostly, {c.replicaHoursPolicy, c.replicaHoursActual}, {}});
}

} // namespace

Climb climbFrom(Mode mode, const Evidence &evidence)
{
    Climb out;
    switch (mode) {
    case Mode::Observe:
        return {Mode::Recommend, true, {}};
    case Mode::Recommend:
        return {Mode::Approve, true, {}};
    case Mode::Auto:
        return {Mode::Auto, false, {}};
    case Mode::Approve:
        out.next = Mode::AutoUp;
        break;
    case Mode::AutoUp:
        out.next = Mode::Auto;
        break;
    }
    if (!(evidence.days >= kEvidenceDays))
        out.reasons.push_back({ReasonCode::EvidenceTooShort, {evidence.days, kEvidenceDays}, {}});
    if (!(evidence.observedShare >= kObserved))
        out.reasons.push_back({ReasonCode::EvidenceGaps, {100.0 * evidence.observedShare, 100.0 * kObserved}, {}});
    judgeReplay(evidence, out.reasons);
    if (auto bands = uncalibrated(evidence.bands))
        out.reasons.push_back(std::move(*bands));
    for (const std::string &incident : evidence.incidents)
        out.reasons.push_back({ReasonCode::IncidentOpen, {}, incident});
    out.offered = out.reasons.empty();
    if (out.offered)
        out.reasons.push_back({ReasonCode::EvidenceEnough,
                               {evidence.days, evidence.compared->minutesActual - evidence.compared->minutesPolicy},
                               {}});
    return out;
}

std::optional<Reason> mustFall(Mode mode, const limits::PolicyState &state, const Behaviour &behaviour, Timestamp now,
                               const limits::Numbers &numbers)
{
    if (mode != Mode::Auto && mode != Mode::AutoUp)
        return std::nullopt;
    if (auto fight = limits::fightProblem(state))
        return fight;
    if (auto flap = limits::flapProblem(state, now, numbers))
        return flap;
    if (behaviour.failed >= kFailures)
        return Reason{ReasonCode::ActionsFailed,
                      {static_cast<double>(behaviour.failed), static_cast<double>(behaviour.actions)},
                      {}};
    if (auto bands = uncalibrated(behaviour.bands))
        return bands;
    return drifted(behaviour.bands);
}

} // namespace preamar::policy
