// A demonstration in a folder of its own, with a clock that the test moves.
#pragma once

#include "core/base/json.h"
#include "core/platform/lab/lab.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace preamar {

inline const Timestamp kStart = parseTimestamp("2026-03-02T14:00:00Z").value();

// Names for QCOMPARE, which would otherwise take the house's toString() for its own.
template<class E>
QByteArray named(E value)
{
    const std::string_view name = toString(value);
    return {name.data(), static_cast<qsizetype>(name.size())};
}

template<class T>
Result<T> await(QFuture<Result<T>> future)
{
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished() && timer.elapsed() < 20'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    if (!future.isFinished())
        return fail(ErrorCode::Timeout, "test");
    return future.result();
}

class LabFixture
{
public:
    explicit LabFixture(std::string scenario = "loja", std::uint64_t seed = 1)
    {
        config.name = ContextName("demo");
        config.lab.scenario = std::move(scenario);
        config.lab.seed = seed;
        config.lab.created = kStart;
        config.lab.createdReal = kStart;
        config.lab.speed = 600.0; // no slow answers
    }

    [[nodiscard]] std::string home() const { return dir.path().toStdString(); }
    [[nodiscard]] QString logPath() const { return QString::fromStdString(labLogFile(config.name, home())); }
    [[nodiscard]] LabParts open() const { return makeLab(config, clock, home()).value(); }

    [[nodiscard]] static Workload find(const LabParts &lab, const std::string &name)
    {
        const auto list = await(lab.orchestrator->workloads());
        for (const auto &w : list.value().workloads) {
            if (w.ref.name == name)
                return w;
        }
        throw std::runtime_error("no workload " + name);
    }

    [[nodiscard]] static ChangeRequest request(const Workload &w, std::int64_t to, std::string intent)
    {
        ChangeRequest out;
        out.intent = IntentId(std::move(intent));
        out.workload = w.ref;
        out.change = ReplicaChange{.from = w.replicas, .to = to};
        out.expected = {
            .uid = w.uid, .version = w.version, .replicas = w.replicas, .specDigest = w.specDigest, .owners = w.owners};
        return out;
    }

    [[nodiscard]] static ApplyResult apply(const LabParts &lab, const ChangeRequest &request)
    {
        return await(lab.orchestrator->apply(request)).value();
    }

    [[nodiscard]] static ApplyResult scale(const LabParts &lab, const std::string &name, std::int64_t to,
                                           std::string intent)
    {
        return apply(lab, request(find(lab, name), to, std::move(intent)));
    }

    // The whole log, one value per line.
    [[nodiscard]] std::vector<Json> log() const
    {
        std::vector<Json> out;
        QFile file(logPath());
        if (!file.open(QIODevice::ReadOnly))
            return out;
        for (const auto &line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                out.push_back(parseJson(line.toStdString(), "line").value());
        }
        return out;
    }

    QTemporaryDir dir;
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(kStart);
    ContextConfig config;
};

inline const std::vector<MetricId> kFive{metric::cpuCores, metric::memoryBytes, metric::requestsPerSecond,
                                         metric::latencyP95, metric::errorRatio};

} // namespace preamar
