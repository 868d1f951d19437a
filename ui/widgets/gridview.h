// Items of one size in rows that fill the width: cards, or a compact list. Where an item lies is arithmetic, so that
// ten thousand cost no more than ten.
#pragma once

#include <QAbstractItemView>

namespace preamar::ui {

class GridView final : public QAbstractItemView
{
    Q_OBJECT
public:
    explicit GridView(QWidget *parent = nullptr);

    // Cells are at least so wide and exactly so high; they grow to fill the row.
    void setCell(int leastWidth, int height);
    [[nodiscard]] int columns() const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] QRect cell(int row) const; // in the viewport
    [[nodiscard]] std::pair<int, int> seen(const QRect &area) const;

    int m_leastWidth = 1;
    int m_height = 1;
};

} // namespace preamar::ui
