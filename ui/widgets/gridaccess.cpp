#include "ui/widgets/gridaccess.h"

#include "ui/widgets/gridview.h"

#include <QAbstractItemModel>
#include <QItemSelectionModel>
#include <QPointer>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

class GridItem final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    GridItem(GridView *view, int row) : m_view(view), m_row(row) {}

    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] QModelIndex index() const
    {
        return m_view && m_view->model() ? m_view->model()->index(m_row, 0, m_view->rootIndex()) : QModelIndex();
    }

    [[nodiscard]] bool isValid() const override { return index().isValid(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override
    {
        return m_view ? m_view->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        const QModelIndex at = index();
        if (what == QAccessible::Name) {
            const QString said = at.data(Qt::AccessibleTextRole).toString();
            return said.isEmpty() ? at.data(Qt::DisplayRole).toString() : said;
        }
        return what == QAccessible::Description ? at.data(Qt::AccessibleDescriptionRole).toString() : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        if (!m_view)
            return {};
        const QRect box = m_view->visualRect(index());
        return {m_view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = true;
        state.selected = m_view->selectionModel() && m_view->selectionModel()->isSelected(index());
        state.focused = m_view->hasFocus() && m_view->currentIndex().row() == m_row;
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
        return state;
    }

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->setCurrentIndex(index());
        m_view->setFocus(Qt::OtherFocusReason);
        if (name == pressAction())
            Q_EMIT m_view->clicked(index()); // as a click opens it
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<GridView> m_view;
    int m_row;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    auto *view = className == u"preamar::ui::GridView"_s ? qobject_cast<GridView *>(object) : nullptr;
    return view ? new GridAccess(view) : nullptr;
}

} // namespace

GridAccess::GridAccess(GridView *view) : QAccessibleWidget(view, QAccessible::List) {}

GridAccess::~GridAccess()
{
    for (const QAccessible::Id id : m_items) {
        if (id != 0)
            QAccessible::deleteAccessibleInterface(id);
    }
}

void GridAccess::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

GridView *GridAccess::view() const
{
    return qobject_cast<GridView *>(object());
}

int GridAccess::childCount() const
{
    const GridView *grid = view();
    return grid && grid->model() ? grid->model()->rowCount(grid->rootIndex()) : 0;
}

QAccessibleInterface *GridAccess::child(int row) const
{
    if (row < 0 || row >= childCount())
        return nullptr;
    const auto at = static_cast<std::size_t>(row);
    if (m_items.size() <= at)
        m_items.resize(at + 1, 0);
    if (m_items[at] == 0)
        m_items[at] = QAccessible::registerAccessibleInterface(new GridItem(view(), row));
    return QAccessible::accessibleInterface(m_items[at]);
}

QAccessibleInterface *GridAccess::childAt(int x, int y) const
{
    const GridView *grid = view();
    const QModelIndex index =
        grid ? grid->indexAt(grid->viewport()->mapFromGlobal(QPoint(x, y))) : QModelIndex();
    return index.isValid() ? child(index.row()) : nullptr;
}

QAccessibleInterface *GridAccess::focusChild() const
{
    const GridView *grid = view();
    return grid && grid->hasFocus() && grid->currentIndex().isValid() ? child(grid->currentIndex().row()) : nullptr;
}

int GridAccess::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const GridItem *>(child);
    return item ? item->row() : -1;
}

} // namespace preamar::ui
