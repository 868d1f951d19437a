// What a forecast says of series that no sane exporter writes: an honest answer, or why there is none.
#include "core/forecast/run.h"
#include "core/forecast/seriesfile.h"
#include "tests/core/forecast/made.h"
#include "tests/core/forecast/seriesmutation.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <thread>

using namespace preamar;
using namespace preamar::forecast;

namespace {

constexpr std::int64_t kStart = 1'704'067'200'000; // 2024-01-01T00:00:00Z
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::string text(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return std::isnan(value) ? std::string() : std::string(buffer.data(), end);
}

std::string csv(const std::vector<double> &values, std::int64_t stepMs = 300'000)
{
    std::string out = "timestamp,v\n";
    for (std::size_t i = 0; i < values.size(); ++i)
        out += toRfc3339(fromMillis(kStart + static_cast<std::int64_t>(i) * stepMs)) + ',' + text(values[i]) + '\n';
    return out;
}

std::vector<double> series(std::size_t rows, const std::function<double(std::size_t)> &value)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < rows; ++i)
        values.push_back(value(i));
    return values;
}

Result<ForecastRun> run(const std::string &content, Tier tier)
{
    const auto table = readSeriesCsv(content);
    if (!table)
        return fail(table.error());
    ForecastRequest request;
    request.tier = tier;
    request.explain = true;
    return runForecast(*table, request);
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhereAnAnswerIsHonest_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<double>("low"); // where the points must lie
        QTest::addColumn<double>("high");
        const auto row = [](const char *name, const std::string &content, double low, double high) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << low << high;
        };
        const auto wave = made::daily(4 * 288);
        const auto changed = [&wave](const std::function<double(std::size_t, double)> &change) {
            return series(wave.size(), [&](std::size_t i) { return change(i, wave[i]); });
        };
        row("constant", csv(series(900, [](std::size_t) { return 3.0; })), 3.0, 3.0);
        row("all zero", csv(series(900, [](std::size_t) { return 0.0; })), 0.0, 0.0);
        row("every second value missing", csv(changed([](std::size_t i, double v) { return i % 2 ? v : kNan; })), 5.0,
            15.0);
        row("1e300", csv(series(900, [](std::size_t i) { return 1e300 * (1.0 + 0.1 * (i % 7 == 0)); })), 9e299,
            1.2e300);
        row("the largest number there is", csv(series(900, [](std::size_t i) { return i % 2 ? 1.7e308 : -1.7e308; })),
            -1.7e308, 1.7e308);
        row("the smallest number there is", csv(series(900, [](std::size_t i) { return i % 2 ? 5e-324 : 0.0; })), 0.0,
            5e-324);
        row("1e300 once", csv(changed([](std::size_t i, double v) { return i == 700 ? 1e300 : v; })), 0.0, 1e301);
        row("negative", csv(changed([](std::size_t, double v) { return -v; })), -15.0, -5.0);
        row("a jump of a million", csv(changed([](std::size_t i, double v) { return i < 900 ? v : v + 1e6; })), 9e5,
            1.1e6);
        row("one spike", csv(changed([](std::size_t i, double v) { return i == 1000 ? 1e4 : v; })), 5.0, 15.0);
        row("a spike in the last row", csv(changed([](std::size_t i, double v) { return i == 1151 ? 1e4 : v; })), 0.0,
            1e4);
        row("a step of a second",
            csv(series(3000, [](std::size_t i) { return 5.0 + static_cast<double>(i % 60) / 60.0; }), 1000), 4.5, 6.5);
        row("a step of an hour",
            csv(series(400, [](std::size_t i) { return 5.0 + static_cast<double>(i % 24); }), 3'600'000), 4.0, 30.0);
        row("24 values", csv(series(24, [](std::size_t i) { return 5.0 + static_cast<double>(i % 3); })), 4.0, 8.0);
    }

    void answersWhereAnAnswerIsHonest()
    {
        QFETCH(QByteArray, content);
        QFETCH(double, low);
        QFETCH(double, high);
        for (const Tier tier : {Tier::Light, Tier::Full}) {
            const auto answer = run(content.toStdString(), tier);
            QVERIFY2(answer.has_value(), answer ? "" : answer.error().detail.c_str());
            QCOMPARE(answer->rows.size(), std::size_t{24});
            for (const ForecastRow &r : answer->rows) {
                QVERIFY(std::isfinite(r.point));
                QVERIFY2(r.point >= low && r.point <= high, text(r.point).c_str());
                for (const auto &[from, to] : r.bands) {
                    QVERIFY(std::isfinite(from) && std::isfinite(to));
                    QVERIFY(from <= r.point && r.point <= to);
                }
            }
            QVERIFY(answer->origins.front().explanation.has_value());
            for (const Parts &p : answer->origins.front().explanation->parts)
                QVERIFY(std::isfinite(p.level) && std::isfinite(p.daily) && std::isfinite(p.weekly) &&
                        std::isfinite(p.recent));
        }
    }

    void saysWhyThereIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code"); // InsufficientData is exit 4, InvalidArgument exit 2
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char *name, const std::string &content, ErrorCode code, const char *why) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << static_cast<int>(code) << QByteArray(why);
        };
        row("one row", csv({1.0}), ErrorCode::InsufficientData, "step");
        row("three rows", csv({1.0, 2.0, 3.0}), ErrorCode::InsufficientData, "fewer than 24 values");
        row("23 values", csv(series(23, [](std::size_t) { return 1.0; })), ErrorCode::InsufficientData,
            "fewer than 24 values");
        row("nothing but gaps", csv(series(900, [](std::size_t) { return kNan; })), ErrorCode::InsufficientData,
            "fewer than 24 values");
        row("a header without data", "timestamp,v\n", ErrorCode::InvalidArgument, "line 2");
        row("infinite", "timestamp,v\n2024-01-01T00:00:00Z,1\n2024-01-01T00:05:00Z,-inf\n", ErrorCode::InvalidArgument,
            "line 3");
        std::string binary;
        made::Noise noise(5);
        for (int i = 0; i < 5000; ++i)
            binary.push_back(static_cast<char>(static_cast<int>(128.0 * noise.next())));
        row("a binary file", binary, ErrorCode::InvalidArgument, "line ");
        row("a program",
            std::string("\x7f"
                        "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0",
                        24),
            ErrorCode::InvalidArgument, "line 1");
    }

    void saysWhyThereIsNoAnswer()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        QFETCH(QByteArray, why);
        for (const Tier tier : {Tier::Light, Tier::Full}) {
            const auto answer = run(content.toStdString(), tier);
            QVERIFY(!answer.has_value());
            const std::string said = answer.error().where + ": " + answer.error().detail;
            QVERIFY2(said.find(why.toStdString()) != std::string::npos, said.c_str());
            QCOMPARE(static_cast<int>(answer.error().code), code);
        }
    }

    void orderAndRepeatsChangeNothing()
    {
        const auto wave = made::daily(3 * 288);
        const auto expected = run(csv(wave), Tier::Light);
        QVERIFY(expected.has_value());
        // Every row twice, and the whole backwards.
        std::string doubled = "timestamp,v\n";
        for (std::size_t i = wave.size(); i-- > 0;) {
            const std::string line =
                toRfc3339(fromMillis(kStart + static_cast<std::int64_t>(i) * 300'000)) + ',' + text(wave[i]) + '\n';
            doubled += line + line;
        }
        const auto answer = run(doubled, Tier::Light);
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().detail.c_str());
        QCOMPARE(toCsv(*answer), toCsv(*expected));
    }

    void whatTheFuzzerFoundIsReadAgain()
    {
        const QDir corpus(QStringLiteral(PREAMAR_TEST_DATA "/series-fuzz"));
        std::set<std::string> outcomes;
        for (const QString &name : corpus.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name)) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string outcome = mutation::outcomeOf(file.readAll().toStdString());
            QVERIFY2(!outcome.empty(), qPrintable(name));
            outcomes.insert(outcome);
        }
        QVERIFY(outcomes.size() >= 12);
    }

    void anyNumberOfThreadsGivesTheSameBytes()
    {
        std::vector<FitInput> inputs;
        for (std::uint64_t seed = 1; seed <= 4; ++seed)
            inputs.push_back(made::input(made::daily(5 * 288, 0.8, seed)));
        const auto bytes = [](const FitInput &input, Tier tier) {
            auto selection = select(input, {.tier = tier, .mustQualify = false});
            for (int i = 0; i < 30; ++i)
                selection.model->update(10.0 + i % 4);
            (void)selection.model->predict(288);
            return saveSelection(selection);
        };
        for (const Tier tier : {Tier::Light, Tier::Full}) {
            std::vector<std::string> alone;
            for (const FitInput &input : inputs)
                alone.push_back(bytes(input, tier));
            for (const std::size_t count : {1U, 2U, 4U}) {
                std::vector<std::string> together(inputs.size());
                std::vector<std::thread> threads;
                for (std::size_t t = 0; t < count; ++t)
                    threads.emplace_back([&, t] {
                        for (std::size_t i = t; i < inputs.size(); i += count)
                            together[i] = bytes(inputs[i], tier);
                    });
                for (std::thread &thread : threads)
                    thread.join();
                QVERIFY(together == alone);
            }
        }
    }

    void tenYearsAreAnsweredLikeAFortnight()
    {
        // A million rows; what a fit looks at does not grow with them, so the answer comes within the time of the test.
        const auto values = made::daily(10 * 365 * 288);
        for (const Tier tier : {Tier::Light, Tier::Full}) {
            const auto selection = select(made::input(values), {.tier = tier, .mustQualify = false});
            QVERIFY(selection.model);
            const auto steps = selection.model->predict(24);
            for (std::size_t i = 0; i < 24; ++i) {
                const double usual = 10.0 + 4.0 * std::sin(2.0 * 3.141592653589793 *
                                                           static_cast<double>((values.size() + i) % 288) / 288.0);
                QVERIFY(std::abs((*steps)[i][kMedian] - usual) < 0.5);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
