// The window over a real home: from the start of the process to the first paint and to data, with 30 days x 500
// services in the history; a service of 30 days at 60 s from click to full charts; and the window's thread while the
// servers of the engine hang or answer 50 MB.
//   bench_start HOME make        makes the home (a minute or two)
//   bench_windowstart HOME       runs itself for each measure, so that each start is that of a fresh process
#include "app/preamar/engineconsole.h"
#include "core/store/history.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "tests/bench/ui/benchapp.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorysecrets.h"
#include "ui/charts/chartstack.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

using namespace preamar;
using namespace preamar::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr Millis kMonth = std::chrono::hours{24 * 30};

// One service of the home gets a month at one sample a minute.
Result<void> fillMinutes(const std::string &home, const WorkloadRef &ref, Timestamp end)
{
    auto history = openHistory(home);
    if (!history)
        return fail(history.error());
    auto newest = (*history)->newest(SeriesKey{ref, metric::readyReplicas});
    if (newest && *newest)
        return {};
    std::vector<Series> rows;
    for (const auto &id :
         {metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond, metric::replicas, metric::readyReplicas}) {
        Series series{.key = {ref, id}, .samples = {}};
        const bool isCount = id == metric::replicas || id == metric::readyReplicas;
        int i = 0;
        for (Timestamp t = end - kMonth; t < end; t += Seconds{60})
            series.samples.push_back({t, isCount ? 3.0 : 1.2 + std::sin(0.0044 * i) + 0.1 * std::sin(1.7 * i++)});
        rows.push_back(std::move(series));
    }
    return (*history)->append(rows);
}

int startOnce(BenchApp &app, const std::string &home)
{
    EngineHost host(EngineOptions{.home = home,
                                  .clock = std::make_shared<SystemClock>(),
                                  .platforms = {},
                                  .secrets = std::make_shared<test::MemorySecrets>(),
                                  .mayBeEngine = false,
                                  .scheduled = false});
    app::EngineConsole console(host, false);
    ui::MainWindow window(console);
    window.resize(1280, 800);
    window.show();
    host.start();
    app.forget();
    turn(5000, [&] { return app.figures().frames > 0; });
    const double paint = processAgeMs();
    turn(20'000, [&] { return console.snapshot()->cycle && window.isSettled(); });
    app.forget();
    turn(2000, [&] { return app.figures().frames > 0; });
    std::printf("first paint %.0f ms, data %.0f ms after the start of the process; resident %.0f MB; %zu workloads\n",
                paint, processAgeMs(), residentMB(),
                console.snapshot()->cycle ? console.snapshot()->cycle->workloads.size() : 0);
    return 0;
}

int openOnce(BenchApp &app, const std::string &home)
{
    EngineHost host(EngineOptions{.home = home,
                                  .clock = std::make_shared<SystemClock>(),
                                  .platforms = {},
                                  .secrets = std::make_shared<test::MemorySecrets>(),
                                  .mayBeEngine = false,
                                  .scheduled = false});
    app::EngineConsole console(host, false);
    ui::MainWindow window(console);
    window.resize(1280, 800);
    window.showPage(u"services"_s);
    window.show();
    host.start();
    turn(20'000, [&] { return console.snapshot()->cycle.has_value(); });
    const auto &first = console.snapshot()->cycle->workloads.front();
    std::vector<double> wall;
    for (int i = 0; i < 5; ++i) {
        window.showPage(u"services"_s);
        turn(300);
        app.forget();
        const double before = wallMs();
        window.showPage(u"service"_s, QString::fromStdString(toString(first.workload.ref)));
        window.findChild<ui::ChartStack *>(u"chartStack"_s)->setRange(kMonth);
        turn(10'000, [&] { return window.isSettled() && app.figures().frames > 1; });
        wall.push_back(wallMs() - before);
    }
    std::sort(wall.begin() + 1, wall.end());
    std::printf(
        "open a service, 30 days at 60 s, click to full charts: first %.0f ms, again median %.0f ms, longest %.0f ms\n",
        wall.front(), wall[wall.size() / 2], wall.back());
    return 0;
}

int hang(BenchApp &app)
{
    // The servers live on a thread of their own, as elsewhere in the world.
    QThread thread;
    thread.start();
    test::FaultServer *server = nullptr;
    auto *place = new QObject;
    place->moveToThread(&thread);
    QMetaObject::invokeMethod(
        place, [&] { server = new test::FaultServer(place); }, Qt::BlockingQueuedConnection);
    QTemporaryDir folder;
    const std::string home = folder.filePath(u"home"_s).toStdString();
    if (auto ready = prepareHome(home); !ready)
        return 1;
    const SystemClock clock;
    {
        auto journal = openJournal(home, clock);
        ContextConfig config;
        config.name = ContextName("prod");
        config.kind = ContextKind::Portainer;
        config.url = server->url();
        config.environment = 1;
        config.token = SecretRef("keychain:prod");
        config.prometheus.url = server->url();
        if (!journal || !(*journal)->putContext(config))
            return 1;
    }
    auto secrets = std::make_shared<test::MemorySecrets>();
    secrets->put("keychain:prod", "ptr_bench");
    constexpr qint64 kHuge = 50 * 1024 * 1024;
    for (const auto &[title, fault] : {std::pair{"servers hang", test::Fault::HangAfterRequest},
                                       std::pair{"servers answer 50 MB", test::Fault::HugeBody}}) {
        QMetaObject::invokeMethod(
            place,
            [&, fault = fault] {
                server->setHugeBytes(kHuge);
                server->setFault(fault);
            },
            Qt::BlockingQueuedConnection);
        EngineHost host(EngineOptions{.home = home, .clock = {}, .platforms = {}, .secrets = secrets});
        app::EngineConsole console(host, false);
        ui::MainWindow window(console);
        window.resize(1280, 800);
        window.show();
        host.start();
        turn(3000);
        app.forget();
        turn(12'000);
        print(title, app.figures());
    }
    QMetaObject::invokeMethod(
        place, [&] { delete place; }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc < 2) {
        std::fprintf(stderr, "bench_windowstart HOME [start|open|hang]\n");
        return 2;
    }
    BenchApp app(argc, argv);
    ui::installLanguage(text::Language::PtBr);
    ui::style::applyTheme(app, ui::style::ThemeChoice::Light);
    const std::string home = argv[1];
    const QString what = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
    if (what == u"start")
        return startOnce(app, home);
    if (what == u"open")
        return openOnce(app, home);
    if (what == u"hang")
        return hang(app);
    const SystemClock clock;
    {
        auto journal = openJournal(home, clock);
        auto report =
            journal ? (*journal)->lastCycleReport() : Result<std::optional<CycleReport>>(fail(journal.error()));
        if (!report || !*report) {
            std::fprintf(stderr, "make the home first: bench_start HOME make\n");
            return 1;
        }
        if (auto filled = fillMinutes(home, (*report)->workloads.front().workload.ref, clock.wall()); !filled)
            return 1;
    }
    std::printf("command: bench_windowstart HOME\n");
    std::fflush(stdout);
    int bad = 0;
    for (const char *way : {"start", "start", "start", "open", "hang"})
        bad += QProcess::execute(QString::fromLocal8Bit(argv[0]),
                                 {QString::fromLocal8Bit(argv[1]), QString::fromLatin1(way)});
    return bad;
}
