#include "ui/dialogs/kubeconfigfolder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargest = 1 << 20; // no kubeconfig of a person is larger
constexpr qint64 kRead = 64 << 10;
constexpr int kLookedAt = 300; // files, of all folders

// Enough to tell it from a certificate or a note; the reader of the engine has the last word.
bool isKubeconfig(const QString &path)
{
    QFile file(path);
    if (file.size() > kLargest || !file.open(QIODevice::ReadOnly))
        return false;
    static const QRegularExpression kind(uR"((^|[\n{,])\s*"?kind"?\s*:\s*["']?Config["']?\s*([\r\n},#]|$))"_s);
    const QString begin = QString::fromUtf8(file.read(kRead));
    if (begin.contains(kind))
        return true;
    // kubectl writes the kind after the clusters: of a long list only these are seen.
    static const QRegularExpression clusters(uR"(((^|\n)clusters|[{,]\s*["]clusters["])\s*:)"_s);
    return file.size() > kRead && begin.contains(clusters);
}

} // namespace

ChosenFiles chosenFiles(const QString &list)
{
    ChosenFiles out;
    int lookedAt = 0;
    for (const QString &path : list.split(QDir::listSeparator(), Qt::SkipEmptyParts)) {
        const QDir folder(path.startsWith(u"~/") ? QDir::homePath() + path.mid(1) : path);
        if (!folder.exists()) {
            out.files += path;
            continue;
        }
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            if (lookedAt++ >= kLookedAt)
                ++out.leftOut;
            else if (isKubeconfig(folder.filePath(name)))
                out.files += folder.filePath(name);
            else
                out.skipped += name;
        }
    }
    return out;
}

} // namespace preamar::ui
