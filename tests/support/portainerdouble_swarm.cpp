#include "tests/support/portainerdouble_swarm.h"

#include <QDateTime>
#include <QFile>
#include <QUrl>

#include <algorithm>

namespace preamar::test {

namespace {

QByteArray bytes(const Json &json)
{
    return QByteArray::fromStdString(dumpJson(json));
}

const std::vector<std::pair<QByteArray, QByteArray>> kEngineHeaders{{"Api-Version", "1.41"},
                                                                    {"Content-Type", "application/json"},
                                                                    {"Docker-Experimental", "false"},
                                                                    {"Ostype", "linux"},
                                                                    {"Server", "Docker/20.10.24+dfsg1 (linux)"}};

HttpAnswer ok(const Json &json)
{
    return {200, bytes(json) + "\n", kEngineHeaders};
}

HttpAnswer refusal(int status, const std::string &message)
{
    return {status, bytes(Json{{"message", message}}) + "\n", kEngineHeaders};
}

std::string now()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzz000000Z")).toStdString();
}

// Docker takes {"key":["a"]} and the older {"key":{"a":true}}. nullopt where the filter is not JSON.
std::optional<std::map<std::string, std::vector<std::string>>> filters(const HttpRequest &request)
{
    std::map<std::string, std::vector<std::string>> out;
    const auto text = request.parameter("filters");
    if (!text)
        return out;
    const auto json = parseJson(text->toStdString(), "filters");
    if (!json || !json->is_object())
        return std::nullopt;
    for (const auto &[key, values] : json->items()) {
        for (const auto &[name, value] : values.items())
            out[key].push_back(values.is_array() ? value.get<std::string>() : name);
    }
    return out;
}

std::string idOf(const Json &service)
{
    return stringAt(service, "ID").value_or("");
}

std::string nameOf(const Json &service)
{
    return service["Spec"].value("Name", "");
}

std::int64_t replicasOf(const Json &service)
{
    const Json mode = service["Spec"].value("Mode", Json::object());
    return mode.contains("Replicated") ? mode["Replicated"].value("Replicas", std::int64_t{1}) : 1;
}

bool matches(const Json &service, const std::string &key, const std::string &value)
{
    if (key == "id")
        return idOf(service).starts_with(value);
    if (key == "name")
        return nameOf(service).starts_with(value);
    const Json labels = service["Spec"].value("Labels", Json::object());
    const auto equals = value.find('=');
    const auto label = value.substr(0, equals);
    if (key == "label")
        return labels.contains(label) && (equals == std::string::npos || labels[label] == value.substr(equals + 1));
    return service["Spec"]["Mode"].contains(value == "global" ? "Global" : "Replicated"); // mode
}

} // namespace

const Json &recordedBody(std::string_view exchange)
{
    static const Json all = [] {
        QFile file(QStringLiteral(PREAMAR_TEST_DATA "/wire/portainer-2.23.0.json"));
        Json out = Json::object();
        if (!file.open(QIODevice::ReadOnly))
            return out;
        const auto list = parseJson(file.readAll().toStdString(), "recording").value_or(Json::array());
        for (const Json &item : list)
            out[item["name"].get<std::string>()] = item["response"]["body"];
        return out;
    }();
    static const Json none;
    const auto it = all.find(exchange);
    return it == all.end() ? none : *it;
}

MemorySwarm::MemorySwarm()
{
    m_clock.start();
}

std::string MemorySwarm::newId()
{
    // 25 characters of a Swarm ID, from a counter: the same run gives the same names.
    static constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    quint64 state = m_ids++ * 0x9E3779B97F4A7C15ULL;
    std::string out;
    for (int i = 0; i < 25; ++i) {
        state ^= state >> 12U;
        state ^= state << 25U;
        state ^= state >> 27U;
        out += digits[(state * 0x2545F4914F6CDD1DULL >> 33U) % 36U];
    }
    return out;
}

void MemorySwarm::addService(const ServiceSeed &seed)
{
    Json service = recordedBody("services").front();
    service["ID"] = newId();
    service["CreatedAt"] = now();
    service["UpdatedAt"] = now();
    service["Version"]["Index"] = ++m_index;
    auto &spec = service["Spec"];
    spec["Name"] = seed.name;
    spec["Labels"] = seed.labels;
    spec["Mode"] = Json::object();
    if (seed.mode == "Replicated")
        spec["Mode"]["Replicated"]["Replicas"] = seed.replicas;
    else
        spec["Mode"][seed.mode] = Json::object();
    auto &limits = spec["TaskTemplate"]["Resources"]["Limits"] = Json::object();
    if (seed.nanoCpus > 0)
        limits["NanoCPUs"] = seed.nanoCpus;
    if (seed.memoryBytes > 0)
        limits["MemoryBytes"] = seed.memoryBytes;
    addRawService(service);
}

void MemorySwarm::addRawService(const Json &raw)
{
    Json service = raw;
    service.erase("ServiceStatus");
    m_index = std::max(m_index, service["Version"].value("Index", m_index));
    const auto id = idOf(service);
    m_services.push_back(std::move(service));
    settleTasks(id);
}

void MemorySwarm::removeService(const std::string &name)
{
    std::erase_if(m_services, [&](const Json &s) {
        if (nameOf(s) != name)
            return false;
        std::erase_if(m_tasks, [id = idOf(s)](const TaskState &t) { return t.service == id; });
        return true;
    });
}

bool MemorySwarm::load(const Json &description)
{
    const Json *list = preamar::find(description, "services");
    if (list == nullptr || !list->is_array())
        return false;
    m_startMillis = integerAt(description, "startMillis").value_or(m_startMillis);
    m_capacity = integerAt(description, "capacity").value_or(m_capacity);
    m_manager = boolAt(description, "manager").value_or(m_manager);
    for (const Json &item : *list) {
        if (item.contains("Spec")) {
            addRawService(item);
            continue;
        }
        ServiceSeed seed;
        seed.name = stringAt(item, "name").value_or("service");
        seed.replicas = integerAt(item, "replicas").value_or(seed.replicas);
        seed.nanoCpus = integerAt(item, "nanoCpus").value_or(seed.nanoCpus);
        seed.memoryBytes = integerAt(item, "memoryBytes").value_or(seed.memoryBytes);
        seed.mode = stringAt(item, "mode").value_or(seed.mode);
        if (const Json *labels = preamar::find(item, "labels"))
            seed.labels = labels->get<std::map<std::string, std::string>>();
        addService(seed);
    }
    return true;
}

void MemorySwarm::change(const std::string &name, const std::function<void(Json &)> &edit)
{
    if (Json *service = find(name)) {
        edit(*service);
        (*service)["Version"]["Index"] = ++m_index;
        settleTasks(idOf(*service));
    }
}

void MemorySwarm::addFailedTask(const std::string &name, const std::string &state, const std::string &error)
{
    if (const Json *service = find(name))
        m_tasks.push_back({newId(), idOf(*service), 1, m_clock.elapsed(), state, error});
}

Json *MemorySwarm::find(const std::string &nameOrId)
{
    const auto by = [&](auto test) {
        const auto it = std::find_if(m_services.begin(), m_services.end(), test);
        return it == m_services.end() ? nullptr : &*it;
    };
    if (Json *exact = by([&](const Json &s) { return idOf(s) == nameOrId || nameOf(s) == nameOrId; }))
        return exact;
    return by([&](const Json &s) { return !nameOrId.empty() && idOf(s).starts_with(nameOrId); });
}

const Json *MemorySwarm::service(const std::string &nameOrId) const
{
    return const_cast<MemorySwarm *>(this)->find(nameOrId);
}

// As many tasks as replicas: slots are kept from below, as nothing promises otherwise.
void MemorySwarm::settleTasks(const std::string &id)
{
    const Json *service = find(id);
    const auto wanted = service == nullptr ? 0 : replicasOf(*service);
    std::erase_if(m_tasks, [&](const TaskState &t) { return t.service == id && t.ended.empty() && t.slot > wanted; });
    for (std::int64_t slot = 1; slot <= wanted; ++slot) {
        const bool there = std::any_of(m_tasks.begin(), m_tasks.end(), [&](const TaskState &t) {
            return t.service == id && t.slot == slot && t.ended.empty();
        });
        if (!there)
            m_tasks.push_back({newId(), id, slot, m_clock.elapsed(), {}, {}});
    }
    m_index += 2; // the orchestrator's own writes move the cluster-wide index
}

Json MemorySwarm::taskJson(const TaskState &task, bool placed) const
{
    Json out = recordedBody("tasks of a service").front();
    out["ID"] = task.id;
    out["ServiceID"] = task.service;
    out["Slot"] = task.slot;
    out["CreatedAt"] = now();
    out["UpdatedAt"] = now();
    auto &status = out["Status"];
    status["Timestamp"] = now();
    if (!task.ended.empty()) {
        out["DesiredState"] = "shutdown";
        status["State"] = task.ended;
        status["Err"] = task.error;
    } else if (!placed) {
        out.erase("NodeID");
        status["State"] = "pending";
        status["Message"] = "pending task scheduling";
        status["Err"] = "no suitable node (insufficient resources on 1 node)";
    } else if (m_clock.elapsed() - task.born < m_startMillis) {
        status["State"] = "starting";
        status["Message"] = "starting";
    }
    return out;
}

HttpAnswer MemorySwarm::services(const HttpRequest &request)
{
    const auto wanted = filters(request);
    if (!wanted)
        return refusal(400, "invalid filter");
    for (const auto &[key, values] : *wanted) {
        if (key != "id" && key != "name" && key != "label" && key != "mode")
            return refusal(400, "Invalid filter '" + key + "'");
    }
    Json out = Json::array();
    for (const Json &service : m_services) {
        const bool all = std::all_of(wanted->begin(), wanted->end(), [&](const auto &filter) {
            return std::any_of(filter.second.begin(), filter.second.end(),
                               [&](const std::string &value) { return matches(service, filter.first, value); });
        });
        if (!all)
            continue;
        out.push_back(service);
        if (request.parameter("status") == QByteArray("true")) {
            const auto desired = replicasOf(service);
            const auto running = std::count_if(m_tasks.begin(), m_tasks.end(), [&](const TaskState &t) {
                return t.service == idOf(service) && t.ended.empty() && m_clock.elapsed() - t.born >= m_startMillis;
            });
            out.back()["ServiceStatus"] = {{"CompletedTasks", 0}, {"DesiredTasks", desired}, {"RunningTasks", running}};
        }
    }
    return ok(out);
}

// The order of the checks is dockerd's: version, JSON, spec, service, sequence.
HttpAnswer MemorySwarm::update(const HttpRequest &request, const std::string &id)
{
    const auto text = request.parameter("version").value_or(QByteArray());
    bool number = false;
    const auto version = text.toULongLong(&number);
    if (!number) {
        return refusal(400, "invalid service version '" + text.toStdString() + "': strconv.ParseUint: parsing \"" +
                                text.toStdString() + "\": invalid syntax");
    }
    auto spec = parseJson(request.body.toStdString(), "spec");
    if (!spec)
        return refusal(400, "unexpected EOF");
    const Json *task = preamar::find(*spec, "TaskTemplate");
    if (task == nullptr || preamar::find(*task, "ContainerSpec") == nullptr)
        return refusal(400, "mismatched Runtime and *Spec fields");
    Json *service = find(id);
    if (service == nullptr)
        return refusal(404, "service " + id + " not found");
    if ((*service)["Version"]["Index"] != version)
        return refusal(500, "rpc error: code = Unknown desc = update out of sequence");
    const Json old = (*service)["Spec"];
    if (spec->value("Name", "") != nameOf(*service))
        return refusal(501, "rpc error: code = Unimplemented desc = renaming services is not supported");
    if (!spec->contains("Mode") || (*spec)["Mode"].empty())
        (*spec)["Mode"]["Replicated"] = Json::object();
    if ((*spec)["Mode"].contains("Replicated") != old["Mode"].contains("Replicated"))
        return refusal(501, "rpc error: code = Unimplemented desc = service mode change is not allowed");
    if ((*spec)["Mode"].contains("Replicated")) {
        auto &replicated = (*spec)["Mode"]["Replicated"];
        if (!replicated.contains("Replicas") || replicated["Replicas"].is_null())
            replicated["Replicas"] = 1; // the trap: left out means one
    }
    (*service)["PreviousSpec"] = old;
    service->erase("UpdateStatus");
    if ((*spec)["TaskTemplate"] != old["TaskTemplate"])
        (*service)["UpdateStatus"] = {{"State", "updating"}, {"StartedAt", now()}, {"Message", "update in progress"}};
    (*service)["Spec"] = std::move(*spec);
    (*service)["Version"]["Index"] = ++m_index;
    (*service)["UpdatedAt"] = now();
    settleTasks(idOf(*service));
    return ok({{"Warnings", nullptr}});
}

HttpAnswer MemorySwarm::tasks(const HttpRequest &request)
{
    auto wanted = filters(request);
    if (!wanted)
        return refusal(400, "invalid filter");
    Json out = Json::array();
    std::int64_t placed = 0;
    for (const TaskState &task : m_tasks) {
        const bool room = !task.ended.empty() || placed++ < m_capacity;
        Json json = taskJson(task, room);
        const auto &services = (*wanted)["service"];
        const auto &desired = (*wanted)["desired-state"];
        const auto of = [&](const std::string &key) {
            const Json *service = find(key);
            return service != nullptr && idOf(*service) == task.service;
        };
        if ((services.empty() || std::any_of(services.begin(), services.end(), of)) &&
            (desired.empty() ||
             std::find(desired.begin(), desired.end(), json["DesiredState"].get<std::string>()) != desired.end()))
            out.push_back(std::move(json));
    }
    return ok(out);
}

HttpAnswer MemorySwarm::nodes() const
{
    Json out = recordedBody("nodes");
    if (m_nodeDown)
        out.front()["Status"]["State"] = "down";
    return ok(out);
}

HttpAnswer MemorySwarm::info() const
{
    Json out = recordedBody("docker info");
    if (!m_manager) {
        out["Swarm"]["LocalNodeState"] = "inactive";
        out["Swarm"]["ControlAvailable"] = false;
    }
    return ok(out);
}

HttpAnswer MemorySwarm::containers() const
{
    Json out = Json::array();
    for (const TaskState &task : m_tasks) {
        const Json *of = service(task.service);
        if (of == nullptr || !task.ended.empty())
            continue;
        Json container = recordedBody("containers").front();
        const auto name = nameOf(*of) + "." + std::to_string(task.slot) + "." + task.id;
        container["Id"] =
            QByteArray(QByteArray::fromStdString(task.id).toHex().left(50)).rightJustified(64, '0').toStdString();
        container["Names"] = Json::array({"/" + name});
        auto &labels = container["Labels"];
        labels["com.docker.swarm.service.id"] = task.service;
        labels["com.docker.swarm.service.name"] = nameOf(*of);
        labels["com.docker.swarm.task.id"] = task.id;
        labels["com.docker.swarm.task.name"] = name;
        out.push_back(std::move(container));
    }
    return ok(out);
}

void MemorySwarm::ask(const HttpRequest &request, AnswerHandler answer)
{
    const auto path = QByteArray::fromPercentEncoding(request.path()).toStdString();
    const bool reading = request.method == "GET";
    const bool swarm = path.starts_with("/services") || path.starts_with("/tasks") || path.starts_with("/nodes");
    if (swarm && !m_manager)
        return answer(refusal(503,
                              "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to "
                              "connect this node to swarm and try again."));
    if (path == "/services" && reading)
        return answer(services(request));
    if (path.starts_with("/services/") && path.ends_with("/update") && request.method == "POST")
        return answer(update(request, path.substr(10, path.size() - 17)));
    if (path.starts_with("/services/") && reading) {
        const Json *found = find(path.substr(10));
        return answer(found != nullptr ? ok(*found) : refusal(404, "service " + path.substr(10) + " not found"));
    }
    if (path == "/tasks" && reading)
        return answer(tasks(request));
    if (path == "/nodes" && reading)
        return answer(nodes());
    if (path == "/info")
        return answer(info());
    if (path == "/version")
        return answer(ok(recordedBody("docker version")));
    if (path == "/containers/json" && reading)
        return answer(containers());
    if (path == "/events" && reading)
        return answer({200, {}, kEngineHeaders});
    // The engine's router answers before its middleware: no Api-Version here.
    answer({404, "{\"message\":\"page not found\"}\n", {{"Content-Type", "application/json"}}});
}

} // namespace preamar::test
