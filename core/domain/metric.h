// The metric catalogue: what a metric is, its unit, and how it adds up. Metrics are entries, not fields; operators add
// their own as "custom.<name>".
#pragma once

#include "core/base/ids.h"

#include <span>
#include <string_view>
#include <vector>

namespace preamar {

enum class Unit { Cores, Bytes, PerSecond, Second, Ratio, Count, BytesPerSecond };
enum class MetricKind { Level, Rate, Counter };
// How a metric of one workload is made from its replicas, and a longer step from shorter ones.
enum class Combine { Sum, Mean, Max };

struct MetricInfo
{
    MetricId id;
    Unit unit = Unit::Count;
    MetricKind kind = MetricKind::Level;
    Combine acrossReplicas = Combine::Sum;
    Combine overTime = Combine::Mean;
    bool isDemand = false;  // a total that does not depend on the replica count: may be forecast and divided by capacity
};

namespace metric {
inline const MetricId cpuCores{"cpu_cores"};
inline const MetricId memoryBytes{"memory_bytes"};
inline const MetricId requestsPerSecond{"requests_per_second"};
inline const MetricId latencyP50{"latency_p50_seconds"};
inline const MetricId latencyP95{"latency_p95_seconds"};
inline const MetricId latencyP99{"latency_p99_seconds"};
inline const MetricId errorRatio{"error_ratio"};
inline const MetricId queueLength{"queue_length"};
inline const MetricId replicas{"replicas"};
inline const MetricId readyReplicas{"ready_replicas"};
}  // namespace metric

// All metrics of decisions.md, in its order.
[[nodiscard]] std::span<const MetricInfo> metricCatalogue();
// The entry, or nullptr for a name that is neither in the catalogue nor "custom.<name>".
[[nodiscard]] const MetricInfo *metricInfo(const MetricId &id);

}  // namespace preamar
