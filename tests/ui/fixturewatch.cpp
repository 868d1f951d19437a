// What is seldom there: findings, baselines, clusters that take turns, a history that is being fetched, a program that
// changed.
#include "tests/ui/fixtureconsole.h"

#include "core/domain/codec.h"

namespace preamar::test {

FoundContext fixtureCluster()
{
    FoundContext c;
    c.name = "eks-prod";
    c.server = "https://eks.example:6443";
    c.execCommand = "/usr/local/bin/aws \"eks\" \"get-token\" (sha256 new-digest)";
    c.execDigest = "new-digest";
    c.program = ExecProgram{.path = "/usr/local/bin/aws",
                            .sha256 = std::string(64, 'b'),
                            .arguments = {"eks", "get-token", "--client-secret=s3cr3t"},
                            .variables = {"AWS_PROFILE"}};
    return c;
}

Snapshot watchedSnapshot(int clusters)
{
    Snapshot s = fixtureSnapshot(12);
    const std::vector<Reason> worst{{.code = ReasonCode::HpaBoundsChanged, .numbers = {}, .subject = "hpa/loja-api"},
                                    {.code = ReasonCode::PodsOomKilled, .numbers = {2}, .subject = {}}};
    const std::vector<Reason> full{{.code = ReasonCode::HpaAtMax, .numbers = {}, .subject = "hpa/loja-web"}};
    s.cycle->workloads[5].findings = worst;
    s.cycle->workloads[4].findings = full;
    s.cycle->workloads[3].findings = full;
    s.cycle->workloads[5].baseline = BaselineState{.coverage = 0.417, .oldest = s.now - Seconds{86'400}, .has = false};
    s.cycle->workloads[4].baseline = BaselineState{.coverage = 0.93, .oldest = s.now - Seconds{3 * 86'400}, .has = true};
    for (int i = 0; i < clusters; ++i) {
        ContextConfig c;
        c.kind = ContextKind::Kubernetes;
        c.name = ContextName("cluster-" + std::to_string(i));
        c.kubernetes.context = "eks-prod";
        c.kubernetes.allowExec = "old-digest";
        s.contexts.push_back(c);
        ContextReport report;
        report.name = c.name;
        report.kind = c.kind;
        if (i == 0) {
            report.health.state = ContextHealth::State::Unreachable;
            report.health.reason = "ExecNotAllowed";
        } else {
            report.health.state = ContextHealth::State::Ok;
            report.health.platformVersion = "Kubernetes 1.29.4";
            report.backfillProgress = 0.4;
        }
        s.cycle->contexts.push_back(report);
        if (i > 0)
            continue;
        AuditRecord record;
        record.seq = 900;
        record.at = s.now - Seconds{86'400};
        record.actor.name = "ana.souza";
        record.event = "context.added";
        ExecProgram before = *fixtureCluster().program;
        before.sha256 = std::string(64, 'a');
        record.detail = Json{{"config", toJson(c)}, {"exec", consentJson(before)}};
        s.log.insert(s.log.begin(), record);
    }
    return s;
}

} // namespace preamar::test
