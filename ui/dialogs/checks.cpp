#include "ui/dialogs/checks.h"

#include "core/domain/reason.h"
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
        return Rung::Token;
    case ReasonCode::EnvironmentGone:
    case ReasonCode::EnvironmentIsKubernetes:
    case ReasonCode::NotAvailableYet:
    case ReasonCode::PermissionMissing:
        return Rung::Read;
    case ReasonCode::NotSwarmManager:
        return Rung::Scale;
    case ReasonCode::SourceEmpty:
        return Rung::Metrics;
    case ReasonCode::ServerClockSkew:
        return Rung::Clock;
    default:
        return Rung::Address;
    }
}

QString untried(Rung rung)
{
    switch (rung) {
    case Rung::Address:
        return say(QT_TRANSLATE_NOOP("Checks", "Address"));
    case Rung::Trust:
        return say(QT_TRANSLATE_NOOP("Checks", "Certificate"));
    case Rung::Token:
        return say(QT_TRANSLATE_NOOP("Checks", "Access token"));
    case Rung::Read:
        return say(QT_TRANSLATE_NOOP("Checks", "Permission to read"));
    case Rung::Scale:
        return say(QT_TRANSLATE_NOOP("Checks", "Permission to change replicas"));
    case Rung::Metrics:
        return say(QT_TRANSLATE_NOOP("Checks", "Metrics"));
    case Rung::Clock:
        return say(QT_TRANSLATE_NOOP("Checks", "Clock"));
    }
    return {};
}

constexpr Millis kSkewNoticed{5000};

CheckLine good(Rung rung, const ContextHealth &health, const ContextConfig &config)
{
    CheckLine line{rung, Tone::Ok, {}};
    switch (rung) {
    case Rung::Address:
        line.text = health.platformVersion.empty()
                        ? say(QT_TRANSLATE_NOOP("Checks", "The server answers."))
                        : say(QT_TRANSLATE_NOOP("Checks", "Reached: %1")).arg(words::plain(health.platformVersion));
        break;
    case Rung::Trust:
        if (config.kind == ContextKind::Portainer && config.url.starts_with("http://")) {
            line.tone = Tone::Warn;
            line.text = say(QT_TRANSLATE_NOOP("Checks", "Without TLS: whoever is on the way can read the token."));
        } else {
            line.text = say(QT_TRANSLATE_NOOP("Checks", "The certificate is trusted."));
        }
        break;
    case Rung::Token:
        line.text = config.kind == ContextKind::Kubernetes
                        ? say(QT_TRANSLATE_NOOP("Checks", "The credential is accepted."))
                        : say(QT_TRANSLATE_NOOP("Checks", "The token is accepted."));
        break;
    case Rung::Read:
        line.tone = health.mayRead ? Tone::Ok : Tone::Crit;
        line.text = health.mayRead ? say(QT_TRANSLATE_NOOP("Checks", "The services may be read."))
                                   : say(QT_TRANSLATE_NOOP("Checks", "The services may not be read."));
        break;
    case Rung::Scale:
        line.tone = health.mayScale ? Tone::Ok : Tone::Warn;
        line.text = health.mayScale   ? say(QT_TRANSLATE_NOOP("Checks", "Replicas may be changed."))
                    : config.readOnly ? say(QT_TRANSLATE_NOOP("Checks", "Read-only, as you chose: nothing is changed."))
                                      : say(QT_TRANSLATE_NOOP("Checks", "Replicas may not be changed: watching only."));
        break;
    case Rung::Metrics:
        line.tone = health.sourceVersion.empty() ? Tone::Warn : Tone::Ok;
        line.text = health.sourceVersion.empty()
                        ? say(QT_TRANSLATE_NOOP("Checks", "No source of metrics answered: nothing is measured."))
                        : say(QT_TRANSLATE_NOOP("Checks", "Metrics: %1")).arg(words::plain(health.sourceVersion));
        break;
    case Rung::Clock:
        if (health.clockSkew) {
            const Millis skew = std::chrono::abs(*health.clockSkew);
            line.tone = skew > kSkewNoticed ? Tone::Warn : Tone::Ok;
            line.text = skew > kSkewNoticed
                            ? say(QT_TRANSLATE_NOOP("Checks", "Its clock differs by %1.")).arg(words::duration(skew))
                            : say(QT_TRANSLATE_NOOP("Checks", "Its clock agrees with this computer's."));
        } else {
            line.tone = Tone::Neutral;
            line.text = say(QT_TRANSLATE_NOOP("Checks", "Its clock was not told."));
        }
        break;
    }
    return line;
}

} // namespace

std::vector<CheckLine> checkLines(const Result<ContextHealth> &answer, const ContextConfig &config)
{
    constexpr std::array kRungs{Rung::Address, Rung::Trust,   Rung::Token, Rung::Read,
                                Rung::Scale,   Rung::Metrics, Rung::Clock};
    ContextHealth health;
    if (answer) {
        health = *answer;
    } else {
        health.state = ContextHealth::State::Unreachable;
        health.reason = answer.error().reason;
        health.detail = answer.error().detail;
    }
    const bool gone =
        health.state == ContextHealth::State::Unreachable || health.state == ContextHealth::State::Unknown;
    const auto code = parseReasonCode(health.reason);
    std::optional<Rung> failing;
    if (gone) {
        failing = code ? rungOf(*code) : Rung::Address;
        // Reached, then refused: the address is not to blame.
        if (*failing == Rung::Address && !health.platformVersion.empty() && code != ReasonCode::PortainerTooOld)
            failing = Rung::Read;
    } else if (code) {
        failing = rungOf(*code) == Rung::Scale ? Rung::Scale : Rung::Metrics;
    }
    QString why = code     ? text::reasonMeaning(*code, words::language())
                  : answer ? QString()
                           : words::error(answer.error());
    if (!health.detail.empty() && answer)
        why += (why.isEmpty() ? QString() : u" "_s) + u'(' + words::plain(health.detail, 200) + u')';
    if (why.isEmpty())
        why = say(QT_TRANSLATE_NOOP("Checks", "It did not answer."));
    std::vector<CheckLine> lines;
    for (const Rung rung : kRungs) {
        // Elsewhere the certificate is worth a line only where it is to blame.
        if (rung == Rung::Trust && config.kind != ContextKind::Portainer && failing != rung)
            continue;
        if (rung == Rung::Token && config.kind == ContextKind::Lab)
            continue;
        if (failing == rung)
            lines.push_back({rung, gone ? Tone::Crit : Tone::Warn, why});
        else if (gone && rung > *failing)
            lines.push_back({rung, Tone::Neutral, untried(rung)});
        else
            lines.push_back(good(rung, health, config));
    }
    return lines;
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
