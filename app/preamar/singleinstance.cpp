#include "app/preamar/singleinstance.h"

#include "core/store/home.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <utility>

namespace preamar::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 5000; // the first one may be starting just now
constexpr int kRetryMs = 100;
constexpr int kAnswerMs = 2000;
constexpr int kLineMs = 2000; // somebody who connects and says nothing
constexpr qint64 kLongest = 4096;
const QByteArray kTaken = "taken\n";

// In the home itself, which nobody else can write to. A socket's path is short by the rules of the system; a deep home
// has its socket in the user's folder of running programs instead.
QString addressOf(const QString &home)
{
#ifndef Q_OS_WIN
    constexpr qsizetype kLongestPath = 80; // of 108, less what Qt adds while it makes the socket
    const QString inside = home + u"/window.socket"_s;
    if (QFile::encodeName(inside).size() <= kLongestPath)
        return inside;
#endif
    const QString name =
        u"preamar-"_s +
        QString::fromLatin1(QCryptographicHash::hash(home.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
#ifndef Q_OS_WIN
    const QString running = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!running.isEmpty())
        return running + u'/' + name;
#endif
    return name;
}

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent)
{
    m_later.setSingleShot(true);
}

SingleInstance::~SingleInstance() = default;

void SingleInstance::claim(const std::string &home, const QJsonObject &message, std::function<void(Claim)> done)
{
    m_holder = 0;
    m_later.disconnect();
    m_later.stop();
    m_caller.reset();
    m_asking.reset();
    m_asked = Asked{.folder = {}, .address = {}, .message = message, .done = std::move(done), .until = QDeadlineTimer(kPatienceMs)};
    if (!prepareHome(home)) {
        leave(); // what is wrong with it is said in the window
        end(Claim::Ours);
        return;
    }
    m_asked->folder = QFileInfo(QString::fromStdString(home)).canonicalFilePath();
    if (m_lock && m_asked->folder == m_home) {
        end(Claim::Ours);
        return;
    }
    m_asked->address = addressOf(m_asked->folder);
    m_asking = std::make_unique<QLockFile>(m_asked->folder + u"/window.lock"_s);
    m_asking->setStaleLockTime(0); // never by age: a window stays open for weeks
    attempt();
}

void SingleInstance::attempt()
{
    if (m_asking->tryLock(0)) {
        leave();
        m_lock = std::move(m_asking);
        m_home = m_asked->folder;
        listen();
        end(Claim::Ours);
    } else if (m_asking->error() != QLockFile::LockFailedError) {
        leave();
        end(Claim::Ours);
    } else {
        pass();
    }
}

void SingleInstance::pass()
{
    m_heard.clear();
    m_caller = std::make_unique<QLocalSocket>();
    QLocalSocket *caller = m_caller.get();
    connect(caller, &QLocalSocket::connected, this, [this, caller] {
        caller->write(QJsonDocument(m_asked->message).toJson(QJsonDocument::Compact) + '\n');
    });
    connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
        m_heard += caller->readAll();
        if (m_heard == kTaken)
            answered(true);
    });
    connect(caller, &QLocalSocket::errorOccurred, this, [this] { answered(false); }, Qt::QueuedConnection);
    m_later.disconnect();
    connect(&m_later, &QTimer::timeout, this, [this] { answered(false); });
    m_later.start(kAnswerMs);
    caller->connectToServer(m_asked->address);
}

void SingleInstance::answered(bool taken)
{
    // The last call may still have something queued.
    if (!m_asked || !m_caller)
        return;
    m_later.disconnect();
    m_later.stop();
    m_caller->disconnect(this);
    m_caller.release()->deleteLater(); // it may be what calls us
    if (taken) {
        end(Claim::Passed);
    } else if (m_asked->until.hasExpired()) {
        QString host;
        QString program;
        m_asking->getLockInfo(&m_holder, &host, &program);
        end(Claim::Silent);
    } else {
        connect(&m_later, &QTimer::timeout, this, &SingleInstance::attempt);
        m_later.start(kRetryMs);
    }
}

// The home of before: another window may open on it now.
void SingleInstance::leave()
{
    m_server.reset();
    m_lock.reset();
    m_home.clear();
}

void SingleInstance::end(Claim claim)
{
    m_asking.reset();
    const auto done = std::exchange(m_asked, std::nullopt)->done;
    if (done)
        done(claim);
}

void SingleInstance::listen()
{
    const QString &address = m_asked->address;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    // Of a process that was killed: the lock says that nobody listens there.
    QLocalServer::removeServer(address);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::take);
    // Without a socket the lock still keeps a second window away; it then says that this one does not answer.
    m_server->listen(address);
}

void SingleInstance::take()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(kLineMs, socket, [socket] { socket->abort(); });
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kLongest)
                    socket->abort();
                return;
            }
            const QByteArray line = socket->readLine(kLongest);
            const auto document = QJsonDocument::fromJson(line);
            if (!document.isObject()) {
                socket->abort();
                return;
            }
            socket->write(kTaken);
            socket->flush();
            socket->disconnectFromServer();
            // What follows may claim another home and thereby end this server.
            QTimer::singleShot(0, this, [this, message = document.object()] { Q_EMIT messaged(message); });
        };
        connect(socket, &QLocalSocket::readyRead, socket, read);
        read();
    }
}

} // namespace preamar::app
