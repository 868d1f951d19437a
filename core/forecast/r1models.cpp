// R1's two kinds of model as forecasters of one series: the series stands where CPU does, and the features of the other
// metrics are left out. With all three metrics together they are R1Predictor.
#include "core/forecast/fullmodels.h"
#include "core/forecast/r1predictor.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

class R1Points final : public PointModel
{
public:
    explicit R1Points(R1Predictor predictor) : m_predictor(std::move(predictor)) {}
    void update(double value) override
    {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        m_predictor.update({value, nan, nan, nan, nan});
    }
    void points(std::span<double> out) const override
    {
        const auto rows = m_predictor.predict(out.size());
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = rows[i][R1Cpu];
    }
    void save(ByteWriter &out) const override { m_predictor.write(out); }

private:
    R1Predictor m_predictor;
};

class R1 final : public FullForecaster
{
public:
    explicit R1(R1Kind kind) : m_kind(kind) {}
    ForecasterInfo info() const override
    {
        const bool boosting = m_kind == R1Kind::Boosting;
        return {.name = boosting ? "r1-boosting" : "r1-forest",
                .family = "trees",
                .tier = "full",
                .minimumRows = R1Predictor::kMinimumRows,
                .goodFor = boosting ? "the founding rules' model of CPU and memory, 30 min ahead; recursive beyond"
                                    : "the founding rules' model of requests, 30 min ahead; recursive beyond",
                .source = boosting ? "Friedman, Annals of Statistics 29 (2001); scikit-learn GradientBoostingRegressor"
                                   : "Breiman, Machine Learning 45 (2001); scikit-learn RandomForestRegressor",
                .knowsHolidays = true};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        R1Rows rows{.start = input.target.start, .step = input.target.step, .values = {}};
        rows.values[R1Cpu] = input.target.values;
        auto predictor = R1Predictor::train(rows, input.calendar, input.seed, {m_kind, m_kind, m_kind});
        if (!predictor) {
            // So many gaps that hardly a row has an answer: the gaps are closed first.
            rows.values[R1Cpu] = withoutGaps(input.target.values);
            predictor = R1Predictor::train(rows, input.calendar, input.seed, {m_kind, m_kind, m_kind});
        }
        return std::make_unique<R1Points>(std::move(*predictor));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        auto predictor = R1Predictor::read(in);
        return predictor ? std::make_unique<R1Points>(std::move(*predictor)) : nullptr;
    }

private:
    R1Kind m_kind;
};

} // namespace

const FullForecaster &r1Boosting()
{
    static const R1 forecaster(R1Kind::Boosting);
    return forecaster;
}

const FullForecaster &r1Forest()
{
    static const R1 forecaster(R1Kind::Forest);
    return forecaster;
}

} // namespace preamar::forecast
