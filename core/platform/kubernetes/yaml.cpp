#include "core/platform/kubernetes/yaml.h"

#include "core/domain/reason.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <vector>

namespace preamar::kubernetes {

namespace {

// Thrown through the parser and caught below: it is how an event handler stops it.
struct Stop
{
    std::string why;
    YAML::Mark mark;
};

// Builds the value while the events come, so that nothing is kept that a limit would refuse.
class Builder final : public YAML::EventHandler
{
public:
    explicit Builder(YamlLimits limits) : m_limits(limits) {}

    [[nodiscard]] Json take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnAnchor(const YAML::Mark &mark, const std::string &) override { stop(mark, "an anchor"); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { stop(mark, "an alias"); }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { add(mark, "", anchor, nullptr); }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        const bool plain = tag == "?";
        const bool isNull = plain && (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL");
        add(mark, tag, anchor, isNull && !m_keyWanted() ? Json() : Json(value));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, Json::array());
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, Json::object());
    }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        Json value;
        std::string key{};
        bool hasKey = false;
    };

    [[noreturn]] static void stop(const YAML::Mark &mark, std::string why) { throw Stop{std::move(why), mark}; }

    [[nodiscard]] bool m_keyWanted() const { return !m_levels.empty() && m_levels.back().value.is_object() && !m_levels.back().hasKey; }

    void check(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            stop(mark, "an anchor");
        if (!tag.empty() && tag != "?" && tag != "!")
            stop(mark, "a tag");
        if (++m_elements > m_limits.elements)
            stop(mark, "too many elements");
    }

    void add(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, Json value)
    {
        check(mark, tag, anchor);
        put(mark, std::move(value));
    }

    void put(const YAML::Mark &mark, Json value)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return;
        }
        auto &level = m_levels.back();
        if (level.value.is_array()) {
            level.value.push_back(std::move(value));
        } else if (!level.hasKey) {
            if (!value.is_string())
                stop(mark, "a key that is not a word");
            level.key = value.get<std::string>();
            level.hasKey = true;
            if (level.value.contains(level.key))
                stop(mark, "a key that is there twice");
        } else {
            level.value[level.key] = std::move(value);
            level.hasKey = false;
        }
    }

    void open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, Json value)
    {
        check(mark, tag, anchor);
        if (m_keyWanted())
            stop(mark, "a key that is not a word");
        if (static_cast<int>(m_levels.size()) >= m_limits.depth)
            stop(mark, "too deeply nested");
        m_levels.push_back({.value = std::move(value)});
    }

    void close()
    {
        auto done = std::move(m_levels.back().value);
        m_levels.pop_back();
        put(YAML::Mark::null_mark(), std::move(done));
    }

    YamlLimits m_limits;
    Json m_root;
    std::vector<Level> m_levels;
    std::size_t m_elements = 0;
};

class View final : public std::streambuf
{
public:
    explicit View(std::string_view text)
    {
        auto *start = const_cast<char *>(text.data()); // the get area is only read
        setg(start, start, start + text.size());
    }
};

std::string place(const YAML::Mark &mark)
{
    return mark.is_null() ? std::string() : "line " + std::to_string(mark.line + 1) + ", column " + std::to_string(mark.column + 1) + ": ";
}

} // namespace

Result<Json> parseYaml(std::string_view text, const std::string &where, YamlLimits limits)
{
    const auto bad = [&](std::string detail) {
        return fail(ErrorCode::InvalidArgument, where, std::move(detail), std::string(toString(ReasonCode::KubeconfigInvalid)));
    };
    if (text.size() > limits.bytes)
        return bad("larger than " + std::to_string(limits.bytes >> 20U) + " MiB");
    if (text.find('\0') != std::string_view::npos)
        return bad("not text");
    try {
        View view(text);
        std::istream stream(&view);
        YAML::Parser parser(stream);
        Builder builder(limits);
        if (!parser.HandleNextDocument(builder))
            return Json();
        Builder rest(limits);
        if (parser.HandleNextDocument(rest))
            return bad("more than one document");
        return builder.take();
    } catch (const Stop &stop) {
        return bad(place(stop.mark) + stop.why);
    } catch (const YAML::Exception &e) {
        return bad(place(e.mark) + "not valid YAML");
    } catch (const std::exception &) {
        return bad("not valid YAML");
    }
}

} // namespace preamar::kubernetes
