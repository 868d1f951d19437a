#include "core/platform/kubernetes/hpaexport.h"

#include "core/domain/reason.h"
#include "core/platform/kubernetes/applyrules.h"

namespace preamar::kubernetes {

Result<std::string> hpaYaml(const WorkloadRef &workload, const AutoscalerBounds &bounds)
{
    const bool deployment = workload.kind == WorkloadKind::Deployment;
    const bool known = deployment || workload.kind == WorkloadKind::StatefulSet;
    bool sane = known && isObjectName(workload.space) && isObjectName(workload.name) && bounds.min >= 1 && bounds.max >= bounds.min && !bounds.targets.empty();
    for (const auto &[name, percent] : bounds.targets)
        sane = sane && (name == "cpu" || name == "memory") && percent >= 1;
    if (!sane)
        return fail(ErrorCode::InvalidArgument, "autoscaler", toString(workload), std::string(toString(ReasonCode::OutOfBounds)));
    std::string out = "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: " + workload.name + "\n  namespace: " + workload.space +
                      "\nspec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: " + (deployment ? "Deployment" : "StatefulSet") + "\n    name: " + workload.name +
                      "\n  minReplicas: " + std::to_string(bounds.min) + "\n  maxReplicas: " + std::to_string(bounds.max) + "\n  metrics:\n";
    for (const auto &[name, percent] : bounds.targets)
        out += "  - type: Resource\n    resource:\n      name: " + name + "\n      target:\n        type: Utilization\n        averageUtilization: " + std::to_string(percent) + "\n";
    return out;
}

} // namespace preamar::kubernetes
