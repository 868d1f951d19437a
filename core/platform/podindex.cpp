#include "core/platform/podindex.h"

#include <algorithm>

namespace preamar {

namespace {

// Kubernetes makes names from an alphabet without vowels, so that words do not look like hashes; old ones were decimal.
bool isHash(std::string_view text)
{
    constexpr std::string_view alphabet = "bcdfghjklmnpqrstvwxz0123456789";
    return !text.empty() && text.size() <= 10 &&
           std::all_of(text.begin(), text.end(), [&](char c) { return alphabet.find(c) != std::string_view::npos; });
}

const WorkloadRef *workloadNamed(const PodIndex &index, const std::string &space, WorkloadKind kind, std::string name)
{
    const auto it = index.workloads.find(WorkloadRef{index.context, space, kind, std::move(name)});
    return it == index.workloads.end() ? nullptr : &*it;
}

} // namespace

NamedOwner ownerByName(const PodIndex &index, const std::string &space, const std::string &owner)
{
    if (owner.starts_with("sts/")) {
        const auto name = owner.substr(4);
        const auto *set = workloadNamed(index, space, WorkloadKind::StatefulSet, name);
        return {set, false};
    }
    if (!owner.starts_with("rs/"))
        return {};
    const auto name = owner.substr(3);
    if (const auto it = index.replicaSets.find(space + "/" + name); it != index.replicaSets.end())
        return {&it->second, false};
    const auto dash = name.rfind('-');
    if (dash == std::string::npos || !isHash(std::string_view(name).substr(dash + 1)))
        return {};
    const auto *deployment = workloadNamed(index, space, WorkloadKind::Deployment, name.substr(0, dash));
    // A deployment of the whole name would have pods of its own by that name: then nobody can tell.
    const bool ambiguous = deployment != nullptr && (workloadNamed(index, space, WorkloadKind::StatefulSet, name) != nullptr ||
                                                     workloadNamed(index, space, WorkloadKind::Deployment, name) != nullptr);
    return {ambiguous ? nullptr : deployment, ambiguous};
}

std::map<std::string, Measurement> sumByWorkload(const PodIndex &index, const std::map<std::string, Measurement> &byPod)
{
    std::map<std::string, Measurement> out;
    for (const auto &[id, m] : byPod) {
        const auto owner = index.pods.find(id);
        if (owner == index.pods.end())
            continue;
        auto &sum = out[metricKey(owner->second)];
        if (!sum.replicasMeasured)
            sum.replicasMeasured = 0.0;
        const bool usable = m.value && (m.quality == Quality::Ok || m.fault == Fault::Warning);
        if (!usable) {
            // Said only where no pod of the workload has anything better.
            if (!sum.value && m.fault != Fault::None)
                sum.fault = m.fault;
            continue;
        }
        sum.value = sum.value.value_or(0.0) + *m.value;
        *sum.replicasMeasured += 1.0;
        if (m.at && (!sum.at || *m.at < *sum.at))
            sum.at = m.at;
        if (sum.quality != Quality::Partial) {
            sum.quality = m.quality;
            sum.fault = m.fault;
        }
    }
    // All of them stale: the source stopped, which is another thing than a source that never knew them.
    for (auto &[id, sum] : out) {
        if (!sum.value && sum.fault == Fault::Stale)
            sum.quality = Quality::Missing;
    }
    return out;
}

namespace {

NamedOwner ownerOfKey(const PodIndex &index, const std::string &key)
{
    const auto slash = key.find('/');
    return slash == std::string::npos ? NamedOwner{} : ownerByName(index, key.substr(0, slash), key.substr(slash + 1));
}

} // namespace

std::map<std::string, Measurement> joinOwners(const PodIndex &index, const std::map<std::string, Measurement> &byOwner)
{
    std::map<std::string, Measurement> out;
    for (const auto &[key, m] : byOwner) {
        const auto owner = ownerOfKey(index, key);
        if (owner.workload == nullptr)
            continue;
        const auto [it, isNew] = out.try_emplace(metricKey(*owner.workload), m);
        if (!isNew && m.value && (!it->second.value || *m.value > *it->second.value))
            it->second = m;
    }
    return out;
}

SeriesSet joinOwners(const PodIndex &index, SeriesSet byOwner, bool adds)
{
    SeriesSet out;
    out.partial = byOwner.partial;
    out.warnings = std::move(byOwner.warnings);
    std::map<SeriesKey, std::map<Timestamp, double>> sums;
    for (const Series &series : byOwner.series) {
        const auto owner = ownerOfKey(index, series.key.workload.name);
        if (owner.ambiguous) {
            out.partial = true;
            out.warnings.push_back("pods of " + series.key.workload.name + " may belong to two workloads");
        }
        if (owner.workload == nullptr)
            continue;
        auto &sum = sums[{*owner.workload, series.key.metric}];
        for (const Sample &s : series.samples) {
            const auto [it, isNew] = sum.try_emplace(s.at, s.value);
            if (!isNew)
                it->second = adds ? it->second + s.value : std::max(it->second, s.value);
        }
    }
    for (const auto &[key, samples] : sums) {
        Series series{.key = key, .samples = {}};
        series.samples.reserve(samples.size());
        for (const auto &[at, value] : samples)
            series.samples.push_back({at, value});
        out.series.push_back(std::move(series));
    }
    return out;
}

} // namespace preamar
