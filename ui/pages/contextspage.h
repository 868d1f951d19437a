// The places with workloads: how each is, what its credentials may do, and its marks; connect, change, pause, remove.
#pragma once

#include "ui/shell/page.h"

#include <vector>

class QVBoxLayout;

namespace preamar::ui {

class ContextCard;
class PlainLabel;
class ScanCard;

class ContextsPage final : public Page
{
    Q_OBJECT
public:
    ContextsPage(Console &console, Navigator &navigator, QWidget *parent);

    void focusOn(const QString &what) override;
    void tick(const LiveTime &time) override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    [[nodiscard]] bool presentsBeforeFirstCycle() const override { return true; }

private:
    QVBoxLayout *m_list;
    PlainLabel *m_note;
    ScanCard *m_scan;
    QPushButton *m_turns;
    QPushButton *m_addCluster;
    QPushButton *m_add;
    std::vector<ContextCard *> m_cards;
};

} // namespace preamar::ui
