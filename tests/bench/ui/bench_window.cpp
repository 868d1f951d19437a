// The window over ten thousand workloads, each of them new every 15 s: stalls, frames, memory, CPU; search; a service
// with 30 days; pan and zoom. Offscreen: drawing is real, into memory.
#include "core/engine/snapshotbuilder.h"
#include "tests/bench/ui/benchapp.h"
#include "tests/ui/fixtureconsole.h"
#include "ui/charts/chartstack.h"
#include "ui/charts/chartview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>

using namespace preamar;
using namespace preamar::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWorkloads = 10'000;

// As an engine does: the next value is made on another thread and handed over whole; the last one dies elsewhere.
Snapshot changed(const Snapshot &before, int round)
{
    Snapshot next = before;
    next.now += Seconds{15};
    next.cycle->number = before.cycle->number + (round % 20 == 0 ? 1 : 0);
    int i = 0;
    for (auto &report : next.cycle->workloads) {
        const double wave = 1.0 + 0.2 * std::sin(0.7 * round + 0.37 * i++);
        for (auto &[id, m] : report.metrics) {
            if (m.value && m.at) {
                m.value = *m.value * wave;
                m.at = next.now - Seconds{3};
            }
        }
    }
    return next;
}

class Feed
{
public:
    Feed(test::FixtureConsole &console, double everyMs) : m_console(console), m_next(*console.snapshot())
    {
        m_thread = QThread::create([this, everyMs] {
            for (int round = 1; !m_stop; ++round) {
                m_next = changed(m_next, round);
                const auto next = engine::shareSnapshot(m_next);
                for (double waited = 0; waited < everyMs && !m_stop; waited += 20.0)
                    QThread::msleep(20);
                QMetaObject::invokeMethod(
                    &m_console, [console = &m_console, next] { console->setShared(next); }, Qt::QueuedConnection);
            }
        });
        m_thread->start();
    }
    ~Feed()
    {
        m_stop = true;
        m_thread->wait();
        delete m_thread;
    }

private:
    test::FixtureConsole &m_console;
    Snapshot m_next;
    QThread *m_thread;
    std::atomic<bool> m_stop = false;
};

void live(BenchApp &app, test::FixtureConsole &console, ui::MainWindow &window)
{
    struct View
    {
        const char *title;
        const char *page;
        const char *button;
    };
    for (const auto &view :
         {View{"live, overview", "overview", nullptr}, View{"live, cards", "services", "cardsButton"},
          View{"live, table", "services", "tableButton"}, View{"live, list", "services", "listButton"},
          View{"live, one service", "service", nullptr}}) {
        window.showPage(QString::fromLatin1(view.page));
        if (view.button)
            window.findChild<QPushButton *>(QString::fromLatin1(view.button))->click();
        turn(600);
        {
            // Ten times as often as the bar asks, so that its rare moments are met.
            const Feed feed(console, 1500.0);
            app.forget();
            turn(9000);
            print(view.title, app.figures());
        }
        {
            const Feed feed(console, 15'000.0);
            app.forget();
            turn(16'000);
            print("   at its own pace, 15 s", app.figures());
        }
    }
}

void search(BenchApp &app, ui::MainWindow &window)
{
    window.showPage(u"services"_s);
    auto *edit = window.findChild<QLineEdit *>(u"serviceSearch"_s);
    edit->setFocus();
    for (const char *button : {"cardsButton", "tableButton", "listButton"}) {
        window.findChild<QPushButton *>(QString::fromLatin1(button))->click();
        turn(300);
        std::vector<double> cpu;
        std::vector<double> wall;
        const auto key = [&](auto press) {
            app.forget();
            const double before = wallMs();
            const double used = threadMs();
            press();
            turn(2000, [&] { return app.figures().frames > 0; });
            wall.push_back(wallMs() - before);
            cpu.push_back(threadMs() - used);
            turn(30);
        };
        for (const char c : std::string("checkout_12"))
            key([&] { QTest::keyClick(edit, c); });
        while (!edit->text().isEmpty())
            key([&] { QTest::keyClick(edit, Qt::Key_Backspace); });
        std::sort(cpu.begin(), cpu.end());
        std::sort(wall.begin(), wall.end());
        std::printf("search, %-26s key to repaint: median %5.1f ms (cpu %5.1f), longest %5.1f ms (cpu %5.1f)\n", button,
                    wall[wall.size() / 2], cpu[cpu.size() / 2], wall.back(), cpu.back());
    }
    std::fflush(stdout);
}

void open(BenchApp &app, test::FixtureConsole &console, ui::MainWindow &window)
{
    const auto &workloads = console.snapshot()->cycle->workloads;
    std::vector<double> cpu;
    std::vector<double> wall;
    for (std::size_t i = 0; i < 8; ++i) {
        window.showPage(u"services"_s);
        turn(200);
        app.forget();
        const double before = wallMs();
        const double used = threadMs();
        window.showPage(u"service"_s, QString::fromStdString(toString(workloads[i * 7].workload.ref)));
        auto *stack = window.findChild<ui::ChartStack *>(u"chartStack"_s);
        stack->setRange(std::chrono::hours{24 * 30});
        turn(5000, [&] { return window.isSettled() && app.figures().frames > 1; });
        wall.push_back(wallMs() - before);
        cpu.push_back(threadMs() - used);
    }
    std::printf("open a service, 30 days            first %5.1f ms (cpu %5.1f), again: median %5.1f ms (cpu %5.1f)\n",
                wall.front(), cpu.front(), wall[wall.size() / 2], cpu[cpu.size() / 2]);
    std::fflush(stdout);
}

void pan(BenchApp &app, ui::MainWindow &window)
{
    window.showPage(u"service"_s);
    auto *stack = window.findChild<ui::ChartStack *>(u"chartStack"_s);
    turn(500, [&] { return window.isSettled(); });
    constexpr int kFrames = 120;
    for (const bool zooms : {false, true}) {
        stack->setRange(std::chrono::hours{24 * 30});
        turn(1000, [&] { return window.isSettled(); });
        app.forget();
        const double before = wallMs();
        const double used = threadMs();
        for (int i = 0; i < kFrames; ++i) {
            TimeRange w = stack->window();
            const Millis span = w.to - w.from;
            const Millis by = span / 100;
            w = zooms ? TimeRange{w.from + by, w.to - by} : TimeRange{w.from - by, w.to - by};
            stack->setWindow(w);
            const auto frames = app.figures().frames;
            turn(1000, [&] { return app.figures().frames > frames; });
        }
        const double wall = (wallMs() - before) / kFrames;
        const double cpu = (threadMs() - used) / kFrames;
        std::printf("%-34s %5.1f frames/s (cpu alone %5.1f)\n", zooms ? "zoom, stack of four" : "pan, stack of four",
                    1000.0 / wall, 1000.0 / cpu);
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    BenchApp app(argc, argv);
    const QString only = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    ui::installLanguage(text::Language::PtBr);
    ui::style::applyTheme(app, ui::style::ThemeChoice::Light);
    std::printf("command: bench_window [live|search|open|pan]\nempty %.0f MB\n", residentMB());
    test::FixtureConsole console;
    console.setSnapshot(test::fixtureSnapshot(kWorkloads));
    std::printf("with one snapshot of %d workloads %.0f MB\n", kWorkloads, residentMB());
    ui::MainWindow window(console);
    window.resize(1280, 800);
    window.show();
    turn(1000, [&] { return window.isSettled(); });
    if (only.isEmpty() || only == u"live")
        live(app, console, window);
    if (only.isEmpty() || only == u"search")
        search(app, window);
    if (only.isEmpty() || only == u"open")
        open(app, console, window);
    if (only.isEmpty() || only == u"pan")
        pan(app, window);
    return 0;
}
