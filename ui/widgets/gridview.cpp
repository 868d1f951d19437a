#include "ui/widgets/gridview.h"

#include "ui/widgets/gridaccess.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace preamar::ui {

GridView::GridView(QWidget *parent) : QAbstractItemView(parent)
{
    GridAccess::install();
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
}

void GridView::setCell(int leastWidth, int height)
{
    m_leastWidth = std::max(1, leastWidth);
    m_height = std::max(1, height);
    updateGeometries();
    viewport()->update();
}

int GridView::count() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int GridView::columns() const
{
    return std::max(1, viewport()->width() / m_leastWidth);
}

int GridView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect GridView::cell(int row) const
{
    const int across = columns();
    const int column = row % across;
    // Whole pixels that add up to the width: no seam at the right edge.
    const int left = viewport()->width() * column / across;
    const int right = viewport()->width() * (column + 1) / across;
    return {left, row / across * m_height - verticalOffset(), right - left, m_height};
}

std::pair<int, int> GridView::seen(const QRect &area) const
{
    const int across = columns();
    const int first = std::max(0, (area.top() + verticalOffset()) / m_height * across);
    const int last = std::min(count() - 1, ((area.bottom() + verticalOffset()) / m_height + 1) * across - 1);
    return {first, last};
}

QRect GridView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? cell(index.row()) : QRect();
}

void GridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect box = visualRect(index);
    const int room = viewport()->height();
    QScrollBar *bar = verticalScrollBar();
    if (hint == PositionAtCenter)
        bar->setValue(bar->value() + box.center().y() - room / 2);
    else if (hint == PositionAtTop || box.top() < 0)
        bar->setValue(bar->value() + box.top());
    else if (hint == PositionAtBottom || box.bottom() >= room)
        bar->setValue(bar->value() + std::min(box.top(), box.bottom() - room + 1));
}

QModelIndex GridView::indexAt(const QPoint &point) const
{
    if (!model() || !viewport()->rect().contains(point))
        return {};
    const int across = columns();
    const int column = std::min(across - 1, point.x() * across / std::max(1, viewport()->width()));
    const int row = (point.y() + verticalOffset()) / m_height * across + column;
    return row < count() ? model()->index(row, 0, rootIndex()) : QModelIndex();
}

void GridView::reset()
{
    QAbstractItemView::reset();
    updateGeometries();
    viewport()->update();
}

QModelIndex GridView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int total = count();
    if (total == 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    const int across = columns();
    const int page = std::max(1, viewport()->height() / m_height) * across;
    int wanted = std::max(0, now);
    switch (action) {
    case MoveUp:
        wanted = now - across >= 0 ? now - across : wanted;
        break;
    case MoveDown:
        wanted = now < 0 ? 0 : now + across < total ? now + across : now;
        break;
    case MoveLeft:
    case MovePrevious:
        wanted = std::max(0, now - 1);
        break;
    case MoveRight:
    case MoveNext:
        wanted = std::min(total - 1, now + 1);
        break;
    case MoveHome:
        wanted = 0;
        break;
    case MoveEnd:
        wanted = total - 1;
        break;
    case MovePageUp:
        wanted = std::max(0, now - page);
        break;
    case MovePageDown:
        wanted = std::min(total - 1, std::max(0, now) + page);
        break;
    }
    return model()->index(wanted, 0, rootIndex());
}

// The base counts cells; the items of this list are rows.
void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!QAccessible::isActive() || !current.isValid() || !hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void GridView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    if (!from.isValid() && !to.isValid()) {
        selectionModel()->select(QItemSelection(), flags);
        return;
    }
    const int first = std::min(from.isValid() ? from.row() : to.row(), to.isValid() ? to.row() : from.row());
    const int last = std::max(from.isValid() ? from.row() : to.row(), to.isValid() ? to.row() : from.row());
    selectionModel()->select(
        QItemSelection(model()->index(first, 0, rootIndex()), model()->index(last, 0, rootIndex())), flags);
}

QRegion GridView::visualRegionForSelection(const QItemSelection &selection) const
{
    if (selection.isEmpty())
        return {};
    const auto [first, last] = seen(viewport()->rect());
    QRegion region;
    for (const auto &range : selection) {
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += cell(row);
    }
    return region;
}

void GridView::updateGeometries()
{
    const int across = columns();
    const int lines = (count() + across - 1) / across;
    QScrollBar *bar = verticalScrollBar();
    bar->setSingleStep(std::max(1, m_height / 3));
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, lines * m_height - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void GridView::paintEvent(QPaintEvent *event)
{
    if (!model())
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem base;
    initViewItemOption(&base);
    const auto [first, last] = seen(event->rect());
    const QModelIndex hovered = indexAt(viewport()->mapFromGlobal(QCursor::pos()));
    const bool isHovering = viewport()->underMouse();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        QStyleOptionViewItem option = base;
        option.rect = cell(row);
        if (!option.rect.intersects(event->rect()))
            continue;
        option.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index.row() == currentIndex().row());
        option.state.setFlag(QStyle::State_MouseOver, isHovering && index == hovered);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void GridView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void GridView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void GridView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    // The rows are still counted now: what is seen is set right after they went.
    QTimer::singleShot(0, this, [this] {
        updateGeometries();
        viewport()->update();
    });
}

} // namespace preamar::ui
