// How the forecasts of one series do: each that was used waits for its truth, is scored with it, and tells when the
// model no longer fits. Values only; touched by one thread at a time, as the BookEntry it is part of.
#pragma once

#include "core/domain/modellife.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace preamar::forecast {

// A forecast that was in force in a cycle, as far as it is scored.
struct UsedForecast
{
    Timestamp origin{};
    std::string model;
    std::string version;
    bool shadow = false;
    std::vector<float> point;
    std::vector<float> low; // of the 80 % band
    std::vector<float> high;

    friend bool operator==(const UsedForecast &, const UsedForecast &) = default;
};
[[nodiscard]] UsedForecast usedFrom(const Forecast &forecast, bool shadow);

// Watches standardised one-step residuals. Page's CUSUM (Biometrika 41, 1954) with allowance ½ and limit 12, so that
// heavy tails and correlated noise do not trip it; the share of the last 72 truths inside the 80 % band below one half;
// the mean of the last 12 residuals beyond two standard deviations, a level that moved at once.
class DriftMonitor
{
public:
    // What was found with this truth; the watch begins anew after a find.
    std::optional<std::pair<DriftKind, double>> add(double truth, double point, double low, double high);
    // The same for what was foreseen two hours before. Models that answer a shift at once leave no residuals one step
    // ahead, yet the history they were fitted on has gone: twelve in a row beyond three standard deviations in the mean.
    // Errors that far ahead follow each other, so that smaller ones say nothing.
    std::optional<std::pair<DriftKind, double>> addAhead(double truth, double point, double low, double high);
    void reset() { *this = DriftMonitor(); }

private:
    double m_up = 0.0;
    double m_down = 0.0;
    std::deque<double> m_last; // residuals, at most 12
    std::deque<double> m_ahead; // the same two hours ahead
    std::deque<bool> m_inside; // at most 72
};

class SeriesLife
{
public:
    // Rows of the day before a row, for the seasonal naive beside each score; at 5 min.
    static constexpr std::size_t kDayCells = 288;

    // Once per origin and version; a second one of the same is ignored.
    void use(UsedForecast forecast);
    // The truth of one closed cell (NaN: none came). Cells come in order; jumps are gaps.
    void close(const SeriesKey &key, Timestamp cell, Millis step, double truth);
    // The cell's truth, where it is among the last day's.
    [[nodiscard]] std::optional<double> truthOf(Timestamp cell, Millis step) const;
    // A new model begins: what its predecessor did says nothing about it.
    void restartWatch() { m_monitor.reset(); }

    // Cells before it were scored by an earlier run of the program.
    void scoredUpTo(Timestamp cell) { m_scoredTo = cell; }

    // Forecasts taken up, and what was scored and found, since the last take.
    [[nodiscard]] std::vector<UsedForecast> takeUses() { return std::exchange(m_uses, {}); }
    [[nodiscard]] std::vector<ModelScore> takeScores();
    [[nodiscard]] std::vector<DriftMark> takeDrifts();
    // When the model was found not to fit any more; cleared by a new one.
    std::optional<Timestamp> driftedAt;

private:
    void score(const SeriesKey &key, const UsedForecast &forecast, std::size_t ahead, Timestamp cell, Millis step,
               double truth);

    std::deque<UsedForecast> m_waiting;
    std::vector<UsedForecast> m_uses;
    Timestamp m_scoredTo{};
    std::deque<double> m_day; // truths of the cells before m_next, oldest first
    Timestamp m_next{};       // the cell that closes next
    std::map<std::tuple<std::string, std::int64_t, std::size_t, bool>, ModelScore> m_scores;
    std::vector<DriftMark> m_drifts;
    DriftMonitor m_monitor;
};

// The forecasts of one cycle as one row, and back; damaged bytes give nothing.
[[nodiscard]] std::string packUsed(const std::vector<std::pair<SeriesKey, UsedForecast>> &used);
[[nodiscard]] std::vector<std::pair<SeriesKey, UsedForecast>> unpackUsed(const std::string &bytes);

} // namespace preamar::forecast
