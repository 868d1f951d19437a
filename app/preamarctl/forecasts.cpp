// forecast: pure, without network or database.
#include "app/preamarctl/commands.h"
#include "core/calendar/entries.h"
#include "core/forecast/calendarview.h"
#include "core/forecast/run.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>

namespace preamar::ctl {

namespace {

struct ForecastFlags
{
    std::string input;
    std::string metricName;
    std::size_t horizon = 24;
    std::string levels = "80,95";
    std::size_t history = 0;
    std::string model = "auto";
    std::string tier = "full";
    std::string origins = "last";
    std::string bounds;
    std::uint64_t seed = 42;
    bool strict = false;
    bool timing = false;
    bool explain = false;
    std::string calendar;
    std::string format = "csv";
};

Result<std::string> contentOf(const std::string &flag, const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidArgument, flag, path + ": " + file.errorString().toStdString());
    return file.readAll().toStdString();
}

Result<forecast::Bounds> boundsOf(const std::string &text)
{
    const auto comma = text.find(',');
    bool okLow = false;
    bool okHigh = false;
    const QString low = QString::fromStdString(text.substr(0, comma));
    const QString high = comma == std::string::npos ? QString() : QString::fromStdString(text.substr(comma + 1));
    forecast::Bounds bounds;
    bounds.low = low.isEmpty() ? -std::numeric_limits<double>::infinity() : low.toDouble(&okLow);
    bounds.high = high.isEmpty() ? std::numeric_limits<double>::infinity() : high.toDouble(&okHigh);
    if (comma == std::string::npos || (!low.isEmpty() && !okLow) || (!high.isEmpty() && !okHigh) || bounds.low >= bounds.high)
        return fail(ErrorCode::InvalidArgument, "--bounds", "LO,HI with LO < HI; either may be empty");
    return bounds;
}

// A calendar as `calendar show --json` prints it, as an engine gives it to its models: zone with daylight saving,
// holidays, and the events that are for every workload.
Result<forecast::Calendar> operatorsCalendar(const std::string &text, const std::string &metric, const std::vector<Timestamp> &times, Millis ahead)
{
    auto json = parseJson(text, "--calendar");
    if (!json)
        return fail(json.error());
    const auto read = calendar::calendarFromJson(*json);
    if (!read)
        return fail(ErrorCode::InvalidArgument, "--calendar", read.error().where + ": " + read.error().detail);
    const auto reader = calendar::Reader::make(*read);
    if (!reader)
        return fail(ErrorCode::InvalidArgument, "--calendar", reader.error().where + ": " + reader.error().detail);
    const Timestamp from = times.empty() ? Timestamp{} : times.front();
    const Timestamp to = times.empty() ? Timestamp{} : times.back() + ahead;
    auto out = forecast::calendarView(reader->zone(), reader->holidays(), from, to);
    out.events = forecast::eventsView(*reader, {}, {}, MetricId(metric), from, to);
    return out;
}

// One day per line (YYYY-MM-DD, UTC; what follows a comma is its name), an optional line "utc_offset_minutes,N", comments after #.
Result<forecast::Calendar> calendarOf(const std::string &text)
{
    forecast::Calendar calendar;
    std::vector<QString> days;
    const auto lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].section(QLatin1Char('#'), 0, 0).trimmed();
        const QString first = line.section(QLatin1Char(','), 0, 0).trimmed();
        if (first.isEmpty())
            continue;
        bool number = true;
        if (first == QLatin1String("utc_offset_minutes"))
            calendar.utcOffsetMinutes = line.section(QLatin1Char(','), 1, 1).trimmed().toInt(&number);
        else
            days.push_back(first);
        const bool day = first.size() == 10 && parseTimestamp(first.toStdString() + "T00:00:00Z").has_value();
        if (!number || std::abs(calendar.utcOffsetMinutes) > 14 * 60 || (first != QLatin1String("utc_offset_minutes") && !day))
            return fail(ErrorCode::InvalidArgument, "--calendar", "line " + std::to_string(i + 1) + ": expected YYYY-MM-DD");
    }
    for (const QString &day : days)
        calendar.holidays.push_back(*parseTimestamp(day.toStdString() + "T00:00:00Z") - std::chrono::minutes{calendar.utcOffsetMinutes});
    return calendar;
}

Result<forecast::ForecastRun> answer(const Session &session, const ForecastFlags &flags)
{
    auto text = contentOf("--input", flags.input);
    if (!text)
        return fail(text.error());
    auto table = forecast::readSeriesCsv(*text, {.order = flags.strict ? forecast::Order::Strict : forecast::Order::Repair});
    if (!table)
        return fail(table.error());
    if (table->outOfOrder + table->repeated > 0)
        session.terminal.note(session.terminal.words(QT_TRANSLATE_NOOP("cli", "%1 rows out of order and %2 repeated were put right"))
                                  .arg(table->outOfOrder)
                                  .arg(table->repeated));
    for (const auto &column : table->ignored)
        session.terminal.note(session.terminal.words(QT_TRANSLATE_NOOP("cli", "Column left out: %1")).arg(text::plain(column)));
    forecast::ForecastRequest request;
    request.metric = flags.metricName;
    request.horizon = flags.horizon;
    request.history = flags.history;
    request.model = flags.model;
    if (flags.tier != "light" && flags.tier != "full")
        return fail(ErrorCode::InvalidArgument, "--tier", "light or full");
    request.tier = flags.tier == "light" ? forecast::Tier::Light : forecast::Tier::Full;
    request.seed = flags.seed;
    auto levels = forecast::parseLevels(flags.levels);
    if (!levels)
        return fail(levels.error());
    request.levels = std::move(*levels);
    std::string originText = flags.origins;
    if (originText.starts_with('@')) {
        auto list = contentOf("--origins", originText.substr(1));
        if (!list)
            return fail(list.error());
        originText = std::move(*list);
    }
    if (!flags.calendar.empty()) {
        auto days = contentOf("--calendar", flags.calendar);
        if (!days)
            return fail(days.error());
        const auto first = days->find_first_not_of(" \t\r\n");
        const bool isJson = first != std::string::npos && (*days)[first] == '{';
        const auto step = forecast::stepBefore(*table, 0);
        const Millis ahead = (step ? *step : Millis{}) * static_cast<std::int64_t>(std::min<std::size_t>(flags.horizon, 100'000) + 1);
        auto calendar = isJson ? operatorsCalendar(*days, flags.metricName, table->times, ahead) : calendarOf(*days);
        if (!calendar)
            return fail(calendar.error());
        request.calendar = std::move(*calendar);
    }
    request.explain = flags.explain;
    auto origins = forecast::parseOrigins(originText);
    if (!origins)
        return fail(origins.error());
    request.origins = std::move(*origins);
    if (!flags.bounds.empty()) {
        auto bounds = boundsOf(flags.bounds);
        if (!bounds)
            return fail(bounds.error());
        request.bounds = *bounds;
    }
    return forecast::runForecast(*table, request);
}

Json valueOf(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json backTestOf(const BackTest &test)
{
    return Json{{"model", test.model}, {"relmae", valueOf(test.relMae)}, {"wape", valueOf(test.wape)}, {"coverage80", valueOf(test.coverage80)}, {"origins", test.origins}};
}

Json verdictOf(const forecast::Verdict &verdict, const forecast::OriginReport &origin, double stepSeconds)
{
    using Kind = forecast::Verdict::Kind;
    const char *kind = verdict.kind == Kind::Predictable ? "predictable"
                       : verdict.kind == Kind::UpTo      ? "up_to"
                       : verdict.kind == Kind::Unknown   ? "unknown"
                                                         : "not_predictable";
    return Json{{"kind", kind},
                {"up_to_s", verdict.steps > 0 ? Json(static_cast<double>(verdict.steps) * stepSeconds) : Json()},
                {"relmae", verdict.kind == Kind::Unknown ? Json() : valueOf(verdict.relMae)},
                {"accuracy", verdict.kind == Kind::Unknown ? Json() : valueOf(1.0 - verdict.wape)},
                {"eligible", origin.eligible},
                {"reason", origin.ineligibleReason.empty() ? Json() : Json(Json{{"code", origin.ineligibleReason}, {"numbers", origin.reasonNumbers}})}};
}

Json explanationOf(const forecast::OriginReport &origin, const forecast::ForecastRun &run)
{
    const auto &e = *origin.explanation;
    Json parts = Json::array();
    for (std::size_t i = 0; i < e.parts.size(); ++i) {
        const auto &p = e.parts[i];
        parts.push_back(Json{{"step", i + 1}, {"level", p.level}, {"daily", p.daily}, {"weekly", p.weekly}, {"event", p.event}, {"recent", p.recent}});
    }
    Json members = Json::array();
    for (const auto &member : e.report.members) {
        Json weights = Json::object();
        for (std::size_t b = 0; b < member.weights.size(); ++b)
            weights[std::to_string(forecast::kWeightNodes[b])] = member.weights[b];
        members.push_back(Json{{"name", member.name}, {"weights", std::move(weights)}, {"backtest", backTestOf(member.backTest)}});
    }
    Json importances = Json::array();
    for (const auto &[feature, share] : e.report.importances)
        importances.push_back(Json{{"feature", feature}, {"share", share}});
    Json contributions = Json::array();
    for (const auto &step : e.report.contributions) {
        Json features = Json::array();
        for (const auto &[feature, value] : step.parts)
            features.push_back(Json{{"feature", feature}, {"value", valueOf(value)}});
        contributions.push_back(Json{{"step", step.steps}, {"base", valueOf(step.base)}, {"features", std::move(features)}});
    }
    return Json{{"origin", origin.origin},
                {"model", origin.model},
                {"grid", Json{{"step_s", toSeconds(run.step)}, {"rows", e.gridRows}, {"gaps", e.gaps}, {"from", toRfc3339(e.from)}}},
                {"backtest", backTestOf(origin.chosen)},
                {"verdict", verdictOf(e.verdict, origin, toSeconds(run.step))},
                {"components", std::move(parts)},
                {"members", std::move(members)},
                {"importances", std::move(importances)},
                {"contributions", std::move(contributions)},
                {"similar_day", e.similar ? Json(Json{{"from", toRfc3339(e.similar->from)}, {"mean_difference", e.similar->difference}}) : Json()}};
}

Json documentOf(const forecast::ForecastRun &run)
{
    Json rows = Json::array();
    for (const auto &row : run.rows) {
        Json item{{"origin", row.origin}, {"step", row.step}, {"timestamp", toRfc3339(row.at)}, {"point", row.point}, {"model", row.model}};
        for (std::size_t i = 0; i < run.levels.size(); ++i) {
            item["lo" + std::to_string(run.levels[i])] = row.bands[i].first;
            item["hi" + std::to_string(run.levels[i])] = row.bands[i].second;
        }
        rows.push_back(std::move(item));
    }
    Json document{{"metric", run.metric}, {"step_s", toSeconds(run.step)}, {"rows", std::move(rows)}};
    Json explanations = Json::array();
    Json unanswered = Json::array();
    for (const auto &origin : run.origins) {
        if (origin.explanation)
            explanations.push_back(explanationOf(origin, run));
        if (origin.error)
            unanswered.push_back(Json{{"origin", origin.origin}, {"reason", origin.error->detail}});
    }
    if (!explanations.empty())
        document["explain"] = std::move(explanations);
    if (!unanswered.empty())
        document["unanswered"] = std::move(unanswered);
    return document;
}

int runForecastCommand(const Session &session, const ForecastFlags &flags)
{
    if (flags.format != "csv" && flags.format != "json")
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--format", "csv or json", {}});
    QElapsedTimer timer;
    timer.start();
    const auto run = answer(session, flags);
    if (!run)
        return session.terminal.failWith(run.error().code == ErrorCode::InsufficientData ? NoAnswer : Usage, run.error());
    // What no back-test stands behind is answered, but not as an honest forecast.
    const bool partly = std::any_of(run->origins.begin(), run->origins.end(), [](const forecast::OriginReport &o) { return o.error.has_value() || o.all.empty(); });
    int exit = Done;
    for (const auto &origin : run->origins) {
        if (origin.error)
            session.terminal.note(text::error(*origin.error, session.terminal.language));
    }
    if (flags.format == "json" || flags.explain || session.terminal.json) {
        Json document = documentOf(*run);
        if (flags.timing)
            document["cpu_ms"] = timer.elapsed();
        Terminal json = session.terminal;
        json.json = true;
        exit = json.print(document, {});
    } else {
        const std::string csv = forecast::toCsv(*run);
        std::fwrite(csv.data(), 1, csv.size(), stdout);
        exit = std::fflush(stdout) == 0 ? Done : Failed;
        if (flags.timing)
            session.terminal.note(QStringLiteral("%1 ms").arg(timer.elapsed()));
    }
    return partly && exit == Done ? static_cast<int>(NoAnswer) : exit;
}

}  // namespace

void addForecastCommand(Commands &commands)
{
    Session &session = commands.session;
    auto flags = std::make_shared<ForecastFlags>();
    auto *command = commands.app.add_subcommand("forecast", commands.help(QT_TRANSLATE_NOOP("cli", "Forecast a series file")));
    command->add_option("--input", flags->input, commands.help(QT_TRANSLATE_NOOP("cli", "Series file (CSV)")))->required();
    command->add_option("--metric", flags->metricName, commands.help(QT_TRANSLATE_NOOP("cli", "Column, where there are several")));
    command->add_option("--horizon", flags->horizon, commands.help(QT_TRANSLATE_NOOP("cli", "Steps ahead")));
    command->add_option("--levels", flags->levels, commands.help(QT_TRANSLATE_NOOP("cli", "Bands in percent: 50, 60, 80, 90, 95, 98, 99")));
    command->add_option("--history", flags->history, commands.help(QT_TRANSLATE_NOOP("cli", "Use at most this many rows before an origin")));
    command->add_option("--model", flags->model, commands.help(QT_TRANSLATE_NOOP("cli", "auto, or a name of preamarctl models")));
    command->add_option("--tier", flags->tier, commands.help(QT_TRANSLATE_NOOP("cli", "What auto may use: light or full")));
    command->add_option("--origins", flags->origins, commands.help(QT_TRANSLATE_NOOP("cli", "last, row numbers, @FILE or every:K")));
    command->add_option("--bounds", flags->bounds, commands.help(QT_TRANSLATE_NOOP("cli", "Physical bounds LO,HI")));
    command->add_option("--seed", flags->seed, commands.help(QT_TRANSLATE_NOOP("cli", "Same seed, same bytes")));
    command->add_option("--format", flags->format, commands.help(QT_TRANSLATE_NOOP("cli", "csv or json")));
    command->add_flag("--strict", flags->strict, commands.help(QT_TRANSLATE_NOOP("cli", "Refuse rows out of order or repeated")));
    command->add_option("--calendar", flags->calendar, commands.help(QT_TRANSLATE_NOOP("cli", "What is known of days: a calendar in JSON, or holidays, one day per line")));
    command->add_flag("--explain", flags->explain, commands.help(QT_TRANSLATE_NOOP("cli", "Say what the forecast is made of (JSON)")));
    command->add_flag("--timing", flags->timing, commands.help(QT_TRANSLATE_NOOP("cli", "Say how long it took")));
    command->callback([&commands, &session, flags] { commands.chosen = [&session, flags] { return runForecastCommand(session, *flags); }; });
}

}  // namespace preamar::ctl
