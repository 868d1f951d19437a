// Mutates series files by a seed, reads and forecasts them, and keeps the first file of every kind of outcome.
//   fuzz_seriesfile SECONDS SEED CORPUS
// Exits 1 with the bytes in CORPUS/broken where an invariant is broken.
#include "tests/core/forecast/seriesmutation.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <vector>

namespace {

using namespace preamar;

std::string series(std::size_t rows, std::int64_t stepMs)
{
    std::string out = "timestamp,cpu,memory\n";
    for (std::size_t i = 0; i < rows; ++i)
        out += toRfc3339(fromMillis(1'704'067'200'000 + static_cast<std::int64_t>(i) * stepMs)) + ',' +
               std::to_string(5.0 + std::sin(0.02 * static_cast<double>(i))) + ',' + std::to_string(i % 7) + '\n';
    return out;
}

class Mutator
{
public:
    explicit Mutator(std::uint64_t seed) : m_engine(seed) {}
    std::size_t below(std::size_t n) { return n > 0 ? static_cast<std::size_t>(m_engine() % n) : 0; }

    void change(std::string &text, const std::string &other)
    {
        static constexpr std::array<std::string_view, 20> words{
            "inf",        "nan", "1e300",        "-1e308",     "5e-324",
            "\"",         ",",   "\n",           "\r\n",       "",
            "T",          "Z",   "+05:30",       "1970-01-01", "9999-12-31T23:59:59Z",
            "2024-02-30", "-",   "\xEF\xBB\xBF", ";",          "label"};
        const std::size_t at = below(text.size() + 1);
        switch (below(6)) {
        case 0:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            break;
        case 1:
            text.insert(at, words[below(words.size())]);
            break;
        case 2:
            text.erase(at, 1 + below(40));
            break;
        case 3: // a piece of the file again, somewhere else
            text.insert(at, text.substr(below(text.size() + 1), below(200)));
            break;
        case 4: // a piece of another
            text.insert(at, other.substr(below(other.size() + 1), below(200)));
            break;
        case 5: { // a digit
            const std::size_t digit = text.find_first_of("0123456789", at);
            if (digit != std::string::npos)
                text[digit] = static_cast<char>('0' + below(10));
            break;
        }
        }
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "fuzz_seriesfile SECONDS SEED CORPUS\n");
        return 2;
    }
    const std::filesystem::path corpus(argv[3]);
    std::filesystem::create_directories(corpus);
    std::vector<std::string> seeds{series(30, 300'000), series(400, 60'000), series(620, 3'600'000)};
    std::map<std::string, int> seen;
    for (const auto &entry : std::filesystem::directory_iterator(corpus)) {
        std::ifstream in(entry.path(), std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        ++seen[preamar::forecast::mutation::outcomeOf(seeds.back())];
    }
    Mutator mutator(std::strtoull(argv[2], nullptr, 10));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(argv[1]));
    std::size_t rounds = 0;
    while (std::chrono::steady_clock::now() < end) {
        std::string text = seeds[mutator.below(seeds.size())];
        for (std::size_t k = 1 + mutator.below(4); k-- > 0;)
            mutator.change(text, seeds[mutator.below(seeds.size())]);
        const std::string outcome = preamar::forecast::mutation::outcomeOf(text);
        ++rounds;
        const auto write = [&](const std::string &name) { std::ofstream(corpus / name, std::ios::binary) << text; };
        if (outcome.empty()) {
            write("broken");
            std::fprintf(stderr, "round %zu breaks an invariant: %s\n", rounds, (corpus / "broken").c_str());
            return 1;
        }
        if (seen[outcome]++ == 0 && text.size() < 20'000) {
            write("outcome-" + std::to_string(seen.size()) + ".csv");
            seeds.push_back(std::move(text));
        }
    }
    std::printf("%zu files, %zu kinds of outcome\n", rounds, seen.size());
    return 0;
}
