// An application that knows how long its window's thread was busy with each event: the longest is the longest stall, an
// update of the window is a frame.
#pragma once

#include <QApplication>

#include <functional>
#include <string>
#include <vector>

namespace preamar::bench {

class BenchApp final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    void forget();
    // Milliseconds, of the clock on the wall and of the processor: on a shared machine the first holds what others did.
    struct Figures
    {
        double longestWall = 0.0;
        double longestCpu = 0.0;
        double frameP99Wall = 0.0;
        double frameP99Cpu = 0.0;
        double frameMaxCpu = 0.0;
        std::size_t frames = 0;
        double cpuShare = 0.0; // of one core, since forget()
    };
    [[nodiscard]] Figures figures() const;

private:
    int m_depth = 0;
    bool m_isDrawing = false;
    std::vector<double> m_wall;
    std::vector<double> m_cpu;
    double m_longestWall = 0.0;
    double m_longestCpu = 0.0;
    double m_sinceWall = 0.0;
    double m_sinceCpu = 0.0;
};

[[nodiscard]] double wallMs();
[[nodiscard]] double threadMs(); // CPU of the calling thread
[[nodiscard]] double residentMB();
[[nodiscard]] double processAgeMs(); // since the process was started
// Turns the event loop for so long, or until done; true where it was done.
bool turn(double ms, const std::function<bool()> &done = {});
void print(const char *what, const BenchApp::Figures &figures);

} // namespace preamar::bench
