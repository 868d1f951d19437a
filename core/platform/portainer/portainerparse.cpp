#include "core/platform/portainer/portainerparse.h"

#include "core/base/digest.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace preamar::portainer {

namespace {

constexpr std::string_view kProject = "com.docker.compose.project";
constexpr std::string_view kService = "com.docker.compose.service";
constexpr std::string_view kOneOff = "com.docker.compose.oneoff";
constexpr std::string_view kConfigHash = "com.docker.compose.config-hash";

std::string textAt(const Json &object, std::string_view key)
{
    return stringAt(object, key).value_or("");
}

std::string labelAt(const Json &container, std::string_view key)
{
    const Json *labels = find(container, "Labels");
    return labels == nullptr ? std::string() : textAt(*labels, key);
}

std::string nameOf(const Json &container)
{
    if (const Json *names = find(container, "Names"); names != nullptr && names->is_array() && !names->empty()) {
        if (const auto &first = names->front(); first.is_string()) {
            auto name = first.get_ref<const std::string &>();
            return name.starts_with('/') ? name.substr(1) : name;
        }
    }
    return textAt(container, "Id");
}

// "Up 2 hours", "Up 2 hours (healthy)", "… (health: starting)", "… (unhealthy)".
bool isReady(const Json &container)
{
    const auto status = textAt(container, "Status");
    return textAt(container, "State") == "running" && status.find("(unhealthy)") == std::string::npos &&
           status.find("(health: starting)") == std::string::npos;
}

Workload workloadOf(const ContextName &context, const Json &container, Timestamp now)
{
    const auto project = labelAt(container, kProject);
    const auto service = labelAt(container, kService);
    const bool compose = !project.empty() && !service.empty();
    Workload out;
    out.ref = compose ? WorkloadRef{context, project, WorkloadKind::ComposeService, service}
                      : WorkloadRef{context, "-", WorkloadKind::Container, nameOf(container)};
    out.uid = compose ? project + "/" + service : textAt(container, "Id");
    out.version = labelAt(container, kConfigHash);
    out.image = textAt(container, "Image");
    out.specDigest = sha256Hex(textAt(container, "ImageID") + "\n" + out.version);
    out.scalable = ScalableBy::NotSupported;
    out.observedAt = now;
    if (const Json *labels = find(container, "Labels"); labels != nullptr && labels->is_object()) {
        for (const auto &[key, value] : labels->items()) {
            if (value.is_string())
                out.labels.emplace(key, value.get_ref<const std::string &>());
        }
    }
    return out;
}

std::optional<int> leadingNumber(std::string_view &text)
{
    int v = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
    if (error != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty())
        text.remove_prefix(1);
    return v;
}

} // namespace

std::optional<std::string> parsePortainerVersion(std::string_view body)
{
    const auto json = parseJson(body, "system status");
    auto version = json ? stringAt(*json, "Version") : std::nullopt;
    return version && !version->empty() ? version : std::nullopt;
}

bool isSupported(const std::string &version)
{
    std::string_view rest = version;
    const auto major = leadingNumber(rest);
    const auto minor = leadingNumber(rest);
    return major && minor && (*major > 2 || (*major == 2 && *minor >= 17));
}

Result<EnvironmentType> parseEnvironment(std::string_view body)
{
    const auto json = parseJson(body, "environment");
    if (!json)
        return fail(json.error());
    return environmentType(integerAt(*json, "Type").value_or(0));
}

EnvironmentType environmentType(std::int64_t type)
{
    switch (type) {
    case 1:
        return EnvironmentType::Docker;
    case 2:
        return EnvironmentType::DockerAgent;
    case 3:
        return EnvironmentType::Azure;
    case 4:
        return EnvironmentType::DockerEdge;
    case 5:
    case 6:
    case 7:
        return EnvironmentType::Kubernetes;
    default:
        return EnvironmentType::Unknown;
    }
}

Result<DockerInfo> parseDockerInfo(std::string_view body)
{
    const auto json = parseJson(body, "docker info");
    if (!json)
        return fail(json.error());
    if (!json->is_object() || !find(*json, "ID"))
        return fail(ErrorCode::Protocol, "docker info", "not an answer of Docker");
    DockerInfo out{.version = textAt(*json, "ServerVersion")};
    if (const Json *swarm = find(*json, "Swarm")) {
        out.swarmActive = textAt(*swarm, "LocalNodeState") == "active";
        out.manager = out.swarmActive && boolAt(*swarm, "ControlAvailable").value_or(false);
    }
    return out;
}

Result<std::vector<Workload>> parseContainers(const ContextName &context, std::string_view body, Timestamp now)
{
    const auto json = parseJson(body, "containers");
    if (!json)
        return fail(json.error());
    if (!json->is_array())
        return fail(ErrorCode::Protocol, "containers", "not a list");
    std::map<WorkloadRef, Workload> out;
    for (const Json &container : *json) {
        // What "docker compose run" started is no replica of its service.
        if (textAt(container, "Id").empty() || labelAt(container, kOneOff) == "True")
            continue;
        auto workload = workloadOf(context, container, now);
        const auto ref = workload.ref;
        auto &known = out.try_emplace(ref, std::move(workload)).first->second;
        known.replicas +=
            textAt(container, "State") == "exited" && known.ref.kind == WorkloadKind::ComposeService ? 0 : 1;
        known.ready += isReady(container) ? 1 : 0;
    }
    std::vector<Workload> list;
    list.reserve(out.size());
    for (auto &[ref, workload] : out)
        list.push_back(std::move(workload));
    return list;
}

} // namespace preamar::portainer
