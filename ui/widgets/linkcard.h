// A card that leads somewhere: by click, by Enter or Space.
#pragma once

#include "ui/widgets/card.h"

namespace preamar::ui {

class LinkCard final : public Card
{
    Q_OBJECT
public:
    explicit LinkCard(QWidget *parent = nullptr);

Q_SIGNALS:
    void clicked();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace preamar::ui
