#include "core/store/history.h"

#include "core/base/log.h"
#include "core/store/blockcodec.h"
#include "core/store/files.h"
#include "core/store/home.h"
#include "core/store/schema.h"
#include "core/store/sqlitehistory.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>

namespace preamar {

Result<std::unique_ptr<History>> openHistory(const std::string &home, HistoryOptions options)
{
    if (!options.readOnly) {
        if (auto prepared = prepareHome(home); !prepared)
            return fail(prepared.error());
    }
    const auto folder = store::realFolder(home);
    if (!folder)
        return fail(folder.error());
    auto history = std::make_unique<store::SqliteHistory>(*folder, options);
    if (auto opened = history->ready(); !opened)
        return fail(opened.error());
    return std::unique_ptr<History>(std::move(history));
}

} // namespace preamar

namespace preamar::store {

namespace {

// So many samples of one closed hour are written as a block at once (a back-fill); fewer wait in the tail.
constexpr std::size_t kDirect = 8;
// So many rows of the tail are put into blocks even though their hour is still open: a reader decodes them all.
constexpr std::int64_t kMaxTailRows = 1'000;

SchemaRules rules()
{
    // No copy before a migration: the history may be lost and is large.
    return SchemaRules{historyMigrations(), kHistoryId, {}};
}

bool isStorable(std::int64_t hour)
{
    return hour >= 0 && hour <= kMaxHour;
}

bool isDamage(const Error &error)
{
    return error.reason == toString(ReasonCode::JournalDamaged);
}

} // namespace

std::size_t KeyHash::operator()(const SeriesKey &key) const noexcept
{
    const auto mix = [](std::size_t seed, std::size_t value) { return seed * 1099511628211ULL ^ value; };
    const std::hash<std::string> hash;
    std::size_t out = hash(key.workload.name);
    out = mix(out, hash(key.metric.str()));
    out = mix(out, hash(key.workload.context.str()));
    out = mix(out, hash(key.workload.space));
    return mix(out, static_cast<std::size_t>(key.workload.kind));
}

// --- opening

Result<void> SqliteHistory::ready()
{
    const std::string path = joined(m_folder, kHistoryFile);
    if (m_database && m_missing && exists(path))
        m_database.reset();
    if (m_database && !m_database->suspect())
        return {};
    if (m_database && m_database->damaged() && !m_options.readOnly)
        moveAside();
    return connect();
}

Result<void> SqliteHistory::connect()
{
    auto opened = tryOpen();
    if (!opened && isDamage(opened.error()) && !m_options.readOnly) {
        moveAside();
        opened = tryOpen();
    }
    if (!opened)
        m_database.reset();
    return opened;
}

Result<void> SqliteHistory::tryOpen()
{
    m_ids.clear();
    m_tail.clear();
    m_tailLoaded = false;
    const std::string path = joined(m_folder, kHistoryFile);
    m_missing = m_options.readOnly && !exists(path);
    auto opened = Database::open(m_missing ? ":memory:" : path,
                                 m_options.readOnly && !m_missing ? Access::ReadOnly : Access::ReadWrite,
                                 std::string(kHistoryFile));
    if (!opened)
        return fail(opened.error());
    m_database = std::move(*opened);
    if (m_missing)
        return migrate(*m_database, rules());
    if (m_options.readOnly) {
        // Readers never checkpoint: two connections at it at once is the race of SQLite before 3.51.3 (Q1).
        if (sqlite3_db_config(m_database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr) != SQLITE_OK)
            return fail(m_database->error(SQLITE_ERROR, "no checkpoint on close"));
        return checkVersion(*m_database, rules());
    }
    // The page size counts only before the first table is made.
    if (auto sized = m_database->exec("PRAGMA page_size=8192"); !sized)
        return sized;
    const auto mode = m_database->text("PRAGMA journal_mode=WAL");
    if (!mode)
        return fail(mode.error());
    if (*mode != "wal")
        return fail(storageError(std::string(kHistoryFile), "journal_mode is " + *mode, {}));
    auto done = m_database->exec("PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864;");
    if (done)
        done = migrate(*m_database, rules());
    if (done)
        done = checkSchema(*m_database, rules());
    return done;
}

// What is damaged is kept for whoever wants to look at it, under the next free number.
void SqliteHistory::moveAside()
{
    m_database.reset();
    const std::string path = joined(m_folder, kHistoryFile);
    std::string aside;
    for (int i = 1; aside.empty() || exists(aside); ++i)
        aside = path + ".damaged-" + std::to_string(i);
    logger("store")->error("history.db is damaged; it is kept as {} and begun anew", logText(aside));
    for (const char *suffix : {"-wal", "-shm", ""}) {
        if (!exists(path + suffix))
            continue;
        if (auto moved = moveFile(path + suffix, aside + suffix); !moved)
            logger("store")->error("moving it aside failed: {}", logText(moved.error().detail));
    }
}

// --- transactions

// A damaged history is no damaged journal: the next call begins it anew, and nobody need be told more.
Result<void> SqliteHistory::judged(Result<void> outcome)
{
    if (outcome)
        return outcome;
    // What is in memory may be of a transaction that did not come to pass.
    m_tail.clear();
    m_tailLoaded = false;
    m_ids.clear();
    Error error = std::move(outcome.error());
    if (isDamage(error))
        error.reason.clear();
    return fail(std::move(error));
}

Result<void> SqliteHistory::write(const Fn &fn)
{
    if (m_options.readOnly)
        return refuse(ErrorCode::PermissionDenied, std::string(kHistoryFile), "opened for reading",
                      ReasonCode::EngineBusy);
    if (auto usable = ready(); !usable)
        return usable;
    if (auto begun = m_database->exec("BEGIN IMMEDIATE"); !begun)
        return judged(std::move(begun));
    auto outcome = fn();
    if (outcome)
        outcome = m_database->exec("COMMIT");
    if (!outcome && m_database->inTransaction()) {
        if (auto undone = m_database->exec("ROLLBACK"); !undone)
            m_database.reset();
    }
    return judged(std::move(outcome));
}

Result<void> SqliteHistory::look(const Fn &fn)
{
    if (auto usable = ready(); !usable)
        return usable;
    if (!m_options.readOnly)
        return judged(fn());
    // One snapshot for blocks and tail: the writer moves samples from one to the other.
    if (auto begun = m_database->exec("BEGIN"); !begun)
        return judged(std::move(begun));
    auto outcome = fn();
    if (auto ended = m_database->exec("COMMIT"); !ended && outcome)
        outcome = std::move(ended);
    return judged(std::move(outcome));
}

Result<void> SqliteHistory::lookAt(const SeriesKey &key, const std::function<Result<void>(SeriesId)> &fn)
{
    return look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        return *id ? fn(**id) : Result<void>{};
    });
}

// --- series

Result<std::optional<SeriesId>> SqliteHistory::findSeries(const SeriesKey &key)
{
    if (const auto it = m_ids.find(key); it != m_ids.end())
        return std::optional(it->second);
    auto statement = m_database->cached("SELECT id FROM series WHERE workload = ? AND metric = ?");
    if (!statement)
        return fail(statement.error());
    const auto row =
        (*statement)->bind(std::string_view(toString(key.workload))).bind(std::string_view(key.metric.str())).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<SeriesId>{};
    const SeriesId id = (*statement)->integer(0);
    m_ids.emplace(key, id);
    return std::optional(id);
}

Result<SeriesId> SqliteHistory::seriesFor(const SeriesKey &key)
{
    const auto known = findSeries(key);
    if (!known)
        return fail(known.error());
    if (*known)
        return **known;
    const std::string workload = toString(key.workload);
    if (const auto ref = parseWorkloadRef(workload); !ref || *ref != key.workload || key.metric.empty())
        return fail(ErrorCode::InvalidArgument, "history", "a series needs a complete workload name and a metric");
    auto insert = m_database->cached("INSERT INTO series(workload, metric) VALUES (?, ?)");
    if (!insert)
        return fail(insert.error());
    if (auto ran = (*insert)->bind(std::string_view(workload)).bind(std::string_view(key.metric.str())).run(); !ran)
        return fail(ran.error());
    const SeriesId id = m_database->lastRowId();
    m_ids.emplace(key, id);
    return id;
}

// --- the tail

Result<void> SqliteHistory::loadTail()
{
    const auto version = m_options.readOnly ? m_database->integer("PRAGMA data_version") : Result<std::int64_t>(0);
    if (!version)
        return fail(version.error());
    if (m_tailLoaded && *version == m_tailVersion)
        return {};
    if (m_options.readOnly)
        m_ids.clear(); // the writer may have set a context apart
    m_tail.clear();
    m_tailRows = 0;
    auto totals = m_database->prepare("SELECT samples, open_hour FROM total");
    if (!totals)
        return fail(totals.error());
    const auto row = totals->step();
    if (!row)
        return fail(row.error());
    m_blockSamples = *row ? totals->integer(0) : 0;
    m_openHour = *row ? totals->integer(1) : 0;
    totals->reset();
    auto rows = m_database->prepare("SELECT hour, data FROM tail ORDER BY seq");
    if (!rows)
        return fail(rows.error());
    while (true) {
        const auto more = rows->step();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        ++m_tailRows;
        m_openHour = std::max(m_openHour, rows->integer(0));
        if (auto readRow = readTailRow(rows->blob(1), rows->integer(0), m_tail); !readRow)
            logger("store")->warn("history: {}", readRow.error().detail);
    }
    m_tailLoaded = true;
    m_tailVersion = *version;
    return {};
}

Result<void> SqliteHistory::storeTotals()
{
    auto update = m_database->cached("UPDATE total SET samples = ?, open_hour = ?");
    if (!update)
        return fail(update.error());
    return (*update)->bind(m_blockSamples).bind(m_openHour).run();
}

Result<void> SqliteHistory::mergeIntoBlock(SeriesId series, std::int64_t hour, std::vector<Sample> samples)
{
    const std::int64_t key = blockKey(series, hour);
    auto select = m_database->cached("SELECT samples, data FROM block WHERE series_hour = ?");
    if (!select)
        return fail(select.error());
    const auto row = (*select)->bind(key).step();
    if (!row)
        return fail(row.error());
    if (*row) {
        std::vector<Sample> present;
        if (auto decoded = decodeBlock((*select)->blob(1), hourStart(hour), kHour, present); !decoded)
            logger("store")->warn("history: {}", decoded.error().detail);
        m_blockSamples -= (*select)->integer(0);
        samples = merged(present, samples);
    }
    (*select)->reset();
    m_blockSamples += static_cast<std::int64_t>(samples.size());
    const std::string bytes = encodeBlock(samples, hourStart(hour));
    auto put =
        m_database->cached("INSERT INTO block(series_hour, samples, data) VALUES (?, ?, ?) ON CONFLICT(series_hour) "
                           "DO UPDATE SET samples = excluded.samples, data = excluded.data");
    if (!put)
        return fail(put.error());
    (*put)->bind(key).bind(static_cast<std::int64_t>(samples.size())).bindBlob(bytes);
    return (*put)->run();
}

Result<void> SqliteHistory::compact(std::int64_t beforeHour)
{
    for (const SeriesId series : m_tail.series()) {
        const auto samples = m_tail.takeBefore(series, hourStart(beforeHour));
        for (std::size_t i = 0; i < samples.size();) {
            const std::int64_t hour = hourOf(samples[i].at);
            std::vector<Sample> ofHour;
            for (; i < samples.size() && hourOf(samples[i].at) == hour; ++i)
                ofHour.push_back(samples[i]);
            if (auto put = mergeIntoBlock(series, hour, std::move(ofHour)); !put)
                return put;
        }
    }
    auto remove = m_database->cached("DELETE FROM tail WHERE hour < ?");
    if (!remove)
        return fail(remove.error());
    if (auto ran = (*remove)->bind(beforeHour).run(); !ran)
        return ran;
    m_tailRows -= m_database->changes();
    return storeTotals();
}

// --- append

Result<void> SqliteHistory::place(SeriesId series, const std::vector<Sample> &samples, std::int64_t openHour,
                                  std::map<std::int64_t, TailRow> &rows)
{
    for (std::size_t i = 0; i < samples.size();) {
        const std::int64_t hour = hourOf(samples[i].at);
        std::size_t end = i;
        while (end < samples.size() && hourOf(samples[end].at) == hour)
            ++end;
        if (!isStorable(hour)) { // a server's nonsense must not cost the others their cycle
            logger("store")->warn("history: samples before 1970 or after 3883 are left out");
            i = end;
            continue;
        }
        // What waits in the tail is older than this but would be put over it: then this waits there, too.
        if (hour < openHour && end - i >= kDirect && !m_tail.has(series, hour)) {
            std::vector<Sample> ofHour;
            std::copy_if(samples.begin() + static_cast<std::ptrdiff_t>(i),
                         samples.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(ofHour),
                         [](const Sample &s) { return std::isfinite(s.value); });
            putInOrder(ofHour);
            if (!ofHour.empty()) {
                if (auto put = mergeIntoBlock(series, hour, std::move(ofHour)); !put)
                    return put;
            }
        } else {
            TailRow &row = rows.try_emplace(hour, hour).first->second;
            for (std::size_t k = i; k < end; ++k) {
                if (!std::isfinite(samples[k].value))
                    continue;
                m_tail.put(series, samples[k]);
                row.add(series, samples[k]);
            }
        }
        i = end;
    }
    return {};
}

Result<void> SqliteHistory::append(const std::vector<Series> &series)
{
    return write([&]() -> Result<void> {
        if (auto loaded = loadTail(); !loaded)
            return loaded;
        std::int64_t open = m_openHour;
        for (const Series &s : series) {
            for (const Sample &sample : s.samples) {
                if (const std::int64_t hour = hourOf(sample.at); isStorable(hour))
                    open = std::max(open, hour);
            }
        }
        const bool full = m_tailRows >= kMaxTailRows;
        if (open > m_openHour || full) {
            m_openHour = open;
            if (auto packed = compact(full ? open + 1 : open); !packed)
                return packed;
        }
        const std::int64_t before = m_blockSamples;
        std::map<std::int64_t, TailRow> rows;
        for (const Series &s : series) {
            const auto id = seriesFor(s.key);
            if (!id)
                return fail(id.error());
            if (auto placed = place(*id, s.samples, open, rows); !placed)
                return placed;
        }
        for (const auto &[hour, row] : rows) {
            auto insert = m_database->cached("INSERT INTO tail(hour, data) VALUES (?, ?)");
            if (!insert)
                return fail(insert.error());
            if (auto ran = (*insert)->bind(hour).bindBlob(row.bytes()).run(); !ran)
                return ran;
            ++m_tailRows;
        }
        return m_blockSamples == before ? Result<void>{} : storeTotals();
    });
}

} // namespace preamar::store
