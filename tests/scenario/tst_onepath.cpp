// One code path, two clocks: the same load through a demonstration's cluster and the live engine, and through replay,
// gives the same decisions in the same order, reason by reason. Stops at the first difference.
#include "core/engine/commands.h"
#include "core/platform/lab/labparts.h"
#include "core/replay/run.h"
#include "core/store/journal.h"
#include "tests/bench/engine/benchhome.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace preamar;
using namespace preamar::bench;

namespace {

constexpr Millis kCell = Seconds{300}; // the load is constant so long, as back-filled history has it
constexpr std::int64_t kCells = 288 * 3;
constexpr Millis kStartup = Seconds{45}; // the copies of the demonstration start 15 % around 37 s: never before 30 s, nor after 45 s
const Timestamp kMidnight = fromMillis(1'772'409'600'000); // 2026-03-02T00:00:00Z
const Timestamp kBegin = kMidnight + Seconds{2 * 86'400 + 6 * 3'600};

// A hill a day with moments that nothing announces, in cores; sixty-fourths, so that means are exact.
std::vector<double> hills(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<double> out;
    double burst = 0.0;
    for (std::int64_t i = 0; i < kCells; ++i) {
        burst = random() % 40 == 0 ? 5.0 : burst * 0.6;
        const double day = 2.0 * M_PI * static_cast<double>(i) / 288.0;
        const double noise = static_cast<double>(random() % 64) / 64.0;
        out.push_back(std::round(64.0 * (9.0 - 6.0 * std::cos(day - 1.2) + burst + noise)) / 64.0);
    }
    const auto begin = static_cast<std::size_t>((kBegin - kMidnight) / kCell);
    out[begin - 1] = out[begin]; // what the first look finds was there for a while
    return out;
}

double at(const std::vector<double> &cells, Timestamp t)
{
    return cells[static_cast<std::size_t>(std::clamp<std::int64_t>((t - kMidnight) / kCell, 0, kCells - 1))];
}

std::int64_t firstCount(const std::vector<double> &cells)
{
    return static_cast<std::int64_t>(std::ceil(at(cells, kBegin) / 0.6));
}

struct Seen
{
    Timestamp at;
    Decision decision;
};

std::string text(const Seen &s)
{
    std::string out = toRfc3339(s.at) + ' ' + std::to_string(s.decision.from) + " -> " + std::to_string(s.decision.to);
    for (const Reason &r : s.decision.reasons) {
        out += ' ' + std::string(toString(r.code));
        for (const double n : r.numbers)
            out += ' ' + std::to_string(n);
    }
    for (const DecisionStep &step : s.decision.ladder)
        out += " | " + step.name + ' ' + std::to_string(step.wanted) + (step.reason ? ' ' + std::string(toString(step.reason->code)) : "");
    return out;
}

// The live engine on a demonstration whose service has this load; every proposal is approved at once.
class Live
{
public:
    Live(const ScalingPolicy &policy, const std::vector<double> &cells, const std::string &home) : m_home(home)
    {
        auto recording = std::make_shared<LabRecording>();
        recording->startMillis = toMillis(kMidnight);
        for (Timestamp t = kMidnight; t < kMidnight + kCells * kCell; t += lab::kScrape)
            recording->cores.push_back(at(cells, t));
        LabService web;
        web.name = web.image = "web";
        web.replicas = firstCount(cells);
        web.startSeconds = 37;
        web.labels = {{"preamar.enable", "true"}};
        web.recording = recording;
        // A context large enough that I-24 leaves one service alone, as in the replay of a single one.
        LabService ballast;
        ballast.name = ballast.image = "ballast";
        ballast.replicas = 400;
        ballast.labels = {{"preamar.enable", "true"}, {"preamar.mode", "observe"}};
        m_scenario = {"recorded", {std::move(web), std::move(ballast)}};

        const ContextConfig context = labContext("loja", 1, kBegin);
        ready = makeLabHome(home, context, *m_clock).has_value();
        if (auto journal = openJournal(home, *m_clock); ready && journal) {
            WorkloadSettings settings;
            settings.workload = {.context = context.name, .space = "-", .kind = WorkloadKind::Service, .name = "web"};
            settings.enrolled = true;
            settings.policy = policy;
            // The full tier works when there is time, which no replay can tell.
            ready = (*journal)->putWorkloadSettings(settings).has_value() && (*journal)->putSetting("forecast_cpu", "0").has_value();
        }
        m_engine = std::make_unique<Engine>(EngineOptions{
            .home = home,
            .clock = m_clock,
            .platforms = [this](const ContextConfig &config, SecretStore &, std::shared_ptr<const Clock> clock,
                                const std::string &folder) -> Result<Platform> {
                auto core = std::make_shared<lab::LabCore>(config, m_scenario, std::move(clock), labLogFile(config.name, folder));
                return Platform{lab::makeOrchestrator(core), lab::makeMetricSource(core)};
            },
            .secrets = noSecrets(),
            .poll = Millis{2},
            .readAgain = Millis{2}});
        ready = ready && await(m_engine->start()).has_value();
    }
    ~Live() { (void)await(m_engine->shutdown()); }

    // The decision of this moment, carried out; nullopt where the engine does not answer.
    std::optional<Seen> look()
    {
        const Timestamp now = m_clock->wall();
        if (!pump([&] { return isDone(); }, std::chrono::seconds{60}))
            return std::nullopt;
        std::optional<Seen> out;
        for (const WorkloadReport &w : m_engine->snapshot()->cycle->workloads) {
            if (w.workload.ref.name == "web")
                out = Seen{now, w.decision};
        }
        return out && carryOut(out->decision) ? out : std::nullopt;
    }
    void advance(Millis d)
    {
        // A clock that jumps over the start of replicas would let their time run out unseen.
        constexpr Millis kSettled = Seconds{60};
        if (const auto acted = std::exchange(m_acted, std::nullopt); acted && d > kSettled) {
            m_clock->advance(kSettled);
            d -= kSettled;
            (void)pump([&] { return isDone() && stateOf(*acted) == ProposalState::Healthy; }, std::chrono::seconds{20});
        }
        m_clock->advance(d);
    }
    bool ready = false;

private:
    // The look of this moment is over.
    [[nodiscard]] bool isDone() const
    {
        const auto s = m_engine->snapshot();
        return s->cycle && !s->cycleRunning && s->cycle->finished == m_clock->wall();
    }
    bool carryOut(const Decision &decision)
    {
        if (decision.to == decision.from)
            return true;
        const auto proposed = [&]() -> std::optional<Proposal> {
            for (const Proposal &p : m_engine->snapshot()->proposals) {
                if (p.plan.workload.name == "web" && p.state == ProposalState::Proposed)
                    return p;
            }
            return std::nullopt;
        };
        if (!pump([&] { return proposed().has_value(); }, std::chrono::seconds{20}))
            return false;
        const Proposal p = *proposed();
        Json arguments{{"id", p.id.str()}};
        if (const auto needed = confirmationNeeded(p.plan.change))
            arguments["confirm"] = *needed;
        const auto answer = await(m_engine->submit(makeCommand(command::approve, std::move(arguments), localActor(Origin::CommandLine), m_clock->wall())));
        if (!answer || answer->error)
            return false;
        m_acted = p.id;
        return pump(
            [&] {
                const auto state = stateOf(p.id);
                return state == ProposalState::Verified || state == ProposalState::Healthy;
            },
            std::chrono::seconds{20});
    }
    [[nodiscard]] std::optional<ProposalState> stateOf(const ProposalId &id) const
    {
        const auto s = m_engine->snapshot();
        const auto at = std::find_if(s->recent.begin(), s->recent.end(), [&](const Proposal &r) { return r.id == id; });
        return at == s->recent.end() ? std::nullopt : std::optional{at->state};
    }

    std::string m_home;
    std::shared_ptr<ManualClock> m_clock = std::make_shared<ManualClock>(kBegin);
    LabScenario m_scenario;
    std::optional<ProposalId> m_acted; // carried out at the present look
    std::unique_ptr<Engine> m_engine;
};

std::vector<Seen> replayed(const ScalingPolicy &policy, const std::vector<double> &cells, Millis every, Millis length)
{
    replay::Trace trace;
    trace.name = "web";
    trace.start = kMidnight;
    trace.step = lab::kScrape;
    trace.rowStep = lab::kScrape;
    // What a scrape shows is the load until then: step i is known at its end.
    for (std::int64_t i = 0; i < kCells * (kCell / lab::kScrape); ++i)
        trace.demand.push_back(at(cells, trace.timeAt(static_cast<std::size_t>(i) + 1)));
    trace.known.assign(trace.demand.size(), 1);
    replay::ReplayRequest request;
    request.cluster = {.startup = kStartup, .min = policy.min, .max = policy.max};
    request.decideEvery = every;
    request.limits = true;
    const auto first = static_cast<std::size_t>((kBegin - kMidnight) / trace.step);
    const replay::Window window{first, first, first + static_cast<std::size_t>(length / trace.step)};
    replay::Shared shared(trace, window);
    std::vector<Seen> out;
    replay::ReplayHooks hooks;
    hooks.decided = [&](const std::string &, Timestamp t, const Decision &d) { out.push_back({t, d}); };
    const auto spec = replay::specOf(policy);
    if (!spec || !replay::runPolicy(trace, window, *spec, request, shared, hooks))
        out.clear();
    return out;
}

} // namespace

class TestOnePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameDecisions_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("leastChanges");
        QTest::newRow("preamar") << "preamar" << 30 << 600 << 4;
        QTest::newRow("kryonix") << "kryonix" << 300 << 1'020 << 4;
        QTest::newRow("aiops") << "aiops" << 30 << 600 << 4;
        QTest::newRow("aurax") << "aurax" << 15 << 120 << 4;
        QTest::newRow("schedule") << "schedule" << 30 << 90 << 2;
        QTest::newRow("hpa") << "hpa" << 30 << 120 << 4;
        QTest::newRow("load-hpa") << "load-hpa" << 30 << 120 << 4;
        QTest::newRow("static") << "static" << 30 << 60 << 1;
    }
    void sameDecisions()
    {
        QFETCH(QString, preset);
        QFETCH(int, seconds);
        QFETCH(int, minutes);
        QFETCH(int, leastChanges);
        ScalingPolicy policy;
        policy.preset = preset.toStdString();
        policy.mode = Mode::Approve;
        policy.min = 2;
        policy.max = 40;
        policy.startup = kStartup;
        if (policy.preset == "schedule") {
            policy.schedule = "0 2 * * * = 20; 30 3 * * * = 26; 0 4 * * * = 12";
        } else if (policy.preset == "static") {
            policy.parameters["replicas"] = 30;
        } else if (policy.preset == "load-hpa") {
            policy.parameters["hold"] = 600;
        }
        const auto cells = hills(5);
        const Millis every = Seconds{seconds};
        const auto expected = replayed(policy, cells, every, Seconds{60 * minutes});
        QVERIFY(!expected.empty());
        const QTemporaryDir folder;
        Live live(policy, cells, folder.path().toStdString());
        QVERIFY(live.ready);
        int changes = 0;
        for (const Seen &e : expected) {
            const auto got = live.look();
            QVERIFY2(got, ("no answer; expected " + text(e)).c_str());
            QVERIFY2(text(*got) == text(e), ("\n  live   " + text(*got) + "\n  replay " + text(e)).c_str());
            changes += e.decision.to != e.decision.from ? 1 : 0;
            live.advance(every);
        }
        QVERIFY2(changes >= leastChanges, std::to_string(changes).c_str());
    }
};

QTEST_GUILESS_MAIN(TestOnePath)
#include "tst_onepath.moc"
