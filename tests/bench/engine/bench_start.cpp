// From a cold program to the first snapshot: 30 days x 500 services x 3 metrics in the history, one sample every five
// minutes.
//   bench_start HOME [make|follow|engine]
// HOME is a folder of its own, made once (a minute or two). Without a second word it is made if need be, and the
// program runs itself for each way of starting, so that the resident size is that of a fresh process. Nothing listens
// at the context's address. The files are in the page cache of the machine, as after a first start.
#include "core/domain/codec.h"
#include "core/engine/forecastbook.h"
#include "core/forecast/selection.h"
#include "core/store/history.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "tests/bench/engine/benchhome.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

using namespace preamar;
using namespace preamar::bench;

namespace {

constexpr Millis kStep = std::chrono::minutes{5};
constexpr int kServices = 500;
constexpr int kDays = 30;
constexpr int kAuditRows = 5000;
constexpr double kPaintBar = 500.0;
constexpr double kResidentBar = 250.0;

const std::vector<MetricId> &metrics()
{
    static const std::vector<MetricId> all{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond};
    return all;
}

int failed(const char *what, const Error &error)
{
    std::fprintf(stderr, "%s: %s %s %s\n", what, error.where.c_str(), error.detail.c_str(), error.reason.c_str());
    return 1;
}

WorkloadRef refOf(int i)
{
    return {.context = ContextName("prod"),
            .space = "-",
            .kind = WorkloadKind::Service,
            .name = "servico-" + std::to_string(1000 + i)};
}

// A day's wave with a little of what nobody foresees, the same every time.
double valueAt(int service, std::size_t metricIndex, Timestamp t)
{
    const double hours = toSeconds(t - Timestamp{}) / 3600.0;
    const double wave = 1.0 + 0.4 * std::sin((hours + service % 24) * 0.2617993877991494);
    const double noise = 0.02 * std::sin(static_cast<double>(toMillis(t) / 1000 % 100'003) * (1.0 + service));
    return (1.0 + static_cast<double>(metricIndex)) * (wave + noise);
}

Result<void> fillHistory(History &history, Timestamp end)
{
    for (int day = kDays; day > 0; --day) {
        std::vector<Series> rows;
        for (int i = 0; i < kServices; ++i) {
            for (std::size_t m = 0; m < metrics().size(); ++m) {
                Series s{.key = {refOf(i), metrics()[m]}, .samples = {}};
                const Timestamp to = end - std::chrono::hours{24 * (day - 1)};
                for (Timestamp t = end - std::chrono::hours{24 * day}; t < to; t += kStep)
                    s.samples.push_back({t, valueAt(i, m, t)});
                rows.push_back(std::move(s));
            }
        }
        if (auto r = history.append(rows); !r)
            return r;
    }
    // One fit serves every series: what is measured is reading models, not making them.
    const SeriesKey first{refOf(0), metric::cpuCores};
    auto samples = history.read(first, TimeRange{end - engine::kFitHistory, end});
    if (!samples)
        return fail(samples.error());
    const auto fitted = engine::fitSeries(first, samples->samples, end, {.utcOffsetMinutes = -180});
    const std::string bytes = forecast::saveSelection(fitted.selection);
    for (int i = 0; i < kServices; ++i) {
        for (const auto &id : metrics()) {
            if (auto r = history.putModel(SeriesKey{refOf(i), id}, bytes, end); !r)
                return r;
        }
    }
    return {};
}

CycleReport reportAt(Timestamp end)
{
    CycleReport report;
    report.number = 8640;
    report.started = end;
    report.finished = end;
    report.contexts.push_back({.name = ContextName("prod"),
                               .kind = ContextKind::Portainer,
                               .health = {},
                               .requests = 7,
                               .backfillProgress = {}});
    for (int i = 0; i < kServices; ++i) {
        WorkloadReport w;
        w.workload.ref = refOf(i);
        w.workload.uid = "uid-" + std::to_string(i);
        w.workload.version = "1";
        w.workload.replicas = 3;
        w.workload.ready = 3;
        w.workload.image = "registry.example/" + w.workload.ref.name + ":1.0.0";
        w.workload.limits = {.cpuCores = 1.0, .memoryBytes = 512e6};
        w.workload.observedAt = end;
        w.enrolled = true;
        for (std::size_t m = 0; m < metrics().size(); ++m) {
            w.metrics[metrics()[m]] = Measurement{.value = valueAt(i, m, end),
                                                  .at = end,
                                                  .quality = Quality::Ok,
                                                  .fault = Fault::None,
                                                  .replicasMeasured = 3.0};
            w.ageSeconds[metrics()[m]] = 5.0;
            ForecastSummary summary;
            summary.id = ForecastId("f0123456789abcdef01234567");
            summary.metric = metrics()[m];
            summary.model = "combination";
            summary.eligible = true;
            summary.horizon = std::chrono::hours{2};
            w.forecasts.push_back(summary);
        }
        w.decision.from = w.decision.to = 3;
        w.decision.reasons = {Reason{ReasonCode::WithinThresholds, {}, {}}};
        report.workloads.push_back(std::move(w));
    }
    return report;
}

Result<void> fillJournal(Journal &journal, Timestamp end)
{
    ContextConfig context;
    context.name = ContextName("prod");
    context.kind = ContextKind::Portainer;
    context.url = "https://127.0.0.1:1";
    context.environment = 1;
    context.token = SecretRef("bench");
    if (auto r = journal.putContext(context); !r)
        return r;
    return journal.transaction([&]() -> Result<void> {
        for (int i = 0; i < kAuditRows; ++i) {
            const AuditEntry entry{.actor = localActor(Origin::Engine),
                                   .event = "decision.hold",
                                   .workload = toString(refOf(i % kServices)),
                                   .code = "WithinThresholds",
                                   .detail = Json{{"replicas", 3}}};
            if (auto r = journal.appendAudit(entry); !r)
                return r;
        }
        return journal.putCycleReport(reportAt(end));
    });
}

Result<void> makeHome(const std::string &home)
{
    std::filesystem::create_directories(home);
    if (auto r = prepareHome(home); !r)
        return r;
    const SystemClock clock;
    const Timestamp end = floorTo(clock.wall(), kStep);
    auto journal = openJournal(home, clock);
    auto history = openHistory(home);
    if (!journal)
        return fail(journal.error());
    if (!history)
        return fail(history.error());
    auto last = (*journal)->lastCycleReport();
    if (!last)
        return fail(last.error());
    if (*last)
        return {};
    if (auto r = fillHistory(**history, end); !r)
        return r;
    auto stats = (*history)->stats();
    if (stats)
        std::printf("made: %lld series, %lld samples, %.0f MB\n", static_cast<long long>(stats->series),
                    static_cast<long long>(stats->samples), static_cast<double>(stats->bytes) / 1e6);
    return fillJournal(**journal, end);
}

int startOnce(const std::string &home, bool asEngine)
{
    const double begin = wallSeconds();
    const double before = residentMB();
    Engine engine(EngineOptions{.home = home,
                                .clock = std::make_shared<SystemClock>(),
                                .platforms = {},
                                .secrets = noSecrets(),
                                .mayBeEngine = asEngine,
                                .scheduled = false});
    double first = 0.0;
    QObject::connect(&engine, &Engine::snapshotChanged, &engine, [&] {
        if (first == 0.0 && engine.snapshot()->cycle)
            first = wallSeconds();
    });
    auto started = await(engine.start());
    if (!started)
        return failed("start", started.error());
    if (!pump([&] { return first > 0.0; }, std::chrono::seconds{60})) {
        std::fprintf(stderr, "no snapshot\n");
        return 1;
    }
    const double ms = (first - begin) * 1e3;
    const double cpu = usage().process;
    const double resident = residentMB();
    std::printf("%s: first snapshot after %.0f ms (%.0f ms CPU of the process), %zu workloads; resident %.0f MB (%.0f "
                "before)\n",
                asEngine ? "engine" : "follower", ms, cpu * 1e3, engine.snapshot()->cycle->workloads.size(), resident,
                before);
    std::printf("  bar of the window: first paint <= %.0f ms %s, resident <= %.0f MB %s\n", kPaintBar,
                ms <= kPaintBar ? "possible" : "NOT possible", kResidentBar,
                resident <= kResidentBar ? "possible" : "NOT possible");
    if (asEngine) {
        auto report = await(engine.runCycle());
        if (!report)
            return failed("cycle", report.error());
        std::printf("  after the first cycle, with all models read: %.1f s, resident %.0f MB\n", wallSeconds() - begin,
                    residentMB());
    }
    return await(engine.shutdown()) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_start HOME [make|follow|engine]\n");
        return 2;
    }
    const std::string home = argv[1];
    const std::string what = argc > 2 ? argv[2] : "";
    if (what == "follow" || what == "engine")
        return startOnce(home, what == "engine");
    if (auto made = makeHome(home); !made)
        return failed("home", made.error());
    if (what == "make")
        return 0;
    std::printf("command: bench_start HOME\n");
    std::fflush(stdout);
    int bad = 0;
    for (const char *way : {"follow", "follow", "follow", "engine", "engine", "engine"}) {
        bad += QProcess::execute(QString::fromLocal8Bit(argv[0]),
                                 QStringList{QString::fromLocal8Bit(argv[1]), QString::fromLatin1(way)}) == 0
                   ? 0
                   : 1;
    }
    return bad;
}
