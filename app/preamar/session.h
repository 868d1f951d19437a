// One home at a time: its engine, its console, its window. Turns from the operator's home to the demonstration and
// back.
#pragma once

#include "app/preamar/engineconsole.h"
#include "app/preamar/notifier.h"
#include "app/preamar/options.h"
#include "app/preamar/singleinstance.h"
#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

class QApplication;

namespace preamar::app {

class Session final : public QObject
{
    Q_OBJECT
public:
    Session(QApplication &app, const Options &options);
    ~Session() override;

    // Starts once the window of this home is ours. Where one is open already it is brought to the front with what this
    // start was asked for, and `leave` gets the code to end with.
    void begin(std::function<void(int)> leave);
    // At once, beside an open window: for pictures.
    void start();
    [[nodiscard]] ui::MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] const ui::Console &console() const { return *m_console; }

private:
    void open(const std::string &home, bool isLab);
    // The same once the home's window is ours; an open one is brought to the front instead.
    void turnTo(const std::string &home, bool isLab);
    [[nodiscard]] QString silence() const;
    // The program was started again on this home.
    void obey(const QJsonObject &message);
    void close();
    void makeWindow();
    void addLabContext();
    // The operator's settings, as soon as they are known; what the command line says goes first.
    void applySettings();
    void setLanguage(text::Language language);
    // The engine is gone meanwhile: a restore is refused while one runs.
    void restore(const std::string &file);
    [[nodiscard]] bool isInteractive() const { return m_options.screenshots.empty(); }

    QApplication &m_app;
    Options m_options;
    std::string m_operatorHome;
    std::string m_labHome;
    SingleInstance m_instance;
    std::unique_ptr<QTemporaryDir> m_temporary; // of pictures of the demonstration
    std::unique_ptr<EngineHost> m_host;
    std::unique_ptr<EngineConsole> m_console;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<Notifier> m_notifier;
    text::Language m_language = text::Language::PtBr;
    std::string m_theme = "auto";
    bool m_isLab = false;
    bool m_labAsked = false;
    bool m_settingsApplied = false;
    std::string m_home;
    bool m_first = true;
    bool m_startsMinimized = false; // the next window to be made
    bool m_wasMinimized = false;    // it was; the settings may send it to the tray
    QString m_toSay; // in the next window, once it is there
    bool m_toSayIsProblem = false;
    bool m_pauseAfterRestore = false;
};

} // namespace preamar::app
