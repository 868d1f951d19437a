#include "ui/pages/watchpanel.h"

#include "ui/models/findings.h"
#include "ui/shell/words.h"
#include "ui/widgets/chip.h"

#include <QHBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

WatchPanel::WatchPanel(QWidget *parent) : FactsPanel(tr("Watch"), "watchPanel", parent), m_state(new Chip(this))
{
    m_state->setObjectName(u"watchState"_s);
    head()->addWidget(m_state);
}

void WatchPanel::show(const WorkloadReport &report, const Snapshot &snapshot, Timestamp now)
{
    const auto findings = findingsOf(report);
    if (findings.empty())
        m_state->setState(Tone::Ok, u"check"_s, tr("Nothing found"));
    else
        m_state->setState(findings.front().tone, findings.front().icon,
                          tr("%n finding(s)", nullptr, static_cast<int>(findings.size())));
    begin();
    for (const auto &finding : findings)
        sentence(finding.text, finding.tone);
    if (findings.empty())
        sentence(tr("Nothing unusual was seen in the last hour."));
    if (report.baseline) {
        const auto &contexts = snapshot.cycle->contexts;
        const auto context = std::find_if(contexts.begin(), contexts.end(), [&](const ContextReport &c) {
            return c.name == report.workload.ref.context;
        });
        const auto shown = baselineShown(
            *report.baseline, context == contexts.end() ? std::nullopt : context->backfillProgress, now);
        line(tr("Baseline"), shown.value, shown.tone, shown.note);
    } else if (report.workload.autoscaler) {
        line(tr("Baseline"), words::unknown(), Tone::Neutral, tr("not looked at yet"));
    }
    end();
    setVisible(report.workload.autoscaler || !findings.empty() || report.baseline);
}

} // namespace preamar::ui
