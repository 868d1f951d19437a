// The whole chain on real servers (issue 7): containers burn CPU, the forecast and the measurement say so, a proposal
// waits, a person approves it, the Swarm changes, and the action log can tell all of it.
#include "tests/live/liveworld.h"
#include "tests/support/schemacheck.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr std::int64_t kMostRequests = 12;  // per context and cycle
constexpr int kCycleMillis = 100'000;       // settling takes a minute at most
constexpr qint64 kProposalWithin = 150'000; // a rate over one minute must rise

QString joined(const std::vector<std::string> &lines)
{
    QString out;
    for (const auto &line : lines)
        out += QString::fromStdString(line) + u'\n';
    return out;
}

std::string fullId()
{
    return std::string("prod/-/service/") + LiveWorld::kService;
}

// The workload's part of a cycle's answer.
Json mine(const Json &cycle)
{
    if (const Json *workloads = find(cycle, "workloads")) {
        for (const Json &w : *workloads) {
            if (stringAt(w, "id") == fullId())
                return w;
        }
    }
    return {};
}

std::vector<std::string> codes(const Json &decision)
{
    std::vector<std::string> out;
    if (const Json *reasons = find(decision, "reasons")) {
        for (const Json &reason : *reasons)
            out.push_back(stringAt(reason, "code").value_or(""));
    }
    return out;
}

bool has(const std::vector<std::string> &list, const std::string &what)
{
    return std::find(list.begin(), list.end(), what) != list.end();
}

} // namespace

class TestLiveSwarm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void connectsAndSeesTwoWeeks();
    void proposesWhenContainersBurn();
    void changesTheSwarmOnceWhenApproved();
    void changesNothingButReplicas();
    void recordsEveryStep();
    void keepsTheKeyToItself();

private:
    // Runs preamarctl; the answer must be one document that fits the schema.
    Json ctl(const char *schema, const QStringList &arguments, int expectedExit = 0);
    Json cycle();
    [[nodiscard]] static QStringList words(const QString &line) { return line.split(u' ', Qt::SkipEmptyParts); }

    std::unique_ptr<LiveWorld> m_world;
    QTemporaryDir m_dir;
    QElapsedTimer m_elapsed;
    std::optional<SchemaFolder> m_schemas;
    QByteArray m_heard; // everything that preamarctl said
    QString m_problem;  // of the last call
    std::int64_t m_mostRequests = 0;
    int m_cycles = 0;
    Json m_before;
    std::string m_proposal;
    std::int64_t m_to = 0;
};

void TestLiveSwarm::initTestCase()
{
    m_elapsed.start();
    if (const auto missing = LiveWorld::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    auto schemas = SchemaFolder::load(PREAMAR_TEST_DATA "/schemas");
    QVERIFY(schemas.has_value());
    m_schemas = std::move(*schemas);
    m_world = std::make_unique<LiveWorld>();
    if (const auto problem = m_world->start(); !problem.isEmpty()) {
        if (!RealDocker::missing().isEmpty())
            QSKIP(qPrintable(problem));
        QFAIL(qPrintable(problem));
    }
    qInfo("%.1f s: dockerd, Prometheus, the double of Portainer and %s are up",
          static_cast<double>(m_elapsed.elapsed()) / 1000.0, qPrintable(m_world->measuredBy()));
}

void TestLiveSwarm::cleanupTestCase()
{
    if (m_world)
        qInfo("%d cycles, at most %lld requests each", m_cycles, static_cast<long long>(m_mostRequests));
    m_world.reset();
    qInfo("%.1f s in all", static_cast<double>(m_elapsed.elapsed()) / 1000.0);
}

Json TestLiveSwarm::ctl(const char *schema, const QStringList &arguments, int expectedExit)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QString::fromLatin1(name), m_dir.filePath(QString::fromLatin1(name)));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PREAMAR_BIN_DIR "/preamarctl"),
                  QStringList{QStringLiteral("--home"), m_dir.filePath(QStringLiteral("home")),
                              QStringLiteral("--json"), QStringLiteral("--log-level"), QStringLiteral("trace")} +
                      arguments);
    m_problem.clear();
    if (!process.waitForFinished(kCycleMillis)) {
        process.kill();
        process.waitForFinished();
        m_problem = QStringLiteral("no answer in time");
    }
    const auto out = process.readAllStandardOutput();
    const auto said = process.readAllStandardError();
    m_heard += out + said;
    const auto json = parseJson(out.toStdString(), "stdout");
    if (m_problem.isEmpty() && process.exitCode() != expectedExit)
        m_problem = QStringLiteral("exit %1: ").arg(process.exitCode()) + QString::fromUtf8(out + said);
    else if (m_problem.isEmpty())
        m_problem = joined(m_schemas->problemsOfText(schema, out.toStdString()));
    if (!m_problem.isEmpty())
        m_problem.prepend(arguments.join(u' ') + QStringLiteral(": "));
    return json ? *json : Json();
}

Json TestLiveSwarm::cycle()
{
    const Json out = ctl("cycle", words(QStringLiteral("cycle")));
    ++m_cycles;
    if (const Json *contexts = find(out, "contexts")) {
        for (const Json &c : *contexts)
            m_mostRequests = std::max(m_mostRequests, integerAt(c, "requests").value_or(-1));
    }
    return out;
}

void TestLiveSwarm::connectsAndSeesTwoWeeks()
{
    const Json added =
        ctl("context-add",
            words(QStringLiteral("context add portainer prod --url %1 --environment 1 --prometheus %2 "
                                 "--rate-window 1m --token-file")
                      .arg(QString::fromLatin1(m_world->portainer()), QString::fromLatin1(m_world->prometheus()))) +
                QStringList{m_world->keyFile()});
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    const Json checked = ctl("context-check", words(QStringLiteral("context check prod")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(stringAt(checked, "state") == "ok");
    QVERIFY(boolAt(checked, "may_scale") == true);

    // The first cycle back-fills and fits; models that are late come with a later one.
    Json seen;
    for (int i = 0; i < 5; ++i) {
        seen = mine(cycle());
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        const Json *forecast = find(seen, "forecast");
        if (forecast != nullptr && boolAt(*forecast, "eligible") == true)
            break;
    }
    const Json *forecast = find(seen, "forecast");
    QVERIFY2(forecast != nullptr && boolAt(*forecast, "eligible") == true, seen.dump().c_str());
    QVERIFY(stringAt(*forecast, "metric") == "cpu_cores");
    qInfo("%.1f s: %s is eligible", static_cast<double>(m_elapsed.elapsed()) / 1000.0,
          stringAt(*forecast, "model").value_or("").c_str());
    // Without the load nothing is proposed, and two weeks of past make waiting needless.
    QVERIFY2(find(seen, "proposal")->is_null(), seen.dump().c_str());
    QVERIFY2(!has(codes(*find(seen, "decision")), "WarmingUp"), seen.dump().c_str());
    const Json stats = ctl("history-stats", words(QStringLiteral("history stats")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(m_mostRequests > 0);
}

void TestLiveSwarm::proposesWhenContainersBurn()
{
    const Json mode = ctl("mode", words(QStringLiteral("mode loja_api approve")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    m_before = m_world->service();
    QVERIFY(m_before.is_object());
    QVERIFY(m_world->burn());
    QElapsedTimer timer;
    timer.start();
    Json seen;
    while (m_proposal.empty() && timer.elapsed() < kProposalWithin) {
        QTest::qWait(1'000);
        seen = mine(cycle());
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        m_proposal = stringAt(seen, "proposal").value_or("");
    }
    QVERIFY2(!m_proposal.empty(), seen.dump().c_str());
    const Json *decision = find(seen, "decision");
    QVERIFY(decision != nullptr);
    const double burnt = m_world
                             ->measured(QStringLiteral("sum(rate(container_cpu_usage_seconds_total{container_label_com_"
                                                       "docker_swarm_service_name=\"loja_api\"}[15s]))"))
                             .value_or(0.0);
    qInfo("%.1f s: proposed %s; %.3f cores burn now of %.1f, %.3f over a minute", //
          static_cast<double>(m_elapsed.elapsed()) / 1000.0, decision->dump().c_str(), burnt,
          LiveWorld::kReplicas * LiveWorld::kCpuLimit,
          numberAt(*find(*find(seen, "metrics"), "cpu_cores"), "value").value_or(-1.0));
    QVERIFY(stringAt(*decision, "action") == "up");
    QVERIFY2(has(codes(*decision), "MeasuredCpuHigh") || has(codes(*decision), "ForecastCpuHigh"),
             decision->dump().c_str());
    QVERIFY(integerAt(*decision, "from") == LiveWorld::kReplicas);
    m_to = integerAt(*decision, "to").value_or(0);
    QVERIFY(m_to > LiveWorld::kReplicas);
    // Proposing is not acting.
    QVERIFY(m_world->service() == m_before);
    QVERIFY(m_world->writes().isEmpty());
}

void TestLiveSwarm::changesTheSwarmOnceWhenApproved()
{
    QVERIFY2(!m_proposal.empty(), "nothing was proposed");
    const auto id = QString::fromStdString(m_proposal);
    const Json approved = ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), id,
                                                    QStringLiteral("--comment"), QStringLiteral("live")});
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(m_world->writes().isEmpty());
    std::string state;
    for (int i = 0; i < 24 && state != "healthy"; ++i) {
        if (i > 0)
            QTest::qWait(500);
        (void)cycle();
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        const Json shown = ctl("proposals-show", {QStringLiteral("proposals"), QStringLiteral("show"), id});
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        state = stringAt(shown, "state").value_or("");
        QVERIFY2(state == "verified" || state == "healthy", shown.dump().c_str());
        QVERIFY(find(*find(shown, "approval"), "comment") != nullptr);
        if (i == 0)
            qInfo("%.1f s: %s after the first cycle", static_cast<double>(m_elapsed.elapsed()) / 1000.0, state.c_str());
    }
    QCOMPARE(state, std::string("healthy"));
    QCOMPARE(m_world->writes().size(), 1);
}

// What counts is what dockerd says, not what we believe.
void TestLiveSwarm::changesNothingButReplicas()
{
    const Json after = m_world->service();
    const Json::json_pointer replicas("/Spec/Mode/Replicated/Replicas");
    QVERIFY(after.contains(replicas) && m_before.contains(replicas));
    QVERIFY(m_to > 0 && after.at(replicas) == m_to);
    QVERIFY(stringAt(after, "ID") == stringAt(m_before, "ID"));
    Json expected = m_before.at("Spec");
    expected["Mode"]["Replicated"]["Replicas"] = m_to;
    QVERIFY2(after.at("Spec") == expected, Json::diff(expected, after.at("Spec")).dump().c_str());
}

void TestLiveSwarm::recordsEveryStep()
{
    const Json verified = ctl("audit-verify", words(QStringLiteral("audit verify")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(boolAt(verified, "intact") == true);
    const Json listed = ctl("audit-list", words(QStringLiteral("audit list --since 24h")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    // In this order, each once, all of them about this service.
    const std::vector<std::string> expected{"proposal.created", "proposal.approved", "action.intent",
                                            "action.sent",      "action.verified",   "action.healthy"};
    std::vector<std::string> found;
    std::int64_t last = 0;
    std::vector<Json> records = listed.at("records").get<std::vector<Json>>();
    std::sort(records.begin(), records.end(),
              [](const Json &a, const Json &b) { return integerAt(a, "seq") < integerAt(b, "seq"); });
    for (const Json &record : records) {
        QVERIFY(integerAt(record, "seq").value_or(0) > last);
        last = *integerAt(record, "seq");
        const auto event = stringAt(record, "event").value_or("");
        const Json *detail = find(record, "detail");
        if (!has(expected, event) || detail == nullptr || stringAt(*detail, "id") != m_proposal)
            continue;
        QVERIFY(stringAt(record, "workload") == fullId());
        found.push_back(event);
    }
    QVERIFY2(found == expected, qPrintable(joined(found)));
    QVERIFY2(m_mostRequests <= kMostRequests, qPrintable(QString::number(m_mostRequests)));
}

void TestLiveSwarm::keepsTheKeyToItself()
{
    const auto key = m_world->key();
    QVERIFY(key.size() > 12);
    int files = 0;
    QDirIterator each(m_dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QVERIFY2(!file.readAll().contains(key), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY2(files >= 2, "journal and history are not where they are looked for");
    QVERIFY(!m_heard.isEmpty());
    QVERIFY(!m_heard.contains(key));
    QVERIFY(!m_world->logs().contains(key));
}

QTEST_GUILESS_MAIN(TestLiveSwarm)
#include "tst_live_swarm.moc"
