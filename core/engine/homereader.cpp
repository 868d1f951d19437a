#include "core/engine/homereader.h"

#include "core/domain/codec.h"
#include "core/engine/auditread.h"
#include "core/platform/prometheus/profiles.h"
#include "core/policy/decide.h"
#include "core/store/files.h"
#include "core/store/history.h"
#include "core/store/home.h"
#include "core/store/journal.h"

#include <QFileInfo>

#include <algorithm>

namespace preamar {

namespace {

constexpr std::size_t kPage = 500; // never more rows at once (decisions.md, SQLite)
constexpr Millis kEvidenceWindow{Seconds{7200}};
constexpr std::size_t kEvidencePoints = 480;

Result<std::unique_ptr<Journal>> readJournal(const std::string &home, const Clock &clock)
{
    return openJournal(home, clock, JournalOptions{.readOnly = true});
}

// Records that name a proposal: by its id in their detail. They are of its workload, from its creation on.
Result<std::vector<AuditRecord>> trailOf(Journal &journal, const Proposal &proposal)
{
    AuditFilter filter{.since = proposal.plan.created - Seconds{1},
                       .afterSeq = 0,
                       .beforeSeq = 0,
                       .workload = toString(proposal.plan.workload),
                       .limit = kPage,
                       .newestFirst = false};
    std::vector<AuditRecord> out;
    constexpr std::size_t kLongest = 200;
    for (int pages = 0; pages < 8 && out.size() < kLongest; ++pages) {
        auto rows = journal.audit(filter);
        if (!rows)
            return fail(rows.error());
        for (auto &row : *rows) {
            filter.afterSeq = row.seq;
            if (stringAt(row.detail, "id") == proposal.id.str() ||
                stringAt(row.detail, "proposal") == proposal.id.str())
                out.push_back(std::move(row));
        }
        if (rows->size() < kPage)
            break;
    }
    return out;
}

bool isAboutMemory(const Plan &plan)
{
    return std::any_of(plan.reasons.begin(), plan.reasons.end(), [](const Reason &r) {
        return r.code == ReasonCode::ForecastMemoryHigh || r.code == ReasonCode::MeasuredMemoryHigh;
    });
}

Result<ActionEvidence> readEvidence(Journal &journal, History *history, const ProposalId &id, Timestamp now)
{
    auto proposal = journal.proposal(id);
    if (!proposal)
        return fail(proposal.error());
    if (!*proposal)
        return fail(ErrorCode::NotFound, "proposal", id.str());
    ActionEvidence out;
    out.proposal = std::move(**proposal);
    const Plan &plan = out.proposal.plan;
    auto intent = journal.intentOf(id);
    if (!intent)
        return fail(intent.error());
    out.intent = std::move(*intent);
    auto trail = trailOf(journal, out.proposal);
    if (!trail)
        return fail(trail.error());
    out.trail = std::move(*trail);
    // The history may be lost and rebuilt: what it no longer holds is shown as absent.
    if (history == nullptr)
        return out;
    if (!plan.forecast.empty()) {
        if (auto kept = history->forecast(plan.forecast); kept && *kept)
            out.forecast = std::move(**kept);
    }
    const MetricId metric = out.forecast          ? out.forecast->metric
                            : isAboutMemory(plan) ? metric::memoryBytes
                                                  : metric::cpuCores;
    out.series.key = SeriesKey{plan.workload, metric};
    if (const MetricInfo *info = metricInfo(metric))
        out.series.unit = info->unit;
    out.series.step = std::chrono::minutes{5};
    out.series.forecast = out.forecast;
    const TimeRange window{plan.created - kEvidenceWindow, std::min(now, plan.created + kEvidenceWindow) + Millis{1}};
    if (auto buckets = history->buckets(out.series.key, window, kEvidencePoints)) {
        for (const auto &b : *buckets)
            out.series.history.push_back({b.at, b.min, b.mean, b.max});
    }
    return out;
}

Result<std::vector<SeenChange>> readChanges(Journal &journal, History &history, std::vector<WorkloadRef> workloads,
                                            TimeRange range)
{
    if (workloads.empty()) {
        auto report = journal.lastCycleReport();
        if (!report)
            return fail(report.error());
        if (*report) {
            for (const auto &w : (*report)->workloads)
                workloads.push_back(w.workload.ref);
        }
    }
    std::vector<SeenChange> out;
    for (const auto &ref : workloads) {
        auto seen = history.observedChanges(ref, range);
        if (!seen)
            return fail(seen.error());
        for (auto &c : *seen)
            out.push_back({c.workload, c.at, std::move(c.field), std::move(c.before), std::move(c.after), c.ours,
                           std::move(c.by)});
    }
    std::stable_sort(out.begin(), out.end(), [](const SeenChange &a, const SeenChange &b) { return a.at > b.at; });
    return out;
}

// fn() -> Result<T> on the pool; the future finishes there.
template<class T, class Fn>
Future<T> onPool(QThreadPool &pool, Fn fn)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    pool.start([promise, fn = std::move(fn)]() mutable {
        promise->addResult(fn());
        promise->finish();
    });
    return future;
}

} // namespace

HomeReader::HomeReader(std::string home, std::shared_ptr<const Clock> clock)
    : m_home(std::move(home)), m_clock(std::move(clock))
{
    m_pool.setMaxThreadCount(1);
}

HomeReader::~HomeReader()
{
    m_pool.clear();
    m_pool.waitForDone();
}

Future<AuditPage> HomeReader::audit(const AuditQuery &query)
{
    return onPool<AuditPage>(m_pool, [home = m_home, clock = m_clock, query]() -> Result<AuditPage> {
        auto journal = readJournal(home, *clock);
        return journal ? readAuditPage(**journal, query) : fail(journal.error());
    });
}

Future<ChainReport> HomeReader::verifyAudit()
{
    return onPool<ChainReport>(m_pool, [home = m_home, clock = m_clock]() -> Result<ChainReport> {
        auto journal = readJournal(home, *clock);
        if (!journal)
            return fail(journal.error());
        auto chain = (*journal)->verifyAudit();
        if (!chain)
            return fail(chain.error());
        return ChainReport{chain->count, chain->head, chain->intact, chain->brokenAt, chain->problem};
    });
}

Future<std::int64_t> HomeReader::exportAudit(const AuditQuery &query, ExportFormat format, const std::string &file)
{
    return onPool<std::int64_t>(
        m_pool, [home = m_home, clock = m_clock, query, format, file]() -> Result<std::int64_t> {
            auto journal = readJournal(home, *clock);
            return journal ? writeAudit(**journal, query, format, file) : fail(journal.error());
        });
}

Future<ActionEvidence> HomeReader::evidence(const ProposalId &id)
{
    return onPool<ActionEvidence>(m_pool, [home = m_home, clock = m_clock, id]() -> Result<ActionEvidence> {
        auto journal = readJournal(home, *clock);
        if (!journal)
            return fail(journal.error());
        auto history = openHistory(home, HistoryOptions{.readOnly = true});
        return readEvidence(**journal, history ? history->get() : nullptr, id, clock->wall());
    });
}

Future<Forecast> HomeReader::forecast(const ForecastId &id)
{
    return onPool<Forecast>(m_pool, [home = m_home, id]() -> Result<Forecast> {
        auto history = openHistory(home, HistoryOptions{.readOnly = true});
        if (!history)
            return fail(history.error());
        auto kept = (*history)->forecast(id);
        if (!kept)
            return fail(kept.error());
        if (!*kept)
            return fail(ErrorCode::NotFound, "forecast", id.str());
        return std::move(**kept);
    });
}

Future<std::vector<SeenChange>> HomeReader::changes(const std::vector<WorkloadRef> &workloads, TimeRange range)
{
    return onPool<std::vector<SeenChange>>(
        m_pool, [home = m_home, clock = m_clock, workloads, range]() -> Result<std::vector<SeenChange>> {
            auto journal = readJournal(home, *clock);
            if (!journal)
                return fail(journal.error());
            auto history = openHistory(home, HistoryOptions{.readOnly = true});
            return history ? readChanges(**journal, **history, workloads, range) : fail(history.error());
        });
}

Future<StorageReport> HomeReader::storage()
{
    return onPool<StorageReport>(m_pool, [home = m_home, clock = m_clock]() -> Result<StorageReport> {
        StorageReport out;
        out.home = home;
        auto journal = readJournal(home, *clock);
        if (!journal)
            return fail(journal.error());
        auto newest = (*journal)->audit(
            AuditFilter{.since = {}, .afterSeq = 0, .beforeSeq = 0, .workload = {}, .limit = 1, .newestFirst = true});
        if (!newest)
            return fail(newest.error());
        if (!newest->empty())
            out.records = newest->front().seq;
        out.journalBytes = QFileInfo(QString::fromStdString(store::joined(home, store::kJournalFile))).size();
        auto history = openHistory(home, HistoryOptions{.readOnly = true});
        if (!history)
            return fail(history.error());
        auto stats = (*history)->stats();
        if (!stats)
            return fail(stats.error());
        out.series = stats->series;
        out.samples = stats->samples;
        out.historyBytes = stats->bytes;
        out.oldest = stats->oldest;
        out.newest = stats->newest;
        return out;
    });
}

Future<> HomeReader::backup(const std::string &file)
{
    return onPool<void>(
        m_pool, [home = m_home, clock = m_clock, file]() -> Result<void> { return backupHome(home, file, *clock); });
}

std::vector<ProfileMetric> HomeReader::metricProfiles()
{
    std::vector<ProfileMetric> out;
    for (const char *name : {"kryonix", "aurax"}) {
        const auto profile = prometheus::profile(name, {});
        if (!profile)
            continue;
        for (const auto &row : profile->rows)
            out.push_back({name, row.metric, row.value});
    }
    return out;
}

std::vector<PolicyPreset> HomeReader::presets()
{
    std::vector<PolicyPreset> out;
    for (const auto &info : policy::presets()) {
        ScalingPolicy policy;
        policy.preset = std::string(info.name);
        out.push_back({policy.preset, policy});
    }
    return out;
}

} // namespace preamar
