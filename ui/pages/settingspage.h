// Everything the operator sets for the whole home, in sections; what belongs to one service or context is on its page.
#pragma once

#include "ui/shell/page.h"

#include <vector>

class QListWidget;
class QStackedWidget;

namespace preamar::ui {

class CalendarSection;
class SettingsForm;

class SettingsPage final : public Page
{
    Q_OBJECT
public:
    struct Section
    {
        const char *id;    // of focusOn() and of the palette
        const char *title; // English source in context "SettingsPage"
    };
    [[nodiscard]] static const std::vector<Section> &sections();

    SettingsPage(Console &console, Navigator &navigator, QWidget *parent);

    void focusOn(const QString &what) override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    [[nodiscard]] bool presentsBeforeFirstCycle() const override { return true; }
    void showEvent(QShowEvent *event) override;

private:
    SettingsForm *makeGeneral();
    SettingsForm *makeApprovals();
    SettingsForm *makeCycle();
    SettingsForm *makePrice();
    SettingsForm *makeNotifications();
    void add(SettingsForm *form);

    QListWidget *m_sections;
    QStackedWidget *m_forms;
    std::vector<SettingsForm *> m_all;
    CalendarSection *m_calendar;
    bool m_autostart = false; // an entry on disk: read when shown and after a change
};

} // namespace preamar::ui
