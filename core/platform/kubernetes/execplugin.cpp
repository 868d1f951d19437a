#include "core/platform/kubernetes/execplugin.h"

#include "core/base/digest.h"
#include "core/base/log.h"
#include "core/domain/reason.h"
#include "core/secrets/wipe.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace preamar::kubernetes {

namespace {

constexpr qint64 kMaximumProgram = qint64{1} << 30U;
constexpr std::size_t kShown = 200;

tl::unexpected<Error> failed(std::string detail)
{
    return fail(ErrorCode::Unauthenticated, "exec plugin", std::move(detail), std::string(toString(ReasonCode::ExecFailed)));
}

std::string shown(const QByteArray &words)
{
    auto text = logText(words.toStdString());
    if (text.size() > kShown)
        text.resize(kShown);
    return text;
}

Json kubernetesExecInfo(const ExecSpec &spec, const Json &clusterInfo)
{
    Json info{{"kind", "ExecCredential"}, {"apiVersion", spec.apiVersion}, {"spec", {{"interactive", false}}}};
    if (spec.provideClusterInfo)
        info["spec"]["cluster"] = clusterInfo;
    return info;
}

// All that is ever kept of a command line in clear; no value of a flag is. Of the sign-in programs of EKS, GKE, AKS,
// DigitalOcean, OpenID Connect, Teleport and Vault, and of what a person would write in their place.
constexpr auto kKnown = std::to_array<std::string_view>({
    "eks", "get-token", "token", "oidc-login", "login", "kubernetes", "kube", "cluster", "kubeconfig", "exec-credential", "credentials",
    "-c", "-e", "-H", "-i", "-o", "-p", "-r", "-u", "-v", "--",
    "--access-key", "--api-key", "--api-token", "--auth", "--authority-host", "--client-certificate", "--client-certificate-password",
    "--client-id", "--client-secret", "--cluster", "--cluster-id", "--cluster-name", "--config", "--context", "--data", "--debug",
    "--environment", "--federated-token-file", "--format", "--grant-type", "--header", "--key", "--kube-cluster", "--kubeconfig",
    "--legacy", "--listen-address", "--login", "--namespace", "--oidc-client-id", "--oidc-client-secret", "--oidc-extra-scope",
    "--oidc-issuer-url", "--oidc-use-pkce", "--output", "--pass", "--passphrase", "--password", "--password-file", "--private-key",
    "--profile", "--proxy", "--quiet", "--region", "--role-arn", "--secret", "--secret-key", "--server", "--server-id", "--session-name",
    "--teleport-cluster", "--tenant-id", "--token", "--token-cache-dir", "--url", "--use_application_default_credentials", "--user",
    "--username"});

bool isKnown(std::string_view word)
{
    return std::find(kKnown.begin(), kKnown.end(), word) != kKnown.end();
}

std::string written(const ExecIdentity &identity, const std::vector<std::string> &arguments)
{
    std::string out = identity.path;
    for (const auto &a : arguments)
        out += " " + dumpJson(Json(a));
    for (const auto &name : identity.envNames)
        out += " " + name + "=…";
    return logText(out) + " (sha256 " + consentDigest(identity) + ")";
}

// What a program says of its failure is stored with the failure, and many repeat what they were called with.
QByteArray withoutPieces(QByteArray words, const ExecSpec &spec)
{
    constexpr qsizetype kShortest = 4;
    static const QRegularExpression between(QStringLiteral(R"([\s=:@/,;&?"']+)"));
    std::vector<QByteArray> pieces;
    const auto collect = [&](const std::string &text) {
        const QString whole = QString::fromStdString(text);
        for (const auto &piece : QStringList{whole} + whole.split(between)) {
            if (piece.size() >= kShortest && !isKnown(piece.toStdString()))
                pieces.push_back(piece.toUtf8());
        }
    };
    for (const auto &argument : spec.args)
        collect(argument);
    for (const auto &[name, value] : spec.env)
        collect(value);
    // The longest first: a short one that begins a longer one would leave the rest of it to be read.
    std::stable_sort(pieces.begin(), pieces.end(), [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    for (const auto &piece : pieces)
        words.replace(piece, "…");
    return words;
}

// One run. Deletes itself after it answered.
class Run final : public QObject
{
public:
    using Done = std::function<void(Result<std::shared_ptr<ExecCredential>>)>;

    Run(const ExecSpec &spec, const ExecIdentity &identity, const Json &clusterInfo, ExecLimits limits, QObject *parent, Done done)
        : QObject(parent), m_spec(spec), m_limit(limits.output), m_done(std::move(done))
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : spec.env)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"), QString::fromStdString(dumpJson(kubernetesExecInfo(spec, clusterInfo))));
        m_process.setProcessEnvironment(environment);
        m_process.setProgram(QString::fromStdString(identity.path));
        QStringList arguments;
        for (const auto &a : identity.args)
            arguments << QString::fromStdString(a);
        m_process.setArguments(arguments);
        m_process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
        m_process.setChildProcessModifier([] { ::setsid(); });
#endif
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &Run::take);
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
            const auto words = m_process.readAllStandardError();
            if (m_words.size() < qsizetype{4096})
                m_words += words.left(4096);
        });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(failed("it could not be started"));
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) { ended(code, status); });
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this, limits] {
            finish(failed("no answer within " + std::to_string(limits.deadline.count() / 1000) + " s"));
        });
        m_timer.start(limits.deadline);
        m_process.start();
    }

    ~Run() override
    {
        m_process.disconnect(this);
        end();
        wipeBytes(m_output.data(), static_cast<std::size_t>(m_output.size()));
    }

private:
    void take()
    {
        m_output += m_process.readAllStandardOutput();
        if (m_output.size() > m_limit)
            finish(failed("it printed more than " + std::to_string(m_limit >> 10U) + " KiB"));
    }

    void ended(int code, QProcess::ExitStatus status)
    {
        take();
        if (!m_done)
            return;
        if (status != QProcess::NormalExit || code != 0)
            return finish(failed("exit " + std::to_string(code) + (m_words.isEmpty() ? "" : ": " + shown(withoutPieces(m_words, m_spec)))));
        auto parsed = parseExecCredential({m_output.constData(), static_cast<std::size_t>(m_output.size())}, m_spec.apiVersion);
        if (!parsed)
            return finish(fail(std::move(parsed.error())));
        finish(std::make_shared<ExecCredential>(std::move(*parsed)));
    }

    // Its children too: a login helper that opened a browser must not stay.
    void end()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
#ifdef Q_OS_UNIX
        if (const auto pid = m_process.processId(); pid > 1)
            ::kill(-static_cast<pid_t>(pid), SIGKILL);
#endif
        m_process.kill();
    }

    void finish(Result<std::shared_ptr<ExecCredential>> result)
    {
        if (!m_done)
            return;
        const auto done = std::exchange(m_done, nullptr);
        m_timer.stop();
        end();
        deleteLater();
        done(std::move(result));
    }

    ExecSpec m_spec;
    qint64 m_limit;
    Done m_done;
    QProcess m_process;
    QTimer m_timer;
    QByteArray m_output;
    QByteArray m_words;
};

} // namespace

Result<ExecIdentity> identify(const ExecSpec &spec, const std::string &folder)
{
    const auto command = QString::fromStdString(spec.command);
    QString found;
    if (command.contains(QLatin1Char('/')) || command.contains(QLatin1Char('\\')))
        found = QFileInfo(command).isAbsolute() ? command : QString::fromStdString(folder) + QLatin1Char('/') + command;
    else
        found = QStandardPaths::findExecutable(command);
    const auto path = found.isEmpty() ? QString() : QFileInfo(found).canonicalFilePath();
    const QFileInfo info(path);
    if (path.isEmpty() || !info.isFile() || !info.isExecutable() || info.size() > kMaximumProgram) {
        auto words = logText(spec.command) + ": no such program";
        if (!spec.installHint.empty())
            words += "; " + shown(QByteArray::fromStdString(spec.installHint));
        return failed(std::move(words));
    }
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failed(logText(spec.command) + ": cannot be read");
    ExecIdentity out{.path = path.toStdString(), .sha256 = hash.result().toHex().toStdString(), .args = spec.args, .envNames = {}};
    for (const auto &[name, value] : spec.env)
        out.envNames.push_back(name);
    return out;
}

std::string consentDigest(const ExecIdentity &identity)
{
    return sha256Hex(dumpJson(Json::array({identity.path, identity.sha256, identity.args, identity.envNames})));
}

std::string commandLine(const ExecIdentity &identity)
{
    return written(identity, identity.args);
}

std::vector<std::string> withoutSecrets(const std::vector<std::string> &arguments)
{
    // Not salted: with another salt each time, every record would tell four digits more of the same secret.
    constexpr std::size_t kDigits = 4;
    std::vector<std::string> out;
    for (const auto &argument : arguments) {
        if (isKnown(argument)) {
            out.push_back(argument);
            continue;
        }
        const auto sign = argument.find('=');
        const bool named = argument.starts_with('-') && sign != std::string::npos && isKnown(std::string_view(argument).substr(0, sign));
        out.push_back((named ? argument.substr(0, sign + 1) : std::string()) + "…" + sha256Hex("argument " + argument).substr(0, kDigits));
    }
    return out;
}

std::string keptCommandLine(const ExecIdentity &identity)
{
    return written(identity, withoutSecrets(identity.args));
}

Result<ExecCredential> parseExecCredential(std::string_view output, const std::string &apiVersion)
{
    const auto json = parseJson(output, "exec plugin", {.depth = 16, .elements = 1000});
    if (!json || !json->is_object())
        return failed("its answer is not JSON");
    if (stringAt(*json, "kind") != "ExecCredential" || stringAt(*json, "apiVersion") != apiVersion)
        return failed("its answer is not an ExecCredential of " + apiVersion);
    const Json *status = find(*json, "status");
    if (status == nullptr || !status->is_object())
        return failed("its answer holds no status");
    ExecCredential out;
    out.token = Secret(stringAt(*status, "token").value_or(""));
    out.certificate = stringAt(*status, "clientCertificateData").value_or("");
    out.key = Secret(stringAt(*status, "clientKeyData").value_or(""));
    if (out.certificate.empty() != out.key.empty())
        return failed("a certificate without its key");
    if (out.token.empty() && out.certificate.empty())
        return failed("neither token nor certificate in its answer");
    if (const auto text = stringAt(*status, "expirationTimestamp"); text && !text->empty()) {
        const auto at = parseTimestamp(*text);
        if (!at)
            return failed("its expirationTimestamp is not a time");
        out.expires = *at;
    }
    return out;
}

void runExec(const ExecSpec &spec, const std::string &folder, const Json &clusterInfo, const std::string &consent, ExecLimits limits,
             QObject *context, std::function<void(Result<std::shared_ptr<ExecCredential>>)> done)
{
    if (spec.interactiveMode == "Always")
        return done(failed("it needs a terminal (interactiveMode Always)"));
    auto identity = identify(spec, folder);
    if (!identity)
        return done(fail(std::move(identity.error())));
    if (consent.empty() || consentDigest(*identity) != consent) {
        return done(fail(ErrorCode::PermissionDenied, "exec plugin", keptCommandLine(*identity),
                         std::string(toString(ReasonCode::ExecNotAllowed))));
    }
    new Run(spec, *identity, clusterInfo, limits, context, std::move(done));
}

} // namespace preamar::kubernetes
