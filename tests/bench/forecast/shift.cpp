#include "tests/bench/forecast/shift.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace preamar::forecast {

namespace {

constexpr std::size_t kDay = 288;
constexpr std::size_t kSteps = 6;

struct Sums
{
    double plain = 0.0;  // errors in standard deviations, of the series as it was
    double moved = 0.0;  // and with the shift
    double inside = 0.0; // of the moved ones
    double usual = 0.0;  // inside of the plain ones
    double count = 0.0;
};

Selection fitted(const Grid &grid, std::size_t rows, Tier tier)
{
    FitInput input{.target = grid};
    input.target.values.resize(rows);
    if (std::any_of(input.target.values.begin(), input.target.values.end(), [](double v) { return v < 0.0; }))
        input.bounds.low = -std::numeric_limits<double>::infinity();
    return select(input, {.tier = tier, .horizon = kSteps, .mustQualify = false});
}

// Of the 6-step forecasts over the day before row `at`.
double residualDeviation(const Grid &grid, std::size_t at, Tier tier)
{
    auto selection = fitted(grid, at - kDay, tier);
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t origin = at - kDay; origin + kSteps < at && selection.model; ++origin) {
        if (origin % kSteps == 0) {
            const auto steps = selection.model->predict(kSteps);
            for (std::size_t h = 0; h < kSteps; ++h) {
                const double e = grid.values[origin + h] - (*steps)[h][kMedian];
                sum += std::isfinite(e) ? e * e : 0.0;
                count += std::isfinite(e) ? 1.0 : 0.0;
            }
        }
        selection.model->update(grid.values[origin]);
    }
    return count > 0.0 ? std::sqrt(sum / count) : 0.0;
}

void follow(const Grid &grid, std::size_t at, Tier tier, bool refitted, std::map<std::size_t, Sums> &after)
{
    const double deviation = residualDeviation(grid, at, tier);
    if (!(deviation > 0.0))
        return;
    Grid moved = grid;
    for (std::size_t i = at; i < moved.values.size(); ++i)
        moved.values[i] += 3.0 * deviation;
    auto plain = fitted(grid, at, tier);
    auto shifted = fitted(moved, at, tier);
    const std::size_t every = refitted ? 6 : 3;
    for (std::size_t origin = at; origin < at + 72; ++origin) {
        if ((origin - at) % every == 0) {
            if (refitted) {
                plain = fitted(grid, origin, tier);
                shifted = fitted(moved, origin, tier);
            }
            const auto p = plain.model->predict(kSteps);
            const auto q = shifted.model->predict(kSteps);
            Sums &sums = after[(origin - at) / 12 * 12];
            for (std::size_t h = 0; h < kSteps; ++h) {
                const double y = grid.values[origin + h];
                const double z = moved.values[origin + h];
                if (!std::isfinite(y))
                    continue;
                sums.plain += std::abs(y - (*p)[h][kMedian]) / deviation;
                sums.moved += std::abs(z - (*q)[h][kMedian]) / deviation;
                sums.inside += z >= (*q)[h][4] && z <= (*q)[h][10] ? 1.0 : 0.0;
                sums.usual += y >= (*p)[h][4] && y <= (*p)[h][10] ? 1.0 : 0.0;
                sums.count += 1.0;
            }
        }
        plain.model->update(grid.values[origin]);
        shifted.model->update(moved.values[origin]);
    }
}

} // namespace

void benchShift(const std::vector<BacktestSeries> &series, bool refitted)
{
    for (const Tier tier : {Tier::Light, Tier::Full}) {
        std::map<std::size_t, Sums> after;
        for (const auto &one : series) {
            for (const std::size_t back : {std::size_t{150}, std::size_t{311}, std::size_t{477}}) {
                if (one.grid.values.size() > 4 * kDay + back)
                    follow(one.grid, one.grid.values.size() - back, tier, refitted, after);
            }
        }
        for (const auto &[steps, s] : after)
            std::printf("tier %s, %2zu to %2zu steps after a shift of 3 sigma: MAE x %.2f, 80 %% band covers %.2f "
                        "(without a shift: MAE %.3f sigma, covers %.2f)\n",
                        tier == Tier::Light ? "light" : "full", steps, steps + 11, s.moved / s.plain,
                        s.inside / s.count, s.plain / s.count, s.usual / s.count);
    }
}

} // namespace preamar::forecast
