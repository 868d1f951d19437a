#include "tests/scenario/actionworld.h"

#include "core/engine/assess.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/store/home.h"

#include <QFile>

namespace preamar::test {

namespace {

Result<void> writeKey(const std::string &path, const std::string &key)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(key)) < 0)
        return fail(ErrorCode::Storage, "key file");
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

}  // namespace

ContextConfig contextOf(const std::string &home, const QByteArray &origin)
{
    ContextConfig config;
    config.name = ContextName("prod");
    config.kind = ContextKind::Portainer;
    config.url = origin.toStdString();
    config.environment = 1;
    config.token = SecretRef("file:" + home + "/key");
    return config;
}

Result<void> makeHome(const std::string &home, const QByteArray &origin, const std::string &key)
{
    if (auto r = prepareHome(home); !r)
        return r;
    if (auto r = writeKey(home + "/key", key); !r)
        return r;
    const SystemClock clock;
    auto journal = openJournal(home, clock);
    if (!journal)
        return fail(journal.error());
    const ContextConfig config = contextOf(home, origin);
    if (auto r = (*journal)->putContext(config); !r)
        return r;
    WorkloadSettings settings;
    settings.workload = WorkloadRef{.context = config.name, .name = kService};
    settings.policy.mode = Mode::Approve;
    settings.policy.max = 20;
    settings.enrolled = true;
    return (*journal)->putWorkloadSettings(settings);
}

Plan planFor(const ContextConfig &context, const Workload &workload, std::int64_t replicas, const Clock &clock)
{
    ScalingPolicy policy;
    policy.mode = Mode::Approve;
    policy.max = 20;
    Plan plan;
    plan.workload = workload.ref;
    plan.endpoint = engine::endpointOf(context);
    plan.change = ReplicaChange{workload.replicas, replicas};
    plan.observed = ObservedState{.uid = workload.uid, .version = workload.version, .replicas = workload.replicas, .specDigest = workload.specDigest,
                                  .owners = workload.owners, .min = policy.min, .max = policy.max};
    plan.reasons = {Reason{ReasonCode::MeasuredCpuHigh, {90.0}, {}}};
    plan.priority = Priority::High;
    plan.policyVersion = policyVersion(policy);
    plan.created = clock.wall();
    plan.bootId = clock.bootId();
    plan.createdBoot = clock.boot();
    plan.lifetime = std::chrono::minutes{5};
    return plan;
}

Result<ProposalId> addApproved(Journal &journal, const Plan &plan, const Clock &clock, bool approve)
{
    Proposal proposal;
    proposal.id = ProposalId(newUlid(toMillis(clock.wall())));
    proposal.plan = plan;
    proposal.hash = planHash(plan);
    proposal.changed = clock.wall();
    const Actor actor = localActor(Origin::CommandLine);
    if (auto r = journal.addProposal(proposal, AuditEntry{.actor = actor, .event = "proposal.created", .workload = toString(plan.workload), .code = {}, .detail = Json::object()}); !r)
        return fail(r.error());
    if (!approve)
        return proposal.id;
    Json arguments{{"id", proposal.id.str()}};
    if (const auto needed = confirmationNeeded(plan.change))
        arguments["confirm"] = *needed;
    const auto answer = engine::applyCommand(journal, nullptr, makeCommand(command::approve, std::move(arguments), actor, clock.wall()),
                                             engine::CommandContext{.clock = clock, .engineRuns = true, .isLab = false});
    if (answer.error)
        return fail(*answer.error);
    return proposal.id;
}

}  // namespace preamar::test
