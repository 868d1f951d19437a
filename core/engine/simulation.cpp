#include "core/engine/simulation.h"

#include "core/engine/assess.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kMinute{60'000};
constexpr Millis kDay{86'400'000};
constexpr Millis kWarmUp{8 * 86'400'000LL}; // history before the judged period that policies may learn from
constexpr Millis kRounding{300'000};           // by which a week of rows ends early
constexpr double kUsualLoad = 0.6;          // of a replica, where nobody has said what it carries

const WorkloadReport *reportOf(const Snapshot &snapshot, const WorkloadRef &ref)
{
    if (!snapshot.cycle)
        return nullptr;
    const auto &all = snapshot.cycle->workloads;
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const WorkloadReport &r) { return r.workload.ref == ref; });
    return it == all.end() ? nullptr : &*it;
}

// What is missing for at most five minutes is as it was.
void carry(std::vector<double> &values)
{
    for (std::size_t i = 1, since = 0; i < values.size(); ++i) {
        since = std::isfinite(values[i]) ? 0 : since + 1;
        if (since > 0 && since <= 5)
            values[i] = values[i - 1];
    }
}

// Overload and replica-hours per day as they were, over the minutes from `from` on of which both demand and replicas are
// known; nullopt where that is less than half of them.
std::optional<policy::Evidence::Compared> whatHappened(const std::vector<double> &demand, const std::vector<double> &ready,
                                                       const std::vector<double> &ordered, std::size_t from, double share)
{
    double known = 0.0;
    policy::Evidence::Compared out;
    for (std::size_t i = from; i < demand.size(); ++i) {
        if (!std::isfinite(demand[i]) || !std::isfinite(ready[i]) || !std::isfinite(ordered[i]))
            continue;
        known += 1.0;
        out.minutesActual += demand[i] > share * ready[i] ? 1.0 : 0.0;
        out.replicaHoursActual += ordered[i] / 60.0;
    }
    if (from >= demand.size() || known < 0.5 * static_cast<double>(demand.size() - from))
        return std::nullopt;
    const double days = known / 1'440.0;
    out.minutesActual /= days;
    out.replicaHoursActual /= days;
    return out;
}

double meanOf(const std::vector<double> &values)
{
    double sum = 0.0;
    double count = 0.0;
    for (const double v : values) {
        if (std::isfinite(v)) {
            sum += v;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

// What stays as it is until it is said otherwise: an autoscaler's bounds and target.
void keep(std::vector<double> &values)
{
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (!std::isfinite(values[i]))
            values[i] = values[i - 1];
    }
}

// An HPA aims at a share of what is requested, the trace counts in what a replica carries: `unit` cores of it. What is requested
// follows from the utilisation that the HPA measures itself; nullopt where it measures none.
std::optional<double> requestedShare(const WorkloadReport &report, double unit)
{
    const auto &owner = report.workload.autoscaler;
    const auto measured = report.metrics.find(metric::cpuCores);
    if (!owner || measured == report.metrics.end() || !measured->second.value)
        return std::nullopt;
    const auto percent = owner->current.find("cpu");
    if (percent == owner->current.end() || percent->second <= 0 || report.workload.ready <= 0)
        return std::nullopt;
    const double requested = *measured->second.value / (0.01 * static_cast<double>(percent->second) * static_cast<double>(report.workload.ready));
    return requested > 0.0 ? std::optional{requested / unit} : std::nullopt;
}

// An HPA's record by minutes; nullopt where nothing was recorded.
Result<std::optional<replay::HpaRecord>> readAutoscaler(History &history, const WorkloadReport &report, TimeRange range, double unit)
{
    const auto share = requestedShare(report, unit);
    if (!share)
        return std::optional<replay::HpaRecord>{};
    replay::HpaRecord record;
    for (const auto &[id, values] : {std::pair{&metric::replicas, &record.replicas}, std::pair{&metric::autoscalerMin, &record.min},
                                     std::pair{&metric::autoscalerMax, &record.max}, std::pair{&metric::autoscalerTarget, &record.target}}) {
        const auto series = history.read(SeriesKey{report.workload.ref, *id}, range);
        if (!series)
            return fail(series.error());
        if (series->samples.empty())
            return std::optional<replay::HpaRecord>{};
        *values = toGrid(series->samples, range, kMinute, Combine::Mean).values;
        if (id == &metric::replicas)
            carry(*values);
        else
            keep(*values);
    }
    for (double &target : record.target)
        target *= *share;
    return std::optional{std::move(record)};
}

// From minutes, of which `first` is the trace's first, to the steps of the trace.
void toSteps(std::vector<double> &values, std::size_t first, const replay::Trace &trace)
{
    std::vector<double> out(trace.demand.size(), std::nan(""));
    for (std::size_t k = 0; k < out.size(); ++k) {
        const std::size_t minute = first + static_cast<std::size_t>(trace.step * static_cast<std::int64_t>(k) / kMinute);
        if (minute < values.size())
            out[k] = values[minute];
    }
    values = std::move(out);
}

} // namespace

Result<SimulationInput> readSimulation(History &history, const SimulationQuery &query, const Snapshot &snapshot,
                                       Timestamp now)
{
    const auto tooLittle = [](const char *what) { return fail(ErrorCode::InsufficientData, "simulation", what); };
    if (query.workloads.empty())
        return fail(ErrorCode::InvalidArgument, "simulation", "no workload");
    SimulationInput input;
    SimulationAnswer &answer = input.answer;
    answer.query = query;
    answer.min = 0;
    answer.max = 0;
    const TimeRange range{floorTo(now - query.period - kWarmUp, kMinute), floorTo(now, kMinute)};
    std::vector<double> demand;
    for (const WorkloadRef &ref : query.workloads) {
        const WorkloadReport *report = reportOf(snapshot, ref);
        if (report == nullptr)
            return fail(ErrorCode::NotFound, "simulation", toString(ref));
        // CPU where it is measured, else requests.
        std::vector<double> values;
        MetricId metric = metric::cpuCores;
        for (const MetricId &candidate : {metric::cpuCores, metric::requestsPerSecond}) {
            auto series = history.read(SeriesKey{ref, candidate}, range);
            if (!series)
                return fail(series.error());
            if (series->samples.empty())
                continue;
            // Coarser back-filled stretches are carried over the minutes they stand for.
            values = toGrid(series->samples, range, kMinute, Combine::Mean).values;
            carry(values);
            metric = candidate;
            break;
        }
        if (values.empty())
            return tooLittle("no history");
        double unit = metric == metric::cpuCores ? report->workload.limits.cpuCores.value_or(0.0) : 0.0;
        if (!(unit > 0.0)) {
            auto replicas = history.read(SeriesKey{ref, metric::replicas}, range);
            if (!replicas)
                return fail(replicas.error());
            double count = 0.0;
            for (const Sample &s : replicas->samples)
                count += s.value / static_cast<double>(replicas->samples.size());
            unit = meanOf(values) / kUsualLoad /
                   std::max(1.0, count > 0.0 ? count : static_cast<double>(report->workload.replicas));
            answer.unitEstimated = true;
        }
        if (!(unit > 0.0))
            return tooLittle("no load");
        demand.resize(values.size(), 0.0);
        for (std::size_t i = 0; i < values.size(); ++i)
            demand[i] += values[i] / unit;
        answer.metric = metric;
        answer.min += std::max<std::int64_t>(1, report->policy.min);
        answer.max += std::max(report->policy.max, report->policy.min);
        if (!(answer.price > 0.0) && report->policy.price)
            answer.price = *report->policy.price;
        input.request.present = report->policy.preset;
        if (query.workloads.size() > 1)
            continue;
        // One service: its policy with all its numbers, and what it really had.
        if (metric == metric::cpuCores) {
            auto record = readAutoscaler(history, *report, range, unit);
            if (!record)
                return fail(record.error());
            input.autoscaler = std::move(*record);
        }
        if (auto own = replay::specOf(report->policy))
            input.request.own = std::move(*own);
        auto ready = history.read(SeriesKey{ref, metric::readyReplicas}, range);
        auto ordered = history.read(SeriesKey{ref, metric::replicas}, range);
        if (!ready || !ordered)
            return fail(ready ? ordered.error() : ready.error());
        const bool asLive = query.approvalDelay == Millis{0} && !query.officeHours && query.metricLag == Millis{0} && query.startup == report->policy.startup &&
                            !answer.unitEstimated;
        if (asLive && input.request.own && !ready->samples.empty() && !ordered->samples.empty()) {
            auto readyNow = toGrid(ready->samples, range, kMinute, Combine::Mean).values;
            auto orderedNow = toGrid(ordered->samples, range, kMinute, Combine::Mean).values;
            carry(readyNow);
            carry(orderedNow);
            const auto judged = static_cast<std::size_t>(query.period / kMinute);
            const std::size_t from = demand.size() > judged ? demand.size() - judged : 0;
            answer.compared = whatHappened(demand, readyNow, orderedNow, from, replay::Cluster{}.slo);
            answer.policyVersion = policyVersion(report->policy);
        }
    }
    forecast::SeriesTable table;
    table.metrics = {"demand"};
    table.columns.emplace_back();
    const auto first = std::find_if(demand.begin(), demand.end(), [](double v) { return std::isfinite(v); });
    for (auto it = first; it != demand.end(); ++it) {
        table.times.push_back(range.from + kMinute * (it - demand.begin()));
        table.columns.front().push_back(*it);
    }
    const auto known = std::count_if(first, demand.end(), [](double v) { return std::isfinite(v); });
    if (kMinute * known < kDay)
        return tooLittle("less than a day of history");
    answer.knownShare = static_cast<double>(known) / static_cast<double>(demand.end() - first);
    replay::TraceOptions options;
    options.unit = 1.0; // the demand is in replicas' worth already
    auto trace = replay::makeTrace(table, 0, options);
    if (!trace)
        return fail(trace.error());
    trace->name = toString(query.workloads.front());
    trace->workload = query.workloads.front();
    input.trace = std::move(*trace);
    if (input.autoscaler) {
        for (auto *values : {&input.autoscaler->replicas, &input.autoscaler->min, &input.autoscaler->max, &input.autoscaler->target})
            toSteps(*values, static_cast<std::size_t>(first - demand.begin()), input.trace);
    }
    if (query.price)
        answer.price = *query.price;
    else if (!(answer.price > 0.0))
        answer.price = snapshot.settings.price.value_or(0.0);

    replay::ReplayRequest &conditions = input.request.conditions;
    input.request.caution = query.caution;
    conditions.cluster.startup = query.startup;
    conditions.cluster.min = answer.min;
    conditions.cluster.max = answer.max;
    conditions.metricLag = query.metricLag;
    conditions.approval.delay = query.approvalDelay;
    conditions.approval.officeHours = query.officeHours;
    conditions.price = answer.price > 0.0 ? answer.price : 1.0; // without a price the figures are replica-hours
    const double days = static_cast<double>(input.trace.demand.size()) * static_cast<double>(input.trace.step.count()) /
                        static_cast<double>(kDay.count());
    // At least a day is left to learn from, where there is one.
    conditions.window.evaluateDays = std::min(
        static_cast<double>(query.period.count()) / static_cast<double>(kDay.count()), days > 2.0 ? days - 1.0 : days);
    return input;
}

void playCalendar(SimulationInput &input, std::shared_ptr<const calendar::Reader> reader, Timestamp now)
{
    const WorkloadRef &ref = input.answer.query.workloads.front();
    const std::string group = input.request.own ? input.request.own->policy.group : std::string();
    replay::ReplayRequest &conditions = input.request.conditions;
    conditions.known = std::make_shared<const forecast::FitCalendar>(reader, std::map<WorkloadRef, std::string>{{ref, group}}, 0,
                                                                     TimeRange{input.trace.start, now + forecast::kKnownAhead});
    conditions.calendar = [reader = std::move(reader), ref, group](Timestamp t) { return reader->effect(ref, group, t); };
}

Result<std::optional<replay::Agreement>> autoscalerAgreement(const SimulationInput &input, const std::function<bool()> &cancelled)
{
    if (!input.autoscaler)
        return std::optional<replay::Agreement>{};
    const replay::ReplayRequest &conditions = input.request.conditions;
    const auto window = replay::makeWindow(input.trace, conditions.window);
    if (!window)
        return fail(window.error());
    replay::SimulationSettings settings;
    settings.cluster = conditions.cluster;
    settings.metricLag = conditions.metricLag;
    return replay::hpaAgreement(input.trace, *window, *input.autoscaler, settings, cancelled);
}

Result<SimulationAnswer> runSimulation(SimulationInput input, SimulationControl &control)
{
    replay::ReplayHooks hooks;
    hooks.cancelled = [&control] { return control.cancelled(); };
    hooks.progress = [&control](std::size_t done, std::size_t of) { control.setProgress(done, of); };
    auto study = replay::makeStudy(input.trace, input.request, hooks);
    if (!study)
        return fail(study.error());
    input.answer.study = std::move(*study);
    const auto &rows = input.answer.study.rows;
    const auto present = std::find_if(rows.begin(), rows.end(), [](const replay::StudyRow &r) { return r.isPresent; });
    auto agreement = autoscalerAgreement(input, hooks.cancelled);
    if (!agreement)
        return fail(agreement.error());
    input.answer.autoscaler = *agreement;
    const Millis played = input.answer.study.to - input.answer.study.from + kRounding;
    const double days = toSeconds(played) / toSeconds(kDay);
    if (present == rows.end() || days < policy::kEvidenceDays)
        input.answer.compared.reset();
    if (auto &compared = input.answer.compared) {
        compared->days = std::floor(days);
        compared->minutesPolicy = present->figures.violationMinutesPerDay;
        compared->replicaHoursPolicy = present->figures.replicaHoursPerDay;
    }
    return std::move(input.answer);
}

} // namespace preamar::engine
