// The state of a demonstration cluster: rebuilt from its write log, which other processes may have made longer.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/context.h"
#include "core/platform/lab/scenario.h"

#include <QDateTime>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace preamar::lab {

// One line of the log. Without an intent it is somebody else's change.
struct LogLine
{
    Timestamp at{};
    std::string uid;
    std::string service;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t version = 0;
    std::string intent;
};

// Replicas and readiness from `at` on.
struct ReplicaPoint
{
    Timestamp at{};
    std::int64_t replicas = 0;
    std::int64_t ready = 0;
};

struct ServiceState
{
    std::string uid;
    std::int64_t version = 0;
    std::vector<LogLine> writes;
    std::vector<ReplicaPoint> points; // never empty; the first one counts for all time before
    [[nodiscard]] const ReplicaPoint &at(Timestamp t) const;
    [[nodiscard]] std::int64_t replicas() const { return points.back().replicas; }
};

struct ClusterState
{
    std::vector<ServiceState> services; // in the scenario's order
    std::unordered_set<std::string> intents;
    std::int64_t version = 0; // of the newest change of all
};

// The log, held for one check-and-write. Other processes wait for their turn.
class LogWriter
{
public:
    virtual ~LogWriter() = default;
    // Durable when it returns a value. On Storage nothing was added; on Timeout nobody knows.
    [[nodiscard]] virtual Result<void> append(const LogLine &line) = 0;
};

class Cluster
{
public:
    Cluster(const ContextConfig &config, const LabScenario &scenario, std::string file);

    // What the log says now; read again only where the file has changed. Storage where it is unreadable or damaged.
    [[nodiscard]] Result<std::shared_ptr<const ClusterState>> state();
    // Unavailable while another process holds the log.
    [[nodiscard]] Result<std::unique_ptr<LogWriter>> tryLock() const;

private:
    [[nodiscard]] Result<ClusterState> build(const std::string &text) const;
    [[nodiscard]] std::vector<ReplicaPoint> pointsOf(const LabService &service, const ServiceState &state) const;

    const LabScenario *m_scenario;
    std::string m_file;
    bool m_frozen;
    std::vector<std::string> m_uids;
    QDateTime m_modified;
    std::int64_t m_size = -1;
    std::shared_ptr<const ClusterState> m_state;
};

} // namespace preamar::lab
