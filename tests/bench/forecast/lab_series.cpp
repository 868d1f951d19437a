// Writes what one service of the demonstration would be measured at: three weeks of CPU and memory in percent of their
// limits and of requests per minute, at 5 min. Used by r1_reference.py.
//   lab_series [SERVICE]     default: loja_api
#include "core/platform/lab/load.h"

#include <cstdio>
#include <string_view>

using namespace preamar;
using namespace preamar::lab;

int main(int argc, char **argv)
{
    const std::string_view wanted = argc > 1 ? argv[1] : "loja_api";
    const LabScenario *scenario = labScenario("loja");
    if (scenario == nullptr)
        return 1;
    for (const LabService &service : scenario->services) {
        if (service.name != wanted || !service.memoryLimit)
            continue;
        const LoadModel model(scenario->name, 1, service);
        constexpr Millis step = Seconds{300};
        const Timestamp end = parseTimestamp("2026-03-02T15:00:00Z").value_or(Timestamp{});
        const double replicas = static_cast<double>(service.replicas);
        std::puts("timestamp,cpu_percent,memory_percent,requests_per_minute");
        for (Timestamp t = end - step * (21 * 288); t < end; t += step) {
            const Figures f = model.figures(model.demand(t), service.replicas);
            std::printf("%s,%.3f,%.3f,%.1f\n", toRfc3339(t).c_str(), 100.0 * f.cpuCores / (replicas * service.cpuLimit),
                        100.0 * f.memoryBytes / (replicas * *service.memoryLimit), 60.0 * f.requests.value_or(0.0));
        }
        return 0;
    }
    std::fprintf(stderr, "lab_series: no such service with a memory limit\n");
    return 2;
}
