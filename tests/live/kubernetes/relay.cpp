#include "tests/live/kubernetes/relay.h"

#include <QLocalSocket>
#include <QTcpSocket>

#include <memory>

namespace preamar::test {

namespace {

void close(QTcpSocket *socket)
{
    socket->disconnectFromHost();
}

void close(QLocalSocket *socket)
{
    socket->disconnectFromServer();
}

// `begun` is said to the near side when the far one is there; whether its answers are passed on is asked each time.
template<class Socket>
void join(Socket *near, quint16 target, const QByteArray &begun, std::function<bool()> passes)
{
    auto *far = new QTcpSocket(near);
    QObject::connect(far, &QTcpSocket::connected, near, [near, far, begun] {
        near->write(begun);
        far->write(near->readAll());
    });
    QObject::connect(near, &Socket::readyRead, far, [near, far] {
        if (far->state() == QAbstractSocket::ConnectedState)
            far->write(near->readAll());
    });
    QObject::connect(far, &QTcpSocket::readyRead, near, [near, far, passes = std::move(passes)] {
        const auto bytes = far->readAll();
        if (passes())
            near->write(bytes);
    });
    QObject::connect(far, &QTcpSocket::disconnected, near, [near] { close(near); });
    QObject::connect(far, &QTcpSocket::errorOccurred, near, [near] { close(near); });
    far->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
}

} // namespace

Relay::Relay(quint16 target) : m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Relay::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void Relay::cut()
{
    for (auto *socket : m_server.findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly))
        socket->abort();
}

void Relay::accept()
{
    while (auto *near = m_server.nextPendingConnection()) {
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        if (m_refuse)
            near->abort();
        else
            join(near, m_target, {}, [this] { return !m_swallow; });
    }
}

ConnectProxy::ConnectProxy(const QString &path, Route route) : m_route(std::move(route))
{
    connect(&m_server, &QLocalServer::newConnection, this, &ConnectProxy::accept);
    m_server.listen(path);
}

void ConnectProxy::accept()
{
    while (auto *near = m_server.nextPendingConnection()) {
        connect(near, &QLocalSocket::disconnected, near, &QObject::deleteLater);
        // Nothing follows the head before it was answered.
        const auto head = std::make_shared<QMetaObject::Connection>();
        *head = connect(near, &QLocalSocket::readyRead, near, [this, near, head] {
            if (!near->peek(4096).contains("\r\n\r\n"))
                return;
            disconnect(*head);
            const auto words = near->readAll().split(' ');
            const auto place = words.size() > 1 ? words[1] : QByteArray();
            const auto colon = place.lastIndexOf(':');
            const auto target = words.front() == "CONNECT" && colon > 0 ? m_route(place.left(colon), place.mid(colon + 1).toUShort()) : quint16{0};
            if (target != 0)
                return join(near, target, "HTTP/1.1 200 OK\r\n\r\n", [] { return true; });
            near->write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
            near->disconnectFromServer();
        });
    }
}

} // namespace preamar::test
