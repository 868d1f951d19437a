// Messages with buttons on the desktop's own notification service (org.freedesktop.Notifications, specification 1.2), where
// there is one: Linux and the BSDs. Never a button that approves: the reasons and the difference live in the window, and a
// message can outlive its proposal.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace preamar::app {

struct Note
{
    QString title{};
    QString text{};          // plain
    bool isProblem = false;  // stays until it is read, where the service knows such a thing
    QString page{};          // what "See" shows
    QString what{};
    QString proposal{};      // one that can be put off; empty: nothing can
};

class DesktopNotes final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotes(QObject *parent = nullptr);
    ~DesktopNotes() override; // closes what it shows: a button that nobody hears is none

    // `failed` is told, once and later, where there is no service or it refuses: the message has then to be said otherwise.
    void show(const Note &note, std::function<void()> failed);
    // One about this proposal is out of date: it is taken back.
    void withdraw(const QString &proposal);

Q_SIGNALS:
    void seeWanted(const preamar::app::Note &note);
    void putOff(const preamar::app::Note &note);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &key);
    void notificationClosed(uint id, uint reason);

private:
#ifdef QT_DBUS_LIB
    void notify(const Note &note, std::function<void()> failed);
    void close(uint id);

    bool m_isConnected = false;
    bool m_knowsWhat = false; // the capabilities were read
    QStringList m_abilities;
    QHash<uint, Note> m_shown;
#endif
};

} // namespace preamar::app
