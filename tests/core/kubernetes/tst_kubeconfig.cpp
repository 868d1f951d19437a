// kubeconfig files, good and hostile: what is understood, what is refused and with which code, and that nothing they name
// is read or run without consent.
#include "core/domain/reason.h"
#include "core/platform/kubernetes/access.h"
#include "core/platform/kubernetes/yaml.h"
#include "core/secrets/secretstore.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::kubernetes;

namespace {

constexpr auto kGood = "apiVersion: v1\n"
    "kind: Config\n"
    "current-context: prod\n"
    "clusters:\n"
    "- name: c1\n"
    "  cluster: {server: \"https://one.example:6443/k8s/clusters/c-1\", tls-server-name: kubernetes, proxy-url: \"http://proxy.example:3128\"}\n"
    "users:\n"
    "- name: u1\n"
    "  user: {token: \"t-0\", as: someone}\n"
    "contexts:\n"
    "- name: prod\n"
    "  context: {cluster: c1, user: u1, namespace: shop}\n"
    "- name: bare\n"
    "  context: {cluster: c1}\n";

QString reasonOf(const Error &error)
{
    return QString::fromStdString(error.reason);
}

} // namespace

class TestKubeconfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsThere();
    void theFirstFileWins();
    void refuses_data();
    void refuses();
    void refusesBombs_data();
    void refusesBombs();
    void skipsMissingFilesOnly();
    void readsOnlyFilesBelowItsFolder();
    void resolvesRelativePaths();
    void listsContextsWithTheirProblems();
    void opensKeys_data();
    void opensKeys();

private:
    QString write(const QString &name, const QByteArray &text)
    {
        const auto path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return path;
    }
    [[nodiscard]] Result<Access> access(const QByteArray &text, const std::string &context = {}, std::vector<std::string> allowed = {})
    {
        KubernetesConfig config;
        config.kubeconfig = write(QStringLiteral("kube/config"), text).toStdString();
        config.context = context;
        config.allowFiles = std::move(allowed);
        return resolveAccess(config);
    }

    QTemporaryDir m_dir;
};

void TestKubeconfig::readsWhatIsThere()
{
    const auto found = access(kGood);
    QVERIFY2(found, found ? "" : found.error().detail.c_str());
    QCOMPARE(found->origin.url, std::string("https://one.example:6443/k8s/clusters/c-1"));
    QCOMPARE(found->origin.peerName, std::string("kubernetes"));
    QCOMPARE(found->origin.proxy, std::string("http://proxy.example:3128"));
    QCOMPARE(found->token, std::string("t-0"));
    QCOMPARE(found->space, std::string("shop"));
    QCOMPARE(found->name, std::string("prod"));
    QCOMPARE(found->origin.headers.size(), std::size_t{1});
    QCOMPARE(found->origin.headers.front().first, std::string("Impersonate-User"));
    const auto bare = access(kGood, "bare");
    QVERIFY(bare && bare->token.empty() && bare->space == "default");
    // The same as JSON, which is YAML too.
    const auto json = access("{\"clusters\":[{\"name\":\"c\",\"cluster\":{\"server\":\"https://j\"}}],\"contexts\":[{\"name\":\"x\",\"context\":{\"cluster\":\"c\"}}],\"current-context\":\"x\"}");
    QVERIFY(json && json->origin.url == "https://j");
}

void TestKubeconfig::theFirstFileWins()
{
    const auto one = write(QStringLiteral("one"), kGood);
    const auto two = write(QStringLiteral("two"), "current-context: other\n"
    "clusters: [{name: c1, cluster: {server: \"https://two\"}}, {name: c2, cluster: {server: \"https://three\"}}]\n"
    "contexts: [{name: other, context: {cluster: c2}}]");
    const auto list = (one + QDir::listSeparator() + m_dir.filePath(QStringLiteral("missing")) + QDir::listSeparator() + two).toStdString();
    const auto all = loadKubeconfig(list);
    QVERIFY(all);
    QCOMPARE(all->current, std::string("prod"));
    QCOMPARE(all->clusters.at("c1").server, std::string("https://one.example:6443/k8s/clusters/c-1"));
    QVERIFY(all->contexts.contains("other") && all->clusters.contains("c2"));
}

void TestKubeconfig::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *text, const char *reason) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(reason);
    };
    row("empty", "", "KubeContextMissing");
    row("only a comment", "# nothing", "KubeContextMissing");
    row("a list", "[1, 2]", "KubeconfigInvalid");
    row("a word", "hello", "KubeconfigInvalid");
    row("not YAML", "a: [1, 2", "KubeconfigInvalid");
    row("tabs", "a:\n\t- b", "KubeconfigInvalid");
    row("another kind", "kind: Secret", "KubeconfigInvalid");
    row("two documents", "a: 1\n---\nb: 2", "KubeconfigInvalid");
    row("a key twice", "current-context: a\ncurrent-context: b", "KubeconfigInvalid");
    row("a tag", "current-context: !!python/object a", "KubeconfigInvalid");
    row("clusters are a text", "clusters: x", "KubeconfigInvalid");
    row("a context without cluster", "current-context: x\ncontexts: [{name: x, context: {user: u}}]", "KubeContextMissing");
    row("a cluster that is not there", "current-context: x\ncontexts: [{name: x, context: {cluster: no}}]", "KubeContextMissing");
    row("a user that is not there", "current-context: x\nclusters: [{name: c, cluster: {server: 'https://s'}}]\ncontexts: [{name: x, context: {cluster: c, user: no}}]",
        "KubeContextMissing");
    row("a context that is not there", "current-context: nowhere", "KubeContextMissing");
    const auto user = [&row](const char *name, const char *fields, const char *reason) {
        const QByteArray text = QByteArray("current-context: x\nclusters: [{name: c, cluster: {server: 'https://s'}}]\nusers: [{name: u, user: ") +
                                fields + "}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]";
        row(name, text.constData(), reason);
    };
    user("a provider of the past", "{auth-provider: {name: gcp}}", "AuthProviderUnsupported");
    user("a provider without name", "{auth-provider: {config: {}}}", "AuthProviderUnsupported");
    user("base64 that is none", "{client-certificate-data: '%%%', client-key-data: 'AAAA'}", "KubeconfigInvalid");
    user("a certificate that is not PEM", "{client-certificate-data: 'AAAA', client-key-data: 'AAAA'}", "KubeconfigInvalid");
    user("exec without command", "{exec: {apiVersion: client.authentication.k8s.io/v1}}", "KubeconfigInvalid");
    user("exec of an old version", "{exec: {command: x, apiVersion: client.authentication.k8s.io/v1alpha1}}", "KubeconfigInvalid");
    user("exec with a number for arguments", "{exec: {command: x, apiVersion: client.authentication.k8s.io/v1, args: 5}}", "KubeconfigInvalid");
    user("a header with a line end", "{token: t, as: \"a\\nX-Evil: 1\"}", "KubeconfigInvalid");
    user("groups to act as", "{token: t, as: a, as-groups: [system:masters]}", "KubeconfigInvalid");
    const auto cluster = [&row](const char *name, const char *fields, const char *reason) {
        row(name, (QByteArray("current-context: x\nclusters: [{name: c, cluster: ") + fields + "}]\ncontexts: [{name: x, context: {cluster: c}}]").constData(), reason);
    };
    cluster("no server", "{tls-server-name: a}", "KubeconfigInvalid");
    cluster("a proxy over TLS", "{server: 'https://s', proxy-url: 'https://p'}", "ProxyUnsupported");
    cluster("a proxy that is no address", "{server: 'https://s', proxy-url: '::'}", "ProxyUnsupported");
    cluster("insecure with a CA", "{server: 'https://s', insecure-skip-tls-verify: true, certificate-authority-data: 'AAAA'}", "KubeconfigInvalid");
    cluster("neither true nor false", "{server: 'https://s', insecure-skip-tls-verify: yes}", "KubeconfigInvalid");
}

void TestKubeconfig::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto found = access(text);
    QVERIFY(!found);
    QCOMPARE(reasonOf(found.error()), reason);
    QVERIFY(found.error().code == ErrorCode::InvalidArgument);
}

void TestKubeconfig::refusesBombs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a billion laughs") << QByteArray("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nclusters: *c\n");
    QTest::newRow("a cycle") << QByteArray("a: &a [*a]\n");
    QTest::newRow("a merge key") << QByteArray("base: &b {x: 1}\nclusters:\n  <<: *b\n");
    QTest::newRow("50 MB") << QByteArray(50 << 20, 'x');
    QTest::newRow("100,000 brackets") << QByteArray(100'000, '[');
    QTest::newRow("100,000 maps") << QByteArray("{a: ").repeated(100'000);
    QTest::newRow("deep by indentation") << [] {
        QByteArray out;
        for (int i = 0; i < 300; ++i)
            out += QByteArray(i, ' ') + "a:\n";
        return out;
    }();
    QTest::newRow("a million elements") << "a: [" + QByteArray("1,").repeated(1'000'000) + "1]";
    QTest::newRow("zero bytes") << QByteArray("a: \0b", 5);
}

void TestKubeconfig::refusesBombs()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseYaml({text.constData(), static_cast<std::size_t>(text.size())}, "bomb");
    QVERIFY(!parsed);
    QCOMPARE(reasonOf(parsed.error()), QStringLiteral("KubeconfigInvalid"));
    // Nothing of the input comes back.
    QVERIFY(parsed.error().detail.size() < 100);
}

void TestKubeconfig::skipsMissingFilesOnly()
{
    const auto nothing = loadKubeconfig(m_dir.filePath(QStringLiteral("no")).toStdString());
    QVERIFY(!nothing);
    QCOMPARE(reasonOf(nothing.error()), QStringLiteral("KubeconfigMissing"));
    const auto folder = loadKubeconfig(m_dir.path().toStdString());
    QVERIFY(!folder);
    QCOMPARE(reasonOf(folder.error()), QStringLiteral("KubeconfigInvalid"));
    const auto good = write(QStringLiteral("good"), kGood);
    const auto broken = write(QStringLiteral("broken"), "a: [");
    const auto both = loadKubeconfig((good + QDir::listSeparator() + broken).toStdString());
    QVERIFY(!both);
    QVERIFY(both.error().where.find("broken") != std::string::npos);
}

void TestKubeconfig::readsOnlyFilesBelowItsFolder()
{
    const auto secret = write(QStringLiteral("elsewhere/id_rsa"), "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n");
    QFile::remove(m_dir.filePath(QStringLiteral("kube/link")));
    QDir().mkpath(m_dir.filePath(QStringLiteral("kube")));
    QVERIFY(QFile::link(secret, m_dir.filePath(QStringLiteral("kube/link"))));
    const auto with = [&](const QString &field, const QString &path, std::vector<std::string> allowed = {}) {
        return access(QStringLiteral("current-context: x\nclusters: [{name: c, cluster: {server: 'https://attacker.example'}}]\n"
                                     "users: [{name: u, user: {%1: '%2'}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]")
                          .arg(field, path)
                          .toUtf8(),
                      {}, std::move(allowed));
    };
    for (const QString &path : {secret, QStringLiteral("../elsewhere/id_rsa"), QStringLiteral("link"), QStringLiteral("/etc/passwd")}) {
        for (const char *field : {"tokenFile", "client-key", "client-certificate"}) {
            const auto found = with(QString::fromLatin1(field), path);
            QVERIFY2(!found, field);
            QCOMPARE(reasonOf(found.error()), QStringLiteral("FileNotAllowed"));
        }
    }
    QVERIFY(with(QStringLiteral("tokenFile"), secret, {secret.toStdString()}));
    for (const char *path : {"/dev/zero", "not-there"}) {
        const auto found = with(QStringLiteral("tokenFile"), QString::fromLatin1(path), {"/dev"});
        QVERIFY(!found);
        QCOMPARE(reasonOf(found.error()), QStringLiteral("KubeconfigInvalid"));
    }
}

void TestKubeconfig::resolvesRelativePaths()
{
    write(QStringLiteral("kube/token"), "abc\n");
    write(QStringLiteral("kube/ca.pem"), "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
    const auto found = access("current-context: x\nclusters: [{name: c, cluster: {server: 'https://s/', certificate-authority: ca.pem}}]\n"
                              "users: [{name: u, user: {tokenFile: token, token: older}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]");
    QVERIFY2(found, found ? "" : found.error().detail.c_str());
    QCOMPARE(found->tokenFile, m_dir.filePath(QStringLiteral("kube/token")).toStdString());
    QVERIFY(found->origin.caPem.starts_with("-----BEGIN"));
    QCOMPARE(found->origin.url, std::string("https://s"));
}

void TestKubeconfig::listsContextsWithTheirProblems()
{
    const auto path = write(QStringLiteral("kube/many"), "current-context: good\n"
    "clusters:\n"
    "- {name: c, cluster: {server: \"https://s\"}}\n"
    "- {name: loose, cluster: {server: \"https://l\", insecure-skip-tls-verify: true}}\n"
    "users:\n"
    "- {name: plugin, user: {exec: {command: /bin/true, apiVersion: client.authentication.k8s.io/v1, args: [get-token], env: [{name: AWS_PROFILE, value: secret}]}}}\n"
    "- {name: old, user: {auth-provider: {name: azure}}}\n"
    "contexts:\n"
    "- {name: good, context: {cluster: c}}\n"
    "- {name: eks, context: {cluster: c, user: plugin}}\n"
    "- {name: aks, context: {cluster: c, user: old}}\n"
    "- {name: lost, context: {cluster: gone}}\n"
    "- {name: loose, context: {cluster: loose}}\n");
    const auto listed = listContexts(path.toStdString());
    QVERIFY(listed);
    std::map<std::string, ListedContext> by;
    for (const auto &row : *listed)
        by[row.name] = row;
    QCOMPARE(by.size(), std::size_t{5});
    QVERIFY(by["good"].current && !by["good"].problem);
    QVERIFY(by["eks"].execDigest.size() == 64 && by["eks"].execCommand.find("get-token") != std::string::npos);
    QVERIFY(by["eks"].execCommand.find("secret") == std::string::npos);
    QCOMPARE(reasonOf(*by["aks"].problem), QStringLiteral("AuthProviderUnsupported"));
    QCOMPARE(reasonOf(*by["lost"].problem), QStringLiteral("KubeContextMissing"));
    QVERIFY(by["loose"].insecure);
}

void TestKubeconfig::opensKeys_data()
{
    QTest::addColumn<QString>("make");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("opens");
    const auto row = [](const char *name, const char *make, const char *password, bool opens) {
        QTest::newRow(name) << QString::fromLatin1(make) << QString::fromLatin1(password) << opens;
    };
    row("RSA, PKCS#8", "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048", "", true);
    row("RSA, PKCS#1", "genrsa -traditional -out KEY 2048", "", true);
    row("EC, PKCS#8", "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256", "", true);
    row("EC, SEC1", "ecparam -name prime256v1 -genkey -noout", "", true);
    row("encrypted PKCS#8", "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes256 -pass pass:open", "open", true);
    row("encrypted, wrong password", "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes256 -pass pass:open", "shut", false);
    row("encrypted, no password", "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes256 -pass pass:open", "", false);
    row("Ed25519", "genpkey -algorithm ED25519", "", false);
}

void TestKubeconfig::opensKeys()
{
    QFETCH(QString, make);
    QFETCH(QString, password);
    QFETCH(bool, opens);
    const auto key = m_dir.filePath(QStringLiteral("key.pem"));
    const auto certificate = m_dir.filePath(QStringLiteral("cert.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), make.contains(QLatin1String("KEY")) ? QString(make).replace(QLatin1String("KEY"), key).split(u' ')
                                                                              : make.split(u' ') + QStringList{QStringLiteral("-out"), key});
    if (!openssl.waitForFinished(30'000) || openssl.exitCode() != 0)
        QSKIP("needs openssl");
    openssl.start(QStringLiteral("openssl"), {QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-x509"), QStringLiteral("-key"), key, QStringLiteral("-passin"),
                                              QStringLiteral("pass:open"), QStringLiteral("-subj"), QStringLiteral("/CN=someone"), QStringLiteral("-days"), QStringLiteral("2"),
                                              QStringLiteral("-out"), certificate});
    QVERIFY(openssl.waitForFinished(30'000));
    QCOMPARE(openssl.exitCode(), 0);
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    };
    const auto identity = net::clientIdentity(read(certificate), Secret(read(key)), Secret(password.toStdString()));
    QCOMPARE(identity.has_value(), opens);
    if (!opens)
        QCOMPARE(reasonOf(identity.error()), QStringLiteral("ClientCertificateInvalid"));
}

QTEST_GUILESS_MAIN(TestKubeconfig)
#include "tst_kubeconfig.moc"
