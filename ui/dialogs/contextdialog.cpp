#include "ui/dialogs/contextdialog.h"

#include "core/domain/codec.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

ContextDialog::ContextDialog(Console &console, std::optional<ContextConfig> existing, QWidget *parent)
    : QDialog(parent), m_console(console), m_existing(std::move(existing)), m_steps(new QButtonGroup(this)),
      m_pages(new QStackedWidget(this)), m_checks(new CheckList(this)),
      m_problem(new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this))
{
    setObjectName(u"contextDialog"_s);
    const QString title =
        m_existing ? tr("Change %1").arg(words::plain(m_existing->name.str(), 60)) : tr("Connect Portainer");
    setWindowTitle(title);
    setFixedWidth(kWizardWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceL);
    buildHead(title);
    for (QWidget *page : {buildServer(), buildAccess(), buildMetrics(), buildMarks()})
        m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
    auto *result = new QFrame(this);
    result->setObjectName(u"testResult"_s);
    result->setProperty("sunken", true);
    auto *inner = new QVBoxLayout(result);
    inner->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    m_problem->setTone(Tone::Crit);
    m_problem->setObjectName(u"contextProblem"_s);
    inner->addWidget(m_checks);
    inner->addWidget(m_problem);
    result->hide();
    column->addWidget(result);
    buildButtons();
    if (m_existing) {
        fill(*m_existing);
        m_passed = config(true);
        m_reached = Marks;
    }
    goTo(Server);
}

ContextDialog::~ContextDialog()
{
    // What was only tried does not stay. The console outlives the dialog, the answer is nobody's.
    if (m_hasTrial) {
        for (const char *kind : {"portainer", "prometheus"})
            m_console.removeSecret(
                SecretRef("keychain:" + std::string(kind) + "/" + m_name->text().toStdString() + "~trial"), &m_console,
                [](const Result<void> &) {});
    }
}

void ContextDialog::buildHead(const QString &title)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(title);
    auto *top = new QHBoxLayout;
    tighten(top, kSpaceM);
    top->addWidget(heading, 1);
    if (m_existing && m_existing->isProtected) {
        auto *chip = new Chip(this);
        chip->setState(Tone::Crit, u"shield"_s, tr("Production"));
        top->addWidget(chip);
    }
    column->addLayout(top);
    auto *strip = new QHBoxLayout;
    tighten(strip, kSpaceS);
    int id = 0;
    for (const auto &name : {tr("Server"), tr("Access"), tr("Metrics"), tr("Marks")}) {
        auto *button = makeButton(u"%1 · %2"_s.arg(id + 1).arg(name), {}, "segment", this);
        button->setCheckable(true);
        button->setObjectName(u"contextStep-%1"_s.arg(id));
        m_steps->addButton(button, id++);
        strip->addWidget(button, 1);
    }
    connect(m_steps, &QButtonGroup::idClicked, this, &ContextDialog::goTo);
    column->addLayout(strip);
}

void ContextDialog::buildButtons()
{
    auto *cancel = makeButton(tr("Cancel"), {}, "", this);
    cancel->setObjectName(u"contextCancel"_s);
    m_test = makeButton(tr("Test connection"), {}, "", this);
    m_test->setObjectName(u"testButton"_s);
    m_back = makeButton(tr("Back"), {}, "", this);
    m_back->setObjectName(u"contextBack"_s);
    m_next = makeButton({}, {}, "primary", this);
    m_next->setObjectName(u"contextNext"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_test);
    row->addWidget(m_back);
    row->addWidget(m_next);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, [this] { test(false); });
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_pages->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, &ContextDialog::next);
}

void ContextDialog::changed()
{
    if (!m_next)
        return; // still being built
    // An answer on its way speaks of other entries than those that stand here now.
    ++m_attempt;
    setBusy(false);
    m_problem->setPlain({});
    m_problem->hide();
    m_checks->clear();
    m_checks->parentWidget()->hide();
}

void ContextDialog::goTo(int step)
{
    const int to = std::clamp(step, 0, m_reached);
    m_pages->setCurrentIndex(to);
    m_steps->button(to)->setChecked(true);
    changed();
    if (auto fields = fieldsOf(to); !fields.empty())
        fields.front()->edit()->setFocus(Qt::OtherFocusReason);
}

void ContextDialog::next()
{
    if (m_isBusy)
        return;
    const int step = m_pages->currentIndex();
    if (!validateAll(fieldsOf(step)))
        return;
    if (step == Marks) {
        save();
        return;
    }
    test(true);
}

void ContextDialog::test(bool goesOn)
{
    const int step = m_pages->currentIndex();
    if (m_isBusy || !validateAll(fieldsOf(step)))
        return;
    readPortainerAddress();
    readPrometheusAddress();
    const int attempt = ++m_attempt;
    setBusy(true);
    m_checks->parentWidget()->show();
    m_problem->hide();
    m_checks->setBusy(tr("Testing…"));
    ContextConfig tried = config(true);
    // Before the token was asked for, only the server itself is spoken to.
    if (step == Server && m_token->text().isEmpty() && m_tokenFile->text().isEmpty() && !m_existing)
        tried.token = {};
    if (step < Metrics && !m_existing)
        tried.prometheus = {};
    const bool asks = step >= Access && tried.environment == 0;
    const auto probe = [this, attempt, tried, goesOn, asks] {
        if (asks) {
            askEnvironments(tried, goesOn);
            return;
        }
        m_console.testConnection(tried, this, [this, attempt, tried, goesOn](const Result<ConnectionTest> &answer) {
            if (attempt != m_attempt)
                return;
            setBusy(false);
            const ConnectionTest test = testedOr(answer);
            if (test.health && holdsUpTo(checkLines(test, tried), CheckLine::Rung::Read))
                m_passed = tried;
            showResult(test, goesOn);
        });
    };
    std::vector<std::pair<SecretRef, std::string>> secrets;
    if (!m_token->text().isEmpty())
        secrets.emplace_back(tried.token, m_token->text().toStdString());
    if (!m_password->text().isEmpty() && step >= Metrics)
        secrets.emplace_back(tried.prometheus.bearer.empty() ? tried.prometheus.basicPassword : tried.prometheus.bearer,
                             m_password->text().toStdString());
    if (secrets.empty()) {
        probe();
        return;
    }
    m_hasTrial = true;
    auto left = std::make_shared<std::size_t>(secrets.size());
    for (const auto &[ref, secret] : secrets) {
        m_console.storeSecret(ref, secret, this, [this, attempt, left, probe](const Result<void> &kept) {
            if (attempt != m_attempt)
                return;
            if (!kept) {
                ++m_attempt;
                setBusy(false);
                m_checks->clear();
                say(words::error(kept.error()));
            } else if (--*left == 0) {
                probe();
            }
        });
    }
}

// The token is good where the server tells its environments; one of them alone needs no choice.
void ContextDialog::askEnvironments(const ContextConfig &tried, bool goesOn)
{
    m_console.findEnvironments(
        tried, this, [this, attempt = m_attempt, goesOn](const Result<std::vector<FoundEnvironment>> &found) {
            if (attempt != m_attempt)
                return;
            setBusy(false);
            m_checks->clear();
            if (found)
                showEnvironments(*found, goesOn);
            else
                say(words::error(found.error()));
        });
}

void ContextDialog::forgetEnvironments()
{
    const bool wasListed = m_environments->findData(QVariant::fromValue(m_environment->text().toLongLong())) > 0;
    m_environments->clear();
    m_environments->hide();
    if (wasListed)
        m_environment->setText({});
}

void ContextDialog::showEnvironments(const std::vector<FoundEnvironment> &found, bool goesOn)
{
    m_environments->clear();
    m_environments->addItem(tr("Choose an environment…"), 0);
    std::vector<std::int64_t> usable;
    for (const auto &one : found) {
        if (!one.isDocker)
            continue;
        usable.push_back(one.id);
        const QString name = words::plain(one.name, 60);
        m_environments->addItem(one.isUp ? u"%1 · %2"_s.arg(one.id).arg(name)
                                         : tr("%1 · %2 (down)").arg(one.id).arg(name),
                                QVariant::fromValue<qlonglong>(one.id));
    }
    m_environments->setVisible(usable.size() > 1);
    if (usable.empty()) {
        say(tr("This token sees no Docker environment on the server."));
    } else if (usable.size() == 1) {
        m_environment->setText(QString::number(usable.front()));
        m_environment->setNote(tr("The only Docker environment that this token sees."));
        test(goesOn);
    } else {
        m_checks->setLines({{CheckLine::Rung::Token, Tone::Ok,
                             tr("The token is accepted. %n environments are seen: choose one.", nullptr,
                                static_cast<int>(usable.size()))}});
        m_checks->parentWidget()->show();
        m_environments->setFocus(Qt::OtherFocusReason);
    }
}

void ContextDialog::showResult(const ConnectionTest &test, bool goesOn)
{
    const int step = m_pages->currentIndex();
    const auto lines = checkLines(test, config(true));
    // A step answers for its own rungs; what only later ones ask for is not shown as missing.
    std::vector<CheckLine> shown;
    const bool holds = holdsUpTo(lines, std::min(rungOf(step), CheckLine::Rung::Read));
    for (const auto &line : lines) {
        if (line.rung <= rungOf(step) || (holds && line.rung == CheckLine::Rung::Clock) ||
            (step == Access && line.rung == CheckLine::Rung::Scale))
            shown.push_back(line);
    }
    if (step == Marks)
        shown = lines;
    m_checks->setLines(shown);
    m_checks->parentWidget()->show();
    if (!holds)
        return;
    m_reached = std::max(m_reached, std::min<int>(step + 1, Marks));
    if (goesOn && step == Marks) {
        save();
    } else if (goesOn) {
        const auto kept = shown;
        goTo(step + 1);
        m_checks->setLines(kept);
        m_checks->parentWidget()->show();
    }
    showButtons();
}

void ContextDialog::save()
{
    // An address that was changed after its test is tested again; marks need none.
    const ContextConfig now = config(true);
    const bool tested = m_passed && m_passed->url == now.url && m_passed->environment == now.environment &&
                        m_passed->caFile == now.caFile && m_passed->token == now.token &&
                        m_passed->prometheus == now.prometheus;
    if (!tested) {
        test(true);
        return;
    }
    setBusy(true);
    const int attempt = ++m_attempt;
    keepSecrets([this, attempt] {
        if (attempt == m_attempt)
            store();
    });
}

// What was typed takes its real place only now.
void ContextDialog::keepSecrets(std::function<void()> then)
{
    const ContextConfig final = config(false);
    std::vector<std::pair<SecretRef, std::string>> secrets;
    if (!m_token->text().isEmpty())
        secrets.emplace_back(final.token, m_token->text().toStdString());
    if (!m_password->text().isEmpty())
        secrets.emplace_back(final.prometheus.bearer.empty() ? final.prometheus.basicPassword : final.prometheus.bearer,
                             m_password->text().toStdString());
    if (secrets.empty()) {
        then();
        return;
    }
    auto left = std::make_shared<std::size_t>(secrets.size());
    for (const auto &[ref, secret] : secrets) {
        m_console.storeSecret(ref, secret, this, [this, left, then](const Result<void> &kept) {
            if (!kept) {
                ++m_attempt;
                setBusy(false);
                say(words::error(kept.error()));
            } else if (--*left == 0) {
                then();
            }
        });
    }
}

void ContextDialog::store()
{
    const int attempt = m_attempt;
    const bool isNew = !m_existing;
    const QString name = m_name->text();
    m_console.submit(isNew ? command::contextAdd : command::contextUpdate, Json{{"config", toJson(config(false))}},
                     this, [this, attempt, name, isNew](const Result<CommandAnswer> &answer) {
                         if (attempt != m_attempt)
                             return;
                         setBusy(false);
                         if (const QString failed = words::problem(answer); !failed.isEmpty()) {
                             say(failed);
                             return;
                         }
                         accept();
                         Q_EMIT saved(name, isNew);
                     });
}

void ContextDialog::say(const QString &problem)
{
    m_problem->setPlain(problem);
    m_problem->show();
    m_checks->parentWidget()->show();
}

void ContextDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    showButtons();
}

void ContextDialog::showButtons()
{
    const int step = m_pages->currentIndex();
    m_back->setVisible(step > 0);
    m_back->setEnabled(!m_isBusy);
    m_test->setVisible(step != Marks || m_existing);
    m_test->setEnabled(!m_isBusy);
    m_next->setText(step != Marks ? tr("Test and go on") : m_existing ? tr("Save") : tr("Connect"));
    m_next->setEnabled(!m_isBusy);
    for (int i = 0; i < StepCount; ++i)
        m_steps->button(i)->setEnabled(i <= m_reached && !m_isBusy);
}

} // namespace preamar::ui
