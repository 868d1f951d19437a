#include "core/net/reach.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace preamar::net {

namespace {

ReachProblem problemOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return ReachProblem::NotFound;
    case QAbstractSocket::ConnectionRefusedError: return ReachProblem::Refused;
    case QAbstractSocket::SocketTimeoutError: return ReachProblem::Timeout;
    default: return ReachProblem::Other;
    }
}

class Run final : public QObject
{
public:
    Run(Reach reach, QObject *context, Millis deadline) : QObject(context), m_reach(std::move(reach))
    {
        m_promise.start();
        m_clock.start();
        m_socket.setProxy(QNetworkProxy::NoProxy);
        connect(&m_socket, &QTcpSocket::connected, this, [this] {
            m_reach.isConnected = true;
            finish();
        });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) { fail(problemOf(error)); });
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { fail(ReachProblem::Timeout); });
        m_timer.start(static_cast<int>(deadline.count()));
        QHostInfo::lookupHost(QString::fromStdString(m_reach.host), this, [this](const QHostInfo &info) { looked(info); });
    }
    [[nodiscard]] Future<Reach> future() const { return m_promise.future(); }

private:
    void looked(const QHostInfo &info)
    {
        if (m_done)
            return;
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            return fail(info.error() == QHostInfo::UnknownError ? ReachProblem::Other : ReachProblem::NotFound);
        m_reach.isResolved = true;
        m_reach.address = info.addresses().front().toString().toStdString();
        // By its name: the socket tries every address of it.
        m_socket.connectToHost(QString::fromStdString(m_reach.host), static_cast<quint16>(m_reach.port));
    }
    void fail(ReachProblem why)
    {
        if (m_done)
            return;
        m_reach.problem = why;
        finish();
    }
    void finish()
    {
        if (std::exchange(m_done, true))
            return;
        m_reach.took = Millis{m_clock.elapsed()};
        m_promise.addResult(std::move(m_reach));
        m_promise.finish();
        m_socket.abort();
        deleteLater();
    }

    Reach m_reach;
    QPromise<Result<Reach>> m_promise;
    QElapsedTimer m_clock;
    QTcpSocket m_socket;
    QTimer m_timer;
    bool m_done = false;
};

} // namespace

Future<Reach> reach(const std::string &url, QObject *context, Millis deadline)
{
    const QUrl parsed(QString::fromStdString(url), QUrl::StrictMode);
    const bool isSecure = parsed.scheme() == QLatin1String("https");
    if (!parsed.isValid() || parsed.host().isEmpty() || (!isSecure && parsed.scheme() != QLatin1String("http")))
        return readyFuture(Result<Reach>(preamar::fail(ErrorCode::InvalidArgument, "reach", "not an http address")));
    Reach reach;
    reach.host = parsed.host().toStdString();
    reach.port = parsed.port(isSecure ? 443 : 80);
    auto *run = new Run(std::move(reach), context, deadline);
    return run->future();
}

} // namespace preamar::net
