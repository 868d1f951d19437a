// Seasonal naive: the same time yesterday, or a week ago where two weeks are known and the week repeated better.
#include "core/forecast/models.h"
#include "core/forecast/profile.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

class SeasonalPoints final : public PointModel
{
public:
    explicit SeasonalPoints(Profile profile) : m_profile(std::move(profile)) {}
    void update(double value) override { m_profile.push(value); }
    void points(std::span<double> out) const override
    {
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = m_profile.at(i + 1);
    }
    void save(ByteWriter &out) const override { m_profile.save(out); }

private:
    Profile m_profile;
};

// Mean absolute difference over the last `rows` rows to the row `lag` before.
double repeatError(std::span<const double> values, std::size_t lag, std::size_t rows)
{
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = values.size() - rows; i < values.size(); ++i) {
        const double difference = std::abs(values[i] - values[i - lag]);
        if (std::isfinite(difference)) {
            sum += difference;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : std::numeric_limits<double>::infinity();
}

class SeasonalNaive final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "seasonal-naive",
                .family = "naive",
                .tier = "light",
                .minimumRows = 288,
                .goodFor = "load that repeats every day or week, hours ahead; the base line that others must beat",
                .source = "Hyndman & Athanasopoulos, Forecasting: Principles and Practice (2021), 5.2"};
    }
    std::optional<std::size_t> rowsNeeded(Millis step) const override { return dayOfRows(step); }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const override
    {
        const std::size_t day = rowsPerDay(step);
        const std::size_t week = 7 * day;
        const bool weekly =
            values.size() >= 2 * week && repeatError(values, week, week) < repeatError(values, day, week);
        Profile profile(weekly ? week : day, 1);
        for (const double v : values)
            profile.push(v);
        profile.fillUnseen();
        return std::make_unique<SeasonalPoints>(std::move(profile));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        Profile profile = Profile::load(in);
        return profile.period() > 0 ? std::make_unique<SeasonalPoints>(std::move(profile)) : nullptr;
    }
};

} // namespace

const LightForecaster &seasonalNaive()
{
    static const SeasonalNaive forecaster;
    return forecaster;
}

} // namespace preamar::forecast
