// The contract of MetricSource against a double: what goes wrong. What is right: tst_metric_contract.cpp.
#include "core/domain/reason.h"
#include "core/platform/prometheus/prometheussource.h"
#include "tests/contract/contract.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/prometheusdouble.h"

#include <QElapsedTimer>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

const ContextName kContext{"ctx"};
const QByteArray kKey = "container_label_com_docker_swarm_service_name";

MetricQuery everything()
{
    return {{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond, metric::latencyP95, metric::errorRatio}};
}

} // namespace

class TestMetricFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgesTheDoublesAnswers_data();
    void judgesTheDoublesAnswers();
    void asksOncePerMetric();
    void fallsBackToGet();
    void survivesLargeAnswers();
    void asksForLessWhereAnswersAreTooLarge();
    void hasNothingWithoutConfiguration();
    void survivesAServerThatHangs();
    void doesNotWaitForWhenTheServerBegan();
    void asksASilentServerAgainWhenItBegan();
    void aRefusedHistoryLeavesTheLiveQueryAlone();

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

    MemorySecrets m_secrets;
};

void TestMetricFaults::judgesTheDoublesAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("expected");
    const auto answer = [](const char *name, const QByteArray &body, int status, Fault expected) {
        QTest::newRow(name) << body << status << QByteArray() << static_cast<int>(expected);
    };
    const auto broken = [](const char *name, const char *fault) {
        QTest::newRow(name) << QByteArray("{}") << 200 << QByteArray(fault) << static_cast<int>(Fault::Transport);
    };
    const double now = 1'000'000;
    answer("good", unionAnswer(kKey, "api", "1", now, now - 5), 200, Fault::None);
    answer("stale", unionAnswer(kKey, "api", "1", now, now - 31), 200, Fault::Stale);
    answer("NaN", unionAnswer(kKey, "api", "NaN", now, now), 200, Fault::NotFinite);
    answer("+Inf", unionAnswer(kKey, "api", "+Inf", now, now), 200, Fault::NotFinite);
    answer("negative", unionAnswer(kKey, "api", "-1", now, now), 200, Fault::Negative);
    answer("counted twice", unionAnswer(kKey, "api", "1", now, now, 1, 2), 200, Fault::Duplicate);
    answer("empty", R"({"status":"success","data":{"resultType":"vector","result":[]}})", 200, Fault::Empty);
    auto warned = unionAnswer(kKey, "api", "1", now, now);
    warned.chop(1);
    answer("with warnings", warned + R"(,"warnings":["1 store is gone"]})", 200, Fault::Warning);
    answer("an error", R"({"status":"error","errorType":"execution","error":"too many samples"})", 422,
           Fault::Transport);
    answer("starting up", "Service Unavailable", 503, Fault::Transport);
    answer("a matrix", R"({"status":"success","data":{"resultType":"matrix","result":[]}})", 200, Fault::Transport);
    broken("a page", "not-json");
    broken("a redirect", "redirect");
    broken("50 MB", "huge,value=50000000");
    broken("a cut answer", "cut-mid-answer");
    broken("no answer", "cut-before-read");
    broken("no tenant", "status,value=401");
}

void TestMetricFaults::judgesTheDoublesAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, fault);
    QFETCH(int, expected);
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setAnswer(body, status);
    if (!fault.isEmpty())
        server.setFaults({*parseFault(fault)});
    const auto latest = await(source(server.origin().toStdString())->latest({{metric::cpuCores}}));
    QVERIFY(latest);
    if (latest->failed.contains(metric::cpuCores)) {
        QCOMPARE(static_cast<int>(latest->failed.at(metric::cpuCores)), expected);
        QVERIFY(latest->byWorkload.empty());
        QVERIFY(latest->errors.contains(metric::cpuCores));
        QCOMPARE(latest->errors.at(metric::cpuCores).reason == "SourceEmpty", expected == static_cast<int>(Fault::Empty));
    } else {
        QCOMPARE(static_cast<int>(latest->byWorkload.at("api").at(metric::cpuCores).fault), expected);
    }
}

void TestMetricFaults::asksOncePerMetric()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    const auto latest = await(source(server.origin().toStdString())->latest(everything()));
    QVERIFY(latest);
    QCOMPARE(latest->requests, 6);
    QCOMPARE(server.count("POST", "/api/v1/query"), 5);
    QCOMPARE(server.count("GET", "/api/v1/status/runtimeinfo"), 1);
    QCOMPARE(server.requests().size(), std::size_t{6});
    for (const HttpRequest &request : server.requests()) {
        if (request.method == "POST")
            QCOMPARE(request.parameter("partial_response"), std::optional<QByteArray>("false"));
    }
}

void TestMetricFaults::fallsBackToGet()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setGetOnly(true);
    server.setAnswer(unionAnswer(kKey, "api", "1", 1000, 1000));
    const auto under = source(server.origin().toStdString());
    auto latest = await(under->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->byWorkload.contains("api"));
    QCOMPARE(latest->requests, 3);
    latest = await(under->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->byWorkload.contains("api"));
    // What does not say since when it runs is not asked again, either.
    QCOMPARE(latest->requests, 1);
    QCOMPARE(server.count("POST", ""), 1);
    QCOMPARE(server.count("GET", "/api/v1/query"), 2);
    QCOMPARE(server.count("GET", "/api/v1/status/runtimeinfo"), 1);
    QVERIFY(server.requests().back().parameter("query")->contains("container_cpu_usage_seconds_total"));
}

void TestMetricFaults::survivesLargeAnswers()
{
    QByteArray body = R"({"status":"success","data":{"resultType":"vector","result":[)";
    for (int i = 0; i < 5000; ++i) {
        const auto name = "service_" + QByteArray::number(i);
        for (const auto &[mark, value] :
             std::vector<std::pair<QByteArray, QByteArray>>{{"value", "1.5"}, {"time", "990"}})
            body += "{\"metric\":{\"" + kKey + "\":\"" + name + "\",\"preamar\":\"" + mark + "\"},\"value\":[1000,\"" +
                    value + "\"]},";
    }
    body.chop(1);
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setAnswer(body + "]}}");
    QVERIFY(body.size() > 256 * 1024);
    const auto latest = await(source(server.origin().toStdString())->latest({{metric::cpuCores}}));
    QVERIFY(latest);
    QCOMPARE(latest->byWorkload.size(), std::size_t{5000});
}

void TestMetricFaults::asksForLessWhereAnswersAreTooLarge()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setHugeAbove(3000);
    const auto under = source(server.origin().toStdString());
    const TimeRange range{fromMillis(0), fromMillis(11'000 * 60'000)};
    auto set = await(under->query({{metric::cpuCores}}, range, Seconds{60}));
    QVERIFY2(set, set ? "" : set.error().detail.c_str());
    QCOMPARE(set->series.size(), std::size_t{1});
    const auto asked = server.requests().size();
    set = await(under->query({{metric::cpuCores}}, range, Seconds{60}));
    QVERIFY(set);
    // What was learnt is kept: no answer is thrown away any more.
    QVERIFY(server.requests().size() - asked < asked);
    QCOMPARE(set->series[0].samples.size(), server.requests().size() - asked);
}

void TestMetricFaults::hasNothingWithoutConfiguration()
{
    const auto none = source({});
    const auto latest = await(none->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->failed.at(metric::cpuCores) == Fault::NotConfigured);
    QCOMPARE(latest->requests, 0);
    QVERIFY(!await(none->query({{metric::cpuCores}}, {fromMillis(0), fromMillis(60'000)}, Seconds{60})));
    PrometheusDouble server;
    QVERIFY(server.listen());
    const auto url = server.origin().toStdString();
    const auto queue = await(source(url)->latest({{metric::queueLength}}));
    QVERIFY(queue && queue->failed.at(metric::queueLength) == Fault::NotConfigured);
    const auto unknown = await(source(url, {}, "no-such-profile")->latest({{metric::cpuCores}}));
    QVERIFY(unknown && unknown->failed.at(metric::cpuCores) == Fault::NotConfigured);
    prometheus::ProfileOptions hides;
    hides.own[metric::queueLength] = "sum(x) or vector(0)";
    const auto hidden = await(source(url, hides)->latest({{metric::queueLength}}));
    QVERIFY(hidden && hidden->failed.at(metric::queueLength) == Fault::NotConfigured);
    QCOMPARE(hidden->errors.at(metric::queueLength).reason, std::string("QueryHidesAbsence"));
    const auto empty = await(source(url)->query({{metric::cpuCores}}, {fromMillis(5), fromMillis(5)}, Seconds{60}));
    QVERIFY(!empty && empty.error().code == ErrorCode::InvalidArgument);
    QCOMPARE(server.requests().size(), std::size_t{0});
}

void TestMetricFaults::survivesAServerThatHangs()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setFaults({*parseFault("hang")});
    auto under = source(server.origin().toStdString());
    auto pending = under->latest(everything());
    QVERIFY(QTest::qWaitFor([&] { return server.requests().size() == 6; }));
    under.reset();
    const auto latest = await(pending);
    QVERIFY(!latest && latest.error().code == ErrorCode::Cancelled);
}

void TestMetricFaults::doesNotWaitForWhenTheServerBegan()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setAnswer(unionAnswer(kKey, "api", "1", 1000, 1000));
    server.setFaults({*parseFault("hang,path=/status/runtimeinfo")});
    const auto under = source(server.origin().toStdString());
    QElapsedTimer timer;
    timer.start();
    auto latest = await(under->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->byWorkload.contains("api"));
    QVERIFY2(timer.elapsed() < 6'000, std::to_string(timer.elapsed()).c_str());
    QCOMPARE(server.count("GET", "/api/v1/status/runtimeinfo"), 1);
    // Nor the next time.
    latest = await(under->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->byWorkload.contains("api"));
    QCOMPARE(server.count("GET", "/api/v1/status/runtimeinfo"), 1);
}

// A server that is starting refuses everything; the look after it must find out that it began anew.
void TestMetricFaults::asksASilentServerAgainWhenItBegan()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    server.setAnswer(unionAnswer(kKey, "api", "1", 1000, 1000));
    server.setFaults({*parseFault("status,value=503")});
    const auto under = source(server.origin().toStdString());
    auto latest = await(under->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->failed.contains(metric::cpuCores));
    QCOMPARE(server.count("GET", "/api/v1/status/runtimeinfo"), 1);
    server.setFaults({});
    latest = await(under->latest({{metric::cpuCores}}));
    QVERIFY(latest && latest->byWorkload.contains("api"));
    QCOMPARE(server.count("GET", "/api/v1/status/runtimeinfo"), 2);
}

void TestMetricFaults::aRefusedHistoryLeavesTheLiveQueryAlone()
{
    PrometheusDouble server;
    QVERIFY(server.listen());
    const auto under = source(server.origin().toStdString());
    MetricQuery query;
    query.own = {{WorkloadRef{.context = kContext, .name = "api"}, MetricId("custom.users"), "sum(users)"}};
    server.setAnswer(R"({"status":"error","errorType":"execution","error":"too many samples"})", 422);
    const TimeRange range{fromMillis(0), fromMillis(3'600'000)};
    auto past = await(under->query(query, range, Seconds{60}));
    QVERIFY(past && past->partial);
    const int ranges = server.count("POST", "/api/v1/query_range");
    QCOMPARE(ranges, 1);
    server.setAnswer(R"({"status":"success","data":{"resultType":"vector","result":[]}})");
    QVERIFY(await(under->latest(query)));
    QCOMPARE(server.count("POST", "/api/v1/query"), ranges + 1);
    // The history itself rests.
    past = await(under->query(query, range, Seconds{60}));
    QVERIFY(past && past->partial);
    QCOMPARE(server.count("POST", "/api/v1/query_range"), ranges);
}

QTEST_GUILESS_MAIN(TestMetricFaults)
#include "tst_metric_faults.moc"
