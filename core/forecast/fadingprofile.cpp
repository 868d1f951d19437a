#include "core/forecast/fadingprofile.h"

#include "core/forecast/profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr std::array<double, 2> kSmoothing{1.0, 0.35}; // share of the newest difference
constexpr std::array<double, 6> kFadeMinutes{0.0, 30.0, 120.0, 360.0, 1440.0, 7200.0};
constexpr std::size_t kSettings = kSmoothing.size() * kFadeMinutes.size();
constexpr std::array<std::size_t, 8> kProbes{1, 2, 3, 6, 12, 24, 48, 96}; // steps ahead that a candidate is judged at
constexpr std::size_t kJudged = 96;                                       // origins that it is judged from

using PerSetting = std::array<double, kSettings>;

// How the difference to the usual value is followed and how fast it fades.
struct Correction
{
    double smoothing = 1.0;
    double decay = 0.0; // per row: e^(-1/τ)
    double difference = 0.0;
};

class FadingProfilePoints final : public PointModel
{
public:
    FadingProfilePoints(Profile profile, Correction correction)
        : m_profile(std::move(profile)), m_correction(correction)
    {}
    void update(double value) override
    {
        m_correction.difference *= m_correction.decay;
        if (std::isfinite(value))
            m_correction.difference += m_correction.smoothing * (value - m_profile.at(1) - m_correction.difference);
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

// Every pair of smoothing and τ, and what is left of a difference at each probe.
struct Settings
{
    PerSetting smoothing{};
    PerSetting decay{};
    std::array<PerSetting, kProbes.size()> left{};
};

Settings makeSettings(Millis step)
{
    Settings settings;
    std::size_t i = 0;
    for (const double smoothing : kSmoothing) {
        for (const double minutes : kFadeMinutes) {
            const double rows = minutes * 60.0 / toSeconds(step);
            settings.smoothing[i] = smoothing;
            settings.decay[i] = rows > 0.0 ? std::exp(-1.0 / rows) : 0.0;
            for (std::size_t p = 0; p < kProbes.size(); ++p)
                settings.left[p][i] = rows > 0.0 ? std::exp(-static_cast<double>(kProbes[p]) / rows) : 0.0;
            ++i;
        }
    }
    return settings;
}

struct Candidate
{
    Profile profile;
    PerSetting difference{};
    PerSetting error{};
    double judgements = 0.0;
};

// Adds what each setting would have missed by, forecasting row `origin` and on from the rows before it.
void judge(Candidate &candidate, const Settings &settings, std::span<const double> values, std::size_t origin)
{
    for (std::size_t p = 0; p < kProbes.size(); ++p) {
        const std::size_t row = origin + kProbes[p] - 1;
        if (row >= values.size())
            return;
        const double off = values[row] - candidate.profile.at(kProbes[p]);
        if (!std::isfinite(off))
            continue;
        candidate.judgements += 1.0;
        for (std::size_t i = 0; i < kSettings; ++i)
            candidate.error[i] += std::abs(off - candidate.difference[i] * settings.left[p][i]);
    }
}

void follow(Candidate &candidate, const Settings &settings, std::span<const double> values, std::size_t warmUp)
{
    // The last two thirds of what follows the warm-up: choices should suit what the series is like now.
    const std::size_t first = values.size() - (values.size() - std::min(values.size(), warmUp)) * 2 / 3;
    const std::size_t stride = std::max<std::size_t>(1, (values.size() - first) / kJudged);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (row >= first && (row - first) % stride == 0)
            judge(candidate, settings, values, row);
        const double off = values[row] - candidate.profile.at(1);
        const bool known = std::isfinite(off);
        for (std::size_t i = 0; i < kSettings; ++i) {
            const double faded = candidate.difference[i] * settings.decay[i];
            candidate.difference[i] = known ? faded + settings.smoothing[i] * (off - faded) : faded;
        }
        candidate.profile.push(values[row]);
    }
}

} // namespace

std::unique_ptr<PointModel> fitFadingProfile(std::span<const double> values, Millis step,
                                             std::span<const ProfileShape> shapes, std::size_t warmUp)
{
    const Settings settings = makeSettings(step);
    Candidate best;
    Correction correction;
    double least = std::numeric_limits<double>::infinity();
    for (const ProfileShape &shape : shapes) {
        Candidate candidate{.profile = Profile(shape.period, shape.cycles)};
        follow(candidate, settings, values, warmUp);
        const auto i = static_cast<std::size_t>(std::min_element(candidate.error.begin(), candidate.error.end()) -
                                                candidate.error.begin());
        const double error = candidate.error[i] / std::max(1.0, candidate.judgements);
        if (best.profile.period() == 0 || error < least) {
            least = error;
            correction = {
                .smoothing = settings.smoothing[i], .decay = settings.decay[i], .difference = candidate.difference[i]};
            best = std::move(candidate);
        }
    }
    best.profile.fillUnseen();
    return std::make_unique<FadingProfilePoints>(std::move(best.profile), correction);
}

std::unique_ptr<PointModel> loadFadingProfile(ByteReader &in)
{
    Correction correction;
    correction.smoothing = in.f64();
    correction.decay = in.f64();
    correction.difference = in.f64();
    Profile profile = Profile::load(in);
    const bool good = profile.period() > 0 && correction.smoothing >= 0.0 && correction.smoothing <= 1.0 &&
                      correction.decay >= 0.0 && correction.decay <= 1.0 && std::isfinite(correction.difference);
    return good ? std::make_unique<FadingProfilePoints>(std::move(profile), correction) : nullptr;
}

} // namespace preamar::forecast
