#include "tests/live/kubernetes/operatorhome.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>

namespace preamar::test {

namespace {

constexpr int kAnswerMillis = 100'000;
constexpr qint64 kHealthyWithin = 60'000;

} // namespace

OperatorHome::OperatorHome()
{
    if (auto schemas = SchemaFolder::load(PREAMAR_TEST_DATA "/schemas"))
        m_schemas = std::move(*schemas);
}

Json OperatorHome::ctl(const char *schema, const QStringList &arguments, int expectedExit)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QString::fromLatin1(name), m_dir.filePath(QString::fromLatin1(name)));
    environment.remove(QStringLiteral("KUBECONFIG"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PREAMAR_BIN_DIR "/preamarctl"), QStringList{QStringLiteral("--home"), m_dir.filePath(QStringLiteral("home")), QStringLiteral("--json")} + arguments);
    m_problem.clear();
    // With an event loop: what it asks may be answered by this program.
    if (!process.waitForStarted() || !QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kAnswerMillis)) {
        process.kill();
        process.waitForFinished();
        m_problem = QStringLiteral("no answer in time");
    }
    const auto out = process.readAllStandardOutput();
    const auto said = process.readAllStandardError();
    const auto json = parseJson(out.toStdString(), "stdout");
    if (m_problem.isEmpty() && process.exitCode() != expectedExit) {
        m_problem = QStringLiteral("exit %1: ").arg(process.exitCode()) + QString::fromUtf8(out + said);
    } else if (m_problem.isEmpty() && !m_schemas) {
        m_problem = QStringLiteral("no schemas");
    } else if (m_problem.isEmpty()) {
        for (const auto &line : m_schemas->problemsOfText(schema, out.toStdString()))
            m_problem += QString::fromStdString(line) + u'\n';
    }
    for (const auto &secret : m_secrets) {
        if ((out + said).contains(secret.toUtf8()))
            m_problem += QStringLiteral("a secret came out");
    }
    if (!m_problem.isEmpty())
        m_problem.prepend(arguments.join(u' ') + QStringLiteral(": "));
    return json ? *json : Json();
}

Json OperatorHome::cycle(const QString &context)
{
    const Json out = ctl("cycle", {QStringLiteral("cycle"), QStringLiteral("--context"), context});
    if (const Json *contexts = find(out, "contexts")) {
        for (const Json &c : *contexts)
            m_mostRequests = std::max(m_mostRequests, integerAt(c, "requests").value_or(-1));
    }
    return out;
}

std::string OperatorHome::proposalFor(const QString &workload, Json &seen, qint64 within)
{
    QElapsedTimer timer;
    timer.start();
    std::string proposal;
    while (proposal.empty() && timer.elapsed() < within) {
        seen = workloadIn(cycle(workload.section(u'/', 0, 0)), workload.toStdString());
        if (!m_problem.isEmpty())
            return {};
        proposal = stringAt(seen, "proposal").value_or("");
        if (proposal.empty())
            QTest::qWait(1'000);
    }
    return proposal;
}

std::string OperatorHome::act(const std::string &proposal, const QString &context)
{
    (void)ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(proposal), QStringLiteral("--comment"), QStringLiteral("live")});
    std::string state;
    QElapsedTimer timer;
    timer.start();
    while (m_problem.isEmpty() && state != "healthy" && timer.elapsed() < kHealthyWithin) {
        if (!state.empty())
            QTest::qWait(500);
        (void)cycle(context);
        const Json shown = m_problem.isEmpty() ? show(proposal) : Json();
        state = stringAt(shown, "state").value_or("");
        if (state != "verified" && state != "healthy")
            m_problem += QString::fromStdString(shown.dump());
    }
    return state;
}

Json workloadIn(const Json &cycle, const std::string &id)
{
    if (const Json *workloads = find(cycle, "workloads")) {
        for (const Json &w : *workloads) {
            if (stringAt(w, "id") == id)
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

} // namespace preamar::test
