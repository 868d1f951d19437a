// Longer work of the window and of the engine as one list: what it is, how far, whether it can be cancelled, what it ended
// with. Pages begin and end what they ask for; what an engine does by itself (fetching history, fitting models) is seen in
// its snapshots.
#pragma once

#include "core/engine/snapshot.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace preamar::ui {

class Console;

struct Work
{
    enum class State { Running, Done, Failed, Cancelled };

    QString id{}; // one of a kind at a time: "simulation", "history/prod"
    QString title{};
    QString detail{}; // while it runs: of what; then what it ended with
    QString page{};   // where it is seen whole, and what of it; empty: nowhere else
    QString what{};
    State state = State::Running;
    std::optional<double> share{}; // 0…1; absent where nobody can know
    bool mayCancel = false;
    bool isOfEngine = false; // nobody asked for it now

    friend bool operator==(const Work &, const Work &) = default;
};

class Works final : public QObject
{
    Q_OBJECT
public:
    explicit Works(Console &console);

    // Takes the place of one of the same id. The number, never 0, is of this run: it is ended by it, so that the late end
    // of one says nothing of the one that took its place. `cancel` and `share` live as long as `owner`; with it a work that
    // still runs is forgotten, and nobody learns what came of it: what must be told belongs to the console.
    int begin(Work work, QObject *owner, std::function<void()> cancel = {}, std::function<double()> share = {});
    // Without effect where it was cancelled meanwhile. What went well or was cancelled leaves by itself.
    void end(int run, Work::State state, const QString &detail);
    void cancel(const QString &id);
    // An ended one goes; one of the engine stays out of sight until it is over.
    void hide(const QString &id);
    // What the engine is about.
    void see(const Snapshot &snapshot);
    // Pictures show nothing that comes and goes with the time of day.
    void ignoreEngine() { m_ignoresEngine = true; }
    // How long what ended from now on stays; tests do not wait as a person does.
    void leaveAfter(int ms) { m_leaveMs = ms; }

    // To be shown: what was asked for, newest first, then what the engine does.
    [[nodiscard]] std::vector<Work> all() const;
    [[nodiscard]] bool isRunning(const QString &id) const;

Q_SIGNALS:
    void changed();
    // One was asked for, or ended: for who does not look.
    void told(const QString &text);

private:
    struct Entry
    {
        Work work;
        int run;
        QPointer<QObject> owner;
        std::function<void()> cancel;
        std::function<double()> share;
    };
    [[nodiscard]] std::vector<Entry>::iterator find(const QString &id);
    [[nodiscard]] std::vector<Entry>::iterator find(int run);
    void poll();
    void stopHistory(const QString &context);
    void leaveLater(int run);

    Console &m_console;
    std::vector<Entry> m_entries; // newest first
    std::set<QString> m_hidden;   // of the engine
    QTimer m_poll;
    int m_lastRun = 0;
    int m_leaveMs;
    bool m_ignoresEngine = false;
};

// Of this console; the pages tell it what they asked for.
[[nodiscard]] Works &worksOf(Console &console);

} // namespace preamar::ui
