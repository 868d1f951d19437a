// What the watchdog saw of a workload (rules.md R5), as it is shown: worst first, each with its tone.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/style/tokens.h"

#include <QString>

#include <optional>
#include <vector>

namespace preamar::ui {

struct ShownFinding
{
    style::Tone tone = style::Tone::Neutral; // Crit, Warn, or Info where it is only worth knowing
    QString icon;
    QString text;
};
[[nodiscard]] std::vector<ShownFinding> findingsOf(const WorkloadReport &report);
// Is one of them a problem, not only worth knowing?
[[nodiscard]] bool hasProblemFound(const WorkloadReport &report);
// The findings of a monitored workload as one mark: the sign of the worst, and how many there are. nullopt without any.
struct FindingMark
{
    style::Tone tone = style::Tone::Neutral;
    QString icon;
    int count = 0;
};
[[nodiscard]] std::optional<FindingMark> findingMark(const WorkloadReport &report);
// Each of them, for tool tips and readers: one to a line.
[[nodiscard]] QString findingLines(const WorkloadReport &report);
// Monitored workloads with findings, worst first; as long as the snapshot.
[[nodiscard]] std::vector<const WorkloadReport *> workloadsWithFindings(const Snapshot &snapshot);

// How much of the past is known to compare with, or when it will be enough.
struct ShownBaseline
{
    style::Tone tone = style::Tone::Neutral;
    QString value;
    QString note;
};
// `backfill`: progress of fetching the context's history, while it is fetched.
[[nodiscard]] ShownBaseline baselineShown(const BaselineState &baseline, std::optional<double> backfill, Timestamp now);

} // namespace preamar::ui
