#include "core/store/files.h"

#include "core/domain/reason.h"
#include "core/store/sqlite.h"

#include <QFile>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace preamar::store {

namespace fs = std::filesystem;

namespace {

// A writer that died leaves its new file; after this long it is nobody's.
constexpr auto kAbandoned = std::chrono::seconds(10);

std::string fileName(const std::string &path)
{
    return fs::path(path).filename().string();
}

} // namespace

std::string joined(const std::string &folder, std::string_view name)
{
    return (fs::path(folder) / name).string();
}

Result<std::string> realFolder(const std::string &folder)
{
    std::error_code problem;
    auto real = fs::canonical(folder, problem);
    if (problem)
        return fail(fileError(folder, problem.value(), problem.message()));
    return real.string();
}

bool exists(const std::string &path)
{
    std::error_code problem;
    return fs::exists(fs::symlink_status(path, problem));
}

Error fileError(const std::string &path, int systemErrno, std::string_view words)
{
    std::string_view reason = toString(ReasonCode::JournalUnwritable);
    if (systemErrno == EROFS || systemErrno == EACCES || systemErrno == EPERM)
        reason = toString(ReasonCode::HomeReadOnly);
    else if (systemErrno == ENOSPC || systemErrno == EDQUOT)
        reason = toString(ReasonCode::DiskFull);
    return storageError(fileName(path), std::string(words), reason);
}

Result<void> closeToOthers(const std::string &path)
{
    std::error_code problem;
    const auto mode = fs::status(path, problem).permissions();
    const auto wanted = fs::perms::owner_read | fs::perms::owner_write;
    if (!problem && (mode & fs::perms::all) != wanted)
        fs::permissions(path, wanted, problem);
    if (problem)
        return fail(fileError(path, problem.value(), problem.message()));
    return {};
}

Result<void> removeFile(const std::string &path)
{
    std::error_code problem;
    fs::remove(path, problem);
    if (problem)
        return fail(fileError(path, problem.value(), problem.message()));
    return {};
}

Result<void> moveFile(const std::string &from, const std::string &to)
{
    std::error_code problem;
    fs::rename(from, to, problem);
    if (problem)
        return fail(fileError(from, problem.value(), problem.message()));
    return {};
}

bool syncFile(int handle)
{
#ifdef Q_OS_WIN
    return _commit(handle) == 0;
#else
    return ::fsync(handle) == 0;
#endif
}

void syncFolder([[maybe_unused]] const std::string &folder)
{
#ifndef Q_OS_WIN
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    static_cast<void>(::fsync(handle));
    ::close(handle);
#endif
}

Result<void> replaceFile(const std::string &path, std::string_view text)
{
    const std::string next = path + ".new";
    std::error_code problem;
    if (const auto written = fs::last_write_time(next, problem); !problem) {
        if (fs::file_time_type::clock::now() - written < kAbandoned)
            return fail(ErrorCode::Unavailable, fileName(path), "another writer is at it");
        fs::remove(next, problem);
    }
    QFile file(QString::fromStdString(next));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return fail(fileError(path, errno, file.errorString().toStdString()));
    const auto size = static_cast<qint64>(text.size());
    const bool written = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(text.data(), size) == size && syncFile(file.handle());
    const int systemErrno = written ? 0 : errno;
    file.close();
    if (!written) {
        fs::remove(next, problem);
        return fail(fileError(path, systemErrno, file.errorString().toStdString()));
    }
    return moveFile(next, path);
}

Result<std::optional<std::string>> readFile(const std::string &path, std::size_t limit)
{
    if (!exists(path))
        return std::optional<std::string>{};
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, fileName(path), file.errorString().toStdString());
    const auto bytes = file.read(static_cast<qint64>(limit) + 1);
    if (static_cast<std::size_t>(bytes.size()) > limit)
        return fail(ErrorCode::Storage, fileName(path), "too large");
    return std::optional<std::string>(bytes.toStdString());
}

} // namespace preamar::store
