#include "tests/bench/ui/benchapp.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace preamar::bench {

namespace {

double clockMs(clockid_t id)
{
    timespec t{};
    clock_gettime(id, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0.0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

} // namespace

double wallMs()
{
    return clockMs(CLOCK_MONOTONIC);
}

double threadMs()
{
    return clockMs(CLOCK_THREAD_CPUTIME_ID);
}

double residentMB()
{
    std::ifstream in("/proc/self/statm");
    long total = 0;
    long resident = 0;
    in >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576.0;
}

double processAgeMs()
{
    std::ifstream in("/proc/self/stat");
    std::string all((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::istringstream rest(all.substr(all.rfind(')') + 2));
    std::string field;
    constexpr int kStartField = 20; // field 22 of the line, counted after the name
    for (int i = 0; i < kStartField; ++i)
        rest >> field;
    return clockMs(CLOCK_BOOTTIME) - std::stod(field) * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

bool BenchApp::notify(QObject *receiver, QEvent *event)
{
    // A frame may be drawn inside of another event (a timer of the platform): it is counted all the same.
    const bool isFrame = event->type() == QEvent::UpdateRequest && !m_isDrawing;
    if (m_depth > 0 && !isFrame)
        return QApplication::notify(receiver, event);
    ++m_depth;
    m_isDrawing = m_isDrawing || isFrame;
    const double wall = wallMs();
    const double cpu = threadMs();
    const bool handled = QApplication::notify(receiver, event);
    const double tookCpu = threadMs() - cpu;
    const double tookWall = wallMs() - wall;
    --m_depth;
    m_longestWall = std::max(m_longestWall, tookWall);
    m_longestCpu = std::max(m_longestCpu, tookCpu);
    if (isFrame) {
        m_isDrawing = false;
        m_wall.push_back(tookWall);
        m_cpu.push_back(tookCpu);
    }
    return handled;
}

void BenchApp::forget()
{
    m_wall.clear();
    m_cpu.clear();
    m_longestWall = m_longestCpu = 0.0;
    m_sinceWall = wallMs();
    m_sinceCpu = threadMs();
}

BenchApp::Figures BenchApp::figures() const
{
    constexpr double kP99 = 0.99;
    return {m_longestWall,
            m_longestCpu,
            percentile(m_wall, kP99),
            percentile(m_cpu, kP99),
            percentile(m_cpu, 1.0),
            m_cpu.size(),
            (threadMs() - m_sinceCpu) / std::max(1.0, wallMs() - m_sinceWall)};
}

bool turn(double ms, const std::function<bool()> &done)
{
    QTimer tick; // bounds the wait: processEvents() with a limit spins
    tick.start(5);
    const double end = wallMs() + ms;
    while (wallMs() < end) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (done && done())
            return true;
    }
    return !done;
}

void print(const char *what, const BenchApp::Figures &f)
{
    std::printf("%-34s longest stall %6.1f ms (cpu %5.1f) · frame p99 %5.1f ms (cpu %5.1f, max %5.1f, n %zu) · "
                "window thread %4.1f %% of a core · %3.0f MB\n",
                what, f.longestWall, f.longestCpu, f.frameP99Wall, f.frameP99Cpu, f.frameMaxCpu, f.frames,
                f.cpuShare * 100.0, residentMB());
    std::fflush(stdout);
}

} // namespace preamar::bench
