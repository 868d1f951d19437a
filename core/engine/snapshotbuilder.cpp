#include "core/engine/snapshotbuilder.h"

#include "core/engine/governance.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>

namespace preamar::engine {

Result<Snapshot> readSnapshot(Journal &journal, const Clock &clock)
{
    Snapshot out;
    out.now = clock.wall();
    out.boot = clock.boot();
    out.bootId = clock.bootId();
    out.rate = clock.rate();

    auto contexts = journal.contexts();
    auto cycle = journal.lastCycleReport();
    auto open = journal.openProposals();
    auto recent = journal.recentProposals(50);
    const Timestamp dayAgo = out.now - std::chrono::hours{24};
    auto ofDay = journal.answeredSince(dayAgo);
    auto pauses = journal.pauses();
    auto settings = journal.settings();
    auto lease = journal.lease();
    auto governance = loadGovernance(journal);
    auto rows = journal.workloadSettings();
    auto log = journal.audit(AuditFilter{.since = {}, .afterSeq = 0, .beforeSeq = 0, .workload = {}, .limit = 200, .newestFirst = true});
    for (const Error *e : {contexts ? nullptr : &contexts.error(), cycle ? nullptr : &cycle.error(), open ? nullptr : &open.error(),
                           recent ? nullptr : &recent.error(), ofDay ? nullptr : &ofDay.error(), pauses ? nullptr : &pauses.error(),
                           settings ? nullptr : &settings.error(), lease ? nullptr : &lease.error(), log ? nullptr : &log.error(),
                           governance ? nullptr : &governance.error(), rows ? nullptr : &rows.error()}) {
        if (e != nullptr)
            return fail(*e);
    }
    out.contexts = std::move(*contexts);
    out.isLab = std::any_of(out.contexts.begin(), out.contexts.end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
    out.cycle = std::move(*cycle);
    out.proposals = std::move(*open);
    std::stable_sort(out.proposals.begin(), out.proposals.end(), [&](const Proposal &a, const Proposal &b) {
        if (a.plan.priority != b.plan.priority)
            return a.plan.priority > b.plan.priority;
        return timeLeft(a.plan, out.bootId, out.boot) < timeLeft(b.plan, out.bootId, out.boot);
    });
    out.recent = std::move(*recent);
    out.pauses = std::move(*pauses);
    out.settings = settingsFrom(*settings);
    out.calendar = std::move(governance->calendar);
    out.calendarProblem = std::move(governance->calendarProblem);
    for (const auto &row : *rows) {
        if (row.policy.mode > Mode::Approve && row.modeUntil)
            out.autoUntil.emplace(row.workload, *row.modeUntil);
    }
    for (auto &[ref, row] : governance->autos) {
        if (row.fell)
            out.autoFell.emplace(ref, std::move(*row.fell));
    }
    if (lease->held)
        out.leaseHolder = lease->holder;
    out.log = std::move(*log);
    for (const auto &p : *ofDay) {
        if (!p.outcome || p.outcome->at < dayAgo)
            continue;
        ++out.actions24h;
        if (p.state == ProposalState::Failed || p.state == ProposalState::Unhealthy || p.state == ProposalState::Conflict)
            ++out.failed24h;
    }
    return out;
}

std::shared_ptr<const Snapshot> shareSnapshot(Snapshot snapshot)
{
    constexpr std::size_t kMany = 500;
    if (!snapshot.cycle || snapshot.cycle->workloads.size() < kMany)
        return std::make_shared<const Snapshot>(std::move(snapshot));
    return {new Snapshot(std::move(snapshot)), [](const Snapshot *old) {
                // After the application nothing waits any more, and the pool is gone.
                if (QCoreApplication::instance() != nullptr)
                    QThreadPool::globalInstance()->start([old] { delete old; });
                else
                    delete old;
            }};
}

}  // namespace preamar::engine
