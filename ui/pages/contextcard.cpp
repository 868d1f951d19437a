#include "ui/pages/contextcard.h"

#include "core/domain/codec.h"
#include "ui/dialogs/checks.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/consentdialog.h"
#include "ui/dialogs/rightsdialog.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/style/contextmark.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/plainlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

QString kindName(ContextKind kind)
{
    switch (kind) {
    case ContextKind::Lab:
        return ContextCard::tr("Demonstration: a simulated cluster");
    case ContextKind::Portainer:
        return ContextCard::tr("Docker Swarm through Portainer");
    case ContextKind::Kubernetes:
        return ContextCard::tr("Kubernetes");
    case ContextKind::Local:
        return ContextCard::tr("This computer");
    }
    return {};
}

void showHealth(Chip &chip, const ContextReport *report)
{
    using State = ContextHealth::State;
    switch (report ? report->health.state : State::Unknown) {
    case State::Ok:
        chip.setState(Tone::Ok, u"ok"_s, ContextCard::tr("Reachable"));
        break;
    case State::Degraded:
        chip.setState(Tone::Warn, u"warning"_s, ContextCard::tr("With problems"));
        break;
    case State::Unreachable:
        chip.setState(Tone::Crit, u"error"_s, ContextCard::tr("Not reachable"));
        break;
    case State::Unknown:
        chip.setState(Tone::Neutral, u"clock"_s, ContextCard::tr("Not looked at yet"));
        break;
    }
}

} // namespace

ContextCard::ContextCard(Console &console, Navigator &navigator, QWidget *parent)
    : Card(parent), m_console(console), m_navigator(navigator)
{
    setObjectName(u"contextCard"_s);
    build();
}

void ContextCard::build()
{
    column()->setContentsMargins(kSpaceL + kMark, kSpaceM, kSpaceL, kSpaceM);
    m_name = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, this);
    m_name->setFont(textFont(TextRole::Section, true));
    m_name->setObjectName(u"contextName"_s);
    m_kind = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
    m_kind->setMuted();
    m_health = new Chip(this);
    m_health->setObjectName(u"contextHealth"_s);
    m_protected = new Chip(this);
    m_protected->setState(Tone::Crit, u"shield"_s, tr("Production"));
    m_readOnly = new Chip(this);
    m_readOnly->setState(Tone::Neutral, u"hold"_s, tr("Read-only"));
    m_paused = new Chip(this);
    m_paused->setState(Tone::Warn, u"pause"_s, tr("Paused"));
    auto *head = new QHBoxLayout;
    tighten(head, kSpaceS);
    head->addWidget(m_name, 1);
    for (auto *chip : {m_paused, m_readOnly, m_protected, m_health})
        head->addWidget(chip);
    column()->addLayout(head);
    column()->addWidget(m_kind);
    m_problem = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_problem->setObjectName(u"contextCardProblem"_s);
    column()->addWidget(m_problem);
    m_consent = makeButton(tr("See what changed…"), u"shield"_s, "primary", this);
    m_consent->setObjectName(u"contextConsent"_s);
    connect(m_consent, &QPushButton::clicked, this, &ContextCard::askConsent);
    column()->addWidget(m_consent, 0, Qt::AlignLeft);
    m_facts = new QGridLayout;
    m_facts->setContentsMargins(0, kSpaceXs, 0, kSpaceXs);
    m_facts->setHorizontalSpacing(kSpaceXl);
    m_facts->setVerticalSpacing(kSpaceXs);
    column()->addLayout(m_facts);
    m_backfillBox = new QWidget(this);
    m_backfillText = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, m_backfillBox);
    m_backfillText->setObjectName(u"backfillText"_s);
    m_backfill = new QProgressBar(m_backfillBox);
    m_backfill->setRange(0, 100);
    m_backfill->setTextVisible(false);
    m_backfill->setAccessibleName(tr("Progress of fetching the history"));
    m_backfillButton = makeButton({}, {}, "quiet", m_backfillBox);
    m_backfillButton->setObjectName(u"backfillButton"_s);
    auto *fetching = new QHBoxLayout(m_backfillBox);
    tighten(fetching, kSpaceM);
    fetching->addWidget(m_backfillText);
    fetching->addWidget(m_backfill, 1);
    fetching->addWidget(m_backfillButton);
    connect(m_backfillButton, &QPushButton::clicked, this, &ContextCard::toggleBackfill);
    column()->addWidget(m_backfillBox);
    auto *box = new QFrame(this);
    box->setProperty("sunken", true);
    auto *inner = new QVBoxLayout(box);
    inner->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    m_checks = new CheckList(box);
    inner->addWidget(m_checks);
    box->hide();
    column()->addWidget(box);

    m_test = makeButton(tr("Test now"), u"refresh"_s, "", this);
    m_test->setObjectName(u"contextTest"_s);
    m_pause = makeButton({}, {}, "", this);
    m_pause->setObjectName(u"contextPause"_s);
    m_rights = makeButton(tr("Permissions…"), u"shield"_s, "", this);
    m_rights->setObjectName(u"contextRights"_s);
    m_edit = makeButton(tr("Change…"), u"edit"_s, "", this);
    m_edit->setObjectName(u"contextEdit"_s);
    m_remove = makeButton(tr("Remove…"), u"trash"_s, "danger", this);
    m_remove->setObjectName(u"contextRemove"_s);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    buttons->addWidget(m_test);
    buttons->addWidget(m_pause);
    buttons->addWidget(m_rights);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    column()->addLayout(buttons);
    connect(m_test, &QPushButton::clicked, this, &ContextCard::test);
    connect(m_pause, &QPushButton::clicked, this, &ContextCard::togglePause);
    connect(m_rights, &QPushButton::clicked, this,
            [this] { (new RightsDialog(m_console, m_config, window()))->open(); });
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editWanted(m_config); });
    connect(m_remove, &QPushButton::clicked, this, &ContextCard::remove);
}

void ContextCard::setContext(const ContextConfig &config, const std::shared_ptr<const Snapshot> &snapshot)
{
    if (config != m_config) {
        // What is being tested is no longer what the card shows; its answer is not looked at.
        ++m_attempt;
        worksOf(m_console).end(m_work, Work::State::Cancelled, tr("The context was changed meanwhile."));
        m_checks->parentWidget()->hide();
        m_test->setEnabled(true);
    }
    m_config = config;
    m_snapshot = snapshot;
    const ContextReport *report = nullptr;
    if (snapshot->cycle) {
        for (const auto &r : snapshot->cycle->contexts) {
            if (r.name == config.name)
                report = &r;
        }
    }
    m_name->setPlain(words::plain(config.name.str(), 120));
    m_kind->setPlain(kindName(config.kind));
    showHealth(*m_health, report);
    m_protected->setVisible(config.isProtected);
    m_readOnly->setVisible(config.readOnly);
    m_paused->setVisible(isPaused());
    const auto code = report ? parseReasonCode(report->health.reason) : std::nullopt;
    QString problem = code ? text::reasonMeaning(*code, words::language()) : QString();
    if (report && !report->health.detail.empty() && report->health.state != ContextHealth::State::Ok)
        problem += (problem.isEmpty() ? QString() : u" "_s) + u'(' + words::plain(report->health.detail, 200) + u')';
    m_problem->setPlain(problem);
    m_problem->setTone(report && report->health.state == ContextHealth::State::Unreachable ? Tone::Crit : Tone::Warn);
    m_problem->setVisible(!problem.isEmpty());
    showFacts(report);
    showBackfill(report);
    m_consent->setVisible(code == ReasonCode::ExecNotAllowed);
    m_consent->setText(config.kubernetes.allowExec.empty() ? tr("See what it would run…") : tr("See what changed…"));
    const bool lab = config.kind == ContextKind::Lab;
    m_pause->setText(isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(isPaused() ? u"play"_s : u"pause"_s));
    m_rights->setVisible(config.kind == ContextKind::Kubernetes);
    m_edit->setVisible(config.kind == ContextKind::Portainer || config.kind == ContextKind::Kubernetes);
    m_remove->setVisible(!lab);
    setAccessibleName(tr("Context %1: %2").arg(m_name->plainText(), m_health->word()));
    setAccessibleDescription(problem);
    update();
}

void ContextCard::showFacts(const ContextReport *report)
{
    // Two beside each other where text is large.
    constexpr int kLarge = 125; // percent
    const int columns = textPercent() < kLarge ? 3 : 2;
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int i = 0;
    const auto add = [&](const QString &title, const QString &value) {
        if (value.isEmpty())
            return;
        auto *caption = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
        caption->setMuted();
        caption->setPlain(title);
        auto *text = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
        text->setPlain(value);
        const int row = i / columns * 2;
        m_facts->addWidget(caption, row, i % columns);
        m_facts->addWidget(text, row + 1, i % columns);
        ++i;
    };
    int enrolled = 0;
    int all = 0;
    if (m_snapshot->cycle) {
        for (const auto &w : m_snapshot->cycle->workloads) {
            if (w.workload.ref.context != m_config.name)
                continue;
            ++all;
            enrolled += w.enrolled ? 1 : 0;
        }
    }
    add(tr("Services"), tr("%1 watched of %2").arg(enrolled).arg(all));
    if (!m_config.url.empty())
        add(tr("Address"), words::plain(m_config.url, 200));
    if (m_config.kind == ContextKind::Portainer)
        add(tr("Environment"), QString::number(m_config.environment));
    if (m_config.kind == ContextKind::Kubernetes) {
        const auto &kube = m_config.kubernetes;
        add(tr("Context of the kubeconfig"),
            kube.context.empty() ? tr("the current one") : words::plain(kube.context, 120));
        QStringList spaces;
        for (const auto &space : kube.namespaces)
            spaces += words::plain(space, 63);
        add(tr("Namespaces"), spaces.isEmpty() ? tr("all that may be seen") : spaces.join(u", "_s));
    }
    if (report) {
        const auto &health = report->health;
        add(tr("Platform"), words::plain(health.platformVersion, 120));
        add(tr("Metrics"), health.sourceVersion.empty() && m_config.kind != ContextKind::Lab
                               ? tr("none answers")
                               : words::plain(health.sourceVersion, 120));
        const bool isKnown = health.state == ContextHealth::State::Ok || health.state == ContextHealth::State::Degraded;
        if (isKnown && m_config.kind != ContextKind::Lab)
            add(tr("Permissions"), m_config.readOnly ? tr("read; changes are switched off here")
                                   : health.mayScale ? tr("read and change replicas")
                                   : health.mayRead  ? tr("read only")
                                                     : tr("none"));
        add(tr("Requests per cycle"), report->requests > 0 ? words::number(report->requests) : QString());
    }
    const auto price = m_config.price ? m_config.price : m_snapshot->settings.price;
    if (price)
        add(tr("Price per replica and hour"), text::money(*price, m_snapshot->settings.currency, words::language()));
    for (int c = 0; c < columns; ++c)
        m_facts->setColumnStretch(c, 1);
}

void ContextCard::showBackfill(const ContextReport *report)
{
    const bool isUnderWay = report && report->backfillProgress && *report->backfillProgress < 1.0;
    m_backfillBox->setVisible(isUnderWay);
    if (!isUnderWay)
        return;
    const QString done = words::percent(*report->backfillProgress, 0);
    m_backfillText->setPlain(m_config.backfill ? tr("History being fetched: %1").arg(done)
                                               : tr("Fetching the history was stopped at %1").arg(done));
    m_backfill->setValue(static_cast<int>(*report->backfillProgress * 100.0));
    m_backfillButton->setText(m_config.backfill ? tr("Stop") : tr("Go on"));
    m_backfillButton->setAccessibleName(m_config.backfill ? tr("Stop fetching the history of %1").arg(m_name->plainText())
                                                          : tr("Go on fetching the history of %1").arg(m_name->plainText()));
}

// What was fetched stays, and it goes on where it stopped.
void ContextCard::toggleBackfill()
{
    ContextConfig config = m_config;
    config.backfill = !m_config.backfill;
    send(command::contextUpdate, Json{{"config", toJson(config)}},
         config.backfill ? tr("The history of %1 goes on being fetched.").arg(m_name->plainText())
                         : tr("Fetching the history of %1 is stopped; what is there stays.").arg(m_name->plainText()));
}

void ContextCard::askConsent()
{
    auto *dialog = new ConsentDialog(m_console, m_config, window());
    connect(dialog, &ConsentDialog::decided, &m_navigator, [&navigator = m_navigator](const QString &name, bool consents) {
        navigator.say(consents ? tr("%1 may run the program to sign in. The next cycle tries it.").arg(name)
                               : tr("No program runs for %1.").arg(name));
    });
    dialog->open();
}

bool ContextCard::isPaused() const
{
    return m_snapshot && std::any_of(m_snapshot->pauses.begin(), m_snapshot->pauses.end(), [&](const Pause &p) {
               return p.scope == PauseScope::Context && p.target == m_config.name.str();
           });
}

void ContextCard::test()
{
    const int attempt = ++m_attempt;
    m_checks->parentWidget()->show();
    m_checks->setBusy(tr("Testing…"));
    m_test->setEnabled(false);
    const QString name = QString::fromStdString(m_config.name.str());
    m_work = worksOf(m_console).begin({.id = u"test/"_s + name,
                                       .title = tr("Testing the connection of %1").arg(m_name->plainText()),
                                       .page = u"contexts"_s,
                                       .what = name},
                                      this, [this, attempt] {
                                          if (attempt != m_attempt)
                                              return;
                                          ++m_attempt; // it only reads: what it still answers is not looked at
                                          m_test->setEnabled(true);
                                          m_checks->clear();
                                          m_checks->parentWidget()->hide();
                                      });
    m_console.testConnection(m_config, this, [this, attempt, work = m_work, config = m_config](const Result<ConnectionTest> &test) {
        if (attempt != m_attempt)
            return;
        m_test->setEnabled(true);
        const auto lines = checkLines(testedOr(test), config);
        m_checks->setLines(lines);
        // The first rung that does not hold is where to look, else the first with something to say.
        const auto first = [&](Tone tone) {
            return std::find_if(lines.begin(), lines.end(), [&](const CheckLine &l) { return l.tone == tone; });
        };
        const bool failed = first(Tone::Crit) != lines.end();
        const auto told = first(failed ? Tone::Crit : Tone::Warn);
        worksOf(m_console).end(work, failed ? Work::State::Failed : Work::State::Done,
                               told == lines.end() ? tr("It holds.") : told->text);
    });
}

void ContextCard::togglePause()
{
    const bool paused = isPaused();
    send(paused ? command::resume : command::pause,
         Json{{"scope", std::string(toString(PauseScope::Context))}, {"target", m_config.name.str()}},
         (paused ? tr("%1 goes on.") : tr("%1 is paused: nothing is changed there.")).arg(m_name->plainText()));
}

void ContextCard::remove()
{
    // A write that was never read back: nobody will know what it did (command context.remove).
    const bool unread = m_snapshot && std::any_of(m_snapshot->proposals.begin(), m_snapshot->proposals.end(), [&](const Proposal &p) {
        return p.plan.workload.context == m_config.name && (p.state == ProposalState::Sent || p.state == ProposalState::Unknown);
    });
    const Question question{
        .title = tr("Remove %1?").arg(m_name->plainText()),
        .text = tr("Preamar forgets how to reach it: its proposals become void and its token is taken out of the "
                   "keychain. Nothing is changed on the server; the action log and the history stay."),
        .lines = unread ? QStringList{tr("A change was sent there and never read back: nobody will know whether it was applied.")} : QStringList(),
        .confirm = tr("Remove"),
        .icon = u"trash"_s,
        .isDangerous = true,
        .typed = std::nullopt,
        .typedText = m_config.isProtected || unread ? m_name->plainText() : QString(),
        .needsReason = false,
        .protectedContext = m_config.isProtected ? m_name->plainText() : QString(),
        .chord = {}};
    ConfirmDialog::ask(window(), question, [this, config = m_config, unread](const QString &) {
        m_console.submit(
            command::contextRemove, Json{{"name", config.name.str()}, {"confirm", unread ? config.name.str() : std::string()}}, &m_navigator,
            [&console = m_console, &navigator = m_navigator, config](const Result<CommandAnswer> &answer) {
                if (const QString problem = words::problem(answer); !problem.isEmpty()) {
                    navigator.warn(problem);
                    return;
                }
                for (const SecretRef &ref : {config.token, config.prometheus.bearer, config.prometheus.basicPassword}) {
                    if (ref.str().starts_with("keychain:"))
                        console.removeSecret(ref, &navigator, [](const Result<void> &) {});
                }
                navigator.say(tr("%1 was removed.").arg(words::plain(config.name.str(), 120)));
            });
    });
}

void ContextCard::send(std::string_view kind, Json arguments, const QString &done)
{
    m_console.submit(kind, std::move(arguments), &m_navigator,
                     [&navigator = m_navigator, done](const Result<CommandAnswer> &answer) {
                         const QString problem = words::problem(answer);
                         if (problem.isEmpty())
                             navigator.say(done);
                         else
                             navigator.warn(problem);
                     });
}

// The context's colour along the left edge.
void ContextCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (m_config.color.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), kCardRadius, kCardRadius);
    painter.setClipPath(shape);
    painter.fillRect(QRect(0, 0, kMark + 1, height()), color(contextMark(m_config.color)));
}

} // namespace preamar::ui
