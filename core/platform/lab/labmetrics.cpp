// The demonstration's metrics: live values and any past range from the same pure functions.
#include "core/platform/lab/labparts.h"

#include <QThreadPool>

#include <algorithm>
#include <array>
#include <optional>

namespace preamar::lab {

namespace {

// Larger answers are made on the pool: the engine's thread does not stop for them.
constexpr std::size_t kSamplesHere = 20'000;
constexpr std::size_t kSamplesMost = 40'000'000;

using Reader = std::optional<double> (*)(const Figures &, const ReplicaPoint &);
struct Served
{
    MetricId id;
    Reader read;
    bool telemetry; // lost in a gap, and absent where nothing runs
};

const std::array<Served, 7> &served()
{
    static const std::array<Served, 7> table{{
        {metric::cpuCores, [](const Figures &f, const ReplicaPoint &) { return std::optional(f.cpuCores); }, true},
        {metric::memoryBytes, [](const Figures &f, const ReplicaPoint &) { return std::optional(f.memoryBytes); },
         true},
        {metric::requestsPerSecond, [](const Figures &f, const ReplicaPoint &) { return f.requests; }, true},
        {metric::latencyP95, [](const Figures &f, const ReplicaPoint &) { return f.latencyP95; }, true},
        {metric::errorRatio, [](const Figures &f, const ReplicaPoint &) { return f.errorRatio; }, true},
        {metric::replicas,
         [](const Figures &, const ReplicaPoint &p) { return std::optional(static_cast<double>(p.replicas)); }, false},
        {metric::readyReplicas,
         [](const Figures &, const ReplicaPoint &p) { return std::optional(static_cast<double>(p.ready)); }, false},
    }};
    return table;
}

const Served *servedMetric(const MetricId &id)
{
    const auto it = std::find_if(served().begin(), served().end(), [&id](const Served &s) { return s.id == id; });
    return it == served().end() ? nullptr : &*it;
}

// What one scrape of one service saw.
struct Scrape
{
    Figures figures;
    ReplicaPoint replicas;
    bool telemetry = false;
};

Scrape scrape(const LabCore &core, const ClusterState &state, std::size_t index, Timestamp t)
{
    Scrape out;
    out.replicas = state.services[index].at(t);
    const LoadModel &model = core.models[index];
    const bool lost = !model.service().recording && metricGap(core.config.lab.seed, core.models.size(), index, t);
    out.telemetry = out.replicas.ready > 0 && model.covers(t) && !lost;
    if (out.telemetry)
        out.figures = core.models[index].figures(core.models[index].demand(t), out.replicas.ready);
    return out;
}

Result<LatestMetrics> latestNow(LabCore &core, const MetricQuery &query)
{
    const auto state = core.cluster.state();
    if (!state)
        return fail(state.error());
    LatestMetrics out;
    out.serverTime = core.clock->wall();
    out.requests = static_cast<int>(query.metrics.size());
    std::vector<const Served *> wanted;
    for (const auto &id : query.metrics) {
        if (const auto *s = servedMetric(id))
            wanted.push_back(s);
        else
            out.failed.emplace(id, Fault::NotConfigured);
    }
    const auto at = core.scraped();
    for (std::size_t i = 0; i < core.models.size(); ++i) {
        const auto seen = scrape(core, **state, i, at);
        auto &metrics = out.byWorkload[core.models[i].service().name];
        for (const auto *s : wanted) {
            if (s->telemetry && !seen.telemetry) {
                metrics.emplace(s->id, Measurement{});
                continue;
            }
            if (const auto value = s->read(seen.figures, seen.replicas)) {
                metrics.emplace(s->id, Measurement{.value = value,
                                                   .at = at,
                                                   .quality = Quality::Ok,
                                                   .fault = Fault::None,
                                                   .replicasMeasured = static_cast<double>(seen.replicas.ready)});
            }
        }
    }
    return out;
}

SeriesSet history(const LabCore &core, const ClusterState &state, const std::vector<const Served *> &wanted,
                  Timestamp first, std::size_t points, Millis step)
{
    SeriesSet out;
    for (std::size_t i = 0; i < core.models.size(); ++i) {
        std::vector<Series> rows(wanted.size());
        for (std::size_t m = 0; m < wanted.size(); ++m) {
            rows[m].key = {core.ref(i), wanted[m]->id};
            rows[m].samples.reserve(points);
        }
        for (std::size_t k = 0; k < points; ++k) {
            const auto t = first + step * static_cast<std::int64_t>(k);
            const auto seen = scrape(core, state, i, t);
            for (std::size_t m = 0; m < wanted.size(); ++m) {
                if (wanted[m]->telemetry && !seen.telemetry)
                    continue;
                if (const auto value = wanted[m]->read(seen.figures, seen.replicas))
                    rows[m].samples.push_back({t, *value});
            }
        }
        for (auto &row : rows) {
            if (!row.samples.empty())
                out.series.push_back(std::move(row));
        }
    }
    return out;
}

class LabMetricSource final : public MetricSource
{
public:
    explicit LabMetricSource(std::shared_ptr<LabCore> core) : m_core(std::move(core)) {}

    Future<ContextHealth> probe() override { return readyFuture(Result<ContextHealth>(labHealth(*m_core))); }

    Future<LatestMetrics> latest(const MetricQuery &query) override
    {
        // The values are those of the moment of the answer: a slow server is late, not out of date.
        return answerAfter(m_core->answerDelay(), [core = m_core, query] { return latestNow(*core, query); });
    }

    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis step) override
    {
        if (step.count() <= 0)
            return readyFuture(
                Result<SeriesSet>(fail(ErrorCode::InvalidArgument, "lab query", "step must be positive")));
        const auto state = m_core->cluster.state();
        if (!state)
            return readyFuture(Result<SeriesSet>(fail(state.error())));
        std::vector<const Served *> wanted;
        for (const auto &id : query.metrics) {
            if (const auto *s = servedMetric(id))
                wanted.push_back(s);
        }
        const auto floor = floorTo(range.from, step);
        const auto first = floor < range.from ? floor + step : floor;
        const auto end = std::min(range.to, m_core->clock->wall() + Millis{1});
        const auto points = end <= first ? 0 : static_cast<std::size_t>((end - first + step - Millis{1}) / step);
        const auto samples = points * wanted.size() * m_core->models.size();
        if (samples > kSamplesMost)
            return readyFuture(Result<SeriesSet>(fail(ErrorCode::InvalidArgument, "lab query", "too many samples")));
        auto work = [core = std::shared_ptr<const LabCore>(m_core), known = *state, wanted, first, points, step] {
            return Result<SeriesSet>(history(*core, *known, wanted, first, points, step));
        };
        if (samples <= kSamplesHere)
            return readyFuture(work());
        auto promise = std::make_shared<QPromise<Result<SeriesSet>>>();
        promise->start();
        QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        });
        return promise->future();
    }

private:
    std::shared_ptr<LabCore> m_core;
};

} // namespace

std::shared_ptr<MetricSource> makeMetricSource(std::shared_ptr<LabCore> core)
{
    return std::make_shared<LabMetricSource>(std::move(core));
}

} // namespace preamar::lab
