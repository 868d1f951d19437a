#include "core/store/home.h"

#include "core/store/files.h"
#include "core/store/rows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace preamar {

namespace {

namespace fs = std::filesystem;

auto notUsable(const std::string &home, std::string detail)
{
    return store::refuse(ErrorCode::Storage, home, std::move(detail), ReasonCode::HomeReadOnly);
}

#ifndef Q_OS_WIN
std::string systemWords(int problem)
{
    return std::error_code(problem, std::generic_category()).message();
}

// Ours alone. A folder that holds other things is not closed behind its owner's back, but must not be writable by
// others.
Result<void> protectFolder(const std::string &home)
{
    struct stat info = {};
    if (::lstat(home.c_str(), &info) != 0)
        return fail(store::fileError(home, errno, systemWords(errno)));
    if (S_ISLNK(info.st_mode))
        return notUsable(home, "a symbolic link");
    if (!S_ISDIR(info.st_mode))
        return notUsable(home, "not a folder");
    if (info.st_uid != ::geteuid())
        return notUsable(home, "belongs to another user");
    if (::access(home.c_str(), W_OK | X_OK) != 0)
        return notUsable(home, systemWords(errno));
    if ((info.st_mode & 077U) == 0)
        return {};
    std::error_code problem;
    const bool ours = store::exists(store::joined(home, store::kJournalFile)) || fs::is_empty(home, problem);
    if (ours) {
        if (::chmod(home.c_str(), S_IRWXU) != 0)
            return fail(store::fileError(home, errno, systemWords(errno)));
    } else if ((info.st_mode & 022U) != 0) {
        return notUsable(home, "others may write into it");
    }
    return {};
}

class FileLock final : public EngineLock
{
public:
    explicit FileLock(int handle) : m_handle(handle) {}
    ~FileLock() override { ::close(m_handle); } // gives the lock back; the file stays, or two could hold "it"

private:
    int m_handle;
};
#else
class FileLock final : public EngineLock
{
public:
    explicit FileLock(std::unique_ptr<QLockFile> lock) : m_lock(std::move(lock)) {}

private:
    std::unique_ptr<QLockFile> m_lock;
};
#endif

} // namespace

std::string defaultHome(bool lab)
{
    const QByteArray chosen = qgetenv("PREAMAR_HOME");
    std::string home = chosen.toStdString();
    if (home.empty()) {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
        home = QDir(data).filePath(QStringLiteral("preamar")).toStdString();
    }
    // The demonstration lives beside the operator's home, never in it (decisions.md).
    return lab ? home + "-lab" : home;
}

Result<void> prepareHome(const std::string &home)
{
    if (home.empty())
        return notUsable("home", "no folder is named");
#ifndef Q_OS_WIN
    ::umask(077);
#endif
    std::error_code problem;
    fs::create_directories(home, problem);
    if (problem && !store::exists(home))
        return fail(store::fileError(home, problem.value(), problem.message()));
#ifndef Q_OS_WIN
    return protectFolder(home);
#else
    const QFileInfo info(QString::fromStdString(home));
    if (info.isSymLink() || info.isJunction() || !info.isDir())
        return notUsable(home, "not a folder");
    return {};
#endif
}

Result<std::unique_ptr<EngineLock>> EngineLock::tryTake(const std::string &home)
{
    if (auto prepared = prepareHome(home); !prepared)
        return fail(prepared.error());
    const std::string path = store::joined(home, store::kLockFile);
    const auto busy = [&] {
        return store::refuse(ErrorCode::Conflict, std::string(store::kLockFile), "another engine runs on this home",
                             ReasonCode::EngineBusy);
    };
#ifndef Q_OS_WIN
    const int handle = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (handle < 0)
        return fail(store::fileError(path, errno, systemWords(errno)));
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(handle);
        if (why == EWOULDBLOCK)
            return busy();
        return fail(store::fileError(path, why, systemWords(why)));
    }
    return std::unique_ptr<EngineLock>(std::make_unique<FileLock>(handle));
#else
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(path));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0))
        return busy();
    return std::unique_ptr<EngineLock>(std::make_unique<FileLock>(std::move(lock)));
#endif
}

} // namespace preamar
