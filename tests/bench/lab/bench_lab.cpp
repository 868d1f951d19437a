// What the demonstration shows and what it costs: shapes of two weeks, breaches of the hours after creation as long as
// nobody scales, and the times of answers.
//   bench_lab [SEED] [CREATED]     by default 1 and 2026-03-02T14:00:00Z
#include "core/platform/lab/lab.h"
#include "core/platform/lab/load.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace preamar;
using namespace preamar::lab;
using namespace std::chrono_literals;

namespace {

constexpr int kPerDay = 288;
constexpr double kOverload = 0.8;

struct Shares
{
    double cpu = 0.0;
    double memory = 0.0;
};

// Means over five minutes, as shares of what the first replicas may use.
Shares shares(const LoadModel &model, Timestamp t)
{
    const auto &s = model.service();
    const double n = static_cast<double>(s.replicas);
    Shares out;
    for (int i = 0; i < 20; ++i) {
        const auto d = model.demand(t + kScrape * i);
        out.cpu += d.cpuCores / (20.0 * n * s.cpuLimit);
        if (s.memoryLimit)
            out.memory += (s.memoryBase * n + d.memoryLoad) / (20.0 * n * *s.memoryLimit);
    }
    return out;
}

double autocorrelation(const std::vector<double> &x, std::size_t lag)
{
    double mean = 0.0;
    for (const double v : x)
        mean += v / static_cast<double>(x.size());
    double top = 0.0;
    double bottom = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        bottom += (x[i] - mean) * (x[i] - mean);
        top += i < lag ? 0.0 : (x[i] - mean) * (x[i - lag] - mean);
    }
    return top / bottom;
}

void printShapes(const std::vector<LoadModel> &models, Timestamp created)
{
    std::printf("%-14s %5s %5s %5s %6s %5s %5s   CPU share by 10 min from creation\n", "service", "min", "mean", "max",
                ">0.8", "r24h", "mem");
    for (const auto &model : models) {
        std::vector<double> cpu;
        double memory = 0.0;
        double sum = 0.0;
        int over = 0;
        for (int i = 14 * kPerDay; i > 0; --i) {
            const auto s = shares(model, created - 5min * i);
            cpu.push_back(s.cpu);
            sum += s.cpu;
            memory = std::max(memory, s.memory);
            over += s.cpu > kOverload ? 1 : 0;
        }
        std::printf("%-14s %5.2f %5.2f %5.2f %5.1f%% %5.2f %5.2f  ", model.service().name.c_str(),
                    *std::min_element(cpu.begin(), cpu.end()), sum / static_cast<double>(cpu.size()),
                    *std::max_element(cpu.begin(), cpu.end()), 100.0 * over / static_cast<double>(cpu.size()),
                    autocorrelation(cpu, kPerDay), memory);
        for (int i = 0; i <= 120; i += 10)
            std::printf(" %.2f", shares(model, created + std::chrono::minutes(i)).cpu);
        std::printf("\n");
    }
}

void printBreaches(const std::vector<LoadModel> &models, Timestamp created, std::uint64_t seed)
{
    std::printf("\nin the first day, while nobody scales:\n");
    for (std::size_t i = 0; i < models.size(); ++i) {
        const auto print = [&](const char *what, auto holds, Millis step) {
            bool was = false;
            for (auto t = created; t <= created + 24h; t += step) {
                if (const bool is = holds(t); is != was) {
                    if (is)
                        std::printf("  %-14s %-10s", models[i].service().name.c_str(), what);
                    std::printf(is ? " %s" : " to %s\n", toRfc3339(t).c_str());
                    was = is;
                }
            }
            if (was)
                std::printf(" and on\n");
        };
        print(
            "CPU", [&](Timestamp t) { return shares(models[i], t).cpu > kOverload; }, 1min);
        print(
            "memory", [&](Timestamp t) { return shares(models[i], t).memory > kOverload; }, 1min);
        print(
            "no metrics", [&](Timestamp t) { return metricGap(seed, models.size(), i, t); }, kScrape);
    }
}

template<class Work>
double bestMillis(Work work)
{
    double best = 1e9;
    for (int i = 0; i < 7; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

void printTimes(const std::string &scenario, std::uint64_t seed, Timestamp created)
{
    const QTemporaryDir home;
    ContextConfig config;
    config.name = ContextName("bench");
    config.lab.scenario = scenario;
    config.lab.seed = seed;
    config.lab.at = created;
    config.lab.created = created;
    const auto lab = makeLab(config, std::make_shared<ManualClock>(created), home.path().toStdString()).value();
    const MetricQuery five{
        {metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond, metric::latencyP95, metric::errorRatio}};
    const double latest = bestMillis([&] { (void)lab.metrics->latest(five); });
    const double list = bestMillis([&] { (void)lab.orchestrator->workloads(); });
    const auto days = scenario == "grande" ? 1 : 14;
    const double past = bestMillis([&] {
        (void)lab.metrics->query(five, {created - 24h * days, created}, 5min);
        QThreadPool::globalInstance()->waitForDone();
    });
    std::printf("%-7s latest() of 5 metrics %.2f ms, workloads() %.2f ms, query() of %d days at 300 s %.1f ms\n",
                scenario.c_str(), latest, list, days, past);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const std::uint64_t seed = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
    const auto created = parseTimestamp(argc > 2 ? argv[2] : "2026-03-02T14:00:00Z");
    if (!created) {
        std::fprintf(stderr, "%s\n", created.error().detail.c_str());
        return 2;
    }
    std::vector<LoadModel> models;
    for (const auto &service : labScenario("loja")->services)
        models.emplace_back("loja", seed, service);
    printShapes(models, *created);
    printBreaches(models, *created, seed);
    std::printf("\n");
    for (const char *scenario : {"loja", "grande"})
        printTimes(scenario, seed, *created);
    return 0;
}
