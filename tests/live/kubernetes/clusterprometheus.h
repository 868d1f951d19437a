// A real Prometheus on loopback that scrapes what kwok's nodes say of their pods, with a past that promtool made.
#pragma once

#include "tests/live/kubernetes/kubeworld.h"

#include <QTemporaryDir>

namespace preamar::test {

class ClusterPrometheus
{
public:
    explicit ClusterPrometheus(KubeWorld &world) : m_world(world) {}

    // Listens where port 9090 of the pods in "monitoring" leads. Deployments of the namespace, each with two pods that died in a
    // rollout, have two weeks of past: only their names tell whose they were. Returns what went wrong, or empty.
    [[nodiscard]] QString start(const QString &space, const QStringList &deployments);
    // Waits until so many pods that live now have a rate of CPU.
    [[nodiscard]] bool waitScraped(const QString &space, int pods);
    void stop();
    [[nodiscard]] bool again();
    void freeze(bool frozen);
    // The first value of an instant query, -1 without one.
    [[nodiscard]] double measured(const QString &expression);
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_world.forwardedPort()); }

private:
    KubeWorld &m_world;
    QTemporaryDir m_dir;
};

} // namespace preamar::test
