// Closed-form linear: ridge regression of the deviation from the usual day on the newest deviations, one equation per
// horizon node, coefficients interpolated between nodes. The day matrix as level times shape, and ridge as all there is
// to learn, are FLAIR's (arXiv 2605.07222); relative or absolute deviations, whichever did better on the rows
// themselves.
#include "core/forecast/dayresidual.h"
#include "core/forecast/full.h"
#include "core/forecast/fullmodels.h"
#include "core/forecast/numeric.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::size_t kFeatures = kDeviationFeatures;
constexpr std::size_t kNodes = kDeviationNodes.size();
using Coefficients = std::array<std::array<double, kFeatures>, kNodes>;

struct LinearState
{
    DayResidual residual;
    Coefficients coefficients{};

    void points(std::span<double> out) const
    {
        std::array<double, kFeatures> x{};
        residual.features(1, x);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const std::size_t ahead = i + 1;
            x.back() = residual.dayBefore(ahead);
            const auto upper = std::lower_bound(kDeviationNodes.begin(), kDeviationNodes.end(), ahead);
            const auto hi =
                static_cast<std::size_t>(std::min(upper, kDeviationNodes.end() - 1) - kDeviationNodes.begin());
            const std::size_t lo = kDeviationNodes[hi] > ahead && hi > 0 ? hi - 1 : hi;
            const double gap = static_cast<double>(kDeviationNodes[hi] - kDeviationNodes[lo]);
            const double share = gap > 0.0 ? static_cast<double>(ahead - kDeviationNodes[lo]) / gap : 0.0;
            double deviation = 0.0;
            double low = 0.0;
            double high = 0.0;
            for (std::size_t f = 0; f < kFeatures; ++f) {
                deviation += x[f] * (coefficients[lo][f] + share * (coefficients[hi][f] - coefficients[lo][f]));
                low = f > 0 ? std::min(low, x[f]) : low;
                high = f > 0 ? std::max(high, x[f]) : high;
            }
            // Deviations fade; they do not go beyond what was seen of them lately.
            deviation = std::clamp(deviation, low, high);
            out[i] = residual.valueOf(deviation, ahead);
        }
    }
};

class LinearPoints final : public PointModel
{
public:
    explicit LinearPoints(LinearState state) : m_s(std::move(state)) {}
    void update(double value) override { m_s.residual.push(value); }
    void points(std::span<double> out) const override { m_s.points(out); }
    void save(ByteWriter &out) const override
    {
        m_s.residual.save(out);
        for (const auto &row : m_s.coefficients) {
            for (const double v : row)
                out.f64(v);
        }
    }

private:
    LinearState m_s;
};

struct Trained
{
    LinearState state;
    double error = 0.0; // Σ|truth - fitted| at the node of 2 h, in units of the target
};

Trained trained(std::span<const double> values, std::size_t period, bool relative)
{
    const std::size_t rows = values.size();
    Trained t;
    t.state.residual = DayResidual(period, relative);
    DayResidual &residual = t.state.residual;
    std::vector<double> deviations(rows);
    // Features of every row at every node.
    std::vector<std::array<std::array<double, kFeatures>, kNodes>> x(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        deviations[i] = residual.push(values[i]);
        residual.features(1, x[i][0]);
        for (std::size_t n = 1; n < kNodes; ++n) {
            x[i][n] = x[i][0];
            x[i][n].back() = residual.dayBefore(kDeviationNodes[n]);
        }
    }
    const std::size_t first = std::min(residual.warmUp() + 12, rows);
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t i = first; i < rows; ++i) {
        if (std::isfinite(deviations[i])) {
            squares += deviations[i] * deviations[i];
            count += 1.0;
        }
    }
    const double scale = count > 0.0 ? std::sqrt(squares / count) : 0.0;
    auto &coefficients = t.state.coefficients;
    for (auto &row : coefficients)
        row[1] = 1.0; // the newest deviation goes on, where there is nothing to learn from
    if (!(scale > 0.0))
        return t;
    for (std::size_t n = 0; n < kNodes; ++n) {
        const std::size_t ahead = kDeviationNodes[n];
        NormalEquations equations(kFeatures);
        std::array<double, kFeatures> row{};
        for (std::size_t o = first; o + ahead < rows; ++o) {
            const double y = deviations[o + ahead];
            if (!std::isfinite(y))
                continue;
            row[0] = 1.0;
            for (std::size_t f = 1; f < kFeatures; ++f)
                row[f] = x[o][n][f] / scale;
            equations.add(row, y / scale);
        }
        if (equations.count() < 3.0 * kFeatures) {
            if (n > 0)
                coefficients[n] = coefficients[n - 1];
            continue;
        }
        // Rows ahead of each other by less than the horizon share their truth: that many fewer are independent.
        std::array<double, kFeatures> penalty{};
        penalty.fill(1.0 + 0.1 * static_cast<double>(ahead));
        const auto solved = equations.solve(penalty);
        std::copy(solved.begin(), solved.end(), coefficients[n].begin());
        coefficients[n][0] *= scale;
    }
    constexpr std::size_t judged = 4;
    DayResidual again(period, relative);
    for (std::size_t o = 0; o + kDeviationNodes[judged] < rows; ++o) {
        again.push(values[o]);
        if (o < first || !std::isfinite(values[o + kDeviationNodes[judged]]))
            continue;
        const double deviation =
            std::inner_product(x[o][judged].begin(), x[o][judged].end(), coefficients[judged].begin(), 0.0);
        t.error += std::abs(values[o + kDeviationNodes[judged]] - again.valueOf(deviation, kDeviationNodes[judged]));
    }
    return t;
}

class DayLinear final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "linear",
                .family = "linear",
                .tier = "full",
                .minimumRows = 48,
                .goodFor = "minutes to a day ahead; learns how deviations from the usual day fade",
                .source = "FLAIR, arXiv 2605.07222; Hoerl & Kennard, Technometrics 12 (1970)"};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        const auto &values = input.target.values;
        const std::size_t day = rowsPerDay(input.target.step);
        const std::size_t period = day > 1 && values.size() >= 2 * day ? day : 0;
        Trained best = trained(values, period, false);
        if (period > 0) {
            Trained other = trained(values, period, true);
            if (other.error < best.error)
                best = std::move(other);
        }
        return std::make_unique<LinearPoints>(std::move(best.state));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        auto residual = DayResidual::load(in);
        if (!residual)
            return nullptr;
        LinearState s{.residual = std::move(*residual), .coefficients = {}};
        for (auto &row : s.coefficients) {
            for (double &v : row) {
                v = in.f64();
                if (!std::isfinite(v))
                    return nullptr;
            }
        }
        return in.ok() ? std::make_unique<LinearPoints>(std::move(s)) : nullptr;
    }
};

} // namespace

const FullForecaster &dayLinear()
{
    static const DayLinear forecaster;
    return forecaster;
}

} // namespace preamar::forecast
