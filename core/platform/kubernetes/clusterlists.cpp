// What exists in a cluster: its API, its lists, whose pods are whose.
#include "core/platform/kubernetes/orchestrator_p.h"

#include "core/base/log.h"
#include "core/domain/reason.h"
#include "core/platform/kubernetes/discovery.h"

#include <QUrl>

#include <algorithm>

namespace preamar::kubernetes {

namespace {

constexpr Millis kNamespaceLook{Seconds{60}};
// What a cluster offers changes seldom: KEDA that is installed while we run is seen after so long at most.
constexpr Millis kOfferedLast{Seconds{600}};
// After a look that failed what is known holds for so long.
constexpr Millis kOfferedAgain{Seconds{60}};

} // namespace

std::string encoded(const std::string &segment)
{
    return QUrl::toPercentEncoding(QString::fromStdString(segment)).toStdString();
}

std::vector<std::string> KubernetesOrchestrator::spaces() const
{
    if (!m_config.kubernetes.namespaces.empty())
        return m_config.kubernetes.namespaces;
    return {m_narrowed ? m_client.space() : std::string()};
}

bool KubernetesOrchestrator::sees(const std::string &space) const
{
    const auto all = spaces();
    return std::any_of(all.begin(), all.end(), [&](const std::string &s) { return s.empty() || s == space; });
}

bool KubernetesOrchestrator::isDiscovered() const
{
    const auto left = m_discoverAgain - m_clock->wall(); // longer than ever set where the clock was put back
    return !m_offered.empty() && left > Millis{0} && left <= kOfferedLast;
}

void KubernetesOrchestrator::discover(std::function<void(Result<int>)> done)
{
    if (isDiscovered())
        return done(0);
    m_client.get("/version", {}, [this, done = std::move(done)](Answer answer) {
        if (!answer)
            return done(fail(answer.error()));
        const auto version = parseVersion(*answer);
        if (!version)
            return done(fail(version.error()));
        m_version = version->text;
        m_client.get("/apis", {}, [this, done, minor = version->minor](Answer groups) {
            if (!groups || groups->status != 200) {
                auto why = groups ? answerError(*groups, "api groups") : groups.error();
                if (m_offered.empty())
                    return done(fail(std::move(why)));
                logger("kubernetes")->warn("what the server offers could not be asked again: {}", logText(why.detail));
                m_discoverAgain = m_clock->wall() + kOfferedAgain;
                return done(2);
            }
            auto offered = offeredBy(groups->body);
            // An answer that lacks a kind is no proof that it went: only a list of it that the server does not know either.
            for (const auto kind : m_offered) {
                if (!m_feeds.absent(kind))
                    offered.insert(kind);
            }
            if (minor < kOldestMinor || !offered.contains(ResourceKind::Hpas))
                return done(fail(because(ReasonCode::KubernetesTooOld, m_version)));
            m_offered = std::move(offered);
            m_discoverAgain = m_clock->wall() + kOfferedLast;
            done(2);
        });
    });
}

Future<WorkloadList> KubernetesOrchestrator::workloads()
{
    auto call = std::make_shared<Call<WorkloadList>>();
    auto future = call->promise.future();
    ++m_listing;
    onResult(call->promise.future(), this, [this](const Result<WorkloadList> &done) { listEnded(done); });
    if (m_feeds.allLive() && isDiscovered()) {
        // The watches carry every change; whether the server is still there only a question tells.
        m_client.get("/version", {}, [this, call](Answer answer) {
            if (!answer)
                return call->finish(answer.error());
            if (answer->status != 200)
                return call->finish(answerError(*answer, "version"));
            list(call, 1, false);
        });
        return future;
    }
    discover([this, call](Result<int> requests) {
        if (!requests)
            return call->finish(requests.error());
        list(call, *requests, m_config.kubernetes.namespaces.empty() && !m_narrowed);
    });
    return future;
}

void KubernetesOrchestrator::list(const ListCall &call, int before, bool mayNarrow)
{
    m_feeds.configure(spaces(), m_offered);
    m_feeds.refresh([this, call, before, mayNarrow](Result<Refreshed> refreshed) {
        if (!refreshed) {
            const bool denied = refreshed.error().code == ErrorCode::PermissionDenied;
            if (denied && mayNarrow && !m_client.space().empty()) {
                m_narrowed = true;
                return list(call, before, false);
            }
            return call->finish(refreshed.error());
        }
        finishList(call, *refreshed, before);
    });
}

void KubernetesOrchestrator::finishList(const ListCall &call, const Refreshed &refreshed, int before)
{
    const auto now = m_clock->wall();
    const int requests = before + refreshed.requests;
    const auto &named = m_config.kubernetes.namespaces;
    const bool anything = !m_feeds.state().deployments.empty() || !m_feeds.state().statefulSets.empty();
    // An HPA that KEDA made where KEDA was not offered: it is being installed, or the first answer lacked it.
    const auto &hpas = m_feeds.state().hpas;
    if (!m_offered.contains(ResourceKind::ScaledObjects) && std::any_of(hpas.begin(), hpas.end(), [](const auto &hpa) { return !hpa.second.ofKeda.empty(); }))
        m_discoverAgain = std::min(m_discoverAgain, now + kOfferedAgain);
    // A namespace that is gone answers with empty lists.
    if (!named.empty() && !anything && now - m_namespacesChecked >= kNamespaceLook)
        return checkNamespaces(call, requests, 0);
    withRights(WorkloadList{workloadsOf(m_feeds.state(), m_config.name, now), !refreshed.missing.empty() || m_narrowed, requests}, [call](WorkloadList list) { call->finish(std::move(list)); });
}

void KubernetesOrchestrator::checkNamespaces(const ListCall &call, int requests, std::size_t index)
{
    const auto &named = m_config.kubernetes.namespaces;
    if (index == named.size()) {
        m_namespacesChecked = m_clock->wall();
        return call->finish(WorkloadList{workloadsOf(m_feeds.state(), m_config.name, m_clock->wall()), false, requests});
    }
    m_client.get("/api/v1/namespaces/" + encoded(named[index]), {}, [this, call, requests, index, name = named[index]](Answer answer) {
        if (answer && answer->status == 404)
            return call->finish(because(ReasonCode::NamespaceGone, name, ErrorCode::NotFound));
        checkNamespaces(call, requests + 1, index + 1); // who may not read namespaces is not told about them
    });
}

Future<std::shared_ptr<const PodIndex>> KubernetesOrchestrator::pods()
{
    auto call = std::make_shared<PodCall>();
    auto future = call->promise.future();
    if (m_listing == 0 && m_listed) {
        if (!m_pods)
            m_pods = makeIndex();
        call->finish(Result<std::shared_ptr<const PodIndex>>(m_pods));
        return future;
    }
    m_podCalls.push_back(std::move(call));
    if (m_listing == 0)
        (void)workloads();
    return future;
}

void KubernetesOrchestrator::listEnded(const Result<WorkloadList> &list)
{
    if (list) {
        m_listed = true;
        m_pods.reset();
    }
    if (--m_listing > 0)
        return;
    const auto calls = std::exchange(m_podCalls, {});
    for (const auto &call : calls) {
        if (!m_listed) {
            call->finish(list.error());
            continue;
        }
        if (!m_pods)
            m_pods = makeIndex();
        call->finish(Result<std::shared_ptr<const PodIndex>>(m_pods));
    }
}

std::shared_ptr<const PodIndex> KubernetesOrchestrator::makeIndex() const
{
    const auto &state = m_feeds.state();
    auto out = std::make_shared<PodIndex>();
    out->context = m_config.name;
    for (const auto *table : {&state.deployments, &state.statefulSets}) {
        for (const auto &[id, object] : *table)
            out->workloads.insert({m_config.name, object.space, object.kind, object.name});
    }
    for (const auto &[id, set] : state.replicaSets) {
        if (set.owner.kind == "Deployment")
            out->replicaSets[id] = {m_config.name, set.space, WorkloadKind::Deployment, set.owner.name};
    }
    for (const auto &[id, pod] : state.pods) {
        if (const auto owner = ownerOf(pod, state); !owner.name.empty())
            out->pods[id] = {m_config.name, pod.space, owner.kind, owner.name};
    }
    return out;
}

} // namespace preamar::kubernetes
