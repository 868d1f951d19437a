#include "ui/charts/ticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::ui {

std::vector<double> valueTicks(double highest, int wanted)
{
    if (!(highest > 0.0) || !std::isfinite(highest))
        highest = 1.0;
    const double rough = highest / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * 0.999) {
            step = factor * power;
            break;
        }
    }
    const int count = static_cast<int>(std::ceil(highest / step - 1e-9));
    std::vector<double> ticks;
    for (int i = 0; i <= count; ++i)
        ticks.push_back(step * i);
    return ticks;
}

std::vector<Timestamp> timeTicks(Timestamp from, Timestamp to, int most)
{
    constexpr std::array<int, 12> kMinutes{1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880};
    const auto span = std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
    int step = kMinutes.back();
    for (const int minutes : kMinutes) {
        if (span / minutes <= std::max(1, most)) {
            step = minutes;
            break;
        }
    }
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(toMillis(from));
    const QDateTime midnight(first.date(), QTime(0, 0));
    const auto stepMs = static_cast<std::int64_t>(step) * 60'000;
    const std::int64_t since = toMillis(from) - midnight.toMSecsSinceEpoch();
    std::int64_t at = midnight.toMSecsSinceEpoch() + (since + stepMs - 1) / stepMs * stepMs;
    std::vector<Timestamp> ticks;
    for (; at <= toMillis(to); at += stepMs)
        ticks.push_back(fromMillis(at));
    return ticks;
}

} // namespace preamar::ui
