// Samples, forecasts used, observed changes. WAL; one writer; may be lost and rebuilt. One row per series and hour as a
// compressed block plus a tail table for the hour being written (decisions.md, SQLite).
#pragma once

#include "core/base/result.h"
#include "core/domain/forecast.h"
#include "core/domain/modellife.h"
#include "core/domain/series.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

// A change of a workload that somebody made, as it was seen (replicas, image, limits, spec, owner).
struct ObservedChange
{
    WorkloadRef workload;
    Timestamp at{};
    std::string field; // "replicas", "image", "spec", "limits", "owners"
    std::string before;
    std::string after;
    bool ours = false;
    std::string by; // where known

    friend bool operator==(const ObservedChange &, const ObservedChange &) = default;
};

struct HistoryStats
{
    std::int64_t series = 0;
    std::int64_t samples = 0;
    std::int64_t bytes = 0;
    std::optional<Timestamp> oldest;
    std::optional<Timestamp> newest;
};

// One bucket of a chart: the extremes are kept, so that a spike survives any width.
struct Bucket
{
    Timestamp at{};
    double min = 0.0;
    double max = 0.0;
    double mean = 0.0;
};

class History
{
public:
    virtual ~History() = default;

    // One commit for all of them. Samples may come late or twice (the last wins); NaN is not stored.
    virtual Result<void> append(const std::vector<Series> &series) = 0;
    // Drops the samples, roll-ups and models of a series: what it measured was something else. Forecasts stay as evidence.
    virtual Result<void> forget(const SeriesKey &key) = 0;
    // Everything of a context goes to another name, which must hold nothing of the same workloads; models and forecasts that
    // wait for their truth are dropped.
    virtual Result<void> setApart(const ContextName &context, const ContextName &as) = 0;
    // Marks samples of a back-fill (baseline) by range.
    virtual Result<void> markBaseline(const SeriesKey &key, TimeRange range) = 0;
    [[nodiscard]] virtual Result<std::vector<TimeRange>> baselines(const SeriesKey &key) = 0;
    [[nodiscard]] virtual Result<Series> read(const SeriesKey &key, TimeRange range) = 0;
    [[nodiscard]] virtual Result<std::vector<Bucket>> buckets(const SeriesKey &key, TimeRange range,
                                                              std::size_t maxPoints) = 0;
    [[nodiscard]] virtual Result<std::vector<SeriesKey>> keys() = 0;
    [[nodiscard]] virtual Result<std::optional<Timestamp>> newest(const SeriesKey &key) = 0;

    virtual Result<void> putForecasts(const std::vector<Forecast> &forecasts) = 0;
    // A proposal names it: it is kept as long as the history, while others are thinned after some hours.
    virtual Result<void> keepForecast(const ForecastId &id) = 0;
    [[nodiscard]] virtual Result<std::optional<Forecast>> forecast(const ForecastId &id) = 0;
    [[nodiscard]] virtual Result<std::optional<Forecast>> latestForecast(const SeriesKey &key) = 0;

    virtual Result<void> putModel(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt) = 0;
    struct StoredModel
    {
        SeriesKey key;
        std::string bytes;
        Timestamp fittedAt{};
    };
    // A model whose bytes cannot be read has none: it is refused by whoever loads it, and fitted anew.
    [[nodiscard]] virtual Result<std::vector<StoredModel>> models() = 0;

    // --- the life of models
    // The newest kKeptVersions of a series keep their bytes, the newest kKnownVersions their row.
    static constexpr int kKeptVersions = 3;
    static constexpr int kKnownVersions = 30;
    virtual Result<void> putModelVersion(const ModelVersion &version, const std::string &bytes) = 0;
    // Newest first.
    [[nodiscard]] virtual Result<std::vector<ModelVersion>> modelVersions(const SeriesKey &key) = 0;
    // nullopt where the version is not known or its bytes are gone; Storage where they do not match their checksum.
    [[nodiscard]] virtual Result<std::optional<std::string>> modelBytes(const SeriesKey &key,
                                                                        const std::string &version) = 0;
    // Adds to the sums of the same day. One commit for all.
    virtual Result<void> addScores(const std::vector<ModelScore> &scores) = 0;
    // Of one series, days [from, to].
    [[nodiscard]] virtual Result<std::vector<ModelScore>> scores(const SeriesKey &key, std::int64_t from,
                                                                 std::int64_t to) = 0;
    // Of all series over the same days, one per series and horizon, whatever the model; shadows do not count.
    [[nodiscard]] virtual Result<std::vector<ModelScore>> scoreTotals(std::int64_t from, std::int64_t to) = 0;
    virtual Result<void> addDrifts(const std::vector<DriftMark> &marks) = 0;
    [[nodiscard]] virtual Result<std::vector<DriftMark>> drifts(const SeriesKey &key, TimeRange range) = 0;
    // What was forecast in one cycle and is not scored yet; rows from before `oldest` are dropped.
    virtual Result<void> putUnscored(Timestamp at, const std::string &bytes, Timestamp oldest) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> unscored(Timestamp since) = 0;

    virtual Result<void> addObservedChange(const ObservedChange &change) = 0;
    [[nodiscard]] virtual Result<std::vector<ObservedChange>> observedChanges(const WorkloadRef &workload,
                                                                              TimeRange range) = 0;

    // Full step for `days`, hourly roll-ups for years; deletes what is older.
    virtual Result<void> applyRetention(Timestamp now, int days) = 0;
    [[nodiscard]] virtual Result<HistoryStats> stats() = 0;
};

struct HistoryOptions
{
    bool readOnly = false;
};
[[nodiscard]] Result<std::unique_ptr<History>> openHistory(const std::string &home, HistoryOptions options = {});

} // namespace preamar
