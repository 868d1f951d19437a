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
        return change("INSERT OR IGNORE INTO baseline(series, first, until) VALUES (?, ?, ?)",
                      [&](Statement &s) { s.bind(*id).bind(toMillis(range.from)).bind(toMillis(range.to)); });
    });
}

Result<std::vector<TimeRange>> SqliteHistory::baselines(const SeriesKey &key)
{
    return rowsOf<TimeRange>(key, "SELECT first, until FROM baseline WHERE series = ? ORDER BY first, until", kNoBind, [](const Statement &s) {
        return Result<TimeRange>(TimeRange{fromMillis(s.integer(0)), fromMillis(s.integer(1))});
    });
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
            auto put = change("INSERT INTO forecast(id, series, origin, kept, data) VALUES (?, ?, ?, 0, ?) ON CONFLICT(id) DO UPDATE SET "
                              "series = excluded.series, origin = excluded.origin, data = excluded.data",
                              [&](Statement &s) {
                                  s.bind(std::string_view(forecast.id.str())).bind(*id).bind(toMillis(forecast.origin)).bindBlob(data);
                              });
            if (!put)
                return put;
        }
        return {};
    });
}

Result<void> SqliteHistory::keepForecast(const ForecastId &id)
{
    return write([&]() -> Result<void> {
        if (auto r = change("UPDATE forecast SET kept = 1 WHERE id = ?", [&](Statement &s) { s.bind(std::string_view(id.str())); }); !r)
            return r;
        if (m_database->changes() == 0)
            return fail(ErrorCode::NotFound, "forecast", id.str());
        return {};
    });
}

Result<std::optional<Forecast>> SqliteHistory::forecast(const ForecastId &id)
{
    return firstOf(rows<Forecast>("SELECT data FROM forecast WHERE id = ?", [&](Statement &s) { s.bind(std::string_view(id.str())); }, readForecast));
}

Result<std::optional<Forecast>> SqliteHistory::latestForecast(const SeriesKey &key)
{
    return firstOf(
        rowsOf<Forecast>(key, "SELECT data FROM forecast WHERE series = ? ORDER BY origin DESC, rowid DESC LIMIT 1", kNoBind, readForecast));
}

// --- models

Result<void> SqliteHistory::putModel(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt)
{
    const std::string data = pack(bytes);
    return write([&]() -> Result<void> {
        const auto id = seriesFor(key);
        if (!id)
            return fail(id.error());
        return change("INSERT INTO model(series, fitted, data) VALUES (?, ?, ?) ON CONFLICT(series) DO UPDATE SET fitted = excluded.fitted, "
                      "data = excluded.data",
                      [&](Statement &s) { s.bind(*id).bind(toMillis(fittedAt)).bindBlob(data); });
    });
}

Result<std::vector<History::StoredModel>> SqliteHistory::models()
{
    return rows<StoredModel>("SELECT s.workload, s.metric, m.fitted, m.data FROM model m JOIN series s ON s.id = m.series ORDER BY m.series", kNoBind,
                             [](const Statement &s) -> Result<StoredModel> {
                                 auto ref = parseWorkloadRef(s.text(0));
                                 if (!ref)
                                     return fail(ref.error());
                                 auto bytes = unpack(s.blob(3), "model");
                                 return StoredModel{{std::move(*ref), MetricId(std::string(s.text(1)))},
                                                    bytes ? std::move(*bytes) : std::string(),
                                                    fromMillis(s.integer(2))};
                             });
}

// --- observed changes

Result<void> SqliteHistory::addObservedChange(const ObservedChange &observed)
{
    return write([&]() -> Result<void> {
        return change("INSERT INTO observed_change(workload, at, field, before, after, ours, who) VALUES (?, ?, ?, ?, ?, ?, ?)", [&](Statement &s) {
            s.bind(std::string_view(toString(observed.workload))).bind(toMillis(observed.at)).bind(std::string_view(observed.field));
            s.bind(std::string_view(observed.before)).bind(std::string_view(observed.after));
            s.bind(std::int64_t{observed.ours}).bind(std::string_view(observed.by));
        });
    });
}

Result<std::vector<ObservedChange>> SqliteHistory::observedChanges(const WorkloadRef &workload, TimeRange range)
{
    return rows<ObservedChange>(
        "SELECT at, field, before, after, ours, who FROM observed_change WHERE workload = ? AND at >= ? AND at < ? ORDER BY at, seq",
        [&](Statement &s) { s.bind(std::string_view(toString(workload))).bind(toMillis(range.from)).bind(toMillis(range.to)); },
        [&workload](const Statement &s) {
            return Result<ObservedChange>(ObservedChange{workload, fromMillis(s.integer(0)), std::string(s.text(1)), std::string(s.text(2)),
                                                         std::string(s.text(3)), s.integer(4) == 1, std::string(s.text(5))});
        });
}

} // namespace preamar::store
