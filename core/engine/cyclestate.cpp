#include "core/engine/cyclestate.h"

#include "core/engine/carriedout.h"
#include "core/engine/contextservers.h"
#include "core/engine/watching.h"

#include "core/base/log.h"
#include "core/engine/collect.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kHour = std::chrono::hours{1};
constexpr Millis kDay = std::chrono::hours{24};
// A server whose clock is further ahead is not believed when it began.
constexpr Millis kStartTolerance = std::chrono::minutes{1};
constexpr Millis kRecommendationsKept = std::chrono::minutes{15};

Json timesJson(const std::map<ContextName, Timestamp> &times)
{
    Json out = Json::object();
    for (const auto &[name, t] : times)
        out[name.str()] = toMillis(t);
    return out;
}

void readTimes(const Json *json, std::map<ContextName, Timestamp> &out)
{
    if (json == nullptr || !json->is_object())
        return;
    for (const auto &[name, t] : json->items()) {
        if (const auto ms = asInteger(t))
            out[ContextName(name)] = fromMillis(*ms);
    }
}

}  // namespace

Result<CycleInputs> loadInputs(Journal &journal, History &history, const Clock &clock, bool first)
{
    CycleInputs out;
    // Before anything of the history is read: without it another server's past would decide.
    std::set<ContextName> waiting;
    if (auto apart = setHistoryApart(journal, history); !apart) {
        auto names = waitingApart(journal);
        if (!names)
            return fail(names.error());
        waiting = std::move(*names);
        logger("engine")->error("history not set apart, {} contexts are left out: {}", waiting.size(), logText(apart.error().detail));
    }
    auto contexts = journal.contexts();
    auto settings = journal.settings();
    auto rows = journal.workloadSettings();
    auto pauses = journal.pauses();
    auto open = journal.openProposals();
    auto recent = journal.answeredSince(clock.wall() - kDay);  // as far back as fallReason() looks
    auto last = journal.lastCycleReport();
    auto number = journal.nextCycleNumber();
    auto governance = loadGovernance(journal);
    for (const Error *e : {contexts ? nullptr : &contexts.error(), settings ? nullptr : &settings.error(), rows ? nullptr : &rows.error(),
                           pauses ? nullptr : &pauses.error(), open ? nullptr : &open.error(), recent ? nullptr : &recent.error(),
                           last ? nullptr : &last.error(), number ? nullptr : &number.error(),
                           governance ? nullptr : &governance.error()}) {
        if (e != nullptr)
            return fail(*e);
    }
    out.contexts = std::move(*contexts);
    // The history may be lost and rebuilt: it must not stop the others.
    std::erase_if(out.contexts, [&waiting](const ContextConfig &c) { return waiting.contains(c.name); });
    out.settings = settingsFrom(*settings);
    for (auto &row : *rows)
        out.workloadSettings.emplace(row.workload, std::move(row));
    out.governance = std::move(*governance);
    out.pauses = std::move(*pauses);
    out.open = std::move(*open);
    out.recent = std::move(*recent);
    out.last = std::move(*last);
    out.nextNumber = *number;
    if (auto orders = readOrders(journal))
        out.orders = std::move(*orders);
    else
        return fail(orders.error());
    if (!first)
        return out;
    for (const auto &[key, target] : {std::pair{"recommendations", &out.recommendations}, std::pair{"collection", &out.collection},
                                      std::pair{"backfill", &out.backfill}, std::pair{"watched", &out.watched}}) {
        auto value = journal.state(key);
        if (!value)
            return fail(value.error());
        if (*value)
            *target = std::move(**value);
    }
    const Timestamp now = clock.wall();
    out.now = now;
    const auto keys = history.keys();
    const std::set<SeriesKey> stored = keys ? std::set<SeriesKey>(keys->begin(), keys->end()) : std::set<SeriesKey>{};
    if (out.last) {
        for (const auto &w : out.last->workloads) {
            if (!w.enrolled)
                continue;
            auto changes = history.observedChanges(w.workload.ref, TimeRange{now - kHour, now + Millis{1}});
            if (changes)
                out.changes.insert(out.changes.end(), changes->begin(), changes->end());
            for (auto key = stored.lower_bound(SeriesKey{w.workload.ref, MetricId{}}); key != stored.end() && key->workload == w.workload.ref; ++key) {
                const MetricId &id = key->metric;
                auto newest = history.newest(SeriesKey{w.workload.ref, id});
                if (newest && *newest)
                    out.lastSeen[w.workload.ref][id] = **newest;
            }
        }
    }
    return out;
}

Result<std::shared_ptr<RestoredModels>> readModels(History &history)
{
    auto stored = history.models();
    if (!stored)
        return fail(stored.error());
    auto out = std::make_shared<RestoredModels>();
    for (const auto &m : *stored) {
        auto fitted = restoreSeries(m.key, m.bytes, m.fittedAt, 0.0);
        if (!fitted) {
            out->damaged.push_back(m.key);
            continue;
        }
        auto near = history.read(m.key, TimeRange{fitted->cursor - kDay, fitted->cursor + kDay * 2});
        RestoredModel model{std::move(*fitted), {}};
        if (near) {
            model.fitted.lastDay = cellsOf(m.key, near->samples, TimeRange{model.fitted.cursor - kDay, model.fitted.cursor}).values;
            for (const Sample &sample : near->samples) {
                if (sample.at >= model.fitted.cursor)
                    model.since.push_back(sample);
            }
        }
        auto past = history.buckets(m.key, TimeRange{m.fittedAt - kFitHistory, m.fittedAt}, 100);
        if (past) {
            for (const auto &b : *past)
                model.fitted.historicalMax = std::max(model.fitted.historicalMax, b.max);
        }
        out->models.push_back(std::move(model));
    }
    if (auto rows = history.unscored(Timestamp{})) {
        for (const std::string &row : *rows) {
            for (auto &used : unpackUsed(row)) {
                out->scoredTo = std::max(out->scoredTo, used.second.origin);
                out->waiting.push_back(std::move(used));
            }
        }
    }
    return out;
}

CycleLife takeLife(const std::vector<BookEntry *> &entries)
{
    CycleLife life;
    for (BookEntry *entry : entries) {
        auto scores = entry->life.takeScores();
        std::move(scores.begin(), scores.end(), std::back_inserter(life.scores));
        auto drifts = entry->life.takeDrifts();
        std::move(drifts.begin(), drifts.end(), std::back_inserter(life.drifts));
        for (auto &used : entry->life.takeUses())
            life.uses.emplace_back(entry->key, std::move(used));
    }
    return life;
}

Result<void> recordLife(History &history, const CycleLife &life)
{
    if (auto r = history.addScores(life.scores); !r)
        return r;
    if (auto r = history.addDrifts(life.drifts); !r)
        return r;
    if (life.uses.empty())
        return {};
    Timestamp newest{};
    for (const auto &[key, used] : life.uses)
        newest = std::max(newest, used.origin);
    const auto reach = kForecastStep * static_cast<std::int64_t>(kScoredSteps.back());
    return history.putUnscored(newest, packUsed(life.uses), newest - reach);
}

void restoreMemory(CycleMemory &memory, const CycleInputs &inputs)
{
    if (inputs.recommendations.is_object()) {
        for (const auto &[name, rows] : inputs.recommendations.items()) {
            const auto ref = parseWorkloadRef(name);
            if (!ref || !rows.is_array())
                continue;
            for (const auto &row : rows) {
                if (!row.is_array() || row.size() < 3)
                    continue;
                const auto at = asInteger(row[0]);
                const auto wanted = asInteger(row[1]);
                if (at && wanted && row[2].is_boolean())
                    memory.recommendations[*ref].push_back(
                        {fromMillis(*at), *wanted, row[2].get<bool>(), row.size() > 3 ? asInteger(row[3]).value_or(*wanted) : *wanted});
            }
        }
    }
    restoreWatched(memory, inputs.watched, inputs.now);
    readTimes(find(inputs.collection, "since"), memory.collectingSince);
    readTimes(find(inputs.collection, "last"), memory.lastCollected);
    readTimes(find(inputs.collection, "started"), memory.sourceStarted);
    readTimes(find(inputs.collection, "restarted"), memory.sourceRestarted);
    restoreBackfill(memory, inputs.backfill);
    for (const auto &change : inputs.changes) {
        if (change.field == "replicas")
            memory.changes[change.workload].push_back(change);
    }
    memory.lastSeen = inputs.lastSeen;
    if (inputs.last) {
        for (const auto &w : inputs.last->workloads)
            memory.lastWorkloads[w.workload.ref] = w.workload;
    }
}

void forgetContext(CycleMemory &memory, const ContextName &name)
{
    ++memory.servers[name];
    const auto eraseName = [&name](auto &...maps) { (maps.erase(name), ...); };
    eraseName(memory.collectingSince, memory.lastCollected, memory.sourceStarted, memory.sourceRestarted, memory.backfill, memory.backfillTotal,
              memory.backfillAsked, memory.slowPast, memory.lastLook, memory.owing);
    const auto eraseWorkloads = [&name](auto &...maps) { (std::erase_if(maps, [&name](const auto &row) { return row.first.context == name; }), ...); };
    eraseWorkloads(memory.recommendations, memory.changes, memory.lastSeen, memory.lastWorkloads, memory.recent, memory.newestReady, memory.watched,
                   memory.baselines, memory.peaks);
    std::erase_if(memory.ownHistory, [&name](const auto &row) { return row.first.workload.context == name; });
    std::erase_if(memory.damagedModels, [&name](const SeriesKey &key) { return key.workload.context == name; });
    std::erase_if(memory.filled, [&name](const CycleMemory::Filled &f) { return f.context == name; });
}

std::map<std::string, Json> memoryState(const CycleMemory &memory)
{
    Json recommendations = Json::object();
    for (const auto &[ref, rows] : memory.recommendations) {
        Json list = Json::array();
        for (const auto &r : rows)
            list.push_back(Json::array({toMillis(r.at), r.wanted, r.complete, r.sized}));
        recommendations[toString(ref)] = std::move(list);
    }
    return {{"recommendations", std::move(recommendations)},
            {"collection", Json{{"since", timesJson(memory.collectingSince)}, {"last", timesJson(memory.lastCollected)}, {"started", timesJson(memory.sourceStarted)}, {"restarted", timesJson(memory.sourceRestarted)}}},
            {"backfill", backfillJson(memory)},
            {"watched", watchedJson(memory)}};
}

void noteCollection(CycleMemory &memory, const Collection &collection, Millis cycle, Timestamp now)
{
    if (!collection.workloads || !collection.metrics || collection.metrics->byWorkload.empty())
        return;
    const auto &name = collection.config.name;
    const auto last = memory.lastCollected.find(name);
    if (collection.config.kind == ContextKind::Lab) {
        // The lab's source never restarts and its whole past is at hand.
        memory.collectingSince.emplace(name, now - kHour);
    } else if (last == memory.lastCollected.end() || now - last->second > cycle * 3 || last->second > now) {
        memory.collectingSince[name] = now;
    }
    // Of several servers behind one address the youngest counts: going back and forth between them is no start.
    if (const auto started = collection.metrics->started; started && *started <= now + kStartTolerance) {
        const auto [known, first] = memory.sourceStarted.emplace(name, *started);
        if (!first && *started > known->second) {
            known->second = *started;
            memory.sourceRestarted[name] = *started;
            memory.collectingSince[name] = now;
        }
    }
    memory.lastCollected[name] = now;
}

void noteUnbroken(CycleMemory &memory, const ContextName &context, const std::vector<Sample> &samples, Millis cycle, Timestamp now)
{
    const auto since = memory.collectingSince.find(context);
    if (since == memory.collectingSince.end() || samples.empty() || now - samples.back().at > cycle * 3)
        return;
    Timestamp start = samples.back().at;
    for (auto it = samples.rbegin(); it != samples.rend() && start - it->at <= cycle * 3; ++it)
        start = it->at;
    // What was scraped before the source began anew is no proof for what it says since.
    if (const auto restarted = memory.sourceRestarted.find(context); restarted != memory.sourceRestarted.end())
        start = std::max(start, restarted->second);
    since->second = std::min(since->second, start);
}

bool noteChange(CycleMemory &memory, const std::vector<Proposal> &recent, ObservedChange &change, Timestamp now)
{
    if (change.field != "replicas")
        return true;
    for (const auto &p : recent) {
        const auto *replicas = std::get_if<ReplicaChange>(&p.plan.change);
        const bool sentByUs = isInFlight(p.state) || carriedOut(p);
        if (replicas != nullptr && sentByUs && p.plan.workload == change.workload && now - p.changed < kHour
            && std::to_string(replicas->to) == change.after && std::to_string(replicas->from) == change.before) {
            return false;  // recorded when it was verified
        }
    }
    auto &list = memory.changes[change.workload];
    list.push_back(change);
    while (!list.empty() && now - list.front().at > kHour)
        list.pop_front();
    return true;
}

void noteRecommendation(CycleMemory &memory, const WorkloadRef &ref, limits::PastRecommendation recommendation, Timestamp now, Millis kept)
{
    auto &list = memory.recommendations[ref];
    if (!list.empty() && list.back().at == recommendation.at)
        list.back() = recommendation;
    else
        list.push_back(recommendation);
    std::erase_if(list, [&](const limits::PastRecommendation &r) { return now - r.at > std::max(kRecommendationsKept, kept); });
}

std::vector<limits::PastChange> pastChanges(const CycleMemory &memory, const std::vector<Proposal> &recent, const WorkloadRef &ref, Timestamp now)
{
    std::vector<limits::PastChange> out;
    if (const auto it = memory.changes.find(ref); it != memory.changes.end()) {
        for (const auto &c : it->second) {
            if (!c.ours && now - c.at <= kHour)
                out.push_back({.at = c.at, .from = std::atoll(c.before.c_str()), .to = std::atoll(c.after.c_str()), .ours = false, .priority = Priority::Medium});
        }
    }
    for (const auto &p : recent) {
        const CountStep step = counts(p.plan.change);
        const bool applied = carriedOut(p);
        if (p.plan.workload != ref || !p.outcome || now - p.outcome->at > kHour)
            continue;
        const limits::PastChange ours{.at = p.outcome->at, .from = step.from, .to = step.to, .ours = true, .priority = p.plan.priority};
        if (applied)
            out.push_back(ours);
        // Written, and found changed again while it was watched: both changes happened, whether or not a look came between.
        const bool changedAgain = p.state == ProposalState::Failed && p.outcome->reason.code == ReasonCode::WorldChangedReplicas &&
                                  p.outcome->reason.numbers.size() == 1 && std::holds_alternative<ReplicaChange>(p.plan.change);
        if (changedAgain) {
            out.push_back(ours);
            out.push_back({.at = std::max(p.changed, p.outcome->at), .from = step.to,
                           .to = static_cast<std::int64_t>(p.outcome->reason.numbers.front()), .ours = false, .priority = Priority::Medium});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const limits::PastChange &a, const limits::PastChange &b) { return a.at < b.at; });
    return out;
}

std::set<MetricId> hadWithinDay(const CycleMemory &memory, const WorkloadRef &ref, Timestamp now)
{
    std::set<MetricId> out;
    if (const auto it = memory.lastSeen.find(ref); it != memory.lastSeen.end()) {
        for (const auto &[id, at] : it->second) {
            if (now - at <= kDay)
                out.insert(id);
        }
    }
    return out;
}

std::optional<double> priceOf(const ScalingPolicy &policy, const ContextConfig &context, const Settings &settings)
{
    if (policy.price)
        return policy.price;
    if (context.price)
        return context.price;
    return settings.price;
}

ForecastSummary summaryOf(const Forecast &forecast, Timestamp now)
{
    constexpr Millis shown = std::chrono::hours{2};
    const Millis horizon = std::min(shown, forecast.trustedFor.value_or(shown));
    return ForecastSummary{.id = forecast.id, .metric = forecast.metric, .model = forecast.model, .eligible = forecast.eligible,
                           .reason = forecast.ineligibleReason, .horizon = horizon,
                           .peak = peakWithin(forecast, now, std::min(now + shown, forecast.trustedUntil())), .backTest = forecast.backTest};
}

bool hasEligible(const ForecastBook &book, const SeriesKey &key)
{
    const BookEntry *entry = book.entry(key);
    return entry != nullptr && entry->selection.eligible;
}

OwnQueries ownQueries(const CycleInputs &inputs)
{
    OwnQueries out;
    for (const auto &[ref, settings] : inputs.workloadSettings) {
        for (const auto &[name, text] : settings.policy.queries)
            out[ref.context].push_back({.workload = ref, .metric = MetricId(name), .text = text});
    }
    return out;
}

}  // namespace preamar::engine
