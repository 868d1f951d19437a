#include "ui/shell/status.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using style::Tone;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("EngineStatus", source);
}

EngineStatus pausedStatus(const Pause &pause)
{
    const QString why = pause.reason.empty() ? QString() : u" "_s + words::plain(pause.reason);
    if (pause.emergency) {
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "Everything stopped")), u"stop"_s, Tone::Crit,
                say(QT_TRANSLATE_NOOP("EngineStatus",
                                      "Emergency stop: nothing is changed until you resume. Observing goes on.")) +
                    why};
    }
    if (pause.scaleInOnly) {
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "Reductions paused")), u"pause"_s, Tone::Warn,
                say(QT_TRANSLATE_NOOP("EngineStatus", "Rises go on; nothing is reduced.")) + why};
    }
    return {say(QT_TRANSLATE_NOOP("EngineStatus", "Automation paused")), u"pause"_s, Tone::Warn,
            say(QT_TRANSLATE_NOOP("EngineStatus", "Measuring and forecasting go on; nothing is changed.")) + why};
}

} // namespace

LiveTime liveTime(const Snapshot &snapshot, Millis sinceSnapshot)
{
    if (snapshot.rate <= 0.0)
        return {snapshot.now, snapshot.boot};
    const auto watched = static_cast<std::int64_t>(static_cast<double>(sinceSnapshot.count()) * snapshot.rate);
    return {snapshot.now + Millis{watched}, snapshot.boot + sinceSnapshot};
}

EngineStatus engineStatus(const Snapshot &snapshot)
{
    switch (snapshot.engine) {
    case EngineState::Starting:
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "Starting…")), u"clock"_s, Tone::Neutral, {}};
    case EngineState::Failed:
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "Stopped by an error")), u"error"_s, Tone::Crit,
                snapshot.problem ? words::error(*snapshot.problem) : QString()};
    case EngineState::Running:
    case EngineState::ElsewhereRuns:
    case EngineState::NoEngine:
        break;
    }
    if (const Pause *pause = globalPause(snapshot))
        return pausedStatus(*pause);
    if (snapshot.engine == EngineState::NoEngine) {
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "No engine")), u"warning"_s, Tone::Warn,
                say(QT_TRANSLATE_NOOP("EngineStatus",
                                      "No engine runs on this home: what you see is the last recorded state."))};
    }
    if (snapshot.contexts.empty())
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "Nothing connected yet")), u"info"_s, Tone::Neutral, {}};
    if (snapshot.engine == EngineState::ElsewhereRuns) {
        return {say(QT_TRANSLATE_NOOP("EngineStatus", "Active elsewhere")), u"ok"_s, Tone::Info,
                say(QT_TRANSLATE_NOOP(
                    "EngineStatus",
                    "Another program runs the engine; this window shows its state and hands in your commands."))};
    }
    return {say(QT_TRANSLATE_NOOP("EngineStatus", "Active")), u"ok"_s, Tone::Ok, {}};
}

const Pause *globalPause(const Snapshot &snapshot)
{
    const Pause *found = nullptr;
    for (const auto &pause : snapshot.pauses) {
        if (pause.scope != PauseScope::All)
            continue;
        if (pause.emergency)
            return &pause;
        if (!found || found->scaleInOnly)
            found = &pause;
    }
    return found;
}

QString protectedContexts(const Snapshot &snapshot)
{
    QStringList names;
    for (const auto &context : snapshot.contexts) {
        if (context.isProtected)
            names += words::plain(context.name.str(), 60);
    }
    return names.join(u", "_s);
}

bool isStopped(const Snapshot &snapshot)
{
    const Pause *pause = globalPause(snapshot);
    return pause && pause->emergency;
}

std::optional<Millis> dataAge(const Snapshot &snapshot, const LiveTime &time)
{
    std::optional<Timestamp> newest;
    if (snapshot.cycle) {
        for (const auto &report : snapshot.cycle->workloads) {
            if (!report.enrolled)
                continue;
            for (const auto &[id, measurement] : report.metrics) {
                if (measurement.at && (!newest || *measurement.at > *newest))
                    newest = measurement.at;
            }
        }
    }
    if (!newest)
        return std::nullopt;
    return std::max(Millis{0}, std::chrono::duration_cast<Millis>(time.now - *newest));
}

Millis untilNextCycle(const Snapshot &snapshot, const LiveTime &time)
{
    if (!snapshot.nextCycle)
        return Millis{0};
    const Millis watched = std::max(Millis{0}, std::chrono::duration_cast<Millis>(*snapshot.nextCycle - time.now));
    if (snapshot.rate <= 0.0)
        return watched;
    return Millis{static_cast<std::int64_t>(static_cast<double>(watched.count()) / snapshot.rate)};
}

int waitingCount(const Snapshot &snapshot)
{
    return static_cast<int>(std::count_if(snapshot.proposals.begin(), snapshot.proposals.end(),
                                          [](const Proposal &p) { return p.state == ProposalState::Proposed; }));
}

int unreachableCount(const Snapshot &snapshot)
{
    if (!snapshot.cycle)
        return 0;
    return static_cast<int>(
        std::count_if(snapshot.cycle->contexts.begin(), snapshot.cycle->contexts.end(),
                      [](const ContextReport &c) { return c.health.state == ContextHealth::State::Unreachable; }));
}

int enrolledCount(const Snapshot &snapshot)
{
    if (!snapshot.cycle)
        return 0;
    return static_cast<int>(std::count_if(snapshot.cycle->workloads.begin(), snapshot.cycle->workloads.end(),
                                          [](const WorkloadReport &r) { return r.enrolled; }));
}

bool isAtRisk(const WorkloadReport &report)
{
    constexpr double kLikely = 0.5;
    return report.enrolled && (report.decision.action == Direction::Up ||
                               (report.decision.risk && report.decision.risk->without >= kLikely));
}

const WorkloadReport *reportOf(const Snapshot &snapshot, const WorkloadRef &ref)
{
    if (!snapshot.cycle)
        return nullptr;
    for (const auto &report : snapshot.cycle->workloads) {
        if (report.workload.ref == ref)
            return &report;
    }
    return nullptr;
}

const ContextConfig *contextOf(const Snapshot &snapshot, const ContextName &name)
{
    for (const auto &context : snapshot.contexts) {
        if (context.name == name)
            return &context;
    }
    return nullptr;
}

} // namespace preamar::ui
