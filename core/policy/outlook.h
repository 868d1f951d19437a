// The outlook of the preset `preamar`: the forecast of the highest demand, read at the horizons that the caution asks
// for. The same function answers live and in replay; only who keeps the minutes differs.
#pragma once

#include "core/domain/series.h"
#include "core/forecast/peak.h"
#include "core/policy/preamar.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <span>

namespace preamar::policy {

// Level and slope of the newest samples, oldest first; nullopt where they are too old to decide on.
[[nodiscard]] std::optional<forecast::PeakNow> levelOf(std::span<const Sample> recent, Timestamp now);

class OutlookReader
{
public:
    OutlookReader(double caution, Millis startup, Millis decideEvery);

    // `known`: the newest whole minute that the forecast was renewed with; `minute`: the one of the decision, not before it.
    // Metric and time of renewal are left to the caller. Questions of one reader go to one forecast, with `known` never falling.
    [[nodiscard]] PreamarOutlook read(forecast::PeakForecast &forecast, std::size_t known, std::size_t minute,
                                      const forecast::PeakNow &level);

private:
    // The highest value of the last minutes up to `known` that exceeded every forecast made for its time.
    [[nodiscard]] double surprise(forecast::PeakForecast &forecast, std::size_t known);

    Patience m_patience;
    std::size_t m_lead;
    std::deque<double> m_leads; // what was foreseen for the lead, by the minute it was foreseen at
    std::size_t m_leadsFrom = 0;
    std::optional<std::size_t> m_surpriseAt;
    double m_surprise = 0.0;
};

} // namespace preamar::policy
