#include "core/platform/lab/cluster.h"

#include "core/base/json.h"
#include "core/platform/lab/load.h"

#include <QFile>
#include <QFileInfo>
#include <QString>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace preamar::lab {

namespace {

// Where the cluster's change counter stood when the demonstration was made; services start just below it.
constexpr std::int64_t kFirstVersion = 48'000;

// 25 characters like Swarm's ids.
std::string makeUid(std::uint64_t key)
{
    static constexpr char alphabet[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string out(25, '0');
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = alphabet[static_cast<std::size_t>(uniform(key, 1, static_cast<std::int64_t>(i)) * 36.0)];
    return out;
}

Result<LogLine> parseLine(std::string_view text, int number)
{
    const auto where = "lab log line " + std::to_string(number);
    auto json = parseJson(text, where, {.depth = 2, .elements = 32});
    if (!json)
        return fail(ErrorCode::Storage, where, json.error().detail);
    const auto at = stringAt(*json, "at");
    const auto time = at ? parseTimestamp(*at) : Result<Timestamp>(fail(ErrorCode::Storage, where));
    const auto uid = stringAt(*json, "uid");
    const auto service = stringAt(*json, "service");
    const auto from = integerAt(*json, "from");
    const auto to = integerAt(*json, "to");
    const auto version = integerAt(*json, "version");
    if (!time || !uid || !service || !from || !to || !version || *to < 0)
        return fail(ErrorCode::Storage, where, "a field is missing or of another type");
    return LogLine{.at = *time,
                   .uid = *uid,
                   .service = *service,
                   .from = *from,
                   .to = *to,
                   .version = *version,
                   .intent = stringAt(*json, "intent").value_or(std::string())};
}

} // namespace

const ReplicaPoint &ServiceState::at(Timestamp t) const
{
    const auto after =
        std::upper_bound(points.begin(), points.end(), t, [](Timestamp v, const ReplicaPoint &p) { return v < p.at; });
    return after == points.begin() ? points.front() : *std::prev(after);
}

Cluster::Cluster(const ContextConfig &config, const LabScenario &scenario, std::string file)
    : m_scenario(&scenario), m_file(std::move(file)), m_frozen(config.lab.at.has_value())
{
    const auto key = mix(textKey(config.name.str()) ^ mix(config.lab.seed)) ^ textKey(config.lab.scenario) ^
                     mix(static_cast<std::uint64_t>(toMillis(config.lab.created)));
    m_uids.reserve(scenario.services.size());
    for (const auto &service : scenario.services)
        m_uids.push_back(makeUid(mix(key ^ textKey(service.name))));
}

Result<std::shared_ptr<const ClusterState>> Cluster::state()
{
    const QFileInfo info(QString::fromStdString(m_file));
    const bool exists = info.exists();
    const auto size = exists ? info.size() : 0;
    const auto modified = exists ? info.lastModified() : QDateTime();
    if (m_state && size == m_size && modified == m_modified)
        return m_state;
    std::string text;
    if (exists) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Storage, "lab log", file.errorString().toStdString());
        text = file.readAll().toStdString();
    }
    auto built = build(text);
    if (!built)
        return fail(built.error());
    m_state = std::make_shared<const ClusterState>(std::move(*built));
    // What was looked at before reading: a line added meanwhile is at worst read again.
    m_size = size;
    m_modified = modified;
    return m_state;
}

Result<ClusterState> Cluster::build(const std::string &text) const
{
    ClusterState out;
    const auto &services = m_scenario->services;
    out.services.resize(services.size());
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < services.size(); ++i) {
        out.services[i].uid = m_uids[i];
        out.services[i].version = kFirstVersion + static_cast<std::int64_t>(i);
        index.emplace(m_uids[i], i);
    }
    out.version = kFirstVersion + static_cast<std::int64_t>(services.size());
    // An end without a line break is a write that was cut off: it was never accepted.
    int number = 0;
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        auto line = parseLine(std::string_view(text).substr(begin, end - begin), ++number);
        if (!line)
            return fail(line.error());
        // Lines of a cluster that had this name before have other uids.
        const auto it = index.find(line->uid);
        if (it == index.end())
            continue;
        auto &service = out.services[it->second];
        service.version = line->version;
        out.version = std::max(out.version, line->version);
        if (!line->intent.empty())
            out.intents.insert(line->intent);
        service.writes.push_back(std::move(*line));
    }
    for (std::size_t i = 0; i < services.size(); ++i)
        out.services[i].points = pointsOf(services[i], out.services[i]);
    return out;
}

std::vector<ReplicaPoint> Cluster::pointsOf(const LabService &service, const ServiceState &state) const
{
    std::vector<ReplicaPoint> out{{Timestamp::min(), service.replicas, service.replicas}};
    std::vector<Timestamp> readyAt(static_cast<std::size_t>(service.replicas), Timestamp::min());
    const auto note = [&](Timestamp at) {
        const auto ready = std::count_if(readyAt.begin(), readyAt.end(), [at](Timestamp r) { return r <= at; });
        const ReplicaPoint point{at, static_cast<std::int64_t>(readyAt.size()), static_cast<std::int64_t>(ready)};
        if (out.back().at == at)
            out.back() = point;
        else
            out.push_back(point);
    };
    // Readiness that falls before `until` becomes a point of its own.
    const auto noteReadyUntil = [&](Timestamp until) {
        std::vector<Timestamp> pending;
        std::copy_if(readyAt.begin(), readyAt.end(), std::back_inserter(pending),
                     [&](Timestamp r) { return r > out.back().at && r < until; });
        std::sort(pending.begin(), pending.end());
        for (const auto at : pending)
            note(at);
    };
    for (const auto &write : state.writes) {
        const auto at = std::max(write.at, out.back().at);
        noteReadyUntil(at);
        const auto wanted = static_cast<std::size_t>(write.to);
        // The youngest go first, so that those not ready are removed before those that serve (autoscalers.md 5.1).
        std::sort(readyAt.begin(), readyAt.end());
        while (readyAt.size() > wanted)
            readyAt.pop_back();
        while (readyAt.size() < wanted) {
            // Copies do not start in step: ±15 % around the usual time.
            const double spread = 0.85 + 0.3 * uniform(mix(static_cast<std::uint64_t>(write.version)), 2,
                                                       static_cast<std::int64_t>(readyAt.size()));
            const Millis start =
                m_frozen ? Millis{0} : Millis{static_cast<std::int64_t>(1000.0 * spread * service.startSeconds)};
            readyAt.push_back(at + start);
        }
        note(at);
    }
    noteReadyUntil(Timestamp::max());
    return out;
}

} // namespace preamar::lab
