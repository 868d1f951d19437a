#include "ui/widgets/banner.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

Banner::Banner(QWidget *parent) : QFrame(parent)
{
    m_icon = new IconLabel(kIconSmall, this);
    m_text = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_text->setObjectName(u"bannerText"_s);
    m_action = makeButton({}, {}, "quiet", this);
    m_action->setObjectName(u"bannerAction"_s);
    m_second = makeButton({}, {}, "quiet", this);
    m_second->setObjectName(u"bannerSecond"_s);
    m_close = new QToolButton(this);
    m_close->setIcon(icon(u"close"_s));
    m_close->setIconSize({kIconSmall, kIconSmall});
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));
    // What they do may show another message here.
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (const auto run = m_run)
            run();
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (const auto run = m_runSecond)
            run();
    });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSpaceL, kSpaceXs, kSpaceM, kSpaceXs);
    row->setSpacing(kSpaceS);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_second);
    row->addWidget(m_close);
    setMinimumHeight(kControlHeight + kSpaceS);
    hide();
}

void Banner::addAction(const QString &action, std::function<void()> run)
{
    m_second->setText(action);
    m_runSecond = std::move(run);
    m_second->show();
}

QString Banner::text() const
{
    return m_text->plainText();
}

void Banner::showMessage(Tone tone, const QString &text, bool closable, const QString &action,
                         std::function<void()> run)
{
    setStyleProperty(this, "banner", QString::fromLatin1(toneName(tone)));
    m_text->setPlain(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_run = std::move(run);
    m_second->hide();
    m_runSecond = {};
    m_close->setVisible(closable);
    setAccessibleName(text);
    const char *name = tone == Tone::Ok ? "ok" : tone == Tone::Info ? "info" : tone == Tone::Crit ? "error" : "warning";
    m_icon->setIcon(QString::fromLatin1(name), foregroundOf(tone));
    show();
}

} // namespace preamar::ui
