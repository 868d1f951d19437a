#include "core/base/log.h"
#include "core/secrets/secretstore.h"
#include "core/secrets/wipe.h"

#include <QtGlobal>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QDir>
#include <QFile>
#include <QFileInfo>
#endif

namespace preamar {

namespace {

constexpr std::size_t kMaximumFile = std::size_t{64} << 10U;
constexpr auto kWhere = "secret file";
constexpr auto kUnavailable = "SecretUnavailable";

// One byte more than allowed, so that a file that is too long is seen; wiped when it goes.
struct Buffer
{
    std::array<char, kMaximumFile + 1> bytes{};
    std::size_t size = 0;

    Buffer() = default;
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() { wipeBytes(bytes.data(), bytes.size()); }
};

Result<Secret> fromBuffer(const Buffer &buffer, const std::string &shown)
{
    if (buffer.size > kMaximumFile)
        return fail(ErrorCode::InvalidArgument, kWhere, shown + ": larger than 64 KiB", kUnavailable);
    std::string_view text(buffer.bytes.data(), buffer.size);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, kWhere, shown + ": empty", kUnavailable);
    return Secret(text);
}

#ifdef Q_OS_UNIX

class Descriptor
{
public:
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    explicit Descriptor(const std::string &path)
        : m_fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY))
    {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

Error openError(int code, const std::string &shown)
{
    const auto kind = code == ENOENT || code == ENOTDIR ? ErrorCode::NotFound
                      : code == EACCES                  ? ErrorCode::PermissionDenied
                      : code == ELOOP                   ? ErrorCode::InvalidArgument
                                                        : ErrorCode::Storage;
    const std::string words = code == ELOOP ? "is a symbolic link" : std::strerror(code);
    return Error{kind, kWhere, shown + ": " + words, kUnavailable};
}

Result<void> checkFile(int fd, const std::string &shown)
{
    struct stat info = {};
    if (::fstat(fd, &info) != 0)
        return fail(openError(errno, shown));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::InvalidArgument, kWhere, shown + ": not a regular file", kUnavailable);
    if ((info.st_mode & 077U) != 0) {
        std::array<char, 16> mode{};
        std::snprintf(mode.data(), mode.size(), "%04o", static_cast<unsigned>(info.st_mode & 07777U));
        return fail(ErrorCode::PermissionDenied, kWhere, shown + ": mode " + mode.data() + ", needs 0600",
                    "SecretFileReadable");
    }
    return {};
}

Result<void> readAll(int fd, Buffer &buffer, const std::string &shown)
{
    while (buffer.size < buffer.bytes.size()) {
        const auto n = ::read(fd, buffer.bytes.data() + buffer.size, buffer.bytes.size() - buffer.size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(openError(errno, shown));
        if (n == 0)
            break;
        buffer.size += static_cast<std::size_t>(n);
    }
    return {};
}

#endif

} // namespace

#ifdef Q_OS_UNIX

Result<Secret> readSecretFile(const std::string &path)
{
    const auto shown = logText(path);
    if (path.empty() || path.front() != '/' || path.find('\0') != std::string::npos)
        return fail(ErrorCode::InvalidArgument, kWhere, shown + ": not an absolute path", kUnavailable);
    const Descriptor file(path);
    if (file.fd() < 0)
        return fail(openError(errno, shown));
    if (auto ok = checkFile(file.fd(), shown); !ok)
        return fail(std::move(ok.error()));
    Buffer buffer;
    if (auto ok = readAll(file.fd(), buffer, shown); !ok)
        return fail(std::move(ok.error()));
    return fromBuffer(buffer, shown);
}

#else

Result<Secret> readSecretFile(const std::string &path)
{
    const auto shown = logText(path);
    const auto name = QString::fromStdString(path);
    const QFileInfo info(name);
    if (!QDir::isAbsolutePath(name))
        return fail(ErrorCode::InvalidArgument, kWhere, shown + ": not an absolute path", kUnavailable);
    if (!info.exists())
        return fail(ErrorCode::NotFound, kWhere, shown + ": no such file", kUnavailable);
    if (!info.isFile() || info.isSymLink())
        return fail(ErrorCode::InvalidArgument, kWhere, shown + ": not a regular file", kUnavailable);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::PermissionDenied, kWhere, shown + ": cannot be opened", kUnavailable);
    Buffer buffer;
    const auto n = file.read(buffer.bytes.data(), static_cast<qint64>(buffer.bytes.size()));
    if (n < 0)
        return fail(ErrorCode::Storage, kWhere, shown + ": cannot be read", kUnavailable);
    buffer.size = static_cast<std::size_t>(n);
    return fromBuffer(buffer, shown);
}

#endif

} // namespace preamar
