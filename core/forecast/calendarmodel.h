// A model of the series freed of its calendar (knownfuture.h), seen through the calendar again.
#pragma once

#include "core/forecast/knownfuture.h"

#include <functional>

namespace preamar::forecast {

// `next`: the row that comes first; `model` was fitted on known.without() of the rows before it. Within an event the
// factor follows what is measured, so that an event that turns out otherwise does not spoil what is foreseen for after.
[[nodiscard]] std::unique_ptr<Model> withKnownFuture(std::unique_ptr<Model> model, KnownFuture known, Bounds bounds,
                                                     Timestamp next);
// `load` reads the wrapped model's own bytes.
[[nodiscard]] Result<std::unique_ptr<Model>>
loadWithKnownFuture(std::string_view bytes,
                    const std::function<Result<std::unique_ptr<Model>>(std::string_view)> &load);

// Gives a model the calendar from its next row (`next`) on as it is now, and wraps it where it has none and there is
// something to know. True where that changed what it foresees or will.
bool knowCalendar(std::unique_ptr<Model> &model, const Calendar &ahead, Timestamp next, Millis step);
// Whether it is wrapped.
[[nodiscard]] bool hasKnownFuture(const Model *model);

} // namespace preamar::forecast
