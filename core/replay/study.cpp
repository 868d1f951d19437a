#include "core/replay/study.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::replay {

namespace {

constexpr double kHoursPerMonth = 730.0;

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

std::string preamarText(double caution)
{
    return "preamar:q=" + shortestNumber(caution);
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
    Shared shared(trace, *window, conditions.known);
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
    const auto all = candidates();
    const std::size_t total = wanted.size() + all.size();
    std::size_t done = 0;
    const auto step = [&] {
        if (hooks.progress)
            hooks.progress(++done, total);
    };
    struct Played
    {
        Figures figures;
        std::vector<DayFigures> days;
    };
    // Plays a policy over the whole window; the recorder, where there is one, keeps its timeline.
    const auto play = [&](const PolicySpec &spec, Recorder *recorder) -> Result<Played> {
        DayBook days(trace, *window);
        ReplayHooks own;
        own.cancelled = hooks.cancelled;
        own.timeline = [recorder, &days](const std::string &, const TimelineRow &row) {
            days.add(row);
            if (recorder != nullptr)
                recorder->add(row);
        };
        const auto played = runPolicy(trace, *window, spec, conditions, shared, own);
        if (!played)
            return fail(played.error());
        return Played{played->figures, days.take()};
    };
    std::vector<DayFigures> presentDays; // of the present policy, else of what stands in for it
    for (const Wanted &w : wanted) {
        auto spec = w.present ? Result<PolicySpec>(*presentSpec) : parsePolicy(w.policy);
        if (!spec)
            return fail(spec.error());
        spec->live = !spec->info->referenceOnly;
        Recorder recorder(window->last - window->first, std::max<std::size_t>(1, request.points));
        auto played = play(*spec, &recorder);
        if (!played)
            return fail(played.error());
        if (w.policy == presentSpec->text)
            presentDays = std::move(played->days);
        study.rows.push_back({spec->text, w.present, w.caution, played->figures, recorder.take()});
        step();
    }
    std::vector<std::vector<DayFigures>> days;
    for (const Candidate &c : all) {
        Recorder recorder(window->last - window->first, std::max<std::size_t>(1, request.points));
        const bool isKnob = c.caution > 0.0;
        auto played = play(c.spec, isKnob ? &recorder : nullptr);
        if (!played)
            return fail(played.error());
        days.push_back(std::move(played->days));
        const Figures &f = played->figures;
        StudyPoint point{c.spec.text, c.caution, f.violationMinutesPerDay, costPerMonth(f, conditions.price), f,
                         isKnob ? recorder.take() : std::vector<StudyBucket>{}};
        (isKnob ? study.knob : study.reactive).push_back(std::move(point));
        step();
    }
    study.reactive = pareto(std::move(study.reactive));
    study.verdict = judge(*presentSpec, presentDays, all, days, study.from, conditions.price);
    return study;
}

} // namespace preamar::replay
