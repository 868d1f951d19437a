// The servers of the live scenario, each of them real but Portainer: a Swarm with one service, what measures its
// containers, a Prometheus with two weeks of their past, and the double of Portainer in front of dockerd's socket.
#pragma once

#include "core/base/json.h"
#include "tests/contract/realdocker.h"
#include "tests/live/livehistory.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace preamar::test {

class LiveWorld
{
public:
    static constexpr int kReplicas = 2;
    static constexpr double kCpuLimit = 0.1; // small, so that a busy machine still gives a busy loop all of it
    static constexpr const char *kService = "loja_api";

    LiveWorld() = default;
    LiveWorld(const LiveWorld &) = delete;
    LiveWorld &operator=(const LiveWorld &) = delete;
    ~LiveWorld();

    // What this machine lacks, or empty.
    [[nodiscard]] static QString missing();
    // Starts everything; returns what went wrong, or empty.
    [[nodiscard]] QString start();

    [[nodiscard]] QByteArray portainer() const { return m_portainer; }
    [[nodiscard]] QByteArray prometheus() const { return m_prometheus; }
    [[nodiscard]] QString keyFile() const { return m_dir.filePath(QStringLiteral("key")); }
    [[nodiscard]] QByteArray key() const { return m_key; }
    // What measures: "cAdvisor 0.49.2" or "docker stats".
    [[nodiscard]] QString measuredBy() const { return m_measuredBy; }
    // Updates that reached Portainer, one line each.
    [[nodiscard]] QList<QByteArray> writes() const;

    // From here on every container of the service burns all the CPU that its limit leaves it.
    [[nodiscard]] bool burn() const;
    // The service as dockerd itself tells it.
    [[nodiscard]] Json service() const;
    // One number of the real Prometheus, or nullopt.
    [[nodiscard]] std::optional<double> measured(const QString &expression);
    // stdout and stderr of every server, for the search for secrets.
    [[nodiscard]] QByteArray logs() const;

private:
    [[nodiscard]] QString startService();
    [[nodiscard]] QString startMetrics();
    [[nodiscard]] QString importPast();
    [[nodiscard]] QString startPrometheus();
    [[nodiscard]] QString startPortainer();
    QProcess &launch(const QString &name, const QString &program, const QStringList &arguments);
    // The address that a program prints as "listening on ORIGIN".
    [[nodiscard]] QByteArray listening(const QString &name) const;
    [[nodiscard]] QByteArray get(const QByteArray &url);
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
    RealDocker *m_docker = nullptr;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    QNetworkAccessManager m_network;
    QString m_measuredBy;
    QByteArray m_metrics;
    QByteArray m_prometheus;
    QByteArray m_portainer;
    QByteArray m_key;
};

} // namespace preamar::test
