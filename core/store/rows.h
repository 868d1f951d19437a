// Rows as values: the same few steps for every table.
#pragma once

#include "core/base/json.h"
#include "core/domain/reason.h"
#include "core/domain/records.h"
#include "core/store/sqlite.h"

#include <string>
#include <utility>
#include <vector>

namespace preamar::store {

inline constexpr std::int64_t kPage = 500; // rows a reader takes at most (decisions.md, SQLite)

[[nodiscard]] inline auto refuse(ErrorCode code, std::string where, std::string detail, ReasonCode reason)
{
    return fail(code, std::move(where), std::move(detail), std::string(toString(reason)));
}

// Text of a column as a value; what cannot be read is damage, a later format is SchemaTooNew.
template<class T>
[[nodiscard]] Result<T> decode(std::string_view text, Result<T> (*fromJson)(const Json &), const char *where)
{
    const auto json = parseJson(text, where);
    if (!json)
        return refuse(ErrorCode::Storage, where, json.error().detail, ReasonCode::JournalDamaged);
    auto value = fromJson(*json);
    if (!value)
        return refuse(ErrorCode::Storage, where, value.error().detail, ReasonCode::JournalDamaged);
    return value;
}

[[nodiscard]] inline Result<void> checkFormat(std::int64_t format, const char *where)
{
    if (format > kRowFormat)
        return refuse(ErrorCode::Storage, where, "row format " + std::to_string(format), ReasonCode::SchemaTooNew);
    return {};
}

// Every row of a bound statement; it is reset before this returns.
template<class T, class Read>
[[nodiscard]] Result<std::vector<T>> readAll(Statement &statement, Read read)
{
    std::vector<T> out;
    while (true) {
        const auto row = statement.step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        Result<T> value = read(std::as_const(statement));
        if (!value) {
            statement.reset();
            return fail(std::move(value.error()));
        }
        out.push_back(std::move(*value));
    }
    statement.reset();
    return out;
}

// The one row that may be there.
template<class T, class Read>
[[nodiscard]] Result<std::optional<T>> readOne(Statement &statement, Read read)
{
    auto rows = readAll<T>(statement, read);
    if (!rows)
        return fail(std::move(rows.error()));
    if (rows->empty())
        return std::optional<T>{};
    return std::optional<T>(std::move(rows->front()));
}

} // namespace preamar::store
