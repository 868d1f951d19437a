// A label for what changes: tabular figures, so that a countdown does not tremble.
#pragma once

#include "ui/widgets/plainlabel.h"

namespace preamar::ui {

class FigureLabel final : public PlainLabel
{
    Q_OBJECT
public:
    explicit FigureLabel(style::TextRole role = style::TextRole::Body, bool strong = false, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace preamar::ui
