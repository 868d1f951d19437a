#include "tests/support/schemacheck.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <set>
#include <utility>

namespace preamar::test {

namespace {

constexpr std::string_view kSuffix = ".schema.json";

using Documents = std::map<std::string, Json>;

// A schema and the file it stands in, to which its references are relative.
struct Place
{
    const Json *schema = nullptr;
    std::string file;
};

// "#/definitions/x", "other.schema.json", "other.schema.json#/definitions/x".
Place follow(const Documents &documents, const std::string &file, const std::string &reference)
{
    const auto hash = reference.find('#');
    std::string target = reference.substr(0, hash);
    if (target.empty())
        target = file;
    const auto it = documents.find(target);
    if (it == documents.end())
        return {};
    const std::string inside = hash == std::string::npos ? std::string() : reference.substr(hash + 1);
    if (inside.empty())
        return {&it->second, target};
    if (!inside.starts_with('/'))
        return {};
    const Json::json_pointer pointer(inside);
    return it->second.contains(pointer) ? Place{&it->second.at(pointer), target} : Place{};
}

bool isOfType(const Json &value, const std::string &type)
{
    if (type == "integer")
        return value.is_number_integer();
    if (type == "number")
        return value.is_number();
    return type == value.type_name(); // "null", "boolean", "string", "array", "object"
}

QRegularExpression regex(const Json &pattern)
{
    return QRegularExpression(QString::fromStdString(pattern.get_ref<const std::string &>()));
}

// Is the schema itself well-formed? Returns the first thing that is not.
std::string schemaProblem(const Documents &documents, const std::string &file, const Json &schema);

std::string childrenProblem(const Documents &documents, const std::string &file, const Json &children)
{
    if (!children.is_object() && !children.is_array())
        return "children are neither an object nor an array";
    for (const Json &child : children) {
        if (auto problem = schemaProblem(documents, file, child); !problem.empty())
            return problem;
    }
    return {};
}

bool isTypeName(const Json &name)
{
    static const std::set<Json> known{"null", "boolean", "string", "integer", "number", "array", "object"};
    return known.contains(name);
}

std::string keywordProblem(const Documents &documents, const std::string &file, const std::string &keyword,
                           const Json &rule)
{
    const auto unless = [&](bool good) { return good ? std::string() : keyword + " has a wrong value"; };
    if (keyword == "$schema" || keyword == "title" || keyword == "description")
        return unless(rule.is_string());
    if (keyword == "$ref")
        return rule.is_string() && follow(documents, file, rule).schema != nullptr
                   ? std::string()
                   : "$ref leads nowhere: " + rule.dump();
    if (keyword == "type")
        return unless(isTypeName(rule) || (rule.is_array() && !rule.empty() && std::ranges::all_of(rule, isTypeName)));
    if (keyword == "required")
        return unless(rule.is_array() && std::ranges::all_of(rule, [](const Json &k) { return k.is_string(); }));
    if (keyword == "enum")
        return unless(rule.is_array() && !rule.empty());
    if (keyword == "pattern")
        return unless(rule.is_string() && regex(rule).isValid());
    if (keyword == "minimum" || keyword == "maximum")
        return unless(rule.is_number());
    if (keyword == "properties" || keyword == "definitions")
        return rule.is_object() ? childrenProblem(documents, file, rule) : unless(false);
    if (keyword == "anyOf" || keyword == "allOf")
        return rule.is_array() && !rule.empty() ? childrenProblem(documents, file, rule) : unless(false);
    if (keyword == "items" || keyword == "additionalProperties")
        return rule.is_boolean() && keyword != "items" ? std::string() : schemaProblem(documents, file, rule);
    return "unknown keyword " + keyword;
}

std::string schemaProblem(const Documents &documents, const std::string &file, const Json &schema)
{
    if (!schema.is_object())
        return "a schema is not an object";
    for (const auto &[keyword, rule] : schema.items()) {
        if (auto problem = keywordProblem(documents, file, keyword, rule); !problem.empty())
            return problem;
    }
    return {};
}

class Checker
{
public:
    explicit Checker(const Documents &documents) : m_documents(documents) {}

    void check(const Place &place, const Json &value, const std::string &path)
    {
        const Json &schema = *place.schema;
        if (const Json *reference = find(schema, "$ref"))
            check(follow(m_documents, place.file, *reference), value, path);
        checkValue(schema, value, path);
        if (value.is_object())
            checkObject(place, value, path);
        if (const Json *items = find(schema, "items"); items != nullptr && value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i)
                check({items, place.file}, value[i], path + '/' + std::to_string(i));
        }
        checkCombined(place, value, path);
    }

    std::vector<std::string> found;

private:
    void add(const std::string &path, const std::string &what)
    {
        found.push_back((path.empty() ? "/" : path) + ": " + what);
    }

    void checkValue(const Json &schema, const Json &value, const std::string &path)
    {
        if (const Json *type = find(schema, "type")) {
            const bool fits = type->is_array()
                                  ? std::ranges::any_of(*type, [&](const Json &t) { return isOfType(value, t); })
                                  : isOfType(value, *type);
            if (!fits)
                add(path, "is " + std::string(value.type_name()) + ", not " + type->dump());
        }
        if (const Json *allowed = find(schema, "enum");
            allowed != nullptr && std::ranges::find(*allowed, value) == allowed->end())
            add(path, dumpJson(value) + " is not one of " + allowed->dump());
        if (const Json *pattern = find(schema, "pattern"); pattern != nullptr && value.is_string()) {
            const auto text = QString::fromStdString(value.get_ref<const std::string &>());
            if (!regex(*pattern).match(text).hasMatch())
                add(path, dumpJson(value) + " does not match " + pattern->dump());
        }
        if (!value.is_number())
            return;
        if (const auto low = numberAt(schema, "minimum"); low && value.get<double>() < *low)
            add(path, dumpJson(value) + " is below " + dumpJson(*low));
        if (const auto high = numberAt(schema, "maximum"); high && value.get<double>() > *high)
            add(path, dumpJson(value) + " is above " + dumpJson(*high));
    }

    void checkObject(const Place &place, const Json &value, const std::string &path)
    {
        const Json &schema = *place.schema;
        if (const Json *required = find(schema, "required")) {
            for (const Json &key : *required) {
                if (!value.contains(key.get_ref<const std::string &>()))
                    add(path, "has no " + key.dump());
            }
        }
        const Json *properties = find(schema, "properties");
        const Json *additional = find(schema, "additionalProperties");
        for (const auto &[key, child] : value.items()) {
            const std::string childPath = path + '/' + key;
            if (const Json *rule = properties == nullptr ? nullptr : find(*properties, key))
                check({rule, place.file}, child, childPath);
            else if (additional != nullptr && additional->is_object())
                check({additional, place.file}, child, childPath);
            else if (additional != nullptr && *additional == false)
                add(childPath, "is not allowed");
        }
    }

    void checkCombined(const Place &place, const Json &value, const std::string &path)
    {
        if (const Json *all = find(*place.schema, "allOf")) {
            for (const Json &schema : *all)
                check({&schema, place.file}, value, path);
        }
        const Json *any = find(*place.schema, "anyOf");
        if (any == nullptr)
            return;
        // Where none fits, the alternative that came closest says what is wrong.
        std::vector<std::string> closest;
        for (const Json &schema : *any) {
            Checker alternative(m_documents);
            alternative.check({&schema, place.file}, value, path);
            if (alternative.found.empty())
                return;
            const bool isNull = schema == Json{{"type", "null"}};
            if (closest.empty() || !isNull)
                closest = std::move(alternative.found);
        }
        found.insert(found.end(), closest.begin(), closest.end());
    }

    const Documents &m_documents;
};

} // namespace

Result<SchemaFolder> SchemaFolder::load(const std::string &folder)
{
    Documents documents;
    const QDir dir(QString::fromStdString(folder));
    for (const QString &name : dir.entryList({QStringLiteral("*.schema.json")}, QDir::Files)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Storage, name.toStdString(), file.errorString().toStdString());
        auto json = parseJson(file.readAll().toStdString(), name.toStdString());
        if (!json)
            return fail(json.error());
        documents.emplace(name.toStdString(), std::move(*json));
    }
    return fromDocuments(std::move(documents));
}

Result<SchemaFolder> SchemaFolder::fromDocuments(std::map<std::string, Json> documents)
{
    if (documents.empty())
        return fail(ErrorCode::NotFound, "schemas", "there are none");
    for (const auto &[file, schema] : documents) {
        if (!file.ends_with(kSuffix))
            return fail(ErrorCode::InvalidArgument, file, "is not named *.schema.json");
        if (auto problem = schemaProblem(documents, file, schema); !problem.empty())
            return fail(ErrorCode::InvalidArgument, file, std::move(problem));
    }
    SchemaFolder folder;
    folder.m_documents = std::move(documents);
    return folder;
}

std::vector<std::string> SchemaFolder::problems(const std::string &name, const Json &value) const
{
    const auto it = m_documents.find(name + std::string(kSuffix));
    if (it == m_documents.end())
        return {"no schema " + name};
    Checker checker(m_documents);
    checker.check({&it->second, it->first}, value, {});
    return std::move(checker.found);
}

std::vector<std::string> SchemaFolder::problemsOfText(const std::string &name, const std::string &text) const
{
    const auto json = parseJson(text, name);
    if (!json)
        return {json.error().detail};
    return problems(name, *json);
}

std::vector<std::string> SchemaFolder::names() const
{
    std::vector<std::string> out;
    for (const auto &[file, schema] : m_documents)
        out.push_back(file.substr(0, file.size() - kSuffix.size()));
    return out;
}

} // namespace preamar::test
