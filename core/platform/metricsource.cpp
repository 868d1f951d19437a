#include "core/platform/metricsource.h"

#include "core/domain/reason.h"

namespace preamar {

Future<QueryTrial> MetricSource::tryQuery(const std::string &)
{
    return readyFuture(Result<QueryTrial>(fail(ErrorCode::Unavailable, "query", "this source has no query language",
                                               std::string(toString(ReasonCode::NotAvailableYet)))));
}

} // namespace preamar
