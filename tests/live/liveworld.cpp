#include "tests/live/liveworld.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

#include <csignal>
#include <sys/prctl.h>

namespace preamar::test {

namespace {

QString text(const char *s)
{
    return QString::fromLatin1(s);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(bytes) == bytes.size();
}

// The newest cAdvisor that packaging/testtools.sh built, unless docker stats are asked for.
QString cadvisor()
{
    if (qEnvironmentVariable("PREAMAR_LIVE_METRICS") == text("stats"))
        return {};
    const auto cache =
        qEnvironmentVariable("PREAMAR_TOOLS", QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                                                  text("/preamar-tools"));
    for (const auto &found :
         QDir(cache).entryInfoList({text("cadvisor-*")}, QDir::Files | QDir::Executable, QDir::Time))
        return found.absoluteFilePath();
    return {};
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

QString LiveWorld::missing()
{
    if (const auto why = RealDocker::missing(); !why.isEmpty())
        return why;
    for (const char *name : {"prometheus", "promtool"}) {
        if (QStandardPaths::findExecutable(text(name)).isEmpty())
            return text("needs %1").arg(text(name));
    }
    if (cadvisor().isEmpty() && QStandardPaths::findExecutable(text("python3")).isEmpty())
        return text("needs cAdvisor (packaging/testtools.sh builds it) or python3");
    return {};
}

LiveWorld::~LiveWorld()
{
    for (auto &process : m_processes)
        process->terminate();
    for (auto &process : m_processes) {
        if (!process->waitForFinished(10'000)) {
            process->kill();
            process->waitForFinished(5'000);
        }
    }
    RealDocker::stopShared();
}

QString LiveWorld::start()
{
    using Stage = QString (LiveWorld::*)();
    for (const Stage stage : {&LiveWorld::startService, &LiveWorld::startMetrics, &LiveWorld::importPast,
                              &LiveWorld::startPrometheus, &LiveWorld::startPortainer}) {
        if (auto problem = (this->*stage)(); !problem.isEmpty())
            return problem;
    }
    return {};
}

// A test that is killed takes its servers with it.
QProcess &LiveWorld::launch(const QString &name, const QString &program, const QStringList &arguments)
{
    auto &process = *m_processes.emplace_back(std::make_unique<QProcess>());
    process.setStandardOutputFile(file(name + text(".out")));
    process.setStandardErrorFile(file(name + text(".err")));
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.start(program, arguments);
    return process;
}

QByteArray LiveWorld::listening(const QString &name) const
{
    for (const auto &line : contents(file(name + text(".out"))).split('\n')) {
        if (line.startsWith("listening on "))
            return line.mid(13).trimmed();
    }
    return {};
}

QByteArray LiveWorld::get(const QByteArray &url)
{
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(QUrl::fromEncoded(url))));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000) || reply->error() != QNetworkReply::NoError)
        return {};
    return reply->readAll();
}

// Idle until a file says otherwise: `docker exec` into all of them begins the load.
QString LiveWorld::startService()
{
    m_docker = RealDocker::shared();
    if (m_docker == nullptr)
        return RealDocker::missing();
    m_docker->docker({text("service"), text("create"), text("--detach"), text("--name"), text(kService),
                      text("--replicas"), QString::number(kReplicas), text("--label"), text("preamar.enable=true"),
                      text("--limit-cpu"), QString::number(kCpuLimit), text("--limit-memory"), text("64M"),
                      text("--network"), text("host"), text("bench/web:1"), text("/bin/sh"), text("-c"),
                      text("while [ ! -e /burn ]; do sleep 1; done; while :; do :; done")});
    const auto running = [&] {
        return m_docker->docker({text("ps"), text("-q")}).split('\n').count() == kReplicas + 1;
    };
    return QTest::qWaitFor(running, 30'000) ? QString() : text("the service does not start");
}

QString LiveWorld::startMetrics()
{
    const auto socket = text("unix://") + m_docker->socket();
    const auto program = cadvisor();
    if (program.isEmpty()) {
        m_measuredBy = text("docker stats");
        launch(text("metrics"), text(PREAMAR_LIVE_DIR "/statsexporter"), {text("--docker"), socket});
    } else {
        m_measuredBy = text("cAdvisor ") + program.section(u'-', -1);
        launch(text("metrics"), program, {text("-docker"), socket});
    }
    const auto measures = [&] {
        m_metrics = listening(text("metrics"));
        return !m_metrics.isEmpty() && tasksOf(get(m_metrics + "/metrics"), kService).cpu.size() == kReplicas;
    };
    return QTest::qWaitFor(measures, 60'000) ? QString() : text("the containers are not measured");
}

// The past has the labels of the very series that follow, so that nothing tells the two apart but time.
QString LiveWorld::importPast()
{
    const auto tasks = tasksOf(get(m_metrics + "/metrics"), kService);
    if (tasks.cpu.size() != kReplicas || tasks.memory.size() != kReplicas)
        return text("the metrics of the tasks are not one series each");
    const QByteArray target = "instance=\"" + m_metrics.mid(7) + "\",job=\"cadvisor\"";
    const PastShape shape{.endSeconds = QDateTime::currentSecsSinceEpoch(),
                          .stepSeconds = 30, // a rate over a minute has two samples
                          .coresPerTask = kCpuLimit,
                          .mean = 0.55,
                          .swing = 0.19,
                          .memoryBytes = 800'000.0};
    if (!write(file(text("past.txt")), pastOf(tasks, target, shape)))
        return text("the past cannot be written");
    QProcess promtool;
    promtool.start(text("promtool"), {text("tsdb"), text("create-blocks-from"), text("openmetrics"), text("--quiet"),
                                      text("--max-block-duration=48h"), file(text("past.txt")), file(text("tsdb"))});
    if (!promtool.waitForFinished(120'000) || promtool.exitCode() != 0)
        return text("promtool: ") + QString::fromUtf8(promtool.readAllStandardError());
    return {};
}

QString LiveWorld::startPrometheus()
{
    const QByteArray config = "global: {scrape_interval: 2s, scrape_timeout: 2s}\n"
                              "scrape_configs:\n"
                              "  - job_name: cadvisor\n"
                              "    static_configs: [{targets: ['" +
                              m_metrics.mid(7) + "']}]\n";
    if (!write(file(text("prometheus.yml")), config))
        return text("the configuration of Prometheus cannot be written");
    const auto address = text("127.0.0.1:%1").arg(freePort());
    m_prometheus = "http://" + address.toLatin1();
    launch(text("prometheus"), text("prometheus"),
           {text("--config.file=") + file(text("prometheus.yml")), text("--storage.tsdb.path=") + file(text("tsdb")),
            text("--storage.tsdb.retention.time=30d"), text("--web.listen-address=") + address,
            text("--log.level=warn")});
    const auto scrapes = [&] {
        return measured(
                   text("count(timestamp(container_cpu_usage_seconds_total{container_label_com_docker_swarm_service_"
                        "name=\"%1\"}) > time() - 10)")
                       .arg(text(kService))) == kReplicas;
    };
    return QTest::qWaitFor(scrapes, 60'000) ? QString() : text("Prometheus does not scrape");
}

QString LiveWorld::startPortainer()
{
    m_key = "ptr_canary" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    if (!write(keyFile(), m_key + '\n'))
        return text("the key cannot be written");
    launch(text("portainer"), text(PREAMAR_BIN_DIR "/portainer-double"),
           {text("--port"), text("0"), text("--docker-socket"), m_docker->socket(), text("--api-key-file"), keyFile(),
            text("--count-file"), file(text("writes"))});
    const auto up = [&] {
        m_portainer = listening(text("portainer"));
        return !m_portainer.isEmpty();
    };
    return QTest::qWaitFor(up, 10'000) ? QString() : text("the double of Portainer does not start");
}

QList<QByteArray> LiveWorld::writes() const
{
    auto lines = contents(file(text("writes"))).split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

bool LiveWorld::burn() const
{
    const auto ids = m_docker->docker({text("ps"), text("-q")}).split('\n');
    int begun = 0;
    for (const auto &id : ids) {
        if (id.isEmpty())
            continue;
        QProcess exec;
        exec.start(text("docker"), {text("-H"), text("unix://") + m_docker->socket(), text("exec"),
                                    QString::fromLatin1(id), text("/bin/sh"), text("-c"), text(": > /burn")});
        begun += exec.waitForFinished(20'000) && exec.exitCode() == 0 ? 1 : 0;
    }
    return begun == kReplicas;
}

Json LiveWorld::service() const
{
    const auto bytes = m_docker->docker({text("service"), text("inspect"), text(kService)});
    const auto parsed = parseJson(bytes.toStdString(), "docker service inspect");
    return parsed && parsed->is_array() && parsed->size() == 1 ? parsed->front() : Json();
}

std::optional<double> LiveWorld::measured(const QString &expression)
{
    QUrl url(QString::fromLatin1(m_prometheus + "/api/v1/query"));
    QUrlQuery query;
    query.addQueryItem(text("query"), QString::fromLatin1(QUrl::toPercentEncoding(expression)));
    url.setQuery(query);
    const auto parsed = parseJson(get(url.toEncoded()).toStdString(), "query");
    if (!parsed)
        return std::nullopt;
    const Json::json_pointer value("/data/result/0/value/1");
    if (!parsed->contains(value) || !parsed->at(value).is_string())
        return std::nullopt;
    bool good = false;
    const double number = QString::fromStdString(parsed->at(value).get<std::string>()).toDouble(&good);
    return good ? std::optional{number} : std::nullopt;
}

QByteArray LiveWorld::logs() const
{
    QByteArray out;
    for (const auto &entry : QDir(m_dir.path()).entryInfoList({text("*.out"), text("*.err")}, QDir::Files))
        out += contents(entry.absoluteFilePath());
    return out;
}

} // namespace preamar::test
