#include "core/platform/kubernetes/access.h"

#include "core/base/log.h"
#include "core/domain/reason.h"
#include "core/platform/kubernetes/execplugin.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace preamar::kubernetes {

namespace {

constexpr qint64 kMaximumFile = qint64{1} << 20U;

tl::unexpected<Error> refuse(std::string detail, ReasonCode code)
{
    return fail(ErrorCode::InvalidArgument, "kubeconfig", std::move(detail), std::string(toString(code)));
}

// Where a path of a kubeconfig leads, links followed; empty where there is nothing.
QString canonical(const std::string &path, const std::string &folder)
{
    const auto given = QString::fromStdString(path);
    const auto full = QFileInfo(given).isAbsolute() ? given : QString::fromStdString(folder) + QLatin1Char('/') + given;
    return QFileInfo(full).canonicalFilePath();
}

bool isBelow(const QString &path, const std::string &folder)
{
    const auto root = QFileInfo(QString::fromStdString(folder)).canonicalFilePath();
    return !root.isEmpty() && path.startsWith(root == QLatin1String("/") ? root : root + QLatin1Char('/'));
}

bool isAllowed(const QString &path, const std::string &folder, const std::vector<std::string> &allowed)
{
    return isBelow(path, folder) || std::any_of(allowed.begin(), allowed.end(), [&](const std::string &a) {
               const auto one = QFileInfo(QString::fromStdString(a)).canonicalFilePath();
               return !one.isEmpty() && (path == one || (QFileInfo(one).isDir() && path.startsWith(one + QLatin1Char('/'))));
           });
}

// The file that a kubeconfig names, if it may be read (safety.md S5).
Result<QString> permitted(const std::string &path, const std::string &folder, const std::vector<std::string> &allowed)
{
    const auto full = canonical(path, folder);
    const QFileInfo info(full);
    if (full.isEmpty())
        return refuse(logText(path) + ": no such file", ReasonCode::KubeconfigInvalid);
    if (!isAllowed(full, folder, allowed))
        return refuse(logText(full.toStdString()), ReasonCode::FileNotAllowed);
    if (!info.isFile() || info.size() > kMaximumFile)
        return refuse(logText(path) + ": not a regular file of at most 1 MiB", ReasonCode::KubeconfigInvalid);
    return full;
}

Result<std::string> contents(const std::string &path, const std::string &folder, const std::vector<std::string> &allowed)
{
    const auto full = permitted(path, folder, allowed);
    if (!full)
        return fail(full.error());
    QFile file(*full);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(logText(path) + ": cannot be read", ReasonCode::KubeconfigInvalid);
    return file.read(kMaximumFile).toStdString();
}

bool looksLikePem(const std::string &text)
{
    return text.find("-----BEGIN ") != std::string::npos;
}

// Data wins over a file; either must be PEM before it is used for anything.
Result<std::string> pem(const std::string &data, const std::string &file, const char *what, const std::string &folder,
                        const std::vector<std::string> &allowed)
{
    auto text = data;
    if (text.empty() && !file.empty()) {
        auto read = contents(file, folder, allowed);
        if (!read)
            return fail(std::move(read.error()));
        text = std::move(*read);
    }
    if (!text.empty() && !looksLikePem(text))
        return refuse(std::string(what) + " is not PEM", ReasonCode::KubeconfigInvalid);
    return text;
}

Result<Access> inCluster(const std::string &folder)
{
    const auto host = qEnvironmentVariable("KUBERNETES_SERVICE_HOST");
    const auto port = qEnvironmentVariable("KUBERNETES_SERVICE_PORT");
    const auto root = QString::fromStdString(folder);
    if (host.isEmpty() || port.isEmpty() || !QFileInfo::exists(root + QStringLiteral("/token")))
        return refuse("no service account here: KUBERNETES_SERVICE_HOST or its token is missing", ReasonCode::KubeconfigMissing);
    Access out;
    const auto bracketed = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    out.origin.url = QStringLiteral("https://%1:%2").arg(bracketed, port).toStdString();
    out.origin.caFile = (root + QStringLiteral("/ca.crt")).toStdString();
    out.tokenFile = (root + QStringLiteral("/token")).toStdString();
    out.name = "in-cluster";
    QFile space(root + QStringLiteral("/namespace"));
    out.space = space.open(QIODevice::ReadOnly) ? space.read(256).trimmed().toStdString() : std::string();
    if (out.space.empty())
        out.space = "default";
    return out;
}

Json clusterInfoOf(const ClusterEntry &cluster, const std::string &caPem)
{
    Json out{{"server", cluster.server}};
    if (!caPem.empty())
        out["certificate-authority-data"] = QByteArray::fromStdString(caPem).toBase64().toStdString();
    if (!cluster.tlsServerName.empty())
        out["tls-server-name"] = cluster.tlsServerName;
    if (cluster.insecure)
        out["insecure-skip-tls-verify"] = true;
    if (!cluster.proxyUrl.empty())
        out["proxy-url"] = cluster.proxyUrl;
    if (!cluster.execConfig.is_null())
        out["config"] = cluster.execConfig;
    return out;
}

bool isSha256(const std::string &text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string lowerHex(std::string text)
{
    std::erase(text, ':');
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

Result<void> checkProxy(const std::string &proxy)
{
    if (proxy.empty())
        return {};
    const QUrl url(QString::fromStdString(proxy), QUrl::StrictMode);
    const auto scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("socks5")))
        return refuse(scheme.isEmpty() ? "not an address" : scheme.toStdString() + "://", ReasonCode::ProxyUnsupported);
    return {};
}

} // namespace

Result<Access> resolveAccess(const KubernetesConfig &config, const std::string &serviceAccountFolder)
{
    if (config.inCluster)
        return inCluster(serviceAccountFolder);
    const auto loaded = loadKubeconfig(config.kubeconfig);
    if (!loaded)
        return fail(loaded.error());
    const auto resolved = resolveContext(*loaded, config.context);
    if (!resolved)
        return fail(resolved.error());
    const auto &cluster = resolved->cluster;
    const auto &user = resolved->user;
    Access out;
    out.name = resolved->name;
    out.space = resolved->space.empty() ? "default" : resolved->space;
    out.folder = user.folder;
    auto ca = pem(cluster.caData, cluster.caFile, "certificate-authority", cluster.folder, config.allowFiles);
    auto certificate = pem(user.certData, user.certFile, "client-certificate", user.folder, config.allowFiles);
    auto key = pem(user.keyData, user.keyFile, "client-key", user.folder, config.allowFiles);
    for (const auto *part : {&ca, &certificate, &key}) {
        if (!*part)
            return fail(part->error());
    }
    if (certificate->empty() != key->empty())
        return refuse("a client certificate without its key, or a key without its certificate", ReasonCode::ClientCertificateInvalid);
    out.certificate = std::move(*certificate);
    out.key = std::move(*key);
    if (auto ok = checkProxy(cluster.proxyUrl); !ok)
        return fail(ok.error());
    out.origin.url = cluster.server;
    while (out.origin.url.size() > 1 && out.origin.url.back() == '/')
        out.origin.url.pop_back();
    out.origin.caPem = *ca;
    out.origin.peerName = cluster.tlsServerName;
    out.origin.proxy = cluster.proxyUrl;
    out.origin.headers = user.impersonate;
    out.origin.pin = lowerHex(config.pin);
    if (!out.origin.pin.empty() && !isSha256(out.origin.pin))
        return fail(ErrorCode::InvalidArgument, "--pin", "a SHA-256 is 64 hexadecimal digits");
    out.unpinned = cluster.insecure && out.origin.pin.empty() && cluster.server.starts_with("https:");
    out.token = user.token;
    if (!user.tokenFile.empty()) {
        const auto file = permitted(user.tokenFile, user.folder, config.allowFiles);
        if (!file)
            return fail(file.error());
        // The name, not where it leads now: rotation replaces the link.
        const QFileInfo named(QString::fromStdString(user.tokenFile));
        out.tokenFile = named.isAbsolute() ? user.tokenFile : user.folder + "/" + user.tokenFile;
    }
    out.username = user.username;
    out.password = user.password;
    out.exec = user.exec;
    out.clusterInfo = clusterInfoOf(cluster, *ca);
    return out;
}

Result<std::vector<ListedContext>> listContexts(const std::string &kubeconfig)
{
    const auto loaded = loadKubeconfig(kubeconfig);
    if (!loaded)
        return fail(loaded.error());
    std::vector<ListedContext> out;
    for (const auto &[name, entry] : loaded->contexts) {
        ListedContext row{.name = name, .server = {}, .space = entry.space, .current = name == loaded->current, .problem = {}, .execCommand = {}, .execDigest = {}, .program = {}, .files = {}};
        const auto resolved = resolveContext(*loaded, name);
        if (!resolved) {
            row.problem = resolved.error();
            out.push_back(std::move(row));
            continue;
        }
        row.server = resolved->cluster.server;
        row.insecure = resolved->cluster.insecure;
        if (const auto &exec = resolved->user.exec) {
            if (const auto identity = identify(*exec, resolved->user.folder)) {
                row.execCommand = commandLine(*identity);
                row.execDigest = consentDigest(*identity);
                row.program = *identity;
            } else {
                row.problem = identity.error();
            }
        }
        const auto outside = [&](const std::string &path, const std::string &folder) {
            if (const auto full = canonical(path, folder); !path.empty() && !full.isEmpty() && !isBelow(full, folder))
                row.files.push_back(full.toStdString());
        };
        outside(resolved->cluster.caFile, resolved->cluster.folder);
        outside(resolved->user.certFile, resolved->user.folder);
        outside(resolved->user.keyFile, resolved->user.folder);
        outside(resolved->user.tokenFile, resolved->user.folder);
        if (auto ok = checkProxy(resolved->cluster.proxyUrl); !ok)
            row.problem = ok.error();
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace preamar::kubernetes
