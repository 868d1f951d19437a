#include "ui/models/simulationmodel.h"

#include "ui/shell/words.h"

namespace preamar::ui {

using namespace Qt::StringLiterals;

QString policyTitle(const std::string &policy)
{
    const QString text = QString::fromStdString(policy);
    const QString name = text.section(u':', 0, 0).section(u';', 0, 0);
    const auto value = [&](const QString &key) {
        const QStringList parts = text.mid(name.size() + 1).split(u';');
        for (const QString &part : parts) {
            if (part.startsWith(key + u'='))
                return part.mid(key.size() + 1);
        }
        return parts.isEmpty() || parts.front().contains(u'=') ? QString() : parts.front();
    };
    if (name == u"preamar")
        return SimulationModel::tr("Preamar, caution %1").arg(words::number(value(u"q"_s).toDouble(), 3));
    if (name == u"hpa")
        return SimulationModel::tr("HPA at %1").arg(words::percent(value(u"target"_s).toDouble(), 0));
    if (name == u"load-hpa")
        return SimulationModel::tr("Reactive at %1, holding %2")
            .arg(words::percent(value(u"target"_s).toDouble(), 0),
                 words::duration(Seconds{value(u"hold"_s).toLongLong()}));
    if (name == u"oracle")
        return SimulationModel::tr("Oracle (knows the demand)");
    return name;
}

void SimulationModel::setAnswer(const SimulationAnswer &answer)
{
    beginResetModel();
    m_answer = answer;
    endResetModel();
}

void SimulationModel::clear()
{
    beginResetModel();
    m_answer.reset();
    endResetModel();
}

const replay::StudyRow *SimulationModel::row(int row) const
{
    return m_answer && row >= 0 && static_cast<std::size_t>(row) < m_answer->study.rows.size()
               ? &m_answer->study.rows[static_cast<std::size_t>(row)]
               : nullptr;
}

int SimulationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_answer ? 0 : static_cast<int>(m_answer->study.rows.size());
}

int SimulationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SimulationModel::data(const QModelIndex &index, int role) const
{
    const replay::StudyRow *r = index.isValid() ? row(index.row()) : nullptr;
    if (!r)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() == Policy ? Qt::AlignLeft | Qt::AlignVCenter
                                                 : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const replay::Figures &f = r->figures;
    switch (index.column()) {
    case Policy:
        return r->isPresent ? tr("In force: %1").arg(policyTitle(r->policy)) : policyTitle(r->policy);
    case Overload:
        return words::number(f.violationMinutesPerDay, 1);
    case Longest:
        return words::number(f.longestViolationMinutes, 1);
    case ReplicaHours:
        return words::number(f.replicaHoursPerDay, 1);
    case Money:
        return m_answer->price > 0.0 ? words::number(replay::costPerMonth(f, m_answer->price), 2) : words::unknown();
    case Actions:
        return words::number(f.actionsPerDay, 1);
    case Reversals:
        return words::number(f.reversalsPerDay, 1);
    default:
        return {};
    }
}

QVariant SimulationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Policy ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    const bool tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (section) {
    case Policy:
        return tip ? QString() : tr("Policy");
    case Overload:
        return tip ? tr("Minutes of overload per day: demand above 80 % of what is ready") : tr("Overload");
    case Longest:
        return tip ? tr("Longest overload, in minutes") : tr("Longest");
    case ReplicaHours:
        return tip ? tr("Replica-hours per day") : tr("Replica-h");
    case Money:
        return tip ? tr("Cost per month") : tr("Month");
    case Actions:
        return tip ? tr("Actions per day") : tr("Actions");
    case Reversals:
        return tip ? tr("Changes of direction per day") : tr("Reversals");
    default:
        return {};
    }
}

} // namespace preamar::ui
