// One context on the page of contexts.
#pragma once

#include "ui/shell/status.h"
#include "ui/widgets/card.h"

#include <memory>

class QGridLayout;
class QHBoxLayout;
class QProgressBar;
class QPushButton;

namespace preamar::ui {

class CheckList;
class Chip;
class Console;
class Navigator;
class PlainLabel;

class ContextCard final : public Card
{
    Q_OBJECT
public:
    ContextCard(Console &console, Navigator &navigator, QWidget *parent);

    void setContext(const ContextConfig &config, const std::shared_ptr<const Snapshot> &snapshot);
    [[nodiscard]] const ContextName &context() const { return m_config.name; }

Q_SIGNALS:
    void editWanted(const preamar::ContextConfig &config);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void showFacts(const ContextReport *report);
    void test();
    void togglePause();
    void remove();
    void showBackfill(const ContextReport *report);
    void toggleBackfill();
    void askConsent();
    void send(std::string_view kind, Json arguments, const QString &done);
    [[nodiscard]] bool isPaused() const;

    Console &m_console;
    Navigator &m_navigator;
    ContextConfig m_config;
    std::shared_ptr<const Snapshot> m_snapshot;
    PlainLabel *m_name = nullptr;
    PlainLabel *m_kind = nullptr;
    Chip *m_health = nullptr;
    Chip *m_protected = nullptr;
    Chip *m_readOnly = nullptr;
    Chip *m_paused = nullptr;
    QGridLayout *m_facts = nullptr;
    PlainLabel *m_problem = nullptr;
    QWidget *m_backfillBox = nullptr;
    PlainLabel *m_backfillText = nullptr;
    QProgressBar *m_backfill = nullptr;
    QPushButton *m_backfillButton = nullptr;
    CheckList *m_checks = nullptr;
    QPushButton *m_consent = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_rights;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    int m_attempt = 0;
    int m_work = 0; // the test, among the works
};

} // namespace preamar::ui
