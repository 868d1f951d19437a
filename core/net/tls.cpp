#include "core/net/tls.h"

#include "core/base/log.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace preamar::net {

namespace {

constexpr qint64 kMaximumCaFile = qint64{1} << 20U;

// The left-most label may be "*"; it stands for exactly one label, and never for a whole domain of the first level.
bool nameMatches(const QString &pattern, const QString &host)
{
    const auto wanted = pattern.toLower();
    if (!wanted.startsWith(QLatin1String("*.")))
        return wanted == host;
    const auto rest = wanted.mid(1);
    const auto dot = host.indexOf(QLatin1Char('.'));
    return rest.count(QLatin1Char('.')) >= 2 && !rest.contains(QLatin1Char('*')) && dot > 0 && host.mid(dot) == rest;
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const std::string &caFile)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.empty())
        return configuration;
    const auto name = QString::fromStdString(caFile);
    const auto refuse = [&caFile](const char *words) {
        return fail(ErrorCode::InvalidArgument, "CA file", logText(caFile) + ": " + words, "TlsUntrusted");
    };
    const QFileInfo info(name);
    if (!info.isFile() || info.size() > kMaximumCaFile)
        return refuse("not a regular file of at most 1 MiB");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse("cannot be read");
    const auto certificates = QSslCertificate::fromData(file.read(kMaximumCaFile), QSsl::Pem);
    if (certificates.isEmpty())
        return refuse("holds no PEM certificate");
    configuration.setCaCertificates(certificates);
    return configuration;
}

bool speaksFor(const QSslCertificate &certificate, const QString &host)
{
    const auto names = certificate.subjectAlternativeNames();
    const QHostAddress address(host);
    if (!address.isNull()) {
        const auto entries = names.values(QSsl::IpAddressEntry);
        return std::any_of(entries.begin(), entries.end(),
                           [&address](const QString &entry) { return QHostAddress(entry) == address; });
    }
    auto plain = QString::fromLatin1(QUrl::toAce(host)).toLower();
    if (plain.endsWith(QLatin1Char('.')))
        plain.chop(1);
    const auto entries = names.values(QSsl::DnsEntry);
    return !plain.isEmpty() && std::any_of(entries.begin(), entries.end(),
                                           [&plain](const QString &entry) { return nameMatches(entry, plain); });
}

} // namespace preamar::net
