// A SecretStore in memory; it answers in the next turn of the event loop, like the real one.
#pragma once

#include "core/secrets/secretstore.h"

#include <QTimer>

#include <map>

namespace preamar::test {

class MemorySecrets final : public SecretStore
{
public:
    void put(const std::string &ref, const std::string &value) { m_values[ref] = value; }
    [[nodiscard]] int reads() const { return m_reads; }
    bool answers = true; // false: a keychain that asks a person and waits

    void read(const SecretRef &ref, QObject *context, SecretHandler handler) override
    {
        ++m_reads;
        if (!answers)
            return;
        QTimer::singleShot(0, context, [this, key = ref.str(), handler = std::move(handler)] {
            const auto it = m_values.find(key);
            if (it == m_values.end())
                return handler(fail(ErrorCode::NotFound, "keychain", "no such entry", "SecretUnavailable"));
            handler(Secret(it->second));
        });
    }
    void write(const SecretRef &ref, Secret secret, QObject *context, DoneHandler handler) override
    {
        m_values[ref.str()] = std::string(secret.bytes());
        QTimer::singleShot(0, context, [handler = std::move(handler)] { handler({}); });
    }
    void remove(const SecretRef &ref, QObject *context, DoneHandler handler) override
    {
        m_values.erase(ref.str());
        QTimer::singleShot(0, context, [handler = std::move(handler)] { handler({}); });
    }

private:
    std::map<std::string, std::string> m_values;
    int m_reads = 0;
};

} // namespace preamar::test
