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

DriftMark driftFrom(const SeriesKey &key, const Statement &s)
{
    const auto kind = s.text(1);
    return DriftMark{.key = key,
                     .at = fromMillis(s.integer(0)),
                     .kind = kind == "coverage" ? DriftKind::Coverage
                             : kind == "level"  ? DriftKind::Level
                                                : DriftKind::Residuals,
                     .value = s.real(2),
                     .version = std::string(s.text(3))};
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
        auto put = change("INSERT INTO model_version(series, version, fitted, about, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT(series, version) DO "
                          "UPDATE SET fitted = excluded.fitted, about = excluded.about, data = excluded.data",
                          [&](Statement &s) {
                              s.bind(*id).bind(std::string_view(version.version)).bind(toMillis(version.fittedAt));
                              s.bind(std::string_view(about)).bindBlob(data);
                          });
        if (!put)
            return put;
        // The newest keep their bytes, the older ones what is known of them, the oldest nothing.
        auto strip = change("UPDATE model_version SET data = NULL WHERE series = ?1 AND data IS NOT NULL AND seq NOT IN (SELECT seq FROM "
                            "model_version WHERE series = ?1 ORDER BY fitted DESC, seq DESC LIMIT ?2)",
                            [&](Statement &s) { s.bind(*id).bind(std::int64_t{kKeptVersions}); });
        if (!strip)
            return strip;
        return change("DELETE FROM model_version WHERE series = ?1 AND seq NOT IN (SELECT seq FROM model_version WHERE series = ?1 ORDER BY "
                      "fitted DESC, seq DESC LIMIT ?2)",
                      [&](Statement &s) { s.bind(*id).bind(std::int64_t{kKnownVersions}); });
    });
}

Result<std::vector<ModelVersion>> SqliteHistory::modelVersions(const SeriesKey &key)
{
    return rowsOf<ModelVersion>(key, "SELECT version, fitted, about, data IS NOT NULL FROM model_version WHERE series = ? ORDER BY fitted DESC, seq DESC",
                                kNoBind, [&key](const Statement &s) { return Result<ModelVersion>(versionFrom(key, s)); });
}

Result<std::optional<std::string>> SqliteHistory::modelBytes(const SeriesKey &key, const std::string &version)
{
    return firstOf(rowsOf<std::string>(
        key, "SELECT version, fitted, about, 1, data FROM model_version WHERE series = ? AND version = ? AND data IS NOT NULL",
        [&](Statement &s) { s.bind(std::string_view(version)); },
        [&key](const Statement &s) -> Result<std::string> {
            auto bytes = unpack(s.blob(4), "model");
            if (!bytes)
                return fail(ErrorCode::Storage, "model", bytes.error().detail);
            if (sha256Hex(*bytes) != versionFrom(key, s).checksum)
                return fail(ErrorCode::Storage, "model", "the checksum differs");
            return std::move(*bytes);
        }));
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
            auto put = change(
                "INSERT INTO model_score(series, day, version, steps, shadow, model, count, error, truth, covered, naive_count, naive_error, "
                "paired_error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(series, day, version, steps, shadow) DO UPDATE SET "
                "count = count + excluded.count, error = error + excluded.error, truth = truth + excluded.truth, covered = covered + "
                "excluded.covered, naive_count = naive_count + excluded.naive_count, naive_error = naive_error + excluded.naive_error, "
                "paired_error = paired_error + excluded.paired_error",
                [&](Statement &row) {
                    const ScoreSum &sum = score.sum;
                    row.bind(*id).bind(score.day).bind(std::string_view(score.version));
                    row.bind(static_cast<std::int64_t>(score.steps)).bind(std::int64_t{score.shadow}).bind(std::string_view(score.model));
                    row.bind(sum.count).bindReal(sum.error).bindReal(sum.truth).bind(sum.covered);
                    row.bind(sum.naiveCount).bindReal(sum.naiveError).bindReal(sum.pairedError);
                });
            if (!put)
                return put;
        }
        return {};
    });
}

Result<std::vector<ModelScore>> SqliteHistory::scores(const SeriesKey &key, std::int64_t from, std::int64_t to)
{
    return rowsOf<ModelScore>(key,
                              "SELECT s.workload, s.metric, m.day, m.version, m.steps, m.shadow, m.model, m.count, m.error, m.truth, m.covered, "
                              "m.naive_count, m.naive_error, m.paired_error FROM model_score m JOIN series s ON s.id = m.series WHERE m.series = ? AND "
                              "m.day BETWEEN ? AND ? ORDER BY m.day, m.version, m.steps",
                              [&](Statement &s) { s.bind(from).bind(to); }, scoreFrom);
}

Result<std::vector<ModelScore>> SqliteHistory::scoreTotals(std::int64_t from, std::int64_t to)
{
    return rows<ModelScore>("SELECT s.workload, s.metric, max(m.day), '', m.steps, 0, '', sum(m.count), sum(m.error), sum(m.truth), sum(m.covered), "
                            "sum(m.naive_count), sum(m.naive_error), sum(m.paired_error) FROM model_score m JOIN series s ON s.id = m.series WHERE "
                            "m.shadow = 0 AND m.day BETWEEN ? AND ? GROUP BY m.series, m.steps ORDER BY m.series, m.steps",
                            [&](Statement &s) { s.bind(from).bind(to); }, scoreFrom);
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
            auto put = change("INSERT INTO model_drift(series, at, kind, value, version) VALUES (?, ?, ?, ?, ?)", [&](Statement &s) {
                s.bind(*id).bind(toMillis(mark.at)).bind(toString(mark.kind)).bindReal(mark.value).bind(std::string_view(mark.version));
            });
            if (!put)
                return put;
        }
        return {};
    });
}

Result<std::vector<DriftMark>> SqliteHistory::drifts(const SeriesKey &key, TimeRange range)
{
    return rowsOf<DriftMark>(key, "SELECT at, kind, value, version FROM model_drift WHERE series = ? AND at >= ? AND at < ? ORDER BY at, seq",
                             [&](Statement &s) { s.bind(toMillis(range.from)).bind(toMillis(range.to)); },
                             [&key](const Statement &s) { return Result<DriftMark>(driftFrom(key, s)); });
}

Result<void> SqliteHistory::putUnscored(Timestamp at, const std::string &bytes, Timestamp oldest)
{
    const std::string data = pack(bytes);
    return write([&]() -> Result<void> {
        if (auto put = change("INSERT INTO unscored(at, data) VALUES (?, ?)", [&](Statement &s) { s.bind(toMillis(at)).bindBlob(data); }); !put)
            return put;
        return change("DELETE FROM unscored WHERE at < ?", [&](Statement &s) { s.bind(toMillis(oldest)); });
    });
}

Result<std::vector<std::string>> SqliteHistory::unscored(Timestamp since)
{
    return rows<std::string>("SELECT data FROM unscored WHERE at >= ? ORDER BY at, seq", [&](Statement &s) { s.bind(toMillis(since)); },
                             [](const Statement &s) {
                                 auto bytes = unpack(s.blob(0), "unscored");
                                 return Result<std::string>(bytes ? std::move(*bytes) : std::string());
                             });
}

} // namespace preamar::store
