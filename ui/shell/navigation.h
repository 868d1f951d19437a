// The pages at the left, with what waits behind each; below them the choices of the window itself.
#pragma once

#include "core/engine/snapshot.h"

#include <QFrame>

#include <vector>

class QButtonGroup;
class QPushButton;

namespace preamar::ui {

class Actions;
class Badge;

class Navigation final : public QFrame
{
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent);

    void setSnapshot(const Snapshot &snapshot);
    void setCurrent(const QString &page);
    // Nothing to turn to before there is a context; the options stay.
    void setPagesEnabled(bool enabled);
    // The keys in force, in tool tips and in the menu.
    void showKeys(const Actions &actions);

Q_SIGNALS:
    void pageWanted(const QString &page);
    void themeWanted(const QString &theme);
    void languageWanted(const QString &language);
    void portainerWanted();
    void kubernetesWanted();
    void searchWanted();
    void keysWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildOptions();
    void placeBadges();

    QPushButton *m_search = nullptr;
    QButtonGroup *m_group;
    std::vector<QPushButton *> m_buttons;
    std::vector<Badge *> m_badges;
    QPushButton *m_options;
    std::vector<QAction *> m_connects; // to real servers
    std::vector<std::pair<QAction *, QString>> m_entries; // of the menu, with the action each is
};

} // namespace preamar::ui
