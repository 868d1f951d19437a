#include "ui/models/changelines.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("Change", source);
}

std::vector<ChangeLine> linesOf(const ReplicaChange &change, const WorkloadReport *report)
{
    const auto count = [](std::int64_t n) { return words::number(static_cast<double>(n)); };
    std::vector<ChangeLine> out{{say(QT_TRANSLATE_NOOP("Change", "Replicas")), count(change.from), count(change.to)}};
    if (!report)
        return out;
    const auto add = [&](const char *what, const std::optional<double> &limit, Unit unit) {
        if (!limit)
            return;
        const auto total = [&](std::int64_t n) { return words::value(*limit * static_cast<double>(n), unit); };
        out.push_back({say(what), total(change.from), total(change.to)});
    };
    add(QT_TRANSLATE_NOOP("Change", "CPU at hand"), report->workload.limits.cpuCores, Unit::Cores);
    add(QT_TRANSLATE_NOOP("Change", "Memory at hand"), report->workload.limits.memoryBytes, Unit::Bytes);
    return out;
}

// Each bound that moves; what stays is not shown.
std::vector<ChangeLine> linesOf(const AutoscalerChange &change, const WorkloadReport *)
{
    const auto count = [](std::int64_t n) { return words::number(static_cast<double>(n)); };
    const QString owner = words::plain(change.autoscaler);
    std::vector<ChangeLine> out;
    if (change.from.min != change.to.min)
        out.push_back({say(QT_TRANSLATE_NOOP("Change", "Minimum of %1")).arg(owner), count(change.from.min), count(change.to.min)});
    if (change.from.max != change.to.max)
        out.push_back({say(QT_TRANSLATE_NOOP("Change", "Maximum of %1")).arg(owner), count(change.from.max), count(change.to.max)});
    for (const auto &[resource, target] : change.to.targets) {
        const auto before = change.from.targets.find(resource);
        if (before != change.from.targets.end() && before->second != target)
            out.push_back({say(QT_TRANSLATE_NOOP("Change", "Target of %1")).arg(words::plain(resource)), count(before->second) + u" %"_s, count(target) + u" %"_s});
    }
    return out;
}

} // namespace

std::vector<ChangeLine> changeLines(const Change &change, const WorkloadReport *report)
{
    return std::visit([&](const auto &kind) { return linesOf(kind, report); }, change);
}

std::vector<QString> changesSince(const Plan &plan, const WorkloadReport *report)
{
    std::vector<QString> out;
    if (!report) {
        out.push_back(say(QT_TRANSLATE_NOOP("Change", "The service is no longer there.")));
        return out;
    }
    const Workload &w = report->workload;
    const ObservedState &then = plan.observed;
    if (w.uid != then.uid)
        out.push_back(say(QT_TRANSLATE_NOOP("Change", "Changed since the proposal: the service was made anew.")));
    // An autoscaler moves the count by itself.
    if (std::holds_alternative<ReplicaChange>(plan.change) && w.replicas != then.replicas)
        out.push_back(say(QT_TRANSLATE_NOOP("Change", "Changed since the proposal: replicas %1 → %2."))
                          .arg(then.replicas)
                          .arg(w.replicas));
    if (w.specDigest != then.specDigest)
        out.push_back(say(QT_TRANSLATE_NOOP("Change", "Changed since the proposal: the definition of the service.")));
    if (w.owners != then.owners)
        out.push_back(say(QT_TRANSLATE_NOOP("Change", "Changed since the proposal: who else sets its replicas.")));
    if (report->policy.min != then.min || report->policy.max != then.max)
        out.push_back(say(QT_TRANSLATE_NOOP("Change", "Changed since the proposal: its limits, now %1 to %2."))
                          .arg(report->policy.min)
                          .arg(report->policy.max));
    return out;
}

bool isBulkSafe(const Plan &plan, const ContextConfig *context)
{
    return direction(plan.change) == Direction::Up && !confirmationNeeded(plan.change) && context &&
           !context->isProtected;
}

} // namespace preamar::ui
