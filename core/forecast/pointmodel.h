// Point forecasts with bands around them: how every model that is not a combination becomes a Model.
#pragma once

#include "core/forecast/bands.h"
#include "core/forecast/light.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace preamar::forecast {

[[nodiscard]] std::unique_ptr<Model> withBands(std::string_view name, std::unique_ptr<PointModel> points,
                                               const Bands &bands, Bounds bounds);
// Protocol for bytes that save() of such a model of this name did not write; load answers nullptr where its fields make
// no sense.
[[nodiscard]] Result<std::unique_ptr<Model>>
loadWithBands(std::string_view name, std::string_view bytes,
              const std::function<std::unique_ptr<PointModel>(ByteReader &)> &load);
// Calibrated on `origins` rolling origins from row `first` on. Without room for one, or where its first part is all
// gaps, the spread of persistence stands in.
[[nodiscard]] Bands ownBands(const Forecaster &forecaster, const FitInput &input, std::size_t first,
                             std::size_t origins, std::size_t horizon);

} // namespace preamar::forecast
