#include "core/store/schema.h"

namespace preamar::store {

namespace {

// block and rollup have one integer key made of two: series << 24 | hour (or day) since 1970. So one series' past lies
// together and an ordinary table reads it in order. tail holds what is not in blocks yet: one row per append and hour,
// with all its series. A key by series would make the writes slow, a key by time the reads (decisions.md, SQLite).
constexpr const char *kTables = R"sql(
CREATE TABLE series(
  id INTEGER PRIMARY KEY, workload TEXT NOT NULL, metric TEXT NOT NULL, UNIQUE (workload, metric)) STRICT;
CREATE TABLE block(series_hour INTEGER PRIMARY KEY, samples INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE tail(seq INTEGER PRIMARY KEY, hour INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE rollup(series_day INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE total(one INTEGER PRIMARY KEY CHECK (one = 1), samples INTEGER NOT NULL, open_hour INTEGER NOT NULL) STRICT;
INSERT INTO total VALUES (1, 0, 0);
CREATE TABLE baseline(
  series INTEGER NOT NULL REFERENCES series(id), first INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (series, first, until)) STRICT, WITHOUT ROWID;
CREATE TABLE forecast(
  id TEXT PRIMARY KEY NOT NULL, series INTEGER NOT NULL REFERENCES series(id), origin INTEGER NOT NULL,
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)), data BLOB NOT NULL) STRICT;
CREATE INDEX forecast_by_origin ON forecast(series, origin);
CREATE TABLE model(
  series INTEGER PRIMARY KEY REFERENCES series(id), fitted INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE observed_change(
  seq INTEGER PRIMARY KEY, workload TEXT NOT NULL, at INTEGER NOT NULL, field TEXT NOT NULL, before TEXT NOT NULL,
  after TEXT NOT NULL, ours INTEGER NOT NULL CHECK (ours IN (0, 1)), who TEXT NOT NULL) STRICT;
CREATE INDEX observed_change_by_workload ON observed_change(workload, at);
)sql";

// The life of models: every fit with its bytes as long as they are kept, how forecasts did per day, where a model
// drifted, and the forecasts whose truth is still to come, one row per cycle.
constexpr const char *kModelLife = R"sql(
CREATE TABLE model_version(
  seq INTEGER PRIMARY KEY, series INTEGER NOT NULL REFERENCES series(id), version TEXT NOT NULL, fitted INTEGER NOT NULL,
  about TEXT NOT NULL, data BLOB, UNIQUE (series, version)) STRICT;
CREATE TABLE model_score(
  series INTEGER NOT NULL REFERENCES series(id), day INTEGER NOT NULL, version TEXT NOT NULL, steps INTEGER NOT NULL,
  shadow INTEGER NOT NULL CHECK (shadow IN (0, 1)), model TEXT NOT NULL, count INTEGER NOT NULL, error REAL NOT NULL,
  truth REAL NOT NULL, covered INTEGER NOT NULL, naive_count INTEGER NOT NULL, naive_error REAL NOT NULL,
  paired_error REAL NOT NULL, PRIMARY KEY (series, day, version, steps, shadow)) STRICT, WITHOUT ROWID;
CREATE TABLE model_drift(
  seq INTEGER PRIMARY KEY, series INTEGER NOT NULL REFERENCES series(id), at INTEGER NOT NULL, kind TEXT NOT NULL,
  value REAL NOT NULL, version TEXT NOT NULL) STRICT;
CREATE INDEX model_drift_by_series ON model_drift(series, at);
CREATE TABLE unscored(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
)sql";

constexpr std::array<Migration, 2> kMigrations{{{1, kTables}, {2, kModelLife}}};
static_assert(strictlyIncreasing(kMigrations));

} // namespace

std::span<const Migration> historyMigrations()
{
    return kMigrations;
}

} // namespace preamar::store
