// The shell: header, navigation, messages, pages. Reads snapshots, hands in commands, knows nothing else.
#pragma once

#include "ui/shell/actions.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <vector>

class QStackedWidget;

namespace preamar::ui {

class Banner;
class Header;
class Navigation;
class Page;
class Tour;
class WorksBar;
class WelcomePage;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Console &console, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Shows the page with this id; "welcome" is the first start. False where there is none.
    bool showPage(const QString &id, const QString &what = {});
    [[nodiscard]] QString currentPage() const { return m_current; }
    [[nodiscard]] Page *page(const QString &id) const;
    [[nodiscard]] const Actions &actions() const { return *m_actions; }
    // A complete snapshot is shown and nothing is on its way: what a screenshot waits for.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isFirstStart() const;

    // Place, size and page of the last time; kept from now on. Not called for pictures.
    void rememberPlace();
    // The three bubbles, once, on the demonstration.
    void offerTour();
    // Closing hides the window while something else (the tray) can bring it back.
    void setStaysOpen(bool stays) { m_staysOpen = stays; }
    // Out of the tray or the task bar, before other windows.
    void bringToFront();
    // Ends the program, also where closing only hides the window.
    void quit();
    void say(const QString &text, bool isProblem = false);
    // Something asked or told once, in a bar that waits for an answer; one after the other.
    struct Offer
    {
        QString id; // a newer offer of the same id takes its place
        QString text;
        bool isProblem = false;
        QString yes;
        std::function<void()> onYes;
        bool staysAfterYes = false;
        QString no;
        std::function<void()> onNo;
    };
    void offer(const Offer &offer);
    void offerCrashReport(const QString &report, std::function<void()> dismissed);
    void askForAutostart();
    void togglePause();
    void stop();

Q_SIGNALS:
    void demonstrationWanted();
    void leaveDemonstrationWanted();
    void themeChosen(const QString &theme);
    void languageChosen(const QString &language);
    void restoreWanted(const QString &file);
    void hiddenToTray();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectParts();
    void addActions();
    void addPageActions();
    void showKeys();
    void refresh();
    void tick();
    void showState(const Snapshot &snapshot);
    void showTitle(const Snapshot &snapshot);
    void connectApprovals();
    void showGrace();
    void showDryRun(const Snapshot &snapshot);
    void setDryRun(bool on);
    void showOffer();
    void watchUpdates();
    void send(std::string_view kind, Json arguments, const QString &done);
    void refreshNow();
    void resume();
    void chooseTheme(const QString &theme);
    void openPortainer();
    void openKubernetes();
    void openPalette();
    void openKeys();
    void savePlace();
    void announce(const Event &event);

    Console &m_console;
    Navigator m_navigator;
    Actions *m_actions;
    Header *m_header;
    Navigation *m_navigation;
    Banner *m_stateBanner;
    Banner *m_notice;
    Banner *m_dryRun;
    Banner *m_offer;
    Banner *m_grace;
    WorksBar *m_worksBar;
    std::vector<Offer> m_offers;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    std::map<QString, Page *> m_pages;
    QPointer<Tour> m_tour;
    QString m_current;
    QTimer m_ticker;
    QTimer m_noticeTimer;
    bool m_remembers = false;
    bool m_staysOpen = false;
    bool m_quits = false;
};

} // namespace preamar::ui
