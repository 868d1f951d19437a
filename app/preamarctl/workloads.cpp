// workloads, mode, policy.
#include "app/preamarctl/commands.h"
#include "core/domain/codec.h"
#include "core/engine/governance.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/policy/decide.h"
#include "core/secrets/secretstore.h"

#include <algorithm>
#include <memory>

namespace preamar::ctl {

namespace {

int listWorkloads(const Session &session, const std::string &context)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto report = (*journal)->lastCycleReport();
    if (!report)
        return session.terminal.fail(report.error());
    const auto &t = session.terminal;
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    if (*report) {
        for (const auto &w : (*report)->workloads) {
            if (!context.empty() && w.workload.ref.context.str() != context)
                continue;
            Json item = toJson(w);
            addReasonTexts(item, t.language);
            list.push_back(std::move(item));
            const auto cpu = w.metrics.find(metric::cpuCores);
            rows.push_back({text::plain(toString(w.workload.ref)), w.enrolled ? text::mode(w.policy.mode, t.language) : t.words(QT_TRANSLATE_NOOP("cli", "not enrolled")),
                            QStringLiteral("%1/%2").arg(w.workload.ready).arg(w.workload.replicas),
                            cpu != w.metrics.end() && cpu->second.value ? text::value(*cpu->second.value, Unit::Cores, t.language) : QStringLiteral("—"),
                            w.decision.reasons.empty() ? QString() : text::reason(w.decision.reasons.front(), t.language)});
        }
    }
    return t.print(Json{{"workloads", list}},
                   {t.words(QT_TRANSLATE_NOOP("cli", "WORKLOAD")), t.words(QT_TRANSLATE_NOOP("cli", "MODE")), t.words(QT_TRANSLATE_NOOP("cli", "READY")), QStringLiteral("CPU"),
                    t.words(QT_TRANSLATE_NOOP("cli", "DECISION"))},
                   rows, t.words(QT_TRANSLATE_NOOP("cli", "Nothing seen yet. Run: preamarctl cycle")));
}

// Where each field of the policy in force comes from: "default", a layer's name, "workload", or "labels" where it is not what
// the operator's layers say (labels, or an automatic mode that ended).
Json originsOf(const Json &inForce, const engine::Layered &layered)
{
    Json out = Json::object();
    const Json operators = toJson(layered.policy);
    for (const auto &[key, value] : inForce.is_object() ? inForce.items() : operators.items()) {
        std::string origin = layered.whole ? "workload" : "default";
        if (const auto at = layered.origins.find(key == "startup_s" ? std::string("startup") : key); at != layered.origins.end())
            origin = at->second;
        // Queries and parameters are set one by one.
        for (const auto &[field, prefix] : {std::pair{"queries", "query."}, std::pair{"parameters", "param."}}) {
            for (const auto &[name, from] : layered.origins) {
                if (key == field && name.starts_with(prefix))
                    origin = from;
            }
        }
        const Json *said = find(operators, key);
        out[key] = said == nullptr || *said != value ? "labels" : origin;
    }
    return out;
}

int showPolicy(const Session &session, const std::string &workload)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    const auto ref = engine::resolveWorkload(**journal, workload);
    if (!ref)
        return session.terminal.fail(ref.error());
    auto report = (*journal)->lastCycleReport();
    auto settings = (*journal)->workloadSettings();
    if (!report)
        return session.terminal.fail(report.error());
    if (!settings)
        return session.terminal.fail(settings.error());
    auto governance = engine::loadGovernance(**journal);
    auto contexts = (*journal)->contexts();
    if (!governance)
        return session.terminal.fail(governance.error());
    if (!contexts)
        return session.terminal.fail(contexts.error());
    const bool isLab = std::any_of(contexts->begin(), contexts->end(), [&](const ContextConfig &c) { return c.name == ref->context && c.kind == ContextKind::Lab; });
    const WorkloadSettings *set = nullptr;
    std::string groupLabel;
    Json document{{"workload", toString(*ref)}, {"enrolled", false}, {"policy", nullptr}, {"operator_policy", nullptr}, {"version", nullptr}, {"label_problem", nullptr}};
    for (const auto &row : *settings) {
        if (row.workload == *ref) {
            set = &row;
            document["operator_policy"] = toJson(row.policy);
            document["policy"] = toJson(row.policy);
            document["version"] = policyVersion(row.policy);
            document["enrolled"] = row.enrolled;
        }
    }
    if (*report) {
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref != *ref)
                continue;
            document["policy"] = toJson(w.policy);
            document["version"] = policyVersion(w.policy);
            document["enrolled"] = w.enrolled || document["enrolled"] == true;
            document["label_problem"] = w.labelProblem.empty() ? Json() : Json(w.labelProblem);
            if (const auto label = w.workload.labels.find("preamar.group"); label != w.workload.labels.end())
                groupLabel = label->second;
        }
    }
    document["origins"] = originsOf(document["policy"], engine::withOrigins(*governance, *ref, groupLabel, set, isLab));
    QString lines;
    if (const Json *policy = find(document, "policy"); policy != nullptr && policy->is_object()) {
        for (const auto &[key, value] : policy->items()) {
            lines += QString::fromStdString(key + " = " + (value.is_string() ? value.get_ref<const std::string &>() : dumpJson(value)));
            lines += QStringLiteral("  (%1)").arg(QString::fromStdString(stringAt(document["origins"], key).value_or(std::string()))) + QLatin1Char('\n');
        }
    }
    return session.terminal.print(document, lines);
}

// Own queries are tried before they are stored: what matches is shown, what cannot be read changes nothing. A server that
// is away just now does not keep the operator from saving.
Result<Json> tryQueries(const Session &session, const std::string &workload, const Json &values)
{
    Json out = Json::object();
    for (const auto &[key, value] : values.items()) {
        const auto text = value.get<std::string>();
        if (!key.starts_with("query.") || text.empty())
            continue;
        auto journal = session.readJournal();
        if (!journal)
            return fail(journal.error());
        const auto ref = engine::resolveWorkload(**journal, workload);
        if (!ref)
            return fail(ref.error());
        const auto contexts = (*journal)->contexts();
        if (!contexts)
            return fail(contexts.error());
        const auto config = std::find_if(contexts->begin(), contexts->end(), [&](const ContextConfig &c) { return c.name == ref->context; });
        if (config == contexts->end())
            continue;
        EngineOptions options = session.engineOptions(false);
        options.secrets = std::shared_ptr<SecretStore>(makeSystemSecretStore());
        options.mayBeEngine = false;
        Engine engine(options);
        const auto trial = await(engine.tryQuery(*config, text));
        if (!trial && trial.error().code == ErrorCode::InvalidArgument)
            return fail(ErrorCode::InvalidArgument, key, trial.error().detail, trial.error().reason);
        if (trial)
            out[key] = Json{{"matched", trial->matched}, {"series", trial->series}, {"value", trial->value ? Json(*trial->value) : Json()}};
        else
            out[key] = Json{{"matched", nullptr}, {"series", Json::array()}, {"value", nullptr}};
    }
    return out;
}

QString trialLines(const Session &session, const Json &trials)
{
    QString out;
    for (const auto &[key, trial] : trials.items()) {
        const QString name = text::plain(key);
        const auto matched = integerAt(trial, "matched");
        if (!matched)
            out += QLatin1Char('\n') + session.terminal.words(QT_TRANSLATE_NOOP("cli", "%1: could not be tried now; look at it after the next cycle.")).arg(name);
        else if (*matched == 1)
            out += QLatin1Char('\n') + session.terminal.words(QT_TRANSLATE_NOOP("cli", "%1: one series matched.")).arg(name);
        else
            out += QLatin1Char('\n') + session.terminal.words(QT_TRANSLATE_NOOP("cli", "%1: %2 series matched; it must be exactly one to be used.")).arg(name).arg(*matched);
        if (const Json *series = find(trial, "series"); series != nullptr) {
            for (const auto &one : *series)
                out += QStringLiteral("\n  ") + text::plain(one.get<std::string>());
        }
    }
    return out;
}

}  // namespace

void addWorkloadCommands(Commands &commands)
{
    Session &session = commands.session;
    auto context = std::make_shared<std::string>();
    auto *workloads = commands.app.add_subcommand("workloads", commands.help(QT_TRANSLATE_NOOP("cli", "What was seen in the last cycle")));
    workloads->add_option("--context", *context, commands.help(QT_TRANSLATE_NOOP("cli", "Only this context")));
    workloads->callback([&commands, &session, context] { commands.chosen = [&session, context] { return listWorkloads(session, *context); }; });

    auto words = std::make_shared<std::vector<std::string>>();
    auto modeContext = std::make_shared<std::string>();
    auto duration = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    auto *mode = commands.app.add_subcommand("mode", commands.help(QT_TRANSLATE_NOOP("cli", "How far a workload may go: observe, recommend, approve, auto-up, auto")));
    mode->add_option("W MODE", *words, commands.help(QT_TRANSLATE_NOOP("cli", "Workload (or --context NAME) and mode")))->required()->expected(1, 2);
    mode->add_option("--context", *modeContext, commands.help(QT_TRANSLATE_NOOP("cli", "All enrolled workloads of this context")));
    mode->add_option("--for", *duration, commands.help(QT_TRANSLATE_NOOP("cli", "Fall back after this time, for example 7d")));
    mode->add_option("--reason", *reason, commands.help(QT_TRANSLATE_NOOP("cli", "Why, for the action log")));
    mode->callback([&commands, &session, words, modeContext, duration, reason] {
        commands.chosen = [&session, words, modeContext, duration, reason] {
            if (words->size() != (modeContext->empty() ? 2U : 1U))
                return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "mode", "expected: W MODE, or --context NAME MODE", {}});
            Json arguments{{"mode", words->back()}};
            if (modeContext->empty())
                arguments["workload"] = words->front();
            else
                arguments["context"] = *modeContext;
            if (!duration->empty()) {
                const auto d = parseDuration(*duration);
                if (!d)
                    return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--for", d.error().detail, {}});
                arguments["for_s"] = toSeconds(*d);
            }
            if (!reason->empty())
                arguments["reason"] = *reason;
            return printAnswer(session, session.submit(command::modeSet, std::move(arguments)), session.terminal.words(QT_TRANSLATE_NOOP("cli", "Mode set.")));
        };
    });

    auto *policy = commands.app.add_subcommand("policy", commands.help(QT_TRANSLATE_NOOP("cli", "Bounds, targets and caution of a workload")));
    policy->require_subcommand(1);
    auto workload = std::make_shared<std::string>();
    auto pairs = std::make_shared<std::vector<std::string>>();
    auto *show = policy->add_subcommand("show", commands.help(QT_TRANSLATE_NOOP("cli", "The policy in force, labels applied")));
    show->add_option("W", *workload)->required();
    show->callback([&commands, &session, workload] { commands.chosen = [&session, workload] { return showPolicy(session, *workload); }; });
    auto *set = policy->add_subcommand("set", commands.help(QT_TRANSLATE_NOOP("cli", "Change keys, for example min=2 max=8 target_cpu=0.6")));
    auto group = std::make_shared<std::string>();
    auto ofContext = std::make_shared<std::string>();
    auto ofProfile = std::make_shared<std::string>();
    set->add_option("W", *pairs, commands.help(QT_TRANSLATE_NOOP("cli", "Workload (or --group, --context or --profile), then key=value …")))->required();
    set->add_option("--group", *group, commands.help(QT_TRANSLATE_NOOP("cli", "For every workload of this group that does not say otherwise")));
    set->add_option("--context", *ofContext, commands.help(QT_TRANSLATE_NOOP("cli", "For every workload of this context that does not say otherwise")));
    set->add_option("--profile", *ofProfile, commands.help(QT_TRANSLATE_NOOP("cli", "For every workload of contexts with this profile that does not say otherwise")));
    set->callback([&commands, &session, pairs, group, ofContext, ofProfile] {
        commands.chosen = [&session, pairs, group, ofContext, ofProfile] {
            const bool layer = !group->empty() || !ofContext->empty() || !ofProfile->empty();
            Json values = Json::object();
            std::string target;
            for (std::size_t i = 0; i < pairs->size(); ++i) {
                const std::string &pair = (*pairs)[i];
                if (i == 0 && !layer) {
                    target = pair;
                    continue;
                }
                const auto at = pair.find('=');
                if (at == std::string::npos || at == 0)
                    return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "policy set", "expected key=value: " + pair, {}});
                values[pair.substr(0, at)] = pair.substr(at + 1);
            }
            if (values.empty())
                return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "policy set", "expected: W key=value …", {}});
            if (layer) {
                Json arguments{{"set", values}};
                if (!group->empty())
                    arguments["group"] = *group;
                if (!ofContext->empty())
                    arguments["context"] = *ofContext;
                if (!ofProfile->empty())
                    arguments["profile"] = *ofProfile;
                return printAnswer(session, session.submit(command::policyLayer, arguments), session.terminal.words(QT_TRANSLATE_NOOP("cli", "Policy set.")));
            }
            const auto trials = tryQueries(session, target, values);
            if (!trials)
                return session.terminal.failWith(trials.error().code == ErrorCode::InvalidArgument ? Usage : Failed, trials.error());
            auto answer = session.submit(command::policySet, Json{{"workload", target}, {"set", values}});
            if (answer && !answer->error && answer->result.is_object() && !trials->empty())
                answer->result["queries"] = *trials;
            return printAnswer(session, answer, session.terminal.words(QT_TRANSLATE_NOOP("cli", "Policy set.")) + trialLines(session, *trials));
        };
    });
    auto *undo = policy->add_subcommand("undo", commands.help(QT_TRANSLATE_NOOP("cli", "Put the policy back that was there before the last set")));
    undo->add_option("W", *workload)->required();
    undo->callback([&commands, &session, workload] {
        commands.chosen = [&session, workload] {
            return printAnswer(session, session.submit(command::policyUndo, Json{{"workload", *workload}}), session.terminal.words(QT_TRANSLATE_NOOP("cli", "Policy put back.")));
        };
    });
    auto *presets = policy->add_subcommand("presets", commands.help(QT_TRANSLATE_NOOP("cli", "Presets that ship")));
    presets->callback([&commands, &session] {
        commands.chosen = [&session] {
            Json list = Json::array();
            std::vector<std::vector<QString>> rows;
            for (const auto &p : policy::presets()) {
                Json parameters = Json::array();
                for (const auto &q : p.parameters)
                    parameters.push_back(Json{{"name", q.name}, {"default", q.standard}, {"least", q.least}, {"most", q.most}, {"meaning", q.meaning}});
                list.push_back(Json{{"name", p.name}, {"meaning", p.meaning}, {"parameters", std::move(parameters)}, {"reference_only", p.referenceOnly}});
                rows.push_back({QString::fromStdString(std::string(p.name)), text::description(p.meaning, session.terminal.language)});
            }
            return session.terminal.print(Json{{"presets", list}},
                                          {session.terminal.words(QT_TRANSLATE_NOOP("cli", "NAME")), session.terminal.words(QT_TRANSLATE_NOOP("cli", "MEANING"))}, rows, {});
        };
    });
}

}  // namespace preamar::ctl
