#include "ui/models/logmodel.h"

#include "core/engine/carriedout.h"
#include "ui/models/figures.h"
#include "ui/shell/words.h"

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

QString whatWord(const Proposal &p)
{
    const bool undo = !p.plan.reverts.empty();
    if (undo)
        return LogModel::tr("Undo");
    return direction(p.plan.change) == Direction::Up ? LogModel::tr("Raise") : LogModel::tr("Reduce");
}

} // namespace

void LogModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const bool same =
        m_snapshot && snapshot &&
        std::equal(m_snapshot->recent.begin(), m_snapshot->recent.end(), snapshot->recent.begin(),
                   snapshot->recent.end(), [](const Proposal &a, const Proposal &b) { return a.id == b.id; });
    if (same) {
        m_snapshot = std::move(snapshot);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

const Proposal *LogModel::proposal(int row) const
{
    return m_snapshot && row >= 0 && static_cast<std::size_t>(row) < m_snapshot->recent.size()
               ? &m_snapshot->recent[static_cast<std::size_t>(row)]
               : nullptr;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(m_snapshot->recent.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    const Proposal *p = index.isValid() ? proposal(index.row()) : nullptr;
    if (!p || index.column() >= ColumnCount)
        return {};
    if (role == IdRole)
        return QString::fromStdString(p->id.str());
    if (role == SortRole && index.column() == When)
        return static_cast<qlonglong>(toMillis(p->changed));
    if (role == Qt::ToolTipRole)
        return words::toolTip(index.column() == When ? words::dateTime(p->changed)
                                                     : data(index, Qt::DisplayRole).toString());
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case When:
        return words::shortTime(p->changed, m_snapshot->now);
    case What:
        return whatWord(*p);
    case Service:
        return words::name(p->plan.workload);
    case ChangeColumn:
        return words::fromTo(p->plan.change);
    case Who:
        return p->approval ? actorName(p->approval->actor) : words::unknown();
    case Result:
        return stateVerdict(p->state).word;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("When"),     tr("Action"),      tr("Service"),
                                         tr("Replicas"), tr("Approved by"), tr("Result")};
    return titles[section];
}

void AuditModel::setPage(const AuditPage &page, Timestamp now)
{
    beginResetModel();
    m_records = page.records;
    m_now = now;
    m_isMore = page.isMore;
    m_scannedTo = page.scannedTo;
    m_waits = false;
    endResetModel();
}

void AuditModel::addPage(const AuditPage &page)
{
    m_waits = false;
    m_isMore = page.isMore;
    m_scannedTo = page.scannedTo > 0 ? page.scannedTo : m_scannedTo;
    if (page.records.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.records.size()) - 1);
    m_records.insert(m_records.end(), page.records.begin(), page.records.end());
    endInsertRows();
}

void AuditModel::prepend(const std::vector<AuditRecord> &records)
{
    if (records.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(records.size()) - 1);
    m_records.insert(m_records.begin(), records.begin(), records.end());
    endInsertRows();
}

const AuditRecord *AuditModel::record(int row) const
{
    return row >= 0 && static_cast<std::size_t>(row) < m_records.size() ? &m_records[static_cast<std::size_t>(row)]
                                                                        : nullptr;
}

int AuditModel::rowOf(std::int64_t seq) const
{
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        if (m_records[i].seq == seq)
            return static_cast<int>(i);
    }
    return -1;
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_isMore && !m_waits;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_waits = true;
    Q_EMIT moreWanted();
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const AuditRecord *r = index.isValid() ? record(index.row()) : nullptr;
    if (!r || index.column() >= ColumnCount)
        return {};
    if (role == SortRole && index.column() == Number)
        return static_cast<qlonglong>(r->seq);
    if (role == SortRole && index.column() == When)
        return static_cast<qlonglong>(toMillis(r->at));
    if (role == Qt::ToolTipRole)
        return words::toolTip(index.column() == Workload && !r->workload.empty() ? words::plain(r->workload, 500)
                                                                                : data(index, Qt::DisplayRole).toString());
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Number:
        return QString::number(r->seq);
    case When:
        return words::shortTime(r->at, m_now);
    case Event:
        return text::auditEvent(r->event, words::language());
    case Workload: {
        const auto ref = parseWorkloadRef(r->workload);
        return ref ? words::name(*ref) : r->workload.empty() ? words::unknown() : words::plain(r->workload);
    }
    case Code: {
        const auto code = parseReasonCode(r->code);
        return code ? text::reasonMeaning(*code, words::language()) : words::plain(r->code);
    }
    case Who:
        return actorName(r->actor);
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("No."), tr("When"), tr("Event"), tr("Service"), tr("Reason"), tr("Who")};
    return titles[section];
}

bool offersUndo(const Proposal &proposal)
{
    return engine::carriedOut(proposal) && proposal.revertedBy.empty();
}

std::string proposalOf(const AuditRecord &record)
{
    const auto id = stringAt(record.detail, "id");
    const bool isAbout = record.event.starts_with("proposal.") || record.event.starts_with("action.");
    return isAbout && id ? *id : stringAt(record.detail, "proposal").value_or(std::string());
}

QString actorName(const Actor &actor)
{
    if (actor.origin == Origin::Engine)
        return u"Preamar"_s;
    return words::plain(actor.name);
}

} // namespace preamar::ui
