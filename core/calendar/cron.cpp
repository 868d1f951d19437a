#include "core/calendar/cron.h"

#include <array>
#include <charconv>
#include <span>
#include <vector>

namespace preamar::calendar {

namespace {

constexpr int kLongestSearch = 8 * 366; // days
constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Field
{
    std::string_view name;
    int least;
    int most;
    std::span<const std::string_view> words; // of least, least + 1, …
};

std::optional<int> parseInt(std::string_view text)
{
    int value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || stop != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<int> valueOf(const Field &field, std::string_view text)
{
    for (std::size_t i = 0; i < field.words.size(); ++i) {
        if (text == field.words[i])
            return field.least + static_cast<int>(i);
    }
    const auto value = parseInt(text);
    return value && *value >= field.least && *value <= field.most ? value : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> out;
    while (true) {
        const auto at = text.find(separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return out;
        text.remove_prefix(at + 1);
    }
}

// "*", "5", "1-5", "*/10", "8-18/2": the bits of one member of a list.
std::optional<std::uint64_t> bitsOf(const Field &field, std::string_view part)
{
    int step = 1;
    if (const auto slash = part.find('/'); slash != std::string_view::npos) {
        const auto given = parseInt(part.substr(slash + 1));
        if (!given || *given < 1 || *given > field.most)
            return std::nullopt;
        step = *given;
        part = part.substr(0, slash);
        if (part != "*" && part.find('-') == std::string_view::npos)
            return std::nullopt;
    }
    int from = field.least;
    int to = field.most;
    if (part != "*") {
        const auto dash = part.find('-');
        const auto first = valueOf(field, part.substr(0, dash));
        const auto second = dash == std::string_view::npos ? first : valueOf(field, part.substr(dash + 1));
        if (!first || !second || *second < *first)
            return std::nullopt;
        from = *first;
        to = *second;
    }
    std::uint64_t bits = 0;
    for (int v = from; v <= to; v += step)
        bits |= std::uint64_t{1} << v;
    return bits;
}

bool has(std::uint64_t bits, unsigned value)
{
    return ((bits >> value) & 1U) != 0;
}

} // namespace

Result<Cron> Cron::parse(std::string_view text)
{
    const std::array<Field, 5> fields{Field{"minute", 0, 59, {}}, Field{"hour", 0, 23, {}}, Field{"day", 1, 31, {}},
                                      Field{"month", 1, 12, kMonths}, Field{"weekday", 0, 7, kWeekdays}};
    std::string lower;
    for (const char c : text)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '\t' ? ' ' : c;
    std::vector<std::string_view> parts;
    for (const auto part : split(lower, ' ')) {
        if (!part.empty())
            parts.push_back(part);
    }
    if (parts.size() != fields.size())
        return fail(ErrorCode::InvalidArgument, "cron", "five parts are needed: minute hour day month weekday");
    Cron cron;
    std::array<std::uint64_t *, 5> targets{&cron.m_minutes, &cron.m_hours, &cron.m_days, &cron.m_months,
                                           &cron.m_weekdays};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const auto member : split(parts[i], ',')) {
            const auto bits = bitsOf(fields[i], member);
            if (!bits)
                return fail(ErrorCode::InvalidArgument, "cron",
                            std::string(fields[i].name) + " cannot be read: " + std::string(parts[i]));
            *targets[i] |= *bits;
        }
        cron.m_text += (i == 0 ? "" : " ") + std::string(parts[i]);
    }
    if (has(cron.m_weekdays, 7))
        cron.m_weekdays |= 1U;
    cron.m_anyDay = parts[2].starts_with('*');
    cron.m_anyWeekday = parts[4].starts_with('*');
    return cron;
}

bool Cron::onDay(LocalDate date) const
{
    if (!has(m_months, static_cast<unsigned>(date.month())))
        return false;
    const bool day = has(m_days, static_cast<unsigned>(date.day()));
    const bool weekday = has(m_weekdays, std::chrono::weekday(std::chrono::sys_days(date)).c_encoding());
    return m_anyDay || m_anyWeekday ? day && weekday : day || weekday;
}

std::optional<Timestamp> Cron::next(const Zone &zone, Timestamp after) const
{
    std::chrono::sys_days day{zone.local(after).date};
    for (int i = 0; i <= kLongestSearch; ++i, day += std::chrono::days{1}) {
        const LocalDate date{day};
        if (!onDay(date))
            continue;
        for (unsigned hour = 0; hour < 24; ++hour) {
            if (!has(m_hours, hour))
                continue;
            for (unsigned minute = 0; minute < 60; ++minute) {
                if (!has(m_minutes, minute))
                    continue;
                const Timestamp at = zone.instant({date, std::chrono::minutes{hour * 60 + minute}});
                if (at > after)
                    return at;
            }
        }
    }
    return std::nullopt;
}

std::optional<Timestamp> Cron::last(const Zone &zone, Timestamp at) const
{
    std::chrono::sys_days day{zone.local(at).date};
    for (int i = 0; i <= kLongestSearch; ++i, day -= std::chrono::days{1}) {
        const LocalDate date{day};
        if (!onDay(date))
            continue;
        for (unsigned hour = 24; hour-- > 0;) {
            if (!has(m_hours, hour))
                continue;
            for (unsigned minute = 60; minute-- > 0;) {
                if (!has(m_minutes, minute))
                    continue;
                const Timestamp fired = zone.instant({date, std::chrono::minutes{hour * 60 + minute}});
                if (fired <= at)
                    return fired;
            }
        }
    }
    return std::nullopt;
}

} // namespace preamar::calendar
