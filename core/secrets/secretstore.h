// The seam to secrets: the OS keychain, or on servers a file of mode 0600 that the operator names. No other place.
#pragma once

#include "core/base/async.h"
#include "core/base/ids.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace preamar {

// Owns a secret's bytes: move-only, wiped when it goes, without any way to print it.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string_view bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] std::string_view bytes() const { return {m_data.get(), m_size}; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Secret copy() const { return Secret(bytes()); }

private:
    void wipe();
    std::unique_ptr<char[]> m_data;
    std::size_t m_size = 0;
};

using SecretHandler = std::function<void(Result<Secret>)>;
using DoneHandler = std::function<void(Result<void>)>;

// Handlers run once, on the thread of `context`, never after it is gone, at most 20 s later. Call on that thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual void read(const SecretRef &ref, QObject *context, SecretHandler handler) = 0;
    virtual void write(const SecretRef &ref, Secret secret, QObject *context, DoneHandler handler) = 0;
    virtual void remove(const SecretRef &ref, QObject *context, DoneHandler handler) = 0;
};

// "keychain:…" through QtKeychain (insecure fallback off, read back after a write), "file:…" read only: refused with
// SecretFileReadable when others may read it, with SecretUnavailable when it is not there.
[[nodiscard]] std::unique_ptr<SecretStore> makeSystemSecretStore();
// Reads a token file now, with the same checks: for `context add --token-file`.
[[nodiscard]] Result<Secret> readSecretFile(const std::string &path);

}  // namespace preamar
