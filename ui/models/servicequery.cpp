#include "ui/models/servicequery.h"

#include "ui/models/findings.h"
#include "ui/shell/status.h"

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;

bool isTroubled(const WorkloadReport &report)
{
    if (!report.enrolled)
        return false;
    const auto cpu = report.metrics.find(metric::cpuCores);
    return !report.workload.problems.empty() || !report.labelProblem.empty() || cpu == report.metrics.end() ||
           cpu->second.quality != Quality::Ok || hasProblemFound(report);
}

bool accepts(const ServiceQuery &query, const WorkloadReport &report)
{
    using State = ServiceQuery::State;
    const auto &workload = report.workload;
    if (!query.context.empty() && workload.ref.context.str() != query.context)
        return false;
    if (!query.space.empty() && workload.ref.space != query.space)
        return false;
    if (!query.group.empty() && report.policy.group != query.group)
        return false;
    if (!query.owner.empty() &&
        std::find(workload.owners.begin(), workload.owners.end(), query.owner) == workload.owners.end())
        return false;
    if (query.mode && (!report.enrolled || report.policy.mode != *query.mode))
        return false;
    switch (query.state) {
    case State::Monitored:
        return report.enrolled;
    case State::AtRisk:
        return isAtRisk(report);
    case State::Troubled:
        return isTroubled(report);
    case State::Proposed:
        return !report.proposal.str().empty();
    case State::All:
        break;
    }
    return true;
}

QString folded(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            out += c.toCaseFolded();
    }
    return out;
}

QStringList foldedWords(const QString &text)
{
    return folded(text).simplified().split(u' ', Qt::SkipEmptyParts);
}

QJsonObject toJson(const ServiceQuery &query)
{
    QJsonObject json{{u"text"_s, query.text}, {u"state"_s, static_cast<int>(query.state)}};
    for (const auto &[key, value] : {std::pair{u"context"_s, query.context}, std::pair{u"namespace"_s, query.space},
                                     std::pair{u"group"_s, query.group}, std::pair{u"owner"_s, query.owner}}) {
        if (!value.empty())
            json.insert(key, QString::fromStdString(value));
    }
    if (query.mode)
        json.insert(u"mode"_s, QString::fromStdString(std::string(toString(*query.mode))));
    return json;
}

ServiceQuery queryFromJson(const QJsonObject &json)
{
    ServiceQuery query;
    query.text = json.value(u"text"_s).toString();
    const int state = json.value(u"state"_s).toInt();
    if (state >= 0 && state <= static_cast<int>(ServiceQuery::State::All))
        query.state = static_cast<ServiceQuery::State>(state);
    query.context = json.value(u"context"_s).toString().toStdString();
    query.space = json.value(u"namespace"_s).toString().toStdString();
    query.group = json.value(u"group"_s).toString().toStdString();
    query.owner = json.value(u"owner"_s).toString().toStdString();
    query.mode = parseMode(json.value(u"mode"_s).toString().toStdString());
    return query;
}

} // namespace preamar::ui
