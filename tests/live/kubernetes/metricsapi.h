// metrics.k8s.io and external.metrics.k8s.io as an aggregated API server serves them, with values that a test makes up.
#pragma once

#include "core/base/json.h"
#include "tests/support/certificates.h"
#include "tests/support/faultserver.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace preamar::test {

struct PodUsage
{
    std::string name;
    std::int64_t cpuMilli = 0;
    std::int64_t memoryBytes = 0;
    std::string app{};           // its label
};

class MetricsApi
{
public:
    // Of the pods of a namespace that have this selector ("app=web", empty = all).
    using PodsOf = std::function<std::vector<PodUsage>(const std::string &space, const std::string &selector)>;
    // Of an external metric; nothing is an answer of 500.
    using ExternalOf = std::function<std::optional<std::int64_t>(const std::string &space, const std::string &name)>;

    MetricsApi(Certificates &certificates, PodsOf pods, ExternalOf external = {});
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_server->port()); }
    // Answers nothing but 503 from now on, or again.
    void setDown(bool down) { m_down = down; }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    [[nodiscard]] Answer answer(const SeenRequest &request);

    std::unique_ptr<FaultServer> m_server;
    PodsOf m_pods;
    ExternalOf m_external;
    bool m_down = false;
    int m_asked = 0;
};

} // namespace preamar::test
