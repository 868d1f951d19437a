// From a context's settings to what a client needs: where, whom to trust, how to sign in. Reads the kubeconfig and the
// files it names, as far as the operator allowed.
#pragma once

#include "core/domain/context.h"
#include "core/net/httpclient.h"
#include "core/platform/kubernetes/execplugin.h"
#include "core/platform/kubernetes/kubeconfig.h"

namespace preamar::kubernetes {

struct Access
{
    net::Origin origin;               // without credential and identity: those may come from an exec plugin
    std::string certificate;          // PEM of the client, or empty
    std::string key;
    std::string token;                // from the kubeconfig itself
    std::string tokenFile;            // absolute, read for every request
    std::string username;
    std::string password;
    std::optional<ExecSpec> exec;
    std::string folder;
    Json clusterInfo;                 // for exec plugins that ask for it
    bool unpinned = false;            // asks not to verify, without a pinned certificate: nothing may be sent
    std::string space;                // the context's namespace, "default" where it names none
    std::string name;                 // the kubeconfig context
};

inline constexpr auto kServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

// KubeconfigMissing, KubeconfigInvalid, KubeContextMissing, AuthProviderUnsupported, FileNotAllowed, ProxyUnsupported.
[[nodiscard]] Result<Access> resolveAccess(const KubernetesConfig &config, const std::string &serviceAccountFolder = kServiceAccountFolder);

// For the dialog that adds clusters: what is in the files, without touching any server.
struct ListedContext
{
    std::string name;
    std::string server;
    std::string space;
    bool current = false;
    std::optional<Error> problem;     // why it cannot be used as it stands
    std::string execCommand;          // the command line that needs consent, or empty
    std::string execDigest;           // what --allow-exec takes
    std::optional<ExecIdentity> program; // the same, part by part
    std::vector<std::string> files;   // files outside the kubeconfig's folder that need consent
    bool insecure = false;            // asks not to verify the server: needs a pin
};
[[nodiscard]] Result<std::vector<ListedContext>> listContexts(const std::string &kubeconfig);

} // namespace preamar::kubernetes
