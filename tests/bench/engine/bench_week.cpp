// How often the console asks in a week: seven days of a demonstration, one cycle every five minutes of watched time,
// with nobody answering, and with every proposal approved at once.
//   bench_week [SCENARIO] [SEED] [DAYS] [SERVICE]     by default both runs of "loja", then "calmo" (flat services
//   only), seed 1, 7 days
// Between cycles no samples are taken: the decisions are those of the cycles alone.
#include "core/domain/codec.h"
#include "core/domain/proposal.h"
#include "core/engine/commands.h"
#include "core/platform/lab/scenario.h"
#include "core/store/journal.h"
#include "tests/bench/engine/benchhome.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

using namespace preamar;
using namespace preamar::bench;

namespace {

constexpr Millis kStep = std::chrono::minutes{5};
constexpr Millis kStartUp = std::chrono::seconds{120}; // longer than the slowest service of the scenarios needs
constexpr Millis kSoon = std::chrono::minutes{60};
constexpr int kCyclesPerDay = 288;

struct Week
{
    std::string home;
    std::string scenario;
    std::uint64_t seed = 1;
    int days = 7;
    bool approve = false;
    std::string listed; // a service
};

struct Seen
{
    std::set<ProposalId> ids;
    std::map<std::string, std::map<std::string, int>> holds; // cycles by service and first reason
    std::map<std::string, bool> enrolled;
    int failedCycles = 0;
};

struct Row
{
    int proposals = 0;
    int up = 0;
    int down = 0;
    int superseded = 0;
    int supersededEarly = 0; // before five minutes were over
    int supersededNext = 0;  // by the very next cycle
    int expired = 0;
    int healthy = 0;
    int otherEnds = 0;
    int reversals = 0;
    int reversalsSoon = 0;
};

bool pending(const Proposal &p)
{
    return p.state == ProposalState::Approved || isInFlight(p.state);
}

// Approves what waits and lets the engine act on it and see it healthy.
Result<void> approveAll(Engine &engine, Journal &journal, ManualClock &clock)
{
    auto open = journal.openProposals();
    if (!open)
        return fail(open.error());
    bool any = false;
    for (const auto &p : *open) {
        if (p.state != ProposalState::Proposed)
            continue;
        Json arguments{{"id", p.id.str()}};
        if (const auto needed = confirmationNeeded(p.plan.change))
            arguments["confirm"] = *needed;
        auto answer = await(engine.submit(
            makeCommand(command::approve, std::move(arguments), localActor(Origin::CommandLine), clock.wall())));
        if (!answer)
            return fail(answer.error());
        any = any || !answer->error;
    }
    if (!any)
        return {};
    clock.advance(Seconds{2}); // the engine's next look at what was approved
    const auto over = [&journal](auto what) {
        return [&journal, what] {
            const auto now = journal.openProposals();
            return now && std::none_of(now->begin(), now->end(), what);
        };
    };
    pump(over([](const Proposal &p) { return pending(p) && p.state != ProposalState::Verified; }),
         std::chrono::seconds{20});
    clock.advance(kStartUp);
    pump(over(pending), std::chrono::seconds{20});
    return {};
}

Result<Seen> live(const Week &week)
{
    auto clock = std::make_shared<ManualClock>(fromMillis(1'772'463'600'000)); // Monday 2026-03-02T15:00:00Z
    if (auto made = makeLabHome(week.home, labContext(week.scenario, week.seed, clock->wall()), *clock); !made)
        return fail(made.error());
    Engine engine(EngineOptions{.home = week.home,
                                .clock = clock,
                                .platforms = {},
                                .secrets = noSecrets(),
                                .mayBeEngine = true,
                                .scheduled = false});
    if (auto started = await(engine.start()); !started)
        return fail(started.error());
    auto journal = openJournal(week.home, *clock, JournalOptions{.readOnly = true, .commandsOnly = false});
    if (!journal)
        return fail(journal.error());
    Seen seen;
    for (int i = 0; i < week.days * kCyclesPerDay; ++i) {
        const Timestamp next = clock->wall() + kStep;
        auto report = await(engine.runCycle());
        if (report) {
            for (const auto &w : report->workloads) {
                seen.enrolled[w.workload.ref.name] = w.enrolled;
                if (!w.proposal.empty())
                    seen.ids.insert(w.proposal);
                if (w.decision.action == Direction::None && !w.decision.reasons.empty())
                    ++seen.holds[w.workload.ref.name][std::string(toString(w.decision.reasons.front().code))];
            }
            if (week.approve) {
                if (auto done = approveAll(engine, **journal, *clock); !done)
                    return fail(done.error());
            }
        } else {
            ++seen.failedCycles;
        }
        clock->advance(next - clock->wall());
    }
    (void)await(engine.shutdown());
    return seen;
}

Result<std::vector<Proposal>> proposalsOf(const Week &week, const Seen &seen)
{
    const SystemClock clock;
    auto journal = openJournal(week.home, clock, JournalOptions{.readOnly = true, .commandsOnly = false});
    if (!journal)
        return fail(journal.error());
    std::vector<Proposal> out;
    for (const auto &id : seen.ids) {
        auto p = (*journal)->proposal(id);
        if (!p)
            return fail(p.error());
        if (*p)
            out.push_back(std::move(**p));
    }
    std::sort(out.begin(), out.end(),
              [](const Proposal &a, const Proposal &b) { return a.plan.created < b.plan.created; });
    return out;
}

void count(Row &row, const Proposal &p, const Proposal *before)
{
    ++row.proposals;
    const Direction way = direction(p.plan.change);
    (way == Direction::Up ? row.up : row.down) += 1;
    const Millis lived = p.changed - p.plan.created;
    switch (p.state) {
    case ProposalState::Superseded:
        ++row.superseded;
        row.supersededEarly += lived < kStep ? 1 : 0;
        row.supersededNext += lived <= kStep ? 1 : 0;
        break;
    case ProposalState::Expired:
        ++row.expired;
        break;
    case ProposalState::Healthy:
        ++row.healthy;
        break;
    default:
        ++row.otherEnds;
        break;
    }
    if (before != nullptr && direction(before->plan.change) != way) {
        ++row.reversals;
        row.reversalsSoon += p.plan.created - before->plan.created <= kSoon ? 1 : 0;
    }
}

void printRow(const char *name, const Row &r, int days, const std::string &note)
{
    std::printf("%-16s %5d %6.2f %4d %5d %6d %6d %6d %7d %7d %6d %7d %6d  %s\n", name, r.proposals,
                static_cast<double>(r.proposals) / days, r.up, r.down, r.superseded, r.supersededEarly,
                r.supersededNext, r.expired, r.healthy, r.otherEnds, r.reversals, r.reversalsSoon, note.c_str());
}

std::string commonestHold(const Seen &seen, const std::string &name)
{
    const auto it = seen.holds.find(name);
    if (it == seen.holds.end())
        return {};
    const auto most = std::max_element(it->second.begin(), it->second.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return "holds mostly " + most->first;
}

void printWeek(const Week &week, const Seen &seen, const std::vector<Proposal> &proposals, double seconds)
{
    std::printf("\n%s, seed %llu, %d days, %s (%d cycles, %d failed, %.0f s wall)\n", week.scenario.c_str(),
                static_cast<unsigned long long>(week.seed), week.days,
                week.approve ? "every proposal approved at once" : "nobody answers", week.days * kCyclesPerDay,
                seen.failedCycles, seconds);
    std::printf("%-16s %5s %6s %4s %5s %6s %6s %6s %7s %7s %6s %7s %6s\n", "service", "prop.", "a day", "up", "down",
                "supers", "<5min", "next", "expired", "healthy", "other", "turns", "<=1h");
    Row all;
    int enrolled = 0;
    for (const auto &service : labScenario(week.scenario)->services) {
        Row row;
        const Proposal *before = nullptr;
        for (const auto &p : proposals) {
            if (p.plan.workload.name != service.name)
                continue;
            count(row, p, before);
            count(all, p, before);
            before = &p;
        }
        const auto known = seen.enrolled.find(service.name);
        const bool in = known != seen.enrolled.end() && known->second;
        enrolled += in ? 1 : 0;
        std::string note = in ? std::string() : "not enrolled; ";
        if (service.load.shape == LabShape::Flat)
            note += "flat; ";
        printRow(service.name.c_str(), row, week.days, note + commonestHold(seen, service.name));
    }
    printRow("all", all, week.days, {});
    const double share = all.proposals == 0 ? 0.0 : 100.0 / all.proposals;
    std::printf("a service and day: %.2f; superseded before 5 min %.1f %%, by the next cycle %.1f %%; turns within an "
                "hour %.1f %%\n",
                enrolled == 0 ? 0.0 : static_cast<double>(all.proposals) / enrolled / week.days,
                share * all.supersededEarly, share * all.supersededNext, share * all.reversalsSoon);
    std::fflush(stdout);
}

void printList(const std::vector<Proposal> &proposals, const std::string &service)
{
    for (const auto &p : proposals) {
        const auto *replicas = std::get_if<ReplicaChange>(&p.plan.change);
        if (p.plan.workload.name != service || replicas == nullptr)
            continue;
        std::string reasons;
        for (const auto &r : p.plan.reasons) {
            reasons += ' ';
            reasons += toString(r.code);
        }
        std::printf("  %s %2lld -> %2lld %s:%s\n", toRfc3339(p.plan.created).c_str(),
                    static_cast<long long>(replicas->from), static_cast<long long>(replicas->to),
                    std::string(toString(p.state)).c_str(), reasons.c_str());
    }
}

int run(Week week)
{
    const QTemporaryDir folder;
    week.home = folder.path().toStdString();
    const double begin = wallSeconds();
    auto seen = live(week);
    auto proposals = seen ? proposalsOf(week, *seen) : Result<std::vector<Proposal>>(fail(seen.error()));
    if (!proposals) {
        std::fprintf(stderr, "%s: %s\n", proposals.error().where.c_str(), proposals.error().detail.c_str());
        return 1;
    }
    printWeek(week, *seen, *proposals, wallSeconds() - begin);
    printList(*proposals, week.listed);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Week week;
    week.scenario = argc > 1 ? argv[1] : "loja";
    week.seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    week.days = argc > 3 ? std::max(1, std::atoi(argv[3])) : 7;
    week.listed = argc > 4 ? argv[4] : "";
    if (labScenario(week.scenario) == nullptr) {
        std::fprintf(stderr, "no scenario of that name\n");
        return 2;
    }
    std::printf("command: bench_week %s %llu %d\n", week.scenario.c_str(), static_cast<unsigned long long>(week.seed),
                week.days);
    int bad = run(week);
    week.approve = true;
    bad += run(week);
    if (argc < 2) {
        week.approve = false;
        week.scenario = "calmo";
        bad += run(week);
    }
    return bad;
}
