// The parts that the models of the registry are made of.
#include "core/forecast/bands.h"
#include "core/forecast/bytes.h"
#include "core/forecast/profile.h"
#include "core/forecast/roll.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool ordered(const Quantiles &q)
{
    return std::is_sorted(q.begin(), q.end()) &&
           std::all_of(q.begin(), q.end(), [](double v) { return std::isfinite(v); });
}

} // namespace

class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheMedianOfTheLastCycles()
    {
        for (const std::size_t cycles :
             {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{5}, std::size_t{7}, std::size_t{16}}) {
            Profile profile(1, cycles);
            made::Noise noise(cycles);
            std::vector<double> seen;
            for (int i = 0; i < 100; ++i) {
                const double v = i % 9 == 4 ? kNan : noise.next();
                profile.push(v);
                if (std::isfinite(v))
                    seen.push_back(v);
                std::vector<double> last(seen.end() - static_cast<std::ptrdiff_t>(std::min(seen.size(), cycles)),
                                         seen.end());
                std::sort(last.begin(), last.end());
                const std::size_t n = last.size();
                QCOMPARE(profile.at(1), n % 2 == 1 ? last[n / 2] : 0.5 * (last[n / 2 - 1] + last[n / 2]));
            }
        }
    }

    void givesUnseenTimesTheirNeighboursValue()
    {
        Profile profile(10, 3);
        for (int i = 0; i < 10; ++i)
            profile.push(i == 2 ? 5.0 : i == 7 ? 9.0 : kNan);
        profile.fillUnseen();
        QCOMPARE(profile.at(2), 5.0);
        QCOMPARE(profile.at(4), 5.0);
        QCOMPARE(profile.at(7), 9.0);
        QCOMPARE(profile.at(10), 9.0);
    }

    void coversNewResidualsOfTheSameKind()
    {
        // 200 origins with independent errors: the bands must cover new ones as often as they say.
        made::Noise noise(1);
        Residuals residuals;
        for (std::size_t origin = 0; origin < 200; ++origin)
            residuals.add(1, origin, 10.0, 10.0 + noise.next());
        const Bands bands = Bands::calibrate(residuals);
        const std::vector<double> points{10.0};
        const Quantiles q = bands.around(points, {}).front();
        QVERIFY(ordered(q));
        QCOMPARE(q[kMedian], 10.0);
        int inside = 0;
        for (int i = 0; i < 20000; ++i) {
            const double truth = 10.0 + noise.next();
            inside += truth >= q[4] && truth <= q[10] ? 1 : 0;
        }
        QVERIFY(inside > 15000 && inside < 17400);
    }

    void widensWhereFewResidualsAreKnown()
    {
        made::Noise noise(1);
        Residuals few;
        Residuals many;
        for (std::size_t origin = 0; origin < 2000; ++origin) {
            const double truth = 10.0 + noise.next();
            if (origin < 3)
                few.add(1, origin, 10.0, truth);
            many.add(1, origin, 10.0, truth);
        }
        const std::vector<double> points{10.0};
        const Quantiles narrow = Bands::calibrate(many).around(points, {}).front();
        const Quantiles wide = Bands::calibrate(few).around(points, {}).front();
        // Three errors cannot tell 90 % from 99.5 %: both are the largest seen, or more.
        QVERIFY(wide[14] >= wide[10]);
        QVERIFY(narrow[10] < narrow[13]);
    }

    void scalesTheSpreadWithTheLoadWhereThatFits()
    {
        made::Noise noise(2);
        Residuals residuals;
        for (std::size_t origin = 0; origin < 400; ++origin) {
            const double load = origin % 2 == 0 ? 100.0 : 1000.0;
            for (const std::size_t step : {std::size_t{3}, std::size_t{24}, std::size_t{192}})
                residuals.add(step, origin, load, load * (1.0 + 0.1 * noise.next()));
        }
        const Bands bands = Bands::calibrate(residuals);
        const std::vector<double> points{100.0, 1000.0, 100.0, 1000.0};
        const auto q = bands.around(points, {});
        const double low = q[2][10] - q[2][4];
        const double high = q[3][10] - q[3][4];
        QVERIFY(high > 8.0 * low && high < 12.0 * low);
    }

    void staysWithinBoundsAndOrder()
    {
        Residuals residuals;
        for (std::size_t origin = 0; origin < 50; ++origin)
            residuals.add(1, origin, 1.0, 1.0 + (origin % 2 == 0 ? 5.0 : -5.0));
        const std::vector<double> points{1.0, -3.0, 9.0};
        for (const auto &q : Bands::calibrate(residuals).around(points, {.low = 0.0, .high = 4.0})) {
            QVERIFY(ordered(q));
            QVERIFY(q.front() >= 0.0 && q.back() <= 4.0);
        }
    }

    void sealsAndUnseals()
    {
        const std::string sealed = seal("kind", 3, "payload");
        QCOMPARE(*unseal("kind", 3, sealed), std::string_view("payload"));
        QVERIFY(!unseal("kind", 4, sealed));
        QVERIFY(!unseal("other", 3, sealed));
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                std::string damaged = sealed;
                damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
                QVERIFY(!unseal("kind", 3, damaged));
            }
        }
    }

    void readsNothingBeyondTheEnd()
    {
        ByteWriter out;
        out.size(std::numeric_limits<std::size_t>::max());
        ByteReader numbers(out.bytes());
        QVERIFY(numbers.numbers().empty());
        QVERIFY(!numbers.ok());
        ByteReader text(out.bytes());
        QVERIFY(text.text().empty());
        QVERIFY(!text.ok());
    }

    void spreadsOriginsWithinTheRows()
    {
        QVERIFY(spreadOrigins(0, 100, 5).empty());
        QVERIFY(spreadOrigins(100, 100, 5).empty());
        QCOMPARE(spreadOrigins(50, 100, 5), (std::vector<std::size_t>{50, 60, 70, 80, 90}));
        QCOMPARE(spreadOrigins(98, 100, 5), (std::vector<std::size_t>{98, 99}));
    }
};

QTEST_APPLESS_MAIN(TestParts)
#include "tst_parts.moc"
