// The weighted median of the light models, weighted per horizon by how each did on the series' own past. That combining
// beats choosing is the oldest result of forecasting (Bates & Granger 1969; the M4 competition, Makridakis et al.
// 2020); the median of few simple models: Petropoulos & Svetunkov, Int. J. Forecasting 36 (2020).
#include "core/forecast/models.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr std::size_t kMost = 5;     // members
constexpr std::size_t kOrigins = 64; // rolling origins that weights are learned from
constexpr double kWorstKept = 2.0;   // a member that errs more than twice the best has no say
// Steps ahead that stand for a bucket; a step belongs to the nearest by ratio.
constexpr std::array<std::size_t, 10> kNodes{1, 2, 3, 6, 12, 24, 48, 96, 192, 288};

using Weights = std::array<std::array<double, kMost>, kNodes.size()>;
using Members = std::vector<const LightForecaster *>;

const std::array<const LightForecaster *, kMost> &candidates()
{
    static const std::array<const LightForecaster *, kMost> all{&naive(), &seasonalNaive(), &levelSeasonal(),
                                                                &levelHourly(), &theta()};
    return all;
}

bool beyondBucket(std::size_t step, std::size_t bucket)
{
    return bucket + 1 < kNodes.size() && step * step > kNodes[bucket] * kNodes[bucket + 1];
}

struct Vote
{
    double value;
    double weight;
};

double weightedMedian(std::span<Vote> votes)
{
    double total = 0.0;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const Vote vote = votes[i];
        total += vote.weight;
        std::size_t j = i;
        for (; j > 0 && votes[j - 1].value > vote.value; --j)
            votes[j] = votes[j - 1];
        votes[j] = vote;
    }
    double sum = 0.0;
    for (const Vote &vote : votes) {
        sum += vote.weight;
        if (sum >= 0.5 * total)
            return vote.value;
    }
    return votes.back().value;
}

class CombinationPoints final : public PointModel
{
public:
    CombinationPoints(Members forecasters, std::vector<std::unique_ptr<PointModel>> members, const Weights &weights)
        : m_forecasters(std::move(forecasters)), m_members(std::move(members)), m_weights(weights)
    {}
    void update(double value) override
    {
        for (auto &member : m_members)
            member->update(value);
    }
    void points(std::span<double> out) const override
    {
        const std::size_t count = m_members.size();
        std::vector<double> all(count * out.size());
        for (std::size_t k = 0; k < count; ++k)
            m_members[k]->points({all.data() + k * out.size(), out.size()});
        std::array<Vote, kMost> votes;
        std::size_t bucket = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            while (beyondBucket(i + 1, bucket))
                ++bucket;
            for (std::size_t k = 0; k < count; ++k)
                votes[k] = {.value = all[k * out.size() + i], .weight = m_weights[bucket][k]};
            out[i] = weightedMedian({votes.data(), count});
        }
    }
    void save(ByteWriter &out) const override
    {
        for (const auto &bucket : m_weights) {
            for (const double w : bucket)
                out.f64(w);
        }
        out.size(m_members.size());
        for (std::size_t k = 0; k < m_members.size(); ++k) {
            out.text(m_forecasters[k]->info().name);
            m_members[k]->save(out);
        }
    }

private:
    Members m_forecasters;
    std::vector<std::unique_ptr<PointModel>> m_members;
    Weights m_weights;
};

// Sums of absolute errors per bucket and member, on the rows where the truth is known.
Weights errorsOf(const std::vector<Rolled> &rolls, std::span<const double> values)
{
    Weights errors{};
    for (std::size_t k = 0; k < rolls.size(); ++k) {
        for (std::size_t i = 0; i < rolls[k].origins.size(); ++i) {
            const auto points = rolls[k].at(i);
            const std::size_t origin = rolls[k].origins[i];
            std::size_t bucket = 0;
            for (std::size_t s = 0; s < points.size() && origin + s < values.size(); ++s) {
                while (beyondBucket(s + 1, bucket))
                    ++bucket;
                const double e = std::abs(values[origin + s] - points[s]);
                errors[bucket][k] += std::isfinite(e) ? e : 0.0;
            }
        }
    }
    return errors;
}

// (least error / error)³: hardly less than equal among equals, little for those that are clearly worse. A bucket that
// no origin reaches takes the weights of the one before.
Weights weightsOf(const Weights &errors, std::size_t members)
{
    Weights weights{};
    weights[0].fill(1.0);
    for (std::size_t b = 0; b < kNodes.size(); ++b) {
        const auto row = std::span(errors[b]).first(members);
        const double most = *std::max_element(row.begin(), row.end());
        const double least = *std::min_element(row.begin(), row.end());
        if (!(most > 0.0)) {
            weights[b] = weights[b == 0 ? 0 : b - 1];
            continue;
        }
        weights[b].fill(0.0);
        for (std::size_t k = 0; k < members; ++k) {
            const double share = row[k] > 0.0 ? least / row[k] : 1.0;
            weights[b][k] = share * kWorstKept >= 1.0 ? share * share * share : 0.0;
        }
    }
    return weights;
}

class Combination final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "combination",
                .family = "combination",
                .tier = "light",
                .minimumRows = 24,
                .goodFor = "nearly every series: what the other light models agree on, weighted by their past",
                .source = "Petropoulos & Svetunkov (2020), doi:10.1016/j.ijforecast.2019.01.006"};
    }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const override
    {
        const FitInput input{.target = {.start = {}, .step = step, .values = {values.begin(), values.end()}},
                             .bounds = {.low = -std::numeric_limits<double>::infinity()}};
        const RollPlan plan{.origins = spreadOrigins(values.size() * 3 / 5, values.size(), kOrigins),
                            .horizon = std::clamp<std::size_t>(rowsPerDay(step), 24, kNodes.back()),
                            .refits = 1};
        Members used;
        std::vector<Rolled> rolls;
        for (const LightForecaster *forecaster : candidates()) {
            auto rolled = roll(*forecaster, input, plan);
            if (!rolled)
                continue;
            used.push_back(forecaster);
            rolls.push_back(std::move(*rolled));
        }
        if (used.empty())
            used.push_back(&naive());
        std::vector<std::unique_ptr<PointModel>> members;
        for (const LightForecaster *forecaster : used)
            members.push_back(forecaster->fitPoints(values, step));
        const Weights weights = weightsOf(errorsOf(rolls, values), used.size());
        return std::make_unique<CombinationPoints>(std::move(used), std::move(members), weights);
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        Weights weights{};
        bool good = true;
        for (auto &bucket : weights) {
            for (double &w : bucket) {
                w = in.f64();
                good = good && w >= 0.0 && w <= 1.0;
            }
        }
        const std::size_t count = in.size();
        Members used;
        std::vector<std::unique_ptr<PointModel>> members;
        for (std::size_t k = 0; k < count && good && count <= kMost; ++k) {
            const std::string name = in.text();
            const auto found = std::find_if(candidates().begin(), candidates().end(),
                                            [&name](const LightForecaster *f) { return f->info().name == name; });
            auto member = found == candidates().end() ? nullptr : (*found)->loadPoints(in);
            good = member != nullptr;
            used.push_back(good ? *found : nullptr);
            members.push_back(std::move(member));
        }
        if (!good || !in.ok() || members.size() != count || count == 0)
            return nullptr;
        return std::make_unique<CombinationPoints>(std::move(used), std::move(members), weights);
    }
};

} // namespace

const LightForecaster &combination()
{
    static const Combination forecaster;
    return forecaster;
}

} // namespace preamar::forecast
