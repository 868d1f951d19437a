// Whether an action was written and seen at the server, whatever became of it afterwards.
#pragma once

#include "core/domain/proposal.h"

namespace preamar::engine {

// Superseded with an outcome: verified, and a further rise came before its replicas were ready.
[[nodiscard]] inline bool carriedOut(const Proposal &p)
{
    return p.state == ProposalState::Verified || p.state == ProposalState::Healthy || p.state == ProposalState::Unhealthy ||
           (p.state == ProposalState::Superseded && p.outcome.has_value());
}

}  // namespace preamar::engine
