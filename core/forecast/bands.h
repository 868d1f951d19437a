// Quantile bands from rolling-origin residuals per horizon bucket: split conformal prediction (Vovk et al. 2005; Lei et
// al. 2018), with the finite-sample rank taken over the number of residuals that are worth counting as independent.
#pragma once

#include "core/domain/forecast.h"
#include "core/forecast/bytes.h"
#include "core/forecast/forecaster.h"

#include <array>
#include <span>
#include <vector>

namespace preamar::forecast {

// Steps ahead that stand for a bucket; offsets are interpolated between them.
inline constexpr std::array<std::size_t, 12> kBandNodes{1, 2, 3, 6, 12, 24, 48, 96, 192, 288, 576, 2016};

// How far a model that learned the spread expects the 90 % quantile above, the 10 % quantile below its median; 0 where
// nothing is known of it.
struct Spread
{
    double up = 0.0;
    double down = 0.0;
};

// Differences "truth - forecast", each with the origin (row) it was made at.
class Residuals
{
public:
    // Origins in order, steps in order.
    void add(std::size_t stepsAhead, std::size_t origin, double forecast, double truth, Spread spread = {});

private:
    friend class Bands;
    struct Entry
    {
        std::size_t origin;
        double forecast;
        double residual;
        Spread spread;
    };
    std::array<std::vector<Entry>, kBandNodes.size()> m_buckets;
};

class Bands
{
public:
    Bands() = default;
    // Offsets are proportional to a power of the forecast (0, ½ or 1) or, in whole or in part, to a learned spread,
    // where that predicts the spread better.
    [[nodiscard]] static Bands calibrate(const Residuals &residuals);
    // Offsets times a factor per node.
    void widen(const std::array<double, kBandNodes.size()> &factors);
    // points[i] is the median i + 1 steps ahead. The answer never decreases over the levels and lies within the bounds.
    // spreads: one per point, or none where no model learned them.
    [[nodiscard]] std::vector<Quantiles> around(std::span<const double> points, Bounds bounds,
                                                std::span<const Spread> spreads = {}) const;
    // The same for one step, all offsets times `widening`.
    [[nodiscard]] Quantiles at(std::size_t stepsAhead, double point, Bounds bounds, Spread spread,
                               double widening = 1.0) const;
    void save(ByteWriter &out) const;
    [[nodiscard]] static Bands load(ByteReader &in);

private:
    [[nodiscard]] double scaleOf(double forecast) const;
    [[nodiscard]] double factorOf(std::size_t node, double residual, Spread spread) const;
    [[nodiscard]] double pinballLoss(const Residuals &residuals) const;
    [[nodiscard]] Quantiles bucketOffsets(const std::vector<Residuals::Entry> &bucket, std::size_t node) const;
    void chooseScale(const Residuals &residuals);

    double m_power = 0.0;
    double m_share = 0.0;                            // of the learned spread in the scale
    std::array<Spread, kBandNodes.size()> m_usual{}; // mean learned spread per node
    double m_floor = 0.0; // smallest forecast that scales; below it the spread stays as there
    std::array<Quantiles, kBandNodes.size()> m_offsets{};
};

} // namespace preamar::forecast
