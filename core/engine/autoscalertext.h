// An autoscaler as text, for operators who keep theirs in a repository: the window's way to what the Kubernetes adapter
// writes (core/platform/kubernetes/hpaexport.h).
#pragma once

#include "core/domain/workload.h"

#include <string>

namespace preamar {

// An HPA with these bounds, ready for kubectl apply. InvalidArgument where no API server would take it.
[[nodiscard]] Result<std::string> autoscalerYaml(const WorkloadRef &workload, const AutoscalerBounds &bounds);

} // namespace preamar
