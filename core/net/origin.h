// What an Origin's text means, after all checks.
#pragma once

#include "core/net/httpclient.h"

#include <QUrl>

namespace preamar::net {

struct ParsedOrigin
{
    QUrl base;         // scheme, host, port only
    QByteArray prefix; // percent-encoded path without a slash at its end, or empty
    bool tls = false;
};

[[nodiscard]] Result<ParsedOrigin> parseOrigin(const Origin &origin);
// The address of one request, still at the same scheme, host and port.
[[nodiscard]] Result<QUrl> requestUrl(const ParsedOrigin &origin, const std::string &path,
                                      const std::vector<std::pair<std::string, std::string>> &query);

} // namespace preamar::net
