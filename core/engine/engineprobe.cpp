// Live tests of a context that need not be stored: what its platform and its source of metrics tell, and how far the
// connection to each gets.
#include "core/engine/engine_p.h"

#include "core/engine/connect.h"
#include "core/net/reach.h"
#include "core/platform/kubernetes/access.h"

#include <QThreadPool>

#include <algorithm>

namespace preamar {

namespace {

// The platform first, then its source; the platform lives until both answered.
Future<ContextHealth> probed(const Platform &keep, QObject *context)
{
    auto promise = std::make_shared<QPromise<Result<ContextHealth>>>();
    promise->start();
    onResult(keep.orchestrator->probe(), context, [context, promise, keep](Result<ContextHealth> health) {
        if (!health || !keep.metrics || health->state == ContextHealth::State::Unreachable) {
            promise->addResult(std::move(health));
            promise->finish();
            return;
        }
        onResult(keep.metrics->probe(), context, [promise, keep, health = std::move(*health)](const Result<ContextHealth> &source) mutable {
            if (source) {
                health.sourceVersion = source->sourceVersion;
                health.requests += source->requests;
                if (source->clockSkew)
                    health.clockSkew = source->clockSkew;
                if (source->state != ContextHealth::State::Ok && health.state == ContextHealth::State::Ok) {
                    health.state = ContextHealth::State::Degraded;
                    health.reason = source->reason;
                    health.detail = source->detail;
                }
            } else {
                health.state = ContextHealth::State::Degraded;
                health.reason = source.error().reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : source.error().reason;
                health.detail = source.error().detail;
            }
            promise->addResult(Result<ContextHealth>(std::move(health)));
            promise->finish();
        });
    });
    return promise->future();
}

// Where the platform's server is; empty where there is none, or where only a proxy knows the way. Files are read on a pool.
Future<std::string> serverOf(const ContextConfig &config)
{
    if (config.kind != ContextKind::Kubernetes)
        return readyFuture(Result<std::string>(config.kind == ContextKind::Portainer ? config.url : std::string()));
    auto promise = std::make_shared<QPromise<Result<std::string>>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, config = config.kubernetes] {
        const auto access = kubernetes::resolveAccess(config);
        promise->addResult(Result<std::string>(access && access->origin.proxy.empty() ? access->origin.url : std::string()));
        promise->finish();
    });
    return future;
}

std::optional<Timestamp> newestOf(const LatestMetrics &latest)
{
    std::optional<Timestamp> newest;
    for (const auto &[workload, metrics] : latest.byWorkload) {
        for (const auto &[id, measured] : metrics) {
            if (measured.value && measured.at)
                newest = std::max(newest, measured.at);
        }
    }
    return newest;
}

// One test under way: the parts arrive in any order, the last one answers.
struct Test
{
    ConnectionTest out;
    QPromise<Result<ConnectionTest>> promise;
    int waiting = 0;

    void arrived()
    {
        if (--waiting > 0)
            return;
        promise.addResult(std::move(out));
        promise.finish();
    }
};

} // namespace

Future<ContextHealth> Engine::probe(const ContextConfig &config)
{
    auto made = d->options.platforms(config, *d->secrets, d->clock, d->options.home);
    if (!made)
        return readyFuture(Result<ContextHealth>(fail(made.error())));
    return probed(*made, this);
}

Future<ConnectionTest> Engine::testConnection(const ContextConfig &config)
{
    auto test = std::make_shared<Test>();
    test->promise.start();
    auto future = test->promise.future();
    const auto reach = [this, test](const std::string &url, std::optional<ConnectionTest::Reach> &into) {
        if (url.empty())
            return;
        ++test->waiting;
        onResult(net::reach(url, this), this, [test, &into](const Result<net::Reach> &answer) {
            if (answer)
                into = ConnectionTest::Reach{.host = answer->host, .port = answer->port, .address = answer->address,
                                             .isResolved = answer->isResolved, .isConnected = answer->isConnected, .problem = answer->problem};
            test->arrived();
        });
    };
    ++test->waiting; // of the probe
    ++test->waiting; // of the way to the server
    onResult(serverOf(config), this, [reach, test](const Result<std::string> &url) {
        if (url)
            reach(*url, test->out.server);
        test->arrived();
    });
    reach(config.prometheus.url, test->out.source);
    auto made = d->options.platforms(config, *d->secrets, d->clock, d->options.home);
    if (!made) {
        test->out.health = fail(made.error());
        test->arrived();
        return future;
    }
    onResult(probed(*made, this), this, [this, test, keep = *made](Result<ContextHealth> health) {
        const bool isMeasured = health && keep.metrics && health->state != ContextHealth::State::Unreachable;
        test->out.health = std::move(health);
        if (!isMeasured) {
            test->arrived();
            return;
        }
        onResult(keep.metrics->latest({.metrics = {metric::cpuCores, metric::memoryBytes}}), this,
                 [test, keep, clock = d->clock](const Result<LatestMetrics> &latest) {
                     if (const auto newest = latest ? newestOf(*latest) : std::nullopt)
                         test->out.newestAge = std::chrono::duration_cast<Millis>(clock->wall() - *newest);
                     test->arrived();
                 });
    });
    return future;
}

} // namespace preamar
