// What was measured just now, with presence, age and quality. The only way a measured number enters a decision.
#pragma once

#include "core/domain/metric.h"
#include "core/domain/workload.h"

#include <map>
#include <optional>
#include <string>

namespace preamar {

enum class Quality {
    Ok,
    Stale,    // older than a scale-down may use (I-02)
    Partial,  // from fewer replicas than needed, or the server warned (I-01, I-04)
    Missing,  // no number: empty, NaN, infinite, negative where impossible, an error
};

// Why a measurement is not Ok; the reason codes of refusals are made from it.
enum class Fault { None, Empty, NotFinite, Negative, Stale, Coverage, Duplicate, Warning, Transport, NotConfigured, Impossible };

struct Measurement
{
    std::optional<double> value;
    std::optional<Timestamp> at;         // of the newest sample behind the value, never of the reply
    Quality quality = Quality::Missing;
    Fault fault = Fault::Empty;
    std::optional<double> replicasMeasured;  // how many replicas the value was made from, where the source tells

    friend bool operator==(const Measurement &, const Measurement &) = default;
};

struct Observation
{
    WorkloadRef workload;
    Timestamp at{};                            // when it was put together
    std::map<MetricId, Measurement> metrics;

    // Missing where the metric is not in the map.
    [[nodiscard]] Measurement metric(const MetricId &id) const;
};

[[nodiscard]] std::string_view toString(Quality quality);
[[nodiscard]] std::string_view toString(Fault fault);

}  // namespace preamar
