// forecast: pure, without network or database.
#include "app/preamarctl/commands.h"
#include "core/forecast/run.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
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
    return Json{{"metric", run.metric}, {"step_s", toSeconds(run.step)}, {"rows", std::move(rows)}};
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
    const bool partly = std::any_of(run->origins.begin(), run->origins.end(), [](const forecast::OriginReport &o) { return o.error.has_value(); });
    int exit = Done;
    if (flags.format == "json" || session.terminal.json) {
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
    command->add_flag("--timing", flags->timing, commands.help(QT_TRANSLATE_NOOP("cli", "Say how long it took")));
    command->callback([&commands, &session, flags] { commands.chosen = [&session, flags] { return runForecastCommand(session, *flags); }; });
}

}  // namespace preamar::ctl
