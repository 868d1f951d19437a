// One HTTP client for the house. What Qt does by default and we must not: follow redirects with secrets, resend writes,
// use the environment's proxy, keep cookies, wait for ever, take any size (protocols.md 1, safety.md 5.1).
#pragma once

#include "core/base/async.h"
#include "core/base/time.h"
#include "core/secrets/secretstore.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace preamar::net {

// Scheme, host, port and path prefix, with the credential that belongs to exactly this origin and the CA that vouches
// for it. A credential is never sent anywhere else.
struct Origin
{
    enum class Credential {
        None,
        ApiKeyHeader, // X-API-Key
        Bearer,
        Basic,
        HeaderLine, // the secret is a whole line "Name: value", as gateways before Prometheus ask for
    };
    std::string url;             // "https://portainer.example:9443/prefix"
    std::string caFile;          // only this CA then; empty = the system's
    Credential credential = Credential::None;
    SecretRef secret;
    std::string basicUser;
};

// InvalidArgument: not http(s), userinfo, query or fragment in it, no host; http with a credential to a host other than
// loopback is refused with reason InsecureTls.
[[nodiscard]] Result<void> checkOrigin(const Origin &origin);

struct Request
{
    std::string method = "GET";        // GET, HEAD, and POST for form queries that only read
    std::string path;                  // appended to the origin; already percent-encoded
    std::vector<std::pair<std::string, std::string>> query;  // encoded by the client, '+' included
    std::string form;                  // application/x-www-form-urlencoded body of a reading POST
    Millis deadline{Seconds{15}};      // of the whole call, connect to last byte
    std::size_t maximumBytes = std::size_t{16} << 20U;
};

// A write: sent at most once on the wire, whatever happens to the connection (I-30).
struct WriteRequest
{
    std::string method = "POST";
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
    std::string json;
    Millis deadline{Seconds{80}};      // Portainer holds writes up to 60 s during a backup
    std::size_t maximumBytes = std::size_t{1} << 20U;
};

struct Response
{
    int status = 0;
    std::map<std::string, std::string> headers;  // lower-case names
    std::string body;
    std::optional<Timestamp> date;               // of the server
};

// How a write ended. `sent` is false only when not a byte of the request left.
struct WriteOutcome
{
    bool maySent = true;
    std::optional<Response> response;  // complete answer, whatever its status
    std::optional<Error> error;        // when there is none
};

class HttpClient : public QObject
{
    Q_OBJECT
public:
    HttpClient(Origin origin, SecretStore &secrets, QObject *parent = nullptr);
    ~HttpClient() override;

    // A complete answer with any status but 3xx (RedirectRefused); the caller judges the status.
    Future<Response> read(const Request &request);
    Future<WriteOutcome> write(const WriteRequest &request);
    // Requests put on the wire since construction.
    [[nodiscard]] int requestsSent() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

// application/x-www-form-urlencoded, with '+' and everything else outside the unreserved set percent-encoded.
[[nodiscard]] std::string formEncode(const std::vector<std::pair<std::string, std::string>> &fields);
// Maps a status that is not 2xx to the house's codes (401 Unauthenticated, 403 PermissionDenied, 404 NotFound, 409
// Conflict, 429 RateLimited, 5xx Unavailable, else Protocol), with the server's message as plain text.
[[nodiscard]] Error statusError(const Response &response, const std::string &where);

}  // namespace preamar::net
