#include "ui/style/figures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <vector>

namespace preamar::ui::style {

namespace {

// What is measured of a font once: its cell and its digits. A handful of fonts is in use.
struct Measured
{
    QFont font;
    QFontMetricsF metrics;
    qreal cell = 0.0;
    std::array<qreal, 10> digits{};
};

const Measured &measured(const QFont &font)
{
    constexpr std::size_t kMostFonts = 16;
    static std::vector<Measured> known;
    const auto found = std::find_if(known.begin(), known.end(), [&](const Measured &m) { return m.font == font; });
    if (found != known.end())
        return *found;
    if (known.size() >= kMostFonts)
        known.clear();
    Measured fresh{font, QFontMetricsF(font), 0.0, {}};
    for (std::size_t i = 0; i < fresh.digits.size(); ++i) {
        fresh.digits[i] = fresh.metrics.horizontalAdvance(QChar(u'0' + static_cast<char16_t>(i)));
        fresh.cell = std::max(fresh.cell, fresh.digits[i]);
    }
    known.push_back(std::move(fresh));
    return known.back();
}

// Calls piece(text, isDigit) for every digit alone and every run between digits.
template<class Piece>
void forEachPiece(const QString &text, Piece &&piece)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] < u'0' || text[i] > u'9')
            continue;
        if (i > start)
            piece(text.mid(start, i - start), false);
        piece(QString(text[i]), true);
        start = i + 1;
    }
    if (start < text.size())
        piece(text.mid(start), false);
}

} // namespace

qreal figuresWidth(const QString &text, const QFont &font)
{
    const Measured &m = measured(font);
    const QFontMetricsF &metrics = m.metrics;
    const qreal cell = m.cell;
    qreal width = 0.0;
    forEachPiece(text,
                 [&](const QString &piece, bool digit) { width += digit ? cell : metrics.horizontalAdvance(piece); });
    return width;
}

void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text, const QFont &font)
{
    const Measured &m = measured(font);
    const QFontMetricsF &metrics = m.metrics;
    const qreal cell = m.cell;
    QString shown = text;
    while (shown.size() > 1 && figuresWidth(shown, font) > rect.width() + 0.5) {
        shown.chop(shown.endsWith(u'…') ? 2 : 1);
        shown += u'…';
    }
    const qreal width = figuresWidth(shown, font);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2.0;
    qreal baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    else if (alignment & Qt::AlignVCenter)
        baseline = rect.top() + (rect.height() - metrics.height()) / 2.0 + metrics.ascent();
    painter.setFont(font);
    forEachPiece(shown, [&](const QString &piece, bool digit) {
        const qreal advance =
            digit ? m.digits[static_cast<std::size_t>(piece[0].unicode() - u'0')] : metrics.horizontalAdvance(piece);
        painter.drawText(QPointF(digit ? x + (cell - advance) / 2.0 : x, baseline), piece);
        x += digit ? cell : advance;
    });
}

} // namespace preamar::ui::style
