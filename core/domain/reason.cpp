#include "core/domain/reason.h"

#include <algorithm>
#include <array>

namespace preamar {

namespace {

constexpr std::array kCodes{
#define PREAMAR_X(code, invariant) ReasonCodeInfo{ReasonCode::code, #code, invariant},
    PREAMAR_REASON_CODES(PREAMAR_X)
#undef PREAMAR_X
};

} // namespace

std::span<const ReasonCodeInfo> reasonCodes()
{
    return kCodes;
}

std::string_view toString(ReasonCode code)
{
    const auto i = static_cast<std::size_t>(code);
    return i < kCodes.size() ? kCodes[i].name : std::string_view{};
}

std::optional<ReasonCode> parseReasonCode(std::string_view name)
{
    const auto it = std::ranges::find(kCodes, name, &ReasonCodeInfo::name);
    return it == kCodes.end() ? std::nullopt : std::optional(it->code);
}

} // namespace preamar
