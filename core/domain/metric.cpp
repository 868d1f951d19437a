#include "core/domain/metric.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <string>

namespace preamar {

namespace {

constexpr std::string_view kCustomPrefix = "custom.";
constexpr std::size_t kCustomNameMax = 64;
// Own metrics are named by an operator, a handful per service; the cap only keeps a runaway caller from growing memory.
constexpr std::size_t kCustomMax = 10'000;

// A total that every replica adds to.
MetricInfo total(const char *id, Unit unit, MetricKind kind, bool isDemand)
{
    return {.id = MetricId{id},
            .unit = unit,
            .kind = kind,
            .acrossReplicas = Combine::Sum,
            .overTime = Combine::Mean,
            .isDemand = isDemand};
}

// What each replica has for itself; tails combine by the worst one.
MetricInfo perReplica(const char *id, Unit unit, Combine combine)
{
    return {.id = MetricId{id},
            .unit = unit,
            .kind = MetricKind::Level,
            .acrossReplicas = combine,
            .overTime = combine,
            .isDemand = false};
}

// The order of decisions.md, "Metric names".
const std::array<MetricInfo, 20> &entries()
{
    static const std::array<MetricInfo, 20> table{
        total("cpu_cores", Unit::Cores, MetricKind::Level, true),
        total("memory_bytes", Unit::Bytes, MetricKind::Level, true),
        total("requests_per_second", Unit::PerSecond, MetricKind::Rate, true),
        perReplica("latency_p50_seconds", Unit::Second, Combine::Mean),
        perReplica("latency_p95_seconds", Unit::Second, Combine::Max),
        perReplica("latency_p99_seconds", Unit::Second, Combine::Max),
        perReplica("error_ratio", Unit::Ratio, Combine::Mean),
        total("queue_length", Unit::Count, MetricKind::Level, false),
        total("replicas", Unit::Count, MetricKind::Level, false),
        total("ready_replicas", Unit::Count, MetricKind::Level, false),
        total("network_rx_bytes_per_second", Unit::BytesPerSecond, MetricKind::Rate, true),
        total("network_tx_bytes_per_second", Unit::BytesPerSecond, MetricKind::Rate, true),
        total("disk_read_bytes_per_second", Unit::BytesPerSecond, MetricKind::Rate, true),
        total("disk_write_bytes_per_second", Unit::BytesPerSecond, MetricKind::Rate, true),
        perReplica("gpu_ratio", Unit::Ratio, Combine::Mean),
        total("active_users", Unit::Count, MetricKind::Level, true),
        total("concurrent_sessions", Unit::Count, MetricKind::Level, true),
        perReplica("autoscaler_min", Unit::Count, Combine::Max),
        perReplica("autoscaler_max", Unit::Count, Combine::Max),
        perReplica("autoscaler_target", Unit::Ratio, Combine::Mean),
    };
    return table;
}

bool isCustomName(std::string_view text)
{
    if (!text.starts_with(kCustomPrefix))
        return false;
    text.remove_prefix(kCustomPrefix.size());
    return !text.empty() && text.size() <= kCustomNameMax && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

// Entries of own metrics live as long as the program: callers keep the pointer.
const MetricInfo *customInfo(const MetricId &id)
{
    static std::mutex mutex;
    static std::map<MetricId, MetricInfo> known;
    const std::scoped_lock lock(mutex);
    if (const auto it = known.find(id); it != known.end())
        return &it->second;
    if (known.size() >= kCustomMax)
        return nullptr;
    return &known.emplace(id, total(id.str().c_str(), Unit::Count, MetricKind::Level, false)).first->second;
}

} // namespace

std::span<const MetricInfo> metricCatalogue()
{
    return entries();
}

const MetricInfo *metricInfo(const MetricId &id)
{
    const auto &table = entries();
    const auto it = std::ranges::find(table, id, &MetricInfo::id);
    if (it != table.end())
        return &*it;
    return isCustomName(id.str()) ? customInfo(id) : nullptr;
}

} // namespace preamar
