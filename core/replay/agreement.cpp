#include "core/replay/agreement.h"

#include "core/replay/policies.h"

#include <algorithm>
#include <cmath>

namespace preamar::replay {

namespace {

constexpr double kEnough = 0.5;
constexpr std::int64_t kMostReplicas = 100'000;

// The controller's own algorithm for an HPA without `behavior`, with what the real one was given at each moment.
class RecordedHpa final : public Policy
{
public:
    explicit RecordedHpa(const HpaRecord &record) : m_record(record) {}

    std::int64_t wanted(const Instant &now) override
    {
        if (!m_begun) {
            const double recorded = at(m_record.replicas, now.step);
            if (!std::isfinite(recorded) || recorded < 1.0) // at 0 the controller is off
                return now.pods;
            m_begun = true;
            const std::int64_t first = std::llround(recorded);
            m_state.recommendations.push_back({now.at, first});
            return first;
        }
        const double target = at(m_record.target, now.step);
        const double min = at(m_record.min, now.step);
        const double max = at(m_record.max, now.step);
        std::optional<std::int64_t> proposal; // none keeps the count, within the bounds
        if (std::isfinite(target) && target > 0.0)
            proposal = hpaProposal(now, target, policy::hpa::Percents::Whole);
        return policy::hpa::decide(std::span(&proposal, 1), now.pods, std::isfinite(min) ? std::llround(min) : 1,
                                   std::isfinite(max) ? std::llround(max) : kMostReplicas, m_state, now.at)
            .desired;
    }

private:
    static double at(const std::vector<double> &values, std::size_t step)
    {
        return step < values.size() ? values[step] : std::nan("");
    }

    const HpaRecord &m_record;
    policy::hpa::State m_state;
    bool m_begun = false;
};

} // namespace

void AgreementBook::add(const TimelineRow &row)
{
    m_steps += 1.0;
    const auto step = static_cast<std::size_t>((row.at - m_trace.start) / m_trace.step);
    if (row.at < m_trace.start || step >= m_recorded.size() || !std::isfinite(m_recorded[step]))
        return;
    const double difference = static_cast<double>(row.ordered) - std::round(m_recorded[step]);
    m_known += 1.0;
    m_same += difference == 0.0 ? 1.0 : 0.0;
    m_withinOne += std::abs(difference) <= 1.0 ? 1.0 : 0.0;
    m_off += std::abs(difference);
    m_signed += difference;
}

std::optional<Agreement> AgreementBook::result() const
{
    if (m_steps == 0.0 || m_known < kEnough * m_steps)
        return std::nullopt;
    return Agreement{m_same / m_known, m_withinOne / m_known, m_off / m_known, 24.0 * m_signed / m_known, m_known / m_steps};
}

Result<std::optional<Agreement>> hpaAgreement(const Trace &trace, const Window &window, const HpaRecord &record,
                                              const SimulationSettings &settings, const std::function<bool()> &cancelled)
{
    RecordedHpa policy(record);
    SimulationSettings own = settings;
    own.cluster.min = 1; // the record's bounds count
    own.cluster.max = kMostReplicas;
    own.decideEvery = Seconds{15}; // as the controller does
    AgreementBook book(trace, record.replicas);
    const auto figures = simulate(trace, window, own, policy, [&](const TimelineRow &row) { book.add(row); }, cancelled);
    if (!figures)
        return fail(figures.error());
    return book.result();
}

} // namespace preamar::replay
