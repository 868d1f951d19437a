// The product's own policy in the simulator: the forecast of the highest demand, the band of core/policy, the limits.
#include "core/policy/preamar.h"

#include "core/replay/limiter.h"
#include "core/replay/policies.h"

#include <algorithm>
#include <deque>

namespace preamar::replay {

namespace {

constexpr std::size_t kMinuteMillis = 60'000;
constexpr std::size_t kRenewMinutes = 5; // the forecast is renewed; between, only the measurement is new

class Preamar final : public Policy
{
public:
    Preamar(const PolicySpec &spec, const Scene &scene)
        : m_trace(scene.trace), m_forecast(scene.shared.peaks()), m_patience(policy::patienceOf(spec.value("q"))),
          m_share(scene.settings.cluster.slo), m_limits(scene.limits), m_limiter(scene.trace),
          m_lead(policy::leadMinutes(scene.settings.cluster.startup, scene.settings.decideEvery))
    {}

    std::int64_t wanted(const Instant &now) override
    {
        m_reason = {};
        if (now.demand.empty())
            return now.pods;
        rememberRise(now);
        const std::size_t minuteSteps = std::max<std::size_t>(1, m_trace.stepsOf(Millis{kMinuteMillis}));
        const std::size_t latest = now.demand.size() - 1;
        const std::size_t minute = std::min(minuteOf(latest), m_forecast.size() - 1);
        const std::size_t renewed = minute / kRenewMinutes * kRenewMinutes;
        policy::PreamarDemand d;
        for (const double v : now.demand.last(std::min(minuteSteps, now.demand.size())))
            d.now = std::max(d.now, v);
        const forecast::PeakNow level{
            now.demand[latest], latest >= minuteSteps ? now.demand[latest] - now.demand[latest - minuteSteps] : 0.0};
        d.highestSeen = std::max(m_forecast.highestSeen(minute), d.now);
        const bool eligible = forecast::PeakForecast::eligible(minute);
        if (eligible) {
            d.lead = m_forecast.highest({m_lead, m_patience.upLevel}, minute, level, renewed);
            d.near = m_forecast.highest({minutes(m_patience.near), m_patience.downLevel}, minute, level, renewed);
            d.far = m_forecast.highest({minutes(m_patience.far), m_patience.downLevel}, minute, level, renewed);
        } else {
            d.lead = d.near = d.far = d.now * m_share / kUnforeseen;
        }
        d.surprise = surprise(now, d.now, d.lead);
        const auto band =
            policy::preamarBand(d, now.pods, m_share, m_patience, m_rose ? now.at - m_roseAt : Millis{86'400'000});
        std::int64_t wanted = std::clamp(now.pods, band.least, std::max(band.least, band.most));
        m_reason = wanted > now.pods                                 ? nameOf(band.up)
                   : wanted < now.pods                               ? nameOf(band.down)
                   : band.least <= now.pods && band.most >= now.pods ? "Within"
                                                                     : "";
        if (!m_limits)
            return wanted;
        if (!eligible && wanted < now.pods) {
            m_reason = "ForecastIneligible";
            wanted = now.pods;
        }
        const auto limited = m_limiter.apply(now, wanted, std::max(band.least, std::min(now.pods, band.most)));
        if (limited.clipped)
            m_reason = std::string(toString(limited.reason));
        return limited.count;
    }
    [[nodiscard]] std::string reason() const override { return m_reason; }

private:
    static constexpr double kUnforeseen = 0.6; // share aimed at while there is no forecast

    struct Made
    {
        Timestamp at;
        double lead;
    };
    struct Surprise
    {
        Timestamp at;
        double demand;
    };

    static std::size_t minutes(Millis d) { return static_cast<std::size_t>(d.count()) / kMinuteMillis; }
    [[nodiscard]] std::size_t minuteOf(std::size_t step) const
    {
        return step * static_cast<std::size_t>(m_trace.step.count()) / kMinuteMillis;
    }
    static const char *nameOf(policy::PreamarReason reason)
    {
        switch (reason) {
        case policy::PreamarReason::Guard:
            return "Guard";
        case policy::PreamarReason::Forecast:
            return "Forecast";
        case policy::PreamarReason::Surprise:
            return "Surprise";
        case policy::PreamarReason::Dwell:
            return "Dwell";
        case policy::PreamarReason::SavesLittle:
            return "SavesLittle";
        case policy::PreamarReason::Within:
            break;
        }
        return "Within";
    }
    void rememberRise(const Instant &now)
    {
        if (m_lastPods >= 0 && now.pods > m_lastPods) {
            m_rose = true;
            m_roseAt = now.at;
        }
        m_lastPods = now.pods;
    }
    // The highest demand of late that exceeded what was forecast for its time.
    double surprise(const Instant &now, double demand, double lead)
    {
        m_made.push_back({now.at, lead});
        const Millis covered{static_cast<std::int64_t>(m_lead * kMinuteMillis)};
        while (m_made.size() > 1 && m_made.front().at + covered < now.at)
            m_made.pop_front();
        double foreseen = lead;
        for (const Made &made : m_made)
            foreseen = std::min(foreseen, made.lead);
        if (demand > foreseen + 1e-9 && demand > 0.5)
            m_surprises.push_back({now.at, demand});
        double highest = 0.0;
        std::erase_if(m_surprises, [&](const Surprise &s) { return s.at + m_patience.surpriseHold < now.at; });
        for (const Surprise &s : m_surprises)
            highest = std::max(highest, s.demand);
        return highest;
    }

    const Trace &m_trace;
    forecast::PeakForecast &m_forecast;
    policy::Patience m_patience;
    double m_share;
    bool m_limits;
    Limiter m_limiter;
    std::size_t m_lead;
    std::int64_t m_lastPods = -1;
    bool m_rose = false;
    Timestamp m_roseAt{};
    std::deque<Made> m_made;
    std::vector<Surprise> m_surprises;
    std::string m_reason;
};

} // namespace

Made makePreamar(const PolicySpec &spec, const Scene &scene)
{
    return std::make_unique<Preamar>(spec, scene);
}

} // namespace preamar::replay
