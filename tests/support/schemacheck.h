// Checks JSON answers against the schemas of tests/data/schemas: the part of JSON Schema draft-07 that they use. A
// keyword that is not known here is an error of the schema, so that a misspelt rule cannot pass unnoticed.
#pragma once

#include "core/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace preamar::test {

class SchemaFolder
{
public:
    // Every "<name>.schema.json" of the folder, each of them checked for keywords and references.
    [[nodiscard]] static Result<SchemaFolder> load(const std::string &folder);
    // From documents by name, for tests.
    [[nodiscard]] static Result<SchemaFolder> fromDocuments(std::map<std::string, Json> documents);

    // What does not fit, as "/workloads/0/mode: is not one of …"; empty when all is well.
    [[nodiscard]] std::vector<std::string> problems(const std::string &name, const Json &value) const;
    // The same for the text of an answer; hostile or broken JSON is a problem too.
    [[nodiscard]] std::vector<std::string> problemsOfText(const std::string &name, const std::string &text) const;
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::map<std::string, Json> m_documents; // by file name
};

} // namespace preamar::test
