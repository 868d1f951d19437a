#include "ui/widgets/statepanel.h"

#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

StatePanel::StatePanel(QWidget *content, Size size, QWidget *parent)
    : QStackedWidget(parent), m_content(content), m_message(new QWidget)
{
    const bool small = size == Size::Small;
    m_icon = new IconLabel(small ? kIcon : kIconLarge, m_message);
    m_title = new PlainLabel(small ? TextRole::Body : TextRole::Section, PlainLabel::Fit::Wrap, m_message);
    m_title->setFont(textFont(small ? TextRole::Body : TextRole::Section, true));
    m_title->setAlignment(Qt::AlignCenter);
    m_detail = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_message);
    m_detail->setMuted();
    m_detail->setAlignment(Qt::AlignCenter);
    m_action = makeButton({}, {}, "primary", m_message);
    m_action->setObjectName(u"stateAction"_s);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run();
    });

    auto *column = new QVBoxLayout(m_message);
    tighten(column, kSpaceS);
    column->setContentsMargins(kSpaceM, small ? kSpaceXs : kSpaceXxl, kSpaceM, small ? kSpaceXs : kSpaceXxl);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_title->setMaximumWidth(kProseWidth);
    m_detail->setMaximumWidth(kProseWidth);
    for (auto *label : {m_title, m_detail}) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 1000);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(small ? 1 : 2);

    addWidget(m_message);
    addWidget(m_content);
    setLoading({});
}

QString StatePanel::message() const
{
    return m_title->plainText() + (m_detail->plainText().isEmpty() ? QString() : u" "_s + m_detail->plainText());
}

void StatePanel::setLoading(const QString &what)
{
    showMessage(State::Loading, u"clock"_s, what.isEmpty() ? tr("Loading…") : what, {}, {}, {});
}

void StatePanel::setEmpty(const QString &title, const QString &detail, const QString &action, std::function<void()> run)
{
    showMessage(State::Empty, u"nodata"_s, title, detail, action, std::move(run));
}

void StatePanel::setError(const QString &text, const QString &action, std::function<void()> run)
{
    showMessage(State::Error, u"warning"_s, tr("This could not be shown"), text, action, std::move(run));
}

void StatePanel::setReady()
{
    m_state = State::Ready;
    setCurrentWidget(m_content);
}

void StatePanel::showMessage(State state, const QString &icon, const QString &title, const QString &detail,
                             const QString &action, std::function<void()> run)
{
    m_state = state;
    m_icon->setIcon(icon, Token::Control);
    m_title->setPlain(title);
    m_detail->setPlain(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_run = std::move(run);
    setCurrentWidget(m_message);
    m_message->setAccessibleName(message());
}

} // namespace preamar::ui
