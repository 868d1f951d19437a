// Whether a server can be reached at all, step by step: its name, then its port. Nothing is sent to it.
#pragma once

#include "core/base/async.h"
#include "core/base/reachproblem.h"
#include "core/base/time.h"

#include <string>

class QObject;

namespace preamar::net {

using preamar::ReachProblem;

struct Reach
{
    std::string host;
    int port = 0;
    std::string address;       // what the name stands for; the host itself where that is a number
    bool isResolved = false;
    bool isConnected = false;
    ReachProblem problem = ReachProblem::None; // of the first step that failed
    Millis took{};
};

inline constexpr Millis kReachDeadline{Seconds{5}};

// Of an http or https address, without any proxy. InvalidArgument where it names no host. Needs an event loop on the calling
// thread; where `context` goes first there is no answer (Cancelled).
[[nodiscard]] Future<Reach> reach(const std::string &url, QObject *context, Millis deadline = kReachDeadline);

} // namespace preamar::net
