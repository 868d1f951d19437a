// A length that follows the size of text, so that rows, chips and columns hold what is written in them at any size.
#pragma once

namespace preamar::ui::style {

// How large the window's text is, in percent of its own type scale: 100, or more where the person's system font is
// larger than our body text (a larger font or a text scale chosen in the desktop). Taken by applyTheme() at start.
[[nodiscard]] int textPercent() noexcept;
void setTextPercent(int percent) noexcept; // 100 to 250

// Logical pixels at 100 %; read as an int it is what they are at the present size of text. What stands beside the content
// may grow by a share of it only: the content needs the width more.
class TextLength
{
public:
    explicit constexpr TextLength(int at100, int sharePercent = 100) noexcept : m_at100(at100), m_share(sharePercent) {}
    operator int() const noexcept { return (m_at100 * (10'000 + (textPercent() - 100) * m_share) + 5'000) / 10'000; }

private:
    int m_at100;
    int m_share;
};

} // namespace preamar::ui::style
