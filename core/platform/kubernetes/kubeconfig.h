// kubeconfig files as values: several of them merged, one context resolved (protocols.md C.1). A kubeconfig is hostile
// input: nothing it names is read or run here.
#pragma once

#include "core/base/json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace preamar::kubernetes {

// A program that hands out credentials. Run only with consent (execplugin.h).
struct ExecSpec
{
    std::string command;
    std::vector<std::string> args;
    std::vector<std::pair<std::string, std::string>> env;
    std::string apiVersion;
    std::string interactiveMode;
    std::string installHint;
    bool provideClusterInfo = false;
};

struct ClusterEntry
{
    std::string server;
    std::string caData;   // PEM, decoded; wins over the file
    std::string caFile;   // as written
    bool insecure = false;
    std::string tlsServerName;
    std::string proxyUrl;
    Json execConfig;      // of the extension client.authentication.k8s.io/exec
    std::string folder;   // of the file it stands in: relative paths begin here
};

struct UserEntry
{
    std::string certData;  // PEM, decoded
    std::string certFile;
    std::string keyData;
    std::string keyFile;
    std::string token;
    std::string tokenFile; // read anew for every request: it rotates
    std::string username;
    std::string password;
    std::vector<std::pair<std::string, std::string>> impersonate; // headers
    std::optional<ExecSpec> exec;
    std::string authProvider;
    std::string folder;
};

struct ContextEntry
{
    std::string cluster;
    std::string user;
    std::string space; // namespace; empty = none named
};

struct Kubeconfig
{
    std::string current;
    std::map<std::string, ContextEntry> contexts;
    std::map<std::string, ClusterEntry> clusters;
    std::map<std::string, UserEntry> users;
};

// One file. InvalidArgument with KubeconfigInvalid and what is wrong, without any of its contents.
[[nodiscard]] Result<Kubeconfig> parseKubeconfig(std::string_view text, const std::string &folder, const std::string &where);
// The first that names something wins as a whole.
void merge(Kubeconfig &into, Kubeconfig later);

// The files of a list as in KUBECONFIG; empty = that variable, else ~/.kube/config.
[[nodiscard]] std::vector<std::string> kubeconfigPaths(const std::string &list);
// Reads and merges; missing files are skipped, KubeconfigMissing where none is there.
[[nodiscard]] Result<Kubeconfig> loadKubeconfig(const std::string &list);

// One context with its cluster and user.
struct ResolvedContext
{
    std::string name;
    ClusterEntry cluster;
    UserEntry user;
    std::string space;
};
// Empty name = the current one. KubeContextMissing, AuthProviderUnsupported, KubeconfigInvalid.
[[nodiscard]] Result<ResolvedContext> resolveContext(const Kubeconfig &config, const std::string &name);

} // namespace preamar::kubernetes
