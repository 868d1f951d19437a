#include "ui/dialogs/checks.h"

#include "core/domain/reason.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

using Rung = CheckLine::Rung;

QString say(const char *source)
{
    return QCoreApplication::translate("Checks", source);
}

// The rung that a refusal belongs to.
Rung rungOf(ReasonCode code)
{
    switch (code) {
    case ReasonCode::TlsUntrusted:
    case ReasonCode::InsecureTls:
        return Rung::Trust;
    case ReasonCode::WrongApiKey:
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

QString untried(Rung rung)
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

QString hostOf(const ConnectionTest::Reach &reach)
{
    return words::plain(reach.host, 120);
}

QString resolved(const ConnectionTest::Reach &reach)
{
    if (reach.address.empty() || reach.address == reach.host)
        return say(QT_TRANSLATE_NOOP("Checks", "%1 is an address: no name to look up.")).arg(hostOf(reach));
    return say(QT_TRANSLATE_NOOP("Checks", "%1 was found: %2.")).arg(hostOf(reach), words::plain(reach.address, 60));
}

CheckLine trust(const ContextConfig &config)
{
    if (config.kind == ContextKind::Portainer && config.url.starts_with("http://"))
        return {Rung::Trust, Tone::Warn,
                say(QT_TRANSLATE_NOOP("Checks", "Without TLS: whoever is on the way can read the token."))};
    if (!config.kubernetes.pin.empty())
        return {Rung::Trust, Tone::Ok,
                say(QT_TRANSLATE_NOOP("Checks", "The certificate is the one whose fingerprint you entered."))};
    return {Rung::Trust, Tone::Ok, say(QT_TRANSLATE_NOOP("Checks", "The certificate is trusted."))};
}

CheckLine metrics(const ConnectionTest &test, const ContextHealth &health)
{
    if (!health.sourceVersion.empty())
        return {Rung::Metrics, Tone::Ok,
                say(QT_TRANSLATE_NOOP("Checks", "Metrics: %1")).arg(words::plain(health.sourceVersion))};
    // A source with an address of its own: how far it was reached says where to look.
    if (test.source && !test.source->isResolved)
        return {Rung::Metrics, Tone::Warn,
                say(QT_TRANSLATE_NOOP("Checks", "Nothing is measured: the name %1 of the metrics' server was not found."))
                    .arg(hostOf(*test.source))};
    if (test.source && !test.source->isConnected)
        return {Rung::Metrics, Tone::Warn,
                say(QT_TRANSLATE_NOOP("Checks", "Nothing is measured: %1 does not accept connections on port %2."))
                    .arg(hostOf(*test.source))
                    .arg(test.source->port)};
    return {Rung::Metrics, Tone::Warn,
            say(QT_TRANSLATE_NOOP("Checks", "No source of metrics answered: nothing is measured."))};
}

CheckLine fresh(const ConnectionTest &test)
{
    if (!test.newestAge)
        return {Rung::Fresh, Tone::Warn, say(QT_TRANSLATE_NOOP("Checks", "No sample of CPU or memory was seen."))};
    if (*test.newestAge > kLateData)
        return {Rung::Fresh, Tone::Warn,
                say(QT_TRANSLATE_NOOP("Checks", "The newest sample was measured %1: too old to reduce by."))
                    .arg(words::ago(*test.newestAge))};
    return {Rung::Fresh, Tone::Ok,
            say(QT_TRANSLATE_NOOP("Checks", "The newest sample was measured %1."))
                .arg(words::ago(std::max(Millis{0}, *test.newestAge)))};
}

CheckLine clock(const ContextHealth &health)
{
    if (!health.clockSkew)
        return {Rung::Clock, Tone::Neutral, say(QT_TRANSLATE_NOOP("Checks", "Its clock was not told."))};
    const Millis skew = std::chrono::abs(*health.clockSkew);
    if (skew > kSkewNoticed)
        return {Rung::Clock, Tone::Warn,
                say(QT_TRANSLATE_NOOP("Checks", "Its clock differs by %1.")).arg(words::duration(skew))};
    return {Rung::Clock, Tone::Ok, say(QT_TRANSLATE_NOOP("Checks", "Its clock agrees with this computer's."))};
}

CheckLine good(Rung rung, const ConnectionTest &test, const ContextHealth &health, const ContextConfig &config)
{
    switch (rung) {
    case Rung::Name:
        return {rung, Tone::Ok, resolved(*test.server)};
    case Rung::Port:
        return {rung, Tone::Ok,
                say(QT_TRANSLATE_NOOP("Checks", "Port %1 accepts connections.")).arg(test.server->port)};
    case Rung::Trust:
        return trust(config);
    case Rung::Answer:
        return {rung, Tone::Ok,
                health.platformVersion.empty()
                    ? say(QT_TRANSLATE_NOOP("Checks", "The server answers."))
                    : say(QT_TRANSLATE_NOOP("Checks", "Reached: %1")).arg(words::plain(health.platformVersion))};
    case Rung::Token:
        return {rung, Tone::Ok,
                config.kind == ContextKind::Kubernetes
                    ? say(QT_TRANSLATE_NOOP("Checks", "The credential is accepted."))
                    : say(QT_TRANSLATE_NOOP("Checks", "The token is accepted."))};
    case Rung::Read:
        return {rung, health.mayRead ? Tone::Ok : Tone::Crit,
                health.mayRead ? say(QT_TRANSLATE_NOOP("Checks", "The services may be read."))
                               : say(QT_TRANSLATE_NOOP("Checks", "The services may not be read."))};
    case Rung::Scale:
        return {rung, health.mayScale ? Tone::Ok : Tone::Warn,
                health.mayScale   ? say(QT_TRANSLATE_NOOP("Checks", "Replicas may be changed."))
                : config.readOnly ? say(QT_TRANSLATE_NOOP("Checks", "Read-only, as you chose: nothing is changed."))
                                  : say(QT_TRANSLATE_NOOP("Checks", "Replicas may not be changed: watching only."))};
    case Rung::Metrics:
        return metrics(test, health);
    case Rung::Fresh:
        return fresh(test);
    case Rung::Clock:
        break;
    }
    return clock(health);
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
    case ReasonCode::PortainerTooOld:
    case ReasonCode::PortainerNotInitialised:
        return true;
    default:
        return rungOf(*code) == Rung::Read || rungOf(*code) == Rung::Scale;
    }
}

QString whyNotFound(const ConnectionTest::Reach &server)
{
    switch (server.problem) {
    case net::ReachProblem::Timeout:
        return say(QT_TRANSLATE_NOOP("Checks", "The name %1 was not looked up in time. Check the network, or the VPN "
                                               "that knows it."))
            .arg(hostOf(server));
    case net::ReachProblem::NotFound:
        return say(QT_TRANSLATE_NOOP("Checks", "The name %1 was not found. Check its spelling, and the network or VPN "
                                               "that knows it."))
            .arg(hostOf(server));
    default:
        return say(QT_TRANSLATE_NOOP("Checks", "The name %1 could not be looked up: no name server answered. Check the "
                                               "network, or the VPN that knows it."))
            .arg(hostOf(server));
    }
}

QString whyNotConnected(const ConnectionTest::Reach &server)
{
    const auto sentence = [&] {
        switch (server.problem) {
        case net::ReachProblem::Refused:
            return say(QT_TRANSLATE_NOOP("Checks", "%1 refuses connections on port %2: nothing listens there. Check the "
                                                   "port, and whether the server runs."));
        case net::ReachProblem::Timeout:
            return say(QT_TRANSLATE_NOOP("Checks", "%1 does not answer on port %2. Check the port, the firewall and "
                                                   "the VPN."));
        default:
            return say(QT_TRANSLATE_NOOP("Checks", "%1 cannot be reached on port %2. Check the network and the "
                                                   "firewall."));
        }
    };
    return sentence().arg(hostOf(server), QString::number(server.port));
}

QString whyOf(const ConnectionTest &test, const ContextHealth &health, std::optional<ReasonCode> code, Rung rung)
{
    if (rung == Rung::Name)
        return whyNotFound(*test.server);
    if (rung == Rung::Port)
        return whyNotConnected(*test.server);
    QString why = code          ? text::reasonMeaning(*code, words::language())
                  : test.health ? QString()
                                : words::error(test.health.error());
    if (!health.detail.empty() && test.health)
        why += (why.isEmpty() ? QString() : u" "_s) + u'(' + words::plain(health.detail, 200) + u')';
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

std::vector<CheckLine> checkLines(const ConnectionTest &test, const ContextConfig &config)
{
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
    std::vector<CheckLine> lines;
    for (const Rung rung : kRungs) {
        if (failing == rung)
            lines.push_back({rung, gone ? Tone::Crit : Tone::Warn, whyOf(test, health, code, rung)});
        else if (!applies(rung, test, config))
            continue;
        else if (gone && (rung > *failing || (isSilent && rung == Rung::Answer)))
            lines.push_back({rung, Tone::Neutral, untried(rung)});
        else if (auto line = good(rung, test, health, config); gone && isSilent && rung == Rung::Trust && line.tone == Tone::Ok)
            lines.push_back({rung, Tone::Neutral, untried(rung)});
        else
            lines.push_back(std::move(line));
    }
    return lines;
}

ConnectionTest testedOr(const Result<ConnectionTest> &answer)
{
    if (answer)
        return *answer;
    ConnectionTest none;
    none.health = fail(answer.error());
    return none;
}

bool holdsUpTo(const std::vector<CheckLine> &lines, CheckLine::Rung rung)
{
    return !lines.empty() && std::none_of(lines.begin(), lines.end(), [&](const CheckLine &line) {
        return line.rung <= rung &&
               (line.tone == Tone::Crit || (line.tone == Tone::Neutral && line.rung != Rung::Clock));
    });
}

CheckList::CheckList(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    setObjectName(u"checkList"_s);
    tighten(m_lines, kSpaceXs);
}

void CheckList::setLines(const std::vector<CheckLine> &lines)
{
    clear();
    QStringList said;
    for (const auto &line : lines) {
        const QString icon = line.tone == Tone::Ok     ? u"ok"_s
                             : line.tone == Tone::Warn ? u"warning"_s
                             : line.tone == Tone::Crit ? u"error"_s
                                                       : u"hold"_s;
        add(line.tone, icon, line.text);
        said += line.text;
    }
    setAccessibleName(said.join(u' '));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void CheckList::setBusy(const QString &what)
{
    clear();
    add(Tone::Neutral, u"clock"_s, what);
}

void CheckList::clear()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName({});
}

void CheckList::add(Tone tone, const QString &icon, const QString &text)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    tighten(row, kSpaceS);
    auto *sign = new IconLabel(kIconSmall, line);
    sign->setIcon(icon, foregroundOf(tone));
    auto *label = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, line);
    label->setObjectName(u"testLine"_s);
    label->setPlain(text);
    if (tone == Tone::Neutral)
        label->setMuted();
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    m_lines->addWidget(line);
}

} // namespace preamar::ui
