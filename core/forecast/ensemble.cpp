#include "core/forecast/ensemble.h"

#include "core/forecast/ensemblefit.h"
#include "core/forecast/models.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace preamar::forecast {

namespace {

struct Effort
{
    std::size_t origins;
    std::size_t refits;
    DirectOptions boosting;
};

// The light tier has milliseconds: fewer origins, pairs and trees, and the two variants that differ most. All of it
// lies on flat optima.
Effort effortOf(Tier tier, std::uint64_t seed)
{
    if (tier == Tier::Full)
        return {
            .origins = 256,
            .refits = 8,
            .boosting = {
                .variants = {DirectBase::Nothing, DirectBase::LastValue, DirectBase::Theta, DirectBase::DayMean},
                .seed = seed}};
    return {.origins = 128,
            .refits = 3,
            .boosting = {.variants = {DirectBase::Nothing, DirectBase::Theta},
                         .pairs = 800,
                         .trees = 12,
                         .judgedTrees = 8,
                         .rate = 0.28,
                         .judgedRate = 0.3,
                         .leaves = 8,
                         .leastRows = 20,
                         .bins = 16,
                         .seed = seed}};
}

constexpr std::size_t kReplayed = 48; // newest rows that a fit looks at as if they came one by one

std::size_t horizonOf(Millis step)
{
    return std::clamp<std::size_t>(rowsPerDay(step), 24, kTrialSteps.back());
}

std::size_t stepsWithin(std::size_t horizon)
{
    return static_cast<std::size_t>(std::upper_bound(kTrialSteps.begin(), kTrialSteps.end(), horizon) -
                                    kTrialSteps.begin());
}

// Null where one cannot be fitted.
std::vector<std::unique_ptr<PointModel>> fitLight(std::span<const double> values, Millis step)
{
    std::vector<std::unique_ptr<PointModel>> fitted;
    for (const LightForecaster *member : lightMembers()) {
        const auto needed = member->rowsNeeded(step);
        fitted.push_back(needed && countFinite(values) >= *needed ? member->fitPoints(values, step) : nullptr);
    }
    return fitted;
}

// Rolled light members: all steps of every origin, refitted a few times on the way.
LightPast rollLight(const FitInput &input, std::size_t horizon, std::size_t first, std::size_t count,
                    std::size_t refits)
{
    const auto &values = input.target.values;
    LightPast past{.members = kLight, .theta = kTheta, .horizon = horizon, .origins = {}, .points = {}};
    past.origins = spreadOrigins(first, values.size(), count);
    const std::size_t origins = past.origins.size();
    past.points.assign(kLight * origins * horizon, std::nan(""));
    const std::size_t perFit = (origins + refits - 1) / std::max<std::size_t>(1, refits);
    std::vector<double> points(horizon);
    for (std::size_t k = 0; k < kLight; ++k) {
        const LightForecaster &forecaster = *lightMembers()[k];
        const auto needed = forecaster.rowsNeeded(input.target.step);
        std::unique_ptr<PointModel> model;
        std::size_t known = 0;
        for (std::size_t i = 0; i < origins && needed; ++i) {
            const std::size_t origin = past.origins[i];
            if (i % perFit == 0) {
                const std::span<const double> prefix(values.data(), origin);
                model = countFinite(prefix) >= *needed ? forecaster.fitPoints(prefix, input.target.step) : nullptr;
                known = origin;
            }
            if (!model)
                continue;
            for (; known < origin; ++known)
                model->update(values[known]);
            model->points(points);
            std::copy(points.begin(), points.end(),
                      past.points.begin() + static_cast<std::ptrdiff_t>((k * origins + i) * horizon));
        }
    }
    return past;
}

// The origins from row `from` on, at the trial steps; boosted members speak by their first stage.
Trials trialsOf(const LightPast &past, std::span<const double> values, const Clockwork &clock,
                const DirectBoosting *boosted, std::size_t from, const std::vector<bool> &unjudged)
{
    Trials trials;
    const std::size_t variants = boosted ? boosted->variants() : 0;
    trials.members = kLight + variants;
    trials.steps = stepsWithin(past.horizon);
    const auto steps = std::span(kTrialSteps).first(trials.steps);
    DirectFeatures features(values, clock);
    std::vector<double> theta(trials.steps);
    std::vector<DirectAnswer> answers;
    for (std::size_t i = 0; i < past.origins.size(); ++i) {
        if (past.origins[i] < from)
            continue;
        trials.origins.push_back(past.origins[i]);
        bool speak = false;
        if (boosted) {
            features.setOrigin(past.origins[i]);
            speak = std::isfinite(features.last());
            for (std::size_t s = 0; s < trials.steps; ++s)
                theta[s] = past.at(kTheta, i, steps[s]);
            if (speak)
                answers = boosted->answers(features, steps, theta, true);
        }
        for (std::size_t s = 0; s < trials.steps; ++s) {
            const std::size_t target = past.origins[i] + steps[s] - 1;
            const bool judges = target < values.size() && (unjudged.empty() || !unjudged[target]);
            trials.truths.push_back(judges ? values[target] : std::nan(""));
            for (std::size_t k = 0; k < kLight; ++k)
                trials.forecasts.push_back(past.at(k, i, steps[s]));
            if (!boosted)
                continue;
            double up = 0.0;
            double down = 0.0;
            for (std::size_t v = 0; v < variants; ++v) {
                const DirectAnswer answer = speak ? answers[v * trials.steps + s] : DirectAnswer{};
                trials.forecasts.push_back(speak ? answer.median : std::nan(""));
                const double part = 1.0 / static_cast<double>(variants);
                up += part * std::max(0.0, answer.high - answer.median);
                down += part * std::max(0.0, answer.median - answer.low);
            }
            trials.up.push_back(up);
            trials.down.push_back(down);
        }
    }
    return trials;
}

// 0 where a member could only be fitted on everything.
std::size_t rowsToReplay(std::span<const double> values, Millis step)
{
    const std::size_t wanted = std::min(kReplayed, values.size() / 8);
    const std::size_t all = countFinite(values);
    const std::size_t before = countFinite(values.first(values.size() - wanted));
    for (const LightForecaster *member : lightMembers()) {
        const auto needed = member->rowsNeeded(step);
        if (needed && all >= *needed && before < *needed)
            return 0;
    }
    return wanted;
}

// Mean absolute error of the combination where the watch looks; NaN where nothing is known.
std::array<double, kWatchNodes.size()> usualErrors(const Trials &trials, std::span<const double> points)
{
    std::array<double, kWatchNodes.size()> usual{};
    for (std::size_t j = 0; j < usual.size(); ++j) {
        const auto place = std::find(kTrialSteps.begin(), kTrialSteps.end(), kWatchNodes[j]) - kTrialSteps.begin();
        double count = 0.0;
        for (auto at = static_cast<std::size_t>(place); at < points.size(); at += trials.steps) {
            const double e = std::abs(trials.truths[at] - points[at]);
            usual[j] += std::isfinite(e) ? e : 0.0;
            count += std::isfinite(e) ? 1.0 : 0.0;
        }
        usual[j] = count > 0.0 ? usual[j] / count : std::nan("");
    }
    return usual;
}

// How much wider or narrower the errors before row `split` ask a band to be than those from there on, from which it is
// made; per node. Few windows of a long horizon fit into the judged rows (three of a day into the last quarter of two
// weeks), and all of them may have been quiet. The simple members are rolled over the whole past: their mean error before
// is drawn upon as if it were worth two windows, which leaves a short horizon, with hundreds of its own, as it is.
std::array<double, kBandNodes.size()> longerPast(const LightPast &past, std::span<const double> values,
                                                 const Weights &weights, std::size_t split,
                                                 const std::vector<bool> &unjudged)
{
    constexpr double prior = 2.0;
    constexpr double most = 4.0;
    std::array<double, kBandNodes.size()> factors;
    factors.fill(1.0);
    for (std::size_t b = 0; b < kBandNodes.size() && kBandNodes[b] <= past.horizon; ++b) {
        const std::size_t step = kBandNodes[b];
        const auto &weight = weights[weightBucketOf(step)];
        std::array<double, 2> error{}; // before `split`, from it on
        std::array<double, 2> count{};
        for (std::size_t i = 0; i < past.origins.size(); ++i) {
            const std::size_t target = past.origins[i] + step - 1;
            if (target >= values.size() || !std::isfinite(values[target]) || (!unjudged.empty() && unjudged[target]))
                continue;
            std::array<Vote, kLight> votes;
            double total = 0.0;
            for (std::size_t k = 0; k < kLight; ++k) {
                const double said = past.at(k, i, step);
                votes[k] = std::isfinite(said) ? Vote{said, weight[k]} : Vote{};
                total += votes[k].weight;
            }
            if (!(total > 0.0))
                continue;
            const std::size_t judged = past.origins[i] >= split ? 1 : 0;
            error[judged] += std::abs(values[target] - weightedMedian(votes));
            count[judged] += 1.0;
        }
        if (!(count[0] > 0.0) || !(count[1] > 0.0) || !(error[1] > 0.0) || !std::isfinite(error[0]) || !std::isfinite(error[1]))
            continue;
        const double windows = static_cast<double>(values.size() - split) / static_cast<double>(step);
        const double ratio = std::clamp((error[0] / count[0]) / (error[1] / count[1]), 1.0 / most, most);
        factors[b] = (windows + prior * ratio) / (windows + prior);
    }
    return factors;
}

class Ensemble final : public Forecaster
{
public:
    explicit Ensemble(Tier tier) : m_tier(tier) {}
    ForecasterInfo info() const override
    {
        const bool full = m_tier == Tier::Full;
        return {.name = combinationName(m_tier),
                .family = "combination",
                .tier = full ? "full" : "light",
                .minimumRows = 24,
                .goodFor = full ? "nearly every series: the light models and four boosted ones, weighted by their past"
                                : "nearly every series: the light models and two small boosted ones, weighted by their past",
                .source = "Petropoulos & Svetunkov (2020), doi:10.1016/j.ijforecast.2019.01.006"};
    }
    Result<std::unique_ptr<Model>> fit(const FitInput &input) const override
    {
        if (countFinite(input.target.values) < info().minimumRows)
            return fail(ErrorCode::InsufficientData, "fit combination", "fewer than 24 values");
        return fitEnsemble(input, m_tier, 24);
    }
    Result<std::unique_ptr<Model>> load(std::string_view bytes) const override
    {
        return EnsembleModel::load(m_tier, bytes);
    }

private:
    Tier m_tier;
};

} // namespace

Result<std::unique_ptr<Model>> fitEnsemble(const FitInput &input, Tier tier, std::size_t horizon,
                                           EnsembleReport *report)
{
    return fitEnsembleJudged(input, tier, horizon, report, {});
}

Result<std::unique_ptr<Model>> fitEnsembleJudged(const FitInput &input, Tier tier, std::size_t horizon,
                                                 EnsembleReport *report, const std::vector<bool> &unjudged)
{
    if (!(input.bounds.low <= input.bounds.high))
        return fail(ErrorCode::InvalidArgument, "fit combination", "bounds out of order");
    auto model = std::make_unique<EnsembleModel>();
    std::vector<double> cleaned = input.target.values;
    for (double &v : cleaned)
        v = std::isfinite(v) ? v : std::nan("");
    const std::size_t rows = cleaned.size();
    const std::size_t replayed = rowsToReplay(cleaned, input.target.step);
    model->light = fitLight(std::span(cleaned).first(rows - replayed), input.target.step);
    if (std::none_of(model->light.begin(), model->light.end(), [](const auto &m) { return m != nullptr; }))
        return fail(ErrorCode::InsufficientData, "fit combination", "too few values");
    model->horizon = horizonOf(input.target.step);
    model->bounds = input.bounds;
    model->name = combinationName(tier);

    const std::size_t day = std::max<std::size_t>(24, rowsPerDay(input.target.step));
    FitInput clean{.target = {.start = input.target.start, .step = input.target.step, .values = cleaned}};
    const bool learns = rows >= 2 * day;
    const std::size_t half = std::max<std::size_t>(1, rows - rows / 2);
    const std::size_t split = learns ? rows - std::clamp(rows / 4, std::min(rows / 2, day + day / 4), rows / 2) : half;
    const Effort effort = effortOf(tier, input.seed);
    const LightPast past =
        learns ? rollLight(clean, model->horizon, std::max(day + 24, rows / 8), effort.origins, effort.refits)
               : rollLight(clean, model->horizon, half, 80, 2);
    const Clockwork clock = clockworkOf(input.target.start, input.target.step, input.calendar.utcOffsetMinutes, rows);
    if (learns) {
        auto boosted = DirectBoosting::fit(cleaned, clock, past, split, effort.boosting);
        if (boosted) {
            model->boosted = std::move(*boosted);
            model->tail.clock = clock;
            for (const double v : std::span(cleaned).first(rows - replayed))
                model->tail.push(v);
        }
    }
    const Trials trials = trialsOf(past, cleaned, clock, model->boosted ? &*model->boosted : nullptr, split, unjudged);
    if (trials.origins.empty()) {
        for (auto &bucket : model->weights) {
            for (std::size_t k = 0; k < kLight; ++k)
                bucket.push_back(model->light[k] ? 1.0 : 0.0);
        }
        model->bands = Bands::calibrate(persistenceResiduals(cleaned));
        for (const double v : std::span(cleaned).last(replayed))
            model->update(v);
        return std::unique_ptr<Model>(std::move(model));
    }
    model->weights = learnWeights(trials);
    const auto points = combined(trials, model->weights);
    model->bands = Bands::calibrate(residualsOf(trials, points, 0, trials.origins.size()));
    // The full tier covers what it promises without (README): there it would only widen.
    if (tier == Tier::Light)
        model->bands.widen(longerPast(past, cleaned, model->weights, split, unjudged));
    model->watch = Watch(model->members(), usualErrors(trials, points));
    model->judging = true;
    model->expect();
    for (const double v : std::span(cleaned).last(replayed))
        model->update(v);
    model->judging = false;
    model->light = fitLight(cleaned, input.target.step);
    if (report)
        fillReport(*report, trials, points, *model, input.target.step, horizon, input.bounds);
    return std::unique_ptr<Model>(std::move(model));
}

const Forecaster &combination()
{
    static const Ensemble forecaster(Tier::Light);
    return forecaster;
}

const Forecaster &combinationFull()
{
    static const Ensemble forecaster(Tier::Full);
    return forecaster;
}

} // namespace preamar::forecast
