// What stands behind the Portainer double: a real dockerd, or a Swarm in memory that answers as one does.
#pragma once

#include "core/base/json.h"
#include "tests/support/portainerdouble_http.h"

#include <QElapsedTimer>

#include <map>
#include <string>
#include <vector>

namespace preamar::test {

// Docker's side of a request: the target without Portainer's prefix.
class DockerBackend : public QObject
{
public:
    virtual void ask(const HttpRequest &request, AnswerHandler answer) = 0;
};

class SocketBackend final : public DockerBackend
{
public:
    explicit SocketBackend(QString socketPath) : m_path(std::move(socketPath)) {}
    void ask(const HttpRequest &request, AnswerHandler answer) override;

private:
    QString m_path;
};

// The bodies that the recording holds and that do not depend on the state: info, version, node, one task, one
// container.
[[nodiscard]] const Json &recordedBody(std::string_view exchange);

struct ServiceSeed
{
    std::string name{};
    std::int64_t replicas = 1;
    std::map<std::string, std::string> labels{{"preamar.enable", "true"}};
    std::int64_t nanoCpus = 500'000'000;
    std::int64_t memoryBytes = 67'108'864;
    std::string mode = "Replicated";
};

class MemorySwarm final : public DockerBackend
{
public:
    MemorySwarm();
    void ask(const HttpRequest &request, AnswerHandler answer) override;

    void addService(const ServiceSeed &seed);
    void addRawService(const Json &service);
    void removeService(const std::string &name);
    // {"services": [{"name", "replicas", "labels", "nanoCpus", "memoryBytes", "mode"} or Docker's own], "startMillis",
    //  "capacity", "manager"}
    [[nodiscard]] bool load(const Json &description);
    // Somebody else's change: another image, another count, an update that runs.
    void change(const std::string &name, const std::function<void(Json &service)> &edit);
    void setStartMillis(qint64 millis) { m_startMillis = millis; }
    // No more tasks than this can be placed; the rest stays pending.
    void setCapacity(std::int64_t tasks) { m_capacity = tasks; }
    void setManager(bool manager) { m_manager = manager; }
    void setNodeDown(bool down) { m_nodeDown = down; }
    // A task of the service's first slot that ended so, for every read from now on.
    void addFailedTask(const std::string &name, const std::string &state, const std::string &error);
    [[nodiscard]] const Json *service(const std::string &nameOrId) const;

private:
    struct TaskState
    {
        std::string id;
        std::string service;
        std::int64_t slot = 0;
        qint64 born = 0;
        std::string ended; // its last state, where it ended
        std::string error;
    };

    Json *find(const std::string &nameOrId);
    HttpAnswer services(const HttpRequest &request);
    HttpAnswer update(const HttpRequest &request, const std::string &id);
    HttpAnswer tasks(const HttpRequest &request);
    HttpAnswer nodes() const;
    HttpAnswer info() const;
    HttpAnswer containers() const;
    void settleTasks(const std::string &id);
    [[nodiscard]] Json taskJson(const TaskState &task, bool placed) const;
    [[nodiscard]] std::string newId();

    std::vector<Json> m_services;
    std::vector<TaskState> m_tasks;
    std::int64_t m_index = 10;
    std::int64_t m_capacity = 1'000'000;
    qint64 m_startMillis = 0;
    quint64 m_ids = 1;
    bool m_manager = true;
    bool m_nodeDown = false;
    QElapsedTimer m_clock;
};

} // namespace preamar::test
