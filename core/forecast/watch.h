// What became of the last forecasts: as truth arrives, members that err now lose weight and bands that miss widen, so
// that a change of level is answered within the hour instead of at the next fit.
#pragma once

#include "core/domain/forecast.h"
#include "core/forecast/bytes.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace preamar::forecast {

// Steps ahead that are watched.
inline constexpr std::array<std::size_t, 5> kWatchNodes{1, 3, 6, 12, 24};

class Watch
{
public:
    // Watches nothing: full trust, bands as they are.
    Watch() = default;
    // usual[j]: the mean absolute error to be expected kWatchNodes[j] steps ahead; NaN where nothing is known.
    Watch(std::size_t members, const std::array<double, kWatchNodes.size()> &usual);

    [[nodiscard]] bool on() const { return m_members > 0; }
    // The row that has just come, NaN for a gap; before expect() of the same row.
    void arrived(double truth);
    // What is said now for kWatchNodes[j] steps ahead; members that have no say are NaN.
    void expect(std::size_t j, std::span<const double> members, double low80, double high80);

    // By how much a member's weight is to be multiplied, for forecasts `step` steps ahead; 1 beyond the last node. The
    // fourth power of usual over recent error up to six steps ahead: milder ones leave too much say to members that are
    // stuck at an old level (MAE 12 to 23 steps after a shift, full tier: 1.41 times with the square, 1.28 with the
    // fourth power). Further ahead the square: there the fourth power loses on quiet series (relMAE at 2 h .403, .400).
    [[nodiscard]] double trust(std::size_t step, std::size_t member) const;
    // By how much bands are to be wider or narrower: adaptive conformal inference (Gibbs & Candès, NeurIPS 2021) on the
    // logarithm of the width, without the small moves that chance alone explains.
    [[nodiscard]] double widening(std::size_t step) const;

    void save(ByteWriter &out) const;
    // False where the fields make no sense for so many members.
    [[nodiscard]] bool load(ByteReader &in, std::size_t members);

private:
    struct Node
    {
        double usual = 0.0;
        double widening = 0.0;    // logarithm
        std::size_t next = 0;     // place in the rings
        std::vector<double> said; // place × member
        std::vector<double> low;  // place
        std::vector<double> high;
        std::vector<double> recent; // mean absolute error per member, fading
    };
    std::size_t m_members = 0; // 0: watches nothing, the nodes are empty
    std::array<Node, kWatchNodes.size()> m_nodes;
};

} // namespace preamar::forecast
