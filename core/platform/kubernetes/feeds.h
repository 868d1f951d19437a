// Keeps a picture of the cluster: one list per kind and namespace, then a watch that resumes where it ended. A watch that
// fell behind (410) or broke lists again; nothing is ever taken for fresh that is not (protocols.md C.2).
#pragma once

#include "core/platform/kubernetes/client.h"
#include "core/platform/kubernetes/objects.h"

#include <QTimer>

#include <array>
#include <set>

namespace preamar::kubernetes {

enum class ResourceKind { Deployments, StatefulSets, ReplicaSets, Pods, Hpas, ScaledObjects, Budgets, Quotas };

struct Resource
{
    ResourceKind kind;
    std::string_view group;      // "/apis/apps/v1"
    std::string_view plural;
    bool required;               // without it the context is not readable
    bool metadataOnly;
};
[[nodiscard]] const std::array<Resource, 8> &resources();

// One page of a list, read into the table that it belongs to.
struct Page
{
    ClusterState part;
    std::string resourceVersion;
    std::string next;             // continue token, empty on the last page
};
[[nodiscard]] Result<Page> parsePage(ResourceKind kind, std::string_view body);
// The continue token of a page that is not parsed yet, so that the next one can be on its way meanwhile. Empty where it
// does not stand before the items, where the API server writes it.
[[nodiscard]] std::string tokenBeforeItems(std::string_view body);

// One line of a watch.
struct WatchEvent
{
    enum class Type { Changed, Deleted, Bookmark, Expired, Failed };
    Type type = Type::Failed;
    ClusterState part;            // one row for Changed and Deleted
    std::string resourceVersion;
    std::string detail;
};
[[nodiscard]] WatchEvent parseWatchEvent(ResourceKind kind, std::string_view line);

// Rows of `part` into the same table of `into`; of one namespace all others there go first.
void applyRows(ResourceKind kind, ClusterState &into, ClusterState part);
void replaceRows(ResourceKind kind, ClusterState &into, ClusterState part, const std::string &space);
void removeRows(ResourceKind kind, ClusterState &from, const ClusterState &part);

struct Refreshed
{
    int requests = 0;
    std::vector<std::string> missing;  // optional kinds that may not be listed
};

class Feeds final : public QObject
{
    Q_OBJECT
public:
    Feeds(ClusterClient &client, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~Feeds() override;

    // Which namespaces ("" = all) and which kinds the server offers. A change starts everything anew, a refresh under way too.
    void configure(const std::vector<std::string> &spaces, const std::set<ResourceKind> &offered);
    // Lists whatever is not watched live; then `done`. The first required list that fails is the error.
    void refresh(std::function<void(Result<Refreshed>)> done);
    [[nodiscard]] const ClusterState &state() const { return m_state; }
    [[nodiscard]] bool allLive() const;
    // Whether the server itself answered 404 to the last list of this kind: it does not serve it any more.
    [[nodiscard]] bool absent(ResourceKind kind) const;
    // Watches opened, as far as a refresh has reported them among its requests.
    [[nodiscard]] int streamsStarted() const { return m_streams; }
    // For tests and the schedule: how often a list had to be repeated because a watch had fallen behind.
    [[nodiscard]] int relists() const { return m_relists; }

private:
    struct Feed;
    struct Round;
    struct Listing;

    void begin(const std::shared_ptr<Round> &round);
    void listPage(const std::shared_ptr<Listing> &listing, const std::string &token);
    void takeAnswer(const std::shared_ptr<Listing> &listing, Answer answer);
    void takePage(const std::shared_ptr<Listing> &listing, Result<Page> page, bool nextAsked);
    void endListing(const std::shared_ptr<Listing> &listing);
    void listed(const std::shared_ptr<Feed> &feed, const std::shared_ptr<Round> &round, std::optional<Error> error);
    void startWatch(const std::shared_ptr<Feed> &feed);
    void takeBytes(const std::shared_ptr<Feed> &feed, std::string_view bytes);
    void takeLine(const std::shared_ptr<Feed> &feed, std::string_view line);
    void watchEnded(const std::shared_ptr<Feed> &feed, const Answer &answer);

    ClusterClient &m_client;
    std::shared_ptr<const Clock> m_clock;
    ClusterState m_state;
    std::vector<std::shared_ptr<Feed>> m_feeds;
    std::vector<std::string> m_spaces;
    std::set<ResourceKind> m_offered;
    std::shared_ptr<Round> m_round;
    int m_streams = 0;
    int m_unreported = 0;
    int m_relists = 0;
};

} // namespace preamar::kubernetes
