#include "core/domain/actor.h"

#include "core/domain/names.h"

#include <QString>
#include <QSysInfo>

#if defined(Q_OS_UNIX)
#include <array>
#include <pwd.h>
#include <unistd.h>
#endif

namespace preamar {

namespace {

// The account that runs the program, not what an environment variable claims.
std::string osUser()
{
#if defined(Q_OS_UNIX)
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return "uid " + std::to_string(geteuid());
#else
    return qEnvironmentVariable("USERNAME", QStringLiteral("user")).toStdString();
#endif
}

} // namespace

std::string_view toString(Role role)
{
    return names::kRole.name(role);
}

std::string_view toString(Origin origin)
{
    return names::kOrigin.name(origin);
}

std::optional<Role> parseRole(std::string_view text)
{
    return names::kRole.value(text);
}

std::optional<Origin> parseOrigin(std::string_view text)
{
    return names::kOrigin.value(text);
}

Actor localActor(Origin origin)
{
    return {.name = osUser(),
            .role = Role::Administrator,
            .machine = QSysInfo::machineHostName().toStdString(),
            .origin = origin};
}

} // namespace preamar
