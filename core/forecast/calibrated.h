// Any model with the bands of a back-test around its medians.
#pragma once

#include "core/forecast/bands.h"
#include "core/forecast/forecaster.h"

#include <memory>
#include <string>

namespace preamar::forecast {

[[nodiscard]] std::unique_ptr<Model> calibrated(const Forecaster &forecaster, std::unique_ptr<Model> model, Bands bands,
                                                Bounds bounds);
// Protocol for bytes that the save() of such a model did not write.
[[nodiscard]] Result<std::unique_ptr<Model>> loadCalibrated(std::string_view bytes);

} // namespace preamar::forecast
