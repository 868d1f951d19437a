// What strangers write, handed to the parsers that read it: what must hold whatever the bytes are.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

namespace preamar::test {

struct FuzzTarget
{
    std::string name;                                          // its corpus is tests/data/fuzz/NAME.corpus
    std::vector<std::string> seeds;
    std::function<std::string(const std::string &)> problemOf; // what does not hold, or empty
};

// kubeconfig, objects (lists, watches, metrics of the API server), plugin (answers of credential programs).
[[nodiscard]] std::vector<FuzzTarget> fuzzTargets();
// One input a line, in base64.
[[nodiscard]] std::vector<std::string> corpusOf(const std::string &name);
// The files of a folder, in order of their names.
[[nodiscard]] std::vector<std::string> filesOf(const std::string &folder);
// One to six changes: words that mean something to one of the parsers, cuts, bytes, repetitions.
[[nodiscard]] std::string mutated(std::string text, std::mt19937 &random);

} // namespace preamar::test
