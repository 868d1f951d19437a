// Distinct types for names that must not be mixed up.
#pragma once

// Before <compare>: moc of Qt 6.4 cannot read libstdc++'s <concepts> as the first header of a file.
#include <string>

#include <compare>
#include <cstdint>
#include <functional>
#include <utility>

namespace preamar {

template<class Tag>
class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(std::string value) : m_value(std::move(value)) {}
    [[nodiscard]] const std::string &str() const { return m_value; }
    [[nodiscard]] bool empty() const { return m_value.empty(); }
    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend auto operator<=>(const StrongId &, const StrongId &) = default;

private:
    std::string m_value;
};

using ContextName = StrongId<struct ContextNameTag>;
using MetricId = StrongId<struct MetricIdTag>;
using ProposalId = StrongId<struct ProposalIdTag>;
using IntentId = StrongId<struct IntentIdTag>;
using ForecastId = StrongId<struct ForecastIdTag>;
using CommandId = StrongId<struct CommandIdTag>;
// Where a secret is kept: "keychain:<key>" or "file:<absolute path>". Never the secret itself.
using SecretRef = StrongId<struct SecretRefTag>;

// A new ULID-like identifier: 48 bits of time, 80 random bits, 26 characters that sort by time.
[[nodiscard]] std::string newUlid(std::int64_t unixMillis);

}  // namespace preamar

template<class Tag>
struct std::hash<preamar::StrongId<Tag>>
{
    std::size_t operator()(const preamar::StrongId<Tag> &id) const noexcept { return std::hash<std::string>{}(id.str()); }
};
