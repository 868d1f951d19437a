#include "ui/pages/policypanel.h"

#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr std::array kOffered{Mode::Observe, Mode::Recommend, Mode::Approve};

// What a person types, as the policy takes it: "80 %" and "0,8" are both eight tenths.
std::optional<double> ratioOf(const QString &typed)
{
    QString text = typed.simplified().remove(u' ');
    const bool isPercent = text.endsWith(u'%');
    if (isPercent)
        text.chop(1);
    text.replace(u',', u'.');
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return isPercent || value > 1.0 ? value / 100.0 : value;
}

std::string shortest(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest).toStdString();
}

QString percentText(double ratio)
{
    const double percent = ratio * 100.0;
    return words::percent(ratio, percent == std::round(percent) ? 0 : 1);
}

std::map<std::string, std::string> valuesOf(const ScalingPolicy &policy)
{
    return {{"min", std::to_string(policy.min)},
            {"max", std::to_string(policy.max)},
            {"up_threshold", shortest(policy.upThreshold)},
            {"down_threshold", shortest(policy.downThreshold)},
            {"caution", shortest(policy.caution)},
            {"mode", std::string(toString(policy.mode))}};
}

} // namespace

PolicyPanel::PolicyPanel(Console &console, Navigator &navigator, QWidget *parent)
    : FactsPanel(tr("Policy"), "policyPanel", parent), m_console(console), m_navigator(navigator)
{
    m_undo = makeButton(tr("Undo"), u"undo"_s, "quiet", this);
    m_undo->setObjectName(u"policyUndo"_s);
    m_undo->hide();
    m_edit = makeButton(tr("Edit"), {}, "quiet", this);
    m_edit->setObjectName(u"policyEdit"_s);
    head()->addWidget(m_undo);
    head()->addWidget(m_edit);
    connect(m_edit, &QPushButton::clicked, this, &PolicyPanel::edit);
    connect(m_undo, &QPushButton::clicked, this, &PolicyPanel::undo);
    buildForm();
}

void PolicyPanel::buildForm()
{
    m_form = new QWidget(this);
    auto *column = new QVBoxLayout(m_form);
    tighten(column, kSpaceS);
    const auto whole = [](const QString &text) {
        bool isNumber = false;
        const qlonglong count = text.simplified().toLongLong(&isNumber);
        return isNumber && count >= 0 ? QString() : tr("A whole number, for example 2.");
    };
    const auto share = [](const QString &text) {
        return ratioOf(text) ? QString() : tr("A percentage, for example 80 %.");
    };
    m_min = new Field(tr("Minimum of replicas"), tr("Never fewer than these."), "policyMin", m_form);
    m_max = new Field(tr("Maximum of replicas"), tr("Never more than these."), "policyMax", m_form);
    m_up =
        new Field(tr("Threshold"), tr("Above this share of the limit more replicas are wanted."), "policyUp", m_form);
    m_down = new Field(tr("Lower threshold"), tr("Below this share of the limit fewer replicas are enough."),
                       "policyDown", m_form);
    m_caution = new Field(tr("Caution"), tr("Share of possible futures that capacity is planned for: 50 to 99.9 %."),
                          "policyCaution", m_form);
    m_min->setCheck(whole);
    m_max->setCheck(whole);
    m_up->setCheck(share);
    m_down->setCheck(share);
    m_caution->setCheck(share);
    auto *modeLabel = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, m_form);
    modeLabel->setPlain(tr("Mode"));
    m_mode = new QComboBox(m_form);
    m_mode->setObjectName(u"policyMode"_s);
    m_mode->setAccessibleName(tr("Mode"));
    for (const Mode mode : kOffered)
        m_mode->addItem(text::mode(mode, words::language()), QString::fromStdString(std::string(toString(mode))));
    m_preview = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_form);
    m_preview->setObjectName(u"policyPreview"_s);
    m_problem = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_form);
    m_problem->setObjectName(u"policyProblem"_s);
    m_problem->setTone(Tone::Crit);
    auto *hint = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, m_form);
    hint->setMuted();
    hint->setPlain(tr("Both thresholds can be dragged on the charts. With a chart focused ↑ and ↓ move the upper one, "
                      "with Shift the lower one."));
    for (auto *field : {m_min, m_max, m_up, m_down, m_caution}) {
        if (field == m_caution)
            column->addWidget(hint);
        column->addWidget(field);
        connect(field, &Field::edited, this, &PolicyPanel::showPreview);
    }
    column->addWidget(modeLabel);
    column->addWidget(m_mode);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &PolicyPanel::showPreview);
    column->addWidget(m_preview);
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    auto *cancel = makeButton(tr("Cancel"), {}, "", m_form);
    cancel->setObjectName(u"policyCancel"_s);
    m_save = makeButton(tr("Save"), {}, "primary", m_form);
    m_save->setObjectName(u"policySave"_s);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &PolicyPanel::leave);
    connect(m_save, &QPushButton::clicked, this, &PolicyPanel::save);
    this->column()->addWidget(m_form);
    m_form->hide();
}

bool PolicyPanel::isEditing() const
{
    return !m_form->isHidden();
}

QString PolicyPanel::preview() const
{
    return m_preview->plainText();
}

void PolicyPanel::show(const WorkloadReport &report)
{
    const bool isOther = !(report.workload.ref == m_report.workload.ref);
    m_report = report;
    if (isOther && isEditing())
        leave();
    m_undo->setVisible(!m_before.empty() && !isEditing() && m_changedRef == report.workload.ref);
    m_edit->setVisible(!isEditing());
    const ScalingPolicy &policy = report.policy;
    begin();
    if (!isEditing()) {
        line(tr("Policy"), words::plain(policy.preset, 40));
        const auto snapshot = m_console.snapshot();
        const auto until = snapshot->autoUntil.find(report.workload.ref);
        const bool isAutomatic = policy.mode > Mode::Approve;
        line(tr("Mode"), text::mode(policy.mode, words::language()), Tone::Neutral,
             isAutomatic && until != snapshot->autoUntil.end() ? tr("until %1").arg(text::dateTime(until->second, words::language())) : QString());
        line(tr("Replicas allowed"), tr("%1 to %2").arg(policy.min).arg(policy.max));
        line(tr("Thresholds"), tr("%1 and %2").arg(percentText(policy.downThreshold), percentText(policy.upThreshold)),
             Tone::Neutral, tr("below the first fewer replicas are enough, above the second more are wanted"));
        line(tr("Caution"), percentText(policy.caution), Tone::Neutral,
             tr("capacity for that share of the possible futures"));
        if (!policy.group.empty())
            line(tr("Group"), words::plain(policy.group, 40));
        if (const auto fell = snapshot->autoFell.find(report.workload.ref); !isAutomatic && fell != snapshot->autoFell.end())
            sentence(fell->second.code == ReasonCode::UndoRequested
                         ? tr("The automatic mode was taken back because an action was undone.")
                         : tr("The automatic mode was taken back: %1").arg(text::reason(fell->second, words::language())),
                     Tone::Warn);
        const bool isNarrowed =
            std::any_of(report.workload.labels.begin(), report.workload.labels.end(), [](const auto &label) {
                return label.first.starts_with("preamar.") && label.first != "preamar.enable";
            });
        if (!report.labelProblem.empty())
            sentence(tr("Unreadable label: %1. The service is left alone.").arg(words::plain(report.labelProblem, 120)),
                     Tone::Crit);
        else if (isNarrowed)
            sentence(tr("Labels of the service narrow this policy; they only ever lower."), Tone::Info);
    }
    end();
}

void PolicyPanel::edit()
{
    const ScalingPolicy &policy = m_report.policy;
    m_min->setText(QString::number(policy.min));
    m_max->setText(QString::number(policy.max));
    m_up->setText(percentText(policy.upThreshold));
    m_down->setText(percentText(policy.downThreshold));
    m_caution->setText(percentText(policy.caution));
    const int mode = m_mode->findData(QString::fromStdString(std::string(toString(policy.mode))));
    m_mode->setCurrentIndex(std::max(0, mode));
    m_problem->hide();
    m_form->show();
    show(m_report);
    showPreview();
    m_min->edit()->setFocus();
    m_min->edit()->selectAll();
}

void PolicyPanel::leave()
{
    m_form->hide();
    show(m_report);
    m_edit->setFocus();
    Q_EMIT left();
}

PolicyPanel::Values PolicyPanel::typed() const
{
    Values values;
    values["min"] = m_min->text().simplified().toStdString();
    values["max"] = m_max->text().simplified().toStdString();
    if (const auto up = ratioOf(m_up->text()))
        values["up_threshold"] = shortest(*up);
    if (const auto down = ratioOf(m_down->text()))
        values["down_threshold"] = shortest(*down);
    if (const auto caution = ratioOf(m_caution->text()))
        values["caution"] = shortest(*caution);
    values["mode"] = m_mode->currentData().toString().toStdString();
    return values;
}

PolicyPanel::Values PolicyPanel::changed() const
{
    const Values now = valuesOf(m_report.policy);
    Values out;
    for (const auto &[key, value] : typed()) {
        const auto it = now.find(key);
        if (it == now.end() || it->second != value)
            out.emplace(key, value);
    }
    return out;
}

QString PolicyPanel::problemOf(const Values &values) const
{
    ScalingPolicy policy = m_report.policy;
    for (const auto &[key, value] : values) {
        if (const auto set = setPolicyKey(policy, key, value); !set)
            return words::error(set.error());
    }
    if (policy.min > policy.max)
        return tr("The minimum (%1) is above the maximum (%2).").arg(policy.min).arg(policy.max);
    if (policy.downThreshold >= policy.upThreshold)
        return tr("The lower threshold (%1) is not below the upper one (%2).")
            .arg(percentText(policy.downThreshold), percentText(policy.upThreshold));
    if (const auto problem = policyProblem(policy))
        return words::plain(*problem, 160);
    return {};
}

void PolicyPanel::showPreview()
{
    const Values values = changed();
    const QString problem = problemOf(values);
    QStringList lines;
    const ScalingPolicy &old = m_report.policy;
    ScalingPolicy fresh = old;
    for (const auto &[key, value] : values)
        (void)setPolicyKey(fresh, key, value);
    if (problem.isEmpty()) {
        if (fresh.min != old.min || fresh.max != old.max)
            lines +=
                tr("Replicas allowed: %1 to %2 → %3 to %4.").arg(old.min).arg(old.max).arg(fresh.min).arg(fresh.max);
        const std::int64_t replicas = m_report.workload.replicas;
        if (replicas > fresh.max)
            lines +=
                tr("%1 replicas run now: more than the new maximum. The next cycle proposes to reduce.").arg(replicas);
        else if (replicas < fresh.min)
            lines +=
                tr("%1 replicas run now: fewer than the new minimum. The next cycle proposes to raise.").arg(replicas);
        if (fresh.upThreshold != old.upThreshold)
            lines += tr("Threshold: %1 → %2.").arg(percentText(old.upThreshold), percentText(fresh.upThreshold));
        if (fresh.downThreshold != old.downThreshold)
            lines += tr("Lower threshold: %1 → %2.")
                         .arg(percentText(old.downThreshold), percentText(fresh.downThreshold));
        if (fresh.caution != old.caution)
            lines += tr("Caution: %1 → %2.").arg(percentText(old.caution), percentText(fresh.caution));
        if (fresh.mode != old.mode)
            lines += tr("Mode: %1 → %2.")
                         .arg(text::mode(old.mode, words::language()), text::mode(fresh.mode, words::language()));
        if (!values.empty() && !m_report.proposal.str().empty() && policyVersion(fresh) != policyVersion(old))
            lines += tr("The proposal that waits is for the old policy and becomes void.");
        if (values.empty())
            lines += tr("Nothing is changed yet.");
    }
    m_preview->setPlain(lines.join(u'\n'));
    m_preview->setVisible(problem.isEmpty());
    m_problem->setPlain(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_save->setEnabled(problem.isEmpty() && !values.empty() && !m_isSending);
    if (isEditing())
        Q_EMIT thresholdsTyped(fresh.upThreshold, fresh.downThreshold);
}

void PolicyPanel::setThreshold(bool isUpper, double share)
{
    if (!isEditing())
        return;
    (isUpper ? m_up : m_down)->setText(percentText(share));
    showPreview();
}

void PolicyPanel::save()
{
    if (!validateAll({m_min, m_max, m_up, m_down, m_caution}))
        return;
    const Values values = changed();
    if (values.empty() || !problemOf(values).isEmpty())
        return;
    const Values now = valuesOf(m_report.policy);
    Values before;
    for (const auto &[key, value] : values)
        before[key] = now.at(key);
    const WorkloadRef ref = m_report.workload.ref;
    send(values, [this, before, ref] {
        m_before = before;
        m_changedRef = ref;
        leave();
        m_navigator.say(tr("The policy is saved and counts from the next cycle."));
    });
}

void PolicyPanel::undo()
{
    send(m_before, [this] {
        m_before.clear();
        show(m_report);
        m_navigator.say(tr("The policy is as it was."));
    });
}

void PolicyPanel::send(const Values &values, const std::function<void()> &done)
{
    Json set = Json::object();
    for (const auto &[key, value] : values)
        set[key] = value;
    m_isSending = true;
    m_save->setEnabled(false);
    m_console.submit(command::policySet, Json{{"workload", toString(m_report.workload.ref)}, {"set", set}}, this,
                     [this, done](const Result<CommandAnswer> &answer) {
                         m_isSending = false;
                         const QString problem = words::problem(answer);
                         if (problem.isEmpty()) {
                             done();
                             return;
                         }
                         if (!isEditing()) {
                             m_navigator.say(problem);
                             return;
                         }
                         m_problem->setPlain(problem);
                         m_problem->show();
                         m_save->setEnabled(true);
                     });
}

} // namespace preamar::ui
