#include "core/engine/watching.h"

#include "core/domain/codec.h"
#include "core/engine/cyclerecord.h"
#include "core/policy/scan.h"

#include <algorithm>
#include <set>

namespace preamar::engine {

namespace {

constexpr Millis kWatched{Seconds{3600}};
constexpr Millis kBaselineStep{Seconds{300}};
// Three reads of some milliseconds each: with every look no more than a cycle does not notice.
constexpr std::size_t kBaselinesAtOnce = 20;
constexpr Millis kLookAgain{Seconds{3600}};
constexpr Millis kLookAgainWithout{Seconds{300}};

// Only what the watchdog looks at: a thousand workloads are kept for an hour.
Workload slim(const Workload &workload)
{
    Workload out;
    out.ref = workload.ref;
    out.uid = workload.uid;
    out.replicas = workload.replicas;
    out.ready = workload.ready;
    out.restarts = workload.restarts;
    out.oomKills = workload.oomKills;
    out.autoscaler = workload.autoscaler;
    if (out.autoscaler) {
        out.autoscaler->version.clear();
        out.autoscaler->desired.reset();
    }
    return out;
}

bool sameState(const policy::WatchSample &a, const policy::WatchSample &b)
{
    return a.ours == b.ours && a.workload == b.workload;
}

bool setByUs(const Workload &workload, const std::vector<Proposal> &recent)
{
    if (!workload.autoscaler)
        return false;
    return std::any_of(recent.begin(), recent.end(), [&](const Proposal &p) {
        const auto *change = std::get_if<AutoscalerChange>(&p.plan.change);
        return p.plan.workload == workload.ref && (p.outcome || p.approval) && change != nullptr && change->to == workload.autoscaler->bounds;
    });
}

void put(std::vector<policy::WatchSample> &samples, policy::WatchSample sample)
{
    const auto count = samples.size();
    if (count >= 2 && sameState(samples[count - 1], sample) && sameState(samples[count - 2], sample))
        samples.back().at = sample.at;
    else
        samples.push_back(std::move(sample));
    // The state that was in force when the hour began stays, as what it was then.
    const Timestamp from = samples.back().at - kWatched;
    while (samples.size() > 2 && samples[1].at <= from)
        samples.erase(samples.begin());
}

} // namespace

std::vector<Reason> noteWatched(CycleMemory &memory, const Workload &workload, const std::vector<Proposal> &recent, Timestamp now)
{
    auto &samples = memory.watched[workload.ref];
    // A clock that was set back, or somebody else by the same name.
    if (!samples.empty() && (samples.back().at > now || samples.back().workload.uid != workload.uid))
        samples.clear();
    put(samples, policy::WatchSample{.at = now, .workload = slim(workload), .ours = setByUs(workload, recent)});
    return policy::watch(samples);
}

Json watchedJson(const CycleMemory &memory)
{
    Json out = Json::array();
    for (const auto &[ref, samples] : memory.watched) {
        const bool telling = std::any_of(samples.begin(), samples.end(), [](const policy::WatchSample &s) {
            return s.workload.autoscaler || s.workload.restarts > 0 || s.workload.oomKills > 0 || s.workload.ready < s.workload.replicas;
        });
        if (!telling)
            continue;
        for (const auto &s : samples)
            out.push_back(Json{{"at", toMillis(s.at)}, {"ours", s.ours}, {"workload", toJson(s.workload)}});
    }
    return out;
}

void restoreWatched(CycleMemory &memory, const Json &json, Timestamp now)
{
    if (!json.is_array())
        return;
    for (const Json &row : json) {
        const auto at = integerAt(row, "at");
        const Json *stored = find(row, "workload");
        const auto workload = stored != nullptr ? workloadFromJson(*stored) : Result<Workload>(fail(ErrorCode::Protocol, "watched"));
        if (!at || !workload || fromMillis(*at) > now || now - fromMillis(*at) > 2 * kWatched)
            continue;
        memory.watched[workload->ref].push_back({fromMillis(*at), *workload, boolAt(row, "ours").value_or(false)});
    }
}

std::vector<WorkloadRef> baselinesDue(const CycleMemory &memory, const std::vector<Decided> &decided, Timestamp now)
{
    std::vector<std::pair<Timestamp, WorkloadRef>> due;
    for (const auto &d : decided) {
        if (!d.report.enrolled && !d.report.workload.autoscaler)
            continue;
        const auto &ref = d.report.workload.ref;
        const auto looked = memory.baselines.find(ref);
        if (looked == memory.baselines.end())
            due.emplace_back(Timestamp{}, ref);
        else if (now - looked->second.at >= (looked->second.state.has ? kLookAgain : kLookAgainWithout))
            due.emplace_back(looked->second.at, ref);
    }
    std::sort(due.begin(), due.end());
    due.resize(std::min(due.size(), kBaselinesAtOnce));
    std::vector<WorkloadRef> out;
    for (auto &[at, ref] : due)
        out.push_back(std::move(ref));
    return out;
}

Result<Baselines> readBaselines(History &history, const std::vector<WorkloadRef> &due, Timestamp now)
{
    Baselines out;
    const Timestamp end = floorTo(now, kBaselineStep);
    const TimeRange range{end - policy::kBaselineRange, end};
    for (const auto &ref : due) {
        std::vector<Series> series;
        for (const auto &id : {metric::cpuCores, metric::memoryBytes, metric::replicas}) {
            auto read = history.read(SeriesKey{ref, id}, range);
            if (!read)
                return fail(read.error());
            series.push_back(std::move(*read));
        }
        const auto baseline = policy::baselineOf(series, range, kBaselineStep, now);
        out.emplace_back(ref, BaselineState{.coverage = baseline.coverage, .oldest = baseline.oldest == Timestamp{} ? std::nullopt : std::optional(baseline.oldest), .has = baseline.hasBaseline});
    }
    return out;
}

void noteBaselines(CycleMemory &memory, std::vector<Decided> &decided, const Baselines &read, Timestamp now)
{
    for (const auto &[ref, state] : read) {
        memory.baselines[ref] = {state, now};
        for (auto &d : decided) {
            if (d.report.workload.ref == ref)
                d.report.baseline = state;
        }
    }
}

} // namespace preamar::engine
