// Reading: samples, buckets for charts, what there is.
#include "core/base/log.h"
#include "core/store/blockcodec.h"
#include "core/store/sqlitehistory.h"

#include <algorithm>

namespace preamar::store {

namespace {

std::int64_t clampHour(std::int64_t hour)
{
    return std::clamp(hour, std::int64_t{0}, kMaxHour);
}

std::int64_t dayOfHour(std::int64_t hour)
{
    return hour / 24;
}

struct Hours
{
    std::int64_t first = 0;
    std::int64_t last = 0;
};

// The hours that [from, to) touches; to > from.
Hours hoursOf(TimeRange range)
{
    return {clampHour(hourOf(range.from)), clampHour(hourOf(range.to - Millis{1}))};
}

struct Span
{
    Timestamp at{};
    double min = 0.0;
    double max = 0.0;
    double sum = 0.0;
    double samples = 0.0;
};

Bucket toBucket(const Span &span)
{
    return {span.at, span.min, span.max, std::clamp(span.sum / span.samples, span.min, span.max)};
}

} // namespace

Result<std::vector<Sample>> SqliteHistory::blockSamples(SeriesId series, std::int64_t first, std::int64_t last)
{
    auto statement = m_database->cached("SELECT series_hour, data FROM block WHERE series_hour BETWEEN ? AND ?");
    if (!statement)
        return fail(statement.error());
    (*statement)->bind(blockKey(series, first)).bind(blockKey(series, last));
    std::vector<Sample> out;
    while (true) {
        const auto row = (*statement)->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        const std::int64_t hour = (*statement)->integer(0) & kMaxHour;
        if (auto decoded = decodeBlock((*statement)->blob(1), hourStart(hour), kHour, out); !decoded)
            logger("store")->warn("history: {}", decoded.error().detail);
    }
}

Result<Series> SqliteHistory::read(const SeriesKey &key, TimeRange range)
{
    Series out{.key = key, .samples = {}};
    if (range.to <= range.from)
        return out;
    const auto done = lookAt(key, [&](SeriesId id) -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        const Hours hours = hoursOf(range);
        auto samples = blockSamples(id, hours.first, hours.last);
        if (!samples)
            return fail(samples.error());
        const auto rolled = rolls(id, dayOfHour(hours.first), dayOfHour(hours.last));
        if (!rolled)
            return fail(rolled.error());
        // Where only roll-ups are left an hour is one sample, its mean.
        std::vector<Sample> means;
        for (const HourRoll &roll : *rolled)
            means.push_back({hourStart(roll.hour), roll.mean});
        auto all = means.empty() ? std::move(*samples) : merged(means, *samples);
        if (const auto &waiting = m_tail.of(id); !waiting.empty())
            all = merged(all, waiting);
        std::erase_if(all, [range](const Sample &s) { return s.at < range.from || s.at >= range.to; });
        out.samples = std::move(all);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<std::vector<Bucket>> SqliteHistory::buckets(const SeriesKey &key, TimeRange range, std::size_t maxPoints)
{
    std::vector<Bucket> out;
    if (range.to <= range.from || maxPoints == 0)
        return out;
    const auto points = static_cast<std::int64_t>(std::min<std::size_t>(maxPoints, 1'000'000));
    const Millis width{std::max<std::int64_t>(1, ((range.to - range.from).count() + points - 1) / points)};
    const auto done = lookAt(key, [&](SeriesId id) -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        const Hours hours = hoursOf(range);
        const auto samples = blockSamples(id, hours.first, hours.last);
        if (!samples)
            return fail(samples.error());
        const auto rolled = rolls(id, dayOfHour(hours.first), dayOfHour(hours.last));
        if (!rolled)
            return fail(rolled.error());
        std::vector<Span> spans;
        for (const HourRoll &roll : *rolled)
            spans.push_back({hourStart(roll.hour), roll.min, roll.max, roll.mean * static_cast<double>(roll.samples),
                             static_cast<double>(roll.samples)});
        for (const Sample &s : merged(*samples, m_tail.of(id)))
            spans.push_back({s.at, s.value, s.value, s.value, 1.0});
        if (!rolled->empty())
            std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.at < b.at; });
        std::optional<Span> current;
        for (const Span &span : spans) {
            if (span.at < range.from || span.at >= range.to)
                continue;
            const Timestamp at = range.from + width * ((span.at - range.from) / width);
            if (current && current->at == at) {
                current->min = std::min(current->min, span.min);
                current->max = std::max(current->max, span.max);
                current->sum += span.sum;
                current->samples += span.samples;
                continue;
            }
            if (current)
                out.push_back(toBucket(*current));
            current = span;
            current->at = at;
        }
        if (current)
            out.push_back(toBucket(*current));
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<std::vector<SeriesKey>> SqliteHistory::keys()
{
    return rows<SeriesKey>("SELECT workload, metric FROM series ORDER BY workload, metric", kNoBind, [](const Statement &s) -> Result<SeriesKey> {
        auto ref = parseWorkloadRef(s.text(0));
        if (!ref)
            return fail(ref.error());
        return SeriesKey{std::move(*ref), MetricId(std::string(s.text(1)))};
    });
}

Result<std::optional<Timestamp>> SqliteHistory::newest(const SeriesKey &key)
{
    std::optional<Timestamp> out;
    const auto done = lookAt(key, [&](SeriesId id) -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        auto statement = m_database->cached("SELECT series_hour FROM block WHERE series_hour BETWEEN ? AND ? ORDER BY "
                                            "series_hour DESC LIMIT 1");
        if (!statement)
            return fail(statement.error());
        const auto row = (*statement)->bind(blockKey(id, 0)).bind(blockKey(id, kMaxHour)).step();
        if (!row)
            return fail(row.error());
        if (*row) {
            const std::int64_t hour = (*statement)->integer(0) & kMaxHour;
            (*statement)->reset();
            const auto samples = blockSamples(id, hour, hour);
            if (!samples)
                return fail(samples.error());
            if (!samples->empty())
                out = samples->back().at;
        } else {
            const auto rolled = rolls(id, 0, kMaxHour);
            if (!rolled)
                return fail(rolled.error());
            if (!rolled->empty())
                out = hourStart(rolled->back().hour);
        }
        if (const auto &waiting = m_tail.of(id); !waiting.empty())
            out = out ? std::max(*out, waiting.back().at) : waiting.back().at;
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<std::vector<SeriesId>> SqliteHistory::allSeries()
{
    auto statement = m_database->prepare("SELECT id FROM series ORDER BY id");
    if (!statement)
        return fail(statement.error());
    return readAll<SeriesId>(*statement, [](const Statement &s) { return Result<SeriesId>(s.integer(0)); });
}

// Seeks per series rather than a scan: what matters is the first and the last hour of all.
Result<void> SqliteHistory::findEnds(HistoryStats &stats)
{
    const auto series = allSeries();
    if (!series)
        return fail(series.error());
    const auto edge = [&](const char *sql, SeriesId id) -> Result<std::int64_t> {
        auto statement = m_database->cached(sql);
        if (!statement)
            return fail(statement.error());
        const auto row = (*statement)->bind(blockKey(id, 0)).bind(blockKey(id, kMaxHour)).step();
        if (!row)
            return fail(row.error());
        return *row && !(*statement)->isNull(0) ? (*statement)->integer(0) & kMaxHour : -1;
    };
    const auto widen = [&stats](Timestamp at) {
        stats.oldest = stats.oldest ? std::min(*stats.oldest, at) : at;
        stats.newest = stats.newest ? std::max(*stats.newest, at) : at;
    };
    for (const SeriesId id : *series) {
        const auto first = edge("SELECT min(series_hour) FROM block WHERE series_hour BETWEEN ? AND ?", id);
        const auto last = edge("SELECT max(series_hour) FROM block WHERE series_hour BETWEEN ? AND ?", id);
        const auto day = edge("SELECT min(series_day) FROM rollup WHERE series_day BETWEEN ? AND ?", id);
        for (const auto *found : {&first, &last, &day}) {
            if (!*found)
                return fail(found->error());
        }
        for (const std::int64_t hour : {*first, *last}) {
            // Only an hour that may move an end is worth decoding.
            if (hour < 0 || (stats.oldest && hourStart(hour) >= *stats.oldest && hourStart(hour + 1) <= *stats.newest))
                continue;
            const auto samples = blockSamples(id, hour, hour);
            if (!samples)
                return fail(samples.error());
            if (!samples->empty()) {
                widen(samples->front().at);
                widen(samples->back().at);
            }
        }
        if (*day >= 0) {
            const auto rolled = rolls(id, *day, *day);
            if (!rolled)
                return fail(rolled.error());
            if (!rolled->empty())
                widen(hourStart(rolled->front().hour));
        }
        if (const auto &waiting = m_tail.of(id); !waiting.empty()) {
            widen(waiting.front().at);
            widen(waiting.back().at);
        }
    }
    stats.series = static_cast<std::int64_t>(series->size());
    return {};
}

Result<HistoryStats> SqliteHistory::stats()
{
    HistoryStats out;
    const auto done = look([&]() -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        out.samples = m_blockSamples + m_tail.size();
        const auto pages = m_database->integer("PRAGMA page_count");
        const auto size = m_database->integer("PRAGMA page_size");
        if (!pages || !size)
            return fail(!pages ? pages.error() : size.error());
        out.bytes = *pages * *size;
        return findEnds(out);
    });
    if (!done)
        return fail(done.error());
    return out;
}

} // namespace preamar::store
