// What a person typed or pasted, read as what it was meant to be, and what is wrong with it. Pure functions: the forms
// say it, the tests ask it. Nothing here changes what stands in a field.
#pragma once

#include "core/engine/snapshot.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace preamar::ui::entries {

// Without the spaces, line ends, quotes and invisible characters that come along from a clipboard.
[[nodiscard]] QString cleaned(const QString &typed);

// An address taken apart: what is kept, and what was beside it and must not be stored in it.
struct Address
{
    QString url;                       // scheme, host, port, path prefix; nothing else
    QString user;                      // moved out of the address
    QString password;                  // …
    std::optional<qint64> environment; // of an address copied from Portainer's own pages: /#!/2/docker/…
    QString note;                      // what was taken out or read from it, in words; empty where nothing was
};
// Of a Portainer server: its pages' addresses, a trailing /api and a path of its interface are understood.
[[nodiscard]] Address portainerAddress(const QString &typed);
// Of a Prometheus server: /graph, /api/v1/query and the like are understood.
[[nodiscard]] Address prometheusAddress(const QString &typed);

// Each: what is wrong and what is expected, or empty.
[[nodiscard]] QString addressProblem(const QString &typed, bool required);
[[nodiscard]] QString nameProblem(const QString &typed, const Snapshot &snapshot);
[[nodiscard]] QString tokenProblem(const QString &typed, bool required);
// A file of certificates (PEM). A private key is refused loudly: it must never be handed to a program as an authority.
[[nodiscard]] QString certificateProblem(const QString &path);
// A file that holds a secret: there, not empty, readable by its owner alone.
[[nodiscard]] QString secretFileProblem(const QString &path);
[[nodiscard]] QString wholeNumberProblem(const QString &typed, qint64 low, qint64 high);
[[nodiscard]] QString durationProblem(const QString &typed, Millis low, Millis high);
// A price per replica-hour with the language's comma or a point; empty is "no price".
[[nodiscard]] QString priceProblem(const QString &typed);
[[nodiscard]] std::optional<double> priceOf(const QString &typed);

// What stands between commas, trimmed; nothing for an empty part.
[[nodiscard]] QStringList listOf(const QString &typed);

// A name proposed from an address: "portainer.example.com" → "portainer".
[[nodiscard]] QString nameFrom(const QString &url, const Snapshot &snapshot);

} // namespace preamar::ui::entries
