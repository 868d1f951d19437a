#include "ui/style/figures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace preamar::ui::style {

namespace {

qreal cellWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0.0;
    for (char16_t c = u'0'; c <= u'9'; ++c)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(c)));
    return widest;
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
    const QFontMetricsF metrics(font);
    const qreal cell = cellWidth(metrics);
    qreal width = 0.0;
    forEachPiece(text,
                 [&](const QString &piece, bool digit) { width += digit ? cell : metrics.horizontalAdvance(piece); });
    return width;
}

void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text, const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal cell = cellWidth(metrics);
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
        const qreal advance = metrics.horizontalAdvance(piece);
        painter.drawText(QPointF(digit ? x + (cell - advance) / 2.0 : x, baseline), piece);
        x += digit ? cell : advance;
    });
}

} // namespace preamar::ui::style
