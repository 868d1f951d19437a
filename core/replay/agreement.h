// How far a simulated policy is from what was really ordered on the same recorded history; above all the simulator's HPA
// from the real one, whose bounds and target are taken as they were recorded. Pure.
#pragma once

#include "core/replay/run.h"

#include <optional>
#include <vector>

namespace preamar::replay {

struct Agreement
{
    double sameShare = 0.0;      // of the steps compared, 0…1: the same count
    double withinOneShare = 0.0; // … or one replica beside it
    double meanDifference = 0.0; // mean |simulated − recorded|, replicas
    double hoursPerDay = 0.0;    // replica-hours a day, simulated − recorded
    double knownShare = 0.0;     // of the evaluated steps: those of which a count was recorded

    friend bool operator==(const Agreement &, const Agreement &) = default;
};

// Sums one policy's evaluated steps beside what was recorded for them. `recorded` is on the trace's steps; NaN is a gap.
class AgreementBook
{
public:
    AgreementBook(const Trace &trace, const std::vector<double> &recorded) : m_trace(trace), m_recorded(recorded) {}
    void add(const TimelineRow &row);
    // nullopt where fewer than half of the steps could be compared.
    [[nodiscard]] std::optional<Agreement> result() const;

private:
    const Trace &m_trace;
    const std::vector<double> &m_recorded;
    double m_steps = 0.0;
    double m_known = 0.0;
    double m_same = 0.0;
    double m_withinOne = 0.0;
    double m_off = 0.0;
    double m_signed = 0.0;
};

// What an HPA was and did, on the trace's steps; NaN = not known.
struct HpaRecord
{
    std::vector<double> replicas; // ordered
    std::vector<double> min;
    std::vector<double> max;
    std::vector<double> target; // share of what a replica carries in the trace, at which it aims
};
// The controller's algorithm for an HPA without `behavior` (policy::hpa::decide; the record does not know of one) on simulated
// replicas, under the bounds and the target of each moment, from the recorded count on. Steps whose target is not known keep
// the count. nullopt as above.
[[nodiscard]] Result<std::optional<Agreement>> hpaAgreement(const Trace &trace, const Window &window, const HpaRecord &record,
                                                            const SimulationSettings &settings,
                                                            const std::function<bool()> &cancelled = {});

} // namespace preamar::replay
