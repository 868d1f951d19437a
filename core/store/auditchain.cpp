#include "core/store/auditchain.h"

#include "core/base/digest.h"
#include "core/store/files.h"
#include "core/store/rows.h"

#include <algorithm>
#include <charconv>

namespace preamar::store {

namespace {

constexpr std::string_view kHeadTitle = "preamar-audit-head 1";
constexpr std::size_t kHeadLimit = 1000;

// The columns as stored: what is hashed is the text itself, so no codec of a later version can change it.
struct Row
{
    std::int64_t seq = 0;
    std::int64_t format = 0;
    std::int64_t at = 0;
    std::string actorName;
    std::string actorRole;
    std::string actorMachine;
    std::string actorOrigin;
    std::string event;
    std::string workload;
    std::string code;
    std::string detail;
    std::string previous;
    std::string hash;
};

constexpr std::string_view kColumns = "seq, format, at, actor_name, actor_role, actor_machine, actor_origin, event, "
                                      "workload, code, detail, previous, hash";

Result<Row> readRow(const Statement &s)
{
    const auto text = [&s](int column) { return std::string(s.text(column)); };
    return Row{s.integer(0), s.integer(1), s.integer(2), text(3),  text(4),  text(5), text(6),
               text(7),      text(8),      text(9),      text(10), text(11), text(12)};
}

// Each field with its length, so that no two different rows have the same text.
std::string hashOf(const Row &row)
{
    std::string text = "preamar-audit 1\n";
    const auto add = [&text](std::string_view field) {
        text.append(std::to_string(field.size())).append(":").append(field).append("\n");
    };
    add(row.previous);
    add(std::to_string(row.seq));
    add(std::to_string(row.format));
    add(std::to_string(row.at));
    for (const auto *field : {&row.actorName, &row.actorRole, &row.actorMachine, &row.actorOrigin, &row.event,
                              &row.workload, &row.code, &row.detail})
        add(*field);
    return sha256Hex(text);
}

Result<AuditRecord> toRecord(const Row &row)
{
    if (auto known = checkFormat(row.format, "audit"); !known)
        return fail(known.error());
    const auto role = parseRole(row.actorRole);
    const auto origin = parseOrigin(row.actorOrigin);
    auto detail = parseJson(row.detail, "audit");
    if (!role || !origin || !detail)
        return refuse(ErrorCode::Storage, "audit", "row " + std::to_string(row.seq) + " cannot be read",
                      ReasonCode::JournalDamaged);
    return AuditRecord{.seq = row.seq,
                       .at = fromMillis(row.at),
                       .actor = Actor{row.actorName, *role, row.actorMachine, *origin},
                       .event = row.event,
                       .workload = row.workload,
                       .code = row.code,
                       .detail = std::move(*detail),
                       .previous = row.previous,
                       .hash = row.hash};
}

ChainState broken(ChainState state, std::int64_t at, std::string problem)
{
    state.intact = false;
    state.brokenAt = at;
    state.problem = std::move(problem);
    return state;
}

// What does not fit about a row that should follow `state`, or nullptr.
const char *misfit(const ChainState &state, const Row &row)
{
    if (row.seq != state.count + 1)
        return "a row is missing";
    if (row.previous != state.head)
        return "the row does not follow the one before it";
    if (row.hash != hashOf(row))
        return "the row was changed";
    return nullptr;
}

Result<ChainState> compareWithHead(Database &database, ChainState state, const Result<std::optional<ChainEnd>> &head)
{
    if (!head)
        return broken(std::move(state), state.count, "the head kept outside cannot be read");
    if (!*head) {
        if (state.count == 0)
            return state;
        return broken(std::move(state), state.count, "the head kept outside is missing");
    }
    const ChainEnd &outside = **head;
    if (outside.count > state.count)
        return broken(std::move(state), state.count + 1,
                      "the chain is shorter than the head kept outside (" + std::to_string(outside.count) + ")");
    if (outside.count == 0)
        return state;
    const auto hash = hashAt(database, outside.count);
    if (!hash)
        return fail(hash.error());
    if (*hash != outside.hash)
        return broken(std::move(state), outside.count, "the chain is not the one of the head kept outside");
    return state;
}

} // namespace

Result<ChainEnd> chainEnd(Database &database)
{
    auto statement = database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    if (!statement)
        return fail(statement.error());
    const auto row = statement->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return ChainEnd{0, std::string(kGenesis)};
    return ChainEnd{statement->integer(0), std::string(statement->text(1))};
}

Result<std::optional<std::string>> hashAt(Database &database, std::int64_t seq)
{
    auto statement = database.prepare("SELECT hash FROM audit WHERE seq = ?");
    if (!statement)
        return fail(statement.error());
    return readOne<std::string>(statement->bind(seq),
                                [](const Statement &s) { return Result<std::string>(std::string(s.text(0))); });
}

Result<void> appendAudit(Database &database, const AuditEntry &entry, Timestamp at)
{
    const auto end = chainEnd(database);
    if (!end)
        return fail(end.error());
    Row row{.seq = end->count + 1,
            .format = kRowFormat,
            .at = toMillis(at),
            .actorName = entry.actor.name,
            .actorRole = std::string(toString(entry.actor.role)),
            .actorMachine = entry.actor.machine,
            .actorOrigin = std::string(toString(entry.actor.origin)),
            .event = entry.event,
            .workload = entry.workload,
            .code = entry.code,
            .detail = dumpJson(entry.detail),
            .previous = end->hash,
            .hash = {}};
    row.hash = hashOf(row);
    auto insert = database.prepare("INSERT INTO audit(" + std::string(kColumns) +
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return fail(insert.error());
    insert->bind(row.seq).bind(row.format).bind(row.at);
    for (const auto *field : {&row.actorName, &row.actorRole, &row.actorMachine, &row.actorOrigin, &row.event,
                              &row.workload, &row.code, &row.detail, &row.previous, &row.hash})
        insert->bind(std::string_view(*field));
    return insert->run();
}

Result<std::vector<AuditRecord>> readAudit(Database &database, const AuditFilter &filter)
{
    std::string sql = "SELECT " + std::string(kColumns) + " FROM audit WHERE seq > ?";
    if (filter.beforeSeq > 0)
        sql += " AND seq < ?";
    if (filter.since)
        sql += " AND at >= ?";
    if (!filter.workload.empty())
        sql += " AND workload = ?";
    sql += filter.newestFirst ? " ORDER BY seq DESC LIMIT ?" : " ORDER BY seq LIMIT ?";
    auto statement = database.prepare(sql);
    if (!statement)
        return fail(statement.error());
    statement->bind(filter.afterSeq);
    if (filter.beforeSeq > 0)
        statement->bind(filter.beforeSeq);
    if (filter.since)
        statement->bind(toMillis(*filter.since));
    if (!filter.workload.empty())
        statement->bind(std::string_view(filter.workload));
    statement->bind(std::min(static_cast<std::int64_t>(filter.limit), kPage));
    return readAll<AuditRecord>(*statement, [](const Statement &s) -> Result<AuditRecord> {
        const auto row = readRow(s);
        return toRecord(*row);
    });
}

Result<ChainState> verifyChain(Database &database, const std::string &folder)
{
    // The head first: rows that another process appends meanwhile may only make the chain longer than it.
    const auto head = readHead(folder);
    ChainState state{.count = 0, .head = std::string(kGenesis), .intact = true, .brokenAt = 0, .problem = {}};
    while (true) {
        auto statement =
            database.prepare("SELECT " + std::string(kColumns) + " FROM audit WHERE seq > ? ORDER BY seq LIMIT ?");
        if (!statement)
            return fail(statement.error());
        const auto rows = readAll<Row>(statement->bind(state.count).bind(kPage), readRow);
        if (!rows)
            return fail(rows.error());
        for (const Row &row : *rows) {
            if (const char *problem = misfit(state, row))
                return broken(std::move(state), row.seq, problem);
            state.count = row.seq;
            state.head = row.hash;
        }
        if (static_cast<std::int64_t>(rows->size()) < kPage)
            return compareWithHead(database, std::move(state), head);
    }
}

Result<std::optional<ChainEnd>> readHead(const std::string &folder)
{
    const auto bad = [] {
        return refuse(ErrorCode::Storage, std::string(kHeadFile), "not a head of the audit chain",
                      ReasonCode::AuditBroken);
    };
    const auto text = readFile(joined(folder, kHeadFile), kHeadLimit);
    if (!text)
        return bad();
    if (!*text)
        return std::optional<ChainEnd>{};
    // "<title>\n<count> <hash>\n"
    std::string_view rest(**text);
    if (!rest.starts_with(kHeadTitle) || !rest.ends_with('\n') || rest.size() < kHeadTitle.size() + 4)
        return bad();
    rest.remove_prefix(kHeadTitle.size() + 1);
    rest.remove_suffix(1);
    ChainEnd end;
    const auto [stop, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), end.count);
    if (problem != std::errc{} || end.count < 0)
        return bad();
    rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
    if (rest.size() != kGenesis.size() + 1 || rest.front() != ' ')
        return bad();
    end.hash = std::string(rest.substr(1));
    return std::optional<ChainEnd>(std::move(end));
}

Result<void> createHead(Database &database, const std::string &folder)
{
    const auto end = chainEnd(database);
    if (!end)
        return fail(end.error());
    const std::string path = joined(folder, kHeadFile);
    if (end->count > 0 || exists(path))
        return {};
    // Nobody else can be at it inside this transaction; what lies there is a dead writer's.
    if (auto gone = removeFile(path + ".new"); !gone)
        return gone;
    return writeHead(folder, *end);
}

Result<void> writeHead(const std::string &folder, const ChainEnd &end)
{
    return replaceFile(joined(folder, kHeadFile),
                       std::string(kHeadTitle) + "\n" + std::to_string(end.count) + " " + end.hash + "\n");
}

Result<void> advanceHead(Database &database, const std::string &folder)
{
    const auto head = readHead(folder);
    const auto end = chainEnd(database);
    if (!end)
        return fail(end.error());
    if (!head)
        return fail(head.error());
    const auto broken = [] {
        return refuse(ErrorCode::Storage, std::string(kHeadFile), "the head does not lie on the chain",
                      ReasonCode::AuditBroken);
    };
    if (!*head)
        return broken();
    if (**head == *end)
        return {};
    if ((*head)->count > 0) {
        const auto hash = hashAt(database, (*head)->count);
        if (!hash)
            return fail(hash.error());
        if (*hash != (*head)->hash)
            return broken();
    }
    return writeHead(folder, *end);
}

} // namespace preamar::store
