#include "core/platform/possible.h"

namespace preamar::platform {

namespace {

double mostOf(Unit unit)
{
    switch (unit) {
    case Unit::Cores: return 1e6;
    case Unit::Bytes:
    case Unit::BytesPerSecond: return 1e18;
    case Unit::PerSecond: return 1e12;
    case Unit::Second: return 3.2e7;
    case Unit::Ratio: return 1.0 + 1e-6;
    case Unit::Count: break;
    }
    return 1e15;
}

} // namespace

bool mayBeNegative(const MetricId &metric)
{
    return metric.str().starts_with("custom.");
}

bool isPossible(const MetricId &metric, double value)
{
    const auto *info = metricInfo(metric);
    return info == nullptr || mayBeNegative(metric) || value <= mostOf(info->unit);
}

} // namespace preamar::platform
