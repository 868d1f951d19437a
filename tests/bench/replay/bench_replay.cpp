// The product's policy against the dense, hindsight-tuned reactive frontier of each trace (replay protocol 5.10):
// (a) minutes of overload of one fixed setting at equal cost, (b) cost at V minutes a day over the policy's knob.
// First as the product runs (its own cadence, limits on), then with limits off and a decision every 15 s.
// Then leave-one-trace-out: the caution is chosen on all traces but one and judged on that one.
//   bench_replay TRACES_DIR [--policy preamar] [--q 0.98] [--fast]   (--fast: without (b) and leave-one-out)
#include "core/replay/run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace preamar;
using namespace preamar::replay;

namespace {

struct Point
{
    double cost;
    double minutes;
};
using Frontier = std::vector<Point>;

struct Case
{
    std::string name;
    Trace trace;
    Window window;
    std::unique_ptr<Shared> shared;
    std::map<int, Frontier> baseline; // by start-up time
};

constexpr int kStartups[]{30, 60, 180, 300};
constexpr double kKnob[]{0.5, 0.7, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999};

Frontier pareto(Frontier points)
{
    std::sort(points.begin(), points.end(), [](const Point &a, const Point &b) {
        return a.cost < b.cost || (a.cost == b.cost && a.minutes < b.minutes);
    });
    Frontier out;
    for (const Point &p : points) {
        if (out.empty() || p.minutes < out.back().minutes)
            out.push_back(p);
    }
    return out;
}

double minutesAt(const Frontier &f, double cost)
{
    if (cost <= f.front().cost)
        return f.front().minutes;
    for (std::size_t i = 1; i < f.size(); ++i) {
        if (cost <= f[i].cost)
            return f[i - 1].minutes +
                   (cost - f[i - 1].cost) / (f[i].cost - f[i - 1].cost) * (f[i].minutes - f[i - 1].minutes);
    }
    return f.back().minutes;
}

double costAt(const Frontier &f, double minutes)
{
    if (minutes >= f.front().minutes)
        return f.front().cost;
    for (std::size_t i = 1; i < f.size(); ++i) {
        if (f[i].minutes <= minutes)
            return f[i - 1].cost +
                   (f[i - 1].minutes - minutes) / (f[i - 1].minutes - f[i].minutes) * (f[i].cost - f[i - 1].cost);
    }
    return f.back().cost;
}

Figures play(Case &c, const std::string &policy, int startup, bool product)
{
    ReplayRequest request;
    request.cluster.startup = Seconds{startup};
    if (!product) {
        request.limits = false;
        request.decideEvery = Seconds{15};
    }
    const auto spec = parsePolicy(policy);
    if (!spec) {
        std::fprintf(stderr, "%s\n", spec.error().detail.c_str());
        std::exit(2);
    }
    return runPolicy(c.trace, c.window, *spec, request, *c.shared)->figures;
}

void playBaseline(Case &c)
{
    std::vector<std::string> names{"static-peak"};
    for (const char *t : {"0.3", "0.4", "0.45", "0.5", "0.55", "0.6", "0.65", "0.7", "0.75"})
        names.push_back(std::string("hpa:") + t);
    for (const char *t : {"0.3", "0.35", "0.4", "0.45", "0.5", "0.525", "0.55", "0.575", "0.6", "0.625", "0.65",
                          "0.675", "0.7", "0.72", "0.74", "0.76", "0.78"}) {
        for (const char *hold : {"300", "900", "1800", "3600", "7200", "14400"})
            names.push_back(std::string("load-hpa:") + t + ";hold=" + hold);
    }
    for (const int s : kStartups) {
        Frontier points;
        for (const std::string &n : names) {
            const Figures f = play(c, n, s, true);
            points.push_back({f.costRatio, f.violationMinutesPerDay});
        }
        c.baseline[s] = pareto(points);
    }
}

void table(std::vector<Case> &cases, const std::string &policy, const std::string &q, bool product, bool fast)
{
    std::printf("%s\n",
                product ? "As the product runs: its own cadence, limits on" : "Limits off, a decision every 15 s");
    std::printf("%8s %14s %9s %9s %8s %10s %10s  %s\n", "start-up", "overload", "(a)", "cost", "rev/day", "(b) V=5",
                "(b) V=10", "three worst traces against the frontier, min/day");
    for (const int s : kStartups) {
        double minutes = 0.0, base = 0.0, cost = 0.0, reversals = 0.0, log5 = 0.0, log10 = 0.0;
        std::vector<std::pair<double, std::string>> excess;
        for (Case &c : cases) {
            const Figures f = play(c, policy + ":q=" + q, s, product);
            const double reference = minutesAt(c.baseline[s], f.costRatio);
            minutes += f.violationMinutesPerDay;
            base += reference;
            cost += f.costRatio;
            reversals += f.reversalsPerDay;
            excess.emplace_back(f.violationMinutesPerDay - reference, c.name);
            if (fast)
                continue;
            Frontier own{{1.0, 0.0}};
            for (const double k : kKnob) {
                const Figures g = play(c, policy + ":q=" + shortestNumber(k), s, product);
                own.push_back({g.costRatio, g.violationMinutesPerDay});
            }
            own = pareto(own);
            log5 += std::log(costAt(own, 5.0) / costAt(c.baseline[s], 5.0));
            log10 += std::log(costAt(own, 10.0) / costAt(c.baseline[s], 10.0));
        }
        std::sort(excess.rbegin(), excess.rend());
        const auto n = static_cast<double>(cases.size());
        std::printf("%6d s %6.1f/%6.1f %+8.1f%% %9.3f %8.1f %10.3f %10.3f ", s, minutes, base,
                    base > 0 ? 100.0 * (minutes / base - 1.0) : 0.0, cost / n, reversals / n,
                    fast ? std::nan("") : std::exp(log5 / n), fast ? std::nan("") : std::exp(log10 / n));
        for (std::size_t i = 0; i < std::min<std::size_t>(3, excess.size()); ++i)
            std::printf(" %s %+.2f", excess[i].second.c_str(), excess[i].first);
        std::printf("\n");
        std::fflush(stdout);
    }
}

// What a setting of the knob gives on each trace, as the product runs.
struct Setting
{
    double q = 0.0;
    std::vector<Figures> figures; // by trace
};

struct Sum
{
    double minutes = 0.0, reference = 0.0, cost = 0.0, reversals = 0.0;
    int traces = 0;

    void add(const Figures &f, const Frontier &frontier)
    {
        minutes += f.violationMinutesPerDay;
        reference += minutesAt(frontier, f.costRatio);
        cost += f.costRatio;
        reversals += f.reversalsPerDay;
        ++traces;
    }
    // The conditions under which (a) counts, and (a) itself.
    [[nodiscard]] bool counts() const { return cost / traces >= 0.45 && cost / traces <= 0.60 && reversals / traces <= 12.0; }
    [[nodiscard]] double change() const { return reference > 0.0 ? minutes / reference - 1.0 : 0.0; }
};

void leaveOneOut(std::vector<Case> &cases, const std::string &policy)
{
    std::printf("Leave one trace out: the caution is chosen on the others\n%8s %9s %9s %8s  %s\n", "start-up", "(a)", "cost",
                "rev/day", "chosen");
    for (const int s : kStartups) {
        std::vector<Setting> settings;
        for (const double q : kKnob) {
            Setting one{q, {}};
            for (Case &c : cases)
                one.figures.push_back(play(c, policy + ":q=" + shortestNumber(q), s, true));
            settings.push_back(std::move(one));
        }
        Sum total;
        std::string chosen;
        for (std::size_t out = 0; out < cases.size(); ++out) {
            const Setting *best = nullptr;
            double least = 0.0;
            for (const Setting &setting : settings) {
                Sum others;
                for (std::size_t i = 0; i < cases.size(); ++i) {
                    if (i != out)
                        others.add(setting.figures[i], cases[i].baseline[s]);
                }
                if (others.counts() && (best == nullptr || others.change() < least)) {
                    best = &setting;
                    least = others.change();
                }
            }
            if (best == nullptr)
                continue;
            total.add(best->figures[out], cases[out].baseline[s]);
            chosen += ' ' + shortestNumber(best->q);
        }
        if (total.traces > 0)
            std::printf("%6d s %+8.1f%% %9.3f %8.1f %s\n", s, 100.0 * total.change(), total.cost / total.traces,
                        total.reversals / total.traces, chosen.c_str());
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::string policy = "preamar";
    std::string q = "0.98";
    bool fast = false;
    for (int i = 2; i < argc; ++i) {
        const std::string flag = argv[i];
        if (flag == "--fast")
            fast = true;
        else if (flag == "--policy" && i + 1 < argc)
            policy = argv[++i];
        else if (flag == "--q" && i + 1 < argc)
            q = argv[++i];
    }
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s TRACES_DIR [--policy NAME] [--q Q] [--fast]\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1])) {
        if (entry.path().extension() == ".csv")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Case> cases;
    for (const auto &file : files) {
        std::ifstream in(file, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        const auto series = forecast::readSeriesCsv(text.str());
        if (!series)
            continue;
        auto trace = makeTrace(*series, 0, {});
        if (!trace)
            continue;
        Case c{file.stem().string(), std::move(*trace), {}, {}, {}};
        c.window = *makeWindow(c.trace, {});
        cases.push_back(std::move(c));
    }
    for (Case &c : cases) {
        c.shared = std::make_unique<Shared>(c.trace, c.window);
        playBaseline(c);
    }
    if (!cases.empty()) {
        Case &c = cases.back();
        const auto clock = [&](const char *what) {
            const auto start = std::chrono::steady_clock::now();
            (void)play(c, policy + ":q=" + q, 60, true);
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
            std::printf("%s, %s: %.1f ms\n", what, c.name.c_str(), took.count());
        };
        clock("first replay, forecasts included");
        clock("the same, forecasts given");
    }
    table(cases, policy, q, true, fast);
    table(cases, policy, q, false, fast);
    if (!fast && cases.size() > 1)
        leaveOneOut(cases, policy);
    return 0;
}
