#include "core/net/origin.h"

#include <QHostAddress>

#include <algorithm>

namespace preamar::net {

namespace {

constexpr auto kWhere = "server address";

tl::unexpected<Error> refuse(std::string detail, std::string reason = {})
{
    return fail(ErrorCode::InvalidArgument, kWhere, std::move(detail), std::move(reason));
}

bool isVisibleAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u > 0x20 && u < 0x7f;
    });
}

// The address that a host names by itself; IPv4 inside IPv6 is taken out. Null for a name.
QHostAddress literalAddress(const QString &host)
{
    QHostAddress address(host);
    bool mapped = false;
    const auto v4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(v4) : address;
}

bool isLoopbackHost(const QString &host)
{
    return host == QLatin1String("localhost") || literalAddress(host).isLoopback();
}

// 169.254.0.0/16 and fe80::/10: metadata services of clouds and neighbours on the cable (safety.md S7).
bool isLinkLocalHost(const QString &host)
{
    const auto address = literalAddress(host);
    return !address.isNull() && address.isLinkLocal();
}

bool hasDotSegment(std::string_view path)
{
    const auto decoded = QByteArray::fromPercentEncoding(QByteArray(path.data(), static_cast<qsizetype>(path.size())));
    for (const auto &segment : decoded.split('/')) {
        if (segment == "." || segment == "..")
            return true;
    }
    return false;
}

bool isEncodedPath(std::string_view path)
{
    static constexpr std::string_view refused = "?#\\\"<>^`{|}";
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (refused.find(path[i]) != std::string_view::npos)
            return false;
        if (path[i] == '%' && !(i + 2 < path.size() && hex(path[i + 1]) && hex(path[i + 2])))
            return false;
    }
    return isVisibleAscii(path) && !hasDotSegment(path);
}

Result<void> checkCredential(const Origin &origin, const QUrl &url)
{
    if (origin.credential == Origin::Credential::None)
        return {};
    if (url.scheme() == QLatin1String("http") && !isLoopbackHost(url.host()))
        return refuse("http would show the credential to the network; https is needed", "InsecureTls");
    const auto &user = origin.basicUser;
    const bool control = std::any_of(user.begin(), user.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 || u == 0x7f;
    });
    if (origin.credential == Origin::Credential::Basic && (control || user.find(':') != std::string::npos))
        return refuse("the user name holds a colon or a control character");
    return {};
}

Result<void> checkUrl(const QUrl &url)
{
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return refuse("only https and http");
    if (url.host().isEmpty())
        return refuse("no host");
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@')))
        return refuse("user or password in the address");
    if (url.hasQuery() || url.hasFragment())
        return refuse("query or fragment in the address");
    if (url.port() == 0)
        return refuse("port 0");
    if (isLinkLocalHost(url.host()))
        return refuse("link-local addresses are not servers to watch");
    return {};
}

} // namespace

Result<ParsedOrigin> parseOrigin(const Origin &origin)
{
    const auto text = QString::fromStdString(origin.url);
    const bool control =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c <= QLatin1Char(' ') || c == QChar(0x7f); });
    if (control || text.contains(QLatin1Char('\\')))
        return refuse("space, control character or backslash in the address");
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return refuse("not an address");
    if (auto ok = checkUrl(url); !ok)
        return fail(std::move(ok.error()));
    if (auto ok = checkCredential(origin, url); !ok)
        return fail(std::move(ok.error()));
    auto prefix = url.path(QUrl::FullyEncoded).toLatin1();
    while (prefix.endsWith('/'))
        prefix.chop(1);
    if (!isEncodedPath(prefix.toStdString()))
        return refuse("the path of the address is not plain");
    ParsedOrigin out;
    out.base.setScheme(url.scheme());
    out.base.setHost(url.host());
    out.base.setPort(url.port());
    out.prefix = prefix;
    out.tls = url.scheme() == QLatin1String("https");
    return out;
}

Result<void> checkOrigin(const Origin &origin)
{
    if (auto parsed = parseOrigin(origin); !parsed)
        return fail(std::move(parsed.error()));
    return {};
}

Result<QUrl> requestUrl(const ParsedOrigin &origin, const std::string &path,
                        const std::vector<std::pair<std::string, std::string>> &query)
{
    const bool rooted = path.empty() ? !origin.prefix.isEmpty() : path.front() == '/';
    if (!rooted || !isEncodedPath(path))
        return fail(ErrorCode::InvalidArgument, "request path", "needs a leading slash and percent-encoding");
    auto encoded = origin.base.toEncoded() + origin.prefix + QByteArray::fromStdString(path);
    if (!query.empty())
        encoded += '?' + QByteArray::fromStdString(formEncode(query));
    const auto url = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    const bool same = url.isValid() && url.scheme() == origin.base.scheme() && url.host() == origin.base.host() &&
                      url.port() == origin.base.port() && url.userInfo().isEmpty() && !url.hasFragment();
    if (!same)
        return fail(ErrorCode::InvalidArgument, "request path", "leads away from the origin");
    return url;
}

} // namespace preamar::net
