#include "core/platform/kubernetes/client.h"

#include "core/base/log.h"
#include "core/domain/reason.h"

#include <QDateTime>
#include <QFile>
#include <QPointer>
#include <QSslCertificate>

namespace preamar::kubernetes {

namespace {

constexpr Millis kDeadline{Seconds{15}};
constexpr std::size_t kMaximumAnswer = std::size_t{64} << 20U;
constexpr Millis kRefreshEarly{Seconds{60}};
constexpr std::size_t kMostRetired = 3;
constexpr qint64 kMaximumToken = qint64{64} << 10U;
const SecretRef kOwn{"kubernetes:credential"};

} // namespace

Error answerError(const net::Response &response, const std::string &where)
{
    auto error = net::statusError(response, where);
    if (const auto json = parseJson(response.body, "status"); json && stringAt(*json, "kind") == "Status")
        error.detail = logText(stringAt(*json, "message").value_or(error.detail)).substr(0, 300);
    if (response.status == 401)
        error.reason = toString(ReasonCode::TokenRejected);
    else if (response.status == 403)
        error.reason = toString(ReasonCode::ClusterAccessDenied);
    else if (response.status == 410 || response.status == 422)
        error.code = ErrorCode::Conflict;
    return error;
}

namespace {

// The server would only say 401 to it, which tells nobody what to renew. Nothing where there is none or it cannot be read.
std::optional<Error> expired(const std::string &pem, Timestamp now)
{
    const auto certificates = QSslCertificate::fromData(QByteArray::fromStdString(pem));
    if (certificates.empty() || certificates.front().expiryDate() >= QDateTime::fromMSecsSinceEpoch(toMillis(now)))
        return std::nullopt;
    return Error{ErrorCode::Unauthenticated, "client certificate", "expired " + certificates.front().expiryDate().toUTC().toString(Qt::ISODate).toStdString(),
                 std::string(toString(ReasonCode::ClientCertificateInvalid))};
}

} // namespace

// Hands out what signs in: the token at hand, or the file it rotates in.
class ClusterClient::Credentials final : public SecretStore
{
public:
    Secret fixed;
    std::string file;

    void read(const SecretRef &, QObject *context, SecretHandler handler) override
    {
        if (context == nullptr)
            return;
        if (file.empty())
            return handler(fixed.copy());
        QFile token(QString::fromStdString(file));
        if (!token.open(QIODevice::ReadOnly))
            return handler(fail(ErrorCode::Unauthenticated, "token file", logText(file) + ": cannot be read",
                                std::string(toString(ReasonCode::SecretUnavailable))));
        const auto bytes = token.read(kMaximumToken).trimmed();
        handler(Secret({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    }
    void write(const SecretRef &, Secret, QObject *, DoneHandler handler) override
    {
        handler(fail(ErrorCode::InvalidArgument, "kubernetes credential", "is never stored"));
    }
    void remove(const SecretRef &, QObject *, DoneHandler handler) override { handler({}); }
};

ClusterClient::ClusterClient(const KubernetesConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_config(config), m_secrets(secrets), m_clock(std::move(clock)), m_credentials(std::make_unique<Credentials>())
{}

ClusterClient::~ClusterClient()
{
    // Their answers, cancelled, still find us whole.
    m_client.reset();
    m_retired.clear();
}

int ClusterClient::requestsSent() const
{
    int sent = m_sentBefore + (m_client ? m_client->requestsSent() : 0);
    for (const auto &old : m_retired)
        sent += old->requestsSent();
    return sent;
}

void ClusterClient::retire()
{
    if (!m_client)
        return;
    m_retired.push_back(std::move(m_client));
    m_client = nullptr;
    m_expires.reset();
    if (m_retired.size() > kMostRetired) {
        m_sentBefore += m_retired.front()->requestsSent();
        m_retired.front().release()->deleteLater();
        m_retired.pop_front();
    }
}

void ClusterClient::ready(Ready handler)
{
    if (m_client && m_expires && m_clock->wall() + kRefreshEarly >= *m_expires)
        retire();
    if (m_client)
        return handler(m_client.get());
    m_waiting.push_back(std::move(handler));
    if (std::exchange(m_building, true))
        return;
    auto access = resolveAccess(m_config);
    if (!access)
        return answerWaiting(fail(std::move(access.error())));
    m_space = access->space;
    if (auto old = expired(access->certificate, m_clock->wall()))
        return answerWaiting(fail(std::move(*old)));
    if (access->unpinned)
        return askForPin(*access);
    if (access->exec) {
        const auto spec = *access->exec;
        const auto folder = access->folder;
        const auto info = access->clusterInfo;
        return runExec(spec, folder, info, m_config.allowExec, {}, this,
                       [this, access = std::move(*access)](Result<std::shared_ptr<ExecCredential>> credential) {
                           if (!credential)
                               return answerWaiting(fail(std::move(credential.error())));
                           buildWith(access, *credential);
                       });
    }
    if (access->key.find("ENCRYPTED") != std::string::npos && !m_config.keyPassword.empty())
        return build(std::move(*access));
    buildWith(*access, nullptr);
}

// The password of an encrypted key comes from the keychain or a file.
void ClusterClient::build(Access access)
{
    m_secrets.read(m_config.keyPassword, this, [this, access = std::move(access)](Result<Secret> password) {
        if (!password)
            return answerWaiting(fail(std::move(password.error())));
        auto identity = net::clientIdentity(access.certificate, Secret(access.key), *password);
        if (!identity)
            return answerWaiting(fail(std::move(identity.error())));
        auto opened = access;
        opened.certificate.clear();
        opened.origin.identity = *identity;
        buildWith(opened, nullptr);
    });
}

void ClusterClient::buildWith(const Access &access, const std::shared_ptr<ExecCredential> &credential)
{
    auto origin = access.origin;
    const bool fromPlugin = credential && !credential->certificate.empty();
    if (fromPlugin || !access.certificate.empty()) {
        auto identity = fromPlugin ? net::clientIdentity(credential->certificate, credential->key, {})
                                   : net::clientIdentity(access.certificate, Secret(access.key), {});
        if (!identity)
            return answerWaiting(fail(std::move(identity.error())));
        origin.identity = std::move(*identity);
    }
    m_credentials->file = access.tokenFile;
    const bool bearer = !access.token.empty() || !access.tokenFile.empty() || (credential && !credential->token.empty());
    if (bearer) {
        origin.credential = net::Origin::Credential::Bearer;
        m_credentials->fixed = credential ? credential->token.copy() : Secret(access.token);
    } else if (!access.username.empty()) {
        origin.credential = net::Origin::Credential::Basic;
        origin.basicUser = access.username;
        m_credentials->fixed = Secret(access.password);
    }
    origin.secret = kOwn;
    if (credential)
        m_expires = credential->expires;
    m_origin = origin;
    m_client = std::make_unique<net::HttpClient>(origin, *m_credentials);
    answerWaiting(m_client.get());
}

// Nothing of ours is sent: the handshake ends at the certificate, whose fingerprint the operator may then consent to.
void ClusterClient::askForPin(const Access &access)
{
    auto origin = access.origin;
    origin.pin = std::string(64, '0');
    origin.headers.clear();
    auto probe = std::make_shared<net::HttpClient>(origin, *m_credentials);
    net::Request request;
    request.path = "/version";
    request.deadline = kDeadline;
    onResult(probe->read(request), this, [this, probe](Answer answer) {
        auto error = answer ? Error{ErrorCode::Protocol, "TLS", "no certificate", {}} : answer.error();
        if (error.reason == toString(ReasonCode::TlsUntrusted))
            error.reason = toString(ReasonCode::InsecureTls);
        answerWaiting(fail(std::move(error)));
    });
}

void ClusterClient::answerWaiting(const Result<net::HttpClient *> &result)
{
    m_building = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &handler : waiting)
        handler(result);
}

void ClusterClient::read(const net::Request &request, Handler handler)
{
    readOnce(request, true, std::move(handler));
}

void ClusterClient::readOnce(const net::Request &request, bool mayRepeat, Handler handler)
{
    ready([this, request, mayRepeat, handler = std::move(handler)](const Result<net::HttpClient *> &client) mutable {
        if (!client)
            return handler(fail(client.error()));
        const auto *used = *client;
        onResult((*client)->read(request), this, [this, request, mayRepeat, used, handler = std::move(handler)](Answer answer) mutable {
            if (!answer || answer->status != 401 || !mayRepeat)
                return handler(std::move(answer));
            // Rotated meanwhile, or expired without saying so: once more with what there is now.
            if (m_client.get() == used)
                retire();
            readOnce(request, false, std::move(handler));
        });
    });
}

void ClusterClient::get(const std::string &path, const Fields &query, Handler handler, const std::string &accept)
{
    net::Request request;
    request.path = path;
    request.query = query;
    request.deadline = kDeadline;
    request.maximumBytes = kMaximumAnswer;
    request.accept = accept;
    read(request, std::move(handler));
}

void ClusterClient::ask(const std::string &path, const Json &body, Handler handler)
{
    net::Request request;
    request.method = "POST";
    request.path = path;
    request.json = dumpJson(body);
    request.deadline = kDeadline;
    read(request, std::move(handler));
}

void ClusterClient::write(const net::WriteRequest &request, std::function<void(net::WriteOutcome)> handler)
{
    ready([this, request, handler = std::move(handler)](const Result<net::HttpClient *> &client) mutable {
        if (!client)
            return handler({false, std::nullopt, client.error()});
        onResult((*client)->write(request), this, [handler = std::move(handler)](Result<net::WriteOutcome> outcome) {
            // A promise that was dropped says nothing about the wire.
            handler(outcome ? std::move(*outcome) : net::WriteOutcome{true, std::nullopt, outcome.error()});
        });
    });
}

void ClusterClient::watch(const net::Request &request, QObject *context, std::function<void(std::string_view)> onBytes, Handler onEnd)
{
    const QPointer<QObject> guard(context);
    ready([guard, request, onBytes = std::move(onBytes), onEnd = std::move(onEnd)](const Result<net::HttpClient *> &client) {
        if (!guard)
            return;
        if (!client)
            return onEnd(fail(client.error()));
        (*client)->stream(request, guard, onBytes, onEnd);
    });
}

void ClusterClient::connection(std::function<void(Result<std::pair<net::Origin, std::shared_ptr<Secret>>>)> handler)
{
    ready([this, handler = std::move(handler)](const Result<net::HttpClient *> &client) {
        if (!client)
            return handler(fail(client.error()));
        if (m_origin.credential == net::Origin::Credential::None)
            return handler(std::make_pair(m_origin, std::make_shared<Secret>()));
        m_credentials->read(kOwn, this, [this, handler](Result<Secret> secret) {
            if (!secret)
                return handler(fail(std::move(secret.error())));
            handler(std::make_pair(m_origin, std::make_shared<Secret>(std::move(*secret))));
        });
    });
}

} // namespace preamar::kubernetes
