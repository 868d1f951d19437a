#include "core/forecast/bytes.h"

namespace preamar::forecast {

namespace {

// FNV-1a, 64 bits: each step is a bijection of the state, so one changed byte always changes the sum.
std::uint64_t checksum(std::string_view bytes)
{
    std::uint64_t sum = 0xcbf29ce484222325U;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        sum *= 0x100000001b3U;
    }
    return sum;
}

} // namespace

void ByteWriter::u64(std::uint64_t value)
{
    for (unsigned shift = 0; shift < 64; shift += 8)
        m_bytes += static_cast<char>(static_cast<unsigned char>(value >> shift));
}

void ByteWriter::text(std::string_view value)
{
    size(value.size());
    m_bytes += value;
}

void ByteWriter::numbers(const std::vector<double> &values)
{
    size(values.size());
    m_bytes.reserve(m_bytes.size() + 8 * values.size());
    for (const double v : values)
        f64(v);
}

std::uint64_t ByteReader::u64()
{
    if (!m_ok || m_rest.size() < 8) {
        m_ok = false;
        return 0;
    }
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_rest[i])) << (8 * i);
    m_rest.remove_prefix(8);
    return value;
}

std::string ByteReader::text()
{
    const std::size_t length = size();
    if (!m_ok || length > m_rest.size()) {
        m_ok = false;
        return {};
    }
    std::string value(m_rest.substr(0, length));
    m_rest.remove_prefix(length);
    return value;
}

std::vector<double> ByteReader::numbers()
{
    const std::size_t count = size();
    if (!m_ok || count > m_rest.size() / 8) {
        m_ok = false;
        return {};
    }
    std::vector<double> values(count);
    for (double &v : values)
        v = f64();
    return values;
}

std::string seal(std::string_view kind, std::uint64_t version, std::string_view payload)
{
    ByteWriter out;
    out.text(kind);
    out.u64(version);
    out.text(payload);
    const std::uint64_t sum = checksum(out.bytes());
    out.u64(sum);
    return out.bytes();
}

Result<std::string_view> unseal(std::string_view kind, std::uint64_t version, std::string_view bytes)
{
    const auto refuse = [](const char *why) { return fail(ErrorCode::Protocol, "model bytes", why); };
    if (bytes.size() < 8)
        return refuse("too short");
    const std::string_view body = bytes.substr(0, bytes.size() - 8);
    if (ByteReader(bytes.substr(bytes.size() - 8)).u64() != checksum(body))
        return refuse("checksum differs");
    ByteReader in(body);
    if (in.text() != kind)
        return refuse("another kind");
    if (in.u64() != version)
        return refuse("another version");
    const std::size_t length = in.size();
    if (!in.ok() || length > body.size() || body.size() != 24 + kind.size() + length)
        return refuse("length differs");
    return body.substr(body.size() - length);
}

} // namespace preamar::forecast
