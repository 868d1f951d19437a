#include "core/domain/observation.h"

#include "core/domain/names.h"

namespace preamar {

Measurement Observation::metric(const MetricId &id) const
{
    const auto it = metrics.find(id);
    return it == metrics.end() ? Measurement{} : it->second;
}

std::string_view toString(Quality quality)
{
    return names::kQuality.name(quality);
}

std::string_view toString(Fault fault)
{
    return names::kFault.name(fault);
}

} // namespace preamar
