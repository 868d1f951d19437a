// context add | list | check | remove.
#include "app/preamarctl/commands.h"
#include "core/domain/codec.h"
#include "core/engine/governance.h"
#include "core/engine/commands.h"
#include "core/net/origin.h"
#include "core/platform/kubernetes/access.h"
#include "core/platform/kubernetes/applyrules.h"
#include "core/platform/kubernetes/kubernetes.h"
#include "core/secrets/secretstore.h"
#include "core/store/home.h"

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

Json healthJson(const ContextHealth &health)
{
    Json out = toJson(health);
    return out;
}

// The program that wants to run, whole: what a person consents to. Errors, which are kept, hold it without its arguments'
// values.
std::string programOf(const ContextConfig &config)
{
    const auto listed = kubernetes::listContexts(config.kubernetes.kubeconfig);
    if (!listed)
        return {};
    for (const auto &one : *listed) {
        if (config.kubernetes.context.empty() ? one.current : one.name == config.kubernetes.context)
            return one.execCommand;
    }
    return {};
}

// What a reason is about: the server that does not answer, the program that was not run, else what was found out about it.
std::string subjectOf(const ContextConfig &config, const ContextHealth &health)
{
    if (health.reason == toString(ReasonCode::ExecNotAllowed)) {
        const auto program = programOf(config);
        return program.empty() ? health.detail : program;
    }
    if (health.reason != toString(ReasonCode::SourceUnreachable) || config.url.empty())
        return health.detail;
    const bool metrics = health.state == ContextHealth::State::Degraded && !config.prometheus.url.empty();
    return metrics ? config.prometheus.url : config.url;
}

QString healthLine(const Terminal &t, const ContextConfig &config, const ContextHealth &health)
{
    QString line = t.words(health.state == ContextHealth::State::Ok             ? QT_TRANSLATE_NOOP("cli", "Reachable")
                        : health.state == ContextHealth::State::Degraded     ? QT_TRANSLATE_NOOP("cli", "Reachable with problems")
                                                                             : QT_TRANSLATE_NOOP("cli", "Not reachable"));
    if (!health.platformVersion.empty())
        line += QStringLiteral(" · ") + text::plain(health.platformVersion);
    if (!health.sourceVersion.empty())
        line += QStringLiteral(" · ") + text::plain(health.sourceVersion);
    if (const auto code = parseReasonCode(health.reason))
        line += QStringLiteral("\n") + text::reason(Reason{*code, {}, subjectOf(config, health)}, t.language);
    return line;
}

Json accessJson(const AccessReport &report)
{
    Json rows = Json::array();
    for (const auto &p : report.permissions)
        rows.push_back(Json{{"verb", p.verb}, {"group", p.group}, {"resource", p.resource + (p.subresource.empty() ? "" : "/" + p.subresource)},
                            {"allowed", p.allowed}});
    return Json{{"permissions", std::move(rows)}, {"missing_role", report.missingRole.empty() ? Json() : Json(report.missingRole)}};
}

// The live test of a context: the adapters are asked through an engine that owns nothing.
Result<ContextHealth> probeContext(const Session &session, const ContextConfig &config)
{
    auto secrets = std::shared_ptr<SecretStore>(makeSystemSecretStore());
    EngineOptions options = session.engineOptions(false);
    options.secrets = secrets;
    options.mayBeEngine = false;
    Engine engine(options);
    return await(engine.probe(config));
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
        health = healthJson(*probed);
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

int listContexts(const Session &session)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto contexts = (*journal)->contexts();
    auto report = (*journal)->lastCycleReport();
    auto governance = engine::loadGovernance(**journal);
    if (!governance)
        return session.terminal.fail(governance.error());
    if (!contexts)
        return session.terminal.fail(contexts.error());
    if (!report)
        return session.terminal.fail(report.error());
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    for (const auto &c : *contexts) {
        const ContextReport *seen = nullptr;
        if (*report) {
            for (const auto &r : (*report)->contexts) {
                if (r.name == c.name)
                    seen = &r;
            }
        }
        const auto profile = governance->profiles.find(c.name);
        const std::string state = seen == nullptr ? "unknown" : std::string(toString(seen->health.state));
        list.push_back(Json{{"name", c.name.str()},
                            {"kind", toString(c.kind)},
                            {"url", c.url.empty() ? Json() : Json(c.url)},
                            {"environment", c.kind == ContextKind::Portainer ? Json(c.environment) : Json()},
                            {"prometheus", c.prometheus.url.empty() ? Json() : Json(c.prometheus.url)},
                            {"read_only", c.readOnly},
                            {"profile", profile == governance->profiles.end() ? Json() : Json(profile->second)},
                            {"state", state},
                            {"reason", seen == nullptr || seen->health.reason.empty() ? Json() : Json(seen->health.reason)},
                            {"backfill", seen != nullptr && seen->backfillProgress ? Json(*seen->backfillProgress) : Json()}});
        rows.push_back({text::plain(c.name.str()), QString::fromStdString(std::string(toString(c.kind))), text::plain(c.url), QString::fromStdString(state)});
    }
    const auto &t = session.terminal;
    return t.print(Json{{"contexts", list}},
                   {t.words(QT_TRANSLATE_NOOP("cli", "NAME")), t.words(QT_TRANSLATE_NOOP("cli", "KIND")), QStringLiteral("URL"), t.words(QT_TRANSLATE_NOOP("cli", "STATE"))}, rows,
                   t.words(QT_TRANSLATE_NOOP("cli", "No context yet. Try: preamarctl context add lab demo")));
}

int checkContext(const Session &session, const std::string &name)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto contexts = (*journal)->contexts();
    if (!contexts)
        return session.terminal.fail(contexts.error());
    auto report = (*journal)->lastCycleReport();
    for (const auto &c : *contexts) {
        if (c.name.str() != name)
            continue;
        const auto health = probeContext(session, c);
        if (!health)
            return session.terminal.failWith(Failed, health.error());
        Json document = healthJson(*health);
        document["name"] = name;
        Json sources = Json::object();
        if (report && *report) {
            std::map<std::string, std::pair<int, int>> coverage;
            std::map<std::string, double> oldest;
            for (const auto &w : (*report)->workloads) {
                if (w.workload.ref.context != c.name)
                    continue;
                for (const auto &[id, m] : w.metrics) {
                    auto &[had, all] = coverage[id.str()];
                    ++all;
                    had += m.value ? 1 : 0;
                    if (const auto age = w.ageSeconds.find(id); age != w.ageSeconds.end())
                        oldest[id.str()] = std::max(oldest[id.str()], age->second);
                }
            }
            for (const auto &[id, pair] : coverage) {
                sources[id] = Json{{"coverage", static_cast<double>(pair.first) / static_cast<double>(std::max(1, pair.second))},
                                   {"age_s", oldest.contains(id) ? Json(oldest[id]) : Json()}};
            }
        }
        document["metrics"] = std::move(sources);
        QString line = healthLine(session.terminal, c, *health);
        if (c.kind == ContextKind::Kubernetes && health->reason != toString(ReasonCode::SourceUnreachable)) {
            const auto secrets = makeSystemSecretStore();
            if (const auto access = await(kubernetesAccess(c, *secrets))) {
                document["access"] = accessJson(*access);
                if (!access->missingRole.empty())
                    line += QLatin1Char('\n') + session.terminal.words(QT_TRANSLATE_NOOP("cli", "Ask an administrator for this role:")) + QLatin1Char('\n')
                        + QString::fromStdString(access->missingRole);
            }
        }
        const int printed = session.terminal.print(document, line);
        return health->state == ContextHealth::State::Unreachable ? static_cast<int>(Failed) : printed;
    }
    return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "context check", "no context of that name: " + name, {}});
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

void addContextCommands(Commands &commands)
{
    Session &session = commands.session;
    auto *context = commands.app.add_subcommand("context", commands.help(QT_TRANSLATE_NOOP("cli", "Places with workloads: add, list, check, remove")));
    context->require_subcommand(1);
    auto *add = context->add_subcommand("add", commands.help(QT_TRANSLATE_NOOP("cli", "Add a context; it is tested first")));
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

    auto *list = context->add_subcommand("list", commands.help(QT_TRANSLATE_NOOP("cli", "All contexts with their last known state")));
    list->callback([&commands, &session] { commands.chosen = [&session] { return listContexts(session); }; });
    auto name = std::make_shared<std::string>();
    auto *check = context->add_subcommand("check", commands.help(QT_TRANSLATE_NOOP("cli", "Test a context now: reachability, versions, permissions, metrics, clock")));
    check->add_option("NAME", *name)->required();
    check->callback([&commands, &session, name] { commands.chosen = [&session, name] { return checkContext(session, *name); }; });
    auto profile = std::make_shared<std::string>();
    auto *profiled = context->add_subcommand("profile", commands.help(QT_TRANSLATE_NOOP("cli", "Set the environment profile of a context: dev, staging, production or none")));
    profiled->add_option("NAME", *name)->required();
    profiled->add_option("PROFILE", *profile)->required();
    profiled->callback([&commands, &session, name, profile] {
        commands.chosen = [&session, name, profile] {
            return printAnswer(session, session.submit(command::contextProfile, Json{{"name", *name}, {"profile", *profile}}),
                               session.terminal.words(QT_TRANSLATE_NOOP("cli", "Profile set.")));
        };
    });
    auto *remove = context->add_subcommand("remove", commands.help(QT_TRANSLATE_NOOP("cli", "Forget a context; nothing on its server changes")));
    remove->add_option("NAME", *name)->required();
    auto confirmed = std::make_shared<std::string>();
    remove->add_option("--confirm", *confirmed, commands.help(QT_TRANSLATE_NOOP("cli", "The name once more, where a change there was never read back")));
    remove->callback([&commands, &session, name, confirmed] {
        commands.chosen = [&session, name, confirmed] {
            return printAnswer(session, session.submit(command::contextRemove, Json{{"name", *name}, {"confirm", *confirmed}}), session.terminal.words(QT_TRANSLATE_NOOP("cli", "Context removed.")));
        };
    });
}

}  // namespace preamar::ctl
