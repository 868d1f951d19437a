// One request and its answer: deadline, size, completeness, trust. Answers once.
#pragma once

#include "core/net/httpclient.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

namespace preamar::net {

struct ExchangeSpec
{
    bool write = false;
    QByteArray method;
    QUrl url;
    QByteArray body;
    QByteArray contentType; // empty: no body
    Millis deadline{};
    std::size_t maximumBytes = 0;
    QSslConfiguration tls;
    QString peerName{};                                     // instead of the host, for the certificate and SNI
    std::string pin{};                                      // SHA-256 that the server's certificate must have
    QByteArray accept{"application/json"};
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    std::function<void(std::string_view)> onBytes{};        // a stream: nothing is kept, the deadline is of its silence
};

class Exchange final : public QObject
{
    Q_OBJECT
public:
    // maySent is false only when not a byte of the request can have left.
    using Done = std::function<void(Result<Response>, bool maySent)>;

    // The deadline runs from here. `sent` counts requests put on the wire.
    Exchange(ExchangeSpec spec, int &sent, Done done, QObject *parent);
    ~Exchange() override;

    // Sends over `shared`, or, for a write, over a connection of its own. Words in `hidden` never appear in an error.
    void send(QNetworkAccessManager &shared, const QByteArray &credentialHeader, const QByteArray &credentialValue,
              std::vector<Secret> hidden);
    // Ends it without an answer. Before send() nothing has left.
    void settle(Error error);

private:
    [[nodiscard]] QNetworkRequest networkRequest(const QByteArray &header, const QByteArray &value) const;
    [[nodiscard]] bool isTrusted() const;
    void onEncrypted();
    void onSslErrors(const QList<QSslError> &errors);
    void onHeaders();
    void onReadable();
    void onFinished();
    [[nodiscard]] Error transportError() const;
    [[nodiscard]] bool nothingSent() const;
    [[nodiscard]] Result<void> completeness(int status) const;
    [[nodiscard]] Response takeResponse(int status);
    [[nodiscard]] std::string masked(std::string text) const;
    [[nodiscard]] std::string where() const;
    void conclude(Result<Response> result, bool maySent);
    void log(const Result<Response> &result) const;

    ExchangeSpec m_spec;
    int &m_sent;
    Done m_done;
    QTimer m_deadline;
    QElapsedTimer m_clock;
    std::unique_ptr<QNetworkAccessManager> m_own; // of a write: before the reply, which is its child
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QString m_trustProblem;
    std::vector<Secret> m_hidden;
    bool m_encrypted = false;
    bool m_counted = false;
};

} // namespace preamar::net
