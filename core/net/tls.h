// Whom we trust, and whether a certificate speaks for a host.
#pragma once

#include "core/base/result.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace preamar::net {

// Verification always on, TLS 1.2 or newer; with a CA file only that CA, else the system's.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const std::string &caFile);
// RFC 6125 on subjectAltName only: Qt also accepts the common name, which nobody checks any more (safety.md L1).
[[nodiscard]] bool speaksFor(const QSslCertificate &certificate, const QString &host);

} // namespace preamar::net
