#include "core/policy/scan.h"

#include <algorithm>
#include <cmath>

namespace preamar::policy {

namespace {

constexpr Millis kMinute{60'000};

Millis slotDurationFor(std::size_t contexts)
{
    return contexts <= 2 ? Seconds{30} : contexts <= 4 ? Seconds{25} : contexts <= 6 ? Seconds{20} : Seconds{15};
}

std::size_t slotsFor(std::size_t contexts, std::size_t width)
{
    return (contexts + width - 1) / width;
}

} // namespace

ScanPlan planScans(const std::vector<ContextName> &contexts, int parallel)
{
    ScanPlan plan;
    plan.parallel = std::max(1, parallel);
    plan.slotDuration = slotDurationFor(contexts.size());
    const auto width = static_cast<std::size_t>(plan.parallel);
    for (std::size_t i = 0; i < slotsFor(contexts.size(), width); ++i) {
        ScanSlot slot{.index = static_cast<int>(i), .startOffset = plan.slotDuration * static_cast<std::int64_t>(i), .duration = plan.slotDuration, .contexts = {}};
        for (std::size_t c = i * width; c < std::min(contexts.size(), (i + 1) * width); ++c)
            slot.contexts.push_back(contexts[c]);
        plan.slots.push_back(std::move(slot));
    }
    plan.cycleDuration = plan.slotDuration * static_cast<std::int64_t>(plan.slots.size());
    std::size_t fits = 1;
    while (fits < contexts.size() && plan.slotDuration * static_cast<std::int64_t>(slotsFor(contexts.size(), fits)) > kMinute)
        ++fits;
    plan.suggestedParallel = std::max(plan.parallel, static_cast<int>(fits));
    return plan;
}

ScanPosition positionOf(const ScanPlan &plan, Timestamp began, Timestamp now)
{
    ScanPosition out;
    if (plan.slots.empty() || now < began)
        return out;
    const auto into = (now - began).count() % plan.cycleDuration.count();
    const Timestamp cycle = now - Millis{into};
    out.index = static_cast<int>(into / plan.slotDuration.count());
    out.startTime = cycle + plan.slotDuration * out.index;
    out.endTime = out.startTime + plan.slotDuration;
    out.timeRemaining = std::chrono::duration_cast<Millis>(out.endTime - now);
    out.next = (out.index + 1) % static_cast<int>(plan.slots.size());
    out.progressPercent = 100.0 * static_cast<double>(into) / static_cast<double>(plan.cycleDuration.count());
    return out;
}

Baseline baselineOf(const std::vector<Series> &series, TimeRange range, Millis step, Timestamp now)
{
    Baseline out;
    if (step <= Millis{0} || range.to <= range.from)
        return out;
    const auto points = (range.to - range.from).count() / step.count();
    std::vector<bool> covered(static_cast<std::size_t>(std::max<std::int64_t>(0, points)));
    for (const Series &s : series) {
        for (const Sample &sample : s.samples) {
            if (sample.at < range.from || sample.at >= range.to || !std::isfinite(sample.value))
                continue;
            const auto cell = static_cast<std::size_t>((sample.at - range.from).count() / step.count());
            if (cell < covered.size())
                covered[cell] = true;
            if (out.oldest == Timestamp{} || sample.at < out.oldest)
                out.oldest = sample.at;
        }
    }
    out.points = covered.size();
    out.covered = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
    out.coverage = out.points == 0 ? 0.0 : static_cast<double>(out.covered) / static_cast<double>(out.points);
    out.passed = out.points > 0 && out.coverage >= kBaselineCoverage;
    out.hasBaseline = out.passed && now - out.oldest >= kBaselineAge;
    return out;
}

Timestamp baselineExpected(double coverage, std::optional<Timestamp> oldest, Timestamp now)
{
    const double lacking = std::max(0.0, kBaselineCoverage - coverage);
    const auto gathered = now + Millis{std::llround(lacking * static_cast<double>(kBaselineRange.count()))};
    return std::max(gathered, std::max(now, oldest.value_or(now) + kBaselineAge));
}

} // namespace preamar::policy
