#include "core/policy/outlook.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr Millis kMinute{60'000};
constexpr Millis kOldestLevel{Seconds{120}};

std::size_t minutesOf(Millis d)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, d / kMinute));
}

} // namespace

std::optional<forecast::PeakNow> levelOf(std::span<const Sample> recent, Timestamp now)
{
    if (recent.empty() || now - recent.back().at > kOldestLevel)
        return std::nullopt;
    const Sample &newest = recent.back();
    double before = newest.value;
    for (auto s = recent.rbegin(); s != recent.rend(); ++s) {
        if (newest.at - s->at >= kMinute) {
            before = s->value;
            break;
        }
    }
    return forecast::PeakNow{newest.value, newest.value - before};
}

OutlookReader::OutlookReader(double caution, Millis startup, Millis decideEvery)
    : m_patience(patienceOf(caution)), m_lead(leadMinutes(startup, decideEvery))
{}

double OutlookReader::surprise(forecast::PeakForecast &forecast, std::size_t known)
{
    const std::size_t window = minutesOf(m_patience.surpriseHold);
    const std::size_t first = std::max(known > window ? known - window : 0, m_lead + 1);
    const std::size_t from = first - m_lead;
    if (m_leadsFrom + m_leads.size() < from)
        m_leads.clear();
    if (m_leads.empty())
        m_leadsFrom = from;
    for (; m_leadsFrom < from; ++m_leadsFrom)
        m_leads.pop_front();
    for (std::size_t m = m_leadsFrom + m_leads.size(); m <= known; ++m) {
        const double value = forecast.at(m);
        m_leads.push_back(
            forecast.highest({m_lead, m_patience.upLevel}, m, {value, m > 0 ? value - forecast.at(m - 1) : 0.0}));
    }
    double highest = 0.0;
    for (std::size_t m = first; m <= known; ++m) {
        const double value = forecast.at(m);
        if (value <= highest)
            continue;
        const auto last = m_leads.begin() + static_cast<std::ptrdiff_t>(m - m_leadsFrom);
        const double foreseen = *std::min_element(last - static_cast<std::ptrdiff_t>(m_lead), last + 1);
        if (value > foreseen + 1e-9)
            highest = value;
    }
    return highest;
}

PreamarOutlook OutlookReader::read(forecast::PeakForecast &forecast, std::size_t known, std::size_t minute,
                                   const forecast::PeakNow &level)
{
    PreamarOutlook out;
    out.eligible = forecast::PeakForecast::eligible(known);
    out.leadMinutes = m_lead;
    out.highestSeen = std::max(forecast.highestSeen(known), level.level);
    if (!out.eligible)
        return out;
    minute = std::max(minute, known);
    out.lead = forecast.highest({m_lead, m_patience.upLevel}, minute, level, known);
    out.near = forecast.highest({minutesOf(m_patience.near), m_patience.downLevel}, minute, level, known);
    out.far = forecast.highest({minutesOf(m_patience.far), m_patience.downLevel}, minute, level, known);
    if (m_surpriseAt != known) {
        m_surprise = surprise(forecast, known);
        m_surpriseAt = known;
    }
    out.surprise = m_surprise;
    return out;
}

} // namespace preamar::policy
