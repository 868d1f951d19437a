// Small makers of JSON values for the codecs: what is unknown is null. Internal to core/domain.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/time.h"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::jsonout {

[[nodiscard]] inline Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}
[[nodiscard]] inline Json maybe(const std::optional<double> &value)
{
    return value ? number(*value) : Json(nullptr);
}
[[nodiscard]] inline Json maybe(const std::optional<std::int64_t> &value)
{
    return value ? Json(*value) : Json(nullptr);
}
[[nodiscard]] inline Json time(Timestamp t)
{
    return toRfc3339(t);
}
[[nodiscard]] inline Json maybe(const std::optional<Timestamp> &value)
{
    return value ? time(*value) : Json(nullptr);
}
// Whole seconds as an integer, so that 300 reads as 300.
[[nodiscard]] inline Json seconds(Millis d)
{
    return d.count() % 1000 == 0 ? Json(d.count() / 1000) : Json(toSeconds(d));
}
[[nodiscard]] inline Json textOrNull(std::string_view text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}
template<class Tag>
[[nodiscard]] Json idOrNull(const StrongId<Tag> &id)
{
    return textOrNull(id.str());
}
template<class T, class Encode>
[[nodiscard]] Json list(const std::vector<T> &items, Encode encode)
{
    Json out = Json::array();
    out.get_ref<Json::array_t &>().reserve(items.size());
    for (const T &item : items)
        out.push_back(encode(item));
    return out;
}

} // namespace preamar::jsonout
