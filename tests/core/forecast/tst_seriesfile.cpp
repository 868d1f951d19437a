#include "core/forecast/run.h"
#include "core/forecast/seriesfile.h"
#include "tests/core/forecast/made.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <functional>

using namespace preamar;
using namespace preamar::forecast;

namespace {

const Timestamp kStart = fromMillis(1'700'000'100'000);

SeriesTable tableOf(const std::vector<double> &values, Millis step = Seconds{300})
{
    SeriesTable table;
    table.metrics = {"cpu"};
    table.columns = {values};
    for (std::size_t i = 0; i < values.size(); ++i)
        table.times.push_back(kStart + step * static_cast<std::int64_t>(i));
    return table;
}

std::string csvOf(const SeriesTable &table)
{
    std::string text = "timestamp,cpu\n";
    for (std::size_t i = 0; i < table.times.size(); ++i) {
        std::array<char, 32> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), table.columns[0][i]).ptr;
        text += toRfc3339(table.times[i]) + ',' + std::string(buffer.data(), end) + '\n';
    }
    return text;
}

ForecastRequest requestAt(std::vector<std::size_t> origins)
{
    ForecastRequest request;
    request.origins = {Origins::Kind::Rows, std::move(origins), 0};
    return request;
}

} // namespace

class TestSeriesFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheContractAllows()
    {
        const auto table = readSeriesCsv("\xEF\xBB\xBFTime,CPU,Label,\"mem, used\",split\r\n"
                                         "2024-01-01T00:00:00Z,1.5,a,+2e3,train\r\n"
                                         "2024-01-01 00:05,,b,NaN,train\r\n"
                                         "2024-01-01T02:10:00+02:00, -0.25 ,c,NULL,test\r\n"
                                         "\r\n");
        QVERIFY2(table, table ? "" : (table.error().where + ": " + table.error().detail).c_str());
        QCOMPARE(table->metrics, (std::vector<std::string>{"CPU", "mem, used"}));
        QCOMPARE(table->ignored, (std::vector<std::string>{"Label", "split"}));
        QCOMPARE(table->times.size(), std::size_t{3});
        QCOMPARE(table->times[2] - table->times[0], Millis{Seconds{600}});
        QCOMPARE(table->columns[0][0], 1.5);
        QVERIFY(std::isnan(table->columns[0][1]));
        QCOMPARE(table->columns[0][2], -0.25);
        QCOMPARE(table->columns[1][0], 2000.0);
        QVERIFY(std::isnan(table->columns[1][1]) && std::isnan(table->columns[1][2]));
        QCOMPARE(table->outOfOrder + table->repeated, std::size_t{0});
    }

    void choosesColumnsWhateverTheirCase()
    {
        const std::string text = "t,Cpu,Mem,Label\n2024-01-01T00:00:00Z,1,2,3\n";
        const auto table = readSeriesCsv(text, {.metrics = {"MEM", "cpu"}});
        QVERIFY(table);
        QCOMPARE(table->columns[0][0], 2.0);
        QCOMPARE(table->columns[1][0], 1.0);
        QCOMPARE(*metricIndex(*table, "CPU"), std::size_t{1});
        QVERIFY(!metricIndex(*table, "disk"));
        const auto label = readSeriesCsv(text, {.metrics = {"label"}});
        QVERIFY(label);
        QCOMPARE(label->columns[0][0], 3.0);
    }

    void namesTheLineOfWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char *name, const char *text, const char *where) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(where);
        };
        row("an empty file has no header", "", "line 1");
        row("a blank first line is no header", "\nt,v\n", "line 1");
        row("a header alone is no series", "t,v\n", "line 2");
        row("a time in the first line is no header", "2024-01-01T00:00:00Z,1\n", "line 1, column 1");
        row("a time alone is no metric", "t\n2024-01-01T00:00:00Z\n", "line 1");
        row("label and split are no metrics", "t,label,split\n2024-01-01T00:00:00Z,1,2\n", "line 1");
        row("two columns of one name", "t,v,V\n2024-01-01T00:00:00Z,1,2\n", "line 1, column 3");
        row("a column without a name", "t,v,\n2024-01-01T00:00:00Z,1,2\n", "line 1, column 3");
        row("a column too few", "t,v\n2024-01-01T00:00:00Z,1\n2024-01-01T00:05:00Z\n", "line 3");
        row("a column too many", "t,v\n2024-01-01T00:00:00Z,1,2\n", "line 2");
        row("inf is not a value", "t,v\n2024-01-01T00:00:00Z,1\n2024-01-01T00:05:00Z,inf\n", "line 3, column 2");
        row("-Infinity is not a value", "t,v\n2024-01-01T00:00:00Z,-Infinity\n", "line 2, column 2");
        row("a number too large is not a value", "t,v\n2024-01-01T00:00:00Z,1e999\n", "line 2, column 2");
        row("a word is not a value", "t,v\n2024-01-01T00:00:00Z,high\n", "line 2, column 2");
        row("a number with a unit is not a value", "t,v\n2024-01-01T00:00:00Z,5%\n", "line 2, column 2");
        row("a decimal comma is a column too many", "t,v\n2024-01-01T00:00:00Z,1,5\n", "line 2");
        row("two signs are not a value", "t,v\n2024-01-01T00:00:00Z,+-5\n", "line 2, column 2");
        row("a date without a time", "t,v\n2024-01-01,1\n", "line 2, column 1");
        row("an impossible date", "t,v\n2024-02-30T00:00:00Z,1\n", "line 2, column 1");
        row("an empty line between rows", "t,v\n2024-01-01T00:00:00Z,1\n\n2024-01-01T00:05:00Z,2\n", "line 3");
        row("a quote that is not closed", "t,v\n2024-01-01T00:00:00Z,\"1\n", "line 2");
        row("more rows than allowed",
            "t,v\n2024-01-01T00:00:00Z,1\n2024-01-01T00:05:00Z,1\n2024-01-01T00:10:00Z,1\n2024-01-01T00:15:00Z,1\n",
            "line 5");
    }

    void namesTheLineOfWhatItCannotRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const auto table = readSeriesCsv({text.constData(), static_cast<std::size_t>(text.size())}, {.mostRows = 3});
        QVERIFY(!table);
        QVERIFY(table.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(QByteArray::fromStdString(table.error().where), where);
        QVERIFY(!table.error().detail.empty());
    }

    void namesAMissingColumn()
    {
        const auto table = readSeriesCsv("t,v\n2024-01-01T00:00:00Z,1\n", {.metrics = {"cpu"}});
        QVERIFY(!table);
        QVERIFY(table.error().code == ErrorCode::InvalidArgument);
        QVERIFY(table.error().detail.find("cpu") != std::string::npos);
    }

    void readsEveryNumberExactly()
    {
        made::Noise noise(9);
        auto table = tableOf({});
        for (int i = 0; i < 5000; ++i)
            table.columns[0].push_back(noise.next() * std::pow(10.0, std::round(300.0 * noise.next())));
        table.columns[0].push_back(5e-324);
        for (std::size_t i = 0; i < table.columns[0].size(); ++i)
            table.times.push_back(kStart + Seconds{static_cast<std::int64_t>(i)});
        const auto again = readSeriesCsv(csvOf(table));
        QVERIFY(again);
        QCOMPARE(again->columns, table.columns);
        QCOMPARE(again->times, table.times);
    }

    void putsRowsInOrderAndCountsThem()
    {
        const std::string text = "t,v\n"
                                 "2024-01-01T00:10:00Z,3\n"
                                 "2024-01-01T00:00:00Z,1\n"
                                 "2024-01-01T00:05:00Z,2\n"
                                 "2024-01-01T00:05:00Z,9\n"
                                 "2024-01-01T00:15:00Z,4\n"
                                 "2024-01-01T00:15:00Z,\n";
        const auto table = readSeriesCsv(text);
        QVERIFY(table);
        QCOMPARE(table->times.size(), std::size_t{4});
        QVERIFY(std::is_sorted(table->times.begin(), table->times.end()));
        QCOMPARE(table->columns[0][1], 9.0);
        QVERIFY(std::isnan(table->columns[0][3]));
        QCOMPARE(table->outOfOrder, std::size_t{3});
        QCOMPARE(table->repeated, std::size_t{2});

        const auto strict = readSeriesCsv(text, {.metrics = {}, .order = Order::Strict});
        QVERIFY(!strict);
        QVERIFY(strict.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(strict.error().where, std::string("line 3, column 1"));

        const auto asWritten = readSeriesCsv(text, {.metrics = {}, .order = Order::AsWritten});
        QVERIFY(asWritten);
        QCOMPARE(asWritten->times.size(), std::size_t{6});
        QCOMPARE(asWritten->columns[0][0], 3.0);
    }

    void refusesARepeatedTimeWhenStrict()
    {
        const auto strict = readSeriesCsv("t,v\n2024-01-01T00:00:00Z,1\n2024-01-01T00:00:00Z,2\n",
                                          {.metrics = {}, .order = Order::Strict});
        QVERIFY(!strict);
        QCOMPARE(strict.error().where, std::string("line 3, column 1"));
    }

    void survivesAnyBytes()
    {
        made::Noise noise(21);
        const std::string good = "t,v,w\n2024-01-01T00:00:00Z,1,2\n2024-01-01T00:05:00Z,3,\"4\"\n";
        for (int round = 0; round < 5000; ++round) {
            std::string text = good;
            for (int k = 0; k < 3; ++k) {
                const auto at = static_cast<std::size_t>((noise.next() + 1.0) / 2.0 * static_cast<double>(text.size()));
                text[std::min(at, text.size() - 1)] = static_cast<char>(static_cast<int>((noise.next() + 1.0) * 127.0));
            }
            if (const auto table = readSeriesCsv(text)) {
                for (const auto &column : table->columns)
                    QCOMPARE(column.size(), table->times.size());
            } else {
                QVERIFY(table.error().code == ErrorCode::InvalidArgument);
                QVERIFY(table.error().where.starts_with("line "));
            }
        }
    }

    void takesTheMedianStepBeforeTheOrigin()
    {
        SeriesTable table = tableOf(made::daily(100));
        QCOMPARE(*stepBefore(table, 0), Millis{Seconds{300}});
        // Later rows at another pace change nothing before them.
        for (std::size_t i = 40; i < 100; ++i)
            table.times[i] = table.times[39] + Seconds{60} * static_cast<std::int64_t>(i - 39);
        QCOMPARE(*stepBefore(table, 0), Millis{Seconds{60}});
        QCOMPARE(*stepBefore(table, 40), Millis{Seconds{300}});
        // A hole in the rows before the origin does not let it see beyond.
        SeriesTable holed = tableOf(made::daily(100));
        for (std::size_t i = 10; i < 100; ++i)
            holed.times[i] += Seconds{300} * 20;
        QCOMPARE(*stepBefore(holed, 50), Millis{Seconds{300}});
        QVERIFY(stepBefore(tableOf({1.0}), 0).error().code == ErrorCode::InsufficientData);
        QVERIFY(stepBefore(table, 1).error().code == ErrorCode::InsufficientData);
    }

    void laysRowsOnTheGrid()
    {
        SeriesTable table = tableOf({1.0, 2.0, 3.0, 4.0, 5.0});
        table.times[1] += Seconds{100};                // late, still nearest to its cell
        table.times[3] = table.times[2] + Seconds{60}; // in the cell of the third: their mean
        table.times[4] = kStart + Seconds{300} * 6;    // two cells are missing
        const auto grid = layOnGrid(table, 0, Seconds{300});
        QVERIFY(grid);
        QCOMPARE(grid->start, kStart);
        QCOMPARE(grid->values.size(), std::size_t{7});
        QCOMPARE(grid->values[1], 2.0);
        QCOMPARE(grid->values[2], 3.5);
        QVERIFY(std::isnan(grid->values[3]) && std::isnan(grid->values[5]));
        QCOMPARE(grid->values[6], 5.0);
        QCOMPARE(layOnGrid(table, 0, Seconds{300}, 3)->values.size(), std::size_t{3});
        QVERIFY(!layOnGrid(table, 1, Seconds{300}));
        table.times[4] = kStart + std::chrono::hours{24 * 40'000};
        QVERIFY(layOnGrid(table, 0, Seconds{300}).error().code == ErrorCode::InvalidArgument);
    }

    void readsOriginsAndLevels()
    {
        QVERIFY(parseOrigins("last")->kind == Origins::Kind::Last);
        QCOMPARE(parseOrigins("864, 900,1000")->rows, (std::vector<std::size_t>{864, 900, 1000}));
        QCOMPARE(parseOrigins("864\r\n900\n\n1000\n")->rows, (std::vector<std::size_t>{864, 900, 1000}));
        QCOMPARE(parseOrigins("every:288")->every, std::size_t{288});
        for (const char *bad :
             {"", "first", "every:", "every:0", "every:1,2", "0", "5,-1", "1.5", "3 x", "99999999999999999999"}) {
            QVERIFY2(!parseOrigins(bad), bad);
            QVERIFY(parseOrigins(bad).error().code == ErrorCode::InvalidArgument);
        }
        QCOMPARE(*parseLevels("95,50"), (std::vector<int>{95, 50}));
        for (const char *bad : {"", "85", "80,80", "80;95", "0", "100", "-80", "80%"})
            QVERIFY2(!parseLevels(bad), bad);
    }

    void writesOneRowPerStep()
    {
        ForecastRequest request;
        request.horizon = 3;
        request.levels = {95, 50};
        request.model = "naive";
        const auto table = tableOf(made::daily(600));
        const auto run = runForecast(table, request);
        QVERIFY(run);
        const QStringList lines = QString::fromStdString(toCsv(*run)).split(u'\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], QStringLiteral("origin,step,timestamp,point,lo95,hi95,lo50,hi50,model"));
        const QStringList cells = lines[1].split(u',');
        QCOMPARE(cells.size(), 9);
        QCOMPARE(cells[0], QStringLiteral("600"));
        QCOMPARE(cells[1], QStringLiteral("1"));
        QCOMPARE(cells[2].toStdString(), toRfc3339(kStart + Seconds{300} * 600));
        QCOMPARE(cells[3].toDouble(), table.columns[0].back());
        QVERIFY(cells[4].toDouble() <= cells[6].toDouble() && cells[6].toDouble() <= cells[3].toDouble());
        QVERIFY(cells[3].toDouble() <= cells[7].toDouble() && cells[7].toDouble() <= cells[5].toDouble());
        QCOMPARE(cells[8], QStringLiteral("naive"));
        QVERIFY(lines[4].isEmpty());
    }

    void givesTheSameBytesAgain()
    {
        const auto table = tableOf(made::randomWalk(1200));
        QCOMPARE(toCsv(*runForecast(table, requestAt({900, 1000}))),
                 toCsv(*runForecast(table, requestAt({900, 1000}))));
    }

    void isNotInfluencedByWhatComesAfter_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("auto") << QStringLiteral("auto");
        for (const Forecaster *f : registry())
            QTest::newRow(std::string(f->info().name).c_str()) << QString::fromStdString(std::string(f->info().name));
    }

    void isNotInfluencedByWhatComesAfter()
    {
        QFETCH(QString, model);
        auto request = requestAt({1000});
        request.model = model.toStdString();
        auto values = made::daily(2000);
        const auto all = runForecast(tableOf(values), request);
        const auto cut = runForecast(tableOf({values.begin(), values.begin() + 1000}), request);
        for (std::size_t i = 1000; i < values.size(); ++i)
            values[i] = i % 3 == 0 ? std::nan("") : -1e9;
        SeriesTable changed = tableOf(values);
        for (std::size_t i = 1000; i < values.size(); ++i)
            changed.times[i] = changed.times[999] + Seconds{301} + Millis{static_cast<std::int64_t>(i) * 7};
        const auto other = runForecast(changed, request);
        QVERIFY(all && cut && other);
        QCOMPARE(toCsv(*cut), toCsv(*all));
        QCOMPARE(toCsv(*other), toCsv(*all));
    }

    void givesAnOriginTheSameAnswerAloneAndAmongOthers()
    {
        const auto table = tableOf(made::daily(1500));
        const auto alone = runForecast(table, requestAt({1200}));
        const auto among = runForecast(table, requestAt({900, 1200, 1100}));
        QVERIFY(alone && among);
        const std::string lines = toCsv(*among);
        const std::string one = toCsv(*alone);
        QVERIFY(lines.find(one.substr(one.find('\n') + 1)) != std::string::npos);
    }

    void forecastsEveryKRows()
    {
        ForecastRequest request;
        request.horizon = 1;
        request.model = "naive";
        request.origins = {Origins::Kind::Every, {}, 250};
        const auto run = runForecast(tableOf(made::daily(1000)), request);
        QVERIFY(run);
        QCOMPARE(run->rows.size(), std::size_t{4});
        QCOMPARE(run->rows.back().origin, std::size_t{1000});
    }

    void usesOnlyTheHistoryAskedFor()
    {
        auto request = requestAt({1500});
        request.history = 700;
        const auto values = made::daily(1500);
        auto changed = values;
        std::fill_n(changed.begin(), 800, 77.0);
        QCOMPARE(toCsv(*runForecast(tableOf(changed), request)), toCsv(*runForecast(tableOf(values), request)));
        request.history = 1000;
        QVERIFY(toCsv(*runForecast(tableOf(changed), request)) != toCsv(*runForecast(tableOf(values), request)));
    }

    void staysWithinBoundsAsked()
    {
        auto request = requestAt({1000});
        request.bounds = Bounds{9.0, 11.0};
        const auto run = runForecast(tableOf(made::daily(1000)), request);
        QVERIFY(run);
        for (const auto &row : run->rows)
            QVERIFY(row.bands[1].first >= 9.0 && row.bands[1].second <= 11.0);
    }

    void staysPositiveUnlessNegativeValuesAreKnown()
    {
        std::vector<double> values = made::randomWalk(1000);
        for (double &v : values)
            v = std::max(0.0, (v - 100.0) * 0.01);
        ForecastRequest request;
        request.levels = {99};
        const auto positive = runForecast(tableOf(values), request);
        QVERIFY(positive);
        for (const auto &row : positive->rows)
            QVERIFY(row.bands[0].first >= 0.0);
        for (double &v : values)
            v -= 5.0;
        const auto negative = runForecast(tableOf(values), request);
        QVERIFY(negative);
        for (const auto &row : negative->rows)
            QVERIFY(row.point < 0.0);
    }

    void answersWhatCanBeAnswered()
    {
        auto values = made::daily(1000);
        std::fill_n(values.begin(), 100, std::nan(""));
        const auto run = runForecast(tableOf(values), requestAt({50, 900}));
        QVERIFY(run);
        QCOMPARE(run->origins.size(), std::size_t{2});
        QVERIFY(run->origins[0].error);
        QVERIFY(run->origins[0].error->code == ErrorCode::InsufficientData);
        QCOMPARE(run->origins[0].ineligibleReason, std::string("HistoryTooShort"));
        QVERIFY(!run->origins[1].error);
        QVERIFY(run->origins[1].eligible);
        QCOMPARE(run->rows.size(), std::size_t{24});
    }

    void refusesARequestThatDoesNotFit_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int change, const char *where, ErrorCode code) {
            QTest::newRow(name) << change << QByteArray(where) << static_cast<int>(code);
        };
        row("an origin beyond the grid", 0, "--origins", ErrorCode::InvalidArgument);
        row("a model that does not exist", 1, "--model", ErrorCode::InvalidArgument);
        row("a metric that does not exist", 2, "--metric", ErrorCode::InvalidArgument);
        row("several metrics and none chosen", 3, "--metric", ErrorCode::InvalidArgument);
        row("no steps", 4, "--horizon", ErrorCode::InvalidArgument);
        row("a level that is not stored", 5, "--levels", ErrorCode::InvalidArgument);
        row("bounds out of order", 6, "--bounds", ErrorCode::InvalidArgument);
        row("one row", 7, "step", ErrorCode::InsufficientData);
        row("too few rows for the model", 8, "origin 20", ErrorCode::InsufficientData);
        row("a stride beyond the series", 9, "--origins", ErrorCode::InsufficientData);
        row("an empty list of origins", 10, "--origins", ErrorCode::InvalidArgument);
    }

    void refusesARequestThatDoesNotFit()
    {
        QFETCH(int, change);
        QFETCH(QByteArray, where);
        QFETCH(int, code);
        SeriesTable table = tableOf(made::daily(500));
        ForecastRequest request;
        const std::array<std::function<void()>, 11> changes{
            [&] {
                request.origins = {Origins::Kind::Rows, {501}, 0};
            },
            [&] { request.model = "prophet"; },
            [&] { request.metric = "disk"; },
            [&] {
                table.metrics.emplace_back("mem");
                table.columns.push_back(table.columns[0]);
            },
            [&] { request.horizon = 0; },
            [&] { request.levels = {85}; },
            [&] {
                request.bounds = Bounds{2.0, 1.0};
            },
            [&] { table = tableOf({1.0}); },
            [&] {
                table = tableOf(made::daily(20));
                request.model = "theta";
            },
            [&] {
                request.origins = {Origins::Kind::Every, {}, 501};
            },
            [&] {
                request.origins = {Origins::Kind::Rows, {}, 0};
            },
        };
        changes[static_cast<std::size_t>(change)]();
        const auto run = runForecast(table, request);
        QVERIFY(!run);
        QCOMPARE(QByteArray::fromStdString(run.error().where), where);
        QCOMPARE(static_cast<int>(run.error().code), code);
    }
};

QTEST_GUILESS_MAIN(TestSeriesFile)
#include "tst_seriesfile.moc"
