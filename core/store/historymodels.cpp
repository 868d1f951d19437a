// The life of models: versions, scores, drift marks, forecasts whose truth is still to come.
#include "core/base/digest.h"
#include "core/domain/codec.h"
#include "core/store/pack.h"
#include "core/store/sqlitehistory.h"

namespace preamar::store {

namespace {

Json aboutJson(const ModelVersion &v)
{
    return Json{{"model", v.model},
                {"tier", v.tier},
                {"why", v.why},
                {"from", toMillis(v.data.from)},
                {"to", toMillis(v.data.to)},
                {"rows", v.rows},
                {"input", v.inputDigest},
                {"checksum", v.checksum},
                {"rel_mae", v.backTest.relMae},
                {"wape", v.backTest.wape},
                {"coverage80", v.backTest.coverage80},
                {"origins", v.backTest.origins}};
}

ModelVersion versionFrom(const SeriesKey &key, const Statement &s)
{
    ModelVersion v;
    v.key = key;
    v.version = s.text(0);
    v.fittedAt = fromMillis(s.integer(1));
    v.kept = s.integer(3) == 1;
    const auto about = parseJson(s.text(2), "model version");
    if (!about)
        return v;
    const auto text = [&](const char *name) { return stringAt(*about, name).value_or(std::string()); };
    v.model = text("model");
    v.tier = text("tier");
    v.why = text("why");
    v.inputDigest = text("input");
    v.checksum = text("checksum");
    v.data = {fromMillis(integerAt(*about, "from").value_or(0)), fromMillis(integerAt(*about, "to").value_or(0))};
    v.rows = integerAt(*about, "rows").value_or(0);
    v.backTest = {.model = v.model,
                  .relMae = numberAt(*about, "rel_mae").value_or(0.0),
                  .wape = numberAt(*about, "wape").value_or(0.0),
                  .coverage80 = numberAt(*about, "coverage80").value_or(0.0),
                  .origins = static_cast<int>(integerAt(*about, "origins").value_or(0))};
    return v;
}

} // namespace

Result<void> SqliteHistory::putModelVersion(const ModelVersion &version, const std::string &bytes)
{
    const std::string data = pack(bytes);
    const std::string about = dumpJson(aboutJson(version));
    return write([&]() -> Result<void> {
        const auto id = seriesFor(version.key);
        if (!id)
            return fail(id.error());
        auto put = m_database->cached(
            "INSERT INTO model_version(series, version, fitted, about, data) VALUES (?, ?, ?, ?, ?) ON "
            "CONFLICT(series, "
            "version) DO UPDATE SET fitted = excluded.fitted, about = excluded.about, data = excluded.data");
        if (!put)
            return fail(put.error());
        (*put)
            ->bind(*id)
            .bind(std::string_view(version.version))
            .bind(toMillis(version.fittedAt))
            .bind(std::string_view(about))
            .bindBlob(data);
        if (auto ran = (*put)->run(); !ran)
            return ran;
        auto strip = m_database->cached("UPDATE model_version SET data = NULL WHERE series = ?1 AND data IS NOT NULL "
                                        "AND seq NOT IN (SELECT seq FROM "
                                        "model_version WHERE series = ?1 ORDER BY fitted DESC, seq DESC LIMIT ?2)");
        if (!strip)
            return fail(strip.error());
        if (auto ran = (*strip)->bind(*id).bind(std::int64_t{kKeptVersions}).run(); !ran)
            return ran;
        auto drop = m_database->cached("DELETE FROM model_version WHERE series = ?1 AND seq NOT IN (SELECT seq FROM "
                                       "model_version WHERE series = ?1 "
                                       "ORDER BY fitted DESC, seq DESC LIMIT ?2)");
        if (!drop)
            return fail(drop.error());
        return (*drop)->bind(*id).bind(std::int64_t{kKnownVersions}).run();
    });
}

Result<std::vector<ModelVersion>> SqliteHistory::modelVersions(const SeriesKey &key)
{
    std::vector<ModelVersion> out;
    const auto done = look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        auto statement = m_database->cached("SELECT version, fitted, about, data IS NOT NULL FROM model_version WHERE "
                                            "series = ? ORDER BY fitted DESC, seq DESC");
        if (!statement)
            return fail(statement.error());
        auto rows = readAll<ModelVersion>(
            (*statement)->bind(**id), [&key](const Statement &s) { return Result<ModelVersion>(versionFrom(key, s)); });
        if (!rows)
            return fail(rows.error());
        out = std::move(*rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<std::optional<std::string>> SqliteHistory::modelBytes(const SeriesKey &key, const std::string &version)
{
    std::optional<std::string> out;
    const auto done = look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        auto statement =
            m_database->cached("SELECT version, fitted, about, 1, data FROM model_version WHERE series = ? AND "
                               "version = ? AND data IS NOT NULL");
        if (!statement)
            return fail(statement.error());
        auto found = readOne<std::string>((*statement)->bind(**id).bind(std::string_view(version)),
                                          [&key](const Statement &s) -> Result<std::string> {
                                              auto bytes = unpack(s.blob(4), "model");
                                              if (!bytes)
                                                  return fail(ErrorCode::Storage, "model", bytes.error().detail);
                                              if (sha256Hex(*bytes) != versionFrom(key, s).checksum)
                                                  return fail(ErrorCode::Storage, "model", "the checksum differs");
                                              return std::move(*bytes);
                                          });
        if (!found)
            return fail(found.error());
        out = std::move(*found);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<void> SqliteHistory::addScores(const std::vector<ModelScore> &scores)
{
    if (scores.empty())
        return {};
    return write([&]() -> Result<void> {
        for (const ModelScore &score : scores) {
            const auto id = seriesFor(score.key);
            if (!id)
                return fail(id.error());
            auto put = m_database->cached(
                "INSERT INTO model_score(series, day, version, steps, shadow, model, count, error, truth, covered, "
                "naive_count, naive_error, paired_error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
                "CONFLICT(series, "
                "day, version, steps, shadow) DO UPDATE SET count = count + excluded.count, error = error + "
                "excluded.error, "
                "truth = truth + excluded.truth, covered = covered + excluded.covered, naive_count = naive_count + "
                "excluded.naive_count, naive_error = naive_error + excluded.naive_error, paired_error = paired_error + "
                "excluded.paired_error");
            if (!put)
                return fail(put.error());
            const ScoreSum &sum = score.sum;
            Statement &row = **put;
            row.bind(*id).bind(score.day).bind(std::string_view(score.version));
            row.bind(static_cast<std::int64_t>(score.steps))
                .bind(std::int64_t{score.shadow})
                .bind(std::string_view(score.model));
            row.bind(sum.count).bindReal(sum.error).bindReal(sum.truth).bind(sum.covered);
            row.bind(sum.naiveCount).bindReal(sum.naiveError).bindReal(sum.pairedError);
            if (auto ran = (*put)->run(); !ran)
                return ran;
        }
        return {};
    });
}

namespace {

Result<ModelScore> scoreFrom(const Statement &s)
{
    auto ref = parseWorkloadRef(s.text(0));
    if (!ref)
        return fail(ref.error());
    return ModelScore{.key = {std::move(*ref), MetricId(std::string(s.text(1)))},
                      .model = std::string(s.text(6)),
                      .version = std::string(s.text(3)),
                      .shadow = s.integer(5) == 1,
                      .day = s.integer(2),
                      .steps = static_cast<std::size_t>(s.integer(4)),
                      .sum = {.count = s.integer(7),
                              .error = s.real(8),
                              .truth = s.real(9),
                              .covered = s.integer(10),
                              .naiveCount = s.integer(11),
                              .naiveError = s.real(12),
                              .pairedError = s.real(13)}};
}

} // namespace

Result<std::vector<ModelScore>> SqliteHistory::scores(const SeriesKey &key, std::int64_t from, std::int64_t to)
{
    std::vector<ModelScore> out;
    const auto done = look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        auto statement = m_database->cached("SELECT s.workload, s.metric, m.day, m.version, m.steps, m.shadow, "
                                            "m.model, m.count, m.error, m.truth, m.covered, "
                                            "m.naive_count, m.naive_error, m.paired_error FROM model_score m JOIN "
                                            "series s ON s.id = m.series WHERE m.series "
                                            "= ? AND m.day BETWEEN ? AND ? ORDER BY m.day, m.version, m.steps");
        if (!statement)
            return fail(statement.error());
        auto rows = readAll<ModelScore>((*statement)->bind(**id).bind(from).bind(to), scoreFrom);
        if (!rows)
            return fail(rows.error());
        out = std::move(*rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<std::vector<ModelScore>> SqliteHistory::scoreTotals(std::int64_t from, std::int64_t to)
{
    std::vector<ModelScore> out;
    const auto done = look([&]() -> Result<void> {
        auto statement = m_database->cached(
            "SELECT s.workload, s.metric, max(m.day), '', m.steps, 0, '', sum(m.count), sum(m.error), sum(m.truth), "
            "sum(m.covered), sum(m.naive_count), sum(m.naive_error), sum(m.paired_error) FROM model_score m JOIN "
            "series s ON "
            "s.id = m.series WHERE m.shadow = 0 AND m.day BETWEEN ? AND ? GROUP BY m.series, m.steps ORDER BY "
            "m.series, "
            "m.steps");
        if (!statement)
            return fail(statement.error());
        auto rows = readAll<ModelScore>((*statement)->bind(from).bind(to), scoreFrom);
        if (!rows)
            return fail(rows.error());
        out = std::move(*rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return out;
}

Result<void> SqliteHistory::addDrifts(const std::vector<DriftMark> &marks)
{
    if (marks.empty())
        return {};
    return write([&]() -> Result<void> {
        for (const DriftMark &mark : marks) {
            const auto id = seriesFor(mark.key);
            if (!id)
                return fail(id.error());
            auto put =
                m_database->cached("INSERT INTO model_drift(series, at, kind, value, version) VALUES (?, ?, ?, ?, ?)");
            if (!put)
                return fail(put.error());
            (*put)
                ->bind(*id)
                .bind(toMillis(mark.at))
                .bind(toString(mark.kind))
                .bindReal(mark.value)
                .bind(std::string_view(mark.version));
            if (auto ran = (*put)->run(); !ran)
                return ran;
        }
        return {};
    });
}

Result<std::vector<DriftMark>> SqliteHistory::drifts(const SeriesKey &key, TimeRange range)
{
    std::vector<DriftMark> out;
    const auto done = look([&]() -> Result<void> {
        const auto id = findSeries(key);
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        auto statement =
            m_database->cached("SELECT at, kind, value, version FROM model_drift WHERE series = ? AND at >= ? AND "
                               "at < ? ORDER BY at, seq");
        if (!statement)
            return fail(statement.error());
        (*statement)->bind(**id).bind(toMillis(range.from)).bind(toMillis(range.to));
        auto rows = readAll<DriftMark>(**statement, [&key](const Statement &s) {
            const auto kind = s.text(1);
            return Result<DriftMark>(DriftMark{.key = key,
                                               .at = fromMillis(s.integer(0)),
                                               .kind = kind == "coverage" ? DriftKind::Coverage
                                                       : kind == "level"  ? DriftKind::Level
                                                                          : DriftKind::Residuals,
                                               .value = s.real(2),
                                               .version = std::string(s.text(3))});
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

Result<void> SqliteHistory::putUnscored(Timestamp at, const std::string &bytes, Timestamp oldest)
{
    const std::string data = pack(bytes);
    return write([&]() -> Result<void> {
        auto put = m_database->cached("INSERT INTO unscored(at, data) VALUES (?, ?)");
        if (!put)
            return fail(put.error());
        (*put)->bind(toMillis(at)).bindBlob(data);
        if (auto ran = (*put)->run(); !ran)
            return ran;
        auto drop = m_database->cached("DELETE FROM unscored WHERE at < ?");
        if (!drop)
            return fail(drop.error());
        return (*drop)->bind(toMillis(oldest)).run();
    });
}

Result<std::vector<std::string>> SqliteHistory::unscored(Timestamp since)
{
    std::vector<std::string> out;
    const auto done = look([&]() -> Result<void> {
        auto statement = m_database->cached("SELECT data FROM unscored WHERE at >= ? ORDER BY at, seq");
        if (!statement)
            return fail(statement.error());
        auto rows = readAll<std::string>((*statement)->bind(toMillis(since)), [](const Statement &s) {
            auto bytes = unpack(s.blob(0), "unscored");
            return Result<std::string>(bytes ? std::move(*bytes) : std::string());
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
