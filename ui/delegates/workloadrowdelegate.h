// A service as one line of the compact list: name, replicas, CPU, memory, verdict.
#pragma once

#include <QStyledItemDelegate>

namespace preamar::ui {

class WorkloadRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace preamar::ui
