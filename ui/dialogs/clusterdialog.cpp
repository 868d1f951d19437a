#include "ui/dialogs/clusterdialog.h"

#include "core/domain/codec.h"
#include "ui/dialogs/checks.h"
#include "ui/dialogs/clusteroptions.h"
#include "ui/dialogs/clusterrow.h"
#include "ui/dialogs/marksform.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/statepanel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

// What was changed here, on what is kept by now: a consent withdrawn or a mark set elsewhere since the dialog was opened
// is not undone by saving something else.
Json merged(const Json &before, const Json &after, const Json &present)
{
    if (before == after)
        return present;
    if (!before.is_object() || !after.is_object() || !present.is_object())
        return after;
    Json out = present;
    for (const auto &[key, value] : after.items()) {
        if (!before.contains(key))
            out[key] = value;
        else if (before[key] != value)
            out[key] = merged(before[key], value, present.contains(key) ? present[key] : Json());
    }
    for (const auto &[key, value] : before.items()) {
        if (!after.contains(key))
            out.erase(key);
    }
    return out;
}

} // namespace

ClusterDialog::ClusterDialog(Console &console, const ContextConfig &existing, QWidget *parent)
    : QDialog(parent), m_console(console), m_existing(existing), m_steps(new QButtonGroup(this)),
      m_pages(new QStackedWidget(this)), m_checks(new CheckList(this))
{
    setObjectName(u"clusterDialog"_s);
    setWindowTitle(tr("Change %1").arg(words::plain(existing.name.str(), 60)));
    setFixedWidth(kWizardWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceL);
    column->addWidget(buildHead());
    m_options = new ClusterOptions(m_pages);
    auto *metrics = new QWidget(m_pages);
    auto *inner = new QVBoxLayout(metrics);
    tighten(inner, kSpaceM);
    inner->addWidget(m_options);
    inner->addStretch(1);
    m_marks = new MarksForm(m_pages);
    for (QWidget *page : {buildAccess(), metrics, static_cast<QWidget *>(m_marks)})
        m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
    column->addWidget(buildResult());
    column->addWidget(buildButtons());
    m_options->fill(existing);
    m_marks->fill(existing);
    connect(m_options, &ClusterOptions::changed, this, &ClusterDialog::changed);
    connect(m_marks, &MarksForm::changed, this, &ClusterDialog::changed);
    show(Access);
    if (existing.kubernetes.inCluster)
        m_panel->setEmpty(tr("Reached from inside"), tr("By the service account of the pod that Preamar runs in."));
    else
        read();
}

ClusterDialog::~ClusterDialog()
{
    dropRow();
}

QWidget *ClusterDialog::buildHead()
{
    auto *box = new QWidget(this);
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, box);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(windowTitle());
    auto *top = new QHBoxLayout;
    tighten(top, kSpaceM);
    top->addWidget(heading, 1);
    if (m_existing.isProtected) {
        auto *chip = new Chip(box);
        chip->setState(Tone::Crit, u"shield"_s, tr("Production"));
        top->addWidget(chip);
    }
    auto *strip = new QHBoxLayout;
    tighten(strip, kSpaceS);
    int id = 0;
    for (const auto &name : {tr("Access"), tr("Metrics"), tr("Marks")}) {
        auto *button = makeButton(name, {}, "segment", box);
        button->setCheckable(true);
        button->setObjectName(u"clusterPage-%1"_s.arg(id));
        m_steps->addButton(button, id++);
        strip->addWidget(button, 1);
    }
    connect(m_steps, &QButtonGroup::idClicked, this, [this](int page) { show(static_cast<Page>(page)); });
    auto *column = new QVBoxLayout(box);
    tighten(column, kSpaceL);
    column->addLayout(top);
    column->addLayout(strip);
    return box;
}

QWidget *ClusterDialog::buildAccess()
{
    auto *page = new QWidget(m_pages);
    auto *column = new QVBoxLayout(page);
    tighten(column, kSpaceM);
    m_file = new Field(tr("kubeconfig"),
                       tr("Empty: KUBECONFIG, or ~/.kube/config. It is read anew each time and never changed."),
                       "clusterFile", page);
    m_file->setChoosesFile(tr("Choose the kubeconfig"));
    m_file->setText(QString::fromStdString(m_existing.kubernetes.kubeconfig));
    connect(m_file, &Field::left, this, [this] {
        if (m_file->text() != m_readFrom)
            read();
    });
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, page);
    caption->setFont(textFont(TextRole::Body, true));
    caption->setPlain(tr("Context of the kubeconfig"));
    m_context = new QComboBox(page);
    m_context->setObjectName(u"clusterContext"_s);
    m_context->setAccessibleName(caption->plainText());
    connect(m_context, &QComboBox::activated, this, [this](int index) {
        choose(index);
        changed();
    });
    auto *inner = new QWidget(page);
    inner->setProperty("role", u"content"_s);
    m_place = new QVBoxLayout(inner);
    tighten(m_place, kSpaceS);
    m_place->addStretch(1);
    auto *area = new QScrollArea(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    area->setMinimumHeight(kListHeight);
    m_panel = new StatePanel(area, StatePanel::Size::Small, page);
    m_panel->setObjectName(u"clusterState"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_file, caption, m_context})
        column->addWidget(part);
    column->addWidget(m_panel, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_file, caption, m_context})
        part->setVisible(!m_existing.kubernetes.inCluster);
    return page;
}

QWidget *ClusterDialog::buildResult()
{
    auto *result = new QFrame(this);
    result->setObjectName(u"testResult"_s);
    result->setProperty("sunken", true);
    m_problem = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, result);
    m_problem->setTone(Tone::Crit);
    m_problem->setObjectName(u"clusterProblem"_s);
    m_problem->hide();
    auto *inner = new QVBoxLayout(result);
    inner->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    inner->addWidget(m_checks);
    inner->addWidget(m_problem);
    result->hide();
    return result;
}

QWidget *ClusterDialog::buildButtons()
{
    auto *box = new QWidget(this);
    auto *cancel = makeButton(tr("Cancel"), {}, "", box);
    cancel->setObjectName(u"clusterCancel"_s);
    m_test = makeButton(tr("Test connection"), {}, "", box);
    m_test->setObjectName(u"clusterTest"_s);
    m_save = makeButton(tr("Save"), {}, "primary", box);
    m_save->setObjectName(u"clusterSave"_s);
    auto *row = new QHBoxLayout(box);
    tighten(row, kSpaceS);
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_test);
    row->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, [this] { test(false); });
    connect(m_save, &QPushButton::clicked, this, &ClusterDialog::save);
    return box;
}

void ClusterDialog::show(Page page)
{
    m_pages->setCurrentIndex(page);
    m_steps->button(page)->setChecked(true);
}

// A row that goes loses the focus and tells its change once more: to nobody by then.
void ClusterDialog::dropRow()
{
    if (auto *row = std::exchange(m_row, nullptr)) {
        row->disconnect(this);
        delete row;
    }
}

void ClusterDialog::read()
{
    m_readFrom = m_file->text();
    dropRow();
    m_found.clear();
    m_context->clear();
    changed();
    const int reading = ++m_reading;
    m_panel->setLoading(tr("Reading…"));
    m_console.findContexts(m_readFrom.toStdString(), this,
                           [this, reading](const Result<std::vector<FoundContext>> &found) {
                               if (reading == m_reading)
                                   showFound(found);
                           });
}

void ClusterDialog::showFound(const Result<std::vector<FoundContext>> &found)
{
    if (!found) {
        m_panel->setError(words::error(found.error()), tr("Read again"), [this] { read(); });
        return;
    }
    m_found = *found;
    const std::string &wanted = m_existing.kubernetes.context;
    int chosen = -1;
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        m_context->addItem(words::plain(m_found[i].name, 120));
        if (wanted.empty() ? m_found[i].isCurrent : m_found[i].name == wanted)
            chosen = static_cast<int>(i);
    }
    m_context->setCurrentIndex(chosen);
    if (chosen >= 0)
        choose(chosen);
    else
        m_panel->setEmpty(tr("The context is no longer in this file"),
                          wanted.empty() ? tr("No context is the current one: choose one above.")
                                         : tr("%1 is not there: choose another one above, or another file.")
                                               .arg(words::plain(wanted, 120)));
    changed();
}

void ClusterDialog::choose(int index)
{
    dropRow();
    if (index < 0 || index >= static_cast<int>(m_found.size()))
        return;
    m_row = new ClusterRow(m_found[static_cast<std::size_t>(index)], {}, this);
    m_row->setExisting(m_existing);
    connect(m_row, &ClusterRow::changed, this, &ClusterDialog::changed);
    m_place->insertWidget(0, m_row);
    m_panel->setReady();
}

std::optional<ContextConfig> ClusterDialog::config() const
{
    ContextConfig out = m_existing;
    if (!m_existing.kubernetes.inCluster) {
        if (!m_row)
            return std::nullopt;
        const ContextConfig chosen = m_row->config();
        out.kubernetes.kubeconfig = m_readFrom.toStdString();
        // "The current one" stays so where it was meant so.
        if (!m_existing.kubernetes.context.empty() || !m_row->found().isCurrent)
            out.kubernetes.context = chosen.kubernetes.context;
        out.kubernetes.allowExec = chosen.kubernetes.allowExec;
        out.kubernetes.allowFiles = chosen.kubernetes.allowFiles;
        out.kubernetes.pin = chosen.kubernetes.pin;
    }
    m_options->apply(out);
    m_marks->apply(out);
    const auto kept = contextFromJson(merged(toJson(m_existing), toJson(out), toJson(present())));
    return kept ? *kept : out;
}

ContextConfig ClusterDialog::present() const
{
    const ContextConfig *config = contextOf(*m_console.snapshot(), m_existing.name);
    return config ? *config : m_existing;
}

bool ClusterDialog::isTested(const ContextConfig &config) const
{
    const auto same = [&](const ContextConfig &other) {
        return other.kubernetes == config.kubernetes && other.prometheus == config.prometheus;
    };
    return same(present()) || (m_passed && same(*m_passed));
}

// An answer on its way speaks of other entries than those that stand here now.
void ClusterDialog::changed()
{
    if (!m_save)
        return; // still being built
    ++m_attempt;
    m_problem->hide();
    m_checks->clear();
    m_checks->parentWidget()->hide();
    setBusy(false);
}

void ClusterDialog::setBusy(bool busy)
{
    const bool usable = m_row || m_existing.kubernetes.inCluster;
    m_test->setEnabled(!busy && usable);
    m_save->setEnabled(!busy && usable);
    m_pages->setEnabled(!busy);
}

void ClusterDialog::say(const QString &problem)
{
    m_problem->setPlain(problem);
    m_problem->show();
    m_checks->parentWidget()->show();
}

bool ClusterDialog::validate()
{
    if (m_row && !m_row->validate()) {
        show(Access);
        return false;
    }
    if (!m_options->validate()) {
        show(Metrics);
        return false;
    }
    if (!m_marks->price()->validate()) {
        show(Marks);
        return false;
    }
    return true;
}

void ClusterDialog::test(bool saves)
{
    const auto tried = config();
    if (!tried || !validate())
        return;
    const int attempt = ++m_attempt;
    setBusy(true);
    m_problem->hide();
    m_checks->parentWidget()->show();
    m_checks->setBusy(tr("Testing…"));
    m_console.testConnection(*tried, this, [this, attempt, saves, tried = *tried](const Result<ConnectionTest> &answer) {
        if (attempt != m_attempt)
            return;
        setBusy(false);
        const ConnectionTest test = testedOr(answer);
        const auto lines = checkLines(test, tried);
        m_checks->setLines(lines);
        if (!test.health || !holdsUpTo(lines, CheckLine::Rung::Read))
            return;
        m_passed = tried;
        if (saves)
            store(tried);
    });
}

void ClusterDialog::save()
{
    const auto wanted = config();
    if (!wanted || !validate())
        return;
    if (isTested(*wanted))
        store(*wanted);
    else
        test(true);
}

void ClusterDialog::store(const ContextConfig &config)
{
    const int attempt = ++m_attempt;
    setBusy(true);
    m_console.submit(command::contextUpdate, Json{{"config", toJson(config)}}, this,
                     [this, attempt](const Result<CommandAnswer> &answer) {
                         if (attempt != m_attempt)
                             return;
                         setBusy(false);
                         if (const QString failed = words::problem(answer); !failed.isEmpty()) {
                             say(failed);
                             return;
                         }
                         accept();
                         Q_EMIT saved(words::plain(m_existing.name.str(), 120));
                     });
}

} // namespace preamar::ui
