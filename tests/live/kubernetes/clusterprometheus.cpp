#include "tests/live/kubernetes/clusterprometheus.h"

#include "tests/live/livehistory.h"

#include <QDateTime>
#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

namespace preamar::test {

QString ClusterPrometheus::start(const QString &space, const QStringList &deployments)
{
    const auto write = [this](const QString &name, const QByteArray &content) {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    TaskLabels tasks;
    for (const auto &name : deployments) {
        for (const char *end : {"-5f6b8c9d7-bcdfg", "-5f6b8c9d7-hjklm"}) {
            const auto labels = "namespace=\"" + space.toUtf8() + "\",pod=\"" + name.toUtf8() + end + "\",container=\"main\"";
            tasks.cpu.append(labels);
            tasks.memory.append(labels);
        }
    }
    const auto past = pastOf(tasks, "job=\"kubelet\",instance=\"" + m_world.kubelet().toUtf8() + "\"",
                             {.endSeconds = QDateTime::currentSecsSinceEpoch() - 60, .coresPerTask = 0.5, .mean = 0.35, .swing = 0.08, .memoryBytes = 20e6});
    QByteArray config = "global: {scrape_interval: 2s, scrape_timeout: 2s}\nscrape_configs:\n";
    for (int i = 0; i < 3; ++i)
        config += "- job_name: node" + QByteArray::number(i) + "\n  honor_labels: true\n  scheme: http\n  metrics_path: /metrics/nodes/node-" + QByteArray::number(i) +
                  "/metrics/resource\n  static_configs: [{targets: ['" + m_world.kubelet().toUtf8() + "']}]\n";
    if (!write(QStringLiteral("prometheus.yml"), config) || !write(QStringLiteral("past.om"), past))
        return QStringLiteral("files cannot be written");
    QProcess tool;
    tool.start(QStringLiteral("promtool"), {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"), QStringLiteral("openmetrics"), QStringLiteral("--quiet"),
                                            QStringLiteral("--max-block-duration=48h"), m_dir.filePath(QStringLiteral("past.om")), m_dir.filePath(QStringLiteral("data"))});
    if (!tool.waitForFinished(60'000) || tool.exitCode() != 0)
        return QStringLiteral("promtool: ") + QString::fromUtf8(tool.readAllStandardError().right(300));
    return again() ? QString() : QStringLiteral("Prometheus does not start");
}

bool ClusterPrometheus::again()
{
    const auto port = m_world.forwardedPort();
    m_world.launch(QStringLiteral("prometheus"), QStringLiteral("prometheus"),
                   {QStringLiteral("--config.file=") + m_dir.filePath(QStringLiteral("prometheus.yml")), QStringLiteral("--storage.tsdb.path=") + m_dir.filePath(QStringLiteral("data")),
                    QStringLiteral("--storage.tsdb.retention.time=60d"), QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port)});
    return QTest::qWaitFor(
        [port] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            if (!socket.waitForConnected(200))
                return false;
            socket.write("GET /-/ready HTTP/1.0\r\n\r\n");
            return socket.waitForReadyRead(500) && socket.readAll().contains(" 200 ");
        },
        30'000);
}

void ClusterPrometheus::stop()
{
    m_world.end(QStringLiteral("prometheus"));
}

void ClusterPrometheus::freeze(bool frozen)
{
    m_world.freeze(QStringLiteral("prometheus"), frozen);
}

bool ClusterPrometheus::waitScraped(const QString &space, int pods)
{
    const auto expression = QStringLiteral("count(rate(container_cpu_usage_seconds_total{namespace=\"%1\",pod!~\".+-5f6b8c9d7-.+\"}[1m]))").arg(space);
    return QTest::qWaitFor([&] { return measured(expression) >= static_cast<double>(pods); }, 90'000);
}

double ClusterPrometheus::measured(const QString &expression)
{
    QNetworkAccessManager http;
    http.setProxy(QNetworkProxy::NoProxy);
    auto *reply = http.get(QNetworkRequest(QUrl(url() + QStringLiteral("/api/v1/query?query=") + QString::fromLatin1(QUrl::toPercentEncoding(expression)))));
    (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 5'000);
    const auto json = parseJson(reply->readAll().toStdString(), "query");
    reply->deleteLater();
    QTest::qWait(300);
    try {
        return json ? std::stod(json->at("data").at("result").at(0).at("value").at(1).get<std::string>()) : -1.0;
    } catch (const std::exception &) {
        return -1.0;
    }
}

} // namespace preamar::test
