// What a person looks up in the home, and the edit of a context.
#include "core/domain/codec.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/homereader.h"
#include "core/store/home.h"
#include "tests/core/store/storefixture.h"

#include <QFile>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

template<class T>
Result<T> wait(Future<T> future)
{
    future.waitForFinished();
    return future.result();
}

std::string read(const std::string &file)
{
    QFile in(QString::fromStdString(file));
    return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string();
}

ContextConfig portainer(const std::string &name)
{
    ContextConfig config;
    config.name = ContextName(name);
    config.kind = ContextKind::Portainer;
    config.url = "https://portainer.example:9443";
    config.environment = 1;
    return config;
}

} // namespace

class TestLookups : public QObject
{
    Q_OBJECT

    // A home whose journal is open, and a reader of the same files.
    struct World
    {
        World()
        {
            (void)prepareHome(home.path());
            journal = std::move(*home.journal());
            clock = std::make_shared<ManualClock>(kStart);
        }
        CommandAnswer run(std::string_view kind, Json arguments)
        {
            return engine::applyCommand(*journal, nullptr,
                                        makeCommand(kind, std::move(arguments), operatorActor(), kStart),
                                        engine::CommandContext{.clock = *clock, .engineRuns = true});
        }
        void log(const std::string &event, const std::string &workload, Json detail = Json::object())
        {
            AuditEntry row = entry(event, workload);
            row.detail = std::move(detail);
            QVERIFY(journal->appendAudit(row));
        }

        Home home;
        std::unique_ptr<Journal> journal;
        std::shared_ptr<ManualClock> clock;
        HomeReader reader{home.path(), std::make_shared<ManualClock>(kStart)};
    };

private Q_SLOTS:
    void findsRecordsByTheWordsAPersonSees()
    {
        World w;
        w.log("proposal.approved", "prod/-/service/loja_api", Json{{"id", "P1"}, {"comment", "pico do almoço"}});
        w.log("proposal.rejected", "prod/-/service/loja_web");
        w.log("pause.set", {});
        const auto count = [&](AuditQuery query) {
            const auto page = wait(w.reader.audit(query));
            return page ? static_cast<int>(page->records.size()) : -1;
        };
        QCOMPARE(count({}), 3);
        QCOMPARE(count({.text = "aprovad"}), 1); // the Portuguese word of proposal.approved
        QCOMPARE(count({.text = "APPROVED", .language = "en"}), 1);
        QCOMPARE(count({.text = "almoco LOJA"}), 1); // no accents, any order
        QCOMPARE(count({.text = "almoco loja_web"}), 0);
        QCOMPARE(count({.events = {"proposal."}}), 2);
        QCOMPARE(count({.workload = "prod/-/service/loja_web"}), 1);
        QCOMPARE(count({.until = kStart}), 0);
        QCOMPARE(count({.since = kStart + Seconds{1}}), 0);
        const auto newest = wait(w.reader.audit({.limit = 2}));
        QVERIFY(newest && newest->isMore);
        QCOMPARE(newest->records.front().event, std::string("pause.set"));
        const auto rest = wait(w.reader.audit({.beforeSeq = newest->scannedTo, .limit = 2}));
        QVERIFY(rest && !rest->isMore);
        QCOMPARE(rest->records.size(), std::size_t{1});
    }

    void theLogIsNarrowedByLevelContextAndAction()
    {
        World w;
        const auto log = [&](const char *event, const char *workload, Json detail) {
            QVERIFY(w.journal->transaction([&]() -> Result<void> {
                AuditEntry e = entry(event, workload);
                e.detail = std::move(detail);
                auto r = w.journal->appendAudit(e);
                return r ? Result<void>{} : Result<void>(fail(r.error()));
            }));
        };
        log("proposal.created", "prod/-/service/loja_api", Json{{"id", "01JNQAAAA1111"}});
        log("proposal.approved", "prod/-/service/loja_api", Json{{"id", "01JNQAAAA1111"}});
        log("action.intent", "prod/-/service/loja_api", Json{{"id", "01JNQAAAA1111"}, {"intent", "01JNQINTENT7777"}});
        log("action.failed", "prod/-/service/loja_api", Json{{"id", "01JNQAAAA1111"}});
        log("proposal.expired", "prod-2/-/service/loja_api", Json{{"id", "01JNQBBBB2222"}});
        log("context.updated", "", Json{{"name", "prod-2"}});
        log("emergency.stop", "", Json::object());
        const auto count = [&](AuditQuery query) {
            const auto page = wait(w.reader.audit(query));
            return page ? static_cast<int>(page->records.size()) : -1;
        };
        QCOMPARE(count({}), 7);
        QCOMPARE(count({.atLeast = Severity::Warning}), 3); // failed, expired, stop
        QCOMPARE(count({.atLeast = Severity::Error}), 2);
        QCOMPARE(count({.context = "prod"}), 4); // not those of prod-2
        QCOMPARE(count({.context = "prod-2"}), 2);
        QCOMPARE(count({.action = "01JNQAAAA1111"}), 4);
        QCOMPARE(count({.action = "1111"}), 4);
        QCOMPARE(count({.action = "7777"}), 1); // of an intent
        QCOMPARE(count({.action = "111"}), 0);  // too short to name one
        QCOMPARE(count({.context = "prod", .action = "1111", .atLeast = Severity::Error}), 1);
    }

    void pagesThroughMoreThanOneReadMayHold()
    {
        World w;
        QVERIFY(w.journal->transaction([&]() -> Result<void> {
            for (int i = 0; i < 1300; ++i) {
                if (auto r =
                        w.journal->appendAudit(entry(i % 650 == 3 ? "pause.set" : "decision.hold", "prod/-/service/a"));
                    !r)
                    return r;
            }
            return {};
        }));
        const auto rare = wait(w.reader.audit({.events = {"pause."}}));
        QVERIFY(rare && !rare->isMore);
        QCOMPARE(rare->records.size(), std::size_t{2});
        const std::string file = w.home.dir.filePath(QStringLiteral("all.csv")).toStdString();
        const auto written = wait(w.reader.exportAudit({}, ExportFormat::Csv, file));
        QVERIFY(written);
        QCOMPARE(*written, std::int64_t{1300});
        const std::string text = read(file);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{1301});
    }

    void anExportIsSafeInASpreadsheetAndExactAsJson()
    {
        World w;
        w.log("policy.set", "=HYPERLINK(\"x\")", Json{{"set", Json{{"group", "a;b,\"c\""}}}});
        const auto path = [&](const char *name) {
            return w.home.dir.filePath(QString::fromLatin1(name)).toStdString();
        };
        QVERIFY(wait(w.reader.exportAudit({}, ExportFormat::CsvExcel, path("br.csv"))));
        const std::string br = read(path("br.csv"));
        QVERIFY(br.starts_with("\xEF\xBB\xBFseq;at;"));
        QVERIFY(br.find(";\"'=HYPERLINK(\"\"x\"\")\";") != std::string::npos);
        QVERIFY(wait(w.reader.exportAudit({}, ExportFormat::JsonText, path("all.json"))));
        const auto json = parseJson(read(path("all.json")), "export");
        QVERIFY(json);
        QCOMPARE((*json)["records"].size(), std::size_t{1});
        QVERIFY(!(QFileInfo(QString::fromStdString(path("all.json"))).permissions() &
                  (QFile::ReadGroup | QFile::ReadOther)));
        const auto nowhere = wait(w.reader.exportAudit({}, ExportFormat::JsonText, "/proc/none/all.json"));
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().code == ErrorCode::Storage);
    }

    void theChainIsVerifiedWhileTheJournalIsOpen()
    {
        World w;
        w.log("pause.set", {});
        const auto chain = wait(w.reader.verifyAudit());
        QVERIFY(chain && chain->isIntact);
        QCOMPARE(chain->count, std::int64_t{1});
    }

    void evidenceIsThePlanItsTrailAndWhatWasKnown()
    {
        World w;
        const auto ready = approvedIn(*w.journal, "01AAA", "loja_api");
        QVERIFY(ready);
        w.log("proposal.approved", toString(ready->plan.workload), Json{{"id", "01AAA"}});
        w.log("proposal.approved", toString(ready->plan.workload), Json{{"id", "01OTHER"}});
        const auto found = wait(w.reader.evidence(ProposalId("01AAA")));
        QVERIFY(found);
        QCOMPARE(found->proposal.hash, ready->hash);
        QCOMPARE(found->trail.size(), std::size_t{1});
        QVERIFY(!found->forecast); // the history of this home is not there: absent, not invented
        QVERIFY(found->series.history.empty());
        const auto none = wait(w.reader.evidence(ProposalId("01ZZZ")));
        QVERIFY(!none);
        QVERIFY(none.error().code == ErrorCode::NotFound);
    }

    void editingAMarkKeepsProposalsAndEditingTheServerVoidsThem()
    {
        World w;
        const std::string context = proposal("01AAA", "loja_api").plan.workload.context.str();
        ContextConfig config = portainer(context);
        QVERIFY(
            !w.run(command::contextUpdate, Json{{"config", toJson(config)}}).error->detail.empty()); // not there yet
        QVERIFY(!w.run(command::contextAdd, Json{{"config", toJson(config)}}).error);
        const Proposal waiting = proposal("01AAA", "loja_api");
        QVERIFY(w.journal->addProposal(waiting, entry("proposal.created", toString(waiting.plan.workload))));
        config.color = "purple";
        config.isProtected = true;
        config.price = 0.1;
        QVERIFY(!w.run(command::contextUpdate, Json{{"config", toJson(config)}}).error);
        QVERIFY((*w.journal->proposal(waiting.id))->state == ProposalState::Proposed);
        QCOMPARE(w.journal->contexts()->front().color, std::string("purple"));
        config.url = "https://other.example";
        QVERIFY(!w.run(command::contextUpdate, Json{{"config", toJson(config)}}).error);
        QVERIFY((*w.journal->proposal(waiting.id))->state == ProposalState::Void);
        config.kind = ContextKind::Lab;
        const auto other = w.run(command::contextUpdate, Json{{"config", toJson(config)}});
        QVERIFY(other.error);
        QVERIFY(other.error->code == ErrorCode::InvalidArgument);
    }

    void aContextUnderActionIsNotEdited()
    {
        World w;
        const auto ready = approvedIn(*w.journal, "01AAA", "loja_api");
        QVERIFY(ready);
        ContextConfig config = portainer(ready->plan.workload.context.str());
        QVERIFY(!w.run(command::contextAdd, Json{{"config", toJson(config)}}).error);
        const auto lease = w.journal->takeLease("test", kStart);
        QVERIFY(lease);
        QVERIFY(w.journal->recordIntent(
            intentFor(*ready, lease->fence), []() -> Result<void> { return {}; },
            entry("action.intent", toString(ready->plan.workload))));
        config.url = "https://other.example";
        const auto answer = w.run(command::contextUpdate, Json{{"config", toJson(config)}});
        QVERIFY(answer.error);
        QCOMPARE(answer.error->reason, std::string(toString(ReasonCode::ActionUnresolved)));
        QCOMPARE(w.journal->contexts()->front().url, std::string("https://portainer.example:9443"));
    }

    void aBackupIsWrittenWhileTheJournalIsOpen()
    {
        World w;
        w.log("pause.set", {});
        const std::string file = w.home.dir.filePath(QStringLiteral("b.preamar")).toStdString();
        QVERIFY(wait(w.reader.backup(file)));
        const auto again = wait(w.reader.backup(file));
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestLookups)
#include "tst_lookups.moc"
