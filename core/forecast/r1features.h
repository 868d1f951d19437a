// The twenty features of rules.md R1, made row by row from the measured history alone.
#pragma once

#include "core/forecast/bytes.h"
#include "core/forecast/forecaster.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace preamar::forecast {

inline constexpr std::size_t kR1Ahead = 6; // rows: 30 min at 5 min
inline constexpr std::array<std::string_view, 20> kR1Features{"hour_of_day",
                                                              "day_of_week",
                                                              "day_of_month",
                                                              "month",
                                                              "is_weekend",
                                                              "is_business_hour",
                                                              "is_holiday",
                                                              "cpu_usage_current",
                                                              "memory_usage_current",
                                                              "requests_per_minute",
                                                              "active_users",
                                                              "concurrent_sessions",
                                                              "cpu_trend_1h",
                                                              "memory_trend_1h",
                                                              "request_trend_1h",
                                                              "cpu_ma_6h",
                                                              "memory_ma_6h",
                                                              "requests_ma_6h",
                                                              "historical_peak_factor",
                                                              "seasonal_factor"};

enum R1Metric : std::size_t { R1Cpu, R1Memory, R1Requests, R1Users, R1Sessions, R1Metrics };
// CPU %, memory %, requests per minute, users, sessions; NaN where not known.
using R1Row = std::array<double, R1Metrics>;

// The hour's, the day's and the month's prior of R1; hour 0–23, Monday = 0, month 1–12.
[[nodiscard]] double seasonalFactor(int hour, int weekday, int month);

class R1Window
{
public:
    R1Window() = default;
    // `known`: which metrics exist at all. Features of the others are left out.
    R1Window(Timestamp start, Millis step, const Calendar &calendar, std::array<bool, R1Metrics> known);

    // Indices into kR1Features of what is there, and the names of what is left out.
    [[nodiscard]] const std::vector<std::size_t> &present() const { return m_present; }
    [[nodiscard]] std::vector<std::string_view> leftOut() const;

    // The next row. A gap (NaN) holds the value before. `measured` rows become precedent of later ones, predicted ones
    // do not.
    void push(const R1Row &row, bool measured);
    // Of the newest row, in the order of present().
    [[nodiscard]] std::vector<double> features() const;

    void save(ByteWriter &out) const;
    [[nodiscard]] static std::optional<R1Window> load(ByteReader &in);

private:
    void findPresent();
    [[nodiscard]] double trend(std::size_t metric) const;
    [[nodiscard]] double movingMean(std::size_t metric) const;
    [[nodiscard]] double newest(std::size_t metric) const;
    [[nodiscard]] double loadNow() const;
    [[nodiscard]] std::size_t hourOfWeek(std::int64_t localMillis) const;

    static constexpr std::size_t kKept = 72;
    std::array<bool, R1Metrics> m_known{};
    std::int64_t m_at = 0;                             // ms UTC of the row that comes next
    std::int64_t m_step = 0;                           // ms
    std::int64_t m_offset = 0;                         // ms, of the local zone
    std::vector<double> m_holidays;                    // local midnights, ms UTC, sorted
    std::array<std::vector<double>, R1Metrics> m_tail; // the newest rows, at most kKept
    bool m_pending = false;                            // the newest row is not yet precedent
    std::array<double, 168> m_sum{};
    std::array<double, 168> m_count{};
    std::vector<std::size_t> m_present;
};

} // namespace preamar::forecast
