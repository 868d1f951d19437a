// One series' samples of one hour as a few bytes. Times: a start and delta-of-deltas in runs, so a regular step costs
// three bytes in all. Values: the XOR with the value before, in bits (Gorilla: Pelkonen et al., VLDB 2015). Exact.
#pragma once

#include "core/base/result.h"
#include "core/domain/series.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::store {

// Samples with strictly increasing times, at most as many as fit into a block of kMaxBlockSamples.
inline constexpr std::size_t kMaxBlockSamples = 3'600'000;

// Times are stored relative to `base` (the start of the hour or day).
[[nodiscard]] std::string encodeBlock(const std::vector<Sample> &samples, Timestamp base);
// Appends to `out`. Any bytes are safe to decode; what is no block of [base, base + span) is Storage.
[[nodiscard]] Result<void> decodeBlock(std::string_view bytes, Timestamp base, Millis span, std::vector<Sample> &out);

// Variable-length integers, 7 bits a byte; zigzag for signed ones.
void putVarint(std::string &out, std::uint64_t value);
[[nodiscard]] bool takeVarint(std::string_view &bytes, std::uint64_t &value);
[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t v)
{
    return (static_cast<std::uint64_t>(v) << 1U) ^ static_cast<std::uint64_t>(v >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t v)
{
    return static_cast<std::int64_t>(v >> 1U) ^ -static_cast<std::int64_t>(v & 1U);
}

} // namespace preamar::store
