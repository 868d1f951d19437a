// The limits that look at more than one workload or at longer than one decision: budgets of a context, breakers,
// failures of the telemetry, the end of an automatic mode. Pure and total; numbers are those of safety.md as amended by
// decisions.md.
#pragma once

#include "core/domain/change.h"
#include "core/domain/metric.h"
#include "core/domain/reason.h"
#include "core/limits/limits.h"
#include "core/limits/state.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace preamar::limits {

// The numbers marked [O] in safety.md. Others than the standard ones are accepted without a written reason only where
// they are safer; `loosened()` names those that are not.
struct Numbers
{
    std::int64_t upActions = 10; // I-23: per context and 10 min, or upShare of the enrolled workloads
    double upShare = 0.10;
    std::int64_t downActions = 10;
    double downShare = 0.05;
    double removedShare = 0.20;        // I-24: of a context's replicas, per hour
    std::int64_t directionChanges = 3; // I-26: within 30 min
    std::int64_t lossServices = 3;     // I-08
    double lossShare = 0.20;
    Millis autoLife{Seconds{43'200}}; // I-37

    friend bool operator==(const Numbers &, const Numbers &) = default;
};
// The fields that are less safe than the standard, by their setting's name; empty = none.
[[nodiscard]] std::vector<std::string_view> loosened(const Numbers &numbers);

// I-03: does the query turn missing data into a number?
[[nodiscard]] std::optional<Reason> queryProblem(const MetricId &id, std::string_view query);

// I-05: replicas that became ready less than five minutes ago are no evidence for a reduction.
[[nodiscard]] std::optional<Reason> readinessProblem(const PolicyState &state, Timestamp now);

// I-07: how far the wall clock moved against the one that counts suspend, at `rate` wall seconds per second.
[[nodiscard]] std::optional<Reason> clockProblem(Millis wallMoved, Millis bootMoved, double rate);
[[nodiscard]] std::optional<Reason> serverClockProblem(Millis serverMinusUs, std::string_view server);

// I-08: services of a context that lost a required metric, or more than half of their load, within one window.
[[nodiscard]] std::optional<Reason> telemetryProblem(std::int64_t lost, std::int64_t watched,
                                                     const Numbers &numbers = {});
// Did this one lose its load: from `before` to `now`, both totals of a demand?
[[nodiscard]] bool lostLoad(std::optional<double> before, std::optional<double> now);

// I-09: a guard (latency, errors, queue) before and in the window. A configured guard that is unknown is a problem too.
[[nodiscard]] std::optional<Reason> guardProblem(const MetricId &id, std::optional<double> before,
                                                 std::optional<double> now, bool configured);

// One action of a context, as the budgets count it: from the journal, so that a restart cannot reset them.
struct CountedAction
{
    Timestamp at{};
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool rollback = false; // a way back has no budget
};
struct ContextLoad
{
    std::int64_t enrolled = 0;
    std::int64_t replicas = 0;              // of all enrolled workloads now
    std::span<const CountedAction> actions; // the last hour
};
// I-23: may one more action of this direction start now?
[[nodiscard]] std::optional<Reason> rateProblem(Direction direction, const ContextLoad &load, Timestamp now,
                                                const Numbers &numbers = {});
// I-23: done and waiting together are three times the budget: the context is to be paused.
[[nodiscard]] std::optional<Reason> rateTrip(Direction direction, std::int64_t waiting, const ContextLoad &load,
                                             Timestamp now, const Numbers &numbers = {});
// I-24: no more than the share of the context's replicas goes within an hour, but always one. Rises pass.
[[nodiscard]] LimitedCount limitRemoval(std::int64_t from, std::int64_t to, const ContextLoad &load, Timestamp now,
                                        const Numbers &numbers = {});

// I-25: an empty selection is nothing, never everything.
[[nodiscard]] std::optional<Reason> selectionProblem(std::size_t selected);

// I-26: the count went up and down too often within 30 min.
[[nodiscard]] std::optional<Reason> flapProblem(const PolicyState &state, Timestamp now, const Numbers &numbers = {});
// … in the replay of one workload: for 60 min after it tripped only rises pass.
[[nodiscard]] bool flapAllowsOnlyRises(const PolicyState &state, Timestamp now, const Numbers &numbers = {});
// I-27: a change of ours was set back by somebody else within 10 min.
[[nodiscard]] std::optional<Reason> fightProblem(const PolicyState &state);

// I-37: when an automatic mode given at `since` without a length of its own ends.
[[nodiscard]] Timestamp autoEnds(Timestamp since, const Numbers &numbers = {});
// The mode that is left of it at `now`: Approve once it is over; with the reason.
struct AutoVerdict
{
    Mode mode = Mode::Observe;
    std::optional<Reason> reason;
    bool endsSoon = false; // within the hour: somebody is to be told once
};
[[nodiscard]] AutoVerdict autoNow(Mode mode, std::optional<Timestamp> since, std::optional<Timestamp> until,
                                  Timestamp now, const Numbers &numbers = {});
// May this direction run without a person in this mode? nullopt = yes.
[[nodiscard]] std::optional<Reason> personNeeded(Mode mode, Direction direction);

} // namespace preamar::limits
