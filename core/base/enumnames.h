// One table per enum gives its names at the JSON, SQL and command-line edges; nothing else in the house compares strings.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace preamar {

template<class E, std::size_t N>
struct EnumNames
{
    std::array<std::pair<E, std::string_view>, N> rows;

    [[nodiscard]] constexpr std::string_view name(E value) const
    {
        for (const auto &[v, n] : rows) {
            if (v == value)
                return n;
        }
        return {};
    }
    [[nodiscard]] constexpr std::optional<E> value(std::string_view text) const
    {
        for (const auto &[v, n] : rows) {
            if (n == text)
                return v;
        }
        return std::nullopt;
    }
};

template<class E, std::size_t N>
[[nodiscard]] constexpr EnumNames<E, N> enumNames(const std::pair<E, std::string_view> (&rows)[N])
{
    EnumNames<E, N> out{};
    for (std::size_t i = 0; i < N; ++i)
        out.rows[i] = rows[i];
    return out;
}

}  // namespace preamar
