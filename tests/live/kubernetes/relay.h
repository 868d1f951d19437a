// Passes bytes between connections of this machine, and swallows or cuts them when it is told to. Both live in the thread of the
// test and need its event loop.
#pragma once

#include <QLocalServer>
#include <QTcpServer>

#include <functional>

namespace preamar::test {

// Every connection leads to one port of 127.0.0.1.
class Relay : public QObject
{
public:
    explicit Relay(quint16 target);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    // What the far side answers from now on is read and dropped, or passed on again.
    void swallowAnswers(bool swallow) { m_swallow = swallow; }
    // Ends every connection there is; while `refuse`, new ones are closed as they come.
    void cut();
    void refuse(bool refuse) { m_refuse = refuse; }

private:
    void accept();

    QTcpServer m_server;
    quint16 m_target;
    bool m_swallow = false;
    bool m_refuse = false;
};

// An HTTP proxy for CONNECT alone, on a socket in the file system.
class ConnectProxy : public QObject
{
public:
    // The port of 127.0.0.1 that a host and a port stand for, 0 = refused.
    using Route = std::function<quint16(const QByteArray &host, quint16 port)>;
    ConnectProxy(const QString &path, Route route);

private:
    void accept();

    QLocalServer m_server;
    Route m_route;
};

} // namespace preamar::test
