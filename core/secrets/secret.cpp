#include "core/secrets/secretstore.h"
#include "core/secrets/wipe.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace preamar {

void wipeBytes(char *data, std::size_t size)
{
    volatile char *bytes = data;
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = 0;
    std::atomic_signal_fence(std::memory_order_seq_cst);
}

Secret::Secret(std::string_view bytes) : m_size(bytes.size())
{
    if (bytes.empty())
        return;
    m_data = std::make_unique<char[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), m_data.get());
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept : m_data(std::move(other.m_data)), m_size(std::exchange(other.m_size, 0)) {}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void Secret::wipe()
{
    if (m_data)
        wipeBytes(m_data.get(), m_size);
    m_data.reset();
    m_size = 0;
}

} // namespace preamar
