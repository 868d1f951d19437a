#include "core/calendar/entries.h"

#include <algorithm>

namespace preamar::calendar {

namespace {

constexpr std::size_t kMostOccurrences = 2'000;

// "name", "name*", or the whole of it.
bool matches(const std::string &pattern, std::string_view text)
{
    if (pattern.ends_with('*'))
        return text.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1));
    return text == pattern;
}

bool contains(const std::vector<std::string> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool skipped(const Entry &entry, const Zone &zone, const HolidayCalendar &holidays, Timestamp begins)
{
    const LocalDate day = zone.local(begins).date;
    if (std::find(entry.except.begin(), entry.except.end(), day) != entry.except.end())
        return true;
    return (entry.notOnHolidays || entry.kind == EntryKind::Hours) && holidays.on(day).has_value();
}

std::optional<Cron> cronOf(const Entry &entry)
{
    if (entry.cron.empty())
        return std::nullopt;
    auto cron = Cron::parse(entry.cron);
    return cron ? std::optional{std::move(*cron)} : std::nullopt;
}

std::optional<TimeRange> occurrence(const Entry &entry, const std::optional<Cron> &cron, const Zone &zone,
                                    const HolidayCalendar &holidays, Timestamp t)
{
    const Millis lead = std::max(Millis{0}, entry.lead);
    if (!cron) {
        if (!entry.from || !entry.to || t < *entry.from - lead || t >= *entry.to ||
            skipped(entry, zone, holidays, *entry.from))
            return std::nullopt;
        return TimeRange{*entry.from, *entry.to};
    }
    // The latest firing that may still hold t, then earlier ones that last into it.
    auto begins = cron->last(zone, t + lead);
    while (begins && *begins + entry.duration > t) {
        if (!skipped(entry, zone, holidays, *begins))
            return TimeRange{*begins, *begins + entry.duration};
        begins = cron->last(zone, *begins - Millis{1});
    }
    return std::nullopt;
}

std::vector<TimeRange> list(const Entry &entry, const std::optional<Cron> &cron, const Zone &zone,
                            const HolidayCalendar &holidays, Timestamp from, Timestamp to)
{
    std::vector<TimeRange> out;
    if (!cron) {
        if (entry.from && entry.to && *entry.from<to && * entry.to> from &&
            !skipped(entry, zone, holidays, *entry.from))
            out.push_back({*entry.from, *entry.to});
        return out;
    }
    auto begins = cron->next(zone, from - entry.duration);
    while (begins && *begins < to && out.size() < kMostOccurrences) {
        if (!skipped(entry, zone, holidays, *begins))
            out.push_back({*begins, *begins + entry.duration});
        begins = cron->next(zone, *begins);
    }
    return out;
}

} // namespace

bool Selector::fits(const WorkloadRef &ref, std::string_view group) const
{
    if (everyone())
        return true;
    if (contains(contexts, ref.context.str()) || (!group.empty() && contains(groups, group)))
        return true;
    return std::any_of(workloads.begin(), workloads.end(), [&](const std::string &pattern) {
        return matches(pattern, ref.name) || matches(pattern, preamar::toString(ref));
    });
}

std::optional<TimeRange> occurrenceAt(const Entry &entry, const Zone &zone, const HolidayCalendar &holidays,
                                      Timestamp t)
{
    return occurrence(entry, cronOf(entry), zone, holidays, t);
}

std::vector<TimeRange> occurrences(const Entry &entry, const Zone &zone, const HolidayCalendar &holidays,
                                   Timestamp from, Timestamp to)
{
    return list(entry, cronOf(entry), zone, holidays, from, to);
}

Result<Reader> Reader::make(const Calendar &calendar)
{
    Reader out;
    auto zone = Zone::find(calendar.timeZone);
    if (!zone)
        return fail(ErrorCode::NotFound, "time_zone", calendar.timeZone, "TimeZoneUnknown");
    out.m_calendar = calendar;
    out.m_zone = std::move(*zone);
    out.m_holidays = HolidayCalendar(calendar.brazilianHolidays, calendar.holidays);
    for (const Entry &entry : calendar.entries) {
        if (entry.cron.empty()) {
            out.m_crons.emplace_back();
            continue;
        }
        auto cron = Cron::parse(entry.cron);
        if (!cron)
            return fail(cron.error());
        out.m_crons.emplace_back(std::move(*cron));
    }
    return out;
}

Effect Reader::effect(const WorkloadRef &ref, std::string_view group, Timestamp now) const
{
    Effect out;
    for (std::size_t i = 0; i < m_calendar.entries.size(); ++i) {
        const Entry &entry = m_calendar.entries[i];
        if (!entry.selector.fits(ref, group))
            continue;
        const auto held = occurrence(entry, m_crons[i], m_zone, m_holidays, now);
        if (!held)
            continue;
        if (entry.kind == EntryKind::Freeze) {
            if (!out.freezeEnds || held->to > *out.freezeEnds) {
                out.freeze = entry.name;
                out.freezeEnds = held->to;
            }
            continue;
        }
        const bool isOn = now >= held->from;
        if (double &factor = isOn ? out.present : out.factor; entry.kind == EntryKind::Event && entry.factor > factor) {
            factor = entry.factor;
            (isOn ? out.during : out.event) = entry.name;
        }
        if (entry.min && (!out.floor || *entry.min > *out.floor)) {
            out.floor = entry.min;
            out.floorBy = entry.name;
        }
        // Zero stands only where it was confirmed; the highest of several ceilings counts, the careful one.
        if (entry.max && (*entry.max > 0 || entry.mayBeZero) && (!out.ceiling || *entry.max > *out.ceiling)) {
            out.ceiling = entry.max;
            out.ceilingBy = entry.name;
        }
    }
    return out;
}

std::vector<Reader::Known> Reader::known(const WorkloadRef &ref, std::string_view group, Timestamp from,
                                         Timestamp to) const
{
    std::vector<Known> out;
    for (std::size_t i = 0; i < m_calendar.entries.size(); ++i) {
        const Entry &entry = m_calendar.entries[i];
        if (entry.kind != EntryKind::Event || !entry.selector.fits(ref, group))
            continue;
        for (const TimeRange &range : list(entry, m_crons[i], m_zone, m_holidays, from, to))
            out.push_back({range, entry.factor, entry.name});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Known &a, const Known &b) { return a.range.from < b.range.from; });
    return out;
}

} // namespace preamar::calendar
