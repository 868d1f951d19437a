// The actions of the log, one row per proposal, newest first; and below it in detail, the audit trail.
#pragma once

#include "core/engine/snapshot.h"

#include <QAbstractTableModel>

#include <memory>

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

class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, When, Event, Workload, Code, Who, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    [[nodiscard]] const AuditRecord *record(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const Snapshot> m_snapshot;
};

// An action that was carried out, was not undone yet and has a recorded state to return to.
[[nodiscard]] bool offersUndo(const Proposal &proposal);
[[nodiscard]] QString actorName(const Actor &actor);

} // namespace preamar::ui
