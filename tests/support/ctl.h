// preamarctl as an operator runs it: one command, and all that came of it.
#pragma once

#include "core/base/json.h"

#include <QByteArray>
#include <QStringList>

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

} // namespace preamar::test
