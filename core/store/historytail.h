// Samples that are not in blocks yet: rows of the tail table (one per append and hour, all series together) and their
// image in memory.
#pragma once

#include "core/base/result.h"
#include "core/domain/series.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace preamar::store {

using SeriesId = std::int64_t;

inline constexpr Millis kHour{3'600'000};
inline constexpr Millis kDay{86'400'000};
inline constexpr std::int64_t kMaxHour = (std::int64_t{1} << 24) - 1; // the key's 24 bits: until the year 3883
inline constexpr SeriesId kMaxSeries = (SeriesId{1} << 38) - 1;

[[nodiscard]] constexpr std::int64_t hourOf(Timestamp at)
{
    return floorTo(at, kHour).time_since_epoch() / kHour;
}
[[nodiscard]] constexpr Timestamp hourStart(std::int64_t hour)
{
    return Timestamp{kHour * hour};
}
[[nodiscard]] constexpr std::int64_t blockKey(SeriesId series, std::int64_t hourOrDay)
{
    return (series << 24) | hourOrDay;
}

// Both in order of time; where they meet, `late` wins.
[[nodiscard]] std::vector<Sample> merged(const std::vector<Sample> &early, const std::vector<Sample> &late);
// In order of time, the last of equal times kept.
void putInOrder(std::vector<Sample> &samples);

class Tail
{
public:
    void put(SeriesId series, Sample sample);
    [[nodiscard]] const std::vector<Sample> &of(SeriesId series) const;
    [[nodiscard]] bool has(SeriesId series, std::int64_t hour) const;
    // Removes and returns what lies before `until`.
    [[nodiscard]] std::vector<Sample> takeBefore(SeriesId series, Timestamp until);
    [[nodiscard]] std::vector<SeriesId> series() const;
    [[nodiscard]] std::int64_t size() const { return m_size; }
    void clear();

private:
    std::unordered_map<SeriesId, std::vector<Sample>> m_series;
    std::int64_t m_size = 0;
};

class TailRow
{
public:
    explicit TailRow(std::int64_t hour) : m_hour(hour) {}
    void add(SeriesId series, Sample sample);
    [[nodiscard]] std::int64_t hour() const { return m_hour; }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::int64_t m_hour;
    SeriesId m_series = 0;
    std::int64_t m_offset = 0;
    std::string m_bytes = std::string(1, '\1'); // format
};

// Any bytes are safe to read; what is no row is Storage, and what was read before it stays.
[[nodiscard]] Result<void> readTailRow(std::string_view bytes, std::int64_t hour, Tail &tail);

} // namespace preamar::store
