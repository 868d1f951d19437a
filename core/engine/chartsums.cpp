#include "core/engine/chartsums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::engine {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeast = ChartSeries::Coverage::kLeastMeasured;

// Its own value beside a step that is missing: the one before, or at the begin the one after.
double standIn(const std::vector<double> &values, std::size_t step)
{
    for (std::size_t i = step; i-- > 0;) {
        if (std::isfinite(values[i]))
            return values[i];
    }
    for (std::size_t i = step + 1; i < values.size(); ++i) {
        if (std::isfinite(values[i]))
            return values[i];
    }
    return 0.0;
}

std::optional<std::size_t> newestOf(const std::vector<double> &values)
{
    for (std::size_t i = values.size(); i-- > 0;) {
        if (std::isfinite(values[i]))
            return i;
    }
    return std::nullopt;
}

double shareOf(double part, double rest)
{
    return part + rest > 0.0 ? part / (part + rest) : 1.0;
}

} // namespace

Result<void> ChartSums::refresh(History &history, const SeriesKey &key, Kept &kept, TimeRange grid, Timestamp end,
                                Millis step)
{
    const auto steps = static_cast<std::size_t>((grid.to - grid.from) / step);
    const bool isFresh = !kept.values.empty() && newestOf(kept.values) && end >= kept.until && end - kept.whole < kKept;
    const Timestamp from = isFresh ? std::max(grid.from, floorTo(kept.until - kOpen, step)) : grid.from;
    const auto first = static_cast<std::size_t>((from - grid.from) / step);
    kept.values.resize(steps, kNothing);
    const auto read = history.read(key, TimeRange{from, end + Millis{1}});
    if (!read)
        return fail(read.error());
    const Grid laid = toGrid(read->samples, TimeRange{from, grid.to}, step, Combine::Mean);
    std::fill(kept.values.begin() + static_cast<std::ptrdiff_t>(first), kept.values.end(), kNothing);
    for (std::size_t i = 0; i < laid.values.size() && first + i < steps; ++i)
        kept.values[first + i] = laid.values[i];
    kept.until = end;
    if (!isFresh)
        kept.whole = end;
    return {};
}

Result<ChartSums::Sum> ChartSums::sum(History &history, const MetricId &metric, const std::vector<WorkloadRef> &wanted,
                                      std::size_t asked, TimeRange range, Millis step)
{
    const TimeRange grid{floorTo(range.from, step), floorTo(range.to, step) + step};
    Book &book = m_books[{metric, step}];
    if (grid.from < book.from || grid.from - book.from > range.to - range.from) {
        book = Book{.from = grid.from, .series = {}};
    } else if (grid.from > book.from) {
        const auto gone = (grid.from - book.from) / step;
        for (auto &[ref, kept] : book.series)
            kept.values.erase(kept.values.begin(), kept.values.begin() + std::min<std::ptrdiff_t>(gone, std::ssize(kept.values)));
        std::erase_if(book.series, [&](const auto &entry) { return entry.second.until < grid.from; });
        book.from = grid.from;
    }

    std::vector<std::pair<const WorkloadRef *, const std::vector<double> *>> known;
    std::size_t newest = 0;
    for (const auto &ref : wanted) {
        Kept &kept = book.series[ref];
        if (auto done = refresh(history, SeriesKey{ref, metric}, kept, grid, range.to, step); !done)
            return fail(done.error());
        if (const auto last = newestOf(kept.values)) {
            newest = std::max(newest, *last);
            known.emplace_back(&ref, &kept.values);
        }
    }
    Sum out;
    out.coverage.asked = asked;
    std::vector<double> measured;
    std::vector<double> stands;
    std::vector<bool> isSeen; // by anyone
    const auto recent = static_cast<std::size_t>(kRecent / step);
    for (const auto &[ref, values] : known) {
        const std::size_t last = *newestOf(*values);
        if (newest - last > recent)
            continue;
        out.members.emplace(*ref, (*values)[last]);
        measured.resize(values->size(), 0.0);
        stands.resize(values->size(), 0.0);
        isSeen.resize(values->size(), false);
        for (std::size_t i = 0; i < values->size(); ++i) {
            if (std::isfinite((*values)[i])) {
                measured[i] += (*values)[i];
                isSeen[i] = true;
            } else {
                stands[i] += standIn(*values, i);
            }
        }
    }
    out.coverage.summed = out.members.size();
    for (std::size_t i = 0; i < measured.size() && i <= newest; ++i) {
        const double share = shareOf(measured[i], stands[i]);
        if (!isSeen[i] || share < kLeast)
            continue;
        out.coverage.measured = std::min(out.coverage.measured, share);
        const double total = measured[i] + stands[i];
        out.history.push_back({grid.from + step * static_cast<std::int64_t>(i), total, total, total});
    }
    return out;
}

std::optional<Forecast> sumOfForecasts(const std::map<WorkloadRef, double> &members, const MetricId &metric,
                                       const std::map<SeriesKey, Forecast> &forecasts)
{
    const Forecast *newest = nullptr;
    std::vector<std::pair<const Forecast *, double>> parts;
    for (const auto &[ref, value] : members) {
        const auto it = forecasts.find(SeriesKey{ref, metric});
        parts.emplace_back(it == forecasts.end() || it->second.steps.empty() ? nullptr : &it->second, value);
        if (parts.back().first && (!newest || parts.back().first->origin > newest->origin))
            newest = parts.back().first;
    }
    if (!newest)
        return std::nullopt;
    // How many steps of it are past at the newest origin; a forecast of other steps, or all past, is none.
    const auto offsetOf = [newest](const Forecast *f) -> std::optional<std::size_t> {
        if (!f || f->step != newest->step || (newest->origin - f->origin) % newest->step != Millis{0})
            return std::nullopt;
        const auto offset = static_cast<std::size_t>((newest->origin - f->origin) / newest->step);
        // An hour of it at the least: else the sum would end where the oldest of them does.
        return offset * 2 < f->steps.size() ? std::optional(offset) : std::nullopt;
    };
    double foreseen = 0.0;
    double stands = 0.0;
    Forecast out = *newest;
    out.steps.assign(newest->steps.size(), Quantiles{});
    for (const auto &[forecast, value] : parts) {
        const auto offset = offsetOf(forecast);
        (offset ? foreseen : stands) += std::abs(value);
        if (offset) {
            out.steps.resize(std::min(out.steps.size(), forecast->steps.size() - *offset));
            out.eligible = out.eligible && forecast->eligible;
            if (forecast->trustedFor) {
                const Millis left = std::max(Millis{0}, *forecast->trustedFor - newest->step * static_cast<std::int64_t>(*offset));
                out.trustedFor = std::min(left, out.trustedFor.value_or(left));
            }
        }
        for (std::size_t s = 0; s < out.steps.size(); ++s) {
            for (std::size_t level = 0; level < out.steps[s].size(); ++level)
                out.steps[s][level] += offset ? forecast->steps[s + *offset][level] : value;
        }
    }
    return shareOf(foreseen, stands) < kLeast ? std::nullopt : std::optional(out);
}

} // namespace preamar::engine
