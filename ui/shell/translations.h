// The language of the window: our texts, Qt's own, numbers and dates.
#pragma once

#include "core/text/text.h"

namespace preamar::ui {

// Replaces what was installed before; windows made afterwards speak it.
void installLanguage(text::Language language);

} // namespace preamar::ui
