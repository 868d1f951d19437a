// An icon of the set as a widget; painted by token, so that it follows the theme.
#pragma once

#include "ui/style/tokens.h"

#include <QWidget>

namespace preamar::ui {

class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(int side, QWidget *parent = nullptr);
    void setIcon(const QString &name, style::Token token);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    style::Token m_token = style::Token::Muted;
};

} // namespace preamar::ui
