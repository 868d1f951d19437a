// How far a policy is from the replicas there really were, as `replay --recorded` and `policies --workload` tell it.
#pragma once

#include "app/preamarctl/terminal.h"
#include "core/base/json.h"
#include "core/replay/agreement.h"

#include <optional>

namespace preamar::ctl {

// null where too little was recorded.
[[nodiscard]] Json agreementJson(const std::optional<replay::Agreement> &agreement);
// One line; `name` is the policy's.
[[nodiscard]] QString agreementText(const Terminal &terminal, const QString &name, const std::optional<replay::Agreement> &agreement);

} // namespace preamar::ctl
