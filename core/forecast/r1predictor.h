// R1's predictor as it is written: gradient boosting for CPU and memory, a random forest for requests, 100 trees each,
// seed 42, the value 30 min ahead from twenty standardised features, split 80/20 in the order of time. Rows further
// ahead are made recursively from predicted ones. The models themselves are scikit-learn's defaults (regressiontree.h).
#pragma once

#include "core/forecast/r1features.h"
#include "core/forecast/regressiontree.h"

#include <string>
#include <utility>
#include <vector>

namespace preamar::forecast {

enum class R1Kind { Boosting, Forest };

// One of the three models.
struct R1Regressor
{
    std::vector<double> means;  // of the features over the training rows
    std::vector<double> scales; // standard deviations; 1 where a feature never changed
    double offset = 0.0;        // of the target, which is standardised as well: trees hold single precision
    double scale = 0.0;         // 0: the target never changed
    TreeEnsemble trees;

    [[nodiscard]] double predict(const std::vector<double> &features) const;
};

struct R1Rows
{
    Timestamp start{};
    Millis step{};
    // One value per row, NaN for a gap; empty: not known at all.
    std::array<std::vector<double>, R1Metrics> values;
};

struct R1Training
{
    std::array<double, 3> scores{}; // R² on the newest 20 % of the rows: CPU, memory, requests; NaN where not known
    std::array<double, 3> errors{}; // mean absolute error on the same rows
    std::size_t samples = 0;        // rows trained on
    std::vector<std::pair<std::string, double>> importances; // averaged over the models, descending
    std::vector<std::string> leftOut;
};

class R1Predictor
{
public:
    static constexpr std::size_t kMinimumRows = 120;

    // `kinds` of CPU, memory and requests. InsufficientData below kMinimumRows known rows.
    [[nodiscard]] static Result<R1Predictor>
    train(const R1Rows &rows, const Calendar &calendar, std::uint64_t seed = 42,
          std::array<R1Kind, 3> kinds = {R1Kind::Boosting, R1Kind::Boosting, R1Kind::Forest});
    [[nodiscard]] const R1Training &training() const { return m_training; }
    void update(const R1Row &row);
    // Rows ahead: CPU, memory, requests; NaN where not known.
    [[nodiscard]] std::vector<std::array<double, 3>> predict(std::size_t steps) const;

    [[nodiscard]] std::string save() const;
    // Protocol for bytes that save() did not write.
    [[nodiscard]] static Result<R1Predictor> load(std::string_view bytes);
    void write(ByteWriter &out) const;
    [[nodiscard]] static std::optional<R1Predictor> read(ByteReader &in);

private:
    [[nodiscard]] std::array<double, 3> ahead(const std::vector<double> &features) const;

    R1Window m_window;
    std::array<bool, 3> m_targets{};
    std::array<R1Regressor, 3> m_models;
    std::array<std::array<double, 3>, kR1Ahead> m_next{}; // predictions already made for the next rows
    R1Training m_training;
};

} // namespace preamar::forecast
