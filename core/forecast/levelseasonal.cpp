// Day profile with a correction that fades: ŷ(t+h) = s(t+h) + d(t)·e^(-h/τ), where s is the usual value at that time of
// day (median of the last days) or of the week, and d the smoothed difference of now to its usual value. This is a first
// order autoregression of the seasonally adjusted series (Box & Jenkins 1970; FPP3 9.10); profile, smoothing and τ are
// those that did best on the series' own past.
#include "core/forecast/models.h"
#include "core/forecast/profile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::forecast {

namespace {

// How the difference to the usual value is followed and how fast it fades.
struct Correction
{
    double smoothing = 1.0;  // share of the newest difference
    double decay = 0.0;      // per row: e^(-1/τ)
    double difference = 0.0;

    void update(double difference_)
    {
        difference *= decay;
        if (std::isfinite(difference_))
            difference += smoothing * (difference_ - difference);
    }
};

class LevelSeasonalPoints final : public PointModel
{
public:
    LevelSeasonalPoints(Profile profile, Correction correction) : m_profile(std::move(profile)), m_correction(correction) {}
    void update(double value) override
    {
        m_correction.update(value - m_profile.at(1));
        m_profile.push(value);
    }
    void points(std::span<double> out) const override
    {
        double difference = m_correction.difference;
        for (std::size_t i = 0; i < out.size(); ++i) {
            difference *= m_correction.decay;
            out[i] = m_profile.at(i + 1) + difference;
        }
    }
    void save(ByteWriter &out) const override
    {
        out.f64(m_correction.smoothing);
        out.f64(m_correction.decay);
        out.f64(m_correction.difference);
        m_profile.save(out);
    }

private:
    Profile m_profile;
    Correction m_correction;
};

constexpr std::array<double, 2> kSmoothing{1.0, 0.35};
constexpr std::array<double, 6> kFadeMinutes{0.0, 30.0, 120.0, 360.0, 1440.0, 7200.0};
constexpr std::array<std::size_t, 8> kProbes{1, 2, 4, 8, 16, 32, 96, 288};  // steps ahead that a candidate is judged at
constexpr std::size_t kJudged = 96;                                          // origins that it is judged from

struct Candidate
{
    Profile profile;
    std::array<Correction, kSmoothing.size() * kFadeMinutes.size()> corrections{};
    std::array<double, kSmoothing.size() * kFadeMinutes.size()> error{};
    double judgements = 0.0;
    std::array<std::array<double, kSmoothing.size() * kFadeMinutes.size()>, kProbes.size()> fades{};
};

Candidate makeCandidate(Profile profile, Millis step)
{
    Candidate candidate{.profile = std::move(profile)};
    std::size_t i = 0;
    for (const double smoothing : kSmoothing) {
        for (const double minutes : kFadeMinutes) {
            const double rows = minutes * 60.0 / toSeconds(step);
            for (std::size_t p = 0; p < kProbes.size(); ++p)
                candidate.fades[p][i] = rows > 0.0 ? std::exp(-static_cast<double>(kProbes[p]) / rows) : 0.0;
            candidate.corrections[i++] = {.smoothing = smoothing, .decay = rows > 0.0 ? std::exp(-1.0 / rows) : 0.0};
        }
    }
    return candidate;
}

// Adds what each correction would have missed by, forecasting from before row `origin`.
void judge(Candidate &candidate, std::span<const double> values, std::size_t origin)
{
    for (std::size_t p = 0; p < kProbes.size(); ++p) {
        const std::size_t row = origin + kProbes[p] - 1;
        if (row >= values.size() || !std::isfinite(values[row]))
            continue;
        const double usual = candidate.profile.at(kProbes[p]);
        if (!std::isfinite(usual))
            continue;
        candidate.judgements += 1.0;
        for (std::size_t i = 0; i < candidate.corrections.size(); ++i)
            candidate.error[i] += std::abs(values[row] - usual - candidate.corrections[i].difference * candidate.fades[p][i]);
    }
}

void follow(Candidate &candidate, std::span<const double> values, std::size_t period)
{
    const std::size_t first = values.size() - (values.size() - std::min(values.size(), period)) * 2 / 3;
    const std::size_t stride = std::max<std::size_t>(1, (values.size() - first) / kJudged);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (row >= first && (row - first) % stride == 0)
            judge(candidate, values, row);
        const double difference = values[row] - candidate.profile.at(1);
        for (Correction &c : candidate.corrections)
            c.update(difference);
        candidate.profile.push(values[row]);
    }
}

class LevelSeasonal final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "level-seasonal",
                .family = "statistical",
                .tier = "light",
                .minimumRows = 288,
                .goodFor = "load with a daily or weekly shape whose level moves from day to day",
                .source = "Hyndman & Athanasopoulos, Forecasting: Principles and Practice (2021), 9.10 and 10.1"};
    }
    std::optional<std::size_t> rowsNeeded(Millis step) const override { return dayOfRows(step); }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const override
    {
        const std::size_t day = rowsPerDay(step);
        std::vector<Candidate> candidates;
        for (const std::size_t cycles : {std::size_t{1}, std::size_t{3}, std::size_t{7}}) {
            if (cycles == 1 || values.size() >= cycles * day)
                candidates.push_back(makeCandidate(Profile(day, cycles), step));
        }
        if (values.size() >= 14 * day)
            candidates.push_back(makeCandidate(Profile(7 * day, 2), step));
        // All are judged on the same rows, after the longest period among them.
        const std::size_t judgedAfter = values.size() >= 14 * day ? 7 * day : day;
        const Candidate *best = nullptr;
        std::size_t which = 0;
        double least = 0.0;
        for (Candidate &candidate : candidates) {
            follow(candidate, values, judgedAfter);
            for (std::size_t i = 0; i < candidate.error.size(); ++i) {
                const double error = candidate.error[i] / std::max(1.0, candidate.judgements);
                if (!best || error < least) {
                    best = &candidate;
                    which = i;
                    least = error;
                }
            }
        }
        Profile profile = best->profile;
        profile.fillUnseen();
        return std::make_unique<LevelSeasonalPoints>(std::move(profile), best->corrections[which]);
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        Correction correction;
        correction.smoothing = in.f64();
        correction.decay = in.f64();
        correction.difference = in.f64();
        Profile profile = Profile::load(in);
        const bool good = profile.period() > 0 && correction.smoothing >= 0.0 && correction.smoothing <= 1.0
            && correction.decay >= 0.0 && correction.decay <= 1.0 && std::isfinite(correction.difference);
        return good ? std::make_unique<LevelSeasonalPoints>(std::move(profile), correction) : nullptr;
    }
};

}  // namespace

const LightForecaster &levelSeasonal()
{
    static const LevelSeasonal forecaster;
    return forecaster;
}

}  // namespace preamar::forecast
