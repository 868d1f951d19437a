#include "ui/models/figures.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using style::Tone;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("Figures", source);
}

const Measurement *measured(const WorkloadReport &report, const MetricId &id)
{
    const auto it = report.metrics.find(id);
    return it != report.metrics.end() && it->second.value ? &it->second : nullptr;
}

ShownFigure missing()
{
    ShownFigure figure;
    figure.text = words::unknown();
    return figure;
}

// Totals over the limit of the ready replicas where there is a limit, else the total itself.
ShownFigure shareFigure(const WorkloadReport &report, const MetricId &id, const std::optional<double> &limit, Unit unit)
{
    const Measurement *m = measured(report, id);
    if (!m)
        return missing();
    ShownFigure figure;
    figure.quality = m->quality;
    const double capacity = limit.value_or(0.0) * static_cast<double>(report.workload.ready);
    if (capacity <= 0.0) {
        figure.raw = *m->value;
        figure.text = words::value(*m->value, unit);
        figure.denominator = say(QT_TRANSLATE_NOOP("Figures", "no limit set"));
        return figure;
    }
    figure.share = *m->value / capacity;
    figure.raw = figure.share;
    figure.text = words::percent(*figure.share, 1);
    figure.denominator = say(QT_TRANSLATE_NOOP("Figures", "of %1")).arg(words::value(capacity, unit));
    figure.isHot = *figure.share > report.policy.upThreshold;
    return figure;
}

} // namespace

ShownFigure cpuFigure(const WorkloadReport &report)
{
    return shareFigure(report, metric::cpuCores, report.workload.limits.cpuCores, Unit::Cores);
}

ShownFigure memoryFigure(const WorkloadReport &report)
{
    return shareFigure(report, metric::memoryBytes, report.workload.limits.memoryBytes, Unit::Bytes);
}

ShownFigure requestsFigure(const WorkloadReport &report)
{
    const Measurement *m = measured(report, metric::requestsPerSecond);
    if (!m)
        return missing();
    ShownFigure figure;
    figure.quality = m->quality;
    figure.raw = *m->value * 60.0;
    figure.text = words::number(*figure.raw);
    return figure;
}

ShownFigure latencyFigure(const WorkloadReport &report)
{
    const Measurement *m = measured(report, metric::latencyP95);
    if (!m)
        return missing();
    ShownFigure figure;
    figure.quality = m->quality;
    figure.raw = *m->value * 1000.0;
    figure.text = words::number(*figure.raw) + u" ms"_s;
    return figure;
}

ShownFigure errorFigure(const WorkloadReport &report)
{
    const Measurement *m = measured(report, metric::errorRatio);
    if (!m)
        return missing();
    constexpr double kManyErrors = 0.05;
    ShownFigure figure;
    figure.quality = m->quality;
    figure.raw = *m->value;
    figure.text = words::percent(*m->value, 1);
    figure.isHot = *m->value > kManyErrors;
    return figure;
}

std::optional<Millis> figuresAge(const WorkloadReport &report, Timestamp now)
{
    std::optional<Timestamp> oldest;
    for (const auto &id : {metric::cpuCores, metric::memoryBytes}) {
        const Measurement *m = measured(report, id);
        if (m && m->at && (!oldest || *m->at < *oldest))
            oldest = m->at;
    }
    if (!oldest)
        return std::nullopt;
    return std::max(Millis{0}, std::chrono::duration_cast<Millis>(now - *oldest));
}

Verdict verdictOf(const WorkloadReport &report)
{
    if (!report.enrolled)
        return {Tone::Neutral, u"info"_s, say(QT_TRANSLATE_NOOP("Figures", "Not monitored"))};
    if (!report.workload.problems.empty())
        return {Tone::Crit, u"error"_s, say(QT_TRANSLATE_NOOP("Figures", "Replicas failing"))};
    if (!report.labelProblem.empty())
        return {Tone::Crit, u"error"_s, say(QT_TRANSLATE_NOOP("Figures", "Unreadable label"))};
    const Decision &decision = report.decision;
    const QString change = QString::number(decision.from) + u" → "_s + QString::number(decision.to);
    if (decision.action == Direction::Up)
        return {Tone::Warn, u"up"_s, say(QT_TRANSLATE_NOOP("Figures", "Raise %1")).arg(change)};
    if (decision.action == Direction::Down)
        return {Tone::Info, u"down"_s, say(QT_TRANSLATE_NOOP("Figures", "Reduce %1")).arg(change)};
    const Measurement *cpu = measured(report, metric::cpuCores);
    if (!cpu)
        return {Tone::Crit, u"nodata"_s, say(QT_TRANSLATE_NOOP("Figures", "No data"))};
    if (cpu->quality != Quality::Ok)
        return {Tone::Warn, u"clock"_s, say(QT_TRANSLATE_NOOP("Figures", "Late data"))};
    if (report.workload.ready < report.workload.replicas)
        return {Tone::Info, u"clock"_s, say(QT_TRANSLATE_NOOP("Figures", "Starting replicas"))};
    return {Tone::Ok, u"check"_s, say(QT_TRANSLATE_NOOP("Figures", "Keep"))};
}

Verdict stateVerdict(ProposalState state)
{
    const QString word = text::proposalState(state, words::language());
    switch (state) {
    case ProposalState::Proposed:
        return {Tone::Info, u"clock"_s, word};
    case ProposalState::Approved:
        return {Tone::Ok, u"check"_s, word};
    case ProposalState::IntentRecorded:
    case ProposalState::Sent:
        return {Tone::Info, u"sent"_s, word};
    case ProposalState::Unknown:
        return {Tone::Warn, u"warning"_s, word};
    case ProposalState::Verified:
    case ProposalState::Healthy:
        return {Tone::Ok, u"ok"_s, word};
    case ProposalState::Unhealthy:
    case ProposalState::Conflict:
    case ProposalState::Failed:
        return {Tone::Crit, u"error"_s, word};
    case ProposalState::Rejected:
    case ProposalState::Expired:
    case ProposalState::Superseded:
    case ProposalState::Void:
        break;
    }
    return {Tone::Neutral, u"close"_s, word};
}

} // namespace preamar::ui
