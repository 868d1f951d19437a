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

    // `shorter`: other ways to say it where there is less room, longest first. The whole text stays what is read out.
    void setPlain(const QString &text, const QStringList &shorter = {});
    [[nodiscard]] QString plainText() const { return m_text; }
    // Is even the shortest version wider than the label?
    [[nodiscard]] bool isCut() const { return widthOf(fitting()) > width() + 1; }
    // Sets the colour by token; the stylesheet knows the names.
    void setTone(style::Tone tone);
    void setMuted();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    // What is drawn: the first version that is not wider than the label, else the shortest.
    [[nodiscard]] QString fitting() const;
    [[nodiscard]] virtual int widthOf(const QString &text) const;
    [[nodiscard]] const QStringList &shorter() const { return m_shorter; }

private:
    QString m_text;
    QStringList m_shorter;
    Fit m_fit;
};

// The property that the stylesheet reads, set and re-polished.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);
[[nodiscard]] const char *toneName(style::Tone tone);

} // namespace preamar::ui
