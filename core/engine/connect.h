// What the dialogs that connect servers look up before anything is stored. Values only; nothing here writes.
#pragma once

#include "core/base/async.h"
#include "core/base/json.h"
#include "core/domain/connectiontest.h"
#include "core/domain/context.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

class SecretStore;

// A program that a kubeconfig runs to sign in, as a person consents to it.
struct ExecProgram
{
    std::string path;                  // absolute
    std::string sha256;                // of the file
    std::vector<std::string> arguments;
    std::vector<std::string> variables; // names alone

    friend bool operator==(const ExecProgram &, const ExecProgram &) = default;
};
// The program of the kubeconfig as it is now, where the consent of `config` is to exactly this; else absent. Reads files.
[[nodiscard]] std::optional<ExecProgram> consentedNow(const KubernetesConfig &config);
// As the log keeps it, for ever: of an argument that is no known word nor the name of a known flag, four digits of its
// digest are all there is.
[[nodiscard]] ExecProgram withoutSecrets(ExecProgram program);
// What stands as `exec` beside the config in the record of `context.add` and `context.update`, without secrets.
[[nodiscard]] Json consentJson(const ExecProgram &program);
// What was consented to, from the detail of the log's record; absent where it was not told.
[[nodiscard]] std::optional<ExecProgram> consentedIn(const Json &detail);

// One context of a kubeconfig, as far as its files tell; no server is spoken to.
struct FoundContext
{
    std::string name;
    std::string server;
    std::string space; // its namespace, or empty
    bool isCurrent = false;
    std::optional<Error> problem;   // why it cannot be used as it stands
    std::string execCommand;        // a program that signs in and needs consent, or empty
    std::string execDigest;         // what the consent is bound to (KubernetesConfig::allowExec)
    std::optional<ExecProgram> program; // the same, part by part
    std::vector<std::string> files; // files outside the kubeconfig's folder that need consent
    bool isUnverified = false;      // asks not to verify the server: needs a pinned certificate
};
// `kubeconfig` as in KUBECONFIG; empty = that variable, else ~/.kube/config. Read on a thread of a pool.
[[nodiscard]] Future<std::vector<FoundContext>> findContexts(const std::string &kubeconfig);

// What the credential of a Kubernetes context may do.
struct AccessRights
{
    struct Right
    {
        std::string what; // "patch deployments/scale (apps)"
        enum class Need { Read, Scale, Optional } need = Need::Optional;
        bool isAllowed = false;
    };
    std::vector<Right> rights;
    std::string missingRole; // the role to ask an administrator for, as YAML; empty where nothing is missing
};
// Needs an event loop on the calling thread; `secrets` must outlive the answer.
[[nodiscard]] Future<AccessRights> accessRights(const ContextConfig &config, SecretStore &secrets);

// An environment of a Portainer server.
struct FoundEnvironment
{
    std::int64_t id = 0;
    std::string name;
    bool isDocker = false; // else Kubernetes or something that is not supported
    bool isUp = false;
};
// Of the server and with the token of `config`; its environment is not looked at. As accessRights.
[[nodiscard]] Future<std::vector<FoundEnvironment>> findEnvironments(const ContextConfig &config, SecretStore &secrets);

} // namespace preamar
