#include "app/preamar/crashfile.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <utility>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#endif

namespace preamar::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFrames = 64;
constexpr qint64 kLargest = 64 << 10;

// Everything the handler needs, made before there is a crash: it may not allocate.
std::array<char, 4096> g_path{};
std::array<char, 64> g_version{};
// Who writes: a crash within the crash must not wait for itself, one in another thread must not end the process half-way.
std::atomic<std::uintptr_t> g_writer{0};
std::atomic_bool g_isDone{false};
constexpr int kWaits = 200; // of 10 ms: a disk that hangs must not keep a dead process alive

// Every thread has its own, everywhere, and asking for it allocates nothing.
std::uintptr_t thisThread()
{
    return reinterpret_cast<std::uintptr_t>(&errno);
}

void pauseBriefly()
{
#ifdef Q_OS_WIN
    Sleep(10);
#else
    ::poll(nullptr, 0, 10); // one of the few waits that a signal's handler may use
#endif
}

// True for the first to crash; for another thread only after what the first one writes is whole.
bool isFirst()
{
    std::uintptr_t nobody = 0;
    if (g_writer.compare_exchange_strong(nobody, thisThread()))
        return true;
    for (int i = 0; i < kWaits && nobody != thisThread() && !g_isDone.load(); ++i)
        pauseBriefly();
    return false;
}

QString fileIn(const std::string &home)
{
    return QString::fromStdString(home) + u"/crash.txt"_s;
}

template<std::size_t N>
void keep(std::array<char, N> &where, const std::string &text)
{
    const std::size_t size = std::min(text.size(), N - 1);
    std::memcpy(where.data(), text.data(), size);
    where[size] = '\0';
}

// Decimal digits at the end of the buffer; printf is not allowed here.
struct Digits
{
    std::array<char, 24> buffer{};
    const char *text;
    explicit Digits(long long value)
    {
        std::size_t at = buffer.size() - 1;
        const bool negative = value < 0;
        do {
            buffer[--at] = static_cast<char>('0' + (negative ? -(value % 10) : value % 10));
            value /= 10;
        } while (value != 0);
        if (negative)
            buffer[--at] = '-';
        text = buffer.data() + at;
    }
};

#ifdef Q_OS_WIN

using File = HANDLE;

void put(File file, const char *text)
{
    DWORD written = 0;
    WriteFile(file, text, static_cast<DWORD>(std::strlen(text)), &written, nullptr);
}

#else

using File = int;

void put(File file, const char *text)
{
    std::size_t left = std::strlen(text);
    while (left > 0) {
        const ssize_t written = ::write(file, text, left);
        if (written <= 0)
            return;
        text += written;
        left -= static_cast<std::size_t>(written);
    }
}

#endif

// The lines that a report begins with on every system.
void putHead(File file, const char *cause, long long number)
{
    put(file, "Preamar ");
    put(file, g_version.data());
    put(file, "\ntime ");
    put(file, Digits(static_cast<long long>(std::time(nullptr))).text);
    put(file, "\ncause ");
    put(file, cause);
    put(file, " ");
    put(file, Digits(number).text);
    put(file, "\n");
}

#ifdef Q_OS_WIN

void writeReport(const char *cause, long long number)
{
    if (!isFirst())
        return;
    const File file = CreateFileA(g_path.data(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        g_isDone.store(true);
        return;
    }
    putHead(file, cause, number);
    std::array<void *, kFrames> frames{};
    const auto count = CaptureStackBackTrace(0, kFrames, frames.data(), nullptr);
    const auto base = reinterpret_cast<long long>(GetModuleHandleA(nullptr));
    for (int i = 0; i < count; ++i) {
        put(file, Digits(reinterpret_cast<long long>(frames[static_cast<std::size_t>(i)]) - base).text);
        put(file, "\n");
    }
    CloseHandle(file);
    g_isDone.store(true);
}

LONG WINAPI onException(EXCEPTION_POINTERS *problem)
{
    writeReport("exception", static_cast<long long>(problem->ExceptionRecord->ExceptionCode));
    return EXCEPTION_CONTINUE_SEARCH;
}

#else

void writeReport(const char *cause, long long number)
{
    if (!isFirst())
        return;
    const File file = ::open(g_path.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (file < 0) {
        g_isDone.store(true);
        return;
    }
    putHead(file, cause, number);
    std::array<void *, kFrames> frames{};
    ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), kFrames), file);
    ::close(file);
    g_isDone.store(true);
}

const char *nameOf(int signal)
{
    switch (signal) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGABRT:
        return "SIGABRT";
    case SIGBUS:
        return "SIGBUS";
    case SIGFPE:
        return "SIGFPE";
    case SIGILL:
        return "SIGILL";
    default:
        return "signal";
    }
}

// Raised again it ends the process as it would have ended without us, with its core and its exit status. Not by
// SA_RESETHAND, which would end it as soon as a second thread crashes.
void onSignal(int signal)
{
    writeReport(nameOf(signal), signal);
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

// A stack that overflowed cannot carry the handler.
alignas(16) std::array<char, 64 << 10> g_stack{};

#endif

[[noreturn]] void onTerminate()
{
    writeReport("terminate", 0);
    std::abort();
}

} // namespace

void watchForCrash(const std::string &home, const std::string &version)
{
    keep(g_path, QFile::encodeName(fileIn(home)).toStdString());
    keep(g_version, version);
    static bool watches = false;
    if (std::exchange(watches, true))
        return;
    std::set_terminate(onTerminate);
#ifdef Q_OS_WIN
    SetUnhandledExceptionFilter(onException);
#else
    // Loads what it needs now, when there is still memory to be had.
    std::array<void *, 1> frames{};
    ::backtrace(frames.data(), 1);
    stack_t stack{};
    stack.ss_sp = g_stack.data();
    stack.ss_size = g_stack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action{};
    action.sa_handler = onSignal;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        ::sigaction(signal, &action, nullptr);
#endif
}

std::optional<QString> crashReport(const std::string &home)
{
    QFile file(fileIn(home));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(kLargest);
    if (bytes.isEmpty())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

void dismissCrashReport(const std::string &home)
{
    const QString file = fileIn(home);
    const QString seen = QString::fromStdString(home) + u"/crash-seen.txt"_s;
    QFile::remove(seen);
    QFile::rename(file, seen);
}

} // namespace preamar::app
