// Approvals that were given and have not left the window. For a few seconds each can be taken back; until then nothing of
// it is recorded or handed to an engine. Whatever ends the window, whatever makes a proposal no longer what was approved,
// and a dry run that began or ended meanwhile, ends them unsent. Taking back is always safe, so in doubt it is what happens.
#pragma once

#include "core/domain/proposal.h"
#include "core/engine/snapshot.h"
#include "ui/shell/status.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace preamar::ui {

class Console;

struct GivenApproval
{
    Proposal proposal;
    std::string comment;
    std::optional<std::int64_t> confirm; // the number that was typed (I-17)
};

class PendingApprovals final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kDefaultGrace = 5; // seconds
    static constexpr int kLongestGrace = 30;

    explicit PendingApprovals(Console &console);
    // What still waits is not sent; the next start says so.
    ~PendingApprovals() override;

    // Seconds between an approval and its way to the engine; 0 sends at once. Kept with the window's state.
    [[nodiscard]] int grace() const;
    void setGrace(int seconds);

    // Those of one bulk approval leave together and are reported together.
    void approve(std::vector<GivenApproval> together);
    [[nodiscard]] bool waits(const ProposalId &id) const;
    [[nodiscard]] bool isBeingSent(const ProposalId &id) const { return m_sending.contains(id); }
    // Whole seconds until it leaves, rounded up; 0 where it does not wait. Without an id: of the next one to leave.
    [[nodiscard]] int secondsLeft(const ProposalId &id) const;
    [[nodiscard]] int secondsLeft() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_waiting.size()); }
    // One line each: service and change.
    [[nodiscard]] QStringList lines() const;

    void withhold(const ProposalId &id);
    // All at once; what they were about.
    QStringList withholdAll();
    // Of the last time: approvals that the end of the window kept back. Told once.
    [[nodiscard]] QStringList takeUnsent();

Q_SIGNALS:
    // One began to wait, left, or was taken back; and a few times a second while one waits.
    void changed();
    // A grace began: for who does not look.
    void began(const QString &text);
    // The engine's answer; an empty problem is a yes.
    void answered(const preamar::ProposalId &id, const QString &problem);
    void said(const QString &text, bool isProblem);

private:
    struct Group
    {
        int left = 0;
        int done = 0;
        int refused = 0;
        bool isBulk = false;
        bool dryRun = false; // in force when they were given
        BootTime until{};    // by the clock that counts suspend
    };
    struct Waiting
    {
        GivenApproval approval;
        QDeadlineTimer until;
        std::shared_ptr<Group> group;
    };
    void tick();
    void review();
    void handIn(const Waiting &waiting);
    void end(const std::shared_ptr<Group> &group);

    Console &m_console;
    std::vector<Waiting> m_waiting;
    std::set<ProposalId> m_sending;
    QTimer m_ticker;
};

// Why it cannot be approved now, or empty.
[[nodiscard]] QString approvalRefusal(const Snapshot &snapshot, const Proposal &proposal, const LiveTime &time);

} // namespace preamar::ui
