// One table of how good and how fast: ours by the protocol of the reference (6.1) beside what the peers reached on the
// same series, and what a fit, an update and a forecast cost.
//   bench_forecast [DIR] [--peers FILE] [--model a,b] [--stride N] [--history N] [--families] [--each] [--shift [--refitted]]
// DIR: argument, else PREAMAR_SERIES_DIR, else tests/data/series. FILE: series,model,horizon,relmae,accuracy85,
// coverage80,winkler80_scaled,origins,cpu_ms. --each prints every series too. --stride 4 looks at every fourth origin. --shift injects a level shift;
// --refitted: fits anew at every origin after it instead of updating.
#include "core/forecast/backtest.h"
#include "core/forecast/boosting.h"
#include "core/forecast/random.h"
#include "core/forecast/seriesfile.h"
#include "tests/bench/forecast/shift.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace preamar;
using namespace preamar::forecast;

namespace {

double cpuMillis()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_nsec);
}

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<BacktestSeries> readSeries(const std::string &directory)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(directory)) {
        if (entry.path().extension() == ".csv")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<BacktestSeries> all;
    for (const auto &file : files) {
        const auto table = readSeriesCsv(contentOf(file));
        const auto step = table ? stepBefore(*table, 0) : Result<Millis>(fail(table.error()));
        auto grid = step ? layOnGrid(*table, 0, *step) : Result<Grid>(fail(step.error()));
        if (!grid) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), grid.error().detail.c_str());
            std::exit(1);
        }
        all.push_back({file.stem().string(), std::move(*grid)});
    }
    return all;
}

// "crane" of "crane-00": what is judged together.
std::string familyOf(const std::string &series)
{
    return series.substr(0, series.find('-'));
}

struct Line
{
    double logRatio = 0.0;
    double series = 0.0;
    double accuracy = 0.0;
    double coverage = 0.0;
    double covered = 0.0;
    std::vector<double> winkler;
    double worse = 0.0;
    double cpu = 0.0;
};

using Lines = std::map<std::string, std::map<std::size_t, Line>>; // model, horizon

void add(Line &line, double ratio, double accuracy, double coverage, double winkler, double cpu)
{
    line.logRatio += std::log(std::clamp(ratio, 1e-6, 1e6));
    line.series += 1.0;
    line.worse += ratio > 1.0 ? 1.0 : 0.0;
    line.accuracy += accuracy;
    if (std::isfinite(coverage)) {
        line.coverage += coverage;
        line.covered += 1.0;
        line.winkler.push_back(winkler);
    }
    line.cpu += cpu;
}

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? std::nan("") : values[values.size() / 2];
}

// Columns by name, so that the order of the file does not matter.
Lines readPeers(const std::string &file, const std::set<std::string> &series)
{
    Lines lines;
    std::istringstream in(contentOf(file));
    std::string row;
    std::map<std::string, std::size_t> columns;
    while (std::getline(in, row)) {
        std::vector<std::string> cells;
        std::istringstream words(row);
        for (std::string cell; std::getline(words, cell, ',');)
            cells.push_back(cell);
        if (columns.empty()) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                columns[cells[i]] = i;
            continue;
        }
        const auto value = [&](const char *name) {
            const auto at = columns.find(name);
            const std::string text = at != columns.end() && at->second < cells.size() ? cells[at->second] : "";
            return text.empty() ? std::nan("") : std::strtod(text.c_str(), nullptr);
        };
        if (cells.size() < 3 || !series.contains(cells[0]))
            continue;
        add(lines["peer " + cells[1]][static_cast<std::size_t>(value("horizon"))], value("relmae"), value("accuracy85"),
            value("coverage80"), value("winkler80_scaled"), value("cpu_ms"));
    }
    return lines;
}

void print(const Lines &lines)
{
    for (const auto &[model, perHorizon] : lines) {
        std::printf("%-30s", model.c_str());
        for (const auto &[h, l] : perHorizon)
            std::printf(" %6.3f", std::exp(l.logRatio / l.series));
        std::printf(" |");
        for (const auto &[h, l] : perHorizon)
            std::printf(" %3.0f", 100.0 * l.accuracy / l.series);
        std::printf(" |");
        for (const auto &[h, l] : perHorizon)
            std::printf(" %.3f", l.covered > 0.0 ? l.coverage / l.covered : std::nan(""));
        std::printf(" |");
        for (const auto &[h, l] : perHorizon)
            std::printf(" %5.2f", middle(l.winkler));
        std::printf(" |");
        for (const auto &[h, l] : perHorizon)
            std::printf(" %2.0f", l.worse);
        std::printf(" | %7.1f\n", perHorizon.begin()->second.cpu / perHorizon.begin()->second.series);
    }
}

constexpr const char *kHeader = "%-30s relMAE               | acc85 %%     | coverage80        | Winkler80         | "
                                "worse    | CPU ms\n";

// Means over series; `backtest` weighs every forecast alike, which differs in the third digit.
void printOurs(const BacktestResult &result, const Lines &peers, bool families, bool each)
{
    for (const auto &row : result.perSeries) {
        if (each)
            std::printf("%-44s %-17s %4zu relMAE %.3f acc85 %3.0f %% coverage80 %.3f Winkler80 %.2f\n", row.series.c_str(),
                        row.model.c_str(), row.horizon, row.relMae, 100.0 * row.accuracy85, row.coverage80, row.winkler80);
    }
    Lines lines;
    std::map<std::string, Lines> byFamily;
    std::map<std::string, Lines> without;
    std::set<std::string> names;
    for (const auto &row : result.perSeries)
        names.insert(familyOf(row.series));
    for (const auto &row : result.perSeries) {
        const auto put = [&](Lines &to) {
            add(to[row.model][row.horizon], row.relMae, row.accuracy85, row.coverage80, row.winkler80, row.cpuMs);
        };
        put(lines);
        put(byFamily[familyOf(row.series)]);
        for (const auto &name : names) {
            if (name != familyOf(row.series))
                put(without[name]);
        }
    }
    std::printf(kHeader, "model");
    print(lines);
    print(peers);
    for (const auto &[family, own] : byFamily) {
        if (!families)
            break;
        std::printf("\nfamily %s, then all without it\n", family.c_str());
        print(own);
        print(without[family]);
    }
}

// What one series of two weeks costs.
void benchSpeed(const Grid &grid)
{
    FitInput input{.target = grid};
    const std::size_t rows = std::min<std::size_t>(4032, grid.values.size());
    input.target.values.resize(rows);
    for (const Tier tier : {Tier::Light, Tier::Full}) {
        double select = 1e9;
        double update = 1e9;
        for (int round = 0; round < 5; ++round) {
            const double t0 = cpuMillis();
            auto selection = forecast::select(input, {.tier = tier, .horizon = 288, .mustQualify = false});
            (void)selection.model->predict(288);
            const double t1 = cpuMillis();
            for (int i = 0; i < 20; ++i) {
                selection.model->update(grid.values[static_cast<std::size_t>(i)]);
                (void)selection.model->predict(288);
            }
            select = std::min(select, t1 - t0);
            update = std::min(update, (cpuMillis() - t1) / 20.0);
        }
        std::printf(
            "%zu rows, tier %s: fit, back-test and 288 steps with bands %.2f ms; update and 288 steps %.3f ms\n", rows,
            tier == Tier::Light ? "light" : "full", select, update);
    }
}

void benchBoosting()
{
    Random random(1);
    FeatureTable table{.columns = 20, .values = {}};
    std::vector<double> targets;
    for (int i = 0; i < 4032; ++i) {
        double sum = 0.0;
        for (int c = 0; c < 20; ++c) {
            table.values.push_back(random.uniform());
            sum += c < 4 ? table.values.back() * (c + 1) : 0.0;
        }
        targets.push_back(sum + random.uniform());
    }
    const double before = cpuMillis();
    (void)BoostedTrees::fit(table, targets, {.loss = BoostingOptions::Loss::Quantile, .levels = {0.1, 0.5, 0.9}});
    std::printf("quantile boosting, 4032 rows x 20, 3 quantiles, 100 trees of 31 leaves: %.0f ms\n",
                cpuMillis() - before);
}

// A million rows must be read in less than a second.
void benchReading()
{
    std::string text = "timestamp,cpu\n";
    for (std::int64_t i = 0; i < 1'000'000; ++i)
        text += toRfc3339(fromMillis(1'600'000'000'000 + i * 60'000)) + ',' +
                std::to_string(1.0 + 1e-6 * static_cast<double>(i)) + '\n';
    const double before = cpuMillis();
    const auto table = readSeriesCsv(text);
    std::printf("reading %zu rows of CSV: %.0f ms\n", table ? table->times.size() : 0, cpuMillis() - before);
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; std::getline(in, word, ',');)
        words.push_back(word);
    return words;
}

} // namespace

int main(int argc, char **argv)
{
    std::string directory;
    std::string peers;
    std::size_t stride = 1;
    bool families = false;
    bool each = false;
    bool shift = false;
    bool refitted = false;
    BacktestRequest request{.models = {"combination", "combination-full"}};
    request.cpuMillis = cpuMillis;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
        if (word == "--peers")
            peers = next();
        else if (word == "--model")
            request.models = wordsOf(next());
        else if (word == "--stride")
            stride = static_cast<std::size_t>(std::max(1, std::atoi(next().c_str())));
        else if (word == "--history")
            request.history = static_cast<std::size_t>(std::max(0, std::atoi(next().c_str())));
        else if (word == "--families")
            families = true;
        else if (word == "--each")
            each = true;
        else if (word == "--shift")
            shift = true;
        else if (word == "--refitted")
            refitted = true;
        else
            directory = word;
    }
    if (const char *set = std::getenv("PREAMAR_SERIES_DIR"); directory.empty() && set)
        directory = set;
    if (directory.empty())
        directory = PREAMAR_TEST_DATA "/series";
    request.originsPerSeries = (request.originsPerSeries + stride - 1) / stride;
    request.spacing *= stride;

    const auto series = readSeries(directory);
    if (shift) {
        benchShift(series, refitted);
        return 0;
    }
    const auto result = runBacktest(series, request);
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        return 1;
    }
    std::set<std::string> names;
    for (const auto &row : result->perSeries)
        names.insert(row.series);
    printOurs(*result, peers.empty() ? Lines{} : readPeers(peers, names), families, each);
    benchSpeed(series.back().grid);
    benchBoosting();
    benchReading();
    return 0;
}
