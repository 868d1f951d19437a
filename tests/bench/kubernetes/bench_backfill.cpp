// Three days of 200 workloads (two pods each) in 5-minute steps, CPU, memory and requests, from a real Prometheus whose
// history promtool made. bench_backfill [workloads [days]]
#include "core/net/httpclient.h"
#include "core/platform/prometheus/prometheussource.h"
#include "tests/contract/realprometheus.h"
#include "tests/support/memorysecrets.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>

#include <cmath>
#include <cstdio>
#include <ctime>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr qint64 kStored = 120; // seconds between samples in the store

std::string nameOf(int workload)
{
    return "web-" + std::to_string(1000 + workload);
}

QByteArray history(int workloads, int days, qint64 end)
{
    QByteArray out;
    const auto family = [&](const char *type, const char *name, const char *series, auto valueAt) {
        out += QByteArray("# TYPE ") + name + ' ' + type + '\n';
        for (int w = 0; w < workloads; ++w) {
            for (const char *pod : {"bcdfg", "hjklm"}) {
                const QByteArray key = QByteArray(series) + "{namespace=\"shop\",pod=\"" + QByteArray::fromStdString(nameOf(w)) + "-5f6b8c9d7-" + pod + "\",container=\"main\"} ";
                double total = 0.0;
                for (qint64 t = end - days * 86'400LL; t <= end; t += kStored) {
                    const double level = 1.0 + 0.5 * std::sin(static_cast<double>(t + w * 600) / 86'400.0 * 6.2832);
                    out += key + QByteArray::number(valueAt(level, total), 'f', 3) + ' ' + QByteArray::number(t) + '\n';
                }
            }
        }
    };
    family("counter", "container_cpu_usage_seconds", "container_cpu_usage_seconds_total", [](double level, double &total) { return total += 0.2 * level * kStored; });
    family("gauge", "container_memory_working_set_bytes", "container_memory_working_set_bytes", [](double level, double &) { return 60e6 * level; });
    family("counter", "http_requests", "http_requests_total", [](double level, double &total) { return total += 20.0 * level * kStored; });
    return out + "# EOF\n";
}

std::shared_ptr<const PodIndex> indexOf(int workloads)
{
    auto out = std::make_shared<PodIndex>();
    out->context = ContextName("bench");
    for (int w = 0; w < workloads; ++w)
        out->workloads.insert({out->context, "shop", WorkloadKind::Deployment, nameOf(w)});
    return out;
}

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int workloads = argc > 1 ? std::atoi(argv[1]) : 200;
    const int days = argc > 2 ? std::atoi(argv[2]) : 3;
    if (const auto missing = RealPrometheus::missing(); !missing.isEmpty()) {
        std::printf("skipped: %s\n", qPrintable(missing));
        return 0;
    }
    const qint64 end = QDateTime::currentSecsSinceEpoch() / 300 * 300;
    RealPrometheus server;
    if (!server.start(history(workloads, days, end), {})) {
        std::printf("Prometheus does not start\n");
        return 1;
    }
    PrometheusConfig config;
    config.url = server.url();
    config.profile = "kubernetes";
    MemorySecrets secrets;
    net::Origin origin;
    origin.url = config.url;
    net::HttpClient client(origin, secrets);
    int requests = 0;
    const auto read = [&](const net::Request &request) {
        ++requests;
        return client.read(request);
    };
    const auto index = indexOf(workloads);
    const auto pods = [index] { return readyFuture(Result<std::shared_ptr<const PodIndex>>(index)); };
    const auto source = makePrometheusSource(config, ContextName("bench"), secrets, std::make_shared<SystemClock>(), {}, PrometheusInside{read, pods});
    QElapsedTimer timer;
    timer.start();
    const double before = cpuSeconds();
    const TimeRange range{fromMillis((end - days * 86'400LL) * 1000), fromMillis(end * 1000)};
    QEventLoop loop;
    int exit = 1;
    onResult(source->query(MetricQuery{.metrics = {metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond}}, range, Seconds{300}), &loop, [&](const Result<SeriesSet> &set) {
        std::size_t points = 0;
        for (const auto &series : set ? set->series : std::vector<Series>{})
            points += series.samples.size();
        if (set)
            std::printf("%zu series, %zu points%s in %.2f s, %.2f s CPU, %d requests\n", set->series.size(), points, set->partial ? " (partial)" : "", static_cast<double>(timer.elapsed()) / 1000.0,
                        cpuSeconds() - before, requests);
        else
            std::printf("failed: %s\n", set.error().detail.c_str());
        exit = set && set->series.size() == static_cast<std::size_t>(3 * workloads) ? 0 : 1;
        loop.quit();
    });
    loop.exec();
    return exit;
}
