#include "tests/contract/realprometheus.h"

#include <QDateTime>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace preamar::test {

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

Exporter::Exporter() : m_start(QDateTime::currentMSecsSinceEpoch()) {}

double Exporter::seconds() const
{
    return static_cast<double>(QDateTime::currentMSecsSinceEpoch() - m_start) / 1000.0;
}

void Exporter::handle(const HttpRequest &, AnswerHandler answer)
{
    answer({200, page(seconds()), {{"Content-Type", "text/plain; version=0.0.4"}}});
}

QString RealPrometheus::missing()
{
    for (const char *name : {"prometheus", "promtool"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty())
            return QStringLiteral("needs %1").arg(QString::fromLatin1(name));
    }
    return {};
}

bool RealPrometheus::start(const QByteArray &openMetrics, const std::vector<QByteArray> &targets)
{
    if (!openMetrics.isEmpty()) {
        const auto data = m_dir.filePath(QStringLiteral("data"));
        const auto text = m_dir.filePath(QStringLiteral("history.om"));
        QProcess tool;
        if (!writeFile(text, openMetrics))
            return false;
        tool.start(QStringLiteral("promtool"), {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"),
                                                QStringLiteral("openmetrics"), text, data});
        if (!tool.waitForFinished(300'000) || tool.exitCode() != 0)
            return false;
    }
    QByteArray config = "global: {scrape_interval: 1s, scrape_timeout: 900ms}\nscrape_configs:\n";
    for (std::size_t i = 0; i < targets.size(); ++i) {
        config += "- job_name: target" + QByteArray::number(static_cast<int>(i)) + "\n  static_configs: [{targets: ['" +
                  targets[i] + "']}]\n";
    }
    if (!writeFile(m_dir.filePath(QStringLiteral("prometheus.yml")), config))
        return false;
    m_port = freePort();
    return launch();
}

bool RealPrometheus::restart()
{
    stop();
    return m_process.state() == QProcess::NotRunning && launch();
}

bool RealPrometheus::launch()
{
    // A test that aborts leaves nothing running.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.setStandardErrorFile(m_dir.filePath(QStringLiteral("log")));
    m_process.start(QStringLiteral("prometheus"),
                    {QStringLiteral("--config.file=") + m_dir.filePath(QStringLiteral("prometheus.yml")),
                     QStringLiteral("--storage.tsdb.path=") + m_dir.filePath(QStringLiteral("data")), QStringLiteral("--storage.tsdb.retention.time=60d"),
                     QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)});
    const auto ready = [&] {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (!socket.waitForConnected(200))
            return false;
        socket.write("GET /-/ready HTTP/1.0\r\n\r\n");
        return socket.waitForReadyRead(500) && socket.readAll().contains(" 200 ");
    };
    return QTest::qWaitFor(ready, 30'000);
}

void RealPrometheus::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished(2'000);
}

} // namespace preamar::test
