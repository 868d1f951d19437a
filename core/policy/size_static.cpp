// A fixed count, whatever the load.
#include "core/policy/draft.h"

namespace preamar::policy {

std::optional<Reason> sizeStatic(Draft &draft)
{
    const std::int64_t count = floorCount(parameter(draft, "replicas"));
    const Reason reason{ReasonCode::StaticCount, {static_cast<double>(count)}, {}};
    if (count == draft.current)
        return std::nullopt;
    draft.wanted = count;
    draft.priority = Priority::Medium;
    draft.why.push_back(reason);
    return reason;
}

} // namespace preamar::policy
