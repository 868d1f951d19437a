// JSON form of the calendar: what the journal keeps, the command line shows and an editor hands in.
#include "core/calendar/entries.h"

#include "core/base/enumnames.h"

#include <algorithm>
#include <cstdio>

namespace preamar::calendar {

namespace {

constexpr auto kKinds = enumNames<EntryKind>({{EntryKind::Event, "event"},
                                              {EntryKind::Freeze, "freeze"},
                                              {EntryKind::Schedule, "schedule"},
                                              {EntryKind::Hours, "hours"}});

std::string dateText(LocalDate date)
{
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::optional<LocalDate> dateFrom(const std::string &text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    char rest = 0;
    if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &rest) != 3)
        return std::nullopt;
    const LocalDate date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

// "12-24" every year, "2026-12-24" once.
std::string ownDateText(const OwnDate &date)
{
    char text[32];
    const auto month = static_cast<unsigned>(date.day.month());
    const auto day = static_cast<unsigned>(date.day.day());
    if (date.year)
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(*date.year), month, day);
    else
        std::snprintf(text, sizeof text, "%02u-%02u", month, day);
    return text;
}

std::optional<OwnDate> ownDateFrom(const std::string &text)
{
    if (const auto once = dateFrom(text))
        return OwnDate{.day = once->month() / once->day(), .year = once->year(), .name = {}};
    unsigned month = 0;
    unsigned day = 0;
    char rest = 0;
    if (text.size() != 5 || std::sscanf(text.c_str(), "%2u-%2u%c", &month, &day, &rest) != 2)
        return std::nullopt;
    const std::chrono::month_day out{std::chrono::month{month}, std::chrono::day{day}};
    return out.ok() ? std::optional{OwnDate{.day = out, .year = {}, .name = {}}} : std::nullopt;
}

Json strings(const std::vector<std::string> &list)
{
    Json out = Json::array();
    for (const auto &s : list)
        out.push_back(s);
    return out;
}

// Reads the fields of one object, and keeps the first that cannot be read, by its full path.
class Fields
{
public:
    Fields(const Json &json, std::string where, std::vector<std::string_view> known)
        : m_json(json), m_where(std::move(where))
    {
        if (!json.is_object()) {
            refuse({}, "an object is needed");
            return;
        }
        for (const auto &[key, value] : json.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end())
                refuse(key, "unknown field");
        }
    }
    [[nodiscard]] const Json *field(std::string_view key) const
    {
        const Json *v = m_json.is_object() ? find(m_json, key) : nullptr;
        return v == nullptr || v->is_null() ? nullptr : v;
    }
    template<class T>
    void take(std::string_view key, T &into, std::optional<T> (*read)(const Json &), const char *expected)
    {
        const Json *v = field(key);
        if (v == nullptr)
            return;
        if (auto value = read(*v))
            into = std::move(*value);
        else
            refuse(key, std::string("expected ") + expected);
    }
    template<class T>
    void take(std::string_view key, std::optional<T> &into, std::optional<T> (*read)(const Json &),
              const char *expected)
    {
        const Json *v = field(key);
        if (v == nullptr)
            return;
        into = read(*v);
        if (!into)
            refuse(key, std::string("expected ") + expected);
    }
    void refuse(std::string_view key, std::string detail)
    {
        if (m_problem)
            return;
        std::string at = m_where;
        if (!key.empty())
            at += (at.empty() ? "" : ".") + std::string(key);
        m_problem = Error{ErrorCode::InvalidArgument, at.empty() ? "calendar" : at, std::move(detail), "PolicyInvalid"};
    }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    const Json &m_json;
    std::string m_where;
    std::optional<Error> m_problem;
};

std::optional<std::string> readText(const Json &v)
{
    return v.is_string() ? std::optional{v.get<std::string>()} : std::nullopt;
}
std::optional<bool> readFlag(const Json &v)
{
    return v.is_boolean() ? std::optional{v.get<bool>()} : std::nullopt;
}
std::optional<double> readNumber(const Json &v)
{
    return v.is_number() ? std::optional{v.get<double>()} : std::nullopt;
}
std::optional<std::int64_t> readCount(const Json &v)
{
    return asInteger(v);
}
std::optional<Timestamp> readTime(const Json &v)
{
    if (!v.is_string())
        return std::nullopt;
    auto t = parseTimestamp(v.get_ref<const std::string &>());
    return t ? std::optional{*t} : std::nullopt;
}
// Seconds, or "2h".
std::optional<Millis> readSpan(const Json &v)
{
    constexpr double kMost = 1e9;
    if (v.is_number()) {
        const double s = v.get<double>();
        return s >= 0.0 && s < kMost ? std::optional{Millis{static_cast<std::int64_t>(s * 1000.0)}} : std::nullopt;
    }
    if (!v.is_string())
        return std::nullopt;
    auto d = parseDuration(v.get_ref<const std::string &>());
    return d ? std::optional{*d} : std::nullopt;
}
std::optional<EntryKind> readKind(const Json &v)
{
    return v.is_string() ? parseEntryKind(v.get_ref<const std::string &>()) : std::nullopt;
}
std::optional<std::vector<std::string>> readStrings(const Json &v)
{
    std::vector<std::string> out;
    if (!v.is_array())
        return std::nullopt;
    for (const Json &item : v) {
        if (!item.is_string() || item.get_ref<const std::string &>().empty())
            return std::nullopt;
        out.push_back(item.get<std::string>());
    }
    return out;
}
std::optional<std::vector<LocalDate>> readDates(const Json &v)
{
    std::vector<LocalDate> out;
    const auto texts = readStrings(v);
    if (!texts)
        return std::nullopt;
    for (const auto &text : *texts) {
        const auto date = dateFrom(text);
        if (!date)
            return std::nullopt;
        out.push_back(*date);
    }
    return out;
}

} // namespace

std::string_view toString(EntryKind kind)
{
    return kKinds.name(kind);
}

std::optional<EntryKind> parseEntryKind(std::string_view text)
{
    return kKinds.value(text);
}

Json toJson(const Entry &e)
{
    Json out = Json::object();
    out["id"] = e.id;
    out["name"] = e.name;
    out["kind"] = toString(e.kind);
    out["contexts"] = strings(e.selector.contexts);
    out["groups"] = strings(e.selector.groups);
    out["workloads"] = strings(e.selector.workloads);
    out["from"] = e.from ? Json(toRfc3339(*e.from)) : Json(nullptr);
    out["to"] = e.to ? Json(toRfc3339(*e.to)) : Json(nullptr);
    out["cron"] = e.cron.empty() ? Json(nullptr) : Json(e.cron);
    out["duration_s"] = e.duration == Millis{0} ? Json(nullptr) : Json(toSeconds(e.duration));
    out["lead_s"] = toSeconds(e.lead);
    out["factor"] = e.factor;
    out["min"] = e.min ? Json(*e.min) : Json(nullptr);
    out["max"] = e.max ? Json(*e.max) : Json(nullptr);
    out["may_be_zero"] = e.mayBeZero;
    out["not_on_holidays"] = e.notOnHolidays;
    Json except = Json::array();
    for (const LocalDate date : e.except)
        except.push_back(dateText(date));
    out["except"] = std::move(except);
    return out;
}

Json toJson(const Calendar &calendar)
{
    Json out = Json::object();
    out["time_zone"] = calendar.timeZone;
    out["brazilian_holidays"] = calendar.brazilianHolidays;
    Json holidays = Json::array();
    for (const OwnDate &d : calendar.holidays)
        holidays.push_back(Json{{"date", ownDateText(d)}, {"name", d.name}});
    out["holidays"] = std::move(holidays);
    Json entries = Json::array();
    for (const Entry &e : calendar.entries)
        entries.push_back(toJson(e));
    out["entries"] = std::move(entries);
    return out;
}

Result<Entry> entryFromJson(const Json &json, const std::string &where)
{
    Entry e;
    Fields f(json, where,
             {"id", "name", "kind", "contexts", "groups", "workloads", "from", "to", "cron", "duration_s", "duration",
              "lead_s", "lead", "factor", "min", "max", "may_be_zero", "not_on_holidays", "except"});
    f.take("id", e.id, readText, "a text");
    f.take("name", e.name, readText, "a text");
    f.take("kind", e.kind, readKind, "event, freeze, schedule or hours");
    f.take("contexts", e.selector.contexts, readStrings, "a list of names");
    f.take("groups", e.selector.groups, readStrings, "a list of names");
    f.take("workloads", e.selector.workloads, readStrings, "a list of names");
    f.take("from", e.from, readTime, "a time such as 2026-11-27T03:00:00Z");
    f.take("to", e.to, readTime, "a time such as 2026-11-28T03:00:00Z");
    f.take("cron", e.cron, readText, "a cron line");
    for (const char *key : {"duration_s", "duration"})
        f.take(key, e.duration, readSpan, "a duration such as 8h");
    for (const char *key : {"lead_s", "lead"})
        f.take(key, e.lead, readSpan, "a duration such as 2h");
    f.take("factor", e.factor, readNumber, "a number");
    f.take("min", e.min, readCount, "an integer");
    f.take("max", e.max, readCount, "an integer");
    f.take("may_be_zero", e.mayBeZero, readFlag, "true or false");
    f.take("not_on_holidays", e.notOnHolidays, readFlag, "true or false");
    f.take("except", e.except, readDates, "a list of days such as 2026-12-24");
    if (f.field("kind") == nullptr)
        f.refuse("kind", "is missing");
    if (f.problem())
        return tl::unexpected<Error>(*f.problem());
    return e;
}

Result<Calendar> calendarFromJson(const Json &json)
{
    Calendar out;
    Fields f(json, {}, {"time_zone", "brazilian_holidays", "holidays", "entries"});
    f.take("time_zone", out.timeZone, readText, "a time zone");
    f.take("brazilian_holidays", out.brazilianHolidays, readFlag, "true or false");
    for (const char *key : {"holidays", "entries"}) {
        if (const Json *v = f.field(key); v != nullptr && !v->is_array())
            f.refuse(key, "a list is needed");
    }
    if (f.problem())
        return tl::unexpected<Error>(*f.problem());
    if (const Json *list = f.field("holidays")) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string at = "holidays[" + std::to_string(i) + "]";
            Fields row((*list)[i], at, {"date", "name"});
            std::string text;
            std::string name;
            row.take("date", text, readText, "a day such as 12-24 or 2026-12-24");
            row.take("name", name, readText, "a text");
            auto date = ownDateFrom(text);
            if (!date)
                row.refuse("date", "expected a day such as 12-24 or 2026-12-24");
            if (row.problem())
                return tl::unexpected<Error>(*row.problem());
            date->name = std::move(name);
            out.holidays.push_back(std::move(*date));
        }
    }
    if (const Json *list = f.field("entries")) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            auto entry = entryFromJson((*list)[i], "entries[" + std::to_string(i) + "]");
            if (!entry)
                return fail(entry.error());
            out.entries.push_back(std::move(*entry));
        }
    }
    return out;
}

} // namespace preamar::calendar
