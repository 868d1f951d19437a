// Back-fill: what history a context still lacks, and how it is fetched beside the cycles.
#include "core/base/digest.h"
#include "core/engine/cyclerun.h"

#include <QTimer>

#include <algorithm>

namespace preamar::engine {

namespace {

constexpr Millis kDay = std::chrono::hours{24};
constexpr int kRangeRequestsPerCycle = 3;
constexpr int kRequestsPerCycle = 12;
// A range reply stays below about 8 MB: 400,000 points of some 20 bytes.
constexpr double kPointsPerReply = 400'000.0;
// How long a cycle waits for the past: a source that answers at once shows forecasts in the first cycle.
constexpr std::chrono::milliseconds kBackfillGrace{1'000};
constexpr std::chrono::milliseconds kBackfillWait{20'000};

// Own queries of a context that are new or say something else now, and metrics of the catalogue that were replaced until now.
struct Changed
{
    std::vector<SeriesKey> own;
    std::set<MetricId> catalogue;
};

Changed noteOwn(CycleMemory &memory, const ContextName &context, const std::vector<OwnQuery> &own)
{
    Changed out;
    std::map<SeriesKey, std::string> now;
    for (const OwnQuery &q : own)
        now[{q.workload, q.metric}] = sha256Hex(q.text).substr(0, 16);
    for (auto &[key, known] : memory.ownHistory) {
        if (key.workload.context == context && !known.query.empty() && !now.contains(key)) {
            known = {.query = {}, .replaces = true};
            if (metricInfo(key.metric) != nullptr)
                out.catalogue.insert(key.metric);
        }
    }
    for (auto &[key, query] : now) {
        auto &known = memory.ownHistory[key];
        if (known.query != query) {
            known = {.query = std::move(query), .replaces = true};
            out.own.push_back(key);
        }
    }
    return out;
}

void addTasks(std::vector<BackfillTask> &tasks, const std::vector<SeriesKey> &own, TimeRange range)
{
    for (std::size_t i = 0; i < own.size(); i += kOwnPerRequest) {
        const auto first = own.begin() + static_cast<std::ptrdiff_t>(i);
        tasks.push_back({.metric = {}, .own = {first, first + static_cast<std::ptrdiff_t>(std::min(kOwnPerRequest, own.size() - i))}, .range = range});
    }
}

std::vector<SeriesKey> keysOf(const std::vector<OwnQuery> &own)
{
    std::vector<SeriesKey> out;
    for (const OwnQuery &q : own)
        out.push_back({q.workload, q.metric});
    return out;
}

std::optional<SeriesKey> keyAt(const Json &row)
{
    const auto workload = stringAt(row, "workload");
    const auto id = stringAt(row, "metric");
    const auto ref = workload ? parseWorkloadRef(*workload) : Result<WorkloadRef>(fail(ErrorCode::InvalidArgument, "workload"));
    if (!ref || !id)
        return std::nullopt;
    return SeriesKey{*ref, MetricId(*id)};
}

Json keyJson(const SeriesKey &key)
{
    return {{"workload", toString(key.workload)}, {"metric", key.metric.str()}};
}

}  // namespace

void planBackfill(CycleMemory &memory, const CycleInputs &inputs, const Collection &collection, const std::vector<OwnQuery> &own, Timestamp now)
{
    const auto &name = collection.config.name;
    const Timestamp end = floorTo(now, kForecastStep);
    const bool known = memory.backfillTotal.contains(name);
    auto &tasks = memory.backfill[name];
    const Changed changed = noteOwn(memory, name, own);
    const auto chunks = [&](Timestamp from, std::size_t series, const std::function<void(TimeRange)> &add) {
        const double perDay = static_cast<double>(kDay / kForecastStep) * static_cast<double>(std::max<std::size_t>(1, series));
        const auto days = std::clamp<std::int64_t>(static_cast<std::int64_t>(kPointsPerReply / perDay), 1, 14);
        for (Timestamp to = end; to > from;) {
            const Timestamp start = std::max(from, to - kDay * days);
            add({start, to});
            to = start;
        }
    };
    const auto workloads = collection.workloads->workloads.size();
    // A gap since the last stored report is fetched as well, once what was planned before is in.
    const bool gap = known && tasks.empty() && memory.backfillAsked[name].empty() && inputs.last && now - inputs.last->finished > std::max<Millis>(inputs.settings.cycle * 2, kForecastStep * 2);
    const auto before = tasks.size();
    if (!known || gap) {
        const Timestamp from = known ? std::max(end - kFitHistory, floorTo(inputs.last->finished, kForecastStep)) : end - kFitHistory;
        chunks(from, workloads, [&](TimeRange range) {
            for (const auto &id : standardQuery().metrics) {
                if (!collection.metrics->failed.contains(id))
                    tasks.push_back({.metric = id, .own = {}, .range = range});
            }
            // The demonstration knows how many replicas there were; a real source would need more requests than a cycle has.
            if (collection.config.kind == ContextKind::Lab) {
                for (const auto &id : {metric::replicas, metric::readyReplicas})
                    tasks.push_back({.metric = id, .own = {}, .range = range});
            }
        });
        chunks(from, kOwnPerRequest, [&](TimeRange range) { addTasks(tasks, keysOf(own), range); });
    }
    if (known) {
        chunks(end - kFitHistory, kOwnPerRequest, [&](TimeRange range) { addTasks(tasks, changed.own, range); });
        chunks(end - kFitHistory, workloads, [&](TimeRange range) {
            for (const MetricId &id : changed.catalogue)
                tasks.push_back({.metric = id, .own = {}, .range = range});
        });
    }
    if (tasks.size() != before || !known)
        memory.backfillTotal[name] = tasks.size() + memory.backfillAsked[name].size();
}

std::vector<BackfillTask> takeBackfill(std::vector<BackfillTask> &tasks, int spent, bool all)
{
    const auto allowed = static_cast<std::size_t>(std::clamp(kRequestsPerCycle - spent, 1, kRangeRequestsPerCycle));
    const std::size_t count = all ? tasks.size() : std::min(tasks.size(), allowed);
    std::vector<BackfillTask> out(tasks.begin(), tasks.begin() + static_cast<std::ptrdiff_t>(count));
    tasks.erase(tasks.begin(), tasks.begin() + static_cast<std::ptrdiff_t>(count));
    return out;
}

std::optional<MetricQuery> queryOf(const BackfillTask &task, const std::vector<OwnQuery> &own)
{
    if (task.own.empty())
        return MetricQuery{.metrics = {task.metric}};
    MetricQuery out;
    std::copy_if(own.begin(), own.end(), std::back_inserter(out.own), [&](const OwnQuery &q) {
        return std::find(task.own.begin(), task.own.end(), SeriesKey{q.workload, q.metric}) != task.own.end();
    });
    return out.own.empty() ? std::nullopt : std::optional(std::move(out));
}

void dropReplaced(SeriesSet &set, const std::vector<OwnQuery> &own)
{
    std::erase_if(set.series, [&](const Series &s) {
        return std::any_of(own.begin(), own.end(), [&](const OwnQuery &q) { return q.metric == s.key.metric && q.workload == s.key.workload; });
    });
}

void dropOutdated(SeriesSet &set, const std::vector<OwnQuery> &asked, const std::vector<OwnQuery> &own)
{
    std::erase_if(set.series, [&](const Series &s) {
        return std::none_of(own.begin(), own.end(), [&](const OwnQuery &q) {
            return SeriesKey{q.workload, q.metric} == s.key &&
                   std::any_of(asked.begin(), asked.end(), [&](const OwnQuery &a) { return SeriesKey{a.workload, a.metric} == s.key && a.text == q.text; });
        });
    });
}

std::vector<SeriesKey> settledBy(CycleMemory &memory, const CycleMemory::Filled &answer, const std::vector<OwnQuery> &own)
{
    std::vector<SeriesKey> out;
    for (auto it = memory.ownHistory.begin(); it != memory.ownHistory.end();) {
        auto &[key, known] = *it;
        const auto asks = [&key](const OwnQuery &q) { return SeriesKey{q.workload, q.metric} == key; };
        const auto wanted = std::find_if(own.begin(), own.end(), asks);
        const auto asked = std::find_if(answer.asked.begin(), answer.asked.end(), asks);
        const bool byCatalogue = answer.asked.empty() && known.query.empty() && wanted == own.end() && key.metric == answer.metric;
        const bool byQuery = wanted != own.end() && asked != answer.asked.end() && asked->text == wanted->text;
        if (key.workload.context != answer.context || !known.replaces || (!byCatalogue && !byQuery)) {
            ++it;
            continue;
        }
        out.push_back(key);
        known.replaces = false;
        it = known.query.empty() ? memory.ownHistory.erase(it) : std::next(it);
    }
    return out;
}

void putBack(CycleMemory &memory, const ContextName &context, const BackfillTask &task, bool smaller)
{
    auto &tasks = memory.backfill[context];
    const auto middle = floorTo(task.range.from + (task.range.to - task.range.from) / 2, kForecastStep);
    if (!smaller || task.range.to - task.range.from <= kDay || middle <= task.range.from)
        return tasks.push_back(task);
    tasks.push_back({.metric = task.metric, .own = task.own, .range = {middle, task.range.to}});
    tasks.push_back({.metric = task.metric, .own = task.own, .range = {task.range.from, middle}});
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

Json backfillJson(const CycleMemory &memory)
{
    Json out = Json::object();
    for (const auto &[name, total] : memory.backfillTotal) {
        Json tasks = Json::array();
        for (const auto *list : {&memory.backfillAsked, &memory.backfill}) {
            const auto it = list->find(name);
            for (const auto &t : it == list->end() ? std::vector<BackfillTask>{} : it->second) {
                Json row{{"metric", t.metric.str()}, {"from", toMillis(t.range.from)}, {"to", toMillis(t.range.to)}};
                for (const SeriesKey &key : t.own)
                    row["own"].push_back(keyJson(key));
                tasks.push_back(std::move(row));
            }
        }
        Json own = Json::array();
        for (const auto &[key, known] : memory.ownHistory) {
            if (key.workload.context != name)
                continue;
            Json row = keyJson(key);
            row["query"] = known.query;
            row["replaces"] = known.replaces;
            own.push_back(std::move(row));
        }
        out[name.str()] = Json{{"tasks", std::move(tasks)}, {"total", total}, {"own", std::move(own)}};
    }
    return out;
}

void restoreBackfill(CycleMemory &memory, const Json &json)
{
    if (!json.is_object())
        return;
    const auto rowsAt = [](const Json &object, const char *key) {
        const Json *list = find(object, key);
        return list != nullptr && list->is_array() ? *list : Json::array();
    };
    for (const auto &[name, rows] : json.items()) {
        auto &tasks = memory.backfill[ContextName(name)];
        for (const auto &row : rowsAt(rows, "tasks")) {
            const auto id = stringAt(row, "metric");
            const auto from = integerAt(row, "from");
            const auto to = integerAt(row, "to");
            if (!id || !from || !to)
                continue;
            BackfillTask task{.metric = MetricId(*id), .own = {}, .range = {fromMillis(*from), fromMillis(*to)}};
            for (const auto &own : rowsAt(row, "own")) {
                if (auto key = keyAt(own))
                    task.own.push_back(std::move(*key));
            }
            tasks.push_back(std::move(task));
        }
        for (const auto &row : rowsAt(rows, "own")) {
            if (auto key = keyAt(row))
                memory.ownHistory[std::move(*key)] = {.query = stringAt(row, "query").value_or(""), .replaces = boolAt(row, "replaces").value_or(false)};
        }
        memory.backfillTotal[ContextName(name)] = static_cast<std::size_t>(std::max<std::int64_t>(0, integerAt(rows, "total").value_or(0)));
    }
}

// The past is asked for beside the cycle: what has not come after the grace is stored by a later cycle, and whoever owes an
// answer is neither asked nor waited for again until it came. A single cycle waits longer, since nothing comes after it.
void CycleRunner::backfill()
{
    auto &run = *m_run;
    const OwnQueries queries = ownQueries(run.inputs);
    run.waiting = 1;
    const auto go = [this, keep = m_run] {
        if (std::exchange(keep->fillOver, true))
            return;
        for (auto &[context, tasks] : m_memory->backfillAsked) {
            if (!tasks.empty())
                m_memory->slowPast.insert(context);
            for (const auto &task : m_services.continuous ? std::vector<BackfillTask>{} : std::exchange(tasks, {}))
                putBack(*m_memory, context, task, true);
        }
        if (endsOutdated())
            return;
        takeFilled();
        storeSamples();
    };
    const auto arrived = [go, keep = m_run] {
        if (!keep->fillOver && --keep->waiting == 0)
            go();
    };
    for (const auto &c : run.collections) {
        if (!c.workloads || !c.metrics || !c.config.backfill)
            continue;
        const auto found = queries.find(c.config.name);
        const auto own = found == queries.end() || c.config.kind == ContextKind::Lab ? std::vector<OwnQuery>{} : found->second;
        planBackfill(*m_memory, run.inputs, c, own, m_services.clock->wall());
        if (m_memory->backfillAsked[c.config.name].empty())
            askBackfill(c, own, arrived);
    }
    // The demonstration's past is made here, however long that takes.
    const bool lab = std::any_of(run.collections.begin(), run.collections.end(), [](const Collection &c) { return c.config.kind == ContextKind::Lab; });
    if (run.waiting > 1 && !lab)
        QTimer::singleShot(m_services.continuous ? kBackfillGrace : kBackfillWait, m_services.context, go);
    arrived();
}

void CycleRunner::askBackfill(const Collection &collection, const std::vector<OwnQuery> &own, const std::function<void()> &arrived)
{
    const auto &name = collection.config.name;
    auto platform = m_services.platform(collection.config);
    if (!platform || !platform->metrics)
        return;
    const bool waits = !m_services.continuous || !m_memory->slowPast.contains(name);
    for (const BackfillTask &task : takeBackfill(m_memory->backfill[name], collection.requests, collection.config.kind == ContextKind::Lab)) {
        auto query = queryOf(task, own);
        if (!query)
            continue;
        m_memory->backfillAsked[name].push_back(task);
        m_run->waiting += waits ? 1 : 0;
        ++m_run->extraRequests[name];
        onResult(platform->metrics->query(*query, task.range, kForecastStep), m_services.context,
                 [memory = m_memory, arrived, waits, task, name, servers = m_memory->servers[name], ownAsked = query->own](Result<SeriesSet> set) {
                     auto &asked = memory->backfillAsked[name];
                     // Put back meanwhile, or the name means other servers by now.
                     const auto it = memory->servers[name] == servers ? std::find(asked.begin(), asked.end(), task) : asked.end();
                     if (it != asked.end()) {
                         asked.erase(it);
                         if (set) {
                             memory->slowPast.erase(name);
                             memory->filled.push_back({name, ownAsked, task.metric, std::move(*set)});
                         } else {
                             putBack(*memory, name, task, set.error().code == ErrorCode::Timeout);
                         }
                     }
                     if (waits)
                         arrived();
                 });
    }
}

void CycleRunner::takeFilled()
{
    const OwnQueries queries = ownQueries(m_run->inputs);
    for (auto &part : std::exchange(m_memory->filled, {})) {
        const auto config = std::find_if(m_run->inputs.contexts.begin(), m_run->inputs.contexts.end(), [&](const ContextConfig &c) { return c.name == part.context; });
        if (config == m_run->inputs.contexts.end())
            continue;
        const auto found = queries.find(part.context);
        const auto own = found == queries.end() || config->kind == ContextKind::Lab ? std::vector<OwnQuery>{} : found->second;
        for (const SeriesKey &key : settledBy(*m_memory, part, own)) {
            m_run->toForget.push_back(key);
            m_services.book->forget(key);
        }
        // Both as the operator has it now: the answer may be older than the last word.
        if (part.asked.empty())
            dropReplaced(part.set, own);
        else
            dropOutdated(part.set, part.asked, own);
        takeHistory(part.context, std::move(part.set));
    }
}

void CycleRunner::takeHistory(const ContextName &context, SeriesSet set)
{
    auto &run = *m_run;
    for (auto &s : set.series) {
        if (s.samples.empty())
            continue;
        auto &seen = m_memory->lastSeen[s.key.workload][s.key.metric];
        seen = std::max(seen, s.samples.back().at);
        if (s.key.metric == metric::cpuCores)
            noteUnbroken(*m_memory, context, s.samples, run.inputs.settings.cycle, m_services.clock->wall());
        run.toStore.push_back(std::move(s));
    }
    run.backfilled[context] = true;
}

}  // namespace preamar::engine
