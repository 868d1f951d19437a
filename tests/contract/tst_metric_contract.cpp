// The contract of MetricSource against a real Prometheus: what is right. What goes wrong: tst_metric_faults.cpp.
#include "core/domain/reason.h"
#include "core/platform/prometheus/prometheussource.h"
#include "tests/contract/contract.h"
#include "tests/contract/realprometheus.h"
#include "tests/support/memorysecrets.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace preamar;
using namespace preamar::test;

namespace {

const ContextName kContext{"ctx"};
const QByteArray kKey = "container_label_com_docker_swarm_service_name";
constexpr qint64 kStep = 60;

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

qint64 unixNow()
{
    return QDateTime::currentSecsSinceEpoch();
}

WorkloadRef workload(const std::string &name)
{
    return {.context = kContext, .name = name};
}

MetricQuery everything()
{
    return {{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond, metric::latencyP95, metric::errorRatio}};
}

QByteArray container(const QByteArray &name, const QByteArray &service, int slot)
{
    const auto n = service + "." + QByteArray::number(slot);
    return name + "{" + kKey + "=\"" + service + "\",id=\"/docker/" + n + "\",name=\"" + n + "\"";
}

// What cAdvisor and two applications would say `t` seconds on.
QByteArray livePage(double t)
{
    QByteArray out;
    const auto line = [&](const QByteArray &series, double value, const QByteArray &at = {}) {
        out += series + " " + QByteArray::number(value, 'g', 17) + at + "\n";
    };
    for (int slot = 1; slot <= 3; ++slot) {
        line(container("container_cpu_usage_seconds_total", "loja_api", slot) + ",cpu=\"total\"}", 100.0 + 0.5 * t);
        line(container("container_memory_working_set_bytes", "loja_api", slot) + "}", 1'000'000.0 * slot);
    }
    line(container("container_memory_working_set_bytes", "loja_nan", 1) + "}", std::nan(""));
    // A sample that the exporter itself dates a minute back.
    line(container("container_memory_working_set_bytes", "loja_old", 1) + "}", 5.0,
         " " + QByteArray::number((unixNow() - 60) * 1000));
    line(container("container_memory_working_set_bytes", "loja_twice", 1) + "}", 7.0);
    line("container_memory_working_set_bytes{" + kKey + "=\"\",id=\"/\"}", 1e9);
    line(R"(http_requests_total{service="loja_api",code="200"})", 9.0 * t);
    line(R"(http_requests_total{service="loja_api",code="500"})", 1.0 * t);
    line(R"(http_requests_total{service="loja_quiet",code="200"})", 5.0);
    for (const auto &[le, share] :
         std::vector<std::pair<QByteArray, double>>{{"0.1", 0.5}, {"0.5", 1.0}, {"+Inf", 1.0}})
        line("http_request_duration_seconds_bucket{service=\"loja_api\",le=\"" + le + "\"}", 10.0 * t * share);
    return out;
}

// Four days of history: cpu as a counter that rises 0.4 per second, memory with a gap of an hour.
QByteArray history(qint64 from, qint64 to)
{
    QByteArray cpu = "# TYPE container_cpu_usage_seconds counter\n";
    QByteArray memory = "# TYPE container_memory_working_set_bytes gauge\n";
    for (qint64 t = from; t < to; t += kStep) {
        const auto at = " " + QByteArray::number(t) + "\n";
        cpu += container("container_cpu_usage_seconds_total", "loja_seed", 1) + ",cpu=\"total\"} " +
               QByteArray::number(0.4 * static_cast<double>(t - from), 'f', 1) + at;
        if ((t - from) / 3600 != 20)
            memory += container("container_memory_working_set_bytes", "loja_seed", 1) + "} " +
                      QByteArray::number(1'000'000 + (t - from)) + at;
    }
    return cpu + memory + "# EOF\n";
}

} // namespace

class TestMetricContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_prometheus.reset(); }

    void probesARealServer();
    void measuresEveryMetricOfARealServer();
    void tellsWhatIsNotThereFromZero();
    void judgesARealServersSamples();
    void takesAnOwnQuery();
    void answersOwnQueriesInOneRequest();
    void findsTheOwnQueryAtFault();
    void triesAQuery();
    void saysSinceWhenItRuns();
    void readsAGridOfHistory();
    void readsTheHistoryOfOwnQueries();
    void splitsLongRanges();

private:
    [[nodiscard]] std::shared_ptr<MetricSource> source(const std::string &url,
                                                       const prometheus::ProfileOptions &options = {},
                                                       const std::string &profile = "kryonix")
    {
        PrometheusConfig config;
        config.url = url;
        config.profile = profile;
        config.window = Seconds{5};
        return makePrometheusSource(config, kContext, m_secrets, std::make_shared<SystemClock>(), options);
    }
    [[nodiscard]] bool needPrometheus() const { return m_prometheus != nullptr; }

    MemorySecrets m_secrets;
    Exporter m_exporter;
    Exporter m_second;
    std::unique_ptr<RealPrometheus> m_prometheus;
    QString m_missing;
    qint64 m_from = 0;
    qint64 m_to = 0;
};

void TestMetricContract::initTestCase()
{
    m_missing = RealPrometheus::missing();
    if (!m_missing.isEmpty())
        return;
    m_exporter.page = livePage;
    // A second scrape of one container: the pair of servers, the relabelling, that must not be summed.
    m_second.page = [](double) { return container("container_memory_working_set_bytes", "loja_twice", 1) + "} 7\n"; };
    QVERIFY(m_exporter.listen() && m_second.listen());
    m_to = (unixNow() - 3 * 3600) / 3600 * 3600;
    m_from = m_to - 4 * 86'400;
    auto made = std::make_unique<RealPrometheus>();
    const auto target = [](const Exporter &e) { return "127.0.0.1:" + QByteArray::number(e.port()); };
    if (!made->start(history(m_from, m_to), {target(m_exporter), target(m_second)})) {
        m_missing = QStringLiteral("needs a Prometheus that starts");
        return;
    }
    m_prometheus = std::move(made);
    // Rates of a 5 s window need 5 s of samples.
    QTRY_VERIFY_WITH_TIMEOUT(m_exporter.requests().size() >= 7, 20'000);
}

#define NEED_PROMETHEUS                                                                                                \
    if (!needPrometheus())                                                                                             \
    QSKIP(qPrintable(m_missing))

void TestMetricContract::probesARealServer()
{
    NEED_PROMETHEUS;
    const auto health = await(source(m_prometheus->url())->probe());
    QVERIFY(health);
    QVERIFY2(health->state == ContextHealth::State::Ok, health->detail.c_str());
    QVERIFY(text(health->sourceVersion).startsWith(QLatin1String("Prometheus 2.")));
    QVERIFY(health->mayRead);
    QVERIFY(health->clockSkew && std::chrono::abs(*health->clockSkew) < Seconds{3});
    QVERIFY(health->requests >= 8);
}

void TestMetricContract::measuresEveryMetricOfARealServer()
{
    NEED_PROMETHEUS;
    const auto latest = await(source(m_prometheus->url())->latest(everything()));
    QVERIFY(latest);
    for (const auto &[id, error] : latest->errors)
        QVERIFY2(false, (id.str() + ": " + error.detail).c_str());
    QVERIFY(latest->failed.empty());
    QCOMPARE(latest->requests, 6);
    const auto &api = latest->byWorkload.at("loja_api");
    QCOMPARE(api.size(), std::size_t{5});
    const std::map<MetricId, double> expected{{metric::cpuCores, 1.5},
                                              {metric::memoryBytes, 6e6},
                                              {metric::requestsPerSecond, 10.0},
                                              {metric::latencyP95, 0.46},
                                              {metric::errorRatio, 0.1}};
    for (const auto &[id, value] : expected) {
        const auto &m = api.at(id);
        QVERIFY2(m.quality == Quality::Ok, (id.str() + ": " + std::string(toString(m.fault))).c_str());
        QVERIFY2(std::abs(*m.value - value) < 0.1 * value, (id.str() + ": " + std::to_string(*m.value)).c_str());
        QVERIFY(m.at && latest->serverTime - *m.at < Seconds{5});
        QCOMPARE(m.replicasMeasured, std::optional(id == metric::cpuCores || id == metric::memoryBytes ? 3.0 : 1.0));
    }
    QVERIFY(std::abs(toMillis(latest->serverTime) / 1000 - unixNow()) <= 2);
    QVERIFY(!latest->byWorkload.contains(""));
}

void TestMetricContract::tellsWhatIsNotThereFromZero()
{
    NEED_PROMETHEUS;
    const auto latest = await(source(m_prometheus->url())->latest(everything()));
    QVERIFY(latest);
    // Requests were counted and none came: zero. No latency and no ratio exist without requests.
    const auto &quiet = latest->byWorkload.at("loja_quiet");
    QVERIFY(quiet.at(metric::requestsPerSecond).quality == Quality::Ok);
    QCOMPARE(*quiet.at(metric::requestsPerSecond).value, 0.0);
    QVERIFY(!quiet.at(metric::errorRatio).value);
    QVERIFY(quiet.at(metric::errorRatio).fault == Fault::Empty);
    QVERIFY(!quiet.contains(metric::cpuCores));
    // A metric that nobody has is Empty as a whole.
    prometheus::ProfileOptions options;
    options.serviceLabel = "no_such_label";
    const auto none = await(source(m_prometheus->url(), options)->latest({{metric::requestsPerSecond}}));
    QVERIFY(none);
    QVERIFY(none->failed.at(metric::requestsPerSecond) == Fault::Empty);
    QVERIFY(none->byWorkload.empty());
    // Which query found nothing is said.
    QCOMPARE(text(none->errors.at(metric::requestsPerSecond).reason), QStringLiteral("SourceEmpty"));
    QVERIFY(text(none->errors.at(metric::requestsPerSecond).detail).contains(QStringLiteral("http_requests_total")));
}

void TestMetricContract::judgesARealServersSamples()
{
    NEED_PROMETHEUS;
    const auto latest = await(source(m_prometheus->url())->latest({{metric::memoryBytes}}));
    QVERIFY(latest);
    const auto of = [&](const char *name) { return latest->byWorkload.at(name).at(metric::memoryBytes); };
    QVERIFY(of("loja_nan").fault == Fault::NotFinite && !of("loja_nan").value);
    QVERIFY(of("loja_old").quality == Quality::Stale && of("loja_old").fault == Fault::Stale);
    QCOMPARE(of("loja_old").value, std::optional(5.0));
    QVERIFY(latest->serverTime - *of("loja_old").at >= Seconds{58});
    QVERIFY(of("loja_twice").fault == Fault::Duplicate && !of("loja_twice").value);
}

void TestMetricContract::takesAnOwnQuery()
{
    NEED_PROMETHEUS;
    prometheus::ProfileOptions options;
    const MetricId mine("custom.share");
    options.own[mine] = "sum by ($key) (rate(http_requests_total{code=\"500\"}[$window])) / "
                        "sum by ($key) (rate(http_requests_total[$window])) # of errors";
    const auto latest = await(source(m_prometheus->url(), options)->latest({{mine}}));
    QVERIFY(latest);
    QVERIFY2(latest->errors.empty(), latest->errors.empty() ? "" : latest->errors.begin()->second.detail.c_str());
    const auto m = latest->byWorkload.at("loja_api").at(mine);
    QVERIFY(m.quality == Quality::Ok);
    QVERIFY(std::abs(*m.value - 0.1) < 0.02);
    QVERIFY(!m.replicasMeasured);
}

void TestMetricContract::answersOwnQueriesInOneRequest()
{
    NEED_PROMETHEUS;
    const MetricId users("custom.users");
    MetricQuery query;
    query.own = {{workload("loja_api"), users, R"(sum(rate(http_requests_total{service="loja_api"}[$window])))"},
                 {workload("loja_quiet"), users, R"(http_requests_total{service="loja_quiet"} # all of it)"},
                 {workload("loja_two"), users, R"(http_requests_total{service="loja_api"})"},
                 {workload("loja_none"), users, R"(http_requests_total{service="nobody"})"},
                 {workload("loja_hides"), users, R"(sum(http_requests_total{service="nobody"}) or vector(0))"}};
    const auto latest = await(source(m_prometheus->url())->latest(query));
    QVERIFY(latest);
    QCOMPARE(latest->requests, 2);
    const auto of = [&](const char *name) { return latest->byWorkload.at(name).at(users); };
    QVERIFY2(of("loja_api").quality == Quality::Ok, toString(of("loja_api").fault).data());
    QVERIFY(std::abs(*of("loja_api").value - 10.0) < 1.0);
    QVERIFY(of("loja_api").at && latest->serverTime - *of("loja_api").at < Seconds{10});
    QVERIFY(of("loja_quiet").quality == Quality::Ok);
    QCOMPARE(of("loja_quiet").value, std::optional(5.0));
    // Two series: nobody said whether they are a sum or a mean.
    QVERIFY(of("loja_two").fault == Fault::Duplicate && !of("loja_two").value);
    QVERIFY(of("loja_none").fault == Fault::Empty && !of("loja_none").value);
    QVERIFY(of("loja_hides").fault == Fault::Transport && !of("loja_hides").value);
}

void TestMetricContract::findsTheOwnQueryAtFault()
{
    NEED_PROMETHEUS;
    const MetricId users("custom.users");
    MetricQuery query;
    for (int i = 0; i < 7; ++i)
        query.own.push_back({workload("good" + std::to_string(i)), users, R"(sum(http_requests_total{service="loja_quiet"}))"});
    query.own.insert(query.own.begin() + 3, {workload("bad"), users, "no_such_function(http_requests_total)"});
    const auto real = source(m_prometheus->url());
    for (int round = 0; round < 2; ++round) {
        const auto latest = await(real->latest(query));
        QVERIFY(latest);
        for (int i = 0; i < 7; ++i)
            QCOMPARE(latest->byWorkload.at("good" + std::to_string(i)).at(users).value, std::optional(5.0));
        QVERIFY(latest->byWorkload.at("bad").at(users).fault == Fault::Transport);
        // Found once by halving; from then on it rests.
        QCOMPARE(latest->requests, round == 0 ? 8 : 2);
    }
}

void TestMetricContract::triesAQuery()
{
    NEED_PROMETHEUS;
    const auto real = source(m_prometheus->url());
    const auto one = await(real->tryQuery(R"(http_requests_total{service="loja_quiet"})"));
    QVERIFY(one);
    QCOMPARE(one->matched, std::size_t{1});
    QCOMPARE(one->value, std::optional(5.0));
    QVERIFY(one->series.front().find("loja_quiet") != std::string::npos);
    const auto two = await(real->tryQuery(R"(http_requests_total{service="loja_api"})"));
    QVERIFY(two && two->matched == 2 && !two->value);
    const auto none = await(real->tryQuery(R"(http_requests_total{service="nobody"})"));
    QVERIFY(none && none->matched == 0 && none->series.empty());
    const auto bad = await(real->tryQuery("no_such_function(http_requests_total)"));
    QVERIFY(!bad && bad.error().code == ErrorCode::InvalidArgument);
    const auto hides = await(real->tryQuery("sum(up) or vector(0)"));
    QVERIFY(!hides);
    QCOMPARE(hides.error().reason, std::string(toString(ReasonCode::QueryHidesAbsence)));
}

void TestMetricContract::saysSinceWhenItRuns()
{
    NEED_PROMETHEUS;
    const auto real = source(m_prometheus->url());
    const auto first = await(real->latest({{metric::memoryBytes}}));
    const auto again = await(real->latest({{metric::memoryBytes}}));
    QVERIFY(first && first->started && again);
    QVERIFY(again->started == first->started);
    const Millis age = first->serverTime - *first->started;
    QVERIFY2(age > Millis{0} && age < std::chrono::minutes{10}, std::to_string(age.count()).c_str());
}

void TestMetricContract::readsAGridOfHistory()
{
    NEED_PROMETHEUS;
    PrometheusConfig config;
    config.url = m_prometheus->url();
    const auto real = makePrometheusSource(config, kContext, m_secrets, std::make_shared<SystemClock>());
    const TimeRange range{fromMillis((m_from + 3600) * 1000 + 17), fromMillis(m_to * 1000)};
    const auto set = await(real->query({{metric::cpuCores, metric::memoryBytes}}, range, Seconds{kStep}));
    QVERIFY2(set, set ? "" : set.error().detail.c_str());
    QVERIFY(!set->partial);
    QCOMPARE(set->series.size(), std::size_t{2});
    for (const auto &series : set->series) {
        QCOMPARE(toString(series.key.workload), std::string("ctx/-/service/loja_seed"));
        QVERIFY(series.samples.front().at >= range.from && series.samples.back().at < range.to);
        for (const auto &s : series.samples)
            QVERIFY(toMillis(s.at) % (kStep * 1000) == 0);
        const auto wanted = (m_to - m_from - 3600) / kStep;
        if (series.key.metric == metric::cpuCores) {
            QVERIFY(static_cast<qint64>(series.samples.size()) >= wanted - 2);
            for (const auto &s : series.samples)
                QVERIFY(std::abs(s.value - 0.4) < 0.02);
        } else {
            // The hour that is missing stays missing, but for the server's look-back of 5 minutes.
            QVERIFY(static_cast<qint64>(series.samples.size()) <= wanted - 50);
        }
    }
}

void TestMetricContract::readsTheHistoryOfOwnQueries()
{
    NEED_PROMETHEUS;
    PrometheusConfig config;
    config.url = m_prometheus->url();
    const auto real = makePrometheusSource(config, kContext, m_secrets, std::make_shared<SystemClock>());
    const TimeRange range{fromMillis((m_from + 3600) * 1000), fromMillis(m_to * 1000)};
    const MetricId users("custom.users");
    const std::string memory = "container_memory_working_set_bytes{" + kKey.toStdString() + "=\"loja_seed\"}";
    const std::string cpu = "rate(container_cpu_usage_seconds_total{" + kKey.toStdString() + "=\"loja_seed\"}[$window])";
    MetricQuery query;
    query.metrics = {metric::cpuCores};
    query.own = {{workload("loja_web"), metric::cpuCores, "sum(10 * " + cpu + ") # of ten"},
                 {workload("loja_web"), users, memory},
                 {workload("loja_bad"), users, "no_such_function(up)"},
                 {workload("loja_hides"), users, "sum(" + memory + ") or vector(0)"},
                 {workload("loja_two"), users, "label_replace(" + memory + ", \"n\", \"1\", \"\", \"\") or " + memory},
                 {workload("loja_none"), users, "nobody"}};
    for (int round = 0; round < 2; ++round) { // found by halving, then resting
        const auto set = await(real->query(query, range, Seconds{300}));
        QVERIFY2(set, set ? "" : set.error().detail.c_str());
        QVERIFY(set->partial);
        QCOMPARE(set->warnings.size(), std::size_t{3}); // bad, hides, two
        QCOMPARE(set->series.size(), std::size_t{3});
        const auto wanted = static_cast<std::size_t>((m_to - m_from - 3600) / 300);
        std::map<std::string, Series> by;
        for (const auto &s : set->series)
            by[s.key.workload.name + " " + s.key.metric.str()] = s;
        const auto &seed = by.at("loja_seed cpu_cores").samples;
        const auto &ten = by.at("loja_web cpu_cores").samples;
        QCOMPARE(ten.size(), seed.size());
        QVERIFY(ten.size() >= wanted - 1);
        for (std::size_t i = 0; i < ten.size(); ++i)
            QVERIFY(ten[i].at == seed[i].at && std::abs(ten[i].value - 10.0 * seed[i].value) < 1e-6);
        // The hour that is missing stays missing.
        const auto &gap = by.at("loja_web custom.users").samples;
        QVERIFY(gap.size() <= wanted - 10 && gap.size() >= wanted - 13);
    }
    MetricQuery only;
    only.own = {query.own[2]};
    const auto refused = await(real->query(only, range, Seconds{300}));
    QVERIFY2(refused, "a refused query is not asked for ever");
    QVERIFY(refused->partial && refused->series.empty());
}

void TestMetricContract::splitsLongRanges()
{
    NEED_PROMETHEUS;
    PrometheusConfig config;
    config.url = m_prometheus->url();
    const auto real = makePrometheusSource(config, kContext, m_secrets, std::make_shared<SystemClock>());
    const TimeRange range{fromMillis(m_from * 1000), fromMillis(m_to * 1000)};
    QElapsedTimer timer;
    timer.start();
    const auto set = await(real->query({{metric::memoryBytes}}, range, Seconds{15}));
    QVERIFY2(set, set ? "" : set.error().detail.c_str());
    QCOMPARE(set->series.size(), std::size_t{1});
    const auto &samples = set->series[0].samples;
    QVERIFY(samples.size() > 22'000);
    qInfo("%zu points in %lld ms", samples.size(), timer.elapsed());
    for (std::size_t i = 1; i < samples.size(); ++i)
        QVERIFY(samples[i - 1].at < samples[i].at);
}

QTEST_GUILESS_MAIN(TestMetricContract)
#include "tst_metric_contract.moc"
