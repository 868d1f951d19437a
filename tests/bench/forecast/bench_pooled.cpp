// What a pool brings to a young service: every series of a family in turn is known for its last N rows only, the others
// for all that is stamped before the origin.
//   bench_pooled DIR [N]
#include "core/forecast/pooled.h"
#include "core/forecast/seriesfile.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr std::size_t kHorizons[] = {6, 24, 288};

struct Errors
{
    double alone[3] = {};
    double chosen[3] = {};
    double trees[3] = {}; // the pooled model wherever it can be fitted
    int origins = 0;
    int taken = 0;
};

std::map<std::string, Grid> readAll(const char *directory)
{
    std::map<std::string, Grid> all;
    for (const auto &entry : std::filesystem::directory_iterator(directory)) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        const auto table = readSeriesCsv(text.str());
        const auto step = table ? stepBefore(*table, 0) : Result<Millis>(fail(table.error()));
        if (auto grid = step ? layOnGrid(*table, 0, *step) : Result<Grid>(fail(step.error())))
            all[entry.path().stem().string()] = std::move(*grid);
    }
    return all;
}

void add(double (&errors)[3], const Model &model, const Grid &grid, std::size_t origin)
{
    const auto points = model.points(288);
    for (std::size_t h = 0; points && h < 3; ++h) {
        for (std::size_t i = 0; i < kHorizons[h]; ++i) {
            const double e = std::abs(grid.values[origin + i] - (*points)[i]);
            errors[h] += std::isfinite(e) ? e : 0.0;
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_pooled DIR [N]\n");
        return 2;
    }
    const std::size_t known = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 288;
    const auto all = readAll(argv[1]);
    double logs[2][3] = {};
    double series = 0.0;
    for (const auto &[name, grid] : all) {
        const std::string family = name.substr(0, name.find('-'));
        Errors errors;
        const std::size_t rows = grid.values.size();
        for (std::size_t k = 0; k < 10 && rows > known + 288 * (2 + k / 2); ++k) {
            const std::size_t origin = rows - 288 - 97 * k;
            const Timestamp now = grid.timeAt(origin);
            std::vector<FitInput> pool(1);
            pool[0].target = {.start = grid.timeAt(origin - known),
                              .step = grid.step,
                              .values = {grid.values.begin() + static_cast<std::ptrdiff_t>(origin - known),
                                         grid.values.begin() + static_cast<std::ptrdiff_t>(origin)}};
            for (const auto &[other, theirs] : all) {
                if (other == name || other.substr(0, other.find('-')) != family || theirs.step != grid.step)
                    continue;
                FitInput input = before({.target = theirs}, now);
                if (input.target.values.size() >= 288)
                    pool.push_back(std::move(input));
            }
            if (pool.size() < 2)
                continue;
            const Selection alone = select(pool[0], {.tier = Tier::Full, .mustQualify = false});
            const Selection chosen = selectPooled(pool, 0, {.tier = Tier::Full, .mustQualify = false});
            const auto trees = pooled().fitPooled(pool);
            if (!alone.model || !chosen.model || !trees)
                continue;
            add(errors.alone, *alone.model, grid, origin);
            add(errors.chosen, *chosen.model, grid, origin);
            add(errors.trees, *trees->front(), grid, origin);
            ++errors.origins;
            errors.taken += chosen.name == "pooled" ? 1 : 0;
        }
        if (errors.origins == 0 || !(errors.alone[0] > 0.0))
            continue;
        std::printf("%-44s %2d origins, taken %2d; error against alone 30 min / 2 h / 24 h: chosen %.3f / %.3f / %.3f, pooled "
                    "always %.3f / %.3f / %.3f\n",
                    name.c_str(), errors.origins, errors.taken, errors.chosen[0] / errors.alone[0],
                    errors.chosen[1] / errors.alone[1], errors.chosen[2] / errors.alone[2],
                    errors.trees[0] / errors.alone[0], errors.trees[1] / errors.alone[1],
                    errors.trees[2] / errors.alone[2]);
        for (std::size_t h = 0; h < 3; ++h) {
            logs[0][h] += std::log(errors.chosen[h] / errors.alone[h]);
            logs[1][h] += std::log(errors.trees[h] / errors.alone[h]);
        }
        series += 1.0;
    }
    if (series > 0.0)
        std::printf("geometric mean of %.0f series: chosen %.3f / %.3f / %.3f, pooled always %.3f / %.3f / %.3f\n", series,
                    std::exp(logs[0][0] / series), std::exp(logs[0][1] / series), std::exp(logs[0][2] / series),
                    std::exp(logs[1][0] / series), std::exp(logs[1][1] / series), std::exp(logs[1][2] / series));
    return 0;
}
