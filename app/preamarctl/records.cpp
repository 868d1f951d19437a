// audit list | verify | export, and history import | query | stats.
#include "app/preamarctl/commands.h"
#include "core/domain/codec.h"
#include "core/engine/auditread.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/forecast/seriesfile.h"

#include <QFile>

#include <cmath>
#include <memory>

namespace preamar::ctl {

namespace {

Result<AuditFilter> filterOf(const Session &session, const std::string &since)
{
    AuditFilter filter;
    if (!since.empty()) {
        if (const auto d = parseDuration(since))
            filter.since = session.clock->wall() - *d;
        else if (const auto t = parseTimestamp(since))
            filter.since = *t;
        else
            return fail(ErrorCode::InvalidArgument, "--since", "a duration or a time");
    }
    return filter;
}

// Every record of the filter, page by page (a reader never holds the file for long).
template<class Fn>
Result<void> eachRecord(Journal &journal, AuditFilter filter, Fn fn)
{
    for (;;) {
        auto page = journal.audit(filter);
        if (!page)
            return fail(page.error());
        for (const auto &r : *page)
            fn(r);
        if (page->size() < filter.limit)
            return {};
        filter.afterSeq = page->back().seq;
    }
}

int listAudit(const Session &session, const std::string &since)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    const auto filter = filterOf(session, since.empty() ? std::string("24h") : since);
    if (!filter)
        return session.terminal.fail(filter.error());
    const auto &t = session.terminal;
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    const auto done = eachRecord(**journal, *filter, [&](const AuditRecord &r) {
        list.push_back(auditView(r));
        const auto code = parseReasonCode(r.code);
        rows.push_back({QString::number(r.seq), text::dateTime(r.at, t.language), text::auditEvent(r.event, t.language), text::plain(r.workload), text::plain(r.actor.name),
                        code ? text::reasonMeaning(*code, t.language) : QString()});
    });
    if (!done)
        return t.fail(done.error());
    return t.print(Json{{"records", list}},
                   {QStringLiteral("#"), t.words(QT_TRANSLATE_NOOP("cli", "TIME")), t.words(QT_TRANSLATE_NOOP("cli", "EVENT")), t.words(QT_TRANSLATE_NOOP("cli", "WORKLOAD")), t.words(QT_TRANSLATE_NOOP("cli", "WHO")), QString()},
                   rows, t.words(QT_TRANSLATE_NOOP("cli", "No record in this time.")));
}

int verifyAudit(const Session &session)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    const auto chain = (*journal)->verifyAudit();
    if (!chain)
        return session.terminal.fail(chain.error());
    if (!chain->intact)
        return session.terminal.failWith(Failed, Error{ErrorCode::Storage, "audit", "record " + std::to_string(chain->brokenAt) + ": " + chain->problem, std::string(toString(ReasonCode::AuditBroken))});
    return session.terminal.print(Json{{"intact", true}, {"records", chain->count}, {"head", chain->head}},
                                  session.terminal.words(QT_TRANSLATE_NOOP("cli", "The chain is intact: %1 records.")).arg(chain->count));
}

int exportAudit(const Session &session, const std::string &format, const std::string &since)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    const auto filter = filterOf(session, since);
    if (!filter)
        return session.terminal.fail(filter.error());
    if (format != "csv" && format != "json")
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--format", "csv or json", {}});
    if (format == "json") {
        Json list = Json::array();
        if (const auto done = eachRecord(**journal, *filter, [&](const AuditRecord &r) { list.push_back(auditView(r)); }); !done)
            return session.terminal.fail(done.error());
        Terminal json = session.terminal;
        json.json = true;
        return json.print(Json{{"records", list}}, {});
    }
    std::string text = auditCsvHeader(',') + '\n';
    const auto done = eachRecord(**journal, *filter, [&](const AuditRecord &r) { text += auditCsvLine(r, ',') + '\n'; });
    if (!done)
        return session.terminal.fail(done.error());
    std::fwrite(text.data(), 1, text.size(), stdout);
    return std::fflush(stdout) == 0 ? Done : Failed;
}

int importHistory(const Session &session, const std::string &workload, const std::string &metricName, const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--input", path + ": " + file.errorString().toStdString(), {}});
    const QByteArray bytes = file.readAll();
    auto table = forecast::readSeriesCsv(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (!table)
        return session.terminal.fail(table.error());
    std::size_t column = 0;
    if (const auto named = forecast::metricIndex(*table, metricName))
        column = *named;
    else if (table->columns.size() != 1)
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--input", "no column " + metricName, {}});
    Json samples = Json::array();
    for (std::size_t i = 0; i < table->times.size(); ++i) {
        if (std::isfinite(table->columns[column][i]))
            samples.push_back(Json::array({toMillis(table->times[i]), table->columns[column][i]}));
    }
    return printAnswer(session, session.submit(command::historyImport, Json{{"workload", workload}, {"metric", metricName}, {"samples", std::move(samples)}}),
                       session.terminal.words(QT_TRANSLATE_NOOP("cli", "Imported.")));
}

int queryHistory(const Session &session, const std::string &workload, const std::string &metricName, const std::string &since)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto ref = engine::resolveWorkload(**journal, workload);
    if (!ref)
        return session.terminal.fail(ref.error());
    const auto back = parseDuration(since);
    if (!back)
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--since", back.error().detail, {}});
    auto history = session.readHistory();
    if (!history)
        return session.terminal.fail(history.error());
    const Timestamp now = session.clock->wall();
    auto series = (*history)->read(SeriesKey{*ref, MetricId(metricName)}, TimeRange{now - *back, now + Millis{1}});
    if (!series)
        return session.terminal.fail(series.error());
    Json samples = Json::array();
    QString lines;
    for (const auto &s : series->samples) {
        samples.push_back(Json{{"at", toRfc3339(s.at)}, {"value", s.value}});
        lines += QString::fromStdString(toRfc3339(s.at)) + QLatin1Char(' ') + QString::number(s.value, 'g', 10) + QLatin1Char('\n');
    }
    if (samples.empty() && !session.terminal.json)
        lines = session.terminal.words(QT_TRANSLATE_NOOP("cli", "No sample in this time."));
    return session.terminal.print(Json{{"workload", toString(*ref)}, {"metric", metricName}, {"samples", samples}}, lines);
}

int historyStats(const Session &session)
{
    auto history = session.readHistory();
    if (!history)
        return session.terminal.fail(history.error());
    const auto stats = (*history)->stats();
    if (!stats)
        return session.terminal.fail(stats.error());
    const Json document{{"series", stats->series},
                        {"samples", stats->samples},
                        {"bytes", stats->bytes},
                        {"oldest", stats->oldest ? Json(toRfc3339(*stats->oldest)) : Json()},
                        {"newest", stats->newest ? Json(toRfc3339(*stats->newest)) : Json()}};
    return session.terminal.print(document, session.terminal.words(QT_TRANSLATE_NOOP("cli", "%1 series, %2 samples, %3"))
                                                .arg(QString::number(stats->series), QString::number(stats->samples), text::value(static_cast<double>(stats->bytes), Unit::Bytes, session.terminal.language)));
}

}  // namespace

void addRecordCommands(Commands &commands)
{
    Session &session = commands.session;
    auto since = std::make_shared<std::string>();
    auto format = std::make_shared<std::string>();
    auto *audit = commands.app.add_subcommand("audit", commands.help(QT_TRANSLATE_NOOP("cli", "What was done, asked, approved and refused")));
    audit->require_subcommand(1);
    auto *list = audit->add_subcommand("list", commands.help(QT_TRANSLATE_NOOP("cli", "Records of the last 24 h, or since a time")));
    list->add_option("--since", *since, commands.help(QT_TRANSLATE_NOOP("cli", "Duration or time")));
    list->callback([&commands, &session, since] { commands.chosen = [&session, since] { return listAudit(session, *since); }; });
    auto *verify = audit->add_subcommand("verify", commands.help(QT_TRANSLATE_NOOP("cli", "Recompute the hash chain")));
    verify->callback([&commands, &session] { commands.chosen = [&session] { return verifyAudit(session); }; });
    auto *exporting = audit->add_subcommand("export", commands.help(QT_TRANSLATE_NOOP("cli", "Everything as CSV or JSON")));
    exporting->add_option("--format", *format, commands.help(QT_TRANSLATE_NOOP("cli", "csv or json")))->required();
    exporting->add_option("--since", *since, commands.help(QT_TRANSLATE_NOOP("cli", "Duration or time")));
    exporting->callback([&commands, &session, format, since] { commands.chosen = [&session, format, since] { return exportAudit(session, *format, *since); }; });

    auto workload = std::make_shared<std::string>();
    auto metricName = std::make_shared<std::string>();
    auto input = std::make_shared<std::string>();
    auto back = std::make_shared<std::string>("24h");
    auto *history = commands.app.add_subcommand("history", commands.help(QT_TRANSLATE_NOOP("cli", "Stored samples: import, query, statistics")));
    history->require_subcommand(1);
    auto *import = history->add_subcommand("import", commands.help(QT_TRANSLATE_NOOP("cli", "Add past samples from a series file")));
    import->add_option("--workload", *workload, commands.help(QT_TRANSLATE_NOOP("cli", "Workload")))->required();
    import->add_option("--metric", *metricName, commands.help(QT_TRANSLATE_NOOP("cli", "Metric name, for example cpu_cores")))->required();
    import->add_option("--input", *input, commands.help(QT_TRANSLATE_NOOP("cli", "Series file (CSV)")))->required();
    import->callback([&commands, &session, workload, metricName, input] { commands.chosen = [&session, workload, metricName, input] { return importHistory(session, *workload, *metricName, *input); }; });
    auto *query = history->add_subcommand("query", commands.help(QT_TRANSLATE_NOOP("cli", "Print stored samples")));
    query->add_option("--workload", *workload, commands.help(QT_TRANSLATE_NOOP("cli", "Workload")))->required();
    query->add_option("--metric", *metricName, commands.help(QT_TRANSLATE_NOOP("cli", "Metric name, for example cpu_cores")))->required();
    query->add_option("--since", *back, commands.help(QT_TRANSLATE_NOOP("cli", "How far back, for example 6h")));
    query->callback([&commands, &session, workload, metricName, back] { commands.chosen = [&session, workload, metricName, back] { return queryHistory(session, *workload, *metricName, *back); }; });
    auto *stats = history->add_subcommand("stats", commands.help(QT_TRANSLATE_NOOP("cli", "How much is stored")));
    stats->callback([&commands, &session] { commands.chosen = [&session] { return historyStats(session); }; });
}

}  // namespace preamar::ctl
