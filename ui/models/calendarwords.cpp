#include "ui/models/calendarwords.h"

#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using calendar::EntryKind;

namespace {

constexpr int kDays = 7;

QString say(const char *source)
{
    return QCoreApplication::translate("Calendar", source);
}

QString say(const char *source, std::int64_t count)
{
    return QCoreApplication::translate("Calendar", source, nullptr, static_cast<int>(count));
}

QString dayName(int day)
{
    return text::localeOf(words::language()).dayName(day == 0 ? kDays : day, QLocale::ShortFormat).remove(u'.');
}

// "Mon–Fri", "Sat, Sun", "every day"; the week begins on Monday here.
QString daysText(const std::array<bool, 7> &days)
{
    if (std::all_of(days.begin(), days.end(), [](bool on) { return on; }))
        return say(QT_TRANSLATE_NOOP("Calendar", "every day"));
    QStringList parts;
    for (int i = 1; i <= kDays; ++i) {
        const auto on = [&](int n) { return n <= kDays && days[static_cast<std::size_t>(n % kDays)]; };
        if (!on(i))
            continue;
        int last = i;
        while (on(last + 1))
            ++last;
        if (last > i + 1) {
            parts += dayName(i % kDays) + u'–' + dayName(last % kDays);
            i = last;
        } else {
            parts += dayName(i % kDays);
        }
    }
    return parts.join(u", "_s);
}

QString clockText(int hour, int minute)
{
    return u"%1:%2"_s.arg(hour, 2, 10, QLatin1Char('0')).arg(minute, 2, 10, QLatin1Char('0'));
}

} // namespace

std::optional<WeeklyTime> weeklyOf(const std::string &cron)
{
    static const QRegularExpression plain(u"^\\s*(\\d{1,2})\\s+(\\d{1,2})\\s+\\*\\s+\\*\\s+([0-7](?:[-,][0-7])*|\\*)\\s*$"_s);
    const auto match = plain.match(QString::fromStdString(cron));
    if (!match.hasMatch())
        return std::nullopt;
    WeeklyTime weekly{.hour = match.captured(2).toInt(), .minute = match.captured(1).toInt(), .days = {}};
    if (weekly.hour > 23 || weekly.minute > 59)
        return std::nullopt;
    if (match.captured(3) == u'*') {
        weekly.days.fill(true);
        return weekly;
    }
    for (const QString &part : match.captured(3).split(u',')) {
        const int from = part.section(u'-', 0, 0).toInt();
        const int to = part.section(u'-', -1).toInt();
        if (part.count(u'-') > 1 || from > to)
            return std::nullopt;
        for (int day = from; day <= to; ++day)
            weekly.days[static_cast<std::size_t>(day % kDays)] = true;
    }
    return weekly;
}

std::string cronOf(const WeeklyTime &weekly)
{
    QStringList days;
    for (int day = 0; day < kDays; ++day) {
        if (weekly.days[static_cast<std::size_t>(day)])
            days += QString::number(day);
    }
    return u"%1 %2 * * %3"_s.arg(weekly.minute)
        .arg(weekly.hour)
        .arg(days.size() == kDays ? u"*"_s : days.join(u','))
        .toStdString();
}

QString calendarKindName(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Event:
        return say(QT_TRANSLATE_NOOP("Calendar", "Event"));
    case EntryKind::Freeze:
        return say(QT_TRANSLATE_NOOP("Calendar", "Change freeze"));
    case EntryKind::Schedule:
        return say(QT_TRANSLATE_NOOP("Calendar", "Schedule"));
    case EntryKind::Hours:
        return say(QT_TRANSLATE_NOOP("Calendar", "Business hours"));
    }
    return {};
}

QString calendarKindMeaning(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Event:
        return say(QT_TRANSLATE_NOOP("Calendar", "More load is expected: capacity is ready before it begins."));
    case EntryKind::Freeze:
        return say(QT_TRANSLATE_NOOP("Calendar", "Nothing is changed while it lasts; proposals wait."));
    case EntryKind::Schedule:
        return say(QT_TRANSLATE_NOOP("Calendar", "Replicas stay between these bounds at these times."));
    case EntryKind::Hours:
        return say(QT_TRANSLATE_NOOP("Calendar", "As a schedule, but never on a holiday."));
    }
    return {};
}

QString calendarKindIcon(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Event:
        return u"up"_s;
    case EntryKind::Freeze:
        return u"hold"_s;
    case EntryKind::Schedule:
        return u"calendar"_s;
    case EntryKind::Hours:
        return u"clock"_s;
    }
    return {};
}

QString calendarWhen(const calendar::Entry &entry, const calendar::Zone &zone)
{
    QString when;
    if (entry.cron.empty()) {
        if (!entry.from || !entry.to)
            return words::unknown();
        const QString to = zone.local(*entry.from).date == zone.local(*entry.to).date
                               ? calendarMoment(*entry.to, zone).section(u' ', -1)
                               : calendarMoment(*entry.to, zone);
        when = calendarMoment(*entry.from, zone) + u" – "_s + to;
    } else if (const auto weekly = weeklyOf(entry.cron)) {
        //: days, time, duration of a window
        when = say(QT_TRANSLATE_NOOP("Calendar", "%1 at %2, for %3"))
                   .arg(daysText(weekly->days), clockText(weekly->hour, weekly->minute), words::duration(entry.duration));
    } else {
        //: cron line, duration of a window
        when = say(QT_TRANSLATE_NOOP("Calendar", "cron “%1”, for %2"))
                   .arg(words::plain(entry.cron, 60), words::duration(entry.duration));
    }
    if (entry.notOnHolidays || entry.kind == EntryKind::Hours)
        when += u"; "_s + say(QT_TRANSLATE_NOOP("Calendar", "not on holidays"));
    QStringList except;
    for (const auto date : entry.except)
        except += dateText(date);
    if (!except.isEmpty())
        when += u"; "_s + say(QT_TRANSLATE_NOOP("Calendar", "except %1")).arg(except.join(u", "_s));
    return when;
}

QString calendarMoment(Timestamp t, const calendar::Zone &zone)
{
    const auto local = zone.local(t);
    const auto minutes = static_cast<int>(local.sinceMidnight / std::chrono::minutes(1));
    return dateText(local.date) + u' ' + clockText(minutes / 60, minutes % 60);
}

QString calendarEffect(const calendar::Entry &entry)
{
    QStringList parts;
    if (entry.factor != 1.0)
        parts += say(QT_TRANSLATE_NOOP("Calendar", "load × %1")).arg(words::number(entry.factor, 1));
    if (entry.min)
        parts += say(QT_TRANSLATE_N_NOOP("Calendar", "at least %n replica(s)"), *entry.min);
    if (entry.max)
        parts += say(QT_TRANSLATE_N_NOOP("Calendar", "at most %n replica(s)"), *entry.max);
    if (entry.lead.count() > 0)
        parts += say(QT_TRANSLATE_NOOP("Calendar", "ready %1 before")).arg(words::duration(entry.lead));
    return parts.join(u", "_s);
}

QString calendarWhom(const calendar::Selector &selector)
{
    if (selector.everyone())
        return say(QT_TRANSLATE_NOOP("Calendar", "all services"));
    QStringList parts;
    const auto list = [&](const char *source, const std::vector<std::string> &names) {
        QStringList shown;
        for (const auto &name : names)
            shown += words::plain(name, 60);
        if (!shown.isEmpty())
            parts += say(source).arg(shown.join(u", "_s));
    };
    list(QT_TRANSLATE_NOOP("Calendar", "contexts: %1"), selector.contexts);
    list(QT_TRANSLATE_NOOP("Calendar", "groups: %1"), selector.groups);
    list(QT_TRANSLATE_NOOP("Calendar", "services: %1"), selector.workloads);
    return parts.join(u" · "_s);
}

calendar::Zone calendarZone(const calendar::Calendar &calendar)
{
    const auto zone = calendar::Zone::find(calendar.timeZone);
    return zone ? *zone : calendar::Zone();
}

QDateTime wallTime(Timestamp t, const calendar::Zone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(t) + zone.offsetAt(t).count(), Qt::UTC);
}

Timestamp instantOf(const QDateTime &wall, const calendar::Zone &zone)
{
    const QDate day = wall.date();
    const calendar::LocalDate date{std::chrono::year{day.year()}, std::chrono::month{static_cast<unsigned>(day.month())},
                                   std::chrono::day{static_cast<unsigned>(day.day())}};
    return zone.instant({date, Millis{wall.time().msecsSinceStartOfDay()}});
}

QString dateText(calendar::LocalDate date)
{
    const QDate day(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                    static_cast<int>(static_cast<unsigned>(date.day())));
    return day.toString(words::language() == text::Language::PtBr ? u"dd/MM/yyyy"_s : u"yyyy-MM-dd"_s);
}

std::optional<calendar::LocalDate> dateOf(const QString &typed)
{
    QDate day = QDate::fromString(typed.trimmed(), u"d/M/yyyy"_s);
    if (!day.isValid())
        day = QDate::fromString(typed.trimmed(), u"yyyy-M-d"_s);
    if (!day.isValid())
        return std::nullopt;
    return calendar::LocalDate{std::chrono::year{day.year()}, std::chrono::month{static_cast<unsigned>(day.month())},
                               std::chrono::day{static_cast<unsigned>(day.day())}};
}

std::vector<ChartSpan> freezeSpans(const calendar::Calendar &calendar, const WorkloadRef &workload,
                                   const std::string &group, Timestamp from, Timestamp to)
{
    const auto zone = calendarZone(calendar);
    const calendar::HolidayCalendar holidays(calendar.brazilianHolidays, calendar.holidays);
    std::vector<ChartSpan> spans;
    for (const auto &entry : calendar.entries) {
        if (entry.kind != EntryKind::Freeze || !entry.selector.fits(workload, group))
            continue;
        for (const TimeRange &range : calendar::occurrences(entry, zone, holidays, from, to))
            spans.push_back({ChartSpan::Kind::Freeze, range.from, range.to});
    }
    return spans;
}

} // namespace preamar::ui
