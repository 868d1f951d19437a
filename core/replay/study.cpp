#include "core/replay/study.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::replay {

namespace {

constexpr std::array kKnob{0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999};
constexpr std::array kTargets{"0.4", "0.5", "0.6", "0.7", "0.78"};
constexpr std::array kHolds{"300", "1800", "3600", "14400"};
constexpr double kHoursPerMonth = 730.0;
// What an advice must bring at least: a twentieth of the cost, or two minutes of overload a day.
constexpr double kWorthCost = 0.05;
constexpr double kWorthMinutes = 2.0;
constexpr double kCalmMinutes = 1.0; // a service with less overload a day than this is judged by its cost

class Recorder
{
public:
    Recorder(std::size_t steps, std::size_t points)
        : m_perBucket(std::max<std::size_t>(1, (steps + points - 1) / points))
    {}
    void add(const TimelineRow &row)
    {
        if (m_count % m_perBucket == 0)
            m_buckets.push_back(
                {row.at, row.demand, static_cast<double>(row.ready), static_cast<double>(row.ordered), row.violation});
        StudyBucket &b = m_buckets.back();
        b.demand = std::max(b.demand, row.demand);
        b.ready = std::min(b.ready, static_cast<double>(row.ready));
        b.ordered = std::max(b.ordered, static_cast<double>(row.ordered));
        b.violation = b.violation || row.violation;
        ++m_count;
    }
    [[nodiscard]] std::vector<StudyBucket> take() { return std::move(m_buckets); }

private:
    std::size_t m_perBucket;
    std::size_t m_count = 0;
    std::vector<StudyBucket> m_buckets;
};

struct Candidate
{
    PolicySpec spec;
    double caution = 0.0;
};

std::string preamarText(double caution)
{
    return "preamar:q=" + shortestNumber(caution);
}

// `live`: as the product would run them once they are chosen; else the reference algorithms to the letter.
std::vector<Candidate> candidates(bool live)
{
    std::vector<Candidate> out;
    for (const char *t : kTargets) {
        out.push_back({*parsePolicy(std::string("hpa:") + t), 0.0});
        for (const char *h : kHolds)
            out.push_back({*parsePolicy(std::string("load-hpa:") + t + ";hold=" + h), 0.0});
    }
    for (const double q : kKnob)
        out.push_back({*parsePolicy(preamarText(q)), q});
    for (Candidate &c : out)
        c.spec.live = live;
    return out;
}

std::vector<StudyPoint> pareto(std::vector<StudyPoint> points)
{
    std::sort(points.begin(), points.end(), [](const StudyPoint &a, const StudyPoint &b) {
        return a.cost < b.cost || (a.cost == b.cost && a.minutes < b.minutes);
    });
    std::vector<StudyPoint> out;
    for (StudyPoint &p : points) {
        if (out.empty() || p.minutes < out.back().minutes)
            out.push_back(std::move(p));
    }
    return out;
}

// Better: less overload where there is much, else cheaper.
bool better(const Figures &a, const Figures &b, const Figures &present)
{
    const double allowed = std::max(kCalmMinutes, 0.5 * present.violationMinutesPerDay);
    const bool calmA = a.violationMinutesPerDay <= allowed;
    const bool calmB = b.violationMinutesPerDay <= allowed;
    if (calmA != calmB)
        return calmA;
    return calmA ? a.replicaHoursPerDay < b.replicaHoursPerDay : a.violationMinutesPerDay < b.violationMinutesPerDay;
}

// Overload minutes and replica-hours of every whole day of a window.
struct Days
{
    std::vector<double> minutes;
    std::vector<double> hours;
};

class Judge
{
public:
    Judge(const Trace &trace, const ReplayRequest &conditions, Shared &shared, const ReplayHooks &hooks)
        : m_trace(trace), m_conditions(conditions), m_shared(shared), m_hooks(hooks)
    {}

    Result<Figures> play(const PolicySpec &spec, const Window &window, Days *days = nullptr)
    {
        ReplayHooks hooks;
        hooks.cancelled = m_hooks.cancelled;
        const double hours = static_cast<double>(m_trace.step.count()) / 3'600'000.0;
        if (days != nullptr) {
            hooks.timeline = [&, start = m_trace.timeAt(window.first)](const std::string &, const TimelineRow &row) {
                const auto day = static_cast<std::size_t>((row.at - start) / Millis{86'400'000});
                days->minutes.resize(std::max(days->minutes.size(), day + 1), 0.0);
                days->hours.resize(days->minutes.size(), 0.0);
                days->minutes[day] += row.violation ? 60.0 * hours : 0.0;
                days->hours[day] += hours * static_cast<double>(row.ordered);
            };
        }
        auto result = runPolicy(m_trace, window, spec, m_conditions, m_shared, hooks);
        if (!result)
            return fail(result.error());
        return result->figures;
    }

private:
    const Trace &m_trace;
    const ReplayRequest &m_conditions;
    Shared &m_shared;
    const ReplayHooks &m_hooks;
};

Result<Verdict> advise(Judge &judge, const Trace &trace, const Window &window, const PolicySpec &present, double price,
                       const std::function<void()> &step)
{
    Verdict verdict;
    verdict.policy = present.text;
    const std::size_t day = trace.stepsOf(Millis{86'400'000});
    if (window.last - window.first < 2 * day)
        return verdict;
    const std::size_t middle = window.first + (window.last - window.first) / 2 / day * day;
    const Window search{window.start, window.first, middle};
    const Window judged{middle > window.first + day / 4 ? middle - day / 4 : window.first, middle, window.last};
    const auto before = judge.play(present, search);
    if (!before)
        return fail(before.error());
    const Candidate *best = nullptr;
    Figures bestFigures;
    const auto all = candidates(true);
    for (const Candidate &c : all) {
        const auto f = judge.play(c.spec, search);
        if (!f)
            return fail(f.error());
        if (best == nullptr || better(*f, bestFigures, *before)) {
            best = &c;
            bestFigures = *f;
        }
        step();
    }
    Days daysBefore;
    Days daysAfter;
    const auto now = judge.play(present, judged, &daysBefore);
    const auto then = judge.play(best->spec, judged, &daysAfter);
    if (!now || !then)
        return fail(now ? then.error() : now.error());
    verdict.minutesBefore = now->violationMinutesPerDay;
    verdict.minutesAfter = then->violationMinutesPerDay;
    verdict.costBefore = costPerMonth(*now, price);
    verdict.costAfter = costPerMonth(*then, price);
    verdict.days = static_cast<int>(daysBefore.minutes.size());
    for (std::size_t i = 0; i < daysBefore.minutes.size(); ++i) {
        const bool calmer = daysAfter.minutes[i] <= daysBefore.minutes[i] + 0.25;
        const bool cheaper = daysAfter.hours[i] <= 1.02 * daysBefore.hours[i];
        const bool muchCalmer = daysAfter.minutes[i] + kWorthMinutes <= daysBefore.minutes[i];
        verdict.daysBetter += (calmer && cheaper) || muchCalmer ? 1 : 0;
    }
    const bool saves = now->replicaHoursPerDay - then->replicaHoursPerDay >= kWorthCost * now->replicaHoursPerDay &&
                       then->violationMinutesPerDay <= std::max(kCalmMinutes, now->violationMinutesPerDay);
    const bool calms = now->violationMinutesPerDay - then->violationMinutesPerDay >= kWorthMinutes;
    if (!saves && !calms) {
        verdict.advice = Advice::LeaveAlone;
        return verdict;
    }
    verdict.advice = best->caution > 0.0 ? Advice::Predict : Advice::Retune;
    verdict.policy = best->spec.text;
    verdict.caution = best->caution;
    return verdict;
}

} // namespace

double costPerMonth(const Figures &figures, double price)
{
    return figures.replicaHoursPerDay / 24.0 * kHoursPerMonth * price;
}

Result<Study> makeStudy(const Trace &trace, const StudyRequest &request, const ReplayHooks &hooks)
{
    ReplayRequest conditions = request.conditions;
    conditions.policies = {*parsePolicy("oracle")};
    if (const auto checked = checkRequest(trace, conditions); !checked)
        return fail(checked.error());
    const auto window = makeWindow(trace, conditions.window);
    if (!window)
        return fail(window.error());
    Shared shared(trace, *window);
    Judge judge(trace, conditions, shared, hooks);
    auto presentSpec = request.own ? Result<PolicySpec>(*request.own) : parsePolicy(request.present);
    const bool presentKnown = presentSpec.has_value();
    if (!presentKnown)
        presentSpec = parsePolicy("hpa:0.6");

    Study study;
    study.from = trace.timeAt(window->first);
    study.to = trace.timeAt(window->last);
    study.step = trace.step;
    study.unit = trace.unit;
    study.share = conditions.cluster.slo;

    struct Wanted
    {
        std::string policy;
        double caution;
        bool present;
    };
    std::vector<Wanted> wanted;
    if (presentKnown)
        wanted.push_back({presentSpec->text, 0.0, true});
    const double careful = std::min(0.999, 1.0 - (1.0 - request.caution) / 2.5);
    const double thrifty = std::max(0.5, 1.0 - (1.0 - request.caution) * 2.5);
    for (const Wanted &w :
         {Wanted{"hpa:0.6", 0.0, false}, Wanted{"load-hpa:0.7;hold=3600", 0.0, false},
          Wanted{preamarText(thrifty), thrifty, false}, Wanted{preamarText(request.caution), request.caution, false},
          Wanted{preamarText(careful), careful, false}, Wanted{"oracle;hold=300", 0.0, false}}) {
        if (!presentKnown || w.policy != presentSpec->text)
            wanted.push_back(w);
    }
    const auto all = candidates(false);
    const std::size_t total = wanted.size() + 2 * all.size();
    std::size_t done = 0;
    const auto step = [&] {
        if (hooks.progress)
            hooks.progress(++done, total);
    };
    for (const Wanted &w : wanted) {
        const auto spec = w.present ? Result<PolicySpec>(*presentSpec) : parsePolicy(w.policy);
        if (!spec)
            return fail(spec.error());
        Recorder recorder(window->last - window->first, std::max<std::size_t>(1, request.points));
        ReplayHooks own;
        own.cancelled = hooks.cancelled;
        own.timeline = [&](const std::string &, const TimelineRow &row) { recorder.add(row); };
        auto result = runPolicy(trace, *window, *spec, conditions, shared, own);
        if (!result)
            return fail(result.error());
        study.rows.push_back({spec->text, w.present, w.caution, result->figures, recorder.take()});
        step();
    }
    for (const Candidate &c : all) {
        // The knob's points are looked at over time, the reactive ones by their figures alone.
        Recorder recorder(window->last - window->first, std::max<std::size_t>(1, request.points));
        ReplayHooks own;
        own.cancelled = hooks.cancelled;
        if (c.caution > 0.0)
            own.timeline = [&](const std::string &, const TimelineRow &row) { recorder.add(row); };
        const auto played = runPolicy(trace, *window, c.spec, conditions, shared, own);
        if (!played)
            return fail(played.error());
        const Figures &f = played->figures;
        StudyPoint point{c.spec.text, c.caution, f.violationMinutesPerDay, costPerMonth(f, conditions.price), f, recorder.take()};
        (c.caution > 0.0 ? study.knob : study.reactive).push_back(std::move(point));
        step();
    }
    study.reactive = pareto(std::move(study.reactive));
    auto verdict = advise(judge, trace, *window, *presentSpec, conditions.price, step);
    if (!verdict)
        return fail(verdict.error());
    study.verdict = std::move(*verdict);
    return study;
}

} // namespace preamar::replay
