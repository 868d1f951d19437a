#include "core/engine/cycle.h"

#include "core/base/log.h"
#include "core/domain/codec.h"
#include "core/engine/collect.h"
#include "core/engine/cyclestate.h"
#include "core/engine/modelwork.h"
#include "core/engine/decideinputs.h"
#include "core/limits/control.h"
#include "core/limits/limits.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

// Between two decisions of a preset that does not wait for the cycle (decisions.md, "Cadence").
constexpr Millis kDecideEvery{Seconds{30}};



const std::vector<MetricId> &forecastMetrics()
{
    static const std::vector<MetricId> metrics{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond};
    return metrics;
}

}  // namespace

struct CycleRunner::Run
{
    CycleRequest request;
    Done done;
    CycleInputs inputs;
    std::optional<Reason> clockJump;
    std::vector<ContextConfig> contexts;
    std::vector<Collection> collections;
    std::vector<Decided> decided;
    std::vector<std::size_t> collectionOf;    // index of the collection of each decided workload
    std::vector<WorkloadReport> others;
    std::vector<Series> toStore;
    std::vector<ObservedChange> changes;
    std::set<SeriesKey> keys;
    std::map<ContextName, int> extraRequests;
    std::map<ContextName, bool> backfilled;
    CycleReport report;
    CycleLife life;
    int waiting = 0;
    bool fitsOver = false;
};

void CycleRunner::fail(const Error &error)
{
    auto run = std::move(m_run);
    m_run.reset();
    logger("engine")->error("cycle failed: {} {}", error.reason, logText(error.detail));
    if (run)
        run->done(preamar::fail(error));
}

void CycleRunner::run(CycleRequest request, Done done)
{
    m_run = std::make_shared<Run>();
    m_run->request = std::move(request);
    m_run->done = std::move(done);
    load();
}

void CycleRunner::load()
{
    const bool first = !m_memory->loaded;
    auto future = m_services.store->run([first, clock = m_services.clock](Journal &journal, History &history) {
        return loadInputs(journal, history, *clock, first);
    });
    onResult(std::move(future), m_services.context, [this, run = m_run, first](Result<CycleInputs> inputs) {
        if (!inputs)
            return fail(inputs.error());
        run->inputs = std::move(*inputs);
        if (first) {
            restoreMemory(*m_memory, run->inputs);
            m_memory->loaded = true;
        }
        for (const auto &c : run->inputs.contexts) {
            if (run->request.onlyContext.empty() || c.name.str() == run->request.onlyContext)
                run->contexts.push_back(c);
        }
        const Timestamp wall = m_services.clock->wall();
        const BootTime boot = m_services.clock->boot();
        // The two clocks must have moved alike since the last look (I-07).
        if (m_memory->lastWall != Timestamp{}) {
            if (auto jump = limits::clockProblem(wall - m_memory->lastWall, boot - m_memory->lastBoot, m_services.clock->rate())) {
                // Held for the warm-up (I-06): the look that notices it may be one that decides nothing.
                m_memory->clockJump = std::move(jump);
                m_memory->clockJumpUntil = boot + std::chrono::minutes{5};
            }
        }
        if (m_memory->clockJump && boot < m_memory->clockJumpUntil)
            run->clockJump = m_memory->clockJump;
        m_memory->lastWall = wall;
        m_memory->lastBoot = boot;
        run->report.number = run->request.decideNow || !run->inputs.last ? run->inputs.nextNumber : run->inputs.last->number;
        run->report.started = run->request.decideNow || !run->inputs.last ? wall : run->inputs.last->started;
        if (!run->request.decideNow && !run->inputs.last)
            run->request.decideNow = true;
        restoreModels();
    });
}

void CycleRunner::restoreModels()
{
    if (m_memory->modelsLoaded) {
        collect();
        return;
    }
    auto future = m_services.store->run([](Journal &, History &history) { return readModels(history); });
    onResult(std::move(future), m_services.context, [this](Result<std::shared_ptr<RestoredModels>> restored) {
        m_memory->modelsLoaded = true;
        if (restored) {
            for (auto &m : (*restored)->models) {
                const SeriesKey key = m.fitted.key;
                m_services.book->install(std::move(m.fitted));
                m_services.book->addSamples({Series{.key = key, .samples = std::move(m.since)}});
            }
            m_services.book->resume((*restored)->waiting, (*restored)->scoredTo);
            for (const SeriesKey &key : (*restored)->damaged) {
                logger("engine")->warn("the stored model of {} is damaged and is fitted anew", seriesText(key));
                m_memory->damagedModels.insert(key);
            }
        }
        collect();
    });
}

void CycleRunner::collect()
{
    collectAll(m_services, m_run->contexts, ownQueries(m_run->inputs), [this, run = m_run](std::vector<Collection> collections) { judge(std::move(collections)); });
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

void CycleRunner::backfill()
{
    auto &run = *m_run;
    const Timestamp now = m_services.clock->wall();
    run.waiting = 1;
    const auto arrived = [this, keep = m_run] {
        if (--keep->waiting == 0)
            storeSamples();
    };
    for (const auto &c : run.collections) {
        if (!c.workloads || !c.metrics || !c.config.backfill)
            continue;
        planBackfill(*m_memory, run.inputs, c, now);
        auto &tasks = m_memory->backfill[c.config.name];
        auto platform = m_services.platform(c.config);
        if (!platform || !platform->metrics)
            continue;
        for (const BackfillTask &task : takeBackfill(tasks, c.config.kind == ContextKind::Lab)) {
            ++run.waiting;
            ++run.extraRequests[c.config.name];
            onResult(platform->metrics->query(MetricQuery{.metrics = {task.metric}}, task.range, kForecastStep), m_services.context,
                     [this, keep = m_run, arrived, task, context = c.config.name](Result<SeriesSet> set) {
                         if (set) {
                             for (auto &s : set->series) {
                                 if (s.samples.empty())
                                     continue;
                                 auto &seen = m_memory->lastSeen[s.key.workload][s.key.metric];
                                 seen = std::max(seen, s.samples.back().at);
                                 if (task.metric == metric::cpuCores)
                                     noteUnbroken(*m_memory, context, s.samples, keep->inputs.settings.cycle, m_services.clock->wall());
                                 keep->toStore.push_back(std::move(s));
                             }
                             keep->backfilled[context] = true;
                         } else {
                             // Tried again with the next cycle; nothing depends on it but forecasts.
                             m_memory->backfill[context].push_back(task);
                         }
                         arrived();
                     });
        }
    }
    arrived();
}

void CycleRunner::storeSamples()
{
    auto &run = *m_run;
    // What back-fill brought may make further series worth forecasting.
    for (const auto &d : run.decided) {
        if (!d.report.enrolled)
            continue;
        for (const auto &id : forecastMetrics()) {
            if (m_memory->lastSeen[d.report.workload.ref].contains(id))
                run.keys.insert(SeriesKey{d.report.workload.ref, id});
        }
    }
    m_services.book->addSamples(run.toStore);
    auto future = m_services.store->run([series = std::move(run.toStore), changes = std::move(run.changes)](Journal &, History &history) -> Result<void> {
        for (const auto &change : changes) {
            if (auto r = history.addObservedChange(change); !r)
                return r;
        }
        return history.append(series);
    });
    onResult(std::move(future), m_services.context, [this, keep = m_run](const Result<void> &stored) {
        // History may be lost and rebuilt; decisions go on with what was measured just now.
        if (!stored)
            logger("engine")->error("history not written: {}", logText(stored.error().detail));
        foresee();
    });
}

// Renews the forecasts of the highest demand; a decision without one goes on with what is measured.
void CycleRunner::foresee()
{
    const Timestamp now = m_services.clock->wall();
    std::vector<const WorkloadReport *> reports;
    for (const auto &d : m_run->decided)
        reports.push_back(&d.report);
    auto due = peaksDue(m_memory->peaks, reports, now);
    if (due.empty()) {
        fitMissing();
        return;
    }
    auto future = m_services.store->run([due = std::move(due), now](Journal &, History &history) -> Result<PeakBook> {
        PeakBook read;
        for (const WorkloadRef &ref : due) {
            auto entry = readPeaks(history, ref, now);
            if (!entry)
                return preamar::fail(entry.error());
            if (*entry)
                read[ref] = std::move(**entry);
        }
        return read;
    });
    onResult(std::move(future), m_services.context, [this, keep = m_run](const Result<PeakBook> &read) {
        if (read) {
            for (const auto &[ref, entry] : *read)
                install(m_memory->peaks, ref, entry);
        } else {
            logger("engine")->error("outlook not renewed: {}", logText(read.error().detail));
        }
        fitMissing();
    });
}

void CycleRunner::fitMissing()
{
    auto &run = *m_run;
    const Timestamp now = m_services.clock->wall();
    const std::set<SeriesKey> ordered = m_services.models->obey(run.inputs.orders, run.keys);
    std::vector<std::pair<SeriesKey, std::string>> due;
    for (const auto &key : run.keys) {
        const bool refill = run.backfilled.contains(key.workload.context) && !hasEligible(*m_services.book, key);
        const bool wanted = refill || (m_services.book->needsFit(key, now) && !m_services.models->isPinned(key));
        if (ordered.contains(key))
            due.emplace_back(key, "retrain");
        else if (wanted)
            due.emplace_back(key, m_memory->damagedModels.erase(key) > 0 ? "rebuilt" : m_services.book->whyFit(key));
    }
    if (due.empty()) {
        forecast();
        return;
    }
    auto left = std::make_shared<std::size_t>(due.size());
    const auto go = [this, keep = m_run] {
        if (std::exchange(keep->fitsOver, true) || m_run != keep)
            return;
        forecast();
    };
    for (auto &[key, why] : due) {
        m_services.models->fit(key, std::move(why), run.inputs.settings.utcOffsetMinutes, [left, go] {
            if (--*left == 0)
                go();
        });
    }
    QTimer::singleShot(std::chrono::milliseconds(run.request.fitWait), m_services.context, go);
}

void CycleRunner::forecast()
{
    m_run->fitsOver = true;
    const Timestamp now = m_services.clock->wall();
    onPool(m_services.cyclePool, m_services.context,
           [entries = m_services.book->borrow(m_run->keys), now] {
               for (BookEntry *entry : entries)
                   advanceEntry(*entry, now);
               return takeLife(entries);
           },
           [this, keep = m_run](CycleLife life) {
               keep->life = std::move(life);
               m_services.book->giveBack();
               decide();
           });
}

limits::PolicyState CycleRunner::policyState(const WorkloadRef &ref, const ContextName &context) const
{
    limits::PolicyState state;
    const Timestamp now = m_services.clock->wall();
    if (const auto it = m_memory->recommendations.find(ref); it != m_memory->recommendations.end())
        state.recommendations = it->second;
    if (const auto it = m_memory->collectingSince.find(context); it != m_memory->collectingSince.end())
        state.collectingSince = it->second;
    if (const auto it = m_memory->newestReady.find(ref); it != m_memory->newestReady.end())
        state.newestReadySince = it->second;
    state.changes = pastChanges(*m_memory, m_run->inputs.recent, ref, now);
    state.actionInFlight = std::any_of(m_run->inputs.open.begin(), m_run->inputs.open.end(),
                                       [&](const Proposal &p) { return p.plan.workload == ref && isInFlight(p.state); });
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
        input.state = policyState(report.workload.ref, d.context.name);
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
            input.contextProblem = fightProblem(input.state.changes, now);
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

void CycleRunner::record()
{
    auto &run = *m_run;
    RecordInput input;
    input.report = std::move(run.report);
    for (const auto &c : run.collections) {
        ContextReport report{.name = c.config.name, .kind = c.config.kind, .health = c.health,
                             .requests = c.requests + run.extraRequests[c.config.name], .backfillProgress = backfillProgress(*m_memory, c.config.name)};
        report.health.requests = report.requests;
        input.report.contexts.push_back(std::move(report));
    }
    if (run.inputs.last) {
        for (const auto &c : run.inputs.last->contexts) {
            const bool known = std::any_of(run.inputs.contexts.begin(), run.inputs.contexts.end(), [&](const ContextConfig &k) { return k.name == c.name; });
            const bool fresh = std::any_of(run.collections.begin(), run.collections.end(), [&](const Collection &k) { return k.config.name == c.name; });
            if (known && !fresh)
                input.report.contexts.push_back(c);
        }
        for (const auto &w : run.inputs.last->workloads) {
            if (w.decision.action == Direction::None && !w.decision.reasons.empty())
                input.lastReasons[w.workload.ref] = std::string(toString(w.decision.reasons.front().code));
        }
    }
    input.decided = std::move(run.decided);
    input.others = std::move(run.others);
    input.continuous = m_services.continuous;
    input.actor = m_services.actor;
    input.state = memoryState(*m_memory);
    auto future = m_services.store->run([clock = m_services.clock, input = std::move(input), life = std::move(run.life)](Journal &journal, History &history) mutable -> Result<CycleReport> {
        if (auto r = recordLife(history, life); !r)
            logger("engine")->error("scores not kept: {}", logText(r.error().detail));
        auto recorded = recordCycle(journal, *clock, std::move(input));
        if (!recorded)
            return preamar::fail(recorded.error());
        if (!recorded->used.empty()) {
            if (auto r = history.putForecasts(recorded->used); !r)
                logger("engine")->error("forecasts not kept: {}", logText(r.error().detail));
            // Those behind a proposal are evidence and outlive the thinning of the others.
            for (const auto &f : recorded->used)
                (void)history.keepForecast(f.id);
        }
        return std::move(recorded->report);
    });
    onResult(std::move(future), m_services.context, [this](Result<CycleReport> report) {
        if (!report)
            return fail(report.error());
        const auto finished = std::move(m_run);
        m_run.reset();
        finished->done(std::move(report));
    });
}

}  // namespace preamar::engine
