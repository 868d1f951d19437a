#include "core/domain/policy.h"

#include <QTest>

#include <functional>
#include <set>

using namespace preamar;

namespace {

using Labels = std::map<std::string, std::string>;

ScalingPolicy operatorPolicy()
{
    ScalingPolicy p;
    p.min = 2;
    p.max = 20;
    p.mode = Mode::Approve;
    return p;
}

} // namespace

Q_DECLARE_METATYPE(Labels)

class TestPolicyKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setsKeys_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *key, const char *value, bool accepted) {
            QTest::addRow("%s=%s is %s", key, value, accepted ? "set" : "refused")
                << QString::fromUtf8(key) << QString::fromUtf8(value) << accepted;
        };
        for (const char *good : {"0", "1", "10000"})
            row("min", good, true);
        for (const char *bad :
             {"", "-1", "10001", "1.5", "1e3", " 3", "3 ", "0x3", "99999999999999999999", "abc", "+3", "NaN"}) {
            row("min", bad, false);
            row("max", bad, false);
        }
        for (const char *share : {"0.7", "70", "70%", "1", "100", "0.05", "5", "99.5"}) {
            row("target_cpu", share, true);
            row("down_threshold", share, true);
        }
        for (const char *bad :
             {"0", "-0.1", "1.5", "4.99", "100.1", "101%", "0%", "nan", "inf", "", "%", "70 %", "0,7"}) {
            row("target_cpu", bad, false);
            row("target_memory", bad, false);
            row("up_threshold", bad, false);
            row("down_threshold", bad, false);
        }
        for (const char *good : {"0.5", "0.9", "0.999"})
            row("caution", good, true);
        for (const char *bad : {"0.499", "0.9991", "1", "90", "nan", ""})
            row("caution", bad, false);
        for (const char *good : {"observe", "recommend", "approve", "auto-up", "auto"})
            row("mode", good, true);
        for (const char *bad : {"", "Auto", "auto_up", "yes"})
            row("mode", bad, false);
        row("priority", "high", true);
        row("priority", "urgent", false);
        row("startup", "90s", true);
        row("startup", "90", true);
        row("startup", "0", false);
        row("startup", "2d", false);
        row("startup", "soon", false);
        row("price", "0.05", true);
        row("price", "0", true);
        row("price", "", true);
        row("price", "none", true);
        row("price", "-1", false);
        row("price", "inf", false);
        row("scale_to_zero", "true", true);
        row("scale_to_zero", "false", true);
        row("scale_to_zero", "1", false);
        row("group", "shop.eu-1", true);
        row("group", "", true);
        row("group", "a b", false);
        row("preset", "kryonix", true);
        row("preset", "", false);
        row("query.queue_length", "sum(queue)", true);
        row("query.custom.jobs", "sum(jobs)", true);
        row("query.speed", "x", false);
        row("query.", "x", false);
        row("target-cpu", "0.7", false);
        row("colour", "red", false);
        row("", "1", false);
    }
    void setsKeys()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        QFETCH(const bool, accepted);
        ScalingPolicy policy;
        const ScalingPolicy before = policy;
        const auto result = setPolicyKey(policy, key.toStdString(), value.toStdString());
        QCOMPARE(result.has_value(), accepted);
        if (!accepted) {
            QVERIFY(result.error().code == ErrorCode::InvalidArgument);
            QCOMPARE(result.error().where, key.toStdString()); // the key is named
            QVERIFY(policy == before);
        }
    }

    void readsSharesAndPercentagesAlike()
    {
        for (const char *text : {"0.7", "70", "70%"}) {
            ScalingPolicy p;
            p.targetCpu = 0.1;
            QVERIFY(setPolicyKey(p, "target_cpu", text));
            QCOMPARE(p.targetCpu, 0.7);
        }
        ScalingPolicy p;
        QVERIFY(setPolicyKey(p, "target_memory", "1%") && p.targetMemory == 0.01);
        QVERIFY(setPolicyKey(p, "target_memory", "1") && p.targetMemory == 1.0);
    }

    void writesEachKeyToItsField()
    {
        ScalingPolicy p;
        for (const auto &[key, value] : std::vector<std::pair<std::string, std::string>>{{"preset", "steady"},
                                                                                         {"min", "3"},
                                                                                         {"max", "9"},
                                                                                         {"priority", "low"},
                                                                                         {"mode", "approve"},
                                                                                         {"target_cpu", "0.6"},
                                                                                         {"target_memory", "65"},
                                                                                         {"up_threshold", "0.9"},
                                                                                         {"down_threshold", "0.2"},
                                                                                         {"caution", "0.95"},
                                                                                         {"group", "g"},
                                                                                         {"startup", "2m"},
                                                                                         {"price", "0.25"},
                                                                                         {"scale_to_zero", "true"},
                                                                                         {"query.cpu_cores", "q"}})
            QVERIFY2(setPolicyKey(p, key, value), key.c_str());
        const ScalingPolicy expected{.preset = "steady",
                                     .min = 3,
                                     .max = 9,
                                     .priority = Priority::Low,
                                     .mode = Mode::Approve,
                                     .targetCpu = 0.6,
                                     .targetMemory = 0.65,
                                     .upThreshold = 0.9,
                                     .downThreshold = 0.2,
                                     .caution = 0.95,
                                     .group = "g",
                                     .startup = Seconds{120},
                                     .price = 0.25,
                                     .scaleToZero = true,
                                     .queries = {{"cpu_cores", "q"}}};
        QVERIFY(p == expected);
        QVERIFY(setPolicyKey(p, "price", "none") && !p.price);
        QVERIFY(setPolicyKey(p, "query.cpu_cores", "") && p.queries.empty());
    }

    void findsWhatIsWrongWithAPolicy_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("problem"); // its beginning; empty = none
        QTest::newRow("the default is fine") << ""
                                             << "";
        QTest::newRow("min above max") << "min=11"
                                       << "min 11 > max 10";
        QTest::newRow("zero needs to be allowed") << "min=0"
                                                  << "min 0";
        QTest::newRow("zero, allowed") << "min=0 scale_to_zero=true"
                                       << "";
        QTest::newRow("never more than zero") << "min=0 max=0 scale_to_zero=true"
                                              << "max 0";
        QTest::newRow("thresholds the wrong way round") << "up_threshold=0.3 down_threshold=0.8"
                                                        << "down_threshold";
        QTest::newRow("equal thresholds") << "up_threshold=0.5 down_threshold=0.5"
                                          << "down_threshold";
        QTest::newRow("min equals max") << "min=10"
                                        << "";
    }
    void findsWhatIsWrongWithAPolicy()
    {
        QFETCH(const QString, settings);
        QFETCH(const QString, problem);
        ScalingPolicy policy;
        for (const QString &pair : settings.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            QVERIFY(setPolicyKey(policy, pair.section(QLatin1Char('='), 0, 0).toStdString(),
                                 pair.section(QLatin1Char('='), 1).toStdString()));
        const auto found = policyProblem(policy);
        QCOMPARE(found.has_value(), !problem.isEmpty());
        if (found)
            QVERIFY2(QString::fromStdString(*found).startsWith(problem), found->c_str());
    }

    void refusesPoliciesThatNoKeyCouldMake()
    {
        const std::vector<std::function<void(ScalingPolicy &)>> damage{
            [](ScalingPolicy &p) { p.targetCpu = std::numeric_limits<double>::quiet_NaN(); },
            [](ScalingPolicy &p) { p.upThreshold = 1.01; },
            [](ScalingPolicy &p) { p.caution = std::numeric_limits<double>::quiet_NaN(); },
            [](ScalingPolicy &p) { p.startup = Millis{0}; },
            [](ScalingPolicy &p) { p.price = -1.0; },
            [](ScalingPolicy &p) { p.min = -1; },
            [](ScalingPolicy &p) { p.max = 10'001; },
        };
        for (const auto &edit : damage) {
            ScalingPolicy policy;
            edit(policy);
            QVERIFY(policyProblem(policy));
        }
    }

    void versionsWhatADecisionDependsOn()
    {
        const std::string base = policyVersion({});
        QCOMPARE(policyVersion({}), base);
        std::set<std::string> seen{base};
        for (const auto &[key, value] : std::vector<std::pair<std::string, std::string>>{{"preset", "x"},
                                                                                         {"min", "2"},
                                                                                         {"max", "11"},
                                                                                         {"priority", "low"},
                                                                                         {"target_cpu", "0.71"},
                                                                                         {"target_memory", "0.71"},
                                                                                         {"up_threshold", "0.81"},
                                                                                         {"down_threshold", "0.31"},
                                                                                         {"caution", "0.91"},
                                                                                         {"startup", "61"},
                                                                                         {"scale_to_zero", "true"},
                                                                                         {"query.cpu_cores", "q"}}) {
            ScalingPolicy p;
            QVERIFY(setPolicyKey(p, key, value));
            QVERIFY2(seen.insert(policyVersion(p)).second, key.c_str());
        }
        // A recommendation stays what it is when the mode is raised, and money decides nothing.
        for (const auto &[key, value] :
             std::vector<std::pair<std::string, std::string>>{{"mode", "approve"}, {"price", "1"}, {"group", "g"}}) {
            ScalingPolicy p;
            QVERIFY(setPolicyKey(p, key, value));
            QCOMPARE(policyVersion(p), base);
        }
    }

    void labelsEnrol_data()
    {
        QTest::addColumn<Labels>("labels");
        QTest::addColumn<bool>("enrolled");
        QTest::addColumn<QString>("invalid");
        const char *kKryonix = "kryonix.auto-scaling";
        const char *kOwn = "preamar.enable";
        QTest::newRow("no label: not enrolled") << Labels{} << false << "";
        QTest::newRow("labels of others say nothing")
            << Labels{{"com.docker.stack.namespace", "x"}, {"kryonix.other", "1"}, {"preamarx.enable", "true"}} << false
            << "";
        QTest::newRow("kryonix's label enrols") << Labels{{kKryonix, "enabled"}} << true << "";
        QTest::newRow("our label enrols") << Labels{{kOwn, "true"}} << true << "";
        QTest::newRow("both enrol") << Labels{{kKryonix, "enabled"}, {kOwn, "true"}} << true << "";
        QTest::newRow("kryonix's label declines") << Labels{{kKryonix, "disabled"}} << false << "";
        QTest::newRow("our label declines") << Labels{{kOwn, "false"}} << false << "";
        QTest::newRow("one of two declines") << Labels{{kKryonix, "enabled"}, {kOwn, "false"}} << false << "";
        QTest::newRow("the other of two declines") << Labels{{kKryonix, "disabled"}, {kOwn, "true"}} << false << "";
        QTest::newRow("an unreadable yes is not a yes") << Labels{{kOwn, "True"}} << false << "preamar.enable=True";
        QTest::newRow("an unreadable kryonix value") << Labels{{kKryonix, "on"}} << false << "kryonix.auto-scaling=on";
        QTest::newRow("an empty value") << Labels{{kOwn, ""}} << false << "preamar.enable=";
        QTest::newRow("a misspelt key of ours")
            << Labels{{kOwn, "true"}, {"preamar.maximum", "3"}} << true << "preamar.maximum=3";
        QTest::newRow("snake case is not a label")
            << Labels{{kOwn, "true"}, {"preamar.target_cpu", "70"}} << true << "preamar.target_cpu=70";
        QTest::newRow("presets are the operator's")
            << Labels{{kOwn, "true"}, {"preamar.preset", "x"}} << true << "preamar.preset=x";
        QTest::newRow("money is the operator's")
            << Labels{{kOwn, "true"}, {"preamar.price", "1"}} << true << "preamar.price=1";
        QTest::newRow("a number that is none")
            << Labels{{kOwn, "true"}, {"preamar.min", "abc"}} << true << "preamar.min=abc";
        QTest::newRow("a negative number") << Labels{{kOwn, "true"}, {"preamar.min", "-1"}} << true << "preamar.min=-1";
        QTest::newRow("a mode nobody knows")
            << Labels{{kOwn, "true"}, {"preamar.mode", "full"}} << true << "preamar.mode=full";
        QTest::newRow("labels that cross")
            << Labels{{kOwn, "true"}, {"preamar.min", "9"}, {"preamar.max", "5"}} << true << "preamar.min=9, preamar.max=5";
        QTest::newRow("a minimum above the operator's maximum")
            << Labels{{kOwn, "true"}, {"preamar.min", "21"}} << true << "preamar.min=21";
        QTest::newRow("a maximum below the operator's minimum")
            << Labels{{kOwn, "true"}, {"preamar.max", "1"}} << true << "preamar.max=1";
    }
    void labelsEnrol()
    {
        QFETCH(const Labels, labels);
        QFETCH(const bool, enrolled);
        QFETCH(const QString, invalid);
        const LabelVerdict verdict = applyLabels(labels, operatorPolicy());
        QCOMPARE(verdict.enrolled, enrolled);
        QCOMPARE(QString::fromStdString(verdict.invalid.value_or("")), invalid);
        if (verdict.invalid)
            QVERIFY(verdict.policy == operatorPolicy());
    }

    void modeLabelsOnlyLower()
    {
        const Mode ladder[] = {Mode::Observe, Mode::Recommend, Mode::Approve, Mode::AutoUp, Mode::Auto};
        for (const Mode base : ladder) {
            for (const Mode label : ladder) {
                ScalingPolicy p = operatorPolicy();
                p.mode = base;
                const auto verdict = applyLabels({{"preamar.mode", std::string(toString(label))}}, p);
                QVERIFY(!verdict.invalid);
                QVERIFY(verdict.policy.mode == std::min(base, label));
            }
        }
    }

    void boundLabelsOnlyNarrow()
    {
        for (std::int64_t min = 0; min <= 25; ++min) {
            for (std::int64_t max = 0; max <= 25; ++max) {
                const auto verdict = applyLabels(
                    {{"preamar.min", std::to_string(min)}, {"preamar.max", std::to_string(max)}}, operatorPolicy());
                const std::int64_t low = std::max<std::int64_t>(min, 2);
                const std::int64_t high = std::min<std::int64_t>(max, 20);
                QCOMPARE(verdict.invalid.has_value(), low > high);
                if (!verdict.invalid)
                    QVERIFY(verdict.policy.min == low && verdict.policy.max == high);
            }
        }
    }

    void otherLabelsAreTaken()
    {
        const auto verdict = applyLabels({{"preamar.priority", "high"},
                                          {"preamar.target-cpu", "60"},
                                          {"preamar.target-memory", "0.5"},
                                          {"preamar.group", "shop"}},
                                         operatorPolicy());
        QVERIFY(!verdict.invalid);
        ScalingPolicy expected = operatorPolicy();
        expected.priority = Priority::High;
        expected.targetCpu = 0.6;
        expected.targetMemory = 0.5;
        expected.group = "shop";
        QVERIFY(verdict.policy == expected);
    }

    void labelsCannotAllowZero()
    {
        QVERIFY(!applyLabels({{"preamar.scale-to-zero", "true"}}, operatorPolicy()).policy.scaleToZero);
        ScalingPolicy p = operatorPolicy();
        p.scaleToZero = true;
        QVERIFY(!applyLabels({{"preamar.scale-to-zero", "false"}}, p).policy.scaleToZero);
    }

    void whatTheDeployerDeclinesIsOnlyWatched()
    {
        QVERIFY(applyLabels({{"preamar.enable", "false"}}, operatorPolicy()).policy.mode == Mode::Observe);
        QVERIFY(applyLabels({}, operatorPolicy()).policy == operatorPolicy());
    }

    void shortensHostileLabels()
    {
        const auto verdict = applyLabels({{"preamar.min", std::string(10'000, 'x')}}, operatorPolicy());
        QVERIFY(verdict.invalid && verdict.invalid->size() <= 120);
        std::string wide;
        for (int i = 0; i < 200; ++i)
            wide += "é";
        const auto cut = applyLabels({{"preamar.min", wide}}, operatorPolicy());
        QVERIFY(cut.invalid && QString::fromStdString(*cut.invalid).toStdString() == *cut.invalid);
    }
};

QTEST_GUILESS_MAIN(TestPolicyKeys)
#include "tst_policykeys.moc"
