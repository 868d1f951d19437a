#include "tests/core/kubernetes/fuzztargets.h"

#include "core/platform/kubernetes/execplugin.h"
#include "core/platform/kubernetes/feeds.h"
#include "core/platform/kubernetes/insidemetrics.h"
#include "core/platform/kubernetes/kubeconfig.h"
#include "tests/core/kubernetes/kubesamples.h"

#include <QDir>
#include <QFile>

namespace preamar::test {

using namespace kubernetes;

namespace {

// Pieces that mean something to one of the parsers.
const std::vector<std::string> kWords{"&a ", "*a", "<<: ", "---\n", "{", "}", "[", "]", ": ", "\n", "\t", "!!x ", "? ", "| ", "> ", "- ", "\"", "'", "null", "~", "true",
                                      "clusters:", "users:", "exec:", "command:", "name:", "server:", "\\u0000", "\xff\xfe", "1e999", "-1", "18446744073709551616", "\"items\":", "\"metadata\":"};

std::string kubeconfigProblem(const std::string &text)
{
    const auto parsed = parseKubeconfig(text, "/nowhere", "fuzz");
    if (!parsed)
        return parsed.error().code == ErrorCode::InvalidArgument ? "" : "an error that is no refusal";
    for (const auto &[name, context] : parsed->contexts)
        (void)resolveContext(*parsed, name);
    return {};
}

std::string objectsProblem(const std::string &text)
{
    ClusterState all;
    for (const auto &resource : kubernetes::resources()) {
        if (auto page = parsePage(resource.kind, text))
            applyRows(resource.kind, all, std::move(page->part));
        (void)parseWatchEvent(resource.kind, text);
    }
    for (const auto &w : workloadsOf(all, ContextName("x"), Timestamp{})) {
        if (w.replicas < 0 || w.ready < 0 || w.uid.empty())
            return "a workload that cannot be";
    }
    (void)parsePodMetrics(text, Timestamp{});
    (void)findPrometheus(text);
    return {};
}

std::string pluginProblem(const std::string &text)
{
    const auto parsed = parseExecCredential(text, "client.authentication.k8s.io/v1");
    return parsed && parsed->token.empty() && parsed->certificate.empty() ? "a credential of nothing" : "";
}

} // namespace

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

std::vector<std::string> filesOf(const std::string &folder)
{
    std::vector<std::string> out;
    QDir files(QString::fromStdString(folder));
    for (const auto &name : files.entryList(QDir::Files, QDir::Name)) {
        QFile file(files.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            out.push_back(file.readAll().toStdString());
    }
    return out;
}

std::vector<std::string> corpusOf(const std::string &name)
{
    std::vector<std::string> out;
    QFile file(QStringLiteral(PREAMAR_TEST_DATA "/fuzz/%1.corpus").arg(QString::fromStdString(name)));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    for (const auto &line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            out.push_back(QByteArray::fromBase64(line).toStdString());
    }
    return out;
}

std::vector<FuzzTarget> fuzzTargets()
{
    return {
        {"kubeconfig", filesOf(PREAMAR_TEST_DATA "/kubeconfig"), kubeconfigProblem},
        {"objects",
         {listOf(Json::array({deploymentJson()})), listOf(Json::array({podJson("p"), podJson("q", "api-1", false)})), listOf(Json::array({hpaJson()})), listOf(Json::array({replicaSetJson()})),
          dumpJson(Json{{"type", "ADDED"}, {"object", podJson("p")}}),
          R"({"items":[{"metadata":{"namespace":"a","name":"b"},"timestamp":"2026-01-01T00:00:00Z","containers":[{"usage":{"cpu":"1n","memory":"1Ki"}}]}]})"},
         objectsProblem},
        {"plugin",
         {R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"a","expirationTimestamp":"2030-01-01T00:00:00Z"}})",
          R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"a","clientKeyData":"b"}})"},
         pluginProblem},
    };
}

} // namespace preamar::test
