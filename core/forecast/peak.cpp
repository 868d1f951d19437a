#include "core/forecast/peak.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kFitDays = 7;
constexpr std::size_t kDaysBefore = 7;
constexpr std::size_t kStride = 3; // rows further apart tell almost as much
constexpr std::size_t kFewestRows = 60;
constexpr std::size_t kMargin = 5; // minutes around a window of another day
constexpr std::size_t kAround = 3;
constexpr int kIterations = 40;
constexpr double kShrink = 1e-4;
constexpr std::size_t kNow = 1;
constexpr std::size_t kUsualRise = 7;

// The highest of the last `width` values, this one included.
std::vector<double> highestOf(std::span<const double> values, std::size_t width)
{
    std::vector<double> out(values.size());
    std::vector<std::size_t> queue;
    std::size_t head = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        while (queue.size() > head && values[queue.back()] <= values[i])
            queue.pop_back();
        queue.push_back(i);
        while (queue[head] + width <= i)
            ++head;
        out[i] = values[queue[head]];
    }
    return out;
}

// The highest in (i + offset − width, i + offset], as far as the values go.
std::vector<double> shifted(std::span<const double> values, std::size_t width, std::size_t offset)
{
    const auto back = highestOf(values, width);
    std::vector<double> out(values.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        out[i] = back[std::min(i + offset, values.size() - 1)];
    return out;
}

// Solves A·x = b in place for a symmetric positive matrix (Cholesky); b becomes x.
template<std::size_t N>
void solve(std::array<std::array<double, N>, N> &a, std::array<double, N> &b)
{
    for (std::size_t j = 0; j < N; ++j) {
        double sum = a[j][j];
        for (std::size_t k = 0; k < j; ++k)
            sum -= a[j][k] * a[j][k];
        const double root = std::sqrt(std::max(sum, 1e-12));
        a[j][j] = root;
        for (std::size_t i = j + 1; i < N; ++i) {
            double rest = a[i][j];
            for (std::size_t k = 0; k < j; ++k)
                rest -= a[i][k] * a[j][k];
            a[i][j] = rest / root;
        }
    }
    for (std::size_t i = 0; i < N; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (std::size_t i = N; i-- > 0;) {
        for (std::size_t k = i + 1; k < N; ++k)
            b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
}

} // namespace

PeakForecast::PeakForecast(std::vector<double> minutes) : m_values(std::move(minutes))
{
    const std::size_t n = m_values.size();
    m_moves.assign(n + 1, 0.0);
    for (std::size_t i = 1; i < n; ++i)
        m_moves[i + 1] = m_moves[i] + std::abs(m_values[i] - m_values[i - 1]);
    std::vector<double> sums(n + 1, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        sums[i + 1] = sums[i] + m_values[i];
    m_level.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t first = i < kAround ? 0 : i - kAround;
        const std::size_t last = std::min(n, i + kAround + 1);
        m_level[i] = (sums[last] - sums[first]) / static_cast<double>(last - first);
    }
    m_back5 = highestOf(m_values, 5);
    m_back15 = highestOf(m_values, 15);
    m_back60 = highestOf(m_values, 60);
    m_week = highestOf(m_values, kFitDays * kDay);
}

const PeakForecast::Windows &PeakForecast::windows(std::size_t minutes)
{
    auto &w = m_windows[minutes];
    if (w.ahead.empty()) {
        w.ahead = shifted(m_values, minutes, minutes);
        w.aheadWide = shifted(m_values, minutes + 2 * kMargin, minutes + kMargin);
    }
    return w;
}

// Reads values up to `renewed` only: windows are read a day or more back.
PeakForecast::Row PeakForecast::rowAt(const Windows &w, std::size_t minute, const PeakNow &now, std::size_t renewed) const
{
    const std::size_t known = std::min(renewed, m_values.size() - 1);
    const auto back = [known](std::size_t minutes) { return known < minutes ? std::size_t{0} : known - minutes; };
    double rise = 0.0, wideRise = 0.0, mostRise = 0.0, lastRise = 0.0, high = 0.0;
    std::size_t days = 0;
    for (std::size_t d = 1; d <= kDaysBefore && minute >= d * kDay + kMargin; ++d) {
        const std::size_t then = minute - d * kDay;
        if (then >= m_values.size())
            continue;
        const double r = w.ahead[then] - m_level[then];
        rise += r;
        wideRise += w.aheadWide[then] - m_level[then];
        high += w.ahead[then];
        mostRise = days == 0 ? r : std::max(mostRise, r);
        if (d == 1 || d == kDaysBefore) // last week's same day where it is known, else yesterday
            lastRise = r;
        ++days;
    }
    if (days > 0) {
        const auto count = static_cast<double>(days);
        rise /= count;
        wideRise /= count;
        high /= count;
    } else {
        high = now.level;
    }
    const auto restless = [&](std::size_t minutes) {
        return (m_moves[known + 1] - m_moves[back(minutes - 1)]) / static_cast<double>(std::min(minutes, known + 1));
    };
    return {1.0,
            now.level,
            now.slope,
            now.level - m_values[minute - std::min(minute, known) < 5 && minute >= 5 ? std::min(known, minute - 5) : known],
            std::max(m_back5[known], now.level),
            std::max(m_back15[known], now.level),
            std::max(m_back60[known], now.level),
            rise,
            mostRise,
            lastRise,
            high,
            restless(30),
            restless(240),
            wideRise};
}

PeakForecast::Row PeakForecast::fit(const PeakHead &head, const Windows &w, std::size_t known) const
{
    Row prior{};
    prior[kNow] = 1.0;
    prior[kUsualRise] = 1.0;
    if (known < head.minutes + kFewestRows)
        return prior;
    const std::size_t last = known - head.minutes; // its window ends with what is known
    std::size_t first = last > kFitDays * kDay ? last - kFitDays * kDay : 30;
    if (first < kDay && last > 3 * kDay)
        first = kDay; // rows that have a day before them
    std::vector<Row> rows;
    std::vector<double> truths;
    for (std::size_t m = first; m < last; m += kStride) {
        rows.push_back(rowAt(w, m, {m_values[m], m_values[m] - m_values[m - 1]}, m));
        truths.push_back(w.ahead[m]);
    }
    if (rows.size() < kFewestRows)
        return prior;

    const auto count = static_cast<double>(rows.size());
    Row scale{};
    double spread = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t k = 0; k < kFeatures; ++k)
            scale[k] += rows[i][k] * rows[i][k] / count;
        spread += std::abs(truths[i] - rows[i][kNow]) / count;
    }
    spread += 1e-6;
    const double epsilon = 0.02 * spread;
    Row beta = prior;
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        std::array<std::array<double, kFeatures>, kFeatures> a{};
        Row g{};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Row &x = rows[i];
            double estimate = 0.0;
            for (std::size_t k = 0; k < kFeatures; ++k)
                estimate += x[k] * beta[k];
            const double weight = 1.0 / (epsilon + std::abs(truths[i] - estimate));
            const double pull = weight * truths[i] + 2.0 * head.level - 1.0;
            for (std::size_t k = 0; k < kFeatures; ++k) {
                g[k] += pull * x[k];
                const double wx = weight * x[k];
                for (std::size_t l = 0; l <= k; ++l)
                    a[k][l] += wx * x[l];
            }
        }
        double moved = 0.0;
        for (std::size_t k = 0; k < kFeatures; ++k) {
            const double ridge = kShrink * count * (scale[k] + 1e-9) / (spread * spread) * (k == 0 ? 0.01 : 1.0);
            a[k][k] += ridge;
            g[k] += ridge * prior[k];
        }
        solve(a, g);
        for (std::size_t k = 0; k < kFeatures; ++k) {
            moved = std::max(moved, std::abs(g[k] - beta[k]) * std::sqrt(scale[k]));
            beta[k] = g[k];
        }
        if (moved < 1e-3 * spread)
            break;
    }
    return beta;
}

double PeakForecast::highest(const PeakHead &head, std::size_t minute, const PeakNow &now, std::size_t renewed)
{
    const Windows &w = windows(head.minutes);
    // By what was known when it was renewed: around midnight that may still be the day before.
    const std::size_t known = (std::min(renewed, m_values.size() - 1) + 1) / kDay * kDay;
    const auto key = std::make_pair(known, std::make_pair(head.minutes, std::lround(head.level * 1e6)));
    auto fitted = m_fits.find(key);
    if (fitted == m_fits.end())
        fitted = m_fits.emplace(key, fit(head, w, known)).first;
    const Row row = rowAt(w, minute, now, renewed);
    double sum = 0.0;
    for (std::size_t k = 0; k < kFeatures; ++k)
        sum += row[k] * fitted->second[k];
    return std::isfinite(sum) ? std::max(sum, now.level) : now.level;
}

} // namespace preamar::forecast
