// A label for what changes: tabular figures, so that a countdown does not tremble.
#pragma once

#include "ui/widgets/plainlabel.h"

namespace preamar::ui {

class FigureLabel final : public PlainLabel
{
    Q_OBJECT
public:
    explicit FigureLabel(style::TextRole role = style::TextRole::Body, bool strong = false, QWidget *parent = nullptr);

    // Gives way where there is no room; without it the label keeps its whole width.
    void setYielding(bool yields) { m_yields = yields; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] int widthOf(const QString &text) const override;

private:
    bool m_yields = false;
};

} // namespace preamar::ui
