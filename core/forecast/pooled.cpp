#include "core/forecast/pooled.h"

#include "core/forecast/boosting.h"
#include "core/forecast/directfeatures.h"
#include "core/forecast/pointmodel.h"
#include "core/forecast/random.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kPairs = 6000;
constexpr std::size_t kStepsEach = 8; // of an origin
constexpr std::size_t kLeastWindow = 24;
constexpr std::size_t kLeastPairs = 200;

// What all series of a pool share.
struct PoolTrees
{
    BoostedTrees trees;
    bool learned = true;     // false: too little to learn from, the last value is repeated
    std::size_t window = 0;  // rows that are looked back
    std::size_t horizon = 0; // steps that were learned
};

// A window of a series around its middle.
struct Normal
{
    double centre = 0.0;
    double spread = 1.0;
};

Normal normalOf(std::span<const double> values)
{
    Normal n;
    double count = 0.0;
    for (const double v : values) {
        if (std::isfinite(v))
            n.centre += (v - n.centre) / ++count;
    }
    double spread = 0.0;
    count = 0.0;
    for (const double v : values) {
        if (std::isfinite(v))
            spread += (std::abs(v - n.centre) - spread) / ++count;
    }
    if (spread > 1e-12 * std::abs(n.centre) && spread > 0.0)
        n.spread = spread;
    return n;
}

std::vector<double> normalised(std::span<const double> values, Normal n)
{
    std::vector<double> out;
    out.reserve(values.size());
    for (const double v : values)
        out.push_back(std::isfinite(v) ? (v - n.centre) / n.spread : std::nan(""));
    return out;
}

Clockwork movedBy(Clockwork clock, std::size_t rows)
{
    if (clock.day > 0)
        clock.dayRow = (clock.dayRow + rows) % clock.day;
    clock.weekly = false;
    return clock;
}

class PooledPoints final : public PointModel
{
public:
    PooledPoints(std::shared_ptr<const PoolTrees> pool, Clockwork clock, std::span<const double> values)
        : m_pool(std::move(pool)), m_clock(movedBy(clock, 0))
    {
        for (const double v : values)
            update(v);
    }
    void update(double value) override
    {
        m_values.push_back(std::isfinite(value) ? value : std::nan(""));
        if (m_values.size() < 2 * m_pool->window)
            return;
        const std::size_t gone = m_values.size() - m_pool->window;
        m_values.erase(m_values.begin(), m_values.begin() + static_cast<std::ptrdiff_t>(gone));
        m_clock = movedBy(m_clock, gone);
    }
    void points(std::span<double> out) const override
    {
        const std::size_t from = m_values.size() > m_pool->window ? m_values.size() - m_pool->window : 0;
        const auto window = std::span(m_values).subspan(from);
        const Normal normal = normalOf(window);
        if (!m_pool->learned) {
            double known = normal.centre;
            for (const double v : window)
                known = std::isfinite(v) ? v : known;
            std::fill(out.begin(), out.end(), known);
            return;
        }
        const auto values = normalised(window, normal);
        DirectFeatures features(values, movedBy(m_clock, from));
        features.setOrigin(values.size());
        const double last = std::isfinite(features.last()) ? features.last() : 0.0;
        std::vector<double> row(DirectFeatures::names().size());
        std::array<double, kMostOutputs> quantiles{};
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (i >= m_pool->horizon) {
                out[i] = out[i - 1];
                continue;
            }
            features.at(i + 1, row);
            m_pool->trees.predict(row, quantiles);
            std::sort(quantiles.begin(), quantiles.end());
            out[i] = normal.centre + normal.spread * (last + quantiles[1]);
        }
    }
    void save(ByteWriter &out) const override
    {
        out.u64(m_pool->learned ? 1 : 0);
        out.size(m_pool->window);
        out.size(m_pool->horizon);
        for (const std::size_t v : {m_clock.day, m_clock.hour, m_clock.dayRow})
            out.size(v);
        out.numbers(m_values);
        if (m_pool->learned)
            m_pool->trees.save(out);
    }
    static std::unique_ptr<PointModel> load(ByteReader &in)
    {
        auto pool = std::make_shared<PoolTrees>();
        pool->learned = in.u64() == 1;
        pool->window = in.size();
        pool->horizon = in.size();
        Clockwork clock;
        for (std::size_t *v : {&clock.day, &clock.hour, &clock.dayRow})
            *v = in.size();
        const auto values = in.numbers();
        if (!in.ok() || pool->window < kLeastWindow || pool->window > 200'000 || pool->horizon < 1 || pool->horizon > 100'000 ||
            clock.day > 86'400 || clock.hour > clock.day || (clock.day > 0 && clock.dayRow >= clock.day))
            return nullptr;
        if (pool->learned) {
            auto trees = BoostedTrees::load(in);
            if (!trees || trees->outputs() != 3 || trees->columns() != DirectFeatures::names().size())
                return nullptr;
            pool->trees = std::move(*trees);
        }
        return std::make_unique<PooledPoints>(std::move(pool), clock, values);
    }

private:
    std::shared_ptr<const PoolTrees> m_pool;
    Clockwork m_clock; // of the first value
    std::vector<double> m_values;
};

// Null where the pool has too little to learn from.
std::shared_ptr<const PoolTrees> learn(std::span<const FitInput> inputs)
{
    auto pool = std::make_shared<PoolTrees>();
    const Millis step = inputs.front().target.step;
    const std::size_t day = std::clamp<std::size_t>(rowsPerDay(step), 24, 288);
    std::size_t shortest = inputs.front().target.values.size();
    std::size_t longest = 0;
    for (const FitInput &input : inputs) {
        shortest = std::min(shortest, input.target.values.size());
        longest = std::max(longest, input.target.values.size());
    }
    pool->horizon = day;
    // A window that leaves nobody anything to learn from is halved.
    pool->window = std::min({2 * day, shortest, longest / 2});
    if (pool->window < kLeastWindow)
        return nullptr;
    std::size_t rows = 0;
    for (const FitInput &input : inputs)
        rows += input.target.values.size() - std::min(input.target.values.size(), pool->window);
    const std::size_t every = std::max<std::size_t>(1, rows * kStepsEach / kPairs);
    Random random(inputs.front().seed);
    const std::size_t columns = DirectFeatures::names().size();
    FeatureTable table{.columns = columns, .values = {}};
    std::vector<double> targets;
    const double reach = std::log(static_cast<double>(pool->horizon) + 1.0);
    for (const FitInput &input : inputs) {
        const auto &values = input.target.values;
        const Clockwork clock = clockworkOf(input.target.start, step, input.calendar.utcOffsetMinutes, 0);
        for (std::size_t origin = pool->window; origin < values.size(); origin += every) {
            const auto window = std::span(values).subspan(origin - pool->window, pool->window);
            const Normal normal = normalOf(window);
            const auto known = normalised(window, normal);
            DirectFeatures features(known, movedBy(clock, origin - pool->window));
            features.setOrigin(known.size());
            for (std::size_t k = 0; k < kStepsEach; ++k) {
                const double place = (static_cast<double>(k) + random.uniform()) / static_cast<double>(kStepsEach);
                const auto ahead =
                    std::clamp<std::size_t>(static_cast<std::size_t>(std::exp(place * reach)), 1, pool->horizon);
                const std::size_t target = origin + ahead - 1;
                if (target >= values.size() || !std::isfinite(values[target]) || !std::isfinite(features.last()))
                    continue;
                table.values.resize(table.values.size() + columns);
                features.at(ahead, std::span(table.values).last(columns));
                targets.push_back((values[target] - normal.centre) / normal.spread - features.last());
            }
        }
    }
    if (targets.size() < kLeastPairs)
        return nullptr;
    auto trees = BoostedTrees::fit(table, targets,
                                   {.loss = BoostingOptions::Loss::Quantile,
                                    .levels = {0.1, 0.5, 0.9},
                                    .trees = 60,
                                    .leaves = 16,
                                    .leastRows = 30,
                                    .rate = 0.15,
                                    .bins = 32});
    if (!trees)
        return nullptr;
    pool->trees = std::move(*trees);
    return pool;
}

std::unique_ptr<PointModel> pointsOf(std::shared_ptr<const PoolTrees> pool, const FitInput &input)
{
    return std::make_unique<PooledPoints>(
        std::move(pool), clockworkOf(input.target.start, input.target.step, input.calendar.utcOffsetMinutes, 0),
        input.target.values);
}

class Pooled final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "pooled",
                .family = "trees",
                .tier = "full",
                .minimumRows = 144,
                .goodFor = "services that are a day old, learned from the older ones of their context",
                .source = "Montero-Manso & Hyndman (2021), doi:10.1016/j.ijforecast.2021.03.004"};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        auto trees = learn(std::span(&input, 1));
        if (!trees)
            trees = std::make_shared<PoolTrees>(PoolTrees{.trees = {}, .learned = false, .window = 288, .horizon = 1});
        return pointsOf(std::move(trees), input);
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override { return PooledPoints::load(in); }
    Result<std::vector<std::unique_ptr<Model>>> fitPooled(std::span<const FitInput> inputs) const override
    {
        std::vector<std::unique_ptr<Model>> models;
        if (inputs.empty())
            return models;
        for (const FitInput &input : inputs) {
            if (input.target.step != inputs.front().target.step || !(input.bounds.low <= input.bounds.high))
                return fail(ErrorCode::InvalidArgument, "fit pooled", "steps differ or bounds are out of order");
        }
        const auto trees = learn(inputs);
        if (!trees)
            return fail(ErrorCode::InsufficientData, "fit pooled", "too few rows to learn from");
        for (const FitInput &input : inputs)
            models.push_back(withBands(info().name, pointsOf(trees, input),
                                       Bands::calibrate(persistenceResiduals(input.target.values)), input.bounds));
        return models;
    }
};

} // namespace

const FullForecaster &pooled()
{
    static const Pooled forecaster;
    return forecaster;
}

FitInput before(const FitInput &input, Timestamp t)
{
    FitInput out = input;
    auto &values = out.target.values;
    const std::int64_t rows = (t - input.target.start) / input.target.step;
    values.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(rows, 0, std::ssize(values))));
    return out;
}

} // namespace preamar::forecast
