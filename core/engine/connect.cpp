#include "core/engine/connect.h"

#include "core/platform/kubernetes/kubernetes.h"
#include "core/platform/portainer/environments.h"

#include <QThreadPool>

namespace preamar {

namespace {

std::optional<ExecProgram> programOf(const std::optional<kubernetes::ExecIdentity> &identity)
{
    if (!identity)
        return std::nullopt;
    return ExecProgram{
        .path = identity->path, .sha256 = identity->sha256, .arguments = identity->args, .variables = identity->envNames};
}

FoundContext foundOf(kubernetes::ListedContext &&listed)
{
    return {.name = std::move(listed.name),
            .server = std::move(listed.server),
            .space = std::move(listed.space),
            .isCurrent = listed.current,
            .problem = std::move(listed.problem),
            .execCommand = std::move(listed.execCommand),
            .execDigest = std::move(listed.execDigest),
            .program = programOf(listed.program),
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

ExecProgram withoutSecrets(ExecProgram program)
{
    program.arguments = kubernetes::withoutSecrets(program.arguments);
    return program;
}

Json consentJson(const ExecProgram &program)
{
    return Json{{"path", program.path},
                {"sha256", program.sha256},
                {"arguments", kubernetes::withoutSecrets(program.arguments)},
                {"variables", program.variables}};
}

std::optional<ExecProgram> consentedNow(const KubernetesConfig &config)
{
    if (config.allowExec.empty() || config.inCluster)
        return std::nullopt;
    auto listed = kubernetes::listContexts(config.kubeconfig);
    if (!listed)
        return std::nullopt;
    for (const auto &one : *listed) {
        const bool isOurs = config.context.empty() ? one.current : one.name == config.context;
        if (isOurs && one.execDigest == config.allowExec)
            return programOf(one.program);
    }
    return std::nullopt;
}

std::optional<ExecProgram> consentedIn(const Json &detail)
{
    const Json *exec = find(detail, "exec");
    if (exec == nullptr || !exec->is_object())
        return std::nullopt;
    const auto list = [&](std::string_view key) {
        std::vector<std::string> out;
        const Json *rows = find(*exec, key);
        for (const auto &row : rows != nullptr && rows->is_array() ? *rows : Json::array()) {
            if (row.is_string())
                out.push_back(row.get<std::string>());
        }
        return out;
    };
    ExecProgram out{.path = stringAt(*exec, "path").value_or(""),
                    .sha256 = stringAt(*exec, "sha256").value_or(""),
                    .arguments = list("arguments"),
                    .variables = list("variables")};
    return out.path.empty() ? std::nullopt : std::optional(std::move(out));
}

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
