// The policies of a simulation, one row each.
#pragma once

#include "core/engine/simulation.h"

#include <QAbstractTableModel>

#include <optional>

namespace preamar::ui {

class SimulationModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Policy, Overload, Longest, ReplicaHours, Money, Actions, Reversals, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setAnswer(const SimulationAnswer &answer);
    void clear();
    [[nodiscard]] const SimulationAnswer *answer() const { return m_answer ? &*m_answer : nullptr; }
    // Money is known only where somebody set a price.
    [[nodiscard]] bool hasPrice() const { return m_answer && m_answer->price > 0.0; }
    [[nodiscard]] const replay::StudyRow *row(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::optional<SimulationAnswer> m_answer;
};

// "Preamar, caution 0.98", "HPA at 60 %", … for a policy as it is written.
[[nodiscard]] QString policyTitle(const std::string &policy);

} // namespace preamar::ui
