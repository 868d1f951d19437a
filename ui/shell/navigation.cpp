#include "ui/shell/navigation.h"

#include "ui/shell/actions.h"
#include "ui/shell/pages.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

Navigation::Navigation(QWidget *parent) : QFrame(parent), m_group(new QButtonGroup(this))
{
    setProperty("role", u"navigation"_s);
    setObjectName(u"navigation"_s);
    setAccessibleName(tr("Pages"));
    setFixedWidth(kNavigationWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, kSpaceM, 0, kSpaceM);
    column->setSpacing(2);
    auto *search = makeButton(tr("Go to…"), {}, "search", this);
    search->setIcon(icon(u"search"_s, Token::Muted));
    search->setObjectName(u"searchButton"_s);
    m_search = search;
    search->setAccessibleName(tr("Go to a page, a service, a context or an action"));
    connect(search, &QPushButton::clicked, this, &Navigation::searchWanted);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(kSpaceM, 0, kSpaceM, kSpaceS);
    top->addWidget(search);
    column->addLayout(top);
    for (const auto &page : pages()) {
        const QString id = QString::fromLatin1(page.id);
        auto *button = makeButton(pageTitle(page), {}, "nav", this);
        button->setIcon(icon(QString::fromLatin1(page.icon)));
        button->setIconSize({kIcon, kIcon});
        button->setCheckable(true);
        button->setObjectName(u"nav-"_s + id);
        m_group->addButton(button);
        connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT pageWanted(id); });
        auto *badge = new Badge(button);
        badge->hide();
        m_buttons.push_back(button);
        m_badges.push_back(badge);
        column->addWidget(button);
    }
    column->addStretch(1);
    buildOptions();
    column->addWidget(m_options);
}

void Navigation::buildOptions()
{
    m_options = makeButton(tr("Options"), {}, "nav", this);
    m_options->setIcon(icon(u"options"_s));
    m_options->setIconSize({kIcon, kIcon});
    m_options->setObjectName(u"optionsButton"_s);
    auto *menu = new QMenu(m_options);
    m_connects = {menu->addAction(icon(u"plus"_s), tr("Connect Portainer…"), this, &Navigation::portainerWanted),
                  menu->addAction(icon(u"plus"_s), tr("Connect Kubernetes…"), this, &Navigation::kubernetesWanted)};
    menu->addSeparator();
    auto *themes = menu->addMenu(tr("Theme"));
    for (const auto &[id, title] : {std::pair{u"auto"_s, tr("As the system")}, std::pair{u"light"_s, tr("Light")},
                                    std::pair{u"dark"_s, tr("Dark")}})
        m_entries.emplace_back(themes->addAction(title, this, [this, theme = id] { Q_EMIT themeWanted(theme); }),
                               u"theme-"_s + id);
    auto *languages = menu->addMenu(tr("Language"));
    // Languages are named in themselves, so that they are found by those who read no other.
    for (const auto &[id, title] : {std::pair{u"pt_BR"_s, u"Português (Brasil)"_s}, std::pair{u"en"_s, u"English"_s}})
        languages->addAction(title, this, [this, language = id] { Q_EMIT languageWanted(language); });
    menu->addSeparator();
    m_entries.emplace_back(menu->addAction(icon(u"keyboard"_s), tr("Keyboard"), this, &Navigation::keysWanted),
                           u"keys"_s);
    m_entries.emplace_back(m_connects[0], u"connect"_s);
    m_entries.emplace_back(m_connects[1], u"connect-kubernetes"_s);
    connect(m_options, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_options->mapToGlobal(QPoint(kSpaceS, -menu->sizeHint().height()))); });
}

void Navigation::showKeys(const Actions &actions)
{
    m_search->setToolTip(tr("Pages, services, contexts, actions (%1)").arg(actions.keysOf(u"search"_s)));
    for (QPushButton *button : m_buttons)
        button->setToolTip(actions.keysOf(u"page-"_s + button->objectName().mid(4))); // of "nav-services"
    // A menu writes what follows the tab where keys stand; they are not bound twice.
    for (const auto &[entry, id] : m_entries)
        entry->setText(entry->text().section(u'\t', 0, 0) + u'\t' + actions.keysOf(id));
}

void Navigation::setSnapshot(const Snapshot &snapshot)
{
    std::size_t i = 0;
    for (const auto &page : pages()) {
        const int count = page.count ? page.count(snapshot) : 0;
        m_badges[i]->setCount(count, page.countWaits);
        m_buttons[i]->setAccessibleName(count > 0 ? pageTitle(page) + u", "_s + words::number(count) : pageTitle(page));
        ++i;
    }
    for (auto *action : m_connects)
        action->setEnabled(!snapshot.isLab);
    placeBadges();
}

void Navigation::setCurrent(const QString &page)
{
    for (auto *button : m_buttons)
        button->setChecked(button->objectName() == u"nav-"_s + page);
}

void Navigation::setPagesEnabled(bool enabled)
{
    for (auto *button : m_buttons)
        button->setEnabled(enabled);
}

void Navigation::placeBadges()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QSize size = m_badges[i]->sizeHint();
        m_badges[i]->setGeometry(m_buttons[i]->width() - size.width() - kSpaceM,
                                 (m_buttons[i]->height() - size.height()) / 2, size.width(), size.height());
    }
}

void Navigation::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeBadges();
}

} // namespace preamar::ui
