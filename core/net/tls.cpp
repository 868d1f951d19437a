#include "core/net/tls.h"

#include "core/base/log.h"
#include "core/secrets/wipe.h"

#include <QCryptographicHash>
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

tl::unexpected<Error> refuse(const std::string &name, const char *words)
{
    return fail(ErrorCode::InvalidArgument, "CA file", logText(name) + ": " + words, "TlsUntrusted");
}

Result<QSslConfiguration> withAuthorities(QSslConfiguration configuration, const QByteArray &pem, const std::string &name)
{
    const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty())
        return refuse(name, "holds no PEM certificate");
    configuration.setCaCertificates(certificates);
    return configuration;
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const Origin &origin)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (origin.identity) {
        configuration.setLocalCertificateChain(origin.identity->chain());
        configuration.setPrivateKey(origin.identity->key());
    }
    if (!origin.pin.empty()) {
        // Exactly one certificate, compared before the first byte is sent; who signed it says nothing then.
        configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
        return configuration;
    }
    if (!origin.caPem.empty())
        return withAuthorities(std::move(configuration), QByteArray::fromStdString(origin.caPem), "given certificate authority");
    const auto &caFile = origin.caFile;
    if (caFile.empty())
        return configuration;
    const auto name = QString::fromStdString(caFile);
    const QFileInfo info(name);
    if (!info.isFile() || info.size() > kMaximumCaFile)
        return refuse(caFile, "not a regular file of at most 1 MiB");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(caFile, "cannot be read");
    return withAuthorities(std::move(configuration), file.read(kMaximumCaFile), caFile);
}

std::string fingerprint(const QSslCertificate &certificate)
{
    return certificate.digest(QCryptographicHash::Sha256).toHex().toStdString();
}

Result<std::shared_ptr<const ClientIdentity>> clientIdentity(std::string_view certificatePem, const Secret &keyPem,
                                                             const Secret &password)
{
    const auto bad = [](const char *words) {
        return fail(ErrorCode::InvalidArgument, "client certificate", words, "ClientCertificateInvalid");
    };
    const auto raw = [](std::string_view text) {
        return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    };
    auto chain = QSslCertificate::fromData(raw(certificatePem), QSsl::Pem);
    if (chain.isEmpty())
        return bad("no PEM certificate");
    const auto leaf = chain.front().publicKey();
    const bool encrypted = keyPem.bytes().find("ENCRYPTED") != std::string_view::npos;
    if (encrypted && password.empty())
        return bad("the key is encrypted and no password was given");
    // OpenSSL reads the password to its terminating zero, which bytes without a copy do not have.
    QByteArray opening(password.bytes().data(), static_cast<qsizetype>(password.bytes().size()));
    QSslKey key;
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        key = QSslKey(raw(keyPem.bytes()), algorithm, QSsl::Pem, QSsl::PrivateKey, opening);
        if (!key.isNull())
            break;
    }
    wipeBytes(opening.data(), static_cast<std::size_t>(opening.size()));
    if (!key.isNull()) {
        if (key.algorithm() != leaf.algorithm() || key.length() != leaf.length())
            return bad("certificate and key do not belong together");
        return std::make_shared<const ClientIdentity>(std::move(chain), std::move(key));
    }
    return bad(encrypted ? "the key does not open with this password, or is of a kind that is not supported"
                         : "no RSA or EC private key in PEM (Ed25519 is not supported)");
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
