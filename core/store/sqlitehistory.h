// The history on SQLite: WAL, one writer. Opened at its first use; a damaged file is moved aside and begun anew.
#pragma once

#include "core/store/history.h"
#include "core/store/historytail.h"
#include "core/store/rows.h"
#include "core/store/sqlite.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace preamar::store {

struct KeyHash
{
    [[nodiscard]] std::size_t operator()(const SeriesKey &key) const noexcept;
};

// One hour of one series, folded.
struct HourRoll
{
    std::int64_t hour = 0;
    std::int64_t samples = 0;
    double min = 0.0;
    double max = 0.0;
    double mean = 0.0;
};

class SqliteHistory final : public History
{
public:
    SqliteHistory(std::string folder, HistoryOptions options) : m_folder(std::move(folder)), m_options(options) {}

    // Opens the file now rather than at the first use.
    [[nodiscard]] Result<void> ready();

    Result<void> append(const std::vector<Series> &series) override;
    Result<void> forget(const SeriesKey &key) override;
    Result<void> setApart(const ContextName &context, const ContextName &as) override;
    Result<void> markBaseline(const SeriesKey &key, TimeRange range) override;
    Result<std::vector<TimeRange>> baselines(const SeriesKey &key) override;
    Result<Series> read(const SeriesKey &key, TimeRange range) override;
    Result<std::vector<Bucket>> buckets(const SeriesKey &key, TimeRange range, std::size_t maxPoints) override;
    Result<std::vector<SeriesKey>> keys() override;
    Result<std::optional<Timestamp>> newest(const SeriesKey &key) override;

    Result<void> putForecasts(const std::vector<Forecast> &forecasts) override;
    Result<void> keepForecast(const ForecastId &id) override;
    Result<std::optional<Forecast>> forecast(const ForecastId &id) override;
    Result<std::optional<Forecast>> latestForecast(const SeriesKey &key) override;
    Result<void> putModel(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt) override;
    Result<std::vector<StoredModel>> models() override;
    Result<void> putModelVersion(const ModelVersion &version, const std::string &bytes) override;
    Result<std::vector<ModelVersion>> modelVersions(const SeriesKey &key) override;
    Result<std::optional<std::string>> modelBytes(const SeriesKey &key, const std::string &version) override;
    Result<void> addScores(const std::vector<ModelScore> &scores) override;
    Result<std::vector<ModelScore>> scores(const SeriesKey &key, std::int64_t from, std::int64_t to) override;
    Result<std::vector<ModelScore>> scoreTotals(std::int64_t from, std::int64_t to) override;
    Result<void> addDrifts(const std::vector<DriftMark> &marks) override;
    Result<std::vector<DriftMark>> drifts(const SeriesKey &key, TimeRange range) override;
    Result<void> putUnscored(Timestamp at, const std::string &bytes, Timestamp oldest) override;
    Result<std::vector<std::string>> unscored(Timestamp since) override;
    Result<void> addObservedChange(const ObservedChange &change) override;
    Result<std::vector<ObservedChange>> observedChanges(const WorkloadRef &workload, TimeRange range) override;

    Result<void> applyRetention(Timestamp now, int days) override;
    Result<HistoryStats> stats() override;

private:
    using Fn = std::function<Result<void>()>;
    Result<void> connect();
    Result<void> tryOpen();
    void moveAside();
    // Runs fn on an open file: inside one write transaction, or inside one read transaction where others may write.
    Result<void> write(const Fn &fn);
    Result<void> look(const Fn &fn);
    Result<void> judged(Result<void> outcome);
    // The same with the id of a series; not at all where the history holds nothing of it.
    Result<void> lookAt(const SeriesKey &key, const std::function<Result<void>(SeriesId)> &fn);

    // One statement run with the parameters that `bind` sets; inside write().
    template<class Bind>
    [[nodiscard]] Result<void> change(std::string_view sql, Bind bind)
    {
        auto statement = m_database->cached(sql);
        if (!statement)
            return fail(statement.error());
        bind(**statement);
        return (*statement)->run();
    }
    // The rows of one statement as values; inside look().
    template<class T, class Bind, class Make>
    [[nodiscard]] Result<void> collect(std::vector<T> &out, std::string_view sql, Bind bind, Make make)
    {
        auto statement = m_database->cached(sql);
        if (!statement)
            return fail(statement.error());
        bind(**statement);
        auto rows = readAll<T>(**statement, make);
        if (!rows)
            return fail(std::move(rows.error()));
        out = std::move(*rows);
        return {};
    }
    // A whole look at one table.
    template<class T, class Bind, class Make>
    [[nodiscard]] Result<std::vector<T>> rows(std::string_view sql, Bind bind, Make make)
    {
        std::vector<T> out;
        if (auto done = look([&] { return collect(out, sql, bind, make); }); !done)
            return fail(std::move(done.error()));
        return out;
    }
    // A whole look at what a table holds of one series, whose id is the first parameter.
    template<class T, class Bind, class Make>
    [[nodiscard]] Result<std::vector<T>> rowsOf(const SeriesKey &key, std::string_view sql, Bind bind, Make make)
    {
        std::vector<T> out;
        const auto done = lookAt(key, [&](SeriesId id) {
            return collect(
                out, sql, [&](Statement &s) { bind(s.bind(id)); }, make);
        });
        if (!done)
            return fail(std::move(done.error()));
        return out;
    }

    // nullopt: the history holds nothing of it.
    [[nodiscard]] Result<std::optional<SeriesId>> findSeries(const SeriesKey &key);
    [[nodiscard]] Result<SeriesId> seriesFor(const SeriesKey &key);
    [[nodiscard]] Result<void> loadTail();
    [[nodiscard]] Result<void> place(SeriesId series, const std::vector<Sample> &samples, std::int64_t openHour,
                                     std::map<std::int64_t, TailRow> &rows);
    [[nodiscard]] Result<void> mergeIntoBlock(SeriesId series, std::int64_t hour, std::vector<Sample> samples);
    [[nodiscard]] Result<void> compact(std::int64_t beforeHour);
    [[nodiscard]] Result<void> storeTotals();

    // Samples of blocks of hours [first, last], in order.
    [[nodiscard]] Result<std::vector<Sample>> blockSamples(SeriesId series, std::int64_t first, std::int64_t last);
    [[nodiscard]] Result<std::vector<HourRoll>> rolls(SeriesId series, std::int64_t firstDay, std::int64_t lastDay);
    [[nodiscard]] Result<void> rollUp(SeriesId series, std::int64_t beforeDay);
    [[nodiscard]] Result<void> putRolls(SeriesId series, std::int64_t day, const std::vector<HourRoll> &rolls);
    [[nodiscard]] Result<std::vector<SeriesId>> allSeries();
    [[nodiscard]] Result<void> thinForecasts(Timestamp now, Timestamp cutoff, Timestamp oldest);
    [[nodiscard]] Result<void> findEnds(HistoryStats &stats);

    std::string m_folder;
    HistoryOptions m_options;
    std::unique_ptr<Database> m_database;
    bool m_missing = false; // read-only and there is no file yet: answers are empty
    std::unordered_map<SeriesKey, SeriesId, KeyHash> m_ids;
    Tail m_tail;
    bool m_tailLoaded = false;
    std::int64_t m_tailVersion = 0; // data_version the image belongs to
    std::int64_t m_tailRows = 0;
    std::int64_t m_openHour = 0; // of the newest sample; earlier hours belong into blocks
    std::int64_t m_blockSamples = 0;
};

// For statements without further parameters.
inline constexpr auto kNoBind = [](Statement &) {};

// The first of what was read, where there is one.
template<class T>
[[nodiscard]] Result<std::optional<T>> firstOf(Result<std::vector<T>> rows)
{
    if (!rows)
        return fail(std::move(rows.error()));
    return rows->empty() ? std::optional<T>{} : std::optional<T>(std::move(rows->front()));
}

// Hours of one day, packed into one row; any bytes are safe to decode.
[[nodiscard]] std::string encodeRolls(const std::vector<HourRoll> &rolls, std::int64_t day);
[[nodiscard]] Result<std::vector<HourRoll>> decodeRolls(std::string_view bytes, std::int64_t day);

} // namespace preamar::store
