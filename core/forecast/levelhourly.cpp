// The level of the last hours, alone or with what repeats every half hour, hour or two: jobs that a clock starts.
#include "core/forecast/fadingprofile.h"
#include "core/forecast/models.h"

#include <algorithm>

namespace preamar::forecast {

namespace {

class LevelHourly final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "level-hourly",
                .family = "statistical",
                .tier = "light",
                .minimumRows = 24,
                .goodFor = "load without a daily shape, and jobs that start every hour or half hour",
                .source = "Hyndman & Athanasopoulos, Forecasting: Principles and Practice (2021), 9.10"};
    }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const override
    {
        const std::size_t hour = rowsPerDay(step) / 24;
        std::vector<ProfileShape> shapes;
        for (const std::size_t cycles : {std::size_t{3}, std::size_t{7}}) {
            shapes.push_back({.period = 1, .cycles = cycles});
            for (const std::size_t period : {hour / 2, hour, 2 * hour}) {
                if (period > 1 && values.size() >= 2 * cycles * period)
                    shapes.push_back({.period = period, .cycles = cycles});
            }
        }
        // A week is enough to choose by, and what fits best changes.
        const std::size_t week = std::max<std::size_t>(24, 168 * hour);
        return fitFadingProfile(values.last(std::min(values.size(), week)), step, shapes,
                                std::max<std::size_t>(12, 14 * hour));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override { return loadFadingProfile(in); }
};

} // namespace

const LightForecaster &levelHourly()
{
    static const LevelHourly forecaster;
    return forecaster;
}

} // namespace preamar::forecast
