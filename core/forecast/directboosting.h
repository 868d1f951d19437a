// Direct multi-horizon quantile boosting: one set of trees answers for every step ahead, because the horizon is a
// feature (Ben Taieb et al. 2012; quantile loss: Koenker & Bassett, Econometrica 46 (1978)). Several variants learn
// what is left after different simple forecasts; their errors differ, which is what a combination lives on.
#pragma once

#include "core/forecast/boosting.h"
#include "core/forecast/directfeatures.h"
#include "core/forecast/forecaster.h"

#include <span>
#include <vector>

namespace preamar::forecast {

// What the trees are to explain: the value, its difference to a simple forecast of it, or its ratio to the mean of the
// last day (a load as level times shape: FLAIR, arXiv 2605.07222).
enum class DirectBase { Nothing, LastValue, Theta, DayMean };

// What the light members said at rows of the past and say now, step by step.
struct LightPast
{
    std::size_t members = 0;
    std::size_t theta = 0; // the place of theta among them
    std::size_t horizon = 0;
    std::vector<std::size_t> origins;
    std::vector<double> points; // member × origin × horizon; NaN where it could not be fitted

    [[nodiscard]] double at(std::size_t member, std::size_t origin, std::size_t step) const
    {
        return points[(member * origins.size() + origin) * horizon + step - 1];
    }
};

struct DirectAnswer
{
    double low = 0.0;
    double median = 0.0;
    double high = 0.0;
};

struct DirectOptions
{
    std::vector<DirectBase> variants;
    std::size_t pairs = 4000; // of origin and horizon
    int trees = 60;
    int judgedTrees = 45; // of those that are grown without what came after the split
    double rate = 0.15;
    double judgedRate = 0.18;
    int leaves = 16;
    std::size_t leastRows = 30; // in a leaf
    std::size_t bins = 32;
    std::uint64_t seed = 42;
};

class DirectBoosting
{
public:
    // Two sets of trees: one from what was known before row `split`, to be judged on the rest, and one from everything.
    [[nodiscard]] static Result<DirectBoosting> fit(std::span<const double> values, const Clockwork &clockwork,
                                                    const LightPast &past, std::size_t split,
                                                    const DirectOptions &options);

    [[nodiscard]] std::size_t variants() const { return m_parts.size(); }
    [[nodiscard]] DirectBase base(std::size_t variant) const { return m_parts[variant].base; }
    // variant × step. theta: what that model says for each step; `judging` asks the trees that saw nothing after split.
    // features.setOrigin() was called.
    [[nodiscard]] std::vector<DirectAnswer> answers(const DirectFeatures &features, std::span<const std::size_t> steps,
                                                    std::span<const double> theta, bool judging) const;
    // How the features move the median for a step ahead: the mean Shapley values over the variants, and last what no
    // feature moves. They sum to the mean of the variants' medians (where their quantiles do not cross).
    [[nodiscard]] std::vector<double> contributions(const DirectFeatures &features, std::size_t step,
                                                    double theta) const;
    // Mean share of the gain over the variants, per DirectFeatures::names().
    [[nodiscard]] std::vector<double> importances() const;

    void save(ByteWriter &out) const;
    [[nodiscard]] static Result<DirectBoosting> load(ByteReader &in);

private:
    struct Part
    {
        DirectBase base;
        BoostedTrees trees;
        BoostedTrees judged; // without what came after the split; empty once loaded
    };
    std::vector<Part> m_parts;
};

} // namespace preamar::forecast
