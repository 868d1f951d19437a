#include "ui/models/findings.h"

#include "core/engine/scanstate.h"
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using style::Tone;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("Findings", source);
}

Tone toneOf(ReasonCode code)
{
    switch (code) {
    case ReasonCode::PodsOomKilled:
    case ReasonCode::HpaMetricsUnknown:
        return Tone::Crit;
    case ReasonCode::HpaBoundsChanged: // somebody's decision, not a fault
    case ReasonCode::HpaAboveTargetAtMin:
        return Tone::Info;
    default:
        return Tone::Warn;
    }
}

QString iconOf(Tone tone)
{
    return tone == Tone::Crit ? u"error"_s : tone == Tone::Warn ? u"warning"_s : u"info"_s;
}

int weightOf(Tone tone)
{
    return tone == Tone::Crit ? 2 : tone == Tone::Warn ? 1 : 0;
}

int weightOf(const WorkloadReport &report)
{
    int most = 0;
    for (const auto &reason : report.findings)
        most = std::max(most, weightOf(toneOf(reason.code)));
    return most;
}

} // namespace

std::vector<ShownFinding> findingsOf(const WorkloadReport &report)
{
    std::vector<ShownFinding> out;
    for (const auto &reason : report.findings) {
        const Tone tone = toneOf(reason.code);
        out.push_back({tone, iconOf(tone), text::reason(reason, words::language())});
    }
    std::stable_sort(out.begin(), out.end(), [](const ShownFinding &a, const ShownFinding &b) {
        return weightOf(a.tone) > weightOf(b.tone);
    });
    return out;
}

bool hasProblemFound(const WorkloadReport &report)
{
    return weightOf(report) > 0;
}

std::optional<FindingMark> findingMark(const WorkloadReport &report)
{
    if (!report.enrolled || report.findings.empty())
        return std::nullopt;
    const int weight = weightOf(report);
    const Tone tone = weight == 2 ? Tone::Crit : weight == 1 ? Tone::Warn : Tone::Info;
    return FindingMark{tone, iconOf(tone), static_cast<int>(report.findings.size())};
}

QString findingLines(const WorkloadReport &report)
{
    if (!report.enrolled || report.findings.empty())
        return {};
    QStringList lines{say(QT_TRANSLATE_NOOP("Findings", "Seen by the watch:"))};
    for (const auto &finding : findingsOf(report))
        lines += finding.text;
    return lines.join(u'\n');
}

std::vector<const WorkloadReport *> workloadsWithFindings(const Snapshot &snapshot)
{
    std::vector<const WorkloadReport *> out;
    if (!snapshot.cycle)
        return out;
    for (const auto &report : snapshot.cycle->workloads) {
        if (report.enrolled && !report.findings.empty())
            out.push_back(&report);
    }
    std::stable_sort(out.begin(), out.end(), [](const WorkloadReport *a, const WorkloadReport *b) {
        return weightOf(*a) > weightOf(*b);
    });
    return out;
}

ShownBaseline baselineShown(const BaselineState &baseline, std::optional<double> backfill, Timestamp now)
{
    // Shortened, never rounded up: 69.9 % is not yet the 70 % that are asked for.
    ShownBaseline out{baseline.has ? Tone::Ok : Tone::Info,
                      words::percent(static_cast<double>(static_cast<int>(baseline.coverage * 100.0)) / 100.0, 0), {}};
    if (baseline.has) {
        out.note = say(QT_TRANSLATE_NOOP("Findings", "of the last 3 days is known: enough to compare with"));
        return out;
    }
    const QString needed = words::percent(policy::kBaselineCoverage, 0);
    if (backfill && *backfill < 1.0) {
        out.note = say(QT_TRANSLATE_NOOP("Findings", "of the last 3 days; %1 are needed. Its history is being fetched."))
                       .arg(needed);
        return out;
    }
    const Timestamp expected = policy::baselineExpected(baseline.coverage, baseline.oldest, now);
    out.note = baseline.coverage < policy::kBaselineCoverage
                   ? say(QT_TRANSLATE_NOOP("Findings",
                                           "of the last 3 days; %1 are needed. Collecting until %2 at the earliest."))
                         .arg(needed, words::shortTime(expected, now))
                   : say(QT_TRANSLATE_NOOP("Findings",
                                           "of the last 3 days; 48 h of history are needed. Collecting until %1."))
                         .arg(words::shortTime(expected, now));
    return out;
}

} // namespace preamar::ui
