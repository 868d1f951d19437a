#include "core/platform/portainer/portainererror.h"

#include "core/base/json.h"
#include "core/domain/reason.h"

namespace preamar::portainer {

namespace {

std::string messageOf(const net::Response &response)
{
    const auto json = parseJson(response.body, "message");
    return json ? stringAt(*json, "message").value_or("") : std::string();
}

bool says(const net::Response &response, std::string_view part)
{
    return messageOf(response).find(part) != std::string::npos;
}

} // namespace

bool isOutOfSequence(const net::Response &response)
{
    return response.status == 500 && says(response, "update out of sequence");
}

bool isServiceNotFound(const net::Response &response)
{
    const auto message = messageOf(response);
    return response.status == 404 && message.starts_with("service ") && message.ends_with(" not found");
}

bool isNotSwarmManager(const net::Response &response)
{
    return response.status == 503 && says(response, "This node is not a swarm manager");
}

Error answerError(const net::Response &response, const std::string &where)
{
    auto error = net::statusError(response, where);
    if (response.status == 401)
        error.reason = toString(ReasonCode::WrongApiKey);
    else if (response.status == 404 && says(response, "Unable to find an environment"))
        error.reason = toString(ReasonCode::EnvironmentGone);
    else if (isNotSwarmManager(response))
        error.reason = toString(ReasonCode::NotSwarmManager);
    return error;
}

Error refined(Error error)
{
    if (error.reason == toString(ReasonCode::RedirectRefused) &&
        error.detail.find("AdminInitTimeout") != std::string::npos) {
        error.code = ErrorCode::Unavailable;
        error.reason = toString(ReasonCode::PortainerNotInitialised);
    }
    return error;
}

} // namespace preamar::portainer
