// policies: what can be replayed; `--workload` reads the home and says how far the simulated HPA is from the recorded one.
#include "app/preamarctl/agreements.h"
#include "app/preamarctl/commands.h"
#include "core/engine/commandapply.h"
#include "core/engine/simulation.h"
#include "core/replay/policies.h"

#include <memory>

namespace preamar::ctl {

Json agreementJson(const std::optional<replay::Agreement> &a)
{
    if (!a)
        return Json();
    return Json{{"same_share", a->sameShare},
                {"within_one_share", a->withinOneShare},
                {"mean_difference", a->meanDifference},
                {"replica_hours_difference_per_day", a->hoursPerDay},
                {"known_share", a->knownShare}};
}

QString agreementText(const Terminal &t, const QString &name, const std::optional<replay::Agreement> &a)
{
    if (!a)
        return t.words(QT_TRANSLATE_NOOP("cli", "%1: too little was recorded to compare with")).arg(name);
    return t.words(QT_TRANSLATE_NOOP("cli", "%1: as recorded %2 % of the time, off by %3 replicas on average, %4 replica-hours a day"))
        .arg(name, QString::number(100.0 * a->sameShare, 'f', 1), QString::number(a->meanDifference, 'f', 2),
             (a->hoursPerDay > 0.0 ? QStringLiteral("+") : QString()) + QString::number(a->hoursPerDay, 'f', 1));
}

namespace {

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// The simulator's HPA against the real one on the service's own history. nullopt: no HPA owns it, or too little was recorded.
Result<std::optional<replay::Agreement>> recordedHpa(const Session &session, const std::string &workload)
{
    auto journal = session.readJournal();
    auto history = session.readHistory();
    if (!journal)
        return fail(journal.error());
    if (!history)
        return fail(history.error());
    const auto ref = engine::resolveWorkload(**journal, workload);
    if (!ref)
        return fail(ref.error());
    auto report = (*journal)->lastCycleReport();
    if (!report)
        return fail(report.error());
    Snapshot snapshot;
    snapshot.cycle = std::move(*report);
    SimulationQuery query;
    query.workloads = {*ref};
    const auto input = engine::readSimulation(**history, query, snapshot, session.clock->wall());
    if (!input)
        return fail(input.error());
    return engine::autoscalerAgreement(*input, [] { return interrupted(); });
}

int printPolicies(const Session &session, const std::string &workload)
{
    std::optional<replay::Agreement> agreement;
    if (!workload.empty()) {
        auto found = recordedHpa(session, workload);
        if (!found)
            return session.terminal.failWith(found.error().code == ErrorCode::InsufficientData ? NoAnswer : Usage, found.error());
        agreement = *found;
        session.terminal.note(agreementText(session.terminal, QStringLiteral("hpa"), agreement));
    }
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    for (const auto &info : replay::policies()) {
        Json parameters = Json::array();
        QStringList written;
        for (const auto &p : info.parameters) {
            parameters.push_back(Json{{"name", p.name},
                                      {"default", p.fallback},
                                      {"min", p.low},
                                      {"max", p.high},
                                      {"unit", p.duration ? Json("s") : Json()},
                                      {"meaning", p.meaning}});
            written << fromView(p.name) + QLatin1Char('=') + QString::fromStdString(replay::shortestNumber(p.fallback));
        }
        list.push_back(Json{{"name", info.name},
                            {"parameters", std::move(parameters)},
                            {"meaning", info.meaning},
                            {"reference_only", info.referenceOnly},
                            {"decide_every_s", toSeconds(info.decideEvery)},
                            {"limits", info.limits}});
        if (!workload.empty() && info.name == "hpa")
            list.back()["recorded"] = agreementJson(agreement);
        rows.push_back({fromView(info.name), written.join(QLatin1Char(';')), text::description(info.meaning, session.terminal.language)});
    }
    const auto &t = session.terminal;
    return t.print(Json{{"policies", list}},
                   {t.words(QT_TRANSLATE_NOOP("cli", "NAME")), t.words(QT_TRANSLATE_NOOP("cli", "PARAMETERS")),
                    t.words(QT_TRANSLATE_NOOP("cli", "MEANING"))},
                   rows, {});
}

} // namespace

void addPolicyListCommand(Commands &commands)
{
    Session &session = commands.session;
    auto *list = commands.app.add_subcommand("policies",
                                             commands.help(QT_TRANSLATE_NOOP("cli", "Policies that can be replayed")));
    auto workload = std::make_shared<std::string>();
    list->add_option("--workload", *workload,
                     commands.help(QT_TRANSLATE_NOOP("cli", "Service that an HPA owns: say how far the simulated HPA is from the recorded one")));
    list->callback([&commands, &session, workload] { commands.chosen = [&session, workload] { return printPolicies(session, *workload); }; });
}

} // namespace preamar::ctl
