#include "core/base/json.h"
#include "core/net/exchange.h"
#include "core/net/origin.h"
#include "core/net/tls.h"
#include "core/secrets/wipe.h"

#include <QNetworkProxy>
#include <QPointer>

#include <algorithm>

namespace preamar::net {

namespace {

constexpr auto kUnavailable = "SecretUnavailable";

// A header with its value, and the words that must not come back in an error.
struct Credential
{
    QByteArray header;
    QByteArray value;
    std::vector<Secret> hidden;
};

std::string base64(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64().toStdString();
}

void replaceAll(std::string &text, char from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, 1, to);
}

// As written in the credential, and as a server may write it back: in a URL, in base64, in JSON (of Go, of PHP).
std::vector<Secret> spellings(std::string_view secret)
{
    const auto quoted = dumpJson(Json(std::string(secret)));
    const auto plain = quoted.substr(1, quoted.size() - 2);
    auto ofGo = plain;
    auto ofPhp = plain;
    replaceAll(ofGo, '&', "\\u0026");
    replaceAll(ofGo, '<', "\\u003c");
    replaceAll(ofGo, '>', "\\u003e");
    replaceAll(ofPhp, '/', "\\/");
    std::vector<Secret> out;
    out.emplace_back(secret);
    out.emplace_back(formEncode({{"", std::string(secret)}}).substr(1));
    out.emplace_back(base64(secret));
    out.emplace_back(plain);
    out.emplace_back(ofGo);
    out.emplace_back(ofPhp);
    return out;
}

// RFC 9110 5.1, 5.5: a token, a colon, visible characters with blanks between them. Headers that steer the connection or
// name another host are not credentials.
Result<Credential> headerLine(std::string_view line)
{
    const auto refuse = [] {
        return fail(ErrorCode::Unauthenticated, "credential", "expected one line \"Name: value\"", kUnavailable);
    };
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' '))
        line.remove_suffix(1);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return refuse();
    const auto name = line.substr(0, colon);
    auto value = line.substr(colon + 1);
    while (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    const auto token = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (value.empty() || !std::all_of(name.begin(), name.end(), token) ||
        !std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7f; }))
        return refuse();
    const auto lower = QByteArray(name.data(), static_cast<qsizetype>(name.size())).toLower();
    for (const char *own : {"host", "connection", "content-length", "content-type", "transfer-encoding", "accept-encoding", "cookie"}) {
        if (lower == own)
            return refuse();
    }
    Credential out;
    out.hidden = spellings(value);
    out.header = QByteArray(name.data(), static_cast<qsizetype>(name.size()));
    out.value = QByteArray(value.data(), static_cast<qsizetype>(value.size()));
    return out;
}

Result<Credential> makeCredential(const Origin &origin, const Secret &secret)
{
    const auto bytes = secret.bytes();
    const bool visible = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    const bool hasForm = origin.credential == Origin::Credential::Basic || origin.credential == Origin::Credential::HeaderLine;
    if (bytes.empty() || (!visible && !hasForm))
        return fail(ErrorCode::Unauthenticated, "credential", "the secret does not fit into a header", kUnavailable);
    if (origin.credential == Origin::Credential::HeaderLine)
        return headerLine(bytes);
    Credential out;
    out.hidden = spellings(bytes);
    switch (origin.credential) {
    case Origin::Credential::ApiKeyHeader:
        out.header = "X-API-Key";
        out.value = QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        break;
    case Origin::Credential::Bearer:
        out.header = "Authorization";
        out.value = "Bearer " + QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        break;
    case Origin::Credential::Basic: {
        auto pair = origin.basicUser + ":";
        pair += bytes;
        const auto coded = base64(pair);
        wipeBytes(pair.data(), pair.size());
        out.header = "Authorization";
        out.value = "Basic " + QByteArray::fromStdString(coded);
        out.hidden.emplace_back(coded);
        break;
    }
    case Origin::Credential::HeaderLine:
    case Origin::Credential::None:
        break;
    }
    return out;
}

// Only what Qt can speak to a proxy; user and password would be a credential without an origin.
Result<QNetworkProxy> proxyOf(const std::string &address)
{
    if (address.empty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(QString::fromStdString(address), QUrl::StrictMode);
    const auto scheme = url.scheme();
    const bool socks = scheme == QLatin1String("socks5") || scheme == QLatin1String("socks5h");
    const bool plain = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && url.port() != 0;
    if (!plain || (!socks && scheme != QLatin1String("http")))
        return fail(ErrorCode::InvalidArgument, "proxy", plain ? scheme.toStdString() + "://" : "not an address", "ProxyUnsupported");
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(socks ? 1080 : 3128)));
}

Result<void> checkCall(const std::string &method, std::initializer_list<std::string_view> allowed, Millis deadline)
{
    if (std::find(allowed.begin(), allowed.end(), method) == allowed.end())
        return fail(ErrorCode::InvalidArgument, "request", "method not allowed here");
    if (deadline <= Millis{0} || deadline > std::chrono::hours{24})
        return fail(ErrorCode::InvalidArgument, "request", "needs a deadline");
    return {};
}

} // namespace

class HttpClient::Private
{
public:
    Private(HttpClient &client, Origin given, SecretStore &store)
        : q(client), origin(std::move(given)), secrets(store), parsed(parseOrigin(origin))
    {
        if (parsed && parsed->tls)
            tls = tlsConfiguration(origin);
        proxy = proxyOf(origin.proxy);
        reads.setProxy(proxy.value_or(QNetworkProxy(QNetworkProxy::NoProxy)));
    }

    [[nodiscard]] Result<ExchangeSpec> specFor(const std::string &path,
                                               const std::vector<std::pair<std::string, std::string>> &query) const
    {
        if (!parsed)
            return fail(parsed.error());
        if (!tls)
            return fail(tls.error());
        if (!proxy)
            return fail(proxy.error());
        auto url = requestUrl(*parsed, path, query);
        if (!url)
            return fail(std::move(url.error()));
        ExchangeSpec spec;
        spec.url = std::move(*url);
        spec.tls = *tls;
        spec.peerName = QString::fromStdString(origin.peerName);
        spec.pin = origin.pin;
        spec.proxy = *proxy;
        for (const auto &[name, text] : origin.headers)
            spec.headers.emplace_back(QByteArray::fromStdString(name), QByteArray::fromStdString(text));
        return spec;
    }

    // HTTP/1.1 allows six connections per host and manager: streams take them from managers of their own, six to each.
    QNetworkAccessManager &managerFor(const ExchangeSpec &spec)
    {
        constexpr int kPerManager = 6;
        if (!spec.onBytes)
            return reads;
        const auto free = std::find_if(streams.begin(), streams.end(),
                                       [](const std::unique_ptr<QNetworkAccessManager> &m) { return m->findChildren<QNetworkReply *>().size() < kPerManager; });
        if (free != streams.end())
            return **free;
        streams.push_back(std::make_unique<QNetworkAccessManager>());
        streams.back()->setProxy(*proxy);
        return *streams.back();
    }

    void start(ExchangeSpec spec, Exchange::Done done)
    {
        auto &manager = managerFor(spec);
        int &counter = spec.onBytes ? streamed : sent;
        auto *exchange = new Exchange(std::move(spec), counter, std::move(done), &q);
        if (origin.credential == Origin::Credential::None) {
            exchange->send(manager, {}, {}, {});
        } else if (kept) {
            sendWith(*exchange, manager, *kept);
        } else {
            secrets.read(origin.secret, exchange, [this, exchange, &manager](Result<Secret> secret) {
                if (!secret)
                    return exchange->settle(secretError(std::move(secret.error())));
                sendWith(*exchange, manager, *secret);
                // A file may be replaced at any time; a keychain may ask a person at every read.
                if (origin.secret.str().starts_with("keychain:"))
                    kept = std::move(*secret);
            });
        }
    }

    void sendWith(Exchange &exchange, QNetworkAccessManager &manager, const Secret &secret)
    {
        auto credential = makeCredential(origin, secret);
        if (!credential)
            return exchange.settle(std::move(credential.error()));
        exchange.send(manager, credential->header, credential->value, std::move(credential->hidden));
    }

    // A secret that is not there is not a 404 of the server.
    static Error secretError(Error error)
    {
        if (error.code != ErrorCode::InvalidArgument)
            error.code = ErrorCode::Unauthenticated;
        if (error.reason.empty())
            error.reason = kUnavailable;
        return error;
    }

    // The keychain may hold another secret by now; the next request asks again.
    void forgetIfRefused(const Result<Response> &result)
    {
        if (result && result->status == 401)
            kept.reset();
    }

    HttpClient &q;
    Origin origin;
    SecretStore &secrets;
    Result<ParsedOrigin> parsed;
    Result<QSslConfiguration> tls;
    std::optional<Secret> kept;
    Result<QNetworkProxy> proxy{QNetworkProxy(QNetworkProxy::NoProxy)};
    QNetworkAccessManager reads;
    std::vector<std::unique_ptr<QNetworkAccessManager>> streams;
    int sent = 0;
    int streamed = 0;
};

HttpClient::HttpClient(Origin origin, SecretStore &secrets, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(origin), secrets))
{}

HttpClient::~HttpClient()
{
    // Each settles as cancelled while what it uses is still there.
    const auto running = findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(running);
}

Future<Response> HttpClient::read(const Request &request)
{
    auto spec = d->specFor(request.path, request.query);
    if (auto ok = checkCall(request.method, {"GET", "HEAD", "POST"}, request.deadline); spec && !ok)
        spec = fail(std::move(ok.error()));
    if (spec && !request.form.empty() && request.method != "POST")
        spec = fail(ErrorCode::InvalidArgument, "request", "a form needs POST");
    if (!spec)
        return readyFuture<Response>(fail(std::move(spec.error())));
    spec->method = QByteArray::fromStdString(request.method);
    spec->deadline = request.deadline;
    spec->maximumBytes = request.maximumBytes;
    if (request.method == "POST") {
        spec->body = QByteArray::fromStdString(request.form);
        spec->contentType = "application/x-www-form-urlencoded";
        if (!request.json.empty()) {
            spec->body = QByteArray::fromStdString(request.json);
            spec->contentType = "application/json";
        }
    }
    if (!request.accept.empty())
        spec->accept = QByteArray::fromStdString(request.accept);
    auto promise = std::make_shared<QPromise<Result<Response>>>();
    promise->start();
    auto future = promise->future();
    d->start(std::move(*spec), [this, promise](Result<Response> result, bool) {
        d->forgetIfRefused(result);
        promise->addResult(std::move(result));
        promise->finish();
    });
    return future;
}

Future<WriteOutcome> HttpClient::write(const WriteRequest &request)
{
    auto spec = d->specFor(request.path, request.query);
    if (auto ok = checkCall(request.method, {"POST", "PUT", "PATCH", "DELETE"}, request.deadline); spec && !ok)
        spec = fail(std::move(ok.error()));
    if (!spec)
        return readyFuture<WriteOutcome>(WriteOutcome{false, std::nullopt, std::move(spec.error())});
    spec->write = true;
    spec->method = QByteArray::fromStdString(request.method);
    spec->deadline = request.deadline;
    spec->maximumBytes = request.maximumBytes;
    spec->body = QByteArray::fromStdString(request.json);
    spec->contentType = QByteArray::fromStdString(request.contentType);
    auto promise = std::make_shared<QPromise<Result<WriteOutcome>>>();
    promise->start();
    auto future = promise->future();
    d->start(std::move(*spec), [this, promise](Result<Response> result, bool maySent) {
        d->forgetIfRefused(result);
        WriteOutcome outcome{maySent, std::nullopt, std::nullopt};
        if (result)
            outcome.response = std::move(*result);
        else
            outcome.error = std::move(result.error());
        promise->addResult(Result<WriteOutcome>(std::move(outcome)));
        promise->finish();
    });
    return future;
}

void HttpClient::stream(const Request &request, QObject *context, std::function<void(std::string_view)> onBytes,
                        std::function<void(Result<Response>)> onEnd)
{
    auto spec = d->specFor(request.path, request.query);
    if (auto ok = checkCall(request.method, {"GET"}, request.deadline); spec && !ok)
        spec = fail(std::move(ok.error()));
    const QPointer<QObject> guard(context);
    auto ended = [this, guard, onEnd = std::move(onEnd)](Result<Response> result, bool) {
        d->forgetIfRefused(result);
        if (guard)
            onEnd(std::move(result));
    };
    if (!spec)
        return ended(fail(std::move(spec.error())), false);
    spec->method = "GET";
    spec->deadline = request.deadline;
    spec->maximumBytes = request.maximumBytes;
    if (!request.accept.empty())
        spec->accept = QByteArray::fromStdString(request.accept);
    spec->onBytes = [guard, onBytes = std::move(onBytes)](std::string_view bytes) {
        if (guard)
            onBytes(bytes);
    };
    d->start(std::move(*spec), std::move(ended));
}

int HttpClient::requestsSent() const
{
    return d->sent;
}

} // namespace preamar::net
