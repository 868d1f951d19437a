// What a holiday is called.
#pragma once

#include "core/calendar/holidays.h"
#include "core/text/text.h"

namespace preamar::text {

// The user's own dates keep the name they were given.
[[nodiscard]] QString holidayName(const calendar::Holiday &holiday, Language language);

} // namespace preamar::text
