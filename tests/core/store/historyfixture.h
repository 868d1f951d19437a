// Samples and histories for the tests of the history.
#pragma once

#include "core/store/sqlite.h"
#include "core/store/sqlitehistory.h"
#include "storefixture.h"

#include <algorithm>
#include <bit>
#include <random>

namespace preamar::test {

inline const SeriesKey kCpu{service("api"), metric::cpuCores};
inline constexpr Millis kMinute{60'000};
inline constexpr TimeRange kAll{Timestamp{}, Timestamp{Millis{4'102'444'800'000}}};

inline Series series(const SeriesKey &key, std::vector<Sample> samples)
{
    return Series{key, std::move(samples)};
}

// `count` samples a minute apart.
inline std::vector<Sample> minutes(Timestamp from, int count, double first = 0.0)
{
    std::vector<Sample> out;
    for (int i = 0; i < count; ++i)
        out.push_back({from + kMinute * i, first + i});
    return out;
}

inline std::unique_ptr<History> openAt(const Home &home, bool readOnly = false)
{
    auto history = openHistory(home.path(), {.readOnly = readOnly});
    if (!history) {
        qWarning("%s", history.error().detail.c_str());
        return nullptr;
    }
    return std::move(*history);
}

inline std::vector<Sample> all(History &history, const SeriesKey &key = kCpu)
{
    auto read = history.read(key, kAll);
    return read ? read->samples : std::vector<Sample>{};
}

inline bool same(const std::vector<Sample> &a, const std::vector<Sample> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Sample &x, const Sample &y) {
        return x.at == y.at && std::bit_cast<std::uint64_t>(x.value) == std::bit_cast<std::uint64_t>(y.value);
    });
}

inline std::int64_t rowsIn(const Home &home, const char *sql)
{
    auto database = store::Database::open(home.file("history.db"), store::Access::ReadOnly, "test");
    const auto n = database ? (*database)->integer(sql) : fail(database.error());
    return n ? *n : -1;
}

inline double anyValue(std::mt19937_64 &random)
{
    switch (random() % 8) {
    case 0:
        return 0.0;
    case 1:
        return -0.0;
    case 2:
        return static_cast<double>(random() % 10);
    case 3:
        return std::numeric_limits<double>::denorm_min();
    case 4:
        return std::numeric_limits<double>::max();
    case 5:
        return static_cast<double>(random() % 100'000) / 1'000.0;
    default: {
        const double v = std::bit_cast<double>(static_cast<std::uint64_t>(random()));
        return std::isfinite(v) ? v : 1.0;
    }
    }
}

inline Forecast forecastAt(const std::string &id, Timestamp origin, const std::string &name = "api")
{
    Forecast out;
    out.id = ForecastId(id);
    out.workload = service(name);
    out.metric = metric::cpuCores;
    out.model = "kalman";
    out.modelVersion = "v1";
    out.inputDigest = "d";
    out.origin = origin;
    out.step = Millis{300'000};
    for (int i = 0; i < 24; ++i) {
        Quantiles q{};
        for (std::size_t k = 0; k < q.size(); ++k)
            q[k] = 1.0 / 3.0 + i + static_cast<double>(k) * 0.1;
        out.steps.push_back(q);
    }
    out.eligible = true;
    out.backTest = BackTest{"kalman", 0.7, 0.1, 0.81, 12};
    return out;
}

} // namespace preamar::test
