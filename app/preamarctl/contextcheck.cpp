// context check: one ladder of steps, as the window shows it.
#include "app/preamarctl/contexts.h"

#include "core/domain/codec.h"
#include "core/text/checks.h"
#include "core/platform/kubernetes/access.h"
#include "core/platform/kubernetes/kubernetes.h"
#include "core/secrets/secretstore.h"

#include <memory>

namespace preamar::ctl {

namespace {

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

Json accessJson(const AccessReport &report)
{
    Json rows = Json::array();
    for (const auto &p : report.permissions)
        rows.push_back(Json{{"verb", p.verb}, {"group", p.group}, {"resource", p.resource + (p.subresource.empty() ? "" : "/" + p.subresource)},
                            {"allowed", p.allowed}});
    return Json{{"permissions", std::move(rows)}, {"missing_role", report.missingRole.empty() ? Json() : Json(report.missingRole)}};
}

std::unique_ptr<Engine> testEngine(const Session &session)
{
    EngineOptions options = session.engineOptions(false);
    options.secrets = std::shared_ptr<SecretStore>(makeSystemSecretStore());
    options.mayBeEngine = false;
    return std::make_unique<Engine>(options);
}

Result<ConnectionTest> testContext(const Session &session, const ContextConfig &config)
{
    const auto engine = testEngine(session);
    return await(engine->testConnection(config));
}

Json stepsJson(const std::vector<CheckStep> &steps)
{
    Json out = Json::array();
    for (const auto &step : steps)
        out.push_back(Json{{"step", toString(step.rung)}, {"state", toString(step.state)}, {"text", step.text.toStdString()}});
    return out;
}

// One step per line, with a sign that needs no colour.
QString ladder(const std::vector<CheckStep> &steps)
{
    using State = CheckStep::State;
    QString out;
    for (const auto &step : steps) {
        const auto *sign = step.state == State::Ok ? "✓" : step.state == State::Warning ? "!" : step.state == State::Failed ? "✗" : "·";
        out += QStringLiteral("\n  %1 %2").arg(QString::fromUtf8(sign), step.text);
    }
    return out;
}

}  // namespace

Result<ContextHealth> probeContext(const Session &session, const ContextConfig &config)
{
    const auto engine = testEngine(session);
    return await(engine->probe(config));
}

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
        const auto test = testContext(session, c);
        if (!test)
            return session.terminal.failWith(Failed, test.error());
        const auto &health = test->health;
        if (!health)
            return session.terminal.failWith(Failed, health.error());
        Json document = toJson(*health);
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
        const auto steps = checkSteps(*test, c, session.terminal.language);
        document["steps"] = stepsJson(steps);
        QString line = healthLine(session.terminal, c, *health) + ladder(steps);
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

}  // namespace preamar::ctl
