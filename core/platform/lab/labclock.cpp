#include "core/platform/lab/lab.h"

#include <cmath>
#include <utility>

namespace preamar {

LabClock::LabClock(LabConfig config, std::shared_ptr<const Clock> system)
    : m_config(std::move(config)), m_system(std::move(system))
{}

Timestamp LabClock::wall() const
{
    if (m_config.at)
        return *m_config.at;
    const auto passed = static_cast<double>((m_system->wall() - m_config.createdReal).count());
    return m_config.created + Millis{std::llround(passed * m_config.speed)};
}

BootTime LabClock::boot() const
{
    return m_config.at ? BootTime{} : m_system->boot();
}

double LabClock::rate() const
{
    return m_config.at ? 0.0 : m_config.speed;
}

std::string LabClock::bootId() const
{
    return m_config.at ? "lab" : m_system->bootId();
}

} // namespace preamar
