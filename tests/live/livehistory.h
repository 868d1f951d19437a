// Two weeks of a service's past in the OpenMetrics format, for promtool to make blocks of.
#pragma once

#include <QByteArray>
#include <QList>

namespace preamar::test {

// What a page of metrics says about the tasks of one service: the label sets as they stand there, without braces.
struct TaskLabels
{
    QList<QByteArray> cpu;
    QList<QByteArray> memory;
};
[[nodiscard]] TaskLabels tasksOf(const QByteArray &page, const QByteArray &service);

struct PastShape
{
    qint64 endSeconds = 0;
    int days = 14;
    int stepSeconds = 120;
    double coresPerTask = 0.0; // the limit
    double mean = 0.5;         // of the limit
    double swing = 0.1;        // of the limit; the day's peak is at the end
    double memoryBytes = 0.0;  // per task
};
// The past of exactly these series: `target` is what the scrape adds to them.
[[nodiscard]] QByteArray pastOf(const TaskLabels &tasks, const QByteArray &target, const PastShape &shape);

} // namespace preamar::test
