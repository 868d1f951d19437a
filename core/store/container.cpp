#include "core/store/container.h"

#include "core/base/json.h"
#include "core/store/files.h"
#include "core/store/rows.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <cerrno>

namespace preamar::store {

namespace {

constexpr std::string_view kTitle = "preamar-backup 1\n";
constexpr qint64 kChunk = 1 << 20;
constexpr qint64 kMaxHeader = 1 << 16;
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

auto notABackup(std::string detail)
{
    return fail(ErrorCode::InvalidArgument, "backup", std::move(detail));
}

Result<void> unreadable(const QFile &file)
{
    return fail(ErrorCode::Storage, "backup", file.errorString().toStdString());
}

Result<std::string> digestOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(unreadable(file).error());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return fail(unreadable(file).error());
    return hash.result().toHex().toStdString();
}

// Copies `size` bytes and returns their digest.
Result<std::string> copyBytes(QFile &from, QFile &to, qint64 size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (size > 0) {
        const QByteArray chunk = from.read(std::min(kChunk, size));
        if (chunk.isEmpty())
            return notABackup("the file ends too early");
        hash.addData(chunk);
        if (to.write(chunk) != chunk.size())
            return fail(fileError(to.fileName().toStdString(), errno, to.errorString().toStdString()));
        size -= chunk.size();
    }
    if (!to.flush())
        return fail(fileError(to.fileName().toStdString(), errno, to.errorString().toStdString()));
    return hash.result().toHex().toStdString();
}

struct HeaderEntry
{
    std::string name;
    std::int64_t size = 0;
    std::string digest;
};

Result<std::vector<HeaderEntry>> readHeader(QFile &file, const std::vector<std::string> &allowed)
{
    if (file.readLine(static_cast<qint64>(kTitle.size()) + 1).toStdString() != kTitle)
        return notABackup("not a backup of this program");
    const auto json = parseJson(file.readLine(kMaxHeader).toStdString(), "backup");
    if (!json)
        return notABackup("the list of contents cannot be read");
    const Json *list = find(*json, "entries");
    if (list == nullptr || !list->is_array())
        return notABackup("there is no list of contents");
    std::vector<HeaderEntry> out;
    for (const Json &entry : *list) {
        const auto name = stringAt(entry, "name");
        const auto size = integerAt(entry, "size");
        const auto digest = stringAt(entry, "sha256");
        if (!name || !size || *size < 0 || !digest)
            return notABackup("the list of contents cannot be read");
        const bool repeated =
            std::any_of(out.begin(), out.end(), [&](const HeaderEntry &e) { return e.name == *name; });
        if (repeated || std::find(allowed.begin(), allowed.end(), *name) == allowed.end())
            return notABackup("an entry that does not belong there");
        out.push_back({*name, *size, *digest});
    }
    return out;
}

} // namespace

Result<void> writeContainer(const std::string &file, const std::vector<ContainerEntry> &entries, Timestamp at)
{
    if (exists(file))
        return fail(ErrorCode::InvalidArgument, "backup", "the file exists already");
    Json list = Json::array();
    for (const auto &entry : entries) {
        const auto digest = digestOf(entry.path);
        if (!digest)
            return fail(digest.error());
        list.push_back(Json{
            {"name", entry.name}, {"size", QFile(QString::fromStdString(entry.path)).size()}, {"sha256", *digest}});
    }
    const std::string part = file + ".part";
    QFile out(QString::fromStdString(part));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || !out.setPermissions(kOwnerOnly))
        return fail(fileError(part, errno, out.errorString().toStdString()));
    const std::string header = std::string(kTitle) +
                               dumpJson(Json{{"format", 1}, {"created", toRfc3339(at)}, {"entries", std::move(list)}}) +
                               "\n";
    if (out.write(header.data(), static_cast<qint64>(header.size())) != static_cast<qint64>(header.size()))
        return fail(fileError(part, errno, out.errorString().toStdString()));
    for (const auto &entry : entries) {
        QFile in(QString::fromStdString(entry.path));
        if (!in.open(QIODevice::ReadOnly))
            return unreadable(in);
        if (const auto copied = copyBytes(in, out, in.size()); !copied)
            return fail(copied.error());
    }
    if (!syncFile(out.handle()))
        return fail(fileError(part, errno, "sync"));
    out.close();
    return moveFile(part, file);
}

Result<std::vector<std::string>> readContainer(const std::string &file, const std::string &folder,
                                               const std::vector<std::string> &allowed)
{
    QFile in(QString::fromStdString(file));
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, "backup", in.errorString().toStdString());
    const auto header = readHeader(in, allowed);
    if (!header)
        return fail(header.error());
    std::vector<std::string> names;
    for (const auto &entry : *header) {
        QFile out(QString::fromStdString(joined(folder, entry.name)));
        if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || !out.setPermissions(kOwnerOnly))
            return fail(fileError(entry.name, errno, out.errorString().toStdString()));
        const auto digest = copyBytes(in, out, entry.size);
        if (!digest)
            return fail(digest.error());
        if (*digest != entry.digest)
            return refuse(ErrorCode::Storage, "backup", entry.name + " is not what was backed up",
                          ReasonCode::JournalDamaged);
        if (!syncFile(out.handle()))
            return fail(fileError(entry.name, errno, "sync"));
        names.push_back(entry.name);
    }
    if (!in.atEnd())
        return notABackup("bytes after the last entry");
    return names;
}

} // namespace preamar::store
