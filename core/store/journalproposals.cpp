// Proposals, intents, outcomes: every transition with its audit row in one transaction.
#include "core/domain/codec.h"
#include "core/store/rows.h"
#include "core/store/sqlitejournal.h"

#include <algorithm>

namespace preamar::store {

namespace {

constexpr std::string_view kColumns =
    "id, format, plan, hash, state, approval, outcome, closed_by, reverted_by, changed";

std::int64_t phaseOf(ProposalState state)
{
    return isOpen(state) ? 1 : isInFlight(state) ? 2 : 0;
}

template<class T>
std::optional<std::string> jsonText(const std::optional<T> &value)
{
    return value ? std::optional(dumpJson(toJson(*value))) : std::nullopt;
}

template<class T>
Result<std::optional<T>> optionalAt(const Statement &s, int column, Result<T> (*fromJson)(const Json &))
{
    if (s.isNull(column))
        return std::optional<T>{};
    auto value = decode(s.text(column), fromJson, "proposal");
    if (!value)
        return fail(value.error());
    return std::optional<T>(std::move(*value));
}

Result<Proposal> readProposal(const Statement &s)
{
    if (auto known = checkFormat(s.integer(1), "proposal"); !known)
        return fail(known.error());
    auto plan = decode(s.text(2), planFromJson, "proposal");
    if (!plan)
        return fail(plan.error());
    const auto state = parseProposalState(s.text(4));
    if (!state)
        return refuse(ErrorCode::Storage, "proposal", "state " + std::string(s.text(4)), ReasonCode::JournalDamaged);
    auto approval = optionalAt(s, 5, approvalFromJson);
    if (!approval)
        return fail(approval.error());
    auto outcome = optionalAt(s, 6, outcomeFromJson);
    if (!outcome)
        return fail(outcome.error());
    auto closedBy = optionalAt(s, 7, reasonFromJson);
    if (!closedBy)
        return fail(closedBy.error());
    return Proposal{.id = ProposalId(std::string(s.text(0))),
                    .plan = std::move(*plan),
                    .hash = std::string(s.text(3)),
                    .state = *state,
                    .approval = std::move(*approval),
                    .outcome = std::move(*outcome),
                    .closedBy = std::move(*closedBy),
                    .revertedBy = std::string(s.text(8)),
                    .changed = fromMillis(s.integer(9))};
}

constexpr std::string_view kIntentColumns = "id, format, proposal, workload, change, uid, version, fence, at";

Result<Intent> readIntent(const Statement &s)
{
    if (auto known = checkFormat(s.integer(1), "intent"); !known)
        return fail(known.error());
    auto workload = parseWorkloadRef(s.text(3));
    if (!workload)
        return refuse(ErrorCode::Storage, "intent", workload.error().detail, ReasonCode::JournalDamaged);
    auto change = decode(s.text(4), changeFromJson, "intent");
    if (!change)
        return fail(change.error());
    return Intent{.id = IntentId(std::string(s.text(0))),
                  .proposal = ProposalId(std::string(s.text(2))),
                  .workload = std::move(*workload),
                  .change = *change,
                  .uid = std::string(s.text(5)),
                  .version = std::string(s.text(6)),
                  .fence = s.integer(7),
                  .at = fromMillis(s.integer(8))};
}

// Why a proposal in this state cannot go where somebody wants it.
ReasonCode refusalFor(ProposalState stored)
{
    switch (stored) {
    case ProposalState::Expired:
        return ReasonCode::ProposalExpired;
    case ProposalState::Superseded:
        return ReasonCode::ProposalSuperseded;
    case ProposalState::Void:
        return ReasonCode::ProposalVoid;
    default:
        return ReasonCode::ProposalNotPending;
    }
}

Result<void> tampered(std::string detail)
{
    return refuse(ErrorCode::Conflict, "proposal", std::move(detail), ReasonCode::ProposalTampered);
}

// What may change about a proposal, and how (I-12, the table of transitions).
Result<void> checkUpdate(const Proposal &stored, const Proposal &wanted)
{
    if (wanted.hash != stored.hash || planHash(wanted.plan) != stored.hash)
        return tampered("the plan is not the one that was recorded");
    if (stored.approval && wanted.approval != stored.approval)
        return tampered("an approval never changes");
    if (wanted.approval && wanted.approval->planHash != stored.hash)
        return tampered("the approval is for another plan");
    if (wanted.state != stored.state && !mayFollow(stored.state, wanted.state))
        return refuse(ErrorCode::Conflict, "proposal",
                      std::string(toString(stored.state)) + " cannot become " + std::string(toString(wanted.state)),
                      refusalFor(stored.state));
    if (wanted.state == ProposalState::Approved && !wanted.approval)
        return tampered("approved without an approval");
    return {};
}

} // namespace

Result<void> SqliteJournal::addProposal(const Proposal &proposal, const AuditEntry &audit)
{
    if (proposal.id.empty() || proposal.hash != planHash(proposal.plan))
        return tampered("the hash is not the plan's");
    if (proposal.state != ProposalState::Proposed || proposal.approval || proposal.outcome)
        return refuse(ErrorCode::InvalidArgument, "proposal", "a new proposal is only proposed",
                      ReasonCode::ProposalNotPending);
    return write([&]() -> Result<void> {
        const std::string workload = toString(proposal.plan.workload);
        auto open = query("SELECT id FROM proposals WHERE workload = ? AND phase = 1");
        if (!open)
            return fail(open.error());
        const auto row = open->bind(std::string_view(workload)).step();
        if (!row)
            return fail(row.error());
        if (*row)
            return refuse(ErrorCode::Conflict, "proposal",
                          workload + " has the open proposal " + std::string(open->text(0)),
                          ReasonCode::ActionUnresolved);
        auto insert = query("INSERT INTO proposals(id, format, workload, plan, hash, created, state, phase, approval, "
                            "outcome, closed_by, reverted_by, changed) VALUES (?, ?, ?, ?, ?, ?, ?, 1, NULL, NULL, "
                            "NULL, ?, ?)");
        if (!insert)
            return fail(insert.error());
        const auto inserted = insert->bind(std::string_view(proposal.id.str()))
                                  .bind(kRowFormat)
                                  .bind(std::string_view(workload))
                                  .bind(std::string_view(dumpJson(toJson(proposal.plan))))
                                  .bind(std::string_view(proposal.hash))
                                  .bind(toMillis(proposal.plan.created))
                                  .bind(toString(proposal.state))
                                  .bind(std::string_view(proposal.revertedBy))
                                  .bind(toMillis(proposal.changed))
                                  .run();
        return inserted ? append(audit) : inserted;
    });
}

Result<void> SqliteJournal::storeProposalState(const Proposal &proposal)
{
    const auto stored = this->proposal(proposal.id);
    if (!stored)
        return fail(stored.error());
    if (!*stored)
        return fail(ErrorCode::NotFound, "proposal", proposal.id.str());
    if (auto allowed = checkUpdate(**stored, proposal); !allowed)
        return allowed;
    auto update = query("UPDATE proposals SET state = ?, phase = ?, approval = ?, outcome = ?, closed_by = ?, "
                        "reverted_by = ?, changed = ? WHERE id = ?");
    if (!update)
        return fail(update.error());
    return update->bind(toString(proposal.state))
        .bind(phaseOf(proposal.state))
        .bind(jsonText(proposal.approval))
        .bind(jsonText(proposal.outcome))
        .bind(jsonText(proposal.closedBy))
        .bind(std::string_view(proposal.revertedBy))
        .bind(toMillis(proposal.changed))
        .bind(std::string_view(proposal.id.str()))
        .run();
}

Result<void> SqliteJournal::updateProposal(const Proposal &proposal, const AuditEntry &audit)
{
    return tighten([&]() -> Result<void> {
        const auto stored = this->proposal(proposal.id);
        if (!stored)
            return fail(stored.error());
        const bool closes = *stored && isOpen((*stored)->state) && phaseOf(proposal.state) == 0;
        if (m_options.tightenOnly && !closes)
            return refuse(ErrorCode::PermissionDenied, "proposal", "another program is the engine",
                          ReasonCode::EngineBusy);
        if (proposal.state == ProposalState::IntentRecorded) {
            // Only recordIntent() goes there; what is there already may still get a mark.
            const auto intent = intentOf(proposal.id);
            if (!intent)
                return fail(intent.error());
            if (!*intent)
                return refuse(ErrorCode::Conflict, "proposal", "no intent is recorded", ReasonCode::ProposalNotPending);
        }
        const auto done = storeProposalState(proposal);
        return done ? append(audit) : done;
    });
}

Result<std::optional<Proposal>> SqliteJournal::proposal(const ProposalId &id)
{
    auto statement = query("SELECT " + std::string(kColumns) + " FROM proposals WHERE id = ?");
    if (!statement)
        return fail(statement.error());
    return readOne<Proposal>(statement->bind(std::string_view(id.str())), readProposal);
}

Result<std::vector<Proposal>> SqliteJournal::proposalsByTail(const std::string &tail)
{
    if (tail.empty())
        return std::vector<Proposal>{};
    auto statement =
        query("SELECT " + std::string(kColumns) +
              " FROM proposals WHERE upper(substr(id, -length(?1))) = upper(?1) ORDER BY id DESC LIMIT ?2");
    if (!statement)
        return fail(statement.error());
    return readAll<Proposal>(statement->bind(std::string_view(tail)).bind(kPage), readProposal);
}

Result<std::vector<Proposal>> SqliteJournal::openProposals()
{
    std::vector<Proposal> out;
    std::string after;
    while (true) {
        auto statement =
            query("SELECT " + std::string(kColumns) + " FROM proposals WHERE phase > 0 AND id > ? ORDER BY id LIMIT ?");
        if (!statement)
            return fail(statement.error());
        auto page = readAll<Proposal>(statement->bind(std::string_view(after)).bind(kPage), readProposal);
        if (!page)
            return page;
        const bool last = static_cast<std::int64_t>(page->size()) < kPage;
        if (!last)
            after = page->back().id.str();
        std::move(page->begin(), page->end(), std::back_inserter(out));
        if (last)
            return out;
    }
}

Result<std::vector<Proposal>> SqliteJournal::recentProposals(std::size_t limit)
{
    auto statement = query("SELECT " + std::string(kColumns) + " FROM proposals ORDER BY id DESC LIMIT ?");
    if (!statement)
        return fail(statement.error());
    return readAll<Proposal>(statement->bind(std::min(static_cast<std::int64_t>(limit), kPage)), readProposal);
}

Result<std::vector<Proposal>> SqliteJournal::answeredSince(Timestamp since)
{
    std::vector<Proposal> out;
    std::int64_t changed = toMillis(since);
    std::string after; // of those that changed in the same millisecond
    while (true) {
        auto statement = query("SELECT " + std::string(kColumns) +
                               " FROM proposals WHERE (approval IS NOT NULL OR state = 'rejected') AND (changed, id) > (?, ?) "
                               "ORDER BY changed, id LIMIT ?");
        if (!statement)
            return fail(statement.error());
        auto page = readAll<Proposal>(statement->bind(changed).bind(std::string_view(after)).bind(kPage), readProposal);
        if (!page)
            return page;
        const bool last = static_cast<std::int64_t>(page->size()) < kPage;
        if (!last) {
            changed = toMillis(page->back().changed);
            after = page->back().id.str();
        }
        std::move(page->begin(), page->end(), std::back_inserter(out));
        if (last)
            return out;
    }
}

// --- actions

Result<void> SqliteJournal::recordIntent(const Intent &intent, const std::function<Result<void>()> &guard,
                                         const AuditEntry &audit)
{
    return write([&]() -> Result<void> {
        const auto held = lease();
        if (!held)
            return fail(held.error());
        if (!held->held || held->fence != intent.fence)
            return refuse(ErrorCode::Conflict, "intent", "fence " + std::to_string(intent.fence),
                          ReasonCode::LeaseLost);
        auto stored = proposal(intent.proposal);
        if (!stored)
            return fail(stored.error());
        if (!*stored)
            return fail(ErrorCode::NotFound, "proposal", intent.proposal.str());
        Proposal &plan = **stored;
        if (planHash(plan.plan) != plan.hash || intent.workload != plan.plan.workload ||
            intent.change != plan.plan.change)
            return tampered("the intent is not what was planned");
        if (intent.uid != plan.plan.observed.uid)
            return refuse(ErrorCode::Conflict, "intent", "uid differs from the plan's", ReasonCode::WorldChangedUid);
        const std::string workload = toString(intent.workload);
        auto unresolved =
            query("SELECT 1 FROM intents i LEFT JOIN outcomes o ON o.intent = i.id WHERE i.workload = ?1 AND "
                  "o.intent IS NULL UNION ALL SELECT 1 FROM proposals WHERE workload = ?1 AND phase = 2 AND "
                  "state <> 'verified' LIMIT 1");
        if (!unresolved)
            return fail(unresolved.error());
        const auto found = unresolved->bind(std::string_view(workload)).step();
        if (!found)
            return fail(found.error());
        if (*found)
            return refuse(ErrorCode::Conflict, "intent", workload, ReasonCode::ActionUnresolved);
        if (guard) {
            if (auto allowed = guard(); !allowed)
                return allowed;
        }
        auto insert =
            query("INSERT INTO intents(" + std::string(kIntentColumns) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        if (auto ran = insert->bind(std::string_view(intent.id.str()))
                           .bind(kRowFormat)
                           .bind(std::string_view(intent.proposal.str()))
                           .bind(std::string_view(workload))
                           .bind(std::string_view(dumpJson(toJson(intent.change))))
                           .bind(std::string_view(intent.uid))
                           .bind(std::string_view(intent.version))
                           .bind(intent.fence)
                           .bind(toMillis(intent.at))
                           .run();
            !ran)
            return ran;
        plan.state = ProposalState::IntentRecorded;
        plan.changed = intent.at;
        const auto moved = storeProposalState(plan);
        return moved ? append(audit) : moved;
    });
}

Result<void> SqliteJournal::recordOutcome(const IntentId &intent, const Proposal &proposal, const AuditEntry &audit)
{
    if (isOpen(proposal.state) || proposal.state == ProposalState::IntentRecorded)
        return refuse(ErrorCode::InvalidArgument, "outcome", std::string(toString(proposal.state)) + " is no outcome",
                      ReasonCode::ActionUnresolved);
    return write([&]() -> Result<void> {
        const auto recorded = intentOf(proposal.id);
        if (!recorded)
            return fail(recorded.error());
        if (!*recorded || (*recorded)->id != intent)
            return fail(ErrorCode::NotFound, "intent", intent.str());
        if (auto stored = storeProposalState(proposal); !stored)
            return stored;
        auto insert = query("INSERT INTO outcomes(intent, format, state, outcome, at) VALUES (?, ?, ?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        if (auto ran = insert->bind(std::string_view(intent.str()))
                           .bind(kRowFormat)
                           .bind(toString(proposal.state))
                           .bind(jsonText(proposal.outcome))
                           .bind(toMillis(proposal.outcome ? proposal.outcome->at : proposal.changed))
                           .run();
            !ran)
            return ran;
        return append(audit);
    });
}

Result<std::vector<Intent>> SqliteJournal::intentsWithoutOutcome()
{
    auto statement =
        query("SELECT i.id, i.format, i.proposal, i.workload, i.change, i.uid, i.version, i.fence, i.at FROM "
              "intents i LEFT JOIN outcomes o ON o.intent = i.id WHERE o.intent IS NULL ORDER BY i.rowid");
    if (!statement)
        return fail(statement.error());
    return readAll<Intent>(*statement, readIntent);
}

Result<std::optional<Intent>> SqliteJournal::intentOf(const ProposalId &proposal)
{
    auto statement = query("SELECT " + std::string(kIntentColumns) + " FROM intents WHERE proposal = ?");
    if (!statement)
        return fail(statement.error());
    return readOne<Intent>(statement->bind(std::string_view(proposal.str())), readIntent);
}

} // namespace preamar::store
