#include "core/engine/updates.h"

#include "core/base/json.h"
#include "core/net/httpclient.h"

#include <QUrl>
#include <QVersionNumber>

#include <memory>

namespace preamar {

namespace {

constexpr Millis kDeadline{Seconds{10}};
constexpr std::size_t kLargest = 64U << 10U;

// Everything that has to live until the answer is there, and no longer.
struct Look
{
    std::unique_ptr<SecretStore> secrets = makeSystemSecretStore();
    std::unique_ptr<net::HttpClient> client;
    QPromise<Result<UpdateNews>> promise;
};

bool isHere(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1StringView("127.0.0.1") || host == QLatin1StringView("localhost") ||
           host == QLatin1StringView("::1");
}

QVersionNumber versionOf(std::string_view text)
{
    qsizetype end = 0;
    const QString all = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const auto version = QVersionNumber::fromString(all, &end);
    return end == all.size() ? version : QVersionNumber();
}

} // namespace

Result<void> checkFeedAddress(const std::string &feed)
{
    const QUrl url(QString::fromStdString(feed), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(ErrorCode::InvalidArgument, "feed", "an address such as https://example.org/preamar.json is expected");
    const QString scheme = url.scheme();
    if (scheme != QLatin1StringView("https") && !(scheme == QLatin1StringView("http") && isHere(url)))
        return fail(ErrorCode::InvalidArgument, "feed", "https is expected");
    return {};
}

Result<UpdateNews> readFeed(std::string_view body, const std::string &ownVersion)
{
    const auto json = parseJson(body, "feed");
    if (!json)
        return fail(json.error());
    const auto version = stringAt(*json, "version");
    if (!version || versionOf(*version).isNull())
        return fail(ErrorCode::Protocol, "feed", "no version in it");
    UpdateNews news{.version = *version, .page = {}, .isNewer = false};
    news.isNewer = versionOf(*version).normalized() > versionOf(ownVersion).normalized();
    const std::string page = stringAt(*json, "page").value_or("");
    if (checkFeedAddress(page))
        news.page = page;
    return news;
}

Future<UpdateNews> lookForUpdate(const std::string &feed, const std::string &ownVersion)
{
    if (auto bad = checkFeedAddress(feed); !bad)
        return readyFuture<UpdateNews>(fail(bad.error()));
    const QUrl url(QString::fromStdString(feed), QUrl::StrictMode);
    auto look = std::make_shared<Look>();
    look->promise.start();
    auto future = look->promise.future();
    net::Origin origin;
    origin.url = url.adjusted(QUrl::RemovePath).toString(QUrl::FullyEncoded).toStdString();
    look->client = std::make_unique<net::HttpClient>(std::move(origin), *look->secrets);
    net::Request request;
    request.path = url.path(QUrl::FullyEncoded).toStdString();
    request.deadline = kDeadline;
    request.maximumBytes = kLargest;
    onResult(look->client->read(request), look->client.get(), [look, ownVersion](const Result<net::Response> &answer) {
        Result<UpdateNews> news = !answer ? Result<UpdateNews>(fail(answer.error()))
                                  : answer->status != 200
                                      ? Result<UpdateNews>(fail(net::statusError(*answer, "feed")))
                                      : readFeed(answer->body, ownVersion);
        look->promise.addResult(std::move(news));
        look->promise.finish();
        // We are called from inside the client, which this closure keeps alive.
        look->client.release()->deleteLater();
    });
    return future;
}

} // namespace preamar
