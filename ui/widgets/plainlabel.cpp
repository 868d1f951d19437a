#include "ui/widgets/plainlabel.h"

#include "ui/shell/words.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QVariant>

namespace preamar::ui {

using namespace Qt::StringLiterals;

PlainLabel::PlainLabel(style::TextRole role, Fit fit, QWidget *parent) : QLabel(parent), m_fit(fit)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    setFont(style::textFont(role));
    if (fit == Fit::Wrap) {
        setWordWrap(true);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    } else {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
}

void PlainLabel::setPlain(const QString &text, const QStringList &shorter)
{
    if (text == m_text && shorter == m_shorter)
        return;
    m_text = text;
    m_shorter = shorter;
    setAccessibleName(text);
    setText(text);
    updateGeometry();
}

void PlainLabel::setTone(style::Tone tone)
{
    setStyleProperty(this, "tone", QLatin1StringView(tone == style::Tone::Neutral ? "" : toneName(tone)));
}

void PlainLabel::setMuted()
{
    setStyleProperty(this, "tone", u"muted"_s);
}

int PlainLabel::widthOf(const QString &text) const
{
    return QFontMetrics(font()).horizontalAdvance(text);
}

QString PlainLabel::fitting() const
{
    if (m_shorter.isEmpty() || widthOf(m_text) <= width())
        return m_text;
    for (const QString &text : m_shorter) {
        if (widthOf(text) <= width())
            return text;
    }
    return m_shorter.back();
}

QSize PlainLabel::sizeHint() const
{
    if (m_fit == Fit::Wrap)
        return QLabel::sizeHint();
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_fit == Fit::Wrap)
        return QLabel::minimumSizeHint();
    const QFontMetrics metrics(font());
    if (!m_shorter.isEmpty())
        return {widthOf(m_shorter.back()) + 1, metrics.height()};
    return {std::min(metrics.horizontalAdvance(m_text) + 2, metrics.averageCharWidth() * 6), metrics.height()};
}

bool PlainLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_fit == Fit::Elide && toolTip().isEmpty() &&
        sizeHint().width() > width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), words::toolTip(m_text), this);
        return true;
    }
    return QLabel::event(event);
}

void PlainLabel::paintEvent(QPaintEvent *event)
{
    if (m_fit == Fit::Wrap) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QString shown = QFontMetrics(font()).elidedText(fitting(), Qt::ElideMiddle, width());
    style()->drawItemText(&painter, rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, palette(), isEnabled(),
                          shown, foregroundRole());
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

const char *toneName(style::Tone tone)
{
    switch (tone) {
    case style::Tone::Neutral:
        return "muted";
    case style::Tone::Ok:
        return "ok";
    case style::Tone::Warn:
        return "warn";
    case style::Tone::Crit:
        return "crit";
    case style::Tone::Info:
        return "info";
    case style::Tone::Accent:
        return "accent";
    }
    return "muted";
}

} // namespace preamar::ui
