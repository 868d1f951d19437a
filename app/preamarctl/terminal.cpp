#include "app/preamarctl/terminal.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace preamar::ctl {

namespace {

void out(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    if (!bytes.endsWith('\n'))
        std::fputc('\n', stdout);
}

}  // namespace

int Terminal::print(const Json &document, const QString &lines) const
{
    if (json) {
        const std::string bytes = dumpJson(document);
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        std::fputc('\n', stdout);
    } else {
        out(lines);
    }
    return std::fflush(stdout) == 0 ? Done : Failed;
}

int Terminal::print(const Json &document, const std::vector<QString> &header, const std::vector<std::vector<QString>> &rows, const QString &empty) const
{
    if (json || rows.empty())
        return print(document, empty);
    std::vector<qsizetype> widths(header.size(), 0);
    for (std::size_t i = 0; i < header.size(); ++i) {
        widths[i] = header[i].size();
        for (const auto &row : rows)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    const auto line = [&](const std::vector<QString> &cells) {
        QString l;
        for (std::size_t i = 0; i < cells.size(); ++i)
            l += i + 1 == cells.size() ? cells[i] : cells[i].leftJustified(widths[i] + 2);
        text += l.trimmed().isEmpty() ? l : QString(l).remove(QRegularExpression(QStringLiteral("\\s+$")));
        text += QLatin1Char('\n');
    };
    line(header);
    for (const auto &row : rows)
        line(row);
    return print(document, text);
}

void Terminal::note(const QString &line) const
{
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

Exit exitFor(const Error &error)
{
    // Refusals of a safety rule carry a reason; the ones that are failures of the world keep their own exit.
    static const std::vector<std::string_view> failures{"SourceUnreachable", "SourceEmpty", "TlsUntrusted", "RedirectRefused", "AnswerTooLarge",
                                                        "AnswerNotJson", "PortainerTooOld", "PortainerNotInitialised", "WrongApiKey", "EnvironmentGone",
                                                        "EnvironmentIsKubernetes", "NotSwarmManager", "SecretUnavailable", "JournalDamaged", "JournalUnwritable",
                                                        "HomeReadOnly", "DiskFull", "SchemaTooNew", "AuditBroken"};
    static const std::vector<std::string_view> usage{"PolicyInvalid", "CronNeverFires", "TimeZoneUnknown", "FreezeOverlaps", "EventInPast", "PresetReferenceOnly", "LabelInvalid", "HomeMixesLabAndReal", "SecretFileReadable", "QueryHidesAbsence"};
    if (error.code == ErrorCode::Cancelled)
        return Interrupted;
    if (std::find(usage.begin(), usage.end(), error.reason) != usage.end())
        return Usage;
    if (!error.reason.empty() && std::find(failures.begin(), failures.end(), error.reason) == failures.end())
        return Refused;
    switch (error.code) {
    case ErrorCode::InvalidArgument: return error.reason.empty() ? Usage : Failed;
    case ErrorCode::InsufficientData: return NoAnswer;
    default: return Failed;
    }
}

int Terminal::fail(const Error &error) const
{
    return failWith(exitFor(error), error);
}

int Terminal::failWith(Exit exit, const Error &error) const
{
    const QString sentence = text::error(error, language);
    if (json) {
        const Json document{{"exit", exit},
                            {"code", error.reason.empty() ? std::string(toString(error.code)) : error.reason},
                            {"reason", error.detail.empty() ? error.where : error.where + ": " + error.detail},
                            {"text", sentence.toStdString()}};
        print(document, {});
    } else {
        note(sentence);
        // What to mend, or what the answer lacks.
        const bool isSaid = sentence.contains(text::detail(error.detail, language));
        if ((exit == Usage || exit == NoAnswer) && !error.detail.empty() && !isSaid)
            note(text::detail(error.where + ": " + error.detail, language));
    }
    return exit;
}

void addReasonTexts(Json &document, text::Language language)
{
    if (document.is_object()) {
        const auto code = stringAt(document, "code");
        const Json *numbers = find(document, "numbers");
        if (code && numbers != nullptr && numbers->is_array() && !document.contains("text")) {
            if (const auto parsed = parseReasonCode(*code)) {
                Reason reason{*parsed, {}, stringAt(document, "subject").value_or(std::string())};
                for (const auto &n : *numbers)
                    reason.numbers.push_back(n.is_number() ? n.get<double>() : std::nan(""));
                document["text"] = text::reason(reason, language).toStdString();
            }
        }
    }
    if (document.is_structured()) {
        for (auto &child : document)
            addReasonTexts(child, language);
    }
}

}  // namespace preamar::ctl
