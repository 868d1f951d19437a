// A simulation made by hand, for the fixture's console.
#include "tests/ui/fixtureconsole.h"

#include <QTimer>

#include <cmath>

namespace preamar::test {

namespace {

replay::StudyRow rowOf(const char *policy, double caution, double minutes, double ratio, Timestamp to)
{
    replay::StudyRow row;
    row.policy = policy;
    row.caution = caution;
    row.figures.violationMinutesPerDay = minutes;
    row.figures.longestViolationMinutes = minutes / 3.0;
    row.figures.replicaHoursPerDay = 24.0 * 16.0 * ratio;
    row.figures.costRatio = ratio;
    row.figures.actionsPerDay = 40.0;
    row.figures.reversalsPerDay = 6.0;
    for (int i = 0; i < 7 * 24; ++i) {
        const double demand = 6.0 - 4.0 * std::cos(2.0 * M_PI * (i % 24) / 24.0);
        row.timeline.push_back({to - Seconds{3600 * (7 * 24 - i)}, demand, std::ceil(demand / 0.8 + 2.0 * ratio), std::ceil(demand / 0.8 + 2.0 * ratio), minutes > 5.0 && i % 24 == 9});
    }
    return row;
}

} // namespace

SimulationAnswer fixtureSimulation(const SimulationQuery &query, const Snapshot &snapshot)
{
    SimulationAnswer answer;
    answer.query = query;
    answer.metric = metric::cpuCores;
    answer.min = 2;
    answer.max = 20;
    answer.price = snapshot.settings.price.value_or(0.05);
    auto &s = answer.study;
    s.to = snapshot.now;
    s.from = snapshot.now - query.period;
    s.step = Seconds{15};
    s.rows = {rowOf("kryonix", 0.0, 21.4, 0.71, s.to), rowOf("hpa:0.6", 0.0, 33.0, 0.52, s.to), rowOf("load-hpa:0.7;hold=3600", 0.0, 12.1, 0.55, s.to),
              rowOf("preamar:q=0.95", 0.95, 4.0, 0.5, s.to), rowOf("preamar:q=0.98", 0.98, 1.2, 0.54, s.to), rowOf("preamar:q=0.992", 0.992, 0.4, 0.61, s.to),
              rowOf("oracle;hold=300", 0.0, 0.0, 0.4, s.to)};
    s.rows.front().isPresent = true;
    const auto point = [&](const char *policy, double caution, double minutes, double ratio) {
        replay::StudyPoint p;
        p.policy = policy;
        p.caution = caution;
        replay::StudyRow row = rowOf(policy, caution, minutes, ratio, s.to);
        p.figures = row.figures;
        p.timeline = std::move(row.timeline);
        p.minutes = minutes;
        p.cost = replay::costPerMonth(p.figures, answer.price);
        return p;
    };
    s.knob = {point("preamar:q=0.8", 0.8, 14.0, 0.46), point("preamar:q=0.95", 0.95, 4.0, 0.5), point("preamar:q=0.98", 0.98, 1.2, 0.54), point("preamar:q=0.999", 0.999, 0.1, 0.75)};
    s.reactive = {point("hpa:0.6", 0.0, 33.0, 0.52), point("load-hpa:0.7;hold=3600", 0.0, 12.1, 0.55), point("load-hpa:0.5;hold=3600", 0.0, 3.0, 0.74)};
    s.verdict = {.advice = replay::Advice::Predict, .policy = "preamar:q=0.98", .caution = 0.98, .whole = {20.2, 1.3, 410.0, 315.0}, .later = {18.7, 2.6, 410.0, 332.0},
                 .minutesSpread = 4.1, .savingSpread = 0.06, .foldsAgreed = 2, .daysBetter = 3, .days = 4, .folds = std::vector<replay::Fold>(3)};
    return answer;
}

void FixtureConsole::simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control, QObject *context, Handler<SimulationAnswer> handler)
{
    simulated.push_back(query);
    control->setProgress(1, 2);
    controls.push_back(std::move(control));
    if (!answersSimulations)
        return;
    const Result<SimulationAnswer> made = simulationProblem ? Result<SimulationAnswer>(fail(*simulationProblem)) : fixtureSimulation(query, *m_snapshot);
    QTimer::singleShot(0, context, [handler = std::move(handler), made] { handler(made); });
}

} // namespace preamar::test
