// Reads one JSON object field by field and remembers the first problem, so that a decoder is a list of fields.
// Internal to core/domain.
#pragma once

#include "core/base/enumnames.h"
#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/time.h"

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace preamar {

class JsonReader
{
public:
    JsonReader(const Json &json, const char *what) : m_json(json), m_what(what)
    {
        if (!json.is_object())
            m_problem = "not an object";
    }

    [[nodiscard]] bool ok() const { return m_problem.empty(); }
    [[nodiscard]] tl::unexpected<Error> error() const { return fail(ErrorCode::Protocol, m_what, m_problem); }
    template<class T>
    [[nodiscard]] Result<T> result(T value) const
    {
        if (!ok())
            return error();
        return value;
    }
    void refuse(const char *key) { refuse(key, "is missing or cannot be understood"); }

    // Absent and null are the same: not there.
    [[nodiscard]] const Json *field(const char *key) const
    {
        const Json *v = find(m_json, key);
        return v == nullptr || v->is_null() ? nullptr : v;
    }
    [[nodiscard]] bool has(const char *key) const { return field(key) != nullptr; }

    std::string text(const char *key) { return need(key, stringAt(m_json, key)); }
    std::string textOr(const char *key, std::string other) { return has(key) ? text(key) : std::move(other); }
    std::int64_t integer(const char *key) { return need(key, integerAt(m_json, key)); }
    bool flag(const char *key) { return need(key, boolAt(m_json, key)); }
    double number(const char *key) { return need(key, numberAt(m_json, key)); }
    Millis seconds(const char *key)
    {
        const double s = number(key);
        if (std::abs(s) > 1e12) {
            refuse(key);
            return Millis{0};
        }
        return Millis{static_cast<std::int64_t>(std::llround(s * 1000.0))};
    }
    Timestamp time(const char *key)
    {
        const auto parsed = parseTimestamp(text(key));
        if (!parsed)
            refuse(key);
        return parsed.value_or(Timestamp{});
    }
    template<class Id>
    Id id(const char *key)
    {
        return Id{textOr(key, {})};
    }
    // A value that may be unknown: `get` is called only where there is one.
    template<class Get>
    auto maybe(const char *key, Get get) -> std::optional<decltype(get(key))>
    {
        return has(key) ? std::optional(get(key)) : std::nullopt;
    }
    std::optional<double> maybeNumber(const char *key)
    {
        return maybe(key, [this](const char *k) { return number(k); });
    }
    std::optional<std::int64_t> maybeInteger(const char *key)
    {
        return maybe(key, [this](const char *k) { return integer(k); });
    }
    std::optional<Timestamp> maybeTime(const char *key)
    {
        return maybe(key, [this](const char *k) { return time(k); });
    }
    template<class E, std::size_t N>
    E oneOf(const char *key, const EnumNames<E, N> &names)
    {
        return need(key, names.value(text(key)));
    }
    // A value with a decoder of its own.
    template<class Decode>
    auto nested(const char *key, Decode decode) -> typename decltype(decode(std::declval<const Json &>()))::value_type
    {
        const Json *v = field(key);
        if (v == nullptr) {
            refuse(key);
            return {};
        }
        return take(key, decode(*v));
    }
    template<class Decode>
    auto list(const char *key, Decode decode)
    {
        std::vector<typename decltype(decode(std::declval<const Json &>()))::value_type> out;
        const Json *v = field(key);
        if (v == nullptr || !v->is_array()) {
            refuse(key);
            return out;
        }
        out.reserve(v->size());
        for (const Json &item : *v)
            out.push_back(take(key, decode(item)));
        return out;
    }

private:
    template<class T>
    T need(const char *key, std::optional<T> value)
    {
        if (!value)
            refuse(key);
        return std::move(value).value_or(T{});
    }
    template<class T>
    T take(const char *key, Result<T> value)
    {
        if (value)
            return std::move(*value);
        refuse(key, value.error().detail);
        return {};
    }
    void refuse(const char *key, const std::string &why)
    {
        if (ok())
            m_problem = std::string(key) + ": " + why;
    }

    const Json &m_json;
    const char *m_what;
    std::string m_problem;
};

} // namespace preamar
