#include "tests/support/faultserver.h"

#include <QFile>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <optional>

#include <sys/socket.h>

namespace preamar::test {

namespace {

constexpr qint64 kPiece = qint64{64} << 10U;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string trimmed(const std::string &text)
{
    return QByteArray::fromStdString(text).trimmed().toStdString();
}

SeenRequest parseHead(const std::string &head)
{
    SeenRequest out;
    const auto lineEnd = head.find("\r\n");
    const auto line = head.substr(0, lineEnd);
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    out.method = line.substr(0, first);
    out.target = last > first ? line.substr(first + 1, last - first - 1) : std::string();
    for (auto at = lineEnd; at != std::string::npos && at + 2 < head.size();) {
        const auto end = head.find("\r\n", at + 2);
        const auto row = head.substr(at + 2, end == std::string::npos ? end : end - at - 2);
        if (const auto colon = row.find(':'); colon != std::string::npos)
            out.headers[lower(row.substr(0, colon))] = trimmed(row.substr(colon + 1));
        at = end;
    }
    return out;
}

class Listener final : public QTcpServer
{
public:
    std::function<void(qintptr)> accepted;

protected:
    void incomingConnection(qintptr descriptor) override { accepted(descriptor); }
};

std::string render(const Answer &answer, bool withLength)
{
    std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " Words\r\n";
    bool own = false;
    for (const auto &[name, value] : answer.headers) {
        out += name + ": " + value + "\r\n";
        own = own || lower(name) == "content-length" || lower(name) == "transfer-encoding";
    }
    if (withLength && !own)
        out += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
    return out + "\r\n";
}

} // namespace

class FaultServer::Private
{
public:
    struct Connection
    {
        QTcpSocket *socket = nullptr;
        int number = 0;
        std::string buffer;
        std::optional<SeenRequest> head;
        std::size_t bodySize = 0;
        bool begun = false;
        qint64 left = 0;
        std::size_t dripped = 0;
    };

    explicit Private(FaultServer &server) : q(server) {}

    void listen()
    {
        listener.accepted = [this](qintptr descriptor) { accept(descriptor); };
        if (!listener.listen(QHostAddress::LocalHost))
            qFatal("FaultServer: cannot listen");
        port = listener.serverPort();
    }

    static void reset(QTcpSocket *socket)
    {
        const linger now{1, 0};
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket->abort();
    }

    // What is still to be written goes out first.
    static void close(QTcpSocket *socket) { socket->disconnectFromHost(); }

    void accept(qintptr descriptor)
    {
        ++connections;
        QTcpSocket *socket = tls ? new QSslSocket(&q) : new QTcpSocket(&q);
        socket->setSocketDescriptor(descriptor);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (!tls)
            return serve(socket);
        if (fault == Fault::CloseBeforeTls)
            return socket->abort();
        auto *ssl = static_cast<QSslSocket *>(socket);
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients: none is asked for
        ssl->setSslConfiguration(configuration);
        QObject::connect(ssl, &QSslSocket::encrypted, &q, [this, ssl] { serve(ssl); });
        ssl->startServerEncryption();
    }

    void serve(QTcpSocket *socket)
    {
        auto connection = std::make_shared<Connection>();
        connection->socket = socket;
        connection->number = connections;
        if (fault == Fault::CloseAtAccept)
            return close(socket);
        if (fault == Fault::ResetAtAccept)
            return reset(socket);
        if (fault == Fault::HalfCloseAtAccept)
            ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR);
        QObject::connect(socket, &QTcpSocket::readyRead, &q, [this, connection] { arrived(*connection); });
        if (socket->bytesAvailable() > 0)
            arrived(*connection);
    }

    void arrived(Connection &c)
    {
        const auto bytes = c.socket->readAll().toStdString();
        received += bytes;
        c.buffer += bytes;
        if (!c.begun && !c.buffer.empty()) {
            c.begun = true;
            ++begun;
        }
        if (!c.head) {
            const auto end = c.buffer.find("\r\n\r\n");
            if (end == std::string::npos)
                return;
            c.head = parseHead(c.buffer.substr(0, end));
            c.head->connection = c.number;
            c.buffer.erase(0, end + 4);
            ++heads;
            const auto length = c.head->headers.find("content-length");
            c.bodySize = length == c.head->headers.end() ? 0 : std::stoul(length->second);
            if (fault == Fault::CloseAfterHeaders)
                return close(c.socket);
            if (fault == Fault::ResetAfterHeaders)
                return reset(c.socket);
        }
        if (c.buffer.size() < c.bodySize)
            return;
        c.head->body = c.buffer.substr(0, c.bodySize);
        c.buffer.erase(0, c.bodySize);
        requests.push_back(*c.head);
        const auto request = *std::exchange(c.head, std::nullopt);
        c.begun = false;
        const auto answer = handler ? handler(request) : Answer{};
        if (answer.delayMs <= 0)
            return give(c, answer);
        QPointer<QTcpSocket> alive(c.socket);
        auto copy = std::make_shared<Connection>(c);
        QTimer::singleShot(answer.delayMs, &q, [this, alive, copy, answer] {
            if (alive)
                give(*copy, answer);
        });
    }

    void give(Connection &c, const Answer &answer)
    {
        auto *socket = c.socket;
        const auto write = [socket](const std::string &text) {
            socket->write(text.data(), static_cast<qint64>(text.size()));
        };
        const auto half = answer.body.substr(0, answer.body.size() / 2);
        const auto longer = [&answer](std::size_t length, const std::string &kind) {
            auto copy = answer;
            copy.headers.emplace_back(kind, kind == "Content-Length" ? std::to_string(length) : "chunked");
            return render(copy, true);
        };
        const auto whole = answer.body.size();
        switch (fault) {
        case Fault::CloseAfterRequest:
            return close(socket);
        case Fault::ResetAfterRequest:
            return reset(socket);
        case Fault::CloseInStatusLine:
            write("HTTP/1.1 2");
            return close(socket);
        case Fault::CloseInHeaders:
            write("HTTP/1.1 200 Words\r\nContent-Le");
            return close(socket);
        case Fault::CloseInBody:
            write(longer(whole + 10, "Content-Length") + answer.body);
            return close(socket);
        case Fault::ResetInBody:
            write(longer(whole + 10, "Content-Length") + answer.body);
            socket->flush();
            return reset(socket);
        case Fault::CloseInBodyWithoutLength:
            write(render(answer, false) + half);
            return close(socket);
        case Fault::CloseAfterBodyWithoutLength:
            write(render(answer, false) + answer.body);
            return close(socket);
        case Fault::CloseInChunk:
            write(longer(0, "Transfer-Encoding") + "ff\r\n" + answer.body);
            return close(socket);
        case Fault::CloseBetweenChunks:
            write(longer(0, "Transfer-Encoding") +
                  QByteArray::number(static_cast<qulonglong>(whole), 16).toStdString() + "\r\n" + answer.body + "\r\n");
            return close(socket);
        case Fault::HangAfterRequest:
        case Fault::HalfCloseAtAccept:
            return;
        case Fault::HangInHeaders:
            return write("HTTP/1.1 200 Words\r\nContent-Le");
        case Fault::HangInBody:
            return write(longer(whole + 10, "Content-Length") + answer.body);
        case Fault::ContinueThenAnswer:
            return write("HTTP/1.1 100 Continue\r\n\r\n" + render(answer, true) + answer.body);
        case Fault::ContinueThenClose:
            write("HTTP/1.1 100 Continue\r\n\r\n");
            return close(socket);
        case Fault::DripBody:
            write(longer(100'000, "Content-Length"));
            return drip(socket);
        case Fault::HugeHeaders: {
            auto copy = answer;
            for (const char *name : {"X-A", "X-B", "X-C"})
                copy.headers.emplace_back(name, std::string(100'000, 'h'));
            return write(render(copy, true) + answer.body);
        }
        case Fault::HugeBody:
            write(longer(static_cast<std::size_t>(hugeBytes), "Content-Length"));
            return flood(socket);
        case Fault::HugeBodyWithoutLength:
            write(render(answer, false));
            return flood(socket);
        case Fault::Garbage:
            write("SSH-2.0-OpenSSH_9.2p1\r\n\r\n");
            return close(socket);
        default:
            return write(render(answer, true) + (answer.status == 204 ? std::string() : answer.body));
        }
    }

    void drip(QTcpSocket *socket)
    {
        auto *timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        timer->start(500);
    }

    void flood(QTcpSocket *socket)
    {
        auto left = std::make_shared<qint64>(hugeBytes);
        const auto more = [socket, left] {
            while (*left > 0 && socket->bytesToWrite() < 4 * kPiece) {
                const auto n = std::min(*left, kPiece);
                socket->write(QByteArray(n, 'x'));
                *left -= n;
            }
            if (*left <= 0)
                socket->disconnectFromHost();
        };
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    }

    FaultServer &q;
    Listener listener;
    quint16 port = 0;
    bool tls = false;
    QList<QSslCertificate> chain;
    QSslKey key;
    Fault fault = Fault::None;
    Handler handler;
    qint64 hugeBytes = qint64{50} << 20U;
    int connections = 0;
    int begun = 0;
    int heads = 0;
    std::vector<SeenRequest> requests;
    std::string received;
};

FaultServer::FaultServer(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this))
{
    d->listen();
}

FaultServer::FaultServer(const std::string &certificateFile, const std::string &keyFile, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this))
{
    d->tls = true;
    d->chain = QSslCertificate::fromPath(QString::fromStdString(certificateFile));
    QFile file(QString::fromStdString(keyFile));
    if (file.open(QIODevice::ReadOnly))
        d->key = QSslKey(&file, QSsl::Ec);
    if (d->chain.isEmpty() || d->key.isNull())
        qFatal("FaultServer: no certificate or no EC key");
    d->listen();
}

FaultServer::~FaultServer()
{
    dropConnections();
}

std::string FaultServer::url() const
{
    return (d->tls ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(d->port);
}

int FaultServer::port() const
{
    return d->port;
}

void FaultServer::setFault(Fault fault)
{
    d->fault = fault;
}

void FaultServer::setHandler(Handler handler)
{
    d->handler = std::move(handler);
}

void FaultServer::setHugeBytes(qint64 bytes)
{
    d->hugeBytes = bytes;
}

void FaultServer::stopListening()
{
    d->listener.close();
}

void FaultServer::dropConnections()
{
    for (auto *socket : findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly)) {
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }
}

int FaultServer::connections() const
{
    return d->connections;
}

int FaultServer::requestsBegun() const
{
    return d->begun;
}

int FaultServer::requestHeads() const
{
    return d->heads;
}

const std::vector<SeenRequest> &FaultServer::requests() const
{
    return d->requests;
}

const std::string &FaultServer::received() const
{
    return d->received;
}

} // namespace preamar::test
