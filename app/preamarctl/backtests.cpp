// backtest: how good the forecasts are on series files. Pure, without network or database.
#include "app/preamarctl/commands.h"
#include "core/forecast/backtest.h"
#include "core/forecast/seriesfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <charconv>
#include <cmath>
#include <ctime>
#include <memory>

namespace preamar::ctl {

namespace {

struct BacktestFlags
{
    std::vector<std::string> inputs;
    std::string horizons = "6,24,288";
    std::size_t history = 4032;
    std::size_t origins = 20;
    std::size_t spacing = 89;
    std::size_t minKnown = 864;
    std::string models = "auto";
    std::string tier = "full";
    std::uint64_t seed = 42;
    bool perSeries = false;
    bool strict = false;
    bool timing = false;
    std::string format = "table";
};

double threadMillis()
{
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ",") {
        if (c != ',') {
            word += c;
            continue;
        }
        words.push_back(std::exchange(word, {}));
    }
    return words;
}

Result<std::vector<std::size_t>> horizonsOf(const std::string &text)
{
    std::vector<std::size_t> horizons;
    for (const auto &word : wordsOf(text)) {
        std::size_t value = 0;
        const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (problem != std::errc{} || end != word.data() + word.size())
            return fail(ErrorCode::InvalidArgument, "--horizons", "row counts between commas");
        horizons.push_back(value);
    }
    return horizons;
}

// Files given, and the .csv files of folders given, by name.
Result<std::vector<QString>> filesOf(const std::vector<std::string> &inputs)
{
    std::vector<QString> files;
    for (const auto &input : inputs) {
        const QString path = QString::fromStdString(input);
        if (!QFileInfo(path).isDir()) {
            files.push_back(path);
            continue;
        }
        const QDir folder(path);
        const auto names = folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            return fail(ErrorCode::InvalidArgument, "--input", input + ": no .csv file in this folder");
        for (const auto &name : names)
            files.push_back(folder.filePath(name));
    }
    return files;
}

Result<void> addSeries(const Session &session, const BacktestFlags &flags, const QString &path, std::vector<forecast::BacktestSeries> &out)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidArgument, "--input", path.toStdString() + ": " + file.errorString().toStdString());
    auto table = forecast::readSeriesCsv(file.readAll().toStdString(), {.order = flags.strict ? forecast::Order::Strict : forecast::Order::Repair});
    if (!table) {
        Error error = table.error();
        error.where = path.toStdString() + ": " + error.where;
        return fail(std::move(error));
    }
    if (table->outOfOrder + table->repeated > 0)
        session.terminal.note(session.terminal.words(QT_TRANSLATE_NOOP("cli", "%1 rows out of order and %2 repeated were put right"))
                                  .arg(table->outOfOrder)
                                  .arg(table->repeated));
    for (const auto &column : table->ignored)
        session.terminal.note(session.terminal.words(QT_TRANSLATE_NOOP("cli", "Column left out: %1")).arg(text::plain(column)));
    // The step of the rows that every origin knows.
    const auto step = forecast::stepBefore(*table, std::min(flags.minKnown, table->times.size()));
    const std::string name = QFileInfo(path).completeBaseName().toStdString();
    for (std::size_t c = 0; c < table->columns.size(); ++c) {
        forecast::BacktestSeries series{table->columns.size() > 1 ? name + "/" + table->metrics[c] : name, {}};
        if (step) {
            auto grid = forecast::layOnGrid(*table, c, *step);
            if (!grid)
                return fail(grid.error());
            series.grid = std::move(*grid);
        }
        out.push_back(std::move(series));
    }
    return {};
}

Result<forecast::BacktestResult> answer(const Session &session, const BacktestFlags &flags)
{
    const auto files = filesOf(flags.inputs);
    if (!files)
        return fail(files.error());
    auto horizons = horizonsOf(flags.horizons);
    if (!horizons)
        return fail(horizons.error());
    if (flags.tier != "light" && flags.tier != "full")
        return fail(ErrorCode::InvalidArgument, "--tier", "light or full");
    std::vector<forecast::BacktestSeries> series;
    for (const auto &file : *files) {
        if (auto added = addSeries(session, flags, file, series); !added)
            return fail(added.error());
    }
    forecast::BacktestRequest request{.horizons = std::move(*horizons),
                                      .history = flags.history,
                                      .originsPerSeries = flags.origins,
                                      .spacing = flags.spacing,
                                      .minKnown = flags.minKnown,
                                      .models = wordsOf(flags.models),
                                      .tier = flags.tier == "light" ? forecast::Tier::Light : forecast::Tier::Full,
                                      .seed = flags.seed};
    if (flags.timing)
        request.cpuMillis = threadMillis;
    return forecast::runBacktest(series, request);
}

std::string number(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 32> buffer{};
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return problem == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

Json valueOf(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json documentOf(const forecast::BacktestRow &row, bool timing)
{
    Json item = Json::object();
    if (!row.series.empty())
        item["series"] = row.series;
    item["model"] = row.model;
    item["horizon"] = row.horizon;
    item["relmae"] = valueOf(row.relMae);
    item["mase"] = valueOf(row.mase);
    item["wape"] = valueOf(row.wape);
    item["accuracy85"] = valueOf(row.accuracy85);
    item["coverage80"] = valueOf(row.coverage80);
    item["winkler80_scaled"] = valueOf(row.winkler80);
    item["coverage95"] = valueOf(row.coverage95);
    if (row.series.empty())
        item["worse"] = row.worse;
    item["forecasts"] = row.forecasts;
    if (timing)
        item["cpu_ms"] = valueOf(row.cpuMs);
    return item;
}

// One table; rows over all series have the series "*" where others stand beside them.
std::string csvOf(const forecast::BacktestResult &result, const BacktestFlags &flags)
{
    std::string out = flags.perSeries ? "series," : "";
    out += "model,horizon,relmae,mase,wape,accuracy85,coverage80,winkler80_scaled,coverage95,worse,forecasts";
    out += flags.timing ? ",cpu_ms\n" : "\n";
    const auto line = [&](const forecast::BacktestRow &row) {
        if (flags.perSeries)
            out += (row.series.empty() ? "*" : row.series) + ',';
        out += row.model + ',' + std::to_string(row.horizon);
        for (const double v : {row.relMae, row.mase, row.wape, row.accuracy85, row.coverage80, row.winkler80, row.coverage95})
            out += ',' + number(v);
        out += ',' + std::to_string(row.worse) + ',' + std::to_string(row.forecasts);
        out += flags.timing ? ',' + number(row.cpuMs) + '\n' : std::string("\n");
    };
    for (std::size_t i = 0; flags.perSeries && i < result.perSeries.size(); ++i)
        line(result.perSeries[i]);
    for (const auto &row : result.total)
        line(row);
    return out;
}

int printTable(const Session &session, const forecast::BacktestResult &result, const BacktestFlags &flags)
{
    const auto &t = session.terminal;
    std::vector<QString> header;
    if (flags.perSeries)
        header.push_back(t.words(QT_TRANSLATE_NOOP("cli", "SERIES")));
    for (const char *name : {QT_TRANSLATE_NOOP("cli", "MODEL"), QT_TRANSLATE_NOOP("cli", "HORIZON"), "RELMAE", "MASE", "WAPE", "ACC85 %", "COVERAGE80 %", "WINKLER80",
                             QT_TRANSLATE_NOOP("cli", "WORSE"), QT_TRANSLATE_NOOP("cli", "FORECASTS")})
        header.push_back(t.words(name));
    if (flags.timing)
        header.push_back(QStringLiteral("CPU ms"));
    const auto fixed = [](double value, int digits) { return std::isfinite(value) ? QString::number(value, 'f', digits) : QStringLiteral("-"); };
    std::vector<std::vector<QString>> rows;
    const auto add = [&](const forecast::BacktestRow &row) {
        std::vector<QString> cells;
        if (flags.perSeries)
            cells.push_back(row.series.empty() ? QStringLiteral("*") : text::plain(row.series));
        for (const QString &cell : {text::plain(row.model), QString::number(row.horizon), fixed(row.relMae, 3), fixed(row.mase, 3), fixed(row.wape, 3), fixed(100.0 * row.accuracy85, 1),
                                    fixed(100.0 * row.coverage80, 1), fixed(row.winkler80, 3), QString::number(row.worse), QString::number(row.forecasts)})
            cells.push_back(cell);
        if (flags.timing)
            cells.push_back(fixed(row.cpuMs, 2));
        rows.push_back(std::move(cells));
    };
    for (std::size_t i = 0; flags.perSeries && i < result.perSeries.size(); ++i)
        add(result.perSeries[i]);
    for (const auto &row : result.total)
        add(row);
    return t.print({}, header, rows, {});
}

int runBacktestCommand(const Session &session, const BacktestFlags &flags)
{
    const auto &t = session.terminal;
    if (flags.format != "table" && flags.format != "csv" && flags.format != "json")
        return t.failWith(Usage, Error{ErrorCode::InvalidArgument, "--format", "table, csv or json", {}});
    const auto result = answer(session, flags);
    if (!result)
        return t.failWith(result.error().code == ErrorCode::InsufficientData ? NoAnswer : Usage, result.error());
    for (const auto &name : result->unscored)
        t.note(t.words(QT_TRANSLATE_NOOP("cli", "Too few rows for an origin: %1")).arg(text::plain(name)));
    int exit = Done;
    if (flags.format == "json" || t.json) {
        Json document{{"total", Json::array()}, {"unscored", result->unscored}, {"unanswered", result->unanswered}};
        for (const auto &row : result->total)
            document["total"].push_back(documentOf(row, flags.timing));
        if (flags.perSeries) {
            document["series"] = Json::array();
            for (const auto &row : result->perSeries)
                document["series"].push_back(documentOf(row, flags.timing));
        }
        Terminal json = t;
        json.json = true;
        exit = json.print(document, {});
    } else if (flags.format == "csv") {
        const std::string csv = csvOf(*result, flags);
        std::fwrite(csv.data(), 1, csv.size(), stdout);
        exit = std::fflush(stdout) == 0 ? Done : Failed;
    } else {
        exit = printTable(session, *result, flags);
    }
    const bool partly = !result->unscored.empty() || result->unanswered > 0;
    return partly && exit == Done ? static_cast<int>(NoAnswer) : exit;
}

}  // namespace

void addBacktestCommand(Commands &commands)
{
    Session &session = commands.session;
    auto flags = std::make_shared<BacktestFlags>();
    auto *command = commands.app.add_subcommand("backtest", commands.help(QT_TRANSLATE_NOOP("cli", "Measure forecasts on series files")));
    command->add_option("--input", flags->inputs, commands.help(QT_TRANSLATE_NOOP("cli", "Series files (CSV) or folders of them")))->required();
    command->add_option("--horizons", flags->horizons, commands.help(QT_TRANSLATE_NOOP("cli", "Steps ahead that are scored, between commas")));
    command->add_option("--history", flags->history, commands.help(QT_TRANSLATE_NOOP("cli", "Use at most this many rows before an origin")));
    command->add_option("--origins-per-series", flags->origins, commands.help(QT_TRANSLATE_NOOP("cli", "Origins per series, at most")));
    command->add_option("--spacing", flags->spacing, commands.help(QT_TRANSLATE_NOOP("cli", "Rows between origins")));
    command->add_option("--min-known", flags->minKnown, commands.help(QT_TRANSLATE_NOOP("cli", "Rows known before an origin, at least")));
    command->add_option("--model", flags->models, commands.help(QT_TRANSLATE_NOOP("cli", "auto, or names of preamarctl models between commas")));
    command->add_option("--tier", flags->tier, commands.help(QT_TRANSLATE_NOOP("cli", "What auto may use: light or full")));
    command->add_option("--seed", flags->seed, commands.help(QT_TRANSLATE_NOOP("cli", "Same seed, same bytes")));
    command->add_flag("--per-series", flags->perSeries, commands.help(QT_TRANSLATE_NOOP("cli", "Also each series")));
    command->add_flag("--strict", flags->strict, commands.help(QT_TRANSLATE_NOOP("cli", "Refuse rows out of order or repeated")));
    command->add_flag("--timing", flags->timing, commands.help(QT_TRANSLATE_NOOP("cli", "Say how long it took")));
    command->add_option("--format", flags->format, commands.help(QT_TRANSLATE_NOOP("cli", "table, csv or json")));
    command->callback([&commands, &session, flags] { commands.chosen = [&session, flags] { return runBacktestCommand(session, *flags); }; });
}

}  // namespace preamar::ctl
