// A small HTTP/1.1 server for test doubles: keep-alive, whole bodies, and the faults that a client must survive.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace preamar::test {

struct HttpRequest
{
    QByteArray method{};
    QByteArray target{};                        // as on the wire, still percent-encoded
    std::map<QByteArray, QByteArray> headers{}; // lower-case names
    QByteArray body{};

    [[nodiscard]] QByteArray path() const
    {
        return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    }
    // Decoded; of the URL, or of the form where the body is one.
    [[nodiscard]] std::optional<QByteArray> parameter(const QByteArray &name) const;
    [[nodiscard]] std::optional<QByteArray> header(const QByteArray &name) const;
};

struct HttpAnswer
{
    int status = 200;
    QByteArray body{};
    std::vector<std::pair<QByteArray, QByteArray>> headers{};
};
using AnswerHandler = std::function<void(HttpAnswer)>;

struct WireFault
{
    enum class Kind {
        CutBeforeRead,  // the connection ends when the head of the request was read; nothing is done
        CutAfterApply,  // the request is done, the connection ends without an answer
        CutMidAnswer,   // … in the middle of the answer
        Hang,           // nothing is done and nothing is answered
        HangAfterApply, // done, never answered
        Status,         // `value` is answered instead
        Redirect,       // 307 to another origin
        NotJson,        // a page of some proxy
        Huge,           // `value` bytes of JSON
        Slow,           // `value` milliseconds later
        StaleVersion,   // somebody else writes just before us: only the Portainer double knows how
    };
    Kind kind = Kind::Hang;
    QByteArray method{};   // empty = any
    QByteArray contains{}; // in the target; empty = any
    int times = -1;        // -1 = always
    int value = 0;
};
// "cut-after-apply,method=POST,path=/update,times=1,value=50000000"
[[nodiscard]] std::optional<WireFault> parseFault(const QByteArray &text);

class HttpDouble : public QObject
{
    Q_OBJECT
public:
    explicit HttpDouble(QObject *parent = nullptr);
    // Loopback only; 0 takes a free port.
    [[nodiscard]] bool listen(quint16 port = 0);
    void close();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QByteArray origin() const { return "http://127.0.0.1:" + QByteArray::number(port()); }
    void setFaults(std::vector<WireFault> faults) { m_faults = std::move(faults); }
    // Requests whose head arrived, in order.
    [[nodiscard]] const std::vector<HttpRequest> &requests() const { return m_requests; }
    void forgetRequests() { m_requests.clear(); }
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &contains) const;

protected:
    virtual void handle(const HttpRequest &request, AnswerHandler answer) = 0;
    // The head was read; the body may never come.
    virtual void onHead(const HttpRequest &request) { Q_UNUSED(request); }
    virtual void onStaleVersion(const HttpRequest &request) { Q_UNUSED(request); }

private:
    struct Connection
    {
        QByteArray buffer;
        std::optional<HttpRequest> head;
        std::optional<WireFault> fault;
        qsizetype length = 0;
        bool busy = false;
    };

    void accept();
    void read(QTcpSocket *socket, const std::shared_ptr<Connection> &connection);
    bool takeHead(QTcpSocket *socket, Connection &connection);
    void dispatch(QTcpSocket *socket, const std::shared_ptr<Connection> &connection, const HttpRequest &request);
    std::optional<WireFault> takeFault(const HttpRequest &request);

    QTcpServer m_server;
    std::vector<WireFault> m_faults;
    std::vector<HttpRequest> m_requests;
};

} // namespace preamar::test
