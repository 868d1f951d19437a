// preamar: the window. The contract of its command line is in the reference of the console.
#include "app/preamar/options.h"
#include "app/preamar/screenshots.h"
#include "app/preamar/session.h"

#include <QApplication>
#include <QTimer>

#ifndef Q_OS_WIN
#include <sys/stat.h>
#endif

int main(int argc, char **argv)
{
    using namespace preamar;
#ifndef Q_OS_WIN
    umask(077);
#endif
    const auto parsed = app::parseOptions(argc, argv);
    if (const int *code = std::get_if<int>(&parsed))
        return *code;
    const app::Options &options = std::get<app::Options>(parsed);
    // Pictures need no display, and must not depend on the one that happens to be there.
    if (!options.screenshots.empty())
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("preamar"));
    QApplication::setApplicationDisplayName(QStringLiteral("Preamar"));
    QApplication::setApplicationVersion(QStringLiteral(PREAMAR_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("preamar"));
    app::Session session(qt, options);
    if (options.screenshots.empty()) {
        session.begin([](int code) { QApplication::exit(code); });
        return QApplication::exec();
    }
    session.start();
    QApplication::setCursorFlashTime(0);
    app::Screenshots screenshots(qt, session, options);
    QTimer::singleShot(0, &screenshots, &app::Screenshots::start);
    return QApplication::exec();
}
