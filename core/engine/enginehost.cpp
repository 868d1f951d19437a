#include "core/engine/enginehost.h"

#include <mutex>

namespace preamar {

class EngineHost::Private
{
public:
    // Runs fn(engine) on the engine's thread and forwards its future's value.
    template<class T, class Fn>
    Future<T> call(Fn fn)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        QMetaObject::invokeMethod(
            engine,
            [this, promise, fn = std::move(fn)]() mutable {
                onResult(fn(*engine), engine, [promise](Result<T> result) {
                    promise->addResult(std::move(result));
                    promise->finish();
                });
            },
            Qt::QueuedConnection);
        return future;
    }

    QThread thread;
    Engine *engine = nullptr;
    std::shared_ptr<SecretStore> secrets;
    std::unique_ptr<HomeReader> reader;
    std::shared_ptr<const Snapshot> snapshot = std::make_shared<const Snapshot>();
};

EngineHost::EngineHost(EngineOptions options, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<preamar::Event>();
    if (!options.secrets)
        options.secrets = std::shared_ptr<SecretStore>(makeSystemSecretStore());
    d->secrets = options.secrets;
    const std::string home = options.home;
    d->engine = new Engine(std::move(options));
    d->reader = std::make_unique<HomeReader>(home, d->engine->clock());
    d->engine->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->engine, &QObject::deleteLater);
    connect(d->engine, &Engine::snapshotChanged, d->engine, [this] {
        // The value crosses with the queued call; the engine may already have a newer one by then.
        QMetaObject::invokeMethod(
            this,
            [this, snapshot = d->engine->snapshot()] {
                d->snapshot = snapshot;
                Q_EMIT snapshotChanged();
            },
            Qt::QueuedConnection);
    });
    connect(d->engine, &Engine::eventHappened, this, &EngineHost::eventHappened, Qt::QueuedConnection);
    d->thread.setObjectName(QStringLiteral("engine"));
    d->thread.start();
}

EngineHost::~EngineHost()
{
    auto done = std::make_shared<QPromise<void>>();
    done->start();
    auto finished = done->future();
    QMetaObject::invokeMethod(
        d->engine,
        [engine = d->engine, done] {
            onResult(engine->shutdown(), engine, [done](const Result<void> &) {
                done->finish();
                QThread::currentThread()->quit();
            });
        },
        Qt::QueuedConnection);
    if (!d->thread.wait(QDeadlineTimer(std::chrono::seconds(5)))) {
        d->thread.quit();
        d->thread.wait();
    }
}

void EngineHost::start()
{
    QMetaObject::invokeMethod(
        d->engine, [engine = d->engine] { onResult(engine->start(), engine, [](const Result<bool> &) {}); }, Qt::QueuedConnection);
}

std::shared_ptr<const Snapshot> EngineHost::snapshot() const
{
    return d->snapshot;
}

Future<CommandAnswer> EngineHost::submit(const Command &command)
{
    return d->call<CommandAnswer>([command](Engine &engine) { return engine.submit(command); });
}

Future<ChartSeries> EngineHost::chart(const ChartRequest &request)
{
    return d->call<ChartSeries>([request](Engine &engine) { return engine.chart(request); });
}

Future<ModelBoard> EngineHost::modelBoard()
{
    return d->call<ModelBoard>([](Engine &engine) { return engine.modelBoard(); });
}

Future<ModelStudy> EngineHost::modelStudy(const SeriesKey &key)
{
    return d->call<ModelStudy>([key](Engine &engine) { return engine.modelStudy(key); });
}

Future<SimulationAnswer> EngineHost::simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control)
{
    return d->call<SimulationAnswer>([query, control = std::move(control)](Engine &engine) { return engine.simulate(query, control); });
}

Future<ConnectionTest> EngineHost::testConnection(const ContextConfig &config)
{
    return d->call<ConnectionTest>([config](Engine &engine) { return engine.testConnection(config); });
}

Future<std::vector<FoundContext>> EngineHost::findContexts(const std::string &kubeconfig)
{
    return preamar::findContexts(kubeconfig);
}

Future<AccessRights> EngineHost::accessRights(const ContextConfig &config)
{
    return d->call<AccessRights>([config, secrets = d->secrets](Engine &) { return preamar::accessRights(config, *secrets); });
}

Future<std::vector<FoundEnvironment>> EngineHost::findEnvironments(const ContextConfig &config)
{
    return d->call<std::vector<FoundEnvironment>>(
        [config, secrets = d->secrets](Engine &) { return preamar::findEnvironments(config, *secrets); });
}

Future<QueryTrial> EngineHost::tryQuery(const ContextConfig &config, const std::string &text)
{
    return d->call<QueryTrial>([config, text](Engine &engine) { return engine.tryQuery(config, text); });
}

Future<> EngineHost::storeSecret(const SecretRef &ref, std::shared_ptr<Secret> secret)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(
        d->engine,
        [engine = d->engine, secrets = d->secrets, ref, secret, promise] {
            secrets->write(ref, std::move(*secret), engine, [promise](Result<void> done) {
                promise->addResult(std::move(done));
                promise->finish();
            });
        },
        Qt::QueuedConnection);
    return future;
}

Future<> EngineHost::removeSecret(const SecretRef &ref)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(
        d->engine,
        [engine = d->engine, secrets = d->secrets, ref, promise] {
            secrets->remove(ref, engine, [promise](Result<void> done) {
                promise->addResult(std::move(done));
                promise->finish();
            });
        },
        Qt::QueuedConnection);
    return future;
}

HomeReader &EngineHost::reader()
{
    return *d->reader;
}

}  // namespace preamar
