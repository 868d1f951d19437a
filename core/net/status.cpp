#include "core/net/status.h"

#include "core/base/json.h"
#include "core/net/httpclient.h"

#include <QString>

#include <array>
#include <cstdio>

namespace preamar::net {

namespace {

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::PermissionDenied;
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return ErrorCode::Conflict;
    case 429:
        return ErrorCode::RateLimited;
    default:
        return status >= 500 && status < 600 ? ErrorCode::Unavailable : ErrorCode::Protocol;
    }
}

// Characters that move the cursor, break the line or turn the direction of the text around (safety.md S9).
bool needsEscape(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0x200e || c == 0x200f ||
           c == 0x061c || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

// Portainer {message, details}, Docker and Kubernetes {message}, Prometheus {error}.
std::string serverWords(const std::string &body)
{
    const auto json = parseJson(body, "error answer");
    if (!json || !json->is_object())
        return body;
    auto words = stringAt(*json, "message").value_or(stringAt(*json, "error").value_or(""));
    const auto details = stringAt(*json, "details").value_or("");
    if (!details.empty() && details != words)
        words += (words.empty() ? "" : ": ") + details;
    return words;
}

bool isHtml(const Response &response)
{
    const auto type = response.headers.find("content-type");
    return type != response.headers.end() && type->second.find("html") != std::string::npos;
}

} // namespace

std::string plainDetail(std::string_view text)
{
    // Four bytes make one character at most; more than this cannot be shown anyway.
    const auto begin = text.substr(0, kMaximumDetail * 4);
    const auto decoded = QString::fromUtf8(begin.data(), static_cast<qsizetype>(begin.size())).trimmed();
    std::string out;
    for (const char32_t c : decoded.toUcs4()) {
        std::string piece;
        if (needsEscape(c)) {
            std::array<char, 16> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            piece = escape.data();
        } else {
            piece = QString::fromUcs4(&c, 1).toStdString();
        }
        if (out.size() + piece.size() > kMaximumDetail)
            break;
        out += piece;
    }
    return out;
}

Error statusError(const Response &response, const std::string &where)
{
    const auto number = "HTTP " + std::to_string(response.status);
    const auto words = isHtml(response) ? std::string() : plainDetail(serverWords(response.body));
    return Error{codeOf(response.status), where, plainDetail(words.empty() ? number : number + ": " + words), {}};
}

std::string formEncode(const std::vector<std::pair<std::string, std::string>> &fields)
{
    const auto encode = [](std::string &out, const std::string &text) {
        static constexpr char digits[] = "0123456789ABCDEF";
        for (const char c : text) {
            const auto u = static_cast<unsigned char>(c);
            const bool unreserved = (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') ||
                                    u == '-' || u == '.' || u == '_' || u == '~';
            if (unreserved) {
                out += c;
            } else {
                out += '%';
                out += digits[u >> 4U];
                out += digits[u & 15U];
            }
        }
    };
    std::string out;
    for (const auto &[name, value] : fields) {
        if (!out.empty())
            out += '&';
        encode(out, name);
        out += '=';
        encode(out, value);
    }
    return out;
}

} // namespace preamar::net
