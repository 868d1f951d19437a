// preamarctl as an operator runs it: one command, and all that came of it.
#pragma once

#include "core/base/json.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

#include <string>

namespace preamar::test {

struct Ran
{
    int exit = -1; // -1: it did not end in time
    QByteArray out;
    QByteArray err;

    // What was printed, null where it is not JSON.
    [[nodiscard]] Json json() const;
    // "code" of the answer: a reason code, or empty.
    [[nodiscard]] std::string code() const { return stringAt(json(), "code").value_or(""); }
};

// `prefix` is a program that starts it (setpriv …). Runs the event loop meanwhile: servers of the test live in this thread.
[[nodiscard]] Ran runCtl(const QString &home, const QStringList &arguments, const QStringList &prefix = {});

// A home of its own, and preamarctl on it.
class CtlHome
{
public:
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("home")); }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); } // beside it
    [[nodiscard]] Ran run(const QStringList &arguments, bool json = true) const
    {
        return runCtl(path(), (json ? QStringList{QStringLiteral("--json")} : QStringList{}) + arguments);
    }
    // The same, split at spaces.
    [[nodiscard]] Ran words(const char *line, bool json = true) const
    {
        return run(QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts), json);
    }
    // The demonstration, at a moment that is the same each time.
    [[nodiscard]] bool addLab() const { return words("context add lab demo --seed 1 --at 2026-03-02T14:00:00Z").exit == 0; }

private:
    QTemporaryDir m_dir;
};

} // namespace preamar::test
