// Whom we trust, and whether a certificate speaks for a host.
#pragma once

#include "core/base/result.h"
#include "core/net/httpclient.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace preamar::net {

class ClientIdentity
{
public:
    ClientIdentity(QList<QSslCertificate> chain, QSslKey key) : m_chain(std::move(chain)), m_key(std::move(key)) {}
    [[nodiscard]] const QList<QSslCertificate> &chain() const { return m_chain; }
    [[nodiscard]] const QSslKey &key() const { return m_key; }

private:
    QList<QSslCertificate> m_chain;
    QSslKey m_key;
};

// Verification always on, TLS 1.2 or newer; with a CA file only that CA, else the system's.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const Origin &origin);
// SHA-256 of the certificate in lower-case hexadecimal.
[[nodiscard]] std::string fingerprint(const QSslCertificate &certificate);
// RFC 6125 on subjectAltName only: Qt also accepts the common name, which nobody checks any more (safety.md L1).
[[nodiscard]] bool speaksFor(const QSslCertificate &certificate, const QString &host);

} // namespace preamar::net
