// A real HTTP/1.1 server on 127.0.0.1 that counts what arrives and breaks on demand. It lives in the thread of the test
// and needs its event loop. With a certificate it speaks TLS.
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace preamar::test {

struct SeenRequest
{
    std::string method;
    std::string target;                         // as on the wire, query included
    std::map<std::string, std::string> headers; // lower-case names
    std::string body;
    int connection = 0; // the first one is 1
};

struct Answer
{
    int status = 200;
    std::string body = "{}";
    std::vector<std::pair<std::string, std::string>> headers = {{"Content-Type", "application/json"}};
    int delayMs = 0;
};

// Where the server stops being a server. All but None hold for every connection until the next setFault().
enum class Fault {
    None,
    CloseAtAccept,     // closes without reading
    HalfCloseAtAccept, // says "no more from me" at once, but goes on reading: what is sent all the same is counted
    ResetAtAccept,
    CloseBeforeTls,    // TLS only: closes instead of a handshake
    CloseAfterHeaders, // of the request
    ResetAfterHeaders,
    CloseAfterRequest,
    ResetAfterRequest,
    CloseInStatusLine,
    CloseInHeaders,
    CloseInBody,                 // Content-Length says more
    CloseInBodyWithoutLength,    // half of a body that ends where the connection ends
    CloseAfterBodyWithoutLength, // all of it: HTTP/1.0 manners
    CloseInChunk,
    CloseBetweenChunks, // the last, empty chunk is missing
    ResetInBody,
    HangAfterRequest,
    HangInHeaders,
    HangInBody,
    ContinueThenAnswer, // 100 Continue first
    ContinueThenClose,
    DripBody,    // two bytes a second
    HugeHeaders, // three of 100 KB
    HugeBody,    // hugeBytes, with length
    HugeBodyWithoutLength,
    Garbage, // not HTTP
};

class FaultServer : public QObject
{
public:
    using Handler = std::function<Answer(const SeenRequest &)>;

    explicit FaultServer(QObject *parent = nullptr);
    FaultServer(const std::string &certificateFile, const std::string &keyFile, QObject *parent = nullptr);
    ~FaultServer() override;

    // "http://127.0.0.1:port", over TLS "https://localhost:port".
    [[nodiscard]] std::string url() const;
    [[nodiscard]] int port() const;
    void setFault(Fault fault);
    void setHandler(Handler handler); // default: 200 with "{}"
    void setHugeBytes(qint64 bytes);
    void stopListening(); // from now on connections are refused
    void dropConnections();

    [[nodiscard]] int connections() const;
    [[nodiscard]] int requestsBegun() const;                        // a first byte of a request arrived
    [[nodiscard]] int requestHeads() const;                         // request line and headers arrived
    [[nodiscard]] const std::vector<SeenRequest> &requests() const; // arrived whole
    // Every byte that arrived, after TLS: to look for what must not be there.
    [[nodiscard]] const std::string &received() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace preamar::test
