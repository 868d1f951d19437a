// One window per home: whoever comes second hands over what it was asked for and goes. A lock file says who is first
// (one of a process that died counts for nothing), a local socket beside it takes the messages. Engines have a lock of
// their own: a service without a window and a window may share a home.
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
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

    explicit SingleInstance(QObject *parent = nullptr);
    ~SingleInstance() override;

    // A home that cannot hold a lock (it is read-only) is ours: there is nothing two windows could spoil there.
    // What was claimed before is given back once the new home is ours, with a lock or without. `done` is called once: at once where the home
    // is ours, else from the event loop, a few seconds later at most. One claim at a time: a new one ends that before it.
    void claim(const std::string &home, const QJsonObject &message, std::function<void(Claim)> done);
    // The process that holds the lock, after Silent; 0 where that is not known.
    [[nodiscard]] qint64 holder() const { return m_holder; }

Q_SIGNALS:
    // Somebody started the program again on this home.
    void messaged(const QJsonObject &message);

private:
    struct Asked
    {
        QString folder;
        QString address;
        QJsonObject message;
        std::function<void(Claim)> done;
        QDeadlineTimer until;
    };
    void attempt();
    // To whom holds the lock; tried again until the patience ends.
    void pass();
    void answered(bool taken);
    void leave();
    void end(Claim claim);
    void listen();
    void take();

    std::optional<Asked> m_asked;
    std::unique_ptr<QLockFile> m_asking; // of the home that is being claimed
    std::unique_ptr<QLocalSocket> m_caller;
    QByteArray m_heard;
    QTimer m_later;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QLocalServer> m_server;
    QString m_home;
    qint64 m_holder = 0;
};

} // namespace preamar::app
