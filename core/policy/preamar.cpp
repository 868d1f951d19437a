#include "core/policy/preamar.h"

#include <algorithm>
#include <cmath>

namespace preamar::policy {

namespace {

constexpr double kWorthwhile = 0.4; // a reduction that will not last must save this share at least
constexpr double kMostShare = 0.8;  // what is measured beyond it is overload
constexpr double kBeyondSeen = 1.05;
constexpr std::int64_t kMost = 1'000'000;

Millis minutes(double count)
{
    return Millis{static_cast<std::int64_t>(std::llround(count * 60'000.0))};
}

std::int64_t countFor(double demand, double share)
{
    const double count = std::ceil(demand / share - 1e-9);
    return count >= static_cast<double>(kMost) ? kMost : static_cast<std::int64_t>(std::max(0.0, count));
}

} // namespace

Patience patienceOf(double caution)
{
    const double q = std::clamp(caution, 0.5, 0.999);
    const double times = 1.0 / (1.0 - q);
    Patience p;
    p.upLevel = q;
    p.downLevel = std::max(0.5, 1.0 - 2.5 * (1.0 - q));
    p.near = minutes(std::floor(std::clamp(0.018 * times * times, 30.0, 60.0)));
    p.far = minutes(std::floor(std::clamp(0.06 * times * times, 30.0, 180.0)));
    p.surpriseHold = minutes(std::min(1440.0, 0.024 * times * times));
    p.dwell = minutes(std::min(45.0, 0.018 * times * times));
    p.deadBand = 0.15 * std::min(1.0, 0.0004 * times * times);
    return p;
}

double guardShare(const Patience &patience)
{
    return std::clamp(0.78 - 0.1 * std::log(0.02 / (1.0 - patience.upLevel)), 0.3, kMostShare);
}

std::size_t leadMinutes(Millis startup, Millis decideEvery)
{
    const Millis ahead = startup + decideEvery + Seconds{15};
    return static_cast<std::size_t>(std::max<std::int64_t>(1, (ahead.count() + 59'999) / 60'000));
}

PreamarBand preamarBand(const PreamarDemand &d, std::int64_t current, double share, const Patience &patience,
                        Millis sinceRise)
{
    const double believable = kBeyondSeen * d.highestSeen;
    const double guard = d.now * share / guardShare(patience);
    const double lead = std::min(d.lead, believable);
    const double surprise = d.surprise * share / guardShare(patience);
    const double up = std::max(lead, guard);
    const double near = std::max({std::min(d.near, believable), up, surprise});
    const double far = std::max(std::min(d.far, believable), near);

    PreamarBand band;
    band.least = countFor(up, share);
    band.up = guard >= lead ? PreamarReason::Guard : PreamarReason::Forecast;
    const std::int64_t enoughNear = countFor(near, share);
    const std::int64_t enoughFar = countFor(far, share);
    band.most = enoughNear;
    band.down = near <= surprise ? PreamarReason::Surprise : PreamarReason::Forecast;
    if (static_cast<double>(enoughFar - enoughNear) < kWorthwhile * static_cast<double>(enoughFar) &&
        enoughFar > enoughNear) {
        band.most = enoughFar;
        band.down = PreamarReason::SavesLittle;
    }
    if (current > band.most) {
        if (sinceRise < patience.dwell) {
            band.most = current;
            band.down = PreamarReason::Dwell;
        } else if (static_cast<double>(current - band.most) < patience.deadBand * static_cast<double>(current)) {
            band.most = current;
            band.down = PreamarReason::SavesLittle;
        }
    }
    return band;
}

} // namespace preamar::policy
