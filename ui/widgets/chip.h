// A state told three times: icon, word, colour. Also painted by delegates.
#pragma once

#include "ui/style/tokens.h"

#include <QWidget>

class QPainter;

namespace preamar::ui {

class Chip final : public QWidget
{
    Q_OBJECT
public:
    explicit Chip(QWidget *parent = nullptr);

    void setState(style::Tone tone, const QString &icon, const QString &word);
    [[nodiscard]] QString word() const { return m_word; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] static QSize sizeFor(const QString &icon, const QString &word);
    // At the left of rect, vertically centred; returns the width used.
    static int draw(QPainter &painter, const QRect &rect, style::Tone tone, const QString &icon, const QString &word);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    style::Tone m_tone = style::Tone::Neutral;
    QString m_icon;
    QString m_word;
};

} // namespace preamar::ui
