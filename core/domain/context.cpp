#include "core/domain/context.h"

#include "core/domain/names.h"

namespace preamar {

std::string_view toString(ContextKind kind)
{
    return names::kContextKind.name(kind);
}

std::optional<ContextKind> parseContextKind(std::string_view text)
{
    return names::kContextKind.value(text);
}

std::string_view toString(ContextHealth::State state)
{
    return names::kHealth.name(state);
}

} // namespace preamar
