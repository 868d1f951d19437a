// An additive model in the manner of Prophet: a piecewise linear trend with change points, Fourier terms of the day,
// the week and the year, an effect of holidays and of every known covariate, all at once by ridge, which is the MAP
// under Gaussian priors. Taylor & Letham, The American Statistician 72 (2018); the priors' widths are Prophet's (change
// points 0.05, seasons and holidays 10, on the standardised target). What is carried on beyond Prophet: the mean of the
// newest residuals, fading with a half-life of half a day, so that a shift of the level is followed between fits.
#include "core/forecast/full.h"
#include "core/forecast/fullmodels.h"
#include "core/forecast/numeric.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::size_t kChangePoints = 15;
constexpr double kRecent = 0.1; // weight of the newest residual in the level carried on
constexpr double kDayMillis = 86'400'000.0;
constexpr std::size_t kMostRows = 8064; // of a fit; older rows of a longer history are thinned, not dropped

struct Wave
{
    double days; // period
    std::size_t order;
};

// Everything the design row of an instant depends on.
struct Layout
{
    double origin = 0.0; // ms of trend 0
    double span = 1.0;   // ms of trend 1
    double step = 1.0;   // ms
    std::size_t changes = 0;
    std::vector<Wave> waves;
    std::vector<double> holidays;            // local midnights, ms; empty: no column
    std::vector<std::vector<double>> extras; // covariates by grid row from the first row of the target on

    std::size_t columns() const
    {
        std::size_t n = 2 + changes + (holidays.empty() ? 0 : 1) + extras.size();
        for (const Wave &w : waves)
            n += 2 * w.order;
        return n;
    }
    void fill(std::vector<double> &row, double at) const
    {
        row.clear();
        const double t = (at - origin) / span;
        row.push_back(1.0);
        row.push_back(t);
        for (std::size_t c = 0; c < changes; ++c)
            row.push_back(std::max(0.0, t - 0.8 * static_cast<double>(c + 1) / static_cast<double>(changes + 1)));
        for (const Wave &w : waves) {
            const double angle = 2.0 * std::numbers::pi * std::fmod(at / kDayMillis / w.days, 1.0);
            for (std::size_t k = 1; k <= w.order; ++k) {
                row.push_back(std::sin(static_cast<double>(k) * angle));
                row.push_back(std::cos(static_cast<double>(k) * angle));
            }
        }
        if (!holidays.empty()) {
            const auto after = std::upper_bound(holidays.begin(), holidays.end(), at);
            row.push_back(after != holidays.begin() && at < *std::prev(after) + kDayMillis ? 1.0 : 0.0);
        }
        const auto index = static_cast<std::size_t>(std::max(0.0, (at - origin) / step));
        for (const auto &values : extras)
            row.push_back(index < values.size() && std::isfinite(values[index]) ? values[index] : 0.0);
    }
    std::vector<double> penalties() const
    {
        std::vector<double> p{1e-6, 1.0 / 25.0};
        p.insert(p.end(), changes, 1.0 / (0.05 * 0.05));
        p.insert(p.end(), columns() - p.size(), 1.0 / 100.0);
        return p;
    }
};

struct AdditiveState
{
    Layout layout;
    double next = 0.0; // ms of the row that comes next
    double offset = 0.0;
    double scale = 1.0;
    double recent = 0.0; // mean of the newest residuals, in units of the target
    std::vector<double> weights;

    double fitted(std::vector<double> &row, double at) const
    {
        layout.fill(row, at);
        return offset + scale * std::inner_product(row.begin(), row.end(), weights.begin(), 0.0);
    }
};

class AdditivePoints final : public PointModel
{
public:
    explicit AdditivePoints(AdditiveState state) : m_s(std::move(state)) {}
    void update(double value) override
    {
        if (std::isfinite(value)) {
            std::vector<double> row;
            m_s.recent += kRecent * (value - m_s.fitted(row, m_s.next) - m_s.recent);
        }
        m_s.next += m_s.layout.step;
    }
    void points(std::span<double> out) const override
    {
        std::vector<double> row;
        const double fade = std::pow(0.5, m_s.layout.step / (0.5 * kDayMillis));
        double carried = m_s.recent;
        for (std::size_t i = 0; i < out.size(); ++i) {
            carried *= fade;
            out[i] = m_s.fitted(row, m_s.next + static_cast<double>(i) * m_s.layout.step) + carried;
        }
    }
    void save(ByteWriter &out) const override
    {
        const Layout &l = m_s.layout;
        for (const double v : {l.origin, l.span, l.step, m_s.next, m_s.offset, m_s.scale, m_s.recent})
            out.f64(v);
        out.size(l.changes);
        out.size(l.waves.size());
        for (const Wave &w : l.waves) {
            out.f64(w.days);
            out.size(w.order);
        }
        out.numbers(l.holidays);
        out.size(l.extras.size());
        for (const auto &values : l.extras)
            out.numbers(values);
        out.numbers(m_s.weights);
    }

private:
    AdditiveState m_s;
};

Layout layoutOf(const FitInput &input)
{
    const Grid &grid = input.target;
    Layout l;
    l.origin = static_cast<double>(toMillis(grid.start));
    l.step = static_cast<double>(grid.step.count());
    l.span = std::max(1.0, l.step * static_cast<double>(grid.values.size()));
    const double days = l.span / kDayMillis;
    const double perDay = kDayMillis / l.step;
    // A season is fitted where two of it are known and its waves are longer than a few rows.
    const auto wave = [&](double period, std::size_t order) {
        const std::size_t fits = std::min(order, static_cast<std::size_t>(period * perDay / 4.0));
        if (days >= 2.0 * period && fits > 0)
            l.waves.push_back({period, fits});
    };
    wave(1.0, 6);
    wave(7.0, 3);
    wave(365.25, 8);
    l.changes = grid.values.size() >= 4 * kChangePoints ? kChangePoints : 0;
    for (const Timestamp t : input.calendar.holidays)
        l.holidays.push_back(static_cast<double>(toMillis(t)));
    std::sort(l.holidays.begin(), l.holidays.end());
    for (const Covariate &c : input.covariates) {
        // Laid on the target's rows; what lies before them is not needed.
        std::vector<double> values;
        for (std::size_t i = 0; i < c.grid.values.size(); ++i) {
            const double at = (static_cast<double>(toMillis(c.grid.timeAt(i))) - l.origin) / l.step;
            if (at < 0.0 || c.grid.step != grid.step)
                continue;
            values.resize(std::max(values.size(), static_cast<std::size_t>(at) + 1), 0.0);
            values[static_cast<std::size_t>(at)] = c.grid.values[i];
        }
        if (!values.empty())
            l.extras.push_back(std::move(values));
    }
    return l;
}

class Additive final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "additive",
                .family = "statistical",
                .tier = "full",
                .minimumRows = 48,
                .goodFor = "days ahead where day, week, holidays and a slow trend make the load; weak minutes ahead",
                .source = "Taylor & Letham, Forecasting at Scale (2018), doi:10.1080/00031305.2017.1380080",
                .knowsHolidays = true};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        const auto &values = input.target.values;
        AdditiveState s;
        s.layout = layoutOf(input);
        s.next = s.layout.origin + static_cast<double>(values.size()) * s.layout.step;
        double count = 0.0;
        for (const double v : values) {
            if (std::isfinite(v)) {
                count += 1.0;
                s.offset += (v - s.offset) / count;
            }
        }
        double squares = 0.0;
        for (const double v : values)
            squares += std::isfinite(v) ? (v - s.offset) * (v - s.offset) : 0.0;
        s.scale = std::sqrt(squares / count);
        s.weights.assign(s.layout.columns(), 0.0);
        if (s.scale <= 1e-13 * std::abs(s.offset) || s.scale == 0.0) {
            s.offset = *std::find_if(values.rbegin(), values.rend(), [](double v) { return std::isfinite(v); });
            s.scale = 1.0;
            return std::make_unique<AdditivePoints>(std::move(s));
        }
        NormalEquations equations(s.layout.columns());
        std::vector<double> row;
        const std::size_t stride = std::max<std::size_t>(1, values.size() / kMostRows);
        for (std::size_t i = (values.size() - 1) % stride; i < values.size(); i += stride) {
            if (!std::isfinite(values[i]))
                continue;
            s.layout.fill(row, s.layout.origin + static_cast<double>(i) * s.layout.step);
            equations.add(row, (values[i] - s.offset) / s.scale);
        }
        s.weights = equations.solve(s.layout.penalties());
        const std::size_t newest = values.size() > 60 ? values.size() - 60 : 0;
        for (std::size_t i = newest; i < values.size(); ++i) {
            if (std::isfinite(values[i]))
                s.recent +=
                    kRecent *
                    (values[i] - s.fitted(row, s.layout.origin + static_cast<double>(i) * s.layout.step) - s.recent);
        }
        return std::make_unique<AdditivePoints>(std::move(s));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        AdditiveState s;
        Layout &l = s.layout;
        for (double *v : {&l.origin, &l.span, &l.step, &s.next, &s.offset, &s.scale, &s.recent}) {
            *v = in.f64();
            if (!std::isfinite(*v))
                return nullptr;
        }
        l.changes = in.size();
        const std::size_t waves = in.size();
        if (!in.ok() || l.changes > kChangePoints || waves > 8 || !(l.span > 0.0) || !(l.step > 0.0))
            return nullptr;
        for (std::size_t i = 0; i < waves; ++i) {
            l.waves.push_back({in.f64(), 0});
            l.waves.back().order = in.size();
            if (!in.ok() || !(l.waves.back().days > 0.0) || l.waves.back().order > 64)
                return nullptr;
        }
        l.holidays = in.numbers();
        const std::size_t extras = in.size();
        if (!in.ok() || extras > 64 || !allFinite(l.holidays))
            return nullptr;
        for (std::size_t i = 0; i < extras; ++i)
            l.extras.push_back(in.numbers());
        s.weights = in.numbers();
        if (!in.ok() || s.weights.size() != l.columns() || !allFinite(s.weights))
            return nullptr;
        return std::make_unique<AdditivePoints>(std::move(s));
    }
};

} // namespace

const FullForecaster &additive()
{
    static const Additive forecaster;
    return forecaster;
}

} // namespace preamar::forecast
