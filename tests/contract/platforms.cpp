// The implementations of Orchestrator that the suite holds to one contract. A new one is one row.
#include "core/platform/portainer/portainer.h"
#include "tests/contract/contract.h"
#include "tests/contract/kubernetesworld.h"
#include "tests/contract/labworld.h"
#include "tests/contract/realdocker.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/portainerdouble.h"

namespace preamar::test {

namespace {

MemorySecrets secrets()
{
    MemorySecrets out;
    out.put("file:/unused", "ptr_test");
    return out;
}

ContextConfig configFor(const PortainerDouble &portainer)
{
    ContextConfig config;
    config.name = ContextName("under-test");
    config.kind = ContextKind::Portainer;
    config.url = portainer.origin().toStdString();
    config.environment = 1;
    config.token = SecretRef("file:/unused");
    return config;
}

// The double in front of a Swarm in memory.
class OverMemory final : public PlatformUnderTest
{
public:
    OverMemory()
    {
        m_swarm.setStartMillis(200);
        create("loja_api", 3);
        create("loja_worker", 2);
        if (m_portainer.listen())
            m_orchestrator = makePortainerOrchestrator(configFor(m_portainer), m_secrets);
    }
    Orchestrator &orchestrator() override { return *m_orchestrator; }
    ContextName context() const override { return ContextName("under-test"); }
    int writes() const override { return m_portainer.writes(); }
    void scale(const std::string &name, std::int64_t replicas) override
    {
        m_swarm.change(name, [&](Json &s) { s["Spec"]["Mode"]["Replicated"]["Replicas"] = replicas; });
    }
    void relabel(const std::string &name) override
    {
        m_swarm.change(name, [](Json &s) { s["Spec"]["Labels"]["changed"] = "yes"; });
    }
    void remove(const std::string &name) override { m_swarm.removeService(name); }
    void create(const std::string &name, std::int64_t replicas) override
    {
        ServiceSeed seed;
        seed.name = name;
        seed.replicas = replicas;
        if (name == "loja_worker") {
            seed.nanoCpus = 0;
            seed.memoryBytes = 0;
        }
        m_swarm.addService(seed);
    }

private:
    MemorySwarm m_swarm;
    PortainerDouble m_portainer{m_swarm};
    MemorySecrets m_secrets = secrets();
    std::shared_ptr<Orchestrator> m_orchestrator;
};

// The double in front of a real dockerd.
class OverDocker final : public PlatformUnderTest
{
public:
    OverDocker() : m_docker(*RealDocker::shared()), m_backend(m_docker.socket()), m_portainer(m_backend)
    {
        if (touched()) {
            m_docker.removeServices();
            create("loja_api", 3);
            create("loja_worker", 2);
            touched() = false;
        }
        if (m_portainer.listen())
            m_orchestrator = makePortainerOrchestrator(configFor(m_portainer), m_secrets);
    }
    ~OverDocker() override { touched() = touched() || m_portainer.writes() > 0; }
    Orchestrator &orchestrator() override { return *m_orchestrator; }
    ContextName context() const override { return ContextName("under-test"); }
    int writes() const override { return m_portainer.writes(); }
    void scale(const std::string &name, std::int64_t replicas) override
    {
        touched() = true;
        m_docker.docker({QStringLiteral("service"), QStringLiteral("update"), QStringLiteral("--detach"),
                         QStringLiteral("--replicas"), QString::number(replicas), QString::fromStdString(name)});
    }
    void relabel(const std::string &name) override
    {
        touched() = true;
        m_docker.docker({QStringLiteral("service"), QStringLiteral("update"), QStringLiteral("--detach"),
                         QStringLiteral("--label-add"), QStringLiteral("changed=yes"), QString::fromStdString(name)});
    }
    void remove(const std::string &name) override
    {
        touched() = true;
        m_docker.docker({QStringLiteral("service"), QStringLiteral("rm"), QString::fromStdString(name)});
    }
    void create(const std::string &name, std::int64_t replicas) override
    {
        touched() = true;
        m_docker.createService(QString::fromStdString(name), static_cast<int>(replicas), name == "loja_api");
    }

private:
    // Making the two services anew takes seconds: only where a test changed them.
    static bool &touched()
    {
        static bool value = true;
        return value;
    }

    RealDocker &m_docker;
    SocketBackend m_backend;
    PortainerDouble m_portainer;
    MemorySecrets m_secrets = secrets();
    std::shared_ptr<Orchestrator> m_orchestrator;
};

QString dockerMissing()
{
    if (const auto why = RealDocker::missing(); !why.isEmpty())
        return why;
    return RealDocker::shared() == nullptr ? RealDocker::missing() : QString();
}

} // namespace

std::vector<PlatformFactory> platforms()
{
    return {
        {"Portainer over a Swarm in memory", [] { return QString(); }, [] { return std::make_unique<OverMemory>(); }},
        {"Portainer over a real dockerd", dockerMissing, [] { return std::make_unique<OverDocker>(); }},
        {"a real kube-apiserver", kubernetesMissing, makeKubernetesWorld},
        {"the demonstration", [] { return QString(); }, makeLabWorld},
    };
}

} // namespace preamar::test
