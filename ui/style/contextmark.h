// The colour a context is told by, beside its name and never instead of it.
#pragma once

#include "ui/style/tokens.h"

#include <QIcon>
#include <QString>

#include <string>

namespace preamar::ui::style {

// `color` is one of contextColors(); anything else has no mark (Token::Border).
[[nodiscard]] Token contextMark(const std::string &color);
[[nodiscard]] QString contextColorName(const std::string &color);
// A filled square of the mark.
[[nodiscard]] QIcon contextMarkIcon(const std::string &color);

} // namespace preamar::ui::style
