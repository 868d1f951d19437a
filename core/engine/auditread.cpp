#include "core/engine/auditread.h"

#include "core/domain/codec.h"
#include "core/store/journal.h"
#include "core/text/text.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace preamar {

namespace {

constexpr std::size_t kPage = 500;             // never more rows at once (decisions.md, SQLite)
constexpr std::size_t kScannedAtMost = 20'000; // rows looked at for one page: a rare word must not hold it for ever

QString folded(const QString &text)
{
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    }
    return out.toCaseFolded();
}

// A record as one text in which words are looked for.
QString haystack(const AuditRecord &r, text::Language language)
{
    QString all =
        QString::fromStdString(r.event + ' ' + r.workload + ' ' + r.code + ' ' + r.actor.name + ' ' + r.actor.machine +
                               ' ' + dumpJson(r.detail) + " #" + std::to_string(r.seq) + ' ');
    all += text::auditEvent(r.event, language);
    if (const auto code = parseReasonCode(r.code))
        all += QLatin1Char(' ') + text::reasonMeaning(*code, language);
    return folded(all);
}

constexpr std::size_t kShortestTail = 4; // fewer characters of an id name too many

bool names(const AuditRecord &r, std::string_view context)
{
    if (r.workload.size() > context.size() && r.workload.starts_with(context) && r.workload[context.size()] == '/')
        return true;
    const std::array<const char *, 3> keys{"name", "context", "target"};
    return std::any_of(keys.begin(), keys.end(),
                       [&](const char *key) { return stringAt(r.detail, key).value_or("") == context; });
}

bool isOfAction(const AuditRecord &r, std::string_view id)
{
    const std::array<const char *, 4> keys{"id", "intent", "by", "reverts"};
    return id.size() >= kShortestTail && std::any_of(keys.begin(), keys.end(), [&](const char *key) {
               return stringAt(r.detail, key).value_or("").ends_with(id);
           });
}

class Matcher
{
public:
    explicit Matcher(const AuditQuery &query)
        : m_query(query),
          m_words(folded(QString::fromStdString(query.text)).split(QLatin1Char(' '), Qt::SkipEmptyParts)),
          m_language(text::parseLanguage(query.language).value_or(text::Language::PtBr))
    {}

    [[nodiscard]] bool fits(const AuditRecord &r) const
    {
        if (m_query.until && r.at >= *m_query.until)
            return false;
        const auto begins = [&](const std::string &start) { return r.event.starts_with(start); };
        if (!m_query.events.empty() && std::none_of(m_query.events.begin(), m_query.events.end(), begins))
            return false;
        if (auditSeverity(r) < m_query.atLeast)
            return false;
        if (!m_query.context.empty() && !names(r, m_query.context))
            return false;
        if (!m_query.action.empty() && !isOfAction(r, m_query.action))
            return false;
        if (m_words.isEmpty())
            return true;
        const QString all = haystack(r, m_language);
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return all.contains(word); });
    }

private:
    const AuditQuery &m_query;
    QStringList m_words;
    text::Language m_language;
};

AuditFilter filterOf(const AuditQuery &query)
{
    return AuditFilter{.since = query.since,
                       .afterSeq = 0,
                       .beforeSeq = query.beforeSeq,
                       .workload = query.workload,
                       .limit = kPage,
                       .newestFirst = true};
}

// RFC 4180, and a leading apostrophe where a spreadsheet would read a formula (safety.md S11).
std::string csvCell(const std::string &text)
{
    std::string cell = text;
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
        cell.insert(cell.begin(), '\'');
    std::string out = "\"";
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

Error fileProblem(const QString &file, const QString &words)
{
    return Error{ErrorCode::Storage, file.toStdString(), words.toStdString(), {}};
}

} // namespace

Severity auditSeverity(const AuditRecord &record)
{
    const std::string_view event = record.event;
    const auto is = [&](std::initializer_list<std::string_view> events) {
        return std::find(events.begin(), events.end(), event) != events.end();
    };
    if (is({"action.failed", "action.unhealthy", "action.conflict", "action.unknown", "emergency.stop"}))
        return Severity::Error;
    if (event.ends_with(".refused") || event.ends_with(".void") || event.ends_with(".expired") ||
        is({"pause.set", "mode.fell", "action.waits", "model.rebuilt", "restore.done", "proposal.revert_offered"}))
        return Severity::Warning;
    return Severity::Info;
}

Result<AuditPage> readAuditPage(Journal &journal, const AuditQuery &query)
{
    const Matcher matcher(query);
    const std::size_t wanted = std::min(query.limit, kPage);
    AuditFilter filter = filterOf(query);
    AuditPage page;
    for (std::size_t scanned = 0; scanned < kScannedAtMost; scanned += kPage) {
        auto rows = journal.audit(filter);
        if (!rows)
            return fail(rows.error());
        for (auto &row : *rows) {
            if (page.records.size() == wanted) {
                page.isMore = true;
                return page;
            }
            page.scannedTo = row.seq;
            if (matcher.fits(row))
                page.records.push_back(std::move(row));
        }
        if (rows->size() < kPage)
            return page;
        filter.beforeSeq = page.scannedTo;
    }
    page.isMore = true;
    return page;
}

std::string auditCsvHeader(char separator)
{
    std::string out;
    for (const char *name :
         {"seq", "at", "actor", "role", "machine", "origin", "event", "workload", "code", "detail", "hash"})
        out += (out.empty() ? "" : std::string(1, separator)) + name;
    return out;
}

std::string auditCsvLine(const AuditRecord &r, char separator)
{
    const std::string cells[] = {std::to_string(r.seq),
                                 toRfc3339(r.at),
                                 csvCell(r.actor.name),
                                 std::string(toString(r.actor.role)),
                                 csvCell(r.actor.machine),
                                 std::string(toString(r.actor.origin)),
                                 csvCell(r.event),
                                 csvCell(r.workload),
                                 csvCell(r.code),
                                 csvCell(dumpJson(r.detail)),
                                 r.hash};
    std::string out;
    for (const auto &cell : cells)
        out += (out.empty() ? "" : std::string(1, separator)) + cell;
    return out;
}

Result<std::int64_t> writeAudit(Journal &journal, const AuditQuery &query, ExportFormat format,
                                const std::string &path)
{
    const QString file = QString::fromStdString(path);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return fail(fileProblem(file, out.errorString()));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const auto write = [&out](const std::string &text) {
        return out.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size());
    };
    const char separator = format == ExportFormat::CsvExcel ? ';' : ',';
    bool isFine = true;
    if (format == ExportFormat::JsonText)
        isFine = write("{\"records\":[");
    else
        isFine = write((format == ExportFormat::CsvExcel ? "\xEF\xBB\xBF" : std::string()) + auditCsvHeader(separator) +
                       "\r\n");

    const Matcher matcher(query);
    AuditFilter filter = filterOf(query);
    filter.newestFirst = false;
    std::int64_t count = 0;
    for (;;) {
        auto rows = journal.audit(filter);
        if (!rows)
            return fail(rows.error());
        for (const auto &row : *rows) {
            filter.afterSeq = row.seq;
            if (!matcher.fits(row))
                continue;
            isFine =
                isFine && write(format == ExportFormat::JsonText ? (count > 0 ? ",\n" : "\n") + dumpJson(auditView(row))
                                                             : auditCsvLine(row, separator) + "\r\n");
            ++count;
        }
        if (rows->size() < kPage)
            break;
    }
    if (format == ExportFormat::JsonText)
        isFine = isFine && write("\n]}\n");
    if (!isFine || !out.commit())
        return fail(fileProblem(file, out.errorString()));
    return count;
}

} // namespace preamar
