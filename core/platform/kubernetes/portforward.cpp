#include "core/platform/kubernetes/portforward.h"

#include "core/domain/reason.h"
#include "core/net/tunnel.h"
#include "core/platform/kubernetes/applyrules.h"

#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <charconv>

namespace preamar::kubernetes {

namespace {

constexpr auto kProtocol = "v4.channel.k8s.io";
constexpr std::size_t kLongestHead = std::size_t{64} << 10U;

Error broken(std::string detail, ErrorCode code = ErrorCode::Unavailable)
{
    return {code, "port-forward", std::move(detail), code == ErrorCode::Protocol ? std::string() : std::string(toString(ReasonCode::SourceUnreachable))};
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return std::string(text);
}

const Json *at(const Json &object, std::initializer_list<const char *> path)
{
    const Json *here = &object;
    for (const char *key : path) {
        here = find(*here, key);
        if (here == nullptr)
            return nullptr;
    }
    return here;
}

// The container port that a service's port means: its number, or the name that the pod gives one.
std::optional<std::int64_t> targetPort(const Json &service, const std::string &wanted, const Json &pod)
{
    const Json *ports = at(service, {"spec", "ports"});
    if (ports == nullptr || !ports->is_array())
        return std::nullopt;
    for (const Json &port : *ports) {
        const auto number = integerAt(port, "port");
        if (!number || (std::to_string(*number) != wanted && stringAt(port, "name") != wanted))
            continue;
        const Json *target = find(port, "targetPort");
        if (target == nullptr)
            return number;
        if (const auto direct = asInteger(*target))
            return direct;
        const Json *containers = at(pod, {"spec", "containers"});
        for (const Json &container : containers != nullptr && containers->is_array() ? *containers : Json::array()) {
            const Json *named = find(container, "ports");
            for (const Json &p : named != nullptr && named->is_array() ? *named : Json::array()) {
                if (target->is_string() && stringAt(p, "name") == target->get<std::string>())
                    return integerAt(p, "containerPort");
            }
        }
        return std::nullopt;
    }
    return std::nullopt;
}

bool isReady(const Json &pod)
{
    const Json *conditions = at(pod, {"status", "conditions"});
    const Json *leaving = at(pod, {"metadata", "deletionTimestamp"});
    return leaving == nullptr && conditions != nullptr && conditions->is_array() &&
           std::any_of(conditions->begin(), conditions->end(), [](const Json &c) { return stringAt(c, "type") == "Ready" && stringAt(c, "status") == "True"; });
}

struct Forward
{
    std::shared_ptr<ClusterClient> client;
    std::string wanted;
    std::optional<ServiceName> service;
    std::optional<PodPort> pod;
};

// One request through one tunnel. Deletes itself after it answered.
class Exchange final : public QObject
{
public:
    Exchange(const net::Origin &origin, const Secret &credential, const PodPort &pod, const net::Request &request, Handler done, QObject *parent)
        : QObject(parent), m_reader(request.maximumBytes), m_text(plainRequest(request, pod.pod)), m_done(std::move(done))
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { finish(fail(broken("no complete answer in time", ErrorCode::Timeout))); });
        m_timer.setSingleShot(true);
        m_timer.start(request.deadline);
        net::TunnelRequest tunnel;
        tunnel.path = "/api/v1/namespaces/" + pod.space + "/pods/" + pod.pod + "/portforward";
        tunnel.query = {{"ports", std::to_string(pod.port)}};
        tunnel.subprotocol = kProtocol;
        tunnel.deadline = request.deadline;
        net::TunnelHandlers handlers;
        handlers.opened = [this] { m_tunnel->send(std::string(1, '\0') + m_text); };
        handlers.message = [this](std::string_view message) { take(message); };
        handlers.ended = [this](Error error) { finish(fail(std::move(error))); };
        m_tunnel = new net::Tunnel(origin, credential, tunnel, std::move(handlers), this);
    }

private:
    // Channel 0 carries data, channel 1 words about an error; the first message of each only repeats the port.
    void take(std::string_view message)
    {
        if (message.empty() || static_cast<unsigned char>(message.front()) > 1 || !m_done)
            return;
        const bool data = message.front() == 0;
        bool &greeted = data ? m_dataGreeted : m_errorGreeted;
        message.remove_prefix(1);
        if (!std::exchange(greeted, true))
            return;
        if (!data)
            return finish(fail(broken(std::string(message.substr(0, 200)))));
        auto reply = m_reader.feed(message);
        if (!reply)
            return finish(fail(std::move(reply.error())));
        if (*reply)
            finish(std::move(**reply));
    }

    void finish(Answer answer)
    {
        const auto done = std::exchange(m_done, nullptr);
        if (!done)
            return;
        m_timer.stop();
        deleteLater();
        done(std::move(answer));
    }

    ReplyReader m_reader;
    std::string m_text;
    Handler m_done;
    QTimer m_timer;
    net::Tunnel *m_tunnel = nullptr;
    bool m_dataGreeted = false;
    bool m_errorGreeted = false;
};

void findPod(const std::shared_ptr<Forward> &forward, std::function<void(std::optional<Error>)> done)
{
    if (forward->pod)
        return done(std::nullopt);
    if (!forward->service && forward->wanted != "auto")
        forward->service = parseServiceName(forward->wanted);
    if (!forward->service && forward->wanted != "auto")
        return done(Error{ErrorCode::InvalidArgument, "--prometheus-service", "expected NAMESPACE/NAME:PORT", {}});
    if (!forward->service) {
        forward->client->get("/api/v1/services", {{"limit", "5000"}}, [forward, done](Answer answer) {
            if (!answer)
                return done(answer.error());
            if (answer->status != 200)
                return done(answerError(*answer, "services"));
            forward->service = findPrometheus(answer->body);
            if (!forward->service)
                return done(Error{ErrorCode::NotFound, "services", {}, std::string(toString(ReasonCode::NoPrometheusFound))});
            findPod(forward, done);
        });
        return;
    }
    const auto space = "/api/v1/namespaces/" + forward->service->space;
    forward->client->get(space + "/services/" + forward->service->name, {}, [forward, space, done](Answer service) {
        if (!service)
            return done(service.error());
        if (service->status != 200)
            return done(answerError(*service, "service"));
        const auto selector = selectorOf(service->body);
        if (selector.empty())
            return done(broken("the service selects no pods"));
        forward->client->get(space + "/pods", {{"labelSelector", selector}}, [forward, service = service->body, done](Answer pods) {
            if (!pods)
                return done(pods.error());
            if (pods->status != 200)
                return done(answerError(*pods, "pods"));
            forward->pod = podBehind(*forward->service, service, pods->body);
            done(forward->pod ? std::nullopt : std::optional(broken("no ready pod behind the service, or no such port")));
        });
    });
}

void run(const std::shared_ptr<Forward> &forward, const net::Request &request, bool mayRepeat, Handler done)
{
    findPod(forward, [forward, request, mayRepeat, done](std::optional<Error> problem) {
        if (problem)
            return done(fail(std::move(*problem)));
        forward->client->connection([forward, request, mayRepeat, done](const Result<std::pair<net::Origin, std::shared_ptr<Secret>>> &connection) {
            if (!connection)
                return done(fail(connection.error()));
            const auto after = [forward, request, mayRepeat, done](Answer answer) {
                if (answer || !mayRepeat)
                    return done(std::move(answer));
                // Reads only: the pod may be another by now.
                forward->pod.reset();
                run(forward, request, false, done);
            };
            new Exchange(connection->first, *connection->second, *forward->pod, request, after, forward->client.get());
        });
    });
}

} // namespace

std::string selectorOf(std::string_view serviceJson)
{
    const auto json = parseJson(serviceJson, "service");
    const Json *selector = json ? at(*json, {"spec", "selector"}) : nullptr;
    std::string out;
    if (selector != nullptr && selector->is_object()) {
        for (const auto &[key, value] : selector->items()) {
            if (value.is_string())
                out += (out.empty() ? "" : ",") + key + "=" + value.get<std::string>();
        }
    }
    return out;
}

std::optional<PodPort> podBehind(const ServiceName &service, std::string_view serviceJson, std::string_view podList)
{
    const auto object = parseJson(serviceJson, "service");
    const auto pods = parseJson(podList, "pods");
    const Json *items = pods ? find(*pods, "items") : nullptr;
    if (!object || items == nullptr || !items->is_array())
        return std::nullopt;
    for (const Json &pod : *items) {
        const Json *name = at(pod, {"metadata", "name"});
        if (!isReady(pod) || name == nullptr || !name->is_string() || !isObjectName(name->get<std::string>()))
            continue;
        if (const auto port = targetPort(*object, service.port, pod); port && *port > 0 && *port < 65'536)
            return PodPort{service.space, name->get<std::string>(), *port};
    }
    return std::nullopt;
}

std::string plainRequest(const net::Request &request, const std::string &host)
{
    std::string target = request.path;
    if (!request.query.empty())
        target += "?" + net::formEncode(request.query);
    std::string out = request.method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nAccept: application/json\r\nUser-Agent: Preamar/0.1\r\n";
    if (request.method == "POST")
        out += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(request.form.size()) + "\r\n";
    return out + "\r\n" + (request.method == "POST" ? request.form : std::string());
}

Result<bool> ReplyReader::readHead()
{
    const auto over = m_buffer.find("\r\n\r\n");
    if (over == std::string::npos) {
        if (m_buffer.size() > kLongestHead)
            return fail(broken("not an HTTP answer", ErrorCode::Protocol));
        return false;
    }
    const std::string_view head(m_buffer.data(), over);
    const auto line = head.substr(0, head.find("\r\n"));
    const bool http = line.starts_with("HTTP/1.") && line.size() >= 12;
    if (!http || std::from_chars(line.data() + 9, line.data() + 12, m_response.status).ec != std::errc{} || m_response.status < 200)
        return fail(broken("not an HTTP answer", ErrorCode::Protocol));
    for (std::size_t start = line.size() + 2; start < head.size();) {
        const auto end = std::min(head.find("\r\n", start), head.size());
        const auto field = head.substr(start, end - start);
        if (const auto colon = field.find(':'); colon != std::string_view::npos)
            m_response.headers[lower(std::string(field.substr(0, colon)))] = trimmed(field.substr(colon + 1));
        start = end + 2;
    }
    m_chunked = lower(m_response.headers["transfer-encoding"]).find("chunked") != std::string::npos;
    const auto &length = m_response.headers["content-length"];
    if (!m_chunked && (length.empty() || std::from_chars(length.data(), length.data() + length.size(), m_length).ec != std::errc{}))
        return fail(broken("an answer of unknown length", ErrorCode::Protocol));
    m_buffer.erase(0, over + 4);
    m_hasHead = true;
    return true;
}

// True after the last chunk.
Result<bool> ReplyReader::readChunks()
{
    for (;;) {
        const auto line = m_buffer.find("\r\n");
        if (line == std::string::npos)
            return false;
        std::size_t size = 0;
        if (std::from_chars(m_buffer.data(), m_buffer.data() + line, size, 16).ec != std::errc{} || size > m_maximum)
            return fail(broken("a chunk without size", ErrorCode::Protocol));
        if (m_buffer.size() < line + 2 + size + 2)
            return false;
        if (size == 0)
            return true;
        m_response.body.append(m_buffer, line + 2, size);
        m_buffer.erase(0, line + 2 + size + 2);
    }
}

Result<std::optional<net::Response>> ReplyReader::feed(std::string_view bytes)
{
    m_buffer += bytes;
    if (m_buffer.size() + m_response.body.size() > m_maximum + kLongestHead || m_length > m_maximum)
        return fail(ErrorCode::Protocol, "port-forward", "answer over " + std::to_string(m_maximum) + " bytes", std::string(toString(ReasonCode::AnswerTooLarge)));
    if (!m_hasHead) {
        const auto head = readHead();
        if (!head)
            return fail(head.error());
        if (!*head)
            return std::optional<net::Response>();
    }
    if (m_chunked) {
        const auto whole = readChunks();
        if (!whole)
            return fail(whole.error());
        return *whole ? std::optional(m_response) : std::nullopt;
    }
    if (m_length > m_maximum)
        return fail(ErrorCode::Protocol, "port-forward", "answer of " + std::to_string(m_length) + " bytes", std::string(toString(ReasonCode::AnswerTooLarge)));
    if (m_buffer.size() < m_length)
        return std::optional<net::Response>();
    m_response.body = m_buffer.substr(0, m_length);
    return std::optional(m_response);
}

std::function<Future<net::Response>(const net::Request &)> portForward(const KubernetesConfig &config, std::shared_ptr<ClusterClient> client)
{
    auto forward = std::make_shared<Forward>(Forward{std::move(client), config.prometheusService, std::nullopt, std::nullopt});
    return [forward](const net::Request &request) {
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        auto future = promise->future();
        run(forward, request, true, [promise](Answer answer) {
            promise->addResult(std::move(answer));
            promise->finish();
        });
        return future;
    };
}

} // namespace preamar::kubernetes
