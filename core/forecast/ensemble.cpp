#include "core/forecast/ensemble.h"

#include "core/forecast/directboosting.h"
#include "core/forecast/models.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 1;

struct LightMember
{
    const LightForecaster *forecaster;
    MemberPrior prior;
};

const std::array<LightMember, 5> &lightMembers()
{
    static const std::array<LightMember, 5> all{{{&naive(), {1.0, true}},
                                                 {&seasonalNaive(), {1.0, true}},
                                                 {&levelSeasonal(), {1.0, false}},
                                                 {&levelHourly(), {1.0, false}},
                                                 {&theta(), {1.0, false}}}};
    return all;
}
constexpr std::size_t kTheta = 4;
constexpr std::size_t kLight = 5;

constexpr std::array<DirectBase, 3> kVariants{DirectBase::Nothing, DirectBase::LastValue, DirectBase::Theta};
constexpr std::array<std::string_view, 3> kVariantNames{"boosting-direct", "boosting-change", "boosting-theta"};
constexpr double kBoostedPrior = 1.0;
constexpr std::size_t kMost = kLight + kVariants.size();

std::size_t horizonOf(Millis step)
{
    return std::clamp<std::size_t>(rowsPerDay(step), 24, kTrialSteps.back());
}

std::size_t stepsWithin(std::size_t horizon)
{
    return static_cast<std::size_t>(std::upper_bound(kTrialSteps.begin(), kTrialSteps.end(), horizon) -
                                    kTrialSteps.begin());
}

// The values that the boosted members look at, and where they lie in the week.
struct Tail
{
    Clockwork clock;
    std::vector<double> values;

    void push(double value)
    {
        values.push_back(value);
        const std::size_t most = std::max<std::size_t>(600, 9 * clock.day);
        if (values.size() < most + 600)
            return;
        const std::size_t gone = values.size() - most;
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(gone));
        if (clock.day > 0) {
            clock.weekday = (clock.weekday + (clock.dayRow + gone) / clock.day) % 7;
            clock.dayRow = (clock.dayRow + gone) % clock.day;
        }
    }
};

class EnsembleModel final : public Model
{
public:
    std::vector<std::unique_ptr<PointModel>> light; // null where one could not be fitted
    std::optional<DirectBoosting> boosted;
    Tail tail;
    std::size_t horizon = 24; // of the boosted members
    Weights weights;
    Bands bands;
    Bounds bounds;
    std::string name;

    void update(double value) override
    {
        const double known = std::isfinite(value) ? value : std::nan("");
        for (auto &member : light) {
            if (member)
                member->update(known);
        }
        if (boosted)
            tail.push(known);
    }

    Result<std::vector<double>> points(std::size_t steps) const override { return combine(steps).points; }

    Result<std::vector<Quantiles>> predict(std::size_t steps) const override
    {
        const Combined c = combine(steps);
        return bands.around(c.points, bounds, c.spreads);
    }

    std::string save() const override
    {
        ByteWriter out;
        out.f64(bounds.low);
        out.f64(bounds.high);
        for (const auto &bucket : weights)
            out.numbers(bucket);
        bands.save(out);
        for (const auto &member : light) {
            out.u64(member ? 1 : 0);
            if (member)
                member->save(out);
        }
        out.u64(boosted ? 1 : 0);
        if (boosted) {
            out.size(horizon);
            for (const std::size_t v : {tail.clock.day, tail.clock.hour, tail.clock.dayRow, tail.clock.weekday})
                out.size(v);
            out.u64(tail.clock.weekly ? 1 : 0);
            out.numbers(tail.values);
            boosted->save(out);
        }
        return seal(name, kLayout, out.bytes());
    }

    struct Combined
    {
        std::vector<double> points;
        std::vector<Spread> spreads;
    };

    Combined combine(std::size_t steps) const
    {
        std::vector<double> said(kLight * steps, std::nan(""));
        for (std::size_t k = 0; k < kLight; ++k) {
            if (light[k])
                light[k]->points({said.data() + k * steps, steps});
        }
        Combined out{.points = std::vector<double>(steps), .spreads = {}};
        std::optional<DirectFeatures> features;
        if (boosted) {
            features.emplace(tail.values, tail.clock);
            features->setOrigin(tail.values.size());
            out.spreads.resize(steps);
        }
        std::array<Vote, kMost> votes;
        std::array<DirectAnswer, kVariants.size()> answers;
        std::size_t bucket = 0;
        for (std::size_t i = 0; i < steps; ++i) {
            bucket = weightBucketOf(i + 1);
            double total = 0.0;
            for (std::size_t k = 0; k < kLight; ++k) {
                const double v = said[k * steps + i];
                votes[k] = {light[k] ? v : 0.0, light[k] ? weights[bucket][k] : 0.0};
                total += votes[k].weight;
            }
            std::size_t count = kLight;
            if (boosted && i < horizon && std::isfinite(features->last())) {
                boosted->answer(*features, i + 1, said[kTheta * steps + i], false, answers);
                for (std::size_t v = 0; v < boosted->variants(); ++v) {
                    const bool finite = std::isfinite(answers[v].median);
                    votes[count++] = {finite ? answers[v].median : 0.0, finite ? weights[bucket][kLight + v] : 0.0};
                    total += votes[count - 1].weight;
                    const double part = 1.0 / static_cast<double>(boosted->variants());
                    out.spreads[i].up += part * std::max(0.0, answers[v].high - answers[v].median);
                    out.spreads[i].down += part * std::max(0.0, answers[v].median - answers[v].low);
                }
            } else if (boosted && i > 0) {
                out.spreads[i] = out.spreads[i - 1];
            }
            if (!(total > 0.0)) {
                // Beyond the boosted members' reach nobody is left with a say: all simple ones are asked alike.
                for (std::size_t k = 0; k < kLight; ++k)
                    votes[k].weight = light[k] ? 1.0 : 0.0;
            }
            out.points[i] = std::clamp(weightedMedian(std::span(votes).first(count)), bounds.low, bounds.high);
        }
        return out;
    }
};

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
        const LightForecaster &forecaster = *lightMembers()[k].forecaster;
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
                const DirectBoosting *boosted, std::size_t from)
{
    Trials trials;
    const std::size_t variants = boosted ? boosted->variants() : 0;
    trials.members = kLight + variants;
    trials.steps = stepsWithin(past.horizon);
    DirectFeatures features(values, clock);
    std::array<double, kLight> light{};
    std::array<DirectAnswer, kVariants.size()> answers;
    for (std::size_t i = 0; i < past.origins.size(); ++i) {
        if (past.origins[i] < from)
            continue;
        trials.origins.push_back(past.origins[i]);
        if (boosted)
            features.setOrigin(past.origins[i]);
        for (std::size_t s = 0; s < trials.steps; ++s) {
            const std::size_t target = past.origins[i] + kTrialSteps[s] - 1;
            const bool known = target < values.size() && std::isfinite(values[target]);
            trials.truths.push_back(known ? values[target] : std::nan(""));
            for (std::size_t k = 0; k < kLight; ++k)
                light[k] = past.at(k, i, kTrialSteps[s]);
            trials.forecasts.insert(trials.forecasts.end(), light.begin(), light.end());
            if (!boosted)
                continue;
            double up = 0.0;
            double down = 0.0;
            const bool speak = known && std::isfinite(features.last());
            if (speak)
                boosted->answer(features, kTrialSteps[s], light[kTheta], true, answers);
            for (std::size_t v = 0; v < variants; ++v) {
                trials.forecasts.push_back(speak ? answers[v].median
                                                 : std::nan(""));
                const double part = 1.0 / static_cast<double>(variants);
                up += speak ? part * std::max(0.0, answers[v].high - answers[v].median) : 0.0;
                down += speak ? part * std::max(0.0, answers[v].median - answers[v].low) : 0.0;
            }
            trials.up.push_back(up);
            trials.down.push_back(down);
        }
    }
    return trials;
}

// A ratio that stands for "infinitely worse than a naive model that never erred".
constexpr double kHopeless = 1e6;

double ratio(double model, double base)
{
    if (base > 0.0)
        return std::min(model / base, kHopeless);
    return model > 0.0 ? kHopeless : 1.0;
}

double betterNaive(const Trials &trials, std::size_t horizon)
{
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < kLight; ++k) {
        if (!lightMembers()[k].prior.naive)
            continue;
        const TrialError e = errorOfMember(trials, k, horizon);
        if (e.count > 0.0)
            least = std::min(least, e.absolute);
    }
    return std::isfinite(least) ? least : 0.0;
}

// Share of truths inside the 80 % band, with bands calibrated on the earlier two thirds of the origins and judged on
// the rest: judging them on what they were made from would always answer 80 %.
double heldOutCoverage(const Trials &trials, std::span<const double> points, std::size_t horizon, Bounds bounds)
{
    const std::size_t learned = trials.origins.size() * 2 / 3;
    if (learned == 0 || learned == trials.origins.size())
        return 0.0;
    Trials early = trials;
    for (std::size_t at = 0; at < early.truths.size(); ++at) {
        if (early.origins[at / early.steps] + kTrialSteps[at % early.steps] > trials.origins[learned])
            early.truths[at] = std::nan("");
    }
    const Bands bands = Bands::calibrate(residualsOf(early, points, 0, learned));
    std::size_t inside = 0;
    std::size_t total = 0;
    for (std::size_t i = learned; i < trials.origins.size(); ++i) {
        for (std::size_t s = 0; s < trials.steps && kTrialSteps[s] <= horizon; ++s) {
            const std::size_t at = i * trials.steps + s;
            if (!std::isfinite(trials.truths[at]) || !std::isfinite(points[at]))
                continue;
            const Spread spread =
                trials.up.empty() ? Spread{}
                                  : Spread{trials.up[at], trials.down[at]};
            const Quantiles q = bands.at(kTrialSteps[s], points[at], bounds, spread);
            inside += trials.truths[at] >= q[4] && trials.truths[at] <= q[10] ? 1U : 0U;
            ++total;
        }
    }
    return total > 0 ? static_cast<double>(inside) / static_cast<double>(total) : 0.0;
}

void fillReport(EnsembleReport &report, const Trials &trials, std::span<const double> points,
                const EnsembleModel &model, std::size_t horizon, Bounds bounds)
{
    const double base = betterNaive(trials, horizon);
    const auto origins = static_cast<int>(trials.origins.size());
    const auto testOf = [&](std::string name, const TrialError &e) {
        return BackTest{.model = std::move(name),
                        .relMae = ratio(e.absolute, base),
                        .wape = ratio(e.absolute, e.truth),
                        .coverage80 = 0.0,
                        .origins = origins};
    };
    for (std::size_t k = 0; k < trials.members; ++k) {
        const TrialError error = errorOfMember(trials, k, horizon);
        if (error.count == 0.0)
            continue;
        MemberReport member;
        member.name = k < kLight ? std::string(lightMembers()[k].forecaster->info().name)
                                 : std::string(kVariantNames[k - kLight]);
        member.backTest = testOf(member.name, error);
        for (const auto &bucket : model.weights) {
            double total = 0.0;
            for (const double w : bucket)
                total += w;
            member.weights.push_back(total > 0.0 ? bucket[k] / total : 0.0);
        }
        report.members.push_back(std::move(member));
    }
    report.backTest = testOf(model.name, errorOf(trials, points, horizon));
    report.backTest.coverage80 = heldOutCoverage(trials, points, horizon, bounds);
    for (std::size_t b = 0; b < kWeightNodes.size(); ++b) {
        const TrialError e = errorOf(trials, points, kWeightNodes[b]);
        report.relMae[b] = kWeightNodes[b] <= kTrialSteps[std::max<std::size_t>(1, trials.steps) - 1] && e.count > 0.0
                               ? ratio(e.absolute, betterNaive(trials, kWeightNodes[b]))
                               : std::nan("");
    }
    if (!model.boosted)
        return;
    const auto shares = model.boosted->importances();
    for (std::size_t c = 0; c < shares.size(); ++c)
        report.importances.emplace_back(DirectFeatures::names()[c], shares[c]);
    std::stable_sort(report.importances.begin(), report.importances.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
}

class Ensemble final : public Forecaster
{
public:
    explicit Ensemble(Tier tier) : m_tier(tier) {}
    ForecasterInfo info() const override
    {
        const bool full = m_tier == Tier::Full;
        return {.name = full ? "combination-full" : "combination",
                .family = "combination",
                .tier = full ? "full" : "light",
                .minimumRows = 24,
                .goodFor = full ? "nearly every series: the light models and three boosted ones, weighted by their past"
                                : "nearly every series: what the other light models agree on, weighted by their past",
                .source = "Petropoulos & Svetunkov (2020), doi:10.1016/j.ijforecast.2019.01.006"};
    }
    Result<std::unique_ptr<Model>> fit(const FitInput &input) const override
    {
        if (countFinite(input.target.values) < info().minimumRows)
            return fail(ErrorCode::InsufficientData, "fit combination", "fewer than 24 values");
        return fitEnsemble(input, m_tier, 24);
    }
    Result<std::unique_ptr<Model>> load(std::string_view bytes) const override;

private:
    Tier m_tier;
};

} // namespace

Result<std::unique_ptr<Model>> fitEnsemble(const FitInput &input, Tier tier, std::size_t horizon,
                                           EnsembleReport *report)
{
    if (!(input.bounds.low <= input.bounds.high))
        return fail(ErrorCode::InvalidArgument, "fit combination", "bounds out of order");
    auto model = std::make_unique<EnsembleModel>();
    std::vector<double> cleaned = input.target.values;
    for (double &v : cleaned)
        v = std::isfinite(v) ? v : std::nan("");
    const std::size_t rows = cleaned.size();
    std::vector<MemberPrior> priors;
    for (const LightMember &member : lightMembers()) {
        const auto needed = member.forecaster->rowsNeeded(input.target.step);
        model->light.push_back(needed && countFinite(cleaned) >= *needed
                                   ? member.forecaster->fitPoints(cleaned, input.target.step)
                                   : nullptr);
        priors.push_back(member.prior);
    }
    if (std::none_of(model->light.begin(), model->light.end(), [](const auto &m) { return m != nullptr; }))
        return fail(ErrorCode::InsufficientData, "fit combination", "too few values");
    model->horizon = horizonOf(input.target.step);
    model->bounds = input.bounds;
    model->name = tier == Tier::Full ? "combination-full" : "combination";

    const std::size_t day = std::max<std::size_t>(24, rowsPerDay(input.target.step));
    FitInput clean{.target = {.start = input.target.start, .step = input.target.step, .values = cleaned}};
    const bool full = tier == Tier::Full && rows >= 2 * day;
    const std::size_t half = std::max<std::size_t>(1, rows - rows / 2);
    const std::size_t split = full ? rows - std::clamp(rows / 4, std::min(rows / 2, day + day / 4), rows / 2) : half;
    const LightPast past = full ? rollLight(clean, model->horizon, std::max(day + 24, rows / 8), 256, 8)
                                : rollLight(clean, model->horizon, half, 80, 2);
    const Clockwork clock = clockworkOf(input.target.start, input.target.step, input.calendar.utcOffsetMinutes, rows);
    if (full) {
        auto boosted = DirectBoosting::fit(cleaned, clock, past, kVariants, split, input.seed);
        if (boosted) {
            model->boosted = std::move(*boosted);
            model->tail.clock = clock;
            for (const double v : cleaned)
                model->tail.push(v);
            priors.resize(kLight + kVariants.size(), {kBoostedPrior, false});
        }
    }
    const Trials trials = trialsOf(past, cleaned, clock, model->boosted ? &*model->boosted : nullptr, split);
    if (trials.origins.empty()) {
        for (auto &bucket : model->weights) {
            for (std::size_t k = 0; k < kLight; ++k)
                bucket.push_back(model->light[k] ? 1.0 : 0.0);
        }
        model->bands = Bands::calibrate(persistenceResiduals(cleaned));
        return std::unique_ptr<Model>(std::move(model));
    }
    model->weights = learnWeights(trials, priors);
    const auto points = combined(trials, model->weights);
    model->bands = Bands::calibrate(residualsOf(trials, points, 0, trials.origins.size()));
    if (report)
        fillReport(*report, trials, points, *model, horizon, input.bounds);
    return std::unique_ptr<Model>(std::move(model));
}

Result<std::unique_ptr<Model>> Ensemble::load(std::string_view bytes) const
{
    const auto bad = [] { return fail(ErrorCode::Protocol, "model bytes", "fields do not fit"); };
    const auto payload = unseal(info().name, kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    auto model = std::make_unique<EnsembleModel>();
    model->name = info().name;
    model->bounds.low = in.f64();
    model->bounds.high = in.f64();
    for (auto &bucket : model->weights)
        bucket = in.numbers();
    model->bands = Bands::load(in);
    bool any = false;
    for (const LightMember &member : lightMembers()) {
        const std::uint64_t there = in.u64();
        model->light.push_back(there == 1 ? member.forecaster->loadPoints(in) : nullptr);
        if (there > 1 || (there == 1 && !model->light.back()))
            return bad();
        any = any || there == 1;
    }
    if (in.u64() == 1) {
        model->horizon = in.size();
        auto &clock = model->tail.clock;
        for (std::size_t *v : {&clock.day, &clock.hour, &clock.dayRow, &clock.weekday})
            *v = in.size();
        clock.weekly = in.u64() == 1;
        model->tail.values = in.numbers();
        auto boosted = DirectBoosting::load(in);
        const std::size_t day = rowsPerDay(std::chrono::seconds{1});
        if (!boosted || boosted->variants() != kVariants.size() || clock.day > day ||
            (clock.day > 0 && clock.dayRow >= clock.day) || clock.weekday > 6 || clock.hour * 24 > clock.day ||
            model->horizon > kTrialSteps.back())
            return bad();
        model->boosted = std::move(*boosted);
    }
    const std::size_t members = kLight + (model->boosted ? kVariants.size() : 0);
    for (const auto &bucket : model->weights) {
        if (bucket.size() < (model->boosted ? members : kLight) ||
            !std::all_of(bucket.begin(), bucket.end(), [](double w) { return w >= 0.0 && w <= 1e3; }))
            return bad();
    }
    if (!any || !in.atEnd() || !(model->bounds.low <= model->bounds.high))
        return bad();
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
