#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/enumnames.h"
#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/time.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <ctime>
#include <limits>
#include <set>

using namespace preamar;

class TestBase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // --- time
    void readsTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty = refused
        const auto row = [](const char *text, const char *expected) {
            QTest::addRow("%s", *text == '\0' ? "an empty text" : text)
                << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("2026-03-02T14:00:00Z", "2026-03-02T14:00:00Z");
        row("2026-03-02t14:00:00z", "2026-03-02T14:00:00Z");
        row("2026-03-02T14:00:00.5Z", "2026-03-02T14:00:00.500Z");
        row("2026-03-02T14:00:00.123456789Z", "2026-03-02T14:00:00.123Z");
        row("2026-03-02T14:00:00-03:00", "2026-03-02T17:00:00Z");
        row("2026-03-02T14:00:00+05:30", "2026-03-02T08:30:00Z");
        row("2026-03-02 14:00", "2026-03-02T14:00:00Z");
        row("2026-03-02 14:00:07", "2026-03-02T14:00:07Z");
        row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z");
        row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
        row("1970-01-01T00:00:00+01:00", "1969-12-31T23:00:00Z");
        for (const char *bad : {"",
                                "now",
                                "2026-03-02",
                                "2026-3-2T14:00:00Z",
                                "2026-02-29T00:00:00Z",
                                "2026-13-01T00:00:00Z",
                                "2026-00-01T00:00:00Z",
                                "2026-01-32T00:00:00Z",
                                "2026-01-01T24:00:00Z",
                                "2026-01-01T00:60:00Z",
                                "2026-01-01T00:00:60Z",
                                "2026-01-01T00:00:00.Z",
                                "2026-01-01T00:00:00.1234567890Z",
                                "2026-01-01T00:00:00+",
                                "2026-01-01T00:00:00+24:00",
                                "2026-01-01T00:00:00+01:60",
                                "2026-01-01T00:00:00ZZ",
                                "2026-01-01T00:00:00 Z",
                                " 2026-01-01T00:00:00Z",
                                "2026-01-01T00:00:00Z ",
                                "-2026-01-01T00:00:00Z",
                                "2026-01-01X00:00:00Z",
                                "1772460000",
                                "２０２６-01-01T00:00:00Z"})
            row(bad, "");
    }
    void readsTimes()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const auto time = parseTimestamp(text.toStdString());
        QCOMPARE(time.has_value(), !expected.isEmpty());
        if (time)
            QCOMPARE(QString::fromStdString(toRfc3339(*time)), expected);
        else
            QVERIFY(time.error().code == ErrorCode::InvalidArgument);
    }

    void writesTimesThatReadBackTheSame()
    {
        for (const std::int64_t ms :
             {0LL, -1LL, 1LL, 999LL, 1'000LL, 1'772'460'000'001LL, -62'135'596'800'000LL, 253'402'300'799'999LL}) {
            const auto back = parseTimestamp(toRfc3339(fromMillis(ms)));
            QVERIFY(back);
            QCOMPARE(toMillis(*back), ms);
        }
    }

    void floorsToMultiplesOfAStep()
    {
        QCOMPARE(toMillis(floorTo(fromMillis(125'000), Seconds{60})), 120'000LL);
        QCOMPARE(toMillis(floorTo(fromMillis(120'000), Seconds{60})), 120'000LL);
        QCOMPARE(toMillis(floorTo(fromMillis(-1), Seconds{60})), -60'000LL);
        QCOMPARE(toMillis(floorTo(fromMillis(-60'000), Seconds{60})), -60'000LL);
    }

    void readsDurations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("millis"); // 0 = refused
        QTest::newRow("seconds") << "90s" << 90'000LL;
        QTest::newRow("a bare number is seconds") << "90" << 90'000LL;
        QTest::newRow("minutes") << "15m" << 900'000LL;
        QTest::newRow("hours") << "2h" << 7'200'000LL;
        QTest::newRow("days") << "3d" << 259'200'000LL;
        QTest::newRow("a fraction") << "1.5h" << 5'400'000LL;
        QTest::newRow("a millisecond") << "0.001" << 1LL;
        for (const char *bad : {"", "s", "0", "0s", "-5m", "+5m", "5 m", " 5m", "5m ", "5ms", "5w", "1h30m", "1e3",
                                "nan", "inf", "0x10", "99999999d", "1,5h"})
            QTest::addRow("refused: '%s'", bad) << QString::fromUtf8(bad) << 0LL;
    }
    void readsDurations()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, millis);
        const auto duration = parseDuration(text.toStdString());
        QCOMPARE(duration.has_value(), millis > 0);
        if (duration)
            QCOMPARE(static_cast<qint64>(duration->count()), millis);
        else
            QVERIFY(duration.error().code == ErrorCode::InvalidArgument);
    }

    void clocksOfTestsMoveOnlyWhenTold()
    {
        ManualClock clock(fromMillis(5'000));
        const BootTime start = clock.boot();
        clock.advance(Seconds{3});
        QCOMPARE(toMillis(clock.wall()), 8'000LL);
        QCOMPARE((clock.boot() - start).count(), 3'000);
        clock.stepWall(Seconds{-8});
        QCOMPARE(toMillis(clock.wall()), 0LL);
        QCOMPARE((clock.boot() - start).count(), 3'000);
        const std::string before = clock.bootId();
        clock.reboot("boot-2");
        QVERIFY(clock.bootId() != before && clock.boot() == BootTime{});
    }

    void theSystemsClockNeverGoesBack()
    {
        const SystemClock clock;
        const BootTime first = clock.boot();
        QVERIFY(clock.boot() >= first && first > BootTime{});
        QVERIFY(!clock.bootId().empty());
        QCOMPARE(clock.bootId(), SystemClock().bootId());
        QCOMPARE(clock.rate(), 1.0);
    }

    // --- JSON
    void refusesHostileJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problem");
        const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
        QTest::newRow("nothing") << QByteArray() << QByteArray("not JSON");
        QTest::newRow("half an object") << QByteArray("{\"a\":") << QByteArray("not JSON");
        QTest::newRow("text after the end") << QByteArray("{} x") << QByteArray("not JSON");
        QTest::newRow("two documents") << QByteArray("{}{}") << QByteArray("not JSON");
        QTest::newRow("a comment") << QByteArray("{/* */}") << QByteArray("not JSON");
        QTest::newRow("a comma too many") << QByteArray("[1,]") << QByteArray("not JSON");
        QTest::newRow("NaN") << QByteArray("{\"a\":NaN}") << QByteArray("not JSON");
        QTest::newRow("Infinity") << QByteArray("[Infinity]") << QByteArray("not JSON");
        QTest::newRow("a number beyond doubles") << QByteArray("[1e999]") << QByteArray("not JSON");
        QTest::newRow("a leading zero") << QByteArray("[01]") << QByteArray("not JSON");
        QTest::newRow("a bare control character") << QByteArray("[\"a\nb\"]") << QByteArray("not JSON");
        QTest::newRow("invalid UTF-8") << QByteArray("[\"\xff\"]") << QByteArray("not JSON");
        QTest::newRow("half a surrogate") << QByteArray("[\"\\ud800\"]") << QByteArray("not JSON");
        QTest::newRow("65 levels") << nested(65) << QByteArray("nested too deep");
        QTest::newRow("a million levels") << QByteArray(1'000'000, '[') << QByteArray("nested too deep");
        QTest::newRow("65 levels of objects")
            << QByteArray("{\"a\":").repeated(65) + "1" + QByteArray("}").repeated(65) << QByteArray("nested too deep");
        QTest::newRow("a key twice") << QByteArray("{\"replicas\":3,\"replicas\":0}") << QByteArray("duplicate key");
        QTest::newRow("a key twice, further in")
            << QByteArray("[{\"a\":{\"b\":1,\"c\":2,\"b\":1}}]") << QByteArray("duplicate key");
        QTest::newRow("a key twice by an escape")
            << QByteArray("{\"a\":1,\"\\u0061\":2}") << QByteArray("duplicate key");
    }
    void refusesHostileJson()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, problem);
        const auto json = parseJson(text.toStdString(), "GET /x");
        QVERIFY(!json);
        QVERIFY(json.error().code == ErrorCode::Protocol);
        QCOMPARE(json.error().where, std::string("GET /x"));
        QVERIFY2(json.error().detail.starts_with(problem.toStdString()), json.error().detail.c_str());
    }

    void neverQuotesTheInput()
    {
        for (const char *text :
             {"{\"password\":\"hunter2\"", "hunter2", "{\"hunter2\":1,\"hunter2\":2}", "[\"hunter2\xff\"]"})
            QVERIFY(parseJson(text, "w").error().detail.find("hunter2") == std::string::npos);
    }

    void acceptsWhatIsJustAllowed()
    {
        QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']'), "w"));
        QVERIFY(parseJson("[1,2,3]", "w", {.depth = 1, .elements = 4}));
        const auto tooMany = parseJson("[1,2,3]", "w", {.depth = 1, .elements = 3});
        QVERIFY(!tooMany);
        QCOMPARE(tooMany.error().detail, std::string("too many elements"));
        QVERIFY(parseJson("{\"a\":{\"a\":1},\"b\":{\"a\":1}}", "w"));
        QVERIFY(parseJson("null", "w")->is_null());
        QVERIFY(!parseJson("\xef\xbb\xbf[1", "w"));
    }

    void keepsIntegersExactly()
    {
        const auto json = parseJson(
            R"({"a":9223372036854775807,"b":-9223372036854775808,"c":9223372036854775808,"d":18446744073709551615,
                                       "e":1.0,"f":"3","g":true,"h":null,"i":1e3,"j":-0})",
            "w");
        QVERIFY(json);
        QCOMPARE(integerAt(*json, "a").value_or(0), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(integerAt(*json, "b").value_or(0), std::numeric_limits<std::int64_t>::min());
        for (const char *key : {"c", "d", "e", "f", "g", "h", "i", "nothing"})
            QVERIFY2(!integerAt(*json, key), key);
        QCOMPARE(dumpJson(*json).find("18446744073709551615") == std::string::npos, false);
    }

    void readersNeverInventAValue()
    {
        const Json json{{"n", 1.5},
                        {"s", "x"},
                        {"b", false},
                        {"z", nullptr},
                        {"nan", std::numeric_limits<double>::quiet_NaN()},
                        {"inf", std::numeric_limits<double>::infinity()},
                        {"empty", ""}};
        QCOMPARE(numberAt(json, "n").value_or(0), 1.5);
        QCOMPARE(stringAt(json, "s").value_or(""), std::string("x"));
        QVERIFY(stringAt(json, "empty").has_value());
        QVERIFY(boolAt(json, "b") == std::optional(false));
        for (const char *key : {"s", "b", "z", "nan", "inf", "none"})
            QVERIFY2(!numberAt(json, key), key);
        QVERIFY(!stringAt(json, "n") && !stringAt(json, "z") && !boolAt(json, "n") && !boolAt(json, "z"));
        QVERIFY(find(json, "z") != nullptr && find(json, "none") == nullptr);
        for (const Json &other : {Json::array({1}), Json("s"), Json(1), Json(nullptr)})
            QVERIFY(find(other, "n") == nullptr && !numberAt(other, "n") && !stringAt(other, "n"));
    }

    void dumpsWithoutThrowing()
    {
        QCOMPARE(dumpJson(Json{{"b", 1}, {"a", "\xff"}}), std::string("{\"a\":\"\xef\xbf\xbd\",\"b\":1}"));
        QCOMPARE(dumpJson(Json(0.1)), std::string("0.1"));
        QCOMPARE(dumpJson(Json(std::numeric_limits<double>::quiet_NaN())), std::string("null"));
    }

    // --- small things
    void identifiersSortByTime()
    {
        std::string previous;
        for (const std::int64_t ms :
             {0LL, 1LL, 31LL, 32LL, 1'000LL, 1'772'460'000'000LL, 1'772'460'000'001LL, 281'474'976'710'655LL}) {
            const std::string id = newUlid(ms);
            QCOMPARE(id.size(), std::size_t{26});
            QVERIFY(id.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
            QVERIFY(id > previous);
            previous = id;
        }
        std::set<std::string> ids;
        for (int i = 0; i < 10'000; ++i)
            ids.insert(newUlid(5));
        QCOMPARE(ids.size(), std::size_t{10'000});
    }

    void digestsAreSha256()
    {
        QCOMPARE(sha256Hex(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QVERIFY(sha256Hex(std::string_view("a\0b", 3)) != sha256Hex("a"));
    }

    void onlyPassingTroubleIsTransient()
    {
        for (const ErrorCode code : {ErrorCode::Unavailable, ErrorCode::Timeout, ErrorCode::RateLimited})
            QVERIFY(isTransient(code));
        for (const ErrorCode code :
             {ErrorCode::InvalidArgument, ErrorCode::InsufficientData, ErrorCode::Unauthenticated,
              ErrorCode::PermissionDenied, ErrorCode::NotFound, ErrorCode::Conflict, ErrorCode::Protocol,
              ErrorCode::Storage, ErrorCode::Cancelled}) {
            QVERIFY(!isTransient(code));
            QVERIFY(!preamar::toString(code).empty());
        }
    }

    void logTextHasNoControlCharacters()
    {
        QCOMPARE(logText("a\nb\x1b[31m\x7f"), std::string("a\\x0ab\\x1b[31m\\x7f"));
        QVERIFY(logText(std::string(10'000, 'x')).size() <= 300);
    }

    void logsIntoAPrivateFile()
    {
        qputenv("TZ", "America/Sao_Paulo");
        tzset();
        const QTemporaryDir dir;
        QVERIFY(startLogging(dir.path().toStdString(), "info", false));
        logger("test")->warn("one line");
        const QFileInfo file(dir.filePath(QStringLiteral("preamar.log")));
        QVERIFY(file.exists() && file.size() > 0); // a warning is on disk at once
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions{});
        QFile log(file.filePath());
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray line = log.readAll();
        QVERIFY2(line.contains("Z warning test one line"), line.constData());
        const auto written = parseTimestamp(line.left(24).toStdString()); // UTC, whatever the zone of the machine
        QVERIFY(written && std::chrono::abs(*written - SystemClock().wall()) < Seconds{60});
        QVERIFY(!startLogging(file.filePath().toStdString(), "info", false));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
