// Messages with buttons on the desktop's own notification service (org.freedesktop.Notifications, specification 1.2), where
// there is one: Linux and the BSDs. Never a button that approves: the reasons and the difference live in the window, and a
// message can outlive its proposal.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace preamar::app {

struct Note
{
    QString title{};
    QString text{};          // plain
    bool isProblem = false;  // stays until it is read, where the service knows such a thing
    QString page{};          // what "See" shows
    QString what{};
    QStringList proposals{}; // it is about these and can be put off; empty: nothing can
    QString key{};           // of one key only one is shown: the next takes its place; empty: it stands beside all others
};

class DesktopNotes final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotes(QObject *parent = nullptr);
    ~DesktopNotes() override; // closes what it shows: a button that nobody hears is none

    // `failed` is told, once and later, where there is no service or it refuses: the message has then to be said otherwise.
    // Not that of one whose place was taken before it was sent.
    void show(const Note &note, std::function<void()> failed);
    // This proposal ended: a message about it, and about no other that is open, is taken back, also one under way.
    void withdraw(const QString &proposal);

Q_SIGNALS:
    void seeWanted(const preamar::app::Note &note);
    void putOff(const preamar::app::Note &note);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &key);
    void notificationClosed(uint id, uint reason);

private:
#ifdef QT_DBUS_LIB
    struct Wanted
    {
        Note note;
        std::function<void()> failed;
    };
    // Under way until the service has said the message's number.
    struct Sending : Wanted
    {
        bool isOver = false;          // all it is about ended meanwhile
        std::optional<Wanted> next{}; // of the same key
    };
    using SendingRef = std::shared_ptr<Sending>;

    bool listen(); // false: there is no bus
    void notify(const SendingRef &sending);
    void end(const SendingRef &sending);
    void fail(const SendingRef &sending);
    void close(uint id);

    bool m_isConnected = false;
    bool m_knowsWhat = false; // the capabilities were read
    QStringList m_abilities;
    QHash<uint, Note> m_shown;
    std::vector<SendingRef> m_sending;
#endif
};

} // namespace preamar::app
