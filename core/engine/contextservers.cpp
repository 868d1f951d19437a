#include "core/engine/contextservers.h"

#include "core/domain/codec.h"
#include "core/engine/assess.h"
#include "core/engine/evidence.h"
#include "core/engine/governance.h"
#include "core/engine/modelorders.h"

#include <algorithm>
#include <functional>

namespace preamar::engine {

namespace {

constexpr int kMostNames = 100; // tried at once
constexpr const char *kApart = "history.apart";   // {"count": n, "waiting": [{"name", "as"}]}

bool isOf(const ContextName &name, const std::string &workload)
{
    const auto ref = parseWorkloadRef(workload);
    return ref && ref->context == name;
}

// Rows of the journal's state by workload or context, without those of this context.
Result<void> eraseRows(Journal &journal, const char *key, const std::function<void(Json &)> &erase)
{
    auto stored = journal.state(key);
    if (!stored)
        return fail(stored.error());
    if (!*stored)
        return {};
    Json kept = **stored;
    erase(kept);
    return kept == **stored ? Result<void>{} : journal.putState(key, kept);
}

void eraseWorkloads(Json &rows, const ContextName &name)
{
    if (!rows.is_object())
        return;
    for (auto it = rows.begin(); it != rows.end();)
        it = isOf(name, it.key()) ? rows.erase(it) : std::next(it);
}

Result<void> eraseNoted(Journal &journal, const ContextName &name)
{
    const auto byName = [&name](Json &rows) {
        if (rows.is_object())
            rows.erase(name.str());
    };
    for (const char *key : {"recommendations", kEvidence}) {
        if (auto r = eraseRows(journal, key, [&](Json &rows) { eraseWorkloads(rows, name); }); !r)
            return r;
    }
    if (auto r = eraseRows(journal, "collection", [&](Json &rows) {
            if (rows.is_object())
                std::for_each(rows.begin(), rows.end(), byName);
        });
        !r)
        return r;
    if (auto r = eraseRows(journal, "backfill", byName); !r)
        return r;
    return eraseRows(journal, "watched", [&](Json &rows) {
        if (!rows.is_array())
            return;
        Json kept = Json::array();
        for (Json &row : rows) {
            const Json *workload = find(row, "workload");
            if (workload == nullptr || stringAt(*workload, "ref").value_or("").rfind(name.str() + "/", 0) != 0)
                kept.push_back(std::move(row));
        }
        rows = std::move(kept);
    });
}

Result<void> lowerModes(Journal &journal, const ContextName &name, const Actor &actor)
{
    auto rows = journal.workloadSettings();
    auto governance = loadGovernance(journal);
    if (!rows)
        return fail(rows.error());
    if (!governance)
        return fail(governance.error());
    const Reason why{ReasonCode::AutoSuspended, {}, name.str()};
    bool isChanged = false;
    for (auto &row : *rows) {
        if (row.workload.context != name || row.policy.mode <= Mode::Approve)
            continue;
        isChanged = true;
        row.policy.mode = Mode::Approve;
        row.modeUntil.reset();
        if (auto r = journal.putWorkloadSettings(row); !r)
            return r;
        if (const auto own = governance->own.find(row.workload); own != governance->own.end())
            own->second["mode"] = std::string(toString(Mode::Approve));
        governance->autos[row.workload] = AutoRow{.since = std::nullopt, .warned = false, .waits = {}, .fell = why};
        if (auto r = journal.appendAudit(AuditEntry{.actor = actor, .event = "mode.fell", .workload = toString(row.workload), .code = std::string(toString(why.code)),
                                                    .detail = Json{{"mode", toString(Mode::Approve)}, {"reason", toJson(why)}}});
            !r)
            return r;
    }
    if (!isChanged)
        return {};
    if (auto r = saveOwn(journal, governance->own); !r)
        return r;
    return saveAutos(journal, governance->autos);
}

Result<void> eraseOrders(Journal &journal, const ContextName &name)
{
    auto orders = readOrders(journal);
    if (!orders)
        return fail(orders.error());
    const ModelOrders before = *orders;
    const auto ofContext = [&name](const auto &row) { return row.first.workload.context == name; };
    std::erase_if(orders->retrain, ofContext);
    std::erase_if(orders->pins, ofContext);
    std::erase_if(orders->compare, ofContext);
    return *orders == before ? Result<void>{} : writeOrders(journal, *orders);
}

Result<void> eraseReport(Journal &journal, const ContextName &name)
{
    auto report = journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    if (!*report)
        return {};
    const auto erased = std::erase_if((*report)->workloads, [&](const WorkloadReport &w) { return w.workload.ref.context == name; })
        + std::erase_if((*report)->contexts, [&](const ContextReport &c) { return c.name == name; });
    return erased == 0 ? Result<void>{} : journal.putCycleReport(**report);
}

bool isNameOf(const std::vector<ContextConfig> &contexts, const std::string &name)
{
    return std::any_of(contexts.begin(), contexts.end(), [&name](const ContextConfig &c) { return c.name.str() == name; });
}

// The next number that is no context's name.
std::string nextApart(Json &apart, const ContextName &name, const std::vector<ContextConfig> &contexts)
{
    auto count = integerAt(apart, "count").value_or(0);
    std::string as;
    do
        as = name.str() + "@" + std::to_string(++count);
    while (isNameOf(contexts, as));
    apart["count"] = count;
    return as;
}

}  // namespace

bool sameServers(const ContextConfig &a, const ContextConfig &b)
{
    return endpointOf(a) == endpointOf(b) && a.prometheus.url == b.prometheus.url
        && a.kubernetes.prometheusService == b.kubernetes.prometheusService && a.kubernetes.metricsApi == b.kubernetes.metricsApi
        && a.lab.scenario == b.lab.scenario && a.lab.seed == b.lab.seed;
}

Result<void> leaveServers(Journal &journal, const ContextName &name, const Actor &actor)
{
    if (auto r = lowerModes(journal, name, actor); !r)
        return r;
    if (auto r = eraseNoted(journal, name); !r)
        return r;
    if (auto r = eraseOrders(journal, name); !r)
        return r;
    if (auto r = eraseReport(journal, name); !r)
        return r;
    auto stored = journal.state(kApart);
    if (!stored)
        return fail(stored.error());
    Json apart = *stored && (*stored)->is_object() ? **stored : Json{{"count", 0}, {"waiting", Json::array()}};
    const auto contexts = journal.contexts();
    if (!contexts)
        return fail(contexts.error());
    const std::string as = nextApart(apart, name, *contexts);
    apart["waiting"].push_back(Json{{"name", name.str()}, {"as", as}});
    return journal.putState(kApart, apart);
}

Result<void> setHistoryApart(Journal &journal, History &history)
{
    auto stored = journal.state(kApart);
    if (!stored)
        return fail(stored.error());
    const Json *waiting = *stored ? find(**stored, "waiting") : nullptr;
    if (waiting == nullptr || !waiting->is_array() || waiting->empty())
        return {};
    const auto contexts = journal.contexts();
    if (!contexts)
        return fail(contexts.error());
    Json apart = **stored;
    Json left = Json::array();
    std::optional<Error> problem;
    for (const Json &row : *waiting) {
        const auto name = stringAt(row, "name");
        auto as = stringAt(row, "as");
        if (!name || !as)
            continue;
        if (isNameOf(*contexts, *as))
            as = nextApart(apart, ContextName(*name), *contexts);
        auto moved = history.setApart(ContextName(*name), ContextName(*as));
        for (int tries = 0; !moved && moved.error().code == ErrorCode::Conflict && tries < kMostNames; ++tries) {
            as = nextApart(apart, ContextName(*name), *contexts);
            moved = history.setApart(ContextName(*name), ContextName(*as));
        }
        if (moved)
            continue;
        left.push_back(Json{{"name", *name}, {"as", *as}});
        if (!problem)
            problem = moved.error();
    }
    apart["waiting"] = std::move(left);
    if (apart != **stored) {
        if (auto r = journal.putState(kApart, apart); !r)
            return r;
    }
    return problem ? Result<void>(fail(std::move(*problem))) : Result<void>{};
}

Result<std::set<ContextName>> waitingApart(Journal &journal)
{
    auto stored = journal.state(kApart);
    if (!stored)
        return fail(stored.error());
    std::set<ContextName> out;
    const Json *waiting = *stored ? find(**stored, "waiting") : nullptr;
    if (waiting == nullptr || !waiting->is_array())
        return out;
    for (const Json &row : *waiting) {
        if (const auto name = stringAt(row, "name"))
            out.insert(ContextName(*name));
    }
    return out;
}

}  // namespace preamar::engine
