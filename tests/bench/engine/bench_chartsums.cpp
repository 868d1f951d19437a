// What the charts of Visão geral cost over ten thousand services: one question for each step that passes.
#include "core/engine/chartbuilder.h"
#include "core/store/home.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace preamar;
using namespace preamar::engine;

namespace {

constexpr int kServices = 10'000;
const Timestamp kNow = fromMillis(1'772'463'600'000);

} // namespace

int main()
{
    std::printf("command: bench_chartsums\n");
    const QTemporaryDir folder;
    const std::string home = folder.path().toStdString();
    (void)prepareHome(home);
    auto history = openHistory(home);
    if (!history)
        return 1;
    std::vector<WorkloadRef> refs;
    CycleReport report;
    for (int i = 0; i < kServices; ++i) {
        refs.push_back({.context = ContextName("c"), .space = "-", .kind = WorkloadKind::Service, .name = "s" + std::to_string(i)});
        WorkloadReport w;
        w.workload.ref = refs.back();
        w.workload.ready = 1;
        w.workload.limits.cpuCores = 2.0;
        report.workloads.push_back(std::move(w));
    }
    Snapshot snapshot;
    snapshot.cycle = std::move(report);
    const auto measure = [&](int from, int to) { // minutes before now
        std::vector<Series> rows;
        for (const auto &ref : refs) {
            rows.push_back({.key = {ref, metric::cpuCores}, .samples = {}});
            for (int minute = from; minute > to; --minute)
                rows.back().samples.push_back({kNow - std::chrono::minutes{minute}, 1.0});
        }
        return (*history)->append(rows).has_value();
    };
    if (!measure(240, 60))
        return 1;
    for (int minute = 60; minute >= 0; minute -= 5) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t cpu = std::clock();
        const auto series = buildChart(**history, {.workloads = refs, .metric = metric::cpuCores}, refs, {}, snapshot, kNow - std::chrono::minutes{minute});
        if (!series)
            return 1;
        std::printf("%2d min before the end: %4lld ms (cpu %4.0f), %zu steps of %zu services\n", minute, static_cast<long long>(timer.elapsed()),
                    1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC,
                    series->history.size(), series->coverage.summed);
        if (!measure(minute, minute - 5))
            return 1;
    }
    return 0;
}
