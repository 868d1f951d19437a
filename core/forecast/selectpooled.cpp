#include "core/base/digest.h"
#include "core/domain/reason.h"
#include "core/forecast/calibrated.h"
#include "core/forecast/knownfuture.h"
#include "core/forecast/pooled.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr double kClearly = 0.97; // of the error that is there without pooling
constexpr std::size_t kOrigins = 24;
constexpr std::size_t kSoon = 6; // steps

// Rolls a model that is fitted already: from `known` rows on it is only updated.
Rolled rolledOn(Model &model, std::span<const double> values, std::size_t known, std::size_t horizon)
{
    Rolled rolled{.horizon = horizon, .origins = {}, .points = {}};
    for (const std::size_t origin : spreadOrigins(known, values.size(), kOrigins)) {
        for (; known < origin; ++known)
            model.update(values[known]);
        const auto points = model.points(horizon);
        if (!points || points->size() != horizon)
            return {};
        rolled.origins.push_back(origin);
        rolled.points.insert(rolled.points.end(), points->begin(), points->end());
    }
    return rolled;
}

} // namespace

// The better of the naive models at the same origins; infinite where none could be fitted.
double naiveError(const FitInput &input, const Rolled &rolled, std::size_t horizon)
{
    double least = std::numeric_limits<double>::infinity();
    const RollPlan plan{.origins = rolled.origins, .horizon = rolled.horizon, .refits = rolled.origins.size()};
    for (const Forecaster *forecaster : registry()) {
        if (forecaster->info().family != "naive")
            continue;
        const auto naive = roll(*forecaster, input, plan);
        const ErrorSum error = naive ? errorOf(*naive, input.target.values, horizon) : ErrorSum{};
        least = error.count > 0 ? std::min(least, error.absolute) : least;
    }
    return least;
}

Selection selectPooled(std::span<const FitInput> everybody, std::size_t which, const SelectionOptions &options)
{
    const FitInput &input = everybody[which];
    Selection alone = select(input, options);
    const auto &values = input.target.values;
    const std::size_t day = std::clamp<std::size_t>(rowsPerDay(input.target.step), 24, 288);
    const std::size_t split = values.size() - values.size() / 4;
    // Those that are younger still have nothing to teach, and would narrow what the others can.
    std::vector<FitInput> pool{input};
    for (std::size_t i = 0; i < everybody.size(); ++i) {
        if (i != which && everybody[i].target.values.size() >= values.size())
            pool.push_back(everybody[i]);
    }
    if (pool.size() < 2 || alone.all.empty() || values.size() >= 2 * day || split < pooled().info().minimumRows ||
        !KnownFuture::learn(input).none())
        return alone;
    const Timestamp then = input.target.timeAt(split);
    std::vector<FitInput> earlier;
    for (const FitInput &one : pool)
        earlier.push_back(before(one, then));
    const auto young = pooled().fitPooled(earlier);
    Selection past = select(earlier.front(), {.tier = Tier::Light, .horizon = options.horizon, .mustQualify = false});
    if (!young || !past.model)
        return alone;
    const Rolled together = rolledOn(*young->front(), values, split, day);
    const Rolled single = rolledOn(*past.model, values, split, day);
    const ErrorSum error = errorOf(together, values, options.horizon);
    const ErrorSum other = errorOf(single, values, options.horizon);
    // Half an hour must not pay for two.
    const bool soon = errorOf(together, values, kSoon).absolute <= errorOf(single, values, kSoon).absolute;
    if (error.count == 0 || !soon || !(error.absolute < kClearly * other.absolute))
        return alone;
    const double relMae = relativeError(error.absolute, naiveError(input, together, options.horizon));
    if (options.mustQualify && !(relMae <= 1.0) && alone.chosen.relMae <= 1.0)
        return alone; // which may be trusted, if only for a while
    auto models = pooled().fitPooled(pool);
    if (!models)
        return alone;
    Selection chosen;
    const Bands bands = Bands::calibrate(residualsOf(together, values));
    chosen.model = calibrated(pooled(), std::move(models->front()), bands, input.bounds);
    chosen.name = pooled().info().name;
    chosen.version = sha256Hex(chosen.model->save()).substr(0, 16);
    const double coverage = heldOutCoverage(together, values, options.horizon, input.bounds);
    chosen.chosen = {.model = chosen.name,
                     .relMae = relMae,
                     .wape = error.truth > 0.0 ? error.absolute / error.truth : 0.0,
                     .coverage80 = std::isfinite(coverage) ? coverage : 0.0,
                     .origins = static_cast<int>(together.origins.size())};
    chosen.all.push_back(chosen.chosen);
    chosen.all.insert(chosen.all.end(), alone.all.begin(), alone.all.end());
    chosen.report = std::move(alone.report);
    chosen.eligible = alone.eligible;
    chosen.ineligibleReason = alone.ineligibleReason;
    chosen.reasonNumbers = alone.reasonNumbers;
    // What could not be foreseen alone may be in company, and the other way round.
    if (alone.eligible || alone.ineligibleReason == toString(ReasonCode::NotPredictable)) {
        chosen.eligible = relMae <= 1.0;
        chosen.ineligibleReason = chosen.eligible ? std::string_view{} : toString(ReasonCode::NotPredictable);
        chosen.reasonNumbers = chosen.eligible ? std::vector<double>{} : std::vector<double>{relMae};
    }
    return chosen;
}

} // namespace preamar::forecast
