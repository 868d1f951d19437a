#include "ui/widgets/iconlabel.h"

#include "ui/style/icons.h"

#include <QPainter>

namespace preamar::ui {

IconLabel::IconLabel(int side, QWidget *parent) : QWidget(parent)
{
    setFixedSize(side, side);
}

void IconLabel::setIcon(const QString &name, style::Token token)
{
    m_name = name;
    m_token = token;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    style::drawIcon(painter, rect(), m_name, m_token);
}

} // namespace preamar::ui
