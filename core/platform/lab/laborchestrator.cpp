// The demonstration's cluster as an orchestrator: reads of its log, and writes that are conditional as on a real one.
#include "core/platform/lab/labparts.h"

#include "core/base/digest.h"

#include <optional>

namespace preamar::lab {

namespace {

constexpr Millis kLockRetry{5};
constexpr int kLockTries = 400;
// A count beyond this is a mistake of ours, whatever the policy says.
constexpr std::int64_t kMostReplicas = 1'000'000;

using Promise = std::shared_ptr<QPromise<Result<ApplyResult>>>;

std::string specDigestOf(const LabService &service)
{
    std::string text = service.image + '\n' +
                       (service.cpuLimitKnown ? std::to_string(service.cpuLimit) : std::string("-")) + '\n' +
                       (service.memoryLimit ? std::to_string(*service.memoryLimit) : std::string("-")) + '\n';
    for (const auto &[key, value] : service.labels)
        text += key + '=' + value + '\n';
    return sha256Hex(text);
}

Workload workloadAt(const LabCore &core, const ClusterState &state, std::size_t index)
{
    const auto &service = core.models[index].service();
    const auto &known = state.services[index];
    const auto now = core.clock->wall();
    Workload out;
    out.ref = core.ref(index);
    out.uid = known.uid;
    out.version = std::to_string(known.version);
    out.replicas = known.replicas();
    out.ready = known.at(now).ready;
    out.image = service.image;
    out.labels = service.labels;
    out.limits = {.cpuCores = service.cpuLimitKnown ? std::optional(service.cpuLimit) : std::nullopt,
                  .memoryBytes = service.memoryLimit};
    out.specDigest = core.specDigests[index];
    out.scalable = service.global ? ScalableBy::NotSupported : ScalableBy::Us;
    out.observedAt = now;
    return out;
}

std::optional<std::size_t> indexOf(const LabCore &core, const WorkloadRef &ref)
{
    for (std::size_t i = 0; i < core.models.size(); ++i) {
        if (core.models[i].service().name == ref.name)
            return core.ref(i) == ref ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
}

ApplyResult ended(ApplyResult::State state, ReasonCode code, std::string detail)
{
    return {.state = state, .reason = {.code = code, .numbers = {}, .subject = {}}, .detail = std::move(detail)};
}

// Why the write must not be sent, from what was read.
std::optional<ApplyResult> refusal(const LabCore &core, const ChangeRequest &request, const ClusterState &state)
{
    using S = ApplyResult::State;
    const auto &change = std::get<ReplicaChange>(request.change);
    if (change.to < 0 || change.to > kMostReplicas || change.to == change.from)
        return ended(S::Rejected, ReasonCode::OutOfBounds, std::to_string(change.to));
    const auto index = indexOf(core, request.workload);
    if (!index)
        return ended(S::Conflict, ReasonCode::WorldChangedUid, "no such service");
    const auto now = workloadAt(core, state, *index);
    if (now.scalable != ScalableBy::Us)
        return ended(S::Rejected, ReasonCode::NotScalable, "a global service has no replicas to set");
    if (now.uid != request.expected.uid)
        return ended(S::Conflict, ReasonCode::WorldChangedUid, "another object has this name");
    if (now.replicas != request.expected.replicas || now.replicas != change.from)
        return ended(S::Conflict, ReasonCode::WorldChangedReplicas, std::to_string(now.replicas) + " replicas");
    if (now.specDigest != request.expected.specDigest)
        return ended(S::Conflict, ReasonCode::WorldChangedSpec, "the spec is another one");
    if (now.owners != request.expected.owners)
        return ended(S::Conflict, ReasonCode::WorldChangedOwner, "the owners are others");
    if (state.intents.contains(request.intent.str()) || request.intent.empty())
        return ended(S::Rejected, ReasonCode::WriteRejected, "an intent is written once");
    return std::nullopt;
}

// The check-and-write, with the log held.
ApplyResult writeHeld(LabCore &core, const ChangeRequest &request, LogWriter &log, std::size_t index,
                      std::int64_t versionRead)
{
    using S = ApplyResult::State;
    const auto fresh = core.cluster.state();
    if (!fresh)
        return ended(S::NotSent, ReasonCode::WriteNotSent, fresh.error().detail);
    const auto &known = (*fresh)->services[index];
    if (known.version != versionRead)
        return ended(S::Conflict, ReasonCode::WriteConflict, "update out of sequence");
    if (request.cancelled.cancelled())
        return cancelledWrite();
    const auto &change = std::get<ReplicaChange>(request.change);
    const auto &service = core.models[index].service();
    LogLine line{.at = core.clock->wall(),
                 .uid = known.uid,
                 .service = service.name,
                 .from = change.from,
                 .to = change.to,
                 .version = (*fresh)->version + 1,
                 .intent = request.intent.str()};
    ++core.requests;
    const auto turn = known.writes.size() + static_cast<std::size_t>(core.config.lab.seed % 7) + 1;
    const bool somebodyElse = service.conflictEvery > 0 && turn % static_cast<std::size_t>(service.conflictEvery) == 0;
    if (somebodyElse) {
        line.to = line.from;
        line.intent.clear();
    }
    if (auto done = log.append(line); !done) {
        const bool unknown = done.error().code == ErrorCode::Timeout;
        return ended(unknown ? S::Unknown : S::NotSent, unknown ? ReasonCode::WriteUnknown : ReasonCode::WriteNotSent,
                     done.error().detail);
    }
    if (somebodyElse)
        return ended(S::Conflict, ReasonCode::WriteConflict, "update out of sequence");
    return {.state = S::Accepted, .reason = {}, .detail = {}};
}

void attempt(const std::shared_ptr<LabCore> &core, const ChangeRequest &request, const Promise &promise, int tries)
{
    const auto finish = [&promise](ApplyResult result) {
        promise->addResult(Result<ApplyResult>(std::move(result)));
        promise->finish();
    };
    using S = ApplyResult::State;
    ++core->requests;
    const auto read = core->cluster.state();
    if (!read)
        return finish(ended(S::NotSent, ReasonCode::WriteNotSent, read.error().detail));
    if (auto refused = refusal(*core, request, **read))
        return finish(std::move(*refused));
    if (request.cancelled.cancelled())
        return finish(cancelledWrite());
    const auto index = *indexOf(*core, request.workload);
    const auto log = core->cluster.tryLock();
    if (log)
        return finish(writeHeld(*core, request, **log, index, (*read)->services[index].version));
    const bool mayWait = log.error().code == ErrorCode::Unavailable && tries < kLockTries &&
                         QAbstractEventDispatcher::instance() != nullptr;
    if (!mayWait)
        return finish(ended(S::NotSent, ReasonCode::WriteNotSent, log.error().detail));
    QTimer::singleShot(kLockRetry, [core, request, promise, tries] { attempt(core, request, promise, tries + 1); });
}

class LabOrchestrator final : public Orchestrator
{
public:
    explicit LabOrchestrator(std::shared_ptr<LabCore> core) : m_core(std::move(core)) {}

    Future<ContextHealth> probe() override
    {
        ++m_core->requests;
        return readyFuture(Result<ContextHealth>(labHealth(*m_core)));
    }

    Future<WorkloadList> workloads() override
    {
        ++m_core->requests;
        return answerAfter(m_core->answerDelay(), [core = m_core]() -> Result<WorkloadList> {
            const auto state = core->cluster.state();
            if (!state)
                return fail(state.error());
            WorkloadList out;
            out.requests = 1;
            out.workloads.reserve(core->models.size());
            for (std::size_t i = 0; i < core->models.size(); ++i)
                out.workloads.push_back(workloadAt(*core, **state, i));
            return out;
        });
    }

    Future<Workload> observe(const WorkloadRef &ref) override
    {
        ++m_core->requests;
        const auto state = m_core->cluster.state();
        if (!state)
            return readyFuture(Result<Workload>(fail(state.error())));
        const auto index = indexOf(*m_core, ref);
        if (!index)
            return readyFuture(Result<Workload>(fail(ErrorCode::NotFound, "lab service", ref.name)));
        return readyFuture(Result<Workload>(workloadAt(*m_core, **state, *index)));
    }

    Future<ApplyResult> apply(const ChangeRequest &request) override
    {
        auto promise = std::make_shared<QPromise<Result<ApplyResult>>>();
        promise->start();
        attempt(m_core, request, promise, 0);
        return promise->future();
    }

    [[nodiscard]] int requestsSent() const override { return m_core->requests; }

private:
    std::shared_ptr<LabCore> m_core;
};

} // namespace

LabCore::LabCore(const ContextConfig &context, const LabScenario &of, std::shared_ptr<const Clock> time,
                 const std::string &file)
    : config(context), scenario(&of), clock(std::move(time)), cluster(config, of, file)
{
    models.reserve(of.services.size());
    specDigests.reserve(of.services.size());
    for (const auto &service : of.services) {
        models.emplace_back(of.name, context.lab.seed, service);
        specDigests.push_back(specDigestOf(service));
    }
}

WorkloadRef LabCore::ref(std::size_t index) const
{
    return {.context = config.name, .space = "-", .kind = WorkloadKind::Service, .name = models[index].service().name};
}

Millis LabCore::answerDelay() const
{
    return frozen() || config.lab.speed > kSlowUpToSpeed ? Millis{0} : slowAnswer(config.lab.seed, clock->wall());
}

ContextHealth labHealth(const LabCore &core)
{
    ContextHealth out;
    out.state = ContextHealth::State::Ok;
    out.platformVersion = "Lab 1";
    out.sourceVersion = "Lab 1";
    out.mayRead = true;
    out.mayScale = !core.config.readOnly;
    out.isSwarmManager = true;
    out.clockSkew = Millis{0};
    out.requests = 1;
    return out;
}

std::shared_ptr<Orchestrator> makeOrchestrator(std::shared_ptr<LabCore> core)
{
    return std::make_shared<LabOrchestrator>(std::move(core));
}

} // namespace preamar::lab
