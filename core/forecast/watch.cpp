#include "core/forecast/watch.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kNear = 6; // steps up to which recent errors say most
constexpr double kFade = 0.88;   // of an old error per row
constexpr double kPace = 0.06;   // of the widening, per row
constexpr double kMisses = 0.2;  // share of truths that an 80 % band may miss
constexpr double kChance = 0.2;  // widening that is not acted upon
constexpr double kMostNarrowing = 0.5;
constexpr double kMostWidening = 1.4; // logarithms

// The node whose experience a forecast `step` steps ahead goes by.
std::size_t nodeOf(std::size_t step)
{
    std::size_t j = 0;
    while (j + 1 < kWatchNodes.size() && kWatchNodes[j] < step)
        ++j;
    return j;
}

} // namespace

Watch::Watch(std::size_t members, const std::array<double, kWatchNodes.size()> &usual) : m_members(members)
{
    for (std::size_t j = 0; j < kWatchNodes.size(); ++j) {
        Node &node = m_nodes[j];
        node.usual = std::isfinite(usual[j]) ? usual[j] : 0.0;
        node.said.assign(kWatchNodes[j] * members, std::nan(""));
        node.low.assign(kWatchNodes[j], std::nan(""));
        node.high.assign(kWatchNodes[j], std::nan(""));
        node.recent.assign(members, node.usual);
    }
}

void Watch::arrived(double truth)
{
    if (!std::isfinite(truth) || m_members == 0)
        return;
    for (Node &node : m_nodes) {
        // The ring's next place holds what was said as many rows ago as it has places.
        for (std::size_t k = 0; k < m_members; ++k) {
            const double said = node.said[node.next * m_members + k];
            if (std::isfinite(said))
                node.recent[k] += (1.0 - kFade) * (std::abs(truth - said) - node.recent[k]);
        }
        if (!std::isfinite(node.low[node.next]))
            continue;
        const bool missed = truth < node.low[node.next] || truth > node.high[node.next];
        const double pace = kPace * ((missed ? 1.0 : 0.0) - kMisses);
        node.widening = std::clamp(node.widening + pace, -kMostNarrowing, kMostWidening);
    }
}

void Watch::expect(std::size_t j, std::span<const double> members, double low80, double high80)
{
    Node &node = m_nodes[j];
    std::copy(members.begin(), members.end(), node.said.begin() + static_cast<std::ptrdiff_t>(node.next * m_members));
    node.low[node.next] = low80;
    node.high[node.next] = high80;
    node.next = (node.next + 1) % kWatchNodes[j];
}

double Watch::trust(std::size_t step, std::size_t member) const
{
    if (m_members == 0 || step > kWatchNodes.back())
        return 1.0;
    const Node &node = m_nodes[nodeOf(step)];
    if (!(node.usual > 0.0))
        return 1.0;
    const double ratio = 2.0 * node.usual / (node.usual + node.recent[member]);
    const double square = ratio * ratio;
    return kWatchNodes[nodeOf(step)] <= kNear ? square * square : square;
}

double Watch::widening(std::size_t step) const
{
    if (m_members == 0)
        return 1.0;
    const double moved = m_nodes[nodeOf(step)].widening;
    const double beyond = std::copysign(std::max(0.0, std::abs(moved) - kChance), moved);
    // Far ahead, what was missed lately says less.
    const double share = std::min(1.0, static_cast<double>(kWatchNodes.back()) / static_cast<double>(step));
    return std::exp(share * beyond);
}

void Watch::save(ByteWriter &out) const
{
    out.u64(on() ? 1 : 0);
    if (!on())
        return;
    for (const Node &node : m_nodes) {
        out.f64(node.usual);
        out.f64(node.widening);
        out.size(node.next);
        for (const auto *numbers : {&node.said, &node.low, &node.high, &node.recent})
            out.numbers(*numbers);
    }
}

bool Watch::load(ByteReader &in, std::size_t members)
{
    const std::uint64_t there = in.u64();
    m_members = there == 1 ? members : 0;
    if (there != 1)
        return there == 0 && in.ok();
    bool good = true;
    for (std::size_t j = 0; j < kWatchNodes.size(); ++j) {
        Node &node = m_nodes[j];
        node.usual = in.f64();
        node.widening = in.f64();
        node.next = in.size();
        for (auto *numbers : {&node.said, &node.low, &node.high, &node.recent})
            *numbers = in.numbers();
        good =
            good && node.next < kWatchNodes[j] && node.said.size() == kWatchNodes[j] * members &&
            node.low.size() == kWatchNodes[j] && node.high.size() == kWatchNodes[j] && node.recent.size() == members &&
            node.usual >= 0.0 && std::isfinite(node.usual) && std::abs(node.widening) <= kMostWidening &&
            std::all_of(node.recent.begin(), node.recent.end(), [](double e) { return std::isfinite(e) && e >= 0.0; });
    }
    return good && in.ok();
}

} // namespace preamar::forecast
