#include "tests/support/portainerdouble.h"

namespace preamar::test {

namespace {

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

const Headers kRefused{{"Content-Type", "application/json"}, {"X-Content-Type-Options", "nosniff"}};
const Headers kGood{{"Content-Type", "application/json"}, {"X-Content-Type-Options", "nosniff"}, {"X-Csrf-Token", ""}};

HttpAnswer recorded(int status, std::string_view exchange, const Headers &headers)
{
    return {status, QByteArray::fromStdString(dumpJson(recordedBody(exchange))), headers};
}

HttpAnswer message(int status, const QByteArray &text, const QByteArray &details)
{
    const Json json{{"message", text.toStdString()}, {"details", details.toStdString()}};
    return {status, QByteArray::fromStdString(dumpJson(json)), kRefused};
}

// Lists and inspects are decoded and encoded again: keys sorted, no line end (protocols.md A.4).
bool isReencoded(const QByteArray &path)
{
    return path.startsWith("/services") || path.startsWith("/tasks") || path.startsWith("/containers");
}

} // namespace

PortainerDouble::PortainerDouble(DockerBackend &backend, PortainerOptions options, QObject *parent)
    : HttpDouble(parent), m_backend(backend), m_options(std::move(options))
{}

bool PortainerDouble::countInto(const QString &file)
{
    m_counts = std::make_unique<QFile>(file);
    return m_counts->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void PortainerDouble::onHead(const HttpRequest &request)
{
    if (m_counts && request.method == "POST" && request.target.contains("/update"))
        m_counts->write(request.method + " " + request.target + "\n");
}

// Somebody else's write, of nothing, between our read and our write.
void PortainerDouble::onStaleVersion(const HttpRequest &request)
{
    auto *swarm = dynamic_cast<MemorySwarm *>(&m_backend);
    const auto parts = request.path().split('/');
    if (const auto at = parts.indexOf("services"); swarm != nullptr && at >= 0)
        swarm->change(parts.value(at + 1).toStdString(), [](Json &) {});
}

// API key, then bearer; whatever is wrong with either reads "Invalid JWT token" (protocols.md A.2).
std::optional<HttpAnswer> PortainerDouble::refused(const HttpRequest &request) const
{
    const auto key = request.header("x-api-key");
    const auto bearer = request.header("authorization");
    if (key && bearer)
        return recorded(403, "both API key and bearer", {{"Content-Type", "application/json"}});
    if (!key && !bearer)
        return recorded(401, "no credentials", kRefused);
    if (!key || *key != m_options.apiKey)
        return recorded(401, "wrong API key", kRefused);
    return std::nullopt;
}

std::optional<HttpAnswer> PortainerDouble::publicPage(const QByteArray &path) const
{
    const auto minor = m_options.version.split('.').value(1).toInt();
    if (path == "/api/status" || (path == "/api/system/status" && minor >= 17)) {
        auto json = recordedBody("system status (public)");
        json["Version"] = m_options.version.toStdString();
        return HttpAnswer{200, QByteArray::fromStdString(dumpJson(json)), kGood};
    }
    if (path == "/api/system/status")
        return HttpAnswer{404, "404 page not found\n", {{"Content-Type", "text/plain; charset=utf-8"}}};
    if (path == "/api/settings/public")
        return recorded(200, "public settings", kGood);
    return std::nullopt;
}

void PortainerDouble::handle(const HttpRequest &request, AnswerHandler answer)
{
    auto path = request.path();
    if (!path.startsWith(m_options.prefix + "/api/"))
        return answer({404, "404 page not found\n", {{"Content-Type", "text/plain; charset=utf-8"}}});
    path = path.mid(m_options.prefix.size());
    if (!m_options.initialised && path != "/api/status" && path != "/api/settings/public")
        return answer({303, {}, {{"Location", "/timeout.html"}, {"redirect-reason", "AdminInitTimeout"}}});
    if (auto open = publicPage(path))
        return answer(std::move(*open));
    if (auto no = refused(request))
        return answer(std::move(*no));
    const auto docker = "/api/endpoints/" + QByteArray::number(m_options.environment) + "/docker";
    if (path.startsWith(docker + "/"))
        return this->docker(request, path.mid(docker.size()), std::move(answer));
    page(path, std::move(answer));
}

void PortainerDouble::page(const QByteArray &path, AnswerHandler answer) const
{
    if (path == "/api/users/me")
        return answer(recorded(200, "who am I", kGood));
    if (path == "/api/endpoints") {
        auto out = recorded(200, "environments", kGood);
        out.headers.emplace_back("X-Total-Available", "1");
        out.headers.emplace_back("X-Total-Count", "1");
        return answer(std::move(out));
    }
    const auto parts = path.split('/'); // "", "api", "endpoints", "<id>", …
    if (parts.value(2) != "endpoints")
        return answer({404, "404 page not found\n", {{"Content-Type", "text/plain; charset=utf-8"}}});
    if (parts.value(3).toInt() != m_options.environment) {
        return answer(message(404, "Unable to find an environment with the specified identifier inside the database",
                              "Object not found inside the database (bucket=endpoints, key=" + parts.value(3) + ")"));
    }
    auto json = recordedBody("environment, light");
    json["Id"] = m_options.environment;
    json["Type"] = m_options.environmentType;
    answer({200, QByteArray::fromStdString(dumpJson(json)), kGood});
}

void PortainerDouble::docker(const HttpRequest &request, const QByteArray &path, AnswerHandler answer)
{
    if (path == "/nodes" && !m_options.mayListNodes)
        return answer({403, R"({"message":"access denied to resource"})", kRefused});
    auto inner = request;
    const auto mark = request.target.indexOf('?');
    inner.target = path + (mark < 0 ? QByteArray() : request.target.mid(mark));
    m_backend.ask(inner, [path, answer = std::move(answer)](HttpAnswer out) {
        out.headers.emplace_back("X-Content-Type-Options", "nosniff");
        if (out.status / 100 == 2)
            out.headers.emplace_back("X-Csrf-Token", "");
        if (out.status == 200 && isReencoded(path) && !path.endsWith("/update")) {
            if (const auto json = parseJson(out.body.toStdString(), "docker"))
                out.body = QByteArray::fromStdString(dumpJson(*json));
        }
        answer(std::move(out));
    });
}

} // namespace preamar::test
