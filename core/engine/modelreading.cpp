#include "core/engine/modelreading.h"

#include "core/config/settings.h"
#include "core/engine/forecastbook.h"
#include "core/engine/governance.h"
#include "core/engine/modelorders.h"
#include "core/forecast/bands.h"
#include "core/forecast/explain.h"
#include "core/forecast/knownfuture.h"
#include "core/forecast/light.h"
#include "core/forecast/r1predictor.h"
#include "core/forecast/roll.h"
#include "core/forecast/selection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace preamar::engine {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kTrialOrigins = 24;
constexpr std::size_t kTrialHorizon = 24;
constexpr std::size_t kChartRows = 288; // of the back-test chart: a day
constexpr std::size_t kPartRows = 2016; // of the decomposition: a week

const std::array<MetricId, 3> &jointMetrics()
{
    static const std::array<MetricId, 3> metrics{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond};
    return metrics;
}

std::int64_t dayOf(Timestamp t)
{
    return std::chrono::floor<std::chrono::days>(t).time_since_epoch().count();
}

// Predictable for half an hour but not for two: so the model was judged, or so it was in the forecasts that came true,
// where enough of them did.
Trust trustOf(const SeriesStanding &s, bool isShort)
{
    if (s.model.empty() || (!s.eligible && s.reason && s.reason->code != ReasonCode::NotPredictable))
        return Trust::Unknown;
    if (!s.eligible)
        return Trust::NotPredictable;
    const ScoreSum &far = s.scores.back();
    const bool judged = far.naiveCount >= 500;
    return isShort || (judged && far.relative() > 1.0) ? Trust::Short : Trust::Good;
}

SeriesStanding standingOf(const WorkloadReport &report, const ForecastSummary &summary, const ModelOrders &orders)
{
    SeriesStanding s;
    s.key = {report.workload.ref, summary.metric};
    s.eligible = summary.eligible;
    if (const auto code = parseReasonCode(summary.reason); code && !summary.eligible)
        s.reason = Reason{*code,
                          *code == ReasonCode::NotPredictable ? std::vector<double>{summary.backTest.relMae}
                                                              : std::vector<double>{},
                          {}};
    s.model = summary.model;
    if (!summary.model.empty())
        s.backTest = summary.backTest;
    if (const auto it = orders.compare.find(s.key); it != orders.compare.end())
        s.compare = it->second;
    s.pinned = orders.pins.contains(s.key);
    s.retraining = orders.retrain.contains(s.key);
    return s;
}

forecast::FitInput inputOf(const StudyInput &input)
{
    forecast::FitInput fit;
    const Timestamp end = floorTo(input.now, kForecastStep);
    Timestamp from = floorTo(input.now - kFitHistory, kForecastStep);
    if (!input.samples.empty())
        from = std::max(from, floorTo(input.samples.front().at, kForecastStep));
    fit.target = cellsOf(input.study.standing.key, input.samples, TimeRange{from, end});
    fit.calendar = input.calendar;
    return fit;
}

// Error of repeating the day before, or the last value where no day is known.
double naiveError(std::span<const double> values, const std::vector<std::size_t> &origins, std::size_t horizon)
{
    double error = 0.0;
    for (const std::size_t origin : origins) {
        for (std::size_t i = 0; i < horizon && origin + i < values.size(); ++i) {
            const std::size_t row = origin + i;
            const double before =
                row >= SeriesLife::kDayCells ? values[row - SeriesLife::kDayCells] : values[origin - 1];
            const double e = std::abs(values[row] - before);
            error += std::isfinite(e) ? e : 0.0;
        }
    }
    return error;
}

std::vector<ModelTrial> trialsOf(const forecast::FitInput &input)
{
    std::vector<ModelTrial> trials;
    const auto &values = input.target.values;
    if (values.size() < 72)
        return trials;
    const forecast::RollPlan plan{
        .origins = forecast::spreadOrigins(values.size() * 2 / 3, values.size() - kTrialHorizon, kTrialOrigins),
        .horizon = kTrialHorizon,
        .refits = 1};
    for (const forecast::Forecaster *f : forecast::registry()) {
        const auto rolled = forecast::roll(*f, input, plan);
        if (!rolled || plan.origins.empty())
            continue;
        ModelTrial trial{.model = std::string(f->info().name),
                         .family = std::string(f->info().family),
                         .tier = std::string(f->info().tier),
                         .at = {},
                         .origins = static_cast<int>(plan.origins.size())};
        for (std::size_t k = 0; k < kScoredSteps.size(); ++k) {
            const auto error = forecast::errorOf(*rolled, values, kScoredSteps[k]);
            const double naive = naiveError(values, plan.origins, kScoredSteps[k]);
            trial.at[k] = {.relative = naive > 0.0 ? error.absolute / naive : kNan,
                           .accuracy = error.truth > 0.0 ? 1.0 - error.absolute / error.truth : kNan,
                           .coverage = forecast::heldOutCoverage(*rolled, values, kScoredSteps[k], {})};
        }
        trials.push_back(std::move(trial));
    }
    std::stable_sort(trials.begin(), trials.end(), [](const ModelTrial &a, const ModelTrial &b) {
        return a.at.back().relative < b.at.back().relative;
    });
    return trials;
}

std::vector<BackTestPoint> backTestOf(const forecast::FitInput &input, const std::string &model)
{
    std::vector<BackTestPoint> points;
    const auto &values = input.target.values;
    const forecast::Forecaster *f = forecast::findForecaster(model);
    constexpr std::size_t ahead = kScoredSteps.front();
    if (f == nullptr || values.size() < 3 * kChartRows)
        return points;
    // The bands come from the day before the one that is shown.
    const std::size_t first = values.size() - kChartRows;
    forecast::FitInput earlier = input;
    earlier.target.values.resize(first);
    const auto learned = forecast::roll(
        *f, earlier,
        {.origins = forecast::spreadOrigins(first - kChartRows, first, 96), .horizon = ahead, .refits = 1});
    std::vector<std::size_t> origins(kChartRows - ahead);
    std::iota(origins.begin(), origins.end(), first);
    const auto shown = forecast::roll(*f, input, {.origins = origins, .horizon = ahead, .refits = 1});
    if (!learned || !shown)
        return points;
    const auto bands = forecast::Bands::calibrate(forecast::residualsOf(*learned, earlier.target.values));
    for (std::size_t i = 0; i < origins.size(); ++i) {
        const auto q = bands.around(shown->at(i), {}).back();
        const std::size_t row = origins[i] + ahead - 1;
        points.push_back(
            {.at = input.target.timeAt(row), .truth = values[row], .point = q[kMedian], .low = q[4], .high = q[10]});
    }
    return points;
}

double meanOf(std::span<const double> values)
{
    double sum = 0.0;
    double count = 0.0;
    for (const double v : values) {
        sum += std::isfinite(v) ? v : 0.0;
        count += std::isfinite(v) ? 1.0 : 0.0;
    }
    return count > 0.0 ? sum / count : kNan;
}

// Means of `values` by place in a cycle of `period`, less their own mean, so that a part moves nothing on average.
std::vector<double> profileOf(const std::vector<double> &values, std::size_t period, std::size_t phase)
{
    std::vector<double> sums(period, 0.0);
    std::vector<double> counts(period, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            sums[(i + phase) % period] += values[i];
            counts[(i + phase) % period] += 1.0;
        }
    }
    for (std::size_t p = 0; p < period; ++p)
        sums[p] = counts[p] > 0.0 ? sums[p] / counts[p] : 0.0;
    const double mean = std::accumulate(sums.begin(), sums.end(), 0.0) / static_cast<double>(period);
    for (double &v : sums)
        v -= mean;
    return sums;
}

// Classical additive decomposition (Hyndman & Athanasopoulos, Forecasting 3.4), the level as the mean of the day
// around; of what is left when the calendar's holidays and events are taken out, so that they spoil no ordinary day.
Decomposition partsOf(const forecast::FitInput &input)
{
    Decomposition d;
    constexpr std::size_t day = SeriesLife::kDayCells;
    const Grid &target = input.target;
    const auto known = forecast::KnownFuture::learn(input);
    std::vector<double> values = target.values;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] /= known.at(target.timeAt(i)).factor;
    if (values.size() < 2 * day)
        return d;
    std::vector<double> level(values.size());
    std::vector<double> moved(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t from = i > day / 2 ? i - day / 2 : 0;
        level[i] = meanOf(std::span(values).subspan(from, std::min(day, values.size() - from)));
        moved[i] = values[i] - level[i];
    }
    const auto daily = profileOf(moved, day, 0);
    std::vector<double> weekly;
    if (values.size() >= 14 * day) {
        std::vector<double> left(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            left[i] = moved[i] - daily[i % day];
        // By hour of the week: finer would be noise.
        std::vector<double> hours;
        for (std::size_t i = 0; i + 12 <= left.size(); i += 12)
            hours.push_back(meanOf(std::span(left).subspan(i, 12)));
        weekly = profileOf(hours, 168, 0);
    }
    const std::size_t first = values.size() > kPartRows ? values.size() - kPartRows : 0;
    d.observed = {.start = target.timeAt(first),
                  .step = target.step,
                  .values = {target.values.begin() + static_cast<std::ptrdiff_t>(first), target.values.end()}};
    for (std::size_t i = first; i < values.size(); ++i) {
        const double week = weekly.empty() ? 0.0 : weekly[i / 12 % 168];
        d.level.push_back(level[i]);
        d.daily.push_back(daily[i % day]);
        if (!weekly.empty())
            d.weekly.push_back(week);
        // Holidays and events are in the rest.
        d.rest.push_back(moved[i] + target.values[i] - values[i] - daily[i % day] - week);
    }
    return d;
}

// What the combination rests on and what its forecast is made of; made anew, since its report is not stored with it.
void addExplanation(ModelStudy &study, const forecast::FitInput &fit)
{
    const bool full = study.standing.model == "combination-full";
    const auto selection = forecast::select(fit, {.tier = full ? forecast::Tier::Full : forecast::Tier::Light});
    const auto verdict = forecast::verdictOf(selection.report);
    if (verdict.kind == forecast::Verdict::Kind::Predictable || verdict.kind == forecast::Verdict::Kind::UpTo)
        study.foreseeable = kForecastStep * static_cast<std::int64_t>(verdict.steps);
    if (const auto day = forecast::mostSimilarDay(fit))
        study.similarDay = day->from;
    const auto points = selection.model ? selection.model->points(kTrialHorizon) : Result<std::vector<double>>{};
    if (points && points->size() == kTrialHorizon) {
        const auto parts = forecast::explain(fit, *points);
        for (const std::size_t steps : kScoredSteps) {
            const auto &p = parts[steps - 1];
            study.explained.push_back({.ahead = kForecastStep * static_cast<std::int64_t>(steps),
                                       .point = (*points)[steps - 1],
                                       .level = p.level,
                                       .daily = p.daily,
                                       .weekly = p.weekly,
                                       .event = p.event,
                                       .recent = p.recent});
        }
    }
    const auto node = std::min_element(
        forecast::kWeightNodes.begin(), forecast::kWeightNodes.end(), [](std::size_t a, std::size_t b) {
            const auto off = [](std::size_t n) { return n > kTrialHorizon ? n - kTrialHorizon : kTrialHorizon - n; };
            return off(a) < off(b);
        });
    const auto index = static_cast<std::size_t>(node - forecast::kWeightNodes.begin());
    for (ModelTrial &trial : study.trials) {
        trial.weight = kNan;
        for (const auto &member : selection.report.members) {
            if (member.name == trial.model && index < member.weights.size())
                trial.weight = member.weights[index];
        }
    }
}

void addImportances(ModelStudy &study, const StudyInput &input)
{
    const Timestamp end = floorTo(input.now, kForecastStep);
    const Timestamp from = end - kFitHistory;
    forecast::R1Rows rows{.start = from, .step = kForecastStep, .values = {}};
    for (std::size_t m = 0; m < 3; ++m) {
        if (input.joint[m].size() < forecast::R1Predictor::kMinimumRows)
            continue;
        const SeriesKey key{study.standing.key.workload, jointMetrics()[m]};
        rows.values[m] = cellsOf(key, input.joint[m], TimeRange{from, end}).values;
        const double scale = m == 2 ? 60.0 : input.limits[m] > 0.0 ? 100.0 / input.limits[m] : 1.0;
        for (double &v : rows.values[m])
            v *= scale;
    }
    study.r1Scores.fill(kNan);
    const auto trained =
        forecast::R1Predictor::train(rows, input.calendar);
    if (!trained)
        return;
    study.importances = trained->training().importances;
    study.leftOut = trained->training().leftOut;
    study.r1Scores = trained->training().scores;
}

} // namespace

Result<ModelBoard> readBoard(Journal &journal, History &history, const Clock &clock)
{
    auto report = journal.lastCycleReport();
    auto orders = readOrders(journal);
    const std::int64_t today = dayOf(clock.wall());
    auto totals = history.scoreTotals(today - kStandingDays, today);
    for (const Error *e :
         {report ? nullptr : &report.error(), orders ? nullptr : &orders.error(), totals ? nullptr : &totals.error()}) {
        if (e != nullptr)
            return fail(*e);
    }
    ModelBoard board;
    if (!*report)
        return board;
    std::map<SeriesKey, std::array<ScoreSum, kScoredSteps.size()>> scores;
    for (const ModelScore &score : *totals) {
        const auto at = std::find(kScoredSteps.begin(), kScoredSteps.end(), score.steps);
        if (at != kScoredSteps.end())
            scores[score.key][static_cast<std::size_t>(at - kScoredSteps.begin())].add(score.sum);
    }
    for (const WorkloadReport &w : (*report)->workloads) {
        if (!w.enrolled)
            continue;
        for (const ForecastSummary &summary : w.forecasts) {
            SeriesStanding s = standingOf(w, summary, *orders);
            if (const auto it = scores.find(s.key); it != scores.end())
                s.scores = it->second;
            // A summary reaches two hours, or as far as the forecast may be trusted.
            s.trust = trustOf(s, summary.horizon < kForecastStep * static_cast<std::int64_t>(kScoredSteps.back()));
            board.series.push_back(std::move(s));
        }
        if (w.forecasts.empty()) {
            SeriesStanding s;
            s.key = {w.workload.ref, metric::cpuCores};
            s.reason = Reason{ReasonCode::HistoryTooShort, {}, {}};
            board.series.push_back(std::move(s));
        }
    }
    return board;
}

Result<std::shared_ptr<StudyInput>> readStudy(Journal &journal, History &history, const Clock &clock,
                                              const SeriesKey &key)
{
    auto board = readBoard(journal, history, clock);
    if (!board)
        return fail(board.error());
    const auto standing =
        std::find_if(board->series.begin(), board->series.end(), [&](const SeriesStanding &s) { return s.key == key; });
    if (standing == board->series.end())
        return fail(ErrorCode::NotFound, "series", seriesText(key));
    auto out = std::make_shared<StudyInput>();
    out->study.standing = std::move(*standing);
    out->now = clock.wall();
    auto settings = journal.settings();
    auto versions = history.modelVersions(key);
    auto scores = history.scores(key, dayOf(out->now) - kStandingDays, dayOf(out->now));
    auto drifts = history.drifts(key, TimeRange{out->now - kFitHistory, out->now + Millis{1}});
    for (const Error *e : {settings ? nullptr : &settings.error(), versions ? nullptr : &versions.error(),
                           scores ? nullptr : &scores.error(), drifts ? nullptr : &drifts.error()}) {
        if (e != nullptr)
            return fail(*e);
    }
    out->study.versions = std::move(*versions);
    out->study.scores = std::move(*scores);
    out->study.drifts = std::move(*drifts);
    const TimeRange range{out->now - kFitHistory, out->now};
    for (std::size_t m = 0; m < 3; ++m) {
        auto series = history.read({key.workload, jointMetrics()[m]}, range);
        if (!series)
            return fail(series.error());
        out->joint[m] = std::move(series->samples);
        if (jointMetrics()[m] == key.metric)
            out->samples = out->joint[m];
    }
    auto report = journal.lastCycleReport();
    std::map<WorkloadRef, std::string> groups;
    if (report && *report) {
        for (const WorkloadReport &w : (*report)->workloads) {
            if (w.workload.ref != key.workload)
                continue;
            groups[key.workload] = w.policy.group;
            const auto replicas = static_cast<double>(std::max<std::int64_t>(1, w.workload.replicas));
            out->limits = {replicas * w.workload.limits.cpuCores.value_or(0.0),
                           replicas * w.workload.limits.memoryBytes.value_or(0.0)};
        }
    }
    auto governance = loadGovernance(journal);
    if (!governance)
        return fail(governance.error());
    out->calendar = FitCalendar(governance->reader, std::move(groups), settingsFrom(*settings).utcOffsetMinutes, out->now)
                        .of(key, range.from);
    return out;
}

ModelStudy computeStudy(StudyInput input)
{
    const forecast::FitInput fit = inputOf(input);
    ModelStudy study = std::move(input.study);
    input.study.standing = study.standing;
    study.trials = trialsOf(fit);
    addExplanation(study, fit);
    study.backTest = backTestOf(fit, study.standing.model);
    study.parts = partsOf(fit);
    addImportances(study, input);
    return study;
}

} // namespace preamar::engine
