#include "ui/models/forecastwords.h"

#include "core/domain/metric.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;

Unit unitOf(const SeriesKey &key)
{
    const MetricInfo *info = metricInfo(key.metric);
    return info == nullptr ? Unit::Count : info->unit;
}

QString explanationOf(const ModelStudy &study)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("SeriesModels", text); };
    const Unit unit = unitOf(study.standing.key);
    QString out;
    for (const ExplainedStep &step : study.explained) {
        QStringList parts{
            say(QT_TRANSLATE_NOOP("SeriesModels", "level of the last day %1")).arg(words::value(step.level, unit))};
        const std::pair<const char *, double> rest[] = {
            {QT_TRANSLATE_NOOP("SeriesModels", "time of day %1"), step.daily},
            {QT_TRANSLATE_NOOP("SeriesModels", "day of the week %1"), step.weekly},
            {QT_TRANSLATE_NOOP("SeriesModels", "holidays and events %1"), step.event},
            {QT_TRANSLATE_NOOP("SeriesModels", "the last hours %1"), step.recent}};
        for (const auto &[text, value] : rest) {
            if (std::abs(value) >= 0.002 * std::abs(step.point))
                parts.push_back(say(text).arg((value > 0.0 ? u"+"_s : QString()) + words::value(value, unit)));
        }
        out += (out.isEmpty() ? QString() : u" "_s) +
               say(QT_TRANSLATE_NOOP("SeriesModels", "In %1: %2 = %3."))
                   .arg(words::duration(step.ahead), words::value(step.point, unit), parts.join(u", "_s));
    }
    if (study.similarDay)
        out += u' ' + say(QT_TRANSLATE_NOOP("SeriesModels", "The day most like the last one began %1."))
                          .arg(words::dateTime(*study.similarDay));
    return out;
}

QString whyUnknown(const SeriesStanding &s)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("SeriesModels", text); };
    if (s.reason && s.reason->code == ReasonCode::HistoryHasGaps)
        return say(QT_TRANSLATE_NOOP("SeriesModels", "More than a twentieth of the history is missing. Until the gaps "
                                                     "are older than two weeks, decisions rest on what is measured."));
    if (s.reason && s.reason->code != ReasonCode::HistoryTooShort)
        return text::reason(*s.reason, words::language()) + QLatin1Char('.');
    return say(QT_TRANSLATE_NOOP("SeriesModels",
                                 "Less than a day of history so far. Until then decisions rest on what is measured."));
}

} // namespace preamar::ui
