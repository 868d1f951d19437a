#include "core/replay/run.h"

#include "core/replay/past.h"
#include "core/replay/policies.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>

namespace preamar::replay {

namespace {

constexpr Millis kLiveCadence = Seconds{30};

double cpuMillis()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// A field that spreadsheets and our own reader take as it is.
std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

} // namespace

Result<void> checkRequest(const Trace &trace, const ReplayRequest &request)
{
    const auto bad = [](const char *where, const char *detail) -> Result<void> {
        return fail(ErrorCode::InvalidArgument, where, detail);
    };
    if (request.policies.empty())
        return bad("--policy", "none given");
    if (request.cluster.min < 1)
        return bad("--min", "must be at least 1");
    if (request.cluster.max < request.cluster.min)
        return bad("--max", "must not be below --min");
    if (request.cluster.max > 100'000)
        return bad("--max", "must not exceed 100000");
    if (!(request.cluster.slo > 0.0) || request.cluster.slo > 1.0)
        return bad("--slo", "must lie above 0 and not above 1");
    if (request.cluster.startup < Millis{0} || request.metricLag < Millis{0} || request.approval.delay < Millis{0})
        return bad("--startup", "must not be negative");
    if (request.decideEvery && *request.decideEvery < trace.step)
        return bad("--decide-every", "must not be shorter than --step");
    if (!std::isfinite(request.price) || request.price < 0.0)
        return bad("--price", "must not be negative");
    for (const PolicySpec &p : request.policies) {
        if (p.min.value_or(request.cluster.min) > p.max.value_or(request.cluster.max))
            return bad("--policy", "min is above max");
    }
    return {};
}

Result<PolicyResult> runPolicy(const Trace &trace, const Window &window, const PolicySpec &spec,
                               const ReplayRequest &request, Shared &shared, const ReplayHooks &hooks)
{
    const double started = cpuMillis();
    Scene scene{.trace = trace,
                .window = window,
                .settings = {.cluster = request.cluster,
                             .decideEvery = std::max(trace.step, request.decideEvery.value_or(spec.live && !spec.info->limits ? kLiveCadence : spec.info->decideEvery)),
                             .metricLag = request.metricLag,
                             .approval = request.approval,
                             .price = request.price},
                .limits = request.limits.value_or(spec.live || spec.info->limits),
                .shared = shared,
                .calendar = request.calendar,
                .decided = {}};
    if (hooks.decided)
        scene.decided = [&](Timestamp at, const Decision &decision) { hooks.decided(spec.text, at, decision); };
    scene.settings.cluster.min = spec.min.value_or(request.cluster.min);
    scene.settings.cluster.max = spec.max.value_or(request.cluster.max);
    // With limits a preset is played by the product's own chain, even where it has a reference of its own.
    const bool preset = scene.limits && policy::presetInfo(spec.info->name) != nullptr;
    auto policy = preset ? makeProduct(spec, scene) : spec.info->make(spec, scene);
    if (!policy)
        return fail(policy.error());
    if (scene.limits && !preset)
        *policy = limited(std::move(*policy));
    TimelineSink sink;
    if (hooks.timeline)
        sink = [&](const TimelineRow &row) { hooks.timeline(spec.text, row); };
    auto figures = simulate(trace, window, scene.settings, **policy, sink, hooks.cancelled);
    if (!figures)
        return fail(figures.error());
    return PolicyResult{spec.text, *figures, cpuMillis() - started};
}

Result<std::vector<PolicyResult>> runReplay(const Trace &trace, const ReplayRequest &request, const ReplayHooks &hooks)
{
    if (const auto checked = checkRequest(trace, request); !checked)
        return fail(checked.error());
    const auto window = makeWindow(trace, request.window);
    if (!window)
        return fail(window.error());
    Shared shared(trace, *window, request.known);
    std::vector<PolicyResult> results;
    for (const PolicySpec &spec : request.policies) {
        if (hooks.progress)
            hooks.progress(results.size(), request.policies.size());
        auto result = runPolicy(trace, *window, spec, request, shared, hooks);
        if (!result)
            return fail(result.error());
        results.push_back(std::move(*result));
    }
    if (hooks.progress)
        hooks.progress(results.size(), request.policies.size());
    return results;
}

const std::vector<FigureColumn> &figureColumns()
{
    static const std::vector<FigureColumn> columns{
        {"violation_minutes_per_day", [](const Figures &f) { return f.violationMinutesPerDay; }},
        {"longest_violation_minutes", [](const Figures &f) { return f.longestViolationMinutes; }},
        {"theta_u", [](const Figures &f) { return f.thetaU; }},
        {"theta_o", [](const Figures &f) { return f.thetaO; }},
        {"tau_u", [](const Figures &f) { return f.tauU; }},
        {"tau_o", [](const Figures &f) { return f.tauO; }},
        {"replica_hours_per_day", [](const Figures &f) { return f.replicaHoursPerDay; }},
        {"cost_ratio", [](const Figures &f) { return f.costRatio; }},
        {"cost", [](const Figures &f) { return f.cost; }},
        {"actions_per_day", [](const Figures &f) { return f.actionsPerDay; }},
        {"reversals_per_day", [](const Figures &f) { return f.reversalsPerDay; }},
        {"jitter_per_minute", [](const Figures &f) { return f.jitterPerMinute; }},
        {"max_step", [](const Figures &f) { return static_cast<double>(f.maxStep); }},
        {"recovery_seconds", [](const Figures &f) { return f.recoverySeconds; }},
    };
    return columns;
}

std::string toCsv(const std::vector<PolicyResult> &results)
{
    std::string out = "policy";
    for (const FigureColumn &c : figureColumns())
        out += std::string(",") + c.name;
    out += '\n';
    for (const PolicyResult &r : results) {
        out += quoted(r.policy);
        for (const FigureColumn &c : figureColumns())
            out += ',' + shortestNumber(c.value(r.figures));
        out += '\n';
    }
    return out;
}

std::string timelineLine(const std::string &policy, const TimelineRow &row)
{
    return toRfc3339(row.at) + ',' + quoted(policy) + ',' + shortestNumber(row.demand) + ',' +
           std::to_string(row.required) + ',' + std::to_string(row.ready) + ',' + std::to_string(row.ordered) + ',' +
           shortestNumber(row.backlog) + ',' + (row.violation ? "1" : "0") + ',' + quoted(row.reason) + '\n';
}

std::string shortestNumber(double value)
{
    char text[40];
    const auto [end, problem] = std::to_chars(text, text + sizeof text, value);
    return problem == std::errc{} ? std::string(text, end) : std::string("0");
}

} // namespace preamar::replay
