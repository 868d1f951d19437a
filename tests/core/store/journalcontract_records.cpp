#include "journalcontract.h"

#include "storefixture.h"

using namespace preamar;
using namespace preamar::test;

void JournalContract::pausesOfDifferentStrengthStandBesideEachOther()
{
    Pause stop{.scope = PauseScope::All,
               .target = {},
               .scaleInOnly = false,
               .emergency = true,
               .until = {},
               .reason = "r",
               .actor = operatorActor(),
               .since = kStart};
    VERIFY_OK(m_journal->putPause(stop, entry("emergency.stop")));
    Pause soft = stop;
    soft.emergency = false;
    soft.scaleInOnly = true;
    soft.until = kStart + Millis{1};
    VERIFY_OK(m_journal->putPause(soft, entry("pause.set")));
    auto pauses = m_journal->pauses();
    QCOMPARE(pauses->size(), std::size_t{2});
    QVERIFY(pauses->front() == stop);
    soft.until = kStart + Millis{9};
    VERIFY_OK(m_journal->putPause(soft, entry("pause.set")));
    pauses = m_journal->pauses();
    QCOMPARE(pauses->size(), std::size_t{2});
    QVERIFY(pauses->back() == soft);
    VERIFY_OK(m_journal->removePause(PauseScope::All, {}, entry("pause.lifted")));
    QVERIFY(m_journal->pauses()->empty());
}

void JournalContract::removesAPause()
{
    const Pause pause{.scope = PauseScope::Workload,
                      .target = "prod/-/service/api",
                      .scaleInOnly = false,
                      .emergency = false,
                      .until = {},
                      .reason = {},
                      .actor = operatorActor(),
                      .since = kStart};
    VERIFY_OK(m_journal->putPause(pause, entry("pause.set")));
    VERIFY_IS(m_journal->removePause(PauseScope::Workload, "prod/-/service/web", entry("x")).error().code,
              ErrorCode::NotFound);
    QCOMPARE(m_journal->audit({})->size(), std::size_t{1});
    VERIFY_OK(m_journal->removePause(PauseScope::Workload, "prod/-/service/api", entry("pause.lifted")));
    QVERIFY(m_journal->pauses()->empty());
}

void JournalContract::answersACommandOnce()
{
    const Command command{CommandId("c1"), "pause", Json{{"scope", "all"}}, operatorActor(), kStart};
    VERIFY_OK(m_journal->addCommand(command));
    QVERIFY(!m_journal->addCommand(command));
    QVERIFY(!m_journal->commandAnswer(CommandId("c1"))->has_value());
    const CommandAnswer answer{false, Json{{"x", 1}}, Error{ErrorCode::Conflict, "w", "d", "Paused"}};
    VERIFY_OK(m_journal->answerCommand(CommandId("c1"), answer));
    const auto read = m_journal->commandAnswer(CommandId("c1"));
    QVERIFY((*read)->done == false && (*read)->result == answer.result && (*read)->error == answer.error);
    QVERIFY(!m_journal->answerCommand(CommandId("c1"), CommandAnswer{true, Json::object(), {}}));
    QVERIFY((*m_journal->commandAnswer(CommandId("c1")))->error == answer.error);
    VERIFY_IS(m_journal->answerCommand(CommandId("none"), answer).error().code, ErrorCode::NotFound);
    QVERIFY(m_journal->waitingCommands()->empty());
}

void JournalContract::listsWaitingCommandsInOrder()
{
    for (const char *id : {"c9", "c1", "c5"})
        VERIFY_OK(m_journal->addCommand(Command{CommandId(id), "stop", Json{{"id", id}}, operatorActor(), kStart}));
    const auto waiting = m_journal->waitingCommands();
    VERIFY_OK(waiting);
    QCOMPARE(waiting->size(), std::size_t{3});
    QCOMPARE((*waiting)[0].id.str(), std::string("c9"));
    QCOMPARE((*waiting)[2].id.str(), std::string("c5"));
    QVERIFY((*waiting)[1].actor == operatorActor() && (*waiting)[1].arguments == (Json{{"id", "c1"}}) &&
            (*waiting)[1].at == kStart);
}

void JournalContract::prunesAnsweredCommands()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 1'005; ++i) {
            const CommandId id("c" + std::to_string(i));
            if (auto added = m_journal->addCommand(Command{id, "stop", Json::object(), operatorActor(), kStart});
                !added)
                return added;
            if (i == 0)
                continue;
            if (auto done = m_journal->answerCommand(id, CommandAnswer{true, Json::object(), {}}); !done)
                return done;
        }
        return {};
    }));
    QVERIFY(!m_journal->commandAnswer(CommandId("c2"))->has_value());
    QVERIFY(m_journal->commandAnswer(CommandId("c1000"))->has_value());
    QCOMPARE(m_journal->waitingCommands()->size(), std::size_t{1}); // an unanswered one never goes
}

void JournalContract::keepsTheLastCycleReports()
{
    QCOMPARE(*m_journal->nextCycleNumber(), 1);
    QVERIFY(!m_journal->lastCycleReport()->has_value());
    for (int i = 1; i <= 53; ++i) {
        CycleReport report;
        report.number = i;
        report.started = kStart + Millis{i};
        report.finished = report.started;
        WorkloadReport workload;
        workload.workload.ref = service("api");
        workload.metrics[metric::cpuCores] = Measurement{};
        workload.decision.reasons = {Reason{ReasonCode::MetricMissing, {}, "cpu_cores"}};
        report.workloads = {workload};
        VERIFY_OK(m_journal->putCycleReport(report));
    }
    QCOMPARE(*m_journal->nextCycleNumber(), 54);
    const auto last = m_journal->lastCycleReport();
    VERIFY_OK(last);
    QCOMPARE((*last)->number, 53);
    QCOMPARE((*last)->workloads.size(), std::size_t{1});
    VERIFY_IS((*last)->workloads[0].decision.reasons[0].code, ReasonCode::MetricMissing);
}

void JournalContract::numbersEvents()
{
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(m_journal->addEvent(Event{.seq = 0,
                                            .at = kStart,
                                            .type = "action.failed",
                                            .severity = Severity::Error,
                                            .dedupKey = "k",
                                            .workload = "w",
                                            .detail = Json{{"i", i}}}));
    const auto events = m_journal->eventsAfter(1, 10);
    QCOMPARE(events->size(), std::size_t{2});
    QCOMPARE((*events)[0].seq, 2);
    QVERIFY((*events)[0].severity == Severity::Error && (*events)[0].detail == (Json{{"i", 1}}) &&
            (*events)[0].dedupKey == "k");
    QCOMPARE(m_journal->eventsAfter(0, 1)->size(), std::size_t{1});
}

void JournalContract::chainsAuditRows()
{
    VERIFY_OK(m_journal->appendAudit(entry("first")));
    m_clock->advance(Millis{5});
    AuditEntry second = entry("second", "prod/-/service/api");
    second.code = "Paused";
    second.detail = Json{{"texto", "ação"}};
    VERIFY_OK(m_journal->appendAudit(second));
    const auto rows = m_journal->audit({});
    QCOMPARE(rows->size(), std::size_t{2});
    const AuditRecord &row = (*rows)[1];
    QVERIFY(row.seq == 2 && row.at == kStart + Millis{5} && row.actor == operatorActor() && row.event == "second" &&
            row.workload == second.workload && row.code == "Paused" && row.detail == second.detail);
    QCOMPARE(row.previous, (*rows)[0].hash);
    QCOMPARE(row.hash.size(), std::size_t{64});
    const auto chain = m_journal->verifyAudit();
    QVERIFY(chain->intact && chain->count == 2 && chain->head == row.hash && chain->problem.empty());
}

void JournalContract::filtersAudit()
{
    for (int i = 1; i <= 10; ++i) {
        m_clock->advance(Millis{1'000});
        VERIFY_OK(m_journal->appendAudit(entry("e" + std::to_string(i), i % 2 == 0 ? "even" : "odd")));
    }
    QCOMPARE(m_journal->audit(filter([](AuditFilter &f) { f.since = kStart + Millis{8'000}; }))->size(),
             std::size_t{3});
    QCOMPARE(m_journal->audit(filter([](AuditFilter &f) { f.workload = "even"; }))->size(), std::size_t{5});
    QCOMPARE(m_journal
                 ->audit(filter([](AuditFilter &f) {
                     f.afterSeq = 3;
                     f.beforeSeq = 6;
                 }))
                 ->size(),
             std::size_t{2});
    const auto newest = m_journal->audit(filter([](AuditFilter &f) {
        f.limit = 2;
        f.newestFirst = true;
    }));
    QCOMPARE(newest->size(), std::size_t{2});
    QCOMPARE(newest->front().seq, 10);
}

void JournalContract::readsAtMostAPage()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 600; ++i) {
            if (auto added = m_journal->appendAudit(entry("e")); !added)
                return added;
        }
        return {};
    }));
    QCOMPARE(m_journal->audit(filter([](AuditFilter &f) { f.limit = 100'000; }))->size(), std::size_t{500});
    QCOMPARE(m_journal
                 ->audit(filter([](AuditFilter &f) {
                     f.afterSeq = 500;
                     f.limit = 100'000;
                 }))
                 ->size(),
             std::size_t{100});
}

void JournalContract::verifiesALongChain()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 1'500; ++i) {
            if (auto added = m_journal->appendAudit(entry("e")); !added)
                return added;
        }
        return {};
    }));
    const auto chain = m_journal->verifyAudit();
    VERIFY_OK(chain);
    QVERIFY2(chain->intact, chain->problem.c_str());
    QCOMPARE(chain->count, 1'500);
}
