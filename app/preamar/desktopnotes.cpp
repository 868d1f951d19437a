#include "app/preamar/desktopnotes.h"

#include <QTimer>

#include <algorithm>
#include <utility>

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

// Before the first message, so that no answer of the bus is waited for while something is to be said.
DesktopNotes::DesktopNotes(QObject *parent) : QObject(parent)
{
    if (hasBus())
        listen();
}

DesktopNotes::~DesktopNotes()
{
    for (const uint id : m_shown.keys())
        close(id);
}

bool DesktopNotes::listen()
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    if (!m_isConnected) {
        m_isConnected = bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString))) &&
                        bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this,
                                    SLOT(notificationClosed(uint, uint)));
    }
    return true;
}

void DesktopNotes::show(const Note &note, std::function<void()> failed)
{
    // Without its number nothing can take the place of one that is under way: it waits for that.
    const auto before = std::find_if(m_sending.begin(), m_sending.end(), [&](const SendingRef &s) {
        return !note.key.isEmpty() && s->note.key == note.key;
    });
    if (before != m_sending.end()) {
        (*before)->next = Wanted{note, std::move(failed)};
        return;
    }
    if (!hasBus() || !listen()) {
        QTimer::singleShot(0, this, std::move(failed));
        return;
    }
    const auto sending = std::make_shared<Sending>(Sending{{note, std::move(failed)}});
    m_sending.push_back(sending);
    if (m_knowsWhat) {
        notify(sending);
        return;
    }
    auto *asked = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(call(u"GetCapabilities"_s), kAnswerMs), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, sending, asked] {
        asked->deleteLater();
        const QDBusPendingReply<QStringList> answer = *asked;
        if (answer.isError()) {
            fail(sending);
            return;
        }
        m_knowsWhat = true;
        m_abilities = answer.value();
        notify(sending);
    });
}

void DesktopNotes::notify(const SendingRef &sending)
{
    if (sending->isOver) {
        end(sending);
        return;
    }
    const Note &note = sending->note;
    uint inPlaceOf = 0; // none
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it) {
        if (!note.key.isEmpty() && it->key == note.key)
            inPlaceOf = it.key();
    }
    QStringList actions;
    if (m_abilities.contains(u"actions"_s)) {
        actions << kSee << tr("See");
        if (!note.proposals.isEmpty())
            actions << u"snooze"_s << tr("Put off for 15 min");
    }
    QVariantMap hints{{u"urgency"_s, QVariant::fromValue<uchar>(note.isProblem ? 2 : 1)},
                      {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    // A service's name is a server's text: where markup is read, it is none.
    const QString body = m_abilities.contains(u"body-markup"_s) ? note.text.toHtmlEscaped() : note.text;
    const QVariantList arguments{u"Preamar"_s, inPlaceOf, QGuiApplication::desktopFileName(), note.title, body, actions,
                                 hints,        note.isProblem ? 0 : -1};
    auto *sent = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call(u"Notify"_s, arguments), kAnswerMs), this);
    connect(sent, &QDBusPendingCallWatcher::finished, this, [this, sending, inPlaceOf, sent] {
        sent->deleteLater();
        const QDBusPendingReply<uint> answer = *sent;
        if (answer.isError()) {
            m_knowsWhat = false; // another service may take its place
            fail(sending);
            return;
        }
        if (inPlaceOf != 0 && m_shown.remove(inPlaceOf) && answer.value() != inPlaceOf)
            close(inPlaceOf); // a service that replaces nothing
        if (sending->isOver)
            close(answer.value());
        else
            m_shown.insert(answer.value(), sending->note);
        end(sending);
    });
}

void DesktopNotes::end(const SendingRef &sending)
{
    std::erase(m_sending, sending);
    if (auto next = std::exchange(sending->next, std::nullopt))
        show(next->note, std::move(next->failed));
}

void DesktopNotes::fail(const SendingRef &sending)
{
    if (!sending->isOver)
        sending->failed();
    end(sending);
}

void DesktopNotes::withdraw(const QString &proposal)
{
    const auto isOver = [&](Note &note) { return note.proposals.removeAll(proposal) > 0 && note.proposals.isEmpty(); };
    for (const uint id : m_shown.keys()) {
        if (isOver(m_shown[id])) {
            m_shown.remove(id);
            close(id);
        }
    }
    for (const auto &sending : m_sending) {
        sending->isOver = isOver(sending->note) || sending->isOver;
        if (sending->next && isOver(sending->next->note))
            sending->next.reset();
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
