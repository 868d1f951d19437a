#include "core/config/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace preamar {

namespace {

constexpr Millis kCycleMin{Seconds{10}};
constexpr Millis kCycleMax{Seconds{86'400}};
constexpr Millis kSampleMin{Seconds{5}};
constexpr Millis kSampleMax{Seconds{600}};
constexpr int kRetentionMaxDays = 3650;
constexpr int kOffsetMaxMinutes = 14 * 60;

template<class T>
std::optional<T> parseWhole(std::string_view text, T low, T high)
{
    T value{};
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value < low || value > high)
        return std::nullopt;
    return value;
}

std::string numberText(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string{};
}

bool setDuration(Millis &field, const std::string &value, Millis low, Millis high)
{
    const auto d = parseDuration(value);
    if (!d || *d < low || *d > high)
        return false;
    field = *d;
    return true;
}

bool setOneOf(std::string &field, const std::string &value, std::initializer_list<std::string_view> allowed)
{
    if (std::ranges::find(allowed, value) == allowed.end())
        return false;
    field = value;
    return true;
}

// Minutes, or the zone as a person writes it: "-03:00".
bool setOffset(int &field, std::string_view value)
{
    if (const auto minutes = parseWhole(value, -kOffsetMaxMinutes, kOffsetMaxMinutes)) {
        field = *minutes;
        return true;
    }
    if (value.size() != 6 || (value[0] != '+' && value[0] != '-') || value[3] != ':')
        return false;
    const auto hours = parseWhole(value.substr(1, 2), 0, 14);
    const auto minutes = parseWhole(value.substr(4, 2), 0, 59);
    if (!hours || !minutes || *hours * 60 + *minutes > kOffsetMaxMinutes)
        return false;
    field = (*hours * 60 + *minutes) * (value[0] == '-' ? -1 : 1);
    return true;
}

bool setPrice(std::optional<double> &field, const std::string &value)
{
    if (value.empty() || value == "none") {
        field.reset();
        return true;
    }
    double price = 0;
    const char *end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, price);
    if (error != std::errc{} || stop != end || !std::isfinite(price) || price < 0)
        return false;
    field = price;
    return true;
}

bool setShare(double &field, const std::string &value)
{
    double share = 0;
    const char *end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, share);
    if (error != std::errc{} || stop != end || !(share >= 0.0 && share <= 1.0))
        return false;
    field = share;
    return true;
}

bool setCurrency(std::string &field, const std::string &value)
{
    if (value.size() != 3 || !std::ranges::all_of(value, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return false;
    field = value;
    return true;
}

// A number of days, or a duration of whole days ("30d").
bool setRetention(int &field, std::string_view value)
{
    if (value.ends_with('d'))
        value.remove_suffix(1);
    const auto days = parseWhole(value, 1, kRetentionMaxDays);
    if (days)
        field = *days;
    return days.has_value();
}

bool setWidth(int &field, std::string_view value)
{
    const auto width = parseWhole(value, 1, 50);
    if (width)
        field = *width;
    return width.has_value();
}

std::string durationText(Millis d)
{
    return d.count() % 1000 == 0 ? std::to_string(d.count() / 1000) + "s" : numberText(toSeconds(d)) + "s";
}

bool setSwitch(bool &field, std::string_view value)
{
    if (value != "on" && value != "off")
        return false;
    field = value == "on";
    return true;
}

std::string switchText(bool on)
{
    return on ? "on" : "off";
}

struct SettingRow
{
    SettingInfo info;
    bool (*set)(Settings &, const std::string &);
    std::string (*text)(const Settings &);
    const char *expected;
};

const std::array<SettingRow, 15> &rows()
{
    using S = Settings;
    using V = const std::string &;
    static const std::array<SettingRow, 15> table{{
        {{"cycle", "duration"},
         [](S &s, V v) { return setDuration(s.cycle, v, kCycleMin, kCycleMax); },
         [](const S &s) { return durationText(s.cycle); },
         "a duration from 10s to 1d"},
        {{"sample", "duration"},
         [](S &s, V v) { return setDuration(s.sample, v, kSampleMin, kSampleMax); },
         [](const S &s) { return durationText(s.sample); },
         "a duration from 5s to 10m"},
        {{"scan_width", "integer"},
         [](S &s, V v) { return setWidth(s.scanWidth, v); },
         [](const S &s) { return std::to_string(s.scanWidth); },
         "clusters at a time from 1 to 50"},
        {{"retention", "integer"},
         [](S &s, V v) { return setRetention(s.retentionDays, v); },
         [](const S &s) { return std::to_string(s.retentionDays); },
         "days from 1 to 3650"},
        {{"price", "number"},
         [](S &s, V v) { return setPrice(s.price, v); },
         [](const S &s) { return s.price ? numberText(*s.price) : std::string("none"); },
         "a price per replica-hour, or none"},
        {{"currency", "text"},
         [](S &s, V v) { return setCurrency(s.currency, v); },
         [](const S &s) { return s.currency; },
         "a currency code such as BRL"},
        {{"language", "text"},
         [](S &s, V v) {
             return setOneOf(s.language, v, {"pt_BR", "en"});
         },
         [](const S &s) { return s.language; },
         "pt_BR or en"},
        {{"theme", "text"},
         [](S &s, V v) {
             return setOneOf(s.theme, v, {"light", "dark", "auto"});
         },
         [](const S &s) { return s.theme; },
         "light, dark or auto"},
        {{"density", "text"},
         [](S &s, V v) {
             return setOneOf(s.density, v, {"comfortable", "compact"});
         },
         [](const S &s) { return s.density; },
         "comfortable or compact"},
        {{"notify_proposals", "text"},
         [](S &s, V v) { return setSwitch(s.notifyProposals, v); },
         [](const S &s) { return switchText(s.notifyProposals); },
         "on or off"},
        {{"notify_failures", "text"},
         [](S &s, V v) { return setSwitch(s.notifyFailures, v); },
         [](const S &s) { return switchText(s.notifyFailures); },
         "on or off"},
        {{"keep_in_tray", "text"},
         [](S &s, V v) { return setSwitch(s.keepInTray, v); },
         [](const S &s) { return switchText(s.keepInTray); },
         "on or off"},
        {{"forecast_cpu", "number"},
         [](S &s, V v) { return setShare(s.forecastCpu, v); },
         [](const S &s) { return numberText(s.forecastCpu); },
         "a share of one core from 0 to 1"},
        {{"dry_run", "text"},
         [](S &s, V v) { return setSwitch(s.dryRun, v); },
         [](const S &s) { return switchText(s.dryRun); },
         "on or off"},
        {{"utc_offset", "integer"},
         [](S &s, V v) { return setOffset(s.utcOffsetMinutes, v); },
         [](const S &s) { return std::to_string(s.utcOffsetMinutes); },
         "minutes east of UTC, or a zone such as -03:00"},
    }};
    return table;
}

const SettingRow *findRow(std::string_view key)
{
    const auto it = std::ranges::find(rows(), key, [](const SettingRow &row) { return row.info.key; });
    return it == rows().end() ? nullptr : &*it;
}

} // namespace

const std::vector<SettingInfo> &settingKeys()
{
    static const std::vector<SettingInfo> keys = [] {
        std::vector<SettingInfo> out;
        for (const SettingRow &row : rows())
            out.push_back(row.info);
        return out;
    }();
    return keys;
}

Settings settingsFrom(const std::map<std::string, std::string> &stored)
{
    Settings settings;
    for (const SettingRow &row : rows()) {
        const auto it = stored.find(std::string(row.info.key));
        if (it != stored.end())
            row.set(settings, it->second);
    }
    return settings;
}

Result<std::string> checkSetting(const std::string &key, const std::string &value)
{
    const SettingRow *row = findRow(key);
    if (row == nullptr)
        return fail(ErrorCode::InvalidArgument, key, "unknown setting");
    Settings settings;
    if (!row->set(settings, value))
        return fail(ErrorCode::InvalidArgument, key, std::string("expected ") + row->expected);
    return row->text(settings);
}

std::string settingText(const Settings &settings, const std::string &key)
{
    const SettingRow *row = findRow(key);
    return row == nullptr ? std::string{} : row->text(settings);
}

} // namespace preamar
