// A repeating profile with a correction that fades: ŷ(t+h) = s(t+h) + d(t)·e^(-h/τ), where s is the usual value at that
// time (median of the last periods) and d the smoothed difference of now to its usual value: a first order
// autoregression of the seasonally adjusted series (Box & Jenkins 1970; Hyndman & Athanasopoulos 2021, 9.10).
#pragma once

#include "core/forecast/light.h"

namespace preamar::forecast {

struct ProfileShape
{
    std::size_t period = 1; // rows
    std::size_t cycles = 1; // how many values the median is of
};

// Takes the shape, smoothing and τ that did best on the series' own past, judged after its first `warmUp` rows.
[[nodiscard]] std::unique_ptr<PointModel> fitFadingProfile(std::span<const double> values, Millis step,
                                                           std::span<const ProfileShape> shapes, std::size_t warmUp);
[[nodiscard]] std::unique_ptr<PointModel> loadFadingProfile(ByteReader &in);

} // namespace preamar::forecast
