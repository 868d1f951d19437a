// The translations of both languages, embedded and loaded side by side: one call may need both (`preamarctl reasons`).
#pragma once

#include "core/text/text.h"

namespace preamar::text {

[[nodiscard]] QString phrase(const char *context, const char *source, Language language);

}  // namespace preamar::text
