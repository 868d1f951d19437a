// The seam to time. Nothing else in the house asks the system what time it is.
#pragma once

#include "core/base/time.h"

#include <string>

namespace preamar {

class Clock
{
public:
    virtual ~Clock() = default;
    // Time of the world that is watched: UTC, or the lab's own time.
    [[nodiscard]] virtual Timestamp wall() const = 0;
    // Time since boot, suspend included. Lifetimes of proposals and approvals are measured with it (I-07, I-14).
    [[nodiscard]] virtual BootTime boot() const = 0;
    // How fast wall() runs against boot(): 1 on real clocks, the lab's speed, 0 where time stands still.
    [[nodiscard]] virtual double rate() const { return 1.0; }
    // Names the boot that boot() belongs to; points of different boots cannot be compared.
    [[nodiscard]] virtual std::string bootId() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp wall() const override;
    [[nodiscard]] BootTime boot() const override;
    [[nodiscard]] std::string bootId() const override;
};

// Moves only when told to: for tests.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start) : m_wall(start) {}
    [[nodiscard]] Timestamp wall() const override { return m_wall; }
    [[nodiscard]] BootTime boot() const override { return m_boot; }
    [[nodiscard]] std::string bootId() const override { return m_bootId; }
    void advance(Millis d)
    {
        m_wall += d;
        m_boot += d;
    }
    void stepWall(Millis d) { m_wall += d; }
    void reboot(std::string id)
    {
        m_bootId = std::move(id);
        m_boot = BootTime{};
    }

private:
    Timestamp m_wall;
    BootTime m_boot{Millis{1'000'000}};
    std::string m_bootId = "boot-1";
};

}  // namespace preamar
