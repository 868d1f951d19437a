#include "core/engine/governance.h"

#include "core/domain/codec.h"

#include <charconv>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr const char *kLayers = "policy.layers";
constexpr const char *kOwn = "policy.own";
constexpr const char *kAutos = "auto";
constexpr const char *kCalendar = "calendar";

PolicyKeys keysFrom(const Json &json)
{
    PolicyKeys out;
    if (!json.is_object())
        return out;
    for (const auto &[key, value] : json.items()) {
        if (value.is_string())
            out[key] = value.get<std::string>();
    }
    return out;
}

Json keysJson(const PolicyKeys &keys)
{
    Json out = Json::object();
    for (const auto &[key, value] : keys)
        out[key] = value;
    return out;
}

Result<Json> stateOr(Journal &journal, const char *key)
{
    auto value = journal.state(key);
    if (!value)
        return fail(value.error());
    return *value ? std::move(**value) : Json::object();
}

// A key that is no longer understood is left out: the rest still counts.
void apply(ScalingPolicy &policy, const PolicyKeys &keys)
{
    ScalingPolicy changed = policy;
    for (const auto &[key, value] : keys) {
        ScalingPolicy next = changed;
        if (setPolicyKey(next, key, value))
            changed = std::move(next);
    }
    if (!policyProblem(changed))
        policy = std::move(changed);
}

void applyLayer(const Governance &g, ScalingPolicy &policy, const std::string &name)
{
    if (const auto at = g.layers.find(name); at != g.layers.end())
        apply(policy, at->second);
}

// A count or a share that is not one would lift the limit it stands for.
std::optional<double> sane(const std::string &text, double most)
{
    double value = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stop != text.data() + text.size() || !(value >= 0.0) || value > most)
        return std::nullopt;
    return value;
}

} // namespace

Result<void> setNumber(limits::Numbers &numbers, const std::string &key, const std::string &text)
{
    using N = limits::Numbers;
    static const std::map<std::string, std::int64_t N::*> counts{{"limit.up_actions", &N::upActions},
                                                                 {"limit.down_actions", &N::downActions},
                                                                 {"limit.direction_changes", &N::directionChanges},
                                                                 {"limit.loss_services", &N::lossServices}};
    static const std::map<std::string, double N::*> shares{{"limit.up_share", &N::upShare},
                                                           {"limit.down_share", &N::downShare},
                                                           {"limit.removed_share", &N::removedShare},
                                                           {"limit.loss_share", &N::lossShare}};
    constexpr double kMostCount = 10'000.0;
    if (const auto count = counts.find(key); count != counts.end()) {
        const auto value = sane(text, kMostCount);
        if (!value || *value != std::floor(*value))
            return fail(ErrorCode::InvalidArgument, key, "expected an integer from 0 to 10000");
        numbers.*(count->second) = static_cast<std::int64_t>(*value);
        return {};
    }
    if (const auto share = shares.find(key); share != shares.end()) {
        const auto value = sane(text, 1.0);
        if (!value)
            return fail(ErrorCode::InvalidArgument, key, "expected a share from 0 to 1");
        numbers.*(share->second) = *value;
        return {};
    }
    if (key == "limit.auto_life") {
        const auto life = parseDuration(text);
        if (!life)
            return fail(ErrorCode::InvalidArgument, key, "expected a duration such as 12h");
        numbers.autoLife = *life;
        return {};
    }
    return fail(ErrorCode::InvalidArgument, key, "unknown setting");
}

Result<Governance> loadGovernance(Journal &journal)
{
    Governance out;
    auto layers = stateOr(journal, kLayers);
    auto own = stateOr(journal, kOwn);
    auto autos = stateOr(journal, kAutos);
    auto stored = stateOr(journal, kCalendar);
    auto settings = journal.settings();
    if (!settings)
        return fail(settings.error());
    for (const auto &[key, text] : *settings) {
        if (key.starts_with("limit."))
            (void)setNumber(out.numbers, key, text);
    }
    for (const auto *value : {&layers, &own, &autos, &stored}) {
        if (!*value)
            return fail(value->error());
    }
    for (const auto &[name, keys] : layers->items())
        out.layers[name] = keysFrom(keys);
    for (const auto &[name, keys] : own->items()) {
        if (const auto ref = parseWorkloadRef(name))
            out.own[*ref] = keysFrom(keys);
    }
    for (const auto &[name, row] : autos->items()) {
        const auto ref = parseWorkloadRef(name);
        if (!ref)
            continue;
        AutoRow a;
        if (const auto since = integerAt(row, "since"))
            a.since = fromMillis(*since);
        a.warned = boolAt(row, "warned").value_or(false);
        a.waits = stringAt(row, "waits").value_or(std::string());
        if (const Json *fell = find(row, "fell")) {
            if (auto reason = reasonFromJson(*fell))
                a.fell = std::move(*reason);
        }
        out.autos[*ref] = std::move(a);
    }
    if (const Json *json = find(*stored, "calendar")) {
        auto read = calendar::calendarFromJson(*json);
        if (!read) {
            out.calendarProblem = read.error().where + ": " + read.error().detail;
            return out;
        }
        out.calendar = std::move(*read);
    }
    auto reader = calendar::Reader::make(out.calendar);
    if (reader)
        out.reader = std::make_shared<const calendar::Reader>(std::move(*reader));
    else
        out.calendarProblem = reader.error().where + ": " + reader.error().detail;
    return out;
}

Result<void> saveLayers(Journal &journal, const std::map<std::string, PolicyKeys> &layers)
{
    Json json = Json::object();
    for (const auto &[name, keys] : layers) {
        if (!keys.empty())
            json[name] = keysJson(keys);
    }
    return journal.putState(kLayers, json);
}

Result<void> saveOwn(Journal &journal, const std::map<WorkloadRef, PolicyKeys> &own)
{
    Json json = Json::object();
    for (const auto &[ref, keys] : own)
        json[toString(ref)] = keysJson(keys);
    return journal.putState(kOwn, json);
}

Result<void> saveAutos(Journal &journal, const std::map<WorkloadRef, AutoRow> &autos)
{
    Json json = Json::object();
    for (const auto &[ref, row] : autos) {
        Json one = Json::object();
        if (row.since)
            one["since"] = toMillis(*row.since);
        if (row.warned)
            one["warned"] = true;
        if (!row.waits.empty())
            one["waits"] = row.waits;
        if (row.fell)
            one["fell"] = toJson(*row.fell);
        json[toString(ref)] = std::move(one);
    }
    return journal.putState(kAutos, json);
}

ScalingPolicy layered(const Governance &governance, const WorkloadRef &ref, const std::string &labelGroup,
                      const WorkloadSettings *settings, bool isLab)
{
    ScalingPolicy policy;
    policy.mode = isLab ? Mode::Approve : Mode::Recommend;
    policy.timeZone = governance.reader ? governance.calendar.timeZone : std::string();
    const auto own = governance.own.find(ref);
    if (settings != nullptr && own == governance.own.end())
        return settings->policy; // set as a whole, before there were layers
    const PolicyKeys nothing;
    const PolicyKeys &keys = own == governance.own.end() ? nothing : own->second;
    const auto named = keys.find("group");
    const std::string group = named != keys.end() ? named->second : labelGroup;
    applyLayer(governance, policy, "context/" + ref.context.str());
    if (!group.empty())
        applyLayer(governance, policy, "group/" + group);
    apply(policy, keys);
    return policy;
}

} // namespace preamar::engine
