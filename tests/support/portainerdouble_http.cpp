#include "tests/support/portainerdouble_http.h"

#include <QDateTime>
#include <QLocale>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace preamar::test {

namespace {

constexpr std::array<std::pair<WireFault::Kind, const char *>, 11> kKinds{{
    {WireFault::Kind::CutBeforeRead, "cut-before-read"},
    {WireFault::Kind::CutAfterApply, "cut-after-apply"},
    {WireFault::Kind::CutMidAnswer, "cut-mid-answer"},
    {WireFault::Kind::Hang, "hang"},
    {WireFault::Kind::HangAfterApply, "hang-after-apply"},
    {WireFault::Kind::Status, "status"},
    {WireFault::Kind::Redirect, "redirect"},
    {WireFault::Kind::NotJson, "not-json"},
    {WireFault::Kind::Huge, "huge"},
    {WireFault::Kind::Slow, "slow"},
    {WireFault::Kind::StaleVersion, "stale-version"},
}};

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

QByteArray reasonPhrase(int status)
{
    return status / 100 == 2 ? QByteArray("OK") : QByteArray("Answer");
}

QByteArray serialised(const HttpAnswer &answer)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + " " + reasonPhrase(answer.status) + "\r\n";
    bool typed = false;
    for (const auto &[name, value] : answer.headers) {
        out += name + ": " + value + "\r\n";
        typed = typed || name.toLower() == "content-type";
    }
    if (!typed)
        out += "Content-Type: application/json\r\n";
    out += "Date: " +
           QLocale::c()
               .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
               .toLatin1() +
           "\r\n";
    out += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    return out + answer.body;
}

// What replaces an answer; nullopt for faults that are no answer.
std::optional<HttpAnswer> replacement(const WireFault &fault)
{
    switch (fault.kind) {
    case WireFault::Kind::Status:
        return HttpAnswer{fault.value, R"({"message":"fault"})", {}};
    case WireFault::Kind::Redirect:
        return HttpAnswer{307, {}, {{"Location", "http://127.0.0.2:9/elsewhere"}}};
    case WireFault::Kind::NotJson:
        return HttpAnswer{200, "<html><title>Sign in</title></html>", {{"Content-Type", "text/html"}}};
    case WireFault::Kind::Huge:
        return HttpAnswer{200, "[" + QByteArray("0,").repeated(std::max(1, fault.value / 2)) + "0]", {}};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<QByteArray> HttpRequest::parameter(const QByteArray &name) const
{
    const auto mark = target.indexOf('?');
    QByteArray text = mark < 0 ? QByteArray() : target.mid(mark + 1);
    if (const auto type = header("content-type"); type && type->startsWith("application/x-www-form-urlencoded"))
        text += "&" + body;
    for (const QByteArray &field : text.split('&')) {
        const auto equals = field.indexOf('=');
        if (decoded(field.left(equals < 0 ? field.size() : equals)) == name)
            return equals < 0 ? QByteArray() : decoded(field.mid(equals + 1));
    }
    return std::nullopt;
}

std::optional<QByteArray> HttpRequest::header(const QByteArray &name) const
{
    const auto it = headers.find(name);
    return it == headers.end() ? std::nullopt : std::optional(it->second);
}

std::optional<WireFault> parseFault(const QByteArray &text)
{
    const auto parts = text.split(',');
    const auto it =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const auto &k) { return parts.front() == k.second; });
    if (it == kKinds.end())
        return std::nullopt;
    WireFault out;
    out.kind = it->first;
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const auto equals = parts[i].indexOf('=');
        const auto key = parts[i].left(equals);
        const auto value = parts[i].mid(equals + 1);
        if (key == "method")
            out.method = value;
        else if (key == "path")
            out.contains = value;
        else if (key == "times")
            out.times = value.toInt();
        else if (key == "value")
            out.value = value.toInt();
        else
            return std::nullopt;
    }
    return out;
}

HttpDouble::HttpDouble(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpDouble::accept);
}

bool HttpDouble::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void HttpDouble::close()
{
    m_server.close();
}

int HttpDouble::count(const QByteArray &method, const QByteArray &contains) const
{
    return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(), [&](const HttpRequest &r) {
        return (method.isEmpty() || r.method == method) && r.target.contains(contains);
    }));
}

void HttpDouble::accept()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        auto connection = std::make_shared<Connection>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, connection] { read(socket, connection); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

std::optional<WireFault> HttpDouble::takeFault(const HttpRequest &request)
{
    for (WireFault &fault : m_faults) {
        if (fault.times == 0 || (!fault.method.isEmpty() && fault.method != request.method) ||
            !request.target.contains(fault.contains))
            continue;
        if (fault.times > 0)
            --fault.times;
        return fault;
    }
    return std::nullopt;
}

bool HttpDouble::takeHead(QTcpSocket *socket, Connection &connection)
{
    const auto end = connection.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    HttpRequest request;
    const auto lines = connection.buffer.left(end).split('\n');
    const auto first = lines.front().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].indexOf(':');
        request.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
    }
    connection.buffer.remove(0, end + 4);
    connection.length = request.header("content-length").value_or("0").toLongLong();
    m_requests.push_back(request);
    onHead(request);
    connection.fault = takeFault(request);
    if (connection.fault && connection.fault->kind == WireFault::Kind::CutBeforeRead) {
        socket->abort();
        return false;
    }
    connection.head = std::move(request);
    return true;
}

void HttpDouble::read(QTcpSocket *socket, const std::shared_ptr<Connection> &connection)
{
    connection->buffer += socket->readAll();
    while (!connection->busy) {
        if (!connection->head && !takeHead(socket, *connection))
            return;
        if (connection->buffer.size() < connection->length)
            return;
        auto request = std::move(*connection->head);
        connection->head.reset();
        request.body = connection->buffer.left(connection->length);
        connection->buffer.remove(0, connection->length);
        m_requests.back().body = request.body;
        connection->busy = true;
        dispatch(socket, connection, request);
    }
}

void HttpDouble::dispatch(QTcpSocket *socket, const std::shared_ptr<Connection> &connection, const HttpRequest &request)
{
    const auto fault = connection->fault;
    const QPointer<QTcpSocket> alive(socket);
    const auto send = [this, alive, connection](const HttpAnswer &answer, bool half) {
        if (!alive)
            return;
        const auto bytes = serialised(answer);
        alive->write(half ? bytes.left(bytes.size() - answer.body.size() / 2 - 1) : bytes);
        connection->busy = false;
        if (half) {
            alive->flush();
            alive->disconnectFromHost();
        } else {
            QTimer::singleShot(0, alive, [this, alive, connection] { read(alive, connection); });
        }
    };
    if (!fault)
        return handle(request, [send](const HttpAnswer &answer) { send(answer, false); });
    if (const auto other = replacement(*fault))
        return send(*other, false);
    switch (fault->kind) {
    case WireFault::Kind::Hang:
        return;
    case WireFault::Kind::Slow:
        QTimer::singleShot(fault->value, this, [this, request, send] {
            handle(request, [send](const HttpAnswer &answer) { send(answer, false); });
        });
        return;
    case WireFault::Kind::StaleVersion:
        onStaleVersion(request);
        return handle(request, [send](const HttpAnswer &answer) { send(answer, false); });
    case WireFault::Kind::HangAfterApply:
        return handle(request, [](const HttpAnswer &) {});
    case WireFault::Kind::CutMidAnswer:
        return handle(request, [send](const HttpAnswer &answer) { send(answer, true); });
    default:
        return handle(request, [alive](const HttpAnswer &) {
            if (alive)
                alive->abort();
        });
    }
}

} // namespace preamar::test
