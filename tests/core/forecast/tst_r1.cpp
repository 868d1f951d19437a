// R1's three models: the features as the rules name them, and scores beside scikit-learn's on the same rows.
#include "core/base/json.h"
#include "core/forecast/r1predictor.h"
#include "core/forecast/seriesfile.h"
#include "tests/core/forecast/made.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::string fileText(const char *name)
{
    QFile file(QStringLiteral(PREAMAR_TEST_DATA "/r1/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// The joint set of the fixture, and the calendar of its place.
struct Joint
{
    R1Rows rows;
    Calendar calendar;
};

Joint joint()
{
    Joint j;
    const QList<QByteArray> lines = QByteArray::fromStdString(fileText("loja_api.csv")).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto fields = lines[i].split(',');
        if (fields.size() != 4)
            continue;
        if (i == 1)
            j.rows.start = parseTimestamp(fields[0].toStdString()).value_or(Timestamp{});
        for (std::size_t m = 0; m < 3; ++m)
            j.rows.values[m].push_back(fields[static_cast<qsizetype>(m) + 1].toDouble());
    }
    j.rows.step = Seconds{300};
    j.calendar.utcOffsetMinutes = -180;
    for (const char *midnight : {"2026-02-16T03:00:00Z", "2026-02-17T03:00:00Z"})
        j.calendar.holidays.push_back(parseTimestamp(midnight).value_or(Timestamp{}));
    return j;
}

const R1Predictor &trained()
{
    static const R1Predictor predictor = [] {
        const Joint j = joint();
        return R1Predictor::train(j.rows, j.calendar).value();
    }();
    return predictor;
}

bool within(double a, double b, double share)
{
    return std::abs(a - b) <= share * std::abs(b);
}

} // namespace

class TestR1 : public QObject
{
    Q_OBJECT

private:
    Json m_reference;

private Q_SLOTS:
    void initTestCase()
    {
        m_reference = Json::parse(fileText("reference.json"), nullptr, false);
        QVERIFY(m_reference.is_object());
    }

    void makesTheSameFeatures()
    {
        const Joint j = joint();
        R1Window window(j.rows.start, j.rows.step, j.calendar, {true, true, true, false, false});
        QCOMPARE(window.leftOut(), (std::vector<std::string_view>{"active_users", "concurrent_sessions"}));
        const auto names = m_reference["features"];
        QCOMPARE(window.present().size(), names.size());
        for (std::size_t f = 0; f < names.size(); ++f)
            QCOMPARE(std::string(kR1Features[window.present()[f]]), names[f].get<std::string>());
        std::size_t compared = 0;
        for (std::size_t i = 0; i < j.rows.values[0].size(); ++i) {
            window.push({j.rows.values[0][i], j.rows.values[1][i], j.rows.values[2][i], kNan, kNan}, true);
            const std::string key = std::to_string(i);
            if (!m_reference["feature_rows"].contains(key))
                continue;
            const auto features = window.features();
            for (std::size_t f = 0; f < features.size(); ++f) {
                const double expected = m_reference["feature_rows"][key][f].get<double>();
                QVERIFY2(std::abs(features[f] - expected) <= 1e-9 * std::max(1.0, std::abs(expected)),
                         (key + " " + names[f].get<std::string>()).c_str());
            }
            ++compared;
        }
        QCOMPARE(compared, m_reference["feature_rows"].size());
    }

    void scoresAsScikitLearn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("target");
        QTest::newRow("cpu") << "cpu" << 0;
        QTest::newRow("memory") << "memory" << 1;
        QTest::newRow("requests") << "requests" << 2;
    }
    void scoresAsScikitLearn()
    {
        QFETCH(QString, name);
        QFETCH(int, target);
        const auto &model = m_reference["models"][name.toStdString()];
        const double score = trained().training().scores[static_cast<std::size_t>(target)];
        qInfo("R2 %.5f, scikit-learn %.5f", score, model["score"].get<double>());
        QVERIFY(within(score, model["score"].get<double>(), 0.02));
        const double error = trained().training().errors[static_cast<std::size_t>(target)];
        qInfo("mean absolute error %.5f, scikit-learn %.5f", error, model["mae"].get<double>());
        QVERIFY(within(error, model["mae"].get<double>(), 0.02));
        QCOMPARE(trained().training().samples, m_reference["training_samples"].get<std::size_t>());
    }

    void ranksImportancesAsScikitLearn()
    {
        const auto &found = trained().training().importances;
        QVERIFY(std::is_sorted(found.begin(), found.end(),
                               [](const auto &a, const auto &b) { return a.second > b.second; }));
        std::vector<double> expected(m_reference["features"].size(), 0.0);
        for (const char *model : {"cpu", "memory", "requests"}) {
            for (std::size_t f = 0; f < expected.size(); ++f)
                expected[f] += m_reference["models"][model]["importances"][f].get<double>() / 3.0;
        }
        double sum = 0.0;
        for (const auto &[name, share] : found) {
            const auto at = std::find(m_reference["features"].begin(), m_reference["features"].end(), name);
            QVERIFY(at != m_reference["features"].end());
            QVERIFY(std::abs(share - expected[static_cast<std::size_t>(at - m_reference["features"].begin())]) < 0.02);
            sum += share;
        }
        QVERIFY(std::abs(sum - 1.0) < 1e-9);
    }

    void saysWhatIsLeftOut()
    {
        QCOMPARE(trained().training().leftOut, (std::vector<std::string>{"active_users", "concurrent_sessions"}));
        Joint j = joint();
        j.rows.values[R1Users].assign(j.rows.values[0].size(), 10.0);
        j.rows.values[R1Sessions].assign(j.rows.values[0].size(), 20.0);
        for (auto &values : j.rows.values)
            values.resize(600);
        const auto all = R1Predictor::train(j.rows, j.calendar);
        QVERIFY(all);
        QVERIFY(all->training().leftOut.empty());
        QCOMPARE(all->training().importances.size(), kR1Features.size());
    }

    void comesBackFromItsBytes()
    {
        const std::string bytes = trained().save();
        auto again = R1Predictor::load(bytes);
        QVERIFY(again);
        QCOMPARE(again->save(), bytes);
        QCOMPARE(again->predict(24), trained().predict(24));
        QCOMPARE(again->training().leftOut, trained().training().leftOut);
        const std::string damaged = bytes.substr(0, bytes.size() / 2) + "x" + bytes.substr(bytes.size() / 2 + 1);
        const auto refused = R1Predictor::load(damaged);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Protocol);
    }

    void forecastsTwoHours()
    {
        const auto rows = trained().predict(24);
        QCOMPARE(rows.size(), std::size_t{24});
        const Joint j = joint();
        for (std::size_t m = 0; m < 3; ++m) {
            const auto [low, high] = std::minmax_element(j.rows.values[m].begin(), j.rows.values[m].end());
            for (const auto &row : rows)
                QVERIFY(row[m] >= *low && row[m] <= *high);
        }
        // Shorter asks are the beginning of longer ones.
        const auto three = trained().predict(3);
        QVERIFY(std::equal(three.begin(), three.end(), rows.begin()));
    }

    void goesOnWithNewRows()
    {
        R1Predictor predictor = trained();
        const auto before = predictor.predict(7);
        predictor.update({kNan, kNan, kNan, kNan, kNan});
        const auto after = predictor.predict(6);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(after[i], before[i + 1]);
    }

    void hasNoSeasonWithoutReason()
    {
        QCOMPARE(seasonalFactor(9, 0, 6), 1.3 * 1.2 * 1.0);
        QCOMPARE(seasonalFactor(17, 5, 3), 1.3 * 0.9 * 1.2);
        QCOMPARE(seasonalFactor(18, 6, 1), 1.1 * 0.6 * 0.8);
        QCOMPARE(seasonalFactor(22, 4, 12), 1.1 * 1.2 * 0.8);
        QCOMPARE(seasonalFactor(23, 4, 10), 0.7 * 1.2 * 1.2);
        QCOMPARE(seasonalFactor(8, 4, 9), 0.7 * 1.2 * 1.2);
    }

    void refusesTooLittle()
    {
        R1Rows rows{.start = Timestamp{}, .step = Seconds{300}, .values = {}};
        QVERIFY(!R1Predictor::train(rows, {}));
        rows.values[R1Memory].assign(60, 1.0);
        const auto refused = R1Predictor::train(rows, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::InsufficientData);
    }
};

QTEST_APPLESS_MAIN(TestR1)
#include "tst_r1.moc"
