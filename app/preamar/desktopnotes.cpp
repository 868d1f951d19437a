#include "app/preamar/desktopnotes.h"

#include <QTimer>

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QGuiApplication>
#include <QVariantMap>
#endif

namespace preamar::app {

#ifndef QT_DBUS_LIB // a platform without such a service

DesktopNotes::DesktopNotes(QObject *parent) : QObject(parent) {}
DesktopNotes::~DesktopNotes() = default;
void DesktopNotes::show(const Note &, std::function<void()> failed)
{
    QTimer::singleShot(0, this, std::move(failed));
}
void DesktopNotes::withdraw(const QString &) {}
void DesktopNotes::actionInvoked(uint, const QString &) {}
void DesktopNotes::notificationClosed(uint, uint) {}

#else

using namespace Qt::StringLiterals;

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
constexpr int kAnswerMs = 2000; // a desktop that takes longer shows nothing in time
const QString kSee = u"default"_s; // the name of what a click on the message itself does

// libdbus would start a bus where there is none; a message is no reason to.
bool hasBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

QDBusMessage call(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

DesktopNotes::DesktopNotes(QObject *parent) : QObject(parent) {}

DesktopNotes::~DesktopNotes()
{
    for (const uint id : m_shown.keys())
        close(id);
}

void DesktopNotes::show(const Note &note, std::function<void()> failed)
{
    if (!hasBus() || !QDBusConnection::sessionBus().isConnected()) {
        QTimer::singleShot(0, this, std::move(failed));
        return;
    }
    auto bus = QDBusConnection::sessionBus();
    if (!m_isConnected) {
        m_isConnected = bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString))) &&
                        bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this,
                                    SLOT(notificationClosed(uint, uint)));
    }
    if (m_knowsWhat) {
        notify(note, std::move(failed));
        return;
    }
    auto *asked = new QDBusPendingCallWatcher(bus.asyncCall(call(u"GetCapabilities"_s), kAnswerMs), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, note, failed = std::move(failed), asked] {
        asked->deleteLater();
        const QDBusPendingReply<QStringList> answer = *asked;
        if (answer.isError()) {
            failed();
            return;
        }
        m_knowsWhat = true;
        m_abilities = answer.value();
        notify(note, failed);
    });
}

void DesktopNotes::notify(const Note &note, std::function<void()> failed)
{
    QStringList actions;
    if (m_abilities.contains(u"actions"_s)) {
        actions << kSee << tr("See");
        if (!note.proposal.isEmpty())
            actions << u"snooze"_s << tr("Put off for 15 min");
    }
    QVariantMap hints{{u"urgency"_s, QVariant::fromValue<uchar>(note.isProblem ? 2 : 1)},
                      {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    // A service's name is a server's text: where markup is read, it is none.
    const QString body = m_abilities.contains(u"body-markup"_s) ? note.text.toHtmlEscaped() : note.text;
    const QVariantList arguments{u"Preamar"_s, 0U,    QGuiApplication::desktopFileName(), note.title, body, actions,
                                 hints,        note.isProblem ? 0 : -1};
    auto *sent = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call(u"Notify"_s, arguments), kAnswerMs), this);
    connect(sent, &QDBusPendingCallWatcher::finished, this, [this, note, failed = std::move(failed), sent] {
        sent->deleteLater();
        const QDBusPendingReply<uint> answer = *sent;
        if (answer.isError()) {
            m_knowsWhat = false; // another service may take its place
            failed();
            return;
        }
        m_shown.insert(answer.value(), note);
    });
}

void DesktopNotes::withdraw(const QString &proposal)
{
    for (const uint id : m_shown.keys()) {
        if (m_shown.value(id).proposal == proposal) {
            m_shown.remove(id);
            close(id);
        }
    }
}

void DesktopNotes::close(uint id)
{
    QDBusConnection::sessionBus().send(call(u"CloseNotification"_s, {id}));
}

void DesktopNotes::actionInvoked(uint id, const QString &key)
{
    const auto it = m_shown.constFind(id); // signals go to every program: most are not ours
    if (it == m_shown.constEnd())
        return;
    const Note note = *it;
    m_shown.erase(it);
    close(id);
    if (key == kSee)
        Q_EMIT seeWanted(note);
    else if (key == u"snooze")
        Q_EMIT putOff(note);
}

void DesktopNotes::notificationClosed(uint id, uint)
{
    m_shown.remove(id);
}

#endif

} // namespace preamar::app
