#include "core/platform/prometheus/promql.h"

#include <algorithm>
#include <array>

namespace preamar::prometheus {

namespace {

constexpr bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}
constexpr bool digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct Token
{
    enum class Kind { Word, Text, Number, Mark };
    Kind kind = Kind::Mark;
    std::string text; // a string keeps its quotes
};

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::size_t endOfString(std::string_view q, std::size_t at)
{
    const char quote = q[at];
    for (std::size_t i = at + 1; i < q.size(); ++i) {
        if (q[i] == '\\' && quote != '`')
            ++i;
        else if (q[i] == quote)
            return i + 1;
    }
    return std::string_view::npos;
}

// nullopt where a string does not end.
std::optional<std::vector<Token>> tokens(std::string_view q)
{
    std::vector<Token> out;
    std::size_t i = 0;
    const auto take = [&](Token::Kind kind, std::size_t end) {
        out.push_back({kind, std::string(q.substr(i, end - i))});
        i = end;
    };
    while (i < q.size()) {
        const char c = q[i];
        if (space(c)) {
            ++i;
        } else if (c == '#') {
            i = std::min(q.find('\n', i), q.size());
        } else if (c == '"' || c == '\'' || c == '`') {
            const auto end = endOfString(q, i);
            if (end == std::string_view::npos)
                return std::nullopt;
            take(Token::Kind::Text, end);
        } else if (letter(c)) {
            auto end = i;
            while (end < q.size() && (letter(q[end]) || digit(q[end])))
                ++end;
            take(Token::Kind::Word, end);
        } else if (digit(c)) { // numbers and durations alike: 0.5, 1e3, 5m
            auto end = i;
            while (end < q.size() && (letter(q[end]) || digit(q[end]) || q[end] == '.'))
                ++end;
            take(Token::Kind::Number, end);
        } else {
            take(Token::Kind::Mark, i + 1);
        }
    }
    return out;
}

bool is(const std::vector<Token> &t, std::size_t i, std::string_view text)
{
    return i < t.size() && t[i].kind != Token::Kind::Text && lower(t[i].text) == text;
}

template<std::size_t N>
bool isOneOf(const std::vector<Token> &t, std::size_t i, const std::array<std::string_view, N> &texts)
{
    return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) { return is(t, i, text); });
}

constexpr std::array<std::string_view, 6> kLabelLists{"by", "without", "on", "ignoring", "group_left", "group_right"};
constexpr std::array<std::string_view, 11> kKeywords{"and", "or",    "unless", "bool", "offset", "inf",
                                                     "nan", "atan2", "start",  "end",  "default"};

constexpr std::array<std::string_view, 6> kArithmetic{"*", "/", "%", "^", "+", "-"};

// The index of the bracket that closes the one at `open`, or the end.
std::size_t closing(const std::vector<Token> &t, std::size_t open, std::string_view left, std::string_view right)
{
    int depth = 0;
    for (auto i = open; i < t.size(); ++i) {
        depth += is(t, i, left) ? 1 : 0;
        depth -= is(t, i, right) ? 1 : 0;
        if (depth == 0)
            return i;
    }
    return t.size();
}

bool balanced(const std::vector<Token> &t)
{
    std::string open;
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (t[i].kind != Token::Kind::Mark)
            continue;
        const char c = t[i].text.front();
        if (c == '(' || c == '[' || c == '{') {
            open += c;
        } else if (c == ')' || c == ']' || c == '}') {
            const char wanted = c == ')' ? '(' : (c == ']' ? '[' : '{');
            if (open.empty() || open.back() != wanted)
                return false;
            open.pop_back();
        }
    }
    return open.empty();
}

std::string joined(const std::vector<Token> &t, std::size_t from, std::size_t to)
{
    std::string out;
    for (auto i = from; i < to; ++i)
        out += t[i].text;
    return out;
}

std::vector<std::string> selectors(const std::vector<Token> &t)
{
    std::vector<std::string> out;
    const auto add = [&](std::string text) {
        if (std::find(out.begin(), out.end(), text) == out.end())
            out.push_back(std::move(text));
    };
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (isOneOf(t, i, kLabelLists) && is(t, i + 1, "(")) {
            i = closing(t, i + 1, "(", ")");
        } else if (is(t, i, "[")) {
            i = closing(t, i, "[", "]");
        } else if (is(t, i, "{")) {
            const auto end = std::min(closing(t, i, "{", "}") + 1, t.size());
            add(joined(t, i, end));
            i = end - 1;
        } else if (t[i].kind == Token::Kind::Word && !is(t, i + 1, "(") && !isOneOf(t, i, kKeywords) &&
                   !isOneOf(t, i, kLabelLists)) {
            auto end = i + 1;
            if (is(t, end, "{"))
                end = std::min(closing(t, end, "{", "}") + 1, t.size());
            // "sum by (x) (…)" and "sum (…) by (x)": an aggregation before its grouping is no selector.
            if (!isOneOf(t, i + 1, kLabelLists))
                add(joined(t, i, end));
            i = end - 1;
        }
    }
    return out;
}

} // namespace

std::optional<std::string> queryProblem(std::string_view query)
{
    const auto t = tokens(query);
    if (!t)
        return "a string does not end";
    if (t->empty())
        return "empty query";
    if (!balanced(*t))
        return "brackets do not match";
    bool hasOr = false;
    for (std::size_t i = 0; i < t->size(); ++i) {
        if ((is(*t, i, "absent") || is(*t, i, "absent_over_time")) && is(*t, i + 1, "("))
            return lower((*t)[i].text) + "(";
        if (is(*t, i, "default") && !is(*t, i + 1, "="))
            return "default";
        hasOr = hasOr || is(*t, i, "or");
    }
    // A number without labels beside the series stands in for whatever is missing, however it is wrapped.
    for (std::size_t i = 0; hasOr && i < t->size(); ++i) {
        if (is(*t, i, "vector") && is(*t, i + 1, "("))
            return "or vector(";
        // "or 0 * x" keeps x' labels; "or 0" alone (MetricsQL) does not.
        const bool number = is(*t, i, "or") && i + 1 < t->size() && (*t)[i + 1].kind == Token::Kind::Number;
        if (number && !isOneOf(*t, i + 2, kArithmetic))
            return "or a number";
    }
    if (selectors(*t).empty())
        return "no series is selected";
    return std::nullopt;
}

std::vector<std::string> selectorsIn(std::string_view query)
{
    const auto t = tokens(query);
    return t ? selectors(*t) : std::vector<std::string>{};
}

bool isLabelName(std::string_view text)
{
    return !text.empty() && !digit(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c != ':' && (letter(c) || digit(c)); });
}

} // namespace preamar::prometheus
