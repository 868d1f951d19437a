#include "core/platform/kubernetes/kubernetes.h"

#include "core/base/log.h"
#include "core/domain/reason.h"
#include "core/platform/kubernetes/applyrules.h"
#include "core/platform/kubernetes/client.h"
#include "core/platform/kubernetes/discovery.h"
#include "core/platform/kubernetes/feeds.h"
#include "core/platform/kubernetes/insidemetrics.h"
#include "core/platform/kubernetes/portforward.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace preamar {

namespace kubernetes {

namespace {

constexpr Millis kNamespaceLook{Seconds{60}};

template<class T>
struct Call
{
    Call() { promise.start(); }
    void finish(Result<T> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
    void finish(Error why) { finish(Result<T>(fail(std::move(why)))); }

    QPromise<Result<T>> promise;
};

std::string encoded(const std::string &segment)
{
    return QUrl::toPercentEncoding(QString::fromStdString(segment)).toStdString();
}

void unreachable(ContextHealth &health, const Error &error)
{
    health.state = ContextHealth::State::Unreachable;
    health.reason = error.reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : error.reason;
    health.detail = error.detail;
}

class KubernetesOrchestrator final : public QObject, public Orchestrator
{
public:
    KubernetesOrchestrator(const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock)
        : m_config(config), m_clock(clock), m_client(config.kubernetes, secrets, clock), m_feeds(m_client, clock)
    {}

    Future<ContextHealth> probe() override;
    Future<WorkloadList> workloads() override;
    Future<Workload> observe(const WorkloadRef &ref) override;
    Future<ApplyResult> apply(const ChangeRequest &request) override;
    int requestsSent() const override { return m_client.requestsSent() + m_feeds.streamsStarted(); }

    ClusterClient &client() { return m_client; }
    Future<std::shared_ptr<const PodIndex>> pods();
    void permissions(std::function<void(Result<AccessReport>)> done);

private:
    using PodCall = Call<std::shared_ptr<const PodIndex>>;
    using HealthCall = std::shared_ptr<Call<ContextHealth>>;
    using ListCall = std::shared_ptr<Call<WorkloadList>>;
    struct Fresh
    {
        Workload workload;
        Json autoscaler; // as read, where one owns the count
    };
    using FreshHandler = std::function<void(Result<Fresh>)>;
    struct Reading;

    void discover(std::function<void(Result<int>)> done);
    [[nodiscard]] std::shared_ptr<const PodIndex> makeIndex() const;
    void listEnded(const Result<WorkloadList> &list);
    void list(const ListCall &call, int before, bool mayNarrow);
    void finishList(const ListCall &call, const Refreshed &refreshed, int before);
    void checkNamespaces(const ListCall &call, int requests, std::size_t index);
    void reviewNext(const std::shared_ptr<Call<AccessReport>> &call, const std::shared_ptr<AccessReport> &report);
    void probeNamespaces(const HealthCall &call, ContextHealth health, std::size_t index);
    void finishProbe(const HealthCall &call, ContextHealth health);
    void readFresh(const WorkloadRef &ref, FreshHandler handler);
    void readAutoscaler(Workload workload, FreshHandler handler);
    void send(const ChangeRequest &request, const PreparedWrite &write, std::function<void(ApplyResult)> end);
    [[nodiscard]] std::vector<std::string> spaces() const;
    [[nodiscard]] bool sees(const std::string &space) const;

    ContextConfig m_config;
    std::shared_ptr<const Clock> m_clock;
    ClusterClient m_client;
    Feeds m_feeds;
    std::set<ResourceKind> m_offered;
    std::string m_version;
    bool m_narrowed = false;          // the cluster may not be listed as a whole: only the context's own namespace
    std::shared_ptr<const PodIndex> m_pods;            // of the last list; made when it is asked for
    std::vector<std::shared_ptr<PodCall>> m_podCalls;  // wait for the list that is under way
    int m_listing = 0;
    bool m_listed = false;
    Timestamp m_namespacesChecked{};
};

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

// --- discovery and lists ---------------------------------------------------------------------------------------------

void KubernetesOrchestrator::discover(std::function<void(Result<int>)> done)
{
    if (!m_offered.empty())
        return done(0);
    m_client.get("/version", {}, [this, done = std::move(done)](Answer answer) {
        if (!answer)
            return done(fail(answer.error()));
        const auto version = parseVersion(*answer);
        if (!version)
            return done(fail(version.error()));
        m_version = version->text;
        m_client.get("/apis", {}, [this, done, minor = version->minor](Answer groups) {
            if (!groups)
                return done(fail(groups.error()));
            if (groups->status != 200)
                return done(fail(answerError(*groups, "api groups")));
            const auto offered = offeredBy(groups->body);
            if (minor < kOldestMinor || !offered.contains(ResourceKind::Hpas))
                return done(fail(because(ReasonCode::KubernetesTooOld, m_version)));
            m_offered = offered;
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
    if (m_feeds.allLive()) {
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
    // A namespace that is gone answers with empty lists.
    if (!named.empty() && !anything && now - m_namespacesChecked >= kNamespaceLook)
        return checkNamespaces(call, requests, 0);
    call->finish(WorkloadList{workloadsOf(m_feeds.state(), m_config.name, now), !refreshed.missing.empty() || m_narrowed, requests});
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

// --- probe -----------------------------------------------------------------------------------------------------------

void KubernetesOrchestrator::permissions(std::function<void(Result<AccessReport>)> done)
{
    auto call = std::make_shared<Call<AccessReport>>();
    onResult(call->promise.future(), this, std::move(done));
    auto report = std::make_shared<AccessReport>();
    report->permissions = wantedPermissions(m_offered.contains(ResourceKind::ScaledObjects), !m_config.kubernetes.prometheusService.empty());
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

// --- one workload ----------------------------------------------------------------------------------------------------

struct KubernetesOrchestrator::Reading
{
    WorkloadRef ref;
    ClusterState state;
    FreshHandler handler;
    std::optional<Error> error;
    int waiting = 1;
};

Future<Workload> KubernetesOrchestrator::observe(const WorkloadRef &ref)
{
    auto call = std::make_shared<Call<Workload>>();
    auto future = call->promise.future();
    readFresh(ref, [call](Result<Fresh> fresh) {
        if (fresh)
            call->finish(std::move(fresh->workload));
        else
            call->finish(fresh.error());
    });
    return future;
}

void KubernetesOrchestrator::readFresh(const WorkloadRef &ref, FreshHandler handler)
{
    const bool known = ref.kind == WorkloadKind::Deployment || ref.kind == WorkloadKind::StatefulSet;
    if (!known || ref.context != m_config.name || !isObjectName(ref.name) || !isObjectName(ref.space) || !sees(ref.space))
        return handler(fail(ErrorCode::NotFound, "observe", "no such workload in this context"));
    discover([this, ref, handler = std::move(handler)](Result<int> ready) mutable {
        if (!ready)
            return handler(fail(ready.error()));
        m_client.get(objectPath(ref.kind, ref.space, ref.name), {}, [this, ref, handler = std::move(handler)](Answer answer) mutable {
            if (!answer)
                return handler(fail(answer.error()));
            if (answer->status != 200)
                return handler(fail(answerError(*answer, "observe")));
            const auto json = parseJson(answer->body, "workload");
            auto object = json ? readScalable(*json, ref.kind) : std::nullopt;
            if (!object)
                return handler(fail(ErrorCode::Protocol, "observe", "not a workload"));
            auto reading = std::make_shared<Reading>();
            reading->ref = ref;
            reading->handler = std::move(handler);
            const auto selector = object->selectorText;
            const auto id = object->space + "/" + object->name;
            (ref.kind == WorkloadKind::Deployment ? reading->state.deployments : reading->state.statefulSets)[id] = std::move(*object);
            // Bounds of the namespace move slowly: as last listed.
            reading->state.budgets = m_feeds.state().budgets;
            reading->state.quotas = m_feeds.state().quotas;
            reading->state.autoscalersKnown = true;
            const auto done = [this, reading] {
                if (--reading->waiting > 0)
                    return;
                if (reading->error)
                    return reading->handler(fail(*reading->error));
                auto all = workloadsOf(reading->state, m_config.name, m_clock->wall());
                if (all.size() != 1)
                    return reading->handler(fail(ErrorCode::Protocol, "observe", "not one workload"));
                readAutoscaler(std::move(all.front()), reading->handler);
            };
            const auto add = [this, reading, done](ResourceKind kind, const Fields &query) {
                if (!m_offered.contains(kind))
                    return;
                const auto &resource = resources()[static_cast<std::size_t>(kind)];
                ++reading->waiting;
                const auto path = std::string(resource.group) + "/namespaces/" + encoded(reading->ref.space) + "/" + std::string(resource.plural);
                m_client.get(path, query, [reading, done, kind](Answer list) {
                    if (!list)
                        reading->error = reading->error ? reading->error : list.error();
                    else if (list->status == 403 && kind == ResourceKind::Hpas)
                        reading->state.autoscalersKnown = false;
                    else if (list->status != 200 && (list->status != 403 || kind != ResourceKind::ScaledObjects)) // KEDA's HPA says so too
                        reading->error = reading->error ? reading->error : answerError(*list, "observe");
                    else if (list->status != 200)
                        return done();
                    else if (auto page = parsePage(kind, list->body))
                        applyRows(kind, reading->state, std::move(page->part));
                    else
                        reading->error = reading->error ? reading->error : page.error();
                    done();
                });
            };
            add(ResourceKind::Pods, selector.empty() ? Fields{} : Fields{{"labelSelector", selector}});
            add(ResourceKind::Hpas, {});
            add(ResourceKind::ScaledObjects, {});
            done();
        });
    });
}

// The object as it is: a change of targets has to name a place in its list.
void KubernetesOrchestrator::readAutoscaler(Workload workload, FreshHandler handler)
{
    if (!workload.autoscaler)
        return handler(Fresh{std::move(workload), {}});
    const auto path = autoscalerPath(*workload.autoscaler, workload.ref.space);
    m_client.get(path, {}, [workload = std::move(workload), handler = std::move(handler)](Answer answer) mutable {
        if (!answer)
            return handler(fail(answer.error()));
        if (answer->status != 200)
            return handler(fail(answerError(*answer, "autoscaler")));
        auto json = parseJson(answer->body, "autoscaler");
        if (!json)
            return handler(fail(json.error()));
        const bool hpa = workload.autoscaler->kind == Autoscaler::Kind::Hpa;
        auto read = hpa ? readHpa(*json) : readScaledObject(*json);
        if (!read)
            return handler(fail(ErrorCode::Protocol, "autoscaler", "not an autoscaler"));
        workload.autoscaler = std::move(read->autoscaler);
        handler(Fresh{std::move(workload), std::move(*json)});
    });
}

// --- writing ---------------------------------------------------------------------------------------------------------

// Read, compared, tried as a dry run, then sent once. What changed in between makes the server's own tests fail (I-31).
Future<ApplyResult> KubernetesOrchestrator::apply(const ChangeRequest &request)
{
    auto call = std::make_shared<Call<ApplyResult>>();
    auto future = call->promise.future();
    const auto end = [call](ApplyResult result) { call->finish(Result<ApplyResult>(std::move(result))); };
    if (m_config.readOnly) {
        end(ended(ApplyResult::State::Rejected, ReasonCode::ContextReadOnly));
        return future;
    }
    readFresh(request.workload, [this, request, end](Result<Fresh> fresh) {
        if (!fresh) {
            const auto &error = fresh.error();
            if (error.code == ErrorCode::NotFound)
                return end(ended(ApplyResult::State::Conflict, ReasonCode::WorldChangedUid, error.detail));
            if (error.code == ErrorCode::PermissionDenied || error.code == ErrorCode::Unauthenticated)
                return end(ended(ApplyResult::State::Rejected, parseReasonCode(error.reason).value_or(ReasonCode::WriteRejected), error.detail));
            return end(ended(ApplyResult::State::NotSent, ReasonCode::WriteNotSent, error.detail));
        }
        const auto write = prepareWrite(fresh->workload, fresh->autoscaler, request);
        if (!write)
            return end(write.error());
        send(request, *write, end);
    });
    return future;
}

void KubernetesOrchestrator::send(const ChangeRequest &request, const PreparedWrite &write, std::function<void(ApplyResult)> end)
{
    net::WriteRequest out;
    out.method = "PATCH";
    out.path = write.path;
    out.contentType = "application/json-patch+json";
    out.json = write.patch;
    out.query = {{"fieldManager", "preamar"}};
    out.deadline = Seconds{30};
    auto rehearsal = out;
    rehearsal.query.emplace_back("dryRun", "All");
    m_client.write(rehearsal, [this, request, out, end = std::move(end)](net::WriteOutcome tried) {
        if (auto refused = judgeDryRun(tried))
            return end(std::move(*refused));
        // A pause that came meanwhile: nothing leaves (I-36).
        if (request.cancelled.cancelled())
            return end(ended(ApplyResult::State::NotSent, ReasonCode::WriteNotSent, "cancelled"));
        m_client.write(out, [end](net::WriteOutcome outcome) { end(judgeWrite(outcome)); });
    });
}

} // namespace

} // namespace kubernetes

KubernetesParts makeKubernetes(const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock)
{
    auto orchestrator = std::make_shared<kubernetes::KubernetesOrchestrator>(config, secrets, clock);
    KubernetesParts out;
    out.pods = [orchestrator] { return orchestrator->pods(); };
    const auto shared = std::shared_ptr<kubernetes::ClusterClient>(orchestrator, &orchestrator->client());
    if (config.kubernetes.metricsApi)
        out.metricsApi = kubernetes::makeMetricsApiSource(config, shared, out.pods, clock);
    else if (!config.kubernetes.prometheusService.empty())
        out.prometheus = config.kubernetes.portForward ? kubernetes::portForward(config.kubernetes, shared) : kubernetes::serviceProxy(config.kubernetes, shared);
    out.orchestrator = std::move(orchestrator);
    return out;
}

Future<AccessReport> kubernetesAccess(const ContextConfig &config, SecretStore &secrets)
{
    auto orchestrator = std::make_shared<kubernetes::KubernetesOrchestrator>(config, secrets, std::make_shared<SystemClock>());
    auto promise = std::make_shared<QPromise<Result<AccessReport>>>();
    promise->start();
    auto future = promise->future();
    // The probe finds out which namespaces can be read at all; it is kept alive until the answer is there.
    onResult(orchestrator->probe(), orchestrator.get(), [orchestrator, promise](const Result<ContextHealth> &) mutable {
        auto *raw = orchestrator.get();
        raw->permissions([promise, keep = std::exchange(orchestrator, nullptr)](Result<AccessReport> report) mutable {
            promise->addResult(std::move(report));
            promise->finish();
            // Not from inside a call of its own, and on its own thread.
            QTimer::singleShot(0, QAbstractEventDispatcher::instance(), [last = std::exchange(keep, nullptr)] {});
        });
    });
    return future;
}

} // namespace preamar
