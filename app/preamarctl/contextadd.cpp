// context add: what was said becomes a configuration, which is tested and handed in.
#include "app/preamarctl/contexts.h"

#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "core/net/origin.h"
#include "core/platform/kubernetes/applyrules.h"
#include "core/platform/kubernetes/kubernetes.h"
#include "core/secrets/secretstore.h"

#include <QDir>
#include <QFileInfo>

#include <memory>

namespace preamar::ctl {

namespace {

struct AddFlags
{
    std::string name;
    std::string url;
    std::int64_t environment = 0;
    std::string caFile;
    std::string tokenFile;
    bool tokenStdin = false;
    std::string prometheus;
    std::string prometheusTokenFile;
    std::string prometheusUser;
    std::string prometheusPasswordFile;
    std::string prometheusCaFile;
    std::string prometheusHeaderFile;
    std::string metricProfile = "kryonix";
    std::string rateWindow;
    std::string scenario = "loja";
    std::uint64_t seed = 1;
    double speed = 1.0;
    std::string at;
    std::optional<double> price;
    bool noCheck = false;
    bool noBackfill = false;
    bool readOnly = false;
    std::string profile;
    std::string kubeconfig;
    bool inCluster = false;
    std::string context;
    std::vector<std::string> namespaces;
    std::string allowExec;
    std::vector<std::string> allowFiles;
    std::string pin;
    std::string keyPasswordFile;
    std::string prometheusService;
    bool portForward = false;
    bool metricsApi = false;
};

std::string absolute(const std::string &path)
{
    return path.empty() ? path : QFileInfo(QString::fromStdString(path)).absoluteFilePath().toStdString();
}

// A mistyped address is told from a server that does not answer.
Result<void> checkAddress(const char *flag, const std::string &url)
{
    net::Origin origin;
    origin.url = url;
    if (const auto parsed = net::parseOrigin(origin); !parsed)
        return fail(ErrorCode::InvalidArgument, flag, parsed.error().detail, parsed.error().reason);
    return {};
}

// A secret file is checked now, so that a typing error is not found at three in the morning.
Result<SecretRef> fileReference(const std::string &flag, const std::string &path)
{
    const std::string full = absolute(path);
    if (const auto secret = readSecretFile(full); !secret)
        return fail(ErrorCode::InvalidArgument, flag, secret.error().detail, secret.error().reason);
    return SecretRef("file:" + full);
}

Result<SecretRef> tokenReference(const AddFlags &flags, SecretStore &store)
{
    if (!flags.tokenFile.empty())
        return fileReference("--token-file", flags.tokenFile);
    if (!flags.tokenStdin)
        return fail(ErrorCode::InvalidArgument, "--token-file", "a token file or --token-stdin is needed");
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line += static_cast<char>(c);
    if (line.empty())
        return fail(ErrorCode::InvalidArgument, "--token-stdin", "no token on standard input");
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    SecretRef ref("keychain:portainer/" + flags.name);
    QObject context;
    store.write(ref, Secret(line), &context, [promise](Result<void> done) {
        promise->addResult(std::move(done));
        promise->finish();
    });
    std::fill(line.begin(), line.end(), '\0');
    if (auto done = await(std::move(future)); !done)
        return fail(ErrorCode::Unavailable, "--token-stdin", done.error().detail, std::string(toString(ReasonCode::SecretUnavailable)));
    return ref;
}

// Of rate(): at least two scrapes, and no longer than what a decision should remember.
constexpr Millis kShortestWindow{Seconds{30}};
constexpr Millis kLongestWindow{Seconds{3600}};

// What both kinds of real contexts share.
Result<ContextConfig> commonConfig(const AddFlags &flags)
{
    ContextConfig config;
    config.name = ContextName(flags.name);
    config.price = flags.price;
    config.backfill = !flags.noBackfill;
    config.readOnly = flags.readOnly;
    if (!flags.prometheus.empty()) {
        if (auto good = checkAddress("--prometheus", flags.prometheus); !good)
            return fail(good.error());
    }
    config.prometheus.url = flags.prometheus;
    config.prometheus.caFile = absolute(flags.prometheusCaFile);
    config.prometheus.profile = flags.metricProfile;
    config.prometheus.basicUser = flags.prometheusUser;
    if (!flags.rateWindow.empty()) {
        const auto window = parseDuration(flags.rateWindow);
        if (!window || *window < kShortestWindow || *window > kLongestWindow)
            return fail(ErrorCode::InvalidArgument, "--rate-window", "between 30s and 1h");
        config.prometheus.window = *window;
    }
    if (!flags.prometheusTokenFile.empty()) {
        auto ref = fileReference("--prometheus-token-file", flags.prometheusTokenFile);
        if (!ref)
            return fail(ref.error());
        config.prometheus.bearer = *ref;
    }
    if (!flags.prometheusPasswordFile.empty()) {
        auto ref = fileReference("--prometheus-password-file", flags.prometheusPasswordFile);
        if (!ref)
            return fail(ref.error());
        config.prometheus.basicPassword = *ref;
    }
    if (!flags.prometheusHeaderFile.empty()) {
        auto ref = fileReference("--prometheus-header-file", flags.prometheusHeaderFile);
        if (!ref)
            return fail(ref.error());
        config.prometheus.headerLine = *ref;
    }
    const int ways = static_cast<int>(!config.prometheus.bearer.empty()) + static_cast<int>(!config.prometheus.basicPassword.empty()) +
                     static_cast<int>(!config.prometheus.headerLine.empty());
    if (ways > 1)
        return fail(ErrorCode::InvalidArgument, "--prometheus-header-file", "only one of token, password and header file is used");
    return config;
}

Result<ContextConfig> kubernetesConfig(const AddFlags &flags)
{
    auto config = commonConfig(flags);
    if (!config)
        return config;
    config->kind = ContextKind::Kubernetes;
    auto &k = config->kubernetes;
    k.inCluster = flags.inCluster;
    k.context = flags.context;
    if (!k.inCluster) {
        // The files and the context of now: a later engine may live in another environment, and "current" moves.
        QStringList files;
        for (const auto &file : kubernetes::kubeconfigPaths(flags.kubeconfig))
            files << QString::fromStdString(absolute(file));
        k.kubeconfig = files.join(QDir::listSeparator()).toStdString();
        const auto loaded = kubernetes::loadKubeconfig(k.kubeconfig);
        if (!loaded)
            return fail(loaded.error());
        const auto resolved = kubernetes::resolveContext(*loaded, k.context);
        if (!resolved)
            return fail(resolved.error());
        k.context = resolved->name;
        config->url = resolved->cluster.server;
    }
    for (const auto &space : flags.namespaces) {
        if (!kubernetes::isNamespaceName(space))
            return fail(ErrorCode::InvalidArgument, "--namespace", "no name of a namespace: " + space);
    }
    k.namespaces = flags.namespaces;
    k.allowExec = flags.allowExec;
    for (const auto &file : flags.allowFiles)
        k.allowFiles.push_back(absolute(file));
    k.pin = flags.pin;
    k.prometheusService = flags.prometheusService;
    k.portForward = flags.portForward;
    k.metricsApi = flags.metricsApi;
    if (!flags.keyPasswordFile.empty()) {
        auto ref = fileReference("--key-password-file", flags.keyPasswordFile);
        if (!ref)
            return fail(ref.error());
        k.keyPassword = *ref;
    }
    return config;
}

Result<ContextConfig> portainerConfig(const AddFlags &flags, SecretStore &store)
{
    auto config = commonConfig(flags);
    if (!config)
        return config;
    if (auto good = checkAddress("--url", flags.url); !good)
        return fail(good.error());
    config->kind = ContextKind::Portainer;
    config->url = flags.url;
    config->environment = flags.environment;
    config->caFile = absolute(flags.caFile);
    auto token = tokenReference(flags, store);
    if (!token)
        return fail(token.error());
    config->token = *token;
    return config;
}

int addChecked(const Session &session, const ContextConfig &config, const std::string &profile, bool check)
{
    Json health = nullptr;
    QString line;
    if (check && config.kind != ContextKind::Lab) {
        const auto probed = probeContext(session, config);
        if (!probed)
            return session.terminal.failWith(probed.error().code == ErrorCode::InvalidArgument ? Usage : Failed, probed.error());
        line = healthLine(session.terminal, config, *probed);
        health = toJson(*probed);
        const bool notManager = probed->reason == toString(ReasonCode::NotSwarmManager) || probed->reason == toString(ReasonCode::AccessPartial);
        // A Docker environment that is not a Swarm manager, or a cluster that shows only a part of itself, is a valid,
        // recognised context; everything else must answer.
        if (probed->state == ContextHealth::State::Unreachable || (probed->state == ContextHealth::State::Degraded && !notManager)) {
            Error error{ErrorCode::Unavailable, "context add", subjectOf(config, *probed), probed->reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : probed->reason};
            if (error.detail != probed->detail && probed->reason != toString(ReasonCode::ExecNotAllowed))
                error.where += " (" + probed->detail + ")";
            return session.terminal.failWith(Failed, error);
        }
    }
    const auto answer = session.submit(command::contextAdd, Json{{"config", toJson(config)}, {"profile", profile}});
    if (!answer)
        return session.terminal.fail(answer.error());
    if (answer->error)
        return session.terminal.fail(*answer->error);
    const QString done = session.terminal.words(QT_TRANSLATE_NOOP("cli", "Context added. History is fetched with the next cycles."));
    return session.terminal.print(Json{{"name", config.name.str()}, {"health", health}}, line.isEmpty() ? done : line + QLatin1Char('\n') + done);
}

int addPortainer(const Session &session, const AddFlags &flags)
{
    auto secrets = makeSystemSecretStore();
    auto config = portainerConfig(flags, *secrets);
    if (!config)
        return session.terminal.failWith(config.error().code == ErrorCode::InvalidArgument ? Usage : Failed, config.error());
    return addChecked(session, *config, flags.profile, !flags.noCheck);
}

int addKubernetes(const Session &session, const AddFlags &flags)
{
    const auto config = kubernetesConfig(flags);
    if (!config)
        return session.terminal.failWith(config.error().code == ErrorCode::InvalidArgument ? Usage : Failed, config.error());
    return addChecked(session, *config, flags.profile, !flags.noCheck);
}

int addLab(const Session &session, const AddFlags &flags)
{
    ContextConfig config;
    config.name = ContextName(flags.name);
    config.kind = ContextKind::Lab;
    config.price = flags.price;
    config.backfill = !flags.noBackfill;
    config.lab.scenario = flags.scenario;
    config.lab.seed = flags.seed;
    config.lab.speed = flags.speed;
    config.lab.createdReal = SystemClock().wall();
    config.lab.created = config.lab.createdReal;
    if (!flags.at.empty()) {
        const auto at = parseTimestamp(flags.at);
        if (!at)
            return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--at", at.error().detail, {}});
        config.lab.at = *at;
        config.lab.created = *at;
        config.lab.createdReal = *at;
    }
    if (flags.speed <= 0.0 || flags.speed > 10'000.0)
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--speed", "between 0 and 10000", {}});
    if (const auto health = probeContext(session, config); !health)
        return session.terminal.failWith(Usage, health.error());
    return addChecked(session, config, flags.profile, false);
}

void addProfileOption(CLI::App &door, Commands &commands, AddFlags &flags)
{
    door.add_option("--profile", flags.profile, commands.help(QT_TRANSLATE_NOOP("cli", "Environment profile, whose policy lies beneath all others: dev, staging or production")));
}

void addCommonOptions(CLI::App &door, Commands &commands, AddFlags &flags, const char *profile)
{
    door.add_option("--prometheus", flags.prometheus, commands.help(QT_TRANSLATE_NOOP("cli", "Address of Prometheus")));
    door.add_option("--prometheus-token-file", flags.prometheusTokenFile, commands.help(QT_TRANSLATE_NOOP("cli", "Bearer token file for Prometheus")));
    door.add_option("--prometheus-user", flags.prometheusUser, commands.help(QT_TRANSLATE_NOOP("cli", "User for Prometheus")));
    door.add_option("--prometheus-password-file", flags.prometheusPasswordFile, commands.help(QT_TRANSLATE_NOOP("cli", "Password file for Prometheus")));
    door.add_option("--prometheus-ca-file", flags.prometheusCaFile, commands.help(QT_TRANSLATE_NOOP("cli", "Certificate authority of Prometheus (PEM)")));
    door.add_option("--prometheus-header-file", flags.prometheusHeaderFile,
                    commands.help(QT_TRANSLATE_NOOP("cli", "File of mode 0600 with one header line (Name: value) for the gateway before Prometheus")));
    door.add_option("--rate-window", flags.rateWindow, commands.help(QT_TRANSLATE_NOOP("cli", "Time that rates are taken over, four scrapes at least; default: 5m")));
    const std::string usual(profile);
    door.add_option("--metric-profile", flags.metricProfile, commands.help(QT_TRANSLATE_NOOP("cli", "Query templates: kryonix (cAdvisor), aurax (FastAPI), kubernetes")));
    door.preparse_callback([&flags, usual](std::size_t) { flags.metricProfile = usual; });
    door.add_option("--price", flags.price, commands.help(QT_TRANSLATE_NOOP("cli", "Price per replica-hour")));
    door.add_flag("--no-check", flags.noCheck, commands.help(QT_TRANSLATE_NOOP("cli", "Store it without testing")));
    door.add_flag("--no-backfill", flags.noBackfill, commands.help(QT_TRANSLATE_NOOP("cli", "Do not fetch past history")));
    door.add_flag("--read-only", flags.readOnly, commands.help(QT_TRANSLATE_NOOP("cli", "Measure and forecast, never change")));
    addProfileOption(door, commands, flags);
}

}  // namespace

void addContextAdd(Commands &commands, CLI::App &context)
{
    Session &session = commands.session;
    auto *add = context.add_subcommand("add", commands.help(QT_TRANSLATE_NOOP("cli", "Add a context; it is tested first")));
    add->require_subcommand(1);
    auto flags = std::make_shared<AddFlags>();

    auto *portainer = add->add_subcommand("portainer", commands.help(QT_TRANSLATE_NOOP("cli", "A Docker Swarm environment of a Portainer server")));
    portainer->add_option("NAME", flags->name)->required();
    portainer->add_option("--url", flags->url, commands.help(QT_TRANSLATE_NOOP("cli", "Address of Portainer, with any path prefix")))->required();
    portainer->add_option("--environment", flags->environment, commands.help(QT_TRANSLATE_NOOP("cli", "Number of the environment")))->required();
    portainer->add_option("--ca-file", flags->caFile, commands.help(QT_TRANSLATE_NOOP("cli", "Certificate authority of the server (PEM)")));
    portainer->add_option("--token-file", flags->tokenFile, commands.help(QT_TRANSLATE_NOOP("cli", "File of mode 0600 with the API key; only its path is stored")));
    portainer->add_flag("--token-stdin", flags->tokenStdin, commands.help(QT_TRANSLATE_NOOP("cli", "Read the API key from standard input into the OS keychain")));
    addCommonOptions(*portainer, commands, *flags, "kryonix");
    portainer->callback([&commands, &session, flags] { commands.chosen = [&session, flags] { return addPortainer(session, *flags); }; });

    auto *cluster = add->add_subcommand("kubernetes", commands.help(QT_TRANSLATE_NOOP("cli", "A Kubernetes cluster, as a kubeconfig names it")));
    cluster->add_option("NAME", flags->name)->required();
    auto *file = cluster->add_option("--kubeconfig", flags->kubeconfig, commands.help(QT_TRANSLATE_NOOP("cli", "Kubeconfig files; default: KUBECONFIG, else the one in the home folder")));
    cluster->add_flag("--in-cluster", flags->inCluster, commands.help(QT_TRANSLATE_NOOP("cli", "The service account of the pod this runs in")))->excludes(file);
    cluster->add_option("--context", flags->context, commands.help(QT_TRANSLATE_NOOP("cli", "Context of the kubeconfig; default: the current one")));
    cluster->add_option("--namespace", flags->namespaces, commands.help(QT_TRANSLATE_NOOP("cli", "Only this namespace; may be repeated")));
    cluster->add_option("--allow-exec", flags->allowExec, commands.help(QT_TRANSLATE_NOOP("cli", "SHA-256 of the credential program that may be run, as shown when it was refused")));
    cluster->add_option("--allow-file", flags->allowFiles, commands.help(QT_TRANSLATE_NOOP("cli", "File outside the kubeconfig's folder that it may refer to; may be repeated")));
    cluster->add_option("--pin", flags->pin, commands.help(QT_TRANSLATE_NOOP("cli", "SHA-256 of the server's certificate, where the kubeconfig asks not to verify it")));
    cluster->add_option("--key-password-file", flags->keyPasswordFile, commands.help(QT_TRANSLATE_NOOP("cli", "Password of an encrypted client key")));
    auto *service = cluster->add_option("--prometheus-service", flags->prometheusService,
                                        commands.help(QT_TRANSLATE_NOOP("cli", "Prometheus inside the cluster, NAMESPACE/NAME:PORT, or auto to look for it")));
    cluster->add_flag("--port-forward", flags->portForward, commands.help(QT_TRANSLATE_NOOP("cli", "Reach it by port-forward instead of the service proxy")))->needs(service);
    auto *api = cluster->add_flag("--metrics-api", flags->metricsApi, commands.help(QT_TRANSLATE_NOOP("cli", "Measure by metrics.k8s.io, which keeps no history")));
    api->excludes(service);
    addCommonOptions(*cluster, commands, *flags, "kubernetes");
    cluster->callback([&commands, &session, flags] { commands.chosen = [&session, flags] { return addKubernetes(session, *flags); }; });

    auto *lab = add->add_subcommand("lab", commands.help(QT_TRANSLATE_NOOP("cli", "A simulated cluster for demonstration and tests")));
    lab->add_option("NAME", flags->name)->required();
    lab->add_option("--scenario", flags->scenario, commands.help(QT_TRANSLATE_NOOP("cli", "Set of services and load shapes")));
    lab->add_option("--seed", flags->seed, commands.help(QT_TRANSLATE_NOOP("cli", "Same seed, same load")));
    lab->add_option("--speed", flags->speed, commands.help(QT_TRANSLATE_NOOP("cli", "How fast lab time runs")));
    lab->add_option("--at", flags->at, commands.help(QT_TRANSLATE_NOOP("cli", "Lab time stands still here")));
    lab->add_option("--price", flags->price, commands.help(QT_TRANSLATE_NOOP("cli", "Price per replica-hour")));
    lab->add_flag("--no-backfill", flags->noBackfill, commands.help(QT_TRANSLATE_NOOP("cli", "Do not fetch past history")));
    addProfileOption(*lab, commands, *flags);
    lab->callback([&commands, &session, flags] { commands.chosen = [&session, flags] { return addLab(session, *flags); }; });

    auto ignored = std::make_shared<std::vector<std::string>>();
    for (const char *later : {"local"}) {
        auto *door = add->add_subcommand(later, "")->group("");
        // Whatever is said to it gets the same answer.
        door->add_option("NAME", *ignored)->expected(0, 100);
        door->allow_extras();
        door->callback([&commands, &session, later, ignored] {
            commands.chosen = [&session, later] {
                return session.terminal.failWith(Refused, Error{ErrorCode::Unavailable, "context add", later, std::string(toString(ReasonCode::NotAvailableYet))});
            };
        });
    }
}

}  // namespace preamar::ctl
