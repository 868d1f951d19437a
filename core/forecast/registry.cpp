#include "core/forecast/models.h"

#include <algorithm>
#include <array>

namespace preamar::forecast {

std::span<const Forecaster *const> registry()
{
    static const std::array<const Forecaster *, 6> rows{
        &naive(), &seasonalNaive(), &levelSeasonal(), &levelHourly(), &theta(), &combination(),
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
