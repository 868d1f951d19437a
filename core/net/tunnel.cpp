#include "core/net/tunnel.h"

#include "core/base/log.h"
#include "core/net/origin.h"
#include "core/net/status.h"
#include "core/net/tls.h"
#include "core/secrets/wipe.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

namespace preamar::net {

namespace {

constexpr std::size_t kLongestMessage = std::size_t{16} << 20U;
constexpr qsizetype kLongestHead = 16 << 10;
constexpr auto kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

Error broken(std::string detail, ErrorCode code = ErrorCode::Unavailable, std::string reason = "SourceUnreachable")
{
    return {code, "tunnel", std::move(detail), std::move(reason)};
}

QByteArray frame(unsigned opcode, std::string_view payload)
{
    QByteArray out;
    out.append(static_cast<char>(0x80U | opcode));
    const auto size = payload.size();
    if (size < 126) {
        out.append(static_cast<char>(0x80U | size));
    } else {
        const bool small = size <= 0xffff;
        out.append(static_cast<char>(0x80U | (small ? 126U : 127U)));
        for (int shift = small ? 8 : 56; shift >= 0; shift -= 8)
            out.append(static_cast<char>((size >> static_cast<unsigned>(shift)) & 0xffU));
    }
    const quint32 mask = QRandomGenerator::system()->generate();
    std::string key(4, '\0');
    for (std::size_t i = 0; i < 4; ++i)
        key[i] = static_cast<char>((mask >> (8U * i)) & 0xffU);
    out.append(key.data(), 4);
    for (std::size_t i = 0; i < size; ++i)
        out.append(static_cast<char>(payload[i] ^ key[i % 4]));
    return out;
}

} // namespace

Result<std::optional<FrameReader::Frame>> FrameReader::next()
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(m_buffer[i]); };
    for (;;) {
        if (m_buffer.size() < 2)
            return std::optional<Frame>();
        const unsigned opcode = byte(0) & 0x0fU;
        const bool final = (byte(0) & 0x80U) != 0;
        if ((byte(0) & 0x70U) != 0 || (byte(1) & 0x80U) != 0)
            return fail(broken("a frame that no server may send", ErrorCode::Protocol, {}));
        std::size_t size = byte(1) & 0x7fU;
        std::size_t head = 2;
        if (size >= 126) {
            const std::size_t digits = size == 126 ? 2 : 8;
            if (m_buffer.size() < 2 + digits)
                return std::optional<Frame>();
            size = 0;
            for (std::size_t i = 0; i < digits; ++i)
                size = (size << 8U) | byte(2 + i);
            head += digits;
        }
        if (size > kLongestMessage || m_message.size() + size > kLongestMessage)
            return fail(broken("a message over 16 MiB", ErrorCode::Protocol, "AnswerTooLarge"));
        if (m_buffer.size() < head + size)
            return std::optional<Frame>();
        auto payload = m_buffer.substr(head, size);
        m_buffer.erase(0, head + size);
        if (opcode == 8)
            return std::optional(Frame{Kind::Close, std::move(payload)});
        if (opcode == 9)
            return std::optional(Frame{Kind::Ping, std::move(payload)});
        if (opcode == 10)
            continue;
        if (opcode > 2 || (opcode == 0) != m_inMessage)
            return fail(broken("fragments out of order", ErrorCode::Protocol, {}));
        m_message += payload;
        m_inMessage = !final;
        if (final)
            return std::optional(Frame{Kind::Message, std::exchange(m_message, {})});
    }
}

class Tunnel::Private
{
public:
    Private(Tunnel &tunnel, const Origin &given, TunnelHandlers to) : q(tunnel), origin(given), handlers(std::move(to)) {}

    void start(const Secret &credential, const TunnelRequest &request);
    [[nodiscard]] bool trusted() const;
    void greet();
    void readable();
    [[nodiscard]] bool takeHead();
    void end(Error error);

    Tunnel &q;
    Origin origin;
    TunnelHandlers handlers;
    QSslSocket socket;
    QTimer timer;
    QByteArray hello;
    QByteArray accept;
    QByteArray protocol;
    QByteArray head;
    QString host;
    FrameReader frames;
    bool tls = false;
    bool open = false;
};

void Tunnel::Private::start(const Secret &credential, const TunnelRequest &request)
{
    const auto parsed = parseOrigin(origin);
    const auto url = parsed ? requestUrl(*parsed, request.path, request.query) : Result<QUrl>(fail(parsed.error()));
    auto configuration = tlsConfiguration(origin);
    if (!url || !configuration) {
        const auto error = url ? configuration.error() : url.error();
        QTimer::singleShot(0, &q, [this, error] { end(error); });
        return;
    }
    host = url->host();
    tls = parsed->tls;
    const int port = url->port(tls ? 443 : 80);
    QByteArray nonce(16, '\0');
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(nonce.data()), reinterpret_cast<quint32 *>(nonce.data()) + 4);
    const auto key = nonce.toBase64();
    accept = QCryptographicHash::hash(key + kGuid, QCryptographicHash::Sha1).toBase64();
    protocol = QByteArray::fromStdString(request.subprotocol);
    const auto shownHost = host.contains(QLatin1Char(':')) ? '[' + host.toLatin1() + ']' : QUrl::toAce(host);
    hello = "GET " + url->toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\r\nHost: " + shownHost + ':' + QByteArray::number(port) +
            "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + "\r\nUser-Agent: Preamar/0.1\r\n";
    if (!protocol.isEmpty())
        hello += "Sec-WebSocket-Protocol: " + protocol + "\r\n";
    for (const auto &[name, text] : origin.headers)
        hello += QByteArray::fromStdString(name) + ": " + QByteArray::fromStdString(text) + "\r\n";
    const QByteArray secret(credential.bytes().data(), static_cast<qsizetype>(credential.bytes().size()));
    if (origin.credential == Origin::Credential::Bearer && !secret.isEmpty())
        hello += "Authorization: Bearer " + secret + "\r\n";
    else if (origin.credential == Origin::Credential::Basic)
        hello += "Authorization: Basic " + (QByteArray::fromStdString(origin.basicUser) + ':' + secret).toBase64() + "\r\n";
    hello += "\r\n";
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setSslConfiguration(*configuration);
    QObject::connect(&socket, &QSslSocket::encrypted, &q, [this] { greet(); });
    QObject::connect(&socket, &QSslSocket::connected, &q, [this] {
        if (!tls)
            greet();
    });
    QObject::connect(&socket, &QSslSocket::readyRead, &q, [this] { readable(); });
    QObject::connect(&socket, &QSslSocket::errorOccurred, &q, [this](QAbstractSocket::SocketError error) {
        const bool untrusted = error == QAbstractSocket::SslHandshakeFailedError;
        end(broken(plainDetail(socket.errorString().toStdString()), ErrorCode::Unavailable, untrusted ? "TlsUntrusted" : "SourceUnreachable"));
    });
    QObject::connect(&timer, &QTimer::timeout, &q, [this] { end(broken("not open in time", ErrorCode::Timeout)); });
    timer.setSingleShot(true);
    timer.start(request.deadline);
    if (tls)
        socket.connectToHostEncrypted(host, static_cast<quint16>(port), origin.peerName.empty() ? host : QString::fromStdString(origin.peerName));
    else
        socket.connectToHost(host, static_cast<quint16>(port));
}

bool Tunnel::Private::trusted() const
{
    if (!tls)
        return true;
    const auto certificate = socket.peerCertificate();
    if (!origin.pin.empty())
        return fingerprint(certificate) == origin.pin;
    return speaksFor(certificate, origin.peerName.empty() ? host : QString::fromStdString(origin.peerName));
}

void Tunnel::Private::greet()
{
    if (!trusted())
        return end(broken("the certificate does not name this host", ErrorCode::Unavailable, "TlsUntrusted"));
    socket.write(hello);
    wipeBytes(hello.data(), static_cast<std::size_t>(hello.size()));
    hello.clear();
}

// The answer to the upgrade; true once it is open.
bool Tunnel::Private::takeHead()
{
    head += socket.readAll();
    const auto over = head.indexOf("\r\n\r\n");
    if (over < 0) {
        if (head.size() > kLongestHead)
            end(broken("not an answer to an upgrade", ErrorCode::Protocol, {}));
        return false;
    }
    const auto rest = head.mid(over + 4);
    const auto lines = head.left(over).split('\n');
    const int status = lines.front().split(' ').value(1).toInt();
    QByteArray accepted;
    QByteArray chosen;
    for (const auto &line : lines) {
        const auto colon = line.indexOf(':');
        const auto name = line.left(colon).trimmed().toLower();
        if (name == "sec-websocket-accept")
            accepted = line.mid(colon + 1).trimmed();
        else if (name == "sec-websocket-protocol")
            chosen = line.mid(colon + 1).trimmed();
    }
    if (status != 101) {
        Response refused;
        refused.status = status;
        refused.body = rest.left(2000).toStdString();
        end(status >= 400 ? statusError(refused, "tunnel") : broken("HTTP " + std::to_string(status), ErrorCode::Protocol, {}));
        return false;
    }
    if (accepted != accept || chosen != protocol) {
        end(broken("the upgrade was answered by somebody else", ErrorCode::Protocol, {}));
        return false;
    }
    timer.stop();
    open = true;
    head.clear();
    frames.feed({rest.constData(), static_cast<std::size_t>(rest.size())});
    if (handlers.opened)
        handlers.opened();
    return true;
}

void Tunnel::Private::readable()
{
    if (!open && !takeHead())
        return;
    const auto bytes = socket.readAll();
    frames.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (handlers.ended) {
        auto next = frames.next();
        if (!next)
            return end(std::move(next.error()));
        if (!*next)
            return;
        if ((*next)->kind == FrameReader::Kind::Close)
            return end(broken("closed by the other side"));
        if ((*next)->kind == FrameReader::Kind::Ping)
            socket.write(frame(10, (*next)->payload));
        else if (handlers.message)
            handlers.message((*next)->payload);
    }
}

void Tunnel::Private::end(Error error)
{
    const auto ended = std::exchange(handlers.ended, nullptr);
    if (!ended)
        return;
    timer.stop();
    socket.disconnect(&q);
    socket.abort();
    ended(std::move(error));
}

Tunnel::Tunnel(const Origin &origin, const Secret &credential, const TunnelRequest &request, TunnelHandlers handlers, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, origin, std::move(handlers)))
{
    d->start(credential, request);
}

Tunnel::~Tunnel()
{
    d->handlers = {};
    d->socket.disconnect(this);
    d->socket.abort();
}

void Tunnel::send(std::string_view bytes)
{
    if (d->open)
        d->socket.write(frame(2, bytes));
}

} // namespace preamar::net
