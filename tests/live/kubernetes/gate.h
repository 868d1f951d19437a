// Stands in the way of every change of a Deployment's count: the API server asks it (a validating webhook) before it stores one.
// So a test knows when a write has arrived and is not stored yet, and how many there were.
#pragma once

#include "tests/live/kubernetes/kubeworld.h"
#include "tests/support/faultserver.h"

#include <functional>
#include <memory>

namespace preamar::test {

class Gate
{
public:
    explicit Gate(KubeWorld &world);

    // True when the API server has taken it up.
    [[nodiscard]] bool open();
    // Called with each rehearsal or write of the user "preamar", from the event loop, while it waits for so many ms more.
    using Act = std::function<void()>;
    void onRehearsal(Act act, int waitMillis) { m_rehearsal = {std::move(act), waitMillis}; }
    void onWrite(Act act, int waitMillis) { m_write = {std::move(act), waitMillis}; }
    void calm() { m_rehearsal = m_write = {}; }
    // Writes of "preamar" that arrived, stored or not.
    [[nodiscard]] int writes() const { return m_writes; }

private:
    struct Step
    {
        Act act;
        int waitMillis = 0;
    };
    [[nodiscard]] Answer answer(const SeenRequest &request);

    KubeWorld &m_world;
    FaultServer m_server;
    Step m_rehearsal;
    Step m_write;
    int m_writes = 0;
    int m_seen = 0;
};

} // namespace preamar::test
