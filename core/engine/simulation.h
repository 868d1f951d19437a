// Replay on the operator's own history: what each policy would have done for these workloads, and what it would have
// cost. Reading runs on the store thread, the replay in the background pool; values in, values out.
#pragma once

#include "core/base/async.h"
#include "core/calendar/entries.h"
#include "core/engine/snapshot.h"
#include "core/policy/trust.h"
#include "core/replay/agreement.h"
#include "core/replay/study.h"
#include "core/store/history.h"

#include <atomic>
#include <string>
#include <vector>

namespace preamar {

struct SimulationQuery
{
    std::vector<WorkloadRef> workloads; // several are played as one: their demand in replicas' worth is added
    Millis period{Seconds{7 * 86'400}}; // the end of the history that is judged
    Millis startup{Seconds{60}};
    Millis metricLag{0};
    Millis approvalDelay{0};
    bool officeHours = false; // approvals only 9–18 h, Monday to Friday
    double caution = 0.98;
    std::optional<double> price; // per replica-hour; absent: the policy's, else the settings'

    friend bool operator==(const SimulationQuery &, const SimulationQuery &) = default;
};

struct SimulationAnswer
{
    SimulationQuery query;
    replay::Study study;
    MetricId metric;            // what the demand is measured by
    bool unitEstimated = false; // no limit is known: what a replica carries is taken from what it carried
    std::int64_t min = 1;
    std::int64_t max = 10;
    double price = 0.0;
    double knownShare = 1.0; // of the history; the rest are gaps
    // Of one service whose own policy was played under the conditions it has live, over a week or more: that, against what
    // really happened.
    std::optional<policy::Evidence::Compared> compared{};
    std::string policyVersion{}; // of the policy that was compared
    // Of one service whose count an HPA owns: the simulator's HPA against what the real one ordered.
    std::optional<replay::Agreement> autoscaler{};
};

// Shared by the one who waits and the work: how far it is, and whether it is still wanted.
class SimulationControl
{
public:
    void cancel() const { m_cancel.cancel(); }
    [[nodiscard]] bool cancelled() const { return m_cancel.cancelled(); }
    void setProgress(std::size_t done, std::size_t of)
    {
        m_permille.store(of > 0 ? static_cast<int>(1000 * done / of) : 0);
    }
    [[nodiscard]] int permille() const { return m_permille.load(); }

private:
    CancelToken m_cancel;
    std::atomic_int m_permille{0};
};

namespace engine {

// The demand of a query, ready to be played.
struct SimulationInput
{
    SimulationAnswer answer; // without its study
    replay::Trace trace;
    replay::StudyRequest request;
    std::optional<replay::HpaRecord> autoscaler{}; // on the steps of the trace
};
// InsufficientData where the history has less than a day of any demand, NotFound for a workload that is not there.
[[nodiscard]] Result<SimulationInput> readSimulation(History &history, const SimulationQuery &query,
                                                     const Snapshot &snapshot, Timestamp now);
// Freeze windows, floors and events as they apply to the one service of the query, and the days that its forecasts know.
void playCalendar(SimulationInput &input, std::shared_ptr<const calendar::Reader> reader, Timestamp now);
// How far the simulator's HPA is from what the real one ordered; nullopt where none owns the service or too little was
// recorded.
[[nodiscard]] Result<std::optional<replay::Agreement>> autoscalerAgreement(const SimulationInput &input, const std::function<bool()> &cancelled);
[[nodiscard]] Result<SimulationAnswer> runSimulation(SimulationInput input, SimulationControl &control);

} // namespace engine
} // namespace preamar
