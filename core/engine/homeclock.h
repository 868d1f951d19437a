// The clock of a home: the system's, or the lab's as soon as the home holds a lab context. One object for the engine's whole
// life, so that nothing has to be rebuilt when the first lab context is added.
#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <memory>

namespace preamar::engine {

class HomeClock final : public Clock
{
public:
    HomeClock() : m_inner(std::make_shared<SystemClock>()) {}
    void use(std::shared_ptr<const Clock> clock) { std::atomic_store(&m_inner, std::move(clock)); }
    [[nodiscard]] Timestamp wall() const override { return inner()->wall(); }
    [[nodiscard]] BootTime boot() const override { return inner()->boot(); }
    [[nodiscard]] double rate() const override { return inner()->rate(); }
    [[nodiscard]] std::string bootId() const override { return inner()->bootId(); }

private:
    [[nodiscard]] std::shared_ptr<const Clock> inner() const { return std::atomic_load(&m_inner); }
    std::shared_ptr<const Clock> m_inner;
};

}  // namespace preamar::engine
