#include "ui/widgets/card.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QVariant>

#include <cstring>

namespace preamar::ui {

using namespace style;

Card::Card(QWidget *parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_column->setContentsMargins(kSpaceL, kSpaceM, kSpaceL, kSpaceM);
    m_column->setSpacing(kSpaceS);
}

void tighten(QBoxLayout *layout, int spacing)
{
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
}

QPushButton *makeButton(const QString &text, const QString &icon, const char *kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("kind", QString::fromLatin1(kind));
    button->setAutoDefault(false);
    button->setDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    // What is chosen by clicking shows it by being chosen; the ring is for those who came by keyboard.
    if (std::strcmp(kind, "nav") == 0 || std::strcmp(kind, "segment") == 0)
        button->setFocusPolicy(Qt::TabFocus);
    if (!icon.isEmpty()) {
        Token token = Token::Text;
        if (std::strcmp(kind, "primary") == 0)
            token = Token::OnAccent;
        else if (std::strcmp(kind, "danger") == 0)
            token = Token::Crit;
        else if (std::strcmp(kind, "dangerFilled") == 0)
            token = Token::OnCrit;
        else if (std::strcmp(kind, "quiet") == 0)
            token = Token::Accent;
        button->setIcon(style::icon(icon, token));
        button->setIconSize({kIconSmall, kIconSmall});
    }
    return button;
}

} // namespace preamar::ui
