// What the fuzzer of the series reader and the test that replays its corpus share.
#pragma once

#include "core/forecast/run.h"

#include <cmath>
#include <string>

namespace preamar::forecast::mutation {

// Reads the bytes and forecasts the first column. What it answers is the outcome without its numbers; empty where an
// invariant is broken: an answer that is not finite or not in order, a refusal that does not say where.
inline std::string outcomeOf(const std::string &bytes)
{
    const auto shape = [](std::string text) {
        std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
        return text;
    };
    const auto table = readSeriesCsv(bytes);
    if (!table) {
        const bool says = table.error().code == ErrorCode::InvalidArgument && table.error().where.starts_with("line ");
        return says ? shape(table.error().where + ": " + table.error().detail) : std::string();
    }
    for (const auto &column : table->columns) {
        if (column.size() != table->times.size())
            return {};
    }
    ForecastRequest request;
    request.metric = table->metrics.front();
    request.tier = Tier::Light;
    request.horizon = 6;
    request.history = 600;
    const auto run = runForecast(*table, request);
    if (!run)
        return run.error().detail.empty() ? std::string() : shape(run.error().where + ": " + run.error().detail);
    for (const ForecastRow &row : run->rows) {
        double before = row.bands.back().first;
        for (const double v : {row.bands.front().first, row.point, row.bands.front().second, row.bands.back().second}) {
            if (!std::isfinite(v) || !(v >= before))
                return {};
            before = v;
        }
    }
    return "answered by " + run->rows.front().model + (table->repeated > 0 ? ", repeated" : "") +
           (table->outOfOrder > 0 ? ", out of order" : "");
}

} // namespace preamar::forecast::mutation
