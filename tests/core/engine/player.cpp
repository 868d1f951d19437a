#include "tests/core/engine/player.h"

#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"
#include "core/store/home.h"
#include "core/store/journal.h"

#include <algorithm>
#include <fstream>

namespace preamar::test {

namespace {

constexpr Millis kStep = std::chrono::minutes{5};
const ContextName kContext{"palco"};

WorkloadRef refOf(const std::string &name)
{
    return {.context = kContext, .space = "-", .kind = WorkloadKind::Service, .name = name};
}

class Player final : public Orchestrator, public MetricSource
{
public:
    Player(std::shared_ptr<const Programme> programme, std::shared_ptr<const Clock> clock)
        : m_programme(std::move(programme)), m_clock(std::move(clock))
    {}

    Future<ContextHealth> probe() override
    {
        ContextHealth health;
        health.state = ContextHealth::State::Ok;
        return readyFuture(Result<ContextHealth>(health));
    }
    Future<WorkloadList> workloads() override
    {
        WorkloadList list;
        for (const auto &[name, played] : *m_programme)
            list.workloads.push_back(workload(name));
        return readyFuture(Result<WorkloadList>(std::move(list)));
    }
    Future<Workload> observe(const WorkloadRef &ref) override
    {
        return readyFuture(Result<Workload>(workload(ref.name)));
    }
    Future<ApplyResult> apply(const ChangeRequest &) override
    {
        return readyFuture(
            Result<ApplyResult>(ApplyResult{.state = ApplyResult::State::NotSent, .reason = {}, .detail = {}}));
    }
    int requestsSent() const override { return 0; }

    // The newest row that is over.
    Future<LatestMetrics> latest(const MetricQuery &) override
    {
        LatestMetrics out;
        out.serverTime = m_clock->wall();
        for (const auto &[name, played] : *m_programme) {
            const auto after = std::upper_bound(played.samples.begin(), played.samples.end(), m_clock->wall(),
                                                [](Timestamp t, const Sample &s) { return t < s.at; });
            if (after == played.samples.begin() || m_clock->wall() - std::prev(after)->at > Seconds{60})
                continue;
            out.byWorkload[name][metric::cpuCores] = Measurement{.value = std::prev(after)->value,
                                                                 .at = std::prev(after)->at,
                                                                 .quality = Quality::Ok,
                                                                 .fault = Fault::None,
                                                                 .replicasMeasured = 2.0};
        }
        return readyFuture(Result<LatestMetrics>(std::move(out)));
    }
    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis) override
    {
        SeriesSet set;
        if (std::find(query.metrics.begin(), query.metrics.end(), metric::cpuCores) != query.metrics.end()) {
            for (const auto &[name, played] : *m_programme) {
                Series series{.key = {refOf(name), metric::cpuCores}, .samples = {}};
                std::copy_if(played.samples.begin(), played.samples.end(), std::back_inserter(series.samples),
                             [&](const Sample &s) { return s.at >= range.from && s.at < range.to; });
                set.series.push_back(std::move(series));
            }
        }
        return readyFuture(Result<SeriesSet>(std::move(set)));
    }

private:
    Workload workload(const std::string &name) const
    {
        Workload w;
        w.ref = refOf(name);
        w.uid = "uid-" + name;
        w.version = "1";
        w.replicas = w.ready = 2;
        w.image = "palco:1";
        w.labels = {{"preamar.enable", "true"}};
        w.limits.cpuCores = 1000.0;
        w.specDigest = "digest";
        w.observedAt = m_clock->wall();
        return w;
    }

    std::shared_ptr<const Programme> m_programme;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace

Played playedFrom(const std::string &file, Timestamp end)
{
    std::ifstream in(std::string(PREAMAR_TEST_DATA) + "/series/" + file);
    std::vector<double> values;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const auto comma = line.find(',');
        const std::string text = comma == std::string::npos ? "" : line.substr(comma + 1);
        values.push_back(text.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(text));
    }
    Played played;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i]))
            played.samples.push_back({end - kStep * static_cast<std::int64_t>(values.size() - 1 - i), values[i]});
    }
    return played;
}

PlatformFactory playing(std::shared_ptr<const Programme> programme)
{
    return [programme](const ContextConfig &, SecretStore &, std::shared_ptr<const Clock> clock,
                       const std::string &) -> Result<Platform> {
        auto player = std::make_shared<Player>(programme, std::move(clock));
        return Platform{.orchestrator = player, .metrics = player};
    };
}

Result<void> makePlayerHome(const std::string &home, const Clock &clock)
{
    if (auto ready = prepareHome(home); !ready)
        return ready;
    auto journal = openJournal(home, clock);
    if (!journal)
        return fail(journal.error());
    ContextConfig config;
    config.name = kContext;
    config.kind = ContextKind::Portainer;
    return (*journal)->putContext(config);
}

} // namespace preamar::test
