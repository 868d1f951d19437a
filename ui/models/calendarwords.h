// The operator's calendar in words, and the plain forms behind its entries: what stands in a list and what is edited
// without a cron line. Pure.
#pragma once

#include "core/calendar/entries.h"
#include "ui/charts/chartmodel.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace preamar::ui {

// Every week on some days at one time: the cron lines that a person need not read.
struct WeeklyTime
{
    int hour = 9;
    int minute = 0;
    std::array<bool, 7> days{}; // from Sunday on, as cron counts

    friend bool operator==(const WeeklyTime &, const WeeklyTime &) = default;
};
// nullopt for a line that says more than that.
[[nodiscard]] std::optional<WeeklyTime> weeklyOf(const std::string &cron);
[[nodiscard]] std::string cronOf(const WeeklyTime &weekly);

[[nodiscard]] QString calendarKindName(calendar::EntryKind kind);
[[nodiscard]] QString calendarKindMeaning(calendar::EntryKind kind);
[[nodiscard]] QString calendarKindIcon(calendar::EntryKind kind);
// "Mon–Fri at 09:00, for 9 h; not on holidays"
[[nodiscard]] QString calendarWhen(const calendar::Entry &entry, const calendar::Zone &zone);
// "02/03/2026 14:05", on the wall of that zone.
[[nodiscard]] QString calendarMoment(Timestamp t, const calendar::Zone &zone);
// "load × 3, at least 4 replicas, ready 2 h before"; empty where the kind says it all.
[[nodiscard]] QString calendarEffect(const calendar::Entry &entry);
// "everyone", or who.
[[nodiscard]] QString calendarWhom(const calendar::Selector &selector);
// The zone of the calendar; UTC where the platform does not know it.
[[nodiscard]] calendar::Zone calendarZone(const calendar::Calendar &calendar);
// Local time as a form shows it (without a zone of its own), and back.
[[nodiscard]] QDateTime wallTime(Timestamp t, const calendar::Zone &zone);
[[nodiscard]] Timestamp instantOf(const QDateTime &wall, const calendar::Zone &zone);
// "dd/MM/yyyy" in Portuguese, "yyyy-MM-dd" in English; both are read.
[[nodiscard]] QString dateText(calendar::LocalDate date);
[[nodiscard]] std::optional<calendar::LocalDate> dateOf(const QString &typed);

// Freeze windows that hold for a workload, as stretches of its charts.
[[nodiscard]] std::vector<ChartSpan> freezeSpans(const calendar::Calendar &calendar, const WorkloadRef &workload,
                                                 const std::string &group, Timestamp from, Timestamp to);

} // namespace preamar::ui
