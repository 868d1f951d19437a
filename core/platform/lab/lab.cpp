#include "core/platform/lab/lab.h"

#include "core/platform/lab/labparts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace preamar {

namespace {

// What may be a part of a file name everywhere.
bool namesAFile(const std::string &name)
{
    return !name.empty() && name.size() <= 100 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || c == '.';
           });
}

} // namespace

std::string labLogFile(const ContextName &context, const std::string &home)
{
    return home + "/lab-" + context.str() + ".log";
}

Result<LabParts> makeLab(const ContextConfig &config, std::shared_ptr<const Clock> clock, const std::string &home)
{
    const auto *scenario = labScenario(config.lab.scenario);
    if (scenario == nullptr)
        return fail(ErrorCode::InvalidArgument, "lab scenario", config.lab.scenario);
    if (!std::isfinite(config.lab.speed) || config.lab.speed <= 0.0)
        return fail(ErrorCode::InvalidArgument, "lab speed", "must be positive");
    if (!namesAFile(config.name.str()))
        return fail(ErrorCode::InvalidArgument, "lab context name", "letters, digits, '-', '_' and '.' only");
    auto core = std::make_shared<lab::LabCore>(config, *scenario, std::move(clock), labLogFile(config.name, home));
    if (auto state = core->cluster.state(); !state)
        return fail(state.error());
    return LabParts{.orchestrator = lab::makeOrchestrator(core), .metrics = lab::makeMetricSource(core)};
}

} // namespace preamar
