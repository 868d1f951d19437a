#include "ui/style/figures.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <vector>

namespace preamar::ui::style {

namespace {

// A digit or a run between digits, laid out once: tables draw the same few pieces thousands of times.
struct Laid
{
    QList<QGlyphRun> glyphs; // from the left end of the base line
    qreal advance = 0.0;
};

// What is known of a font: its cell and its pieces. A handful of fonts is in use.
struct Known
{
    QFont font;
    QFontMetricsF metrics;
    qreal cell = 0.0;
    QHash<QString, Laid> pieces{};
};

const Laid &laid(Known &known, const QString &piece)
{
    constexpr qsizetype kMostPieces = 4000;
    if (const auto found = known.pieces.constFind(piece); found != known.pieces.constEnd())
        return *found;
    if (known.pieces.size() >= kMostPieces)
        known.pieces.clear();
    QTextLayout layout(piece, known.font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    QList<QGlyphRun> glyphs = layout.glyphRuns();
    for (QGlyphRun &run : glyphs) {
        QList<QPointF> at = run.positions();
        for (QPointF &p : at)
            p.ry() -= line.isValid() ? line.ascent() : 0.0;
        run.setPositions(at);
    }
    return *known.pieces.insert(piece, {std::move(glyphs), known.metrics.horizontalAdvance(piece)});
}

Known &knownOf(const QFont &font)
{
    constexpr std::size_t kMostFonts = 16;
    static std::vector<Known> all;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Known &k) { return k.font == font; });
    if (found != all.end())
        return *found;
    if (all.size() >= kMostFonts)
        all.clear();
    all.push_back({font, QFontMetricsF(font)});
    Known &fresh = all.back();
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        fresh.cell = std::max(fresh.cell, laid(fresh, QString(digit)).advance);
    return fresh;
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
    Known &known = knownOf(font);
    qreal width = 0.0;
    forEachPiece(text, [&](const QString &piece, bool digit) {
        width += digit ? known.cell : laid(known, piece).advance;
    });
    return width;
}

void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text, const QFont &font)
{
    Known &known = knownOf(font);
    const QFontMetricsF &metrics = known.metrics;
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
        const Laid &part = laid(known, piece);
        const QPointF at(digit ? x + (known.cell - part.advance) / 2.0 : x, baseline);
        for (const QGlyphRun &run : part.glyphs)
            painter.drawGlyphRun(at, run);
        x += digit ? known.cell : part.advance;
    });
}

} // namespace preamar::ui::style
