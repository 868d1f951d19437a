#include "core/engine/cyclerun.h"

#include "core/engine/watching.h"

#include "core/base/log.h"
#include "core/engine/contextservers.h"
#include "core/engine/decideinputs.h"
#include "core/limits/limits.h"

#include <QTimer>

#include <algorithm>
#include <iterator>
#include <cmath>

namespace preamar::engine {

void CycleRunner::fail(const Error &error)
{
    auto run = std::move(m_run);
    m_run.reset();
    logger("engine")->error("cycle failed: {} {}", error.reason, logText(error.detail));
    if (run)
        run->done(preamar::fail(error));
}

bool CycleRunner::endsOutdated()
{
    for (const auto &c : m_run->inputs.contexts) {
        if (m_memory->servers[c.name] == m_run->servers[c.name])
            continue;
        fail(Error{ErrorCode::Cancelled, "cycle", c.name.str() + " is another one by now", {}});
        return true;
    }
    return false;
}

void CycleRunner::run(CycleRequest request, Done done)
{
    m_run = std::make_shared<Run>();
    m_run->request = std::move(request);
    m_run->done = std::move(done);
    m_run->servers = m_memory->servers;
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
        if (endsOutdated())
            return;
        if (first) {
            restoreMemory(*m_memory, run->inputs);
            m_memory->loaded = true;
        }
        for (const auto &c : run->inputs.contexts) {
            const auto &request = run->request;
            if ((request.onlyContext.empty() || c.name.str() == request.onlyContext) && (request.slot.empty() || request.slot.contains(c.name)))
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
        if (endsOutdated())
            return;
        m_memory->modelsLoaded = true;
        if (restored) {
            // What is to be set apart and could not be is of other servers.
            const auto isOurs = [&contexts = m_run->inputs.contexts](const SeriesKey &key) {
                return std::any_of(contexts.begin(), contexts.end(), [&key](const ContextConfig &c) { return c.name == key.workload.context; });
            };
            std::erase_if((*restored)->models, [&](const RestoredModel &m) { return !isOurs(m.fitted.key); });
            std::erase_if((*restored)->waiting, [&](const auto &used) { return !isOurs(used.first); });
            std::erase_if((*restored)->damaged, [&](const SeriesKey &key) { return !isOurs(key); });
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
    if (const auto &given = m_run->request.collected) {
        // A context that was changed or removed meanwhile answered as something else; one that was looked at since answered
        // for the past.
        const bool same = m_run->contexts.size() == 1 && m_run->contexts.front() == given->config;
        const auto last = m_memory->lastLook.find(given->config.name);
        const bool newest = last == m_memory->lastLook.end() || last->second < given->at;
        return judge(same && newest ? std::vector<Collection>{std::move(*given)} : std::vector<Collection>{});
    }
    // Who still owes an answer is not asked again: two looks at once would be taken for changes.
    std::vector<ContextConfig> asked;
    std::copy_if(m_run->contexts.begin(), m_run->contexts.end(), std::back_inserter(asked),
                 [this](const ContextConfig &c) { return !m_memory->owing.contains(c.name); });
    const auto here = [this, run = m_run, asked](std::vector<Collection> collections) {
        for (const auto &c : asked) {
            if (m_memory->servers[c.name] == run->servers[c.name]) // else what the old servers owe is nobody's
                m_memory->owing.insert(c.name);
        }
        for (const auto &c : collections)
            m_memory->owing.erase(c.config.name);
        judge(std::move(collections));
    };
    std::function<void(Collection)> late;
    if (m_services.continuous && m_services.late) {
        late = [memory = m_memory, late = m_services.late, decides = m_run->request.decideNow, servers = m_run->servers](Collection c) mutable {
            if (memory->servers[c.config.name] == servers[c.config.name])
                memory->owing.erase(c.config.name);
            late(std::move(c), decides);
        };
    }
    collectAll(m_services, asked, ownQueries(m_run->inputs), here, std::move(late));
}

void CycleRunner::storeSamples()
{
    if (endsOutdated())
        return;
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
    const Timestamp now = m_services.clock->wall();
    // What is seen first is of a cell that the first fit does not know yet: without it that cell were a gap to the model.
    for (const SeriesKey &key : run.keys) {
        if (!m_services.book->has(key))
            m_services.book->expect(key, floorTo(now, kForecastStep));
    }
    m_services.book->addSamples(run.toStore);
    auto due = baselinesDue(*m_memory, run.decided, now);
    auto future = m_services.store->run([series = std::move(run.toStore), changes = std::move(run.changes), due = std::move(due), forget = std::move(run.toForget), now](Journal &, History &history) -> Result<Baselines> {
        for (const SeriesKey &key : forget) {
            if (auto r = history.forget(key); !r)
                return preamar::fail(r.error());
        }
        for (const auto &change : changes) {
            if (auto r = history.addObservedChange(change); !r)
                return preamar::fail(r.error());
        }
        if (auto r = history.append(series); !r)
            return preamar::fail(r.error());
        return readBaselines(history, due, now);
    });
    onResult(std::move(future), m_services.context, [this, keep = m_run, now](const Result<Baselines> &stored) {
        if (endsOutdated())
            return;
        // History may be lost and rebuilt; decisions go on with what was measured just now.
        if (!stored)
            logger("engine")->error("history not written: {}", logText(stored.error().detail));
        else
            noteBaselines(*m_memory, keep->decided, *stored, now);
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
        if (endsOutdated())
            return;
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
    std::map<WorkloadRef, std::string> groups;
    for (const Decided &d : run.decided)
        groups[d.report.workload.ref] = d.report.policy.group;
    run.calendar = std::make_shared<const FitCalendar>(run.inputs.governance.reader, std::move(groups),
                                                       run.inputs.settings.utcOffsetMinutes, now);
    m_services.models->use(run.calendar);
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
        if (std::exchange(keep->fitsOver, true) || m_run != keep || endsOutdated())
            return;
        forecast();
    };
    for (auto &[key, why] : due) {
        m_services.models->fit(key, std::move(why), [left, go] {
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
           [entries = m_services.book->borrow(m_run->keys), now, calendar = m_run->calendar] {
               for (BookEntry *entry : entries)
                   advanceEntry(*entry, now, calendar.get());
               return takeLife(entries);
           },
           [this, keep = m_run](CycleLife life) {
               keep->life = std::move(life);
               m_services.book->giveBack();
               if (!endsOutdated())
                   decide();
           });
}

void CycleRunner::record()
{
    if (endsOutdated())
        return;
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
    auto future = m_services.store->run([clock = m_services.clock, input = std::move(input), life = std::move(run.life), read = run.inputs.contexts](Journal &journal, History &history) mutable -> Result<CycleReport> {
        // A change of the contexts that the engine's thread has not been told of yet.
        const auto contexts = journal.contexts();
        if (!contexts)
            return preamar::fail(contexts.error());
        for (const auto &was : read) {
            if (std::none_of(contexts->begin(), contexts->end(), [&](const ContextConfig &is) { return is.name == was.name && is.kind == was.kind && sameServers(is, was); }))
                return preamar::fail(ErrorCode::Cancelled, "cycle", was.name.str() + " is another one by now");
        }
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
