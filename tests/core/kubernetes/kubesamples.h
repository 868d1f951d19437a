// Objects as a real kube-apiserver 1.31 writes them, cut to what matters here.
#pragma once

#include "core/base/json.h"

#include <string>

namespace preamar::test {

inline Json deploymentJson(const std::string &name = "api", std::int64_t replicas = 3)
{
    Json out = Json::parse(R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"api","namespace":"shop","uid":"uid-api","resourceVersion":"101","generation":2,
 "labels":{"app":"api"},"annotations":{"deployment.kubernetes.io/revision":"1","preamar.io/enable":"true","preamar.io/min":"2"},
 "managedFields":[{"manager":"kubectl-create","operation":"Update","fieldsV1":{"f:spec":{"f:replicas":{}}}}]},
 "spec":{"replicas":3,"selector":{"matchLabels":{"app":"api"}},"strategy":{"type":"RollingUpdate"},"template":{"metadata":{"labels":{"app":"api"}},
 "spec":{"containers":[{"name":"main","image":"example.test/api:1","resources":{"limits":{"cpu":"500m","memory":"64Mi"},"requests":{"cpu":"250m","memory":"32Mi"}}},
 {"name":"side","image":"example.test/side:1","resources":{"limits":{"cpu":"250m","memory":"64Mi"}}}]}}},
 "status":{"observedGeneration":2,"replicas":3,"updatedReplicas":3,"readyReplicas":3,"availableReplicas":3}})");
    out["metadata"]["name"] = name;
    out["metadata"]["uid"] = "uid-" + name;
    out["spec"]["replicas"] = replicas;
    return out;
}

inline Json replicaSetJson(const std::string &name = "api-7d4f9c8b6", const std::string &deployment = "api")
{
    return Json{{"metadata", {{"name", name}, {"namespace", "shop"}, {"ownerReferences", Json::array({{{"kind", "Deployment"}, {"name", deployment}, {"controller", true}}})}}}};
}

inline Json podJson(const std::string &name, const std::string &owner = "api-7d4f9c8b6", bool ready = true, const std::string &kind = "ReplicaSet")
{
    return Json{{"metadata", {{"name", name}, {"namespace", "shop"}, {"resourceVersion", "7"}, {"ownerReferences", Json::array({{{"kind", kind}, {"name", owner}, {"controller", true}}})}}},
                {"status", {{"phase", "Running"}, {"conditions", Json::array({{{"type", "Ready"}, {"status", ready ? "True" : "False"}}})},
                            {"containerStatuses", Json::array({{{"name", "main"}, {"restartCount", 0}, {"state", {{"running", Json::object()}}}}})}}}};
}

inline Json hpaJson(std::int64_t min = 2, std::int64_t max = 10, const std::string &target = "api")
{
    return Json{{"kind", "HorizontalPodAutoscaler"},
                {"metadata", {{"name", "api"}, {"namespace", "shop"}, {"uid", "uid-hpa"}, {"resourceVersion", "202"}}},
                {"spec", {{"scaleTargetRef", {{"apiVersion", "apps/v1"}, {"kind", "Deployment"}, {"name", target}}},
                          {"minReplicas", min}, {"maxReplicas", max},
                          {"metrics", Json::array({{{"type", "Resource"}, {"resource", {{"name", "cpu"}, {"target", {{"type", "Utilization"}, {"averageUtilization", 70}}}}}}})}}},
                {"status", {{"currentReplicas", 3}, {"desiredReplicas", 3},
                            {"currentMetrics", Json::array({{{"type", "Resource"}, {"resource", {{"name", "cpu"}, {"current", {{"averageUtilization", 55}}}}}}})},
                            {"conditions", Json::array({{{"type", "ScalingActive"}, {"status", "True"}}, {{"type", "ScalingLimited"}, {"status", "False"}, {"reason", "DesiredWithinRange"}}})}}}};
}

inline std::string listOf(const Json &items)
{
    return dumpJson(Json{{"kind", "List"}, {"metadata", {{"resourceVersion", "900"}}}, {"items", items}});
}

} // namespace preamar::test
