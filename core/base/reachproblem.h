// Why a server could not be reached, by the step that failed.
#pragma once

namespace preamar {

// A name that is not known, a port where nobody listens, silence, anything else (no network, no route).
enum class ReachProblem { None, NotFound, Refused, Timeout, Other };

} // namespace preamar
