#include "core/engine/autoscalertext.h"

#include "core/platform/kubernetes/hpaexport.h"

namespace preamar {

Result<std::string> autoscalerYaml(const WorkloadRef &workload, const AutoscalerBounds &bounds)
{
    return kubernetes::hpaYaml(workload, bounds);
}

} // namespace preamar
