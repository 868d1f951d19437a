// What assistive technology sees of a GridView: a list, and its rows as items. An item stands for what is at its row
// now; items are made as they are asked for, so that ten thousand rows cost nothing unasked.
#pragma once

#include <QAccessibleWidget>

#include <vector>

namespace preamar::ui {

class GridView;

class GridAccess final : public QAccessibleWidget
{
public:
    explicit GridAccess(GridView *view);
    ~GridAccess() override;

    // Makes QAccessible find it.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int row) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] GridView *view() const;

    mutable std::vector<QAccessible::Id> m_items; // by row; 0 where none was asked for yet
};

} // namespace preamar::ui
