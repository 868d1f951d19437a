// One window per home: whoever comes second hands over what it was asked for and goes. A lock file says who is first
// (one of a process that died counts for nothing), a local socket beside it takes the messages. Engines have a lock of
// their own: a service without a window and a window may share a home.
#pragma once

#include <QJsonObject>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>
#include <string>

namespace preamar::app {

class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    enum class Claim {
        Ours,   // the window of this home is ours until another home is claimed
        Passed, // another window has it, and has taken the message
        Silent, // another window has it and does not answer
    };

    using QObject::QObject;
    ~SingleInstance() override;

    // A home that cannot hold a lock (it is read-only) is ours: there is nothing two windows could spoil there.
    // What was claimed before is given back only once the new home is ours. Waits for an answer, a few seconds at most.
    [[nodiscard]] Claim claim(const std::string &home, const QJsonObject &message);
    // The process that holds the lock, after Silent; 0 where that is not known.
    [[nodiscard]] qint64 holder() const { return m_holder; }

Q_SIGNALS:
    // Somebody started the program again on this home.
    void messaged(const QJsonObject &message);

private:
    void listen(const QString &address);
    void take();

    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QLocalServer> m_server;
    QString m_home;
    qint64 m_holder = 0;
};

} // namespace preamar::app
