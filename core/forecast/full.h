// What the models of the full tier share: a point model made from the whole FitInput, and bands from a short rolling
// origin of its own where nobody else calibrates it.
#pragma once

#include "core/forecast/light.h"

namespace preamar::forecast {

class FullForecaster : public Forecaster
{
public:
    [[nodiscard]] Result<std::unique_ptr<Model>> fit(const FitInput &input) const final;
    [[nodiscard]] Result<std::unique_ptr<Model>> load(std::string_view bytes) const final;

    // Called with a target whose first value is known and whose other values are finite or NaN, at least minimumRows of
    // them finite.
    [[nodiscard]] virtual std::unique_ptr<PointModel> fitPoints(const FitInput &input) const = 0;
    // nullptr where the fields make no sense.
    [[nodiscard]] virtual std::unique_ptr<PointModel> loadPoints(ByteReader &in) const = 0;
};

// Gaps closed by straight lines, the ends held.
[[nodiscard]] std::vector<double> withoutGaps(std::span<const double> values);
[[nodiscard]] bool allFinite(std::span<const double> values);

} // namespace preamar::forecast
