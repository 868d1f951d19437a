#include "core/text/checks.h"

#include "core/domain/reason.h"
#include "core/text/catalogue.h"

#include <algorithm>
#include <array>

namespace preamar {

using namespace Qt::StringLiterals;

namespace {

using Rung = CheckStep::Rung;
using State = CheckStep::State;

// The sentences of one language.
class Words
{
public:
    explicit Words(text::Language language) : m_language(language) {}
    [[nodiscard]] QString operator()(const char *source) const { return text::phrase("Checks", source, m_language); }
    [[nodiscard]] text::Language language() const { return m_language; }

private:
    text::Language m_language;
};

// The rung that a refusal belongs to.
Rung rungOf(ReasonCode code)
{
    switch (code) {
    case ReasonCode::TlsUntrusted:
    case ReasonCode::InsecureTls:
        return Rung::Trust;
    case ReasonCode::WrongApiKey:
    case ReasonCode::TokenRejected:
    case ReasonCode::ClientCertificateInvalid:
    case ReasonCode::SecretUnavailable:
    case ReasonCode::SecretFileReadable:
    case ReasonCode::ExecNotAllowed:
    case ReasonCode::ExecFailed:
        return Rung::Token;
    case ReasonCode::EnvironmentGone:
    case ReasonCode::EnvironmentIsKubernetes:
    case ReasonCode::NotAvailableYet:
    case ReasonCode::PermissionMissing:
    case ReasonCode::ClusterAccessDenied:
    case ReasonCode::NamespaceGone:
        return Rung::Read;
    case ReasonCode::NotSwarmManager:
    case ReasonCode::AccessPartial:
        return Rung::Scale;
    case ReasonCode::SourceEmpty:
        return Rung::Metrics;
    case ReasonCode::ServerClockSkew:
        return Rung::Clock;
    default:
        return Rung::Answer;
    }
}

QString untried(const Words &say, Rung rung)
{
    switch (rung) {
    case Rung::Name:
        return say(QT_TRANSLATE_NOOP("Checks", "Name of the server"));
    case Rung::Port:
        return say(QT_TRANSLATE_NOOP("Checks", "Connection to its port"));
    case Rung::Trust:
        return say(QT_TRANSLATE_NOOP("Checks", "Certificate"));
    case Rung::Answer:
        return say(QT_TRANSLATE_NOOP("Checks", "Answer of the server"));
    case Rung::Token:
        return say(QT_TRANSLATE_NOOP("Checks", "Access token"));
    case Rung::Read:
        return say(QT_TRANSLATE_NOOP("Checks", "Permission to read"));
    case Rung::Scale:
        return say(QT_TRANSLATE_NOOP("Checks", "Permission to change replicas"));
    case Rung::Metrics:
        return say(QT_TRANSLATE_NOOP("Checks", "Metrics"));
    case Rung::Fresh:
        return say(QT_TRANSLATE_NOOP("Checks", "Age of the metrics"));
    case Rung::Clock:
        return say(QT_TRANSLATE_NOOP("Checks", "Clock"));
    }
    return {};
}

constexpr Millis kSkewNoticed{5000};
constexpr Millis kLateData{120'000};

QString hostOf(const ConnectionTest::Reach &reach)
{
    return text::plain(reach.host, 120);
}

QString resolved(const Words &say, const ConnectionTest::Reach &reach)
{
    if (reach.address.empty() || reach.address == reach.host)
        return say(QT_TRANSLATE_NOOP("Checks", "%1 is an address: no name to look up.")).arg(hostOf(reach));
    return say(QT_TRANSLATE_NOOP("Checks", "%1 was found: %2.")).arg(hostOf(reach), text::plain(reach.address, 60));
}

CheckStep trust(const Words &say, const ContextConfig &config)
{
    if (config.url.starts_with("http://"))
        return {Rung::Trust, State::Warning,
                say(QT_TRANSLATE_NOOP("Checks", "Without TLS: whoever is on the way can read the token."))};
    if (!config.kubernetes.pin.empty())
        return {Rung::Trust, State::Ok,
                say(QT_TRANSLATE_NOOP("Checks", "The certificate is the one whose fingerprint you entered."))};
    return {Rung::Trust, State::Ok, say(QT_TRANSLATE_NOOP("Checks", "The certificate is trusted."))};
}

CheckStep metrics(const Words &say, const ConnectionTest &test, const ContextHealth &health)
{
    if (!health.sourceVersion.empty())
        return {Rung::Metrics, State::Ok,
                say(QT_TRANSLATE_NOOP("Checks", "Metrics: %1")).arg(text::plain(health.sourceVersion))};
    // A source with an address of its own: how far it was reached says where to look.
    if (test.source && !test.source->isResolved)
        return {Rung::Metrics, State::Warning,
                say(QT_TRANSLATE_NOOP("Checks", "Nothing is measured: the name %1 of the metrics' server was not found."))
                    .arg(hostOf(*test.source))};
    if (test.source && !test.source->isConnected)
        return {Rung::Metrics, State::Warning,
                say(QT_TRANSLATE_NOOP("Checks", "Nothing is measured: %1 does not accept connections on port %2."))
                    .arg(hostOf(*test.source))
                    .arg(test.source->port)};
    return {Rung::Metrics, State::Warning,
            say(QT_TRANSLATE_NOOP("Checks", "No source of metrics answered: nothing is measured."))};
}

CheckStep fresh(const Words &say, const ConnectionTest &test)
{
    if (!test.newestAge)
        return {Rung::Fresh, State::Warning, say(QT_TRANSLATE_NOOP("Checks", "No sample of CPU or memory was seen."))};
    if (*test.newestAge > kLateData)
        return {Rung::Fresh, State::Warning,
                say(QT_TRANSLATE_NOOP("Checks", "The newest sample was measured %1: too old to reduce by."))
                    .arg(text::ago(*test.newestAge, say.language()))};
    return {Rung::Fresh, State::Ok,
            say(QT_TRANSLATE_NOOP("Checks", "The newest sample was measured %1."))
                .arg(text::ago(std::max(Millis{0}, *test.newestAge), say.language()))};
}

CheckStep clock(const Words &say, const ContextHealth &health)
{
    if (!health.clockSkew)
        return {Rung::Clock, State::Untried, say(QT_TRANSLATE_NOOP("Checks", "Its clock was not told."))};
    const Millis skew = std::chrono::abs(*health.clockSkew);
    if (skew > kSkewNoticed)
        return {Rung::Clock, State::Warning,
                say(QT_TRANSLATE_NOOP("Checks", "Its clock differs by %1.")).arg(text::duration(skew, say.language()))};
    return {Rung::Clock, State::Ok, say(QT_TRANSLATE_NOOP("Checks", "Its clock agrees with this computer's."))};
}

CheckStep good(const Words &say, Rung rung, const ConnectionTest &test, const ContextHealth &health, const ContextConfig &config)
{
    switch (rung) {
    case Rung::Name:
        return {rung, State::Ok, resolved(say, *test.server)};
    case Rung::Port:
        return {rung, State::Ok,
                say(QT_TRANSLATE_NOOP("Checks", "Port %1 accepts connections.")).arg(test.server->port)};
    case Rung::Trust:
        return trust(say, config);
    case Rung::Answer:
        return {rung, State::Ok,
                health.platformVersion.empty()
                    ? say(QT_TRANSLATE_NOOP("Checks", "The server answers."))
                    : say(QT_TRANSLATE_NOOP("Checks", "Reached: %1")).arg(text::plain(health.platformVersion))};
    case Rung::Token:
        return {rung, State::Ok,
                config.kind == ContextKind::Kubernetes
                    ? say(QT_TRANSLATE_NOOP("Checks", "The credential is accepted."))
                    : say(QT_TRANSLATE_NOOP("Checks", "The token is accepted."))};
    case Rung::Read:
        return {rung, health.mayRead ? State::Ok : State::Failed,
                health.mayRead ? say(QT_TRANSLATE_NOOP("Checks", "The services may be read."))
                               : say(QT_TRANSLATE_NOOP("Checks", "The services may not be read."))};
    case Rung::Scale:
        return {rung, health.mayScale ? State::Ok : State::Warning,
                health.mayScale   ? say(QT_TRANSLATE_NOOP("Checks", "Replicas may be changed."))
                : config.readOnly ? say(QT_TRANSLATE_NOOP("Checks", "Read-only, as you chose: nothing is changed."))
                                  : say(QT_TRANSLATE_NOOP("Checks", "Replicas may not be changed: watching only."))};
    case Rung::Metrics:
        return metrics(say, test, health);
    case Rung::Fresh:
        return fresh(say, test);
    case Rung::Clock:
        break;
    }
    return clock(say, health);
}

// Which rung failed, where the test says so.
std::optional<Rung> failingRung(const ConnectionTest &test, const ContextHealth &health, std::optional<ReasonCode> code)
{
    const bool gone =
        health.state == ContextHealth::State::Unreachable || health.state == ContextHealth::State::Unknown;
    if (!gone)
        return code ? std::optional(rungOf(*code) == Rung::Scale ? Rung::Scale : Rung::Metrics) : std::nullopt;
    const Rung named = code ? rungOf(*code) : Rung::Answer;
    if (named != Rung::Answer)
        return named;
    if (test.server && !test.server->isResolved)
        return Rung::Name;
    if (test.server && !test.server->isConnected)
        return Rung::Port;
    // Answered, then refused: the connection is not to blame.
    if (!health.platformVersion.empty() && code != ReasonCode::PortainerTooOld)
        return Rung::Read;
    return Rung::Answer;
}

// Has the server said anything? A credential that could not be had, or silence, tells nothing of its certificate.
bool hasSpoken(const ContextHealth &health, std::optional<ReasonCode> code)
{
    if (!health.platformVersion.empty())
        return true;
    if (!code)
        return false;
    switch (*code) {
    case ReasonCode::WrongApiKey:
    case ReasonCode::TokenRejected:
    case ReasonCode::PortainerTooOld:
    case ReasonCode::PortainerNotInitialised:
        return true;
    default:
        return rungOf(*code) == Rung::Read || rungOf(*code) == Rung::Scale;
    }
}

QString whyNotFound(const Words &say, const ConnectionTest::Reach &server)
{
    switch (server.problem) {
    case ReachProblem::Timeout:
        return say(QT_TRANSLATE_NOOP("Checks", "The name %1 was not looked up in time. Check the network, or the VPN "
                                               "that knows it."))
            .arg(hostOf(server));
    case ReachProblem::NotFound:
        return say(QT_TRANSLATE_NOOP("Checks", "The name %1 was not found. Check its spelling, and the network or VPN "
                                               "that knows it."))
            .arg(hostOf(server));
    default:
        return say(QT_TRANSLATE_NOOP("Checks", "The name %1 could not be looked up: no name server answered. Check the "
                                               "network, or the VPN that knows it."))
            .arg(hostOf(server));
    }
}

QString whyNotConnected(const Words &say, const ConnectionTest::Reach &server)
{
    const auto sentence = [&] {
        switch (server.problem) {
        case ReachProblem::Refused:
            return say(QT_TRANSLATE_NOOP("Checks", "%1 refuses connections on port %2: nothing listens there. Check the "
                                                   "port, and whether the server runs."));
        case ReachProblem::Timeout:
            return say(QT_TRANSLATE_NOOP("Checks", "%1 does not answer on port %2. Check the port, the firewall and "
                                                   "the VPN."));
        default:
            return say(QT_TRANSLATE_NOOP("Checks", "%1 cannot be reached on port %2. Check the network and the "
                                                   "firewall."));
        }
    };
    return sentence().arg(hostOf(server), QString::number(server.port));
}

QString whyOf(const Words &say, const ConnectionTest &test, const ContextHealth &health, std::optional<ReasonCode> code, Rung rung)
{
    if (rung == Rung::Name)
        return whyNotFound(say, *test.server);
    if (rung == Rung::Port)
        return whyNotConnected(say, *test.server);
    QString why = code          ? text::reasonMeaning(*code, say.language())
                  : test.health ? QString()
                                : text::error(test.health.error(), say.language());
    if (!health.detail.empty() && test.health)
        why += (why.isEmpty() ? QString() : u" "_s) + u'(' + text::plain(health.detail, 200) + u')';
    return why.isEmpty() ? say(QT_TRANSLATE_NOOP("Checks", "It did not answer.")) : why;
}

// Does the context have this rung at all?
bool applies(Rung rung, const ConnectionTest &test, const ContextConfig &config)
{
    const bool isLab = config.kind == ContextKind::Lab;
    switch (rung) {
    case Rung::Name:
    case Rung::Port:
        return test.server.has_value();
    case Rung::Trust:
    case Rung::Token:
        return !isLab;
    case Rung::Fresh: // the line above it says that nothing is measured
        return test.health && !isLab && (test.newestAge || !test.health->sourceVersion.empty());
    default:
        return true;
    }
}

} // namespace

std::string_view toString(CheckStep::Rung rung)
{
    constexpr std::array<std::string_view, 10> kNames{"name", "port", "certificate", "answer", "credential", "read", "scale", "metrics", "age", "clock"};
    return kNames.at(static_cast<std::size_t>(rung));
}

std::string_view toString(CheckStep::State state)
{
    constexpr std::array<std::string_view, 4> kNames{"ok", "warning", "failed", "untried"};
    return kNames.at(static_cast<std::size_t>(state));
}

std::vector<CheckStep> checkSteps(const ConnectionTest &test, const ContextConfig &config, text::Language language)
{
    const Words say(language);
    constexpr std::array kRungs{Rung::Name,  Rung::Port,  Rung::Trust,   Rung::Answer, Rung::Token,
                                Rung::Read,  Rung::Scale, Rung::Metrics, Rung::Fresh,  Rung::Clock};
    ContextHealth health;
    if (test.health) {
        health = *test.health;
    } else {
        health.state = ContextHealth::State::Unreachable;
        health.reason = test.health.error().reason;
        health.detail = test.health.error().detail;
    }
    const bool gone =
        health.state == ContextHealth::State::Unreachable || health.state == ContextHealth::State::Unknown;
    const auto code = parseReasonCode(health.reason);
    const auto failing = failingRung(test, health, code);
    const bool isSilent = !hasSpoken(health, code);
    std::vector<CheckStep> lines;
    for (const Rung rung : kRungs) {
        if (failing == rung)
            lines.push_back({rung, gone ? State::Failed : State::Warning, whyOf(say, test, health, code, rung)});
        else if (!applies(rung, test, config))
            continue;
        else if (gone && (rung > *failing || (isSilent && rung == Rung::Answer)))
            lines.push_back({rung, State::Untried, untried(say, rung)});
        else if (auto line = good(say, rung, test, health, config); gone && isSilent && rung == Rung::Trust && line.state == State::Ok)
            lines.push_back({rung, State::Untried, untried(say, rung)});
        else
            lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace preamar
