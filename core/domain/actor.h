// Who asked: in every approval, command and audit row from the first format on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace preamar {

enum class Role { Viewer, Operator, Approver, Administrator };
enum class Origin { Window, CommandLine, Api, Engine };

struct Actor
{
    std::string name;     // OS user, token name, or "engine"
    Role role = Role::Administrator;  // the one role set of today: who can open the home administers it
    std::string machine;
    Origin origin = Origin::CommandLine;

    friend bool operator==(const Actor &, const Actor &) = default;
};

[[nodiscard]] std::string_view toString(Role role);
[[nodiscard]] std::string_view toString(Origin origin);
[[nodiscard]] std::optional<Role> parseRole(std::string_view text);
[[nodiscard]] std::optional<Origin> parseOrigin(std::string_view text);
// The OS user on this machine.
[[nodiscard]] Actor localActor(Origin origin);

}  // namespace preamar
