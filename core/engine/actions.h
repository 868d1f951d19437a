// Advances approved proposals to their end, one recorded step at a time. What a crash interrupts is resolved by reading
// the world, never by sending again (I-29).
#pragma once

#include "core/engine/services.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace preamar::engine {

// Replicas that are not ready this long after the write was verified make the action a failed one.
inline constexpr Millis kReadyWithin = std::chrono::minutes{5};

class Actions
{
public:
    explicit Actions(Services services) : m_services(std::move(services)) {}
    Actions(const Actions &) = delete;
    Actions &operator=(const Actions &) = delete;

    // Takes up everything that is approved or was interrupted and is not under way yet.
    void advance();
    // Called once each time an action leaves "approved … sent or unknown": it is verified or ended.
    void whenSettled(std::function<void()> fn) { m_whenSettled = std::move(fn); }
    // Approved or in flight without having been read back yet.
    [[nodiscard]] bool anyUnsettled() const { return !m_unsettled.empty(); }
    [[nodiscard]] bool anyUnderWay() const { return !m_running.empty(); }
    // An emergency stop reached us: whatever has not left does not leave (I-36).
    void cancelUnsent();
    // The same for what these pauses hold back; all of it where they could not be read.
    void cancelPaused(const Result<std::vector<Pause>> &pauses);
    // A request is on its way, or about to be.
    [[nodiscard]] bool anyOnWire() const { return !m_tokens.empty(); }
    // To be called after every command, for any may tighten: what the home no longer allows does not leave, be it for a pause,
    // the dry run, a freeze, or a mode, an enrolment or a context that was taken back.
    void cancelForbidden();
    // Nothing more is started; what waits on a timer stops waiting.
    void stop();

private:
    struct Flight;
    void observeAndSend(std::shared_ptr<Flight> flight);
    void recordAndSend(std::shared_ptr<Flight> flight, const Workload &fresh);
    void send(std::shared_ptr<Flight> flight);
    void cancelWhenExpired(std::shared_ptr<Flight> flight);
    void rehearse(std::shared_ptr<Flight> flight);
    void sent(std::shared_ptr<Flight> flight, const ApplyResult &result);
    void verify(std::shared_ptr<Flight> flight);
    void judgeRead(std::shared_ptr<Flight> flight, const Result<Workload> &read);
    void watch(std::shared_ptr<Flight> flight);
    void judgeHealth(std::shared_ptr<Flight> flight, const Result<Workload> &read);
    void conclude(std::shared_ptr<Flight> flight, ProposalState state, Reason reason, std::string detail, bool isOutcome);
    void finish(std::shared_ptr<Flight> flight);
    void settle(const ProposalId &id);
    void later(Millis wait, std::shared_ptr<Flight> flight, void (Actions::*step)(std::shared_ptr<Flight>));

    Services m_services;
    std::function<void()> m_whenSettled;
    std::map<ProposalId, std::shared_ptr<Flight>> m_running;
    std::set<ProposalId> m_unsettled;
    std::map<ProposalId, std::pair<Plan, CancelToken>> m_tokens;
    bool m_reading = false;
    bool m_again = false;
    bool m_lookingForbidden = false;
    bool m_lookAgain = false;
    std::set<ProposalId> m_closed;     // of those that run: ended in the journal by somebody else
    std::set<ProposalId> m_ended;      // finished since the present look at the journal began
    bool m_stopped = false;
};

}  // namespace preamar::engine
