#include "core/platform/portainer/environments.h"

#include "core/net/httpclient.h"
#include "core/platform/portainer/portainererror.h"

namespace preamar {

namespace portainer {

Result<std::vector<Environment>> parseEnvironments(std::string_view body)
{
    const auto json = parseJson(body, "environments");
    if (!json)
        return fail(json.error());
    if (!json->is_array())
        return fail(ErrorCode::Protocol, "environments", "not a list");
    std::vector<Environment> out;
    for (const auto &one : *json) {
        const auto id = integerAt(one, "Id");
        if (!id)
            return fail(ErrorCode::Protocol, "environments", "an environment without a number");
        out.push_back({.id = *id,
                       .name = stringAt(one, "Name").value_or(std::to_string(*id)),
                       .type = environmentType(integerAt(one, "Type").value_or(0)),
                       .isUp = integerAt(one, "Status").value_or(0) == 1});
    }
    return out;
}

} // namespace portainer

Future<std::vector<portainer::Environment>> portainerEnvironments(const ContextConfig &config, SecretStore &secrets)
{
    auto promise = std::make_shared<QPromise<Result<std::vector<portainer::Environment>>>>();
    promise->start();
    auto future = promise->future();
    net::Origin origin;
    origin.url = config.url;
    origin.caFile = config.caFile;
    origin.credential = net::Origin::Credential::ApiKeyHeader;
    origin.secret = config.token;
    auto *client = new net::HttpClient(origin, secrets);
    net::Request request;
    request.path = "/api/endpoints";
    request.query = {{"excludeSnapshots", "true"}, {"start", "1"}, {"limit", "500"}};
    onResult(client->read(request), client, [promise, client](const Result<net::Response> &answer) {
        client->deleteLater();
        if (!answer)
            promise->addResult(fail(portainer::refined(answer.error())));
        else if (answer->status != 200)
            promise->addResult(fail(portainer::answerError(*answer, "environments")));
        else
            promise->addResult(portainer::parseEnvironments(answer->body));
        promise->finish();
    });
    return future;
}

} // namespace preamar
