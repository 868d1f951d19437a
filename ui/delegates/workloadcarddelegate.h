// A service as a card of a list view: name and place, replicas, figures with meters, verdict, age.
#pragma once

#include "core/domain/cycle.h"

#include <QStyledItemDelegate>

namespace preamar::ui {

class WorkloadCardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintFrame(QPainter &painter, const QRect &card, const QStyleOptionViewItem &option);
    static void paintHead(QPainter &painter, const QRect &room, const WorkloadReport &report);
    static void paintFigures(QPainter &painter, const QRect &room, const WorkloadReport &report);
    static void paintFoot(QPainter &painter, const QRect &room, const WorkloadReport &report, Timestamp now);
};

} // namespace preamar::ui
