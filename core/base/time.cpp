#include "core/base/time.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace preamar {

namespace {

// Reads exactly `digits` digits at the front of text and removes them.
std::optional<int> takeDigits(std::string_view &text, std::size_t digits)
{
    if (text.size() < digits)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool takeChar(std::string_view &text, std::string_view allowed)
{
    if (text.empty() || allowed.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::string toRfc3339(Timestamp t)
{
    const auto day = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::year_month_day ymd{day};
    const std::chrono::hh_mm_ss hms{t - day};
    char buffer[48];
    const auto ms = static_cast<int>(hms.subseconds().count());
    const int written = ms == 0
        ? std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(ymd.year()),
                        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                        static_cast<int>(hms.hours().count()), static_cast<int>(hms.minutes().count()),
                        static_cast<int>(hms.seconds().count()))
        : std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(ymd.year()),
                        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                        static_cast<int>(hms.hours().count()), static_cast<int>(hms.minutes().count()),
                        static_cast<int>(hms.seconds().count()), ms);
    return std::string(buffer, static_cast<std::size_t>(written));
}

Result<Timestamp> parseTimestamp(std::string_view text)
{
    const auto bad = [] { return fail(ErrorCode::InvalidArgument, "time", "expected RFC 3339 or YYYY-MM-DD hh:mm[:ss]"); };
    const auto year = takeDigits(text, 4);
    if (!year || !takeChar(text, "-"))
        return bad();
    const auto month = takeDigits(text, 2);
    if (!month || !takeChar(text, "-"))
        return bad();
    const auto day = takeDigits(text, 2);
    if (!day || !takeChar(text, "Tt "))
        return bad();
    const auto hour = takeDigits(text, 2);
    if (!hour || !takeChar(text, ":"))
        return bad();
    const auto minute = takeDigits(text, 2);
    if (!minute)
        return bad();
    int second = 0;
    int millis = 0;
    if (takeChar(text, ":")) {
        const auto s = takeDigits(text, 2);
        if (!s)
            return bad();
        second = *s;
        if (takeChar(text, ".")) {
            int digits = 0;
            int scale = 100;
            while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
                millis += (text.front() - '0') * scale;
                scale /= 10;
                text.remove_prefix(1);
                if (++digits > 9)
                    return bad();
            }
            if (digits == 0)
                return bad();
        }
    }
    int offsetMinutes = 0;
    if (!text.empty() && !takeChar(text, "Zz")) {
        const bool negative = text.front() == '-';
        if (!takeChar(text, "+-"))
            return bad();
        const auto oh = takeDigits(text, 2);
        takeChar(text, ":");
        const auto om = takeDigits(text, 2);
        if (!oh || !om || *oh > 23 || *om > 59)
            return bad();
        offsetMinutes = (*oh * 60 + *om) * (negative ? -1 : 1);
    }
    if (!text.empty() || *hour > 23 || *minute > 59 || second > 59)
        return bad();
    const std::chrono::year_month_day ymd{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok())
        return bad();
    return Timestamp{std::chrono::sys_days{ymd}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute - offsetMinutes}
    + Seconds{second} + Millis{millis};
}

Result<Millis> parseDuration(std::string_view text)
{
    const auto bad = [] { return fail(ErrorCode::InvalidArgument, "duration", "expected a number with s, m, h or d"); };
    if (text.empty())
        return bad();
    double factor = 1000;
    switch (text.back()) {
    case 's': factor = 1000; break;
    case 'm': factor = 60'000; break;
    case 'h': factor = 3'600'000; break;
    case 'd': factor = 86'400'000; break;
    default: factor = 0;
    }
    if (factor > 0)
        text.remove_suffix(1);
    else
        factor = 1000;
    double value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (ec != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0 || value * factor > 3.2e12)
        return bad();
    return Millis{static_cast<std::int64_t>(std::llround(value * factor))};
}

}  // namespace preamar
