#include "core/platform/portainer/portainer.h"

#include "core/domain/reason.h"
#include "core/net/httpclient.h"
#include "core/platform/offthread.h"
#include "core/platform/portainer/applyrules.h"
#include "core/platform/portainer/portainererror.h"
#include "core/platform/portainer/portainerparse.h"

#include <QUrl>

#include <algorithm>
#include <functional>

namespace preamar {

namespace {

using portainer::DockerInfo;
using portainer::EnvironmentType;
using portainer::ServiceList;
using Fields = std::vector<std::pair<std::string, std::string>>;
using Answer = Result<net::Response>;
using Handler = std::function<void(Answer)>;

constexpr Millis kDeadline{Seconds{15}};
// The first request through an edge tunnel waits until the agent calls in (protocols.md A.3).
constexpr Millis kEdgeDeadline{Seconds{60}};
constexpr std::size_t kMaximumList = std::size_t{32} << 20U;

net::Origin originOf(const ContextConfig &config)
{
    net::Origin origin;
    origin.url = config.url;
    origin.caFile = config.caFile;
    origin.credential = net::Origin::Credential::ApiKeyHeader;
    origin.secret = config.token;
    return origin;
}

std::string encoded(const std::string &segment)
{
    return QUrl::toPercentEncoding(QString::fromStdString(segment)).toStdString();
}

// What Swarm allows in a name or an ID: anything else cannot exist there and must not become a part of a path.
bool isServiceName(std::string_view name)
{
    const auto alphanumeric = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !name.empty() && alphanumeric(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
        return alphanumeric(c) || c == '-' || c == '_' || c == '.';
    });
}

// One promise with the answers that it waits for.
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
    std::optional<Error> error;
    std::string service;
    std::string tasks;
    std::string nodes;
    Timestamp now{};
    int waiting = 0;
    int requests = 0;
};

class PortainerOrchestrator final : public QObject, public Orchestrator
{
public:
    PortainerOrchestrator(const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock)
        : m_config(config), m_clock(std::move(clock)), m_client(originOf(config), secrets),
          m_environment("/api/endpoints/" + std::to_string(config.environment))
    {}

    Future<ContextHealth> probe() override;
    Future<WorkloadList> workloads() override;
    Future<Workload> observe(const WorkloadRef &ref) override;
    Future<ApplyResult> apply(const ChangeRequest &request) override;
    int requestsSent() const override { return m_client.requestsSent(); }

private:
    using HealthCall = std::shared_ptr<Call<ContextHealth>>;
    using ListCall = std::shared_ptr<Call<WorkloadList>>;
    using ObserveCall = std::shared_ptr<Call<Workload>>;
    enum class Role { Unknown, Manager, Other };

    void get(const std::string &path, const Fields &query, Handler handler);
    void docker(const std::string &path, const Fields &query, Handler handler)
    {
        get(m_environment + "/docker" + path, query, std::move(handler));
    }
    // Puts a body where it belongs, or the first error; done() after the last of them.
    template<class T>
    void gather(const std::shared_ptr<Call<T>> &call, const std::string &path, const Fields &query,
                std::string Call<T>::*slot, std::function<void()> done);

    void probeEnvironment(const HealthCall &call, ContextHealth health);
    void probeDocker(const HealthCall &call, ContextHealth health);
    void probeOld(const HealthCall &call, ContextHealth health);
    void setRole(const DockerInfo &info) { m_role = info.manager ? Role::Manager : Role::Other; }

    void listServices(const ListCall &call);
    void finishServices(const ListCall &call);
    void listContainers(const ListCall &call);
    void observeService(const ObserveCall &call, const std::string &name, const std::string &key);
    void observeTasks(const ObserveCall &call, const std::string &id);
    void observeContainer(const ObserveCall &call, const WorkloadRef &ref);

    ContextConfig m_config;
    std::shared_ptr<const Clock> m_clock;
    net::HttpClient m_client;
    std::string m_environment;
    Millis m_deadline = kDeadline;
    Role m_role = Role::Unknown;
    bool m_mergesNodes = false;               // an agent that leaves out what it cannot reach (protocols.md A.4)
    std::map<std::string, std::string> m_ids; // name → ID, as last listed: access control knows services by ID
};

void PortainerOrchestrator::get(const std::string &path, const Fields &query, Handler handler)
{
    net::Request request;
    request.path = path;
    request.query = query;
    request.deadline = m_deadline;
    request.maximumBytes = kMaximumList;
    onResult(m_client.read(request), this, std::move(handler));
}

template<class T>
void PortainerOrchestrator::gather(const std::shared_ptr<Call<T>> &call, const std::string &path, const Fields &query,
                                   std::string Call<T>::*slot, std::function<void()> done)
{
    ++call->waiting; // answers come through the event loop, after all of them were asked for
    ++call->requests;
    docker(path, query, [call, path, slot, done = std::move(done)](Answer answer) {
        if (!answer) {
            call->error = call->error ? call->error : portainer::refined(answer.error());
        } else if (answer->status == 200) {
            (*call).*slot = std::move(answer->body);
        } else if (path != "/nodes" || answer->status != 403) {
            call->error = call->error ? call->error : portainer::answerError(*answer, "GET " + path);
        }
        if (--call->waiting == 0)
            done();
    });
}

// --- probe -----------------------------------------------------------------------------------------------------------

void unreachable(ContextHealth &health, const Error &error)
{
    health.state = ContextHealth::State::Unreachable;
    health.reason = error.reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : error.reason;
    health.detail = error.detail;
}

void unreachable(ContextHealth &health, ReasonCode code, std::string detail = {})
{
    unreachable(health, Error{ErrorCode::Unavailable, {}, std::move(detail), std::string(toString(code))});
}

Future<ContextHealth> PortainerOrchestrator::probe()
{
    auto call = std::make_shared<Call<ContextHealth>>();
    auto future = call->promise.future();
    get("/api/system/status", {}, [this, call](Answer answer) {
        ContextHealth health;
        health.requests = 1;
        if (!answer) {
            unreachable(health, portainer::refined(answer.error()));
            return call->finish(std::move(health));
        }
        if (answer->date)
            health.clockSkew = *answer->date - m_clock->wall();
        if (answer->status == 404)
            return probeOld(call, std::move(health));
        const auto version = portainer::parsePortainerVersion(answer->body);
        if (answer->status != 200) {
            unreachable(health, portainer::answerError(*answer, "system status"));
        } else if (!version) {
            unreachable(health, ReasonCode::AnswerNotJson, "not an answer of Portainer");
        } else if (health.platformVersion = "Portainer " + *version; !portainer::isSupported(*version)) {
            unreachable(health, ReasonCode::PortainerTooOld, *version);
        } else {
            return probeEnvironment(call, std::move(health));
        }
        call->finish(std::move(health));
    });
    return future;
}

// Before 2.17 the same page had another path; without that one either, this is no Portainer.
void PortainerOrchestrator::probeOld(const HealthCall &call, ContextHealth health)
{
    get("/api/status", {}, [call, health = std::move(health)](Answer answer) mutable {
        ++health.requests;
        const auto version =
            answer && answer->status == 200 ? portainer::parsePortainerVersion(answer->body) : std::nullopt;
        if (version) {
            health.platformVersion = "Portainer " + *version;
            unreachable(health, ReasonCode::PortainerTooOld, *version);
        } else {
            unreachable(health, ReasonCode::SourceUnreachable, "no Portainer at this address");
        }
        call->finish(std::move(health));
    });
}

void PortainerOrchestrator::probeEnvironment(const HealthCall &call, ContextHealth health)
{
    get(m_environment, {{"excludeSnapshot", "true"}}, [this, call, health = std::move(health)](Answer answer) mutable {
        ++health.requests;
        if (!answer || answer->status != 200) {
            auto error = answer ? portainer::answerError(*answer, "environment") : portainer::refined(answer.error());
            if (error.code == ErrorCode::NotFound)
                error.reason = toString(ReasonCode::EnvironmentGone);
            else if (error.code == ErrorCode::PermissionDenied)
                error.reason = toString(ReasonCode::PermissionMissing);
            unreachable(health, error);
            return call->finish(std::move(health));
        }
        const auto type = portainer::parseEnvironment(answer->body);
        if (!type || *type == EnvironmentType::Unknown) {
            unreachable(health, ReasonCode::AnswerNotJson, type ? "unknown type of environment" : type.error().detail);
        } else if (*type == EnvironmentType::Kubernetes) {
            unreachable(health, ReasonCode::EnvironmentIsKubernetes);
        } else if (*type == EnvironmentType::Azure) {
            unreachable(health, ReasonCode::NotAvailableYet, "Azure container instances");
        } else {
            m_mergesNodes = *type != EnvironmentType::Docker;
            m_deadline = *type == EnvironmentType::DockerEdge ? kEdgeDeadline : kDeadline;
            return probeDocker(call, std::move(health));
        }
        call->finish(std::move(health));
    });
}

void PortainerOrchestrator::probeDocker(const HealthCall &call, ContextHealth health)
{
    docker("/info", {}, [this, call, health = std::move(health)](Answer answer) mutable {
        ++health.requests;
        if (!answer || answer->status != 200) {
            unreachable(health,
                        answer ? portainer::answerError(*answer, "docker info") : portainer::refined(answer.error()));
            return call->finish(std::move(health));
        }
        const auto info = portainer::parseDockerInfo(answer->body);
        if (!info) {
            unreachable(health, ReasonCode::AnswerNotJson, info.error().detail);
            return call->finish(std::move(health));
        }
        setRole(*info);
        health.platformVersion += ", Docker " + info->version;
        health.mayRead = true;
        health.isSwarmManager = info->manager;
        health.mayScale = info->manager && !m_config.readOnly;
        health.state = info->manager ? ContextHealth::State::Ok : ContextHealth::State::Degraded;
        if (!info->manager)
            health.reason = toString(ReasonCode::NotSwarmManager);
        call->finish(std::move(health));
    });
}

// --- reading ---------------------------------------------------------------------------------------------------------

Future<WorkloadList> PortainerOrchestrator::workloads()
{
    auto call = std::make_shared<Call<WorkloadList>>();
    auto future = call->promise.future();
    if (m_role == Role::Manager) {
        listServices(call);
    } else if (m_role == Role::Other) {
        listContainers(call);
    } else {
        ++call->requests;
        docker("/info", {}, [this, call](Answer answer) {
            if (!answer)
                return call->finish(portainer::refined(answer.error()));
            if (answer->status != 200)
                return call->finish(portainer::answerError(*answer, "docker info"));
            const auto info = portainer::parseDockerInfo(answer->body);
            if (!info)
                return call->finish(info.error());
            setRole(*info);
            if (m_role == Role::Manager)
                listServices(call);
            else
                listContainers(call);
        });
    }
    return future;
}

void PortainerOrchestrator::listServices(const ListCall &call)
{
    using List = Call<WorkloadList>;
    const auto done = [this, call] { finishServices(call); };
    gather<WorkloadList>(call, "/services", {{"status", "true"}}, &List::service, done);
    gather<WorkloadList>(call, "/tasks", {{"filters", R"({"desired-state":["running","ready"]})"}}, &List::tasks, done);
    gather<WorkloadList>(call, "/nodes", {}, &List::nodes, done);
}

void PortainerOrchestrator::finishServices(const ListCall &call)
{
    if (call->error) {
        // A manager that was demoted: the next call looks again before it believes that there are only containers.
        if (call->error->reason == toString(ReasonCode::NotSwarmManager))
            m_role = Role::Unknown;
        return call->finish(*call->error);
    }
    const auto bytes = call->service.size() + call->tasks.size() + call->nodes.size();
    auto parsed = platform::parseWhereItFits(bytes, [call, context = m_config.name, now = m_clock->wall()] {
        return portainer::parseServiceList(context, call->service, call->tasks, call->nodes, now);
    });
    onResult(parsed, this, [this, call](Result<ServiceList> list) {
        if (!list)
            return call->finish(list.error());
        m_ids = std::move(list->ids);
        call->finish(WorkloadList{std::move(list->workloads), list->partial, call->requests});
    });
}

void PortainerOrchestrator::listContainers(const ListCall &call)
{
    ++call->requests;
    docker("/containers/json", {{"all", "true"}}, [this, call](Answer answer) {
        if (!answer)
            return call->finish(portainer::refined(answer.error()));
        if (answer->status != 200)
            return call->finish(portainer::answerError(*answer, "containers"));
        auto list = portainer::parseContainers(m_config.name, answer->body, m_clock->wall());
        if (!list)
            return call->finish(list.error());
        call->finish(WorkloadList{std::move(*list), m_mergesNodes, call->requests});
    });
}

Future<Workload> PortainerOrchestrator::observe(const WorkloadRef &ref)
{
    auto call = std::make_shared<Call<Workload>>();
    auto future = call->promise.future();
    if (ref.kind == WorkloadKind::Container || ref.kind == WorkloadKind::ComposeService) {
        observeContainer(call, ref);
    } else if (ref.kind != WorkloadKind::Service || ref.context != m_config.name || !isServiceName(ref.name)) {
        call->finish(Error{ErrorCode::NotFound, "observe", "no such workload in this context", {}});
    } else {
        const auto known = m_ids.find(ref.name);
        observeService(call, ref.name, known == m_ids.end() ? ref.name : known->second);
    }
    return future;
}

void PortainerOrchestrator::observeService(const ObserveCall &call, const std::string &name, const std::string &key)
{
    docker("/services/" + encoded(key), {}, [this, call, name, key](Answer answer) {
        if (!answer)
            return call->finish(portainer::refined(answer.error()));
        if (answer->status != 200) {
            // Gone by this ID: the name may belong to another service by now, whose uid then tells.
            if (portainer::isServiceNotFound(*answer) && key != name) {
                m_ids.erase(name);
                return observeService(call, name, name);
            }
            auto error = portainer::answerError(*answer, "observe");
            // Only Docker says that a service is gone. Another 404, of a proxy in between or of Portainer without the environment,
            // says nothing of it: a write would be taken for resolved (I-29).
            if (error.code == ErrorCode::NotFound && !portainer::isServiceNotFound(*answer))
                error.code = ErrorCode::Unavailable;
            return call->finish(std::move(error));
        }
        const auto json = parseJson(answer->body, "service");
        const auto service = json ? portainer::readService(*json) : Result<portainer::Service>(fail(json.error()));
        if (!service)
            return call->finish(service.error());
        // Docker also answers to the beginning of an ID.
        if (service->name != name)
            return call->finish(Error{ErrorCode::NotFound, "observe", "no service of that name", {}});
        m_ids[name] = service->id;
        call->service = std::move(answer->body);
        observeTasks(call, service->id);
    });
}

void PortainerOrchestrator::observeTasks(const ObserveCall &call, const std::string &id)
{
    const auto done = [this, call] {
        if (call->error) {
            if (call->error->code == ErrorCode::NotFound) // of a list: nothing about the service
                call->error->code = ErrorCode::Unavailable;
            return call->finish(*call->error);
        }
        call->finish(portainer::parseObserved(m_config.name, call->service, call->tasks, call->nodes, m_clock->wall()));
    };
    const Json filters{{"service", Json::array({id})}};
    gather<Workload>(call, "/tasks", {{"filters", dumpJson(filters)}}, &Call<Workload>::tasks, done);
    gather<Workload>(call, "/nodes", {}, &Call<Workload>::nodes, done);
}

void PortainerOrchestrator::observeContainer(const ObserveCall &call, const WorkloadRef &ref)
{
    auto list = std::make_shared<Call<WorkloadList>>();
    onResult(list->promise.future(), this, [call, ref](Result<WorkloadList> all) {
        if (!all)
            return call->finish(all.error());
        const auto it =
            std::find_if(all->workloads.begin(), all->workloads.end(), [&](const Workload &w) { return w.ref == ref; });
        if (it == all->workloads.end())
            return call->finish(Error{ErrorCode::NotFound, "observe", "no such container", {}});
        call->finish(Result<Workload>(std::move(*it)));
    });
    listContainers(list);
}

// --- writing ---------------------------------------------------------------------------------------------------------

// The read and the write follow each other without a pause, so that what is compared is not older than the answer's way
// back (I-13); the version makes the server refuse what changed in between (I-31). Nothing here is ever sent twice.
Future<ApplyResult> PortainerOrchestrator::apply(const ChangeRequest &request)
{
    auto call = std::make_shared<Call<ApplyResult>>();
    auto future = call->promise.future();
    const auto end = [call](ApplyResult result) { call->finish(Result<ApplyResult>(std::move(result))); };
    if (request.workload.context != m_config.name || !isServiceName(request.expected.uid)) {
        end(portainer::ended(ApplyResult::State::Rejected, ReasonCode::WriteRejected, "not a service of this context"));
        return future;
    }
    docker("/services/" + encoded(request.expected.uid), {}, [this, end, request](Answer answer) {
        const auto write = portainer::prepareWrite(answer, request);
        if (!write)
            return end(write.error());
        // A pause that came while the object was read: nothing leaves (I-36).
        if (request.cancelled.cancelled())
            return end(cancelledWrite());
        net::WriteRequest out;
        out.path = m_environment + "/docker/services/" + encoded(write->id) + "/update";
        out.query = {{"version", write->version}};
        out.json = write->body;
        onResult(m_client.write(out), this, [end](Result<net::WriteOutcome> outcome) {
            // A promise that was dropped says nothing about the wire.
            end(portainer::judgeWrite(outcome ? *outcome : net::WriteOutcome{true, std::nullopt, outcome.error()}));
        });
    });
    return future;
}

} // namespace

std::shared_ptr<Orchestrator> makePortainerOrchestrator(const ContextConfig &config, SecretStore &secrets,
                                                        std::shared_ptr<const Clock> clock)
{
    return std::make_shared<PortainerOrchestrator>(config, secrets, std::move(clock));
}

} // namespace preamar
