// Renders the window over hand-made snapshots to a folder, for looking at: not a test.
#include "tests/ui/fixtureconsole.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/contextdialog.h"
#include "ui/pages/seriesmodels.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace preamar;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString folder = arguments.value(1, u"gallery"_s);
    const QString language = arguments.value(2, u"pt_BR"_s);
    QDir().mkpath(folder);
    ui::installLanguage(text::parseLanguage(language.toStdString()).value_or(text::Language::PtBr));
    ui::style::applyTheme(app, ui::style::ThemeChoice::Light);

    test::FixtureConsole console;
    struct Scene
    {
        const char *name;
        Snapshot snapshot;
        QSize size;
    };
    Snapshot lab = test::fixtureSnapshot(12);
    lab.isLab = true;
    Snapshot stopped = test::fixtureSnapshot(12);
    stopped.pauses.push_back({.scope = PauseScope::All,
                              .target = {},
                              .scaleInOnly = false,
                              .emergency = true,
                              .until = {},
                              .reason = {},
                              .actor = {},
                              .since = {}});
    stopped.contexts[0].isProtected = true;
    Snapshot quiet = test::fixtureSnapshot(1);
    quiet.proposals.clear();
    Snapshot failed = test::fixtureSnapshot(0);
    failed.cycle.reset();
    failed.engine = EngineState::Failed;
    failed.problem =
        Error{.code = ErrorCode::Storage, .where = "journal", .detail = "disk I/O error", .reason = "DiskFull"};
    const std::vector<Scene> scenes{{"lab1280", lab, {1280, 800}},
                                    {"stopped1024", stopped, {1024, 700}},
                                    {"lab1024", lab, {1024, 700}},
                                    {"many1920", test::fixtureSnapshot(1000), {1920, 1080}},
                                    {"hostile1280", test::hostileSnapshot(), {1280, 800}},
                                    {"one1280", quiet, {1280, 800}},
                                    {"error1024", failed, {1024, 700}}};
    for (const auto theme : {ui::style::ThemeChoice::Light, ui::style::ThemeChoice::Dark}) {
        ui::style::applyTheme(app, theme);
        const QString suffix = u"-"_s + QString::fromStdString(ui::style::themeName(theme)) + u".png"_s;
        for (const auto &scene : scenes) {
            const QString only = arguments.value(3);
            if (!only.isEmpty() && !QString::fromLatin1(scene.name).contains(only))
                continue;
            console.setSnapshot(scene.snapshot);
            QElapsedTimer timer;
            timer.start();
            ui::MainWindow window(console);
            window.resize(scene.size);
            window.show();
            qInfo("%s: window in %lld ms", scene.name, timer.elapsed());
            for (const char *page : {"overview", "services", "forecasts", "approvals", "simulation", "log", "contexts", "settings"}) {
                timer.restart();
                window.showPage(QString::fromLatin1(page));
                (void)QTest::qWaitFor([&] { return window.isSettled(); }, 3000);
                QTest::qWait(50);
                qInfo("  %s %lld ms", page, timer.elapsed());
                window.grab().save(folder + u'/' + QString::fromLatin1(scene.name) + u'-' + QString::fromLatin1(page) +
                                   suffix);
                const auto *series = window.findChild<ui::SeriesModels *>();
                if (QLatin1String(page) != QLatin1String("forecasts") || series == nullptr)
                    continue;
                int tab = 0;
                for (auto *button : series->findChildren<QPushButton *>()) {
                    if (!button->isCheckable())
                        continue;
                    button->click();
                    QTest::qWait(50);
                    window.grab().save(folder + u'/' + QString::fromLatin1(scene.name) + u"-forecasts-%1"_s.arg(tab++) +
                                       suffix);
                }
            }
            if (scene.size.width() == 1920) {
                window.showPage(u"services"_s);
                window.findChild<QPushButton *>(u"tableButton"_s)->click();
                QTest::qWait(50);
                window.grab().save(folder + u"/many1920-table"_s + suffix);
            }
        }
        console.setSnapshot(test::emptyHome());
        ui::MainWindow window(console);
        window.show();
        QTest::qWait(30);
        window.grab().save(folder + u"/welcome"_s + suffix);
        console.health = ContextHealth{.state = ContextHealth::State::Ok,
                                       .reason = {},
                                       .detail = {},
                                       .platformVersion = "Portainer 2.23.0, Docker 20.10.24",
                                       .sourceVersion = "Prometheus 2.42.0",
                                       .mayRead = true,
                                       .mayScale = false,
                                       .isSwarmManager = true,
                                       .clockSkew = Millis{400},
                                       .requests = 6};
        ui::ContextDialog dialog(console, std::nullopt, &window);
        dialog.show();
        for (const auto &[name, value] :
             {std::pair{"portainerName", "prod-swarm"}, std::pair{"portainerUrl", "https://portainer.interno:9443"},
              std::pair{"portainerToken", "segredo"}})
            dialog.findChild<QLineEdit *>(QString::fromLatin1(name))->setText(QString::fromLatin1(value));
        dialog.findChild<QPushButton *>(u"testButton"_s)->click();
        QTest::qWait(50);
        dialog.adjustSize();
        QTest::qWait(30);
        dialog.grab().save(folder + u"/dialog-portainer"_s + suffix);
        auto *ask = ui::ConfirmDialog::ask(&window,
                                           {.title = u"Aprovar uma redução grande?"_s,
                                            .text = u"checkout passa de 4 → 1 réplicas."_s,
                                            .lines = {},
                                            .confirm = u"Aprovar"_s,
                                            .icon = u"check"_s,
                                            .isDangerous = true,
                                            .typed = 3,
                                            .typedText = {},
                                            .needsReason = false,
                                            .protectedContext = u"prod-swarm"_s,
                                            .chord = {}},
                                           [](const QString &) {});
        QTest::qWait(30);
        ask->grab().save(folder + u"/dialog-confirm"_s + suffix);
    }
    return 0;
}
