#include "ui/style/contextmark.h"

#include "ui/style/metrics.h"

#include <QCoreApplication>
#include <QIconEngine>
#include <QPainter>

#include <array>

namespace preamar::ui::style {

namespace {

struct Mark
{
    const char *color;
    Token token;
    const char *name;
};

constexpr std::array kMarks{
    Mark{"blue", Token::Series1, QT_TRANSLATE_NOOP("ContextMark", "Blue")},
    Mark{"orange", Token::Series2, QT_TRANSLATE_NOOP("ContextMark", "Orange")},
    Mark{"green", Token::Series3, QT_TRANSLATE_NOOP("ContextMark", "Green")},
    Mark{"purple", Token::Series4, QT_TRANSLATE_NOOP("ContextMark", "Purple")},
    Mark{"amber", Token::Series5, QT_TRANSLATE_NOOP("ContextMark", "Amber")},
    Mark{"grey", Token::Series7, QT_TRANSLATE_NOOP("ContextMark", "Grey")},
};

const Mark *markOf(const std::string &color)
{
    for (const auto &mark : kMarks) {
        if (color == mark.color)
            return &mark;
    }
    return nullptr;
}

// Painted when asked, so that it follows the theme.
class MarkEngine final : public QIconEngine
{
public:
    explicit MarkEngine(Token token) : m_token(token) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(m_token));
        const int side = std::min(rect.width(), rect.height()) * 3 / 4;
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->drawRoundedRect(square, kMark, kMark);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap out(size);
        out.fill(Qt::transparent);
        QPainter painter(&out);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return out;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new MarkEngine(m_token); }

private:
    Token m_token;
};

} // namespace

Token contextMark(const std::string &color)
{
    const Mark *mark = markOf(color);
    return mark ? mark->token : Token::Border;
}

QString contextColorName(const std::string &color)
{
    const Mark *mark = markOf(color);
    return mark ? QCoreApplication::translate("ContextMark", mark->name) : QString();
}

QIcon contextMarkIcon(const std::string &color)
{
    return QIcon(new MarkEngine(contextMark(color)));
}

} // namespace preamar::ui::style
