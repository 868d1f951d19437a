// Contexts, what the operator set for workloads, settings, and small state.
#include "core/domain/codec.h"
#include "core/store/rows.h"
#include "core/store/sqlitejournal.h"

namespace preamar::store {

Result<void> SqliteJournal::putContext(const ContextConfig &config)
{
    return write([&]() -> Result<void> {
        auto put = query("INSERT INTO contexts(name, format, config) VALUES (?, ?, ?) ON CONFLICT(name) DO UPDATE SET "
                         "format = excluded.format, config = excluded.config");
        if (!put)
            return fail(put.error());
        return put->bind(std::string_view(config.name.str()))
            .bind(kRowFormat)
            .bind(std::string_view(dumpJson(toJson(config))))
            .run();
    });
}

Result<void> SqliteJournal::removeContext(const ContextName &name)
{
    return write([&]() -> Result<void> {
        auto remove = query("DELETE FROM contexts WHERE name = ?");
        if (!remove)
            return fail(remove.error());
        if (auto ran = remove->bind(std::string_view(name.str())).run(); !ran)
            return ran;
        if (m_database->changes() == 0)
            return fail(ErrorCode::NotFound, "context", name.str());
        return {};
    });
}

Result<std::vector<ContextConfig>> SqliteJournal::contexts()
{
    auto statement = query("SELECT format, config FROM contexts ORDER BY name");
    if (!statement)
        return fail(statement.error());
    return readAll<ContextConfig>(*statement, [](const Statement &s) -> Result<ContextConfig> {
        if (auto known = checkFormat(s.integer(0), "context"); !known)
            return fail(known.error());
        return decode(s.text(1), contextFromJson, "context");
    });
}

Result<void> SqliteJournal::putWorkloadSettings(const WorkloadSettings &settings)
{
    return write([&]() -> Result<void> {
        auto put = query("INSERT INTO workload_settings(workload, format, policy, enrolled, mode_until, mode_reason) "
                         "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(workload) DO UPDATE SET format = excluded.format, "
                         "policy = excluded.policy, enrolled = excluded.enrolled, mode_until = excluded.mode_until, "
                         "mode_reason = excluded.mode_reason");
        if (!put)
            return fail(put.error());
        const auto until = settings.modeUntil ? std::optional(toMillis(*settings.modeUntil)) : std::nullopt;
        return put->bind(std::string_view(toString(settings.workload)))
            .bind(kRowFormat)
            .bind(std::string_view(dumpJson(toJson(settings.policy))))
            .bind(std::int64_t{settings.enrolled})
            .bind(until)
            .bind(std::string_view(settings.modeReason))
            .run();
    });
}

Result<std::vector<WorkloadSettings>> SqliteJournal::workloadSettings()
{
    auto statement = query("SELECT format, workload, policy, enrolled, mode_until, mode_reason FROM workload_settings "
                           "ORDER BY workload");
    if (!statement)
        return fail(statement.error());
    return readAll<WorkloadSettings>(*statement, [](const Statement &s) -> Result<WorkloadSettings> {
        if (auto known = checkFormat(s.integer(0), "workload settings"); !known)
            return fail(known.error());
        auto ref = parseWorkloadRef(s.text(1));
        if (!ref)
            return refuse(ErrorCode::Storage, "workload settings", ref.error().detail, ReasonCode::JournalDamaged);
        auto policy = decode(s.text(2), policyFromJson, "workload settings");
        if (!policy)
            return fail(policy.error());
        WorkloadSettings out{std::move(*ref), std::move(*policy), s.integer(3) == 1, std::nullopt,
                             std::string(s.text(5))};
        if (!s.isNull(4))
            out.modeUntil = fromMillis(s.integer(4));
        return out;
    });
}

Result<void> SqliteJournal::putSetting(const std::string &key, const std::string &value)
{
    return write([&]() -> Result<void> {
        auto put = query("INSERT INTO settings(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = "
                         "excluded.value");
        if (!put)
            return fail(put.error());
        return put->bind(std::string_view(key)).bind(std::string_view(value)).run();
    });
}

Result<std::map<std::string, std::string>> SqliteJournal::settings()
{
    using Pair = std::pair<std::string, std::string>;
    auto statement = query("SELECT key, value FROM settings");
    if (!statement)
        return fail(statement.error());
    const auto pairs = readAll<Pair>(*statement, [](const Statement &s) {
        return Result<Pair>(Pair(std::string(s.text(0)), std::string(s.text(1))));
    });
    if (!pairs)
        return fail(pairs.error());
    return std::map<std::string, std::string>(pairs->begin(), pairs->end());
}

Result<void> SqliteJournal::putState(const std::string &key, const Json &value)
{
    return write([&]() -> Result<void> {
        auto put = query("INSERT INTO state(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = "
                         "excluded.value");
        if (!put)
            return fail(put.error());
        return put->bind(std::string_view(key)).bind(std::string_view(dumpJson(value))).run();
    });
}

Result<std::optional<Json>> SqliteJournal::state(const std::string &key)
{
    auto statement = query("SELECT value FROM state WHERE key = ?");
    if (!statement)
        return fail(statement.error());
    return readOne<Json>(statement->bind(std::string_view(key)), [](const Statement &s) -> Result<Json> {
        auto json = parseJson(s.text(0), "state");
        if (!json)
            return refuse(ErrorCode::Storage, "state", json.error().detail, ReasonCode::JournalDamaged);
        return json;
    });
}

} // namespace preamar::store
