// What is made of Prometheus' answers and of operators' queries, without a server.
#include "core/domain/reason.h"
#include "core/platform/prometheus/profiles.h"
#include "core/platform/prometheus/prometheusparse.h"
#include "core/platform/prometheus/promql.h"

#include <QTest>

using namespace preamar;
using namespace preamar::prometheus;

namespace {

constexpr Millis kStale{Seconds{30}};
const ContextName kContext{"prod"};

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

// One series of the union, evaluated at 1000 s.
std::string series(const std::string &name, const std::string &mark, const std::string &value)
{
    return R"({"metric":{"svc":")" + name + R"(","preamar":")" + mark + R"("},"value":[1000,")" + value + R"("]})";
}

std::string vectorOf(const std::vector<std::string> &list, const std::string &extra = {})
{
    std::string out = R"({"status":"success","data":{"resultType":"vector","result":[)";
    for (std::size_t i = 0; i < list.size(); ++i)
        out += (i == 0 ? "" : ",") + list[i];
    return out + "]}" + extra + "}";
}

std::vector<std::string> good(const std::string &value = "1.5", const std::string &time = "990")
{
    return {series("api", "value", value), series("api", "time", time), series("api", "count", "3"),
            series("api", "dup", "1")};
}

Measurement measured(const std::string &body, const MetricId &metric = metric::cpuCores)
{
    const auto out = parseLatest(200, body, metric, "svc", kStale);
    if (!out || !out->byWorkload.contains("api"))
        return {};
    return out->byWorkload.at("api");
}

} // namespace

class TestPrometheusValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsValueTimeAndReplicas();
    void judgesQuality_data();
    void judgesQuality();
    void tellsEmptyFromZero();
    void refusesOtherAnswers_data();
    void refusesOtherAnswers();
    void readsRanges();
    void usesNeitherOfTwoSeries();
    void joinsPieces();
    void cutsRanges_data();
    void cutsRanges();
    void refusesQueriesThatHideAbsence_data();
    void refusesQueriesThatHideAbsence();
    void findsSelectors_data();
    void findsSelectors();
    void rendersOneExpressionPerMetric();
    void takesOwnQueries();
    void staleLimitFollowsTheScrapeInterval();
};

void TestPrometheusValues::readsValueTimeAndReplicas()
{
    const auto out = parseLatest(200, vectorOf(good()), metric::cpuCores, "svc", kStale);
    QVERIFY(out);
    QCOMPARE(out->evaluated, std::optional(fromMillis(1'000'000)));
    const auto m = out->byWorkload.at("api");
    QCOMPARE(m.value, std::optional(1.5));
    QCOMPARE(m.at, std::optional(fromMillis(990'000)));
    QCOMPARE(m.replicasMeasured, std::optional(3.0));
    QVERIFY(m.quality == Quality::Ok);
    QVERIFY(m.fault == Fault::None);
}

void TestPrometheusValues::judgesQuality_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("metric");
    QTest::addColumn<int>("quality");
    QTest::addColumn<int>("fault");
    const auto row = [](const char *name, const std::string &body, Quality q, Fault f,
                        const char *metric = "cpu_cores") {
        QTest::newRow(name) << text(body) << QString::fromLatin1(metric) << static_cast<int>(q) << static_cast<int>(f);
    };
    const auto with = [](std::string extra) {
        auto list = good();
        list.push_back(std::move(extra));
        return vectorOf(list);
    };
    row("a fresh finite value is good", vectorOf(good()), Quality::Ok, Fault::None);
    row("zero that was measured is a value", vectorOf(good("0")), Quality::Ok, Fault::None);
    row("a sample as old as allowed is good", vectorOf(good("1", "970")), Quality::Ok, Fault::None);
    row("an older one is stale", vectorOf(good("1", "969.9")), Quality::Stale, Fault::Stale);
    row("an unknown age is stale", vectorOf({series("api", "value", "1")}), Quality::Stale, Fault::Stale);
    row("a sample far ahead of the server is impossible", vectorOf(good("1", "1061")), Quality::Missing,
        Fault::Impossible);
    row("NaN is no number", vectorOf(good("NaN")), Quality::Missing, Fault::NotFinite);
    row("+Inf is no number", vectorOf(good("+Inf")), Quality::Missing, Fault::NotFinite);
    row("-Inf is no number", vectorOf(good("-Inf")), Quality::Missing, Fault::NotFinite);
    row("1e999 is no number", vectorOf(good("1e999")), Quality::Missing, Fault::NotFinite);
    row("words are no number", vectorOf(good("one")), Quality::Missing, Fault::NotFinite);
    row("cores cannot be negative", vectorOf(good("-0.1")), Quality::Missing, Fault::Negative);
    row("an own metric may be negative", vectorOf(good("-0.1")), Quality::Ok, Fault::None, "custom.balance");
    row("nothing has so many cores", vectorOf(good("1e300")), Quality::Missing, Fault::Impossible);
    row("a million cores can be", vectorOf(good("1000000")), Quality::Ok, Fault::None);
    row("nothing has so many bytes", vectorOf(good("2e18")), Quality::Missing, Fault::Impossible, "memory_bytes");
    row("an own metric may be anything", vectorOf(good("1e300")), Quality::Ok, Fault::None, "custom.balance");
    row("a ratio cannot exceed one", vectorOf(good("1.2")), Quality::Missing, Fault::Impossible, "error_ratio");
    row("warnings make it partial", vectorOf(good(), R"(,"warnings":["store down"])"), Quality::Partial,
        Fault::Warning);
    row("isPartial makes it partial", vectorOf(good(), R"(,"isPartial":true)"), Quality::Partial, Fault::Warning);
    row("infos do not matter", vectorOf(good(), R"(,"infos":["counter expected"])"), Quality::Ok, Fault::None);
    row("two values for one workload are duplicates", with(series("api", "value", "1")), Quality::Missing,
        Fault::Duplicate);
    row("a replica counted twice is a duplicate",
        vectorOf({series("api", "value", "2"), series("api", "time", "990"), series("api", "dup", "2")}),
        Quality::Missing, Fault::Duplicate);
    row("times without a value are empty", vectorOf({series("api", "time", "990"), series("api", "count", "2")}),
        Quality::Missing, Fault::Empty);
    row("a native histogram is not a number",
        vectorOf({R"({"metric":{"svc":"api","preamar":"value"},"histogram":[1000,{"count":"1","sum":"2"}]})"}),
        Quality::Missing, Fault::Impossible);
    row("a value given as a number is not one",
        vectorOf({R"({"metric":{"svc":"api","preamar":"value"},"value":[1000,1]})", series("api", "time", "990")}),
        Quality::Missing, Fault::NotFinite);
}

void TestPrometheusValues::judgesQuality()
{
    QFETCH(QString, body);
    QFETCH(QString, metric);
    QFETCH(int, quality);
    QFETCH(int, fault);
    const auto m = measured(body.toStdString(), MetricId(metric.toStdString()));
    QCOMPARE(static_cast<int>(m.quality), quality);
    QCOMPARE(static_cast<int>(m.fault), fault);
    QCOMPARE(m.value.has_value(), m.quality != Quality::Missing);
}

void TestPrometheusValues::tellsEmptyFromZero()
{
    const auto out = parseLatest(200, vectorOf({}), metric::cpuCores, "svc", kStale);
    QVERIFY(out);
    QVERIFY(out->byWorkload.empty());
    QVERIFY(!out->evaluated);
    // Series without the workload's label are nobody's.
    const auto other = parseLatest(200, vectorOf({R"({"metric":{"preamar":"value"},"value":[1000,"0"]})"}),
                                   metric::cpuCores, "svc", kStale);
    QVERIFY(other && other->byWorkload.empty());
}

void TestPrometheusValues::refusesOtherAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, int status, const char *body, ErrorCode code, const char *reason = "") {
        QTest::newRow(name) << status << QString::fromLatin1(body) << static_cast<int>(code)
                            << QString::fromLatin1(reason);
    };
    row("a page instead of JSON", 200, "<html>login</html>", ErrorCode::Protocol, "AnswerNotJson");
    row("an empty body", 200, "", ErrorCode::Protocol, "AnswerNotJson");
    row("a cut body", 200, R"({"status":"success","data":{"resultTy)", ErrorCode::Protocol, "AnswerNotJson");
    row("text of a server that starts", 503, "Service Unavailable", ErrorCode::Unavailable, "AnswerNotJson");
    row("a matrix", 200, R"({"status":"success","data":{"resultType":"matrix","result":[]}})", ErrorCode::Protocol);
    row("a scalar", 200, R"({"status":"success","data":{"resultType":"scalar","result":[1,"0"]}})",
        ErrorCode::Protocol);
    row("no data", 200, R"({"status":"success"})", ErrorCode::Protocol);
    row("an error in a 200", 200, R"({"status":"error","errorType":"timeout","error":"x"})", ErrorCode::Timeout);
    row("a parse error", 400, R"({"status":"error","errorType":"bad_data","error":"x"})", ErrorCode::InvalidArgument);
    row("an execution error", 422, R"({"status":"error","errorType":"execution","error":"x"})",
        ErrorCode::InvalidArgument);
    row("a timeout", 503, R"({"status":"error","errorType":"timeout","error":"x"})", ErrorCode::Timeout);
    row("success with an error status", 500, R"({"status":"success","data":{"resultType":"vector","result":[]}})",
        ErrorCode::Unavailable);
    row("wrong credentials", 401, "Unauthorized", ErrorCode::Unauthenticated, "AnswerNotJson");
}

void TestPrometheusValues::refusesOtherAnswers()
{
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(int, code);
    QFETCH(QString, reason);
    const auto out = parseLatest(status, body.toStdString(), metric::cpuCores, "svc", kStale);
    QVERIFY(!out);
    QCOMPARE(static_cast<int>(out.error().code), code);
    QCOMPARE(text(out.error().reason), reason);
}

void TestPrometheusValues::readsRanges()
{
    const auto out = parseRange(200, R"({"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"svc":"api"},"values":[[60,"1"],[120,"NaN"],[180,"-1"],[180.5,"2.5"],[180.5,"3"],[170,"9"],[240,"+Inf"]]},
        {"metric":{"svc":""},"values":[[60,"7"]]},
        {"metric":{},"values":[[60,"7"]]},
        {"metric":{"svc":"hist"},"histograms":[[60,{"count":"1"}]]}]}})",
                                metric::cpuCores, "svc", kContext);
    QVERIFY(out);
    QVERIFY(!out->partial);
    QCOMPARE(out->series.size(), std::size_t{1});
    QCOMPARE(toString(out->series[0].key.workload), std::string("prod/-/service/api"));
    const std::vector<Sample> expected{{fromMillis(60'000), 1.0}, {fromMillis(180'500), 2.5}};
    QCOMPARE(out->series[0].samples, expected);
}

void TestPrometheusValues::usesNeitherOfTwoSeries()
{
    const auto out = parseRange(200, R"({"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"svc":"api","zone":"a"},"values":[[60,"1"]]},{"metric":{"svc":"api","zone":"b"},"values":[[60,"2"]]},
        {"metric":{"svc":"web"},"values":[[60,"3"]]}]},"warnings":["w"]})",
                                metric::cpuCores, "svc", kContext);
    QVERIFY(out && out->partial);
    QCOMPARE(out->series.size(), std::size_t{1});
    QCOMPARE(out->series[0].key.workload.name, std::string("web"));
    QCOMPARE(out->warnings.size(), std::size_t{2});
}

void TestPrometheusValues::joinsPieces()
{
    const SeriesKey key{{kContext, "-", WorkloadKind::Service, "api"}, metric::cpuCores};
    const SeriesKey other{{kContext, "-", WorkloadKind::Service, "web"}, metric::cpuCores};
    SeriesSet first;
    first.series.push_back({key, {{fromMillis(1), 1.0}, {fromMillis(2), 2.0}}});
    SeriesSet second;
    second.partial = true;
    second.series.push_back({key, {{fromMillis(2), 9.0}, {fromMillis(3), 3.0}}});
    second.series.push_back({other, {{fromMillis(3), 4.0}}});
    append(first, std::move(second));
    QVERIFY(first.partial);
    QCOMPARE(first.series.size(), std::size_t{2});
    const std::vector<Sample> expected{{fromMillis(1), 1.0}, {fromMillis(2), 2.0}, {fromMillis(3), 3.0}};
    QCOMPARE(first.series[0].samples, expected);
}

void TestPrometheusValues::cutsRanges_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<int>("pieces");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::newRow("both ends are aligned") << 61'000LL << 250'000LL << 60'000LL << 1 << 120'000LL << 240'000LL;
    QTest::newRow("the end is not part of it") << 60'000LL << 240'000LL << 60'000LL << 1 << 60'000LL << 180'000LL;
    QTest::newRow("11,000 steps are one piece") << 0LL << 11'000 * 1'000LL + 1 << 1'000LL << 1 << 0LL << 11'000'000LL;
    QTest::newRow("11,001 steps are two") << 0LL << 11'001 * 1'000LL + 1 << 1'000LL << 2 << 0LL << 11'001'000LL;
    QTest::newRow("14 days at a minute are two")
        << 0LL << 14 * 86'400'000LL << 60'000LL << 2 << 0LL << 14 * 86'400'000LL - 60'000;
    QTest::newRow("less than a step may hold none") << 1LL << 59'000LL << 60'000LL << 0 << 0LL << 0LL;
    QTest::newRow("an empty range holds none") << 60'000LL << 60'000LL << 60'000LL << 0 << 0LL << 0LL;
    QTest::newRow("a step of zero holds none") << 0LL << 60'000LL << 0LL << 0 << 0LL << 0LL;
}

void TestPrometheusValues::cutsRanges()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(qint64, step);
    QFETCH(int, pieces);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    const auto out = prometheus::pieces({fromMillis(from), fromMillis(to)}, Millis{step});
    QCOMPARE(static_cast<int>(out.size()), pieces);
    if (out.empty())
        return;
    QCOMPARE(toMillis(out.front().start), first);
    QCOMPARE(toMillis(out.back().end), last);
    for (std::size_t i = 0; i < out.size(); ++i) {
        QVERIFY((out[i].end - out[i].start).count() / step <= kMaximumPoints);
        QVERIFY(toMillis(out[i].start) % step == 0);
        if (i > 0)
            QCOMPARE(toMillis(out[i].start), toMillis(out[i - 1].end) + step);
    }
}

void TestPrometheusValues::refusesQueriesThatHideAbsence_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char *query, bool refused) {
        QTest::newRow(query) << QString::fromLatin1(query) << refused;
    };
    row("sum by (service) (rate(x[5m]))", false);
    row("sum(a) or sum(b)", false);
    row("sum by (s) (a) or 0 * sum by (s) (b)", false);
    row("sum by (s) (a) or 0", true); // legal in MetricsQL only
    row("(sum by (s) (a) or 0) * 2", true);
    row("sum by (s) (a) or (0 * sum by (s) (b))", false);
    row("x or vector(0)", true);
    row("x  OR\n vector ( 0 )", true);
    row("x or on() vector(0)", true);
    row("x or on ( ) (vector(0))", true);
    row("x or ignoring(a) vector(0)", true);
    row("x or label_replace(vector(0), \"service\", \"api\", \"\", \"\")", true);
    row("absent(x)", true);
    row("x unless absent_over_time(x[5m])", true);
    row("ABSENT (x)", true);
    row("x default 0", true);
    row("x{path=\"or vector(0)\"}", false);
    row("x{note='absent(y)'} # or vector(0)", false);
    row("rate(vector_count[5m])", false);
    row("absent_total", false);
    row("vector(1)", true);
    row("time()", true);
    row("1", true);
    row("", true);
    row("sum(x) or vector(0", true);
    row("x) or (y", true);
    row("x{a=\"b}", true);
}

void TestPrometheusValues::refusesQueriesThatHideAbsence()
{
    QFETCH(QString, query);
    QFETCH(bool, refused);
    QCOMPARE(queryProblem(query.toStdString()).has_value(), refused);
}

void TestPrometheusValues::findsSelectors_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("selectors");
    const auto row = [](const char *query, const char *selectors) {
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(selectors);
    };
    row("x", "x");
    row("sum by (a, b) (rate(x{p=\"q\"}[5m]))", "x{p=\"q\"}");
    row("sum(rate(x[5m] offset 1h)) by (a)", "x");
    row("x / on (a) group_left (b) y", "x y");
    row("x + x", "x");
    row("{__name__=\"x\", a!=\"\"}", "{__name__=\"x\",a!=\"\"}");
    row("histogram_quantile(0.95, sum by (le) (rate(h_bucket[5m]))) > bool 1e3", "h_bucket");
    row("max_over_time(rate(job:x:rate5m[1m])[10m:30s])", "job:x:rate5m");
    row("topk(3, a) unless b and c", "a b c");
    row("x @ end()", "x");
}

void TestPrometheusValues::findsSelectors()
{
    QFETCH(QString, query);
    QFETCH(QString, selectors);
    std::string all;
    for (const auto &s : selectorsIn(query.toStdString()))
        all += (all.empty() ? "" : " ") + s;
    QCOMPARE(text(all), selectors);
}

void TestPrometheusValues::rendersOneExpressionPerMetric()
{
    const auto rows = profile("kryonix", {});
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), std::size_t{5});
    for (const auto &row : rows->rows) {
        const auto q = render(row, Seconds{300}, Seconds{30});
        for (const auto *mark : {"\"value\"", "\"time\"", "\"count\"", "\"dup\""})
            QVERIFY2(q.latest.find(mark) != std::string::npos, row.metric.str().c_str());
        QVERIFY2(q.latest.find('$') == std::string::npos && q.value.find('$') == std::string::npos, q.latest.c_str());
        QVERIFY(!queryProblem(q.value));
        QVERIFY(metricInfo(row.metric) != nullptr);
    }
    QCOMPARE(
        render(rows->rows.front(), Seconds{300}, Seconds{30}).value,
        std::string(
            "sum by (container_label_com_docker_swarm_service_name) "
            "(rate(container_cpu_usage_seconds_total{container_label_com_docker_swarm_service_name!=\"\"}[300s]))"));
    QCOMPARE(rows->rows.at(2).label, std::string("service"));
    QVERIFY(!profile("no-such", {}));
    ProfileOptions bad;
    bad.serviceLabel = "a) or vector(0";
    QVERIFY(profile("kryonix", bad).error().code == ErrorCode::InvalidArgument);
}

void TestPrometheusValues::takesOwnQueries()
{
    ProfileOptions options;
    options.serviceLabel = "app";
    options.own[MetricId("custom.orders")] =
        "sum by ($key) (rate(orders_total[$window])) / sum by ($key) (workers) # why";
    const auto rows = profile("kryonix", options);
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), std::size_t{6});
    const auto q = render(rows->rows.back(), Seconds{60}, Seconds{30}).latest;
    QVERIFY(q.find("rate(orders_total[60s])") != std::string::npos);
    QVERIFY(q.find("timestamp(orders_total)") != std::string::npos);
    QVERIFY(q.find("timestamp(workers)") != std::string::npos);
    QVERIFY(q.find("# why\n") != std::string::npos);

    // A query that may not be used takes its metric away, also where the profile has one; the others stay.
    options.own[metric::requestsPerSecond] = "sum(x) or vector(0)";
    options.own[MetricId("no_such_metric")] = "x";
    const auto some = profile("kryonix", options);
    QVERIFY(some);
    QCOMPARE(some->rows.size(), std::size_t{5});
    QCOMPARE(some->refused.size(), std::size_t{2});
    QCOMPARE(some->refused.at(metric::requestsPerSecond).reason, std::string(toString(ReasonCode::QueryHidesAbsence)));
    for (const auto &row : some->rows)
        QVERIFY(row.metric != metric::requestsPerSecond);
}

void TestPrometheusValues::staleLimitFollowsTheScrapeInterval()
{
    QCOMPARE(staleAfter(Seconds{1}), Millis{Seconds{30}});
    QCOMPARE(staleAfter(Seconds{15}), Millis{Seconds{30}});
    QCOMPARE(staleAfter(Seconds{30}), Millis{Seconds{60}});
    QCOMPARE(staleAfter(Seconds{300}), Millis{Seconds{120}});
}

QTEST_GUILESS_MAIN(TestPrometheusValues)
#include "tst_prometheus_values.moc"
