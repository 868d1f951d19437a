// Draws every page in every theme asked for, and ends the program.
#pragma once

#include "app/preamar/session.h"

#include <QElapsedTimer>
#include <QTimer>

namespace preamar::app {

class Screenshots final : public QObject
{
    Q_OBJECT
public:
    Screenshots(QApplication &app, Session &session, const Options &options);

    // After the event loop has started: ends it with 0, or with 1 and a line on stderr.
    void start();

private:
    void step();
    void next();
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool save() const;
    void fail(const QString &why);

    struct Picture
    {
        std::string page;
        std::string theme;
    };
    QApplication &m_app;
    Session &m_session;
    Options m_options;
    std::vector<Picture> m_pictures;
    std::size_t m_next = 0;
    int m_calm = 0;
    int m_resized = 0;  // 1: larger, 2: back
    bool m_planned = false;
    QTimer m_timer;
    QElapsedTimer m_waiting;
};

} // namespace preamar::app
