// The figures of one workload as they are shown: percentages of their named denominator, with age and quality.
#pragma once

#include "core/domain/cycle.h"
#include "ui/style/tokens.h"

#include <QString>

#include <optional>

namespace preamar::ui {

struct ShownFigure
{
    std::optional<double> raw;   // what is sorted by; absent where nothing was measured
    std::optional<double> share; // 0…1 of the limit, for the meter
    QString text;
    QString denominator; // "of 2 cores", or empty
    bool isHot = false;  // above the policy's upper threshold
    Quality quality = Quality::Missing;
};

[[nodiscard]] ShownFigure cpuFigure(const WorkloadReport &report);
[[nodiscard]] ShownFigure memoryFigure(const WorkloadReport &report);
[[nodiscard]] ShownFigure requestsFigure(const WorkloadReport &report);
[[nodiscard]] ShownFigure latencyFigure(const WorkloadReport &report);
[[nodiscard]] ShownFigure errorFigure(const WorkloadReport &report);

// Age of the oldest of the figures that a decision needs (CPU, memory), at the time given.
[[nodiscard]] std::optional<Millis> figuresAge(const WorkloadReport &report, Timestamp now);

// The decision in one chip.
struct Verdict
{
    style::Tone tone = style::Tone::Neutral;
    QString icon;
    QString word;
};
[[nodiscard]] Verdict verdictOf(const WorkloadReport &report);
[[nodiscard]] Verdict stateVerdict(ProposalState state);

} // namespace preamar::ui
