// replay: pure, without network or database.
#include "app/preamarctl/agreements.h"
#include "app/preamarctl/commands.h"
#include "core/base/json.h"
#include "core/calendar/entries.h"
#include "core/replay/agreement.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace preamar::ctl {

namespace {

struct ReplayFlags
{
    std::string trace;
    std::string metric;
    std::vector<std::string> policies;
    std::string startup = "60s";
    std::int64_t min = 2;
    std::int64_t max = 200;
    double peakUnits = 24.0;
    std::optional<double> unit;
    std::string from;
    std::string to;
    std::optional<double> evaluateDays;
    double slo = 0.8;
    std::string step = "15s";
    std::string decideEvery;
    std::string limits;
    std::string metricLag = "0";
    std::string approvalDelay = "0";
    double price = 0.05;
    std::string timeline;
    std::string calendar;
    std::string recorded;
    bool strict = false;
    bool timing = false;
    std::string format = "table";
};

Result<std::string> fileContent(const std::string &flag, const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidArgument, flag, path + ": " + file.errorString().toStdString());
    return file.readAll().toStdString();
}

// A duration that may be zero.
Result<Millis> durationOf(const std::string &flag, const std::string &text, bool zero)
{
    if (zero && (text == "0" || text == "0s" || text == "0m"))
        return Millis{0};
    const auto duration = parseDuration(text);
    if (!duration)
        return fail(ErrorCode::InvalidArgument, flag, "not a duration: " + text);
    return *duration;
}

Result<replay::PolicySpec> policyOf(const std::string &text)
{
    if (!text.ends_with(".json"))
        return replay::parsePolicy(text);
    const auto content = fileContent("--policy", text);
    if (!content)
        return fail(content.error());
    auto spec = replay::parsePolicyFile(*content, text);
    if (spec)
        spec->text = text;
    return spec;
}

Result<replay::ReplayRequest> requestOf(const ReplayFlags &flags)
{
    replay::ReplayRequest request;
    auto texts = flags.policies;
    if (texts.empty())
        texts = {"hpa:0.6", "load-hpa:0.7;hold=3600", "preamar", "oracle;hold=300"};
    for (const auto &text : texts) {
        auto spec = policyOf(text);
        if (!spec)
            return fail(spec.error());
        request.policies.push_back(std::move(*spec));
    }
    request.cluster.min = flags.min;
    request.cluster.max = flags.max;
    request.cluster.slo = flags.slo;
    request.price = flags.price;
    request.window.evaluateDays = flags.evaluateDays;
    const auto startup = durationOf("--startup", flags.startup, true);
    if (!startup)
        return fail(startup.error());
    request.cluster.startup = *startup;
    const auto lag = durationOf("--metric-lag", flags.metricLag, true);
    if (!lag)
        return fail(lag.error());
    request.metricLag = *lag;
    if (flags.approvalDelay == "office-hours") {
        request.approval.officeHours = true;
    } else {
        const auto delay = durationOf("--approval-delay", flags.approvalDelay, true);
        if (!delay)
            return fail(delay.error());
        request.approval.delay = *delay;
    }
    if (!flags.decideEvery.empty()) {
        const auto every = durationOf("--decide-every", flags.decideEvery, false);
        if (!every)
            return fail(every.error());
        request.decideEvery = *every;
    }
    if (!flags.limits.empty()) {
        if (flags.limits != "on" && flags.limits != "off")
            return fail(ErrorCode::InvalidArgument, "--limits", "on or off");
        request.limits = flags.limits == "on";
    }
    for (const auto &[text, time, flag] :
         {std::tuple{&flags.from, &request.window.from, "--from"}, std::tuple{&flags.to, &request.window.to, "--to"}}) {
        if (text->empty())
            continue;
        const auto at = parseTimestamp(*text);
        if (!at)
            return fail(ErrorCode::InvalidArgument, flag, "not a time: " + *text);
        *time = *at;
    }
    if (request.window.from && flags.evaluateDays)
        return fail(ErrorCode::InvalidArgument, "--evaluate-days", "cannot be given together with --from");
    return request;
}

Result<replay::Trace> traceOf(const Session &session, const ReplayFlags &flags, const replay::ReplayRequest &request)
{
    const auto content = fileContent("--trace", flags.trace);
    if (!content)
        return fail(content.error());
    const auto table =
        forecast::readSeriesCsv(*content, {.order = flags.strict ? forecast::Order::Strict : forecast::Order::Repair});
    if (!table)
        return fail(table.error());
    const auto &t = session.terminal;
    if (table->outOfOrder + table->repeated > 0)
        t.note(t.words(QT_TRANSLATE_NOOP("cli", "%1 rows out of order and %2 repeated were put right"))
                   .arg(table->outOfOrder)
                   .arg(table->repeated));
    for (const auto &column : table->ignored)
        t.note(t.words(QT_TRANSLATE_NOOP("cli", "Column left out: %1")).arg(text::plain(column)));
    std::size_t column = 0;
    if (!flags.metric.empty()) {
        const auto found = forecast::metricIndex(*table, flags.metric);
        if (!found)
            return fail(ErrorCode::InvalidArgument, "--metric", "no such column: " + flags.metric);
        column = *found;
    }
    replay::TraceOptions options;
    const auto step = durationOf("--step", flags.step, false);
    if (!step)
        return fail(step.error());
    options.step = *step;
    options.peakUnits = flags.peakUnits;
    options.unit = flags.unit;
    options.from = request.window.from;
    auto trace = replay::makeTrace(*table, column, options);
    if (!trace)
        return trace;
    trace->name = QFileInfo(QString::fromStdString(flags.trace)).completeBaseName().toStdString();
    if (trace->negativeRows > 0)
        t.note(t.words(QT_TRANSLATE_NOOP("cli", "%1 negative values were read as 0")).arg(trace->negativeRows));
    if (trace->gapRows > 0)
        t.note(t.words(QT_TRANSLATE_NOOP("cli", "%1 gaps: the last value stands in")).arg(trace->gapRows));
    return trace;
}

// Calendar document (JSON) or iCalendar file, judged as of the start of the trace: what was over by then is in the past.
Result<calendar::Calendar> calendarOf(const std::string &path, Timestamp start)
{
    const auto content = fileContent("--calendar", path);
    if (!content)
        return fail(content.error());
    calendar::Calendar calendar;
    if (QString::fromStdString(path).endsWith(QLatin1String(".ics"), Qt::CaseInsensitive)) {
        auto imported = calendar::fromICalendar(*content, calendar.timeZone);
        if (!imported)
            return fail(imported.error());
        calendar.entries = std::move(imported->entries);
        calendar.holidays = std::move(imported->holidays);
    } else {
        const auto json = parseJson(*content, path);
        if (!json)
            return fail(json.error());
        auto read = calendar::calendarFromJson(*json);
        if (!read)
            return fail(read.error());
        calendar = std::move(*read);
    }
    if (const auto checked = calendar::checkCalendar(calendar, start); !checked)
        return fail(checked.error());
    return calendar;
}

// Floors, events and freeze windows as they apply to the load of the trace, which its name stands for.
Result<void> playCalendar(replay::ReplayRequest &request, const std::string &path, const replay::Trace &trace)
{
    const auto calendar = calendarOf(path, trace.start);
    if (!calendar)
        return fail(calendar.error());
    auto reader = calendar::Reader::make(*calendar);
    if (!reader)
        return fail(reader.error());
    const WorkloadRef ref = replay::workloadOf(trace);
    const auto shared = std::make_shared<const calendar::Reader>(std::move(*reader));
    request.known = std::make_shared<const forecast::FitCalendar>(shared, std::map<WorkloadRef, std::string>{}, 0,
                                                                  TimeRange{trace.start, trace.timeAt(trace.demand.size()) + forecast::kKnownAhead});
    request.calendar = [shared, ref](Timestamp t) { return shared->effect(ref, {}, t); };
    return {};
}

// How far each policy is from the recorded count, by its text.
using Books = std::map<std::string, replay::AgreementBook>;

Json documentOf(const replay::Trace &trace, const replay::ReplayRequest &request,
                const std::vector<replay::PolicyResult> &results, const Books &books, bool timing)
{
    Json list = Json::array();
    for (const auto &r : results) {
        Json item{{"policy", r.policy}};
        if (const auto book = books.find(r.policy); book != books.end())
            item["recorded"] = agreementJson(book->second.result());
        for (const auto &c : replay::figureColumns())
            item[c.name] = c.value(r.figures);
        item["max_step"] = r.figures.maxStep;
        if (timing)
            item["cpu_ms"] = r.cpuMillis;
        list.push_back(std::move(item));
    }
    return Json{
        {"trace", trace.name}, {"startup_s", toSeconds(request.cluster.startup)}, {"policies", std::move(list)}};
}

int printTable(const Session &session, const std::vector<replay::PolicyResult> &results)
{
    const auto &t = session.terminal;
    std::vector<std::vector<QString>> rows;
    for (const auto &r : results) {
        const auto &f = r.figures;
        const auto number = [](double value, int digits) { return QString::number(value, 'f', digits); };
        rows.push_back({QString::fromStdString(r.policy), number(f.violationMinutesPerDay, 2),
                        number(f.longestViolationMinutes, 2), number(f.replicaHoursPerDay, 1), number(f.costRatio, 3),
                        number(f.cost, 2), number(f.actionsPerDay, 1), number(f.reversalsPerDay, 1),
                        number(f.thetaU, 3), number(f.thetaO, 1), number(f.tauU, 3), number(f.tauO, 1)});
    }
    Terminal plain = t;
    plain.json = false;
    return plain.print(
        Json(),
        {t.words(QT_TRANSLATE_NOOP("cli", "POLICY")), t.words(QT_TRANSLATE_NOOP("cli", "OVERLOAD MIN/DAY")),
         t.words(QT_TRANSLATE_NOOP("cli", "LONGEST MIN")), t.words(QT_TRANSLATE_NOOP("cli", "REPLICA-H/DAY")),
         t.words(QT_TRANSLATE_NOOP("cli", "COST RATIO")), t.words(QT_TRANSLATE_NOOP("cli", "COST")),
         t.words(QT_TRANSLATE_NOOP("cli", "ACTIONS/DAY")), t.words(QT_TRANSLATE_NOOP("cli", "REVERSALS/DAY")),
         QStringLiteral("θU %"), QStringLiteral("θO %"), QStringLiteral("τU %"), QStringLiteral("τO %")},
        rows, {});
}

int runReplayCommand(const Session &session, const ReplayFlags &flags)
{
    const auto &t = session.terminal;
    const auto refuse = [&](const Error &error) {
        return t.failWith(error.code == ErrorCode::InsufficientData ? NoAnswer
                          : error.code == ErrorCode::Cancelled      ? Interrupted
                                                                    : Usage,
                          error);
    };
    if (flags.format != "table" && flags.format != "csv" && flags.format != "json")
        return t.failWith(Usage, Error{ErrorCode::InvalidArgument, "--format", "table, csv or json", {}});
    auto request = requestOf(flags);
    if (!request)
        return refuse(request.error());
    const auto trace = traceOf(session, flags, *request);
    if (!trace)
        return refuse(trace.error());
    if (!flags.calendar.empty()) {
        if (const auto played = playCalendar(*request, flags.calendar, *trace); !played)
            return t.failWith(Usage, played.error());
    }
    replay::ReplayHooks hooks;
    hooks.cancelled = [] { return interrupted(); };
    QFile timeline(QString::fromStdString(flags.timeline));
    std::string buffer;
    bool written = true;
    const auto flush = [&] {
        written = written && timeline.write(buffer.data(), static_cast<qint64>(buffer.size())) ==
                                 static_cast<qint64>(buffer.size());
        buffer.clear();
    };
    if (!flags.timeline.empty()) {
        if (const auto checked = replay::checkRequest(*trace, *request); !checked)
            return refuse(checked.error());
        if (!timeline.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return t.failWith(Usage, Error{ErrorCode::InvalidArgument,
                                           "--timeline",
                                           flags.timeline + ": " + timeline.errorString().toStdString(),
                                           {}});
        buffer = replay::kTimelineHeader;
    }
    Books books;
    if (!flags.recorded.empty()) {
        const auto *recorded = trace->other(QString::fromStdString(flags.recorded).toLower().toStdString());
        if (recorded == nullptr)
            return refuse(Error{ErrorCode::InvalidArgument, "--recorded", "no such column: " + flags.recorded, {}});
        for (const auto &spec : request->policies)
            books.try_emplace(spec.text, *trace, *recorded);
    }
    if (!flags.timeline.empty() || !books.empty()) {
        hooks.timeline = [&](const std::string &policy, const replay::TimelineRow &row) {
            if (const auto book = books.find(policy); book != books.end())
                book->second.add(row);
            if (flags.timeline.empty())
                return;
            buffer += replay::timelineLine(policy, row);
            if (buffer.size() > 1'000'000)
                flush();
        };
    }
    const auto results = replay::runReplay(*trace, *request, hooks);
    if (!results)
        return refuse(results.error());
    if (!flags.timeline.empty()) {
        flush();
        if (!written || !timeline.flush())
            return t.failWith(Failed,
                              Error{ErrorCode::Storage, flags.timeline, timeline.errorString().toStdString(), {}});
    }
    if (flags.format == "json" || t.json) {
        Terminal json = t;
        json.json = true;
        return json.print(documentOf(*trace, *request, *results, books, flags.timing), QString());
    }
    for (const auto &r : *results) {
        const auto book = books.find(r.policy);
        if (book == books.end())
            continue;
        t.note(agreementText(t, QString::fromStdString(r.policy), book->second.result()));
    }
    if (flags.timing) {
        for (const auto &r : *results)
            t.note(QStringLiteral("%1: %2 ms").arg(QString::fromStdString(r.policy)).arg(r.cpuMillis, 0, 'f', 1));
    }
    if (flags.format == "csv") {
        const std::string csv = replay::toCsv(*results);
        std::fwrite(csv.data(), 1, csv.size(), stdout);
        return std::fflush(stdout) == 0 ? Done : Failed;
    }
    return printTable(session, *results);
}

} // namespace

void addReplayCommand(Commands &commands)
{
    Session &session = commands.session;
    auto flags = std::make_shared<ReplayFlags>();
    auto *command = commands.app.add_subcommand(
        "replay", commands.help(QT_TRANSLATE_NOOP("cli", "Play policies over a recorded load")));
    command
        ->add_option("--trace", flags->trace,
                     commands.help(QT_TRANSLATE_NOOP("cli", "Series file (CSV) with the demand")))
        ->required();
    command->add_option("--metric", flags->metric,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Column with the demand; the first without")));
    command
        ->add_option(
            "--policy", flags->policies,
            commands.help(QT_TRANSLATE_NOOP("cli", "name:value;key=value, or a policy file (.json); may be repeated")))
        ->expected(1)
        ->take_all();
    command->add_option("--startup", flags->startup,
                        commands.help(QT_TRANSLATE_NOOP("cli", "From the order of a replica until it is ready")));
    command->add_option("--min", flags->min, commands.help(QT_TRANSLATE_NOOP("cli", "Fewest replicas")));
    command->add_option("--max", flags->max, commands.help(QT_TRANSLATE_NOOP("cli", "Most replicas")));
    auto *peak = command->add_option(
        "--peak-units", flags->peakUnits,
        commands.help(QT_TRANSLATE_NOOP("cli", "The peak of the trace is this many replicas' worth")));
    command
        ->add_option("--unit", flags->unit,
                     commands.help(QT_TRANSLATE_NOOP("cli", "How much of the trace one replica serves at 100 %")))
        ->excludes(peak);
    command->add_option("--from", flags->from,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Start of the evaluated period")));
    command->add_option("--to", flags->to, commands.help(QT_TRANSLATE_NOOP("cli", "End of the evaluated period")));
    command->add_option(
        "--evaluate-days", flags->evaluateDays,
        commands.help(QT_TRANSLATE_NOOP("cli", "Evaluate the last days of the trace: 7, or 2 where it is short")));
    command->add_option("--slo", flags->slo,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Share of its capacity that a replica may be used at")));
    command->add_option("--step", flags->step, commands.help(QT_TRANSLATE_NOOP("cli", "Step of the simulation")));
    command->add_option(
        "--decide-every", flags->decideEvery,
        commands.help(QT_TRANSLATE_NOOP("cli", "Time between decisions; what each policy uses live without")));
    command->add_option(
        "--limits", flags->limits,
        commands.help(QT_TRANSLATE_NOOP("cli", "Safety limits: on or off; what each policy has live without")));
    command->add_option("--metric-lag", flags->metricLag,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Age of the newest measurement")));
    command->add_option("--approval-delay", flags->approvalDelay,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Time until a proposal is approved, or office-hours")));
    command->add_option("--price", flags->price, commands.help(QT_TRANSLATE_NOOP("cli", "Price of a replica-hour")));
    command->add_option("--calendar", flags->calendar,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Calendar (JSON as calendar show --json prints it, or .ics) that the product's own policies go by")));
    command->add_option("--recorded", flags->recorded,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Column with the replicas there really were: say how far each policy is from them")));
    command->add_option("--timeline", flags->timeline,
                        commands.help(QT_TRANSLATE_NOOP("cli", "Write every step to this CSV file")));
    command->add_option("--format", flags->format, commands.help(QT_TRANSLATE_NOOP("cli", "table, csv or json")));
    command->add_flag("--strict", flags->strict,
                      commands.help(QT_TRANSLATE_NOOP("cli", "Refuse rows out of order or repeated")));
    command->add_flag("--timing", flags->timing, commands.help(QT_TRANSLATE_NOOP("cli", "Say how long it took")));
    command->callback([&commands, &session, flags] {
        commands.chosen = [&session, flags] { return runReplayCommand(session, *flags); };
    });
}

} // namespace preamar::ctl
