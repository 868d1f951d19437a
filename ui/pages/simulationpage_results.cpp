// What was played, shown: figures, frontier, timeline, advice; and a policy taken over.
#include "ui/charts/frontierchart.h"
#include "ui/charts/replaychart.h"
#include "ui/models/simulationmodel.h"
#include "ui/pages/simulationpage.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

double shareOf(double before, double after)
{
    return before > 0.0 ? (before - after) / before : 0.0;
}

} // namespace

// The figures of a policy over the period it was chosen on flatter it: what choosing is worth on days that come later is told apart.
QString SimulationPage::testOf(const replay::Verdict &v)
{
    const double share = v.later.costBefore > 0.0 ? v.later.costAfter / v.later.costBefore : 1.0;
    return tr("Tested by choosing on the days before alone: %1 instead of %2 min a day (± %3) at %4 of the cost (± %5) on the days that "
              "came after, better on %6 of those %7; in %8 of %9 stretches this policy was the choice.")
        .arg(words::number(v.later.minutesAfter, 1), words::number(v.later.minutesBefore, 1), words::number(v.minutesSpread, 1),
             words::percent(share, 0), words::percent(v.savingSpread, 0), words::number(v.daysBetter), words::number(v.days),
             words::number(v.foldsAgreed), words::number(static_cast<double>(v.folds.size())));
}

void SimulationPage::show(const SimulationAnswer &answer)
{
    m_knobPolicy.clear();
    m_model->setAnswer(answer);
    fitColumns();
    const int height = m_table->horizontalHeader()->sizeHint().height() + kRowHeight * m_model->rowCount() + kSpaceS;
    m_table->setFixedHeight(height);
    FrontierModel frontier;
    const bool money = answer.price > 0.0;
    const auto costOf = [&](const replay::Figures &f) {
        return money ? replay::costPerMonth(f, answer.price) : f.replicaHoursPerDay;
    };
    frontier.costTitle = money ? tr("cost per month") : tr("replica-hours a day");
    for (const auto &p : answer.study.reactive)
        frontier.reactive.push_back({costOf(p.figures), p.minutes, policyTitle(p.policy)});
    for (const auto &p : answer.study.knob) {
        if (p.caution == answer.query.caution)
            frontier.chosen = static_cast<int>(frontier.knob.size());
        frontier.knob.push_back({costOf(p.figures), p.minutes, policyTitle(p.policy)});
    }
    int select = 0;
    for (std::size_t i = 0; i < answer.study.rows.size(); ++i) {
        const auto &row = answer.study.rows[i];
        if (row.isPresent)
            frontier.marks.push_back({costOf(row.figures), row.figures.violationMinutesPerDay, tr("now")});
        if (row.policy == answer.study.verdict.policy ||
            (row.caution > 0.0 && row.caution == answer.query.caution && answer.study.verdict.policy.empty()))
            select = static_cast<int>(i);
    }
    m_frontier->setModel(std::move(frontier));
    showAdvice(answer);
    m_results->setReady();
    m_table->selectRow(select);
    showRow();
    // What is advised may be a point of the frontier that has no row.
    const std::string &advised = answer.study.verdict.policy;
    const auto isAdvised = [&](const auto &p) { return !advised.empty() && p.policy == advised; };
    if (std::any_of(answer.study.rows.begin(), answer.study.rows.end(), isAdvised))
        return;
    const auto point = std::find_if(answer.study.knob.begin(), answer.study.knob.end(), isAdvised);
    if (point != answer.study.knob.end()) {
        const auto i = static_cast<int>(point - answer.study.knob.begin());
        m_frontier->choose(i);
        knobMoved(i);
    }
}

void SimulationPage::showAdvice(const SimulationAnswer &answer)
{
    const replay::Verdict &v = answer.study.verdict;
    const double saved = shareOf(v.whole.costBefore, v.whole.costAfter);
    const QString cost =
        saved >= 0.0 ? tr("%1 cheaper").arg(words::percent(saved, 0)) : tr("%1 dearer").arg(words::percent(-saved, 0));
    switch (v.advice) {
    case replay::Advice::Predict:
    case replay::Advice::Retune:
        m_adviceIcon->setIcon(v.trade == replay::Trade::None ? u"forecast"_s : u"info"_s, Token::Accent);
        m_advice->setPlain((v.trade == replay::Trade::None
                                ? tr("%1 would have had %2 instead of %3 min of overload a day, and been %4. %5")
                                : tr("A trade, not a gain: %1 would have had %2 instead of %3 min of overload a day, and been %4. %5"))
                               .arg(policyTitle(v.policy), words::number(v.whole.minutesAfter, 1),
                                    words::number(v.whole.minutesBefore, 1), cost, testOf(v)));
        break;
    case replay::Advice::LeaveAlone:
        m_adviceIcon->setIcon(u"ok"_s, Token::Ok);
        m_advice->setPlain(
            tr("Leave this one as it is: with %1 min of overload a day, nothing that was tried beats it by more than the days differ.")
                .arg(words::number(v.whole.minutesBefore, 1)));
        break;
    case replay::Advice::TooLittle:
        m_adviceIcon->setIcon(u"info"_s, Token::Muted);
        m_advice->setPlain(tr("Fewer than three whole days to judge on: figures, but no advice yet."));
        break;
    }
    QStringList notes;
    notes << tr("%1 to %2").arg(words::dateTime(answer.study.from), words::dateTime(answer.study.to));
    notes << tr("%1 to %2 replicas")
                 .arg(words::number(static_cast<double>(answer.min)), words::number(static_cast<double>(answer.max)));
    notes << (answer.metric == metric::cpuCores ? tr("demand by CPU") : tr("demand by requests"));
    notes << tr("every policy within Preamar's limits");
    if (answer.query.workloads.size() > 1)
        notes << tr("services played as one, without the calendar");
    if (answer.unitEstimated)
        notes << tr("no limit is set: what a replica carries is estimated from what it carried");
    if (answer.knownShare < 0.95)
        notes << tr("%1 of the history are gaps").arg(words::percent(1.0 - answer.knownShare, 0));
    if (const auto &real = answer.autoscaler) {
        notes << tr("without these limits the simulated HPA is the real one %1 of the time, off by %2 replicas on average and by %3 replica-hours a day")
                     .arg(words::percent(real->sameShare, 0), words::number(real->meanDifference, 2), words::number(real->hoursPerDay, 1));
    }
    m_conditions->setPlain(notes.join(u" · "_s));
}

const std::string *SimulationPage::chosenPolicy() const
{
    if (!m_knobPolicy.empty())
        return &m_knobPolicy;
    const auto *row = m_model->row(m_table->currentIndex().row());
    return row ? &row->policy : nullptr;
}

void SimulationPage::showRow()
{
    const auto *answer = m_model->answer();
    const int index = m_table->currentIndex().row();
    const auto *row = m_model->row(index);
    if (!answer || !row) {
        m_timeline->clear();
        return;
    }
    m_timeline->setTimeline(answer->study, row->timeline);
    m_timelineTitle->setPlain(policyTitle(row->policy));
    for (std::size_t i = 0; row->caution > 0.0 && i < answer->study.knob.size(); ++i) {
        if (answer->study.knob[i].caution == row->caution)
            m_frontier->choose(static_cast<int>(i));
    }
    const auto *policy = chosenPolicy();
    m_knob->setPlain(policyTitle(*policy));
    m_use->setEnabled(!row->isPresent && !policyKeys(*policy).empty());
}

void SimulationPage::knobMoved(int index)
{
    const auto *answer = m_model->answer();
    if (!answer || index < 0 || static_cast<std::size_t>(index) >= answer->study.knob.size())
        return;
    const auto &point = answer->study.knob[static_cast<std::size_t>(index)];
    m_table->clearSelection(); // a point without a row is no row's
    for (std::size_t i = 0; i < answer->study.rows.size(); ++i) {
        if (answer->study.rows[i].caution == point.caution) {
            m_table->selectRow(static_cast<int>(i));
            showRow();
        }
    }
    m_knobPolicy = point.policy;
    m_timeline->setTimeline(answer->study, point.timeline);
    m_timelineTitle->setPlain(policyTitle(point.policy));
    m_knob->setPlain(tr("%1: %2 min of overload a day, %3 replica-hours a day")
                         .arg(policyTitle(point.policy), words::number(point.minutes, 1),
                              words::number(point.figures.replicaHoursPerDay, 1)));
    m_use->setEnabled(true);
}

Json SimulationPage::policyKeys(const std::string &policy)
{
    const QString text = QString::fromStdString(policy);
    const QString name = text.section(u':', 0, 0).section(u';', 0, 0);
    if (name != u"preamar" && name != u"hpa" && name != u"load-hpa")
        return {};
    Json keys{{"preset", name.toStdString()}, {"mode", "recommend"}};
    const QStringList parts = text.size() > name.size() ? text.mid(name.size() + 1).split(u';') : QStringList();
    for (const QString &part : parts) {
        const QString key = part.contains(u'=') ? part.section(u'=', 0, 0) : u"target"_s;
        const std::string value = part.section(u'=', -1).toStdString();
        if (name == u"preamar" && key == u"q")
            keys["caution"] = value;
        else
            keys["param." + key.toStdString()] = value;
    }
    return keys;
}

void SimulationPage::use()
{
    const auto *policy = chosenPolicy();
    const auto *answer = m_model->answer();
    if (!policy || !answer)
        return;
    const Json keys = policyKeys(*policy);
    if (keys.empty())
        return;
    const QString title = policyTitle(*policy);
    for (const WorkloadRef &ref : answer->query.workloads) {
        console().submit(command::policySet, Json{{"workload", toString(ref)}, {"set", keys}}, this,
                         [this, title](const Result<CommandAnswer> &done) {
                             const QString problem = words::problem(done);
                             navigator().say(problem.isEmpty() ? tr("%1 is in force, in mode Recommend.").arg(title)
                                                               : problem);
                         });
    }
}

} // namespace preamar::ui
