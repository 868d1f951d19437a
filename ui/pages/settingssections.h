// The sections of the settings that show more than entries.
#pragma once

#include "ui/pages/settingsform.h"

class QPushButton;
class QTableWidget;

namespace preamar::ui {

class PoliciesSection final : public SettingsForm
{
    Q_OBJECT
public:
    PoliciesSection(Console &console, Navigator &navigator, QWidget *parent);
};

class MetricsSection final : public SettingsForm
{
    Q_OBJECT
public:
    MetricsSection(Console &console, Navigator &navigator, QWidget *parent);
};

// How long samples are kept, how much there is; backup and restore.
class DataSection final : public SettingsForm
{
    Q_OBJECT
public:
    DataSection(Console &console, Navigator &navigator, QWidget *parent);
    void setSettings(const Settings &settings) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void backup();
    void restore();

    PlainLabel *m_storage;
    PlainLabel *m_answer;
    QPushButton *m_backup;
    QPushButton *m_restore;
    bool m_isLoading = false;
};

class AboutSection final : public SettingsForm
{
    Q_OBJECT
public:
    AboutSection(Console &console, Navigator &navigator, QWidget *parent);

private:
    void addUpdates();
    void look();

    QPushButton *m_look = nullptr;
    PlainLabel *m_answer = nullptr;
};

} // namespace preamar::ui
