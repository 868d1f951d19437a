#include "core/platform/portainer/swarmparse.h"

#include "core/base/digest.h"

#include <algorithm>
#include <array>

namespace preamar::portainer {

namespace {

constexpr std::size_t kMaximumProblems = 8;
constexpr std::size_t kMaximumText = 300;
constexpr Millis kRecent{Seconds{600}};
constexpr double kNanosPerCore = 1e9;

const Json *at(const Json &object, std::initializer_list<std::string_view> path)
{
    const Json *here = &object;
    for (const auto key : path) {
        here = find(*here, key);
        if (here == nullptr)
            return nullptr;
    }
    return here;
}

std::string textAt(const Json &object, std::string_view key)
{
    return stringAt(object, key).value_or("");
}

// A limit of 0 means none, as an absent one does (protocols.md B.1).
std::optional<double> limitAt(const Json &limits, std::string_view key, double scale)
{
    const auto v = integerAt(limits, key);
    return v && *v > 0 ? std::optional(static_cast<double>(*v) / scale) : std::nullopt;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// The words of swarmkit and of the engine for what keeps a task from running (protocols.md B.5).
std::optional<ReplicaProblem::Kind> kindOf(const Task &task)
{
    using Kind = ReplicaProblem::Kind;
    constexpr std::array<std::string_view, 4> capacity{"no suitable node", "insufficient resources",
                                                       "max replicas per node", "scheduling constraints"};
    constexpr std::array<std::string_view, 5> image{"No such image", "pull access denied", "manifest unknown",
                                                    "image not found", "repository does not exist"};
    const auto says = [&](std::string_view part) { return contains(task.error, part); };
    if (std::any_of(capacity.begin(), capacity.end(), says))
        return Kind::NoCapacity;
    if (std::any_of(image.begin(), image.end(), says))
        return Kind::ImageMissing;
    if (task.state == "rejected")
        return Kind::Rejected;
    return std::nullopt;
}

bool failed(const Task &task)
{
    return task.state == "failed" || (task.state == "shutdown" && !task.error.empty());
}

class Problems
{
public:
    void add(ReplicaProblem::Kind kind, std::string text)
    {
        if (text.size() > kMaximumText)
            text.resize(kMaximumText);
        ReplicaProblem problem{kind, std::move(text)};
        if (m_list.size() < kMaximumProblems && std::find(m_list.begin(), m_list.end(), problem) == m_list.end())
            m_list.push_back(std::move(problem));
    }
    [[nodiscard]] std::vector<ReplicaProblem> take() { return std::move(m_list); }

private:
    std::vector<ReplicaProblem> m_list;
};

// Tasks that run now have no problem; what happened in the slots that do not run is one while it is recent. A slot that
// failed twice keeps failing: more replicas would not help.
std::vector<ReplicaProblem> problemsOf(const std::vector<Task> &tasks, Timestamp now)
{
    Problems out;
    std::map<std::int64_t, std::vector<const Task *>> failures;
    std::map<std::int64_t, bool> steady;
    for (const Task &task : tasks) {
        const bool recent = !task.at || now - *task.at < kRecent;
        const bool wanted = task.desired == "running" || task.desired == "ready";
        if (task.state == "running" && wanted)
            steady[task.slot] = steady[task.slot] || (task.at && now - *task.at >= Millis{Seconds{60}});
        else if (const auto kind = kindOf(task); kind && (wanted || recent))
            out.add(*kind, task.error.empty() ? task.state : task.error);
        else if (failed(task) && recent)
            failures[task.slot].push_back(&task);
    }
    for (const auto &[slot, list] : failures) {
        if (!steady[slot])
            out.add(list.size() >= 2 ? ReplicaProblem::Kind::CrashLoop : ReplicaProblem::Kind::Other,
                    list.back()->error.empty() ? list.back()->state : list.back()->error);
    }
    return out.take();
}

Result<Json> parseArray(std::string_view body, const char *where)
{
    auto json = parseJson(body, where);
    if (json && !json->is_array())
        return fail(ErrorCode::Protocol, where, "not a list");
    return json;
}

Result<Nodes> parseNodes(std::string_view body)
{
    if (body.empty())
        return Nodes{};
    const auto json = parseArray(body, "nodes");
    if (!json)
        return fail(json.error());
    return readNodes(*json);
}

} // namespace

Result<Service> readService(const Json &json)
{
    const Json *spec = find(json, "Spec");
    const auto id = stringAt(json, "ID");
    const auto name = spec == nullptr ? std::nullopt : stringAt(*spec, "Name");
    const Json *version = find(json, "Version");
    const auto index = version == nullptr ? std::nullopt : integerAt(*version, "Index");
    if (!id || id->empty() || !name || name->empty() || !index || *index < 0)
        return fail(ErrorCode::Protocol, "service", "no ID, name or version");
    Service out{.id = *id, .name = *name, .index = *index};
    if (const Json *replicated = at(*spec, {"Mode", "Replicated"}))
        out.replicas = integerAt(*replicated, "Replicas");
    if (out.replicas && *out.replicas < 0)
        return fail(ErrorCode::Protocol, "service", "negative replicas");
    if (const Json *update = find(json, "UpdateStatus"))
        out.updateState = textAt(*update, "State");
    out.spec = *spec;
    return out;
}

bool updateRunning(const Service &service)
{
    // Anything that is not known to be over counts as running.
    return !service.updateState.empty() && service.updateState != "completed" &&
           service.updateState != "rollback_completed";
}

std::string specDigest(const Json &spec)
{
    Json copy = spec;
    if (const Json *replicated = at(copy, {"Mode", "Replicated"}); replicated != nullptr && replicated->is_object())
        copy["Mode"]["Replicated"].erase("Replicas");
    return sha256Hex(dumpJson(copy));
}

std::vector<Task> readTasks(const Json &list)
{
    std::vector<Task> out;
    if (!list.is_array())
        return out;
    out.reserve(list.size());
    for (const Json &item : list) {
        const Json *status = find(item, "Status");
        if (status == nullptr)
            continue;
        Task task{.id = textAt(item, "ID"),
                  .serviceId = textAt(item, "ServiceID"),
                  .nodeId = textAt(item, "NodeID"),
                  .slot = integerAt(item, "Slot").value_or(0),
                  .desired = textAt(item, "DesiredState"),
                  .state = textAt(*status, "State"),
                  .error = textAt(*status, "Err")};
        if (const auto when = parseTimestamp(textAt(*status, "Timestamp")))
            task.at = *when;
        out.push_back(std::move(task));
    }
    return out;
}

Nodes readNodes(const Json &list)
{
    Nodes out{.known = list.is_array()};
    if (!out.known)
        return out;
    for (const Json &item : list) {
        const Json *state = at(item, {"Status", "State"});
        const Json *availability = at(item, {"Spec", "Availability"});
        const bool down = state != nullptr && *state == "down";
        out.up[textAt(item, "ID")] = !down;
        if (state != nullptr && *state == "ready" && availability != nullptr && *availability == "active")
            ++out.usable;
    }
    return out;
}

Workload toWorkload(const ContextName &context, const Service &service, const std::vector<Task> &tasks,
                    const Nodes &nodes, Timestamp now)
{
    Workload out;
    out.ref = {context, "-", WorkloadKind::Service, service.name};
    out.uid = service.id;
    out.version = std::to_string(service.index);
    out.specDigest = specDigest(service.spec);
    out.observedAt = now;
    std::int64_t wanted = 0;
    for (const Task &task : tasks) {
        if (task.desired != "running")
            continue;
        ++wanted;
        // Tasks on a node that is down keep saying "running" (T20).
        const auto node = nodes.up.find(task.nodeId);
        const bool nodeUp = !nodes.known || (node != nodes.up.end() && node->second);
        out.ready += task.state == "running" && nodeUp ? 1 : 0;
    }
    out.replicas = service.replicas.value_or(wanted);
    if (!service.replicas)
        out.scalable = ScalableBy::NotSupported;
    else if (updateRunning(service))
        out.scalable = ScalableBy::UpdateRunning;
    if (const Json *labels = find(service.spec, "Labels"); labels != nullptr && labels->is_object()) {
        for (const auto &[key, value] : labels->items()) {
            if (value.is_string())
                out.labels.emplace(key, value.get_ref<const std::string &>());
        }
    }
    if (const Json *container = at(service.spec, {"TaskTemplate", "ContainerSpec"}))
        out.image = textAt(*container, "Image");
    if (const Json *limits = at(service.spec, {"TaskTemplate", "Resources", "Limits"})) {
        out.limits.cpuCores = limitAt(*limits, "NanoCPUs", kNanosPerCore);
        out.limits.memoryBytes = limitAt(*limits, "MemoryBytes", 1.0);
    }
    if (const Json *placement = at(service.spec, {"TaskTemplate", "Placement"}); placement != nullptr && nodes.known) {
        if (const auto perNode = integerAt(*placement, "MaxReplicas"); perNode && *perNode > 0 && *perNode < 1'000'000)
            out.maxReplicasHint = *perNode * nodes.usable;
    }
    out.problems = problemsOf(tasks, now);
    return out;
}

Result<ServiceList> parseServiceList(const ContextName &context, std::string_view services, std::string_view tasks,
                                     std::string_view nodes, Timestamp now)
{
    const auto list = parseArray(services, "services");
    const auto taskList = parseArray(tasks, "tasks");
    const auto known = parseNodes(nodes);
    if (!list)
        return fail(list.error());
    if (!taskList)
        return fail(taskList.error());
    if (!known)
        return fail(known.error());
    std::map<std::string, std::vector<Task>> byService;
    for (Task &task : readTasks(*taskList))
        byService[task.serviceId].push_back(std::move(task));
    ServiceList out;
    for (const Json &item : *list) {
        const auto service = readService(item);
        if (!service) {
            out.partial = true;
            continue;
        }
        out.ids[service->name] = service->id;
        out.workloads.push_back(toWorkload(context, *service, byService[service->id], *known, now));
    }
    return out;
}

Result<Workload> parseObserved(const ContextName &context, std::string_view service, std::string_view tasks,
                               std::string_view nodes, Timestamp now)
{
    const auto json = parseJson(service, "service");
    if (!json)
        return fail(json.error());
    const auto read = readService(*json);
    const auto taskList = parseArray(tasks, "tasks");
    const auto known = parseNodes(nodes);
    if (!read)
        return fail(read.error());
    if (!taskList)
        return fail(taskList.error());
    if (!known)
        return fail(known.error());
    auto own = readTasks(*taskList);
    std::erase_if(own, [&](const Task &task) { return task.serviceId != read->id; });
    return toWorkload(context, *read, own, *known, now);
}

} // namespace preamar::portainer
