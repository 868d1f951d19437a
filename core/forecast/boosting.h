// Gradient boosted trees on binned columns (Friedman, Annals of Statistics 29 (2001); histograms and best-first growth:
// Ke et al., LightGBM, NeurIPS 2017), for squared and quantile loss, and bagged forests (Breiman 2001). Several
// quantiles share one set of trees: a split is judged by the gradients of all of them, a leaf holds a value for each.
// Same input, options and seed: same bytes.
#pragma once

#include "core/base/result.h"
#include "core/forecast/binnedtable.h"
#include "core/forecast/bytes.h"
#include "core/forecast/tree.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace preamar::forecast {

struct BoostingOptions
{
    enum class Loss { Squared, Quantile };
    Loss loss = Loss::Squared;
    std::vector<double> levels{0.5}; // of Loss::Quantile, 1 to 3, increasing; {0.5} is absolute loss
    int trees = 100;
    int leaves = 31;            // 0: no limit
    int depth = 0;              // 0: no limit
    std::size_t leastRows = 20; // in a leaf
    double rate = 0.1;          // a forest takes none
    double l2 = 0.0;            // added to the row count of a leaf
    int bins = 63;              // 2 to 255, per column
    double rowShare = 1.0;      // of the rows that each tree is grown on; a forest draws with replacement
    double columnShare = 1.0;   // of the columns that each tree may split on
    bool forest = false;        // the mean of independent trees (squared loss only)
    std::uint64_t seed = 42;
};

class BoostedTrees
{
public:
    // InvalidArgument for options or shapes that do not fit, InsufficientData without rows. Targets must be finite.
    [[nodiscard]] static Result<BoostedTrees> fit(const FeatureTable &table, std::span<const double> targets,
                                                  const BoostingOptions &options);
    // On the first targets.size() rows of a table that is binned already, where several sets of trees share one.
    [[nodiscard]] static Result<BoostedTrees> fit(const BinnedTable &table, std::span<const double> targets,
                                                  const BoostingOptions &options);

    [[nodiscard]] std::size_t outputs() const { return m_start.size(); }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::size_t trees() const { return m_trees.size(); }
    // Its values are in an own unit.
    [[nodiscard]] const Tree &tree(std::size_t i) const { return m_trees[i]; }
    // out has outputs() entries; with several quantiles they may cross, the caller orders them.
    void predict(std::span<const double> row, std::span<double> out) const;
    [[nodiscard]] double predict(std::span<const double> row) const;
    // Every row at once, tree by tree: several times as fast. out: row × output.
    void predictAll(const FeatureTable &table, std::span<double> out) const;
    // Shapley values (tree.h): one entry per column and a last one for the mean over the rows of the training; they sum
    // to the prediction.
    [[nodiscard]] std::vector<double> contributions(std::span<const double> row, std::size_t output = 0) const;
    // Share of the gain of all splits, per column; zeros where there is no split.
    [[nodiscard]] std::vector<double> importances() const;

    void save(ByteWriter &out) const;
    // Protocol where the fields make no sense.
    [[nodiscard]] static Result<BoostedTrees> load(ByteReader &in);

private:
    friend class Grower;
    std::size_t m_columns = 0;
    double m_unit = 1.0; // of node values
    std::vector<double> m_start;
    std::vector<Tree> m_trees; // values in units
};

} // namespace preamar::forecast
