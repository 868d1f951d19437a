// What the models of the light tier share: a point model with O(1) updates, and bands from its own rolling residuals.
#pragma once

#include "core/forecast/bytes.h"
#include "core/forecast/forecaster.h"

#include <memory>
#include <optional>
#include <span>

namespace preamar::forecast {

// Point forecasts of one series. Always finite, whatever gaps it was given.
class PointModel
{
public:
    virtual ~PointModel() = default;
    virtual void update(double value) = 0;
    // out[i] becomes the forecast i + 1 steps ahead.
    virtual void points(std::span<double> out) const = 0;
    virtual void save(ByteWriter &out) const = 0;
};

class LightForecaster : public Forecaster
{
public:
    [[nodiscard]] Result<std::unique_ptr<Model>> fit(const FitInput &input) const final;
    [[nodiscard]] Result<std::unique_ptr<Model>> load(std::string_view bytes) const final;

    // minimumRows, or the rows of a day where the model needs time rather than rows; nullopt: not with this step.
    [[nodiscard]] virtual std::optional<std::size_t> rowsNeeded(Millis step) const;
    // Called with at least rowsNeeded() finite values.
    [[nodiscard]] virtual std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const = 0;
    // nullptr where the fields make no sense.
    [[nodiscard]] virtual std::unique_ptr<PointModel> loadPoints(ByteReader &in) const = 0;
};

// How many rows a day has; 0 where the step does not divide it.
[[nodiscard]] std::size_t rowsPerDay(Millis step);
// The same as an answer to rowsNeeded().
[[nodiscard]] std::optional<std::size_t> dayOfRows(Millis step);
[[nodiscard]] std::size_t countFinite(std::span<const double> values);

} // namespace preamar::forecast
