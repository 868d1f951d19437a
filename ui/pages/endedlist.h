// Below the queue: what ended lately and why, with the way back where there is one.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/shell/status.h"

#include <QWidget>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace preamar::ui {

class Console;
class EndedRow;
class Navigator;

class EndedList final : public QWidget
{
    Q_OBJECT
public:
    EndedList(Console &console, Navigator &navigator, QWidget *parent);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot, const LiveTime &time);
    void tick(const LiveTime &time);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

private:
    Console &m_console;
    Navigator &m_navigator;
    QVBoxLayout *m_column;
    std::vector<EndedRow *> m_rows;
};

// Asks, then hands in the way back of a done action.
void askForUndo(Console &console, Navigator &navigator, const Proposal &done, QWidget *window);

} // namespace preamar::ui
