// What the page "Simulação" shows: one load played by several policies, the frontier of minutes against money with the
// product's knob on it, and the advisor's sentence. Everything but the oracle is played as the product would run it, with its
// limits and its cadence, so that the table, the frontier and the advice are one set of plays. Pure.
#pragma once

#include "core/replay/advice.h"

#include <optional>
#include <string>
#include <vector>

namespace preamar::replay {

struct StudyRequest
{
    std::string present = "kryonix"; // the policy in force now, as for parsePolicy(); unknown: left out
    std::optional<PolicySpec> own{}; // … of a service, with all its numbers; counts where it is given
    double caution = 0.98;
    ReplayRequest conditions; // cluster, lag, approval, price and window; policies are the study's own
    std::size_t points = 480; // of each timeline
};

// A stretch of a timeline: the highest demand, the lowest and highest capacity that was ready, overload or not.
struct StudyBucket
{
    Timestamp at{};
    double demand = 0.0;
    double ready = 0.0;
    double ordered = 0.0;
    bool violation = false;
};

struct StudyRow
{
    std::string policy;
    bool isPresent = false;
    double caution = 0.0; // of the product's policy, else 0
    Figures figures;
    std::vector<StudyBucket> timeline;
};

struct StudyPoint
{
    std::string policy;
    double caution = 0.0;
    double minutes = 0.0; // of overload per day
    double cost = 0.0;    // money per month
    Figures figures;
    std::vector<StudyBucket> timeline{}; // of the knob's points alone
};

struct Study
{
    Timestamp from{};
    Timestamp to{};
    Millis step{};
    double unit = 1.0;
    double share = 0.8;
    std::vector<StudyRow> rows;
    std::vector<StudyPoint> knob;     // the product's policy from thrifty to careful
    std::vector<StudyPoint> reactive; // the best of the reactive ones at each cost
    Verdict verdict;
};

[[nodiscard]] Result<Study> makeStudy(const Trace &trace, const StudyRequest &request, const ReplayHooks &hooks = {});
// Money of a month (730 h) by the mean of replicas.
[[nodiscard]] double costPerMonth(const Figures &figures, double price);

} // namespace preamar::replay
