#include "ui/style/icons.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <utility>

namespace preamar::ui::style {

using namespace Qt::StringLiterals;

namespace {

QByteArray source(const QString &name)
{
    static QHash<QString, QByteArray> cache;
    auto it = cache.find(name);
    if (it == cache.end()) {
        QFile file(u":/icons/"_s + name + u".svg"_s);
        it = cache.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *it;
}

QPixmap render(const QString &name, Token token, QSize size)
{
    // A key that is made for every sign of every row that is drawn.
    const auto key = std::make_pair(name, (quint64(color(token).rgb()) << 32) | (quint64(quint16(size.width())) << 16) |
                                              quint64(quint16(size.height())));
    static QHash<std::pair<QString, quint64>, QPixmap> cache;
    auto it = cache.find(key);
    if (it == cache.end()) {
        QByteArray svg = source(name);
        svg.replace("currentColor", color(token).name(QColor::HexRgb).toLatin1());
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        it = cache.insert(key, pixmap);
    }
    return *it;
}

class TokenIconEngine final : public QIconEngine
{
public:
    TokenIconEngine(QString name, Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        drawIcon(*painter, rect, m_name, mode == QIcon::Disabled ? Token::Control : m_token);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, mode == QIcon::Disabled ? Token::Control : m_token, size);
    }
    QIconEngine *clone() const override { return new TokenIconEngine(m_name, m_token); }

private:
    QString m_name;
    Token m_token;
};

} // namespace

QIcon icon(const QString &name, Token token)
{
    return QIcon(new TokenIconEngine(name, token));
}

void drawIcon(QPainter &painter, const QRect &rect, const QString &name, Token token)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatio() : 1.0;
    QPixmap pixmap = render(name, token, (QSizeF(rect.size()) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

} // namespace preamar::ui::style
