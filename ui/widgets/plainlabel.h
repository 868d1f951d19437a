// A label that never reads markup and shortens what does not fit; the whole text is its tool tip then.
#pragma once

#include "ui/style/theme.h"

#include <QLabel>

namespace preamar::ui {

class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    enum class Fit { Elide, Wrap };

    explicit PlainLabel(style::TextRole role = style::TextRole::Body, Fit fit = Fit::Wrap, QWidget *parent = nullptr);

    void setPlain(const QString &text);
    [[nodiscard]] QString plainText() const { return m_text; }
    // Sets the colour by token; the stylesheet knows the names.
    void setTone(style::Tone tone);
    void setMuted();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Fit m_fit;
};

// The property that the stylesheet reads, set and re-polished.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);
[[nodiscard]] const char *toneName(style::Tone tone);

} // namespace preamar::ui
