// The advisor: reactive and predictive settings searched by walk-forward on a service's own history. Each fold judges, on
// days that come later, what was the best on all days before; an advice is given only where the mean over the folds lies
// outside their spread and the policy it names, the best of the whole period, gains there as well. One that pays for one
// thing with another, in the folds or over the whole period, is called a trade. Pure.
#pragma once

#include "core/replay/run.h"

#include <string>
#include <vector>

namespace preamar::replay {

// A setting that the advisor may name.
struct Candidate
{
    PolicySpec spec;
    double caution = 0.0; // of the product's policy, else 0
};
// As the product would run them once they are chosen: its limits, its cadence.
[[nodiscard]] std::vector<Candidate> candidates();

enum class Advice {
    LeaveAlone, // nothing beats what is in force by more than the folds differ
    Retune,     // a reactive policy
    Predict,    // the product's own
    TooLittle,  // fewer than three whole days: two folds at least
};

// What an advised policy costs in the other coin.
enum class Trade {
    None,            // better in one, no worse in the other
    MinutesForMoney, // cheaper, with more overload
    MoneyForMinutes, // less overload, for more money
};

// Overload minutes and replica-hours of one whole day.
struct DayFigures
{
    double minutes = 0.0;
    double hours = 0.0;
};

// Sums the evaluated steps of one play by whole days.
class DayBook
{
public:
    DayBook(const Trace &trace, const Window &window);
    void add(const TimelineRow &row);
    [[nodiscard]] std::vector<DayFigures> take() { return std::move(m_days); }

private:
    Timestamp m_start;
    double m_hours; // of a step
    std::vector<DayFigures> m_days;
};

// Days that nothing was chosen on; per day.
struct Fold
{
    Timestamp from{};
    Timestamp to{};
    std::string policy; // the best of the days before
    double minutesBefore = 0.0; // of overload, with what is in force
    double minutesAfter = 0.0;
    double hoursBefore = 0.0; // of replicas
    double hoursAfter = 0.0;

    friend bool operator==(const Fold &, const Fold &) = default;
};

// What is in force against something else.
struct Change
{
    double minutesBefore = 0.0; // of overload per day
    double minutesAfter = 0.0;
    double costBefore = 0.0; // money per month
    double costAfter = 0.0;

    friend bool operator==(const Change &, const Change &) = default;
};

struct Verdict
{
    Advice advice = Advice::TooLittle;
    Trade trade = Trade::None;
    std::string policy; // the best of the whole period where it is advised, else what is in force
    double caution = 0.0;
    Change whole; // `policy` over the whole period, on which it was chosen
    Change later; // means over the folds: whatever was chosen on the days before, one policy or several
    // Standard deviation over the folds of the difference.
    double minutesSpread = 0.0; // minutes per day
    double savingSpread = 0.0;  // share of the cost
    int foldsAgreed = 0;        // that chose `policy`
    int daysBetter = 0; // days of the folds with no more overload than now, at no more than 2 % above its cost
    int days = 0;
    std::vector<Fold> folds;
};

// The verdict on days that were played: `present` and each of `all`, whose days belong to it by index.
[[nodiscard]] Verdict judge(const PolicySpec &present, const std::vector<DayFigures> &presentDays, const std::vector<Candidate> &all,
                            const std::vector<std::vector<DayFigures>> &days, Timestamp from, double price);

} // namespace preamar::replay
