// The advisor's verdict, on days made by hand and on a load that is played.
#include "core/replay/study.h"
#include "madetrace.h"

#include <QTest>

using namespace preamar;
using namespace preamar::replay;
using namespace preamar::replay::test;

namespace {

using Days = std::vector<DayFigures>;

Verdict verdictOn(const Days &present, const std::vector<Days> &days)
{
    static const char *const names[]{"hpa:0.6", "preamar:q=0.9", "preamar:q=0.98"};
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < days.size(); ++i)
        all.push_back({*parsePolicy(names[i]), i == 0 ? 0.0 : i == 1 ? 0.9 : 0.98});
    return judge(*parsePolicy("static:20"), present, all, days, startTime(), 0.05);
}

Days eachDay(std::size_t count, double minutes, double hours)
{
    return Days(count, DayFigures{minutes, hours});
}

} // namespace

class TestReplayAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesOnlyDaysThatComeLater()
    {
        // The first one is the cheapest on the first four days alone.
        Days first = eachDay(8, 0.0, 100.0);
        for (std::size_t d = 4; d < 8; ++d)
            first[d].hours = 460.0;
        const Verdict v = verdictOn(eachDay(8, 0.0, 480.0), {first, eachDay(8, 0.0, 240.0)});
        QCOMPARE(v.folds.size(), std::size_t{4});
        QCOMPARE(v.folds[0].policy, std::string("hpa:0.6"));
        QCOMPARE(v.folds[0].hoursAfter, 460.0); // what it did later, not what it was chosen for
        QCOMPARE(v.folds[3].policy, std::string("preamar:q=0.9"));
        QCOMPARE(v.folds[0].from, startTime() + Seconds{4 * 86'400});
        QCOMPARE(v.folds[3].to, startTime() + Seconds{8 * 86'400});
        QCOMPARE(v.days, 4);
    }
    void aGainInEveryFoldIsAdvised()
    {
        const Verdict v = verdictOn(eachDay(7, 0.5, 480.0), {eachDay(7, 0.5, 470.0), eachDay(7, 0.4, 240.0)});
        QVERIFY(v.advice == Advice::Predict && v.trade == Trade::None);
        QCOMPARE(v.policy, std::string("preamar:q=0.9"));
        QCOMPARE(v.caution, 0.9);
        QCOMPARE(v.whole.minutesBefore, 0.5);
        QVERIFY(std::abs(v.whole.minutesAfter - 0.4) < 1e-12);
        QVERIFY(std::abs(v.whole.costBefore - 480.0 / 24.0 * 730.0 * 0.05) < 1e-9);
        QVERIFY(std::abs(v.later.costAfter - v.whole.costAfter) < 1e-9);
        QCOMPARE(v.foldsAgreed, 4);
        QVERIFY(v.savingSpread < 1e-9 && v.minutesSpread < 1e-9);
        QCOMPARE(v.daysBetter, 4);
    }
    void whatIsNamedHasItsOwnFiguresBesideThoseOfWhatWasChosenBefore()
    {
        // The first is the cheapest on the days before for two of the four folds, and dearer afterwards.
        Days first = eachDay(8, 0.0, 200.0);
        for (std::size_t d = 4; d < 8; ++d)
            first[d].hours = 330.0;
        const Verdict v = verdictOn(eachDay(8, 0.0, 480.0), {first, eachDay(8, 0.0, 240.0)});
        QVERIFY(v.advice == Advice::Predict && v.trade == Trade::None);
        QCOMPARE(v.policy, std::string("preamar:q=0.9"));
        QCOMPARE(v.foldsAgreed, 2);
        const double monthly = 730.0 / 24.0 * 0.05;
        QVERIFY(std::abs(v.whole.costAfter - 240.0 * monthly) < 1e-9);
        QVERIFY(std::abs(v.later.costAfter - 285.0 * monthly) < 1e-9);
        QVERIFY(v.savingSpread > 0.1);
    }
    void bothCoinsOfWhatIsNamedAreJudged_data()
    {
        QTest::addColumn<DayFigures>("presentEarly"); // days 1 to 4, those of no fold
        QTest::addColumn<DayFigures>("presentLate");
        QTest::addColumn<DayFigures>("early");
        QTest::addColumn<DayFigures>("late");
        QTest::addColumn<Advice>("advice");
        QTest::addColumn<Trade>("trade");
        QTest::newRow("calmer and cheaper in the folds, dearer over the whole")
            << DayFigures{30.0, 100.0} << DayFigures{30.0, 480.0} << DayFigures{1.0, 400.0} << DayFigures{1.0, 400.0} << Advice::Retune
            << Trade::MoneyForMinutes;
        QTest::newRow("calmer and cheaper in the folds, more overload before them, no more over the whole")
            << DayFigures{0.0, 480.0} << DayFigures{3.0, 480.0} << DayFigures{2.0, 240.0} << DayFigures{0.9, 240.0} << Advice::Retune
            << Trade::None;
        QTest::newRow("... and by more than the present had")
            << DayFigures{0.0, 480.0} << DayFigures{3.0, 480.0} << DayFigures{2.9, 240.0} << DayFigures{0.9, 240.0}
            << Advice::LeaveAlone << Trade::None;
        QTest::newRow("calmer in the folds, more overload over the whole")
            << DayFigures{0.0, 480.0} << DayFigures{10.0, 480.0} << DayFigures{30.0, 470.0} << DayFigures{1.0, 470.0}
            << Advice::LeaveAlone << Trade::None;
        QTest::newRow("cheaper in the folds, with more overload before them")
            << DayFigures{0.0, 480.0} << DayFigures{0.5, 480.0} << DayFigures{1.2, 240.0} << DayFigures{0.5, 240.0} << Advice::Retune
            << Trade::MinutesForMoney;
        QTest::newRow("cheaper in the folds, not over the whole") << DayFigures{0.0, 200.0} << DayFigures{0.0, 480.0} << DayFigures{0.0, 330.0}
                                                                  << DayFigures{0.0, 330.0} << Advice::LeaveAlone << Trade::None;
        QTest::newRow("better in both, everywhere") << DayFigures{9.0, 480.0} << DayFigures{9.0, 480.0} << DayFigures{1.0, 240.0}
                                                    << DayFigures{1.0, 240.0} << Advice::Retune << Trade::None;
    }
    void bothCoinsOfWhatIsNamedAreJudged()
    {
        QFETCH(DayFigures, presentEarly);
        QFETCH(DayFigures, presentLate);
        QFETCH(DayFigures, early);
        QFETCH(DayFigures, late);
        Days present(8, presentEarly);
        Days played(8, early);
        std::fill(present.begin() + 4, present.end(), presentLate);
        std::fill(played.begin() + 4, played.end(), late);
        const Verdict v = verdictOn(present, {played});
        QTEST(v.advice, "advice");
        QTEST(v.trade, "trade");
    }
    void cheaperWithMoreOverloadIsATrade()
    {
        const Verdict v = verdictOn(eachDay(7, 0.0, 480.0), {eachDay(7, 0.5, 240.0)});
        QVERIFY(v.advice == Advice::Retune && v.trade == Trade::MinutesForMoney);
        QCOMPARE(v.daysBetter, 0);
    }
    void cheaperWithMoreOverloadThanIsCalmIsNotAdvised()
    {
        const Verdict v = verdictOn(eachDay(7, 0.5, 480.0), {eachDay(7, 1.4, 240.0)});
        QVERIFY(v.advice == Advice::LeaveAlone && v.trade == Trade::None);
        QCOMPARE(v.policy, std::string("static:20"));
    }
    void calmerForMoreMoneyIsATrade()
    {
        const Verdict v = verdictOn(eachDay(7, 20.0, 240.0), {eachDay(7, 0.5, 300.0)});
        QVERIFY(v.advice == Advice::Retune && v.trade == Trade::MoneyForMinutes);
    }
    void aDifferenceInsideTheSpreadLeavesItAlone()
    {
        // 10 % saved on average, from 20 % dearer to 45 % cheaper by the day.
        Days swings = eachDay(8, 0.0, 200.0);
        const double later[]{576.0, 264.0, 500.0, 388.0};
        for (std::size_t d = 0; d < 4; ++d)
            swings[4 + d].hours = later[d];
        const Verdict v = verdictOn(eachDay(8, 0.0, 480.0), {swings});
        const double saved = 1.0 - v.later.costAfter / v.later.costBefore;
        QVERIFY2(saved > 0.05 && saved < v.savingSpread, std::to_string(saved).c_str());
        QVERIFY(v.advice == Advice::LeaveAlone);
    }
    void tooFewDays_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("enough");
        QTest::newRow("two") << 2 << false;
        QTest::newRow("three") << 3 << true;
    }
    void tooFewDays()
    {
        QFETCH(int, days);
        const auto n = static_cast<std::size_t>(days);
        const Verdict v = verdictOn(eachDay(n, 0.0, 480.0), {eachDay(n, 0.0, 240.0)});
        QTEST(v.advice != Advice::TooLittle, "enough");
        QCOMPARE(v.folds.size(), std::size_t{days >= 3 ? 2U : 0U});
    }
    void playedOverALoadItSavesAgainstTooManyReplicas()
    {
        const Trace trace = traceOf(tableOf(busyDays(8 * 1440, 3)));
        StudyRequest request;
        request.present = "static:40";
        request.conditions.window.evaluateDays = 6.0;
        const auto study = makeStudy(trace, request);
        QVERIFY(study);
        const Verdict &v = study->verdict;
        QVERIFY(v.advice == Advice::Predict || v.advice == Advice::Retune);
        QCOMPARE(v.folds.size(), std::size_t{3});
        QVERIFY(v.whole.costAfter < 0.8 * v.whole.costBefore && v.later.costAfter < 0.8 * v.later.costBefore);
        QVERIFY(std::abs(v.whole.costBefore - 40.0 * 730.0 * 0.05) < 1e-6);
        // One set of plays: what the advice judges by is what the table shows, played as the product would run it.
        const auto &points = v.caution > 0.0 ? study->knob : study->reactive;
        const auto named = std::find_if(points.begin(), points.end(), [&](const StudyPoint &p) { return p.policy == v.policy; });
        QVERIFY(named != points.end());
        QVERIFY(std::abs(named->cost - v.whole.costAfter) < 1e-6 * v.whole.costAfter && std::abs(named->minutes - v.whole.minutesAfter) < 1e-6);
        Shared shared(trace, *makeWindow(trace, request.conditions.window));
        PolicySpec spec = *parsePolicy(study->reactive.front().policy);
        spec.live = true;
        const auto again = runPolicy(trace, shared.window(), spec, request.conditions, shared);
        QVERIFY(again && again->figures == study->reactive.front().figures);
        // A static count has no overload here: whoever has more of it is a trade.
        QVERIFY(v.trade == Trade::MinutesForMoney || (v.whole.minutesAfter <= 0.05 && v.later.minutesAfter <= 0.05));
        QCOMPARE(v.whole.minutesBefore, 0.0);
    }
    void tooFewDaysGiveNoAdvice()
    {
        const Trace trace = traceOf(tableOf(busyDays(2 * 1440, 3)));
        StudyRequest request;
        request.present = "static:40";
        request.conditions.window.evaluateDays = 1.0;
        std::size_t last = 0;
        std::size_t total = 0;
        ReplayHooks hooks;
        hooks.progress = [&](std::size_t done, std::size_t of) {
            QVERIFY(done == last + 1);
            last = done;
            total = of;
        };
        const auto study = makeStudy(trace, request, hooks);
        QVERIFY(study.has_value());
        QVERIFY(study->verdict.advice == Advice::TooLittle);
        QCOMPARE(study->verdict.policy, std::string("static:40"));
        QVERIFY(total > 0 && last == total);
        hooks = {};
        hooks.cancelled = [] { return true; };
        const auto stopped = makeStudy(trace, request, hooks);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestReplayAdvice)
#include "tst_replay_advice.moc"
