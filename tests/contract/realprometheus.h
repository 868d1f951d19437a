// A real Prometheus on a free loopback port, with history seeded by promtool and a small exporter to scrape.
#pragma once

#include "tests/support/portainerdouble_http.h"

#include <QProcess>
#include <QTemporaryDir>

namespace preamar::test {

// Answers every scrape with what `page` makes of the seconds since it was made.
class Exporter final : public HttpDouble
{
    Q_OBJECT
public:
    std::function<QByteArray(double seconds)> page;
    [[nodiscard]] double seconds() const;

protected:
    void handle(const HttpRequest &request, AnswerHandler answer) override;

private:
    qint64 m_start = 0;

public:
    Exporter();
};

class RealPrometheus
{
public:
    [[nodiscard]] static QString missing();
    ~RealPrometheus() { stop(); }
    // OpenMetrics text becomes blocks; targets are scraped every second.
    [[nodiscard]] bool start(const QByteArray &openMetrics, const std::vector<QByteArray> &targets);
    // Ends it and starts it anew on the same data and port.
    [[nodiscard]] bool restart();
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    [[nodiscard]] bool launch();
    void stop();

    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace preamar::test
