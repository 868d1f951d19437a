// Whether a cluster answers, and what its credential may do there.
#include "core/platform/kubernetes/orchestrator_p.h"

#include "core/domain/reason.h"
#include "core/platform/kubernetes/discovery.h"

#include <algorithm>

namespace preamar::kubernetes {

namespace {

constexpr Millis kRightsLast{Seconds{600}};

void unreachable(ContextHealth &health, const Error &error)
{
    health.state = ContextHealth::State::Unreachable;
    health.reason = error.reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : error.reason;
    health.detail = error.detail;
}

} // namespace

void KubernetesOrchestrator::permissions(std::function<void(Result<AccessReport>)> done)
{
    auto call = std::make_shared<Call<AccessReport>>();
    onResult(call->promise.future(), this, std::move(done));
    auto report = std::make_shared<AccessReport>();
    report->permissions = wantedPermissions(m_offered.contains(ResourceKind::ScaledObjects), m_config.kubernetes);
    auto waiting = std::make_shared<int>(static_cast<int>(report->permissions.size()));
    const auto all = spaces();
    for (std::size_t i = 0; i < report->permissions.size(); ++i) {
        const auto body = accessReview(report->permissions[i], all.front());
        m_client.ask("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body, [call, report, waiting, i, all](Answer answer) {
            auto &row = report->permissions[i];
            row.allowed = answer && answer->status / 100 == 2 && isAllowed(answer->body);
            if (--*waiting > 0)
                return;
            const bool complete = std::all_of(report->permissions.begin(), report->permissions.end(), [](const Permission &p) { return p.allowed; });
            if (!complete)
                report->missingRole = roleYaml(report->permissions, all, true);
            call->finish(std::move(*report));
        });
    }
}

// Whoever may not change a count gets no proposals for it, and is told why: per namespace, since roles are, and by the
// object that a write would patch. Asked once in a while, not with every look.
void KubernetesOrchestrator::withRights(WorkloadList list, std::function<void(WorkloadList)> done)
{
    const auto now = m_clock->wall();
    const auto mark = [this](WorkloadList &marked) {
        for (auto &w : marked.workloads) {
            const std::string resource = !w.autoscaler                                        ? w.ref.kind == WorkloadKind::Deployment ? "deployments" : "statefulsets"
                                         : w.autoscaler->kind == Autoscaler::Kind::Keda ? "scaledobjects"
                                                                                               : "horizontalpodautoscalers";
            const bool denied = m_denied.contains({w.ref.space, resource}) || m_denied.contains({std::string(), resource});
            if (denied && w.scalable == ScalableBy::Us)
                w.scalable = ScalableBy::NotPermitted;
        }
    };
    if (now >= m_rightsAsked && now - m_rightsAsked < kRightsLast) {
        mark(list);
        return done(std::move(list));
    }
    std::vector<std::pair<std::string, Permission>> asked;
    for (const auto &permission : wantedPermissions(m_offered.contains(ResourceKind::ScaledObjects), {})) {
        if (permission.verb != "patch")
            continue;
        for (const auto &space : spaces())
            asked.emplace_back(space, permission);
    }
    list.requests += static_cast<int>(asked.size());
    auto pending = std::make_shared<std::pair<WorkloadList, std::size_t>>(std::move(list), asked.size());
    for (const auto &[space, permission] : asked) {
        m_client.ask("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", accessReview(permission, space),
                     [this, pending, place = std::pair(space, permission.resource), mark, done, now](const Answer &answer) {
                         if (answer && answer->status / 100 == 2) {
                             if (isAllowed(answer->body))
                                 m_denied.erase(place);
                             else
                                 m_denied.insert(place);
                         }
                         if (--pending->second > 0)
                             return;
                         m_rightsAsked = now;
                         mark(pending->first);
                         done(std::move(pending->first));
                     });
    }
}

Future<ContextHealth> KubernetesOrchestrator::probe()
{
    auto call = std::make_shared<Call<ContextHealth>>();
    auto future = call->promise.future();
    m_client.get("/version", {}, [this, call](Answer answer) {
        ContextHealth health;
        health.requests = 1;
        if (!answer) {
            unreachable(health, answer.error());
            return call->finish(std::move(health));
        }
        if (answer->date)
            health.clockSkew = *answer->date - m_clock->wall();
        discover([this, call, health](Result<int> found) mutable {
            if (!found) {
                unreachable(health, found.error());
                return call->finish(std::move(health));
            }
            health.requests += *found;
            health.platformVersion = "Kubernetes " + m_version;
            probeNamespaces(call, std::move(health), 0);
        });
    });
    return future;
}

// A namespace that is not there would only look empty.
void KubernetesOrchestrator::probeNamespaces(const HealthCall &call, ContextHealth health, std::size_t index)
{
    const auto &named = m_config.kubernetes.namespaces;
    if (index == named.size())
        return finishProbe(call, std::move(health));
    m_client.get("/api/v1/namespaces/" + encoded(named[index]), {},
                 [this, call, health = std::move(health), index, name = named[index]](Answer answer) mutable {
                     ++health.requests;
                     if (answer && answer->status == 404) {
                         unreachable(health, because(ReasonCode::NamespaceGone, name, ErrorCode::NotFound));
                         return call->finish(std::move(health));
                     }
                     probeNamespaces(call, std::move(health), index + 1);
                 });
}

void KubernetesOrchestrator::finishProbe(const HealthCall &call, ContextHealth health)
{
    permissions([this, call, health = std::move(health)](Result<AccessReport> report) mutable {
        if (!report) {
            unreachable(health, report.error());
            return call->finish(std::move(health));
        }
        health.requests += static_cast<int>(report->permissions.size());
        const auto holds = [&](Permission::Need need) {
            return std::all_of(report->permissions.begin(), report->permissions.end(), [&](const Permission &p) { return p.need != need || p.allowed; });
        };
        health.mayRead = holds(Permission::Need::Read);
        health.mayScale = health.mayRead && holds(Permission::Need::Scale) && !m_config.readOnly;
        std::string missing;
        for (const auto &p : report->permissions) {
            if (!p.allowed)
                missing += (missing.empty() ? "" : ", ") + p.verb + " " + p.resource + (p.subresource.empty() ? "" : "/" + p.subresource);
        }
        health.state = missing.empty() ? ContextHealth::State::Ok : ContextHealth::State::Degraded;
        if (!missing.empty()) {
            health.reason = toString(health.mayRead ? ReasonCode::AccessPartial : ReasonCode::ClusterAccessDenied);
            health.detail = missing;
        }
        // Without a namespace of its own the whole cluster was asked for; the context's namespace may still be readable.
        if (!health.mayRead && m_config.kubernetes.namespaces.empty() && !m_narrowed && !m_client.space().empty()) {
            m_narrowed = true;
            return finishProbe(call, std::move(health));
        }
        if (!health.mayRead)
            health.state = ContextHealth::State::Unreachable;
        call->finish(std::move(health));
    });
}

} // namespace preamar::kubernetes
