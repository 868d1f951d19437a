// How far the simulator agrees with an independent one: every row of the reference file that the registry can replay.
//   bench_agreement REFERENCE.csv TRACES_DIR [--worst]
#include "core/replay/run.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace preamar;
using namespace preamar::replay;

namespace {

std::string fileText(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> fields(const std::string &line)
{
    std::vector<std::string> out;
    std::stringstream in(line);
    for (std::string field; std::getline(in, field, ',');)
        out.push_back(field);
    return out;
}

struct Column
{
    const char *name;
    double relative;
    double absolute;
};
// Tolerances of the replay protocol 5.10: minutes 2 % or 0.5, counts 2 % or 1 a day, the rest 2 %.
constexpr Column kColumns[]{{"violation_minutes_per_day", .02, .5},
                            {"cost_ratio", .02, 5e-4},
                            {"replica_hours_per_day", .02, .05},
                            {"theta_u", .02, 1e-3},
                            {"theta_o", .02, 1e-3},
                            {"tau_u", .02, 5e-4},
                            {"actions_per_day", .02, 1.0},
                            {"reversals_per_day", .02, 1.0},
                            {"jitter_per_minute", .02, 1e-3}};

double figure(const Figures &f, const std::string &name)
{
    for (const FigureColumn &c : figureColumns()) {
        if (name == c.name)
            return c.value(f);
    }
    return std::nan("");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s REFERENCE.csv TRACES_DIR [--worst]\n", argv[0]);
        return 2;
    }
    const bool showWorst = argc > 3 && std::string(argv[3]) == "--worst";
    std::istringstream reference(fileText(argv[1]));
    std::string line;
    std::getline(reference, line);
    const auto header = fields(line);
    std::map<std::string, std::vector<std::vector<std::string>>> byTrace;
    while (std::getline(reference, line)) {
        auto row = fields(line);
        if (row.size() == header.size())
            byTrace[row[0]].push_back(std::move(row));
    }
    std::map<std::string, std::pair<std::size_t, std::size_t>> perFamily; // cells, agreeing
    std::size_t cells = 0;
    std::size_t agreeing = 0;
    for (const auto &[name, rows] : byTrace) {
        const auto table = forecast::readSeriesCsv(fileText(std::string(argv[2]) + "/" + name + ".csv"));
        if (!table) {
            std::fprintf(stderr, "%s: %s\n", name.c_str(), table.error().detail.c_str());
            return 1;
        }
        const auto trace = makeTrace(*table, 0, {});
        const auto window = makeWindow(*trace, {});
        Shared shared(*trace, *window);
        for (const auto &row : rows) {
            const std::string family = row[2].substr(0, row[2].find_first_of(":;"));
            const auto spec = parsePolicy(row[2]);
            if (!spec ||
                (family != "hpa" && family != "load-hpa" && family != "oracle" && !family.starts_with("static")))
                continue;
            ReplayRequest request;
            request.cluster.startup = Seconds{std::atoi(row[1].c_str())};
            const auto result = runPolicy(*trace, *window, *spec, request, shared);
            if (!result)
                return 1;
            for (const Column &c : kColumns) {
                const auto at =
                    static_cast<std::size_t>(std::find(header.begin(), header.end(), c.name) - header.begin());
                const double want = std::atof(row[at].c_str());
                const double got = figure(result->figures, c.name);
                const bool agrees = std::abs(got - want) <= std::max(c.relative * std::abs(want), c.absolute);
                ++cells;
                ++perFamily[family].first;
                agreeing += agrees ? 1 : 0;
                perFamily[family].second += agrees ? 1 : 0;
                if (!agrees && showWorst)
                    std::printf("%s S=%s %s %s: %g, reference %g\n", name.c_str(), row[1].c_str(), row[2].c_str(),
                                c.name, got, want);
            }
        }
    }
    for (const auto &[family, counts] : perFamily)
        std::printf("%-12s %7zu of %7zu cells agree (%.3f %%)\n", family.c_str(), counts.second, counts.first,
                    100.0 * static_cast<double>(counts.second) / static_cast<double>(counts.first));
    std::printf("%-12s %7zu of %7zu cells agree (%.3f %%)\n", "all", agreeing, cells,
                100.0 * static_cast<double>(agreeing) / static_cast<double>(cells));
    return 0;
}
