#include "tests/contract/labworld.h"

#include "core/platform/lab/labparts.h"

#include <QTemporaryDir>

#include <algorithm>
#include <stdexcept>

namespace preamar::test {

namespace {

using namespace std::chrono_literals;

LabService seedOf(const std::string &name, std::int64_t replicas)
{
    LabService out;
    out.name = name;
    out.image = "registry.example/" + name + ":1";
    out.replicas = replicas;
    out.cpuLimit = 0.5;
    out.memoryLimit = 67108864.0;
    out.labels = {{"preamar.enable", "true"}};
    if (name == "loja_worker") {
        out.cpuLimitKnown = false;
        out.memoryLimit.reset();
    }
    return out;
}

// What a demonstration never does by itself is another scenario over the same log: a service relabelled, removed, or
// made anew, which gives it another uid.
class OverLab final : public PlatformUnderTest
{
public:
    OverLab()
    {
        m_config.name = ContextName("under-test");
        m_config.lab.created = SystemClock().wall();
        m_config.lab.createdReal = m_config.lab.created;
        m_config.lab.speed = 100.0; // 30 s of start-up are 0.3 s
        m_clock = std::make_shared<LabClock>(m_config.lab, std::make_shared<SystemClock>());
        m_scenario.services = {seedOf("loja_api", 3), seedOf("loja_worker", 2)};
        reopen();
    }
    Orchestrator &orchestrator() override { return *m_orchestrator; }
    ContextName context() const override { return m_config.name; }
    int writes() const override
    {
        const auto state = cluster().state();
        return state ? static_cast<int>((*state)->intents.size()) : -1;
    }
    void scale(const std::string &name, std::int64_t replicas) override
    {
        auto world = cluster();
        const auto held = world.tryLock();
        const auto state = world.state();
        if (!held || !state)
            throw std::runtime_error("the log cannot be written");
        const auto &known = (*state)->services[static_cast<std::size_t>(find(name) - m_scenario.services.begin())];
        const auto done = (*held)->append({.at = m_clock->wall(),
                                           .uid = known.uid,
                                           .service = name,
                                           .from = known.replicas(),
                                           .to = replicas,
                                           .version = (*state)->version + 1,
                                           .intent = {}});
        if (!done)
            throw std::runtime_error("the log cannot be written");
    }
    void relabel(const std::string &name) override
    {
        find(name)->labels["changed"] = "yes";
        reopen();
    }
    void remove(const std::string &name) override
    {
        m_scenario.services.erase(find(name));
        reopen();
    }
    void create(const std::string &name, std::int64_t replicas) override
    {
        m_scenario.services.push_back(seedOf(name, replicas));
        m_config.lab.created += 1s;
        reopen();
    }

private:
    [[nodiscard]] std::vector<LabService>::iterator find(const std::string &name)
    {
        return std::find_if(m_scenario.services.begin(), m_scenario.services.end(),
                            [&name](const LabService &s) { return s.name == name; });
    }
    [[nodiscard]] std::string file() const { return labLogFile(m_config.name, m_home.path().toStdString()); }
    [[nodiscard]] lab::Cluster cluster() const { return {m_config, m_scenario, file()}; }
    void reopen()
    {
        // The adapter keeps pointers into its scenario, which must not move under it.
        m_worlds.push_back(std::make_unique<LabScenario>(m_scenario));
        m_orchestrator =
            lab::makeOrchestrator(std::make_shared<lab::LabCore>(m_config, *m_worlds.back(), m_clock, file()));
    }

    QTemporaryDir m_home;
    ContextConfig m_config;
    LabScenario m_scenario{.name = "contract", .services = {}};
    std::vector<std::unique_ptr<LabScenario>> m_worlds;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<Orchestrator> m_orchestrator;
};

} // namespace

std::unique_ptr<PlatformUnderTest> makeLabWorld()
{
    return std::make_unique<OverLab>();
}

} // namespace preamar::test
