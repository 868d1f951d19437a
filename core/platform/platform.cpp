#include "core/base/enumnames.h"
#include "core/platform/orchestrator.h"

namespace preamar {

namespace {

constexpr auto kApplyStates = enumNames<ApplyResult::State>({
    {ApplyResult::State::Accepted, "accepted"},
    {ApplyResult::State::Conflict, "conflict"},
    {ApplyResult::State::Rejected, "rejected"},
    {ApplyResult::State::NotSent, "not-sent"},
    {ApplyResult::State::Unknown, "unknown"},
});

} // namespace

std::string_view toString(ApplyResult::State state)
{
    return kApplyStates.name(state);
}

} // namespace preamar
