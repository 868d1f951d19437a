// Credential programs of a kubeconfig (EKS, AKS, GKE logins). Denied unless the operator consented to exactly this: the
// program's absolute path and contents, its arguments and the names of its environment variables (safety.md P21).
#pragma once

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/platform/kubernetes/kubeconfig.h"
#include "core/secrets/secretstore.h"

#include <QObject>

#include <functional>
#include <optional>

namespace preamar::kubernetes {

struct ExecIdentity
{
    std::string path;                    // absolute, symbolic links followed
    std::string sha256;                  // of the file
    std::vector<std::string> args;
    std::vector<std::string> envNames;
};
// Finds the program: a command with a slash is relative to the kubeconfig's folder, else it is looked for in PATH.
// ExecFailed where there is none; its installHint is in the detail.
[[nodiscard]] Result<ExecIdentity> identify(const ExecSpec &spec, const std::string &folder);
// What `--allow-exec` takes.
[[nodiscard]] std::string consentDigest(const ExecIdentity &identity);
// For a person's eyes alone: path, arguments, names of variables, digest.
[[nodiscard]] std::string commandLine(const ExecIdentity &identity);
// The arguments as they may be kept: known words and names of flags in clear, of anything else only four digits of its
// digest. They tell which argument changed, and are too few to check a guess of a secret by.
[[nodiscard]] std::vector<std::string> withoutSecrets(const std::vector<std::string> &arguments);
// The command line with its arguments like that: for errors, which are stored and logged.
[[nodiscard]] std::string keptCommandLine(const ExecIdentity &identity);

struct ExecCredential
{
    Secret token;
    std::string certificate; // PEM
    Secret key;
    std::optional<Timestamp> expires;
};
// The program's answer. ExecFailed with what is wrong, never with any of it.
[[nodiscard]] Result<ExecCredential> parseExecCredential(std::string_view output, const std::string &apiVersion);

struct ExecLimits
{
    Millis deadline{Seconds{60}};
    qint64 output = qint64{1} << 20U;
};
// Runs it without a shell, its standard input closed, in a process group of its own that is ended with it. Once at most,
// on the thread of `context`; never after that is gone. ExecNotAllowed unless `consent` is the digest.
void runExec(const ExecSpec &spec, const std::string &folder, const Json &clusterInfo, const std::string &consent, ExecLimits limits,
             QObject *context, std::function<void(Result<std::shared_ptr<ExecCredential>>)> done);

} // namespace preamar::kubernetes
