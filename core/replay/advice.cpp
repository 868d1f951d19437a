#include "core/replay/advice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace preamar::replay {

namespace {

constexpr std::array kKnob{0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999};
constexpr std::array kTargets{"0.4", "0.5", "0.6", "0.7", "0.78"};
constexpr std::array kHolds{"300", "1800", "3600", "14400"};
constexpr Millis kDay{86'400'000};
constexpr double kHoursPerMonth = 730.0;
// What an advice must bring at least: a twentieth of the cost, or two minutes of overload a day.
constexpr double kWorthCost = 0.05;
constexpr double kWorthMinutes = 2.0;
constexpr double kCalmMinutes = 1.0; // a service with less overload a day than this is judged by its cost
// What the operator is shown as equal: a tenth of a minute, a percent.
constexpr double kSameMinutes = 0.05;
constexpr double kSameCost = 0.005;
constexpr std::size_t kFewestDays = 3;
constexpr std::size_t kFewestFolds = 2;
constexpr std::size_t kMostFolds = 4;

// Per day.
DayFigures meanOf(const std::vector<DayFigures> &days, std::size_t first, std::size_t last)
{
    DayFigures sum;
    for (std::size_t d = first; d < last; ++d) {
        sum.minutes += days[d].minutes;
        sum.hours += days[d].hours;
    }
    const auto count = static_cast<double>(last - first);
    return {sum.minutes / count, sum.hours / count};
}

// Better: less overload where there is much, else cheaper.
bool better(const DayFigures &a, const DayFigures &b, const DayFigures &present)
{
    const double allowed = 0.5 * std::max(kCalmMinutes, present.minutes); // the days to come may be worse
    const bool calmA = a.minutes <= allowed;
    const bool calmB = b.minutes <= allowed;
    if (calmA != calmB)
        return calmA;
    return calmA ? a.hours < b.hours : a.minutes < b.minutes;
}

std::size_t bestOf(const std::vector<std::vector<DayFigures>> &days, const std::vector<DayFigures> &present, std::size_t last)
{
    const DayFigures now = meanOf(present, 0, last);
    std::size_t best = 0;
    for (std::size_t c = 1; c < days.size(); ++c) {
        if (better(meanOf(days[c], 0, last), meanOf(days[best], 0, last), now))
            best = c;
    }
    return best;
}

struct Moments
{
    double mean = 0.0;
    double spread = 0.0; // standard deviation
};

template<class Value>
Moments momentsOf(const std::vector<Fold> &folds, Value value)
{
    const auto n = static_cast<double>(folds.size());
    Moments m;
    for (const Fold &f : folds)
        m.mean += value(f) / n;
    for (const Fold &f : folds)
        m.spread += (value(f) - m.mean) * (value(f) - m.mean) / (n - 1.0);
    m.spread = std::sqrt(m.spread);
    return m;
}

bool isBetterDay(const DayFigures &before, const DayFigures &after)
{
    const bool calmer = after.minutes <= before.minutes + 0.25;
    const bool cheaper = after.hours <= 1.02 * before.hours;
    return (calmer && cheaper) || after.minutes + kWorthMinutes <= before.minutes;
}

Change changeOf(const DayFigures &before, const DayFigures &after, double price)
{
    const double monthly = kHoursPerMonth / 24.0 * price;
    return {before.minutes, after.minutes, before.hours * monthly, after.hours * monthly};
}

double savingOf(double before, double after)
{
    return before > 0.0 ? 1.0 - after / before : 0.0;
}

// What an advised policy pays with, by both coins, in the folds and over the whole period alike. nullopt: over the whole
// period it does not bring what it is advised for.
std::optional<Trade> tradeOf(double foldsFewer, double foldsSaving, const DayFigures &before, const DayFigures &after)
{
    const double fewer = before.minutes - after.minutes;
    const double saving = savingOf(before.hours, after.hours);
    const bool calms = fewer >= kWorthMinutes;
    const bool saves = saving >= kWorthCost && after.minutes <= std::max(kCalmMinutes, before.minutes);
    const bool paysMinutes = std::min(foldsFewer, fewer) < -kSameMinutes;
    const bool paysMoney = std::min(foldsSaving, saving) < -kSameCost;
    if (paysMinutes && paysMoney)
        return std::nullopt;
    if (paysMinutes)
        return saves ? std::optional{Trade::MinutesForMoney} : std::nullopt;
    if (paysMoney)
        return calms ? std::optional{Trade::MoneyForMinutes} : std::nullopt;
    return saves || calms ? std::optional{Trade::None} : std::nullopt;
}

} // namespace

std::vector<Candidate> candidates()
{
    std::vector<Candidate> out;
    for (const char *t : kTargets) {
        out.push_back({*parsePolicy(std::string("hpa:") + t), 0.0});
        for (const char *h : kHolds)
            out.push_back({*parsePolicy(std::string("load-hpa:") + t + ";hold=" + h), 0.0});
    }
    for (const double q : kKnob)
        out.push_back({*parsePolicy("preamar:q=" + shortestNumber(q)), q});
    for (Candidate &c : out)
        c.spec.live = true;
    return out;
}

Verdict judge(const PolicySpec &present, const std::vector<DayFigures> &presentDays, const std::vector<Candidate> &all,
              const std::vector<std::vector<DayFigures>> &days, Timestamp from, double price)
{
    Verdict v;
    v.policy = present.text;
    const std::size_t count = presentDays.size();
    const std::size_t learnt = count / 2; // the first choice rests on half of the period
    if (count < kFewestDays || all.empty())
        return v;
    const std::size_t folds = std::clamp(count - learnt, kFewestFolds, kMostFolds);
    for (std::size_t f = 0; f < folds; ++f) {
        const std::size_t first = learnt + f * (count - learnt) / folds;
        const std::size_t last = learnt + (f + 1) * (count - learnt) / folds;
        const std::size_t best = bestOf(days, presentDays, first);
        const DayFigures before = meanOf(presentDays, first, last);
        const DayFigures after = meanOf(days[best], first, last);
        v.folds.push_back({from + kDay * static_cast<std::int64_t>(first), from + kDay * static_cast<std::int64_t>(last),
                           all[best].spec.text, before.minutes, after.minutes, before.hours, after.hours});
        for (std::size_t d = first; d < last; ++d)
            v.daysBetter += isBetterDay(presentDays[d], days[best][d]) ? 1 : 0;
    }
    v.days = static_cast<int>(count - learnt);
    const auto minutesBefore = momentsOf(v.folds, [](const Fold &f) { return f.minutesBefore; });
    const auto minutesAfter = momentsOf(v.folds, [](const Fold &f) { return f.minutesAfter; });
    const auto hoursBefore = momentsOf(v.folds, [](const Fold &f) { return f.hoursBefore; });
    const auto hoursAfter = momentsOf(v.folds, [](const Fold &f) { return f.hoursAfter; });
    const auto fewer = momentsOf(v.folds, [](const Fold &f) { return f.minutesBefore - f.minutesAfter; });
    const auto saving = momentsOf(v.folds, [](const Fold &f) { return savingOf(f.hoursBefore, f.hoursAfter); });
    v.later = changeOf({minutesBefore.mean, hoursBefore.mean}, {minutesAfter.mean, hoursAfter.mean}, price);
    v.minutesSpread = fewer.spread;
    v.savingSpread = saving.spread;
    const DayFigures wholeNow = meanOf(presentDays, 0, count);
    const std::size_t index = bestOf(days, presentDays, count);
    const DayFigures wholeThen = meanOf(days[index], 0, count);
    const bool saves = saving.mean >= kWorthCost && saving.mean > saving.spread &&
                       minutesAfter.mean <= std::max(kCalmMinutes, minutesBefore.mean);
    const bool calms = fewer.mean >= kWorthMinutes && fewer.mean > fewer.spread;
    const auto trade = saves || calms ? tradeOf(fewer.mean, saving.mean, wholeNow, wholeThen) : std::nullopt;
    if (!trade) {
        v.advice = Advice::LeaveAlone;
        v.whole = changeOf(wholeNow, wholeNow, price);
        return v;
    }
    const Candidate &best = all[index];
    v.advice = best.caution > 0.0 ? Advice::Predict : Advice::Retune;
    v.trade = *trade;
    v.policy = best.spec.text;
    v.caution = best.caution;
    v.whole = changeOf(wholeNow, wholeThen, price);
    v.foldsAgreed = static_cast<int>(std::count_if(v.folds.begin(), v.folds.end(), [&](const Fold &f) { return f.policy == v.policy; }));
    return v;
}

DayBook::DayBook(const Trace &trace, const Window &window)
    : m_start(trace.timeAt(window.first)), m_hours(static_cast<double>(trace.step.count()) / 3'600'000.0),
      m_days((window.last - window.first) / trace.stepsOf(kDay))
{}

void DayBook::add(const TimelineRow &row)
{
    const auto day = static_cast<std::size_t>((row.at - m_start) / kDay);
    if (day >= m_days.size())
        return;
    m_days[day].minutes += row.violation ? 60.0 * m_hours : 0.0;
    m_days[day].hours += m_hours * static_cast<double>(row.ordered);
}

} // namespace preamar::replay
