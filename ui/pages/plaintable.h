// A table as every page shows one: rows are chosen, the first column takes the room.
#pragma once

#include "ui/style/metrics.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace preamar::ui {

[[nodiscard]] inline QTableView *makeTable(QAbstractItemModel *model, const QString &name, const char *objectName,
                                           QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(QLatin1String(objectName));
    table->setAccessibleName(name);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(style::kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

// As wide as the heading of a column and what is in the rows now seen.
[[nodiscard]] inline int widthOfColumn(const QTableView *table, int column)
{
    const QAbstractItemView *view = table; // the hint is public there only
    // The heading's own hint knows nothing of the weight and the margins that the style sheet gives it.
    QFont heading = table->horizontalHeader()->font();
    heading.setWeight(QFont::DemiBold);
    const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
    const int titled = QFontMetrics(heading).horizontalAdvance(title) + 2 * style::kSpaceS + style::kSpaceM;
    return std::max(titled, view->sizeHintForColumn(column));
}

// Fixed columns as wide as what they hold; the first takes what is left.
inline void fitColumns(QTableView *table)
{
    const QHeaderView *header = table->horizontalHeader();
    for (int c = 0; c < header->count(); ++c) {
        if (header->sectionResizeMode(c) == QHeaderView::Fixed && !header->isSectionHidden(c))
            table->setColumnWidth(c, widthOfColumn(table, c));
    }
}

} // namespace preamar::ui
