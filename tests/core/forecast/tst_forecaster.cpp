// The contract of Forecaster, for every row of the registry.
#include "core/forecast/roll.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<Quantiles> predicted(const Model &model, std::size_t steps)
{
    auto result = model.predict(steps);
    return result ? std::move(*result) : std::vector<Quantiles>{};
}

bool ordered(const Quantiles &q)
{
    return std::is_sorted(q.begin(), q.end()) &&
           std::all_of(q.begin(), q.end(), [](double v) { return std::isfinite(v); });
}

double meanGap(const std::vector<double> &a, const std::vector<double> &b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum / static_cast<double>(a.size());
}

std::vector<double> gappy(std::vector<double> values, std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < std::min(to, values.size()); ++i)
        values[i] = kNan;
    return values;
}

std::vector<double> everyOtherGone(std::vector<double> values)
{
    for (std::size_t i = 0; i < values.size(); i += 2)
        values[i] = kNan;
    return values;
}

std::vector<double> spiky(std::vector<double> values)
{
    for (std::size_t i = 100; i < values.size(); i += 377)
        values[i] = 1e12;
    return values;
}

} // namespace

class TestForecaster : public QObject
{
    Q_OBJECT

private:
    static const Forecaster &forecaster()
    {
        QFETCH_GLOBAL(QString, model);
        return *findForecaster(model.toStdString());
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("model");
        for (const Forecaster *f : registry()) {
            const std::string name(f->info().name);
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    void describesItself()
    {
        const ForecasterInfo info = forecaster().info();
        QCOMPARE(findForecaster(info.name), &forecaster());
        QVERIFY(!info.goodFor.empty());
        QVERIFY(!info.source.empty());
        QVERIFY(info.minimumRows > 0);
        QVERIFY(info.tier == "light" || info.tier == "full");
        QCOMPARE(std::count_if(registry().begin(), registry().end(),
                               [&](const Forecaster *f) { return f->info().name == info.name; }),
                 std::ptrdiff_t{1});
    }

    void givesOrderedFiniteQuantilesWithinBounds_data()
    {
        using made::daily;
        QTest::addColumn<QList<double>>("values");
        const auto row = [](const char *name, const std::vector<double> &v) {
            QTest::newRow(name) << QList<double>(v.begin(), v.end());
        };
        row("a daily wave", daily(4 * 288));
        row("two weeks", daily(14 * 288));
        row("a constant", std::vector<double>(4 * 288, 5.0));
        row("all zero", std::vector<double>(4 * 288, 0.0));
        row("a gap at the end", gappy(daily(4 * 288), 4 * 288 - 50, 4 * 288));
        row("more than a day missing at the end", gappy(daily(4 * 288), 3 * 288 - 40, 4 * 288));
        row("a gap at the start", gappy(daily(4 * 288), 0, 300));
        row("a day missing in the middle", gappy(daily(4 * 288), 400, 700));
        row("every other value missing", everyOtherGone(daily(4 * 288)));
        row("the same hour missing every day", [] {
            auto v = daily(4 * 288);
            for (std::size_t i = 0; i < v.size(); ++i)
                v[i] = i % 288 < 12 ? kNan : v[i];
            return v;
        }());
        row("huge spikes", spiky(daily(4 * 288)));
        row("very large numbers", [] {
            auto v = daily(4 * 288);
            for (double &x : v)
                x *= 1e15;
            return v;
        }());
        row("very small numbers", [] {
            auto v = daily(4 * 288);
            for (double &x : v)
                x *= 1e-15;
            return v;
        }());
        row("falling towards zero", [] {
            std::vector<double> v;
            for (std::size_t i = 0; i < 4 * 288; ++i)
                v.push_back(std::max(0.0, 1000.0 - static_cast<double>(i)));
            return v;
        }());
        row("infinite values count as gaps", [] {
            auto v = daily(4 * 288);
            v[5] = v[500] = std::numeric_limits<double>::infinity();
            return v;
        }());
    }

    void givesOrderedFiniteQuantilesWithinBounds()
    {
        QFETCH(QList<double>, values);
        FitInput input = made::input({values.begin(), values.end()});
        input.bounds = {.low = 0.0, .high = 2e16};
        const auto model = forecaster().fit(input);
        QVERIFY2(model, model ? "" : model.error().detail.c_str());
        for (int round = 0; round < 2; ++round) {
            for (const std::size_t steps : {std::size_t{1}, std::size_t{24}, std::size_t{288}, std::size_t{1000}}) {
                const auto quantiles = predicted(**model, steps);
                QCOMPARE(quantiles.size(), steps);
                const auto points = (*model)->points(steps);
                QVERIFY(points);
                for (std::size_t i = 0; i < steps; ++i) {
                    QVERIFY(ordered(quantiles[i]));
                    QVERIFY(quantiles[i].front() >= 0.0 && quantiles[i].back() <= 2e16);
                    QCOMPARE((*points)[i], quantiles[i][kMedian]);
                }
            }
            // Gaps and values that come later must not break it either.
            for (const double v : {kNan, 3.0, kNan, kNan, std::numeric_limits<double>::infinity(), 0.0})
                (*model)->update(v);
        }
    }

    void refusesTooFewValues()
    {
        const std::size_t rows = forecaster().info().minimumRows;
        const auto enough = forecaster().fit(made::input(made::daily(rows)));
        QVERIFY(enough);
        for (const auto &values : {made::daily(rows - 1), gappy(made::daily(rows), 0, 1),
                                   std::vector<double>(5000, kNan), std::vector<double>{}}) {
            const auto refused = forecaster().fit(made::input(values));
            QVERIFY(!refused);
            QVERIFY(refused.error().code == ErrorCode::InsufficientData);
        }
    }

    void worksAtOtherSteps_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (const int seconds : {60, 420, 900, 3600, 43200, 86400, 7 * 86400})
            QTest::addRow("%d s", seconds) << qint64{seconds};
    }

    void worksAtOtherSteps()
    {
        QFETCH(qint64, seconds);
        const auto model = forecaster().fit(made::input(made::daily(3000), Seconds{seconds}));
        if (!model) {
            // Only a model that needs the day may refuse, and only where the step does not divide it.
            QVERIFY(model.error().code == ErrorCode::InsufficientData);
            QVERIFY(86400 % seconds != 0 || seconds >= 86400);
            QVERIFY(forecaster().info().name.find("seasonal") != std::string_view::npos);
            return;
        }
        for (const auto &q : predicted(**model, 50))
            QVERIFY(ordered(q));
    }

    void keepsAConstantExactly()
    {
        const auto model = forecaster().fit(made::input(std::vector<double>(1000, 0.1)));
        QVERIFY(model);
        for (const auto &q : predicted(**model, 24)) {
            QVERIFY(std::abs(q[kMedian] - 0.1) < 1e-12);
            QVERIFY(ordered(q));
            QVERIFY(q.back() - q.front() < 1e-9);
        }
    }

    void isDeterministic()
    {
        const auto input = made::input(made::randomWalk(2000));
        const auto a = forecaster().fit(input);
        const auto b = forecaster().fit(input);
        QVERIFY(a && b);
        QCOMPARE((*a)->save(), (*b)->save());
        QCOMPARE(predicted(**a, 288), predicted(**b, 288));
    }

    void comesBackFromItsBytes()
    {
        for (const auto &values : {made::daily(5 * 288), made::daily(15 * 288), made::randomWalk(700),
                                   gappy(made::daily(1000), 900, 1000)}) {
            const auto model = forecaster().fit(made::input(values));
            QVERIFY(model);
            const std::string bytes = (*model)->save();
            const auto again = forecaster().load(bytes);
            QVERIFY2(again, again ? "" : again.error().detail.c_str());
            QCOMPARE((*again)->save(), bytes);
            QCOMPARE(predicted(**again, 288), predicted(**model, 288));
            made::Noise noise(11);
            for (int i = 0; i < 700; ++i) {
                const double v = i % 50 == 0 ? kNan : 10.0 + noise.next();
                (*model)->update(v);
                (*again)->update(v);
            }
            QCOMPARE((*again)->save(), (*model)->save());
            QCOMPARE(predicted(**again, 30), predicted(**model, 30));
        }
    }

    void refusesDamagedBytes()
    {
        const auto model = forecaster().fit(made::input(made::daily(500)));
        QVERIFY(model);
        const std::string bytes = (*model)->save();
        const std::size_t stride = std::max<std::size_t>(1, bytes.size() / 1000);
        for (std::size_t i = 0; i < bytes.size(); i += stride) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
            const auto loaded = forecaster().load(damaged);
            QVERIFY(!loaded);
            QVERIFY(loaded.error().code == ErrorCode::Protocol);
        }
        for (const std::size_t length : {std::size_t{0}, std::size_t{5}, bytes.size() / 2, bytes.size() - 1})
            QVERIFY(!forecaster().load(bytes.substr(0, length)));
        QVERIFY(!forecaster().load(bytes + "x"));
        for (const Forecaster *other : registry()) {
            if (other != &forecaster())
                QVERIFY(!other->load(bytes));
        }
    }

    // Sealed bytes whose fields make no sense must be refused as well: a checksum proves no meaning.
    void refusesFieldsThatDoNotFit()
    {
        const std::string name(forecaster().info().name);
        made::Noise noise(5);
        for (int round = 0; round < 200; ++round) {
            ByteWriter fields;
            const int count = static_cast<int>(10.0 * (noise.next() + 1.0)) * 25;
            for (int i = 0; i < count; ++i)
                fields.f64(noise.next() < -0.8 ? kNan : noise.next() * 100.0);
            const auto loaded = forecaster().load(seal(name, 1, fields.bytes()));
            QVERIFY(!loaded);
            QVERIFY(loaded.error().code == ErrorCode::Protocol);
        }
    }

    void updatesToWhatARefitWouldSay()
    {
        const auto values = made::daily(8 * 288);
        const auto all = forecaster().fit(made::input(values));
        const auto part = forecaster().fit(made::input({values.begin(), values.end() - 144}));
        QVERIFY(all && part);
        for (std::size_t i = values.size() - 144; i < values.size(); ++i)
            (*part)->update(values[i]);
        // Noise is 0.3, the wave 4: the same forecast, but for parameters that the last half day moved a little.
        QVERIFY(meanGap(*(*all)->points(288), *(*part)->points(288)) < 0.3);
    }

    void followsTheNewestValues()
    {
        const auto values = made::daily(4 * 288);
        const auto model = forecaster().fit(made::input(values));
        QVERIFY(model);
        const auto before = *(*model)->points(24);
        for (int i = 0; i < 2 * 288; ++i)
            (*model)->update(60.0);
        const auto after = *(*model)->points(24);
        if (forecaster().info().family == "trees") {
            // Trees of plain values never leave the range they were fitted on: they can only go to its upper part.
            QVERIFY(std::accumulate(after.begin(), after.end(), 0.0) > std::accumulate(before.begin(), before.end(), 0.0));
            return;
        }
        QVERIFY(meanGap(before, after) > 15.0);
    }

    void ignoresWhatIsBeyondTheOrigin()
    {
        auto values = made::daily(5 * 288);
        RollPlan plan{.origins = {900, 1000, 1100}, .horizon = 24, .refits = 2};
        const auto once = roll(forecaster(), made::input(values), plan);
        for (std::size_t i = 1100; i < values.size(); ++i)
            values[i] = 1e9;
        const auto twice = roll(forecaster(), made::input(values), plan);
        QVERIFY(once && twice);
        QCOMPARE(once->points, twice->points);
    }

    void fitsPooledSeriesOneByOne()
    {
        const std::vector<FitInput> inputs{made::input(made::daily(700)), made::input(made::randomWalk(700))};
        const auto models = forecaster().fitPooled(inputs);
        QVERIFY(models);
        QCOMPARE(models->size(), std::size_t{2});
        const auto alone = forecaster().fit(inputs[1]);
        // Only one model learns from the others.
        QCOMPARE((*models)[1]->save() != (*alone)->save(), forecaster().info().name == "pooled");
        const std::vector<FitInput> one{made::input({1.0})};
        QVERIFY(!forecaster().fitPooled(one));
    }

    void refusesBoundsOutOfOrder()
    {
        FitInput input = made::input(made::daily(700));
        input.bounds = {.low = 5.0, .high = 1.0};
        const auto refused = forecaster().fit(input);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestForecaster)
#include "tst_forecaster.moc"
