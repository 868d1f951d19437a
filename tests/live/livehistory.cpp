#include "tests/live/livehistory.h"

#include <cmath>
#include <numbers>
#include <random>

namespace preamar::test {

namespace {

constexpr double kDay = 86'400.0;

QByteArray labelsOf(const QByteArray &line)
{
    const auto from = line.indexOf('{');
    const auto to = line.lastIndexOf('}');
    return from < 0 || to < from ? QByteArray() : line.mid(from + 1, to - from - 1);
}

// The share of its limit that a task used at t: the shape of a day.
double usage(const PastShape &shape, qint64 t)
{
    const double phase = 2.0 * std::numbers::pi * static_cast<double>(t - shape.endSeconds) / kDay;
    return shape.mean + shape.swing * std::cos(phase);
}

} // namespace

TaskLabels tasksOf(const QByteArray &page, const QByteArray &service)
{
    TaskLabels out;
    const QByteArray mine = "container_label_com_docker_swarm_service_name=\"" + service + '"';
    for (const auto &line : page.split('\n')) {
        if (!line.contains(mine))
            continue;
        if (line.startsWith("container_cpu_usage_seconds_total{"))
            out.cpu.append(labelsOf(line));
        else if (line.startsWith("container_memory_working_set_bytes{"))
            out.memory.append(labelsOf(line));
    }
    return out;
}

QByteArray pastOf(const TaskLabels &tasks, const QByteArray &target, const PastShape &shape)
{
    const qint64 begin = shape.endSeconds - shape.days * static_cast<qint64>(kDay);
    QByteArray out = "# TYPE container_cpu_usage_seconds counter\n";
    unsigned seed = 1;
    for (const auto &labels : tasks.cpu) {
        std::mt19937 random(seed++);
        std::normal_distribution<double> noise(0.0, 0.02);
        const QByteArray series = "container_cpu_usage_seconds_total{" + labels + ',' + target + "} ";
        double total = 0.0;
        for (qint64 t = begin; t <= shape.endSeconds; t += shape.stepSeconds) {
            total += shape.coresPerTask * std::max(0.0, usage(shape, t) + noise(random)) * shape.stepSeconds;
            out += series + QByteArray::number(total, 'f', 6) + ' ' + QByteArray::number(t) + '\n';
        }
    }
    out += "# TYPE container_memory_working_set_bytes gauge\n";
    for (const auto &labels : tasks.memory) {
        std::mt19937 random(seed++);
        std::normal_distribution<double> noise(0.0, 0.01);
        const QByteArray series = "container_memory_working_set_bytes{" + labels + ',' + target + "} ";
        for (qint64 t = begin; t <= shape.endSeconds; t += shape.stepSeconds) {
            const double bytes = shape.memoryBytes * (0.5 + usage(shape, t) + noise(random));
            out += series + QByteArray::number(bytes, 'f', 0) + ' ' + QByteArray::number(t) + '\n';
        }
    }
    return out + "# EOF\n";
}

} // namespace preamar::test
