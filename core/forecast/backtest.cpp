#include "core/forecast/backtest.h"

#include "core/forecast/light.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace preamar::forecast {

namespace {

constexpr std::size_t kLow80 = 4;
constexpr std::size_t kHigh80 = 10;
constexpr std::size_t kLow95 = 2;
constexpr std::size_t kHigh95 = 12;

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

// What one series, model and horizon add up to.
struct Score
{
    double model = 0.0; // Σ over origins of the MAE
    double naive = 0.0;
    double error = 0.0; // Σ|e|
    double truth = 0.0; // Σ|y|
    double covered80 = 0.0;
    double covered95 = 0.0;
    double observed = 0.0;
    double accurate = 0.0;
    double forecasts = 0.0;
    double cpuMs = 0.0;
    std::vector<double> mase;
    std::vector<double> winkler;
};

double ratioOf(const Score &s)
{
    if (s.naive > 0.0)
        return s.model / s.naive;
    return s.model > 0.0 ? std::numeric_limits<double>::infinity() : 1.0;
}

// The value a season before row `target`; where that is a gap, further back, and at last the newest one known.
double seasonalNaive(std::span<const double> values, std::size_t origin, std::size_t target, std::size_t season)
{
    for (std::size_t back = (target - origin) / season + 1; back * season <= target; ++back) {
        if (std::isfinite(values[target - back * season]))
            return values[target - back * season];
    }
    for (std::size_t i = origin; i-- > 0;) {
        if (std::isfinite(values[i]))
            return values[i];
    }
    return std::nan("");
}

double scaleOf(std::span<const double> known, std::size_t season)
{
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = season; i < known.size(); ++i) {
        if (const double d = std::abs(known[i] - known[i - season]); std::isfinite(d)) {
            sum += d;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

struct Origin
{
    std::span<const double> values;
    std::size_t row = 0;
    std::size_t season = 1;
    double scale = 0.0;
};

void addForecast(Score &score, const Origin &origin, const std::vector<Quantiles> &steps, std::size_t horizon)
{
    double error = 0.0;
    double naive = 0.0;
    double truth = 0.0;
    double winkler = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < horizon; ++i) {
        const double y = origin.values[origin.row + i];
        if (!std::isfinite(y))
            continue;
        const Quantiles &q = steps[i];
        error += std::abs(y - q[kMedian]);
        const double repeated = seasonalNaive(origin.values, origin.row, origin.row + i, origin.season);
        naive += std::isfinite(repeated) ? std::abs(y - repeated) : 0.0;
        truth += std::abs(y);
        score.covered80 += y >= q[kLow80] && y <= q[kHigh80] ? 1.0 : 0.0;
        score.covered95 += y >= q[kLow95] && y <= q[kHigh95] ? 1.0 : 0.0;
        winkler += q[kHigh80] - q[kLow80] + 10.0 * (std::max(0.0, q[kLow80] - y) + std::max(0.0, y - q[kHigh80]));
        count += 1.0;
    }
    if (count == 0.0)
        return;
    score.observed += count;
    score.model += error / count;
    score.naive += naive / count;
    score.error += error;
    score.truth += truth;
    score.accurate += error < 0.15 * truth || error == 0.0 ? 1.0 : 0.0;
    score.forecasts += 1.0;
    if (origin.scale > 0.0) {
        score.mase.push_back(error / count / origin.scale);
        score.winkler.push_back(winkler / count / origin.scale);
    }
}

Selection choose(const std::string &model, const FitInput &input, const BacktestRequest &request)
{
    const SelectionOptions options{.tier = request.tier, .horizon = request.horizons.back(), .mustQualify = false};
    return model == "auto" ? select(input, options) : selectNamed(model, input, options);
}

BacktestRow rowOf(const Score &s)
{
    BacktestRow row;
    row.relMae = ratioOf(s);
    row.mase = medianOf(s.mase);
    row.wape = s.truth > 0.0 ? s.error / s.truth : std::nan("");
    row.accuracy85 = s.accurate / s.forecasts;
    row.coverage80 = s.covered80 / s.observed;
    row.coverage95 = s.covered95 / s.observed;
    row.winkler80 = medianOf(s.winkler);
    row.worse = row.relMae > 1.0 ? 1 : 0;
    row.forecasts = static_cast<int>(s.forecasts);
    row.cpuMs = s.cpuMs / s.forecasts;
    return row;
}

// Over series: ratios by the geometric mean, the rest over all forecasts.
class Totals
{
public:
    void add(const Score &s)
    {
        const double ratio = std::clamp(ratioOf(s), 1e-6, 1e6);
        m_logRatio += std::log(ratio);
        m_series += 1.0;
        m_worse += ratio > 1.0 ? 1 : 0;
        if (s.truth > 0.0)
            m_wape.push_back(s.error / s.truth);
        m_all.covered80 += s.covered80;
        m_all.covered95 += s.covered95;
        m_all.observed += s.observed;
        m_all.accurate += s.accurate;
        m_all.forecasts += s.forecasts;
        m_all.cpuMs += s.cpuMs;
        m_all.mase.insert(m_all.mase.end(), s.mase.begin(), s.mase.end());
        m_all.winkler.insert(m_all.winkler.end(), s.winkler.begin(), s.winkler.end());
    }
    [[nodiscard]] std::optional<BacktestRow> row() const
    {
        if (m_series == 0.0)
            return std::nullopt;
        BacktestRow row = rowOf(m_all);
        row.relMae = std::exp(m_logRatio / m_series);
        row.wape = medianOf(m_wape);
        row.worse = m_worse;
        return row;
    }

private:
    double m_logRatio = 0.0;
    double m_series = 0.0;
    int m_worse = 0;
    std::vector<double> m_wape;
    Score m_all;
};

Result<void> check(const BacktestRequest &request)
{
    const auto &h = request.horizons;
    if (h.empty() || h.front() == 0 || h.back() > 10'000 ||
        std::adjacent_find(h.begin(), h.end(), std::greater_equal<>()) != h.end())
        return fail(ErrorCode::InvalidArgument, "--horizons", "row counts between commas, increasing, at most 10000");
    if (request.originsPerSeries == 0 || request.spacing == 0)
        return fail(ErrorCode::InvalidArgument, "--origins-per-series, --spacing", "at least 1");
    if (request.minKnown < 2)
        return fail(ErrorCode::InvalidArgument, "--min-known", "at least 2");
    for (const auto &model : request.models) {
        if (model != "auto" && !findForecaster(model))
            return fail(ErrorCode::InvalidArgument, "--model", "there is no model " + model);
    }
    return {};
}

std::vector<std::size_t> originsOf(std::size_t rows, const BacktestRequest &request)
{
    std::vector<std::size_t> origins;
    for (std::size_t j = 0; j < request.originsPerSeries; ++j) {
        const std::size_t behind = request.horizons.back() + request.spacing * j;
        if (behind + request.minKnown > rows)
            break;
        origins.push_back(rows - behind);
    }
    return origins;
}

FitInput inputAt(const Grid &grid, std::size_t origin, const BacktestRequest &request)
{
    const std::size_t from = request.history > 0 && origin > request.history ? origin - request.history : 0;
    FitInput input{.target = {.start = grid.timeAt(from),
                              .step = grid.step,
                              .values = {grid.values.begin() + static_cast<std::ptrdiff_t>(from),
                                         grid.values.begin() + static_cast<std::ptrdiff_t>(origin)}},
                   .seed = request.seed};
    if (std::any_of(input.target.values.begin(), input.target.values.end(), [](double v) { return v < 0.0; }))
        input.bounds.low = -std::numeric_limits<double>::infinity();
    return input;
}

} // namespace

Result<BacktestResult> runBacktest(const std::vector<BacktestSeries> &series, const BacktestRequest &request)
{
    if (auto checked = check(request); !checked)
        return fail(std::move(checked.error()));
    BacktestResult result;
    const std::size_t horizons = request.horizons.size();
    std::vector<Totals> totals(request.models.size() * horizons);
    for (const BacktestSeries &one : series) {
        const auto origins = originsOf(one.grid.values.size(), request);
        if (origins.empty()) {
            result.unscored.push_back(one.name);
            continue;
        }
        const std::size_t season = std::max<std::size_t>(1, rowsPerDay(one.grid.step));
        for (std::size_t m = 0; m < request.models.size(); ++m) {
            std::vector<Score> scores(horizons);
            for (const std::size_t row : origins) {
                const FitInput input = inputAt(one.grid, row, request);
                const double before = request.cpuMillis ? request.cpuMillis() : 0.0;
                const Selection selection = choose(request.models[m], input, request);
                const auto steps = selection.model ? selection.model->predict(request.horizons.back())
                                                   : Result<std::vector<Quantiles>>(std::vector<Quantiles>{});
                const double spent = request.cpuMillis ? request.cpuMillis() - before : 0.0;
                if (!steps || steps->empty()) {
                    ++result.unanswered;
                    continue;
                }
                const Origin origin{.values = one.grid.values,
                                    .row = row,
                                    .season = season,
                                    .scale = scaleOf(input.target.values, season)};
                for (std::size_t h = 0; h < horizons; ++h) {
                    addForecast(scores[h], origin, *steps, request.horizons[h]);
                    scores[h].cpuMs += spent;
                }
            }
            for (std::size_t h = 0; h < horizons; ++h) {
                if (scores[h].forecasts == 0.0)
                    continue;
                BacktestRow row = rowOf(scores[h]);
                row.series = one.name;
                row.model = request.models[m];
                row.horizon = request.horizons[h];
                result.perSeries.push_back(std::move(row));
                totals[m * horizons + h].add(scores[h]);
            }
        }
    }
    for (std::size_t m = 0; m < request.models.size(); ++m) {
        for (std::size_t h = 0; h < horizons; ++h) {
            auto row = totals[m * horizons + h].row();
            if (!row)
                continue;
            row->model = request.models[m];
            row->horizon = request.horizons[h];
            result.total.push_back(std::move(*row));
        }
    }
    if (result.total.empty())
        return fail(ErrorCode::InsufficientData, "backtest", "no series is long enough for an origin");
    return result;
}

} // namespace preamar::forecast
