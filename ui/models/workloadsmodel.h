// The workloads of the last cycle, one row each: text to show, raw values to sort by, the report for delegates.
#pragma once

#include "core/engine/snapshot.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>

namespace preamar::ui {

class WorkloadsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Place, Replicas, Cpu, Memory, Requests, Latency, Errors, Age, Decision, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, // a number or text; invalid where nothing was measured
        RefRole,                 // text of the WorkloadRef
        HotRole,                 // the figure is above its threshold
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot, Timestamp now);
    // Ages only.
    void setNow(Timestamp now);
    [[nodiscard]] const WorkloadReport *report(int row) const;
    [[nodiscard]] Timestamp now() const { return m_now; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const WorkloadReport &report, int column) const;
    [[nodiscard]] QVariant sortValue(const WorkloadReport &report, int column) const;
    [[nodiscard]] static bool isHot(const WorkloadReport &report, int column);

    std::shared_ptr<const Snapshot> m_snapshot;
    Timestamp m_now{};
};

// Search by words and one facet; what was not measured sorts last in either order.
class WorkloadsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Facet { Monitored, AtRisk, Troubled, All };

    explicit WorkloadsFilter(QObject *parent = nullptr);
    void setWords(const QString &words);
    void setFacet(Facet facet);
    [[nodiscard]] const WorkloadReport *report(const QModelIndex &index) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    Facet m_facet = Facet::Monitored;
};

// Numbers are missing or late, or replicas fail.
[[nodiscard]] bool isTroubled(const WorkloadReport &report);

} // namespace preamar::ui
