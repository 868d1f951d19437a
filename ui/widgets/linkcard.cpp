#include "ui/widgets/linkcard.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QVariant>

namespace preamar::ui {

LinkCard::LinkCard(QWidget *parent) : Card(parent)
{
    setProperty("link", true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void LinkCard::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void LinkCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void LinkCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        Card::keyPressEvent(event);
}

} // namespace preamar::ui
