// Our HPA against the real one: what kube-controller-manager decided, recorded by record_hpa with everything it decided from,
// is decided once more, in the same order and with the memory of the decisions before.
#include "core/base/json.h"
#include "core/policy/hpa.h"

#include <QFile>
#include <QTest>

using namespace preamar;
using namespace preamar::policy::hpa;

namespace {

ScalingRules rulesOf(const Json &json)
{
    ScalingRules out;
    out.window = Seconds{json.at("stabilizationWindowSeconds").get<std::int64_t>()};
    const auto select = json.at("selectPolicy").get<std::string>();
    out.select = select == "Min" ? SelectPolicy::Min : select == "Disabled" ? SelectPolicy::Disabled : SelectPolicy::Max;
    for (const Json &p : json.at("policies"))
        out.policies.push_back({p.at("type") == "Pods" ? PolicyType::Pods : PolicyType::Percent, p.at("value").get<std::int64_t>(), Seconds{p.at("periodSeconds").get<std::int64_t>()}});
    return out;
}

// 1.31 leaves alone what is |1 - ratio| <= 0.1 away, 1.33 and later (and we) what is within [0.9, 1.1]: the same but for the
// rounding of exactly 0.9 or 1.1, where 1.31 acts. Values of utilisation are whole percents, so that edge is met.
Tolerance toleranceOf131()
{
    return {.up = 0.1 - 1e-12, .down = 0.1};
}

std::optional<std::int64_t> proposalOf(const Json &metric, const Json &input, std::int64_t current)
{
    if (input.is_null())
        return std::nullopt;
    const auto kind = metric.at("kind").get<std::string>();
    const double target = metric.at("target").get<double>();
    const auto number = [&](std::size_t i) { return input.at(i).get<double>(); };
    const auto count = [&](std::size_t i) { return input.at(i).get<std::int64_t>(); };
    if (kind == "value")
        return replicasForValue(number(0), target, current, count(1), toleranceOf131());
    if (kind == "total")
        return replicasForTotal(number(0), target, count(1), toleranceOf131());
    const PodMetrics pods{.usage = number(0), .request = number(1), .ready = count(2), .unready = count(3), .unreadyRequest = number(4), .missing = count(5), .missingRequest = number(6)};
    return kind == "utilization" ? replicasForUtilization(pods, current, target / 100.0, toleranceOf131()) : replicasForAverage(pods, current, target, toleranceOf131());
}

} // namespace

class TestHpaController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decidesAsTheControllerDid_data();
    void decidesAsTheControllerDid();
};

void TestHpaController::decidesAsTheControllerDid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("plain");
    QTest::newRow("with behavior") << QStringLiteral("controller-1.31.4.json") << false;
    QTest::newRow("without behavior") << QStringLiteral("controller-1.31.4-plain.json") << true;
}

void TestHpaController::decidesAsTheControllerDid()
{
    QFETCH(QString, name);
    QFETCH(bool, plain);
    QFile file(QStringLiteral(PREAMAR_TEST_DATA "/hpa/") + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto recording = parseJson(file.readAll().toStdString(), "recording");
    QVERIFY(recording.has_value());
    int compared = 0;
    int changes = 0;
    int unsure = 0;
    QStringList different;
    QStringList timing;
    for (const Json &a : recording->at("autoscalers")) {
        QCOMPARE(a.at("behavior").is_null(), plain);
        const auto behavior = plain ? Behavior{} : Behavior{rulesOf(a.at("behavior").at("scaleUp")), rulesOf(a.at("behavior").at("scaleDown"))};
        const auto min = a.at("min").get<std::int64_t>();
        const auto max = a.at("max").get<std::int64_t>();
        State state;
        for (const Json &d : a.at("decisions")) { // when, count, inputs unsure, inputs of each metric, what it came to
            const Timestamp now = fromMillis(d.at(0).get<std::int64_t>());
            const auto current = d.at(1).get<std::int64_t>();
            const auto desired = d.at(4).get<std::int64_t>();
            if (state.recommendations.empty() && &d == &a.at("decisions").front())
                state.recommendations.push_back({now, current}); // the controller begins with what it finds
            std::vector<std::optional<std::int64_t>> proposals;
            for (std::size_t m = 0; m < a.at("metrics").size(); ++m)
                proposals.push_back(proposalOf(a.at("metrics").at(m), d.at(3).at(m), current));
            const auto before = state;
            const auto verdict = plain ? decide(proposals, current, min, max, state, now) : decide(proposals, current, min, max, behavior, state, now);
            ++compared;
            changes += desired != current ? 1 : 0;
            if (verdict.desired == desired)
                continue;
            const auto line = QStringLiteral("%1 at %2 ms: %3 -> %4, the controller %5").arg(QString::fromStdString(a.at("name").get<std::string>())).arg(d.at(0).get<std::int64_t>()).arg(current).arg(verdict.desired).arg(desired);
            // The pods had just changed: which of them the controller's cache knew, nobody can say.
            if (d.at(2).get<bool>()) {
                ++unsure;
                timing.append(line);
                // It went on from its own decision.
                state.ups = before.ups;
                state.downs = before.downs;
                if (desired > current)
                    state.ups.push_back({now, desired - current});
                else if (desired < current)
                    state.downs.push_back({now, current - desired});
            } else {
                different.append(line);
            }
        }
    }
    qInfo("%d decisions of %zu autoscalers, %d of them changed the count, %d differ by timing", compared, recording->at("autoscalers").size(), changes, unsure);
    for (const auto &line : timing)
        qInfo("timing: %s", qPrintable(line));
    QVERIFY2(different.isEmpty(), qPrintable(QString::number(different.size()) + QStringLiteral(" differ\n") + different.join(u'\n')));
    QVERIFY(compared >= 200 && recording->at("autoscalers").size() == 20 && changes >= 50);
    QVERIFY2(unsure * 100 <= compared, "more than a hundredth is unsure: record on a quieter machine");
}

QTEST_GUILESS_MAIN(TestHpaController)
#include "tst_hpa_controller.moc"
