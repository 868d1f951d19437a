#include "core/engine/cyclestate.h"

#include "core/engine/carriedout.h"
#include "core/engine/watching.h"

#include "core/engine/collect.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kHour = std::chrono::hours{1};
constexpr Millis kDay = std::chrono::hours{24};
constexpr Millis kRecommendationsKept = std::chrono::minutes{15};
constexpr std::size_t kRangeRequestsPerCycle = 3;
// A range reply stays below about 8 MB: 400,000 points of some 20 bytes.
constexpr double kPointsPerReply = 400'000.0;

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
    auto contexts = journal.contexts();
    auto settings = journal.settings();
    auto rows = journal.workloadSettings();
    auto pauses = journal.pauses();
    auto open = journal.openProposals();
    auto recent = journal.recentProposals(200);
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
    if (inputs.backfill.is_object()) {
        for (const auto &[name, rows] : inputs.backfill.items()) {
            auto &tasks = memory.backfill[ContextName(name)];
            const Json *list = find(rows, "tasks");
            if (list != nullptr && list->is_array()) {
                for (const auto &row : *list) {
                    const auto id = stringAt(row, "metric");
                    const auto from = integerAt(row, "from");
                    const auto to = integerAt(row, "to");
                    if (id && from && to)
                        tasks.push_back(BackfillTask{MetricId(*id), TimeRange{fromMillis(*from), fromMillis(*to)}});
                }
            }
            memory.backfillTotal[ContextName(name)] = static_cast<std::size_t>(std::max<std::int64_t>(0, integerAt(rows, "total").value_or(0)));
        }
    }
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

std::map<std::string, Json> memoryState(const CycleMemory &memory)
{
    Json recommendations = Json::object();
    for (const auto &[ref, rows] : memory.recommendations) {
        Json list = Json::array();
        for (const auto &r : rows)
            list.push_back(Json::array({toMillis(r.at), r.wanted, r.complete, r.sized}));
        recommendations[toString(ref)] = std::move(list);
    }
    Json backfill = Json::object();
    for (const auto &[name, total] : memory.backfillTotal) {
        Json tasks = Json::array();
        for (const auto *list : {&memory.backfillAsked, &memory.backfill}) {
            const auto it = list->find(name);
            for (const auto &t : it == list->end() ? std::vector<BackfillTask>{} : it->second)
                tasks.push_back(Json{{"metric", t.metric.str()}, {"from", toMillis(t.range.from)}, {"to", toMillis(t.range.to)}});
        }
        backfill[name.str()] = Json{{"tasks", std::move(tasks)}, {"total", total}};
    }
    return {{"recommendations", std::move(recommendations)},
            {"collection", Json{{"since", timesJson(memory.collectingSince)}, {"last", timesJson(memory.lastCollected)}}},
            {"backfill", std::move(backfill)},
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
    return ForecastSummary{.id = forecast.id, .metric = forecast.metric, .model = forecast.model, .eligible = forecast.eligible,
                           .reason = forecast.ineligibleReason, .horizon = std::chrono::hours{2},
                           .peak = peakWithin(forecast, now, now + std::chrono::hours{2}), .backTest = forecast.backTest};
}

bool hasEligible(const ForecastBook &book, const SeriesKey &key)
{
    const BookEntry *entry = book.entry(key);
    return entry != nullptr && entry->selection.eligible;
}

std::map<ContextName, std::vector<OwnQuery>> ownQueries(const CycleInputs &inputs)
{
    std::map<ContextName, std::vector<OwnQuery>> out;
    for (const auto &[ref, settings] : inputs.workloadSettings) {
        for (const auto &[name, text] : settings.policy.queries)
            out[ref.context].push_back({.workload = metricKey(ref), .metric = MetricId(name), .text = text});
    }
    return out;
}

void planBackfill(CycleMemory &memory, const CycleInputs &inputs, const Collection &collection, Timestamp now)
{
    const auto &name = collection.config.name;
    const Timestamp end = floorTo(now, kForecastStep);
    const bool known = memory.backfillTotal.contains(name);
    Timestamp from = end - kFitHistory;
    if (known) {
        // A gap since the last stored report is fetched as well.
        if (!inputs.last || now - inputs.last->finished <= std::max<Millis>(inputs.settings.cycle * 2, kForecastStep * 2))
            return;
        if (!memory.backfill[name].empty() || !memory.backfillAsked[name].empty())
            return;
        from = std::max(from, floorTo(inputs.last->finished, kForecastStep));
    }
    const double perDay = static_cast<double>(kDay / kForecastStep) * static_cast<double>(std::max<std::size_t>(1, collection.workloads->workloads.size()));
    const auto days = std::clamp<std::int64_t>(static_cast<std::int64_t>(kPointsPerReply / perDay), 1, 14);
    auto &tasks = memory.backfill[name];
    for (Timestamp to = end; to > from;) {
        const Timestamp start = std::max(from, to - kDay * days);
        for (const auto &id : standardQuery().metrics) {
            if (!collection.metrics->failed.contains(id))
                tasks.push_back(BackfillTask{id, TimeRange{start, to}});
        }
        // The demonstration knows how many replicas there were; a real source would need more requests than a cycle has.
        if (collection.config.kind == ContextKind::Lab) {
            for (const auto &id : {metric::replicas, metric::readyReplicas})
                tasks.push_back(BackfillTask{id, TimeRange{start, to}});
        }
        to = start;
    }
    memory.backfillTotal[name] = tasks.size();
}

std::vector<BackfillTask> takeBackfill(std::vector<BackfillTask> &tasks, bool all)
{
    const std::size_t count = all ? tasks.size() : std::min(tasks.size(), kRangeRequestsPerCycle);
    std::vector<BackfillTask> out(tasks.begin(), tasks.begin() + static_cast<std::ptrdiff_t>(count));
    tasks.erase(tasks.begin(), tasks.begin() + static_cast<std::ptrdiff_t>(count));
    return out;
}

void putBack(CycleMemory &memory, const ContextName &context, const BackfillTask &task, bool smaller)
{
    auto &tasks = memory.backfill[context];
    const auto middle = floorTo(task.range.from + (task.range.to - task.range.from) / 2, kForecastStep);
    if (!smaller || task.range.to - task.range.from <= kDay || middle <= task.range.from)
        return tasks.push_back(task);
    tasks.push_back(BackfillTask{task.metric, {middle, task.range.to}});
    tasks.push_back(BackfillTask{task.metric, {task.range.from, middle}});
    ++memory.backfillTotal[context];
}

std::optional<double> backfillProgress(const CycleMemory &memory, const ContextName &context)
{
    const auto total = memory.backfillTotal.find(context);
    std::size_t left = 0;
    for (const auto *tasks : {&memory.backfill, &memory.backfillAsked}) {
        const auto it = tasks->find(context);
        left += it == tasks->end() ? 0 : it->second.size();
    }
    if (total == memory.backfillTotal.end() || total->second == 0 || left == 0)
        return std::nullopt;
    return 1.0 - static_cast<double>(std::min(left, total->second)) / static_cast<double>(total->second);
}

}  // namespace preamar::engine
