// An HPA as text, for operators who keep their autoscalers in a repository.
#pragma once

#include "core/domain/workload.h"

#include <string>

namespace preamar::kubernetes {

// autoscaling/v2, ready for kubectl apply or for the API server (application/yaml). InvalidArgument for bounds that an API
// server would refuse, and for what is no Deployment or StatefulSet.
[[nodiscard]] Result<std::string> hpaYaml(const WorkloadRef &workload, const AutoscalerBounds &bounds);

} // namespace preamar::kubernetes
