// Fitted models as bytes: little-endian fields in a sealed envelope whose checksum notices every damaged byte.
#pragma once

#include "core/base/result.h"

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::forecast {

class ByteWriter
{
public:
    void u64(std::uint64_t value);
    void size(std::size_t value) { u64(static_cast<std::uint64_t>(value)); }
    void f64(double value) { u64(std::bit_cast<std::uint64_t>(value)); }
    void text(std::string_view value);
    void numbers(const std::vector<double> &values);
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// After the first field that does not fit every further one is empty and ok() is false.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}
    [[nodiscard]] std::uint64_t u64();
    [[nodiscard]] std::size_t size() { return static_cast<std::size_t>(u64()); }
    [[nodiscard]] double f64() { return std::bit_cast<double>(u64()); }
    [[nodiscard]] std::string text();
    [[nodiscard]] std::vector<double> numbers();
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_ok && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

// kind names what the payload is ("theta"), version its layout.
[[nodiscard]] std::string seal(std::string_view kind, std::uint64_t version, std::string_view payload);
// The payload, or Protocol where kind, version, length or checksum differ. The result points into bytes.
[[nodiscard]] Result<std::string_view> unseal(std::string_view kind, std::uint64_t version, std::string_view bytes);

} // namespace preamar::forecast
