#include "app/preamar/singleinstance.h"

#include "core/store/home.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

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

// True once the other side has said that it took the message.
bool pass(const QString &address, const QJsonObject &message)
{
    QLocalSocket socket;
    socket.connectToServer(address);
    if (!socket.waitForConnected(kAnswerMs))
        return false;
    socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    QByteArray answer;
    QElapsedTimer since;
    since.start();
    while (answer.size() < kTaken.size() && since.elapsed() < kAnswerMs) {
        if (socket.bytesToWrite() == 0 && socket.bytesAvailable() == 0 && !socket.waitForReadyRead(kAnswerMs))
            break;
        if (socket.bytesToWrite() > 0)
            socket.waitForBytesWritten(kAnswerMs);
        answer += socket.readAll();
    }
    return answer == kTaken;
}

} // namespace

SingleInstance::~SingleInstance() = default;

SingleInstance::Claim SingleInstance::claim(const std::string &home, const QJsonObject &message)
{
    m_holder = 0;
    if (!prepareHome(home))
        return Claim::Ours; // what is wrong with it is said in the window
    const QString folder = QFileInfo(QString::fromStdString(home)).canonicalFilePath();
    if (m_lock && folder == m_home)
        return Claim::Ours;
    const QString address = addressOf(folder);
    auto lock = std::make_unique<QLockFile>(folder + u"/window.lock"_s);
    lock->setStaleLockTime(0); // never by age: a window stays open for weeks
    QElapsedTimer since;
    since.start();
    while (!lock->tryLock(0)) {
        if (lock->error() != QLockFile::LockFailedError)
            return Claim::Ours;
        if (pass(address, message))
            return Claim::Passed;
        if (since.elapsed() > kPatienceMs) {
            QString host;
            QString program;
            lock->getLockInfo(&m_holder, &host, &program);
            return Claim::Silent;
        }
        QThread::msleep(kRetryMs);
    }
    m_server.reset();
    m_lock = std::move(lock);
    m_home = folder;
    listen(address);
    return Claim::Ours;
}

void SingleInstance::listen(const QString &address)
{
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
