// What becomes of a model: its versions, how its forecasts did once the truth was known, and where it drifted.
#pragma once

#include "core/domain/forecast.h"
#include "core/domain/series.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace preamar {

// Steps ahead that are scored, each with all steps before it: 30 min and 2 h at 5 min.
inline constexpr std::array<std::size_t, 2> kScoredSteps{6, 24};

// One fitted model of one series.
struct ModelVersion
{
    SeriesKey key;
    std::string version; // digest of the fitted model
    std::string model;   // registry name
    std::string tier;    // "light", "full"
    std::string why;     // "first", "daily", "drift", "retrain", "rebuilt", "compare"
    Timestamp fittedAt{};
    TimeRange data;          // of the samples it was fitted on
    std::int64_t rows = 0;   // known cells among them
    std::string inputDigest; // of those cells
    std::string checksum;    // SHA-256 of the stored bytes
    BackTest backTest;
    bool kept = false; // its bytes are still there: it can be compared with and returned to

    friend bool operator==(const ModelVersion &, const ModelVersion &) = default;
};

// Sums over forecasts whose truth arrived.
struct ScoreSum
{
    std::int64_t count = 0;   // (origin, step) pairs
    double error = 0.0;       // Σ|truth - median|
    double truth = 0.0;       // Σ|truth|
    std::int64_t covered = 0; // truths inside the 80 % band
    std::int64_t naiveCount = 0;
    double naiveError = 0.0;  // Σ|truth - the same time a day before|, over naiveCount pairs
    double pairedError = 0.0; // Σ|truth - median| over the same pairs

    void add(const ScoreSum &other)
    {
        count += other.count;
        error += other.error;
        truth += other.truth;
        covered += other.covered;
        naiveCount += other.naiveCount;
        naiveError += other.naiveError;
        pairedError += other.pairedError;
    }
    // 1 - WAPE; NaN where nothing was scored.
    [[nodiscard]] double accuracy() const
    {
        return truth > 0.0 ? 1.0 - error / truth : error > 0.0 ? 0.0 : count > 0 ? 1.0 : kNone;
    }
    [[nodiscard]] double naiveAccuracy() const
    {
        return naiveCount > 0 && truth > 0.0
                   ? 1.0 - naiveError / truth * static_cast<double>(count) / static_cast<double>(naiveCount)
                   : kNone;
    }
    [[nodiscard]] double coverage() const
    {
        return count > 0 ? static_cast<double>(covered) / static_cast<double>(count) : kNone;
    }
    // Error against seasonal naive; below 1 is better than repeating yesterday.
    [[nodiscard]] double relative() const { return naiveError > 0.0 ? pairedError / naiveError : kNone; }
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    friend bool operator==(const ScoreSum &, const ScoreSum &) = default;
};

struct ModelScore
{
    SeriesKey key;
    std::string model;
    std::string version;
    bool shadow = false;   // it was only compared, nothing was decided by it
    std::int64_t day = 0;  // days since 1970 (UTC) on which the truth arrived
    std::size_t steps = 0; // of kScoredSteps
    ScoreSum sum;

    friend bool operator==(const ModelScore &, const ModelScore &) = default;
};

enum class DriftKind { Residuals, Coverage, Level };

struct DriftMark
{
    SeriesKey key;
    Timestamp at{};
    DriftKind kind = DriftKind::Residuals;
    double value = 0.0; // the statistic that crossed its limit
    std::string version;

    friend bool operator==(const DriftMark &, const DriftMark &) = default;
};

[[nodiscard]] constexpr std::string_view toString(DriftKind kind)
{
    return kind == DriftKind::Residuals ? "residuals" : kind == DriftKind::Coverage ? "coverage" : "level";
}

} // namespace preamar
