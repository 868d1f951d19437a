// What the palette offers now: everything that Actions knows and that is possible, every service, context and section
// of the settings.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/shell/actions.h"
#include "ui/shell/navigator.h"
#include "ui/shell/palette.h"

#include <memory>
#include <vector>

namespace preamar::ui {

[[nodiscard]] std::vector<PaletteEntry>
paletteEntries(const Actions &actions, const std::shared_ptr<const Snapshot> &snapshot, Navigator &navigator);
// The chord of the emergency stop, as the layouts of keyboards write it.
[[nodiscard]] std::vector<QKeySequence> stopKeys();

} // namespace preamar::ui
