#include "core/forecast/serieslife.h"

#include "core/forecast/bytes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::size_t kScored = kScoredSteps.back();
constexpr std::size_t kLow = 4;      // of kQuantileLevels: .1
constexpr std::size_t kHigh = 10;    // .9
constexpr double kBandWidth = 2.563; // of the 80 % band of a normal distribution, in standard deviations
constexpr std::uint64_t kLayout = 1;

} // namespace

UsedForecast usedFrom(const Forecast &forecast, bool shadow)
{
    UsedForecast used{.origin = forecast.origin,
                      .model = forecast.model,
                      .version = forecast.modelVersion,
                      .shadow = shadow,
                      .point = {},
                      .low = {},
                      .high = {}};
    for (std::size_t i = 0; i < std::min(kScored, forecast.steps.size()); ++i) {
        used.point.push_back(static_cast<float>(forecast.steps[i][kMedian]));
        used.low.push_back(static_cast<float>(forecast.steps[i][kLow]));
        used.high.push_back(static_cast<float>(forecast.steps[i][kHigh]));
    }
    return used;
}

std::optional<std::pair<DriftKind, double>> DriftMonitor::add(double truth, double point, double low, double high)
{
    constexpr double allowance = 0.5;
    constexpr double limit = 12.0;
    const double scale = (high - low) / kBandWidth;
    if (!(scale > 0.0))
        return std::nullopt;
    const double z = std::clamp((truth - point) / scale, -4.0, 4.0);
    m_up = std::max(0.0, m_up + z - allowance);
    m_down = std::max(0.0, m_down - z - allowance);
    m_last.push_back(z);
    if (m_last.size() > 12)
        m_last.pop_front();
    m_inside.push_back(truth >= low && truth <= high);
    if (m_inside.size() > 72)
        m_inside.pop_front();
    std::optional<std::pair<DriftKind, double>> found;
    const double mean = std::accumulate(m_last.begin(), m_last.end(), 0.0) / static_cast<double>(m_last.size());
    const double inside =
        static_cast<double>(std::count(m_inside.begin(), m_inside.end(), true)) / static_cast<double>(m_inside.size());
    if (m_last.size() == 12 && std::abs(mean) > 2.0)
        found = {DriftKind::Level, mean};
    else if (std::max(m_up, m_down) > limit)
        found = {DriftKind::Residuals, m_up >= m_down ? m_up : -m_down};
    else if (m_inside.size() == 72 && inside < 0.5)
        found = {DriftKind::Coverage, inside};
    if (found)
        reset();
    return found;
}

std::optional<std::pair<DriftKind, double>> DriftMonitor::addAhead(double truth, double point, double low, double high)
{
    const double scale = (high - low) / kBandWidth;
    if (!(scale > 0.0))
        return std::nullopt;
    m_ahead.push_back(std::clamp((truth - point) / scale, -4.0, 4.0));
    if (m_ahead.size() > 12)
        m_ahead.pop_front();
    const double mean = std::accumulate(m_ahead.begin(), m_ahead.end(), 0.0) / static_cast<double>(m_ahead.size());
    if (m_ahead.size() < 12 || std::abs(mean) <= 3.0)
        return std::nullopt;
    reset();
    return std::pair(DriftKind::Level, mean);
}

void SeriesLife::use(UsedForecast forecast)
{
    if (forecast.point.empty())
        return;
    for (const auto &waiting : m_waiting) {
        if (waiting.origin == forecast.origin && waiting.version == forecast.version &&
            waiting.shadow == forecast.shadow)
            return;
    }
    m_uses.push_back(forecast);
    m_waiting.push_back(std::move(forecast));
}

std::optional<double> SeriesLife::truthOf(Timestamp cell, Millis step) const
{
    if (cell >= m_next || m_day.empty())
        return std::nullopt;
    const auto back = static_cast<std::size_t>((m_next - cell) / step);
    if (back == 0 || back > m_day.size())
        return std::nullopt;
    const double truth = m_day[m_day.size() - back];
    return std::isfinite(truth) ? std::optional(truth) : std::nullopt;
}

void SeriesLife::close(const SeriesKey &key, Timestamp cell, Millis step, double truth)
{
    if (!m_day.empty() && cell < m_next)
        return;
    // Cells that were skipped are gaps; a day of them is a new beginning.
    const auto skipped = m_day.empty() ? 0 : (cell - m_next) / step;
    if (skipped >= static_cast<std::int64_t>(kDayCells))
        m_day.clear();
    else
        m_day.insert(m_day.end(), static_cast<std::size_t>(skipped), std::nan(""));
    m_next = cell;
    if (std::isfinite(truth) && cell >= m_scoredTo) {
        for (const auto &forecast : m_waiting) {
            if (cell < forecast.origin)
                continue;
            const auto ahead = static_cast<std::size_t>((cell - forecast.origin) / step);
            if (ahead < forecast.point.size())
                score(key, forecast, ahead, cell, step, truth);
        }
    }
    m_day.push_back(truth);
    while (m_day.size() > kDayCells)
        m_day.pop_front();
    m_next = cell + step;
    while (!m_waiting.empty() && m_waiting.front().origin + step * static_cast<std::int64_t>(kScored) <= m_next)
        m_waiting.pop_front();
}

void SeriesLife::score(const SeriesKey &key, const UsedForecast &forecast, std::size_t ahead, Timestamp cell,
                       Millis step, double truth)
{
    const auto point = static_cast<double>(forecast.point[ahead]);
    const auto low = static_cast<double>(forecast.low[ahead]);
    const auto high = static_cast<double>(forecast.high[ahead]);
    ScoreSum sum{.count = 1,
                 .error = std::abs(truth - point),
                 .truth = std::abs(truth),
                 .covered = truth >= low && truth <= high ? 1 : 0};
    if (const auto yesterday = truthOf(cell - step * static_cast<std::int64_t>(kDayCells), step)) {
        sum.naiveCount = 1;
        sum.naiveError = std::abs(truth - *yesterday);
        sum.pairedError = sum.error;
    }
    const std::int64_t day = std::chrono::floor<std::chrono::days>(cell).time_since_epoch().count();
    for (const std::size_t steps : kScoredSteps) {
        if (ahead >= steps)
            continue;
        auto &entry = m_scores[{forecast.version, day, steps, forecast.shadow}];
        if (entry.steps == 0)
            entry = ModelScore{.key = key,
                               .model = forecast.model,
                               .version = forecast.version,
                               .shadow = forecast.shadow,
                               .day = day,
                               .steps = steps,
                               .sum = {}};
        entry.sum.add(sum);
    }
    if ((ahead == 0 || ahead + 1 == kScored) && !forecast.shadow) {
        if (const auto found = ahead == 0 ? m_monitor.add(truth, point, low, high) : m_monitor.addAhead(truth, point, low, high)) {
            m_drifts.push_back(
                {.key = key, .at = cell, .kind = found->first, .value = found->second, .version = forecast.version});
            driftedAt = cell;
        }
    }
}

std::vector<ModelScore> SeriesLife::takeScores()
{
    std::vector<ModelScore> out;
    for (auto &[id, score] : m_scores)
        out.push_back(std::move(score));
    m_scores.clear();
    return out;
}

std::vector<DriftMark> SeriesLife::takeDrifts()
{
    return std::exchange(m_drifts, {});
}

std::string packUsed(const std::vector<std::pair<SeriesKey, UsedForecast>> &used)
{
    ByteWriter out;
    out.size(used.size());
    for (const auto &[key, f] : used) {
        out.text(toString(key.workload));
        out.text(key.metric.str());
        out.u64(static_cast<std::uint64_t>(toMillis(f.origin)));
        out.text(f.model);
        out.text(f.version);
        out.u64(f.shadow ? 1 : 0);
        for (const auto *values : {&f.point, &f.low, &f.high})
            out.numbers({values->begin(), values->end()});
    }
    return forecast::seal("used", kLayout, out.bytes());
}

std::vector<std::pair<SeriesKey, UsedForecast>> unpackUsed(const std::string &bytes)
{
    std::vector<std::pair<SeriesKey, UsedForecast>> out;
    const auto payload = forecast::unseal("used", kLayout, bytes);
    if (!payload)
        return out;
    ByteReader in(*payload);
    const std::size_t count = in.size();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        auto ref = parseWorkloadRef(in.text());
        const MetricId metric(in.text());
        UsedForecast f;
        f.origin = fromMillis(static_cast<std::int64_t>(in.u64()));
        f.model = in.text();
        f.version = in.text();
        f.shadow = in.u64() == 1;
        for (auto *values : {&f.point, &f.low, &f.high}) {
            for (const double v : in.numbers())
                values->push_back(static_cast<float>(v));
        }
        if (in.ok() && ref && f.point.size() == f.low.size() && f.point.size() == f.high.size())
            out.emplace_back(SeriesKey{std::move(*ref), metric}, std::move(f));
    }
    return out;
}

} // namespace preamar::forecast
