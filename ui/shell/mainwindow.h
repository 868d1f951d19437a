// The shell: header, navigation, messages, pages. Reads snapshots, hands in commands, knows nothing else.
#pragma once

#include "ui/shell/console.h"
#include "ui/shell/navigator.h"

#include <QMainWindow>
#include <QTimer>

#include <map>

class QStackedWidget;

namespace preamar::ui {

class AddPortainerDialog;
class Banner;
class Header;
class Navigation;
class Page;
class WelcomePage;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Console &console, QWidget *parent = nullptr);

    // Shows the page with this id; "welcome" is the first start. False where there is none.
    bool showPage(const QString &id, const QString &what = {});
    [[nodiscard]] QString currentPage() const { return m_current; }
    [[nodiscard]] Page *page(const QString &id) const;
    // A complete snapshot is shown and nothing is on its way: what a screenshot waits for.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isFirstStart() const;

Q_SIGNALS:
    void demonstrationWanted();
    void leaveDemonstrationWanted();
    void themeChosen(const QString &theme);
    void languageChosen(const QString &language);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void addShortcuts();
    void refresh();
    void tick();
    void showState(const Snapshot &snapshot);
    void send(std::string_view kind, Json arguments, const QString &done);
    void refreshNow();
    void togglePause();
    void resume();
    void stop();
    void openPortainer();
    void say(const QString &text, bool isProblem = false);

    Console &m_console;
    Navigator m_navigator;
    Header *m_header;
    Navigation *m_navigation;
    Banner *m_stateBanner;
    Banner *m_notice;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    std::map<QString, Page *> m_pages;
    QString m_current;
    QTimer m_ticker;
    QTimer m_noticeTimer;
};

} // namespace preamar::ui
