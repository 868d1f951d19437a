// Credential programs: nothing runs without consent to exactly that, and what runs cannot hang, flood or stay.
#include "core/domain/reason.h"
#include "core/platform/kubernetes/client.h"
#include "tests/contract/contract.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorysecrets.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::kubernetes;
using namespace preamar::test;

namespace {

constexpr auto kApi = "client.authentication.k8s.io/v1";

QString reasonOf(const Error &error)
{
    return QString::fromStdString(error.reason);
}

std::string credential(const std::string &token, const std::string &more = {})
{
    return R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":")" + token + "\"" + more + "}}";
}

} // namespace

class TestExecPlugin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnAnswer_data();
    void readsAnAnswer();
    void runsNothingWithoutConsent();
    void consentIsForExactlyThis();
    void endsWhatMisbehaves_data();
    void endsWhatMisbehaves();
    void signsInAndAsksAgainWhenRefused();
    void asksAgainBeforeItExpires();

private:
    [[nodiscard]] ExecSpec script(const QByteArray &body)
    {
        const auto path = m_dir.filePath(QStringLiteral("plugin-%1.sh").arg(++m_count));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + body + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        ExecSpec out;
        out.command = path.toStdString();
        out.apiVersion = kApi;
        return out;
    }
    [[nodiscard]] Result<std::shared_ptr<ExecCredential>> run(const ExecSpec &spec, const std::string &consent, ExecLimits limits = {})
    {
        std::optional<Result<std::shared_ptr<ExecCredential>>> result;
        QObject context;
        runExec(spec, m_dir.path().toStdString(), Json::object(), consent, limits, &context, [&](auto answer) { result = std::move(answer); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return fail(ErrorCode::Timeout, "test");
        return *result;
    }
    [[nodiscard]] std::string consent(const ExecSpec &spec) const
    {
        const auto identity = identify(spec, m_dir.path().toStdString());
        return identity ? consentDigest(*identity) : std::string();
    }

    QTemporaryDir m_dir;
    int m_count = 0;
};

void TestExecPlugin::readsAnAnswer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const std::string &text, bool good) { QTest::newRow(name) << QByteArray::fromStdString(text) << good; };
    row("a token", credential("abc"), true);
    row("a token that expires", credential("abc", R"(,"expirationTimestamp":"2030-01-01T00:00:00Z")"), true);
    row("a time that is none", credential("abc", R"(,"expirationTimestamp":"soon")"), false);
    row("a certificate without key", credential("", R"(,"clientCertificateData":"PEM")"), false);
    row("nothing in it", credential(""), false);
    row("another version", R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"a"}})", false);
    row("another kind", R"({"kind":"Pod","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"a"}})", false);
    row("no JSON", "Please log in at https://…", false);
    row("a list", "[]", false);
    row("nothing", "", false);
}

void TestExecPlugin::readsAnAnswer()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto parsed = parseExecCredential(text.toStdString(), kApi);
    QCOMPARE(parsed.has_value(), good);
    if (!good)
        QCOMPARE(reasonOf(parsed.error()), QStringLiteral("ExecFailed"));
}

void TestExecPlugin::runsNothingWithoutConsent()
{
    const auto mark = m_dir.filePath(QStringLiteral("ran"));
    const auto spec = script("touch " + mark.toUtf8());
    for (const std::string &given : {std::string(), std::string(64, '0'), std::string("yes")}) {
        const auto result = run(spec, given);
        QVERIFY(!result);
        QCOMPARE(reasonOf(result.error()), QStringLiteral("ExecNotAllowed"));
        // The person is shown what it is and what to consent to.
        QVERIFY(result.error().detail.find(consent(spec)) != std::string::npos);
    }
    QVERIFY(!QFile::exists(mark));
}

void TestExecPlugin::consentIsForExactlyThis()
{
    auto spec = script("echo");
    spec.args = {"get-token", "--cluster", "a"};
    spec.env = {{"AWS_PROFILE", "prod"}};
    const auto given = consent(spec);
    auto other = spec;
    other.args.back() = "b";
    QVERIFY(consent(other) != given);
    other = spec;
    other.env.emplace_back("LD_PRELOAD", "evil.so");
    QVERIFY(consent(other) != given);
    other = spec;
    other.env.front().second = "staging"; // values may change, names may not
    QCOMPARE(consent(other), given);
    QFile file(QString::fromStdString(spec.command));
    QVERIFY(file.open(QIODevice::Append));
    file.write("\nevil\n");
    file.close();
    QVERIFY(consent(spec) != given);
    QCOMPARE(reasonOf(run(spec, given).error()), QStringLiteral("ExecNotAllowed"));
    // No shell anywhere: what looks like a command line is the name of a file that is not there.
    ExecSpec shell;
    shell.command = "sh -c 'touch x'";
    shell.apiVersion = kApi;
    QCOMPARE(reasonOf(run(shell, given).error()), QStringLiteral("ExecFailed"));
}

void TestExecPlugin::endsWhatMisbehaves_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("hangs") << QByteArray("sleep 1000");
    QTest::newRow("hangs with a child of its own") << QByteArray("sleep 1000 & wait");
    QTest::newRow("reads") << QByteArray("cat; exit 3");
    QTest::newRow("prints garbage") << QByteArray("echo garbage");
    QTest::newRow("prints 100 MB") << QByteArray("head -c 100000000 /dev/zero");
    QTest::newRow("prints without end to stderr") << QByteArray("yes 1>&2");
    QTest::newRow("fails") << QByteArray("echo you are not logged in 1>&2; exit 7");
    QTest::newRow("is killed") << QByteArray("kill -9 $$");
}

void TestExecPlugin::endsWhatMisbehaves()
{
    QFETCH(QByteArray, body);
    const auto pidFile = m_dir.filePath(QStringLiteral("pid"));
    QFile::remove(pidFile);
    const auto spec = script("echo $$ > " + pidFile.toUtf8() + "\n" + body);
    const auto result = run(spec, consent(spec), {.deadline = Millis{700}, .output = 1 << 20});
    QVERIFY(!result);
    QCOMPARE(reasonOf(result.error()), QStringLiteral("ExecFailed"));
    QVERIFY(result.error().detail.size() < 600);
    // It is gone, with everything that it started.
    QFile pid(pidFile);
    QVERIFY(pid.open(QIODevice::ReadOnly));
    const auto number = pid.readAll().trimmed();
    const auto alive = [&] {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(number)));
        return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
    };
    QVERIFY(QTest::qWaitFor([&] { return !alive(); }, 5'000));
}

void TestExecPlugin::signsInAndAsksAgainWhenRefused()
{
    const auto count = m_dir.filePath(QStringLiteral("count"));
    auto spec = script("echo x >> " + count.toUtf8() + "\nn=$(wc -l < " + count.toUtf8() + ")\necho '" +
                       QByteArray::fromStdString(credential("token-@")) + "' | sed s/@/$n/");
    QFile::remove(count);
    FaultServer server;
    std::vector<std::string> seen;
    server.setHandler([&](const SeenRequest &request) {
        seen.push_back(request.headers.count("authorization") != 0 ? request.headers.at("authorization") : "");
        return seen.back() == "Bearer token-2" ? test::Answer{} : test::Answer{.status = 401, .body = R"({"kind":"Status","message":"Unauthorized","code":401})"};
    });
    QFile config(m_dir.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(("current-context: x\nclusters: [{name: c, cluster: {server: '" + server.url() +
                  "'}}]\nusers: [{name: u, user: {exec: {command: " + spec.command + ", apiVersion: " + kApi +
                  "}}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]\n")
                     .c_str());
    config.close();
    KubernetesConfig settings;
    settings.kubeconfig = config.fileName().toStdString();
    settings.allowExec = consent(spec);
    MemorySecrets secrets;
    ClusterClient client(settings, secrets, std::make_shared<SystemClock>());
    std::optional<net::Response> last;
    const auto get = [&] {
        last.reset();
        client.get("/version", {}, [&](kubernetes::Answer answer) { last = answer ? *answer : net::Response{}; });
        return QTest::qWaitFor([&] { return last.has_value(); }, 10'000);
    };
    QVERIFY(get());
    QCOMPARE(last->status, 200);
    QCOMPARE(seen, (std::vector<std::string>{"Bearer token-1", "Bearer token-2"}));
    // Cached until it is refused.
    QVERIFY(get());
    QCOMPARE(seen.size(), std::size_t{3});
    QFile counted(count);
    QVERIFY(counted.open(QIODevice::ReadOnly));
    QCOMPARE(counted.readAll().count('\n'), 2);
}

void TestExecPlugin::asksAgainBeforeItExpires()
{
    const auto soon = toRfc3339(fromMillis(toMillis(SystemClock().wall()) + 30'000));
    const auto count = m_dir.filePath(QStringLiteral("expiring"));
    const auto spec = script("echo x >> " + count.toUtf8() + "\necho '" +
                             QByteArray::fromStdString(credential("t", ",\"expirationTimestamp\":\"" + soon + "\"")) + "'");
    FaultServer server;
    QFile config(m_dir.filePath(QStringLiteral("config2")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(("current-context: x\nclusters: [{name: c, cluster: {server: '" + server.url() +
                  "'}}]\nusers: [{name: u, user: {exec: {command: " + spec.command + ", apiVersion: " + kApi +
                  "}}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]\n")
                     .c_str());
    config.close();
    KubernetesConfig settings;
    settings.kubeconfig = config.fileName().toStdString();
    settings.allowExec = consent(spec);
    MemorySecrets secrets;
    ClusterClient client(settings, secrets, std::make_shared<SystemClock>());
    for (int i = 1; i <= 2; ++i) {
        bool done = false;
        client.get("/version", {}, [&](const kubernetes::Answer &) { done = true; });
        QVERIFY(QTest::qWaitFor([&] { return done; }, 10'000));
        QFile counted(count);
        QVERIFY(counted.open(QIODevice::ReadOnly));
        QCOMPARE(counted.readAll().count('\n'), i); // it expires within the minute that is kept in hand
    }
}

QTEST_GUILESS_MAIN(TestExecPlugin)
#include "tst_execplugin.moc"
