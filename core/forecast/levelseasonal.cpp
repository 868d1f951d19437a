// The usual day (or week, where two are known) with a correction for how today differs from it.
#include "core/forecast/fadingprofile.h"
#include "core/forecast/models.h"

#include <algorithm>

namespace preamar::forecast {

namespace {

class LevelSeasonal final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "level-seasonal",
                .family = "statistical",
                .tier = "light",
                .minimumRows = 288,
                .goodFor = "load with a daily or weekly shape whose level moves from day to day",
                .source = "Hyndman & Athanasopoulos, Forecasting: Principles and Practice (2021), 9.10 and 10.1"};
    }
    std::optional<std::size_t> rowsNeeded(Millis step) const override { return dayOfRows(step); }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const override
    {
        const std::size_t day = rowsPerDay(step);
        const bool weekly = values.size() >= 14 * day;
        std::vector<ProfileShape> shapes{{.period = day, .cycles = 1}};
        for (const std::size_t cycles : {std::size_t{3}, std::size_t{7}}) {
            if (values.size() >= cycles * day)
                shapes.push_back({.period = day, .cycles = cycles});
        }
        if (weekly)
            shapes.push_back({.period = 7 * day, .cycles = 1});
        // Four weeks say all that these profiles can hold.
        return fitFadingProfile(values.last(std::min(values.size(), 28 * day)), step, shapes, weekly ? 7 * day : day);
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override { return loadFadingProfile(in); }
};

} // namespace

const LightForecaster &levelSeasonal()
{
    static const LevelSeasonal forecaster;
    return forecaster;
}

} // namespace preamar::forecast
