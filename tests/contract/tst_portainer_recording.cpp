// The double against the recording of a real Portainer: where they differ, the double is wrong.
#include "core/base/json.h"
#include "tests/contract/realdocker.h"
#include "tests/support/portainerdouble.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr const char *kRecordedId = "7fxgtm4jyoezsvqu9izbppq54";
constexpr const char *kRecordedNetwork = "r3389j36iht662zy4qwro8npg";

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

Json recording()
{
    QFile file(QStringLiteral(PREAMAR_TEST_DATA "/wire/portainer-2.23.0.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.readAll().toStdString(), "recording").value_or(Json());
}

struct RawAnswer
{
    int status = 0;
    std::map<QByteArray, QByteArray> headers{}; // lower-case names
    QByteArray body{};
};

// One request by hand, so that every header of the answer is seen.
RawAnswer ask(quint16 port, const QByteArray &method, const QByteArray &target,
              const std::map<std::string, std::string> &headers, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    QByteArray request = method + " " + target + " HTTP/1.1\r\nHost: double\r\n";
    for (const auto &[name, value] : headers)
        request += QByteArray::fromStdString(name + ": " + value) + "\r\n";
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(request);
    QByteArray all;
    RawAnswer out;
    const auto complete = [&] {
        all += socket.readAll();
        const auto end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const auto lines = all.left(end).split('\n');
        out.status = lines.front().split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const auto colon = lines[i].indexOf(':');
            out.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
        }
        out.body = all.mid(end + 4);
        return out.body.size() >= out.headers["content-length"].toLongLong();
    };
    if (!QTest::qWaitFor(complete, 10'000))
        out.status = 0;
    return out;
}

// Where the two differ in shape: keys, kinds, and every element of a list against the first recorded one. null stands
// for anything.
QString shapeDifference(const Json &expected, const Json &actual, const QString &path)
{
    if (expected.is_null() || actual.is_null())
        return {};
    if (expected.is_object() && actual.is_object()) {
        for (const auto &[key, value] : expected.items()) {
            const Json *other = preamar::find(actual, key);
            if (other == nullptr)
                return path + QLatin1Char('/') + text(key) + QStringLiteral(" is missing");
            if (const auto why = shapeDifference(value, *other, path + QLatin1Char('/') + text(key)); !why.isEmpty())
                return why;
        }
        for (const auto &[key, value] : actual.items()) {
            if (!expected.contains(key))
                return path + QLatin1Char('/') + text(key) + QStringLiteral(" is new");
        }
        return {};
    }
    if (expected.is_array() && actual.is_array()) {
        for (const Json &item : actual) {
            QString why;
            for (const Json &sample : expected) {
                why = shapeDifference(sample, item, path + QStringLiteral("[]"));
                if (why.isEmpty())
                    break;
            }
            if (!why.isEmpty())
                return why;
        }
        return {};
    }
    const bool same = expected.type() == actual.type() || (expected.is_number() && actual.is_number());
    return same ? QString() : path + QStringLiteral(" is of another kind");
}

QByteArray bodyBytes(const Json &body)
{
    if (body.is_null())
        return {};
    return QByteArray::fromStdString(body.is_string() ? body.get<std::string>() : dumpJson(body));
}

// One replay: what the recording names by its own world's IDs and versions is what the double's world calls it.
class Replay
{
public:
    explicit Replay(DockerBackend &backend) : m_portainer(backend, options()) {}
    [[nodiscard]] bool begin()
    {
        if (!m_portainer.listen())
            return false;
        const auto service = inspect();
        const auto id = stringAt(service, "ID");
        if (!id)
            return false;
        m_id = QByteArray::fromStdString(*id);
        m_network =
            QByteArray::fromStdString(service["Spec"]["TaskTemplate"]["Networks"][0]["Target"].get<std::string>());
        return true;
    }
    [[nodiscard]] Json inspect()
    {
        const auto answer = ask(m_portainer.port(), "GET", "/api/endpoints/1/docker/services/loja_api",
                                {{"X-API-Key", "ptr_REDACTED"}}, {});
        return parseJson(answer.body.toStdString(), "service").value_or(Json::object());
    }
    [[nodiscard]] QByteArray here(QByteArray recorded) const
    {
        return recorded.replace(kRecordedId, m_id).replace(kRecordedNetwork, m_network);
    }
    [[nodiscard]] RawAnswer repeat(const Json &request)
    {
        auto target = here(QByteArray::fromStdString(request["path"].get<std::string>()));
        if (const auto at = target.indexOf("version="); at >= 0) {
            const auto recorded = target.mid(at + 8);
            if (!m_versions.contains(recorded)) // the double's, as it is when this one is first used
                m_versions[recorded] = QByteArray::number(inspect()["Version"]["Index"].get<qint64>());
            target = target.left(at + 8) + m_versions[recorded];
        }
        return ask(m_portainer.port(), QByteArray::fromStdString(request["method"].get<std::string>()), target,
                   request["headers"].get<std::map<std::string, std::string>>(), here(bodyBytes(request["body"])));
    }

private:
    [[nodiscard]] static PortainerOptions options()
    {
        PortainerOptions out;
        out.apiKey = "ptr_REDACTED";
        return out;
    }

    PortainerDouble m_portainer;
    QByteArray m_id;
    QByteArray m_network;
    std::map<QByteArray, QByteArray> m_versions;
};

QString headerDifference(const Json &expected, const RawAnswer &actual)
{
    for (const auto &[header, value] : expected.items()) {
        const auto lower = QByteArray::fromStdString(header).toLower();
        if (lower == "date" || lower == "content-length" || lower == "connection" || lower == "transfer-encoding")
            continue;
        const auto it = actual.headers.find(lower);
        if (it == actual.headers.end() || it->second != QByteArray::fromStdString(value.get<std::string>()))
            return text("header " + header);
    }
    return {};
}

// Refusals are the same to the letter; what is there has the same shape, where it is not the machine's own.
QString bodyDifference(const Json &response, const RawAnswer &actual, bool machine)
{
    if (actual.body.isEmpty())
        return response["body"] == "" ? QString() : QStringLiteral("no body");
    const auto body = parseJson(actual.body.toStdString(), "answer");
    if (!body)
        return QStringLiteral("not JSON");
    if (actual.status != 200)
        return *body == response["body"] ? QString() : QString::fromUtf8(actual.body);
    return machine ? QString() : shapeDifference(response["body"], *body, {});
}

} // namespace

class TestPortainerRecording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { RealDocker::stopShared(); }
    void replays_data();
    void replays();

private:
    [[nodiscard]] static std::unique_ptr<DockerBackend> memory();
    [[nodiscard]] static std::unique_ptr<DockerBackend> docker();
};

std::unique_ptr<DockerBackend> TestPortainerRecording::memory()
{
    auto swarm = std::make_unique<MemorySwarm>();
    for (const Json &service : recordedBody("services"))
        swarm->addRawService(service);
    return swarm;
}

std::unique_ptr<DockerBackend> TestPortainerRecording::docker()
{
    auto *real = RealDocker::missing().isEmpty() ? RealDocker::shared() : nullptr;
    if (real == nullptr)
        return nullptr;
    real->removeServices();
    real->createService(QStringLiteral("loja_api"), 3, true);
    real->createService(QStringLiteral("loja_worker"), 2, false);
    const auto running = [&] { return real->docker({QStringLiteral("ps"), QStringLiteral("-q")}).count('\n') == 5; };
    return QTest::qWaitFor(running, 20'000) ? std::make_unique<SocketBackend>(real->socket()) : nullptr;
}

void TestPortainerRecording::replays_data()
{
    QTest::addColumn<bool>("real");
    QTest::newRow("over a Swarm in memory") << false;
    QTest::newRow("over a real dockerd") << true;
}

void TestPortainerRecording::replays()
{
    QFETCH(bool, real);
    const Json exchanges = recording();
    QCOMPARE(exchanges.size(), std::size_t{30});
    const auto backend = real ? docker() : memory();
    if (real && !RealDocker::missing().isEmpty())
        QSKIP(qPrintable(RealDocker::missing()));
    QVERIFY(backend);
    Replay replay(*backend);
    QVERIFY(replay.begin());
    for (const Json &exchange : exchanges) {
        const auto name = exchange["name"].get<std::string>();
        const Json &response = exchange["response"];
        const auto answer = replay.repeat(exchange["request"]);
        QVERIFY2(answer.status == response["status"].get<int>(), (name + ": " + std::to_string(answer.status)).c_str());
        auto why = headerDifference(response["headers"], answer);
        QVERIFY2(why.isEmpty(), (name + ": " + why.toStdString()).c_str());
        // The daemon's own page of what it may do differs between machines.
        why = bodyDifference(response, answer, real && (name == "docker info" || name == "containers"));
        QVERIFY2(why.isEmpty(), (name + ": " + why.toStdString()).c_str());
        // What the steps did, by value: the recording's own bodies of two of them are not as received (README there).
        const auto replicas = replay.inspect()["Spec"]["Mode"]["Replicated"]["Replicas"].get<int>();
        if (name == "service")
            QCOMPARE(replicas, 3);
        if (name == "service after omitted replicas")
            QCOMPARE(replicas, 1);
        if (name == "service after scale") {
            const auto now = replay.inspect();
            QCOMPARE(bodyBytes(now["Spec"]), replay.here(bodyBytes(response["body"]["Spec"])));
            QCOMPARE(bodyBytes(now["PreviousSpec"]), replay.here(bodyBytes(response["body"]["PreviousSpec"])));
        }
    }
    QCOMPARE(replay.inspect()["Spec"]["Mode"]["Replicated"]["Replicas"].get<int>(), 3);
}

QTEST_GUILESS_MAIN(TestPortainerRecording)
#include "tst_portainer_recording.moc"
