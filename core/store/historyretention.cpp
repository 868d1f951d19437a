// What leaves the history: full step for some days, hourly roll-ups for years, a series that is forgotten.
#include "core/base/log.h"
#include "core/store/blockcodec.h"
#include "core/store/sqlitehistory.h"

#include <algorithm>
#include <map>

namespace preamar::store {

namespace {

constexpr std::int64_t kRollupDays = 3 * 366;
constexpr Millis kAllForecasts = kHour * 6; // so long every forecast is kept; then one per series and such a span
constexpr std::size_t kSeriesPerCommit = 100;
constexpr char kFormat = 1;

void fold(std::map<std::int64_t, HourRoll> &into, const HourRoll &roll)
{
    const auto [it, fresh] = into.try_emplace(roll.hour, roll);
    if (fresh)
        return;
    HourRoll &sum = it->second;
    const auto a = static_cast<double>(sum.samples);
    const auto b = static_cast<double>(roll.samples);
    sum.mean = (sum.mean * a + roll.mean * b) / (a + b);
    sum.min = std::min(sum.min, roll.min);
    sum.max = std::max(sum.max, roll.max);
    sum.samples += roll.samples;
}

HourRoll rollOf(const std::vector<Sample> &samples, std::int64_t hour)
{
    HourRoll out{hour, 0, samples.front().value, samples.front().value, 0.0};
    for (const Sample &s : samples) {
        ++out.samples;
        out.min = std::min(out.min, s.value);
        out.max = std::max(out.max, s.value);
        out.mean += (s.value - out.mean) / static_cast<double>(out.samples); // cannot overflow
    }
    out.mean = std::clamp(out.mean, out.min, out.max);
    return out;
}

std::vector<Sample> column(const std::vector<HourRoll> &rolls, double HourRoll::*value)
{
    std::vector<Sample> out;
    for (const HourRoll &roll : rolls)
        out.push_back({hourStart(roll.hour), roll.*value});
    return out;
}

} // namespace

std::string encodeRolls(const std::vector<HourRoll> &rolls, std::int64_t day)
{
    std::string out(1, kFormat);
    for (const auto value : {&HourRoll::min, &HourRoll::max, &HourRoll::mean}) {
        const std::string block = encodeBlock(column(rolls, value), hourStart(day * 24));
        putVarint(out, block.size());
        out += block;
    }
    for (const HourRoll &roll : rolls)
        putVarint(out, static_cast<std::uint64_t>(roll.samples));
    return out;
}

Result<std::vector<HourRoll>> decodeRolls(std::string_view bytes, std::int64_t day)
{
    const auto bad = [] { return fail(ErrorCode::Storage, "history", "a roll-up cannot be read"); };
    if (bytes.empty() || bytes.front() != kFormat)
        return bad();
    bytes.remove_prefix(1);
    std::vector<HourRoll> out;
    for (const auto value : {&HourRoll::min, &HourRoll::max, &HourRoll::mean}) {
        std::uint64_t size = 0;
        if (!takeVarint(bytes, size) || size > bytes.size())
            return bad();
        std::vector<Sample> samples;
        if (auto decoded =
                decodeBlock(bytes.substr(0, static_cast<std::size_t>(size)), hourStart(day * 24), kDay, samples);
            !decoded)
            return bad();
        bytes.remove_prefix(static_cast<std::size_t>(size));
        if (out.empty())
            out.resize(samples.size());
        if (out.size() != samples.size() || out.size() > 24)
            return bad();
        for (std::size_t i = 0; i < samples.size(); ++i) {
            out[i].hour = hourOf(samples[i].at);
            out[i].*value = samples[i].value;
        }
    }
    for (HourRoll &roll : out) {
        std::uint64_t samples = 0;
        if (!takeVarint(bytes, samples) || samples == 0 || samples > kMaxBlockSamples)
            return bad();
        roll.samples = static_cast<std::int64_t>(samples);
    }
    return out;
}

Result<std::vector<HourRoll>> SqliteHistory::rolls(SeriesId series, std::int64_t firstDay, std::int64_t lastDay)
{
    auto statement = m_database->cached("SELECT series_day, data FROM rollup WHERE series_day BETWEEN ? AND ?");
    if (!statement)
        return fail(statement.error());
    (*statement)->bind(blockKey(series, firstDay)).bind(blockKey(series, lastDay));
    std::vector<HourRoll> out;
    while (true) {
        const auto row = (*statement)->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        const auto decoded = decodeRolls((*statement)->blob(1), (*statement)->integer(0) & kMaxHour);
        if (decoded)
            out.insert(out.end(), decoded->begin(), decoded->end());
        else
            logger("store")->warn("history: {}", decoded.error().detail);
    }
}

Result<void> SqliteHistory::putRolls(SeriesId series, std::int64_t day, const std::vector<HourRoll> &fresh)
{
    const auto present = rolls(series, day, day);
    if (!present)
        return fail(present.error());
    std::map<std::int64_t, HourRoll> byHour;
    for (const HourRoll &roll : *present)
        fold(byHour, roll);
    for (const HourRoll &roll : fresh)
        fold(byHour, roll);
    std::vector<HourRoll> all;
    for (const auto &[hour, roll] : byHour)
        all.push_back(roll);
    const std::string bytes = encodeRolls(all, day);
    auto put =
        m_database->cached("INSERT INTO rollup(series_day, data) VALUES (?, ?) ON CONFLICT(series_day) DO UPDATE SET "
                           "data = excluded.data");
    if (!put)
        return fail(put.error());
    (*put)->bind(blockKey(series, day)).bindBlob(bytes);
    return (*put)->run();
}

Result<void> SqliteHistory::rollUp(SeriesId series, std::int64_t beforeDay)
{
    const std::int64_t lastHour = beforeDay * 24 - 1;
    auto statement =
        m_database->cached("SELECT series_hour, samples, data FROM block WHERE series_hour BETWEEN ? AND ?");
    if (!statement)
        return fail(statement.error());
    (*statement)->bind(blockKey(series, 0)).bind(blockKey(series, lastHour));
    std::map<std::int64_t, std::vector<HourRoll>> byDay;
    while (true) {
        const auto row = (*statement)->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        const std::int64_t hour = (*statement)->integer(0) & kMaxHour;
        m_blockSamples -= (*statement)->integer(1);
        std::vector<Sample> samples;
        if (auto decoded = decodeBlock((*statement)->blob(2), hourStart(hour), kHour, samples); !decoded)
            logger("store")->warn("history: {}", decoded.error().detail);
        if (!samples.empty())
            byDay[hour / 24].push_back(rollOf(samples, hour));
    }
    (*statement)->reset();
    for (const auto &[day, fresh] : byDay) {
        if (auto put = putRolls(series, day, fresh); !put)
            return put;
    }
    auto remove = m_database->cached("DELETE FROM block WHERE series_hour BETWEEN ? AND ?");
    if (!remove)
        return fail(remove.error());
    if (auto ran = (*remove)->bind(blockKey(series, 0)).bind(blockKey(series, lastHour)).run(); !ran)
        return ran;
    const std::int64_t oldestRoll = beforeDay - kRollupDays;
    if (oldestRoll <= 0)
        return {};
    auto forget = m_database->cached("DELETE FROM rollup WHERE series_day BETWEEN ? AND ?");
    if (!forget)
        return fail(forget.error());
    return (*forget)->bind(blockKey(series, 0)).bind(blockKey(series, oldestRoll - 1)).run();
}

Result<void> SqliteHistory::thinForecasts(Timestamp now, Timestamp cutoff, Timestamp oldest)
{
    auto old = m_database->cached("DELETE FROM forecast WHERE (origin < ?1 AND kept = 0) OR origin < ?2");
    if (!old)
        return fail(old.error());
    if (auto ran = (*old)->bind(toMillis(cutoff)).bind(toMillis(oldest)).run(); !ran)
        return ran;
    auto thin = m_database->cached(
        "DELETE FROM forecast AS f WHERE f.kept = 0 AND f.origin < ?1 AND EXISTS (SELECT 1 FROM "
        "forecast g WHERE g.series = f.series AND g.origin >= f.origin / ?2 * ?2 AND g.origin < f.origin)");
    if (!thin)
        return fail(thin.error());
    return (*thin)->bind(toMillis(now - kAllForecasts)).bind(std::int64_t{kAllForecasts.count()}).run();
}

Result<void> SqliteHistory::applyRetention(Timestamp now, int days)
{
    if (days < 1)
        return fail(ErrorCode::InvalidArgument, "retention", "less than a day");
    std::vector<SeriesId> series;
    auto done = write([&]() -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        auto all = allSeries();
        if (!all)
            return fail(all.error());
        series = std::move(*all);
        return compact(m_openHour);
    });
    if (!done)
        return done;
    // A clock that jumped ahead must not empty the history: its own newest sample bounds "now".
    now = std::min(now, hourStart(m_openHour + 1) + kDay);
    const Timestamp cutoff = floorTo(now - kDay * days, kDay);
    const std::int64_t beforeDay = cutoff.time_since_epoch() / kDay;
    if (beforeDay <= 0)
        return {};
    for (std::size_t i = 0; i < series.size(); i += kSeriesPerCommit) {
        done = write([&]() -> Result<void> {
            if (auto loaded = loadTail(); !loaded)
                return loaded;
            for (std::size_t k = i; k < std::min(series.size(), i + kSeriesPerCommit); ++k) {
                if (auto rolled = rollUp(series[k], beforeDay); !rolled)
                    return rolled;
            }
            return storeTotals();
        });
        if (!done)
            return done;
    }
    const Timestamp oldest = cutoff - kDay * kRollupDays;
    return write([&]() -> Result<void> {
        if (auto thinned = thinForecasts(now, cutoff, oldest); !thinned)
            return thinned;
        for (const char *sql :
             {"DELETE FROM observed_change WHERE at < ?", "DELETE FROM baseline WHERE until < ?",
              "DELETE FROM model_drift WHERE at < ?", "DELETE FROM model_score WHERE day * 86400000 < ?"}) {
            auto remove = m_database->cached(sql);
            if (!remove)
                return fail(remove.error());
            if (auto ran = (*remove)->bind(toMillis(oldest)).run(); !ran)
                return ran;
        }
        return {};
    });
}

Result<void> SqliteHistory::forget(const SeriesKey &key)
{
    return write([&]() -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        // Rows of the tail hold many series: they become blocks first.
        if (auto packed = compact(m_openHour + 1); !packed)
            return packed;
        const std::int64_t first = blockKey(**id, 0);
        const std::int64_t last = blockKey(**id, kMaxHour);
        auto count = m_database->cached("SELECT COALESCE(SUM(samples), 0) FROM block WHERE series_hour BETWEEN ? AND ?");
        if (!count)
            return fail(count.error());
        if (auto row = (*count)->bind(first).bind(last).step(); !row)
            return fail(row.error());
        m_blockSamples -= (*count)->integer(0);
        (*count)->reset();
        for (const char *sql : {"DELETE FROM block WHERE series_hour BETWEEN ? AND ?", "DELETE FROM rollup WHERE series_day BETWEEN ? AND ?"}) {
            if (auto done = change(sql, [&](Statement &s) { s.bind(first).bind(last); }); !done)
                return done;
        }
        for (const char *sql : {"DELETE FROM baseline WHERE series = ?", "DELETE FROM model WHERE series = ?", "DELETE FROM model_version WHERE series = ?",
                                "DELETE FROM model_score WHERE series = ?", "DELETE FROM model_drift WHERE series = ?"}) {
            if (auto done = change(sql, [&](Statement &s) { s.bind(**id); }); !done)
                return done;
        }
        return storeTotals();
    });
}

Result<void> SqliteHistory::setApart(const ContextName &context, const ContextName &as)
{
    const std::string before = context.str() + "/";
    const std::string after = as.str() + "/";
    auto done = write([&]() -> Result<void> {
        auto held = m_database->cached("SELECT 1 FROM series WHERE substr(workload, 1, length(?1)) = ?1 UNION ALL "
                                       "SELECT 1 FROM observed_change WHERE substr(workload, 1, length(?1)) = ?1 LIMIT 1");
        if (!held)
            return fail(held.error());
        const auto row = (*held)->bind(std::string_view(after)).step();
        const bool isTaken = row && *row;
        (*held)->reset();
        if (!row)
            return fail(row.error());
        if (isTaken)
            return fail(ErrorCode::Conflict, "history", as.str() + " holds something already");
        // No model is restored that nothing asks for, and what was foreseen there is not scored here.
        if (auto r = change("DELETE FROM model WHERE series IN (SELECT id FROM series WHERE substr(workload, 1, length(?1)) = ?1)",
                            [&](Statement &s) { s.bind(std::string_view(before)); });
            !r)
            return r;
        if (auto r = change("DELETE FROM unscored", kNoBind); !r)
            return r;
        for (const char *sql : {"UPDATE series SET workload = ?2 || substr(workload, length(?1) + 1) WHERE substr(workload, 1, length(?1)) = ?1",
                                "UPDATE observed_change SET workload = ?2 || substr(workload, length(?1) + 1) WHERE substr(workload, 1, length(?1)) = ?1"}) {
            if (auto r = change(sql, [&](Statement &s) { s.bind(std::string_view(before)).bind(std::string_view(after)); }); !r)
                return r;
        }
        return {};
    });
    m_ids.clear();
    return done;
}

} // namespace preamar::store
