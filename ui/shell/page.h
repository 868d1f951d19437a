// What every page is: a title with tools, and content that is loading, empty, in error or ready.
#pragma once

#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/status.h"
#include "ui/widgets/statepanel.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QHBoxLayout;
class QScrollArea;

namespace preamar::ui {

class PlainLabel;

class Page : public QWidget
{
    Q_OBJECT
public:
    enum class Scroll { Content, OwnViews };

    // The page fills content(). With Scroll::Content it scrolls and is never wider than it can be read.
    Page(Console &console, Navigator &navigator, const QString &title, Scroll scroll, QWidget *parent);

    // Chooses the state, then lets the page show what there is.
    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    // Once a second while the page is seen: ages and countdowns.
    virtual void tick(const LiveTime &) {}
    // Brings what was asked for into view: a workload's or a proposal's id.
    virtual void focusOn(const QString &) {}
    // Nothing is on its way any more: what is seen is complete.
    [[nodiscard]] virtual bool isSettled() const;
    [[nodiscard]] StatePanel *panel() const { return m_panel; }

protected:
    bool event(QEvent *event) override;
    // Called with a snapshot that has a cycle. Says by setEmpty() where there is nothing to show.
    virtual void present(const std::shared_ptr<const Snapshot> &snapshot) = 0;
    // Does the page show something without a cycle (settings do)? Otherwise it says that there was none.
    [[nodiscard]] virtual bool presentsBeforeFirstCycle() const { return false; }
    // Scrolls the content so that the widget is seen.
    void ensureVisible(QWidget *widget);
    [[nodiscard]] Console &console() const { return m_console; }
    [[nodiscard]] Navigator &navigator() const { return m_navigator; }
    [[nodiscard]] QHBoxLayout *tools() const { return m_tools; }
    [[nodiscard]] QWidget *content() const { return m_content; }
    [[nodiscard]] LiveTime time() const;

private:
    void placeTools();

    Console &m_console;
    Navigator &m_navigator;
    StatePanel *m_panel;
    QBoxLayout *m_top; // the title, and the tools beside it or below it
    QHBoxLayout *m_tools;
    QWidget *m_content;
    QScrollArea *m_area = nullptr;
};

} // namespace preamar::ui
