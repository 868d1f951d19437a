#include "ui/shell/actions.h"
#include "ui/shell/pendingapprovals.h"

#include "ui/shell/console.h"
#include "ui/shell/words.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 200;
constexpr Millis kLate{2000}; // an approval that should have left so long ago was held up by a sleep
constexpr auto kGraceKey = "approval.grace";
constexpr auto kUnsentKey = "approval.unsent";

QString lineOf(const Plan &plan)
{
    return words::name(plan.workload) + u", "_s + words::fromTo(plan.change);
}

} // namespace

QString approvalRefusal(const Snapshot &snapshot, const Proposal &proposal, const LiveTime &time)
{
    if (timeLeft(proposal.plan, snapshot.bootId, time.boot) <= Millis{0})
        return PendingApprovals::tr("It expired. A new proposal is made where it is still needed.");
    if (const Pause *pause = globalPause(snapshot)) {
        if (!pause->scaleInOnly || direction(proposal.plan.change) == Direction::Down)
            return PendingApprovals::tr("Paused: resume to approve.");
    }
    const ContextConfig *context = contextOf(snapshot, proposal.plan.workload.context);
    if (context && context->readOnly)
        return PendingApprovals::tr("This context is read-only.");
    const auto *report = reportOf(snapshot, proposal.plan.workload);
    if (report && report->policy.mode < Mode::Approve)
        return PendingApprovals::tr("A recommendation: raise the mode of this service to approve it.");
    return {};
}

PendingApprovals::PendingApprovals(Console &console) : m_console(console)
{
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &PendingApprovals::tick);
    connect(&console, &Console::snapshotChanged, this, &PendingApprovals::review);
}

PendingApprovals::~PendingApprovals()
{
    if (m_waiting.empty())
        return;
    m_console.state().setValue(QString::fromLatin1(kUnsentKey), QJsonArray::fromStringList(lines()));
}

int PendingApprovals::grace() const
{
    return std::clamp(m_console.state().value(QString::fromLatin1(kGraceKey), kDefaultGrace).toInt(kDefaultGrace), 0,
                      kLongestGrace);
}

void PendingApprovals::setGrace(int seconds)
{
    m_console.state().setValue(QString::fromLatin1(kGraceKey), std::clamp(seconds, 0, kLongestGrace));
}

void PendingApprovals::approve(std::vector<GivenApproval> together)
{
    auto group = std::make_shared<Group>();
    group->isBulk = together.size() > 1;
    group->dryRun = m_console.snapshot()->settings.dryRun;
    const int seconds = grace();
    group->until = liveTime(*m_console.snapshot(), m_console.sinceSnapshot()).boot + Seconds{seconds};
    std::vector<Waiting> fresh;
    for (auto &approval : together) {
        if (!waits(approval.proposal.id) && !isBeingSent(approval.proposal.id))
            fresh.push_back({std::move(approval), QDeadlineTimer(seconds * 1000LL), group});
    }
    group->left = static_cast<int>(fresh.size());
    if (fresh.empty())
        return;
    if (seconds == 0) {
        for (const auto &waiting : fresh)
            handIn(waiting);
        Q_EMIT changed();
        return;
    }
    const QString what = fresh.size() == 1
                             ? lineOf(fresh.front().approval.proposal.plan)
                             : tr("%n approvals", nullptr, static_cast<int>(fresh.size()));
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    m_ticker.start();
    Q_EMIT changed();
    const bool dryRun = m_waiting.back().group->dryRun;
    //: read aloud; %1 is a service and its change, or "3 approvals"; %2 the keys
    const QString sent = tr("Approved: %1. Sent in %n second(s); %2 takes it back.", nullptr, seconds);
    //: read aloud; %1 is a service and its change, or "3 approvals"; %2 a number of seconds; %3 the keys
    const QString checked = tr("Approved as a dry run: %1. Checked in %2 s, nothing is sent; %3 takes it back.");
    const QString keys = keptKeysText(m_console.state(), u"withhold"_s, u"Ctrl+Z"_s);
    Q_EMIT began(dryRun ? checked.arg(what, QString::number(seconds), keys) : sent.arg(what, keys));
}

bool PendingApprovals::waits(const ProposalId &id) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
                       [&](const Waiting &w) { return w.approval.proposal.id == id; });
}

int PendingApprovals::secondsLeft(const ProposalId &id) const
{
    for (const auto &w : m_waiting) {
        if (w.approval.proposal.id == id)
            return static_cast<int>((w.until.remainingTime() + 999) / 1000);
    }
    return 0;
}

int PendingApprovals::secondsLeft() const
{
    int least = 0;
    for (const auto &w : m_waiting) {
        const int left = secondsLeft(w.approval.proposal.id);
        least = least == 0 ? left : std::min(least, left);
    }
    return least;
}

QStringList PendingApprovals::lines() const
{
    QStringList out;
    for (const auto &w : m_waiting)
        out += lineOf(w.approval.proposal.plan);
    return out;
}

void PendingApprovals::withhold(const ProposalId &id)
{
    const auto it = std::find_if(m_waiting.begin(), m_waiting.end(),
                                 [&](const Waiting &w) { return w.approval.proposal.id == id; });
    if (it == m_waiting.end())
        return;
    const Waiting taken = std::move(*it);
    m_waiting.erase(it);
    Q_EMIT said(tr("Not sent: %1. It still waits for you.").arg(lineOf(taken.approval.proposal.plan)), false);
    end(taken.group);
    Q_EMIT changed();
}

QStringList PendingApprovals::withholdAll()
{
    const QStringList what = lines();
    const auto taken = std::exchange(m_waiting, {});
    if (taken.empty())
        return {};
    m_ticker.stop();
    Q_EMIT said(taken.size() == 1 ? tr("Not sent: %1. It still waits for you.").arg(what.front())
                                  : tr("%n approval(s) not sent. They still wait for you.", nullptr,
                                       static_cast<int>(taken.size())),
                false);
    for (const auto &w : taken)
        end(w.group);
    Q_EMIT changed();
    return what;
}

QStringList PendingApprovals::takeUnsent()
{
    QStringList out;
    for (const auto &line : m_console.state().value(QString::fromLatin1(kUnsentKey)).toArray())
        out += words::plain(line.toString().toStdString());
    if (!out.isEmpty())
        m_console.state().setValue(QString::fromLatin1(kUnsentKey), QJsonArray());
    return out;
}

void PendingApprovals::tick()
{
    review();
    std::vector<Waiting> due;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (it->until.hasExpired()) {
            due.push_back(std::move(*it));
            it = m_waiting.erase(it);
        } else {
            ++it;
        }
    }
    for (const auto &waiting : due)
        handIn(waiting);
    if (m_waiting.empty())
        m_ticker.stop();
    Q_EMIT changed();
}

// What was approved must still be what waits, under the rule it was given by: a newer proposal, a pause, an expiry, a
// dry run switched here or elsewhere end the grace unsent.
void PendingApprovals::review()
{
    if (m_waiting.empty())
        return;
    const auto snapshot = m_console.snapshot();
    const LiveTime now = liveTime(*snapshot, m_console.sinceSnapshot());
    std::vector<std::pair<Waiting, QString>> gone;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const auto &id = it->approval.proposal.id;
        const auto same = std::find_if(snapshot->proposals.begin(), snapshot->proposals.end(),
                                       [&](const Proposal &p) { return p.id == id; });
        const bool open = same != snapshot->proposals.end() && same->state == ProposalState::Proposed;
        QString why = open ? approvalRefusal(*snapshot, *same, now) : tr("The proposal is no longer open.");
        if (why.isEmpty() && it->group->dryRun != snapshot->settings.dryRun)
            why = snapshot->settings.dryRun ? tr("A dry run began meanwhile.") : tr("The dry run ended meanwhile.");
        if (why.isEmpty() && now.boot - it->group->until > kLate)
            why = tr("The computer slept meanwhile.");
        if (why.isEmpty()) {
            ++it;
            continue;
        }
        gone.emplace_back(std::move(*it), why);
        it = m_waiting.erase(it);
    }
    for (const auto &[waiting, why] : gone) {
        Q_EMIT said(tr("Not sent: %1.").arg(lineOf(waiting.approval.proposal.plan)) + u' ' + why, true);
        Q_EMIT answered(waiting.approval.proposal.id, why);
        end(waiting.group);
    }
    if (!gone.empty())
        Q_EMIT changed();
}

void PendingApprovals::handIn(const Waiting &waiting)
{
    const ProposalId id = waiting.approval.proposal.id;
    Json arguments{{"id", id.str()}, {"dry_run", waiting.group->dryRun}};
    if (!waiting.approval.comment.empty())
        arguments["comment"] = waiting.approval.comment;
    if (waiting.approval.confirm)
        arguments["confirm"] = *waiting.approval.confirm;
    m_sending.insert(id);
    m_console.submit(command::approve, std::move(arguments), this,
                     [this, id, plan = waiting.approval.proposal.plan,
                      group = waiting.group](const Result<CommandAnswer> &answer) {
                         m_sending.erase(id);
                         const QString problem = words::problem(answer);
                         ++(problem.isEmpty() ? group->done : group->refused);
                         Q_EMIT answered(id, problem);
                         if (!group->isBulk)
                             Q_EMIT said(problem.isEmpty()
                                             ? (group->dryRun ? tr("Approved as a dry run: %1, replicas %2. Nothing is sent.")
                                                              : tr("Approved: %1, replicas %2."))
                                                   .arg(words::name(plan.workload), words::fromTo(plan.change))
                                             : tr("Refused: %1.").arg(lineOf(plan)) + u' ' + problem,
                                         !problem.isEmpty());
                         end(group);
                         Q_EMIT changed();
                     });
}

void PendingApprovals::end(const std::shared_ptr<Group> &group)
{
    if (--group->left > 0 || !group->isBulk || group->done + group->refused == 0)
        return;
    QString done = tr("%n approved", nullptr, group->done);
    if (group->dryRun)
        done = tr("Dry run: %1").arg(done);
    if (group->refused == 0)
        Q_EMIT said(done + u'.', false);
    else
        Q_EMIT said(done + u", "_s + tr("%n refused: see the cards.", nullptr, group->refused), true);
}

} // namespace preamar::ui
