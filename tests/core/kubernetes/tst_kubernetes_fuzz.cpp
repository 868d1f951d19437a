// Parsers of strangers' bytes under mutation: no crash, no hang, nothing run. Bounded here; longer with
// PREAMAR_FUZZ_SECONDS, which says how long each of them runs.
#include "core/platform/kubernetes/execplugin.h"
#include "core/platform/kubernetes/feeds.h"
#include "core/platform/kubernetes/insidemetrics.h"
#include "core/platform/kubernetes/kubeconfig.h"
#include "tests/core/kubernetes/kubesamples.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <functional>
#include <random>

using namespace preamar;
using namespace preamar::kubernetes;
using namespace preamar::test;

namespace {

constexpr int kRounds = 1500;

// Pieces that mean something to one of the parsers.
const std::vector<std::string> kWords{"&a ", "*a", "<<: ", "---\n", "{", "}", "[", "]", ": ", "\n", "\t", "!!x ", "? ", "| ", "> ", "- ", "\"", "'", "null", "~", "true",
                                      "clusters:", "users:", "exec:", "command:", "name:", "server:", "\\u0000", "\xff\xfe", "1e999", "-1", "18446744073709551616", "\"items\":", "\"metadata\":"};

std::string mutated(std::string text, std::mt19937 &random)
{
    const auto at = [&](std::size_t n) { return n == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const int steps = static_cast<int>(at(6)) + 1;
    for (int i = 0; i < steps; ++i) {
        const auto where = at(text.size() + 1);
        switch (at(6)) {
        case 0: text.insert(where, kWords[at(kWords.size())]); break;
        case 1: text.erase(where, at(40)); break;
        case 2:
            if (!text.empty())
                text[at(text.size())] = static_cast<char>(at(256));
            break;
        case 3: text.insert(where, text.substr(at(text.size() + 1), at(200))); break;
        case 4: text.resize(where); break;
        default: {
            const auto &word = kWords[at(kWords.size())];
            for (std::size_t n = at(300); n > 0; --n)
                text.insert(where, word);
        }
        }
        if (text.size() > 200'000)
            text.resize(200'000);
    }
    return text;
}

} // namespace

class TestKubernetesFuzz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kubeconfigs();
    void objects();
    void answersOfPlugins();

private:
    void fuzz(const std::vector<std::string> &seeds, const std::function<void(const std::string &)> &target)
    {
        bool given = false;
        const int seconds = qEnvironmentVariableIntValue("PREAMAR_FUZZ_SECONDS", &given);
        QElapsedTimer timer;
        timer.start();
        std::mt19937 random(given ? std::random_device{}() : 42U);
        qint64 rounds = 0;
        for (const auto &seed : seeds)
            target(seed);
        while (given ? timer.elapsed() < qint64{1000} * seconds : rounds < kRounds) {
            const auto &seed = seeds[static_cast<std::size_t>(rounds) % seeds.size()];
            target(mutated(seed, random));
            ++rounds;
        }
        qInfo("%lld inputs in %.1f s", static_cast<long long>(rounds), static_cast<double>(timer.elapsed()) / 1000.0);
    }
};

void TestKubernetesFuzz::kubeconfigs()
{
    std::vector<std::string> seeds;
    QDir corpus(QStringLiteral(PREAMAR_TEST_DATA "/kubeconfig"));
    for (const auto &name : corpus.entryList(QDir::Files, QDir::Name)) {
        QFile file(corpus.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        seeds.push_back(file.readAll().toStdString());
    }
    QVERIFY(seeds.size() >= 4);
    fuzz(seeds, [](const std::string &text) {
        const auto parsed = parseKubeconfig(text, "/nowhere", "fuzz");
        if (!parsed) {
            QVERIFY(parsed.error().code == ErrorCode::InvalidArgument);
            return;
        }
        for (const auto &[name, context] : parsed->contexts)
            (void)resolveContext(*parsed, name);
    });
}

void TestKubernetesFuzz::objects()
{
    const std::vector<std::string> seeds{listOf(Json::array({deploymentJson()})), listOf(Json::array({podJson("p"), podJson("q", "api-1", false)})), listOf(Json::array({hpaJson()})),
                                         dumpJson(Json{{"type", "ADDED"}, {"object", podJson("p")}}),
                                         R"({"items":[{"metadata":{"namespace":"a","name":"b"},"timestamp":"2026-01-01T00:00:00Z","containers":[{"usage":{"cpu":"1n","memory":"1Ki"}}]}]})"};
    fuzz(seeds, [](const std::string &text) {
        ClusterState all;
        for (const auto &resource : kubernetes::resources()) {
            if (auto page = parsePage(resource.kind, text))
                applyRows(resource.kind, all, std::move(page->part));
            (void)parseWatchEvent(resource.kind, text);
        }
        for (const auto &w : workloadsOf(all, ContextName("x"), Timestamp{}))
            QVERIFY(w.replicas >= 0 && w.ready >= 0 && !w.uid.empty());
        (void)parsePodMetrics(text, Timestamp{});
        (void)findPrometheus(text);
    });
}

void TestKubernetesFuzz::answersOfPlugins()
{
    const std::vector<std::string> seeds{R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"a","expirationTimestamp":"2030-01-01T00:00:00Z"}})"};
    fuzz(seeds, [](const std::string &text) {
        if (const auto parsed = parseExecCredential(text, "client.authentication.k8s.io/v1"))
            QVERIFY(!parsed->token.empty() || !parsed->certificate.empty());
    });
}

QTEST_GUILESS_MAIN(TestKubernetesFuzz)
#include "tst_kubernetes_fuzz.moc"
