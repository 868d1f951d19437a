#include "core/engine/connect.h"

#include "core/platform/kubernetes/kubernetes.h"
#include "core/platform/portainer/environments.h"

#include <QThreadPool>

namespace preamar {

namespace {

FoundContext foundOf(kubernetes::ListedContext &&listed)
{
    return {.name = std::move(listed.name),
            .server = std::move(listed.server),
            .space = std::move(listed.space),
            .isCurrent = listed.current,
            .problem = std::move(listed.problem),
            .execCommand = std::move(listed.execCommand),
            .execDigest = std::move(listed.execDigest),
            .files = std::move(listed.files),
            .isUnverified = listed.insecure};
}

AccessRights::Right rightOf(const kubernetes::Permission &permission)
{
    std::string what = permission.verb + ' ' + permission.resource;
    if (!permission.subresource.empty())
        what += '/' + permission.subresource;
    if (!permission.group.empty())
        what += " (" + permission.group + ')';
    using Need = kubernetes::Permission::Need;
    return {.what = std::move(what),
            .need = permission.need == Need::Read    ? AccessRights::Right::Need::Read
                    : permission.need == Need::Scale ? AccessRights::Right::Need::Scale
                                                     : AccessRights::Right::Need::Optional,
            .isAllowed = permission.allowed};
}

} // namespace

Future<std::vector<FoundContext>> findContexts(const std::string &kubeconfig)
{
    auto promise = std::make_shared<QPromise<Result<std::vector<FoundContext>>>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, kubeconfig] {
        auto listed = kubernetes::listContexts(kubeconfig);
        if (!listed) {
            promise->addResult(fail(std::move(listed.error())));
        } else {
            std::vector<FoundContext> found;
            for (auto &one : *listed)
                found.push_back(foundOf(std::move(one)));
            promise->addResult(std::move(found));
        }
        promise->finish();
    });
    return future;
}

Future<AccessRights> accessRights(const ContextConfig &config, SecretStore &secrets)
{
    auto promise = std::make_shared<QPromise<Result<AccessRights>>>();
    promise->start();
    auto future = promise->future();
    auto *waiting = new QObject; // on this thread, for as long as the answer takes
    onResult(kubernetesAccess(config, secrets), waiting, [promise, waiting](Result<AccessReport> report) {
        waiting->deleteLater();
        if (!report) {
            promise->addResult(fail(std::move(report.error())));
        } else {
            AccessRights rights;
            for (const auto &permission : report->permissions)
                rights.rights.push_back(rightOf(permission));
            rights.missingRole = std::move(report->missingRole);
            promise->addResult(std::move(rights));
        }
        promise->finish();
    });
    return future;
}

Future<std::vector<FoundEnvironment>> findEnvironments(const ContextConfig &config, SecretStore &secrets)
{
    auto promise = std::make_shared<QPromise<Result<std::vector<FoundEnvironment>>>>();
    promise->start();
    auto future = promise->future();
    auto *waiting = new QObject;
    onResult(portainerEnvironments(config, secrets), waiting,
             [promise, waiting](Result<std::vector<portainer::Environment>> listed) {
                 waiting->deleteLater();
                 if (!listed) {
                     promise->addResult(fail(std::move(listed.error())));
                 } else {
                     std::vector<FoundEnvironment> found;
                     for (auto &one : *listed) {
                         const bool isDocker = one.type == portainer::EnvironmentType::Docker ||
                                               one.type == portainer::EnvironmentType::DockerAgent ||
                                               one.type == portainer::EnvironmentType::DockerEdge;
                         found.push_back({.id = one.id,
                                          .name = std::move(one.name),
                                          .isDocker = isDocker,
                                          .isUp = one.isUp});
                     }
                     promise->addResult(std::move(found));
                 }
                 promise->finish();
             });
    return future;
}

} // namespace preamar
