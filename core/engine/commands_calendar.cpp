// calendar.*: one calendar, judged as a whole before it is saved; the one before is kept and can be put back.
#include "core/engine/commandscope.h"

#include "core/domain/codec.h"

#include <algorithm>

namespace preamar::engine {

namespace {

constexpr const char *kCalendar = "calendar";
constexpr std::size_t kKeptVersions = 20;

struct Stored
{
    calendar::Calendar calendar;
    std::int64_t version = 0;
    Json earlier = Json::array();
};

Result<Stored> load(Journal &journal)
{
    Stored out;
    auto state = journal.state(kCalendar);
    if (!state)
        return fail(state.error());
    if (!*state)
        return out;
    out.version = integerAt(**state, "version").value_or(0);
    if (const Json *earlier = find(**state, "earlier"); earlier != nullptr && earlier->is_array())
        out.earlier = *earlier;
    if (const Json *json = find(**state, "calendar")) {
        auto read = calendar::calendarFromJson(*json);
        if (!read)
            return fail(read.error());
        out.calendar = std::move(*read);
    }
    return out;
}

// A ceiling of zero that was not there before needs its typed confirmation, here and nowhere else (I-17).
Result<void> confirmZero(const Scope &s, calendar::Calendar &next, const calendar::Calendar &before)
{
    const bool typed = integerAt(s.command.arguments, "confirm") == std::int64_t{0};
    for (calendar::Entry &e : next.entries) {
        if (!e.max || *e.max != 0) {
            e.mayBeZero = false;
            continue;
        }
        const auto same = std::find_if(before.entries.begin(), before.entries.end(), [&](const calendar::Entry &b) {
            return b.id == e.id && b.mayBeZero && b.max == e.max && b.selector == e.selector && b.cron == e.cron && b.duration == e.duration
                   && b.from == e.from && b.to == e.to;
        });
        if (!typed && same == before.entries.end())
            return fail(ErrorCode::Conflict, "command", "0", std::string(toString(ReasonCode::ConfirmationRequired)));
        e.mayBeZero = true;
    }
    return {};
}

Answer save(const Scope &s, Stored stored, calendar::Calendar next, const char *event)
{
    if (auto r = confirmZero(s, next, stored.calendar); !r)
        return fail(r.error());
    if (auto r = calendar::checkCalendar(next, s.now(), stored.calendar); !r)
        return fail(r.error());
    stored.earlier.push_back(Json{{"version", stored.version}, {"at", toMillis(s.now())}, {"by", s.command.actor.name},
                                  {"calendar", calendar::toJson(stored.calendar)}});
    while (stored.earlier.size() > kKeptVersions)
        stored.earlier.erase(stored.earlier.begin());
    const Json shown = calendar::toJson(next);
    if (auto r = s.journal.putState(kCalendar, Json{{"version", stored.version + 1}, {"calendar", shown}, {"earlier", stored.earlier}}); !r)
        return fail(r.error());
    AuditEntry entry = s.audit(event);
    entry.detail = Json{{"version", stored.version + 1}, {"entries", next.entries.size()}, {"arguments", s.command.arguments}};
    if (auto r = s.journal.appendAudit(entry); !r)
        return fail(r.error());
    return Json{{"version", stored.version + 1}, {"calendar", shown}};
}

std::string freshId(const calendar::Calendar &calendar)
{
    for (std::size_t n = calendar.entries.size() + 1;; ++n) {
        std::string id = "e" + std::to_string(n);
        if (std::none_of(calendar.entries.begin(), calendar.entries.end(), [&](const calendar::Entry &e) { return e.id == id; }))
            return id;
    }
}

void put(calendar::Calendar &calendar, calendar::Entry entry)
{
    if (entry.id.empty())
        entry.id = freshId(calendar);
    const auto at = std::find_if(calendar.entries.begin(), calendar.entries.end(), [&](const calendar::Entry &e) { return e.id == entry.id; });
    if (at == calendar.entries.end())
        calendar.entries.push_back(std::move(entry));
    else
        *at = std::move(entry);
}

} // namespace

Answer setCalendar(const Scope &s)
{
    auto stored = load(s.journal);
    if (!stored)
        return fail(stored.error());
    const Json *json = find(s.command.arguments, "calendar");
    if (json == nullptr)
        return badInput("calendar is missing");
    auto next = calendar::calendarFromJson(*json);
    if (!next)
        return fail(next.error());
    for (calendar::Entry &e : next->entries) {
        if (e.id.empty())
            e.id = freshId(*next);
    }
    return save(s, std::move(*stored), std::move(*next), "calendar.set");
}

Answer putCalendarEntry(const Scope &s)
{
    auto stored = load(s.journal);
    if (!stored)
        return fail(stored.error());
    const Json *json = find(s.command.arguments, "entry");
    if (json == nullptr)
        return badInput("entry is missing");
    auto entry = calendar::entryFromJson(*json);
    if (!entry)
        return fail(entry.error());
    calendar::Calendar next = stored->calendar;
    put(next, std::move(*entry));
    return save(s, std::move(*stored), std::move(next), "calendar.put");
}

Answer removeCalendarEntry(const Scope &s)
{
    auto stored = load(s.journal);
    if (!stored)
        return fail(stored.error());
    calendar::Calendar next = stored->calendar;
    const std::string id = s.text("id");
    if (std::erase_if(next.entries, [&](const calendar::Entry &e) { return e.id == id; }) == 0)
        return badInput("no entry of that id: " + id);
    return save(s, std::move(*stored), std::move(next), "calendar.removed");
}

Answer importCalendar(const Scope &s)
{
    auto stored = load(s.journal);
    if (!stored)
        return fail(stored.error());
    const std::string as = s.text("as");
    const auto kind = as.empty() ? std::optional{calendar::EntryKind::Event} : calendar::parseEntryKind(as);
    if (!kind)
        return badInput("as: event, freeze, schedule or hours");
    auto read = calendar::fromICalendar(s.text("ics"), stored->calendar.timeZone, *kind);
    if (!read)
        return fail(read.error());
    calendar::Calendar next = stored->calendar;
    for (calendar::Entry &e : read->entries) {
        if (e.to && *e.to <= s.now())
            continue; // over: a file of a whole year is imported for what is still to come
        // A foreign event says nothing of load: the number comes with the import.
        if (e.kind == calendar::EntryKind::Event && e.factor == 1.0 && !e.min)
            e.factor = numberAt(s.command.arguments, "factor").value_or(1.0);
        put(next, std::move(e));
    }
    for (calendar::OwnDate &d : read->holidays) {
        if (std::find(next.holidays.begin(), next.holidays.end(), d) == next.holidays.end())
            next.holidays.push_back(std::move(d));
    }
    return save(s, std::move(*stored), std::move(next), "calendar.imported");
}

Answer undoCalendar(const Scope &s)
{
    auto stored = load(s.journal);
    if (!stored)
        return fail(stored.error());
    if (stored->earlier.empty())
        return refuse(ReasonCode::NothingToUndo, "calendar");
    const Json last = stored->earlier.back();
    stored->earlier.erase(stored->earlier.size() - 1);
    const Json *json = find(last, "calendar");
    if (json == nullptr)
        return refuse(ReasonCode::NothingToUndo, "calendar");
    auto before = calendar::calendarFromJson(*json);
    if (!before)
        return fail(before.error());
    if (auto r = s.journal.putState(kCalendar, Json{{"version", stored->version + 1}, {"calendar", *json}, {"earlier", stored->earlier}}); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("calendar.undone")); !r)
        return fail(r.error());
    return Json{{"version", stored->version + 1}, {"calendar", *json}};
}

} // namespace preamar::engine
