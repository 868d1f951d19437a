#include "core/engine/chartsums.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr double kLeast = ChartSeries::Coverage::kLeastMeasured;

// How far back a service is looked for that has no value where a range begins: one that was not there yet is missed by nobody.
constexpr Millis kLookedBack = std::chrono::hours{24};

struct Member
{
    const WorkloadRef *ref = nullptr;
    std::vector<double> values; // NaN where nothing was measured
    std::size_t first = 0;      // from here on it was there
};

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

Result<ChartSum> sumOfSeries(History &history, const MetricId &metric, const std::vector<WorkloadRef> &wanted,
                             std::size_t asked, TimeRange range, Millis step)
{
    const TimeRange grid{floorTo(range.from, step), floorTo(range.to, step) + step};
    std::vector<Member> known;
    std::size_t newest = 0;
    for (const auto &ref : wanted) {
        const auto read = history.read(SeriesKey{ref, metric}, TimeRange{grid.from, range.to + Millis{1}});
        if (!read)
            return fail(read.error());
        if (read->samples.empty())
            continue;
        auto values = toGrid(read->samples, grid, step, Combine::Mean).values;
        const auto last = newestOf(values);
        if (!last)
            continue;
        newest = std::max(newest, *last);
        Member member{.ref = &ref, .values = std::move(values)};
        if (!std::isfinite(member.values.front())) {
            const auto before = history.read(SeriesKey{ref, metric}, TimeRange{grid.from - kLookedBack, grid.from});
            if (!before)
                return fail(before.error());
            if (before->samples.empty())
                member.first = static_cast<std::size_t>(std::find_if(member.values.begin(), member.values.end(), [](double v) { return std::isfinite(v); }) - member.values.begin());
        }
        known.push_back(std::move(member));
    }
    ChartSum out;
    out.coverage.asked = asked;
    std::vector<double> measured;
    std::vector<double> stands;
    std::vector<bool> isSeen; // by anyone
    const auto recent = static_cast<std::size_t>((kSummedWithin + step - Millis{1}) / step);
    for (const auto &[ref, values, first] : known) {
        const std::size_t last = *newestOf(values);
        if (newest - last > recent)
            continue;
        out.members.emplace(*ref, values[last]);
        measured.resize(values.size(), 0.0);
        stands.resize(values.size(), 0.0);
        isSeen.resize(values.size(), false);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isfinite(values[i])) {
                measured[i] += values[i];
                isSeen[i] = true;
            } else if (i >= first) {
                stands[i] += standIn(values, i);
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
