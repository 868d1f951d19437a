#include "core/forecast/selection.h"
#include "core/forecast/watch.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr double kUsual = 1.0;
constexpr std::array<double, kWatchNodes.size()> kUsuals{kUsual, kUsual, kUsual, kUsual, kUsual};

// Two members: one that says 0, one that says `second`; truths are 0.
Watch watched(double second, int rows, double low, double high)
{
    Watch watch(2, kUsuals);
    for (int i = 0; i < rows; ++i) {
        watch.arrived(0.0);
        for (std::size_t j = 0; j < kWatchNodes.size(); ++j)
            watch.expect(j, std::array<double, 2>{0.0, second}, low, high);
    }
    return watch;
}

struct After
{
    double error = 0.0;
    double inside = 0.0;
    double count = 0.0;
};

// Six steps ahead, from twelve rows after the rows from `at` on are higher by `shift`.
After afterShift(std::vector<double> values, std::size_t at, double shift, Tier tier)
{
    for (std::size_t i = at; i < values.size(); ++i)
        values[i] += shift;
    auto selection = select(made::input({values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at)}),
                            {.tier = tier, .mustQualify = false});
    After after;
    for (std::size_t origin = at; origin + 6 <= values.size(); ++origin) {
        if (origin >= at + 12) {
            const auto steps = selection.model->predict(6);
            for (std::size_t h = 0; h < 6; ++h) {
                const Quantiles &q = (*steps)[h];
                const double truth = values[origin + h];
                after.error += std::abs(truth - q[kMedian]);
                after.inside += truth >= q[4] && truth <= q[10] ? 1.0 : 0.0;
                after.count += 1.0;
            }
        }
        selection.model->update(values[origin]);
    }
    return after;
}

} // namespace

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trustsEverybodyBeforeAnythingIsKnown()
    {
        const Watch blank;
        const Watch fresh(2, kUsuals);
        for (const std::size_t step : {1U, 6U, 24U, 288U}) {
            QCOMPARE(blank.trust(step, 0), 1.0);
            QCOMPARE(blank.widening(step), 1.0);
            QCOMPARE(fresh.trust(step, 1), 1.0);
            QCOMPARE(fresh.widening(step), 1.0);
        }
    }

    void takesTheSayFromAMemberThatErrsNow()
    {
        const Watch watch = watched(5.0, 60, -1.0, 1.0);
        QVERIFY(watch.trust(6, 0) > 4.0);
        QVERIFY(watch.trust(6, 1) < 0.05);
        // Nothing is said of a day ahead.
        QCOMPARE(watch.trust(288, 0), 1.0);
        QCOMPARE(watch.trust(288, 1), 1.0);
    }

    void widensBandsThatMissAndNarrowsThoseThatNeverDo()
    {
        const Watch missing = watched(0.0, 60, 1.0, 2.0);
        const Watch covering = watched(0.0, 60, -1.0, 1.0);
        QVERIFY(missing.widening(1) > 2.0);
        QVERIFY(missing.widening(24) > 2.0);
        QVERIFY(missing.widening(288) > 1.0 && missing.widening(288) < missing.widening(24));
        QVERIFY(covering.widening(6) < 1.0 && covering.widening(6) > 0.5);
        // One miss in five is what an 80 % band promises.
        Watch promised(1, kUsuals);
        for (int i = 0; i < 200; ++i) {
            promised.arrived(i % 5 == 0 ? 2.0 : 0.0);
            for (std::size_t j = 0; j < kWatchNodes.size(); ++j)
                promised.expect(j, std::array<double, 1>{0.0}, -1.0, 1.0);
        }
        QCOMPARE(promised.widening(6), 1.0);
    }

    void aGapTeachesNothing()
    {
        Watch watch(1, kUsuals);
        for (int i = 0; i < 50; ++i) {
            watch.arrived(std::nan(""));
            for (std::size_t j = 0; j < kWatchNodes.size(); ++j)
                watch.expect(j, std::array<double, 1>{7.0}, 6.0, 8.0);
        }
        QCOMPARE(watch.trust(6, 0), 1.0);
        QCOMPARE(watch.widening(6), 1.0);
    }

    void aShiftOfTheLevelIsAnsweredWithinAnHour_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("light") << false;
        QTest::newRow("full") << true;
    }

    void aShiftOfTheLevelIsAnsweredWithinAnHour()
    {
        QFETCH(bool, full);
        const Tier tier = full ? Tier::Full : Tier::Light;
        const auto values = made::daily(8 * 288 + 150);
        const std::size_t at = 8 * 288;
        const double deviation = 0.3 / std::sqrt(3.0); // of the noise
        const After plain = afterShift(values, at, 0.0, tier);
        const After moved = afterShift(values, at, 3.0 * deviation, tier);
        QVERIFY2(moved.error <= 1.3 * plain.error, qPrintable(QString::number(moved.error / plain.error)));
        QVERIFY2(moved.inside >= 0.7 * moved.count, qPrintable(QString::number(moved.inside / moved.count)));
    }

    void isSavedInTheMiddleOfAShift()
    {
        auto values = made::daily(4 * 288);
        auto selection = select(made::input(values));
        for (int i = 0; i < 20; ++i)
            selection.model->update(values.back() + 30.0);
        auto again = loadSelection(saveSelection(selection));
        QVERIFY(again.has_value());
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(*again->model->predict(288), *selection.model->predict(288));
            again->model->update(values.back() + 30.0 + i % 3);
            selection.model->update(values.back() + 30.0 + i % 3);
        }
        QCOMPARE(again->model->save(), selection.model->save());
    }
};

QTEST_APPLESS_MAIN(TestWatch)
#include "tst_watch.moc"
