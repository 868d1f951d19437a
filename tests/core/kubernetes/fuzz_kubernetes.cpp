// A coverage-guided fuzzer of the Kubernetes parsers, for GCC, which has no libFuzzer: an input that reaches a new edge
// is kept and mutated further. fuzz_kubernetes TARGET SECONDS CORPUS
// Keeps what it found in the folder CORPUS; an input that crashes or hangs stays in CORPUS/now. Into the repository:
// (cd CORPUS; for f in *; do base64 -w0 "$f"; echo; done) > tests/data/fuzz/TARGET.corpus
#include "tests/core/kubernetes/fuzztargets.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <csignal>
#include <unistd.h>

using namespace preamar::test;

namespace {

constexpr std::size_t kEdges = std::size_t{1} << 16U;
constexpr std::size_t kLargestInput = 4096;      // larger ones only make it slow: size is bounded before parsing
constexpr unsigned kHang = 10;                   // seconds for one input

std::array<unsigned char, kEdges> g_hits{};      // NOLINT: what the instrumentation writes
std::uintptr_t g_last = 0;                       // NOLINT

bool write(const QString &path, const std::string &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size());
}

// How often as one of eight classes, so that a loop is not a new edge with every round.
unsigned char classOf(unsigned char hits)
{
    const unsigned bit = hits < 4 ? hits - 1U : hits < 8 ? 3U : hits < 16 ? 4U : hits < 32 ? 5U : hits < 128 ? 6U : 7U;
    return static_cast<unsigned char>(1U << bit);
}

} // namespace

extern "C" void __sanitizer_cov_trace_pc() // NOLINT: the name is GCC's
{
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    auto &hit = g_hits[(here ^ (g_last >> 1U)) % kEdges];
    hit = hit == 255 ? hit : static_cast<unsigned char>(hit + 1U);
    g_last = here;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "fuzz_kubernetes TARGET SECONDS CORPUS\n");
        return 2;
    }
    const auto all = fuzzTargets();
    const auto target = std::find_if(all.begin(), all.end(), [&](const FuzzTarget &t) { return t.name == argv[1]; });
    const QString folder = QString::fromLocal8Bit(argv[3]);
    if (target == all.end() || !QDir().mkpath(folder)) {
        std::fprintf(stderr, "no such target or folder\n");
        return 2;
    }
    std::vector<std::string> inputs = target->seeds;
    for (const auto &kept : {corpusOf(target->name), filesOf(argv[3])})
        inputs.insert(inputs.end(), kept.begin(), kept.end());
    std::array<unsigned char, kEdges> seen{};
    std::size_t edges = 0;
    const auto isNew = [&](const std::string &input) {
        g_hits.fill(0);
        g_last = 0;
        (void)write(folder + QStringLiteral("/now"), input);
        alarm(kHang); // a hang ends the program with the input at hand
        const auto problem = target->problemOf(input);
        alarm(0);
        if (!problem.empty()) {
            std::fprintf(stderr, "%s\n", problem.c_str());
            std::abort();
        }
        bool fresh = false;
        for (std::size_t i = 0; i < kEdges; ++i) {
            if (g_hits[i] == 0)
                continue;
            const auto bit = classOf(g_hits[i]);
            edges += seen[i] == 0 ? 1U : 0U;
            fresh = fresh || (seen[i] & bit) == 0;
            seen[i] = static_cast<unsigned char>(seen[i] | bit);
        }
        return fresh;
    };
    for (const auto &input : inputs)
        (void)isNew(input);
    const std::size_t edgesAtFirst = edges;
    std::mt19937 random(std::random_device{}());
    QElapsedTimer timer;
    timer.start();
    long long rounds = 0;
    std::size_t found = 0;
    while (timer.elapsed() < 1000LL * std::atoi(argv[2])) {
        auto input = mutated(inputs[std::uniform_int_distribution<std::size_t>(0, inputs.size() - 1)(random)], random);
        input.resize(std::min(input.size(), kLargestInput));
        ++rounds;
        if (!isNew(input))
            continue;
        ++found;
        const auto name = QCryptographicHash::hash(QByteArray::fromStdString(input), QCryptographicHash::Sha1).toHex().left(12);
        (void)write(folder + u'/' + QString::fromLatin1(name), input);
        inputs.push_back(std::move(input));
    }
    QFile::remove(folder + QStringLiteral("/now"));
    std::printf("%s: %lld inputs in %d s, %zu edges (%zu with the seeds), %zu inputs kept\n", argv[1], rounds, std::atoi(argv[2]), edges, edgesAtFirst, found);
    return 0;
}
