// Portainer for tests: what Portainer adds (prefix, authentication, re-encoding, error texts) in front of a real
// dockerd or a Swarm in memory. The recording in tests/data/wire decides what is right.
#pragma once

#include "tests/support/portainerdouble_http.h"
#include "tests/support/portainerdouble_swarm.h"

#include <QFile>

#include <memory>

namespace preamar::test {

struct PortainerOptions
{
    QByteArray apiKey = "ptr_test";
    QByteArray version = "2.23.0"; // before 2.17 there is no /api/system
    QByteArray prefix{};           // "/portainer"
    int environment = 1;
    int environmentType = 1;
    bool initialised = true;
    bool mayListNodes = true;
};

class PortainerDouble final : public HttpDouble
{
    Q_OBJECT
public:
    explicit PortainerDouble(DockerBackend &backend, PortainerOptions options = {}, QObject *parent = nullptr);
    // A line for each update whose head arrived, written before anything else is done with it.
    [[nodiscard]] bool countInto(const QString &file);
    // Updates on the wire.
    [[nodiscard]] int writes() const { return count("POST", "/update"); }
    void setOptions(PortainerOptions options) { m_options = std::move(options); }
    [[nodiscard]] const PortainerOptions &options() const { return m_options; }

protected:
    void handle(const HttpRequest &request, AnswerHandler answer) override;
    void onHead(const HttpRequest &request) override;
    void onStaleVersion(const HttpRequest &request) override;

private:
    [[nodiscard]] std::optional<HttpAnswer> refused(const HttpRequest &request) const;
    [[nodiscard]] std::optional<HttpAnswer> publicPage(const QByteArray &path) const;
    void docker(const HttpRequest &request, const QByteArray &path, AnswerHandler answer);
    void page(const QByteArray &path, AnswerHandler answer) const;

    DockerBackend &m_backend;
    PortainerOptions m_options;
    std::unique_ptr<QFile> m_counts;
};

} // namespace preamar::test
