// What a stack of charts shows as rows: for screen readers, for spreadsheets, for programs.
#pragma once

#include "core/engine/snapshot.h"

#include <QAbstractTableModel>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace preamar::ui {

struct ChartTable
{
    struct Column
    {
        QString title;       // as a person reads it, with its unit
        std::string machine; // metric name, for programs
        Unit unit = Unit::Count;
        bool isCount = false;
        bool isBounds = false; // lower or upper end of a forecast: empty in the past
    };
    struct Row
    {
        Timestamp at{};
        bool isForecast = false;
        std::vector<std::optional<double>> values; // one per column
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
};

struct ChartTableLane
{
    QString title;
    const ChartSeries *series = nullptr;
    bool isSteps = false;
};
// Rows at the times of the first series, the others laid on them; forecast rows after `now` with their 80 % bounds.
[[nodiscard]] ChartTable makeChartTable(const std::vector<ChartTableLane> &lanes, TimeRange window, Timestamp now);

enum class CsvKind { Standard, Excel };
// Standard: comma, full stop, UTC with Z. Excel: as spreadsheets in Brazil open it (semicolon, decimal comma, local
// time, byte order mark).
[[nodiscard]] QByteArray toCsv(const ChartTable &table, CsvKind kind);

class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setTable(ChartTable table);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    ChartTable m_table;
};

} // namespace preamar::ui
