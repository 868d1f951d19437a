// An API server that answers what a test makes it answer: one Deployment of three, its pods, the HPAs that a test adds.
#pragma once

#include "core/platform/kubernetes/kubernetes.h"
#include "tests/contract/contract.h"
#include "tests/core/kubernetes/kubesamples.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorysecrets.h"

#include <QFile>
#include <QTemporaryDir>

namespace preamar::test {

inline const ContextName kContext{"prod"};
inline const WorkloadRef kApi{kContext, "shop", WorkloadKind::Deployment, "api"};

inline bool isDryRun(const SeenRequest &r)
{
    return r.target.find("dryRun=All") != std::string::npos;
}

class ClusterDouble
{
protected:
    // Anew, for every test.
    void begin()
    {
        m_server = std::make_unique<FaultServer>();
        m_server->setHandler([this](const SeenRequest &r) { return standard(r); });
        m_deployment = deploymentJson();
        m_hpas = Json::array();
        m_first = nullptr;
    }
    [[nodiscard]] std::string writeConfig(const std::string &server, const std::string &more = {})
    {
        const auto path = m_dir.filePath(QStringLiteral("config"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(("current-context: x\nclusters: [{name: c, cluster: {server: '" + server + "'" + more +
                        "}}]\nusers: [{name: u, user: {token: canary-token}}]\ncontexts: [{name: x, context: {cluster: c, user: u, namespace: shop}}]\n")
                           .c_str());
        return path.toStdString();
    }
    [[nodiscard]] ContextConfig config(const std::string &server, const std::string &more = {})
    {
        ContextConfig out;
        out.name = kContext;
        out.kind = ContextKind::Kubernetes;
        out.kubernetes.kubeconfig = writeConfig(server, more);
        return out;
    }
    [[nodiscard]] ChangeRequest plan(Orchestrator &orchestrator, Change change)
    {
        const auto w = await(orchestrator.observe(kApi));
        ChangeRequest out;
        if (!w)
            return out;
        out.intent = IntentId("i-1");
        out.workload = w->ref;
        out.change = std::move(change);
        out.expected.uid = w->uid;
        out.expected.replicas = w->replicas;
        out.expected.specDigest = w->specDigest;
        out.expected.owners = w->owners;
        return out;
    }
    [[nodiscard]] int patches(bool dry) const
    {
        int n = 0;
        for (const auto &r : m_server->requests())
            n += r.method == "PATCH" && isDryRun(r) == dry ? 1 : 0;
        return n;
    }

    QTemporaryDir m_dir;
    MemorySecrets m_secrets;
    std::unique_ptr<FaultServer> m_server;
    Json m_deployment;
    Json m_hpas = Json::array();
    // What a test answers itself.
    std::function<std::optional<Answer>(const SeenRequest &)> m_first;

    [[nodiscard]] Answer standard(const SeenRequest &r)
    {
        if (m_first) {
            if (auto answer = m_first(r))
                return *answer;
        }
        const auto path = r.target.substr(0, r.target.find('?'));
        const auto ends = [&](const char *tail) { return path.ends_with(tail); };
        if (r.method == "PATCH")
            return {.body = R"({"kind":"Scale","metadata":{},"spec":{"replicas":5}})"};
        if (path == "/version")
            return {.body = R"({"major":"1","minor":"31","gitVersion":"v1.31.4"})"};
        if (path == "/apis")
            return {.body = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"}]},{"name":"policy","versions":[{"version":"v1"}]}]})"};
        if (ends("/deployments/api"))
            return {.body = dumpJson(m_deployment)};
        if (ends("/horizontalpodautoscalers/api"))
            return {.body = dumpJson(m_hpas.front())};
        if (ends("/deployments"))
            return {.body = listOf(Json::array({m_deployment}))};
        if (ends("/replicasets"))
            return {.body = listOf(Json::array({replicaSetJson()}))};
        if (ends("/pods"))
            return {.body = listOf(Json::array({podJson("api-7d4f9c8b6-a"), podJson("api-7d4f9c8b6-b"), podJson("api-7d4f9c8b6-c")}))};
        if (ends("/horizontalpodautoscalers"))
            return {.body = listOf(m_hpas)};
        if (ends("/selfsubjectaccessreviews"))
            return {.status = 201, .body = R"({"status":{"allowed":true}})"};
        if (path.starts_with("/api"))
            return {.body = listOf(Json::array())};
        return {.status = 404, .body = "404 page not found"};
    }
};

} // namespace preamar::test
