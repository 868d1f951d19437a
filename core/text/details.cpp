// What exactly was wrong with an input, in the chosen language. The modules that check inputs say it in English and do not
// translate; here a sentence is recognised by its pattern, its values stay as they are. What is not recognised is shown as
// it was said.
#include "core/text/catalogue.h"

#include <QRegularExpression>
#include <QtGlobal>

#include <array>
#include <vector>

namespace preamar::text {

namespace {

// %1 to %3 stand for values. The order counts: the first that fits is taken.
constexpr std::array kPatterns{
    QT_TRANSLATE_NOOP("detail", "line %1, column %2: %3"),
    QT_TRANSLATE_NOOP("detail", "line %1: %2"),
    QT_TRANSLATE_NOOP("detail", "command line: %1"),
    QT_TRANSLATE_NOOP("detail", "the value is not a finite number"),
    QT_TRANSLATE_NOOP("detail", "the file has no data row"),
    QT_TRANSLATE_NOOP("detail", "the file has no header"),
    QT_TRANSLATE_NOOP("detail", "the first line must name the columns"),
    QT_TRANSLATE_NOOP("detail", "the column has no name"),
    QT_TRANSLATE_NOOP("detail", "two columns have this name"),
    QT_TRANSLATE_NOOP("detail", "a quote is not closed"),
    QT_TRANSLATE_NOOP("detail", "the line is empty"),
    QT_TRANSLATE_NOOP("detail", "the row is out of order"),
    QT_TRANSLATE_NOOP("detail", "the time is repeated"),
    QT_TRANSLATE_NOOP("detail", "the time is neither RFC 3339 nor YYYY-MM-DD hh:mm[:ss]"),
    QT_TRANSLATE_NOOP("detail", "there is no column with a metric"),
    QT_TRANSLATE_NOOP("detail", "there is no column %1"),
    QT_TRANSLATE_NOOP("detail", "no column %1"),
    QT_TRANSLATE_NOOP("detail", "no such column: %1"),
    QT_TRANSLATE_NOOP("detail", "more than %1 rows"),
    QT_TRANSLATE_NOOP("detail", "the file has several metrics; choose one"),
    QT_TRANSLATE_NOOP("detail", "the rows lie too far apart for their usual step"),
    QT_TRANSLATE_NOOP("detail", "two rows are needed before the origin"),
    QT_TRANSLATE_NOOP("detail", "fewer than two rows with a value"),
    QT_TRANSLATE_NOOP("detail", "too few values before it for this model"),
    QT_TRANSLATE_NOOP("detail", "fewer than %1 values before it"),
    QT_TRANSLATE_NOOP("detail", "fewer than %1 values"),
    QT_TRANSLATE_NOOP("detail", "too few values"),
    QT_TRANSLATE_NOOP("detail", "too few rows to learn from"),
    QT_TRANSLATE_NOOP("detail", "the series ends before the first origin"),
    QT_TRANSLATE_NOOP("detail", "no series is long enough for an origin"),
    QT_TRANSLATE_NOOP("detail", "the step does not divide a day"),
    QT_TRANSLATE_NOOP("detail", "there is no model %1"),
    QT_TRANSLATE_NOOP("detail", "only https and http"),
    QT_TRANSLATE_NOOP("detail", "not an address"),
    QT_TRANSLATE_NOOP("detail", "no host"),
    QT_TRANSLATE_NOOP("detail", "space, control character or backslash in the address"),
    QT_TRANSLATE_NOOP("detail", "user or password in the address"),
    QT_TRANSLATE_NOOP("detail", "query or fragment in the address"),
    QT_TRANSLATE_NOOP("detail", "unknown policy: %1"),
    QT_TRANSLATE_NOOP("detail", "unknown policy key"),
    QT_TRANSLATE_NOOP("detail", "unknown setting"),
    QT_TRANSLATE_NOOP("detail", "unknown key: %1"),
    QT_TRANSLATE_NOOP("detail", "unknown key"),
    QT_TRANSLATE_NOOP("detail", "unknown field"),
    QT_TRANSLATE_NOOP("detail", "unknown metric: %1"),
    QT_TRANSLATE_NOOP("detail", "unknown metric"),
    QT_TRANSLATE_NOOP("detail", "unknown parameter of %1"),
    QT_TRANSLATE_NOOP("detail", "unknown parameter %1"),
    QT_TRANSLATE_NOOP("detail", "unknown preset: %1"),
    QT_TRANSLATE_NOOP("detail", "an empty parameter"),
    QT_TRANSLATE_NOOP("detail", "a level is given twice"),
    QT_TRANSLATE_NOOP("detail", "%1 is given twice"),
    QT_TRANSLATE_NOOP("detail", "%1 is not key=value"),
    QT_TRANSLATE_NOOP("detail", "must be a positive number"),
    QT_TRANSLATE_NOOP("detail", "must be positive"),
    QT_TRANSLATE_NOOP("detail", "utc_offset must be whole hours"),
    QT_TRANSLATE_NOOP("detail", "the name of a policy"),
    QT_TRANSLATE_NOOP("detail", "must be at least 1 in a replay"),
    QT_TRANSLATE_NOOP("detail", "must be a number or a duration"),
    QT_TRANSLATE_NOOP("detail", "must be a text, a number or true/false"),
    QT_TRANSLATE_NOOP("detail", "must be an object"),
    QT_TRANSLATE_NOOP("detail", "must not be above max"),
    QT_TRANSLATE_NOOP("detail", "must be later than --from"),
    QT_TRANSLATE_NOOP("detail", "must lie within %1 and %2"),
    QT_TRANSLATE_NOOP("detail", "cannot be given together with --from"),
    QT_TRANSLATE_NOOP("detail", "too short for a trace of this length"),
    QT_TRANSLATE_NOOP("detail", "no step of the trace lies in the period"),
    QT_TRANSLATE_NOOP("detail", "the trace shows no load; say how much one replica serves"),
    QT_TRANSLATE_NOOP("detail", "not a duration: %1"),
    QT_TRANSLATE_NOOP("detail", "not a number: %1"),
    QT_TRANSLATE_NOOP("detail", "not a time: %1"),
    QT_TRANSLATE_NOOP("detail", "a duration or a time"),
    QT_TRANSLATE_NOOP("detail", "expected a duration such as 12h"),
    QT_TRANSLATE_NOOP("detail", "expected a number with s, m, h or d"),
    QT_TRANSLATE_NOOP("detail", "expected a number"),
    QT_TRANSLATE_NOOP("detail", "expected a share from 0 to 1"),
    QT_TRANSLATE_NOOP("detail", "expected an integer from 0 to 10000"),
    QT_TRANSLATE_NOOP("detail", "expected a name after param."),
    QT_TRANSLATE_NOOP("detail", "expected RFC 3339 or YYYY-MM-DD hh:mm[:ss]"),
    QT_TRANSLATE_NOOP("detail", "expected YYYY-MM-DD"),
    QT_TRANSLATE_NOOP("detail", "expected key=value: %1"),
    QT_TRANSLATE_NOOP("detail", "expected: W MODE, or --context NAME MODE"),
    QT_TRANSLATE_NOOP("detail", "expected: W key=value …"),
    QT_TRANSLATE_NOOP("detail", "expected last, every:K or row counts"),
    QT_TRANSLATE_NOOP("detail", "expected 50, 60, 80, 90, 95, 98 or 99 between commas"),
    QT_TRANSLATE_NOOP("detail", "expected 50, 60, 80, 90, 95, 98 or 99"),
    QT_TRANSLATE_NOOP("detail", "expected NAMESPACE/NAME:PORT"),
    QT_TRANSLATE_NOOP("detail", "expected context/namespace/kind/name"),
    QT_TRANSLATE_NOOP("detail", "expected %1 to %2"),
    QT_TRANSLATE_NOOP("detail", "expected %1"),
    QT_TRANSLATE_NOOP("detail", "row counts between commas, increasing, at most 10000"),
    QT_TRANSLATE_NOOP("detail", "row counts between commas"),
    QT_TRANSLATE_NOOP("detail", "LO,HI with LO < HI; either may be empty"),
    QT_TRANSLATE_NOOP("detail", "the lower bound is above the upper one"),
    QT_TRANSLATE_NOOP("detail", "at least %1"),
    QT_TRANSLATE_NOOP("detail", "between %1 and %2"),
    QT_TRANSLATE_NOOP("detail", "on or off"),
    QT_TRANSLATE_NOOP("detail", "light or full"),
    QT_TRANSLATE_NOOP("detail", "csv or json"),
    QT_TRANSLATE_NOOP("detail", "table, csv or json"),
    QT_TRANSLATE_NOOP("detail", "pt_BR or en"),
    QT_TRANSLATE_NOOP("detail", "either --context or --workload"),
    QT_TRANSLATE_NOOP("detail", "either group or context"),
    QT_TRANSLATE_NOOP("detail", "a context of that name exists: %1"),
    QT_TRANSLATE_NOOP("detail", "a context name may not be empty or hold '/'"),
    QT_TRANSLATE_NOOP("detail", "no context of that name: %1"),
    QT_TRANSLATE_NOOP("detail", "the kind of a context stays"),
    QT_TRANSLATE_NOOP("detail", "no enrolled workload in context %1"),
    QT_TRANSLATE_NOOP("detail", "no entry of that id: %1"),
    QT_TRANSLATE_NOOP("detail", "a workload is needed"),
    QT_TRANSLATE_NOOP("detail", "a proposal id is needed"),
    QT_TRANSLATE_NOOP("detail", "none fits: %1"),
    QT_TRANSLATE_NOOP("detail", "several fit: %1"),
    QT_TRANSLATE_NOOP("detail", "mode: observe, recommend, approve, auto-up or auto"),
    QT_TRANSLATE_NOOP("detail", "scope: all, context or workload"),
    QT_TRANSLATE_NOOP("detail", "set: at least one key=value"),
    QT_TRANSLATE_NOOP("detail", "as: event, freeze, schedule or hours"),
    QT_TRANSLATE_NOOP("detail", "automatic modes are set with the command mode, which lets them end"),
    QT_TRANSLATE_NOOP("detail", "five parts are needed: minute hour day month weekday"),
    QT_TRANSLATE_NOOP("detail", "%1 has no such parameter"),
    QT_TRANSLATE_NOOP("detail", "is not below param.up"),
    QT_TRANSLATE_NOOP("detail", "from %1 to %2"),
    QT_TRANSLATE_NOOP("detail", "no name of a namespace: %1"),
    QT_TRANSLATE_NOOP("detail", "only one of token, password and header file is used"),
    QT_TRANSLATE_NOOP("detail", "a token file or --token-stdin is needed"),
    QT_TRANSLATE_NOOP("detail", "no token on standard input"),
    QT_TRANSLATE_NOOP("detail", "the file exists already"),
    QT_TRANSLATE_NOOP("detail", "%1 is not in it"),
    QT_TRANSLATE_NOOP("detail", "larger than %1"),
    QT_TRANSLATE_NOOP("detail", "no .csv file in this folder"),
    QT_TRANSLATE_NOOP("detail", "not a regular file"),
    QT_TRANSLATE_NOOP("detail", "not an absolute path"),
    QT_TRANSLATE_NOOP("detail", "The following argument was not expected: %1"),
    QT_TRANSLATE_NOOP("detail", "The following arguments were not expected: %1"),
    QT_TRANSLATE_NOOP("detail", "A subcommand is required"),
    QT_TRANSLATE_NOOP("detail", "%1 is required"),
    QT_TRANSLATE_NOOP("detail", "Could not convert: %1 = %2"),
};

struct Pattern
{
    const char *source;
    QRegularExpression matches;
};

std::vector<Pattern> compiled()
{
    std::vector<Pattern> out;
    for (const char *source : kPatterns) {
        QString expression = QRegularExpression::escape(QString::fromUtf8(source));
        for (int i = 1; i <= 3; ++i)
            expression.replace(QStringLiteral("\\%%1").arg(i), QStringLiteral("(.+?)"));
        out.push_back({source, QRegularExpression(QRegularExpression::anchoredPattern(expression))});
    }
    return out;
}

QString translated(const QString &said, Language language)
{
    static const std::vector<Pattern> patterns = compiled();
    for (const auto &pattern : patterns) {
        const auto match = pattern.matches.match(said);
        if (!match.hasMatch())
            continue;
        QString out = phrase("detail", pattern.source, language);
        // One pass, so that a value that looks like a place is not filled again.
        QString filled;
        for (qsizetype i = 0; i < out.size(); ++i) {
            const int n = out[i] == QLatin1Char('%') && i + 1 < out.size() ? out[i + 1].digitValue() : -1;
            if (n < 1 || n > match.lastCapturedIndex()) {
                filled += out[i];
                continue;
            }
            filled += translated(match.captured(n), language);
            ++i;
        }
        return filled;
    }
    // "where: what": only what was wrong has words.
    if (const auto at = said.indexOf(QStringLiteral(": ")); at > 0)
        return said.left(at + 2) + translated(said.mid(at + 2), language);
    return said;
}

}  // namespace

QString detail(const std::string &english, Language language)
{
    const QString said = plain(english);
    return language == Language::En ? said : translated(said, language);
}

}  // namespace preamar::text
