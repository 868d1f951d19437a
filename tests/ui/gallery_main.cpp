// Renders the window over hand-made snapshots to a folder, for looking at: not a test.
#include "tests/ui/fixtureconsole.h"
#include "ui/dialogs/calendardialog.h"
#include "ui/dialogs/clusterrow.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/clustersdialog.h"
#include "ui/dialogs/consentdialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/contextdialog.h"
#include "ui/dialogs/keybutton.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/dialogs/rightsdialog.h"
#include "ui/pages/seriesmodels.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/translations.h"
#include "ui/shell/works.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace preamar;
using namespace Qt::StringLiterals;

namespace {

// The keys, one of them changed and one refused; the work that is under way and that ended, unfolded.
void drawKeysAndWorks(test::FixtureConsole &console, ui::MainWindow &window, const QString &folder, const QString &suffix)
{
    Snapshot busy = test::watchedSnapshot(2);
    console.setSnapshot(busy);
    window.actions().run(u"keys"_s);
    auto *keys = window.findChild<ui::KeysDialog *>();
    const auto press = [keys](const char *id, Qt::Key key, Qt::KeyboardModifiers with) {
        auto *button = keys->findChild<ui::KeyButton *>(QString::fromLatin1(id));
        button->click();
        QTest::keyClick(button, key, with);
    };
    press("key-pause", Qt::Key_J, Qt::ControlModifier | Qt::AltModifier);
    press("key-cycle", Qt::Key_K, Qt::ControlModifier);
    keys->findChild<ui::KeyButton *>(u"key-quit"_s)->click();
    QTest::qWait(30);
    keys->grab().save(folder + u"/dialog-keys"_s + suffix);
    keys->close();
    window.resize(1024, 700);
    window.showPage(u"services"_s);
    auto &works = ui::worksOf(console);
    const int backup = works.begin({.id = u"backup"_s, .title = u"Fazendo o backup"_s, .page = u"settings"_s}, &window);
    works.end(backup, ui::Work::State::Failed, u"O disco está cheio. Nada foi gravado."_s);
    works.begin({.id = u"x"_s, .title = u"Simulando loja_api"_s, .page = u"simulation"_s}, &window, [] {}, [] { return 0.43; });
    window.findChild<QPushButton *>(u"worksMore"_s)->click();
    QTest::qWait(300);
    window.grab().save(folder + u"/works-unfolded"_s + suffix);
}

// The dialogs that connect clusters, and the calendar.
void drawConnecting(test::FixtureConsole &console, ui::MainWindow &window, const QString &folder, const QString &suffix)
{
    const auto context = [](const char *name, bool isCurrent) {
        return FoundContext{.name = name,
                            .server = std::string("https://") + name + ".example:6443",
                            .space = "loja",
                            .isCurrent = isCurrent,
                            .problem = {},
                            .execCommand = {},
                            .execDigest = {},
                            .program = {},
                            .files = {},
                            .isUnverified = false};
    };
    auto eks = context("prod-eks", false);
    eks.execCommand = "aws eks get-token --cluster-name prod --region sa-east-1";
    auto old = context("antigo", false);
    old.problem = Error{ErrorCode::InvalidArgument, "users", "azure", "AuthProviderUnsupported"};
    console.found = std::vector<FoundContext>{context("homologacao", true), eks, context("filial", false), old};
    console.healthOf.insert_or_assign("homologacao",
                                      ContextHealth{.state = ContextHealth::State::Ok,
                                                    .reason = {},
                                                    .detail = {},
                                                    .platformVersion = "Kubernetes 1.29.4",
                                                    .sourceVersion = "Prometheus 2.45.0",
                                                    .mayRead = true,
                                                    .mayScale = false,
                                                    .isSwarmManager = false,
                                                    .clockSkew = Millis{30},
                                                    .requests = 9});
    ui::ClustersDialog clusters(console, &window);
    clusters.show();
    QTest::qWait(30);
    for (auto *row : clusters.findChildren<ui::ClusterRow *>())
        row->choose(row->found().name != "filial");
    clusters.findChild<QPushButton *>(u"clustersNext"_s)->click();
    QTest::qWait(50);
    clusters.resize(clusters.width(), clusters.height() + 160);
    QTest::qWait(30);
    clusters.grab().save(folder + u"/dialog-clusters"_s + suffix);
    using Need = AccessRights::Right::Need;
    console.rights = AccessRights{
        .rights = {{.what = "list pods", .need = Need::Read, .isAllowed = true},
                   {.what = "list deployments (apps)", .need = Need::Read, .isAllowed = true},
                   {.what = "patch deployments/scale (apps)", .need = Need::Scale, .isAllowed = false}},
        .missingRole = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: preamar\n"};
    auto *rights = new ui::RightsDialog(console, ContextConfig{}, &window);
    rights->open();
    QTest::qWait(30);
    rights->grab().save(folder + u"/dialog-rights"_s + suffix);
    rights->close();
    const Snapshot watched = test::watchedSnapshot(1);
    console.setSnapshot(watched);
    console.found = std::vector<FoundContext>{test::fixtureCluster()};
    auto *consent = new ui::ConsentDialog(console, watched.contexts.back(), &window);
    consent->open();
    QTest::qWait(60);
    consent->grab().save(folder + u"/dialog-consent"_s + suffix);
    consent->close();
    auto *cluster = new ui::ClusterDialog(console, watched.contexts.back(), &window);
    cluster->open();
    QTest::qWait(60);
    cluster->grab().save(folder + u"/dialog-cluster"_s + suffix);
    cluster->findChild<QPushButton *>(u"clusterPage-1"_s)->click();
    QTest::qWait(30);
    cluster->grab().save(folder + u"/dialog-cluster-metrics"_s + suffix);
    delete cluster;
    calendar::Entry weekly;
    weekly.name = "Fechamento da semana";
    weekly.kind = calendar::EntryKind::Freeze;
    weekly.cron = "0 18 * * 5";
    weekly.duration = std::chrono::hours{60};
    auto *entry = new ui::CalendarDialog(console, weekly, calendar::Calendar{}, &window);
    entry->open();
    QTest::qWait(30);
    entry->grab().save(folder + u"/dialog-calendar"_s + suffix);
    entry->close();
    Snapshot planned = test::fixtureSnapshot(3);
    calendar::Entry event;
    event.id = "e2";
    event.name = "Black Friday";
    event.from = test::fixtureNow() + std::chrono::hours{24 * 20};
    event.to = *event.from + std::chrono::hours{24};
    event.factor = 3.0;
    event.lead = std::chrono::hours{2};
    event.selector.groups = {"vitrine"};
    weekly.id = "e1";
    planned.calendar.entries = {weekly, event};
    console.setSnapshot(planned);
    window.resize(1280, 800);
    window.showPage(u"settings"_s, u"calendar"_s);
    QTest::qWait(50);
    window.grab().save(folder + u"/settings-calendar"_s + suffix);
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) // tests/ui/largefont.json: with a large font
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
    // All that can stand around a page at a time: a dry run, a crash report, an approval that has not left.
    Snapshot rehearsed = test::fixtureSnapshot(12);
    rehearsed.settings.dryRun = true;
    const std::vector<Scene> scenes{{"bars1024", rehearsed, {1024, 700}},
                                    {"lab1280", lab, {1280, 800}},
                                    {"stopped1024", stopped, {1024, 700}},
                                    {"lab1024", lab, {1024, 700}},
                                    {"many1920", test::fixtureSnapshot(1000), {1920, 1080}},
                                    {"hostile1280", test::hostileSnapshot(), {1280, 800}},
                                    {"one1280", quiet, {1280, 800}},
                                    {"watch1280", test::watchedSnapshot(7), {1280, 800}},
                                    {"watch1024", test::watchedSnapshot(9), {1024, 700}},
                                    {"watchtall", test::watchedSnapshot(7), {1280, 2400}},
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
            if (scene.snapshot.settings.dryRun) {
                window.offerCrashReport(u"Preamar"_s, {});
                console.approvals().setGrace(30);
                console.approvals().approve({{.proposal = scene.snapshot.proposals[0], .comment = {}, .confirm = {}}});
                window.showPage(u"log"_s, u"audit"_s);
                QTest::qWait(50);
                window.grab().save(folder + u"/bars1024-audit"_s + suffix);
                window.showPage(u"settings"_s, u"approvals"_s);
                QTest::qWait(50);
                window.grab().save(folder + u"/bars1024-settings-approvals"_s + suffix);
                window.showPage(u"settings"_s, u"about"_s);
                QTest::qWait(50);
                window.grab().save(folder + u"/bars1024-settings-about"_s + suffix);
            }
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
            if (QLatin1String(scene.name).startsWith(QLatin1String("watch"))) {
                window.showPage(u"service"_s,
                                QString::fromStdString(toString(scene.snapshot.cycle->workloads[5].workload.ref)));
                (void)QTest::qWaitFor([&] { return window.isSettled(); }, 3000);
                window.grab().save(folder + u'/' + QString::fromLatin1(scene.name) + u"-service"_s + suffix);
                window.findChild<QPushButton *>(u"policyEdit"_s)->click();
                QTest::qWait(50);
                window.grab().save(folder + u'/' + QString::fromLatin1(scene.name) + u"-edit"_s + suffix);
            }
            console.approvals().withholdAll();
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
        drawConnecting(console, window, folder, suffix);
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
        ask->close();
        drawKeysAndWorks(console, window, folder, suffix);
    }
    return 0;
}
