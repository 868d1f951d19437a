#include "core/net/exchange.h"

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/net/status.h"
#include "core/net/tls.h"
#include "core/net/uploadbody.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkProxy>

namespace preamar::net {

namespace {

constexpr qint64 kReadBuffer = qint64{64} << 10U;

std::optional<Timestamp> httpDate(const QByteArray &value)
{
    auto date = QLocale::c().toDateTime(QString::fromLatin1(value), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return fromMillis(date.toMSecsSinceEpoch());
}

// Qt reports a status that is not 2xx as an error of the reply; those say nothing about the transport. 205 is not one
// of them: it means that a body could not be sent a second time.
bool isStatusError(QNetworkReply::NetworkError error, int status)
{
    if (status < 400 || error == QNetworkReply::ContentReSendError)
        return false;
    return (error > QNetworkReply::UnknownProxyError && error <= QNetworkReply::UnknownContentError) ||
           error == QNetworkReply::ProtocolInvalidOperationError ||
           error == QNetworkReply::ProxyAuthenticationRequiredError ||
           (error > QNetworkReply::ProtocolFailure && error <= QNetworkReply::UnknownServerError);
}

// A JSON document that is closed at its end is whole: no shorter prefix of an object or array parses.
bool isClosedDocument(const QByteArray &body)
{
    const auto json = parseJson({body.constData(), static_cast<std::size_t>(body.size())}, "answer");
    return json && json->is_structured();
}

} // namespace

Exchange::Exchange(ExchangeSpec spec, int &sent, Done done, QObject *parent)
    : QObject(parent), m_spec(std::move(spec)), m_sent(sent), m_done(std::move(done))
{
    m_clock.start();
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        settle({ErrorCode::Timeout, where(),
                "no complete answer within " + std::to_string(m_spec.deadline.count()) + " ms", "SourceUnreachable"});
    });
    m_deadline.start(m_spec.deadline);
}

Exchange::~Exchange()
{
    settle({ErrorCode::Cancelled, where(), "ended by the program", {}});
}

void Exchange::send(QNetworkAccessManager &shared, const QByteArray &credentialHeader,
                    const QByteArray &credentialValue, std::vector<Secret> hidden)
{
    if (!m_done || m_reply != nullptr)
        return;
    m_hidden = std::move(hidden);
    auto *manager = &shared;
    if (m_spec.write) {
        // A connection that was kept alive may be closed by the other side just now; a write gets a fresh one.
        m_own = std::make_unique<QNetworkAccessManager>();
        m_own->setProxy(m_spec.proxy);
        manager = m_own.get();
    }
    const auto request = networkRequest(credentialHeader, credentialValue);
    if (m_spec.method == "GET") {
        m_reply = manager->get(request);
    } else if (m_spec.method == "HEAD") {
        m_reply = manager->head(request); // as a custom verb Qt would wait for a body
    } else {
        auto *upload = new UploadBody(m_spec.body);
        m_reply = manager->sendCustomRequest(request, m_spec.method, upload);
        upload->setParent(m_reply);
    }
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_counted = true;
        ++m_sent;
    });
    connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::onEncrypted);
    connect(m_reply, &QNetworkReply::sslErrors, this, &Exchange::onSslErrors);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
}

QNetworkRequest Exchange::networkRequest(const QByteArray &header, const QByteArray &value) const
{
    QNetworkRequest request(m_spec.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    // Qt 6.4 sends over HTTP/2 before encrypted() was answered (CVE-2024-39936), and a GOAWAY makes it wait (N10).
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "Preamar/0.1");
    request.setRawHeader("Accept", m_spec.accept);
    for (const auto &[name, text] : m_spec.headers)
        request.setRawHeader(name, text);
    // Setting it also switches Qt's own decompression off: what is counted is what was received.
    request.setRawHeader("Accept-Encoding", "identity");
    if (!m_spec.contentType.isEmpty()) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_spec.body.size());
        request.setHeader(QNetworkRequest::ContentTypeHeader, m_spec.contentType);
    }
    if (m_spec.url.scheme() == QLatin1String("https")) {
        request.setSslConfiguration(m_spec.tls);
        if (!m_spec.peerName.isEmpty())
            request.setPeerVerifyName(m_spec.peerName);
    }
    if (!header.isEmpty())
        request.setRawHeader(header, value);
    return request;
}

bool Exchange::isTrusted() const
{
    const auto certificate = m_reply->sslConfiguration().peerCertificate();
    if (!m_spec.pin.empty())
        return fingerprint(certificate) == m_spec.pin;
    return speaksFor(certificate, m_spec.peerName.isEmpty() ? m_spec.url.host() : m_spec.peerName);
}

void Exchange::onEncrypted()
{
    m_encrypted = true;
    if (isTrusted())
        return;
    // Qt's network thread waits for the end of this function before it sends; what it finds then is the abort.
    const auto words = m_spec.pin.empty()
                           ? std::string("the certificate's subjectAltName does not name this host")
                           : "another certificate: SHA-256 " + fingerprint(m_reply->sslConfiguration().peerCertificate());
    conclude(fail(ErrorCode::Unavailable, where(), words, "TlsUntrusted"), false);
}

void Exchange::onSslErrors(const QList<QSslError> &errors)
{
    // Kept for the words only: an error that nobody ignores ends the handshake.
    for (const auto &error : errors) {
        if (!m_trustProblem.isEmpty())
            m_trustProblem += QLatin1String("; ");
        m_trustProblem += error.errorString();
    }
}

void Exchange::onHeaders()
{
    const auto declared = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (declared.isValid() && declared.toULongLong() > m_spec.maximumBytes && m_spec.method != "HEAD")
        settle({ErrorCode::Protocol, where(), "answer of " + std::to_string(declared.toULongLong()) + " bytes",
                "AnswerTooLarge"});
}

void Exchange::onReadable()
{
    if (m_reply == nullptr)
        return;
    if (m_spec.onBytes && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() / 100 == 2) {
        m_deadline.start(m_spec.deadline);
        const auto bytes = m_reply->read(m_reply->bytesAvailable());
        const auto sink = m_spec.onBytes; // may end us
        if (!bytes.isEmpty())
            sink({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        return;
    }
    m_body += m_reply->read(m_reply->bytesAvailable());
    if (static_cast<std::size_t>(m_body.size()) > m_spec.maximumBytes)
        settle({ErrorCode::Protocol, where(), "answer over " + std::to_string(m_spec.maximumBytes) + " bytes",
                "AnswerTooLarge"});
}

void Exchange::onFinished()
{
    onReadable();
    if (!m_done)
        return;
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    if (status == 0)
        return conclude(tl::make_unexpected(transportError()), !nothingSent());
    // A connection that was kept alive does not signal encrypted() again (safety.md L4).
    if (m_spec.url.scheme() == QLatin1String("https") && !isTrusted())
        return settle({ErrorCode::Unavailable, where(), "the certificate changed its name", "TlsUntrusted"});
    if (status >= 300 && status < 400) {
        const auto why = m_reply->rawHeader("redirect-reason").toStdString(); // Portainer's, e.g. AdminInitTimeout
        return settle({ErrorCode::Protocol, where(), plainDetail("HTTP " + std::to_string(status) + " " + masked(why)),
                       "RedirectRefused"});
    }
    if (error != QNetworkReply::NoError && !isStatusError(error, status)) {
        return settle({ErrorCode::Protocol,
                       where(),
                       "the answer ended early, after " + std::to_string(m_body.size()) + " bytes",
                       {}});
    }
    const bool streamed = m_spec.onBytes && status / 100 == 2;
    if (auto whole = streamed ? Result<void>() : completeness(status); !whole)
        return settle(whole.error());
    conclude(takeResponse(status), true);
}

Error Exchange::transportError() const
{
    const auto words = plainDetail(masked(m_reply->errorString().toStdString()));
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::Unavailable, where(),
                m_trustProblem.isEmpty() ? words : plainDetail(m_trustProblem.toStdString()), "TlsUntrusted"};
    case QNetworkReply::TimeoutError:
        return {ErrorCode::Timeout, where(), words, "SourceUnreachable"};
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        return {ErrorCode::Protocol, where(), "not an HTTP answer", {}};
    case QNetworkReply::ContentReSendError:
        return {ErrorCode::Unavailable, where(), "the connection ended before an answer", "SourceUnreachable"};
    default:
        return {ErrorCode::Unavailable, where(), words, "SourceUnreachable"};
    }
}

// Only where Qt itself ended the request: then its network thread can send no more.
bool Exchange::nothingSent() const
{
    if (m_counted)
        return false;
    const auto error = m_reply->error();
    if (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError)
        return true;
    // Qt waits for our answer to encrypted() before it sends the first byte.
    return m_spec.url.scheme() == QLatin1String("https") && !m_encrypted;
}

Result<void> Exchange::completeness(int status) const
{
    const auto encoding = m_reply->rawHeader("content-encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return fail(ErrorCode::Protocol, where(), "compressed answer to a request for a plain one");
    if (m_spec.method == "HEAD" || status == 204)
        return {};
    if (m_reply->hasRawHeader("content-length")) {
        bool number = false;
        const auto declared = m_reply->rawHeader("content-length").trimmed().toLongLong(&number);
        if (!number || declared != m_body.size()) {
            return fail(ErrorCode::Protocol, where(),
                        "the answer ended early, after " + std::to_string(m_body.size()) + " bytes");
        }
        return {};
    }
    // A cut chunk is an error of Qt's; a body without length that ends early is none (safety.md N8). An answer that is
    // not 2xx carries only words, and those may be short.
    if (status >= 200 && status < 300 && !m_reply->rawHeader("transfer-encoding").toLower().contains("chunked") &&
        !isClosedDocument(m_body))
        return fail(ErrorCode::Protocol, where(), "an answer of unknown length is not a whole document");
    return {};
}

Response Exchange::takeResponse(int status)
{
    Response response;
    response.status = status;
    const bool mask = status >= 400;
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        auto text = value.toStdString();
        response.headers[name.toLower().toStdString()] = mask ? masked(std::move(text)) : std::move(text);
    }
    auto body = m_body.toStdString();
    response.body = mask ? masked(std::move(body)) : std::move(body);
    response.date = httpDate(m_reply->rawHeader("date"));
    return response;
}

std::string Exchange::masked(std::string text) const
{
    static constexpr std::string_view mask = "[hidden]";
    for (const auto &secret : m_hidden) {
        if (secret.empty())
            continue;
        for (auto at = text.find(secret.bytes()); at != std::string::npos;
             at = text.find(secret.bytes(), at + mask.size()))
            text.replace(at, secret.bytes().size(), mask);
    }
    return text;
}

std::string Exchange::where() const
{
    return m_spec.method.toStdString() + " " + logText(m_spec.url.path(QUrl::FullyEncoded).toStdString());
}

void Exchange::settle(Error error)
{
    conclude(tl::make_unexpected(std::move(error)), m_reply != nullptr);
}

void Exchange::conclude(Result<Response> result, bool maySent)
{
    if (!m_done)
        return;
    const auto done = std::exchange(m_done, nullptr);
    m_deadline.stop();
    if (m_spec.write && maySent && !m_counted)
        ++m_sent;
    log(result);
    m_hidden.clear();
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    deleteLater();
    done(std::move(result), maySent);
}

void Exchange::log(const Result<Response> &result) const
{
    const auto level = !result ? spdlog::level::warn : m_spec.write ? spdlog::level::info : spdlog::level::debug;
    auto outcome = result ? std::to_string(result->status) : std::string(toString(result.error().code));
    if (!result && !result.error().reason.empty())
        outcome += "/" + result.error().reason;
    logger("net")->log(level, "{} {} {} {} {} ms", m_spec.method.toStdString(),
                       logText(m_spec.url.host().toStdString()),
                       logText(m_spec.url.path(QUrl::FullyEncoded).toStdString()), outcome, m_clock.elapsed());
}

} // namespace preamar::net
