// Crane's DSP predictor, for comparison: a day or a week is accepted as the period where the periodogram stands out of
// noise and the autocorrelation has a hill there (Vlachos, Yu & Castelli, AutoPeriod, SDM 2005); the last cycle of the
// signal without its weak high frequencies, raised by a margin, is the next one. Which of eight filters and margins is
// decided on the last cycle. github.com/gocrane/crane, pkg/prediction/dsp (Apache-2.0), re-implemented; the noise level
// is Fisher's (1929) instead of a hundred random permutations. Without a period the last value goes on.
#include "core/forecast/fourier.h"
#include "core/forecast/full.h"
#include "core/forecast/fullmodels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::size_t kMostCycles = 7;

struct Filter
{
    std::size_t least; // this many of the strongest frequencies are kept whatever their amplitude
    double amplitude;  // share of the signal's spread below which a high frequency is dropped
    double margin;
};
// Crane's amplitudes are absolute, 1.0 and 0.05 of a core; as shares of the spread they fit any unit.
constexpr Filter kFilters[] = {{3, 0.2, 0.01},   {3, 0.2, 0.10},   {3, 0.2, 0.15},   {3, 0.2, 0.20},
                               {50, 0.01, 0.01}, {50, 0.01, 0.10}, {50, 0.01, 0.15}, {50, 0.01, 0.20}};

std::vector<double> lastCycle(std::span<const double> signal, std::size_t period, const Filter &filter, double perHour)
{
    const std::size_t n = signal.size();
    const std::vector<std::complex<double>> values(signal.begin(), signal.end());
    auto spectrum = fourier(values, true);
    std::vector<double> amplitudes;
    double power = 0.0;
    for (std::size_t k = 1; k < n / 2; ++k) {
        amplitudes.push_back(std::abs(spectrum[k]) / static_cast<double>(n));
        power += 2.0 * amplitudes.back() * amplitudes.back();
    }
    std::sort(amplitudes.begin(), amplitudes.end(), std::greater<>{});
    double weakest = amplitudes.empty() ? 0.0 : amplitudes[std::min<std::size_t>(amplitudes.size(), 100) - 1];
    weakest = std::max(weakest, filter.amplitude * std::sqrt(power));
    if (amplitudes.size() >= filter.least)
        weakest = std::min(weakest, amplitudes[filter.least - 1]);
    // Only what is faster than once an hour is noise.
    for (std::size_t k = 0; k < n; ++k) {
        const double frequency = static_cast<double>(k) / static_cast<double>(n);
        if (std::abs(spectrum[k]) / static_cast<double>(n) < weakest && frequency * perHour > 1.0)
            spectrum[k] = 0.0;
    }
    const auto back = fourier(spectrum, false);
    std::vector<double> cycle;
    for (std::size_t i = n - period; i < n; ++i)
        cycle.push_back(back[i].real() * (1.0 + filter.margin));
    return cycle;
}

// Mean slope of the autocorrelation before and after the lag, over a window of a sixth of the period.
bool isHill(const std::vector<double> &correlation, std::size_t lag)
{
    const std::size_t reach = std::min(lag / 6, correlation.size() - 1 - lag);
    return reach > 0 && correlation[lag] > 0.1 && correlation[lag] > correlation[lag - reach] &&
           correlation[lag] > correlation[lag + reach];
}

bool isPeriodic(std::span<const double> signal, std::size_t period)
{
    const std::size_t n = signal.size() / period * period;
    if (period < 6 || n < 2 * period)
        return false;
    signal = signal.last(n);
    const double mean = std::accumulate(signal.begin(), signal.end(), 0.0) / static_cast<double>(n);
    // Twice the length in zeros, so that the correlation does not wrap.
    std::vector<std::complex<double>> padded(2 * n);
    double variance = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        padded[i] = signal[i] - mean;
        variance += (signal[i] - mean) * (signal[i] - mean);
    }
    if (!(variance > 0.0) || std::sqrt(variance / static_cast<double>(n)) < 1e-12 * std::abs(mean))
        return false;
    auto spectrum = fourier(padded, true);
    const std::size_t bin = 2 * n / period;
    const double power = std::norm(spectrum[bin]) / variance;
    const double bins = static_cast<double>(n / 2);
    if (power < -std::log(1.0 - std::pow(0.99, 1.0 / bins)))
        return false;
    for (auto &v : spectrum)
        v = std::norm(v);
    const auto correlated = fourier(spectrum, false);
    std::vector<double> correlation;
    for (std::size_t lag = 0; lag < n; ++lag)
        correlation.push_back(correlated[lag].real() / variance * static_cast<double>(n) /
                              static_cast<double>(n - lag));
    return isHill(correlation, period);
}

struct DspState
{
    std::size_t period = 0; // 0: none found
    std::size_t filter = 0;
    double perHour = 12.0;
    double last = 0.0;
    std::vector<double> signal; // whole cycles, oldest first

    void push(double value)
    {
        last = std::isfinite(value) ? value : last;
        if (period == 0)
            return;
        signal.erase(signal.begin());
        signal.push_back(last);
    }
};

class DspPoints final : public PointModel
{
public:
    explicit DspPoints(DspState state) : m_s(std::move(state)) {}
    void update(double value) override { m_s.push(value); }
    void points(std::span<double> out) const override
    {
        if (m_s.period == 0) {
            std::fill(out.begin(), out.end(), m_s.last);
            return;
        }
        const auto cycle = lastCycle(m_s.signal, m_s.period, kFilters[m_s.filter], m_s.perHour);
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = cycle[i % m_s.period];
    }
    void save(ByteWriter &out) const override
    {
        out.size(m_s.period);
        out.size(m_s.filter);
        out.f64(m_s.perHour);
        out.f64(m_s.last);
        out.numbers(m_s.signal);
    }

private:
    DspState m_s;
};

std::size_t bestFilter(std::span<const double> signal, std::size_t period, double perHour)
{
    const auto history = signal.first(signal.size() - period);
    const auto actual = signal.last(period);
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t f = 0; f < std::size(kFilters); ++f) {
        const auto estimated = lastCycle(history, period, kFilters[f], perHour);
        double error = 0.0;
        for (std::size_t i = 0; i < period; ++i)
            error += std::abs(actual[i] - estimated[i]);
        if (error < least) {
            least = error;
            best = f;
        }
    }
    return best;
}

class CraneDsp final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "crane-dsp",
                .family = "statistical",
                .tier = "full",
                .minimumRows = 24,
                .goodFor =
                    "comparison with Crane: periodic load, planned with a margin; repeats the last cycle, smoothed",
                .source = "github.com/gocrane/crane, pkg/prediction/dsp"};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        const std::vector<double> values = withoutGaps(input.target.values);
        const std::size_t day = rowsPerDay(input.target.step);
        DspState s;
        s.perHour = 3600.0 / toSeconds(input.target.step);
        s.last = values.back();
        for (const std::size_t period : {day, 7 * day}) {
            const std::size_t cycles = period > 0 ? std::min(kMostCycles, values.size() / period) : 0;
            if (cycles < 2 || !isPeriodic(values, period))
                continue;
            s.period = period;
            s.signal.assign(values.end() - static_cast<std::ptrdiff_t>(cycles * period), values.end());
            s.filter = bestFilter(s.signal, period, s.perHour);
            break;
        }
        return std::make_unique<DspPoints>(std::move(s));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        DspState s;
        s.period = in.size();
        s.filter = in.size();
        s.perHour = in.f64();
        s.last = in.f64();
        s.signal = in.numbers();
        const bool whole =
            s.period == 0 ? s.signal.empty() : s.signal.size() >= 2 * s.period && s.signal.size() % s.period == 0;
        if (!in.ok() || !whole || s.filter >= std::size(kFilters) || !(s.perHour > 0.0) || !std::isfinite(s.last) ||
            !allFinite(s.signal))
            return nullptr;
        return std::make_unique<DspPoints>(std::move(s));
    }
};

} // namespace

const FullForecaster &craneDsp()
{
    static const CraneDsp forecaster;
    return forecaster;
}

} // namespace preamar::forecast
