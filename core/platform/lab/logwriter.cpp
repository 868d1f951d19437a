#include "core/base/json.h"
#include "core/platform/lab/cluster.h"

#include <QFile>
#include <QString>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#include <io.h>
#endif

namespace preamar::lab {

namespace {

// The log opened for appending and held against other processes. On Unix the lock dies with the process, however it
// ends.
class FileWriter final : public LogWriter
{
public:
    explicit FileWriter(const std::string &path)
        : m_file(QString::fromStdString(path))
#ifndef Q_OS_UNIX
          ,
          m_lock(QString::fromStdString(path + ".lock"))
#endif
    {}

    [[nodiscard]] Result<void> open()
    {
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered,
                         QFile::ReadOwner | QFile::WriteOwner))
            return fail(ErrorCode::Storage, "lab log", m_file.errorString().toStdString());
#ifdef Q_OS_UNIX
        if (flock(m_file.handle(), LOCK_EX | LOCK_NB) != 0)
            return fail(errno == EWOULDBLOCK ? ErrorCode::Unavailable : ErrorCode::Storage, "lab log", "lock");
#else
        if (!m_lock.tryLock(0))
            return fail(ErrorCode::Unavailable, "lab log", "lock");
#endif
        return dropTornEnd();
    }

    Result<void> append(const LogLine &line) override
    {
        Json json{{"at", toRfc3339(line.at)}, {"uid", line.uid}, {"service", line.service},
                  {"from", line.from},        {"to", line.to},   {"version", line.version}};
        if (!line.intent.empty())
            json["intent"] = line.intent;
        const auto bytes = QByteArray::fromStdString(dumpJson(json) + "\n");
        const auto before = m_file.size();
        if (m_file.write(bytes) != bytes.size()) {
            const auto detail = m_file.errorString().toStdString();
            return fail(m_file.resize(before) ? ErrorCode::Storage : ErrorCode::Timeout, "lab log", detail);
        }
        if (!sync())
            return fail(ErrorCode::Timeout, "lab log", "sync");
        return {};
    }

private:
    [[nodiscard]] bool sync() const
    {
#ifdef Q_OS_UNIX
        return fsync(m_file.handle()) == 0;
#else
        return _commit(m_file.handle()) == 0;
#endif
    }

    // A process that was killed while writing leaves a line without its end; appending to it would damage the next one.
    [[nodiscard]] Result<void> dropTornEnd()
    {
        if (m_file.size() == 0)
            return {};
        if (!m_file.seek(0))
            return fail(ErrorCode::Storage, "lab log", m_file.errorString().toStdString());
        const auto text = m_file.readAll();
        const auto whole = text.lastIndexOf('\n') + 1;
        if (whole != text.size() && !m_file.resize(whole))
            return fail(ErrorCode::Storage, "lab log", m_file.errorString().toStdString());
        return {};
    }

    QFile m_file;
#ifndef Q_OS_UNIX
    QLockFile m_lock;
#endif
};

} // namespace

Result<std::unique_ptr<LogWriter>> Cluster::tryLock() const
{
    auto writer = std::make_unique<FileWriter>(m_file);
    if (auto opened = writer->open(); !opened)
        return fail(opened.error());
    return std::unique_ptr<LogWriter>(std::move(writer));
}

} // namespace preamar::lab
