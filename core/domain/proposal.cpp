#include "core/domain/proposal.h"

#include "core/base/digest.h"
#include "core/domain/codec.h"
#include "core/domain/names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace preamar {

namespace {

using S = ProposalState;

// Every transition that exists; what is not here never happens. States without a row are final.
constexpr std::array<std::pair<S, S>, 25> kTransitions{{
    {S::Proposed, S::Approved},     {S::Proposed, S::Rejected},      {S::Proposed, S::Expired},
    {S::Proposed, S::Superseded},   {S::Proposed, S::Void},          {S::Approved, S::IntentRecorded},
    {S::Approved, S::Expired},      {S::Approved, S::Superseded},    {S::Approved, S::Void},
    {S::Approved, S::Rejected},     {S::IntentRecorded, S::Sent},    {S::IntentRecorded, S::Conflict},
    {S::IntentRecorded, S::Failed}, {S::IntentRecorded, S::Unknown}, {S::IntentRecorded, S::Void},
    {S::Sent, S::Verified},         {S::Sent, S::Unknown},           {S::Sent, S::Conflict},
    {S::Sent, S::Failed},           {S::Unknown, S::Verified},       {S::Unknown, S::Failed},
    {S::Verified, S::Healthy},      {S::Verified, S::Unhealthy},     {S::Verified, S::Failed},
    {S::Verified, S::Superseded},
}};

} // namespace

std::string_view toString(ProposalState state)
{
    return names::kProposalState.name(state);
}

std::optional<ProposalState> parseProposalState(std::string_view text)
{
    return names::kProposalState.value(text);
}

bool mayFollow(ProposalState from, ProposalState to)
{
    return std::ranges::find(kTransitions, std::pair{from, to}) != kTransitions.end();
}

bool isOpen(ProposalState state)
{
    return state == S::Proposed || state == S::Approved;
}

bool isInFlight(ProposalState state)
{
    return state == S::IntentRecorded || state == S::Sent || state == S::Unknown || state == S::Verified;
}

std::string planHash(const Plan &plan)
{
    // Canonical: the keys of our JSON are sorted and its numbers are the shortest that read back the same.
    return sha256Hex(dumpJson(toJson(plan)));
}

Millis timeLeft(const Plan &plan, const std::string &bootId, BootTime now)
{
    if (bootId != plan.bootId)
        return Millis{0};
    const Millis age = std::max(now - plan.createdBoot, Millis{0});
    return std::max(plan.lifetime - age, Millis{0});
}

} // namespace preamar
