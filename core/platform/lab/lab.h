// The demonstration: a simulated cluster behind the same two seams as a real one. Its load is a function of scenario,
// seed and time; what was changed in it is an append-only log in the home.
#pragma once

#include "core/base/clock.h"
#include "core/platform/lab/scenario.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"

#include <memory>
#include <string>

namespace preamar {

// Time of the demonstration: runs at `speed` from creation, or stands at `at`, and then boot() stands still too.
class LabClock final : public Clock
{
public:
    LabClock(LabConfig config, std::shared_ptr<const Clock> system);
    [[nodiscard]] Timestamp wall() const override;
    [[nodiscard]] BootTime boot() const override;
    [[nodiscard]] double rate() const override;
    [[nodiscard]] std::string bootId() const override;

private:
    LabConfig m_config;
    std::shared_ptr<const Clock> m_system;
};

struct LabParts
{
    std::shared_ptr<Orchestrator> orchestrator;
    std::shared_ptr<MetricSource> metrics;
};

// `clock` tells the demonstration's time (a LabClock, or a test's). InvalidArgument for an unknown scenario, a speed
// that is not positive, or a context name that cannot name a file; Storage where the log in the home cannot be read.
// Both parts belong to the thread that made them; under `at`, replicas are ready as soon as they are ordered.
[[nodiscard]] Result<LabParts> makeLab(const ContextConfig &config, std::shared_ptr<const Clock> clock,
                                       const std::string &home);

// The write log of a context: one JSON line per accepted write, with its intent.
[[nodiscard]] std::string labLogFile(const ContextName &context, const std::string &home);

} // namespace preamar
