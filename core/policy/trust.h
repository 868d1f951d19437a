// The ladder of modes is climbed by a person, on evidence that is shown, and fallen down by itself, at once and with a
// reason. Pure.
#pragma once

#include "core/limits/control.h"

#include <optional>
#include <string>
#include <vector>

namespace preamar::policy {

// What there must be before an automatic mode is offered (autoscalers.md 5.9): a week.
inline constexpr double kEvidenceDays = 7.0;

// What a week of a service's own history says about its policy.
struct Evidence
{
    double days = 0.0;          // since the first sample of the period
    double observedShare = 0.0; // of its grid that holds a sample, 0…1
    // The policy replayed on what really happened, and what really happened; per day. nullopt: not replayed yet.
    struct Compared
    {
        double minutesPolicy = 0.0; // of overload
        double minutesActual = 0.0;
        double replicaHoursPolicy = 0.0;
        double replicaHoursActual = 0.0;
        double days = 0.0; // that were played

        friend bool operator==(const Compared &, const Compared &) = default;
    };
    std::optional<Compared> compared;
    struct Band
    {
        MetricId metric;
        double coverage80 = 0.0;
        double relMae = 0.0;
        int origins = 0;

        friend bool operator==(const Band &, const Band &) = default;
    };
    std::vector<Band> bands;            // of the forecasts the policy uses
    std::vector<std::string> incidents; // what is open: a failed action, an anomaly, an unresolved write

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

struct Climb
{
    Mode next = Mode::Observe; // the next rung, whether offered or not
    bool offered = false;
    std::vector<Reason> reasons; // EvidenceEnough, or everything that is missing
};
// Observe → Recommend → Approve need no evidence beyond a person's wish; AutoUp and Auto are offered only on all of it.
[[nodiscard]] Climb climbFrom(Mode mode, const Evidence &evidence);

// How an automatic mode has done lately.
struct Behaviour
{
    int actions = 0; // within 24 h
    int failed = 0;
    std::vector<Evidence::Band> bands;
};
// Why an automatic mode ends now; nullopt while it may go on. Never speaks for the modes below.
[[nodiscard]] std::optional<Reason> mustFall(Mode mode, const limits::PolicyState &state, const Behaviour &behaviour,
                                             Timestamp now, const limits::Numbers &numbers = {});

} // namespace preamar::policy
