#include "ui/models/workloadsmodel.h"

#include "ui/models/figures.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

bool sameRows(const std::vector<WorkloadReport> &a, const std::vector<WorkloadReport> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const WorkloadReport &x, const WorkloadReport &y) {
        return x.workload.ref == y.workload.ref;
    });
}

const std::vector<WorkloadReport> &rowsOf(const std::shared_ptr<const Snapshot> &snapshot)
{
    static const std::vector<WorkloadReport> kNone;
    return snapshot && snapshot->cycle ? snapshot->cycle->workloads : kNone;
}

QVariant number(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

void WorkloadsModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot, Timestamp now)
{
    m_now = now;
    if (sameRows(rowsOf(m_snapshot), rowsOf(snapshot))) {
        m_snapshot = std::move(snapshot);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

void WorkloadsModel::setNow(Timestamp now)
{
    m_now = now;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Age), index(rowCount() - 1, Age), {Qt::DisplayRole});
}

const WorkloadReport *WorkloadsModel::report(int row) const
{
    const auto &rows = rowsOf(m_snapshot);
    return row >= 0 && static_cast<std::size_t>(row) < rows.size() ? &rows[static_cast<std::size_t>(row)] : nullptr;
}

int WorkloadsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rowsOf(m_snapshot).size());
}

int WorkloadsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WorkloadsModel::data(const QModelIndex &index, int role) const
{
    const WorkloadReport *r = index.isValid() ? report(index.row()) : nullptr;
    if (!r || index.column() >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*r, index.column());
    case Qt::ToolTipRole:
        return words::toolTip(index.column() == Name ? words::plain(toString(r->workload.ref), 500)
                                                     : text(*r, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == Name ? words::name(r->workload.ref) + u". "_s + verdictOf(*r).word + u". "_s +
                                            tr("CPU %1, memory %2, replicas %3")
                                                .arg(cpuFigure(*r).text, memoryFigure(*r).text, text(*r, Replicas))
                                      : text(*r, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= Replicas && index.column() <= Age
                   ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant(static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
    case SortRole:
        return sortValue(*r, index.column());
    case RefRole:
        return QString::fromStdString(toString(r->workload.ref));
    case HotRole:
        return isHot(*r, index.column());
    default:
        return {};
    }
}

QString WorkloadsModel::text(const WorkloadReport &report, int column) const
{
    switch (column) {
    case Name:
        return words::name(report.workload.ref);
    case Place:
        return words::place(report.workload.ref);
    case Replicas:
        return QString::number(report.workload.ready) + u'/' + QString::number(report.workload.replicas);
    case Cpu:
        return cpuFigure(report).text;
    case Memory:
        return memoryFigure(report).text;
    case Requests:
        return requestsFigure(report).text;
    case Latency:
        return latencyFigure(report).text;
    case Errors:
        return errorFigure(report).text;
    case Age: {
        const auto age = figuresAge(report, m_now);
        return age ? words::duration(*age) : words::unknown();
    }
    case Decision:
        return verdictOf(report).word;
    default:
        return {};
    }
}

QVariant WorkloadsModel::sortValue(const WorkloadReport &report, int column) const
{
    switch (column) {
    case Replicas:
        return static_cast<qlonglong>(report.workload.replicas);
    case Cpu:
        return number(cpuFigure(report).raw);
    case Memory:
        return number(memoryFigure(report).raw);
    case Requests:
        return number(requestsFigure(report).raw);
    case Latency:
        return number(latencyFigure(report).raw);
    case Errors:
        return number(errorFigure(report).raw);
    case Age: {
        const auto age = figuresAge(report, m_now);
        return age ? QVariant(static_cast<qlonglong>(age->count())) : QVariant();
    }
    case Decision:
        // What needs attention first when sorted downwards.
        return static_cast<int>(isAtRisk(report)) * 8 +
               static_cast<int>(report.decision.action != Direction::None) * 4 +
               static_cast<int>(verdictOf(report).tone == style::Tone::Crit) * 2 + static_cast<int>(report.enrolled);
    default:
        return text(report, column);
    }
}

bool WorkloadsModel::isHot(const WorkloadReport &report, int column)
{
    switch (column) {
    case Cpu:
        return cpuFigure(report).isHot;
    case Memory:
        return memoryFigure(report).isHot;
    case Errors:
        return errorFigure(report).isHot;
    default:
        return false;
    }
}

QVariant WorkloadsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Replicas && section <= Age ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Service");
    case Place:
        return tr("Context");
    case Replicas:
        return tr("Replicas");
    case Cpu:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Requests:
        return tr("Req/min");
    case Latency:
        return tr("P95");
    case Errors:
        return tr("Errors");
    case Age:
        return tr("Age");
    case Decision:
        return tr("Decision");
    default:
        return {};
    }
}

WorkloadsFilter::WorkloadsFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(WorkloadsModel::SortRole);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void WorkloadsFilter::setWords(const QString &words)
{
    m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void WorkloadsFilter::setFacet(Facet facet)
{
    m_facet = facet;
    invalidateRowsFilter();
}

const WorkloadReport *WorkloadsFilter::report(const QModelIndex &index) const
{
    const auto *model = qobject_cast<const WorkloadsModel *>(sourceModel());
    return model && index.isValid() ? model->report(mapToSource(index).row()) : nullptr;
}

bool WorkloadsFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const WorkloadsModel *>(sourceModel());
    const WorkloadReport *r = model ? model->report(row) : nullptr;
    if (!r)
        return false;
    if ((m_facet == Facet::Monitored && !r->enrolled) || (m_facet == Facet::AtRisk && !isAtRisk(*r)) ||
        (m_facet == Facet::Troubled && !isTroubled(*r)))
        return false;
    const QString where = QString::fromStdString(toString(r->workload.ref));
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return where.contains(word, Qt::CaseInsensitive); });
}

bool WorkloadsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(WorkloadsModel::SortRole);
    const QVariant b = right.data(WorkloadsModel::SortRole);
    if (a.isValid() != b.isValid())
        return sortOrder() == Qt::AscendingOrder ? a.isValid() : b.isValid();
    return QSortFilterProxyModel::lessThan(left, right);
}

bool isTroubled(const WorkloadReport &report)
{
    if (!report.enrolled)
        return false;
    const auto cpu = report.metrics.find(metric::cpuCores);
    return !report.workload.problems.empty() || !report.labelProblem.empty() || cpu == report.metrics.end() ||
           cpu->second.quality != Quality::Ok;
}

} // namespace preamar::ui
