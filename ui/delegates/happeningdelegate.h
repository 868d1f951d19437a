// One thing that happened, in two lines: what, and when, where and by whom.
#pragma once

#include <QStyledItemDelegate>

namespace preamar::ui {

class HappeningDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    // Of one service its name need not be said.
    explicit HappeningDelegate(bool namesService, QObject *parent = nullptr)
        : QStyledItemDelegate(parent), m_namesService(namesService)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_namesService;
};

} // namespace preamar::ui
