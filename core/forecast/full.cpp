#include "core/forecast/full.h"

#include "core/forecast/pointmodel.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace preamar::forecast {

namespace {

constexpr std::size_t kOwnOrigins = 8;

// Infinite values are gaps; rows before the first known one say nothing.
FitInput cleaned(const FitInput &input)
{
    FitInput out = input;
    auto &values = out.target.values;
    for (double &v : values)
        v = std::isfinite(v) ? v : std::nan("");
    const auto first = std::find_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    out.target.start = input.target.timeAt(static_cast<std::size_t>(first - values.begin()));
    values.erase(values.begin(), first);
    return out;
}

} // namespace

std::vector<double> withoutGaps(std::span<const double> values)
{
    std::vector<double> out(values.begin(), values.end());
    std::size_t last = out.size();
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!std::isfinite(out[i]))
            continue;
        const std::size_t from = last == out.size() ? 0 : last + 1;
        for (std::size_t j = from; j < i; ++j) {
            const double share =
                last == out.size() ? 1.0 : static_cast<double>(j - last) / static_cast<double>(i - last);
            out[j] = last == out.size() ? out[i] : out[last] + share * (out[i] - out[last]);
        }
        last = i;
    }
    const double held = last == out.size() ? 0.0 : out[last];
    for (std::size_t j = last == out.size() ? 0 : last + 1; j < out.size(); ++j)
        out[j] = held;
    return out;
}

bool allFinite(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

Result<std::unique_ptr<Model>> FullForecaster::fit(const FitInput &given) const
{
    const std::string name(info().name);
    if (!(given.bounds.low <= given.bounds.high))
        return fail(ErrorCode::InvalidArgument, "fit " + name, "bounds out of order");
    const std::size_t needed = info().minimumRows;
    const FitInput input = cleaned(given);
    const auto &values = input.target.values;
    if (input.target.step <= Millis{0} || countFinite(values) < needed)
        return fail(ErrorCode::InsufficientData, "fit " + name, "fewer than " + std::to_string(needed) + " values");
    const std::size_t day = std::clamp<std::size_t>(rowsPerDay(input.target.step), 24, 288);
    const std::size_t first = std::max(needed, values.size() * 2 / 3);
    const Bands bands = input.ownBands ? ownBands(*this, input, first, kOwnOrigins, day) : Bands{};
    return withBands(name, fitPoints(input), bands, input.bounds);
}

Result<std::unique_ptr<Model>> FullForecaster::load(std::string_view bytes) const
{
    return loadWithBands(info().name, bytes, [this](ByteReader &in) { return loadPoints(in); });
}

} // namespace preamar::forecast
