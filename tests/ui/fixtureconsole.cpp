#include "tests/ui/fixtureconsole.h"

#include "ui/shell/pendingapprovals.h"
#include "ui/shell/status.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::test {

using namespace Qt::StringLiterals;

namespace {

template<class T>
void later(QObject *context, ui::Console::Handler<T> handler, Result<T> value)
{
    QTimer::singleShot(0, context, [handler = std::move(handler), value = std::move(value)] { handler(value); });
}

constexpr std::array kNames{"loja_api",     "loja_web",     "checkout",    "pagamentos",  "catalogo",  "busca",
                            "carrinho",     "estoque",      "notificacao", "faturamento", "relatorio", "fila_worker",
                            "precificador", "recomendador", "imagens",     "autenticacao"};

double wave(double hours, double phase)
{
    return 0.55 + 0.3 * std::sin((hours - 8.0) / 24.0 * 6.283 + phase) + 0.04 * std::sin(hours * 21.0 + phase * 3.0);
}

Workload workloadOf(int i)
{
    Workload w;
    const auto name = kNames[static_cast<std::size_t>(i) % kNames.size()];
    w.ref = {ContextName("prod-swarm"), "-", WorkloadKind::Service,
             i < static_cast<int>(kNames.size()) ? std::string(name) : std::string(name) + "_" + std::to_string(i)};
    w.uid = "uid-" + std::to_string(i);
    w.version = std::to_string(1000 + i);
    w.replicas = 2 + i % 5;
    w.ready = w.replicas;
    w.limits = {.cpuCores = 1.0, .memoryBytes = 512.0 * 1024 * 1024};
    w.specDigest = "spec";
    w.observedAt = fixtureNow() - Seconds{12};
    return w;
}

Measurement measured(double value, Timestamp at)
{
    return {.value = value, .at = at, .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = std::nullopt};
}

WorkloadReport reportFor(int i)
{
    WorkloadReport r;
    r.workload = workloadOf(i);
    r.enrolled = i % 11 != 10;
    r.policy.mode = Mode::Approve;
    const double share = std::fmod(0.37 + 0.173 * i, 0.95);
    const auto ready = static_cast<double>(r.workload.ready);
    const Timestamp at = fixtureNow() - Seconds{12 + i % 7};
    r.metrics[metric::cpuCores] = measured(share * ready, at);
    r.metrics[metric::memoryBytes] =
        measured((0.3 + std::fmod(0.11 * i, 0.5)) * ready * *r.workload.limits.memoryBytes, at);
    r.metrics[metric::requestsPerSecond] = measured(4.0 + 13.7 * (i % 9), at);
    r.metrics[metric::latencyP95] = measured(0.08 + 0.03 * (i % 6), at);
    r.metrics[metric::errorRatio] = measured(0.002 * (i % 4), at);
    r.decision.from = r.decision.to = r.workload.replicas;
    r.decision.reasons = {{.code = ReasonCode::WithinThresholds, .numbers = {}, .subject = {}}};
    if (i % 13 == 5) {
        auto &cpu = r.metrics[metric::cpuCores];
        cpu.quality = Quality::Stale;
        cpu.at = fixtureNow() - Seconds{260};
    }
    if (i % 17 == 8)
        r.metrics.clear();
    if (i % 19 == 6)
        r.workload.limits = {};
    return r;
}

Actor operatorOf()
{
    return {.name = "ana.souza", .role = Role::Administrator, .machine = "posto-3", .origin = Origin::Window};
}

void addLog(Snapshot &s)
{
    const std::array events{"proposal.approved", "action.sent", "action.verified",
                            "proposal.created",  "pause.set",   "mode.set"};
    for (int i = 0; i < 24; ++i) {
        AuditRecord r;
        r.seq = 412 - i;
        r.at = fixtureNow() - Seconds{300 * i + 40};
        r.actor =
            i % 2 ? Actor{.name = "engine", .role = Role::Administrator, .machine = "posto-3", .origin = Origin::Engine}
                  : operatorOf();
        r.event = events[static_cast<std::size_t>(i) % events.size()];
        r.workload = "prod-swarm/-/service/" + std::string(kNames[static_cast<std::size_t>(i) % kNames.size()]);
        r.code = i % 3 ? "" : "ForecastCpuHigh";
        r.detail = Json{{"from", 3}, {"to", 4}, {"proposal", "01JNQ"}};
        r.hash = "9f2c4d1e77ab03";
        s.log.push_back(r);
    }
}

void addRecent(Snapshot &s)
{
    const std::array states{ProposalState::Healthy,   ProposalState::Unhealthy, ProposalState::Rejected,
                            ProposalState::Failed,    ProposalState::Expired,   ProposalState::Healthy,
                            ProposalState::Superseded};
    for (int i = 0; i < 14; ++i) {
        Proposal p = fixtureProposal(s, i % static_cast<int>(s.cycle->workloads.size()), 3, i % 3 == 1 ? 2 : 4);
        p.id = ProposalId("01JNQRECENT" + std::to_string(i));
        p.state = states[static_cast<std::size_t>(i) % states.size()];
        p.changed = fixtureNow() - Seconds{1500 * i + 200};
        p.approval = Approval{.actor = operatorOf(),
                              .at = p.changed - Seconds{30},
                              .bootId = "boot",
                              .atBoot = {},
                              .comment = {},
                              .planHash = {}};
        p.outcome = Outcome{.state = p.state,
                            .reason = {.code = p.state == ProposalState::Healthy ? ReasonCode::BecameHealthy
                                                                                 : ReasonCode::NotHealthyInTime,
                                       .numbers = {},
                                       .subject = {}},
                            .detail = {},
                            .at = p.changed};
        if (p.state == ProposalState::Rejected || p.state == ProposalState::Expired ||
            p.state == ProposalState::Superseded) {
            p.approval.reset();
            p.outcome.reset();
        }
        s.recent.push_back(p);
    }
}

ChartSeries seriesFor(const ChartRequest &request, const Snapshot &s)
{
    ChartSeries out;
    out.key.metric = request.metric;
    const bool memory = request.metric == metric::memoryBytes;
    const bool isCount = request.metric == metric::replicas || request.metric == metric::readyReplicas;
    out.unit = memory ? Unit::Bytes : request.metric == metric::requestsPerSecond ? Unit::PerSecond : Unit::Cores;
    out.step = std::max<Millis>(Seconds{60}, request.back / static_cast<std::int64_t>(request.maxPoints));
    const Timestamp until = std::min(s.now, request.until.value_or(s.now));
    if (isCount && !request.workloads.empty()) {
        out.unit = Unit::Count;
        const auto *report = ui::reportOf(s, request.workloads.front());
        const double now = report ? static_cast<double>(report->workload.replicas) : 2.0;
        for (Timestamp t = until - request.back; t <= until; t += out.step) {
            const double v = s.now - t > Seconds{7 * 3600} ? std::max(1.0, now - 1.0) : now;
            out.history.push_back({t, v, v, v});
        }
        return out;
    }
    double capacity = memory ? 40.0 * 512 * 1024 * 1024 : 40.0;
    double phase = memory ? 0.6 : 0.0;
    if (!request.workloads.empty()) {
        phase = static_cast<double>(request.workloads.front().name.size()) * 0.4;
        for (const auto &r : s.cycle->workloads) {
            if (r.workload.ref == request.workloads.front())
                capacity = static_cast<double>(r.workload.ready) * (memory ? 512.0 * 1024 * 1024 : 1.0);
        }
    }
    out.capacity = capacity;
    const auto hours = [](Timestamp t) { return static_cast<double>(toMillis(t) % 86'400'000) / 3'600'000.0; };
    for (Timestamp t = until - request.back; t <= until; t += out.step) {
        const auto ago = s.now - t;
        if (ago > Seconds{4200} && ago < Seconds{4800} && out.step <= Seconds{120})
            continue; // a gap of ten minutes
        const double noise = 0.02 * std::sin(static_cast<double>(toMillis(t) / 60'000) * 1.7) +
                             0.015 * std::sin(static_cast<double>(toMillis(t) / 60'000) * 0.61);
        const double v = (wave(hours(t), phase) + noise) * capacity;
        out.history.push_back({t, v * 0.97, v, v * 1.03});
    }
    Forecast f;
    f.metric = request.metric;
    f.origin = floorTo(s.now, Seconds{300});
    f.step = Seconds{300};
    for (int i = 0; i < 24; ++i) {
        const double centre = wave(hours(f.origin + f.step * (i + 1)), phase) * capacity;
        const double spread = capacity * (0.02 + 0.004 * i);
        Quantiles q{};
        constexpr std::array kZ{-2.58, -2.33, -1.96, -1.64, -1.28, -0.84, -0.67, 0.0,
                                0.67,  0.84,  1.28,  1.64,  1.96,  2.33,  2.58};
        for (std::size_t k = 0; k < q.size(); ++k)
            q[k] = std::max(0.0, centre + kZ[k] * spread);
        f.steps.push_back(q);
    }
    f.eligible = true;
    out.forecast = f;
    return out;
}

} // namespace

FixtureConsole::FixtureConsole(QObject *parent) : ui::Console(parent)
{
    approvals().setGrace(0);
}

Result<void> FixtureConsole::setAutostart(bool on)
{
    startsWithSession = on;
    return {};
}

void FixtureConsole::seekUpdate(const std::string &feed, QObject *context, Handler<UpdateNews> handler)
{
    feeds.push_back(feed);
    later(context, std::move(handler), news);
}

void FixtureConsole::submit(std::string_view kind, Json arguments, QObject *context, Handler<CommandAnswer> handler)
{
    submitted.push_back({std::string(kind), std::move(arguments)});
    later<CommandAnswer>(context, std::move(handler), answer);
}

void FixtureConsole::chart(const ChartRequest &request, QObject *context, Handler<ChartSeries> handler)
{
    charts.push_back(request);
    if (!answersCharts)
        return;
    if (chartsFail) {
        later<ChartSeries>(context, std::move(handler), fail(ErrorCode::Storage, "history", "disk I/O error"));
        return;
    }
    later<ChartSeries>(context, std::move(handler), chartsEmpty ? ChartSeries{} : seriesFor(request, *m_snapshot));
}

void FixtureConsole::modelBoard(QObject *context, Handler<ModelBoard> handler)
{
    if (modelsFail)
        later<ModelBoard>(context, std::move(handler), fail(ErrorCode::Storage, "history", "disk I/O error"));
    else
        later<ModelBoard>(context, std::move(handler), fixtureBoard(*m_snapshot));
}

void FixtureConsole::modelStudy(const SeriesKey &key, QObject *context, Handler<ModelStudy> handler)
{
    for (const SeriesStanding &standing : fixtureBoard(*m_snapshot).series) {
        if (standing.key == key) {
            later<ModelStudy>(context, std::move(handler), fixtureStudy(standing));
            return;
        }
    }
    later<ModelStudy>(context, std::move(handler), fail(ErrorCode::NotFound, "series", {}));
}

// The snapshot's records, by the plain conditions; the search for words is the engine's.
void FixtureConsole::audit(const AuditQuery &query, QObject *context, Handler<AuditPage> handler)
{
    queries.push_back(query);
    AuditPage page;
    for (const auto &r : m_snapshot->log) {
        const bool wanted =
            (!query.since || r.at >= *query.since) && (query.beforeSeq == 0 || r.seq < query.beforeSeq) &&
            (query.text.empty() || dumpJson(r.detail).find(query.text) != std::string::npos ||
             r.workload.find(query.text) != std::string::npos || r.event.find(query.text) != std::string::npos);
        const bool event =
            query.events.empty() || std::any_of(query.events.begin(), query.events.end(),
                                                [&](const std::string &e) { return r.event.starts_with(e); });
        if (!wanted || !event)
            continue;
        if (page.records.size() == query.limit) {
            page.isMore = true;
            break;
        }
        page.records.push_back(r);
        page.scannedTo = r.seq;
    }
    later<AuditPage>(context, std::move(handler), std::move(page));
}

void FixtureConsole::verifyAudit(QObject *context, Handler<ChainReport> handler)
{
    later<ChainReport>(context, std::move(handler), chain);
}

void FixtureConsole::exportAudit(const AuditQuery &query, ExportFormat, const std::string &file, QObject *context,
                                 Handler<std::int64_t> handler)
{
    queries.push_back(query);
    files.push_back(file);
    if (exportProblem) {
        later<std::int64_t>(context, std::move(handler), fail(*exportProblem));
        return;
    }
    later<std::int64_t>(context, std::move(handler), static_cast<std::int64_t>(m_snapshot->log.size()));
}

void FixtureConsole::evidence(const ProposalId &id, QObject *context, Handler<ActionEvidence> handler)
{
    const auto *list = &m_snapshot->recent;
    auto it = std::find_if(list->begin(), list->end(), [&](const Proposal &p) { return p.id == id; });
    if (it == list->end()) {
        list = &m_snapshot->proposals;
        it = std::find_if(list->begin(), list->end(), [&](const Proposal &p) { return p.id == id; });
    }
    if (it == list->end()) {
        later<ActionEvidence>(context, std::move(handler), fail(ErrorCode::NotFound, "proposal", id.str()));
        return;
    }
    ActionEvidence out;
    out.proposal = *it;
    out.series = seriesFor(ChartRequest{.workloads = {it->plan.workload},
                                        .metric = metric::cpuCores,
                                        .back = Seconds{7200},
                                        .ahead = Seconds{7200},
                                        .maxPoints = 480},
                           *m_snapshot);
    out.forecast = out.series.forecast;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, m_snapshot->log.size()); ++i)
        out.trail.push_back(m_snapshot->log[i]);
    later<ActionEvidence>(context, std::move(handler), std::move(out));
}

void FixtureConsole::forecast(const ForecastId &, QObject *context, Handler<Forecast> handler)
{
    later<Forecast>(context, std::move(handler),
                    *seriesFor(ChartRequest{.workloads = {},
                                            .metric = metric::cpuCores,
                                            .back = Seconds{7200},
                                            .ahead = Seconds{7200},
                                            .maxPoints = 480},
                               *m_snapshot)
                         .forecast);
}

void FixtureConsole::changes(const std::vector<WorkloadRef> &, TimeRange, QObject *context,
                             Handler<std::vector<SeenChange>> handler)
{
    later<std::vector<SeenChange>>(context, std::move(handler), seenChanges);
}

void FixtureConsole::storage(QObject *context, Handler<StorageReport> handler)
{
    later<StorageReport>(context, std::move(handler),
                         StorageReport{.series = 512,
                                       .samples = 7'340'000,
                                       .historyBytes = 36'700'160,
                                       .journalBytes = 2'097'152,
                                       .records = 412,
                                       .oldest = fixtureNow() - Seconds{86'400 * 14},
                                       .newest = fixtureNow(),
                                       .home = "preamar-home"});
}

void FixtureConsole::backup(const std::string &file, QObject *context, Handler<void> handler)
{
    files.push_back(file);
    later<void>(context, std::move(handler), backupResult);
}

std::vector<PolicyPreset> FixtureConsole::presets() const
{
    return {PolicyPreset{.name = "kryonix", .policy = {}}};
}

std::vector<ProfileMetric> FixtureConsole::metricProfiles() const
{
    return {ProfileMetric{.profile = "kryonix",
                          .metric = metric::cpuCores,
                          .query = "sum by ($key) (rate(container_cpu_usage_seconds_total[$window]))"}};
}

void FixtureConsole::setSnapshot(Snapshot snapshot)
{
    snapshot.revision = m_snapshot->revision + 1;
    m_snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
    m_since = Millis{0};
    Q_EMIT snapshotChanged();
}

void FixtureConsole::setShared(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_since = Millis{0};
    Q_EMIT snapshotChanged();
}

Timestamp fixtureNow()
{
    return parseTimestamp("2026-03-02T14:05:00Z").value_or(Timestamp{});
}

Proposal fixtureProposal(const Snapshot &snapshot, int number, std::int64_t from, std::int64_t to)
{
    const auto &report = snapshot.cycle->workloads[static_cast<std::size_t>(number)];
    Proposal p;
    p.id = ProposalId("01JNQPROPOSAL" + std::to_string(number));
    p.plan.workload = report.workload.ref;
    p.plan.change = ReplicaChange{from, to};
    p.plan.observed = {.uid = report.workload.uid,
                       .version = report.workload.version,
                       .replicas = report.workload.replicas,
                       .specDigest = report.workload.specDigest,
                       .owners = {},
                       .min = 1,
                       .max = 10};
    p.plan.reasons =
        to > from
            ? std::vector<Reason>{{.code = ReasonCode::ForecastCpuHigh, .numbers = {86.2}, .subject = {}}}
            : std::vector<Reason>{{.code = ReasonCode::ResourcesUnderused, .numbers = {21.4, 28.0}, .subject = {}}};
    p.plan.confidence = 0.84;
    p.plan.risk = to > from ? Risk{.without = 0.84, .with = 0.02} : Risk{.without = 0.001, .with = 0.03};
    p.plan.costPerMonthDelta = 36.5 * static_cast<double>(to - from);
    p.plan.created = snapshot.now - Seconds{120};
    p.plan.bootId = snapshot.bootId;
    p.plan.createdBoot = snapshot.boot - Millis{120'000};
    p.plan.lifetime = Seconds{1200 + 300 * number};
    p.hash = "hash";
    p.changed = p.plan.created;
    return p;
}

Snapshot fixtureSnapshot(int services)
{
    Snapshot s;
    s.engine = EngineState::Running;
    s.now = fixtureNow();
    s.boot = BootTime{Millis{5'000'000}};
    s.bootId = "boot";
    ContextConfig context;
    context.name = ContextName("prod-swarm");
    context.kind = ContextKind::Portainer;
    s.contexts.push_back(context);
    CycleReport cycle;
    cycle.number = 42;
    cycle.started = s.now - Seconds{14};
    cycle.finished = s.now - Seconds{11};
    ContextReport contextReport;
    contextReport.name = context.name;
    contextReport.kind = context.kind;
    contextReport.health.state = ContextHealth::State::Ok;
    cycle.contexts.push_back(contextReport);
    for (int i = 0; i < services; ++i)
        cycle.workloads.push_back(reportFor(i));
    s.cycle = cycle;
    s.nextCycle = s.now + Seconds{161};
    if (services > 0) {
        addRecent(s);
        addLog(s);
        s.actions24h = 14;
        s.failed24h = 1;
    }
    const std::array<std::pair<std::int64_t, std::int64_t>, 3> changes{{{2, 3}, {3, 5}, {4, 1}}};
    for (int i = 0; i < std::min(services, 3); ++i) {
        auto &report = s.cycle->workloads[static_cast<std::size_t>(i)];
        report.workload.replicas = report.workload.ready = changes[static_cast<std::size_t>(i)].first;
        Proposal p = fixtureProposal(s, i, changes[static_cast<std::size_t>(i)].first,
                                     changes[static_cast<std::size_t>(i)].second);
        report.proposal = p.id;
        report.decision.action = direction(p.plan.change);
        report.decision.from = changes[static_cast<std::size_t>(i)].first;
        report.decision.to = changes[static_cast<std::size_t>(i)].second;
        report.decision.reasons = p.plan.reasons;
        report.decision.risk = p.plan.risk;
        s.proposals.push_back(p);
    }
    return s;
}

Snapshot hostileSnapshot()
{
    Snapshot s = fixtureSnapshot(6);
    const std::array<std::string, 6> names{"<b>loja</b><img src=x>", std::string(120, 'a'), "a\u202Egnp.exe",
                                           "tab\tand\nline",         "&amp;\"quoted\"",     "\u0007bell"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        s.cycle->workloads[i].workload.ref.name = names[i];
        if (i < s.proposals.size())
            s.proposals[i].plan.workload.name = names[i];
        s.recent[i].plan.workload.name = names[i];
        s.recent[i].outcome =
            Outcome{.state = ProposalState::Failed,
                    .reason = {.code = ReasonCode::WriteRejected, .numbers = {}, .subject = "<i>x</i>"},
                    .detail = "<script>alert(1)</script>",
                    .at = s.now};
        s.log[i].workload = names[i];
        s.log[i].detail = Json{{"server", "<a href='x'>y</a>"}};
    }
    return s;
}

Snapshot emptyHome()
{
    Snapshot s;
    s.engine = EngineState::Running;
    s.now = fixtureNow();
    s.bootId = "boot";
    return s;
}

} // namespace preamar::test
