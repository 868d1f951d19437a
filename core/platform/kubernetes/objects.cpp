#include "core/platform/kubernetes/objects.h"

#include "core/base/digest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>

namespace preamar::kubernetes {

namespace {

using Kind = ReplicaProblem::Kind;
constexpr std::size_t kMaximumText = 300;
constexpr std::size_t kMostLabels = 256;
// Marks of the tools that declare a workload elsewhere: labels and annotations alike.
constexpr std::array kGitOpsMarks{"argocd.argoproj.io/tracking-id", "argocd.argoproj.io/instance", "kustomize.toolkit.fluxcd.io/name",
                                  "helm.toolkit.fluxcd.io/name"};
constexpr std::string_view kOurAnnotations = "preamar.io/";
constexpr auto kBaseline = "preamar.io/min-before";
constexpr auto kKedaPausedAt = "autoscaling.keda.sh/paused-replicas";
constexpr auto kKedaLabel = "scaledobject.keda.sh/name";

const Json *at(const Json &object, std::initializer_list<std::string_view> path)
{
    const Json *here = &object;
    for (const auto key : path) {
        here = find(*here, key);
        if (here == nullptr || here->is_null())
            return nullptr;
    }
    return here;
}

std::string textAt(const Json &object, std::initializer_list<std::string_view> path)
{
    const Json *v = at(object, path);
    return v != nullptr && v->is_string() ? v->get<std::string>() : std::string();
}

std::optional<std::int64_t> countAt(const Json &object, std::initializer_list<std::string_view> path)
{
    const Json *v = at(object, path);
    return v == nullptr ? std::nullopt : asInteger(*v);
}

std::string cut(std::string text)
{
    if (text.size() > kMaximumText)
        text.resize(kMaximumText);
    return text;
}

std::map<std::string, std::string> textsAt(const Json &object, std::initializer_list<std::string_view> path)
{
    std::map<std::string, std::string> out;
    const Json *v = at(object, path);
    if (v == nullptr || !v->is_object())
        return out;
    for (const auto &[key, value] : v->items()) {
        if (value.is_string() && out.size() < kMostLabels)
            out.emplace(key, value.get<std::string>());
    }
    return out;
}

void each(const Json &object, std::initializer_list<std::string_view> path, const std::function<void(const Json &)> &take)
{
    const Json *list = at(object, path);
    if (list == nullptr || !list->is_array())
        return;
    for (const Json &item : *list)
        take(item);
}

std::optional<Owner> controllerOf(const Json &item)
{
    std::optional<Owner> out;
    each(item, {"metadata", "ownerReferences"}, [&](const Json &reference) {
        if (boolAt(reference, "controller").value_or(false) && !out)
            out = Owner{textAt(reference, {"kind"}), textAt(reference, {"name"})};
    });
    return out;
}

std::string gitOpsMark(const Json &item)
{
    for (const char *mark : kGitOpsMarks) {
        for (const char *where : {"annotations", "labels"}) {
            if (const auto value = textAt(item, {"metadata", where, mark}); !value.empty())
                return std::string(mark).starts_with("argocd") ? "Argo CD (" + cut(value) + ")" : "Flux (" + cut(value) + ")";
        }
    }
    return {};
}

// As KEDA reads them: a count pauses by being there, the others unless their value is one that Go's strconv.ParseBool
// takes for false; whatever is no boolean, "" too, counts as true (protocols.md C.5).
std::string pauseMark(const Json &item)
{
    constexpr std::array<std::string_view, 6> no{"0", "f", "F", "FALSE", "false", "False"};
    for (const char *mark : {kKedaPausedAt, "autoscaling.keda.sh/paused", "autoscaling.keda.sh/paused-scale-out"}) {
        if (at(item, {"metadata", "annotations", mark}) == nullptr)
            continue;
        const auto value = textAt(item, {"metadata", "annotations", mark});
        if (mark == kKedaPausedAt || std::find(no.begin(), no.end(), value) == no.end())
            return std::string(mark) + "=" + cut(value);
    }
    return {};
}

// The last manager, other than us and the autoscaler, that owns spec.replicas (protocols.md C.3).
std::string replicasDeclaredBy(const Json &item)
{
    std::string out;
    each(item, {"metadata", "managedFields"}, [&](const Json &entry) {
        const auto manager = textAt(entry, {"manager"});
        const bool counted = at(entry, {"fieldsV1", "f:spec", "f:replicas"}) != nullptr;
        if (counted && manager != "preamar" && manager != "kube-controller-manager")
            out = cut(manager);
    });
    return out;
}

// What one pod may use: the limits where every container has one, else what it asks for; quotas count all of it.
void readResources(const Json &podSpec, ScalableObject &out)
{
    const auto sum = [&](const char *part, const char *resource) -> std::optional<double> {
        double total = 0.0;
        bool all = true;
        bool any = false;
        each(podSpec, {"containers"}, [&](const Json &container) {
            any = true;
            const auto q = parseQuantity(textAt(container, {"resources", part, resource}));
            all = all && q && *q > 0.0;
            total += q.value_or(0.0);
        });
        return any && all ? std::optional(total) : std::nullopt;
    };
    const auto both = [&](const char *resource) {
        const auto limit = sum("limits", resource);
        return limit ? limit : sum("requests", resource);
    };
    out.limits.cpuCores = both("cpu");
    out.limits.memoryBytes = both("memory");
    for (const char *part : {"requests", "limits"}) {
        for (const char *resource : {"cpu", "memory"}) {
            if (const auto v = sum(part, resource))
                out.perPod[std::string(part) + "." + resource] = *v;
        }
    }
    if (out.perPod.contains("requests.cpu"))
        out.perPod["cpu"] = out.perPod["requests.cpu"];
    if (out.perPod.contains("requests.memory"))
        out.perPod["memory"] = out.perPod["requests.memory"];
    out.perPod["pods"] = 1.0;
    out.perPod["count/pods"] = 1.0;
}

bool isQuota(std::string_view message)
{
    return message.find("exceeded quota") != std::string_view::npos;
}

void readConditions(const Json &item, ScalableObject &out)
{
    each(item, {"status", "conditions"}, [&](const Json &c) {
        const auto type = textAt(c, {"type"});
        const auto status = textAt(c, {"status"});
        const auto message = cut(textAt(c, {"message"}));
        if (type == "ReplicaFailure" && status == "True")
            out.problems.push_back({isQuota(message) ? Kind::Quota : Kind::Rejected, message});
        else if (type == "Progressing" && status == "False" && textAt(c, {"reason"}) == "ProgressDeadlineExceeded")
            out.problems.push_back({Kind::Other, message});
    });
}

std::string selectorQuery(const Json &item)
{
    std::string out;
    const auto add = [&](const std::string &part) { out += (out.empty() ? "" : ",") + part; };
    for (const auto &[key, value] : textsAt(item, {"spec", "selector", "matchLabels"}))
        add(key + "=" + value);
    each(item, {"spec", "selector", "matchExpressions"}, [&](const Json &e) {
        std::string values;
        each(e, {"values"}, [&](const Json &v) { values += (values.empty() ? "" : ",") + (v.is_string() ? v.get<std::string>() : std::string()); });
        const auto key = textAt(e, {"key"});
        const auto op = textAt(e, {"operator"});
        if (op == "In" || op == "NotIn")
            add(key + (op == "In" ? " in (" : " notin (") + values + ")");
        else if (op == "Exists")
            add(key);
        else if (op == "DoesNotExist")
            add("!" + key);
    });
    return out;
}

std::optional<ReplicaProblem> waitingProblem(const Json &status)
{
    const auto reason = textAt(status, {"state", "waiting", "reason"});
    if (reason.empty())
        return std::nullopt;
    const auto message = cut(reason + ": " + textAt(status, {"state", "waiting", "message"}));
    constexpr std::array<std::string_view, 5> image{"ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull",
                                                    "RegistryUnavailable"};
    if (std::find(image.begin(), image.end(), reason) != image.end())
        return ReplicaProblem{Kind::ImageMissing, message};
    if (reason == "CrashLoopBackOff")
        return ReplicaProblem{Kind::CrashLoop, message};
    if (reason == "CreateContainerConfigError" || reason == "CreateContainerError" || reason == "RunContainerError")
        return ReplicaProblem{Kind::Rejected, message};
    return std::nullopt;
}

std::map<std::string, double> quantitiesAt(const Json &item, std::initializer_list<std::string_view> path)
{
    std::map<std::string, double> out;
    for (const auto &[key, value] : textsAt(item, path)) {
        if (const auto q = parseQuantity(value))
            out.emplace(key, *q);
    }
    return out;
}

} // namespace

std::optional<double> parseQuantity(std::string_view text)
{
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !std::isfinite(number))
        return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    struct Unit
    {
        std::string_view name;
        double factor;
    };
    static constexpr std::array kUnits{Unit{"", 1.0},       Unit{"n", 1e-9},         Unit{"u", 1e-6},         Unit{"m", 1e-3},
                                       Unit{"k", 1e3},      Unit{"M", 1e6},          Unit{"G", 1e9},          Unit{"T", 1e12},
                                       Unit{"P", 1e15},     Unit{"E", 1e18},         Unit{"Ki", 1024.0},      Unit{"Mi", 1048576.0},
                                       Unit{"Gi", 0x1p30},  Unit{"Ti", 0x1p40},      Unit{"Pi", 0x1p50},      Unit{"Ei", 0x1p60}};
    for (const auto &u : kUnits) {
        if (u.name == unit)
            return number * u.factor;
    }
    return std::nullopt;
}

std::string deploymentOfReplicaSet(std::string_view name)
{
    const auto dash = name.rfind('-');
    return dash == std::string_view::npos ? std::string() : std::string(name.substr(0, dash));
}

std::optional<ScalableObject> readScalable(const Json &item, WorkloadKind kind)
{
    const Json *spec = find(item, "spec");
    ScalableObject out{.kind = kind,
                       .space = textAt(item, {"metadata", "namespace"}),
                       .name = textAt(item, {"metadata", "name"}),
                       .uid = textAt(item, {"metadata", "uid"}),
                       .version = textAt(item, {"metadata", "resourceVersion"})};
    if (spec == nullptr || !spec->is_object() || out.space.empty() || out.name.empty() || out.uid.empty())
        return std::nullopt;
    out.replicas = integerAt(*spec, "replicas").value_or(1); // the API's default
    if (out.replicas < 0)
        return std::nullopt;
    out.labels = textsAt(item, {"metadata", "labels"});
    Json described = *spec;
    described.erase("replicas");
    out.digest = sha256Hex(dumpJson(described) + dumpJson(Json(out.labels)));
    for (const auto &[name, value] : textsAt(item, {"metadata", "annotations"})) {
        if (name.starts_with(kOurAnnotations))
            out.labels["preamar." + name.substr(kOurAnnotations.size())] = value;
    }
    out.selector = textsAt(item, {"spec", "selector", "matchLabels"});
    out.podLabels = textsAt(item, {"spec", "template", "metadata", "labels"});
    out.selectorText = selectorQuery(item);
    if (const Json *podSpec = at(*spec, {"template", "spec"})) {
        readResources(*podSpec, out);
        each(*podSpec, {"containers"}, [&](const Json &c) {
            if (out.image.empty())
                out.image = textAt(c, {"image"});
        });
    }
    const auto generation = countAt(item, {"metadata", "generation"}).value_or(0);
    const auto observed = countAt(item, {"status", "observedGeneration"}).value_or(0);
    if (kind == WorkloadKind::Deployment) {
        // Replicas of an older template still live: a rollout is on its way (protocols.md C.3).
        const auto all = countAt(item, {"status", "replicas"}).value_or(0);
        out.rolling = observed >= generation && all > countAt(item, {"status", "updatedReplicas"}).value_or(0);
    } else {
        const auto now = textAt(item, {"status", "currentRevision"});
        const auto next = textAt(item, {"status", "updateRevision"});
        const bool byHand = textAt(item, {"spec", "updateStrategy", "type"}) == "OnDelete" ||
                            countAt(item, {"spec", "updateStrategy", "rollingUpdate", "partition"}).value_or(0) > 0;
        out.rolling = !byHand && !now.empty() && !next.empty() && now != next;
    }
    out.controller = controllerOf(item);
    out.gitOps = gitOpsMark(item);
    out.declaredBy = replicasDeclaredBy(item);
    readConditions(item, out);
    return out;
}

std::optional<PodObject> readPod(const Json &item)
{
    PodObject out{.space = textAt(item, {"metadata", "namespace"}),
                  .name = textAt(item, {"metadata", "name"}),
                  .version = textAt(item, {"metadata", "resourceVersion"})};
    if (out.space.empty() || out.name.empty())
        return std::nullopt;
    if (const auto owner = controllerOf(item))
        out.owner = *owner;
    const auto phase = textAt(item, {"status", "phase"});
    const bool leaving = at(item, {"metadata", "deletionTimestamp"}) != nullptr;
    out.counts = !leaving && (phase == "Running" || phase == "Pending");
    each(item, {"status", "conditions"}, [&](const Json &c) {
        const auto type = textAt(c, {"type"});
        const auto status = textAt(c, {"status"});
        if (type == "Ready")
            out.ready = out.counts && phase == "Running" && status == "True";
        else if (type == "PodScheduled" && status == "False" && textAt(c, {"reason"}) == "Unschedulable")
            out.problem = ReplicaProblem{Kind::NoCapacity, cut(textAt(c, {"message"}))};
    });
    for (const char *list : {"initContainerStatuses", "containerStatuses"}) {
        each(item, {"status", list}, [&](const Json &s) {
            out.restarts += std::max<std::int64_t>(0, countAt(s, {"restartCount"}).value_or(0));
            out.oomKills += textAt(s, {"lastState", "terminated", "reason"}) == "OOMKilled" ? 1 : 0;
            if (const auto problem = waitingProblem(s); problem && !out.problem)
                out.problem = problem;
        });
    }
    if (!out.counts)
        out.problem.reset();
    return out;
}

std::optional<ReplicaSetObject> readReplicaSet(const Json &item)
{
    ReplicaSetObject out{.space = textAt(item, {"metadata", "namespace"}), .name = textAt(item, {"metadata", "name"}), .owner = {}};
    if (out.space.empty() || out.name.empty())
        return std::nullopt;
    if (const auto owner = controllerOf(item))
        out.owner = *owner;
    return out;
}

std::optional<AutoscalerObject> readHpa(const Json &item)
{
    AutoscalerObject out;
    out.space = textAt(item, {"metadata", "namespace"});
    out.target = {textAt(item, {"spec", "scaleTargetRef", "kind"}), textAt(item, {"spec", "scaleTargetRef", "name"})};
    auto &a = out.autoscaler;
    a.kind = Autoscaler::Kind::Hpa;
    a.name = textAt(item, {"metadata", "name"});
    a.uid = textAt(item, {"metadata", "uid"});
    a.version = textAt(item, {"metadata", "resourceVersion"});
    const auto max = countAt(item, {"spec", "maxReplicas"});
    a.bounds.min = countAt(item, {"spec", "minReplicas"}).value_or(1); // the API's default
    a.bounds.max = max.value_or(0);
    if (a.name.empty() || out.space.empty() || !max || a.bounds.min < 0 || a.bounds.max < a.bounds.min)
        return std::nullopt;
    each(item, {"spec", "metrics"}, [&](const Json &m) {
        const auto percent = countAt(m, {"resource", "target", "averageUtilization"});
        if (textAt(m, {"type"}) == "Resource" && percent && *percent > 0)
            a.bounds.targets[textAt(m, {"resource", "name"})] = *percent;
    });
    each(item, {"status", "currentMetrics"}, [&](const Json &m) {
        if (const auto percent = countAt(m, {"resource", "current", "averageUtilization"}); percent && textAt(m, {"type"}) == "Resource")
            a.current[textAt(m, {"resource", "name"})] = *percent;
    });
    bool active = false;
    each(item, {"status", "conditions"}, [&](const Json &c) {
        const auto type = textAt(c, {"type"});
        const auto status = textAt(c, {"status"});
        if (type == "ScalingActive" && status == "True")
            active = true;
        else if (type == "ScalingActive" || (type == "AbleToScale" && status == "False"))
            a.problem = cut(textAt(c, {"reason"}) + ": " + textAt(c, {"message"}));
        else if (type == "ScalingLimited" && status == "True")
            a.atMax = textAt(c, {"reason"}) == "TooManyReplicas";
    });
    if (active)
        a.desired = countAt(item, {"status", "desiredReplicas"}); // 0 whenever it could not compute (T22)
    if (const auto before = textAt(item, {"metadata", "annotations", kBaseline}); !before.empty()) {
        std::int64_t n = 0;
        const auto [end, error] = std::from_chars(before.data(), before.data() + before.size(), n);
        if (error == std::errc{} && end == before.data() + before.size() && n >= 0 && n < a.bounds.min)
            a.baselineMin = n;
    }
    out.ofKeda = textAt(item, {"metadata", "labels", kKedaLabel});
    out.gitOps = gitOpsMark(item);
    return out;
}

std::optional<AutoscalerObject> readScaledObject(const Json &item)
{
    AutoscalerObject out;
    out.space = textAt(item, {"metadata", "namespace"});
    const auto kind = textAt(item, {"spec", "scaleTargetRef", "kind"});
    out.target = {kind.empty() ? "Deployment" : kind, textAt(item, {"spec", "scaleTargetRef", "name"})};
    auto &a = out.autoscaler;
    a.kind = Autoscaler::Kind::Keda;
    a.name = textAt(item, {"metadata", "name"});
    a.uid = textAt(item, {"metadata", "uid"});
    a.version = textAt(item, {"metadata", "resourceVersion"});
    a.bounds.min = countAt(item, {"spec", "minReplicaCount"}).value_or(0); // KEDA's defaults
    a.bounds.max = countAt(item, {"spec", "maxReplicaCount"}).value_or(100);
    if (a.name.empty() || out.space.empty() || out.target.name.empty() || a.bounds.min < 0 || a.bounds.max < a.bounds.min)
        return std::nullopt;
    each(item, {"status", "conditions"}, [&](const Json &c) {
        if (textAt(c, {"type"}) == "Active" && textAt(c, {"status"}) == "Unknown")
            a.problem = cut(textAt(c, {"message"}));
    });
    if (const auto before = textAt(item, {"metadata", "annotations", kBaseline}); !before.empty()) {
        const auto n = parseQuantity(before);
        if (n && *n >= 0.0 && *n < static_cast<double>(a.bounds.min))
            a.baselineMin = static_cast<std::int64_t>(*n);
    }
    out.paused = pauseMark(item);
    out.gitOps = gitOpsMark(item);
    return out;
}

std::optional<BudgetObject> readBudget(const Json &item)
{
    BudgetObject out{.space = textAt(item, {"metadata", "namespace"}),
                     .name = textAt(item, {"metadata", "name"}),
                     .selector = textsAt(item, {"spec", "selector", "matchLabels"}),
                     .simple = at(item, {"spec", "selector", "matchExpressions"}) == nullptr,
                     .desiredHealthy = std::max<std::int64_t>(0, countAt(item, {"status", "desiredHealthy"}).value_or(0))};
    // A share of the replicas falls with them: only a fixed number is a floor.
    const Json *least = at(item, {"spec", "minAvailable"});
    if (least == nullptr || !least->is_number_integer())
        out.desiredHealthy = 0;
    else
        out.desiredHealthy = std::max(out.desiredHealthy, std::max<std::int64_t>(0, asInteger(*least).value_or(0)));
    return out.space.empty() || out.name.empty() ? std::nullopt : std::optional(std::move(out));
}

std::optional<QuotaObject> readQuota(const Json &item)
{
    QuotaObject out{.space = textAt(item, {"metadata", "namespace"}),
                    .name = textAt(item, {"metadata", "name"}),
                    .hard = quantitiesAt(item, {"status", "hard"}),
                    .used = quantitiesAt(item, {"status", "used"})};
    return out.space.empty() || out.name.empty() ? std::nullopt : std::optional(std::move(out));
}

} // namespace preamar::kubernetes
