// The actions of the log, one row per proposal, newest first; and below it in detail, the audit trail.
#pragma once

#include "core/engine/lookups.h"
#include "core/engine/snapshot.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace preamar::ui {

class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, Service, ChangeColumn, Who, Result, ColumnCount };
    enum Role { SortRole = Qt::UserRole, IdRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    [[nodiscard]] const Proposal *proposal(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const Snapshot> m_snapshot;
};

// Pages of the audit trail, newest first; asks for the next one when its end is seen.
class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, When, Event, Workload, Code, Who, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    // The first page, in place of what there was.
    void setPage(const AuditPage &page, Timestamp now);
    void addPage(const AuditPage &page);
    // Records newer than all that are shown, newest first.
    void prepend(const std::vector<AuditRecord> &records);
    [[nodiscard]] const AuditRecord *record(int row) const;
    [[nodiscard]] int rowOf(std::int64_t seq) const; // -1 where it is not shown
    [[nodiscard]] std::int64_t newest() const { return m_records.empty() ? 0 : m_records.front().seq; }
    [[nodiscard]] std::int64_t oldestLooked() const { return m_scannedTo; }
    // The page that was asked for is here, or will not come.
    void setWaiting(bool waits) { m_waits = waits; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    std::vector<AuditRecord> m_records;
    Timestamp m_now{};
    std::int64_t m_scannedTo = 0;
    bool m_isMore = false;
    bool m_waits = false;
};

// The id of the proposal that a record is about, or empty.
[[nodiscard]] std::string proposalOf(const AuditRecord &record);
// An action that was carried out, was not undone yet and has a recorded state to return to.
[[nodiscard]] bool offersUndo(const Proposal &proposal);
[[nodiscard]] QString actorName(const Actor &actor);

} // namespace preamar::ui
