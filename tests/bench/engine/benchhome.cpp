#include "tests/bench/engine/benchhome.h"

#include "core/secrets/secretstore.h"
#include "core/store/home.h"
#include "core/store/journal.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace preamar::bench {

namespace {

// Above 60 the demonstration answers at once: the bench measures the engine, not the simulated wait.
constexpr double kNoWaits = 100.0;

class NoSecrets final : public SecretStore
{
public:
    void read(const SecretRef &, QObject *, SecretHandler handler) override
    {
        handler(fail(ErrorCode::NotFound, "keychain", "none in a bench"));
    }
    void write(const SecretRef &, Secret, QObject *, DoneHandler handler) override { handler({}); }
    void remove(const SecretRef &, QObject *, DoneHandler handler) override { handler({}); }
};

double seconds(clockid_t id)
{
    timespec t{};
    clock_gettime(id, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

} // namespace

ContextConfig labContext(const std::string &scenario, std::uint64_t seed, Timestamp created)
{
    ContextConfig config;
    config.name = ContextName("lab");
    config.kind = ContextKind::Lab;
    config.lab.scenario = scenario;
    config.lab.seed = seed;
    config.lab.speed = kNoWaits;
    config.lab.created = created;
    config.lab.createdReal = created;
    return config;
}

Result<void> makeLabHome(const std::string &home, const ContextConfig &context, const Clock &clock)
{
    std::filesystem::create_directories(home);
    if (auto ready = prepareHome(home); !ready)
        return ready;
    auto journal = openJournal(home, clock);
    if (!journal)
        return fail(journal.error());
    auto known = (*journal)->contexts();
    if (!known)
        return fail(known.error());
    return known->empty() ? (*journal)->putContext(context) : Result<void>{};
}

std::shared_ptr<SecretStore> noSecrets()
{
    return std::make_shared<NoSecrets>();
}

bool pump(const std::function<bool()> &done, std::chrono::milliseconds atMost)
{
    const double end = wallSeconds() + static_cast<double>(atMost.count()) / 1000.0;
    // processEvents() with a time limit does not wait, it spins; a tick bounds the wait instead.
    QTimer tick;
    tick.start(std::chrono::milliseconds{20});
    while (!done()) {
        if (wallSeconds() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

Usage usage()
{
    Usage out;
    out.process = seconds(CLOCK_PROCESS_CPUTIME_ID);
    std::error_code ignored;
    for (const auto &task : std::filesystem::directory_iterator("/proc/self/task", ignored)) {
        std::string name;
        std::ifstream(task.path() / "comm") >> name;
        double nanoseconds = 0.0;
        std::ifstream(task.path() / "schedstat") >> nanoseconds;
        out.threads[name + " " + task.path().filename().string()] = nanoseconds * 1e-9;
    }
    return out;
}

double threadCpu()
{
    return seconds(CLOCK_THREAD_CPUTIME_ID);
}

double residentMB()
{
    long pages = 0;
    long resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double wallSeconds()
{
    return seconds(CLOCK_MONOTONIC);
}

} // namespace preamar::bench
