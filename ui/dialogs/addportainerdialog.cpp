#include "ui/dialogs/addportainerdialog.h"

#include "core/domain/codec.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

#include <limits>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

AddPortainerDialog::AddPortainerDialog(Console &console, QWidget *parent) : QDialog(parent), m_console(console)
{
    setObjectName(u"addPortainerDialog"_s);
    setWindowTitle(tr("Connect Portainer"));
    setFixedWidth(kDialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    auto *title = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    title->setFont(textFont(TextRole::Page, true));
    title->setPlain(tr("Connect Portainer"));
    column->addWidget(title);
    buildForm();
    buildResult();
    column->addStretch(1);
    buildButtons();
    changed();
}

QLineEdit *AddPortainerDialog::addField(QFormLayout *form, const QString &label, const char *name, const QString &hint)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setPlaceholderText(hint);
    field->setAccessibleName(label);
    form->addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, &AddPortainerDialog::changed);
    return field;
}

void AddPortainerDialog::buildForm()
{
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(kSpaceL);
    form->setVerticalSpacing(kSpaceS);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = addField(form, tr("Name"), "portainerName", tr("prod-swarm"));
    m_url = addField(form, tr("Address"), "portainerUrl", u"https://portainer.example.com"_s);
    m_environment = new QSpinBox(this);
    m_environment->setObjectName(u"portainerEnvironment"_s);
    m_environment->setAccessibleName(tr("Environment"));
    m_environment->setRange(1, std::numeric_limits<int>::max());
    form->addRow(tr("Environment"), m_environment);
    connect(m_environment, &QSpinBox::valueChanged, this, &AddPortainerDialog::changed);
    m_token = addField(form, tr("Access token"), "portainerToken", tr("kept in the keychain of the system"));
    m_token->setEchoMode(QLineEdit::Password);
    m_tokenFile = addField(form, tr("or token file"), "portainerTokenFile", tr("readable by you alone (mode 0600)"));
    m_prometheus = addField(form, tr("Prometheus"), "prometheusUrl", tr("address; without it nothing is measured"));
    m_caFile = addField(form, tr("CA file"), "portainerCaFile", tr("only for a private certificate authority"));
    m_protected = new QCheckBox(tr("Production: marked everywhere"), this);
    m_readOnly = new QCheckBox(tr("Read-only: watch and forecast, never change"), this);
    form->addRow(QString(), m_protected);
    form->addRow(QString(), m_readOnly);
    static_cast<QVBoxLayout *>(layout())->addLayout(form);
}

void AddPortainerDialog::buildResult()
{
    auto *box = new QFrame(this);
    box->setProperty("sunken", true);
    m_result = box;
    m_lines = new QVBoxLayout(box);
    m_lines->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    m_lines->setSpacing(kSpaceXs);
    m_result->setObjectName(u"testResult"_s);
    m_result->hide();
    layout()->addWidget(m_result);
}

void AddPortainerDialog::buildButtons()
{
    m_hint = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    m_hint->setMuted();
    m_hint->setObjectName(u"portainerHint"_s);
    auto *cancel = makeButton(tr("Cancel"), {}, "", this);
    m_test = makeButton(tr("Test connection"), {}, "", this);
    m_test->setObjectName(u"testButton"_s);
    m_connect = makeButton(tr("Connect"), {}, "primary", this);
    m_connect->setObjectName(u"connectButton"_s);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_test);
    buttons->addWidget(m_connect);
    static_cast<QVBoxLayout *>(layout())->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, &AddPortainerDialog::test);
    connect(m_connect, &QPushButton::clicked, this, &AddPortainerDialog::store);
}

void AddPortainerDialog::changed()
{
    // A test speaks of the entries it was made with.
    m_hasPassed = false;
    ++m_attempt;
    setBusy(false);
    m_result->hide();
}

QString AddPortainerDialog::problem() const
{
    if (m_name->text().trimmed().isEmpty())
        return tr("Give the context a name.");
    const auto taken = m_console.snapshot();
    if (contextOf(*taken, ContextName(m_name->text().trimmed().toStdString())))
        return tr("There is a context of that name already.");
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return tr("Enter the address with https://.");
    if (!url.userInfo().isEmpty() || url.hasQuery())
        return tr("The address must not contain a user, a password or a query.");
    if (m_token->text().isEmpty() && m_tokenFile->text().trimmed().isEmpty())
        return tr("Enter an access token.");
    return {};
}

ContextConfig AddPortainerDialog::config() const
{
    ContextConfig config;
    config.kind = ContextKind::Portainer;
    config.name = ContextName(m_name->text().trimmed().toStdString());
    config.url = m_url->text().trimmed().toStdString();
    config.environment = m_environment->value();
    config.caFile = m_caFile->text().trimmed().toStdString();
    config.token = m_token->text().isEmpty() ? SecretRef("file:" + m_tokenFile->text().trimmed().toStdString())
                                             : SecretRef("keychain:portainer/" + config.name.str());
    config.prometheus.url = m_prometheus->text().trimmed().toStdString();
    config.isProtected = m_protected->isChecked();
    config.readOnly = m_readOnly->isChecked();
    return config;
}

void AddPortainerDialog::withToken(std::function<void()> then)
{
    if (m_token->text().isEmpty()) {
        then();
        return;
    }
    const int attempt = m_attempt;
    m_console.storeSecret(config().token, m_token->text().toStdString(), this,
                          [this, attempt, then = std::move(then)](const Result<void> &kept) {
                              if (attempt != m_attempt)
                                  return;
                              if (!kept)
                                  showError(words::error(kept.error()));
                              else
                                  then();
                          });
}

void AddPortainerDialog::test()
{
    if (!problem().isEmpty() || m_isBusy)
        return;
    clearLines();
    const int attempt = ++m_attempt;
    setBusy(true, tr("Testing…"));
    withToken([this, attempt] {
        m_console.probe(config(), this, [this, attempt](const Result<ContextHealth> &health) {
            if (attempt != m_attempt)
                return;
            if (!health)
                showError(words::error(health.error()));
            else
                showHealth(*health);
        });
    });
}

void AddPortainerDialog::showHealth(const ContextHealth &health)
{
    setBusy(false);
    clearLines();
    const bool reached =
        health.state != ContextHealth::State::Unreachable && health.state != ContextHealth::State::Unknown;
    const auto code = parseReasonCode(health.reason);
    if (reached)
        addLine(Tone::Ok, "ok", tr("Reached: %1").arg(words::plain(health.platformVersion)));
    if (code)
        addLine(reached ? Tone::Warn : Tone::Crit, reached ? "warning" : "error",
                text::reasonMeaning(*code, words::language()));
    if (!health.detail.empty())
        addLine(reached ? Tone::Neutral : Tone::Crit, "info", words::plain(health.detail));
    if (reached) {
        const auto line = [this](bool good, const QString &yes, const QString &no) {
            addLine(good ? Tone::Ok : Tone::Warn, good ? "ok" : "warning", good ? yes : no);
        };
        line(health.mayRead, tr("The token may read the services."), tr("The token may not read the services."));
        line(health.mayScale, tr("The token may change replicas."),
             tr("The token may not change replicas: watching only."));
        line(!health.sourceVersion.empty(), tr("Metrics: %1").arg(words::plain(health.sourceVersion)),
             tr("No source of metrics answered."));
        if (health.clockSkew)
            addLine(Tone::Neutral, "clock",
                    tr("Its clock differs by %1.").arg(words::duration(std::chrono::abs(*health.clockSkew))));
    }
    m_hasPassed = reached && health.mayRead;
    m_result->show();
    setBusy(false);
    adjustSize();
}

void AddPortainerDialog::showError(const QString &text)
{
    setBusy(false);
    clearLines();
    addLine(Tone::Crit, "error", text);
    m_result->show();
    adjustSize();
}

void AddPortainerDialog::addLine(Tone tone, const char *icon, const QString &text)
{
    auto *line = new QWidget(m_result);
    auto *row = new QHBoxLayout(line);
    tighten(row, kSpaceS);
    auto *sign = new IconLabel(kIconSmall, line);
    sign->setIcon(QString::fromLatin1(icon), foregroundOf(tone));
    auto *label = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, line);
    label->setObjectName(u"testLine"_s);
    label->setPlain(text);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    m_lines->addWidget(line);
}

void AddPortainerDialog::clearLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void AddPortainerDialog::setBusy(bool busy, const QString &what)
{
    m_isBusy = busy;
    const QString missing = problem();
    m_hint->setPlain(busy ? what : missing.isEmpty() && !m_hasPassed ? tr("Test the connection first.") : missing);
    m_test->setEnabled(!busy && missing.isEmpty());
    m_connect->setEnabled(!busy && missing.isEmpty() && m_hasPassed);
}

void AddPortainerDialog::store()
{
    if (!m_hasPassed || m_isBusy)
        return;
    const int attempt = m_attempt;
    setBusy(true, tr("Connecting…"));
    const QString name = m_name->text().trimmed();
    m_console.submit(command::contextAdd, Json{{"config", toJson(config())}}, this,
                     [this, attempt, name](const Result<CommandAnswer> &answer) {
                         if (attempt != m_attempt)
                             return;
                         const QString failed = words::problem(answer);
                         if (!failed.isEmpty()) {
                             showError(failed);
                             return;
                         }
                         accept();
                         Q_EMIT connected(name);
                     });
}

} // namespace preamar::ui
