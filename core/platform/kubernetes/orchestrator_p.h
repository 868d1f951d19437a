// The parts of KubernetesOrchestrator share this: clusterlists.cpp (discovery, lists, pods), clusterprobe.cpp (permissions,
// health), clusterwrites.cpp (one workload read anew, and changed). Internal to core/platform/kubernetes.
#pragma once

#include "core/platform/kubernetes/applyrules.h"
#include "core/platform/kubernetes/client.h"
#include "core/platform/kubernetes/feeds.h"
#include "core/platform/kubernetes/kubernetes.h"

namespace preamar::kubernetes {

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

// A segment of a path.
[[nodiscard]] std::string encoded(const std::string &segment);

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

    [[nodiscard]] bool isDiscovered() const;
    void discover(std::function<void(Result<int>)> done);
    [[nodiscard]] std::shared_ptr<const PodIndex> makeIndex() const;
    void listEnded(const Result<WorkloadList> &list);
    void list(const ListCall &call, int before, bool mayNarrow);
    void finishList(const ListCall &call, const Refreshed &refreshed, int before);
    void withRights(WorkloadList list, std::function<void(WorkloadList)> done);
    void checkNamespaces(const ListCall &call, int requests, std::size_t index);
    void probeNamespaces(const HealthCall &call, ContextHealth health, std::size_t index);
    void finishProbe(const HealthCall &call, ContextHealth health);
    void readFresh(const WorkloadRef &ref, FreshHandler handler);
    void readAutoscaler(const std::shared_ptr<Reading> &reading, const Workload &listed);
    void send(const ChangeRequest &request, const PreparedWrite &write, std::function<void(ApplyResult)> end);
    [[nodiscard]] std::vector<std::string> spaces() const;
    [[nodiscard]] bool sees(const std::string &space) const;

    ContextConfig m_config;
    std::shared_ptr<const Clock> m_clock;
    ClusterClient m_client;
    Feeds m_feeds;
    std::set<ResourceKind> m_offered;
    Timestamp m_discoverAgain{};
    std::string m_version;
    bool m_narrowed = false;          // the cluster may not be listed as a whole: only the context's own namespace
    std::shared_ptr<const PodIndex> m_pods;            // of the last list; made when it is asked for
    std::vector<std::shared_ptr<PodCall>> m_podCalls;  // wait for the list that is under way
    int m_listing = 0;
    bool m_listed = false;
    Timestamp m_namespacesChecked{};
    Timestamp m_rightsAsked{};
    std::set<std::pair<std::string, std::string>> m_denied;   // namespace ("" for all) and resource that may not be patched
};

} // namespace preamar::kubernetes
