#include "core/domain/records.h"

#include "core/domain/names.h"

namespace preamar {

std::string_view toString(Severity severity)
{
    return names::kSeverity.name(severity);
}

std::string_view toString(PauseScope scope)
{
    return names::kPauseScope.name(scope);
}

} // namespace preamar
