// The real dockerd behind the double: one connection per request, the answer as it came.
#include "tests/support/portainerdouble_swarm.h"

#include <QLocalSocket>
#include <QPointer>

#include <memory>

namespace preamar::test {

namespace {

QByteArray unchunked(const QByteArray &body)
{
    QByteArray out;
    qsizetype at = 0;
    while (at < body.size()) {
        const auto end = body.indexOf("\r\n", at);
        if (end < 0)
            break;
        const auto length = body.mid(at, end - at).toLongLong(nullptr, 16);
        if (length <= 0)
            break;
        out += body.mid(end + 2, length);
        at = end + 2 + length + 2;
    }
    return out;
}

HttpAnswer parsed(const QByteArray &all)
{
    const auto end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return {502, {}, {}};
    HttpAnswer out;
    const auto lines = all.left(end).split('\n');
    out.status = lines.front().split(' ').value(1).toInt();
    bool chunked = false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].indexOf(':');
        const auto name = lines[i].left(colon).trimmed();
        const auto value = lines[i].mid(colon + 1).trimmed();
        const auto lower = name.toLower();
        chunked = chunked || (lower == "transfer-encoding" && value.toLower().contains("chunked"));
        // Hop-by-hop, or set anew by the server that answers.
        if (lower != "transfer-encoding" && lower != "content-length" && lower != "connection" && lower != "date")
            out.headers.emplace_back(name, value);
    }
    const auto body = all.mid(end + 4);
    out.body = chunked ? unchunked(body) : body;
    return out;
}

} // namespace

void SocketBackend::ask(const HttpRequest &request, AnswerHandler answer)
{
    auto *socket = new QLocalSocket(this);
    auto buffer = std::make_shared<QByteArray>();
    auto done = std::make_shared<bool>(false);
    const auto finish = [socket, buffer, done, answer = std::move(answer)] {
        if (*done)
            return;
        *done = true;
        *buffer += socket->readAll();
        socket->deleteLater();
        answer(parsed(*buffer));
    };
    connect(socket, &QLocalSocket::readyRead, this, [socket, buffer] { *buffer += socket->readAll(); });
    connect(socket, &QLocalSocket::disconnected, this, finish);
    connect(socket, &QLocalSocket::errorOccurred, this, finish);
    QByteArray head = request.method + " " + request.target + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n";
    if (const auto type = request.header("content-type"))
        head += "Content-Type: " + *type + "\r\n";
    if (!request.body.isEmpty() || request.method == "POST")
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    const auto all = head + "\r\n" + request.body;
    connect(socket, &QLocalSocket::connected, this, [socket, all] { socket->write(all); });
    socket->connectToServer(m_path);
}

} // namespace preamar::test
