// A calendar judged as a whole before it is saved: the first field that cannot stand, with its reason.
#include "core/calendar/entries.h"
#include "core/domain/reason.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace preamar::calendar {

namespace {

constexpr Millis kLongest = std::chrono::hours{24 * 31};
constexpr Millis kLongestLead = std::chrono::hours{24 * 7};
constexpr Millis kOverlapLook = std::chrono::hours{24 * 60};
constexpr double kLargestFactor = 100.0;
constexpr std::int64_t kMostReplicas = 10'000;
constexpr std::size_t kMostEntries = 500;
constexpr std::size_t kLongestName = 80;

tl::unexpected<Error> bad(const std::string &where, const std::string &detail,
                          ReasonCode code = ReasonCode::PolicyInvalid)
{
    return fail(ErrorCode::InvalidArgument, where, detail, std::string(preamar::toString(code)));
}

bool isPlain(const std::string &name)
{
    return !name.empty() && name.size() <= kLongestName && std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

Result<void> checkTimes(const Entry &e, const std::string &at, const Zone &zone, const HolidayCalendar &holidays,
                        Timestamp now, bool isOld)
{
    const bool once = e.from || e.to;
    if (once == !e.cron.empty())
        return bad(at + ".cron", "either from and to, or cron and duration");
    if (once) {
        if (!e.from || !e.to)
            return bad(at + (e.from ? ".to" : ".from"), "is missing");
        if (*e.to <= *e.from)
            return bad(at + ".to", "is not after from");
        if (*e.to - *e.from > kLongest)
            return bad(at + ".to", "at most 31 days after from");
        if (!isOld && *e.to <= now)
            return bad(at + ".to", e.name, ReasonCode::EventInPast);
        return {};
    }
    const auto cron = Cron::parse(e.cron);
    if (!cron)
        return bad(at + ".cron", cron.error().detail);
    if (e.duration <= Millis{0} || e.duration > kLongest)
        return bad(at + ".duration", "more than 0 and at most 31 days");
    if (!cron->next(zone, now) || occurrences(e, zone, holidays, now, now + std::chrono::hours{24 * 366 * 8}).empty())
        return bad(at + ".cron", e.cron, ReasonCode::CronNeverFires);
    return {};
}

Result<void> checkNumbers(const Entry &e, const std::string &at)
{
    if (e.lead < Millis{0} || e.lead > kLongestLead)
        return bad(at + ".lead", "from 0 to 7 days");
    if (!std::isfinite(e.factor) || e.factor < 1.0 || e.factor > kLargestFactor)
        return bad(at + ".factor", "from 1 to 100");
    for (const auto &[field, value] : {std::pair{".min", e.min}, std::pair{".max", e.max}}) {
        if (value && (*value < 0 || *value > kMostReplicas))
            return bad(at + field, "from 0 to 10000");
    }
    if (e.min && e.max && *e.min > *e.max)
        return bad(at + ".min", "min " + std::to_string(*e.min) + " > max " + std::to_string(*e.max));
    switch (e.kind) {
    case EntryKind::Event:
        if (e.max)
            return bad(at + ".max", "an event has no ceiling");
        if (!(e.factor > 1.0) && !e.min)
            return bad(at + ".factor", "a factor above 1 or a min is needed");
        break;
    case EntryKind::Freeze:
        if (e.min || e.max || e.factor != 1.0 || e.lead != Millis{0})
            return bad(at + ".min", "a freeze window has neither counts nor factor nor lead");
        break;
    case EntryKind::Schedule:
    case EntryKind::Hours:
        if (!e.min && !e.max)
            return bad(at + ".min", "min or max is needed");
        if (e.factor != 1.0)
            return bad(at + ".factor", "only events have a factor");
        break;
    }
    if (e.max && *e.max == 0 && !e.mayBeZero)
        return bad(at + ".max", "0 needs its typed confirmation", ReasonCode::ConfirmationRequired);
    return {};
}

// May both of them be for one workload? What is named differently may still meet (a group's member in a context).
bool mayMeet(const Selector &a, const Selector &b)
{
    const auto share = [](const std::vector<std::string> &x, const std::vector<std::string> &y) {
        return std::any_of(x.begin(), x.end(),
                           [&](const std::string &v) { return std::find(y.begin(), y.end(), v) != y.end(); });
    };
    return a.everyone() || b.everyone() || share(a.contexts, b.contexts) || share(a.groups, b.groups) ||
           share(a.workloads, b.workloads);
}

bool overlap(const std::vector<TimeRange> &a, const std::vector<TimeRange> &b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].from < b[j].to && b[j].from < a[i].to)
            return true;
        (a[i].to <= b[j].to ? i : j) += 1;
    }
    return false;
}

Result<void> checkFreezes(const Calendar &calendar, const Zone &zone, const HolidayCalendar &holidays, Timestamp now)
{
    for (std::size_t i = 0; i < calendar.entries.size(); ++i) {
        const Entry &a = calendar.entries[i];
        if (a.kind != EntryKind::Freeze)
            continue;
        // A window that comes once is compared where it lies, however far ahead.
        const Timestamp from = a.from ? std::min(*a.from, now) : now;
        const Timestamp to = a.to ? std::max(*a.to, now + kOverlapLook) : now + kOverlapLook;
        for (std::size_t j = 0; j < i; ++j) {
            const Entry &b = calendar.entries[j];
            if (b.kind != EntryKind::Freeze || !mayMeet(a.selector, b.selector))
                continue;
            const Timestamp end = b.to ? std::max(*b.to, to) : to;
            if (overlap(occurrences(a, zone, holidays, from, end), occurrences(b, zone, holidays, from, end)))
                return bad("entries[" + std::to_string(i) + "].from", b.name, ReasonCode::FreezeOverlaps);
        }
    }
    return {};
}

} // namespace

Result<void> checkCalendar(const Calendar &calendar, Timestamp now, const Calendar &before)
{
    auto zone = Zone::find(calendar.timeZone);
    if (!zone)
        return bad("time_zone", calendar.timeZone, ReasonCode::TimeZoneUnknown);
    if (calendar.entries.size() > kMostEntries)
        return bad("entries", "at most 500");
    const HolidayCalendar holidays(calendar.brazilianHolidays, calendar.holidays);
    for (std::size_t i = 0; i < calendar.holidays.size(); ++i) {
        const OwnDate &d = calendar.holidays[i];
        const std::string at = "holidays[" + std::to_string(i) + "]";
        if (!d.day.ok() || (d.year && !(*d.year / d.day).ok()))
            return bad(at + ".date", "no such day");
        if (!isPlain(d.name))
            return bad(at + ".name", "1 to 80 characters, no line break");
    }
    std::set<std::string> ids;
    for (std::size_t i = 0; i < calendar.entries.size(); ++i) {
        const Entry &e = calendar.entries[i];
        const std::string at = "entries[" + std::to_string(i) + "]";
        if (e.id.empty() || !ids.insert(e.id).second)
            return bad(at + ".id", "is missing or comes twice");
        if (!isPlain(e.name))
            return bad(at + ".name", "1 to 80 characters, no line break");
        const bool isOld = std::find(before.entries.begin(), before.entries.end(), e) != before.entries.end();
        if (auto r = checkTimes(e, at, *zone, holidays, now, isOld); !r)
            return r;
        if (auto r = checkNumbers(e, at); !r)
            return r;
    }
    return checkFreezes(calendar, *zone, holidays, now);
}

} // namespace preamar::calendar
