// What the two halves of tst_live_kubernetes_faults share: one control plane, one home, one gate before every write.
#pragma once

#include "core/domain/context.h"
#include "tests/live/kubernetes/clusterprometheus.h"
#include "tests/live/kubernetes/gate.h"
#include "tests/live/kubernetes/operatorhome.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <string>
#include <utility>

namespace preamar::test {

inline constexpr qint64 kProposalWithin = 60'000;
inline const auto kShop = QStringLiteral("shop");

// Why it ended: the outcome's reason, else what closed it.
[[nodiscard]] inline std::string codeOf(const Json &proposal)
{
    const Json *outcome = find(proposal, "outcome");
    const Json *reason = outcome != nullptr && outcome->is_object() ? find(*outcome, "reason") : find(proposal, "closed_by");
    return reason != nullptr && reason->is_object() ? stringAt(*reason, "code").value_or("") : std::string();
}

// Whether there is something it waits for.
[[nodiscard]] inline bool isWaiting(const Json &proposal)
{
    const auto state = stringAt(proposal, "state").value_or("");
    return state == "approved" || state == "intent_recorded" || state == "sent" || state == "unknown";
}

class TestLiveKubernetesFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void reachesPrometheusByServiceProxy();
    void proposesTheBoundsOfKeda();
    void listsAgainWhenHistoryIsGone();
    void serverDiesInAWatch();
    void serverDiesInABackfill();
    void somebodyElseComesFirst();
    void somebodyElseComesBetweenRehearsalAndWrite();
    void proposesOnlyWhereItMayWrite();
    void serverDiesBeforeAWriteIsStored();
    void serverDiesAfterAWriteIsStored();

private:
    // A Deployment of two with a past, seen through the context "prod", for which `min` replicas are proposed.
    std::string proposalOf(const QString &name, int min);
    [[nodiscard]] std::int64_t replicas(const QString &name);
    // One cycle that may end as it likes, while the server comes and goes.
    void anyCycle(const QString &context);
    [[nodiscard]] ContextConfig proxied(const std::string &service);
    // Until the proposal is in none of the states that wait for something.
    Json settled(const std::string &proposal, int millis);
    // Carried out by an engine in this program: the state it is in once it is not known how the write ended, and what it comes
    // to when the server runs again.
    std::pair<Json, Json> cutAndResolved(const std::string &proposal);

    KubeWorld *m_world = nullptr;
    std::unique_ptr<ClusterPrometheus> m_prometheus;
    std::unique_ptr<Gate> m_gate;
    std::unique_ptr<Relay> m_relay;
    OperatorHome m_home;
    QElapsedTimer m_elapsed;
};

} // namespace preamar::test
