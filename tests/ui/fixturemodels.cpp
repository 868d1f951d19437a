// Models for the forecasts page, made by hand.
#include "tests/ui/fixtureconsole.h"

#include <cmath>

namespace preamar::test {

namespace {

constexpr Millis kStep = std::chrono::minutes{5};

double wave(int row)
{
    return 4.0 + 2.0 * std::sin(6.283185307 * row / 288.0) + 0.2 * std::sin(row * 1.7);
}

} // namespace

ModelBoard fixtureBoard(const Snapshot &snapshot)
{
    ModelBoard board;
    if (!snapshot.cycle)
        return board;
    int i = 0;
    for (const WorkloadReport &w : snapshot.cycle->workloads) {
        if (!w.enrolled)
            continue;
        SeriesStanding s;
        s.key = {w.workload.ref, metric::cpuCores};
        s.trust = i % 4 == 3   ? Trust::Unknown
                  : i % 4 == 2 ? Trust::NotPredictable
                  : i % 4 == 1 ? Trust::Short
                               : Trust::Good;
        s.eligible = s.trust == Trust::Good || s.trust == Trust::Short;
        if (s.trust == Trust::Unknown) {
            s.reason = Reason{ReasonCode::HistoryTooShort, {9.0, 24.0}, {}};
        } else {
            s.model = "theta";
            s.backTest = BackTest{.model = "theta",
                                  .relMae = s.trust == Trust::NotPredictable ? 1.3 : 0.62,
                                  .wape = 0.12,
                                  .coverage80 = 0.79,
                                  .origins = 48};
            s.scores[0] = {.count = 1200,
                           .error = 60.0,
                           .truth = 1000.0,
                           .covered = 960,
                           .naiveCount = 1200,
                           .naiveError = 120.0,
                           .pairedError = 60.0};
            s.scores[1] = {.count = 4800,
                           .error = 440.0,
                           .truth = 4000.0,
                           .covered = 3888,
                           .naiveCount = 4800,
                           .naiveError = 700.0,
                           .pairedError = 440.0};
        }
        board.series.push_back(std::move(s));
        ++i;
    }
    return board;
}

ModelStudy fixtureStudy(const SeriesStanding &standing)
{
    ModelStudy study;
    study.standing = standing;
    if (standing.model.empty())
        return study;
    for (const auto &[model, far] :
         {std::pair{"theta", 0.62}, std::pair{"linear", 0.66}, std::pair{"r1-boosting", 0.9}, std::pair{"naive", 1.1}})
        study.trials.push_back({.model = model,
                                .family = "statistical",
                                .tier = std::string_view(model) == "linear" ? "full" : "light",
                                .at = {ModelTrial::At{0.4, 0.95, 0.81}, ModelTrial::At{far, 0.9, 0.79}},
                                .weight = std::string_view(model) == "naive" ? 0.25 : std::nan(""),
                                .origins = 24});
    const Timestamp from = fixtureNow() - kStep * 282;
    for (int i = 0; i < 282; ++i)
        study.backTest.push_back({.at = from + kStep * i,
                                  .truth = i > 100 && i < 110 ? std::nan("") : wave(i),
                                  .point = wave(i) + 0.1,
                                  .low = wave(i) - 0.3,
                                  .high = wave(i) + 0.5});
    study.parts.observed = {.start = fixtureNow() - kStep * 2016, .step = kStep, .values = {}};
    for (int i = 0; i < 2016; ++i) {
        study.parts.observed.values.push_back(wave(i));
        study.parts.level.push_back(4.0);
        study.parts.daily.push_back(2.0 * std::sin(6.283185307 * i / 288.0));
        study.parts.rest.push_back(wave(i) - 4.0 - study.parts.daily.back());
    }
    study.explained = {{.ahead = std::chrono::minutes{30},
                        .point = 4.5,
                        .level = 4.0,
                        .daily = 0.4,
                        .weekly = 0.0,
                        .event = 0.0,
                        .recent = 0.1}};
    study.similarDay = fixtureNow() - std::chrono::hours{24 * 7};
    study.foreseeable = std::chrono::hours{4};
    study.importances = {{"cpu_usage_current", 0.7}, {"hour_of_day", 0.2}, {"seasonal_factor", 0.1}};
    study.leftOut = {"active_users", "concurrent_sessions"};
    study.r1Scores = {0.95, 0.9, std::nan("")};
    for (int v = 0; v < 5; ++v)
        study.versions.push_back(
            {.key = standing.key,
             .version = "v" + std::to_string(5 - v),
             .model = "theta",
             .tier = "light",
             .why = v == 1 ? "drift" : "daily",
             .fittedAt = fixtureNow() - std::chrono::hours{24 * v},
             .data = {fixtureNow() - std::chrono::hours{24 * (14 + v)}, fixtureNow() - std::chrono::hours{24 * v}},
             .rows = 4032,
             .inputDigest = "0f",
             .checksum = "aa",
             .backTest = *standing.backTest,
             .kept = v < 3});
    study.scores.push_back({.key = standing.key,
                            .model = "theta",
                            .version = "v5",
                            .shadow = false,
                            .day = 20514,
                            .steps = 24,
                            .sum = standing.scores[1]});
    study.scores.push_back({.key = standing.key,
                            .model = "theta",
                            .version = "v4",
                            .shadow = true,
                            .day = 20514,
                            .steps = 24,
                            .sum = standing.scores[1]});
    study.drifts.push_back({.key = standing.key,
                            .at = fixtureNow() - std::chrono::hours{5},
                            .kind = DriftKind::Level,
                            .value = 2.4,
                            .version = "v4"});
    return study;
}

} // namespace preamar::test
