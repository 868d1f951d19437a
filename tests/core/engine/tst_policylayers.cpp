// Policies by layers (environment profile, context, group, workload), where each key comes from, and modes that a workload
// cannot have.
#include "core/domain/codec.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/governance.h"
#include "core/store/home.h"
#include "tests/core/store/storefixture.h"

#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

const WorkloadRef kWeb{.context = ContextName("loja"), .space = "-", .kind = WorkloadKind::Service, .name = "web"};

struct World
{
    World()
    {
        (void)prepareHome(home.path());
        journal = std::move(*home.journal());
        clock = std::make_shared<ManualClock>(kStart);
        ContextConfig config;
        config.name = kWeb.context;
        config.kind = ContextKind::Portainer;
        config.url = "https://portainer.example:9443";
        config.environment = 1;
        (void)journal->putContext(config);
    }
    CommandAnswer run(std::string_view kind, Json arguments)
    {
        return engine::applyCommand(*journal, nullptr, makeCommand(kind, std::move(arguments), operatorActor(), kStart),
                                    engine::CommandContext{.clock = *clock, .engineRuns = true});
    }
    bool done(std::string_view kind, Json arguments) { return !run(kind, std::move(arguments)).error; }
    std::string refused(std::string_view kind, Json arguments)
    {
        const auto answer = run(kind, std::move(arguments));
        return answer.error ? answer.error->reason + ":" + answer.error->detail : "done";
    }
    engine::Layered layered(const std::string &group = {})
    {
        const auto governance = engine::loadGovernance(*journal);
        return governance ? engine::withOrigins(*governance, kWeb, group, nullptr, false) : engine::Layered{};
    }
    void see(std::vector<Workload> workloads)
    {
        CycleReport report;
        for (Workload &w : workloads) {
            WorkloadReport row;
            row.workload = std::move(w);
            row.enrolled = true;
            report.workloads.push_back(std::move(row));
        }
        QVERIFY(journal->putCycleReport(report).has_value());
    }
    Mode modeOf(const WorkloadRef &ref)
    {
        const auto rows = journal->workloadSettings();
        for (const WorkloadSettings &row : *rows) {
            if (row.workload == ref)
                return row.policy.mode;
        }
        return Mode::Observe;
    }

    Home home;
    std::unique_ptr<Journal> journal;
    std::shared_ptr<ManualClock> clock;
};

Workload named(const std::string &name)
{
    Workload w;
    w.ref = kWeb;
    w.ref.name = name;
    w.replicas = w.ready = 3;
    return w;
}

Autoscaler hpa(const std::string &name)
{
    Autoscaler out;
    out.name = name;
    return out;
}

} // namespace

class TestPolicyLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLaterLayerWinsAndSaysWhereItIsFrom()
    {
        World w;
        w.see({named("web")});
        QVERIFY(w.done(command::contextProfile, {{"name", "loja"}, {"profile", "staging"}}));
        QVERIFY(w.done(command::policyLayer, {{"profile", "staging"}, {"set", {{"min", "2"}, {"max", "5"}, {"caution", "0.9"}, {"price", "0.2"}}}}));
        QVERIFY(w.done(command::policyLayer, {{"profile", "production"}, {"set", {{"min", "4"}, {"max", "50"}}}}));
        QVERIFY(w.done(command::policyLayer, {{"context", "loja"}, {"set", {{"max", "6"}, {"caution", "0.95"}, {"price", "0.3"}}}}));
        QVERIFY(w.done(command::policyLayer, {{"group", "frente"}, {"set", {{"caution", "0.97"}, {"price", "0.4"}}}}));
        QVERIFY(w.done(command::policySet, {{"workload", toString(kWeb)}, {"set", {{"group", "frente"}, {"price", "0.5"}}}}));
        const engine::Layered l = w.layered();
        QCOMPARE(l.policy.min, 2);
        QCOMPARE(l.policy.max, 6);
        QCOMPARE(l.policy.caution, 0.97);
        QCOMPARE(l.policy.price, std::optional{0.5});
        const std::map<std::string, std::string> expected{{"min", "profile/staging"}, {"max", "context/loja"}, {"caution", "group/frente"},
                                                          {"group", "workload"},      {"price", "workload"}};
        QCOMPARE(l.origins, expected);
        QVERIFY(!l.whole);
    }
    void aContextMarkedAsProductionHasThatProfile()
    {
        World w;
        QVERIFY(w.done(command::policyLayer, {{"profile", "production"}, {"set", {{"min", "4"}}}}));
        QCOMPARE(w.layered().policy.min, 1);
        QVERIFY(w.done(command::contextProfile, {{"name", "loja"}, {"profile", "production"}}));
        QCOMPARE(w.layered().policy.min, 4);
        QVERIFY(w.journal->contexts()->front().isProtected);
        QVERIFY(w.done(command::contextProfile, {{"name", "loja"}, {"profile", "dev"}}));
        QVERIFY(!w.journal->contexts()->front().isProtected);
        QCOMPARE(engine::loadGovernance(*w.journal)->profiles.at(kWeb.context), std::string("dev"));
        QCOMPARE(w.layered().policy.min, 1);
        QVERIFY(w.done(command::contextProfile, {{"name", "loja"}, {"profile", "none"}}));
        QVERIFY(engine::loadGovernance(*w.journal)->profiles.empty());
    }
    void aContextIsAddedAndForgottenWithItsProfile()
    {
        World w;
        ContextConfig other = w.journal->contexts()->front();
        other.name = ContextName("filial");
        QVERIFY(w.done(command::contextAdd, {{"config", toJson(other)}, {"profile", "dev"}}));
        QCOMPARE(engine::loadGovernance(*w.journal)->profiles.at(other.name), std::string("dev"));
        QVERIFY(w.done(command::contextRemove, {{"name", "filial"}}));
        QVERIFY(w.done(command::contextAdd, {{"config", toJson(other)}}));
        QVERIFY(engine::loadGovernance(*w.journal)->profiles.empty());
    }
    void whatIsNoProfileIsRefused()
    {
        World w;
        QCOMPARE(w.refused(command::contextProfile, {{"name", "loja"}, {"profile", "prod"}}), std::string(":profile: dev, staging, production or none"));
        QCOMPARE(w.refused(command::contextProfile, {{"name", "nada"}, {"profile", "dev"}}), std::string(":no context of that name: nada"));
        QCOMPARE(w.refused(command::policyLayer, {{"profile", "prod"}, {"set", {{"min", "2"}}}}), std::string(":profile: dev, staging or production"));
        QCOMPARE(w.refused(command::policyLayer, {{"profile", "dev"}, {"set", {{"mode", "auto"}}}}).substr(0, 14), std::string("PolicyInvalid:"));
        QVERIFY(engine::loadGovernance(*w.journal)->layers.empty());
    }
    void aLayerThatMakesNoPolicyIsLeftOutWhole()
    {
        World w;
        QVERIFY(w.done(command::contextProfile, {{"name", "loja"}, {"profile", "dev"}}));
        QVERIFY(w.done(command::policyLayer, {{"profile", "dev"}, {"set", {{"max", "3"}}}}));
        QVERIFY(w.done(command::policyLayer, {{"group", "frente"}, {"set", {{"min", "5"}, {"caution", "0.9"}}}}));
        const engine::Layered l = w.layered("frente"); // min 5 over max 3
        QCOMPARE(l.policy.min, 1);
        QCOMPARE(l.policy.max, 3);
        QCOMPARE(l.origins, (std::map<std::string, std::string>{{"max", "profile/dev"}}));
    }

    void automaticModesAreNotAvailableToThoseThatCannotHaveThem_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("code");
        const QString no = QStringLiteral("ModeNotAvailable:");
        QTest::newRow("ours") << 0 << QStringLiteral("done");
        QTest::newRow("an HPA owns it") << 1 << no + QStringLiteral("hpa/web");
        QTest::newRow("KEDA owns it") << 2 << no + QStringLiteral("keda/web");
        QTest::newRow("declared by GitOps") << 3 << no + QStringLiteral("loja/-/service/web");
        QTest::newRow("global service") << 4 << no + QStringLiteral("loja/-/service/web");
        QTest::newRow("not permitted") << 5 << no + QStringLiteral("loja/-/service/web");
        QTest::newRow("another controller") << 6 << no + QStringLiteral("loja/-/service/web");
        QTest::newRow("a rollout passes") << 7 << QStringLiteral("done");
        QTest::newRow("owner unknown just now") << 8 << QStringLiteral("done");
    }
    void automaticModesAreNotAvailableToThoseThatCannotHaveThem()
    {
        QFETCH(int, what);
        QFETCH(QString, code);
        World w;
        Workload web = named("web");
        switch (what) {
        case 1: web.autoscaler = hpa("web"); break;
        case 2: web.owners = {"keda/web"}; break;
        case 3: web.scalable = ScalableBy::OwnedByGitOps; break;
        case 4: web.scalable = ScalableBy::NotSupported; break;
        case 5: web.scalable = ScalableBy::NotPermitted; break;
        case 6: web.scalable = ScalableBy::OwnedByOther; break;
        case 7: web.scalable = ScalableBy::UpdateRunning; break;
        case 8: web.scalable = ScalableBy::OwnerUnknown; break;
        default: break;
        }
        w.see({std::move(web)});
        for (const char *mode : {"auto", "auto-up"})
            QCOMPARE(QString::fromStdString(w.refused(command::modeSet, {{"workload", toString(kWeb)}, {"mode", mode}})), code);
        // A person may approve whatever it is.
        QVERIFY(w.done(command::modeSet, {{"workload", toString(kWeb)}, {"mode", "approve"}}));
        QVERIFY(w.modeOf(kWeb) == Mode::Approve);
    }
    void ofAContextThoseThatCanGetItAndTheOthersAreNamed()
    {
        World w;
        Workload owned = named("api");
        owned.autoscaler = hpa("api");
        const WorkloadRef api = owned.ref;
        w.see({named("web"), std::move(owned)});
        const auto answer = w.run(command::modeSet, {{"context", "loja"}, {"mode", "auto"}});
        QVERIFY(!answer.error);
        QCOMPARE(answer.result["workloads"], Json::array({toString(kWeb)}));
        QCOMPARE(answer.result["unavailable"], Json::array({toString(api)}));
        QVERIFY(w.modeOf(kWeb) == Mode::Auto);
        QVERIFY(w.modeOf(api) != Mode::Auto);
    }
};

QTEST_GUILESS_MAIN(TestPolicyLayers)
#include "tst_policylayers.moc"
