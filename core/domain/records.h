// Rows of the journal: intents, audit records, events, commands, pauses, the lease.
#pragma once

#include "core/base/json.h"
#include "core/domain/actor.h"
#include "core/domain/proposal.h"

#include <cstdint>
#include <optional>
#include <string>

namespace preamar {

inline constexpr int kRowFormat = 1;

// Durable before the first byte leaves (I-28); carries the fencing number of the engine that may send it.
struct Intent
{
    IntentId id;
    ProposalId proposal;
    WorkloadRef workload;
    Change change;
    std::string uid;
    std::string version;
    std::int64_t fence = 0;
    Timestamp at{};

    friend bool operator==(const Intent &, const Intent &) = default;
};

struct AuditRecord
{
    std::int64_t seq = 0;
    Timestamp at{};
    Actor actor;
    std::string event;      // "proposal.approved", "action.sent", "pause.set", …
    std::string workload;   // text of a WorkloadRef, or empty
    std::string code;       // a ReasonCode's name, or empty
    Json detail = Json::object();
    std::string previous;   // hash of the record before
    std::string hash;

    friend bool operator==(const AuditRecord &, const AuditRecord &) = default;
};

enum class Severity { Info, Warning, Error, Critical };

// What happened, for whoever subscribes: window, notifications, exporter, API.
struct Event
{
    std::int64_t seq = 0;
    Timestamp at{};
    std::string type;       // "proposal.waiting", "action.failed", "cycle.failed", …
    Severity severity = Severity::Info;
    std::string dedupKey;
    std::string workload;
    Json detail = Json::object();
};

// A change that somebody wants; applied by the engine, or by the caller where no engine runs.
struct Command
{
    CommandId id;
    std::string kind;       // one of the names in core/engine/commands.h
    Json arguments = Json::object();
    Actor actor;
    Timestamp at{};
};

struct CommandAnswer
{
    bool done = false;
    Json result = Json::object();
    std::optional<Error> error;
};

enum class PauseScope { All, Context, Workload };

struct Pause
{
    PauseScope scope = PauseScope::All;
    std::string target;           // context name or workload text; empty for All
    bool scaleInOnly = false;
    bool emergency = false;       // set by stop, lifted only by resume --all --reason
    std::optional<Timestamp> until;
    std::string reason;
    Actor actor;
    Timestamp since{};

    friend bool operator==(const Pause &, const Pause &) = default;
};

struct Lease
{
    std::int64_t fence = 0;
    std::string holder;           // "machine:pid"
    Timestamp renewed{};
    bool held = false;
};

[[nodiscard]] std::string_view toString(Severity severity);
[[nodiscard]] std::string_view toString(PauseScope scope);

}  // namespace preamar
