// A context that hangs holds nobody up: the others go ahead, and what it answers late has a cycle of its own.
#include "core/engine/collect.h"
#include "tests/core/engine/scriptedplatform.h"

#include <QTest>

using namespace preamar;
using namespace preamar::engine;
using namespace preamar::test;

namespace {

WorkloadList listOf(int requests)
{
    WorkloadList list;
    list.requests = requests;
    return list;
}

} // namespace

class TestCollect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void waitsForAllWhereNobodyIsLeftBehind();
    void goesAheadWithoutAStraggler();
    void aContextThatFailsIsNoStraggler();
    void nothingToAskIsAnAnswer();

private:
    Services services();
    std::map<std::string, std::shared_ptr<ScriptedOrchestrator>> m_platforms;
    std::vector<ContextConfig> m_contexts;
    std::optional<std::vector<Collection>> m_then;
    std::vector<Collection> m_late;
};

void TestCollect::init()
{
    m_platforms.clear();
    m_contexts.clear();
    m_then.reset();
    m_late.clear();
    for (const char *name : {"quick", "hangs"}) {
        ContextConfig config;
        config.name = ContextName(name);
        config.kind = ContextKind::Kubernetes;
        m_contexts.push_back(config);
        m_platforms[name] = std::make_shared<ScriptedOrchestrator>();
    }
}

Services TestCollect::services()
{
    Services s;
    s.context = this;
    s.clock = std::make_shared<SystemClock>();
    s.platform = [this](const ContextConfig &config) { return Result<Platform>(Platform{m_platforms.at(config.name.str()), nullptr}); };
    return s;
}

void TestCollect::waitsForAllWhereNobodyIsLeftBehind()
{
    collectAll(services(), m_contexts, {}, [this](std::vector<Collection> all) { m_then = std::move(all); });
    m_platforms["quick"]->answer(listOf(1));
    QTest::qWait(200);
    QVERIFY(!m_then);
    m_platforms["hangs"]->answer(listOf(2));
    QTRY_VERIFY(m_then.has_value());
    QCOMPARE(m_then->size(), std::size_t{2});
    QCOMPARE(m_then->at(1).requests, 2);
}

void TestCollect::goesAheadWithoutAStraggler()
{
    collectAll(services(), m_contexts, {}, [this](std::vector<Collection> all) { m_then = std::move(all); }, [this](Collection one) { m_late.push_back(std::move(one)); });
    m_platforms["quick"]->answer(listOf(1));
    QTRY_VERIFY(m_then.has_value());
    QCOMPARE(m_then->size(), std::size_t{1});
    QCOMPARE(m_then->front().config.name.str(), std::string("quick"));
    QVERIFY(m_then->front().health.state == ContextHealth::State::Ok);
    QVERIFY(m_late.empty());
    m_platforms["hangs"]->answer(fail(ErrorCode::Timeout, "test", "no answer", std::string(toString(ReasonCode::SourceUnreachable))));
    QTRY_COMPARE(m_late.size(), std::size_t{1});
    QCOMPARE(m_late.front().config.name.str(), std::string("hangs"));
    QVERIFY(m_late.front().health.state == ContextHealth::State::Unreachable);
    QCOMPARE(m_late.front().health.reason, std::string("SourceUnreachable"));
}

void TestCollect::aContextThatFailsIsNoStraggler()
{
    collectAll(services(), m_contexts, {}, [this](std::vector<Collection> all) { m_then = std::move(all); }, [this](Collection one) { m_late.push_back(std::move(one)); });
    m_platforms["hangs"]->answer(fail(ErrorCode::Unavailable, "test", "refused"));
    m_platforms["quick"]->answer(listOf(1));
    QTRY_VERIFY(m_then.has_value());
    QCOMPARE(m_then->size(), std::size_t{2});
    QVERIFY(m_then->at(1).health.state == ContextHealth::State::Unreachable);
    QTest::qWait(200);
    QVERIFY(m_late.empty());
}

void TestCollect::nothingToAskIsAnAnswer()
{
    collectAll(services(), {}, {}, [this](std::vector<Collection> all) { m_then = std::move(all); }, [](Collection) {});
    QVERIFY(m_then && m_then->empty());
}

QTEST_GUILESS_MAIN(TestCollect)
#include "tst_collect.moc"
