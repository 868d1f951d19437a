// The applied theme: Fusion, one palette and one stylesheet, both made from the tokens; fonts of the type scale.
#pragma once

#include "ui/style/tokens.h"

#include <QFont>
#include <QString>

#include <optional>
#include <string>

class QApplication;

namespace preamar::ui::style {

enum class ThemeChoice { Auto, Light, Dark };

[[nodiscard]] std::optional<ThemeChoice> parseTheme(const std::string &text);
[[nodiscard]] std::string themeName(ThemeChoice choice);

// Sets style, palette, font and stylesheet of the application. Auto follows the lightness of the palette that the
// platform gave at start: Qt 6.4 has no colour scheme hint (console.md 4.7).
void applyTheme(QApplication &app, ThemeChoice choice);
[[nodiscard]] Scheme currentScheme();

// Height of a row of a list: less where the operator chose compact.
void setCompact(bool isCompact);
[[nodiscard]] int rowHeight();

enum class TextRole { Caption, Body, Section, Page, Figure };
[[nodiscard]] QFont textFont(TextRole role, bool strong = false);

[[nodiscard]] QString styleSheet(Scheme scheme);

} // namespace preamar::ui::style
