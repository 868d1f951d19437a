// RFC 5545: lines are folded at 75 octets, text is escaped, repetitions are RRULEs. Only what has an exact cron line is
// read as a repetition; nothing is guessed.
#include "core/calendar/entries.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace preamar::calendar {

namespace {

constexpr std::size_t kFold = 73;
constexpr std::array<std::string_view, 7> kDays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        ++i;
        out += text[i] == 'n' || text[i] == 'N' ? ' ' : text[i];
    }
    return out;
}

// Never inside a UTF-8 sequence.
void addLine(std::string &out, std::string line)
{
    while (line.size() > kFold) {
        std::size_t cut = kFold;
        while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
            --cut;
        out += line.substr(0, cut) + "\r\n ";
        line.erase(0, cut);
    }
    out += line + "\r\n";
}

std::string utcText(Timestamp t)
{
    std::string text = toRfc3339(floorTo(t, Seconds{1}));
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::string localText(LocalDate date, Millis sinceMidnight)
{
    const auto minutes = static_cast<unsigned>(sinceMidnight / std::chrono::minutes{1});
    char text[40];
    std::snprintf(text, sizeof text, "%04d%02u%02uT%02u%02u00", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), minutes / 60, minutes % 60);
    return text;
}

std::string joined(const std::vector<std::string> &list)
{
    std::string out;
    for (const auto &s : list)
        out += (out.empty() ? "" : ",") + escaped(s);
    return out;
}

// A cron line of one time a day on some weekdays as an RRULE, else nothing (the X- line then carries it alone).
std::string rruleOf(const std::string &cron)
{
    unsigned minute = 0;
    unsigned hour = 0;
    char weekdays[64] = {};
    if (std::sscanf(cron.c_str(), "%u %u * * %63s", &minute, &hour, weekdays) != 3)
        return {};
    if (std::string_view(weekdays) == "*")
        return "FREQ=DAILY";
    const auto parsed = Cron::parse("0 0 * * " + std::string(weekdays));
    if (!parsed)
        return {};
    std::string days;
    // 4 January 1970 was a Sunday.
    for (unsigned d = 0; d < kDays.size(); ++d) {
        const Timestamp midnight = fromMillis((3 + static_cast<std::int64_t>(d)) * 86'400'000);
        if (parsed->last(Zone(), midnight) == midnight)
            days += (days.empty() ? "" : ",") + std::string(kDays[d]);
    }
    return "FREQ=WEEKLY;BYDAY=" + days;
}

struct Line
{
    std::string name;
    std::map<std::string, std::string> parameters;
    std::string value;
    int number = 0;
};

std::string upper(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

Line parseLine(const std::string &text, int number)
{
    Line line;
    line.number = number;
    bool quoted = false;
    std::size_t colon = std::string::npos;
    std::vector<std::size_t> semicolons;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (text[i] == ';')
            semicolons.push_back(i);
        if (text[i] == ':') {
            colon = i;
            break;
        }
    }
    if (colon == std::string::npos)
        return line;
    line.value = text.substr(colon + 1);
    std::size_t end = semicolons.empty() ? colon : semicolons.front();
    line.name = upper(text.substr(0, end));
    for (std::size_t i = 0; i < semicolons.size(); ++i) {
        end = i + 1 < semicolons.size() ? semicolons[i + 1] : colon;
        const std::string part = text.substr(semicolons[i] + 1, end - semicolons[i] - 1);
        const auto equals = part.find('=');
        if (equals == std::string::npos)
            continue;
        std::string value = part.substr(equals + 1);
        std::erase(value, '"');
        line.parameters[upper(part.substr(0, equals))] = std::move(value);
    }
    return line;
}

std::vector<Line> unfold(std::string_view text)
{
    std::vector<Line> out;
    std::string logical;
    int startedAt = 1;
    int number = 0;
    const auto flush = [&] {
        if (!logical.empty())
            out.push_back(parseLine(logical, startedAt));
        logical.clear();
    };
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view raw = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (raw.ends_with('\r'))
            raw.remove_suffix(1);
        if (!raw.empty() && (raw.front() == ' ' || raw.front() == '\t')) {
            logical += raw.substr(1);
            continue;
        }
        flush();
        logical = raw;
        startedAt = number;
    }
    flush();
    return out;
}

struct When
{
    LocalTime local;
    Timestamp at{};
    bool wholeDay = false;
};

std::optional<When> whenOf(const Line &line, const Zone &standard)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
    char z = 0;
    const int read =
        std::sscanf(line.value.c_str(), "%4d%2u%2uT%2u%2u%2u%c", &year, &month, &day, &hour, &minute, &second, &z);
    const LocalDate date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (read < 3 || !date.ok() || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    Zone zone = standard;
    if (const auto named = line.parameters.find("TZID"); named != line.parameters.end()) {
        auto found = Zone::find(named->second);
        if (!found)
            return std::nullopt;
        zone = std::move(*found);
    }
    When out;
    out.wholeDay = read == 3;
    out.local = {date, std::chrono::hours{hour} + std::chrono::minutes{minute}};
    if (read == 7 && z == 'Z') {
        out.at =
            std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + Seconds{second};
        out.local = standard.local(out.at);
    } else if (read == 3 || read == 6) {
        out.at = zone.instant(out.local);
        out.local = standard.local(out.at);
    } else {
        return std::nullopt;
    }
    return out;
}

// "P1DT2H30M", "PT90M", "P2W".
std::optional<Millis> spanOf(std::string_view text)
{
    if (!text.starts_with('P'))
        return std::nullopt;
    Millis total{0};
    std::int64_t number = 0;
    bool digits = false;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            digits = true;
            if (number > 1'000'000)
                return std::nullopt;
            continue;
        }
        if (c == 'T' && !digits)
            continue;
        if (!digits)
            return std::nullopt;
        switch (c) {
        case 'W':
            total += std::chrono::hours{24 * 7} * number;
            break;
        case 'D':
            total += std::chrono::hours{24} * number;
            break;
        case 'H':
            total += std::chrono::hours{1} * number;
            break;
        case 'M':
            total += std::chrono::minutes{1} * number;
            break;
        case 'S':
            total += Seconds{1} * number;
            break;
        default:
            return std::nullopt;
        }
        number = 0;
        digits = false;
    }
    return digits ? std::nullopt : std::optional{total};
}

// An RRULE that repeats without end daily, or weekly on named days, as a cron line at that local time.
std::optional<std::string> cronOfRule(std::string_view rule, const LocalTime &start)
{
    std::string frequency;
    std::string days;
    std::string_view left = rule;
    while (!left.empty()) {
        const auto end = left.find(';');
        const std::string_view part = left.substr(0, end);
        left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
        const auto equals = part.find('=');
        const std::string key = upper(part.substr(0, equals));
        const std::string value = equals == std::string_view::npos ? std::string() : upper(part.substr(equals + 1));
        if (key == "FREQ")
            frequency = value;
        else if (key == "BYDAY")
            days = value;
        else if (!(key == "INTERVAL" && value == "1") && key != "WKST")
            return std::nullopt;
    }
    std::string weekdays;
    if (frequency == "DAILY" && days.empty()) {
        weekdays = "*";
    } else if (frequency == "WEEKLY" || frequency == "DAILY") {
        if (days.empty())
            days = kDays[start.weekday().c_encoding()];
        std::string_view rest = days;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            const auto at = std::find(kDays.begin(), kDays.end(), rest.substr(0, comma));
            if (at == kDays.end())
                return std::nullopt;
            weekdays += (weekdays.empty() ? "" : ",") + std::to_string(at - kDays.begin());
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        }
    } else {
        return std::nullopt;
    }
    const auto minutes = start.sinceMidnight / std::chrono::minutes{1};
    return std::to_string(minutes % 60) + " " + std::to_string(minutes / 60) + " * * " + weekdays;
}

tl::unexpected<Error> bad(int line, std::string what)
{
    return fail(ErrorCode::InvalidArgument, "line " + std::to_string(line), std::move(what), "PolicyInvalid");
}

} // namespace

std::string toICalendar(const Calendar &calendar)
{
    std::string out;
    addLine(out, "BEGIN:VCALENDAR");
    addLine(out, "VERSION:2.0");
    addLine(out, "PRODID:-//Preamar//Calendar//PT-BR");
    const auto zone = Zone::find(calendar.timeZone);
    for (const OwnDate &d : calendar.holidays) {
        char day[16];
        const int year = d.year ? static_cast<int>(*d.year) : 2024; // a leap year: 29 February is a day of it
        std::snprintf(day, sizeof day, "%04d%02u%02u", year, static_cast<unsigned>(d.day.month()),
                      static_cast<unsigned>(d.day.day()));
        addLine(out, "BEGIN:VEVENT");
        addLine(out, "UID:holiday-" + std::string(day) + (d.year ? "" : "-yearly") + "@preamar");
        addLine(out, "DTSTAMP:19700101T000000Z");
        addLine(out, "SUMMARY:" + escaped(d.name));
        addLine(out, "DTSTART;VALUE=DATE:" + std::string(day));
        if (!d.year)
            addLine(out, "RRULE:FREQ=YEARLY");
        addLine(out, "X-PREAMAR-KIND:holiday");
        addLine(out, "END:VEVENT");
    }
    for (const Entry &e : calendar.entries) {
        addLine(out, "BEGIN:VEVENT");
        addLine(out, "UID:" + e.id + "@preamar");
        addLine(out, "DTSTAMP:19700101T000000Z");
        addLine(out, "SUMMARY:" + escaped(e.name));
        if (e.from && e.to) {
            addLine(out, "DTSTART:" + utcText(*e.from));
            addLine(out, "DTEND:" + utcText(*e.to));
        } else if (zone) {
            const auto cron = Cron::parse(e.cron);
            const auto first = cron ? cron->next(*zone, fromMillis(1'704'067'200'000)) : std::nullopt; // from 2024 on
            if (first) {
                const LocalTime local = zone->local(*first);
                addLine(out, "DTSTART;TZID=" + calendar.timeZone + ":" + localText(local.date, local.sinceMidnight));
            }
            addLine(out, "DURATION:PT" + std::to_string(e.duration / Seconds{1}) + "S");
            if (const std::string rule = rruleOf(e.cron); !rule.empty())
                addLine(out, "RRULE:" + rule);
            addLine(out, "X-PREAMAR-CRON:" + escaped(e.cron));
        }
        addLine(out, "X-PREAMAR-KIND:" + std::string(toString(e.kind)));
        addLine(out, "X-PREAMAR-ENTRY:" + escaped(dumpJson(toJson(e))));
        if (!e.selector.workloads.empty())
            addLine(out, "CATEGORIES:" + joined(e.selector.workloads));
        addLine(out, "END:VEVENT");
    }
    addLine(out, "END:VCALENDAR");
    return out;
}

Result<Imported> fromICalendar(std::string_view text, const std::string &timeZone, EntryKind as)
{
    auto zone = Zone::find(timeZone);
    if (!zone)
        return fail(ErrorCode::InvalidArgument, "time_zone", timeZone, "TimeZoneUnknown");
    const std::vector<Line> lines = unfold(text);
    if (lines.empty() || lines.front().name != "BEGIN" || upper(lines.front().value) != "VCALENDAR")
        return bad(1, "not an iCalendar file");
    Imported out;
    std::map<std::string, Line> event;
    bool inEvent = false;
    int depth = 0; // of components inside the event (VALARM)
    for (const Line &line : lines) {
        if (line.name == "BEGIN" && upper(line.value) == "VEVENT") {
            inEvent = true;
            event.clear();
            event["BEGIN"] = line;
            continue;
        }
        if (!inEvent)
            continue;
        if (line.name == "BEGIN")
            ++depth;
        else if (line.name == "END" && upper(line.value) != "VEVENT")
            --depth;
        else if (line.name != "END" && depth == 0)
            event.insert_or_assign(line.name, line);
        if (line.name != "END" || upper(line.value) != "VEVENT")
            continue;
        inEvent = false;
        const int number = event["BEGIN"].number;
        const auto has = [&](const char *name) { return event.contains(name); };
        if (has("X-PREAMAR-ENTRY")) {
            auto json = parseJson(unescaped(event["X-PREAMAR-ENTRY"].value),
                                  "line " + std::to_string(event["X-PREAMAR-ENTRY"].number));
            if (!json)
                return fail(json.error());
            auto entry = entryFromJson(*json, "line " + std::to_string(number));
            if (!entry)
                return fail(entry.error());
            out.entries.push_back(std::move(*entry));
            continue;
        }
        if (!has("DTSTART"))
            return bad(number, "an event without DTSTART");
        const auto start = whenOf(event["DTSTART"], *zone);
        if (!start)
            return bad(event["DTSTART"].number, "DTSTART cannot be read");
        Entry entry;
        entry.kind = as;
        entry.name = has("SUMMARY") ? unescaped(event["SUMMARY"].value) : "sem nome";
        entry.id = has("UID") ? event["UID"].value.substr(0, 60) : "line" + std::to_string(number);
        const std::string rule = has("RRULE") ? event["RRULE"].value : std::string();
        const bool holiday = has("X-PREAMAR-KIND") && event["X-PREAMAR-KIND"].value == "holiday";
        if (holiday) {
            OwnDate date{.day = start->local.date.month() / start->local.date.day(),
                         .year = start->local.date.year(),
                         .name = entry.name};
            if (upper(rule) == "FREQ=YEARLY")
                date.year.reset();
            out.holidays.push_back(std::move(date));
            continue;
        }
        Millis length = start->wholeDay ? Millis{std::chrono::hours{24}} : Millis{0};
        if (has("DURATION")) {
            const auto span = spanOf(event["DURATION"].value);
            if (!span)
                return bad(event["DURATION"].number, "DURATION cannot be read");
            length = *span;
        } else if (has("DTEND")) {
            const auto end = whenOf(event["DTEND"], *zone);
            if (!end)
                return bad(event["DTEND"].number, "DTEND cannot be read");
            length = end->at - start->at;
        }
        if (length <= Millis{0})
            return bad(number, "an event without length");
        if (rule.empty()) {
            entry.from = start->at;
            entry.to = start->at + length;
        } else {
            const auto cron = cronOfRule(rule, start->local);
            if (!cron)
                return bad(event["RRULE"].number, "a repetition that has no cron line: " + rule);
            entry.cron = *cron;
            entry.duration = length;
        }
        out.entries.push_back(std::move(entry));
    }
    if (inEvent)
        return bad(lines.back().number, "the file ends within an event");
    return out;
}

} // namespace preamar::calendar
