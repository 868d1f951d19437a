#include "core/config/settings.h"

#include <QTest>

using namespace preamar;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksValues_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("stored"); // empty = refused
        const auto row = [](const char *key, const char *value, const char *stored) {
            QTest::addRow("%s=%s", key, value)
                << QString::fromUtf8(key) << QString::fromUtf8(value) << QString::fromUtf8(stored);
        };
        row("cycle", "5m", "300s");
        row("cycle", "300", "300s");
        row("cycle", "90.5s", "90.5s");
        row("cycle", "10s", "10s");
        row("cycle", "9s", "");
        row("cycle", "2d", "");
        row("cycle", "-5m", "");
        row("cycle", "often", "");
        row("sample", "60s", "60s");
        row("sample", "1s", "");
        row("retention", "30", "30");
        row("retention", "30d", "30");
        row("retention", "0", "");
        row("retention", "3651", "");
        row("retention", "2.5", "");
        row("retention", "2h", "");
        row("price", "0.05", "0.05");
        row("price", "0", "0");
        row("price", "none", "none");
        row("price", "", "none");
        row("price", "-1", "");
        row("price", "nan", "");
        row("price", "0,05", "");
        row("currency", "BRL", "BRL");
        row("currency", "brl", "");
        row("currency", "REAIS", "");
        row("language", "pt_BR", "pt_BR");
        row("language", "en", "en");
        row("language", "de", "");
        row("theme", "dark", "dark");
        row("theme", "pink", "");
        row("density", "compact", "compact");
        row("density", "huge", "");
        row("notify_proposals", "off", "off");
        row("notify_failures", "no", "");
        row("keep_in_tray", "on", "on");
        row("dry_run", "on", "on");
        row("scan_width", "3", "3");
        row("scan_width", "0", "");
        row("scan_width", "51", "");
        row("forecast_cpu", "0.25", "0.25");
        row("forecast_cpu", "0", "0");
        row("forecast_cpu", "1.1", "");
        row("forecast_cpu", "nan", "");
        row("utc_offset", "-180", "-180");
        row("utc_offset", "-03:00", "-180");
        row("utc_offset", "+05:30", "330");
        row("utc_offset", "+14:00", "840");
        row("utc_offset", "+14:01", "");
        row("utc_offset", "-841", "");
        row("utc_offset", "3", "3");
        row("utc_offset", "03:00", "");
        row("colour", "red", "");
        row("", "x", "");
    }
    void checksValues()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        QFETCH(const QString, stored);
        const auto result = checkSetting(key.toStdString(), value.toStdString());
        QCOMPARE(result.has_value(), !stored.isEmpty());
        if (result) {
            QCOMPARE(QString::fromStdString(*result), stored);
            const Settings settings = settingsFrom({{key.toStdString(), *result}});
            QCOMPARE(settingText(settings, key.toStdString()), *result);
        } else {
            QVERIFY(result.error().code == ErrorCode::InvalidArgument);
            QCOMPARE(result.error().where, key.toStdString());
        }
    }

    void hasTheKeysOfTheContract()
    {
        std::vector<std::string> keys;
        for (const SettingInfo &info : settingKeys())
            keys.emplace_back(info.key);
        QCOMPARE(keys, (std::vector<std::string>{"cycle", "sample", "scan_width", "retention", "price", "currency", "language",
                                                 "theme", "density", "notify_proposals", "notify_failures",
                                                 "keep_in_tray", "forecast_cpu", "dry_run", "utc_offset"}));
    }

    void defaultsReadBackTheSame()
    {
        const Settings defaults;
        std::map<std::string, std::string> stored;
        for (const SettingInfo &info : settingKeys()) {
            const std::string key(info.key);
            const auto checked = checkSetting(key, settingText(defaults, key));
            QVERIFY2(checked, key.c_str());
            stored.emplace(key, *checked);
        }
        QVERIFY(settingsFrom(stored) == defaults);
    }

    void badStoredValuesFallBack()
    {
        const Settings settings =
            settingsFrom({{"cycle", "soon"}, {"price", "-7"}, {"theme", "dark"}, {"from_a_newer_program", "1"}});
        Settings expected;
        expected.theme = "dark";
        QVERIFY(settings == expected);
        QVERIFY(settingsFrom({}) == Settings{});
        QVERIFY(settingText(settings, "from_a_newer_program").empty());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
