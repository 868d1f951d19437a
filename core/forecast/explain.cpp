#include "core/forecast/explain.h"

#include "core/forecast/knownfuture.h"
#include "core/forecast/light.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

double meanOf(std::span<const double> values)
{
    double sum = 0.0;
    double count = 0.0;
    for (const double v : values) {
        sum += std::isfinite(v) ? v : 0.0;
        count += std::isfinite(v) ? 1.0 : 0.0;
    }
    return count > 0.0 ? sum / count : std::nan("");
}

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return std::nan("");
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

// Means of whole days back from the end; [k] of the day that ended k days ago.
std::vector<double> dayMeans(std::span<const double> values, std::size_t day)
{
    std::vector<double> means;
    for (std::size_t end = values.size(); end >= day; end -= day)
        means.push_back(meanOf(values.subspan(end - day, day)));
    return means;
}

// How the value `back` rows before row `target` differed from the mean of its day (counted from the end).
double deviation(std::span<const double> values, std::span<const double> means, std::size_t target, std::size_t back,
                 std::size_t day)
{
    if (back > target || target - back >= values.size())
        return std::nan("");
    const std::size_t row = target - back;
    const std::size_t ago = (values.size() - 1 - row) / day;
    return ago < means.size() ? values[row] - means[ago] : std::nan("");
}

} // namespace

std::vector<Parts> explain(const FitInput &given, std::span<const double> points)
{
    const KnownFuture known = KnownFuture::learn(given);
    const bool calendar = !known.none();
    const FitInput freed = calendar ? known.without(given) : FitInput{};
    const FitInput &input = calendar ? freed : given;
    const std::span<const double> values = input.target.values;
    const std::size_t day = rowsPerDay(input.target.step);
    std::vector<Parts> parts(points.size());
    const std::size_t lately = std::min(values.size(), day > 0 ? day : std::size_t{288});
    double level = meanOf(values.last(lately));
    level = std::isfinite(level) ? level : 0.0;
    const auto means = day > 0 ? dayMeans(values, day) : std::vector<double>{};
    for (std::size_t i = 0; i < points.size(); ++i) {
        Parts &p = parts[i];
        p.level = level;
        std::size_t ahead = i;
        if (calendar) {
            const Timestamp t = given.target.timeAt(given.target.values.size() + i);
            ahead = static_cast<std::size_t>(
                std::max<std::int64_t>(0, known.rowOf(t) - static_cast<std::int64_t>(values.size())));
            p.event = points[i] - points[i] / known.at(t).factor;
        }
        if (day > 0) {
            const std::size_t target = values.size() + ahead;
            const std::size_t first = ahead / day + 1;
            std::vector<double> usual;
            for (std::size_t k = first; k < first + 7; ++k) {
                if (const double d = deviation(values, means, target, k * day, day); std::isfinite(d))
                    usual.push_back(d);
            }
            p.daily = usual.empty() ? 0.0 : medianOf(usual);
            if (values.size() >= 14 * day) {
                const double then = deviation(values, means, target, (ahead / (7 * day) + 1) * 7 * day, day);
                p.weekly = std::isfinite(then) ? then - p.daily : 0.0;
            }
        }
        p.recent = points[i] - (p.level + p.daily + p.weekly + p.event);
    }
    return parts;
}

std::optional<SimilarDay> mostSimilarDay(const FitInput &input)
{
    const std::span<const double> values = input.target.values;
    const std::size_t day = rowsPerDay(input.target.step);
    if (day == 0 || values.size() < 2 * day)
        return std::nullopt;
    const auto last = values.last(day);
    const double lastMean = meanOf(last);
    std::optional<SimilarDay> best;
    for (std::size_t end = values.size() - day; end >= day; end -= day) {
        const auto then = values.subspan(end - day, day);
        const double mean = meanOf(then);
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t i = 0; i < day; ++i) {
            const double d = (last[i] - lastMean) - (then[i] - mean);
            if (std::isfinite(d)) {
                sum += std::abs(d);
                count += 1.0;
            }
        }
        if (2.0 * count < static_cast<double>(day))
            continue;
        if (!best || sum / count < best->difference)
            best = SimilarDay{input.target.timeAt(end - day), sum / count};
    }
    return best;
}

Verdict verdictOf(const EnsembleReport &report)
{
    Verdict verdict;
    verdict.wape = report.backTest.wape;
    if (report.members.empty())
        return verdict;
    std::size_t reach = 0; // rows ahead of which anything is known
    for (std::size_t b = 0; b < kWeightNodes.size() && std::isfinite(report.relMae[b]); ++b) {
        reach = kWeightNodes[b];
        // What never erred, as a constant never does, is predictable without being better than repeating.
        const bool good = report.relMae[b] <= kClearlyBetter || report.backTest.wape == 0.0;
        if (good || b == 0)
            verdict.relMae = report.relMae[b];
        verdict.steps = good ? reach : verdict.steps;
    }
    if (reach == 0)
        return verdict;
    verdict.kind = verdict.steps == reach ? Verdict::Kind::Predictable
                                          : (verdict.steps > 0 ? Verdict::Kind::UpTo : Verdict::Kind::NotPredictable);
    return verdict;
}

} // namespace preamar::forecast
