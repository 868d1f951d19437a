// A small neural network: one hidden layer of 16 tanh units on the deviations from the usual day, with the horizon and
// the time of day as inputs, trained by Adam. The newest deviation is taken off before and put back after, as in
// NLinear (Zeng et al., AAAI 2023, arXiv 2205.13504); Adam: Kingma & Ba (2015). The same seed gives the same weights.
#include "core/forecast/dayresidual.h"
#include "core/forecast/full.h"
#include "core/forecast/fullmodels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace preamar::forecast {

namespace {

constexpr std::size_t kInputs = kDeviationFeatures + 3; // without the constant, with horizon, sine, cosine, level
constexpr std::size_t kHidden = 16;
constexpr std::size_t kWeights = kHidden * (kInputs + 1) + kHidden + 1;
constexpr std::size_t kPairs = 3000; // (origin, horizon) pairs
constexpr int kPasses = 12;
constexpr std::size_t kBatch = 16;
constexpr std::size_t kFarthest = 288;

using Inputs = std::array<double, kInputs>;
using Weights = std::array<double, kWeights>;

// Uniform within [0, 1), without the distributions of the library, which differ between libraries.
double uniform(std::mt19937_64 &engine)
{
    return static_cast<double>(engine() >> 11U) * 0x1.0p-53;
}

struct NeuralState
{
    DayResidual residual;
    std::size_t period = 0; // rows of a day; 0: none
    std::size_t next = 0;   // row of the day that comes next
    double scale = 1.0;
    Weights weights{};

    // x[last] keeps the newest deviation that output() adds again.
    Inputs inputs(const std::array<double, kDeviationFeatures> &f, std::size_t nextRow, std::size_t ahead) const
    {
        Inputs x{};
        const double newest = f[1] / scale;
        for (std::size_t i = 2; i < kDeviationFeatures; ++i)
            x[i - 2] = std::clamp(f[i] / scale - newest, -6.0, 6.0);
        const double row = static_cast<double>((nextRow + ahead - 1) % std::max<std::size_t>(1, period));
        const double angle = period > 0 ? 2.0 * std::numbers::pi * row / static_cast<double>(period) : 0.0;
        const double horizon = static_cast<double>(std::min(ahead, kFarthest));
        x[kInputs - 5] = std::log(horizon) / std::log(static_cast<double>(kFarthest));
        x[kInputs - 4] = std::sin(angle);
        x[kInputs - 3] = std::cos(angle);
        x[kInputs - 2] = std::clamp(newest, -6.0, 6.0);
        x[kInputs - 1] = x[kInputs - 2] * x[kInputs - 5]; // how much of it is left at that horizon
        return x;
    }
    double output(const Inputs &x, std::array<double, kHidden> &hidden) const
    {
        const double *w = weights.data();
        double y = weights[kWeights - 1];
        for (std::size_t h = 0; h < kHidden; ++h) {
            double sum = w[kInputs];
            for (std::size_t i = 0; i < kInputs; ++i)
                sum += w[i] * x[i];
            hidden[h] = std::tanh(sum);
            y += hidden[h] * weights[kHidden * (kInputs + 1) + h];
            w += kInputs + 1;
        }
        return y;
    }
};

class NeuralPoints final : public PointModel
{
public:
    explicit NeuralPoints(NeuralState state) : m_s(std::move(state)) {}
    void update(double value) override
    {
        m_s.residual.push(value);
        m_s.next = m_s.period > 0 ? (m_s.next + 1) % m_s.period : 0;
    }
    void points(std::span<double> out) const override
    {
        std::array<double, kHidden> hidden{};
        std::array<double, kDeviationFeatures> f{};
        m_s.residual.features(1, f);
        for (std::size_t i = 0; i < out.size(); ++i) {
            f.back() = m_s.residual.dayBefore(i + 1);
            const double change = m_s.output(m_s.inputs(f, m_s.next, i + 1), hidden) * m_s.scale;
            out[i] = m_s.residual.valueOf(f[1] + change, i + 1);
        }
    }
    void save(ByteWriter &out) const override
    {
        m_s.residual.save(out);
        out.size(m_s.period);
        out.size(m_s.next);
        out.f64(m_s.scale);
        for (const double v : m_s.weights)
            out.f64(v);
    }

private:
    NeuralState m_s;
};

struct Pair
{
    Inputs x;
    double y;
};

std::vector<Pair> drawPairs(const NeuralState &state, std::span<const double> values, std::size_t first,
                            std::mt19937_64 &engine)
{
    const std::size_t rows = values.size();
    const std::size_t farthest = std::min(kFarthest, (rows - first) / 2);
    // Which horizons are asked at which origin; origins are then passed in order, since the features need the ring.
    std::vector<std::vector<std::size_t>> asked(rows);
    for (std::size_t k = 0; k < kPairs && farthest > 0; ++k) {
        const double h = std::exp(uniform(engine) * std::log(static_cast<double>(farthest) + 1.0));
        const auto ahead = std::clamp<std::size_t>(static_cast<std::size_t>(h), 1, farthest);
        const std::size_t origin =
            first + static_cast<std::size_t>(uniform(engine) * static_cast<double>(rows - first - ahead));
        asked[origin].push_back(ahead);
    }
    DayResidual residual(state.period, state.residual.relative());
    std::vector<double> deviations(rows);
    for (std::size_t i = 0; i < rows; ++i)
        deviations[i] = residual.push(values[i]);
    residual = DayResidual(state.period, state.residual.relative());
    std::vector<Pair> pairs;
    pairs.reserve(kPairs);
    std::array<double, kDeviationFeatures> f{};
    for (std::size_t o = 0; o < rows; ++o) {
        residual.push(values[o]);
        const std::size_t next = state.period > 0 ? (o + 1) % state.period : 0;
        for (const std::size_t ahead : asked[o]) {
            if (o + ahead >= rows || !std::isfinite(deviations[o + ahead]))
                continue;
            residual.features(ahead, f);
            pairs.push_back({state.inputs(f, next, ahead), (deviations[o + ahead] - f[1]) / state.scale});
        }
    }
    return pairs;
}

void train(NeuralState &state, std::vector<Pair> &pairs, std::mt19937_64 &engine)
{
    const double reach = std::sqrt(3.0 / static_cast<double>(kInputs));
    for (std::size_t i = 0; i < kHidden * (kInputs + 1); ++i)
        state.weights[i] = i % (kInputs + 1) == kInputs ? 0.0 : reach * (2.0 * uniform(engine) - 1.0);
    for (std::size_t h = 0; h < kHidden; ++h)
        state.weights[kHidden * (kInputs + 1) + h] = 0.1 * (2.0 * uniform(engine) - 1.0);
    if (pairs.size() < 4 * kBatch)
        return;
    Weights mean{};
    Weights square{};
    Weights gradient{};
    std::array<double, kHidden> hidden{};
    double decay1 = 1.0;
    double decay2 = 1.0;
    const std::size_t batches = pairs.size() / kBatch;
    for (int pass = 0; pass < kPasses; ++pass) {
        for (std::size_t i = pairs.size(); i-- > 1;)
            std::swap(pairs[i], pairs[static_cast<std::size_t>(uniform(engine) * static_cast<double>(i + 1))]);
        const double rate = 0.01 * (1.0 - static_cast<double>(pass) / kPasses);
        for (std::size_t b = 0; b < batches; ++b) {
            gradient.fill(0.0);
            for (std::size_t k = b * kBatch; k < (b + 1) * kBatch; ++k) {
                // Huber's loss (1964): squared up to one standard deviation, then absolute.
                const double error = std::clamp(state.output(pairs[k].x, hidden) - pairs[k].y, -1.0, 1.0) / kBatch;
                gradient[kWeights - 1] += error;
                double *g = gradient.data();
                for (std::size_t h = 0; h < kHidden; ++h, g += kInputs + 1) {
                    const std::size_t out = kHidden * (kInputs + 1) + h;
                    gradient[out] += error * hidden[h];
                    const double back = error * state.weights[out] * (1.0 - hidden[h] * hidden[h]);
                    for (std::size_t i = 0; i < kInputs; ++i)
                        g[i] += back * pairs[k].x[i];
                    g[kInputs] += back;
                }
            }
            decay1 *= 0.9;
            decay2 *= 0.999;
            for (std::size_t i = 0; i < kWeights; ++i) {
                mean[i] += 0.1 * (gradient[i] - mean[i]);
                square[i] += 0.001 * (gradient[i] * gradient[i] - square[i]);
                state.weights[i] -= rate * (mean[i] / (1.0 - decay1)) / (std::sqrt(square[i] / (1.0 - decay2)) + 1e-8);
            }
        }
    }
}

class Neural final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "neural",
                .family = "neural",
                .tier = "full",
                .minimumRows = 48,
                .goodFor =
                    "deviations that fade differently at different times of the day; a second opinion beside trees",
                .source = "Zeng et al., Are Transformers Effective for Time Series Forecasting?, arXiv 2205.13504"};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        const auto &values = input.target.values;
        const std::size_t day = rowsPerDay(input.target.step);
        NeuralState s;
        s.period = day > 1 && values.size() >= 2 * day ? day : 0;
        s.residual = DayResidual(s.period, false);
        double squares = 0.0;
        double count = 0.0;
        const std::size_t first = std::min(s.residual.warmUp() + 12, values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double deviation = s.residual.push(values[i]);
            if (i >= first && std::isfinite(deviation)) {
                squares += deviation * deviation;
                count += 1.0;
            }
        }
        s.next = s.period > 0 ? values.size() % s.period : 0;
        if (count >= 24.0 && squares > 0.0) {
            s.scale = std::sqrt(squares / count);
            std::mt19937_64 engine(input.seed);
            auto pairs = drawPairs(s, values, first, engine);
            train(s, pairs, engine);
        }
        return std::make_unique<NeuralPoints>(std::move(s));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        auto residual = DayResidual::load(in);
        if (!residual)
            return nullptr;
        NeuralState s;
        s.residual = std::move(*residual);
        s.period = in.size();
        s.next = in.size();
        s.scale = in.f64();
        for (double &v : s.weights)
            v = in.f64();
        const std::size_t period = std::max<std::size_t>(1, s.period);
        if (!in.ok() || period != s.residual.warmUp() || s.next >= period || !(s.scale > 0.0) ||
            !std::isfinite(s.scale) || !allFinite(s.weights))
            return nullptr;
        return std::make_unique<NeuralPoints>(std::move(s));
    }
};

} // namespace

const FullForecaster &neural()
{
    static const Neural forecaster;
    return forecaster;
}

} // namespace preamar::forecast
