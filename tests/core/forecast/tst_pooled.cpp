#include "core/forecast/pooled.h"
#include "core/forecast/roll.h"
#include "tests/core/forecast/made.h"

#include <QTest>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr Millis kStep = std::chrono::minutes{5};
constexpr std::size_t kDay = made::kDay;

// Services of one shape and many sizes: quiet nights, a rise from eight o'clock, every hour on the hour a batch.
FitInput service(std::size_t rows, double size, std::uint64_t seed)
{
    made::Noise random(seed);
    FitInput input;
    input.target.step = kStep;
    const std::size_t first = 9 * kDay - rows; // all end at the same time
    input.target.start = Timestamp{} + kStep * static_cast<std::int64_t>(first);
    for (std::size_t i = first; i < 9 * kDay; ++i) {
        const double hour = static_cast<double>(i % kDay) / 12.0;
        const double day = 1.0 + 3.0 / (1.0 + std::exp(-2.0 * (hour - 8.0))) - 2.0 / (1.0 + std::exp(-(hour - 19.0)));
        input.target.values.push_back(size * (day + (i % 12 < 3 ? 1.5 : 0.0) + 0.3 * random.next()));
    }
    return input;
}

std::vector<FitInput> poolWith(const FitInput &young)
{
    std::vector<FitInput> pool{young};
    for (std::size_t i = 0; i < 4; ++i)
        pool.push_back(service(9 * kDay, std::pow(10.0, static_cast<double>(i) - 1.0), 20 + i));
    return pool;
}

double errorOf(const Selection &selection, const FitInput &whole, std::size_t known)
{
    const auto points = selection.model->points(kDay / 2);
    double error = 0.0;
    for (std::size_t i = 0; i < kDay / 2; ++i)
        error += std::abs((*points)[i] - whole.target.values[known + i]);
    return error;
}

} // namespace

class TestPooled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYoungServiceLearnsFromTheOthers()
    {
        // It is known from six in the morning to six the next day: it saw each hour once.
        const FitInput whole = service(2 * kDay, 7.0, 3);
        const std::size_t known = kDay + 72;
        const Timestamp now = whole.target.timeAt(known);
        std::vector<FitInput> pool;
        for (const FitInput &one : poolWith(whole))
            pool.push_back(before(one, now));
        const Selection alone = select(pool[0], {.mustQualify = false});
        const Selection together = selectPooled(pool, 0, {.mustQualify = false});
        QCOMPARE(together.name, std::string("pooled"));
        QVERIFY2(errorOf(together, whole, known) < 0.8 * errorOf(alone, whole, known),
                 qPrintable(QStringLiteral("%1 %2")
                                .arg(errorOf(together, whole, known))
                                .arg(errorOf(alone, whole, known))));
        QVERIFY(together.eligible && together.chosen.coverage80 > 0.5);
        auto again = loadSelection(saveSelection(together));
        QVERIFY(again);
        again->model->update(3.0);
        together.model->update(3.0);
        QVERIFY(*again->model->predict(kDay) == *together.model->predict(kDay));
        QCOMPARE(saveSelection(selectPooled(pool, 0, {.mustQualify = false})), saveSelection(selectPooled(pool, 0, {.mustQualify = false})));
    }

    void strangersAreNotLearnedFrom()
    {
        FitInput young = service(kDay + 72, 7.0, 3);
        made::Noise random(11);
        std::vector<FitInput> pool{young};
        for (std::size_t k = 0; k < 3; ++k) {
            pool.push_back(service(9 * kDay, 1.0, 30 + k));
            double level = 50.0;
            for (double &v : pool.back().target.values)
                v = level += random.next();
        }
        QCOMPARE(saveSelection(selectPooled(pool, 0)), saveSelection(select(young)));
    }

    void alsoTheOldOnesKeepTheirOwn()
    {
        const auto pool = poolWith(service(4 * kDay, 7.0, 3));
        QCOMPARE(saveSelection(selectPooled(pool, 0)), saveSelection(select(pool[0])));
    }

    void theJudgedQuarterIsNobodysTeacher()
    {
        const FitInput whole = service(2 * kDay, 7.0, 3);
        const Timestamp now = whole.target.timeAt(kDay + 72);
        std::vector<FitInput> pool;
        for (const FitInput &one : poolWith(whole))
            pool.push_back(before(one, now));
        const Selection told = selectPooled(pool, 0, {.mustQualify = false});
        QCOMPARE(told.name, std::string("pooled"));
        // What the companions did in the quarter that is judged goes into the model, but not into its back-test.
        auto other = pool;
        for (std::size_t k = 1; k < other.size(); ++k) {
            auto &values = other[k].target.values;
            for (std::size_t i = values.size() - (kDay + 72) / 4; i < values.size(); ++i)
                values[i] *= i % 2 == 0 ? 0.1 : 5.0;
        }
        const Selection misled = selectPooled(other, 0, {.mustQualify = false});
        QCOMPARE(misled.name, std::string("pooled"));
        QVERIFY(misled.model->save() != told.model->save());
        QCOMPARE(misled.chosen.wape, told.chosen.wape);
        QCOMPARE(misled.chosen.relMae, told.chosen.relMae);
        QCOMPARE(misled.chosen.coverage80, told.chosen.coverage80);
    }

    void theGateIsAgainstTheNaiveModelsOnTheSameRows()
    {
        const FitInput whole = service(2 * kDay, 7.0, 3);
        const std::size_t known = kDay + 72;
        std::vector<FitInput> pool;
        for (const FitInput &one : poolWith(whole))
            pool.push_back(before(one, whole.target.timeAt(known)));
        const Selection chosen = selectPooled(pool, 0, {.mustQualify = false});
        QCOMPARE(chosen.name, std::string("pooled"));
        const auto &values = pool[0].target.values;
        const std::size_t split = known - known / 4;
        const RollPlan plan{.origins = spreadOrigins(split, known, 24), .horizon = kDay, .refits = 1};
        const auto naive = roll(*findForecaster("naive"), pool[0], plan);
        QVERIFY(naive);
        // A seasonal one has no day to repeat at the first of these origins.
        QVERIFY(!roll(*findForecaster("seasonal-naive"), pool[0], plan));
        const ErrorSum error = errorOf(*naive, values, 24);
        const double expected = chosen.chosen.wape * error.truth / error.absolute;
        QVERIFY2(std::abs(chosen.chosen.relMae - expected) < 1e-9 * expected,
                 qPrintable(QStringLiteral("%1 %2").arg(chosen.chosen.relMae).arg(expected)));
    }

    void aNewbornCompanionStopsNobody()
    {
        const FitInput young = service(kDay + 72, 7.0, 3);
        auto pool = poolWith(young);
        const std::string without = saveSelection(selectPooled(pool, 0, {.mustQualify = false}));
        QVERIFY(without != saveSelection(select(young, {.mustQualify = false})));
        pool.push_back(service(12, 1.0, 50));
        QCOMPARE(saveSelection(selectPooled(pool, 0, {.mustQualify = false})), without);
    }

    void aPoolWithoutRowsSaysSo()
    {
        std::vector<FitInput> pool{service(20, 1.0, 1), service(20, 1.0, 2)};
        const auto models = pooled().fitPooled(pool);
        QVERIFY(!models && models.error().code == ErrorCode::InsufficientData);
        pool[1].target.step = std::chrono::minutes{1};
        const auto mixed = pooled().fitPooled(pool);
        QVERIFY(!mixed && mixed.error().code == ErrorCode::InvalidArgument);
        QVERIFY(pooled().fitPooled({})->empty());
    }
};

QTEST_APPLESS_MAIN(TestPooled)
#include "tst_pooled.moc"
