// Cells of tables: shortened plain text, tabular figures, state chips.
#pragma once

#include "ui/models/figures.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace preamar::ui {

class TableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    struct Look
    {
        std::optional<Verdict> chip; // drawn instead of the text
        bool isHot = false;          // crit colour and a warning sign
        QString icon;                // before the text
        style::Token iconToken = style::Token::Muted;
        QString sign;                // at the right end, in a column of its own
        style::Token signToken = style::Token::Muted;
        bool isMuted = false;
        bool isStrong = false;
        Qt::TextElideMode elide = Qt::ElideMiddle; // of names; a sentence is cut at its end
    };
    using LookOf = std::function<Look(const QModelIndex &)>;

    explicit TableDelegate(LookOf look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    LookOf m_look;
};

} // namespace preamar::ui
