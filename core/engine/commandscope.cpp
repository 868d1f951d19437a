#include "core/engine/commandscope.h"

#include <set>

namespace preamar::engine {

std::optional<Timestamp> untilOf(const Scope &s)
{
    if (const auto seconds = numberAt(s.command.arguments, "for_s"); seconds && *seconds > 0)
        return s.now() + Millis{static_cast<std::int64_t>(*seconds * 1000.0)};
    return std::nullopt;
}

Result<WorkloadSettings> settingsFor(const Scope &s, const WorkloadRef &ref)
{
    auto all = s.journal.workloadSettings();
    if (!all)
        return fail(all.error());
    for (auto &row : *all) {
        if (row.workload == ref)
            return row;
    }
    WorkloadSettings fresh;
    fresh.workload = ref;
    fresh.policy.mode = s.context.isLab ? Mode::Approve : Mode::Recommend;
    return fresh;
}

Result<WorkloadRef> resolveWorkload(Journal &journal, const std::string &text)
{
    if (text.empty())
        return badInput("a workload is needed");
    std::set<WorkloadRef> known;
    auto report = journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    if (*report) {
        for (const auto &w : (*report)->workloads)
            known.insert(w.workload.ref);
    }
    auto settings = journal.workloadSettings();
    if (!settings)
        return fail(settings.error());
    for (const auto &row : *settings)
        known.insert(row.workload);
    std::vector<WorkloadRef> fits;
    for (const auto &ref : known) {
        const std::string full = toString(ref);
        if (full == text)
            return ref;
        if (full.size() > text.size() && full.ends_with(text) && full[full.size() - text.size() - 1] == '/')
            fits.push_back(ref);
    }
    if (fits.size() == 1)
        return fits.front();
    if (fits.empty())
        return fail(ErrorCode::InvalidArgument, "workload", "none fits: " + text);
    std::string names;
    for (const auto &ref : fits)
        names += (names.empty() ? "" : ", ") + toString(ref);
    return fail(ErrorCode::InvalidArgument, "workload", "several fit: " + names);
}

}  // namespace preamar::engine
