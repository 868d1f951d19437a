// What the action tests share: a home with a context on a Portainer double, and proposals made and approved in it without
// waiting for a forecast to want them.
#pragma once

#include "core/base/clock.h"
#include "core/domain/proposal.h"
#include "core/engine/engine.h"
#include "core/store/journal.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>

namespace preamar::test {

inline constexpr auto kService = "loja_api";

// A wall clock a thousand times as fast as the desk's, the same in every process: cool-downs of a minute (I-22) pass in
// 60 ms, so that a loop of actions meets the real safety core instead of an exception to it.
class FastClock final : public Clock
{
public:
    static constexpr double kRate = 1000.0;
    [[nodiscard]] Timestamp wall() const override
    {
        const Timestamp start = fromMillis(1'767'225'600'000); // 2026-01-01
        return start + std::chrono::duration_cast<Millis>((m_real.wall() - start) * kRate);
    }
    [[nodiscard]] BootTime boot() const override { return m_real.boot(); }
    [[nodiscard]] double rate() const override { return kRate; }
    [[nodiscard]] std::string bootId() const override { return m_real.bootId(); }

private:
    SystemClock m_real;
};

// A prepared home whose context "prod" points at the double; the key is in a file beside the journal.
[[nodiscard]] Result<void> makeHome(const std::string &home, const QByteArray &origin, const std::string &key);
[[nodiscard]] ContextConfig contextOf(const std::string &home, const QByteArray &origin);
// A plan from what the double shows now, to `replicas`.
[[nodiscard]] Plan planFor(const ContextConfig &context, const Workload &workload, std::int64_t replicas, const Clock &clock);
// Adds the proposal and approves it, as the command does.
[[nodiscard]] Result<ProposalId> addApproved(Journal &journal, const Plan &plan, const Clock &clock, bool approve = true);

}  // namespace preamar::test
