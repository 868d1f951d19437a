// scan: the schedule of the clusters, what the watchdog found and whose past is known well enough, with the fields of
// rules.md R5.
#include "app/preamarctl/commands.h"
#include "core/domain/codec.h"
#include "core/engine/scanstate.h"

namespace preamar::ctl {

namespace {

Json timeOrNull(Timestamp at)
{
    return at == Timestamp{} ? Json() : Json(toRfc3339(at));
}

Json slotsJson(const ScanState &state)
{
    Json out = Json::array();
    for (const auto &slot : state.plan.slots) {
        Json clusters = Json::array();
        Timestamp last{};
        for (const auto &name : slot.contexts) {
            clusters.push_back(Json{{"cluster", name.str()}, {"prometheus_url", state.source.at(name)}});
            if (const auto it = state.lastScan.find(name); it != state.lastScan.end())
                last = std::max(last, it->second);
        }
        const bool active = slot.index == state.position.index;
        out.push_back(Json{{"index", slot.index}, {"start_offset", toSeconds(slot.startOffset)}, {"duration", toSeconds(slot.duration)}, {"clusters", std::move(clusters)}, {"is_active", active},
                           {"last_executed", timeOrNull(last)}, {"executing_since", active ? timeOrNull(state.position.startTime) : Json()},
                           {"time_remaining", active ? Json(toSeconds(state.position.timeRemaining)) : Json()}});
    }
    return out;
}

Json autoscalersJson(const CycleReport &report)
{
    Json out = Json::array();
    for (const auto &w : report.workloads) {
        if (!w.workload.autoscaler && w.findings.empty())
            continue;
        const Json whole = toJson(w);
        out.push_back(Json{{"workload", toString(w.workload.ref)}, {"cluster", w.workload.ref.context.str()}, {"namespace", w.workload.ref.space},
                           {"hpa", w.workload.autoscaler ? Json(w.workload.autoscaler->name) : Json()}, {"has_baseline", w.baseline && w.baseline->has}, {"monitoring_active", w.enrolled},
                           {"last_scan", timeOrNull(w.workload.observedAt)}, {"baseline_coverage", w.baseline ? Json(w.baseline->coverage) : Json()}, {"findings", whole.at("findings")}});
    }
    return out;
}

int showScan(const Session &session)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    const auto contexts = (*journal)->contexts();
    const auto stored = (*journal)->settings();
    const auto report = (*journal)->lastCycleReport();
    if (!contexts)
        return session.terminal.fail(contexts.error());
    if (!stored)
        return session.terminal.fail(stored.error());
    if (!report)
        return session.terminal.fail(report.error());
    const auto state = scanStateOf(*contexts, settingsFrom(*stored), *report, SystemClock().wall());
    const auto &plan = state.plan;
    Json document{{"configuration", {{"total_clusters", state.source.size()}, {"slot_duration", toSeconds(plan.slotDuration)}, {"cycle_duration", toSeconds(plan.cycleDuration)},
                                     {"parallel_scans", plan.parallel}, {"suggested_parallel_scans", plan.suggestedParallel}}},
                  {"current_cycle", {{"started_at", timeOrNull(state.cycleStarted)}, {"ends_at", timeOrNull(state.cycleEnds)}, {"progress_percent", state.position.progressPercent},
                                     {"current_slot_index", state.position.index}}},
                  {"slots", slotsJson(state)},
                  {"hpas", *report ? autoscalersJson(**report) : Json::array()}};
    const auto &t = session.terminal;
    addReasonTexts(document, t.language);
    std::vector<std::vector<QString>> rows;
    for (const auto &w : *report ? (*report)->workloads : std::vector<WorkloadReport>{}) {
        if (!w.workload.autoscaler && w.findings.empty())
            continue;
        QStringList found;
        for (const auto &reason : w.findings)
            found.append(text::reason(reason, t.language));
        const QString known = !w.baseline ? QStringLiteral("—") : text::value(w.baseline->coverage, Unit::Ratio, t.language);
        rows.push_back({text::plain(toString(w.workload.ref)), w.workload.autoscaler ? text::plain(autoscalerId(*w.workload.autoscaler)) : QString(),
                        w.baseline && w.baseline->has ? known : t.words(QT_TRANSLATE_NOOP("cli", "collecting (%1)")).arg(known),
                        found.isEmpty() ? QStringLiteral("—") : found.join(QStringLiteral("; "))});
    }
    QString slots = t.words(QT_TRANSLATE_NOOP("cli", "No Kubernetes context: nothing takes turns."));
    if (!plan.slots.empty()) {
        slots = t.words(QT_TRANSLATE_NOOP("cli", "Clusters: %1, %2 at a time, slots of %3 s, a cycle of %4 s; now slot %5 of %6."))
                    .arg(state.source.size()).arg(plan.parallel).arg(toSeconds(plan.slotDuration)).arg(toSeconds(plan.cycleDuration)).arg(state.position.index + 1).arg(plan.slots.size());
        if (plan.suggestedParallel > plan.parallel)
            slots += u' ' + t.words(QT_TRANSLATE_NOOP("cli", "A cycle is longer than a minute: preamarctl config set scan_width %1")).arg(plan.suggestedParallel);
    }
    if (!t.json)
        t.note(slots);
    return t.print(document,
                   {t.words(QT_TRANSLATE_NOOP("cli", "WORKLOAD")), t.words(QT_TRANSLATE_NOOP("cli", "AUTOSCALER")), t.words(QT_TRANSLATE_NOOP("cli", "BASELINE")), t.words(QT_TRANSLATE_NOOP("cli", "FOUND"))}, rows,
                   t.words(QT_TRANSLATE_NOOP("cli", "No autoscaler was seen and nothing was found.")));
}

}  // namespace

void addScanCommand(Commands &commands)
{
    Session &session = commands.session;
    auto *scan = commands.app.add_subcommand("scan", commands.help(QT_TRANSLATE_NOOP("cli", "Time slots of the clusters, baselines, and what the watchdog found")));
    scan->callback([&commands, &session] { commands.chosen = [&session] { return showScan(session); }; });
}

}  // namespace preamar::ctl
