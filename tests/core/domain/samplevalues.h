// Values with every optional present, and with every optional absent, for the codec tests.
#pragma once

#include "core/domain/codec.h"

#include <vector>

namespace samplevalues {

using namespace preamar;

inline Timestamp at(std::int64_t seconds)
{
    return fromMillis(1'772'460'000'000) + Seconds{seconds};
}

inline Reason reason(ReasonCode code = ReasonCode::ForecastCpuHigh)
{
    return {.code = code, .numbers = {86.2, 0.1 + 0.2, -1.0}, .subject = "cpu_cores <b>\"x\"\n"};
}

inline Actor actor()
{
    return {.name = "maría", .role = Role::Approver, .machine = "host-1", .origin = Origin::Window};
}

inline WorkloadRef ref(const std::string &name = "shop_api")
{
    return {.context = ContextName{"prod"}, .space = "-", .kind = WorkloadKind::Service, .name = name};
}

inline ScalingPolicy policy()
{
    return {.preset = "custom-1",
            .min = 2,
            .max = 40,
            .priority = Priority::High,
            .mode = Mode::AutoUp,
            .targetCpu = 0.55,
            .targetMemory = 0.65,
            .upThreshold = 0.75,
            .downThreshold = 0.25,
            .caution = 0.95,
            .group = "shop",
            .startup = Millis{61'500},
            .price = 0.05,
            .scaleToZero = true,
            .queries = {{"queue_length", "sum(queue{a=\"b\"})"}}};
}

inline ContextConfig context()
{
    ContextConfig c;
    c.name = ContextName{"prod"};
    c.kind = ContextKind::Portainer;
    c.url = "https://portainer.example/base";
    c.environment = 9'007'199'254'740'993; // not representable as a double
    c.caFile = "/etc/ca.pem";
    c.token = SecretRef{"keychain:prod"};
    c.prometheus = {.url = "http://127.0.0.1:9090/p",
                    .caFile = "/etc/p.pem",
                    .bearer = SecretRef{"file:/run/t"},
                    .basicUser = "u",
                    .basicPassword = SecretRef{"keychain:p"},
                    .headerLine = SecretRef{"file:/line"},
                    .profile = "aurax",
                    .window = Millis{120'500},
                    .scrapeInterval = Seconds{30}};
    c.lab = {.scenario = "picos",
             .seed = 18'446'744'073'709'551'615ULL,
             .speed = 60.5,
             .at = at(1),
             .created = at(2),
             .createdReal = at(3)};
    c.readOnly = true;
    c.isProtected = true;
    c.backfill = false;
    c.price = 0.07;
    return c;
}

inline std::vector<DecisionStep> ladder()
{
    return {{.name = "demand", .wanted = 5, .reason = reason()},
            {.name = "bounds", .wanted = 4, .reason = std::nullopt}};
}

inline Plan plan()
{
    Plan p;
    p.workload = ref();
    p.endpoint = "https://portainer.example#ab12";
    p.change = ReplicaChange{3, 4};
    p.observed = {
        .uid = "u1", .version = "1234", .replicas = 3, .specDigest = "d", .owners = {"a", "b"}, .min = 2, .max = 9};
    p.reasons = {reason(), reason(ReasonCode::StepLimited)};
    p.ladder = ladder();
    p.priority = Priority::High;
    p.confidence = 0.84;
    p.risk = Risk{.without = 0.84, .with = 0.02};
    p.costPerMonthDelta = 36.5;
    p.policyVersion = "pv";
    p.sampleDigest = "sd";
    p.forecast = ForecastId{"f1"};
    p.created = at(10) + Millis{7};
    p.bootId = "boot-1";
    p.createdBoot = BootTime{Millis{123'456'789}};
    p.lifetime = Millis{300'250};
    p.reverts = "01J0";
    return p;
}

inline Plan barePlan()
{
    Plan p;
    p.workload = ref();
    p.change = ReplicaChange{};
    return p;
}

inline Proposal proposal()
{
    Proposal p;
    p.id = ProposalId{"01J1"};
    p.plan = plan();
    p.hash = planHash(p.plan);
    p.state = ProposalState::Unhealthy;
    p.approval = Approval{.actor = actor(),
                          .at = at(20),
                          .bootId = "boot-1",
                          .atBoot = BootTime{Millis{5}},
                          .comment = "ok",
                          .planHash = p.hash,
                          .untilNextStep = true,
                          .dryRun = true};
    p.outcome = Outcome{.state = ProposalState::Unhealthy,
                        .reason = reason(ReasonCode::NotHealthyInTime),
                        .detail = "no node",
                        .at = at(30)};
    p.closedBy = reason(ReasonCode::ProposalVoid);
    p.revertedBy = "01J2";
    p.changed = at(31);
    return p;
}

inline Proposal bareProposal()
{
    Proposal p;
    p.id = ProposalId{"01J3"};
    p.plan = barePlan();
    return p;
}

inline Workload workload(const std::string &name = "shop_api")
{
    Workload w;
    w.ref = ref(name);
    w.uid = "uid-" + name;
    w.version = "18446744073709551615";
    w.replicas = 3;
    w.ready = 2;
    w.image = "shop/api:1";
    w.labels = {{"preamar.enable", "true"}, {"x", ""}};
    w.limits = {.cpuCores = 0.5, .memoryBytes = 536'870'912.0};
    w.specDigest = "abcd";
    w.owners = {"stack:shop"};
    w.scalable = ScalableBy::UpdateRunning;
    w.maxReplicasHint = 12;
    w.problems = {{.kind = ReplicaProblem::Kind::CrashLoop, .text = "exit 1"}};
    w.observedAt = at(40);
    return w;
}

inline BackTest backTest()
{
    return {.model = "seasonal", .relMae = 0.7, .wape = 0.1, .coverage80 = 0.81, .origins = 12};
}

inline ForecastSummary summary(const MetricId &metric)
{
    return {.id = ForecastId{"f-" + metric.str()},
            .metric = metric,
            .model = "seasonal",
            .eligible = false,
            .reason = "NotPredictable",
            .horizon = Seconds{7200},
            .peak = ForecastPeak{.at = at(3600), .point = 2.1, .lo80 = 1.8, .hi80 = 2.5},
            .backTest = backTest()};
}

inline WorkloadReport report(const std::string &name = "shop_api")
{
    WorkloadReport r;
    r.workload = workload(name);
    r.enrolled = true;
    r.policy = policy();
    r.labelProblem = "preamar.min=abc";
    r.metrics[metric::cpuCores] = {
        .value = 1.31, .at = at(36), .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = 2.0};
    r.metrics[metric::memoryBytes] = {
        .value = 5e8, .at = at(1), .quality = Quality::Stale, .fault = Fault::Stale, .replicasMeasured = std::nullopt};
    r.metrics[metric::requestsPerSecond] = {};
    r.ageSeconds = {{metric::cpuCores, 4.2}, {metric::memoryBytes, 39.0}};
    r.forecasts = {summary(metric::cpuCores), summary(metric::memoryBytes)};
    r.decision.action = Direction::Up;
    r.decision.from = 3;
    r.decision.to = 4;
    r.decision.priority = Priority::Medium;
    r.decision.reasons = {reason()};
    r.decision.ladder = ladder();
    r.decision.confidence = 0.84;
    r.decision.risk = Risk{.without = 0.84, .with = 0.02};
    r.decision.costPerMonthDelta = 36.5;
    r.decision.breachAt = at(1800);
    r.proposal = ProposalId{"01J1"};
    r.actionState = ProposalState::Proposed;
    r.findings = {reason()};
    r.baseline = BaselineState{.coverage = 0.75, .oldest = at(0), .has = true};
    return r;
}

inline WorkloadReport bareReport()
{
    WorkloadReport r;
    r.workload.ref = ref("bare");
    r.decision.reasons = {Reason{.code = ReasonCode::NotEnrolled, .numbers = {}, .subject = {}}};
    return r;
}

inline ContextReport contextReport()
{
    ContextReport c;
    c.name = ContextName{"prod"};
    c.kind = ContextKind::Portainer;
    c.health = {.state = ContextHealth::State::Degraded,
                .reason = "SourceUnreachable",
                .detail = "connection refused",
                .platformVersion = "Portainer 2.23.0",
                .sourceVersion = "Prometheus 2.42.0",
                .mayRead = true,
                .mayScale = true,
                .isSwarmManager = true,
                .clockSkew = Millis{-250},
                .requests = 5};
    c.requests = 6;
    c.backfillProgress = 0.5;
    return c;
}

inline CycleReport cycle(std::size_t workloads)
{
    CycleReport c;
    c.number = 7;
    c.started = at(0);
    c.finished = at(2) + Millis{5};
    c.contexts = {contextReport(), {}};
    for (std::size_t i = 0; i < workloads; ++i)
        c.workloads.push_back(report("service_" + std::to_string(i)));
    return c;
}

inline Forecast forecast()
{
    Forecast f;
    f.id = ForecastId{"f1"};
    f.workload = ref();
    f.metric = metric::cpuCores;
    f.model = "seasonal";
    f.modelVersion = "mv";
    f.inputDigest = "id";
    f.origin = at(0);
    f.step = Seconds{300};
    for (int i = 0; i < 24; ++i) {
        Quantiles q{};
        for (std::size_t k = 0; k < q.size(); ++k)
            q[k] = 1.0 + 0.1 * i + 0.01 * static_cast<double>(k);
        f.steps.push_back(q);
    }
    f.eligible = true;
    f.backTest = backTest();
    return f;
}

} // namespace samplevalues
