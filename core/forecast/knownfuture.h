// What a calendar does to a load: holidays, the operator's events, and the nights on which the clock is set. The series
// is freed of it before a model is fitted, and what is ahead is put back on the forecast, so that every model knows the
// calendar without knowing of it (intervention variables: Box & Tiao, JASA 70 (1975)).
//
// Holidays: how much of a usual day was left, per local hour, on those of the past (a Saturday or a Sunday is off
// already and stays what it is); as far as the noise of ordinary days does not explain it (James & Stein 1961).
// Events: the factor that their operator gave, and what earlier occurrences of that name really did, weighed by how
// certain each is. Daylight saving: rows are laid on the wall's clock, which the load follows.
#pragma once

#include "core/forecast/bytes.h"
#include "core/forecast/forecaster.h"

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace preamar::forecast {

class KnownFuture
{
public:
    struct Effect
    {
        double factor = 1.0; // times the load without it
        double spread = 0.0; // standard deviation of its logarithm: how well it is known

        friend bool operator==(const Effect &, const Effect &) = default;
    };

    KnownFuture() = default;
    // From the rows of `input` alone. `holidays` false: the model takes them itself.
    [[nodiscard]] static KnownFuture learn(const FitInput &input, bool holidays = true);

    // Nothing was learned: an event counts for what its operator said.
    [[nodiscard]] static KnownFuture from(const Calendar &calendar, Timestamp first, Millis step);

    // Nothing that could change a forecast: with no calendar this is the whole story.
    [[nodiscard]] bool none() const;
    // The same series without it, on the wall's clock; the calendar that is left holds no event and no change.
    [[nodiscard]] FitInput without(const FitInput &input) const;
    // Of the row that begins at t.
    [[nodiscard]] Effect at(Timestamp t) const;
    // The occurrence that this row lies in; where several do, the one that moves the load most.
    [[nodiscard]] const KnownEvent *eventAt(Timestamp t) const;
    // Rows on the wall's clock from the first row of the fit to t.
    [[nodiscard]] std::int64_t rowOf(Timestamp t) const;
    // How many of them are known where every row before t is; t lies on the grid of the fit.
    [[nodiscard]] std::int64_t rowsBefore(Timestamp t) const;
    // Of without(): the rows that were freed by what they themselves taught. They judge nothing.
    [[nodiscard]] std::vector<bool> learnedRows(const Grid &grid) const;
    // Leaves what the operator said.
    void forgetThePast();
    [[nodiscard]] Millis step() const { return m_step; }
    // Of the zone at the first row.
    [[nodiscard]] int utcOffsetMinutes() const { return m_calendar.utcOffsetMinutes; }

    // What the calendar says from `from` on, now; what was learned from the past stays.
    void know(const Calendar &ahead, Timestamp from);

    void save(ByteWriter &out) const;
    // nullopt where the fields make no sense.
    [[nodiscard]] static std::optional<KnownFuture> load(ByteReader &in);

    friend bool operator==(const KnownFuture &, const KnownFuture &) = default;

private:
    // What occurrences of one name did, as logarithms of factors weighed by their precision.
    struct Seen
    {
        double sum = 0.0;
        double precision = 0.0;

        friend bool operator==(const Seen &, const Seen &) = default;
    };
    struct Learned
    {
        double log = 0.0;
        double spread = 0.0;
    };
    [[nodiscard]] int offsetAt(Timestamp t) const;
    [[nodiscard]] int rowShiftAt(Timestamp t) const; // minutes that rows at t are moved by
    [[nodiscard]] std::int64_t wallMillis(Timestamp t) const; // ms since 1970 on the wall's clock
    [[nodiscard]] bool isWorkdayHoliday(Timestamp t) const;
    [[nodiscard]] Learned ofEvent(const KnownEvent &event) const;

    Timestamp m_start{};
    Millis m_step{1};
    Calendar m_calendar;
    bool m_holidays = true;
    std::array<Effect, 24> m_holiday{}; // per local hour
    std::map<std::string, Seen> m_events; // by name

    friend class CalendarLesson;
};

} // namespace preamar::forecast
