// The middle of a cycle: what was collected becomes observations, and these with the forecasts become decisions.
#include "core/engine/cyclerun.h"

#include "core/engine/actions.h"
#include "core/engine/decideinputs.h"
#include "core/engine/watching.h"
#include "core/limits/control.h"
#include "core/limits/limits.h"

#include <algorithm>

namespace preamar::engine {

namespace {

// Between two decisions of a preset that does not wait for the cycle (decisions.md, "Cadence").
constexpr Millis kDecideEvery{Seconds{30}};

}  // namespace

const std::vector<MetricId> &forecastMetrics()
{
    static const std::vector<MetricId> metrics{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond};
    return metrics;
}

std::optional<Reason> CycleRunner::clockProblem(const Collection &collection) const
{
    if (m_run->clockJump)
        return m_run->clockJump;
    if (collection.config.kind == ContextKind::Lab || !collection.metrics || collection.metrics->serverTime == Timestamp{})
        return std::nullopt;
    return limits::serverClockProblem(collection.metrics->serverTime - m_services.clock->wall(), collection.config.name.str());
}

void CycleRunner::judge(std::vector<Collection> collections)
{
    if (endsOutdated())
        return;
    auto &run = *m_run;
    run.collections = std::move(collections);
    const Timestamp now = m_services.clock->wall();
    std::map<WorkloadRef, const WorkloadReport *> lastReports;
    if (run.inputs.last) {
        for (const auto &w : run.inputs.last->workloads)
            lastReports[w.workload.ref] = &w;
    }
    std::set<ContextName> covered;
    for (std::size_t i = 0; i < run.collections.size(); ++i) {
        const auto &c = run.collections[i];
        covered.insert(c.config.name);
        m_memory->lastLook[c.config.name] = c.at;
        noteCollection(*m_memory, c, run.inputs.settings.cycle, now);
        std::vector<Workload> workloads;
        if (c.workloads) {
            workloads = c.workloads->workloads;
        } else {
            // Not reachable: what was known stays in view, with every figure missing.
            for (const auto &[ref, w] : lastReports) {
                if (ref.context == c.config.name)
                    workloads.push_back(w->workload);
            }
        }
        for (auto &w : workloads) {
            Decided d;
            d.context = c.config;
            const auto settings = run.inputs.workloadSettings.find(w.ref);
            auto effective = effectivePolicy(w, settings == run.inputs.workloadSettings.end() ? nullptr : &settings->second,
                                             run.inputs.governance, c.config.kind == ContextKind::Lab, now);
            d.modeReason = std::move(effective.modeReason);
            d.autoEndsSoon = effective.endsSoon;
            d.observation = observationFor(w, c, now);
            d.report.enrolled = effective.enrolled;
            d.report.policy = std::move(effective.policy);
            d.report.labelProblem = std::move(effective.labelProblem);
            d.report.metrics = d.observation.metrics;
            for (const auto &[id, m] : d.observation.metrics) {
                if (m.at)
                    d.report.ageSeconds[id] = std::max(0.0, toSeconds(now - *m.at));
            }
            if (c.workloads) {
                if (const auto before = m_memory->lastWorkloads.find(w.ref); before != m_memory->lastWorkloads.end()) {
                    for (auto &change : changesBetween(before->second, w, now)) {
                        if (noteChange(*m_memory, run.inputs.recent, change, now))
                            run.changes.push_back(std::move(change));
                    }
                }
                d.report.findings = noteWatched(*m_memory, w, run.inputs.recent, now);
                noteReady(*m_memory, w, now);
                noteRecent(*m_memory, d.observation, now);
                m_memory->lastWorkloads[w.ref] = w;
                for (auto &series : seriesToStore(w, d.observation, now)) {
                    m_memory->lastSeen[w.ref][series.key.metric] = series.samples.back().at;
                    run.toStore.push_back(std::move(series));
                }
                if (d.report.enrolled) {
                    for (const auto &id : forecastMetrics()) {
                        if (m_memory->lastSeen[w.ref].contains(id))
                            run.keys.insert(SeriesKey{w.ref, id});
                    }
                }
            }
            if (const auto looked = m_memory->baselines.find(w.ref); looked != m_memory->baselines.end())
                d.report.baseline = looked->second.state;
            d.report.workload = std::move(w);
            run.decided.push_back(std::move(d));
            run.collectionOf.push_back(i);
        }
    }
    for (const auto &[ref, w] : lastReports) {
        const bool known = std::any_of(run.inputs.contexts.begin(), run.inputs.contexts.end(), [&, context = ref.context](const ContextConfig &c) { return c.name == context; });
        if (!covered.contains(ref.context) && known)
            run.others.push_back(*w);
    }
    backfill();
}

limits::PolicyState CycleRunner::policyState(const Workload &workload) const
{
    const WorkloadRef &ref = workload.ref;
    limits::PolicyState state;
    const Timestamp now = m_services.clock->wall();
    if (const auto it = m_memory->recommendations.find(ref); it != m_memory->recommendations.end())
        state.recommendations = it->second;
    if (const auto it = m_memory->collectingSince.find(ref.context); it != m_memory->collectingSince.end())
        state.collectingSince = it->second;
    if (const auto it = m_memory->newestReady.find(ref); it != m_memory->newestReady.end())
        state.newestReadySince = it->second;
    state.changes = pastChanges(*m_memory, m_run->inputs.recent, ref, now);
    // One that was seen at the server lets a further rise follow (I-33, I-35), but not where its replicas are known to fail.
    const auto blocks = [&](const Proposal &p) {
        return p.plan.workload == ref && isInFlight(p.state) && (p.state != ProposalState::Verified || !workload.problems.empty());
    };
    // Nor where the replicas of a rise that was followed by another are over their time: more of them would not come either.
    const auto isOverdue = [&](const Proposal &p) {
        if (p.plan.workload != ref || p.state != ProposalState::Superseded || !p.outcome)
            return false;
        const Millis since = now - p.outcome->at;
        const auto wanted = counts(p.plan.change).to;
        return since >= kReadyWithin && since <= std::chrono::hours{1} && workload.replicas >= wanted && workload.ready < wanted;
    };
    state.actionInFlight = std::any_of(m_run->inputs.open.begin(), m_run->inputs.open.end(), blocks) ||
                           std::any_of(m_run->inputs.recent.begin(), m_run->inputs.recent.end(), isOverdue);
    return state;
}

void CycleRunner::decide()
{
    auto &run = *m_run;
    const Timestamp now = m_services.clock->wall();
    std::map<WorkloadRef, const WorkloadReport *> lastReports;
    if (run.inputs.last) {
        for (const auto &w : run.inputs.last->workloads)
            lastReports[w.workload.ref] = &w;
    }
    std::map<ContextName, Losses> losses;
    for (std::size_t i = 0; i < run.decided.size(); ++i) {
        const auto &d = run.decided[i];
        if (!d.report.enrolled || !run.collections[run.collectionOf[i]].workloads)
            continue;
        countLoss(losses[d.context.name], *m_memory, d.observation,
                  requiredMetrics(d.report.workload, hadWithinDay(*m_memory, d.report.workload.ref, now)), now);
    }
    for (std::size_t i = 0; i < run.decided.size(); ++i) {
        auto &d = run.decided[i];
        const auto &collection = run.collections[run.collectionOf[i]];
        auto &report = d.report;
        for (const auto &id : forecastMetrics()) {
            const BookEntry *entry = m_services.book->entry(SeriesKey{report.workload.ref, id});
            if (entry != nullptr && entry->latest && report.enrolled) {
                d.forecasts.push_back(*entry->latest);
                report.forecasts.push_back(summaryOf(*entry->latest, now));
            }
        }
        const auto hold = [&](Reason reason) {
            report.decision = Decision{.action = Direction::None, .from = report.workload.replicas, .to = report.workload.replicas,
                                       .priority = Priority::Low, .reasons = {std::move(reason)}, .ladder = {}, .confidence = {}, .risk = {},
                                       .costPerMonthDelta = {}, .breachAt = {}};
        };
        if (!report.enrolled) {
            hold({ReasonCode::NotEnrolled, {}, {}});
            continue;
        }
        if (!report.labelProblem.empty()) {
            hold({ReasonCode::LabelInvalid, {}, report.labelProblem});
            continue;
        }
        if (!collection.workloads) {
            hold({ReasonCode::SourceUnreachable, {}, collection.config.name.str()});
            continue;
        }
        policy::DecisionInput input;
        input.now = now;
        input.workload = report.workload;
        input.policy = report.policy;
        input.observation = d.observation;
        input.forecasts = d.forecasts;
        input.required = requiredMetrics(report.workload, hadWithinDay(*m_memory, report.workload.ref, now));
        input.pricePerReplicaHour = priceOf(report.policy, d.context, run.inputs.settings);
        input.scrapeInterval = d.context.prometheus.scrapeInterval;
        input.contextProblem = clockProblem(collection);
        if (!input.contextProblem && d.context.readOnly)
            input.contextProblem = Reason{ReasonCode::ContextReadOnly, {}, d.context.name.str()};
        input.state = policyState(report.workload);
        input.recent = recentOf(*m_memory, report.workload.ref);
        if (const auto peaks = m_memory->peaks.find(report.workload.ref); peaks != m_memory->peaks.end() && report.policy.preset == "preamar") {
            const auto samples = input.recent.find(peaks->second.metric);
            if (const auto level = levelOf(samples == input.recent.end() ? std::span<const Sample>{} : samples->second, now))
                input.outlook = outlookOf(peaks->second, report.policy, kDecideEvery, *level, now);
        }
        input.guards = guardsOf(*m_memory, d.observation, now);
        if (auto failure = limits::telemetryProblem(losses[d.context.name].lost, losses[d.context.name].watched, run.inputs.governance.numbers))
            input.guards.push_back(std::move(*failure));
        const Governance &governance = run.inputs.governance;
        if (governance.reader)
            input.calendar = governance.reader->effect(report.workload.ref, report.policy.group, now);
        else if (!input.contextProblem)
            input.contextProblem = Reason{ReasonCode::PolicyInvalid, {}, governance.calendarProblem};
        const policy::PresetInfo *preset = policy::presetInfo(report.policy.preset);
        if (!input.contextProblem && d.context.kind == ContextKind::Kubernetes)
            // I-27: where somebody takes our changes back nothing more is done until that has left the hour remembered.
            input.contextProblem = limits::fightProblem(input.state) ? std::optional{Reason{ReasonCode::RevertedElsewhere, {}, {}}} : std::nullopt;
        const auto before = lastReports.find(report.workload.ref);
        // Between cycles the presets that do not wait for one decide on the last forecast (decisions.md, "Cadence").
        d.decidedNow = run.request.decideNow || before == lastReports.end() || (preset != nullptr && !preset->withCycleOnly);
        if (d.decidedNow) {
            auto made = policy::decideAndRemember(input);
            report.decision = std::move(made.decision);
            noteRecommendation(*m_memory, report.workload.ref, made.memory, now, preset != nullptr ? preset->memory : Millis{0});
        } else {
            report.decision = before->second->decision;
            noteRecommendation(*m_memory, report.workload.ref, policy::recommendationFor(input), now);
        }
        d.fall = fallReason(report.policy, input.state, run.inputs.recent, report.workload, d.forecasts, now);
        settleOwnership(report.decision, report.workload);
    }
    record();
}

}  // namespace preamar::engine
