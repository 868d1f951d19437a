#include "core/replay/shared.h"

#include "core/forecast/selection.h"

#include <algorithm>
#include <limits>

namespace preamar::replay {

namespace {

constexpr std::size_t kRowMillis = 300'000;
constexpr std::size_t kRowsPerDay = 288;
constexpr std::size_t kFewestRows = 288;

} // namespace

const std::vector<std::int64_t> &Shared::required(const Cluster &cluster)
{
    if (m_required.empty() || m_requiredFor.slo != cluster.slo || m_requiredFor.min != cluster.min) {
        m_requiredFor = cluster;
        m_required.resize(m_trace.demand.size());
        for (std::size_t i = 0; i < m_required.size(); ++i)
            m_required[i] = requiredReplicas(m_trace.demand[i], cluster);
    }
    return m_required;
}

forecast::PeakForecast &Shared::peaks()
{
    if (!m_peaks) {
        constexpr std::int64_t kMinute = 60'000;
        const std::int64_t step = m_trace.step.count();
        const std::size_t minutes =
            std::max<std::size_t>(1, m_trace.demand.size() * static_cast<std::size_t>(step) / kMinute);
        std::vector<double> sums(minutes, 0.0);
        std::vector<int> counts(minutes, 0);
        for (std::size_t k = 0; k < m_trace.demand.size(); ++k) {
            const auto minute = static_cast<std::size_t>(static_cast<std::int64_t>(k + 1) * step / kMinute);
            if (minute < minutes) {
                sums[minute] += m_trace.demand[k];
                ++counts[minute];
            }
        }
        std::vector<double> values(minutes, m_trace.demand.front());
        for (std::size_t m = 0; m < minutes; ++m)
            values[m] = counts[m] > 0 ? sums[m] / counts[m] : m > 0 ? values[m - 1] : values[m];
        m_peaks = std::make_unique<forecast::PeakForecast>(std::move(values));
    }
    return *m_peaks;
}

PointForecasts &Shared::points()
{
    if (!m_points)
        m_points = std::make_unique<PointForecasts>(m_trace);
    return *m_points;
}

struct PointForecasts::Fit
{
    forecast::Selection selection;
    std::size_t rows = 0; // known to the model
};

const PointForecasts::Made *PointForecasts::at(const Instant &now)
{
    const auto step = static_cast<std::size_t>(m_trace.step.count());
    return make(now.demand.size() * step / kRowMillis);
}

const PointForecasts::Made *PointForecasts::make(std::size_t rows)
{
    auto &made = m_made.try_emplace(rows).first->second;
    if (made || rows < kFewestRows)
        return made ? &*made : nullptr;
    const auto step = static_cast<std::size_t>(m_trace.step.count());
    while (m_rows.size() < rows) { // a row is complete when every step in it is known
        const std::size_t first = (m_rows.size() * kRowMillis + step - 1) / step;
        const std::size_t last = std::max(first + 1, ((m_rows.size() + 1) * kRowMillis + step - 1) / step);
        double sum = 0.0;
        for (std::size_t i = first; i < last; ++i)
            sum += m_trace.demand[std::min(i, m_trace.demand.size() - 1)];
        m_rows.push_back(sum / static_cast<double>(last - first));
    }
    const std::size_t day = rows / kRowsPerDay * kRowsPerDay;
    auto &fit = m_fits[day];
    if (!fit || fit->rows > rows) {
        forecast::FitInput input;
        input.target.start = m_trace.start;
        input.target.step = Millis{kRowMillis};
        input.target.values.assign(m_rows.begin(),
                                   m_rows.begin() + static_cast<std::ptrdiff_t>(std::max(day, kFewestRows)));
        input.bounds = {0.0, std::numeric_limits<double>::infinity()};
        fit = std::make_shared<Fit>();
        fit->selection = forecast::select(input, {.horizon = kSteps, .mustQualify = false});
        fit->rows = input.target.values.size();
    }
    if (!fit->selection.model)
        return nullptr;
    for (; fit->rows < rows; ++fit->rows)
        fit->selection.model->update(m_rows[fit->rows]);
    const auto points = fit->selection.model->points(kSteps);
    if (!points || points->size() < kSteps)
        return nullptr;
    made.emplace();
    made->origin = m_trace.start + kStep * static_cast<std::int64_t>(rows);
    std::copy_n(points->begin(), kSteps, made->points.begin());
    made->eligible = fit->selection.eligible;
    made->ineligibleReason = fit->selection.ineligibleReason;
    made->trustedSteps = fit->selection.trustedSteps;
    return &*made;
}

} // namespace preamar::replay
