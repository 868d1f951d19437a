#include "ui/pages/ownerpanel.h"

#include "core/engine/autoscalertext.h"
#include "ui/shell/words.h"
#include "ui/widgets/card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

QString percentText(std::int64_t percent)
{
    return words::percent(static_cast<double>(percent) / 100.0, 0);
}

QString resourceName(const std::string &resource)
{
    return resource == "cpu"      ? OwnerPanel::tr("CPU target")
           : resource == "memory" ? OwnerPanel::tr("Memory target")
                                  : OwnerPanel::tr("Target of %1").arg(words::plain(resource, 60));
}

} // namespace

OwnerPanel::OwnerPanel(QWidget *parent)
    : FactsPanel(tr("Who sets the replicas"), "ownerPanel", parent),
      m_copy(makeButton(tr("Copy as YAML"), u"copy"_s, "quiet", this))
{
    m_copy->setObjectName(u"copyAutoscaler"_s);
    column()->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_yaml));
        m_copy->setText(tr("Copied"));
    });
}

void OwnerPanel::show(const WorkloadReport &report)
{
    const Workload &w = report.workload;
    std::vector<std::string> others;
    std::copy_if(w.owners.begin(), w.owners.end(), std::back_inserter(others), [&](const std::string &owner) {
        return !w.autoscaler || owner != autoscalerId(*w.autoscaler);
    });
    begin();
    if (w.autoscaler) {
        const Autoscaler &a = *w.autoscaler;
        line(a.kind == Autoscaler::Kind::Hpa ? tr("Autoscaler (HPA)") : tr("Autoscaler (KEDA)"),
             words::plain(a.name, 60), Tone::Neutral,
             tr("It sets the count. What is proposed is a change of its minimum."));
        line(tr("Minimum to maximum"), u"%1 – %2"_s.arg(a.bounds.min).arg(a.bounds.max),
             a.atMax ? Tone::Warn : Tone::Neutral,
             a.baselineMin ? tr("minimum before Preamar: %1").arg(*a.baselineMin) : QString());
        for (const auto &[resource, target] : a.bounds.targets) {
            const auto now = a.current.find(resource);
            line(resourceName(resource), percentText(target), Tone::Neutral,
                 now == a.current.end() ? QString() : tr("%1 now, as it measures").arg(percentText(now->second)));
        }
        if (a.desired)
            line(tr("It wants"), tr("%n replica(s)", nullptr, static_cast<int>(*a.desired)));
        if (a.atMax)
            sentence(tr("It is at its maximum and would want more."), Tone::Warn);
        if (!a.problem.empty())
            sentence(tr("It cannot compute: %1").arg(words::plain(a.problem, 160)), Tone::Crit);
    }
    for (const auto &owner : others)
        sentence(tr("%1 sets it as well: nothing is changed here.").arg(words::plain(owner, 80)), Tone::Warn);
    if (!w.declaredBy.empty())
        sentence(tr("The count was last declared by %1.").arg(words::plain(w.declaredBy, 80)));
    if (w.restarts > 0)
        line(tr("Restarts"), words::number(static_cast<double>(w.restarts)), Tone::Warn);
    if (w.oomKills > 0)
        line(tr("Ended for want of memory"), words::number(static_cast<double>(w.oomKills)), Tone::Crit);
    end();
    const auto yaml = w.autoscaler ? autoscalerYaml(w.ref, w.autoscaler->bounds)
                                   : Result<std::string>(fail(ErrorCode::NotFound, "autoscaler"));
    if (!yaml || *yaml != m_yaml)
        m_copy->setText(tr("Copy as YAML"));
    m_yaml = yaml ? *yaml : std::string();
    m_copy->setVisible(!m_yaml.empty());
    setVisible(w.autoscaler || !others.empty() || !w.declaredBy.empty() || w.restarts > 0 || w.oomKills > 0);
}

} // namespace preamar::ui
