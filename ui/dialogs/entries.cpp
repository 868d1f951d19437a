#include "ui/dialogs/entries.h"

#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <cmath>
#include <limits>

namespace preamar::ui::entries {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestName = 60;
constexpr qint64 kLargestFile = 1 << 20;

QString say(const char *source)
{
    return QCoreApplication::translate("Entries", source);
}

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c == QChar(0xFEFF);
}

bool isLoopback(const QString &host)
{
    return host == u"localhost" || host == u"::1" || host.startsWith(u"127.");
}

// The port as it was written: QUrl only says that the whole is invalid.
std::optional<QString> writtenPort(const QString &typed)
{
    static const QRegularExpression pattern(
        u"^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/@?#]*@)?+(?:\\[[^\\]]*\\]|[^/:?#]*):([^/?#]*)"_s);
    const auto match = pattern.match(typed);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

// Takes user, query and fragment out, and says so.
Address takenApart(const QString &typed, QUrl &url)
{
    Address out;
    url = QUrl(cleaned(typed), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return out;
    if (!url.userInfo().isEmpty()) {
        out.user = url.userName(QUrl::FullyDecoded);
        out.password = url.password(QUrl::FullyDecoded);
        out.note = say(QT_TRANSLATE_NOOP(
            "Entries", "User and password were taken out of the address; they are never stored in it."));
        url.setUserInfo({});
    }
    url.setQuery(QString());
    return out;
}

QString withoutSlash(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

QByteArray startOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kLargestFile) : QByteArray();
}

// What is the same for every file named in a form.
QString fileProblem(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return say(QT_TRANSLATE_NOOP("Entries", "There is no such file. Give its whole path, or choose it."));
    if (!info.isFile())
        return say(QT_TRANSLATE_NOOP("Entries", "This is a folder, not a file."));
    if (!info.isReadable())
        return say(QT_TRANSLATE_NOOP("Entries", "This file may not be read by you."));
    if (info.size() == 0)
        return say(QT_TRANSLATE_NOOP("Entries", "This file is empty."));
    if (info.size() > kLargestFile)
        return say(QT_TRANSLATE_NOOP("Entries", "This file is too large to be what is asked for."));
    return {};
}

} // namespace

QString cleaned(const QString &typed)
{
    QString out;
    for (const QChar c : typed) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar(0x00A0))
            out += u' ';
        else if (!isInvisible(c))
            out += c;
    }
    out = out.trimmed();
    if (out.size() >= 2 && (out.front() == u'"' || out.front() == u'\'') && out.back() == out.front())
        out = out.mid(1, out.size() - 2).trimmed();
    return out;
}

Address portainerAddress(const QString &typed)
{
    QUrl url;
    Address out = takenApart(typed, url);
    if (url.host().isEmpty())
        return out;
    static const QRegularExpression pages(u"^!/(\\d+)/"_s);
    if (const auto match = pages.match(url.fragment()); match.hasMatch()) {
        out.environment = match.captured(1).toLongLong();
        out.note +=
            (out.note.isEmpty() ? QString() : u" "_s) +
            say(QT_TRANSLATE_NOOP("Entries", "Environment %1 was read from the address.")).arg(*out.environment);
    }
    url.setFragment(QString());
    QString path = withoutSlash(url.path());
    if (path.endsWith(u"/api"))
        path.chop(4);
    url.setPath(path);
    out.url = url.toString();
    return out;
}

Address prometheusAddress(const QString &typed)
{
    QUrl url;
    Address out = takenApart(typed, url);
    if (url.host().isEmpty())
        return out;
    url.setFragment(QString());
    static const QRegularExpression own(u"/(graph|alerts|targets|query|api/v1(/.*)?)$"_s);
    url.setPath(withoutSlash(url.path()).remove(own));
    out.url = url.toString();
    return out;
}

QString addressProblem(const QString &typed, bool required)
{
    const QString text = cleaned(typed);
    if (text.isEmpty())
        return required ? say(QT_TRANSLATE_NOOP("Entries",
                                                "Enter the address, for example https://portainer.example.com:9443."))
                        : QString();
    if (text.contains(u' '))
        return say(QT_TRANSLATE_NOOP("Entries", "An address has no spaces in it."));
    if (const auto port = writtenPort(text); port && !port->isEmpty()) {
        bool isNumber = false;
        const qlonglong number = port->toLongLong(&isNumber);
        if (!isNumber || number < 1 || number > 65535)
            return say(QT_TRANSLATE_NOOP("Entries", "The port must be a number from 1 to 65535, not “%1”."))
                .arg(words::plain(port->toStdString(), 20));
    }
    if (!text.contains(u"://"))
        return say(
            QT_TRANSLATE_NOOP("Entries", "Begin with https:// (or http:// where the server has no certificate)."));
    const QUrl url(text, QUrl::StrictMode);
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return say(QT_TRANSLATE_NOOP("Entries", "Only https:// and http:// are understood, not “%1”."))
            .arg(words::plain(url.scheme().toStdString(), 20));
    if (!url.isValid() || url.host().isEmpty())
        return say(QT_TRANSLATE_NOOP(
            "Entries",
            "This is not an address. Expected: https://, a name or number, and a port where it is not the usual one."));
    if (url.scheme() == u"http" && !isLoopback(url.host()) && !url.userInfo().isEmpty())
        return say(QT_TRANSLATE_NOOP("Entries", "A password over http:// can be read on the way. Use https://."));
    return {};
}

QString nameProblem(const QString &typed, const Snapshot &snapshot)
{
    const QString name = cleaned(typed);
    if (name.isEmpty())
        return say(QT_TRANSLATE_NOOP("Entries", "Give the context a name, for example prod-swarm."));
    if (name.size() > kLongestName)
        return say(QT_TRANSLATE_NOOP("Entries", "A name has at most %1 characters; this one has %2."))
            .arg(kLongestName)
            .arg(name.size());
    if (name.contains(u'/') || name.contains(u'\\'))
        return say(QT_TRANSLATE_NOOP(
            "Entries", "A name has no slash in it: “context/namespace/kind/name” is how services are written."));
    for (const auto &other : snapshot.contexts) {
        const QString taken = QString::fromStdString(other.name.str());
        if (taken.compare(name, Qt::CaseInsensitive) == 0)
            return say(QT_TRANSLATE_NOOP("Entries", "There is a context named %1 already. Choose another name."))
                .arg(words::plain(other.name.str(), 60));
    }
    return {};
}

QString tokenProblem(const QString &typed, bool required)
{
    const QString token = cleaned(typed);
    if (token.isEmpty())
        return required ? say(QT_TRANSLATE_NOOP("Entries",
                                                "Enter an access token: in Portainer, My account → Access tokens."))
                        : QString();
    if (token.contains(u' '))
        return say(QT_TRANSLATE_NOOP("Entries",
                                     "A token has no spaces in it: only a part of it, or more than it, was copied."));
    if (token.contains(u"PRIVATE KEY"_s))
        return say(QT_TRANSLATE_NOOP("Entries", "This is a private key, not an access token. It was not kept."));
    return {};
}

QString certificateProblem(const QString &path)
{
    const QString file = cleaned(path);
    if (file.isEmpty())
        return {};
    if (const QString problem = fileProblem(file); !problem.isEmpty())
        return problem;
    const QByteArray bytes = startOf(file);
    // Looked for first: a file that holds both must not pass because of the certificate in it.
    if (bytes.contains("PRIVATE KEY"))
        return say(
            QT_TRANSLATE_NOOP("Entries", "STOP: this file holds a private key. An authority's certificate is asked for "
                                         "(.crt, .pem); a private key is shown to nobody. The file was not used."));
    if (!bytes.contains("-----BEGIN CERTIFICATE-----"))
        return say(QT_TRANSLATE_NOOP(
            "Entries", "There is no certificate in this file. Expected: text with -----BEGIN CERTIFICATE-----."));
    return {};
}

QString secretFileProblem(const QString &path)
{
    const QString file = cleaned(path);
    if (file.isEmpty())
        return {};
    if (const QString problem = fileProblem(file); !problem.isEmpty())
        return problem;
#ifndef Q_OS_WIN
    if (QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther))
        return say(QT_TRANSLATE_NOOP("Entries", "Others may read this file. Close it first: chmod 600."));
#endif
    return {};
}

QString wholeNumberProblem(const QString &typed, qint64 low, qint64 high)
{
    bool isNumber = false;
    const qint64 number = cleaned(typed).toLongLong(&isNumber);
    if (isNumber && number >= low && number <= high)
        return {};
    if (high == std::numeric_limits<qint64>::max())
        return say(QT_TRANSLATE_NOOP("Entries", "A whole number from %1 is expected.")).arg(low);
    return say(QT_TRANSLATE_NOOP("Entries", "A whole number from %1 to %2 is expected.")).arg(low).arg(high);
}

QString durationProblem(const QString &typed, Millis low, Millis high)
{
    const auto d = parseDuration(cleaned(typed).toStdString());
    if (d && *d >= low && *d <= high)
        return {};
    return say(QT_TRANSLATE_NOOP("Entries", "A duration from %1 to %2 is expected, written as 90s, 15m or 2h."))
        .arg(words::duration(low), words::duration(high));
}

std::optional<double> priceOf(const QString &typed)
{
    QString text = cleaned(typed);
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    double price = text::localeOf(words::language()).toDouble(text, &isNumber);
    if (!isNumber)
        price = QLocale::c().toDouble(text, &isNumber);
    return isNumber && std::isfinite(price) && price >= 0.0 ? std::optional(price) : std::nullopt;
}

QString priceProblem(const QString &typed)
{
    if (cleaned(typed).isEmpty() || priceOf(typed))
        return {};
    return say(QT_TRANSLATE_NOOP("Entries",
                                 "A price per replica and hour is expected, for example %1; empty for none."))
        .arg(words::number(0.05, 2));
}

QStringList listOf(const QString &typed)
{
    QStringList out;
    for (const QString &part : typed.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            out += part.trimmed();
    }
    return out;
}

QString nameFrom(const QString &url, const Snapshot &snapshot)
{
    QString name = QUrl(url).host().section(u'.', 0, 0);
    static const QRegularExpression number(u"^[0-9.]+$|:"_s);
    if (number.match(QUrl(url).host()).hasMatch())
        name = u"swarm"_s;
    if (name.isEmpty())
        return {};
    for (int i = 2; !nameProblem(name, snapshot).isEmpty() && i < 100; ++i)
        name = name.section(u'-', 0, 0) + u'-' + QString::number(i);
    return name;
}

} // namespace preamar::ui::entries
