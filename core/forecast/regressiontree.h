// Regression trees with exact splits, boosted or as a forest, with the defaults of scikit-learn's
// GradientBoostingRegressor and RandomForestRegressor. Friedman, Annals of Statistics 29 (2001); Breiman, Machine
// Learning 45 (2001). The trees themselves are those of tree.h.
#pragma once

#include "core/forecast/bytes.h"
#include "core/forecast/tree.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace preamar::forecast {

// Columns of equal length, finite.
using Columns = std::vector<std::vector<float>>;

class TreeEnsemble
{
public:
    // Each tree fits what the ones before left over, scaled by 0.1; trees of depth 3.
    [[nodiscard]] static TreeEnsemble boosted(const Columns &columns, std::span<const double> target, int trees);
    // Trees grown to the end on bootstrap samples, averaged. Deterministic by seed.
    [[nodiscard]] static TreeEnsemble forest(const Columns &columns, std::span<const double> target, int trees,
                                             std::uint64_t seed);

    [[nodiscard]] double predict(std::span<const float> row) const;
    // By the reduction of squared error each feature brought, averaged over the trees; they sum to 1, or all are 0.
    [[nodiscard]] const std::vector<double> &importances() const { return m_importances; }

    void save(ByteWriter &out) const;
    // nullopt where the fields make no sense.
    [[nodiscard]] static std::optional<TreeEnsemble> load(ByteReader &in);

private:
    double m_base = 0.0;
    double m_weight = 1.0; // of each tree
    std::vector<Tree> m_trees;
    std::vector<double> m_importances;
};

} // namespace preamar::forecast
