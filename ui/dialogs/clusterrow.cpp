#include "ui/dialogs/clusterrow.h"

#include "core/domain/reason.h"
#include "ui/dialogs/checks.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kLongest = 1'000'000; // what is consented to is shown whole

// Without colons and in lower case, as it is stored.
QString fingerprintOf(const QString &typed)
{
    QString digits = typed.trimmed().toLower();
    digits.remove(u':');
    digits.remove(u' ');
    return digits;
}

bool isFingerprint(const QString &text)
{
    static const QRegularExpression wanted(u"^[0-9a-f]{64}$"_s);
    return wanted.match(text).hasMatch();
}

// What a server showed when it was asked for its certificate, somewhere in the error's text.
QString shownFingerprint(const std::string &detail)
{
    static const QRegularExpression wanted(u"[0-9a-fA-F]{64}|(?:[0-9a-fA-F]{2}:){31}[0-9a-fA-F]{2}"_s);
    return fingerprintOf(wanted.match(QString::fromStdString(detail)).captured(0));
}

} // namespace

ClusterRow::ClusterRow(const FoundContext &found, const QString &name, QWidget *parent) : QFrame(parent), m_found(found)
{
    setObjectName(u"clusterRow"_s);
    setProperty("sunken", true);
    build(name);
    buildConsents();
    showState();
}

void ClusterRow::build(const QString &name)
{
    const QString title = words::plain(m_found.name, 120);
    setAccessibleName(title);
    m_choose = new QCheckBox(this);
    m_choose->setObjectName(u"clusterChoose"_s);
    m_choose->setAccessibleName(title);
    auto *heading = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Body, true));
    heading->setPlain(title);
    heading->setBuddy(m_choose);
    m_chip = new Chip(this);
    m_chip->setObjectName(u"clusterState"_s);
    auto *head = new QHBoxLayout;
    tighten(head, kSpaceS);
    head->addWidget(m_choose);
    head->addWidget(heading, 1);
    head->addWidget(m_chip);
    QString where = words::plain(m_found.server, 160);
    if (!m_found.space.empty())
        where += u" · "_s + tr("namespace %1").arg(words::plain(m_found.space, 63));
    if (m_found.isCurrent)
        where += u" · "_s + tr("current");
    auto *place = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
    place->setMuted();
    place->setPlain(where);
    m_outcome = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    m_outcome->setObjectName(u"clusterOutcome"_s);
    m_outcome->hide();
    m_details = new QWidget(this);
    m_name = new Field(tr("Name"), tr("How you will call it here; it cannot be changed later."), "clusterName", m_details);
    m_name->setText(name);
    auto *inner = new QVBoxLayout(m_details);
    tighten(inner, kSpaceS);
    inner->setContentsMargins(0, kSpaceS, 0, 0);
    inner->addWidget(m_name);
    m_checks = new CheckList(this);
    m_checks->hide();
    m_rights = makeButton(tr("Permissions…"), u"shield"_s, "quiet", this);
    m_rights->setObjectName(u"clusterRights"_s);
    auto *body = new QVBoxLayout;
    m_body = body;
    tighten(body, kSpaceXs);
    body->setContentsMargins(kSpaceXl, 0, 0, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{place, m_outcome, m_checks, m_details})
        body->addWidget(part);
    body->addWidget(m_rights, 0, Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    column->setSpacing(kSpaceXs);
    column->addLayout(head);
    column->addLayout(body);
    if (m_found.problem) {
        m_choose->setEnabled(false);
        say(words::error(*m_found.problem), Tone::Crit);
    }
    connect(m_choose, &QCheckBox::toggled, this, [this] {
        showState();
        Q_EMIT changed();
    });
    connect(m_name, &Field::edited, this, [this] {
        m_state = m_state == State::Stored ? State::Stored : State::Untried;
        showState();
        Q_EMIT changed();
    });
    connect(m_rights, &QPushButton::clicked, this, &ClusterRow::rightsWanted);
}

// What a kubeconfig may not have done unasked: run a program, read a file elsewhere, trust whoever answers.
void ClusterRow::buildConsents()
{
    auto *column = static_cast<QVBoxLayout *>(m_details->layout());
    const auto addConsent = [&](const QString &title, const QString &meaning, const QString &name) {
        auto *box = new QCheckBox(title, m_details);
        box->setObjectName(name);
        box->setAccessibleDescription(meaning);
        auto *text = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, m_details);
        text->setPlain(meaning);
        text->setContentsMargins(kSpaceXl, 0, 0, 0);
        column->addWidget(box);
        column->addWidget(text);
        connect(box, &QCheckBox::toggled, this, [this] {
            forget();
            Q_EMIT changed();
        });
        return box;
    };
    if (!m_found.execCommand.empty())
        m_exec = addConsent(tr("It may run this program to sign in"), words::plain(m_found.execCommand, kLongest),
                            u"clusterExec"_s);
    for (const auto &file : m_found.files)
        m_files.push_back(addConsent(tr("It may read this file"), words::plain(file, kLongest), u"clusterFile"_s));
    if (m_found.isUnverified) {
        m_pin = new Field(tr("Fingerprint of its certificate (SHA-256)"),
                          tr("The kubeconfig asks not to verify the server. Only the certificate with this fingerprint "
                             "will be accepted; ask whoever runs the cluster for it."),
                          "clusterPin", m_details);
        m_pin->setCheck([](const QString &typed) {
            return isFingerprint(fingerprintOf(typed)) ? QString() : tr("Expected: 64 digits from 0 to 9 and a to f.");
        });
        column->addWidget(m_pin);
        connect(m_pin, &Field::edited, this, [this] {
            forget();
            Q_EMIT changed();
        });
    }
    m_consent = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, m_details);
    m_consent->setTone(Tone::Crit);
    m_consent->hide();
    column->addWidget(m_consent);
}

void ClusterRow::setExisting(const ContextConfig &config)
{
    m_name->setText(QString::fromStdString(config.name.str()));
    m_name->hide();
    choose(true);
    m_choose->hide();
    m_body->setContentsMargins(0, 0, 0, 0);
    if (m_exec && !config.kubernetes.allowExec.empty()) {
        m_exec->setChecked(m_found.execDigest == config.kubernetes.allowExec);
        if (!m_exec->isChecked()) {
            m_consent->setPlain(tr("The program is not the one that you consented to: it or its arguments changed."));
            m_consent->show();
        }
    }
    const auto &files = config.kubernetes.allowFiles;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        m_files[i]->setChecked(std::find(files.begin(), files.end(), m_found.files[i]) != files.end());
    if (m_pin)
        m_pin->setText(QString::fromStdString(config.kubernetes.pin));
    forget();
}

bool ClusterRow::isChosen() const
{
    return m_choose->isChecked();
}

void ClusterRow::choose(bool chosen)
{
    m_choose->setChecked(chosen && m_choose->isEnabled());
}

QString ClusterRow::name() const
{
    return m_name->text();
}

bool ClusterRow::validate()
{
    std::vector<Field *> fields{m_name};
    if (m_pin)
        fields.push_back(m_pin);
    if (!validateAll(fields))
        return false;
    auto boxes = m_files;
    if (m_exec)
        boxes.push_back(m_exec);
    const auto missing =
        std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox *box) { return !box->isChecked(); });
    m_consent->setPlain(tr("Without this consent the cluster cannot be reached."));
    m_consent->setVisible(missing != boxes.end());
    if (missing == boxes.end())
        return true;
    (*missing)->setFocus(Qt::OtherFocusReason);
    return false;
}

ContextConfig ClusterRow::config() const
{
    ContextConfig c;
    c.kind = ContextKind::Kubernetes;
    c.name = ContextName(m_name->text().toStdString());
    c.kubernetes.context = m_found.name;
    if (m_exec && m_exec->isChecked())
        c.kubernetes.allowExec = m_found.execDigest;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (m_files[i]->isChecked())
            c.kubernetes.allowFiles.push_back(m_found.files[i]);
    }
    if (m_pin)
        c.kubernetes.pin = fingerprintOf(m_pin->text()).toStdString();
    return c;
}

void ClusterRow::setTesting()
{
    m_state = State::Testing;
    showState();
}

void ClusterRow::setResult(const ConnectionTest &test, const ContextConfig &config)
{
    m_tested = config;
    const auto &health = test.health;
    const auto lines = checkLines(test, config);
    const bool passed = health && holdsUpTo(lines, CheckLine::Rung::Read);
    m_state = passed ? State::Passed : State::Failed;
    m_checks->setLines(lines);
    if (m_pin && !passed) {
        const QString shown = shownFingerprint(health ? health->detail : health.error().detail);
        if (!shown.isEmpty())
            m_pin->setNote(tr("The server showed %1. Compare it with whoever runs the cluster before you enter it.")
                               .arg(shown));
    }
    showState();
}

void ClusterRow::setStored(const QString &problem)
{
    m_state = problem.isEmpty() ? State::Stored : State::Failed;
    showState();
    if (!problem.isEmpty()) {
        m_checks->hide();
        say(problem, Tone::Crit);
    }
}

void ClusterRow::forget()
{
    if (m_state != State::Stored)
        m_state = State::Untried;
    showState();
}

void ClusterRow::say(const QString &text, Tone tone)
{
    m_outcome->setTone(tone);
    m_outcome->setPlain(text);
    m_outcome->setVisible(!text.isEmpty());
}

void ClusterRow::showState()
{
    const bool isOpen = isChosen() && m_state != State::Stored;
    m_details->setVisible(isOpen);
    m_checks->setVisible(isOpen && (m_state == State::Passed || m_state == State::Failed));
    m_rights->setVisible(isOpen && (m_state == State::Passed || m_state == State::Failed));
    m_chip->setVisible(m_state != State::Untried || m_found.problem.has_value());
    if (!m_found.problem)
        say({}, Tone::Neutral);
    switch (m_state) {
    case State::Untried:
        if (m_found.problem)
            m_chip->setState(Tone::Crit, u"error"_s, tr("Not usable"));
        break;
    case State::Testing:
        m_chip->setState(Tone::Info, u"refresh"_s, tr("Testing…"));
        break;
    case State::Passed:
        m_chip->setState(Tone::Ok, u"ok"_s, tr("Reachable"));
        break;
    case State::Failed:
        m_chip->setState(Tone::Crit, u"error"_s, tr("Failed"));
        break;
    case State::Stored:
        m_chip->setState(Tone::Ok, u"check"_s, tr("Connected"));
        m_choose->setEnabled(false);
        break;
    }
}

} // namespace preamar::ui
