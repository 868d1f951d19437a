// Every colour of the window, one row per token and one column per theme. No colour literal lives outside tokens.cpp.
#pragma once

#include <QColor>

namespace preamar::ui::style {

enum class Scheme { Light, Dark };

enum class Token {
    Window,
    Surface,
    Sunken,
    Hover,
    Border,
    Control,
    Text,
    Muted,
    Accent,
    AccentHover,
    OnAccent,
    Selection,
    Ok,
    OkOn,
    Warn,
    WarnOn,
    Crit,
    CritHover,
    CritOn,
    OnCrit,
    Info,
    InfoOn,
    History,
    // Comparisons and the marks of contexts: safe for colour-blind eyes, always with a dash pattern or a word beside.
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,
};

// What a state means; each has a colour pair, and is always shown with an icon and a word as well.
enum class Tone { Neutral, Ok, Warn, Crit, Info, Accent };

[[nodiscard]] QColor color(Token token, Scheme scheme);
// In the theme that is applied now.
[[nodiscard]] QColor color(Token token);
[[nodiscard]] QColor color(Token token, int percentOpaque);
[[nodiscard]] Token foregroundOf(Tone tone);
[[nodiscard]] Token backgroundOf(Tone tone);

} // namespace preamar::ui::style
