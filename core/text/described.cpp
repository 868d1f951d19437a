// What registries say of their rows in English, in the chosen language: models, presets, policies of the replay, steps of
// a decision. Their modules do not translate; tests/core/text holds each of their rows against this list.
#include "core/text/catalogue.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace preamar::text {

namespace {

struct Named
{
    std::string_view name;
    const char *words;
};

constexpr std::array kSteps{
    Named{"demand", QT_TRANSLATE_NOOP("step", "Forecast demand")},
    Named{"reactive", QT_TRANSLATE_NOOP("step", "Measured demand")},
    Named{"requests", QT_TRANSLATE_NOOP("step", "Requests")},
    Named{"excess", QT_TRANSLATE_NOOP("step", "Unused capacity")},
    Named{"inputs", QT_TRANSLATE_NOOP("step", "Quality of the data")},
    Named{"stabilization", QT_TRANSLATE_NOOP("step", "Stabilisation")},
    Named{"rate", QT_TRANSLATE_NOOP("step", "Size of the step")},
    Named{"bounds", QT_TRANSLATE_NOOP("step", "Minimum and maximum")},
    Named{"state", QT_TRANSLATE_NOOP("step", "State of the replicas")},
    Named{"cooldown", QT_TRANSLATE_NOOP("step", "Cooldown")},
    Named{"mode", QT_TRANSLATE_NOOP("step", "Mode")},
    Named{"policy", QT_TRANSLATE_NOOP("step", "Policy")},
    Named{"calendar", QT_TRANSLATE_NOOP("step", "Calendar")},
    Named{"guard", QT_TRANSLATE_NOOP("step", "Safeguards")},
    Named{"size", QT_TRANSLATE_NOOP("step", "Size wanted")},
    Named{"capacity", QT_TRANSLATE_NOOP("step", "Capacity needed")},
    Named{"hold", QT_TRANSLATE_NOOP("step", "Held back")},
    Named{"owner", QT_TRANSLATE_NOOP("step", "Other controllers")},
    Named{"final", QT_TRANSLATE_NOOP("step", "Result")},
    Named{"undo", QT_TRANSLATE_NOOP("step", "Undo")},
};

constexpr std::array kDescriptions{
    QT_TRANSLATE_NOOP("description", "the next few minutes of any series; the base line that others must beat"),
    QT_TRANSLATE_NOOP("description", "load that repeats every day or week, hours ahead; the base line that others must beat"),
    QT_TRANSLATE_NOOP("description", "load with a daily or weekly shape whose level moves from day to day"),
    QT_TRANSLATE_NOOP("description", "load without a daily shape, and jobs that start every hour or half hour"),
    QT_TRANSLATE_NOOP("description", "most series, minutes to hours ahead; follows the level quickly, keeps the shape of the day"),
    QT_TRANSLATE_NOOP("description", "nearly every series: the light models and two small boosted ones, weighted by their past"),
    QT_TRANSLATE_NOOP("description", "services that are a day old, learned from the older ones of their context"),
    QT_TRANSLATE_NOOP("description", "nearly every series: the light models and four boosted ones, weighted by their past"),
    QT_TRANSLATE_NOOP("description", "a level that drifts, with or without a trend that fades; choosing among the three by itself"),
    QT_TRANSLATE_NOOP("description", "minutes ahead where the next value depends on the last few; orders are chosen by itself"),
    QT_TRANSLATE_NOOP("description", "days ahead where day, week, holidays and a slow trend make the load; weak minutes ahead"),
    QT_TRANSLATE_NOOP("description", "minutes to a day ahead; learns how deviations from the usual day fade"),
    QT_TRANSLATE_NOOP("description", "deviations that fade differently at different times of the day; a second opinion beside trees"),
    QT_TRANSLATE_NOOP("description", "comparison with Crane: periodic load, planned with a margin; repeats the last cycle, smoothed"),
    QT_TRANSLATE_NOOP("description", "the founding rules' model of CPU and memory, 30 min ahead; recursive beyond"),
    QT_TRANSLATE_NOOP("description", "the founding rules' model of requests, 30 min ahead; recursive beyond"),
    QT_TRANSLATE_NOOP("description", "point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)"),
    QT_TRANSLATE_NOOP("description", "forecast half an hour ahead, up above 70 %, down below 30 % of capacity (R2)"),
    QT_TRANSLATE_NOOP("description", "threshold rows with durations: CPU, memory, queue, P95, errors (R3)"),
    QT_TRANSLATE_NOOP("description", "the count of the schedule line that fired last, in local time"),
    QT_TRANSLATE_NOOP("description", "capacity for what demand may reach until a new replica is ready, reductions only where they last"),
    QT_TRANSLATE_NOOP("description", "Kubernetes' horizontal pod autoscaler on utilisation"),
    QT_TRANSLATE_NOOP("description", "the same algorithm on offered load, with a chosen window for scale-down"),
    QT_TRANSLATE_NOOP("description", "a fixed count"),
    QT_TRANSLATE_NOOP("description", "as many replicas as the largest demand of the period needs, known in hindsight"),
    QT_TRANSLATE_NOOP("description", "as many replicas as 95 % of the period need, known in hindsight"),
    QT_TRANSLATE_NOOP("description", "a fixed number of replicas"),
    QT_TRANSLATE_NOOP("description", "knows the demand and orders exactly as early as replicas need to start"),
    QT_TRANSLATE_NOOP("description", "Kubernetes' horizontal pod autoscaler on utilisation, default behaviour"),
    QT_TRANSLATE_NOOP("description", "thresholds of 80 % and 30 % on the forecast 30 min, 1 h and 2 h ahead (R1)"),
    QT_TRANSLATE_NOOP("description", "the forecast 30 min ahead, up at 70 %, down at 30 % (R2)"),
    QT_TRANSLATE_NOOP("description", "thresholds with durations on CPU, memory, queue, P95 and errors (R3)"),
    QT_TRANSLATE_NOOP("description", "one count in business hours, another outside them"),
    QT_TRANSLATE_NOOP("description", "hourly mean of the same hour of up to 14 days as a floor, with hpa"),
    QT_TRANSLATE_NOOP("description", "highest of the next hour of the last three days as a floor, with hpa"),
    QT_TRANSLATE_NOOP("description", "the same time yesterday as a floor, with hpa"),
    QT_TRANSLATE_NOOP("description", "P95 of 72 h, reductions deferred by two days (EuroSys 2020)"),
    QT_TRANSLATE_NOOP("description", "median of the same time of 7 days at the present level, plus a quantile of its residuals"),
};

}  // namespace

QString decisionStep(const std::string &step, Language language)
{
    const auto *found = std::find_if(kSteps.begin(), kSteps.end(), [&](const Named &s) { return s.name == step; });
    return found == kSteps.end() ? plain(step, 40) : phrase("step", found->words, language);
}

QString description(std::string_view english, Language language)
{
    const auto *found = std::find_if(kDescriptions.begin(), kDescriptions.end(), [&](const char *d) { return english == d; });
    return found == kDescriptions.end() ? QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()))
                                        : phrase("description", *found, language);
}

}  // namespace preamar::text
