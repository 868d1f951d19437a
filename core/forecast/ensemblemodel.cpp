#include "core/forecast/ensemblemodel.h"

#include "core/forecast/models.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 2;

} // namespace

const std::array<const LightForecaster *, kLight> &lightMembers()
{
    static const std::array<const LightForecaster *, kLight> all{&naive(), &seasonalNaive(), &levelSeasonal(),
                                                                 &levelHourly(), &theta()};
    return all;
}

std::string_view boostedName(DirectBase base)
{
    switch (base) {
    case DirectBase::Nothing:
        return "boosting-direct";
    case DirectBase::LastValue:
        return "boosting-change";
    case DirectBase::Theta:
        return "boosting-theta";
    case DirectBase::DayMean:
        return "boosting-relative";
    }
    return {};
}

std::string_view combinationName(Tier tier)
{
    return tier == Tier::Full ? "combination-full" : "combination";
}

void Tail::push(double value)
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

void EnsembleModel::update(double value)
{
    const double known = std::isfinite(value) ? value : std::nan("");
    watch.arrived(known);
    for (auto &member : light) {
        if (member)
            member->update(known);
    }
    if (boosted)
        tail.push(known);
    expect();
}

void EnsembleModel::expect()
{
    if (!watch.on())
        return;
    const Combined c = combine(kWatchNodes);
    for (std::size_t j = 0; j < kWatchNodes.size(); ++j) {
        const Spread spread = c.spreads.empty() ? Spread{} : c.spreads[j];
        const Quantiles q = bands.at(kWatchNodes[j], c.points[j], bounds, spread, watch.widening(kWatchNodes[j]));
        watch.expect(j, std::span(c.members).subspan(j * members(), members()), q[4], q[10]);
    }
}

Result<std::vector<double>> EnsembleModel::points(std::size_t steps) const
{
    return combine(steps).points;
}

Result<std::vector<Quantiles>> EnsembleModel::predict(std::size_t steps) const
{
    const Combined c = combine(steps);
    std::vector<Quantiles> out(steps);
    for (std::size_t i = 0; i < steps; ++i)
        out[i] =
            bands.at(i + 1, c.points[i], bounds, c.spreads.empty() ? Spread{} : c.spreads[i], watch.widening(i + 1));
    return out;
}

EnsembleModel::Combined EnsembleModel::combine(std::size_t steps) const
{
    std::vector<std::size_t> all(steps);
    std::iota(all.begin(), all.end(), std::size_t{1});
    return combine(all);
}

// Steps increase.
EnsembleModel::Combined EnsembleModel::combine(std::span<const std::size_t> steps) const
{
    const std::size_t last = steps.empty() ? 0 : steps.back();
    std::vector<double> said(kLight * last, std::nan(""));
    for (std::size_t k = 0; k < kLight; ++k) {
        if (light[k])
            light[k]->points({said.data() + k * last, last});
    }
    const std::size_t count = members();
    Combined out{.members = std::vector<double>(steps.size() * count, std::nan("")),
                 .points = std::vector<double>(steps.size()),
                 .spreads = {}};
    const auto reached =
        static_cast<std::size_t>(std::upper_bound(steps.begin(), steps.end(), horizon) - steps.begin());
    std::vector<DirectAnswer> answers; // variant × reached step
    bool speak = false;
    if (boosted) {
        DirectFeatures features(tail.values, tail.clock);
        features.setOrigin(tail.values.size());
        speak = std::isfinite(features.last());
        out.spreads.resize(steps.size());
        std::vector<double> theta;
        for (std::size_t i = 0; i < reached; ++i)
            theta.push_back(said[kTheta * last + steps[i] - 1]);
        if (speak)
            answers = boosted->answers(features, steps.first(reached), theta, judging);
    }
    std::array<Vote, kLight + kMostBoosted> votes;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        double *const own = out.members.data() + i * count;
        for (std::size_t k = 0; k < kLight; ++k)
            own[k] = said[k * last + steps[i] - 1];
        for (std::size_t v = 0; v + kLight < count && speak && i < reached; ++v) {
            const DirectAnswer &answer = answers[v * reached + i];
            own[kLight + v] = answer.median;
            const double part = 1.0 / static_cast<double>(count - kLight);
            out.spreads[i].up += part * std::max(0.0, answer.high - answer.median);
            out.spreads[i].down += part * std::max(0.0, answer.median - answer.low);
        }
        if (boosted && i >= reached && i > 0)
            out.spreads[i] = out.spreads[i - 1];
        const auto &row = weights[weightBucketOf(steps[i])];
        double total = 0.0;
        for (std::size_t k = 0; k < count; ++k) {
            const bool known = std::isfinite(own[k]);
            votes[k] = {known ? own[k] : 0.0, known ? row[k] * watch.trust(steps[i], k) : 0.0};
            total += votes[k].weight;
        }
        if (!(total > 0.0)) {
            // Beyond the boosted members' reach nobody is left with a say: all simple ones are asked alike.
            for (std::size_t k = 0; k < kLight; ++k)
                votes[k].weight = std::isfinite(own[k]) ? 1.0 : 0.0;
        }
        out.points[i] = std::clamp(weightedMedian(std::span(votes).first(count)), bounds.low, bounds.high);
    }
    return out;
}

std::string EnsembleModel::save() const
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
    watch.save(out);
    return seal(name, kLayout, out.bytes());
}

Result<std::unique_ptr<Model>> EnsembleModel::load(Tier tier, std::string_view bytes)
{
    const auto bad = [] { return fail(ErrorCode::Protocol, "model bytes", "fields do not fit"); };
    const auto payload = unseal(combinationName(tier), kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    auto model = std::make_unique<EnsembleModel>();
    model->name = combinationName(tier);
    model->bounds.low = in.f64();
    model->bounds.high = in.f64();
    for (auto &bucket : model->weights)
        bucket = in.numbers();
    model->bands = Bands::load(in);
    bool any = false;
    for (const LightForecaster *member : lightMembers()) {
        const std::uint64_t there = in.u64();
        model->light.push_back(there == 1 ? member->loadPoints(in) : nullptr);
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
        if (!boosted || boosted->variants() > kMostBoosted || clock.day > day ||
            (clock.day > 0 && clock.dayRow >= clock.day) || clock.weekday > 6 || clock.hour * 24 > clock.day ||
            model->horizon > kTrialSteps.back())
            return bad();
        model->boosted = std::move(*boosted);
    }
    for (const auto &bucket : model->weights) {
        if (bucket.size() != model->members() ||
            !std::all_of(bucket.begin(), bucket.end(), [](double w) { return w >= 0.0 && w <= 1e3; }))
            return bad();
    }
    if (!any || !model->watch.load(in, model->members()) || !in.atEnd() || !(model->bounds.low <= model->bounds.high))
        return bad();
    return std::unique_ptr<Model>(std::move(model));
}

} // namespace preamar::forecast
