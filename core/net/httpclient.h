// One HTTP client for the house. What Qt does by default and we must not: follow redirects with secrets, resend writes,
// use the environment's proxy, keep cookies, wait for ever, take any size (protocols.md 1, safety.md 5.1).
#pragma once

#include "core/base/async.h"
#include "core/base/time.h"
#include "core/secrets/secretstore.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::net {

// A certificate with its key, to sign in by TLS. Made by clientIdentity(); the key never leaves it.
class ClientIdentity;
// InvalidArgument with ClientCertificateInvalid: not PEM, certificate and key do not belong together, a kind of key that
// TLS here does not know (Ed25519), encrypted with another password or without one.
[[nodiscard]] Result<std::shared_ptr<const ClientIdentity>> clientIdentity(std::string_view certificatePem, const Secret &keyPem,
                                                                           const Secret &password);

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
    std::string caPem;           // instead of a file
    std::string peerName;        // the name the certificate must speak for, and SNI; empty = the host
    std::string pin;             // SHA-256 of the server's certificate: only this one then, whoever signed it
    std::string proxy;           // http:// (CONNECT) or socks5://; empty = none, whatever the environment says
    std::shared_ptr<const ClientIdentity> identity;
    std::vector<std::pair<std::string, std::string>> headers;  // sent with every request, without secrets (impersonation)
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
    std::string json{};                // instead of a form: the body of a POST that asks without changing anything
    std::string accept{};              // empty = application/json
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
    std::string contentType = "application/json";
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
    // An answer without end, such as a watch. `onBytes` gets what arrives of a 2xx answer, on the thread of `context` and
    // never after it is gone; `onEnd` is called once: with the response (body empty for 2xx) where the server ended it,
    // with an error where it was cut or silent for `request.deadline`. Streams do not share connections with reads.
    void stream(const Request &request, QObject *context, std::function<void(std::string_view)> onBytes,
                std::function<void(Result<Response>)> onEnd);
    // Requests put on the wire since construction, streams not counted.
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
