#include "core/forecast/selection.h"

#include "core/base/digest.h"
#include "core/domain/reason.h"
#include "core/forecast/calendarmodel.h"
#include "core/forecast/calibrated.h"
#include "core/forecast/ensemblefit.h"
#include "core/forecast/light.h"
#include "core/forecast/models.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace preamar::forecast {

namespace {

// Rows of a series, which begins with a known value, that teach but judge nothing; empty where all judge.
using Unjudged = std::vector<bool>;

struct Trial
{
    const Forecaster *forecaster = nullptr;
    Rolled rolled;
    ErrorSum error;
};

void refuse(Selection &selection, ReasonCode code, std::vector<double> numbers)
{
    selection.eligible = false;
    selection.ineligibleReason = toString(code);
    selection.reasonNumbers = std::move(numbers);
}

// I-11: long enough, dense enough, and no worse than repeating; else it may be trusted as far as it is clearly better.
void judge(Selection &selection, const FitInput &input, const std::optional<ShorterTest> &shorter,
           const SelectionOptions &options)
{
    const auto &values = input.target.values;
    const auto first = std::find_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    const auto span = static_cast<std::size_t>(values.end() - first);
    const double hours = static_cast<double>(span) * toSeconds(input.target.step) / 3600.0;
    if (hours < options.minimumHours || selection.all.empty())
        return refuse(selection, ReasonCode::HistoryTooShort, {hours, options.minimumHours});
    const double coverage = static_cast<double>(countFinite(values)) / static_cast<double>(span);
    if (coverage < options.minimumCoverage)
        return refuse(selection, ReasonCode::HistoryHasGaps, {100.0 * coverage, 100.0 * options.minimumCoverage});
    if (!(selection.chosen.relMae <= 1.0)) {
        if (!shorter)
            return refuse(selection, ReasonCode::NotPredictable, {selection.chosen.relMae});
        selection.chosen = shorter->test;
        selection.chosen.model = selection.name;
        selection.trustedSteps = shorter->steps;
    }
    selection.eligible = selection.model != nullptr;
}

// Back-tests that can be made; rows before the first value say nothing and are left out by the caller.
std::vector<Trial> rollAll(std::span<const Forecaster *const> forecasters, const FitInput &input,
                           std::span<const double> truths, const SelectionOptions &options)
{
    const std::size_t rows = input.target.values.size();
    const std::size_t day = std::max<std::size_t>(24, rowsPerDay(input.target.step));
    RollPlan plan{.origins =
                      spreadOrigins(rows - rows / 2, rows, static_cast<std::size_t>(std::max(1, options.origins))),
                  .horizon = std::max(options.horizon, day),
                  .refits = 2};
    std::vector<Trial> trials;
    for (const Forecaster *forecaster : forecasters) {
        auto rolled = roll(*forecaster, input, plan);
        if (!rolled || plan.origins.empty())
            continue;
        const ErrorSum error = errorOf(*rolled, truths, options.horizon);
        if (error.count > 0)
            trials.push_back({.forecaster = forecaster, .rolled = std::move(*rolled), .error = error});
    }
    return trials;
}

FitInput trimmed(const FitInput &input)
{
    FitInput out = input;
    auto &values = out.target.values;
    const auto first = std::find_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    out.target.start = input.target.timeAt(static_cast<std::size_t>(first - values.begin()));
    values.erase(values.begin(), first);
    return out;
}

// Of the better naive model.
double naiveError(const std::vector<Trial> &trials, std::span<const double> truths, std::size_t horizon)
{
    double base = std::numeric_limits<double>::infinity();
    for (const Trial &trial : trials) {
        if (trial.forecaster->info().family == "naive")
            base = std::min(base, errorOf(trial.rolled, truths, horizon).absolute);
    }
    return base;
}

BackTest backTestOf(const Trial &trial, double base, std::span<const double> truths, Bounds bounds, std::size_t horizon)
{
    const double coverage = heldOutCoverage(trial.rolled, truths, horizon, bounds);
    const ErrorSum error = errorOf(trial.rolled, truths, horizon);
    return {.model = std::string(trial.forecaster->info().name),
            .relMae = relativeError(error.absolute, base),
            .wape = relativeError(error.absolute, error.truth),
            .coverage80 = std::isfinite(coverage) ? coverage : 0.0,
            .origins = static_cast<int>(trial.rolled.origins.size())};
}

// The model that goes on: fitted on everything, with the bands of its back-test, or with its own where there is none.
void fitChosen(Selection &selection, const Forecaster &forecaster, const Trial *trial, const FitInput &input,
               std::span<const double> truths)
{
    FitInput all = input;
    all.ownBands = trial == nullptr;
    auto model = forecaster.fit(all);
    if (!model)
        return;
    const Bands bands = trial ? Bands::calibrate(residualsOf(trial->rolled, truths)) : Bands{};
    selection.model = trial ? calibrated(forecaster, std::move(*model), bands, input.bounds) : std::move(*model);
    selection.name = forecaster.info().name;
    selection.version = sha256Hex(selection.model->save()).substr(0, 16);
}

// One model; the naive models are tried beside it for the ratio.
Selection selectOne(const Forecaster &wanted, const FitInput &given, const Unjudged &unjudged,
                    const SelectionOptions &options)
{
    const FitInput input = trimmed(given);
    std::vector<double> truths = input.target.values;
    for (std::size_t i = 0; i < unjudged.size(); ++i)
        truths[i] = unjudged[i] ? std::nan("") : truths[i];
    std::vector<const Forecaster *> candidates{&wanted};
    for (const Forecaster *f : registry()) {
        if (f->info().family == "naive" && f != &wanted)
            candidates.push_back(f);
    }
    const auto trials = rollAll(candidates, input, truths, options);
    Selection selection;
    std::optional<ShorterTest> shorter;
    const auto own =
        std::find_if(trials.begin(), trials.end(), [&wanted](const Trial &t) { return t.forecaster == &wanted; });
    if (own != trials.end()) {
        const auto testAt = [&](std::size_t steps) {
            return backTestOf(*own, naiveError(trials, truths, steps), truths, input.bounds, steps);
        };
        selection.chosen = testAt(options.horizon);
        selection.all.push_back(selection.chosen);
        for (const std::size_t steps : shorterHorizons(options.horizon, input.target.step)) {
            if (shorter || selection.chosen.relMae <= 1.0)
                break;
            if (BackTest test = testAt(steps); test.relMae <= kClearlyBetter)
                shorter = ShorterTest{steps, std::move(test)};
        }
        fitChosen(selection, wanted, &*own, input, truths);
    } else {
        fitChosen(selection, wanted, nullptr, input, truths);
        selection.chosen.model = selection.name;
    }
    judge(selection, input, shorter, options);
    return selection;
}

Selection selectCombination(const FitInput &given, const Unjudged &unjudged, const SelectionOptions &options)
{
    const FitInput input = trimmed(given);
    Selection selection;
    auto model = fitEnsembleJudged(input, options.tier, options.horizon, &selection.report, unjudged);
    if (model) {
        selection.model = std::move(*model);
        selection.name = options.tier == Tier::Full ? "combination-full" : "combination";
        selection.chosen = selection.report.backTest;
        selection.chosen.model = selection.name;
        if (!selection.report.members.empty())
            selection.all.push_back(selection.chosen);
        for (const MemberReport &member : selection.report.members)
            selection.all.push_back(member.backTest);
        selection.version = sha256Hex(selection.model->save()).substr(0, 16);
    }
    judge(selection, input, selection.report.shorter, options);
    return selection;
}

Selection selectNamedFreed(std::string_view name, const FitInput &input, const Unjudged &unjudged,
                           const SelectionOptions &options);

Selection selectFreed(const FitInput &input, const Unjudged &unjudged, const SelectionOptions &options)
{
    if (countFinite(input.target.values) < combination().info().minimumRows) {
        Selection first;
        for (const Forecaster *f : registry()) {
            if (f->info().tier == "light" && !first.model)
                first = selectOne(*f, input, unjudged, options);
        }
        return first;
    }
    Selection selection = selectCombination(input, unjudged, options);
    if (!options.mustQualify || selection.all.empty() || selection.report.backTest.relMae <= 1.0)
        return selection;
    const auto best = std::min_element(
        selection.report.members.begin(), selection.report.members.end(),
        [](const MemberReport &a, const MemberReport &b) { return a.backTest.relMae < b.backTest.relMae; });
    if (best->backTest.relMae > 1.0 || !findForecaster(best->name))
        return selection;
    // A member that all but repeats says no more than what is measured; for a while the combination does.
    if (selection.trustedSteps && best->backTest.relMae > kClearlyBetter)
        return selection;
    Selection single = selectNamedFreed(best->name, input, unjudged, options);
    single.report = std::move(selection.report);
    return single;
}

Selection selectNamedFreed(std::string_view name, const FitInput &input, const Unjudged &unjudged,
                           const SelectionOptions &options)
{
    const Forecaster *forecaster = findForecaster(name);
    if (!forecaster)
        return {};
    if (name == "combination" || name == "combination-full") {
        SelectionOptions tier = options;
        tier.tier = name == "combination" ? Tier::Light : Tier::Full;
        return selectCombination(input, unjudged, tier);
    }
    return selectOne(*forecaster, input, unjudged, options);
}

// A quarter of the newest rows, by which a combination is judged.
bool canBeJudged(const Unjudged &unjudged, Millis step)
{
    const std::size_t rows = unjudged.size();
    const std::size_t day = std::max<std::size_t>(24, rowsPerDay(step));
    const std::size_t newest = std::clamp(rows / 4, std::min(rows / 2, day + day / 4), rows / 2);
    return 4 * std::count(unjudged.end() - static_cast<std::ptrdiff_t>(newest), unjudged.end(), true) <=
           3 * static_cast<std::ptrdiff_t>(newest);
}

// Whatever `choose` makes of the series freed of its calendar, seen through the calendar.
template<class Choose>
Selection throughCalendar(const FitInput &given, bool holidays, const Choose &choose)
{
    if (given.calendar.holidays.empty() && given.calendar.events.empty() && given.calendar.changes.empty())
        return choose(given, Unjudged{});
    FitInput input = trimmed(given);
    KnownFuture known = KnownFuture::learn(input, holidays);
    if (known.none()) {
        input.calendar = {.utcOffsetMinutes = known.utcOffsetMinutes(), .holidays = input.calendar.holidays};
        return choose(input, Unjudged{});
    }
    // What an event or a holiday taught was taken out of the event itself: it cannot judge. Where that leaves too little
    // to judge by, what the operator said must do.
    Unjudged unjudged = known.learnedRows(input.target);
    if (!canBeJudged(unjudged, input.target.step)) {
        known.forgetThePast();
        unjudged.clear();
    }
    Selection selection = choose(known.without(input), unjudged);
    if (selection.model) {
        selection.model =
            withKnownFuture(std::move(selection.model), std::move(known), input.bounds, input.target.end());
        selection.version = sha256Hex(selection.model->save()).substr(0, 16);
    }
    return selection;
}

} // namespace

Selection select(const FitInput &input, const SelectionOptions &options)
{
    return throughCalendar(input, true, [&](const FitInput &freed, const Unjudged &unjudged) {
        return selectFreed(freed, unjudged, options);
    });
}

Selection selectNamed(std::string_view name, const FitInput &input, const SelectionOptions &options)
{
    const Forecaster *forecaster = findForecaster(name);
    return throughCalendar(input, !forecaster || !forecaster->info().knowsHolidays,
                           [&](const FitInput &freed, const Unjudged &unjudged) {
                               return selectNamedFreed(name, freed, unjudged, options);
                           });
}

Forecast makeForecast(const Selection &selection, const WorkloadRef &workload, const MetricId &metric, Timestamp origin,
                      Millis step, std::size_t steps, Bounds bounds, double historicalMax)
{
    Forecast forecast{.id = {},
                      .workload = workload,
                      .metric = metric,
                      .model = selection.name,
                      .modelVersion = selection.version,
                      .inputDigest = {},
                      .origin = origin,
                      .step = step,
                      .steps = {},
                      .eligible = selection.eligible,
                      .ineligibleReason = selection.ineligibleReason,
                      .trustedFor = {},
                      .backTest = selection.chosen};
    const auto implausible = [&forecast] {
        forecast.steps.clear();
        forecast.eligible = false;
        forecast.ineligibleReason = toString(ReasonCode::ForecastImplausible);
        return forecast;
    };
    if (!selection.model)
        return forecast;
    if (selection.trustedSteps)
        forecast.trustedFor = step * static_cast<std::int64_t>(*selection.trustedSteps);
    auto predicted = selection.model->predict(steps);
    if (!predicted)
        return implausible();
    forecast.steps = std::move(*predicted);
    for (std::size_t i = 0; i < forecast.steps.size(); ++i) {
        Quantiles &q = forecast.steps[i];
        const double median = q[kMedian];
        const double most = *std::max_element(q.begin(), q.end());
        // An event may ask for more than was ever seen.
        const double ceiling = 3.0 * historicalMax * std::max(1.0, selection.model->calendarFactor(i + 1));
        if (!std::isfinite(median) || !std::isfinite(most) || median < 0.0 || median > ceiling)
            return implausible();
        for (double &v : q)
            v = std::clamp(v, bounds.low, bounds.high);
    }
    return forecast;
}

} // namespace preamar::forecast
