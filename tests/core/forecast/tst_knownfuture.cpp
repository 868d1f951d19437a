#include "core/calendar/entries.h"
#include "core/forecast/calendarmodel.h"
#include "core/forecast/calendarview.h"
#include "core/forecast/explain.h"
#include "core/forecast/run.h"
#include "core/forecast/selection.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr Millis kStep = std::chrono::minutes{5};
constexpr Millis kDayLong = std::chrono::hours{24};
constexpr std::size_t kDay = made::kDay;

Timestamp at(const char *text)
{
    return parseTimestamp(text).value_or(Timestamp{});
}

// A load that is busy by day on the wall's clock, from Monday 2 November 2026 local time on.
FitInput busy(std::size_t days, const Calendar &calendar, double noise = 0.2)
{
    FitInput input;
    made::Noise random(5);
    input.target.start = at("2026-11-02T03:00:00Z"); // midnight in São Paulo
    input.target.step = kStep;
    for (std::size_t i = 0; i < days * kDay; ++i) {
        const double hour = static_cast<double>(i % kDay) / 12.0;
        input.target.values.push_back(10.0 + 6.0 * std::exp(-0.05 * (hour - 14.0) * (hour - 14.0)) +
                                      noise * random.next());
    }
    input.calendar = calendar;
    return input;
}

void scaleDay(FitInput &input, std::size_t day, double factor)
{
    for (std::size_t i = day * kDay; i < std::min(input.target.values.size(), (day + 1) * kDay); ++i)
        input.target.values[i] *= factor;
}

Timestamp midnight(const FitInput &input, std::size_t day)
{
    return input.target.start + kDayLong * static_cast<std::int64_t>(day);
}

std::vector<double> medians(const Selection &selection, std::size_t steps)
{
    std::vector<double> out;
    const auto predicted = selection.model->predict(steps);
    for (const Quantiles &q : predicted ? *predicted : std::vector<Quantiles>{})
        out.push_back(q[kMedian]);
    return out;
}

double meanOf(const std::vector<double> &values)
{
    double sum = 0.0;
    for (const double v : values)
        sum += v;
    return sum / static_cast<double>(values.size());
}

} // namespace

class TestKnownFuture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holidaysOfThePastTeachTheNext()
    {
        // Tuesday of the second week ran at 40 %; Friday, day 11, is a holiday again.
        const Calendar none{.utcOffsetMinutes = -180};
        FitInput input = busy(11, none);
        scaleDay(input, 8, 0.4);
        const auto blind = medians(select(input), kDay);
        input.calendar.holidays = {midnight(input, 8), midnight(input, 11)};
        const Selection selection = select(input);
        const auto knowing = medians(selection, kDay);
        const double usual = 10.0 + 6.0 * 0.33; // of a whole day, roughly
        QVERIFY2(meanOf(blind) > 0.85 * usual, qPrintable(QString::number(meanOf(blind))));
        QVERIFY2(std::abs(meanOf(knowing) / meanOf(blind) - 0.4) < 0.06,
                 qPrintable(QString::number(meanOf(knowing) / meanOf(blind))));
        // The day after is a Saturday as the others.
        const auto later = medians(selection, 2 * kDay);
        QVERIFY(meanOf({later.begin() + kDay, later.end()}) > 0.85 * usual);
        // What the calendar makes of it is the event's part, and the parts are the point.
        const auto parts = explain(input, knowing);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Parts &p = parts[i];
            QVERIFY(p.event < 0.0);
            QVERIFY(std::abs(p.level + p.daily + p.weekly + p.event + p.recent - knowing[i]) < 1e-9);
        }
    }

    void theDayAfterAHolidayIsNotForeseenAsOne()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        scaleDay(input, 10, 0.4);
        const auto blind = medians(select(input), kDay);
        // It is Friday's midnight; yesterday and the Thursday before were holidays.
        scaleDay(input, 3, 0.4);
        input.calendar.holidays = {midnight(input, 3), midnight(input, 10)};
        const auto knowing = medians(select(input), kDay);
        const auto ordinary = busy(12, {}, 0.0);
        const auto errorOf = [&](const std::vector<double> &said) {
            double error = 0.0;
            for (std::size_t i = 0; i < kDay; ++i)
                error += std::abs(said[i] - ordinary.target.values[11 * kDay + i]);
            return error / kDay;
        };
        QVERIFY2(errorOf(knowing) < 0.5 * errorOf(blind),
                 qPrintable(QStringLiteral("%1 %2").arg(errorOf(knowing)).arg(errorOf(blind))));
    }

    void daysLikeAnyOtherTeachNothing()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180}, 2.0);
        const std::string plain = saveSelection(select(input));
        input.calendar.holidays = {midnight(input, 8), midnight(input, 11)};
        QCOMPARE(saveSelection(select(input)), plain);
        // A Saturday is off already.
        scaleDay(input, 5, 0.4);
        const std::string weekend = saveSelection(select(input));
        input.calendar.holidays = {midnight(input, 5)};
        QCOMPARE(saveSelection(select(input)), weekend);
    }

    void anEventMultipliesItsHoursOnly()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        const auto plain = medians(select(input), kDay);
        const Timestamp end = input.target.end();
        const std::string bytes = saveSelection(select(input));
        input.calendar.events = {{.range = {end + std::chrono::hours{2}, end + std::chrono::hours{4}},
                                  .factor = 3.0,
                                  .name = "launch"}};
        const Selection selection = select(input);
        const auto knowing = medians(selection, kDay);
        for (std::size_t i = 0; i < kDay; ++i)
            QCOMPARE(knowing[i], plain[i] * (i >= 24 && i < 48 ? 3.0 : 1.0));
        // Nobody has seen it yet: its band is wider than three times the usual one.
        const auto wide = *selection.model->predict(kDay);
        const auto narrow = *select(busy(11, {.utcOffsetMinutes = -180})).model->predict(kDay);
        QVERIFY(wide[30][10] - wide[30][4] > 3.0 * (narrow[30][10] - narrow[30][4]));
        QVERIFY(std::is_sorted(wide[30].begin(), wide[30].end()));
        // Three times the highest is not implausible where the operator said so.
        const auto forecast = makeForecast(selection, {}, metric::cpuCores, end, kStep, 60, {}, 8.0);
        QVERIFY(forecast.steps.size() == 60);
        // One that was entered after the fit is put on the model that is there, and taken from it again.
        auto late = loadSelection(bytes);
        QVERIFY(late);
        QVERIFY(knowCalendar(late->model, input.calendar, end, kStep));
        QVERIFY(!knowCalendar(late->model, input.calendar, end, kStep));
        QCOMPARE(medians(*late, kDay), knowing);
        QVERIFY(knowCalendar(late->model, {.utcOffsetMinutes = -180}, end, kStep));
        QCOMPARE(medians(*late, kDay), plain);
    }

    void whatEarlierOccurrencesDidCounts()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        const auto hours = [&](std::size_t day) {
            const Timestamp noon = midnight(input, day) + std::chrono::hours{12};
            return TimeRange{noon, noon + std::chrono::hours{3}};
        };
        // The operator says three times; on two Tuesdays it was twice.
        for (const std::size_t day : {1U, 8U}) {
            for (std::size_t i = day * kDay + 144; i < day * kDay + 180; ++i)
                input.target.values[i] *= 2.0;
            input.calendar.events.push_back({hours(day), 3.0, "campaign"});
        }
        input.calendar.events.push_back({hours(11), 3.0, "campaign"});
        const KnownFuture known = KnownFuture::learn(input);
        const double factor = known.at(hours(11).from).factor;
        QVERIFY2(factor > 1.9 && factor < 2.3, qPrintable(QString::number(factor)));
        QCOMPARE(known.at(hours(11).to).factor, 1.0);
        // What is said of the next one counts, though less than what two did.
        Calendar raised = input.calendar;
        raised.events.back().factor = 6.0;
        KnownFuture more = known;
        more.know(raised, input.target.end());
        const double larger = more.at(hours(11).from).factor;
        QVERIFY2(larger > factor + 0.005 && larger < 3.0, qPrintable(QStringLiteral("%1 %2").arg(larger).arg(factor)));
        Selection selection = select(input);
        const auto before = medians(selection, kDay);
        QVERIFY(knowCalendar(selection.model, raised, input.target.end(), kStep));
        const auto after = medians(selection, kDay);
        QVERIFY(after[150] > 1.002 * before[150]);
        QCOMPARE(after[100], before[100]);
        // Of memory nothing was said, and the past is believed.
        for (auto &event : input.calendar.events)
            event.factor = 1.0;
        const double learned = KnownFuture::learn(input).at(hours(11).from).factor;
        QVERIFY2(learned > 1.8 && learned < 2.05, qPrintable(QString::number(learned)));
    }

    void anEventThatTurnsOutSmallerDoesNotSpoilWhatComesAfter()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        const Timestamp end = input.target.end();
        input.calendar.events = {{.range = {end, end + std::chrono::hours{2}}, .factor = 3.0, .name = "launch"}};
        Selection selection = select(input);
        const auto truth = busy(12, {}, 0.0).target.values;
        for (std::size_t i = 0; i < 18; ++i)
            selection.model->update(1.5 * truth[11 * kDay + i]);
        const auto ahead = medians(selection, 24);
        // Six rows of it are left, and they are as large as it turned out to be.
        for (std::size_t i = 0; i < 24; ++i) {
            const double expected = truth[11 * kDay + 18 + i] * (i < 6 ? 1.5 : 1.0);
            QVERIFY2(std::abs(ahead[i] - expected) < 0.08 * expected,
                     qPrintable(QStringLiteral("%1: %2, %3").arg(i).arg(ahead[i]).arg(expected)));
        }
        auto again = loadSelection(saveSelection(selection));
        QVERIFY(again);
        QCOMPARE(medians(*again, 24), ahead);
    }

    void theDayFollowsTheWall_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("change"); // instant
        QTest::newRow("set back") << "Europe/Lisbon" << "2026-10-25T01:00:00Z";
        QTest::newRow("set on") << "Europe/Lisbon" << "2026-03-29T01:00:00Z";
    }

    void theDayFollowsTheWall()
    {
        QFETCH(QString, zone);
        QFETCH(QString, change);
        const auto place = calendar::Zone::find(zone.toStdString());
        QVERIFY(place);
        const Timestamp changed = *parseTimestamp(change.toStdString());
        const Timestamp start = floorTo(changed, kDayLong) - kDayLong * 9;
        const auto loadAt = [&](Timestamp t) {
            const double hour = toSeconds(place->local(t).sinceMidnight) / 3600.0;
            return 10.0 + 6.0 * std::exp(-0.3 * (hour - 8.0) * (hour - 8.0));
        };
        FitInput input;
        input.target = {.start = start, .step = kStep, .values = {}};
        // Ends two hours before the change: the morning peak ahead comes by the new time.
        for (Timestamp t = start; t < changed - std::chrono::hours{2}; t += kStep)
            input.target.values.push_back(loadAt(t));
        const Calendar view = calendarView(*place, calendar::HolidayCalendar(false), start, changed + kDayLong * 3);
        QCOMPARE(view.changes.size(), std::size_t{1});
        QCOMPARE(view.changes.front().at, changed);
        input.calendar.utcOffsetMinutes = view.utcOffsetMinutes;
        const auto errorOf = [&](const Selection &selection, Timestamp from) {
            const auto said = medians(selection, kDay);
            double error = 0.0;
            for (std::size_t i = 0; i < kDay; ++i)
                error += std::abs(said[i] - loadAt(from + kStep * static_cast<std::int64_t>(i)));
            return error / kDay;
        };
        const double blind = errorOf(select(input), input.target.end());
        input.calendar = view;
        Selection selection = select(input);
        const double knowing = errorOf(selection, input.target.end());
        QVERIFY2(knowing < 0.35 * blind, qPrintable(QStringLiteral("%1 %2").arg(knowing).arg(blind)));
        // The same model lives through the night, and one that is fitted the day after knows of it.
        Timestamp now = input.target.end();
        for (; now < changed + kDayLong; now += kStep) {
            selection.model->update(loadAt(now));
            input.target.values.push_back(loadAt(now));
        }
        QVERIFY2(errorOf(selection, now) < 0.35 * blind, qPrintable(QString::number(errorOf(selection, now))));
        QVERIFY2(errorOf(select(input), now) < 0.35 * blind, qPrintable(QString::number(errorOf(select(input), now))));
    }

    void bytesAreReadBackAndRefused()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        scaleDay(input, 8, 0.4);
        input.calendar.holidays = {midnight(input, 8), midnight(input, 11)};
        input.calendar.events = {
            {.range = {input.target.end(), input.target.end() + kDayLong}, .factor = 1.4, .name = "sale"}};
        Selection selection = select(input);
        const std::string bytes = saveSelection(selection);
        auto again = loadSelection(bytes);
        QVERIFY(again);
        QCOMPARE(saveSelection(*again), bytes);
        for (const double v : {7.0, kNan, 9.0}) {
            selection.model->update(v);
            again->model->update(v);
        }
        QCOMPARE(medians(*again, kDay), medians(selection, kDay));
        for (std::size_t i = 0; i < bytes.size(); i += 97) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
            const auto read = loadSelection(damaged);
            QVERIFY(!read || saveSelection(*read) != bytes);
        }
    }

    void nothingBehindTheOriginIsLookedAt()
    {
        FitInput input = busy(12, {.utcOffsetMinutes = -180});
        scaleDay(input, 1, 0.5);
        const std::size_t origin = 9 * kDay;
        SeriesTable table;
        table.metrics = {"cpu"};
        table.columns = {input.target.values};
        for (std::size_t i = 0; i < input.target.values.size(); ++i)
            table.times.push_back(input.target.timeAt(i));
        // An event and a holiday lie on both sides of it.
        const auto nine = [&](std::size_t day) { return midnight(input, day) + std::chrono::hours{9}; };
        ForecastRequest request;
        request.tier = Tier::Light;
        request.origins.kind = Origins::Kind::Rows;
        request.origins.rows = {origin};
        request.calendar = {.utcOffsetMinutes = -180, .holidays = {midnight(input, 1), midnight(input, 9)}};
        request.calendar.events = {{{nine(7), nine(7) + std::chrono::hours{3}}, 2.0, "sale"},
                                   {{nine(10), nine(10) + std::chrono::hours{3}}, 2.0, "sale"}};
        const auto known = runForecast(table, request);
        for (std::size_t i = origin; i < table.columns[0].size(); ++i)
            table.columns[0][i] = i % 3 == 0 ? kNan : 1e6;
        const auto other = runForecast(table, request);
        QVERIFY(known && other);
        QCOMPARE(toCsv(*other), toCsv(*known));
        // The row before it does count.
        table.columns[0][origin - 1] *= 2.0;
        QVERIFY(toCsv(*runForecast(table, request)) != toCsv(*known));
    }

    void whatAnEventTaughtIsNotJudgedByIt()
    {
        // It lasts until now, so that only its own rows are foreseen from within it.
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        const std::size_t rows = input.target.values.size();
        const Timestamp end = input.target.end();
        input.calendar.events = {{.range = {end - kStep * 36, end + kDayLong}, .factor = 3.0, .name = "launch"}};
        FitInput wild = input;
        for (std::size_t i = rows - 36; i < rows; ++i) {
            input.target.values[i] *= 3.0;
            wild.target.values[i] *= i % 2 == 0 ? 1.0 : 9.0;
        }
        // The trees' bins are laid over all rows; nothing else of the combination's back-test knows of the wild ones.
        for (const auto &[model, close] : {std::pair{"naive", 1e-12}, {"combination", 0.01}}) {
            const Selection steady = selectNamed(model, input);
            const Selection erratic = selectNamed(model, wild);
            QVERIFY(steady.model && erratic.model);
            QVERIFY(steady.chosen.relMae > 0.0 && steady.chosen.coverage80 > 0.0);
            QVERIFY(std::abs(erratic.chosen.relMae - steady.chosen.relMae) <= close * steady.chosen.relMae);
            QVERIFY(std::abs(erratic.chosen.wape - steady.chosen.wape) <= close * steady.chosen.wape);
            QVERIFY(std::abs(erratic.chosen.coverage80 - steady.chosen.coverage80) <= close * steady.chosen.coverage80);
        }
        // Where it is most of what could judge, the operator's word is taken instead, and judged by every row.
        input.calendar.events.front().range.from = end - kStep * (3 * static_cast<int>(kDay));
        const Selection longer = select(input);
        QVERIFY(longer.eligible);
        QCOMPARE(longer.model->calendarFactor(1), 3.0);
    }

    void aClockSetBackJustAfterTheFirstRow()
    {
        // From 00:30 on; at 01:00 it is midnight again, so that six rows lie before the first.
        FitInput input = busy(11, {.utcOffsetMinutes = 60});
        const Timestamp changed = input.target.start + std::chrono::minutes{30};
        input.calendar.changes = {{changed, 0}};
        input.calendar.holidays = {midnight(input, 8)};
        input.calendar.events = {{{input.target.start, changed + std::chrono::hours{1}}, 1.0, "night"}};
        const KnownFuture known = KnownFuture::learn(input);
        QCOMPARE(known.rowOf(changed), std::int64_t{-6});
        QCOMPARE(known.rowsBefore(changed), std::int64_t{6});
        QCOMPARE(known.rowsBefore(changed + std::chrono::hours{1}), std::int64_t{6});
        const auto &values = input.target.values;
        const auto freed = KnownFuture::from(input.calendar, input.target.start, kStep).without(input).target.values;
        QCOMPARE(freed.size(), values.size() - 12);
        for (std::size_t i = 0; i < freed.size(); ++i)
            QCOMPARE(freed[i], values[i < 6 ? i : i + 12]);
        QVERIFY(select(input).model);
    }

    void aGridBesideTheClocksChange()
    {
        // From 00:02 on, every five minutes; it ends soon after 01:00, when it is midnight again.
        FitInput input = busy(1, {.utcOffsetMinutes = 60});
        const Timestamp changed = input.target.start + std::chrono::minutes{58};
        input.calendar.changes = {{changed, 0}};
        input.calendar.events = {{{input.target.start, changed}, 2.0, "night"}};
        for (const std::size_t rows : {13U, 18U, 24U, 25U}) {
            input.target.values.resize(rows, 4.0);
            const KnownFuture known = KnownFuture::learn(input);
            std::int64_t most = 0;
            for (std::size_t i = 0; i < rows; ++i)
                most = std::max(most, known.rowOf(input.target.timeAt(i)) + 1);
            QVERIFY(most >= 12);
            QCOMPARE(known.rowsBefore(input.target.end()), most);
            QCOMPARE(known.without(input).target.values.size(), static_cast<std::size_t>(most));
        }
    }

    void rowsLongerThanTheClocksChangeStay()
    {
        FitInput input = busy(4, {.utcOffsetMinutes = 60});
        input.target.step = std::chrono::hours{2};
        for (const int offset : {0, 120}) {
            input.calendar.changes = {{input.target.start + std::chrono::hours{25}, offset}};
            const KnownFuture known = KnownFuture::learn(input);
            QVERIFY(known.none());
            for (std::size_t i = 0; i < input.target.values.size(); ++i)
                QCOMPARE(known.rowOf(input.target.timeAt(i)), static_cast<std::int64_t>(i));
            QCOMPARE(known.without(input).target.values, input.target.values);
        }
    }

    void gapsAndNonsenseAreHarmless()
    {
        FitInput input = busy(11, {.utcOffsetMinutes = -180});
        input.calendar.holidays = {midnight(input, 8), midnight(input, 11)};
        input.calendar.events = {{{input.target.end(), input.target.start}, 3.0, "backwards"},
                                 {{input.target.start, input.target.end() + kDayLong}, kNan, "no number"},
                                 {{input.target.end(), input.target.end() + kDayLong}, 0.0, "zero"}};
        for (std::size_t i = 8 * kDay; i < 9 * kDay; ++i)
            input.target.values[i] = i % 2 == 0 ? kNan : 0.0;
        const Selection selection = select(input);
        QVERIFY(selection.model);
        for (const double v : medians(selection, kDay))
            QVERIFY(std::isfinite(v) && v >= 0.0);
        input.target.values.assign(kDay, kNan);
        (void)select(input);
        input.target.values.clear();
        (void)select(input);
    }

    void theOperatorsCalendarAsAForecastSeesIt()
    {
        calendar::Calendar own;
        own.holidays.push_back({std::chrono::month{11} / 11, {}, "city"});
        calendar::Entry sale;
        sale.id = "e1";
        sale.name = "sale";
        sale.from = at("2026-11-27T00:00:00Z");
        sale.to = at("2026-11-28T00:00:00Z");
        sale.lead = std::chrono::hours{1};
        sale.factor = 2.5;
        sale.selector.groups = {"web"};
        own.entries.push_back(sale);
        const auto reader = calendar::Reader::make(own);
        QVERIFY(reader);
        const WorkloadRef shop{.context = ContextName("c"), .name = "shop"};
        const Timestamp from = at("2026-11-01T03:00:00Z");
        const Timestamp to = at("2026-12-01T03:00:00Z");
        const auto events = eventsView(*reader, shop, "web", metric::requestsPerSecond, from, to);
        QCOMPARE(events.size(), std::size_t{1});
        QCOMPARE(events.front().factor, 2.5);
        // The lead is for capacity; load comes when the event begins.
        QCOMPARE(events.front().range.from, *sale.from);
        QCOMPARE(eventsView(*reader, shop, "web", metric::memoryBytes, from, to).front().factor, 1.0);
        QVERIFY(eventsView(*reader, shop, "batch", metric::cpuCores, from, to).empty());
        const Calendar days = calendarView(reader->zone(), reader->holidays(), from, to);
        QCOMPARE(days.utcOffsetMinutes, -180);
        QVERIFY(days.changes.empty());
        // All Souls, the city's own, Republic, Black Consciousness.
        QCOMPARE(days.holidays.size(), std::size_t{4});
        QVERIFY(std::count(days.holidays.begin(), days.holidays.end(), at("2026-11-11T03:00:00Z")) == 1);
    }
};

QTEST_APPLESS_MAIN(TestKnownFuture)
#include "tst_knownfuture.moc"
