// The workloads of the last cycle that a query accepts, in the order asked for, one row each: text to show, raw values
// to sort by, the report for delegates. Ten thousand of them are filtered and ordered in a few milliseconds: what is
// compared is kept as numbers and folded text, and what did not change is not told.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/models/servicequery.h"

#include <QAbstractTableModel>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

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
    void setQuery(const ServiceQuery &query);
    [[nodiscard]] const ServiceQuery &query() const { return m_query; }
    // Ages only.
    void setNow(Timestamp now);
    [[nodiscard]] const WorkloadReport *report(int row) const;
    [[nodiscard]] const WorkloadReport *report(const QModelIndex &index) const;
    [[nodiscard]] int rowOf(const QString &ref) const; // -1 where it is not shown
    [[nodiscard]] Timestamp now() const { return m_now; }
    // Rises with every snapshot: what a delegate laid out before is then old.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

private:
    // Of one workload for as long as the model lives, whatever rows there are.
    using Id = int;

    void learn();
    void arrange();
    [[nodiscard]] std::vector<Id> wanted() const;
    bool moveRows(const std::vector<Id> &rows);
    void permute(const std::vector<Id> &rows);
    [[nodiscard]] double sortKey(const WorkloadReport &report, int column) const;
    [[nodiscard]] static QString described(const WorkloadReport &report);
    [[nodiscard]] QString spoken(const WorkloadReport &report) const;
    [[nodiscard]] QString text(const WorkloadReport &report, int column) const;
    [[nodiscard]] QVariant sortValue(const WorkloadReport &report, int column) const;
    [[nodiscard]] static bool isHot(const WorkloadReport &report, int column);

    std::shared_ptr<const Snapshot> m_snapshot;
    ServiceQuery m_query;
    Timestamp m_now{};
    int m_sortColumn = Decision;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    std::uint64_t m_revision = 0;

    std::unordered_map<std::string, Id> m_ids;
    std::vector<Id> m_known;       // of each report of the snapshot
    std::vector<int> m_reports;    // by id: which report of the snapshot, -1 where none
    std::vector<QString> m_folded; // by id: what is searched
    std::vector<int> m_nameRanks;  // by id
    std::vector<int> m_placeRanks; // by id
    std::vector<Id> m_rows;
};

} // namespace preamar::ui
