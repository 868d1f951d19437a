// Preset `schedule`: the count of the line that fired last, in the local time of its zone.
#include "core/policy/draft.h"
#include "core/policy/schedule.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>

namespace preamar::policy {

namespace {

constexpr std::int64_t kMostReplicas = 10'000;
constexpr std::size_t kRemembered = 64;
// From where "never fires" is asked: any time does, cron lines have no year.
const Timestamp kSomeTime = fromMillis(1'704'067'200'000); // 2024-01-01T00:00:00Z

std::string trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return std::string(text);
}

tl::unexpected<Error> bad(const char *field, std::string detail, ReasonCode code = ReasonCode::PolicyInvalid)
{
    return fail(ErrorCode::InvalidArgument, field, std::move(detail), std::string(toString(code)));
}

} // namespace

Result<Schedule> readSchedule(const std::string &text, const std::string &timeZone)
{
    Schedule out;
    auto zone = calendar::Zone::find(timeZone.empty() ? kStandardZone : std::string_view(timeZone));
    if (!zone)
        return bad("time_zone", timeZone, ReasonCode::TimeZoneUnknown);
    out.zone = std::move(*zone);
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const std::string line = trimmed(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.empty())
            continue;
        const auto equals = line.find('=');
        if (equals == std::string::npos)
            return bad("schedule", "expected cron = replicas: " + line);
        const std::string number = trimmed(std::string_view(line).substr(equals + 1));
        std::int64_t count = 0;
        const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), count);
        if (number.empty() || error != std::errc{} || stop != number.data() + number.size() || count < 0 ||
            count > kMostReplicas)
            return bad("schedule", "expected 0 to 10000 replicas: " + line);
        auto cron = calendar::Cron::parse(trimmed(std::string_view(line).substr(0, equals)));
        if (!cron)
            return bad("schedule", cron.error().detail);
        if (!cron->next(out.zone, kSomeTime))
            return bad("schedule", cron->text(), ReasonCode::CronNeverFires);
        out.lines.push_back({std::move(*cron), count});
    }
    if (out.lines.empty())
        return bad("schedule", "at least one line such as 0 8 * * mon-fri = 6");
    return out;
}

std::shared_ptr<const Schedule> scheduleOf(const std::string &text, const std::string &timeZone)
{
    static std::mutex mutex;
    static std::map<std::pair<std::string, std::string>, std::shared_ptr<const Schedule>> known;
    const std::scoped_lock lock(mutex);
    if (const auto at = known.find({text, timeZone}); at != known.end())
        return at->second;
    if (known.size() >= kRemembered)
        known.clear();
    auto made = readSchedule(text, timeZone);
    auto kept = made ? std::make_shared<const Schedule>(std::move(*made)) : nullptr;
    known[{text, timeZone}] = kept;
    return kept;
}

std::optional<Reason> sizeSchedule(Draft &draft)
{
    const auto schedule = scheduleOf(draft.input.policy.schedule, draft.input.policy.timeZone);
    if (!schedule)
        return std::nullopt; // inputFault() has refused it
    const ScheduleLine *latest = nullptr;
    std::optional<Timestamp> firedAt;
    for (const ScheduleLine &line : schedule->lines) {
        const auto fired = line.cron.last(schedule->zone, draft.input.now);
        // Of two that fire together the larger count stands.
        if (fired && (!firedAt || *fired > *firedAt || (*fired == *firedAt && line.count > latest->count))) {
            firedAt = fired;
            latest = &line;
        }
    }
    if (!latest || latest->count == draft.current)
        return std::nullopt;
    draft.wanted = latest->count;
    draft.priority = Priority::Medium;
    draft.why.push_back({ReasonCode::ScheduledCount, {static_cast<double>(latest->count)}, latest->cron.text()});
    return draft.why.back();
}

} // namespace preamar::policy
