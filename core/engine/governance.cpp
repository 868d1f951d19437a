#include "core/engine/governance.h"

#include "core/domain/codec.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr const char *kLayers = "policy.layers";
constexpr const char *kOwn = "policy.own";
constexpr const char *kProfiles = "policy.profiles";
constexpr const char *kProduction = "production";
constexpr std::array<std::string_view, 3> kProfileNames{"dev", "staging", kProduction};
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
void apply(Layered &out, const PolicyKeys &keys, const std::string &origin)
{
    Layered changed = out;
    for (const auto &[key, value] : keys) {
        ScalingPolicy next = changed.policy;
        if (!setPolicyKey(next, key, value))
            continue;
        changed.policy = std::move(next);
        changed.origins[key] = origin;
    }
    if (!policyProblem(changed.policy))
        out = std::move(changed);
}

void applyLayer(const Governance &g, Layered &out, const std::string &name)
{
    if (const auto at = g.layers.find(name); at != g.layers.end())
        apply(out, at->second, name);
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
    auto profiles = stateOr(journal, kProfiles);
    auto contexts = journal.contexts();
    auto settings = journal.settings();
    if (!settings)
        return fail(settings.error());
    if (!contexts)
        return fail(contexts.error());
    for (const auto &[key, text] : *settings) {
        if (key.starts_with("limit."))
            (void)setNumber(out.numbers, key, text);
    }
    for (const auto *value : {&layers, &own, &autos, &stored, &profiles}) {
        if (!*value)
            return fail(value->error());
    }
    for (const auto &[name, keys] : layers->items())
        out.layers[name] = keysFrom(keys);
    for (const ContextConfig &context : *contexts) {
        const std::string kept = stringAt(*profiles, context.name.str()).value_or(std::string());
        if (context.isProtected || !kept.empty())
            out.profiles[context.name] = context.isProtected ? kProduction : kept;
    }
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

std::span<const std::string_view> profiles()
{
    return kProfileNames;
}

Result<void> saveProfile(Journal &journal, const ContextName &context, const std::string &profile)
{
    auto kept = stateOr(journal, kProfiles);
    auto contexts = journal.contexts();
    if (!kept)
        return fail(kept.error());
    if (!contexts)
        return fail(contexts.error());
    for (ContextConfig &config : *contexts) {
        const bool production = profile == kProduction;
        if (config.name != context || config.isProtected == production)
            continue;
        config.isProtected = production;
        if (auto r = journal.putContext(config); !r)
            return r;
    }
    kept->erase(context.str());
    if (!profile.empty() && profile != kProduction)
        (*kept)[context.str()] = profile;
    return journal.putState(kProfiles, *kept);
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

Result<bool> takeModeBack(Journal &journal, Governance &governance, WorkloadSettings &row, const Reason &why)
{
    if (row.policy.mode <= Mode::Approve)
        return false;
    row.policy.mode = Mode::Approve;
    row.modeUntil.reset();
    if (auto r = journal.putWorkloadSettings(row); !r)
        return fail(r.error());
    if (const auto own = governance.own.find(row.workload); own != governance.own.end()) {
        own->second["mode"] = std::string(toString(Mode::Approve));
        if (auto r = saveOwn(journal, governance.own); !r)
            return fail(r.error());
    }
    governance.autos[row.workload] = AutoRow{.since = std::nullopt, .warned = false, .waits = {}, .fell = why};
    return true;
}

Layered withOrigins(const Governance &governance, const WorkloadRef &ref, const std::string &labelGroup,
                    const WorkloadSettings *settings, bool isLab)
{
    Layered out;
    const auto own = governance.own.find(ref);
    if (settings != nullptr && own == governance.own.end())
        return {settings->policy, {}, true};
    out.policy.mode = isLab ? Mode::Approve : Mode::Recommend;
    out.policy.timeZone = governance.reader ? governance.calendar.timeZone : std::string();
    const PolicyKeys nothing;
    const PolicyKeys &keys = own == governance.own.end() ? nothing : own->second;
    const auto named = keys.find("group");
    const std::string group = named != keys.end() ? named->second : labelGroup;
    if (const auto profile = governance.profiles.find(ref.context); profile != governance.profiles.end())
        applyLayer(governance, out, "profile/" + profile->second);
    applyLayer(governance, out, "context/" + ref.context.str());
    if (!group.empty())
        applyLayer(governance, out, "group/" + group);
    apply(out, keys, "workload");
    return out;
}

ScalingPolicy layered(const Governance &governance, const WorkloadRef &ref, const std::string &labelGroup,
                      const WorkloadSettings *settings, bool isLab)
{
    return withOrigins(governance, ref, labelGroup, settings, isLab).policy;
}

} // namespace preamar::engine
