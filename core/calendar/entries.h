// The operator's calendar: business hours, own events with lead time and factor, freeze windows with exceptions, and
// schedules that lower at night. Values and pure functions; what it means for one workload now is an Effect.
#pragma once

#include "core/base/json.h"
#include "core/calendar/cron.h"
#include "core/calendar/effect.h"
#include "core/calendar/holidays.h"
#include "core/domain/series.h"
#include "core/domain/workload.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::calendar {

enum class EntryKind {
    Event,    // more load is expected: factor, floor; ready `lead` before it begins
    Freeze,   // nothing changes
    Schedule, // between floor and ceiling at set times
    Hours,    // business hours: as a schedule, never on a holiday
};
[[nodiscard]] std::string_view toString(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> parseEntryKind(std::string_view text);

// Whom an entry is for. Nothing named at all is everyone; of what is named, any one suffices.
struct Selector
{
    std::vector<std::string> contexts;
    std::vector<std::string> groups;
    std::vector<std::string>
        workloads; // "context/namespace/kind/name" or its last part; a trailing * stands for any rest

    [[nodiscard]] bool everyone() const { return contexts.empty() && groups.empty() && workloads.empty(); }
    [[nodiscard]] bool fits(const WorkloadRef &ref, std::string_view group) const;
    friend bool operator==(const Selector &, const Selector &) = default;
};

struct Entry
{
    std::string id;   // "e1", "e2", …: stays when the entry is edited
    std::string name; // shown in reasons
    EntryKind kind = EntryKind::Event;
    Selector selector;
    // Either once, or again and again: from each time the cron line fires for `duration`.
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;
    std::string cron;
    Millis duration{};
    Millis lead{};       // events: so long before, capacity is ready
    double factor = 1.0; // events: load is so many times what is expected without it
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max; // schedules only
    bool mayBeZero = false;          // max 0: confirmed by typing when it was saved (I-17)
    bool notOnHolidays = false;
    std::vector<LocalDate> except; // local days on which it does not begin

    friend bool operator==(const Entry &, const Entry &) = default;
};

struct Calendar
{
    std::string timeZone = "America/Sao_Paulo";
    bool brazilianHolidays = true;
    std::vector<OwnDate> holidays; // the operator's own
    std::vector<Entry> entries;

    friend bool operator==(const Calendar &, const Calendar &) = default;
};

[[nodiscard]] Json toJson(const Calendar &calendar);
[[nodiscard]] Json toJson(const Entry &entry);
// InvalidArgument with the field in `where` ("entries[2].cron").
[[nodiscard]] Result<Calendar> calendarFromJson(const Json &json);
[[nodiscard]] Result<Entry> entryFromJson(const Json &json, const std::string &where = "entry");

// Judges a calendar as a whole before it is saved. Entries that `before` held unchanged may be over; all others must
// still lie ahead. InvalidArgument with the field in `where` and CronNeverFires, TimeZoneUnknown, FreezeOverlaps,
// EventInPast or PolicyInvalid in `reason`.
[[nodiscard]] Result<void> checkCalendar(const Calendar &calendar, Timestamp now, const Calendar &before = {});

// When an entry is in force: the occurrence that holds `t` (its lead included), or nullopt.
[[nodiscard]] std::optional<TimeRange> occurrenceAt(const Entry &entry, const Zone &zone,
                                                    const HolidayCalendar &holidays, Timestamp t);
// All of them that touch [from, to), in order; their lead not included.
[[nodiscard]] std::vector<TimeRange> occurrences(const Entry &entry, const Zone &zone, const HolidayCalendar &holidays,
                                                 Timestamp from, Timestamp to);

// A calendar made ready for many questions: the zone is found and the cron lines are read once. A value, as all here.
class Reader
{
public:
    // NotFound with TimeZoneUnknown for a zone the platform does not know; a bad cron line is InvalidArgument.
    [[nodiscard]] static Result<Reader> make(const Calendar &calendar);

    [[nodiscard]] Effect effect(const WorkloadRef &ref, std::string_view group, Timestamp now) const;
    // Known future for a forecast: what events multiply the load by, in order of time.
    struct Known
    {
        TimeRange range;
        double factor = 1.0;
        std::string name;

        friend bool operator==(const Known &, const Known &) = default;
    };
    [[nodiscard]] std::vector<Known> known(const WorkloadRef &ref, std::string_view group, Timestamp from,
                                           Timestamp to) const;
    [[nodiscard]] const Zone &zone() const { return m_zone; }
    [[nodiscard]] const HolidayCalendar &holidays() const { return m_holidays; }

private:
    Calendar m_calendar;
    std::vector<std::optional<Cron>> m_crons; // of each entry
    Zone m_zone;
    HolidayCalendar m_holidays;
};

// RFC 5545. What iCalendar has no words for travels in X-PREAMAR- lines, so that an export read back is the same
// calendar.
[[nodiscard]] std::string toICalendar(const Calendar &calendar);
// Entries of a file, ours or another program's. Foreign events become `as`; a repetition that
// has no cron line (monthly by position, with an end) is refused with its line number.
struct Imported
{
    std::vector<Entry> entries;
    std::vector<OwnDate> holidays;
};
[[nodiscard]] Result<Imported> fromICalendar(std::string_view text, const std::string &timeZone,
                                             EntryKind as = EntryKind::Event);

} // namespace preamar::calendar
