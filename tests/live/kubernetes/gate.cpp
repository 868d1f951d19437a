#include "tests/live/kubernetes/gate.h"

#include <QFile>
#include <QTest>
#include <QTimer>

namespace preamar::test {

Gate::Gate(KubeWorld &world) : m_world(world), m_server(world.certificates().certificate("kwok"), world.certificates().key("kwok"))
{
    m_server.setHandler([this](const SeenRequest &request) { return answer(request); });
}

bool Gate::open()
{
    QFile ca(QString::fromStdString(m_world.ca()));
    if (!ca.open(QIODevice::ReadOnly))
        return false;
    const Json rule{{"apiGroups", {"apps"}}, {"apiVersions", {"v1"}}, {"operations", {"UPDATE"}}, {"resources", {"deployments/scale"}}};
    m_world.call("POST", QStringLiteral("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"),
                 Json{{"apiVersion", "admissionregistration.k8s.io/v1"}, {"kind", "ValidatingWebhookConfiguration"}, {"metadata", {{"name", "gate"}}},
                      {"webhooks", Json::array({{{"name", "gate.example.test"}, {"admissionReviewVersions", {"v1"}}, {"sideEffects", "None"}, {"failurePolicy", "Ignore"}, {"timeoutSeconds", 20}, {"rules", Json::array({rule})},
                                                 {"clientConfig", {{"url", "https://127.0.0.1:" + std::to_string(m_server.port())}, {"caBundle", ca.readAll().toBase64().toStdString()}}}}})}});
    // A rehearsal of our own, until it passes by here.
    const auto path = QStringLiteral("/apis/apps/v1/namespaces/gate/deployments/probe");
    m_world.makeNamespace(QStringLiteral("gate"));
    m_world.makeDeployment(QStringLiteral("gate"), QStringLiteral("probe"), 0);
    return QTest::qWaitFor(
        [&] {
            m_world.call("PATCH", path + QStringLiteral("/scale?dryRun=All"), Json{{"spec", {{"replicas", 1}}}}, "application/merge-patch+json");
            return m_seen > 0;
        },
        30'000);
}

Answer Gate::answer(const SeenRequest &request)
{
    const auto review = parseJson(request.body, "review");
    const Json *asked = review ? find(*review, "request") : nullptr;
    if (asked == nullptr)
        return {.status = 400, .body = {}, .headers = {}, .delayMs = 0};
    ++m_seen;
    const Json *user = find(*asked, "userInfo");
    Step *step = nullptr;
    if (user != nullptr && stringAt(*user, "username") == "preamar") {
        const bool rehearsal = boolAt(*asked, "dryRun").value_or(false);
        step = rehearsal ? &m_rehearsal : &m_write;
        m_writes += rehearsal ? 0 : 1;
    }
    int wait = 0;
    if (step != nullptr && step->act) {
        QTimer::singleShot(0, &m_server, std::exchange(step->act, {}));
        wait = step->waitMillis;
    }
    return {.status = 200,
            .body = dumpJson(Json{{"apiVersion", "admission.k8s.io/v1"}, {"kind", "AdmissionReview"}, {"response", {{"uid", stringAt(*asked, "uid").value_or("")}, {"allowed", true}}}}),
            .headers = {{"Content-Type", "application/json"}},
            .delayMs = wait};
}

} // namespace preamar::test
