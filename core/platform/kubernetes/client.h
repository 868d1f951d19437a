// The API server of one context: signs in, reads, asks, watches, writes. Reads its kubeconfig anew when a credential was
// refused; runs a consented exec plugin when one is due. Lives on the thread that makes it.
#pragma once

#include "core/base/clock.h"
#include "core/domain/context.h"
#include "core/net/httpclient.h"
#include "core/platform/kubernetes/access.h"
#include "core/platform/kubernetes/execplugin.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace preamar::kubernetes {

using Answer = Result<net::Response>;
using Handler = std::function<void(Answer)>;
using Fields = std::vector<std::pair<std::string, std::string>>;

// A status that is not 2xx as an Error with the words of the Status object; 401 TokenRejected, 403 ClusterAccessDenied.
[[nodiscard]] Error answerError(const net::Response &response, const std::string &where);

class ClusterClient final : public QObject
{
    Q_OBJECT
public:
    ClusterClient(const KubernetesConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~ClusterClient() override;

    // One read; after a 401 the credential is made anew and the read repeated once. The status is the caller's to judge.
    void read(const net::Request &request, Handler handler);
    void get(const std::string &path, const Fields &query, Handler handler, const std::string &accept = {});
    // A POST that changes nothing, such as a SelfSubjectAccessReview.
    void ask(const std::string &path, const Json &body, Handler handler);
    // Sent at most once, whatever happens (I-30). Never repeated, not even after a 401.
    void write(const net::WriteRequest &request, std::function<void(net::WriteOutcome)> handler);
    void watch(const net::Request &request, QObject *context, std::function<void(std::string_view)> onBytes, Handler onEnd);
    [[nodiscard]] int requestsSent() const;
    // Of the context that was last resolved; empty before.
    [[nodiscard]] std::string space() const { return m_space; }
    // What a connection of one's own needs (port-forward): origin and the Authorization header's value, empty for none.
    void connection(std::function<void(Result<std::pair<net::Origin, std::shared_ptr<Secret>>>)> handler);

private:
    class Credentials;
    using Ready = std::function<void(Result<net::HttpClient *>)>;

    void ready(Ready handler);
    void answerWaiting(const Result<net::HttpClient *> &result);
    void build(Access access);
    void buildWith(const Access &access, const std::shared_ptr<ExecCredential> &credential);
    void askForPin(const Access &access);
    void retire();
    void readOnce(const net::Request &request, bool mayRepeat, Handler handler);

    KubernetesConfig m_config;
    SecretStore &m_secrets;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<net::HttpClient> m_client;
    std::deque<std::unique_ptr<net::HttpClient>> m_retired; // their last answers may still be on the way
    net::Origin m_origin;
    std::vector<Ready> m_waiting;
    bool m_building = false;
    std::optional<Timestamp> m_expires;
    std::string m_space;
    int m_sentBefore = 0;
};

} // namespace preamar::kubernetes
