#include "ui/dialogs/consentdialog.h"

#include "core/domain/codec.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kLongest = 1'000'000; // what is consented to is shown whole
constexpr std::size_t kRows = 500;

QString joined(const std::vector<std::string> &parts)
{
    QStringList out;
    for (const auto &part : parts)
        out += words::plain(part, kLongest);
    return out.isEmpty() ? ConsentDialog::tr("none") : out.join(u'\n');
}

// Of the program of now, with the digits by which each is compared with the one of before.
QString joinedWithDigits(const std::vector<std::string> &now, const std::vector<std::string> &kept)
{
    QStringList out;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto digits = kept[i] == now[i] ? std::string::npos : kept[i].rfind("…");
        out += digits == std::string::npos
                   ? words::plain(now[i], kLongest)
                   : words::plain(now[i], kLongest) + u" ("_s + words::plain(kept[i].substr(digits), kLongest) + u')';
    }
    return out.isEmpty() ? ConsentDialog::tr("none") : out.join(u'\n');
}

// The last record that tells what the consent in force was given to.
const AuditRecord *consentRecord(const AuditPage &page, const ContextConfig &config)
{
    for (const auto &record : page.records) {
        const Json *stored = find(record.detail, "config");
        const auto then = stored ? contextFromJson(*stored) : Result<ContextConfig>(fail(ErrorCode::NotFound, "config"));
        if (then && then->name == config.name && then->kubernetes.allowExec == config.kubernetes.allowExec &&
            consentedIn(record.detail))
            return &record;
    }
    return nullptr;
}

} // namespace

ConsentDialog::ConsentDialog(Console &console, const ContextConfig &config, QWidget *parent)
    : QDialog(parent), m_console(console), m_config(config),
      m_verdict(new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this)),
      m_problem(new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this))
{
    setObjectName(u"consentDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Consent for %1").arg(words::plain(config.name.str(), 60)));
    setFixedWidth(kWizardWidth);
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(windowTitle());
    auto *top = new QHBoxLayout;
    tighten(top, kSpaceM);
    top->addWidget(heading, 1);
    if (config.isProtected) {
        auto *chip = new Chip(this);
        chip->setState(Tone::Crit, u"shield"_s, tr("Production"));
        top->addWidget(chip);
    }
    m_verdict->setObjectName(u"consentVerdict"_s);
    m_verdict->setMuted();
    m_verdict->setPlain(tr("Reading the kubeconfig…"));
    m_problem->setObjectName(u"consentProblem"_s);
    m_problem->setTone(Tone::Crit);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    column->addLayout(top);
    column->addWidget(m_verdict);
    column->addWidget(buildParts(), 1);
    column->addWidget(m_problem);
    column->addWidget(buildButtons());
    m_console.findContexts(config.kubernetes.kubeconfig, this,
                           [this](const Result<std::vector<FoundContext>> &found) { showFound(found); });
    AuditQuery query;
    query.events = {"context.added", "context.updated"};
    query.limit = kRows;
    m_console.audit(query, this, [this](const Result<AuditPage> &page) { showConsented(page); });
}

QWidget *ConsentDialog::buildParts()
{
    auto *inner = new QWidget(this);
    inner->setProperty("role", u"content"_s);
    m_parts = new QVBoxLayout(inner);
    tighten(m_parts, kSpaceM);
    m_parts->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(kPaletteHeight - kSpaceXxl * 2);
    area->setWidget(inner);
    return area;
}

QWidget *ConsentDialog::buildButtons()
{
    auto *box = new QWidget(this);
    auto *cancel = makeButton(tr("Cancel"), {}, "", box);
    cancel->setObjectName(u"consentCancel"_s);
    m_withdraw = makeButton(tr("Withdraw the consent"), {}, "danger", box);
    m_withdraw->setObjectName(u"consentWithdraw"_s);
    m_withdraw->setToolTip(tr("No program runs for this cluster until you consent to one again."));
    m_consent = makeButton(tr("Consent to the program of now"), {}, "primary", box);
    m_consent->setObjectName(u"consentGive"_s);
    m_withdraw->setEnabled(false);
    m_consent->setEnabled(false);
    auto *row = new QHBoxLayout(box);
    tighten(row, kSpaceS);
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_withdraw);
    row->addWidget(m_consent);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_withdraw, &QPushButton::clicked, this, [this] { decide(false); });
    connect(m_consent, &QPushButton::clicked, this, [this] { decide(true); });
    return box;
}

void ConsentDialog::showFound(const Result<std::vector<FoundContext>> &found)
{
    const auto isOurs = [this](const FoundContext &context) {
        const std::string &wanted = m_config.kubernetes.context;
        return wanted.empty() ? context.isCurrent : context.name == wanted;
    };
    if (!found) {
        m_problem->setPlain(words::error(found.error()));
    } else if (const auto it = std::find_if(found->begin(), found->end(), isOurs); it == found->end()) {
        m_problem->setPlain(tr("The context is no longer in the kubeconfig."));
    } else if (it->problem) {
        m_problem->setPlain(words::error(*it->problem));
    } else {
        m_now = *it;
    }
    m_problem->setVisible(!m_now);
    if (--m_waiting == 0)
        compare();
}

void ConsentDialog::showConsented(const Result<AuditPage> &page)
{
    if (const AuditRecord *record = page ? consentRecord(*page, m_config) : nullptr) {
        m_before = consentedIn(record->detail);
        m_beforeWhen = tr("Consented on %1 by %2.")
                           .arg(words::dateTime(record->at), words::plain(record->actor.name, 60));
    }
    if (--m_waiting == 0)
        compare();
}

void ConsentDialog::compare()
{
    m_withdraw->setEnabled(!m_config.kubernetes.allowExec.empty());
    if (!m_now) {
        m_verdict->setPlain({});
        return;
    }
    if (!m_now->program) {
        m_verdict->setPlain(tr("The kubeconfig no longer runs any program to sign in."));
        return;
    }
    const ExecProgram now = *m_now->program;
    const ExecProgram comparable = withoutSecrets(now);
    const bool isSame = m_now->execDigest == m_config.kubernetes.allowExec;
    QString verdict = isSame ? tr("This is what you consented to: nothing changed.")
                      : m_config.kubernetes.allowExec.empty()
                          ? tr("To sign in, this program would run on this computer, with your rights. It runs only "
                               "with your consent.")
                          : tr("The program is not the one that you consented to, and was not run. Consent only if you "
                               "know why it changed: an update of it, for example.");
    if (!isSame && !m_config.kubernetes.allowExec.empty())
        verdict += u' ' + (m_before ? m_beforeWhen
                                    : tr("What it was like was not recorded; its digest was %1.")
                                          .arg(words::plain(m_config.kubernetes.allowExec, 64)));
    else if (isSame && m_before)
        verdict += u' ' + m_beforeWhen;
    m_verdict->setPlain(verdict);
    m_verdict->setTone(isSame ? Tone::Ok : Tone::Warn);
    const auto part = [this, isSame](const QString &title, const QString &before, const QString &comparedNow,
                             const QString &shownNow) {
        addPart(title, !isSame && m_before && before != comparedNow ? before : QString(), shownNow);
    };
    const ExecProgram before = m_before.value_or(comparable);
    part(tr("Program"), words::plain(before.path, kLongest), words::plain(now.path, kLongest),
         words::plain(now.path, kLongest));
    part(tr("SHA-256 of its file"), words::plain(before.sha256, 64), words::plain(now.sha256, 64),
         words::plain(now.sha256, 64));
    const bool areOthers = !isSame && before.arguments != comparable.arguments;
    part(tr("Arguments"), joined(before.arguments), joined(comparable.arguments),
         areOthers ? joinedWithDigits(now.arguments, comparable.arguments) : joined(now.arguments));
    part(tr("Environment variables"), joined(before.variables), joined(comparable.variables), joined(now.variables));
    m_consent->setEnabled(!isSame);
    m_consent->setVisible(!isSame);
    layout()->activate();
    adjustSize();
}

// `before` is empty where it is the same now, or unknown.
void ConsentDialog::addPart(const QString &title, const QString &before, const QString &now)
{
    auto *box = new QFrame(this);
    box->setObjectName(u"consentPart"_s);
    box->setProperty("sunken", true);
    box->setAccessibleName(before.isEmpty() ? tr("%1: %2").arg(title, now)
                                            : tr("%1, before: %2, now: %3").arg(title, before, now));
    auto *caption = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, box);
    caption->setMuted();
    caption->setPlain(title);
    auto *head = new QHBoxLayout;
    tighten(head, kSpaceS);
    head->addWidget(caption, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    column->setSpacing(kSpaceXs);
    column->addLayout(head);
    const auto add = [&](const QString &text, bool isOld) {
        auto *label = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, box);
        label->setObjectName(isOld ? u"consentBefore"_s : u"consentNow"_s);
        label->setPlain(text);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        if (isOld)
            label->setMuted();
        column->addWidget(label);
    };
    if (!before.isEmpty()) {
        auto *chip = new Chip(box);
        chip->setState(Tone::Warn, u"warning"_s, tr("Changed"));
        head->addWidget(chip);
        add(tr("Before: %1").arg(before), true);
        add(tr("Now: %1").arg(now), false);
    } else {
        add(now, false);
    }
    m_parts->insertWidget(m_parts->count() - 1, box);
    box->show(); // with the dialog's size, not one turn of the event loop later
}

void ConsentDialog::decide(bool consents)
{
    if (consents && !(m_now && m_now->program))
        return; // there is nothing to consent to: it would withdraw
    // What else was changed of it since this was opened stays.
    const ContextConfig *present = contextOf(*m_console.snapshot(), m_config.name);
    ContextConfig config = present ? *present : m_config;
    config.kubernetes.allowExec = consents ? m_now->execDigest : std::string();
    m_withdraw->setEnabled(false);
    m_consent->setEnabled(false);
    m_console.submit(command::contextUpdate, Json{{"config", toJson(config)}}, this,
                     [this, consents](const Result<CommandAnswer> &answer) {
                         if (const QString failed = words::problem(answer); !failed.isEmpty()) {
                             m_problem->setPlain(failed);
                             m_problem->show();
                             m_withdraw->setEnabled(!m_config.kubernetes.allowExec.empty());
                             m_consent->setEnabled(m_now && m_now->program);
                             return;
                         }
                         accept();
                         Q_EMIT decided(words::plain(m_config.name.str(), 120), consents);
                     });
}

} // namespace preamar::ui
