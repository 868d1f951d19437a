// A WebSocket to an origin: binary messages both ways, under the same trust as every other request (protocols.md 1.8: Qt's
// own has no name to verify but the host). For port-forwards through an API server.
#pragma once

#include "core/net/httpclient.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace preamar::net {

struct TunnelRequest
{
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
    std::string subprotocol;
    Millis deadline{Seconds{15}};  // until it is open
};

struct TunnelHandlers
{
    std::function<void()> opened;
    std::function<void(std::string_view)> message;
    std::function<void(Error)> ended;  // once; refused, closed by the other side, or broken
};

// Opens at once. Handlers run on the thread that made it; none after it is gone.
class Tunnel final : public QObject
{
    Q_OBJECT
public:
    // `credential` is the token or password that belongs to the origin, empty for none.
    Tunnel(const Origin &origin, const Secret &credential, const TunnelRequest &request, TunnelHandlers handlers, QObject *parent);
    ~Tunnel() override;
    void send(std::string_view bytes);  // one message

private:
    class Private;
    std::unique_ptr<Private> d;
};

// Frames of the server as messages (RFC 6455); bytes may come in any pieces.
class FrameReader
{
public:
    enum class Kind { Message, Ping, Close };
    struct Frame
    {
        Kind kind = Kind::Message;
        std::string payload;
    };
    // The next whole one; nullopt where bytes are missing. Protocol for what no server may send.
    [[nodiscard]] Result<std::optional<Frame>> next();
    void feed(std::string_view bytes) { m_buffer += bytes; }

private:
    std::string m_buffer;
    std::string m_message;  // of the fragments so far
    bool m_inMessage = false;
};

} // namespace preamar::net
