// The four steps of the dialog: what each asks for, and what it expects.
#include "ui/dialogs/contextdialog.h"
#include "ui/dialogs/entries.h"
#include "ui/dialogs/marksform.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <limits>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

QWidget *makePage(QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *column = new QVBoxLayout(page);
    tighten(column, kSpaceM);
    return page;
}

QVBoxLayout *columnOf(QWidget *page)
{
    return static_cast<QVBoxLayout *>(page->layout());
}

void addProse(QWidget *page, const QString &text)
{
    auto *prose = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, page);
    prose->setMuted();
    prose->setPlain(text);
    columnOf(page)->addWidget(prose);
}

} // namespace

Field *ContextDialog::addField(QWidget *page, const QString &label, const QString &expects, const char *name)
{
    auto *field = new Field(label, expects, name, page);
    columnOf(page)->addWidget(field);
    connect(field, &Field::edited, this, &ContextDialog::changed);
    return field;
}

QWidget *ContextDialog::buildServer()
{
    auto *page = makePage(m_pages);
    m_url = addField(page, tr("Address of Portainer"),
                     tr("https://, name and port: as in the browser. The rest of a copied address is left out."),
                     "portainerUrl");
    m_url->edit()->setPlaceholderText(u"https://portainer.example.com:9443"_s);
    m_url->setCheck([](const QString &typed) { return entries::addressProblem(typed, true); });
    connect(m_url, &Field::left, this, &ContextDialog::readPortainerAddress);
    m_name = addField(page, tr("Name"), tr("How you will call it here; it cannot be changed later."), "portainerName");
    m_name->edit()->setPlaceholderText(u"prod-swarm"_s);
    if (m_existing)
        m_name->edit()->setReadOnly(true);
    else
        m_name->setCheck([this](const QString &typed) { return entries::nameProblem(typed, *m_console.snapshot()); });
    m_caFile =
        addField(page, tr("Certificate of a private authority (optional)"),
                 tr("A PEM file, only where the server's certificate is not publicly signed."), "portainerCaFile");
    m_caFile->setCheck(&entries::certificateProblem);
    m_caFile->setChoosesFile(tr("Choose the certificate"));
    columnOf(page)->addStretch(1);
    return page;
}

QWidget *ContextDialog::buildAccess()
{
    auto *page = makePage(m_pages);
    addProse(page, tr("In Portainer open My account → Access tokens and create one. A role that may change services is "
                      "needed to act; one that may only read is enough to watch."));
    m_token =
        addField(page, tr("Access token"),
                 m_existing ? tr("Empty: the present one stays. Kept in the keychain of the system, nowhere else.")
                            : tr("Kept in the keychain of the system, nowhere else."),
                 "portainerToken");
    m_token->setSecret();
    m_token->setCheck([this](const QString &typed) {
        return entries::tokenProblem(typed, !m_existing && m_tokenFile->text().isEmpty());
    });
    m_tokenFile = addField(page, tr("or a file that holds it"),
                           tr("For computers without a keychain: whole path, readable by you alone (mode 0600)."),
                           "portainerTokenFile");
    m_tokenFile->setCheck(&entries::secretFileProblem);
    m_tokenFile->setChoosesFile(tr("Choose the token file"));
    m_environment = addField(page, tr("Environment"),
                             m_existing ? tr("Its number: in Portainer's address, after #!/.")
                                        : tr("Its number. Empty: Portainer is asked which ones there are."),
                             "portainerEnvironment");
    m_environment->setCheck([this](const QString &typed) {
        return typed.isEmpty() && !m_existing
                   ? QString()
                   : entries::wholeNumberProblem(typed, 1, std::numeric_limits<qint32>::max());
    });
    m_environments = new QComboBox(page);
    m_environments->setObjectName(u"portainerEnvironments"_s);
    m_environments->setAccessibleName(tr("Environments of this server"));
    m_environments->hide();
    connect(m_environments, &QComboBox::activated, this, [this] {
        if (const auto id = m_environments->currentData().toLongLong(); id > 0)
            m_environment->setText(QString::number(id));
        changed();
    });
    // The environments of one server and token say nothing of another's.
    for (Field *asked : {m_url, m_token, m_tokenFile})
        connect(asked, &Field::edited, this, &ContextDialog::forgetEnvironments);
    columnOf(page)->addWidget(m_environments);
    columnOf(page)->addStretch(1);
    return page;
}

QWidget *ContextDialog::buildMetrics()
{
    auto *page = makePage(m_pages);
    addProse(page, tr("Prometheus measures what the services use, through cAdvisor. Without it nothing is measured, "
                      "nothing forecast and nothing proposed."));
    m_prometheus =
        addField(page, tr("Address of Prometheus"), tr("https:// or http://, name and port."), "prometheusUrl");
    m_prometheus->edit()->setPlaceholderText(u"http://prometheus.example.com:9090"_s);
    m_prometheus->setCheck([](const QString &typed) { return entries::addressProblem(typed, false); });
    connect(m_prometheus, &Field::left, this, &ContextDialog::readPrometheusAddress);
    m_user = addField(page, tr("User (optional)"), tr("Only where it asks for one."), "prometheusUser");
    m_password = addField(page, tr("Password or token (optional)"),
                          tr("With a user its password, without one a bearer token. Kept in the keychain."),
                          "prometheusPassword");
    m_password->setSecret();
    m_prometheusCa =
        addField(page, tr("Certificate of a private authority (optional)"),
                 tr("A PEM file, only where the server's certificate is not publicly signed."), "prometheusCaFile");
    m_prometheusCa->setCheck(&entries::certificateProblem);
    m_prometheusCa->setChoosesFile(tr("Choose the certificate"));
    columnOf(page)->addStretch(1);
    return page;
}

QWidget *ContextDialog::buildMarks()
{
    m_marks = new MarksForm(m_pages);
    connect(m_marks, &MarksForm::changed, this, &ContextDialog::changed);
    return m_marks;
}

void ContextDialog::fill(const ContextConfig &config)
{
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    m_name->setText(text(config.name.str()));
    m_url->setText(text(config.url));
    m_caFile->setText(text(config.caFile));
    m_environment->setText(QString::number(config.environment));
    if (config.token.str().starts_with("file:"))
        m_tokenFile->setText(text(config.token.str().substr(5)));
    m_prometheus->setText(text(config.prometheus.url));
    m_user->setText(text(config.prometheus.basicUser));
    m_prometheusCa->setText(text(config.prometheus.caFile));
    m_marks->fill(config);
}

void ContextDialog::readPortainerAddress()
{
    if (!m_url->problem().isEmpty())
        return;
    const auto address = entries::portainerAddress(m_url->edit()->text());
    if (address.url.isEmpty())
        return;
    if (address.url != m_url->edit()->text())
        m_url->setText(address.url);
    if (address.environment)
        m_environment->setText(QString::number(*address.environment));
    m_url->setNote(address.note);
    if (m_name->text().isEmpty() && !m_existing)
        m_name->setText(entries::nameFrom(address.url, *m_console.snapshot()));
}

void ContextDialog::readPrometheusAddress()
{
    if (m_prometheus->text().isEmpty() || !m_prometheus->problem().isEmpty())
        return;
    const auto address = entries::prometheusAddress(m_prometheus->edit()->text());
    if (address.url.isEmpty())
        return;
    if (address.url != m_prometheus->edit()->text())
        m_prometheus->setText(address.url);
    if (!address.user.isEmpty())
        m_user->setText(address.user);
    if (!address.password.isEmpty())
        m_password->setText(address.password);
    m_prometheus->setNote(address.note.isEmpty() || address.user.isEmpty()
                              ? address.note
                              : tr("User and password were moved out of the address into their own fields."));
}

std::vector<Field *> ContextDialog::fieldsOf(int step) const
{
    switch (step) {
    case Server:
        return {m_url, m_name, m_caFile};
    case Access:
        return {m_token, m_tokenFile, m_environment};
    case Metrics:
        return {m_prometheus, m_user, m_password, m_prometheusCa};
    case Marks:
        return {m_marks->price()};
    default:
        return {};
    }
}

CheckLine::Rung ContextDialog::rungOf(int step) const
{
    return step == Server ? CheckLine::Rung::Answer : step == Access ? CheckLine::Rung::Read : CheckLine::Rung::Fresh;
}

// For a test, secrets that were typed are under their trial names and the marks are left out.
ContextConfig ContextDialog::config(bool forTest) const
{
    ContextConfig c = m_existing.value_or(ContextConfig{});
    c.kind = ContextKind::Portainer;
    c.name = ContextName(m_name->text().toStdString());
    c.url = entries::portainerAddress(m_url->edit()->text()).url.toStdString();
    c.caFile = m_caFile->text().toStdString();
    c.environment = m_environment->text().toLongLong();
    const std::string trial = forTest ? "~trial" : "";
    if (!m_token->text().isEmpty())
        c.token = SecretRef("keychain:portainer/" + c.name.str() + trial);
    else if (!m_tokenFile->text().isEmpty())
        c.token = SecretRef("file:" + m_tokenFile->text().toStdString());
    auto &p = c.prometheus;
    p.url = entries::prometheusAddress(m_prometheus->edit()->text()).url.toStdString();
    p.caFile = m_prometheusCa->text().toStdString();
    const bool hadUser = !p.basicUser.empty();
    p.basicUser = m_user->text().toStdString();
    if (!m_password->text().isEmpty()) {
        const SecretRef ref("keychain:prometheus/" + c.name.str() + trial);
        p.bearer = p.basicUser.empty() ? ref : SecretRef();
        p.basicPassword = p.basicUser.empty() ? SecretRef() : ref;
    } else if (hadUser && p.basicUser.empty()) {
        p.basicPassword = {};
    }
    if (forTest && m_existing) {
        c.isProtected = m_existing->isProtected;
        c.backfill = m_existing->backfill;
        c.color = m_existing->color;
        c.price = m_existing->price;
    }
    if (forTest)
        c.readOnly = m_marks->isReadOnly();
    else
        m_marks->apply(c);
    return c;
}

} // namespace preamar::ui
