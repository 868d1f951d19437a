#include "tests/support/prometheusdouble.h"

namespace preamar::test {

namespace {

constexpr int kHuge = 17 << 20; // more than the client takes

} // namespace

void PrometheusDouble::handle(const HttpRequest &request, AnswerHandler answer)
{
    const auto path = request.path();
    if (path.endsWith("/-/ready"))
        return answer({200, "Prometheus Server is Ready.\n", {{"Content-Type", "text/plain"}}});
    if (path.endsWith("/api/v1/status/buildinfo"))
        return answer({200, R"({"status":"success","data":{"version":"2.42.0"}})", {}});
    if (m_getOnly && request.method != "GET")
        return answer({405, "Method Not Allowed\n", {{"Content-Type", "text/plain"}}});
    if (path.endsWith("/query_range") && m_hugeAbove >= 0) {
        const auto start = request.parameter("start").value_or("0").toDouble();
        const auto end = request.parameter("end").value_or("0").toDouble();
        const auto step = request.parameter("step").value_or("1").toDouble();
        if ((end - start) / step > static_cast<double>(m_hugeAbove))
            return answer({200, QByteArray(kHuge, ' '), {}});
        const QByteArray point = "[" + QByteArray::number(start, 'f', 3) + ",\"1\"]";
        return answer({200,
                       R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{)"
                       R"("container_label_com_docker_swarm_service_name":"api"},"values":[)" +
                           point + "]}]}}",
                       {}});
    }
    answer({m_status, m_body, {}});
}

QByteArray unionAnswer(const QByteArray &label, const QByteArray &workload, const QByteArray &value, double now,
                       double sampled, int replicas, int sources)
{
    const auto one = [&](const QByteArray &mark, const QByteArray &number) {
        return "{\"metric\":{\"" + label + "\":\"" + workload + "\",\"preamar\":\"" + mark + "\"},\"value\":[" +
               QByteArray::number(now, 'f', 3) + ",\"" + number + "\"]}";
    };
    return R"({"status":"success","data":{"resultType":"vector","result":[)" + one("value", value) + "," +
           one("time", QByteArray::number(sampled, 'f', 3)) + "," + one("count", QByteArray::number(replicas)) + "," +
           one("dup", QByteArray::number(sources)) + "]}}";
}

} // namespace preamar::test
