#include "ui/charts/charttable.h"

#include "ui/shell/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<double> valueAt(const ChartTableLane &lane, Timestamp at)
{
    const auto &points = lane.series->history;
    const auto after = std::upper_bound(points.begin(), points.end(), at,
                                        [](Timestamp t, const ChartSeries::Point &p) { return t < p.at; });
    if (after == points.begin())
        return std::nullopt;
    const auto &point = *std::prev(after);
    if (!lane.isSteps && at - point.at >= lane.series->step)
        return std::nullopt;
    return point.mean;
}

QString shown(double value, const ChartTable::Column &column)
{
    if (column.isCount)
        return words::number(value);
    return column.unit == Unit::Cores ? words::number(value, 2) : words::value(value, column.unit);
}

// A title never starts a formula: names come from servers.
QByteArray cell(const QString &text, char separator)
{
    QString safe = text;
    if (!safe.isEmpty() && QStringView(u"=+-@\t").contains(safe.front()))
        safe.prepend(u'\'');
    if (safe.contains(QLatin1Char(separator)) || safe.contains(u'"') || safe.contains(u'\n'))
        safe = u'"' + safe.replace(u'"', u"\"\""_s) + u'"';
    return safe.toUtf8();
}

} // namespace

ChartTable makeChartTable(const std::vector<ChartTableLane> &lanes, TimeRange window, Timestamp now)
{
    ChartTable table;
    for (const auto &lane : lanes) {
        const auto add = [&](const QString &title, const std::string &machine, bool isBounds) {
            table.columns.push_back({title, machine, lane.series->unit, lane.isSteps, isBounds});
        };
        const std::string name = lane.series->key.metric.str();
        add(lane.title, name, false);
        if (!lane.isSteps) {
            add(lane.title + u' ' + ChartTableModel::tr("from (80 %)"), name + "_lo80", true);
            add(lane.title + u' ' + ChartTableModel::tr("to (80 %)"), name + "_hi80", true);
        }
    }
    if (lanes.empty())
        return table;
    for (const auto &point : lanes.front().series->history) {
        if (point.at < window.from || point.at > std::min(window.to, now))
            continue;
        ChartTable::Row row{point.at, false, {}};
        for (const auto &lane : lanes) {
            row.values.push_back(valueAt(lane, point.at));
            if (!lane.isSteps)
                row.values.insert(row.values.end(), 2, std::nullopt);
        }
        table.rows.push_back(std::move(row));
    }
    const auto &first = lanes.front().series->forecast;
    for (std::size_t i = 0; first && i < first->steps.size(); ++i) {
        const Timestamp at = first->timeAt(i);
        if (at < std::max(now, window.from) || at > window.to)
            continue;
        ChartTable::Row row{at, true, {}};
        for (const auto &lane : lanes) {
            const auto &forecast = lane.series->forecast;
            if (lane.isSteps) {
                row.values.push_back(std::nullopt);
            } else if (forecast && i < forecast->steps.size() && forecast->timeAt(i) == at) {
                const auto &q = forecast->steps[i];
                row.values.insert(row.values.end(), {q[kMedian], quantile(q, 0.1), quantile(q, 0.9)});
            } else {
                row.values.insert(row.values.end(), 3, std::nullopt);
            }
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

QByteArray toCsv(const ChartTable &table, CsvKind kind)
{
    const bool isExcel = kind == CsvKind::Excel;
    const char separator = isExcel ? ';' : ',';
    QByteArray out = isExcel ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    out += isExcel ? cell(ChartTableModel::tr("Time"), separator) : QByteArray("timestamp");
    for (const auto &column : table.columns)
        out += separator + (isExcel ? cell(column.title, separator) : QByteArray::fromStdString(column.machine));
    out += isExcel ? QByteArray("\r\n") : QByteArray("\n");
    const QLocale brazil(QLocale::Portuguese, QLocale::Brazil);
    for (const auto &row : table.rows) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(toMillis(row.at));
        out += isExcel ? at.toString(u"dd/MM/yyyy HH:mm:ss"_s).toUtf8() : at.toUTC().toString(Qt::ISODate).toUtf8();
        for (const auto &value : row.values) {
            out += separator;
            if (!value)
                continue;
            QByteArray number = QByteArray::number(*value, 'g', QLocale::FloatingPointShortest);
            if (isExcel)
                number.replace('.', ',');
            out += number;
        }
        out += isExcel ? QByteArray("\r\n") : QByteArray("\n");
    }
    return out;
}

void ChartTableModel::setTable(ChartTable table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size()) + 1;
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const auto &row = m_table.rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0)
        return row.isForecast ? tr("%1 (forecast)").arg(words::dateTime(row.at)) : words::dateTime(row.at);
    const auto column = static_cast<std::size_t>(index.column() - 1);
    return row.values[column] ? shown(*row.values[column], m_table.columns[column]) : words::unknown();
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Time") : m_table.columns[static_cast<std::size_t>(section - 1)].title;
}

} // namespace preamar::ui
