// Prometheus as it should never be, for faults only: what it answers well is tested against the real one.
#pragma once

#include "tests/support/portainerdouble_http.h"

namespace preamar::test {

class PrometheusDouble final : public HttpDouble
{
    Q_OBJECT
public:
    using HttpDouble::HttpDouble;
    // The body of every answer to /api/v1/query or query_range, and its status.
    void setAnswer(QByteArray body, int status = 200)
    {
        m_body = std::move(body);
        m_status = status;
    }
    // Refuse POST, as some proxies do.
    void setGetOnly(bool getOnly) { m_getOnly = getOnly; }
    // More than this many points per series is answered with `huge` bytes.
    void setHugeAbove(qint64 points) { m_hugeAbove = points; }

protected:
    void handle(const HttpRequest &request, AnswerHandler answer) override;

private:
    QByteArray m_body = R"({"status":"success","data":{"resultType":"vector","result":[]}})";
    int m_status = 200;
    bool m_getOnly = false;
    qint64 m_hugeAbove = -1;
};

// A union answer for one workload: value, sample time, replicas and sources, evaluated at `now` (Unix seconds).
[[nodiscard]] QByteArray unionAnswer(const QByteArray &label, const QByteArray &workload, const QByteArray &value,
                                     double now, double sampled, int replicas = 1, int sources = 1);

} // namespace preamar::test
