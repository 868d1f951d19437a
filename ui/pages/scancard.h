// Whose turn it is between cycles: the clusters by slots, the slot of now and the next, how long a round takes, and how
// many are read at a time.
#pragma once

#include "core/engine/scanstate.h"
#include "ui/shell/status.h"
#include "ui/widgets/card.h"

#include <vector>

class QPushButton;
class QSpinBox;

namespace preamar::ui {

class Chip;
class Console;
class FigureLabel;
class Navigator;
class PlainLabel;

class ScanCard final : public Card
{
    Q_OBJECT
public:
    ScanCard(Console &console, Navigator &navigator, QWidget *parent);

    // Hidden without Kubernetes contexts: nothing takes turns then.
    void show(const Snapshot &snapshot, const LiveTime &time);
    void tick(const LiveTime &time);

private:
    struct Row
    {
        QWidget *box = nullptr;
        Chip *turn = nullptr;
        PlainLabel *clusters = nullptr;
        FigureLabel *last = nullptr;
    };
    void addRow();
    void setWidth(int width);

    Console &m_console;
    Navigator &m_navigator;
    std::vector<ContextConfig> m_contexts;
    Settings m_settings;
    std::map<ContextName, Timestamp> m_lastScan;
    PlainLabel *m_summary;
    PlainLabel *m_warning;
    QVBoxLayout *m_list;
    std::vector<Row> m_rows;
    QSpinBox *m_width;
    QPushButton *m_apply;
    QPushButton *m_suggested;
    int m_suggestion = 0;
};

} // namespace preamar::ui
