#include "ui/charts/ticks.h"

#include "ui/shell/words.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::ui {

namespace {

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

QDateTime localTime(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(t));
}

std::vector<double> multiples(double step, double highest)
{
    const int count = std::max(1, static_cast<int>(std::ceil(highest / step - 1e-9)));
    std::vector<double> ticks;
    for (int i = 0; i <= count; ++i)
        ticks.push_back(step * i);
    return ticks;
}

double usable(double highest)
{
    return highest > 0.0 && std::isfinite(highest) ? highest : 1.0;
}

// Steps below an hour are the same length on every day: zones differ by quarters of an hour.
std::vector<Timestamp> minuteTicks(Timestamp from, Timestamp to, int minutes)
{
    const QDateTime first = localTime(from);
    const auto step = static_cast<std::int64_t>(minutes) * 60'000;
    const std::int64_t offset = static_cast<std::int64_t>(first.offsetFromUtc()) * 1000;
    std::vector<Timestamp> ticks;
    std::int64_t at = (toMillis(from) + offset + step - 1) / step * step - offset;
    for (; at <= toMillis(to); at += step)
        ticks.push_back(fromMillis(at));
    return ticks;
}

std::vector<Timestamp> hourTicks(Timestamp from, Timestamp to, int hours)
{
    std::vector<Timestamp> ticks;
    for (QDate date = localTime(from).date(); date <= localTime(to).date(); date = date.addDays(1)) {
        for (int hour = 0; hour < 24; hour += hours) {
            const QDateTime at = hour == 0 ? date.startOfDay() : QDateTime(date, QTime(hour, 0));
            if (!at.isValid() || (hour != 0 && at.time().hour() != hour))
                continue; // an hour that this day does not have
            const Timestamp t = fromMillis(at.toMSecsSinceEpoch());
            if (t >= from && t <= to && (ticks.empty() || t > ticks.back()))
                ticks.push_back(t);
        }
    }
    return ticks;
}

std::vector<Timestamp> dayTicks(Timestamp from, Timestamp to, int days)
{
    std::vector<Timestamp> ticks;
    QDate date = localTime(from).date();
    date = date.addDays((days - date.toJulianDay() % days) % days);
    for (; date <= localTime(to).date(); date = date.addDays(days)) {
        const Timestamp t = fromMillis(date.startOfDay().toMSecsSinceEpoch());
        if (t >= from && t <= to)
            ticks.push_back(t);
    }
    return ticks;
}

} // namespace

std::vector<double> valueTicks(double highest, int wanted)
{
    highest = usable(highest);
    const double rough = highest / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * 0.999) {
            step = factor * power;
            break;
        }
    }
    return multiples(step, highest);
}

std::vector<double> byteTicks(double highest, int wanted)
{
    highest = usable(highest);
    const double rough = std::max(1.0, highest / std::max(1, wanted));
    return multiples(std::exp2(std::ceil(std::log2(rough) - 1e-9)), highest);
}

std::vector<double> countTicks(double highest, int wanted)
{
    const std::vector<double> ticks = valueTicks(highest, wanted);
    return ticks[1] >= 1.0 && ticks[1] == std::floor(ticks[1]) ? ticks
                                                               : multiples(std::ceil(ticks[1]), usable(highest));
}

std::vector<Timestamp> timeTicks(Timestamp from, Timestamp to, int most)
{
    constexpr std::array kMinutes{1,         5,         10,        15,         30,         kHour,
                                  2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay,       2 * kDay,
                                  7 * kDay,  14 * kDay, 28 * kDay, 56 * kDay,  112 * kDay, 364 * kDay};
    if (to <= from)
        return {};
    const auto span = std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
    const auto *chosen = std::find_if(kMinutes.begin(), kMinutes.end(),
                                      [&](int minutes) { return span / minutes <= std::max(1, most); });
    const int step = chosen == kMinutes.end() ? kMinutes.back() : *chosen;
    if (step < kHour)
        return minuteTicks(from, to, step);
    return step < kDay ? hourTicks(from, to, step / kHour) : dayTicks(from, to, step / kDay);
}

QString tickLabel(Timestamp tick)
{
    const QDateTime at = localTime(tick);
    return at == at.date().startOfDay() ? words::day(tick) : words::time(tick);
}

} // namespace preamar::ui
