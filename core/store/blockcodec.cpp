#include "core/store/blockcodec.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace preamar::store {

namespace {

constexpr char kFormat = 1;
constexpr unsigned kMaxLeading = 31; // five bits

class BitWriter
{
public:
    explicit BitWriter(std::string &out) : m_out(out) {}

    void put(std::uint64_t bits, unsigned count)
    {
        while (count > 0) {
            if (m_free == 0) {
                m_out.push_back('\0');
                m_free = 8;
            }
            const unsigned take = std::min(count, m_free);
            const auto part = static_cast<unsigned char>((bits >> (count - take)) & ((1U << take) - 1U));
            m_out.back() = static_cast<char>(static_cast<unsigned char>(m_out.back()) | (part << (m_free - take)));
            m_free -= take;
            count -= take;
        }
    }

private:
    std::string &m_out;
    unsigned m_free = 0;
};

class BitReader
{
public:
    explicit BitReader(std::string_view bytes) : m_bytes(bytes) {}

    // False where the bytes end.
    bool take(unsigned count, std::uint64_t &bits)
    {
        bits = 0;
        while (count > 0) {
            if (m_left == 0) {
                if (m_at == m_bytes.size())
                    return false;
                m_byte = static_cast<unsigned char>(m_bytes[m_at++]);
                m_left = 8;
            }
            const unsigned part = std::min(count, m_left);
            bits = (bits << part) | ((m_byte >> (m_left - part)) & ((1U << part) - 1U));
            m_left -= part;
            count -= part;
        }
        return true;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    unsigned m_byte = 0;
    unsigned m_left = 0;
};

void putTimes(std::string &out, const std::vector<Sample> &samples, Timestamp base)
{
    putVarint(out, static_cast<std::uint64_t>((samples[0].at - base).count()));
    std::int64_t delta = 0;
    std::int64_t run = 0;
    std::int64_t change = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const std::int64_t next = (samples[i].at - samples[i - 1].at).count();
        if (run > 0 && next - delta == change) {
            ++run;
        } else {
            if (run > 0) {
                putVarint(out, zigzag(change));
                putVarint(out, static_cast<std::uint64_t>(run));
            }
            change = next - delta;
            run = 1;
        }
        delta = next;
    }
    if (run > 0) {
        putVarint(out, zigzag(change));
        putVarint(out, static_cast<std::uint64_t>(run));
    }
}

bool takeTimes(std::string_view &bytes, std::size_t count, Timestamp base, Millis span, std::vector<Sample> &out)
{
    std::uint64_t first = 0;
    if (!takeVarint(bytes, first) || first >= static_cast<std::uint64_t>(span.count()))
        return false;
    Timestamp at = base + Millis{static_cast<std::int64_t>(first)};
    out.push_back({at, 0.0});
    std::int64_t delta = 0;
    for (std::size_t done = 1; done < count;) {
        std::uint64_t packed = 0;
        std::uint64_t run = 0;
        if (!takeVarint(bytes, packed) || !takeVarint(bytes, run) || run == 0 || run > count - done)
            return false;
        const std::int64_t change = unzigzag(packed);
        if (change > span.count() || change < -span.count())
            return false;
        for (std::uint64_t i = 0; i < run; ++i) {
            delta += change;
            if (delta <= 0 || delta >= (base + span - at).count())
                return false;
            at += Millis{delta};
            out.push_back({at, 0.0});
        }
        done += run;
    }
    return true;
}

void putValues(std::string &out, const std::vector<Sample> &samples)
{
    BitWriter bits(out);
    auto before = std::bit_cast<std::uint64_t>(samples[0].value);
    bits.put(before, 64);
    unsigned leading = 64; // of the window in force; none at first
    unsigned trailing = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const auto value = std::bit_cast<std::uint64_t>(samples[i].value);
        const std::uint64_t x = value ^ before;
        before = value;
        if (x == 0) {
            bits.put(0, 1);
            continue;
        }
        const unsigned lead = std::min(static_cast<unsigned>(std::countl_zero(x)), kMaxLeading);
        const auto trail = static_cast<unsigned>(std::countr_zero(x));
        if (leading != 64 && lead >= leading && trail >= trailing) {
            bits.put(0b10, 2);
            bits.put(x >> trailing, 64 - leading - trailing);
            continue;
        }
        leading = lead;
        trailing = trail;
        const unsigned length = 64 - lead - trail;
        bits.put(0b11, 2);
        bits.put(lead, 5);
        bits.put(length - 1, 6);
        bits.put(x >> trail, length);
    }
}

bool takeValues(std::string_view bytes, std::vector<Sample> &out, std::size_t from)
{
    BitReader bits(bytes);
    std::uint64_t value = 0;
    if (!bits.take(64, value))
        return false;
    out[from].value = std::bit_cast<double>(value);
    unsigned leading = 64;
    unsigned length = 0;
    for (std::size_t i = from + 1; i < out.size(); ++i) {
        std::uint64_t bit = 0;
        if (!bits.take(1, bit))
            return false;
        if (bit == 1) {
            std::uint64_t fresh = 0;
            if (!bits.take(1, fresh))
                return false;
            if (fresh == 1) {
                std::uint64_t lead = 0;
                std::uint64_t size = 0;
                if (!bits.take(5, lead) || !bits.take(6, size) || lead + size + 1 > 64)
                    return false;
                leading = static_cast<unsigned>(lead);
                length = static_cast<unsigned>(size) + 1;
            } else if (leading == 64) {
                return false;
            }
            std::uint64_t x = 0;
            if (!bits.take(length, x))
                return false;
            value ^= x << (64 - leading - length);
        }
        out[i].value = std::bit_cast<double>(value);
        if (!std::isfinite(out[i].value))
            return false;
    }
    return std::isfinite(out[from].value);
}

} // namespace

void putVarint(std::string &out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7fU) | 0x80U));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(value));
}

bool takeVarint(std::string_view &bytes, std::uint64_t &value)
{
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (bytes.empty())
            return false;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if ((byte & 0x80U) == 0)
            return true;
    }
    return false;
}

std::string encodeBlock(const std::vector<Sample> &samples, Timestamp base)
{
    std::string out(1, kFormat);
    putVarint(out, samples.size());
    if (samples.empty())
        return out;
    putTimes(out, samples, base);
    putValues(out, samples);
    return out;
}

Result<void> decodeBlock(std::string_view bytes, Timestamp base, Millis span, std::vector<Sample> &out)
{
    const auto bad = [] { return fail(ErrorCode::Storage, "history", "a block cannot be read"); };
    std::uint64_t count = 0;
    if (bytes.empty() || bytes.front() != kFormat)
        return bad();
    bytes.remove_prefix(1);
    if (!takeVarint(bytes, count) || count > kMaxBlockSamples)
        return bad();
    if (count == 0)
        return {};
    const std::size_t from = out.size();
    if (!takeTimes(bytes, static_cast<std::size_t>(count), base, span, out) || !takeValues(bytes, out, from)) {
        out.resize(from);
        return bad();
    }
    return {};
}

} // namespace preamar::store
