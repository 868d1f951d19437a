#include "core/platform/kubernetes/feeds.h"

#include "core/base/log.h"
#include "core/domain/reason.h"
#include "core/platform/offthread.h"

#include <QPointer>
#include <QUrl>

namespace preamar::kubernetes {

namespace {

constexpr int kPageSize = 500;
constexpr Millis kListDeadline{Seconds{30}};
// Bookmarks come about once a minute: twice that long without a byte is a connection that is dead.
constexpr Millis kSilence{Seconds{150}};
constexpr std::size_t kLongestLine = std::size_t{4} << 20U;
constexpr std::size_t kLargestPage = std::size_t{64} << 20U;
constexpr Millis kWatchAfter{2'000};
constexpr Millis kFirstWait{500};
constexpr Millis kLongestWait{30'000};
constexpr auto kMetadataList = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json;as=PartialObjectMetadataList;v=v1beta1;g=meta.k8s.io";
constexpr auto kMetadata = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json;as=PartialObjectMetadata;v=v1beta1;g=meta.k8s.io";

std::string pathOf(const Resource &resource, const std::string &space)
{
    std::string out(resource.group);
    if (!space.empty())
        out += "/namespaces/" + QUrl::toPercentEncoding(QString::fromStdString(space)).toStdString();
    return out + "/" + std::string(resource.plural);
}

} // namespace

struct Feeds::Feed
{
    Feed(const Resource &what, std::string where) : resource(what), space(std::move(where)) {}

    Resource resource;
    std::string space;
    std::string resourceVersion;
    std::string buffer;
    bool live = false;            // a watch runs that continues the last list
    bool denied = false;
    bool absent = false;          // denied by a 404: the server does not know the kind
    bool stopped = false;
    Millis wait = kFirstWait;
    std::unique_ptr<QObject> stream;
};

// One list of one feed, page by page: the next is asked for while the last is parsed.
struct Feeds::Listing
{
    std::shared_ptr<Feed> feed;
    std::shared_ptr<Round> round;
    ClusterState fresh{};
    std::string resourceVersion{};
    std::optional<Error> error{};
    int attempt = 0;              // what belongs to an earlier one is dropped
    int waiting = 0;              // answers and parses under way
    bool ended = false;
};

struct Feeds::Round
{
    std::vector<std::function<void(Result<Refreshed>)>> done;
    Refreshed out;
    std::optional<Error> error;
    int waiting = 0;
};

Feeds::Feeds(ClusterClient &client, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(std::move(clock))
{}

Feeds::~Feeds()
{
    for (const auto &feed : m_feeds)
        feed->stopped = true;
}

void Feeds::configure(const std::vector<std::string> &spaces, const std::set<ResourceKind> &offered)
{
    if (spaces == m_spaces && offered == m_offered && !m_feeds.empty())
        return;
    for (const auto &feed : m_feeds) {
        feed->stopped = true;
        feed->stream.reset();
    }
    m_feeds.clear();
    m_state = {};
    m_spaces = spaces;
    m_offered = offered;
    for (const auto &resource : kubernetes::resources()) {
        if (!offered.contains(resource.kind))
            continue;
        for (const auto &space : spaces)
            m_feeds.push_back(std::make_shared<Feed>(resource, space));
    }
    // Whoever waits for a round of the feeds before waits for one of these; what those still answer is dropped.
    if (const auto before = std::exchange(m_round, nullptr)) {
        auto round = std::make_shared<Round>();
        round->done = std::exchange(before->done, {});
        round->out.requests = before->out.requests;
        begin(round);
    }
}

bool Feeds::absent(ResourceKind kind) const
{
    bool any = false;
    for (const auto &feed : m_feeds) {
        if (feed->resource.kind != kind)
            continue;
        if (!feed->absent)
            return false;
        any = true;
    }
    return any;
}

bool Feeds::allLive() const
{
    return !m_feeds.empty() && std::all_of(m_feeds.begin(), m_feeds.end(), [](const auto &f) { return f->live || f->denied; });
}

void Feeds::refresh(std::function<void(Result<Refreshed>)> done)
{
    if (m_round) { // two callers share one round
        m_round->done.push_back(std::move(done));
        return;
    }
    auto round = std::make_shared<Round>();
    round->done.push_back(std::move(done));
    begin(round);
}

void Feeds::begin(const std::shared_ptr<Round> &round)
{
    m_round = round;
    round->waiting = 1;
    for (const auto &feed : m_feeds) {
        if (feed->live)
            continue;
        ++round->waiting;
        feed->denied = false;
        feed->absent = false;
        feed->stream.reset();
        listPage(std::make_shared<Listing>(Listing{.feed = feed, .round = round}), {});
    }
    listed(nullptr, round, std::nullopt);
}

void Feeds::listPage(const std::shared_ptr<Listing> &listing, const std::string &token)
{
    const auto &resource = listing->feed->resource;
    ++listing->round->out.requests;
    ++listing->waiting;
    net::Request request;
    request.path = pathOf(resource, listing->feed->space);
    request.query = {{"limit", std::to_string(kPageSize)}};
    if (!token.empty())
        request.query.emplace_back("continue", token);
    request.deadline = kListDeadline;
    request.maximumBytes = kLargestPage;
    if (resource.metadataOnly)
        request.accept = kMetadataList;
    m_client.read(request, [this, listing](Answer answer) {
        takeAnswer(listing, std::move(answer));
        --listing->waiting;
        endListing(listing);
    });
}

void Feeds::takeAnswer(const std::shared_ptr<Listing> &listing, Answer answer)
{
    if (listing->feed->stopped)
        return;
    const auto fails = [&](Error why) { listing->error = listing->error ? listing->error : std::move(why); };
    if (!answer)
        return fails(answer.error());
    // The token outlived its snapshot: the list begins again, once (protocols.md C.2).
    if (answer->status == 410 && listing->attempt == 0 && !listing->error) {
        ++listing->attempt;
        listing->fresh = {};
        return listPage(listing, {});
    }
    if (answer->status != 200)
        return fails(answerError(*answer, std::string(listing->feed->resource.plural)));
    ++listing->waiting; // before anything that may end the list at once
    const auto next = listing->error ? std::string() : tokenBeforeItems(answer->body);
    if (!next.empty())
        listPage(listing, next);
    const auto kind = listing->feed->resource.kind;
    const auto bytes = answer->body.size();
    auto parsed = platform::parseWhereItFits(bytes, [kind, body = std::move(answer->body)] { return parsePage(kind, body); });
    onResult(parsed, this, [this, listing, nextAsked = !next.empty(), attempt = listing->attempt](Result<Page> page) {
        if (attempt == listing->attempt && !listing->feed->stopped)
            takePage(listing, std::move(page), nextAsked);
        --listing->waiting;
        endListing(listing);
    });
}

void Feeds::takePage(const std::shared_ptr<Listing> &listing, Result<Page> page, bool nextAsked)
{
    if (!page) {
        listing->error = listing->error ? listing->error : std::move(page.error());
        return;
    }
    applyRows(listing->feed->resource.kind, listing->fresh, std::move(page->part));
    listing->resourceVersion = page->resourceVersion; // the same on every page of one list
    if (!nextAsked && !page->next.empty() && !listing->error)
        listPage(listing, page->next);
}

// Whatever came last ends it.
void Feeds::endListing(const std::shared_ptr<Listing> &listing)
{
    if (listing->waiting > 0 || std::exchange(listing->ended, true))
        return;
    const auto &feed = listing->feed;
    if (feed->stopped) // its round was taken over
        return;
    if (listing->error)
        return listed(feed, listing->round, std::move(listing->error));
    feed->resourceVersion = listing->resourceVersion;
    replaceRows(feed->resource.kind, m_state, std::move(listing->fresh), feed->space);
    feed->wait = kFirstWait;
    // A program that ends after one look needs no watch.
    if (!feed->resourceVersion.empty()) {
        QTimer::singleShot(kWatchAfter, this, [this, feed, version = feed->resourceVersion] {
            if (!feed->stopped && !feed->live && !m_round && feed->resourceVersion == version)
                startWatch(feed);
        });
    }
    listed(feed, listing->round, std::nullopt);
}

void Feeds::listed(const std::shared_ptr<Feed> &feed, const std::shared_ptr<Round> &round, std::optional<Error> error)
{
    if (error && feed) {
        const bool optional = !feed->resource.required && (error->code == ErrorCode::PermissionDenied || error->code == ErrorCode::NotFound);
        if (optional) {
            feed->denied = true;
            feed->absent = error->code == ErrorCode::NotFound;
            round->out.missing.emplace_back(feed->resource.plural);
            replaceRows(feed->resource.kind, m_state, {}, feed->space);
        } else if (!round->error) {
            round->error = std::move(error);
        }
    }
    if (--round->waiting > 0)
        return;
    if (m_round == round)
        m_round.reset();
    round->out.requests += m_unreported;
    m_streams += std::exchange(m_unreported, 0);
    const auto denied = [this](ResourceKind kind) {
        return std::any_of(m_feeds.begin(), m_feeds.end(), [&](const auto &f) { return f->resource.kind == kind && f->denied; });
    };
    m_state.autoscalersKnown = m_offered.contains(ResourceKind::Hpas) && !denied(ResourceKind::Hpas);
    m_state.scaledObjectsKnown = !denied(ResourceKind::ScaledObjects);
    for (const auto &done : round->done)
        done(round->error ? Result<Refreshed>(fail(*round->error)) : Result<Refreshed>(round->out));
}

void Feeds::startWatch(const std::shared_ptr<Feed> &feed)
{
    ++m_unreported;
    feed->buffer.clear();
    feed->stream = std::make_unique<QObject>();
    feed->live = true;
    net::Request request;
    request.path = pathOf(feed->resource, feed->space);
    request.query = {{"watch", "1"},
                     {"resourceVersion", feed->resourceVersion},
                     {"allowWatchBookmarks", "true"},
                     {"timeoutSeconds", "1500"}};
    request.deadline = kSilence;
    if (feed->resource.metadataOnly)
        request.accept = kMetadata;
    m_client.watch(
        request, feed->stream.get(), [this, feed](std::string_view bytes) { takeBytes(feed, bytes); },
        [this, feed](const Answer &answer) { watchEnded(feed, answer); });
}

void Feeds::takeBytes(const std::shared_ptr<Feed> &feed, std::string_view bytes)
{
    feed->buffer += bytes;
    std::size_t start = 0;
    for (auto end = feed->buffer.find('\n'); end != std::string::npos && feed->live; end = feed->buffer.find('\n', start)) {
        takeLine(feed, std::string_view(feed->buffer).substr(start, end - start));
        start = end + 1;
    }
    feed->buffer.erase(0, std::min(start, feed->buffer.size()));
    if (feed->buffer.size() > kLongestLine) {
        feed->live = false;
        feed->buffer.clear();
    }
}

void Feeds::takeLine(const std::shared_ptr<Feed> &feed, std::string_view line)
{
    if (line.empty())
        return;
    auto event = parseWatchEvent(feed->resource.kind, line);
    switch (event.type) {
    case WatchEvent::Type::Changed: applyRows(feed->resource.kind, m_state, std::move(event.part)); break;
    case WatchEvent::Type::Deleted: removeRows(feed->resource.kind, m_state, event.part); break;
    case WatchEvent::Type::Bookmark: break;
    case WatchEvent::Type::Expired:
    case WatchEvent::Type::Failed:
        // What is known stays in view; the next refresh lists it anew.
        ++m_relists;
        feed->live = false;
        logger("kubernetes")->info("watch of {} begins again: {}", feed->resource.plural, event.detail);
        return;
    }
    if (!event.resourceVersion.empty())
        feed->resourceVersion = event.resourceVersion;
}

// Ended by the server's own timeout, or cut: continued where it was. Only a refusal or history that has gone ends it.
void Feeds::watchEnded(const std::shared_ptr<Feed> &feed, const Answer &answer)
{
    if (feed->stopped)
        return;
    if (!feed->live || (answer && answer->status / 100 != 2)) {
        if (feed->live)
            ++m_relists;
        feed->live = false;
        return;
    }
    const auto wait = answer ? Millis{0} : feed->wait;
    if (answer)
        feed->wait = kFirstWait;
    else
        feed->wait = std::min(feed->wait * 2, kLongestWait);
    // Until it runs again nobody may take this for fresh: a refresh in between lists.
    feed->live = false;
    const auto version = feed->resourceVersion;
    QTimer::singleShot(wait, this, [this, feed, version] {
        const bool replaced = feed->stopped || feed->live || feed->resourceVersion != version || m_round;
        if (!replaced)
            startWatch(feed);
    });
}

} // namespace preamar::kubernetes
