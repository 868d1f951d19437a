// Beside the samples: baseline marks, forecasts, models, observed changes.
#include "core/domain/codec.h"
#include "core/store/pack.h"
#include "core/store/sqlitehistory.h"

namespace preamar::store {

namespace {

Result<Forecast> readForecast(const Statement &s)
{
    const auto text = unpack(s.blob(0), "forecast");
    if (!text)
        return fail(ErrorCode::Storage, "forecast", text.error().detail);
    const auto json = parseJson(*text, "forecast");
    if (!json)
        return fail(ErrorCode::Storage, "forecast", json.error().detail);
    return forecastFromJson(*json);
}

} // namespace

Result<void> SqliteHistory::markBaseline(const SeriesKey &key, TimeRange range)
{
    if (range.to <= range.from)
        return fail(ErrorCode::InvalidArgument, "baseline", "an empty range");
    return write([&]() -> Result<void> {
        const auto id = seriesFor(key);
        if (!id)
            return fail(id.error());
        auto put = m_database->cached("INSERT OR IGNORE INTO baseline(series, first, until) VALUES (?, ?, ?)");
        if (!put)
            return fail(put.error());
        return (*put)->bind(*id).bind(toMillis(range.from)).bind(toMillis(range.to)).run();
    });
}

Result<std::vector<TimeRange>> SqliteHistory::baselines(const SeriesKey &key)
{
    std::vector<TimeRange> out;
    const auto done = look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        auto statement = m_database->cached("SELECT first, until FROM baseline WHERE series = ? ORDER BY first, until");
        if (!statement)
            return fail(statement.error());
        auto rows = readAll<TimeRange>((*statement)->bind(**id), [](const Statement &s) {
            return Result<TimeRange>(TimeRange{fromMillis(s.integer(0)), fromMillis(s.integer(1))});
        });
        if (!rows)
            return fail(rows.error());
        out = std::move(*rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

// --- forecasts

Result<void> SqliteHistory::putForecasts(const std::vector<Forecast> &forecasts)
{
    return write([&]() -> Result<void> {
        for (const Forecast &forecast : forecasts) {
            const auto id = seriesFor({forecast.workload, forecast.metric});
            if (!id)
                return fail(id.error());
            const std::string data = pack(dumpJson(toJson(forecast)));
            auto put =
                m_database->cached("INSERT INTO forecast(id, series, origin, kept, data) VALUES (?, ?, ?, 0, ?) ON "
                                   "CONFLICT(id) DO UPDATE SET series = excluded.series, origin = excluded.origin, "
                                   "data = excluded.data");
            if (!put)
                return fail(put.error());
            (*put)->bind(std::string_view(forecast.id.str())).bind(*id).bind(toMillis(forecast.origin)).bindBlob(data);
            if (auto ran = (*put)->run(); !ran)
                return ran;
        }
        return {};
    });
}

Result<void> SqliteHistory::keepForecast(const ForecastId &id)
{
    return write([&]() -> Result<void> {
        auto update = m_database->cached("UPDATE forecast SET kept = 1 WHERE id = ?");
        if (!update)
            return fail(update.error());
        if (auto ran = (*update)->bind(std::string_view(id.str())).run(); !ran)
            return ran;
        if (m_database->changes() == 0)
            return fail(ErrorCode::NotFound, "forecast", id.str());
        return {};
    });
}

Result<std::optional<Forecast>> SqliteHistory::forecast(const ForecastId &id)
{
    std::optional<Forecast> out;
    const auto done = look([&]() -> Result<void> {
        auto statement = m_database->cached("SELECT data FROM forecast WHERE id = ?");
        if (!statement)
            return fail(statement.error());
        auto found = readOne<Forecast>((*statement)->bind(std::string_view(id.str())), readForecast);
        if (!found)
            return fail(found.error());
        out = std::move(*found);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<std::optional<Forecast>> SqliteHistory::latestForecast(const SeriesKey &key)
{
    std::optional<Forecast> out;
    const auto done = look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        auto statement =
            m_database->cached("SELECT data FROM forecast WHERE series = ? ORDER BY origin DESC, rowid DESC LIMIT 1");
        if (!statement)
            return fail(statement.error());
        auto found = readOne<Forecast>((*statement)->bind(**id), readForecast);
        if (!found)
            return fail(found.error());
        out = std::move(*found);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

// --- models

Result<void> SqliteHistory::putModel(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt)
{
    const std::string data = pack(bytes);
    return write([&]() -> Result<void> {
        const auto id = seriesFor(key);
        if (!id)
            return fail(id.error());
        auto put =
            m_database->cached("INSERT INTO model(series, fitted, data) VALUES (?, ?, ?) ON CONFLICT(series) DO UPDATE "
                               "SET fitted = excluded.fitted, data = excluded.data");
        if (!put)
            return fail(put.error());
        (*put)->bind(*id).bind(toMillis(fittedAt)).bindBlob(data);
        return (*put)->run();
    });
}

Result<std::vector<History::StoredModel>> SqliteHistory::models()
{
    std::vector<StoredModel> out;
    const auto done = look([&]() -> Result<void> {
        auto statement =
            m_database->prepare("SELECT s.workload, s.metric, m.fitted, m.data FROM model m JOIN series s ON s.id "
                                "= m.series ORDER BY m.series");
        if (!statement)
            return fail(statement.error());
        auto rows = readAll<StoredModel>(*statement, [](const Statement &s) -> Result<StoredModel> {
            auto ref = parseWorkloadRef(s.text(0));
            if (!ref)
                return fail(ref.error());
            auto bytes = unpack(s.blob(3), "model");
            return StoredModel{{std::move(*ref), MetricId(std::string(s.text(1)))},
                               bytes ? std::move(*bytes) : std::string(),
                               fromMillis(s.integer(2))};
        });
        if (!rows)
            return fail(rows.error());
        out = std::move(*rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

// --- observed changes

Result<void> SqliteHistory::addObservedChange(const ObservedChange &change)
{
    return write([&]() -> Result<void> {
        auto insert =
            m_database->cached("INSERT INTO observed_change(workload, at, field, before, after, ours, who) VALUES "
                               "(?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        return (*insert)
            ->bind(std::string_view(toString(change.workload)))
            .bind(toMillis(change.at))
            .bind(std::string_view(change.field))
            .bind(std::string_view(change.before))
            .bind(std::string_view(change.after))
            .bind(std::int64_t{change.ours})
            .bind(std::string_view(change.by))
            .run();
    });
}

Result<std::vector<ObservedChange>> SqliteHistory::observedChanges(const WorkloadRef &workload, TimeRange range)
{
    std::vector<ObservedChange> out;
    const auto done = look([&]() -> Result<void> {
        auto statement =
            m_database->cached("SELECT at, field, before, after, ours, who FROM observed_change WHERE workload = ? "
                               "AND at >= ? AND at < ? ORDER BY at, seq");
        if (!statement)
            return fail(statement.error());
        (*statement)->bind(std::string_view(toString(workload))).bind(toMillis(range.from)).bind(toMillis(range.to));
        auto rows = readAll<ObservedChange>(**statement, [&workload](const Statement &s) {
            return Result<ObservedChange>(ObservedChange{workload, fromMillis(s.integer(0)), std::string(s.text(1)),
                                                         std::string(s.text(2)), std::string(s.text(3)),
                                                         s.integer(4) == 1, std::string(s.text(5))});
        });
        if (!rows)
            return fail(rows.error());
        out = std::move(*rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

} // namespace preamar::store
