#include "core/platform/kubernetes/kubernetes.h"

#include "core/platform/kubernetes/insidemetrics.h"
#include "core/platform/kubernetes/orchestrator_p.h"
#include "core/platform/kubernetes/portforward.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>

namespace preamar {

KubernetesParts makeKubernetes(const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock)
{
    auto orchestrator = std::make_shared<kubernetes::KubernetesOrchestrator>(config, secrets, clock);
    KubernetesParts out;
    out.pods = [orchestrator] { return orchestrator->pods(); };
    const auto shared = std::shared_ptr<kubernetes::ClusterClient>(orchestrator, &orchestrator->client());
    if (config.kubernetes.metricsApi)
        out.metricsApi = kubernetes::makeMetricsApiSource(config, shared, out.pods, clock);
    else if (!config.kubernetes.prometheusService.empty())
        out.prometheus = config.kubernetes.portForward ? kubernetes::portForward(config.kubernetes, shared) : kubernetes::serviceProxy(config.kubernetes, shared);
    out.orchestrator = std::move(orchestrator);
    return out;
}

Future<AccessReport> kubernetesAccess(const ContextConfig &config, SecretStore &secrets)
{
    auto orchestrator = std::make_shared<kubernetes::KubernetesOrchestrator>(config, secrets, std::make_shared<SystemClock>());
    auto promise = std::make_shared<QPromise<Result<AccessReport>>>();
    promise->start();
    auto future = promise->future();
    // The probe finds out which namespaces can be read at all; it is kept alive until the answer is there.
    onResult(orchestrator->probe(), orchestrator.get(), [orchestrator, promise](const Result<ContextHealth> &) mutable {
        auto *raw = orchestrator.get();
        raw->permissions([promise, keep = std::exchange(orchestrator, nullptr)](Result<AccessReport> report) mutable {
            promise->addResult(std::move(report));
            promise->finish();
            // Not from inside a call of its own, and on its own thread.
            QTimer::singleShot(0, QAbstractEventDispatcher::instance(), [last = std::exchange(keep, nullptr)] {});
        });
    });
    return future;
}

} // namespace preamar
