#include "core/forecast/fullmodels.h"
#include "core/forecast/models.h"
#include "core/forecast/pooled.h"

#include <algorithm>
#include <array>

namespace preamar::forecast {

std::span<const Forecaster *const> registry()
{
    static const std::array rows{
        // The light tier: every workload, every cycle.
        static_cast<const Forecaster *>(&naive()),
        static_cast<const Forecaster *>(&seasonalNaive()),
        static_cast<const Forecaster *>(&levelSeasonal()),
        static_cast<const Forecaster *>(&levelHourly()),
        static_cast<const Forecaster *>(&theta()),
        static_cast<const Forecaster *>(&combination()),
        // The full tier: in the background.
        static_cast<const Forecaster *>(&combinationFull()),
        static_cast<const Forecaster *>(&ets()),
        static_cast<const Forecaster *>(&arima()),
        static_cast<const Forecaster *>(&additive()),
        static_cast<const Forecaster *>(&dayLinear()),
        static_cast<const Forecaster *>(&neural()),
        static_cast<const Forecaster *>(&pooled()),
        static_cast<const Forecaster *>(&craneDsp()),
        static_cast<const Forecaster *>(&r1Boosting()),
        static_cast<const Forecaster *>(&r1Forest()),
    };
    return rows;
}

const Forecaster *findForecaster(std::string_view name)
{
    const auto rows = registry();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [name](const Forecaster *f) { return f->info().name == name; });
    return row == rows.end() ? nullptr : *row;
}

} // namespace preamar::forecast
