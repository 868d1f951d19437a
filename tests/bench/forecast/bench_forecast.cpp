// Measures the forecasters by the protocol of the reference (6.1): one forecast of a day per origin, scored on its
// first 6, 24 and 288 rows against seasonal naive, and what a fit, an update and a prediction cost.
//   bench_forecast [DIR] [--stride N] [--series]     DIR: argument, else PREAMAR_SERIES_DIR, else tests/data/series
#include "core/forecast/light.h"
#include "core/forecast/selection.h"
#include "core/forecast/seriesfile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr std::size_t kDay = 288;
constexpr std::size_t kMostKnown = 4032;
constexpr std::size_t kLeastKnown = 864;
constexpr std::size_t kSpacing = 89;
constexpr std::size_t kOrigins = 20;
constexpr std::array<std::size_t, 3> kHorizons{6, 24, 288};

double cpuMillis()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_nsec);
}

struct Score
{
    double model = 0.0; // Σ over origins of the MAE
    double naive = 0.0;
    double covered = 0.0;
    double observed = 0.0;
    double accurate = 0.0;
    double forecasts = 0.0;
    std::vector<double> winkler;
};

struct Cost
{
    double select = 0.0;
    double predict = 0.0;
    double update = 0.0;
    double worst = 0.0;
    double count = 0.0;
};

double ratioOf(const Score &s)
{
    return s.naive > 0.0 ? s.model / s.naive : 1.0;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void score(Score &s, const std::vector<Quantiles> &steps, std::span<const double> values, std::size_t origin,
           std::size_t horizon, double scale)
{
    double error = 0.0;
    double naive = 0.0;
    double total = 0.0;
    double count = 0.0;
    double winkler = 0.0;
    for (std::size_t i = 0; i < horizon; ++i) {
        const double truth = values[origin + i];
        if (!std::isfinite(truth))
            continue;
        std::size_t back = origin + i - kDay;
        const double before = std::isfinite(values[back]) ? values[back] : truth;
        const double low = steps[i][4];
        const double high = steps[i][10];
        error += std::abs(truth - steps[i][kMedian]);
        naive += std::abs(truth - before);
        total += std::abs(truth);
        s.covered += truth >= low && truth <= high ? 1.0 : 0.0;
        winkler += high - low + 10.0 * (std::max(0.0, low - truth) + std::max(0.0, truth - high));
        count += 1.0;
    }
    if (count == 0.0)
        return;
    s.observed += count;
    s.model += error / count;
    s.naive += naive / count;
    s.accurate += error < 0.15 * total ? 1.0 : 0.0;
    s.forecasts += 1.0;
    if (scale > 0.0)
        s.winkler.push_back(winkler / count / scale);
}

double seasonalScale(std::span<const double> known)
{
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = kDay; i < known.size(); ++i) {
        if (const double d = std::abs(known[i] - known[i - kDay]); std::isfinite(d)) {
            sum += d;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

// "auto" chooses for a day as the command line does, "auto-2h" as the engine does.
Selection choose(const std::string &name, const FitInput &input)
{
    if (name == "auto")
        return select(input, {.horizon = kDay, .mustQualify = false});
    if (name == "auto-2h")
        return select(input);
    return selectNamed(name, input, {.horizon = kDay});
}

using Scores = std::map<std::string, std::array<Score, 3>>;

void runSeries(const Grid &grid, const std::vector<std::string> &models, std::size_t stride, Scores &scores,
               std::map<std::string, Cost> &costs, std::map<std::string, int> &chosen)
{
    const std::size_t n = grid.values.size();
    for (std::size_t j = 0; j < kOrigins; j += stride) {
        if (n < kDay + kSpacing * j + kLeastKnown)
            break;
        const std::size_t origin = n - kDay - kSpacing * j;
        const std::size_t from = origin > kMostKnown ? origin - kMostKnown : 0;
        const std::span<const double> known(grid.values.data() + from, origin - from);
        const FitInput input{
            .target = {.start = grid.timeAt(from), .step = grid.step, .values = {known.begin(), known.end()}}};
        for (const auto &name : models) {
            const double t0 = cpuMillis();
            auto selection = choose(name, input);
            const double t1 = cpuMillis();
            if (!selection.model)
                continue;
            const auto steps = selection.model->predict(kDay);
            if (!steps)
                continue;
            for (std::size_t h = 0; h < kHorizons.size(); ++h)
                score(scores[name][h], *steps, grid.values, origin, kHorizons[h], seasonalScale(known));
            Cost &cost = costs[name];
            const double t2 = cpuMillis();
            for (int i = 0; i < 20; ++i) {
                selection.model->update(grid.values[origin]);
            }
            const double t3 = cpuMillis();
            for (int i = 0; i < 20; ++i)
                (void)selection.model->predict(24);
            const double t4 = cpuMillis();
            cost.select += t1 - t0;
            cost.worst = std::max(cost.worst, t1 - t0);
            cost.update += (t3 - t2) / 20.0;
            cost.predict += (t4 - t3) / 20.0;
            cost.count += 1.0;
            if (name.starts_with("auto"))
                ++chosen[name + ": " + selection.name];
        }
    }
}

struct Total
{
    double logRatio = 0.0;
    double series = 0.0;
    double worse = 0.0;
    Score all;
};

void print(const std::string &name, const std::array<Total, 3> &totals, const Cost &cost)
{
    std::printf("%-16s", name.c_str());
    for (const auto &t : totals)
        std::printf(" %6.3f", std::exp(t.logRatio / t.series));
    std::printf(" |");
    for (const auto &t : totals)
        std::printf(" %3.0f", 100.0 * t.all.accurate / t.all.forecasts);
    std::printf(" |");
    for (const auto &t : totals)
        std::printf(" %.3f", t.all.covered / t.all.observed);
    std::printf(" |");
    for (const auto &t : totals)
        std::printf(" %5.2f", median(t.all.winkler));
    std::printf(" |");
    for (const auto &t : totals)
        std::printf(" %2.0f", t.worse);
    std::printf(" | %6.2f (%.2f) %6.2f %6.2f\n", cost.select / cost.count, cost.worst, 1e3 * cost.update / cost.count,
                1e3 * cost.predict / cost.count);
}

Result<Grid> readGrid(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    const auto table = readSeriesCsv(text.str());
    if (!table)
        return fail(table.error());
    const auto step = stepBefore(*table, 0);
    if (!step)
        return fail(step.error());
    return layOnGrid(*table, 0, *step);
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

struct Arguments
{
    std::string directory;
    std::size_t stride = 1;
    bool perSeries = false;
    std::vector<std::string> models;
};

Arguments readArguments(int argc, char **argv)
{
    Arguments a;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--stride" && i + 1 < argc)
            a.stride = static_cast<std::size_t>(std::max(1, std::atoi(argv[++i])));
        else if (word == "--model" && i + 1 < argc)
            a.models.emplace_back(argv[++i]);
        else if (word == "--series")
            a.perSeries = true;
        else
            a.directory = word;
    }
    if (const char *set = std::getenv("PREAMAR_SERIES_DIR"); a.directory.empty() && set)
        a.directory = set;
    if (a.directory.empty())
        a.directory = PREAMAR_TEST_DATA "/series";
    if (a.models.empty()) {
        for (const Forecaster *f : registry())
            a.models.emplace_back(f->info().name);
        a.models.emplace_back("auto");
        a.models.emplace_back("auto-2h");
    }
    return a;
}

std::vector<std::filesystem::path> seriesFiles(const std::string &directory)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(directory)) {
        if (entry.path().extension() == ".csv")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void add(Total &t, const Score &s)
{
    t.logRatio += std::log(std::max(ratioOf(s), 1e-6));
    t.series += 1.0;
    t.worse += ratioOf(s) > 1.0 ? 1.0 : 0.0;
    t.all.covered += s.covered;
    t.all.observed += s.observed;
    t.all.accurate += s.accurate;
    t.all.forecasts += s.forecasts;
    t.all.winkler.insert(t.all.winkler.end(), s.winkler.begin(), s.winkler.end());
}

} // namespace

int main(int argc, char **argv)
{
    const Arguments arguments = readArguments(argc, argv);
    std::map<std::string, std::array<Total, 3>> totals;
    std::map<std::string, Cost> costs;
    std::map<std::string, int> chosen;
    for (const auto &file : seriesFiles(arguments.directory)) {
        const auto grid = readGrid(file);
        if (!grid) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), grid.error().detail.c_str());
            return 1;
        }
        Scores scores;
        runSeries(*grid, arguments.models, arguments.stride, scores, costs, chosen);
        for (const auto &[name, perHorizon] : scores) {
            if (arguments.perSeries)
                std::printf("%-44s %-16s", file.stem().c_str(), name.c_str());
            for (std::size_t h = 0; h < perHorizon.size(); ++h) {
                add(totals[name][h], perHorizon[h]);
                if (arguments.perSeries)
                    std::printf(" %6.3f %.2f", ratioOf(perHorizon[h]), perHorizon[h].covered / perHorizon[h].observed);
            }
            if (arguments.perSeries)
                std::printf("\n");
        }
    }
    std::printf("%-16s relMAE 6/24/288      | acc85       | coverage80        | Winkler80/scale   | worse    | "
                "CPU: select ms (max), update us, predict24 us\n",
                "model");
    for (const auto &name : arguments.models) {
        if (totals.contains(name))
            print(name, totals[name], costs[name]);
    }
    for (const auto &[name, count] : chosen)
        std::printf("%s %d times\n", name.c_str(), count);
    benchReading();
    return 0;
}
