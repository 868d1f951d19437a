// One workload, read anew with whatever owns its count, and changed at most once.
#include "core/platform/kubernetes/orchestrator_p.h"

#include "core/domain/reason.h"
#include "core/platform/kubernetes/discovery.h"

namespace preamar::kubernetes {

namespace {

// "Not found" of the workload itself is its own server's word alone. What else answers 404, a proxy in between or a list that is
// not served for a moment, says nothing of the workload: a write would be taken for resolved (I-29).
Error unread(Error error)
{
    if (error.code == ErrorCode::NotFound)
        error.code = ErrorCode::Unavailable;
    return error;
}

} // namespace

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
    if (!known || ref.context != m_config.name || !isObjectName(ref.name) || !isObjectName(ref.space))
        return handler(fail(ErrorCode::NotFound, "observe", "no such workload in this context"));
    if (!sees(ref.space))
        return handler(fail(ErrorCode::Unavailable, "observe", "its namespace is not looked at"));
    discover([this, ref, handler = std::move(handler)](Result<int> ready) mutable {
        if (!ready)
            return handler(fail(unread(ready.error())));
        m_client.get(objectPath(ref.kind, ref.space, ref.name), {}, [this, ref, handler = std::move(handler)](Answer answer) mutable {
            if (!answer)
                return handler(fail(answer.error()));
            if (answer->status != 200) {
                auto error = answerError(*answer, "observe");
                return handler(fail(isGone(*answer, ref) ? std::move(error) : unread(std::move(error))));
            }
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
            // As last listed; where no watch carries their changes, or nothing was listed yet, they are read here (I-19, I-20).
            reading->state.budgets = m_feeds.state().budgets;
            reading->state.quotas = m_feeds.state().quotas;
            reading->state.autoscalersKnown = true;
            const auto done = [this, reading] {
                if (--reading->waiting > 0)
                    return;
                if (reading->error)
                    return reading->handler(fail(unread(*reading->error)));
                auto all = workloadsOf(reading->state, m_config.name, m_clock->wall());
                if (all.size() != 1)
                    return reading->handler(fail(ErrorCode::Protocol, "observe", "not one workload"));
                if (!all.front().autoscaler)
                    return reading->handler(Fresh{std::move(all.front()), {}});
                readAutoscaler(reading, all.front());
            };
            const auto add = [this, reading, done](ResourceKind kind, const Fields &query) {
                if (!m_offered.contains(kind))
                    return;
                const auto &resource = resources()[static_cast<std::size_t>(kind)];
                ++reading->waiting;
                const auto path = std::string(resource.group) + "/namespaces/" + encoded(reading->ref.space) + "/" + std::string(resource.plural);
                m_client.get(path, query, [reading, done, kind](Answer list) {
                    const bool scaled = kind == ResourceKind::ScaledObjects;
                    const bool bounds = kind == ResourceKind::Budgets || kind == ResourceKind::Quotas;
                    if (!list)
                        reading->error = reading->error ? reading->error : list.error();
                    else if (list->status == 403 && kind == ResourceKind::Hpas)
                        reading->state.autoscalersKnown = false;
                    else if (scaled && (list->status == 403 || list->status == 404)) // as in a list of all (feeds.cpp)
                        reading->state.scaledObjectsKnown = false;
                    else if (bounds && (list->status == 403 || list->status == 404))
                        return done();
                    else if (list->status != 200)
                        reading->error = reading->error ? reading->error : answerError(*list, "observe");
                    else if (auto page = parsePage(kind, list->body))
                        replaceRows(kind, reading->state, std::move(page->part), reading->ref.space);
                    else
                        reading->error = reading->error ? reading->error : page.error();
                    done();
                });
            };
            add(ResourceKind::Pods, selector.empty() ? Fields{} : Fields{{"labelSelector", selector}});
            add(ResourceKind::Hpas, {});
            add(ResourceKind::ScaledObjects, {});
            if (!m_feeds.allLive()) {
                add(ResourceKind::Budgets, {});
                add(ResourceKind::Quotas, {});
            }
            done();
        });
    });
}

// The object as it is: a change of targets has to name a place in its list. It is newer than the list, and may have been
// paused or pointed elsewhere since: who owns the count is judged once more.
void KubernetesOrchestrator::readAutoscaler(const std::shared_ptr<Reading> &reading, const Workload &listed)
{
    const auto kind = listed.autoscaler->kind;
    const auto path = autoscalerPath(*listed.autoscaler, listed.ref.space);
    m_client.get(path, {}, [this, reading, kind, id = listed.ref.space + "/" + listed.autoscaler->name](Answer answer) {
        const auto &handler = reading->handler;
        if (!answer)
            return handler(fail(answer.error()));
        if (answer->status != 200)
            return handler(fail(unread(answerError(*answer, "autoscaler"))));
        auto json = parseJson(answer->body, "autoscaler");
        if (!json)
            return handler(fail(json.error()));
        const bool hpa = kind == Autoscaler::Kind::Hpa;
        auto read = hpa ? readHpa(*json) : readScaledObject(*json);
        if (!read || read->space + "/" + read->autoscaler.name != id)
            return handler(fail(ErrorCode::Protocol, "autoscaler", "not the autoscaler asked for"));
        (hpa ? reading->state.hpas : reading->state.scaledObjects)[id] = std::move(*read);
        auto all = workloadsOf(reading->state, m_config.name, m_clock->wall());
        const auto &owner = all.front().autoscaler;
        if (!owner || owner->kind != kind || all.front().ref.space + "/" + owner->name != id)
            return handler(fail(ErrorCode::Unavailable, "autoscaler", "it let go of the workload while it was read"));
        handler(Fresh{std::move(all.front()), std::move(*json)});
    });
}

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
            return end(cancelledWrite());
        m_client.write(out, [end](net::WriteOutcome outcome) { end(judgeWrite(outcome)); });
    });
}

} // namespace preamar::kubernetes
