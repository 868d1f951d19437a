// What a person reads about models: how far each series can be trusted, and everything about one of them.
#pragma once

#include "core/domain/modellife.h"
#include "core/domain/reason.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace preamar {

// How far a series can be foreseen, by its model's back-test and by what came of its forecasts.
enum class Trust {
    Unknown,        // too little history, or no model yet
    NotPredictable, // no model beats repeating what was
    Short,          // good for half an hour, not for two
    Good,
};

struct SeriesStanding
{
    SeriesKey key;
    Trust trust = Trust::Unknown;
    bool eligible = false;
    std::optional<Reason> reason; // why it is not
    std::string model;            // in force; empty: none
    std::optional<BackTest> backTest;
    std::array<ScoreSum, kScoredSteps.size()> scores{}; // of the last kStandingDays
    bool pinned = false;                                // a person returned to this version
    std::string compare;                                // what runs in its shadow
    bool retraining = false;                            // ordered and not done yet
};
inline constexpr int kStandingDays = 14;

struct ModelBoard
{
    std::vector<SeriesStanding> series;
};

// One model on this series' own past: rolling origins, each forecast from the rows before it.
struct ModelTrial
{
    std::string model;
    std::string family;
    std::string tier;
    struct At
    {
        double relative = 0.0; // MAE / MAE of seasonal naive (persistence where there is no day)
        double accuracy = 0.0; // 1 - WAPE
        double coverage = 0.0; // of the 80 % band, on origins it was not made from
    };
    std::array<At, kScoredSteps.size()> at{};
    double weight = 0.0; // in the combination 2 h ahead; NaN: it is no member
    int origins = 0;
};

// What would have been forecast half an hour before.
struct BackTestPoint
{
    Timestamp at{};
    double truth = 0.0; // NaN: a gap
    double point = 0.0;
    double low = 0.0;
    double high = 0.0;
};

// observed = level + daily + weekly + rest, row by row.
struct Decomposition
{
    Grid observed;
    std::vector<double> level;
    std::vector<double> daily;
    std::vector<double> weekly; // empty where fewer than two weeks are known
    std::vector<double> rest;
};

// A forecast of now, in words of load: level + daily + weekly + event + recent are the point exactly.
struct ExplainedStep
{
    Millis ahead{};
    double point = 0.0;
    double level = 0.0;
    double daily = 0.0;
    double weekly = 0.0;
    double event = 0.0;
    double recent = 0.0;
};

struct ModelStudy
{
    SeriesStanding standing;
    std::vector<ModelTrial> trials; // by their error 2 h ahead, the best first
    std::vector<BackTestPoint> backTest;
    Decomposition parts;
    std::vector<ExplainedStep> explained; // half an hour and two hours ahead
    std::optional<Timestamp> similarDay;  // start of the past day that was most like the last one
    std::optional<Millis> foreseeable;    // how far ahead the combination errs clearly less than repeating
    std::vector<std::pair<std::string, double>> importances; // of R1's features, descending
    std::vector<std::string> leftOut;                        // features whose metric is not known
    std::array<double, 3> r1Scores{};                        // R² of CPU, memory, requests; NaN where not known
    std::vector<ModelVersion> versions;                      // newest first
    std::vector<ModelScore> scores;                          // per day, version and horizon
    std::vector<DriftMark> drifts;
};

} // namespace preamar
