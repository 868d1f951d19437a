// What a warm cycle costs: 1,000 workloads x 3 forecast series, from the collection to the recorded report.
//   bench_cycle HOME [CYCLES]
// HOME is a folder of its own. Where it is empty, the first cycle fetches 14 days from the demonstration "grande" and
// every series is fitted (two minutes or so, once); a later run goes on from there, five minutes of watched time a cycle.
#include "core/domain/codec.h"
#include "core/engine/cyclestate.h"
#include "core/engine/snapshotbuilder.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"
#include "tests/bench/engine/benchhome.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace preamar;
using namespace preamar::bench;

namespace {

constexpr Millis kStep = std::chrono::minutes{5};
constexpr double kBar = 2.0;

double g_labCpu = 0.0; // what the simulated servers used on the engine's thread

// The lab's answers are made on the calling thread: their time is the servers', not the console's.
template<class Ask>
auto timed(Ask ask)
{
    const double begin = threadCpu();
    auto answer = ask();
    g_labCpu += threadCpu() - begin;
    return answer;
}

class TimedOrchestrator final : public Orchestrator
{
public:
    explicit TimedOrchestrator(std::shared_ptr<Orchestrator> inner) : m_inner(std::move(inner)) {}
    Future<ContextHealth> probe() override { return m_inner->probe(); }
    Future<WorkloadList> workloads() override
    {
        return timed([this] { return m_inner->workloads(); });
    }
    Future<Workload> observe(const WorkloadRef &ref) override { return m_inner->observe(ref); }
    Future<ApplyResult> apply(const ChangeRequest &request) override { return m_inner->apply(request); }
    [[nodiscard]] int requestsSent() const override { return m_inner->requestsSent(); }

private:
    std::shared_ptr<Orchestrator> m_inner;
};

class TimedMetrics final : public MetricSource
{
public:
    explicit TimedMetrics(std::shared_ptr<MetricSource> inner) : m_inner(std::move(inner)) {}
    Future<ContextHealth> probe() override { return m_inner->probe(); }
    Future<LatestMetrics> latest(const MetricQuery &query) override
    {
        return timed([&] { return m_inner->latest(query); });
    }
    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis step) override
    {
        return m_inner->query(query, range, step);
    }

private:
    std::shared_ptr<MetricSource> m_inner;
};

PlatformFactory timedPlatforms()
{
    return
        [make = defaultPlatforms()](const ContextConfig &config, SecretStore &secrets,
                                    std::shared_ptr<const Clock> clock, const std::string &home) -> Result<Platform> {
            auto made = make(config, secrets, std::move(clock), home);
            if (!made)
                return made;
            return Platform{std::make_shared<TimedOrchestrator>(made->orchestrator),
                            std::make_shared<TimedMetrics>(made->metrics)};
        };
}

int failed(const char *what, const Error &error)
{
    std::fprintf(stderr, "%s: %s %s %s\n", what, error.where.c_str(), error.detail.c_str(), error.reason.c_str());
    return 1;
}

std::size_t fittedSeries(const CycleReport &report)
{
    std::size_t n = 0;
    for (const auto &w : report.workloads)
        n += w.forecasts.size();
    return n;
}

// Until the background has nothing left to fit, and the refreshes after a cycle are over.
void settle()
{
    int quiet = 0;
    while (quiet < 2) {
        const double before = usage().process;
        pump([] { return false; }, std::chrono::milliseconds{600});
        quiet = usage().process - before < 0.03 ? quiet + 1 : 0;
    }
}

template<class Work>
double cpuOf(Work work)
{
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const double begin = threadCpu();
        work();
        best = std::min(best, threadCpu() - begin);
    }
    return best;
}

// The parts that can be called by themselves, on a second connection to the same home.
Result<double> printParts(const std::string &home, const Clock &clock)
{
    auto journal = openJournal(home, clock, JournalOptions{.readOnly = true, .commandsOnly = false});
    auto history = openHistory(home, HistoryOptions{.readOnly = true});
    if (!journal)
        return fail(journal.error());
    if (!history)
        return fail(history.error());
    auto report = (*journal)->lastCycleReport();
    if (!report || !*report)
        return report ? fail(ErrorCode::NotFound, "report") : fail(report.error());
    std::string text;
    const double write = cpuOf([&] { text = cycleReportText(**report); });
    const double parse = cpuOf([&] {
        const auto json = parseJson(text, "report");
        if (!json || !cycleReportFromJson(*json))
            std::abort();
    });
    bool fine = true;
    const double inputs =
        cpuOf([&] { fine = fine && engine::loadInputs(**journal, **history, clock, false).has_value(); });
    const double snapshot = cpuOf([&] { fine = fine && engine::readSnapshot(**journal, clock).has_value(); });
    const double copy = cpuOf([&] {
        const CycleReport other = **report;
        fine = fine && other.number == (*report)->number;
    });
    if (!fine)
        return fail(ErrorCode::Storage, "parts");
    std::printf("parts, CPU ms, best of 3: write the report (%.2f MB) %.1f, parse it %.1f, copy the value %.1f, inputs "
                "of a cycle %.1f, snapshot %.1f\n",
                static_cast<double>(text.size()) / 1e6, write * 1e3, parse * 1e3, copy * 1e3, inputs * 1e3,
                snapshot * 1e3);
    return write + parse;
}

void printThreads(const Usage &before, const Usage &after, int cycles)
{
    std::printf("by thread, CPU ms a cycle:");
    for (const auto &[name, used] : after.threads) {
        const auto it = before.threads.find(name);
        const double share = (used - (it == before.threads.end() ? 0.0 : it->second)) / cycles;
        if (share > 0.0005)
            std::printf(" [%s] %.0f", name.c_str(), share * 1e3);
    }
    std::printf("\n");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_cycle HOME [CYCLES]\n");
        return 2;
    }
    const std::string home = argv[1];
    const int cycles = argc > 2 ? std::max(1, std::atoi(argv[2])) : 6;
    auto clock = std::make_shared<ManualClock>(fromMillis(1'772'463'600'000)); // 2026-03-02T15:00:00Z
    if (auto made = makeLabHome(home, labContext("grande", 1, clock->wall()), *clock); !made)
        return failed("home", made.error());
    {
        auto journal = openJournal(home, *clock, JournalOptions{.readOnly = true, .commandsOnly = false});
        auto last = journal ? (*journal)->lastCycleReport() : Result<std::optional<CycleReport>>(fail(journal.error()));
        if (!last)
            return failed("journal", last.error());
        if (*last)
            clock->advance((*last)->finished - clock->wall() + kStep);
    }
    Engine engine(EngineOptions{.home = home,
                                .clock = clock,
                                .platforms = timedPlatforms(),
                                .secrets = noSecrets(),
                                .mayBeEngine = true,
                                .scheduled = false});
    if (auto started = await(engine.start()); !started)
        return failed("start", started.error());

    // Warm up: until every series has its model, and the second cycle after a start feels no gap.
    std::size_t known = 0;
    for (int i = 0; i < 12; ++i) {
        const Usage before = usage();
        auto report = await(engine.runCycle());
        if (!report)
            return failed("cycle", report.error());
        settle();
        const std::size_t now = fittedSeries(*report);
        std::printf("warm-up %d: %zu workloads, %zu series with a model, %.2f s CPU\n", i, report->workloads.size(),
                    now, usage().process - before.process);
        std::fflush(stdout);
        clock->advance(kStep);
        if (i >= 2 && now == known)
            break;
        known = now;
    }

    std::vector<double> used;
    double lab = 0.0;
    const Usage begin = usage();
    for (int i = 0; i < cycles; ++i) {
        const double before = usage().process;
        g_labCpu = 0.0;
        auto report = await(engine.runCycle());
        if (!report)
            return failed("cycle", report.error());
        // The snapshot that follows belongs to the cycle; the idle poll does not, and is small.
        const auto number = report->number;
        pump(
            [&] {
                return engine.snapshot()->cycle && engine.snapshot()->cycle->number == number &&
                       !engine.snapshot()->cycleRunning;
            },
            std::chrono::seconds{10});
        used.push_back(usage().process - before);
        lab += g_labCpu;
        clock->advance(kStep);
    }
    const Usage end = usage();
    std::sort(used.begin(), used.end());
    const double median = used[used.size() / 2];
    std::printf("warm cycle, %d runs: process CPU median %.3f s, least %.3f, most %.3f (bar %.1f s: %s); of it the "
                "simulated servers %.3f s\n",
                cycles, median, used.front(), used.back(), kBar, median <= kBar ? "met" : "NOT met", lab / cycles);
    printThreads(begin, end, cycles);
    auto baseline = printParts(home, *clock);
    if (!baseline)
        return failed("parts", baseline.error());
    std::printf("ratio to writing and parsing one report (%.3f s): %.1f\n", *baseline, median / *baseline);
    std::printf("command: bench_cycle HOME %d\n", cycles);
    (void)await(engine.shutdown());
    return 0;
}
