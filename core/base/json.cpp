#include "core/base/json.h"

#include <cmath>
#include <limits>
#include <set>
#include <vector>

namespace preamar {

namespace {

// Builds the document while it checks depth, size and duplicate keys, so that a hostile reply is refused before it can
// be copied or dumped (both recurse).
class Builder
{
public:
    explicit Builder(JsonLimits limits) : m_limits(limits) {}

    bool null() { return put(nullptr); }
    bool boolean(bool v) { return put(v); }
    bool number_integer(Json::number_integer_t v) { return put(v); }
    bool number_unsigned(Json::number_unsigned_t v) { return put(v); }
    bool number_float(Json::number_float_t v, const std::string &) { return put(v); }
    bool string(std::string &v) { return put(std::move(v)); }
    bool binary(Json::binary_t &) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_array() { return close(); }
    bool key(std::string &k)
    {
        Json &object = *m_stack.back();
        if (object.contains(k)) {
            problem = "duplicate key";
            return false;
        }
        m_key = std::move(k);
        return true;
    }
    bool parse_error(std::size_t at, const std::string &, const Json::exception &)
    {
        problem = "not JSON at byte " + std::to_string(at);
        return false;
    }

    Json root;
    std::string problem = "not JSON";

private:
    template<class V>
    Json *insert(V &&value)
    {
        if (++m_count > m_limits.elements) {
            problem = "too many elements";
            return nullptr;
        }
        if (m_stack.empty()) {
            root = std::forward<V>(value);
            return &root;
        }
        Json &parent = *m_stack.back();
        if (parent.is_array()) {
            parent.push_back(std::forward<V>(value));
            return &parent.back();
        }
        return &(parent.emplace(m_key, std::forward<V>(value)).first.value());
    }
    template<class V>
    bool put(V &&value)
    {
        return insert(Json(std::forward<V>(value))) != nullptr;
    }
    bool open(Json value)
    {
        if (static_cast<int>(m_stack.size()) >= m_limits.depth) {
            problem = "nested too deep";
            return false;
        }
        Json *where = insert(std::move(value));
        if (where == nullptr)
            return false;
        m_stack.push_back(where);
        return true;
    }
    bool close()
    {
        m_stack.pop_back();
        return true;
    }

    JsonLimits m_limits;
    std::vector<Json *> m_stack;
    std::string m_key;
    std::size_t m_count = 0;
};

}  // namespace

Result<Json> parseJson(std::string_view text, std::string where, JsonLimits limits)
{
    Builder builder(limits);
    bool ok = false;
    try {
        ok = Json::sax_parse(text.begin(), text.end(), &builder);
    } catch (const std::exception &) {
        ok = false;
    }
    if (!ok)
        return fail(ErrorCode::Protocol, std::move(where), builder.problem);
    return std::move(builder.root);
}

std::string dumpJson(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Json *find(const Json &object, std::string_view key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

std::optional<std::string> stringAt(const Json &object, std::string_view key)
{
    const Json *v = find(object, key);
    if (v == nullptr || !v->is_string())
        return std::nullopt;
    return v->get_ref<const std::string &>();
}

std::optional<std::int64_t> asInteger(const Json &value)
{
    if (value.is_number_unsigned()) {
        const auto u = value.get_ref<const Json::number_unsigned_t &>();
        if (u > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        return static_cast<std::int64_t>(u);
    }
    if (value.is_number_integer())
        return value.get_ref<const Json::number_integer_t &>();
    return std::nullopt;
}

std::optional<std::int64_t> integerAt(const Json &object, std::string_view key)
{
    const Json *v = find(object, key);
    return v == nullptr ? std::nullopt : asInteger(*v);
}

std::optional<double> numberAt(const Json &object, std::string_view key)
{
    const Json *v = find(object, key);
    if (v == nullptr || !v->is_number())
        return std::nullopt;
    const double d = v->get<double>();
    return std::isfinite(d) ? std::optional(d) : std::nullopt;
}

std::optional<bool> boolAt(const Json &object, std::string_view key)
{
    const Json *v = find(object, key);
    if (v == nullptr || !v->is_boolean())
        return std::nullopt;
    return v->get<bool>();
}

}  // namespace preamar
