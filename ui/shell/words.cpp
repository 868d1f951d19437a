#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace preamar::ui::words {

using namespace Qt::StringLiterals;

namespace {
text::Language g_language = text::Language::PtBr;
}

void setLanguage(text::Language language)
{
    g_language = language;
}

text::Language language()
{
    return g_language;
}

QString plain(const std::string &serverText, int maximum)
{
    return text::plain(serverText, maximum);
}

QString toolTip(const QString &plainText)
{
    // Rich text takes a line break for a space.
    return plainText.isEmpty() ? QString()
                               : u"<qt>"_s + plainText.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

QString name(const WorkloadRef &ref)
{
    return plain(ref.name);
}

QString place(const WorkloadRef &ref)
{
    const QString context = plain(ref.context.str());
    return ref.space == "-" || ref.space.empty() ? context : context + u'/' + plain(ref.space);
}

QString error(const Error &error)
{
    return text::error(error, g_language);
}

QString reasons(const std::vector<Reason> &reasons)
{
    QStringList sentences;
    for (const auto &reason : reasons)
        sentences += text::reason(reason, g_language);
    return sentences.join(u". "_s);
}

QString percent(double ratio, int decimals)
{
    return text::percent(ratio, decimals, g_language);
}

QString number(double value, int decimals)
{
    return text::localeOf(g_language).toString(value, 'f', decimals);
}

QString value(double value, Unit unit)
{
    return text::value(value, unit, g_language);
}

QString time(Timestamp t)
{
    return text::timeOfDay(t, g_language);
}

QString dateTime(Timestamp t)
{
    return text::dateTime(t, g_language);
}

QString shortTime(Timestamp t, Timestamp now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toMillis(t));
    if (at.date() == QDateTime::fromMSecsSinceEpoch(toMillis(now)).date())
        return time(t);
    return day(t) + u' ' + time(t);
}

QString day(Timestamp t)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toMillis(t));
    return at.toString(g_language == text::Language::PtBr ? u"dd/MM"_s : u"MM/dd"_s);
}

QString ago(Millis d)
{
    return text::ago(std::max(d, Millis{0}), g_language);
}

QString duration(Millis d)
{
    return text::duration(std::max(d, Millis{0}), g_language);
}

QString clock(Millis d)
{
    const auto seconds = std::max<std::int64_t>(0, (d.count() + 999) / 1000);
    const auto two = [](std::int64_t v) { return QString::number(v).rightJustified(2, u'0'); };
    const QString minutes = two(seconds / 60 % 60) + u':' + two(seconds % 60);
    return seconds >= 3600 ? QString::number(seconds / 3600) + u':' + minutes : minutes;
}

QString fromTo(const Change &change)
{
    return QString::fromStdString(diffText(change));
}

QString problem(const Result<CommandAnswer> &answer)
{
    if (!answer)
        return error(answer.error());
    if (answer->error)
        return error(*answer->error);
    return answer->done ? QString() : QCoreApplication::translate("Words", "The command was not carried out.");
}

QString unknown()
{
    return u"—"_s;
}

} // namespace preamar::ui::words
