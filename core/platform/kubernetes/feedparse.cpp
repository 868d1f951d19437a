// Lists and watch events as rows of tables, without a wire.
#include "core/platform/kubernetes/feeds.h"

#include "core/base/log.h"

namespace preamar::kubernetes {

namespace {

constexpr std::array<Resource, 8> kResources{{
    {ResourceKind::Deployments, "/apis/apps/v1", "deployments", true, false},
    {ResourceKind::StatefulSets, "/apis/apps/v1", "statefulsets", true, false},
    {ResourceKind::ReplicaSets, "/apis/apps/v1", "replicasets", false, true},
    {ResourceKind::Pods, "/api/v1", "pods", true, false},
    {ResourceKind::Hpas, "/apis/autoscaling/v2", "horizontalpodautoscalers", false, false},
    {ResourceKind::ScaledObjects, "/apis/keda.sh/v1alpha1", "scaledobjects", false, false},
    {ResourceKind::Budgets, "/apis/policy/v1", "poddisruptionbudgets", false, false},
    {ResourceKind::Quotas, "/api/v1", "resourcequotas", false, false},
}};

// Calls fn with the kind's table of each of the states.
template<class Fn, class... States>
void withTable(ResourceKind kind, Fn fn, States &...states)
{
    switch (kind) {
    case ResourceKind::Deployments: return fn(states.deployments...);
    case ResourceKind::StatefulSets: return fn(states.statefulSets...);
    case ResourceKind::ReplicaSets: return fn(states.replicaSets...);
    case ResourceKind::Pods: return fn(states.pods...);
    case ResourceKind::Hpas: return fn(states.hpas...);
    case ResourceKind::ScaledObjects: return fn(states.scaledObjects...);
    case ResourceKind::Budgets: return fn(states.budgets...);
    case ResourceKind::Quotas: return fn(states.quotas...);
    }
}

template<class Object>
void put(std::map<std::string, Object> &table, std::optional<Object> object)
{
    if (!object)
        return;
    std::string id;
    if constexpr (requires { object->autoscaler; })
        id = object->space + "/" + object->autoscaler.name;
    else
        id = object->space + "/" + object->name;
    table.insert_or_assign(std::move(id), std::move(*object));
}

void readInto(ResourceKind kind, ClusterState &part, const Json &item)
{
    switch (kind) {
    case ResourceKind::Deployments: return put(part.deployments, readScalable(item, WorkloadKind::Deployment));
    case ResourceKind::StatefulSets: return put(part.statefulSets, readScalable(item, WorkloadKind::StatefulSet));
    case ResourceKind::ReplicaSets: return put(part.replicaSets, readReplicaSet(item));
    case ResourceKind::Pods: return put(part.pods, readPod(item));
    case ResourceKind::Hpas: return put(part.hpas, readHpa(item));
    case ResourceKind::ScaledObjects: return put(part.scaledObjects, readScaledObject(item));
    case ResourceKind::Budgets: return put(part.budgets, readBudget(item));
    case ResourceKind::Quotas: return put(part.quotas, readQuota(item));
    }
}

std::string metadataText(const Json &object, const char *key)
{
    const Json *metadata = find(object, "metadata");
    return metadata == nullptr ? std::string() : stringAt(*metadata, key).value_or("");
}

} // namespace

const std::array<Resource, 8> &resources()
{
    return kResources;
}

Result<Page> parsePage(ResourceKind kind, std::string_view body)
{
    const std::string where(kResources[static_cast<std::size_t>(kind)].plural);
    const auto json = parseJson(body, where);
    if (!json)
        return fail(json.error());
    const Json *items = find(*json, "items");
    if (!json->is_object() || items == nullptr || (!items->is_array() && !items->is_null()))
        return fail(ErrorCode::Protocol, where, "not a list");
    Page page;
    page.resourceVersion = metadataText(*json, "resourceVersion");
    page.next = metadataText(*json, "continue");
    if (items->is_array()) {
        for (const Json &item : *items)
            readInto(kind, page.part, item);
    }
    return page;
}

std::string tokenBeforeItems(std::string_view body)
{
    constexpr std::string_view key = "\"continue\":\"";
    constexpr std::size_t head = 4096;
    body = body.substr(0, std::min(head, body.find("\"items\"")));
    const auto at = body.find(key);
    if (at == std::string_view::npos)
        return {};
    const auto rest = body.substr(at + key.size());
    const auto end = rest.find_first_of("\"\\"); // a token is base64: one with an escape is left to the parser
    return end == std::string_view::npos || rest[end] != '"' ? std::string() : std::string(rest.substr(0, end));
}

WatchEvent parseWatchEvent(ResourceKind kind, std::string_view line)
{
    WatchEvent out;
    const auto json = parseJson(line, "watch");
    const auto type = json ? stringAt(*json, "type") : std::nullopt;
    const Json *object = json ? find(*json, "object") : nullptr;
    if (!type || object == nullptr || !object->is_object()) {
        out.detail = "not an event of a watch";
        return out;
    }
    if (*type == "ERROR") {
        const bool expired = integerAt(*object, "code") == 410;
        out.type = expired ? WatchEvent::Type::Expired : WatchEvent::Type::Failed;
        out.detail = logText(stringAt(*object, "message").value_or("")).substr(0, 300);
        return out;
    }
    out.resourceVersion = metadataText(*object, "resourceVersion");
    if (*type == "BOOKMARK") {
        out.type = WatchEvent::Type::Bookmark;
        return out;
    }
    if (*type != "ADDED" && *type != "MODIFIED" && *type != "DELETED") {
        out.detail = "unknown event";
        return out;
    }
    out.type = *type == "DELETED" ? WatchEvent::Type::Deleted : WatchEvent::Type::Changed;
    readInto(kind, out.part, *object);
    return out;
}

void applyRows(ResourceKind kind, ClusterState &into, ClusterState part)
{
    withTable(
        kind,
        [](auto &target, auto &source) {
            for (auto &[id, row] : source)
                target.insert_or_assign(id, std::move(row));
        },
        into, part);
}

void replaceRows(ResourceKind kind, ClusterState &into, ClusterState part, const std::string &space)
{
    withTable(
        kind,
        [&](auto &target, auto &source) {
            if (space.empty()) {
                target = std::move(source);
                return;
            }
            auto it = target.lower_bound(space + "/");
            while (it != target.end() && it->second.space == space)
                it = target.erase(it);
            target.merge(source);
        },
        into, part);
}

void removeRows(ResourceKind kind, ClusterState &from, const ClusterState &part)
{
    withTable(
        kind,
        [](auto &target, const auto &source) {
            for (const auto &[id, row] : source)
                target.erase(id);
        },
        from, part);
}

} // namespace preamar::kubernetes
