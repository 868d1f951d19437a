#include "core/domain/context.h"

#include "core/domain/names.h"

#include <array>

namespace preamar {

std::span<const std::string_view> contextColors()
{
    static constexpr std::array<std::string_view, 6> kColors{"blue", "orange", "green", "purple", "amber", "grey"};
    return kColors;
}

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
