#include "ui/models/workloadsmodel.h"

#include "ui/models/figures.h"
#include "ui/models/findings.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"

#include <QCollator>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

const std::vector<WorkloadReport> &reportsOf(const std::shared_ptr<const Snapshot> &snapshot)
{
    static const std::vector<WorkloadReport> kNone;
    return snapshot && snapshot->cycle ? snapshot->cycle->workloads : kNone;
}

bool sameRefs(const std::vector<WorkloadReport> &a, const std::vector<WorkloadReport> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const WorkloadReport &x, const WorkloadReport &y) {
        return x.workload.ref == y.workload.ref;
    });
}

// Positions of texts in the order of the language; equal texts share one.
std::vector<int> ranksOf(const std::vector<QString> &texts)
{
    QCollator collator(text::localeOf(words::language()));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(texts.size());
    for (const auto &text : texts)
        keys.push_back(collator.sortKey(text));
    std::vector<int> order(texts.size());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](int i) -> const QCollatorSortKey & { return keys[static_cast<std::size_t>(i)]; };
    std::sort(order.begin(), order.end(), [&](int x, int y) { return key(x).compare(key(y)) < 0; });
    std::vector<int> ranks(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isSame = i > 0 && key(order[i - 1]).compare(key(order[i])) == 0;
        ranks[static_cast<std::size_t>(order[i])] =
            isSame ? ranks[static_cast<std::size_t>(order[i - 1])] : static_cast<int>(i);
    }
    return ranks;
}

// More single changes of rows than this are told as a new list.
constexpr std::size_t kMostRuns = 64;

} // namespace

void WorkloadsModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot, Timestamp now)
{
    m_now = now;
    ++m_revision;
    const bool isSame = m_snapshot && sameRefs(reportsOf(m_snapshot), reportsOf(snapshot));
    const auto before = std::exchange(m_snapshot, std::move(snapshot)); // kept until the rows are told
    if (!isSame)
        learn();
    arrange();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void WorkloadsModel::learn()
{
    const auto &reports = reportsOf(m_snapshot);
    m_known.clear();
    m_known.reserve(reports.size());
    std::fill(m_reports.begin(), m_reports.end(), -1);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto &ref = reports[i].workload.ref;
        std::string name = toString(ref);
        const auto [it, isNew] = m_ids.try_emplace(name, static_cast<Id>(m_ids.size()));
        if (isNew) {
            m_reports.push_back(-1);
            m_folded.push_back(folded(QString::fromStdString(name)));
        }
        m_reports[static_cast<std::size_t>(it->second)] = static_cast<int>(i);
        m_known.push_back(it->second);
    }
    std::vector<QString> names(m_ids.size());
    std::vector<QString> places(m_ids.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto id = static_cast<std::size_t>(m_known[i]);
        names[id] = words::name(reports[i].workload.ref);
        places[id] = words::place(reports[i].workload.ref);
    }
    m_nameRanks = ranksOf(names);
    m_placeRanks = ranksOf(places);
}

void WorkloadsModel::setQuery(const ServiceQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    arrange();
}

void WorkloadsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
}

std::vector<WorkloadsModel::Id> WorkloadsModel::wanted() const
{
    const auto &reports = reportsOf(m_snapshot);
    const QStringList searched = foldedWords(m_query.text);
    struct Entry
    {
        double key;
        int rank;
        Id id;
        bool isMissing;
    };
    std::vector<Entry> entries;
    entries.reserve(reports.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto id = static_cast<std::size_t>(m_known[i]);
        const QString &text = m_folded[id];
        if (!std::all_of(searched.begin(), searched.end(), [&](const QString &word) { return text.contains(word); }) ||
            !accepts(m_query, reports[i]))
            continue;
        const double key = m_sortColumn == Name    ? m_nameRanks[id]
                           : m_sortColumn == Place ? m_placeRanks[id]
                                                   : sortKey(reports[i], m_sortColumn);
        entries.push_back({key, m_nameRanks[id], m_known[i], std::isnan(key)});
    }
    const bool isRising = m_sortOrder == Qt::AscendingOrder;
    std::sort(entries.begin(), entries.end(), [isRising](const Entry &a, const Entry &b) {
        if (a.isMissing != b.isMissing)
            return b.isMissing; // what was not measured is last in either order
        if (!a.isMissing && a.key != b.key)
            return isRising ? a.key < b.key : b.key < a.key;
        return a.rank != b.rank ? a.rank < b.rank : a.id < b.id;
    });
    std::vector<Id> rows;
    rows.reserve(entries.size());
    for (const auto &entry : entries)
        rows.push_back(entry.id);
    return rows;
}

void WorkloadsModel::arrange()
{
    std::vector<Id> rows = wanted();
    if (rows == m_rows)
        return;
    if (moveRows(rows))
        return;
    std::vector<Id> a = rows;
    std::vector<Id> b = m_rows;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    if (a == b) {
        permute(rows);
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

// Told as rows that went and rows that came, where the others kept their order and it is not too many.
bool WorkloadsModel::moveRows(const std::vector<Id> &rows)
{
    std::vector<int> place(m_reports.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        place[static_cast<std::size_t>(rows[i])] = static_cast<int>(i);
    std::vector<std::pair<int, int>> gone; // first and last row
    int before = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const int now = place[static_cast<std::size_t>(m_rows[i])];
        const int row = static_cast<int>(i);
        if (now < 0) {
            if (!gone.empty() && gone.back().second == row - 1)
                gone.back().second = row;
            else
                gone.emplace_back(row, row);
            if (gone.size() > kMostRuns)
                return false;
        } else if (now < before) {
            return false;
        } else {
            before = now;
        }
    }
    std::vector<bool> isOld(m_reports.size(), false);
    for (const Id id : m_rows)
        isOld[static_cast<std::size_t>(id)] = true;
    std::vector<std::pair<int, int>> come;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (isOld[static_cast<std::size_t>(rows[i])])
            continue;
        const int row = static_cast<int>(i);
        if (!come.empty() && come.back().second == row - 1)
            come.back().second = row;
        else
            come.emplace_back(row, row);
        if (come.size() > kMostRuns)
            return false;
    }
    if (gone.empty() && come.empty())
        return false;
    for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        endRemoveRows();
    }
    for (const auto &[first, last] : come) {
        beginInsertRows({}, first, last);
        m_rows.insert(m_rows.begin() + first, rows.begin() + first, rows.begin() + last + 1);
        endInsertRows();
    }
    return true;
}

void WorkloadsModel::permute(const std::vector<Id> &rows)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList kept = persistentIndexList();
    std::vector<int> place(m_reports.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        place[static_cast<std::size_t>(rows[i])] = static_cast<int>(i);
    QModelIndexList moved;
    moved.reserve(kept.size());
    for (const auto &index : kept) {
        const Id id = m_rows[static_cast<std::size_t>(index.row())];
        moved.append(createIndex(place[static_cast<std::size_t>(id)], index.column()));
    }
    m_rows = rows;
    changePersistentIndexList(kept, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void WorkloadsModel::setNow(Timestamp now)
{
    m_now = now;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Age), index(rowCount() - 1, Age), {Qt::DisplayRole});
}

const WorkloadReport *WorkloadsModel::report(int row) const
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return nullptr;
    const int at = m_reports[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])];
    const auto &reports = reportsOf(m_snapshot);
    return at >= 0 && static_cast<std::size_t>(at) < reports.size() ? &reports[static_cast<std::size_t>(at)] : nullptr;
}

const WorkloadReport *WorkloadsModel::report(const QModelIndex &index) const
{
    return index.isValid() ? report(index.row()) : nullptr;
}

int WorkloadsModel::rowOf(const QString &ref) const
{
    const auto id = m_ids.find(ref.toStdString());
    if (id == m_ids.end())
        return -1;
    const auto row = std::find(m_rows.begin(), m_rows.end(), id->second);
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

int WorkloadsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
        return words::toolTip(index.column() == Name ? described(*r) : text(*r, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == Name ? spoken(*r) : text(*r, index.column());
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

// What stands behind a name: the whole of it, and what the watch saw.
QString WorkloadsModel::described(const WorkloadReport &report)
{
    const QString found = findingLines(report);
    const QString name = words::plain(toString(report.workload.ref), 500);
    return found.isEmpty() ? name : name + u'\n' + found;
}

QString WorkloadsModel::spoken(const WorkloadReport &report) const
{
    const QString found = findingLines(report);
    return words::name(report.workload.ref) + u". "_s + verdictOf(report).word + u". "_s +
           tr("CPU %1, memory %2, replicas %3")
               .arg(cpuFigure(report).text, memoryFigure(report).text, text(report, Replicas)) +
           (found.isEmpty() ? QString() : u". "_s + found);
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

double WorkloadsModel::sortKey(const WorkloadReport &report, int column) const
{
    const auto measured = [&](const MetricId &id) {
        const auto it = report.metrics.find(id);
        return it != report.metrics.end() && it->second.value ? *it->second.value : std::nan("");
    };
    const auto share = [&](const MetricId &id, const std::optional<double> &limit) {
        const double capacity = limit.value_or(0.0) * static_cast<double>(report.workload.ready);
        // Without a limit there is no share: such rows follow those that have one.
        return capacity > 0.0 ? measured(id) / capacity : std::nan("");
    };
    switch (column) {
    case Replicas:
        return static_cast<double>(report.workload.replicas);
    case Cpu:
        return share(metric::cpuCores, report.workload.limits.cpuCores);
    case Memory:
        return share(metric::memoryBytes, report.workload.limits.memoryBytes);
    case Requests:
        return measured(metric::requestsPerSecond);
    case Latency:
        return measured(metric::latencyP95);
    case Errors:
        return measured(metric::errorRatio);
    case Age: {
        const auto age = figuresAge(report, m_now);
        return age ? static_cast<double>(age->count()) : std::nan("");
    }
    default:
        // What needs attention first when sorted downwards.
        return static_cast<double>(static_cast<int>(isAtRisk(report)) * 8 +
                                   static_cast<int>(report.decision.action != Direction::None) * 4 +
                                   static_cast<int>(isTroubled(report)) * 2 + static_cast<int>(report.enrolled));
    }
}

QVariant WorkloadsModel::sortValue(const WorkloadReport &report, int column) const
{
    if (column == Name || column == Place)
        return text(report, column);
    const double key = sortKey(report, column);
    return std::isnan(key) ? QVariant() : QVariant(key);
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

} // namespace preamar::ui
