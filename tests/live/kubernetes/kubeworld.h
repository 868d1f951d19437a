// A real control plane on loopback: etcd, kube-apiserver, controller-manager, scheduler, and kwok for nodes and pods that
// behave. Everything ends with the object, and with the test program if that is killed.
#pragma once

#include "core/base/json.h"
#include "tests/live/kubernetes/relay.h"
#include "tests/support/certificates.h"

#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace preamar::test {

class KubeWorld
{
public:
    KubeWorld() = default;
    KubeWorld(const KubeWorld &) = delete;
    KubeWorld &operator=(const KubeWorld &) = delete;
    ~KubeWorld();

    // What this machine lacks, or empty.
    [[nodiscard]] static QString missing();
    // One for all tests of a program; null with a reason in problem() where it does not start.
    [[nodiscard]] static KubeWorld *shared();
    static void stopShared();
    [[nodiscard]] static QString sharedProblem();
    // Everything; etcd and the API server alone; or those with nothing but the HPA controller, whoever uses it plays the rest.
    enum class Parts { All, Server, Autoscaler };
    // Before start(): seconds between two looks of the HPA controller at an HPA (2).
    void synchroniseHpasEvery(int seconds) { m_hpaSeconds = seconds; }
    // Returns what went wrong, or empty.
    [[nodiscard]] QString start(Parts parts = Parts::All);

    [[nodiscard]] QString server() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_apiPort); }
    [[nodiscard]] std::string ca() const { return m_certificates.certificate("ca"); }
    [[nodiscard]] Certificates &certificates() { return m_certificates; }
    // Where kwok serves what the nodes' kubelets would.
    [[nodiscard]] QString kubelet() const { return QStringLiteral("127.0.0.1:%1").arg(m_kwokPort); }
    // Where port 9090 of every pod in the namespace "monitoring" leads when it is forwarded, and any port of a pod when the API
    // server itself dials it (service proxy): the pods' addresses are nobody's, so it goes through a proxy of ours.
    [[nodiscard]] quint16 forwardedPort() const { return m_forwardedPort; }
    // A kubeconfig for one of the tokens: admin, preamar (may scale), viewer (may read), nobody.
    [[nodiscard]] QString kubeconfig(const QString &user, const QString &space = {}) { return kubeconfig(user, space, m_apiPort); }
    // The same through another port of this machine, such as a Relay's.
    [[nodiscard]] QString kubeconfig(const QString &user, const QString &space, quint16 port);
    [[nodiscard]] quint16 port() const { return m_apiPort; }
    [[nodiscard]] static QString tokenOf(const QString &user) { return user + QStringLiteral("-token-0123456789"); }

    // As the administrator. Null where the answer is not JSON; status() tells.
    Json call(const QByteArray &method, const QString &path, const Json &body = {}, const QByteArray &type = "application/json");
    [[nodiscard]] int status() const { return m_status; }
    void makeNamespace(const QString &name);
    // The requests are its limits too, unless it may burst beyond them.
    void makeDeployment(const QString &space, const QString &name, int replicas, const Json &requests = {}, const Json &annotations = {}, bool isLimited = true);
    void scale(const QString &space, const QString &name, int replicas);
    [[nodiscard]] Json deployment(const QString &space, const QString &name);
    [[nodiscard]] bool waitReady(const QString &space, const QString &name, int replicas, int millis = 60'000);
    // Group and version "v1beta1" are served by what listens on this port of the machine; true when the API server says so.
    [[nodiscard]] bool aggregate(const QString &group, quint16 port);
    // Annotates every pod of a namespace with what it uses from now on.
    void load(const QString &space, const QByteArray &cpu, const QByteArray &memory);
    // Writes that reached the API server from the user "preamar", dry runs left out.
    [[nodiscard]] int writes() const;

    void stopServer();
    void freezeServer(bool frozen) { freeze(QStringLiteral("apiserver"), frozen); }
    [[nodiscard]] bool startServer();
    // Etcd forgets every version but the present one.
    [[nodiscard]] bool compact();
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] static quint16 freePort();
    QProcess &launch(const QString &name, const QString &program, const QStringList &arguments);
    void end(const QString &name);
    void freeze(const QString &name, bool frozen);

private:
    [[nodiscard]] QString prepare();
    [[nodiscard]] bool waitFor(const QString &path, int millis);
    void grant();
    void makeNodes();

    QTemporaryDir m_dir;
    Certificates m_certificates;
    QNetworkAccessManager m_http;
    std::map<QString, std::unique_ptr<QProcess>> m_processes;
    std::unique_ptr<ConnectProxy> m_egress;
    quint16 m_apiPort = 0;
    quint16 m_etcdPort = 0;
    quint16 m_kwokPort = 0;
    quint16 m_forwardedPort = 0;
    int m_hpaSeconds = 2;
    int m_status = 0;
};

} // namespace preamar::test
