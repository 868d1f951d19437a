#include "app/preamar/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

namespace preamar::app::autostart {

using namespace Qt::StringLiterals;

namespace {

Error problem(const QString &where, const QString &why)
{
    return Error{ErrorCode::Storage, where.toStdString(), why.toStdString(), {}};
}

#ifdef Q_OS_WIN

const QString kRun = u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s;

#else

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(problem(path, u"no folder"_s));
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return fail(problem(path, out.errorString()));
    return {};
}

Result<void> removeFile(const QString &path)
{
    QFile file(path);
    if (file.exists() && !file.remove())
        return fail(problem(path, file.errorString()));
    return {};
}

#endif

#if defined(Q_OS_MACOS)

QString entryPath()
{
    return QDir::homePath() + u"/Library/LaunchAgents/io.preamar.preamar.plist"_s;
}

QByteArray entryFor(const QString &home)
{
    const auto word = [](const QString &text) { return u"<string>"_s + text.toHtmlEscaped() + u"</string>"_s; };
    return (u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>"
            "<key>Label</key><string>io.preamar.preamar</string><key>RunAtLoad</key><true/><key>ProgramArguments</key>"
            "<array>"_s +
            word(QCoreApplication::applicationFilePath()) + word(u"--minimized"_s) + word(u"--home"_s) + word(home) +
            u"</array></dict></plist>\n"_s)
        .toUtf8();
}

#elif !defined(Q_OS_WIN)

QString entryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart/preamar.desktop"_s;
}

// As the Desktop Entry Specification quotes an argument of Exec, the escapes of a string value included.
QString quoted(const QString &argument)
{
    QString out;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
            out += u"\\\\"_s;
        if (c == u'%')
            out += u'%';
        out += c;
        if (c == u'\\')
            out += u'\\';
    }
    return u'"' + out + u'"';
}

QByteArray entryFor(const QString &home)
{
    return (u"[Desktop Entry]\nType=Application\nName=Preamar\nExec="_s +
            quoted(QCoreApplication::applicationFilePath()) + u" --minimized --home "_s + quoted(home) +
            u"\nIcon=preamar\nX-GNOME-Autostart-enabled=true\n"_s)
        .toUtf8();
}

// A desktop may switch an entry off without removing it.
bool isSwitchedOff(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray text = file.read(64 << 10);
    return text.contains("\nHidden=true") || text.contains("\nX-GNOME-Autostart-enabled=false");
}

#endif

} // namespace

std::optional<bool> isOn()
{
#if defined(Q_OS_WIN)
    return QSettings(kRun, QSettings::NativeFormat).contains(u"Preamar"_s);
#elif defined(Q_OS_MACOS)
    return QFile::exists(entryPath());
#else
    return QFile::exists(entryPath()) && !isSwitchedOff(entryPath());
#endif
}

Result<void> set(bool on, const std::string &home)
{
    const QString folder = QString::fromStdString(home);
#ifdef Q_OS_WIN
    QSettings run(kRun, QSettings::NativeFormat);
    if (on)
        run.setValue(u"Preamar"_s, u"\"%1\" --minimized --home \"%2\""_s.arg(
                                       QDir::toNativeSeparators(QCoreApplication::applicationFilePath()),
                                       QDir::toNativeSeparators(folder)));
    else
        run.remove(u"Preamar"_s);
    run.sync();
    if (run.status() != QSettings::NoError)
        return fail(problem(kRun, u"not writable"_s));
    return {};
#else
    return on ? writeWhole(entryPath(), entryFor(folder)) : removeFile(entryPath());
#endif
}

} // namespace preamar::app::autostart
