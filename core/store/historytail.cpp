#include "core/store/historytail.h"

#include "core/store/blockcodec.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>

namespace preamar::store {

namespace {

constexpr auto kEarlier = [](const Sample &a, const Sample &b) { return a.at < b.at; };

} // namespace

std::vector<Sample> merged(const std::vector<Sample> &early, const std::vector<Sample> &late)
{
    std::vector<Sample> out;
    out.reserve(early.size() + late.size());
    // Of equal elements set_union takes those of its first range.
    std::set_union(late.begin(), late.end(), early.begin(), early.end(), std::back_inserter(out), kEarlier);
    return out;
}

void putInOrder(std::vector<Sample> &samples)
{
    if (!std::is_sorted(samples.begin(), samples.end(), kEarlier))
        std::stable_sort(samples.begin(), samples.end(), kEarlier);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (kept > 0 && samples[kept - 1].at == samples[i].at)
            --kept;
        samples[kept++] = samples[i];
    }
    samples.resize(kept);
}

void Tail::put(SeriesId series, Sample sample)
{
    auto &list = m_series[series];
    if (list.empty() || list.back().at < sample.at) {
        list.push_back(sample);
        ++m_size;
        return;
    }
    const auto place = std::lower_bound(list.begin(), list.end(), sample, kEarlier);
    if (place->at == sample.at) {
        place->value = sample.value;
        return;
    }
    list.insert(place, sample);
    ++m_size;
}

const std::vector<Sample> &Tail::of(SeriesId series) const
{
    static const std::vector<Sample> none;
    const auto it = m_series.find(series);
    return it == m_series.end() ? none : it->second;
}

bool Tail::has(SeriesId series, std::int64_t hour) const
{
    const auto &list = of(series);
    const auto place = std::lower_bound(list.begin(), list.end(), Sample{hourStart(hour), 0.0}, kEarlier);
    return place != list.end() && place->at < hourStart(hour + 1);
}

std::vector<Sample> Tail::takeBefore(SeriesId series, Timestamp until)
{
    const auto it = m_series.find(series);
    if (it == m_series.end())
        return {};
    auto &list = it->second;
    const auto end = std::lower_bound(list.begin(), list.end(), Sample{until, 0.0}, kEarlier);
    std::vector<Sample> out(list.begin(), end);
    list.erase(list.begin(), end);
    m_size -= static_cast<std::int64_t>(out.size());
    return out;
}

std::vector<SeriesId> Tail::series() const
{
    std::vector<SeriesId> out;
    out.reserve(m_series.size());
    for (const auto &[id, list] : m_series) {
        if (!list.empty())
            out.push_back(id);
    }
    std::sort(out.begin(), out.end()); // blocks are written in the order of their keys
    return out;
}

void Tail::clear()
{
    m_series.clear();
    m_size = 0;
}

void TailRow::add(SeriesId series, Sample sample)
{
    const std::int64_t offset = (sample.at - hourStart(m_hour)).count();
    putVarint(m_bytes, zigzag(series - m_series));
    putVarint(m_bytes, zigzag(offset - m_offset));
    const auto bits = std::bit_cast<std::uint64_t>(sample.value);
    for (unsigned shift = 0; shift < 64; shift += 8)
        m_bytes.push_back(static_cast<char>((bits >> shift) & 0xffU));
    m_series = series;
    m_offset = offset;
}

Result<void> readTailRow(std::string_view bytes, std::int64_t hour, Tail &tail)
{
    const auto bad = [] { return fail(ErrorCode::Storage, "history", "a row of the tail cannot be read"); };
    if (bytes.empty() || bytes.front() != '\1' || hour < 0 || hour > kMaxHour)
        return bad();
    bytes.remove_prefix(1);
    SeriesId series = 0;
    std::int64_t offset = 0;
    while (!bytes.empty()) {
        std::uint64_t seriesStep = 0;
        std::uint64_t offsetStep = 0;
        if (!takeVarint(bytes, seriesStep) || !takeVarint(bytes, offsetStep) || bytes.size() < 8)
            return bad();
        // Unsigned sums wrap; what wrapped is out of bounds.
        series = static_cast<SeriesId>(static_cast<std::uint64_t>(series) +
                                       static_cast<std::uint64_t>(unzigzag(seriesStep)));
        offset = static_cast<std::int64_t>(static_cast<std::uint64_t>(offset) +
                                           static_cast<std::uint64_t>(unzigzag(offsetStep)));
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < 8; ++i)
            bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
        bytes.remove_prefix(8);
        const double value = std::bit_cast<double>(bits);
        if (series < 1 || series > kMaxSeries || offset < 0 || offset >= kHour.count() || !std::isfinite(value))
            return bad();
        tail.put(series, {hourStart(hour) + Millis{offset}, value});
    }
    return {};
}

} // namespace preamar::store
