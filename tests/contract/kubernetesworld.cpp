#include "tests/contract/kubernetesworld.h"

#include "core/platform/kubernetes/kubernetes.h"
#include "tests/live/kubernetes/kubeworld.h"
#include "tests/support/memorysecrets.h"

#include <stdexcept>

namespace preamar::test {

namespace {

constexpr auto kSpace = "contract";

class OverKubernetes final : public PlatformUnderTest
{
public:
    OverKubernetes() : m_world(*KubeWorld::shared())
    {
        m_config.name = ContextName("under-test");
        m_config.kind = ContextKind::Kubernetes;
        m_config.kubernetes.kubeconfig = m_world.kubeconfig(QStringLiteral("preamar")).toStdString();
        m_config.kubernetes.namespaces = {kSpace};
        if (std::exchange(touched(), false)) {
            m_world.makeNamespace(QString::fromLatin1(kSpace));
            for (const char *name : {"loja_api", "loja_worker"})
                drop(spelled(name));
            create("loja_api", 3);
            create("loja_worker", 2);
            touched() = false;
        }
        m_parts = makeKubernetes(m_config, m_secrets);
        m_before = m_world.writes();
    }
    Orchestrator &orchestrator() override { return *m_parts.orchestrator; }
    ContextName context() const override { return m_config.name; }
    WorkloadKind kind() const override { return WorkloadKind::Deployment; }
    std::string space() const override { return kSpace; }
    int mostRequests() const override { return 8; } // one per kind until the watches run
    // The API allows no underscore.
    std::string spelled(const std::string &name) const override
    {
        return name == "loja_api" ? "loja-api" : name == "loja_worker" ? "loja-worker" : name;
    }
    int writes() const override
    {
        const int n = m_world.writes() - m_before;
        if (n > 0)
            touched() = true;
        return n;
    }
    void scale(const std::string &name, std::int64_t replicas) override
    {
        touched() = true;
        m_world.scale(QString::fromLatin1(kSpace), QString::fromStdString(spelled(name)), static_cast<int>(replicas));
    }
    void relabel(const std::string &name) override
    {
        touched() = true;
        m_world.call("PATCH", path(spelled(name)), Json{{"metadata", {{"labels", {{"changed", "yes"}}}}}}, "application/merge-patch+json");
    }
    void remove(const std::string &name) override
    {
        touched() = true;
        drop(spelled(name));
    }
    void create(const std::string &name, std::int64_t replicas) override
    {
        const bool api = name == "loja_api";
        m_world.makeDeployment(QString::fromLatin1(kSpace), QString::fromStdString(spelled(name)), static_cast<int>(replicas),
                               api ? Json{{"cpu", "500m"}, {"memory", "64Mi"}} : Json(), api ? Json{{"preamar.io/enable", "true"}} : Json());
    }

private:
    static bool &touched()
    {
        static bool value = true;
        return value;
    }
    static QString path(const std::string &name)
    {
        return QStringLiteral("/apis/apps/v1/namespaces/%1/deployments/%2").arg(QString::fromLatin1(kSpace), QString::fromStdString(name));
    }
    void drop(const std::string &name)
    {
        m_world.call("DELETE", path(name) + QStringLiteral("?propagationPolicy=Foreground&gracePeriodSeconds=0"));
        const auto gone = [&] {
            (void)m_world.deployment(QString::fromLatin1(kSpace), QString::fromStdString(name));
            return m_world.status() == 404;
        };
        if (!QTest::qWaitFor(gone, 30'000))
            throw std::runtime_error("a deployment does not go");
    }

    KubeWorld &m_world;
    ContextConfig m_config;
    MemorySecrets m_secrets;
    KubernetesParts m_parts;
    int m_before = 0;
};

} // namespace

QString kubernetesMissing()
{
    if (const auto why = KubeWorld::missing(); !why.isEmpty())
        return why;
    return KubeWorld::shared() == nullptr ? KubeWorld::sharedProblem() : QString();
}

std::unique_ptr<PlatformUnderTest> makeKubernetesWorld()
{
    return std::make_unique<OverKubernetes>();
}

} // namespace preamar::test
