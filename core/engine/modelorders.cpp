#include "core/engine/modelorders.h"

#include "core/domain/reason.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/forecast/forecaster.h"

#include <algorithm>

namespace preamar::engine {

namespace {

constexpr const char *kState = "model_orders";

const std::vector<MetricId> &allMetrics()
{
    static const std::vector<MetricId> metrics{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond};
    return metrics;
}

Json textsJson(const std::map<SeriesKey, std::string> &texts)
{
    Json out = Json::object();
    for (const auto &[key, text] : texts)
        out[seriesText(key)] = text;
    return out;
}

void readTexts(const Json *json, std::map<SeriesKey, std::string> &into)
{
    if (json == nullptr || !json->is_object())
        return;
    for (const auto &[name, value] : json->items()) {
        if (auto key = parseSeriesText(name); key && value.is_string())
            into[*key] = value.get<std::string>();
    }
}

// The series a command is about: one metric of a workload, or all that are forecast.
Result<std::vector<SeriesKey>> seriesOf(Journal &journal, const Command &command)
{
    auto ref = resolveWorkload(journal, stringAt(command.arguments, "workload").value_or(std::string()));
    if (!ref)
        return fail(ref.error());
    std::vector<SeriesKey> keys;
    const auto metric = stringAt(command.arguments, "metric");
    for (const MetricId &id : allMetrics()) {
        if (!metric || *metric == id.str())
            keys.push_back({*ref, id});
    }
    if (keys.empty())
        return fail(ErrorCode::InvalidArgument, "command", "metric: " + *metric);
    return keys;
}

tl::unexpected<Error> gone(const std::string &version)
{
    return fail(ErrorCode::NotFound, "command", version, std::string(toString(ReasonCode::ModelVersionGone)));
}

Result<void> checkVersion(History *history, const SeriesKey &key, const std::string &version)
{
    if (history == nullptr)
        return gone(version);
    const auto bytes = history->modelBytes(key, version);
    if (!bytes || !*bytes)
        return gone(version);
    return {};
}

} // namespace

std::string seriesText(const SeriesKey &key)
{
    return toString(key.workload) + "#" + key.metric.str();
}

std::optional<SeriesKey> parseSeriesText(std::string_view text)
{
    const auto hash = text.rfind('#');
    if (hash == std::string_view::npos)
        return std::nullopt;
    auto ref = parseWorkloadRef(text.substr(0, hash));
    if (!ref)
        return std::nullopt;
    return SeriesKey{std::move(*ref), MetricId(std::string(text.substr(hash + 1)))};
}

Result<ModelOrders> readOrders(Journal &journal)
{
    auto json = journal.state(kState);
    if (!json)
        return fail(json.error());
    ModelOrders orders;
    if (!*json)
        return orders;
    if (const Json *retrain = find(**json, "retrain"); retrain != nullptr && retrain->is_object()) {
        for (const auto &[name, value] : retrain->items()) {
            const auto at = asInteger(value);
            if (auto key = parseSeriesText(name); key && at)
                orders.retrain[*key] = fromMillis(*at);
        }
    }
    readTexts(find(**json, "pins"), orders.pins);
    readTexts(find(**json, "compare"), orders.compare);
    return orders;
}

Result<void> writeOrders(Journal &journal, const ModelOrders &orders)
{
    Json retrain = Json::object();
    for (const auto &[key, at] : orders.retrain)
        retrain[seriesText(key)] = toMillis(at);
    return journal.putState(kState, Json{{"retrain", std::move(retrain)},
                                         {"pins", textsJson(orders.pins)},
                                         {"compare", textsJson(orders.compare)}});
}

Result<Json> applyModelCommand(Journal &journal, History *history, const Command &command, Timestamp now)
{
    if (command.actor.role < Role::Operator)
        return fail(ErrorCode::Conflict, "command", std::string(toString(command.actor.role)),
                    std::string(toString(ReasonCode::PermissionMissing)));
    auto keys = seriesOf(journal, command);
    if (!keys)
        return fail(keys.error());
    auto orders = readOrders(journal);
    if (!orders)
        return fail(orders.error());
    const std::string version = stringAt(command.arguments, "version").value_or(std::string());
    const std::string model = stringAt(command.arguments, "model").value_or(std::string());
    if (command.kind == command::modelRetrain) {
        for (const SeriesKey &key : *keys) {
            orders->retrain[key] = now;
            orders->pins.erase(key);
        }
    } else if (keys->size() != 1) {
        return fail(ErrorCode::InvalidArgument, "command", "metric is missing");
    } else if (command.kind == command::modelRollback) {
        if (auto known = checkVersion(history, keys->front(), version); !known)
            return fail(known.error());
        orders->pins[keys->front()] = version;
        orders->retrain.erase(keys->front());
    } else if (boolAt(command.arguments, "stop").value_or(false)) {
        orders->compare.erase(keys->front());
    } else if (!model.empty()) {
        if (forecast::findForecaster(model) == nullptr)
            return fail(ErrorCode::InvalidArgument, "command", "model: " + model);
        orders->compare[keys->front()] = model;
    } else {
        if (auto known = checkVersion(history, keys->front(), version); !known)
            return fail(known.error());
        orders->compare[keys->front()] = version;
    }
    if (auto r = writeOrders(journal, *orders); !r)
        return fail(r.error());
    const AuditEntry entry{.actor = command.actor,
                           .event = command.kind,
                           .workload = toString(keys->front().workload),
                           .code = {},
                           .detail = command.arguments};
    if (auto r = journal.appendAudit(entry); !r)
        return fail(r.error());
    Json series = Json::array();
    for (const SeriesKey &key : *keys)
        series.push_back(seriesText(key));
    return Json{{"series", std::move(series)}};
}

} // namespace preamar::engine
