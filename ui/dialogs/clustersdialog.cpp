#include "ui/dialogs/clustersdialog.h"

#include "core/domain/codec.h"
#include "ui/dialogs/checks.h"
#include "ui/dialogs/clusteroptions.h"
#include "ui/dialogs/entries.h"
#include "ui/dialogs/kubeconfigfolder.h"
#include "ui/dialogs/rightsdialog.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/statepanel.h"

#include <QCheckBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr std::size_t kFilterFrom = 9;
constexpr int kAtOnce = 4; // tests under way: a hanging cluster does not hold back the others
constexpr int kLongestName = 40;
constexpr style::TextLength kRowsHeight{240};

} // namespace

ClustersDialog::ClustersDialog(Console &console, QWidget *parent) : QDialog(parent), m_console(console)
{
    setObjectName(u"clustersDialog"_s);
    setAcceptDrops(true);
    setWindowTitle(tr("Connect Kubernetes"));
    setFixedWidth(kWizardWidth);
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(windowTitle());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    column->addWidget(heading);
    column->addWidget(buildFile());
    column->addWidget(buildList(), 1);
    m_common = buildCommon();
    column->addWidget(m_common);
    buildButtons();
    changed();
    read();
}

ClustersDialog::~ClustersDialog()
{
    dropRows();
}

// A field that goes loses the focus and is checked once more: against no row that is gone already.
void ClustersDialog::dropRows()
{
    m_waiting.clear();
    m_storing.clear();
    for (auto *row : std::exchange(m_rows, {}))
        delete row;
}

QWidget *ClustersDialog::buildFile()
{
    m_file = new Field(tr("kubeconfig"),
                       tr("Empty: KUBECONFIG, or ~/.kube/config. Several files with “:” between them, or a "
                          "folder of them; also dropped here. They are read anew each time and never changed."),
                       "kubeconfigFile", this);
    m_file->setChoosesFile(tr("Choose the kubeconfig"));
    connect(m_file, &Field::left, this, [this] {
        if (m_file->text() != m_readFrom)
            read();
    });
    m_folder = makeButton(tr("A whole folder…"), u"folder"_s, "quiet", this);
    m_folder->setObjectName(u"kubeconfigFolder"_s);
    connect(m_folder, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Choose a folder of kubeconfigs"));
        dialog->setObjectName(u"folderDialog"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
            m_file->setText(path);
            read();
        });
        dialog->open();
    });
    m_skipped = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    m_skipped->setObjectName(u"kubeconfigSkipped"_s);
    m_skipped->setMuted();
    m_skipped->hide();
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    tighten(column, kSpaceXs);
    column->addWidget(m_file);
    column->addWidget(m_folder, 0, Qt::AlignLeft);
    column->addWidget(m_skipped);
    return box;
}

QWidget *ClustersDialog::buildList()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    tighten(column, kSpaceS);
    m_filter = new QLineEdit(box);
    m_filter->setObjectName(u"clusterFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by name or server"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->hide();
    connect(m_filter, &QLineEdit::textChanged, this, &ClustersDialog::filter);
    auto *inner = new QWidget(box);
    inner->setProperty("role", u"content"_s);
    m_list = new QVBoxLayout(inner);
    tighten(m_list, kSpaceS);
    m_list->addStretch(1);
    auto *area = m_area = new QScrollArea(box);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    area->setMinimumHeight(kRowsHeight);
    m_panel = new StatePanel(area, StatePanel::Size::Small, box);
    m_panel->setObjectName(u"clustersState"_s);
    column->addWidget(m_filter);
    column->addWidget(m_panel, 1);
    return box;
}

QWidget *ClustersDialog::buildCommon()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    tighten(column, kSpaceS);
    m_options = new ClusterOptions(box);
    m_protected = new QCheckBox(tr("Production"), box);
    m_protected->setObjectName(u"clusterProtected"_s);
    m_readOnly = new QCheckBox(tr("Read-only"), box);
    m_readOnly->setObjectName(u"clusterReadOnly"_s);
    auto *marks = new QHBoxLayout;
    tighten(marks, kSpaceXl);
    marks->addWidget(m_protected);
    marks->addWidget(m_readOnly);
    marks->addStretch(1);
    column->addWidget(m_options);
    column->addLayout(marks);
    connect(m_options, &ClusterOptions::changed, this, [this] {
        for (auto *row : m_rows)
            row->forget();
        changed();
    });
    return box;
}

void ClustersDialog::buildButtons()
{
    auto *cancel = makeButton(tr("Cancel"), {}, "", this);
    cancel->setObjectName(u"clustersCancel"_s);
    m_next = makeButton({}, {}, "primary", this);
    m_next->setObjectName(u"clustersNext"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_next);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &ClustersDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &ClustersDialog::goOn);
}

// What is connected already stays so, however the dialog is left; nothing more is stored then.
void ClustersDialog::reject()
{
    m_storing.clear();
    if (m_stored.isEmpty())
        QDialog::reject();
    else
        finish();
}

// The rows are those of one file: none of them stands while another one is read.
// What is kept is the files that stand there now: one that comes into the folder later is not trusted by itself.
void ClustersDialog::takeFolders()
{
    const ChosenFiles chosen = chosenFiles(m_file->text());
    const QString files = chosen.files.join(QDir::listSeparator());
    if (!chosen.files.isEmpty() && files != m_file->text())
        m_file->setText(files);
    constexpr qsizetype kNamed = 6;
    QStringList named;
    for (const QString &name : chosen.skipped.first(std::min(kNamed, chosen.skipped.size())))
        named += words::plain(name.toStdString(), 60);
    if (chosen.skipped.size() > kNamed)
        named += tr("%n more", nullptr, static_cast<int>(chosen.skipped.size() - kNamed));
    if (chosen.leftOut > 0)
        named += tr("%n file(s) that were not looked at", nullptr, chosen.leftOut);
    m_skipped->setPlain(chosen.files.isEmpty() && !named.isEmpty()
                            ? tr("No kubeconfig in this folder. Looked at: %1.").arg(named.join(u", "_s))
                            : tr("Skipped, no kubeconfig: %1.").arg(named.join(u", "_s)));
    m_skipped->setVisible(!named.isEmpty());
}

void ClustersDialog::read()
{
    takeFolders();
    m_readFrom = m_file->text();
    dropRows();
    changed();
    const int reading = ++m_reading;
    m_panel->setLoading(tr("Reading…"));
    m_console.findContexts(m_readFrom.toStdString(), this,
                           [this, reading](const Result<std::vector<FoundContext>> &found) {
                               if (reading == m_reading)
                                   showFound(found);
                           });
}

void ClustersDialog::showFound(const Result<std::vector<FoundContext>> &found)
{
    if (!found) {
        m_panel->setError(words::error(found.error()), tr("Read again"), [this] { read(); });
    } else if (found->empty()) {
        m_panel->setEmpty(tr("No context in this file"), tr("Choose another kubeconfig."));
    } else {
        for (const auto &context : *found) {
            auto *row = new ClusterRow(context, freeName(context.name), this);
            row->nameField()->setCheck([this, row](const QString &typed) {
                const bool twice = std::any_of(m_rows.begin(), m_rows.end(), [&](const ClusterRow *other) {
                    return other != row && other->isChosen() && other->name() == entries::cleaned(typed);
                });
                return twice ? tr("Another one is called so here.")
                             : entries::nameProblem(typed, *m_console.snapshot());
            });
            connect(row, &ClusterRow::changed, this, &ClustersDialog::changed);
            connect(row, &ClusterRow::rightsWanted, this,
                    [this, row] { (new RightsDialog(m_console, configOf(*row), this))->open(); });
            m_list->insertWidget(static_cast<int>(m_rows.size()), row);
            m_rows.push_back(row);
        }
        // One alone, or the current one, is what is most likely meant.
        for (auto *row : m_rows) {
            if (m_rows.size() == 1 || row->found().isCurrent)
                row->choose(true);
        }
        m_panel->setReady();
    }
    m_filter->setVisible(m_rows.size() >= kFilterFrom);
    filter();
    changed();
}

QString ClustersDialog::freeName(const std::string &context) const
{
    // "arn:aws:eks:us-east-1:1234:cluster/prod" → "prod", "gke_project_zone_prod" as it is.
    QString base = words::plain(context, 200).section(u'/', -1).simplified().replace(u' ', u'-').left(kLongestName);
    if (base.isEmpty())
        base = u"cluster"_s;
    const auto isTaken = [this](const QString &name) {
        return !entries::nameProblem(name, *m_console.snapshot()).isEmpty() ||
               std::any_of(m_rows.begin(), m_rows.end(), [&](const ClusterRow *row) { return row->name() == name; });
    };
    QString name = base;
    for (int i = 2; isTaken(name) && i < 100; ++i)
        name = base + u'-' + QString::number(i);
    return name;
}

void ClustersDialog::filter()
{
    const QString wanted = m_filter->isHidden() ? QString() : m_filter->text().trimmed();
    for (auto *row : m_rows) {
        const auto &found = row->found();
        row->setVisible(wanted.isEmpty() || row->isChosen() ||
                        QString::fromStdString(found.name).contains(wanted, Qt::CaseInsensitive) ||
                        QString::fromStdString(found.server).contains(wanted, Qt::CaseInsensitive));
    }
}

std::vector<ClusterRow *> ClustersDialog::chosen(ClusterRow::State state) const
{
    std::vector<ClusterRow *> out;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(out),
                 [state](const ClusterRow *row) { return row->isChosen() && row->state() == state; });
    return out;
}

ContextConfig ClustersDialog::configOf(const ClusterRow &row) const
{
    ContextConfig c = row.config();
    c.kubernetes.kubeconfig = m_readFrom.toStdString();
    c.url = row.found().server;
    c.prometheus.profile = "kubernetes"; // the usual templates are those of a Swarm and know no pods
    m_options->apply(c);
    c.isProtected = m_protected->isChecked();
    c.readOnly = m_readOnly->isChecked();
    return c;
}

void ClustersDialog::changed()
{
    if (!m_next)
        return; // still being built
    const auto untried = chosen(ClusterRow::State::Untried).size() + chosen(ClusterRow::State::Failed).size();
    const auto passed = static_cast<int>(chosen(ClusterRow::State::Passed).size());
    const bool isBusy = m_testing > 0 || !m_storing.empty();
    const bool connects = passed > 0 && chosen(ClusterRow::State::Untried).empty();
    m_next->setText(connects ? tr("Connect %n cluster(s)", nullptr, passed) : tr("Test"));
    m_next->setEnabled(!isBusy && (connects || untried > 0));
    m_file->setEnabled(!isBusy);
    m_folder->setEnabled(!isBusy);
    // What is being stored is what was shown when it was asked for.
    m_panel->setEnabled(m_storing.empty());
    m_common->setEnabled(m_storing.empty());
}

void ClustersDialog::goOn()
{
    if (chosen(ClusterRow::State::Passed).empty() || !chosen(ClusterRow::State::Untried).empty()) {
        test();
        return;
    }
    m_storing = chosen(ClusterRow::State::Passed);
    changed();
    store(0);
}

void ClustersDialog::test()
{
    if (!m_options->validate())
        return;
    m_waiting.clear();
    for (auto *row : m_rows) {
        if (!row->isChosen() || row->state() == ClusterRow::State::Passed || row->state() == ClusterRow::State::Stored)
            continue;
        if (row->validate())
            m_waiting.push_back(row);
        else if (QWidget *wrong = focusWidget())
            m_area->ensureWidgetVisible(wrong);
    }
    for (auto *row : m_waiting)
        row->setTesting();
    testNext();
}

void ClustersDialog::testNext()
{
    while (m_testing < kAtOnce && !m_waiting.empty()) {
        ClusterRow *row = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        ++m_testing;
        const ContextConfig config = configOf(*row);
        m_console.testConnection(config, this, [this, row = QPointer(row), config](const Result<ConnectionTest> &test) {
            --m_testing;
            if (row && row->state() == ClusterRow::State::Testing)
                row->setResult(testedOr(test), config);
            testNext();
        });
    }
    changed();
}

void ClustersDialog::store(std::size_t index)
{
    if (index >= m_storing.size()) {
        m_storing.clear();
        changed();
        if (chosen(ClusterRow::State::Failed).empty())
            finish();
        return;
    }
    ClusterRow *row = m_storing[index];
    const QString name = row->name();
    // What was tested, and the marks, which no test asks for.
    ContextConfig config = row->tested();
    config.isProtected = m_protected->isChecked();
    config.readOnly = m_readOnly->isChecked();
    m_console.submit(command::contextAdd, Json{{"config", toJson(config)}}, this,
                     [this, index, name](const Result<CommandAnswer> &answer) {
                         if (index >= m_storing.size())
                             return; // the dialog was left, or another file is read
                         const QString failed = words::problem(answer);
                         m_storing[index]->setStored(failed);
                         if (failed.isEmpty())
                             m_stored += name;
                         store(index + 1);
                     });
}

void ClustersDialog::finish()
{
    Q_EMIT saved(m_stored);
    accept();
}

void ClustersDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && m_file->isEnabled())
        event->acceptProposedAction();
}

void ClustersDialog::dropEvent(QDropEvent *event)
{
    if (!m_file->isEnabled())
        return;
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (!path.isEmpty())
            paths += path;
    }
    if (paths.isEmpty())
        return;
    m_file->setText(paths.join(QDir::listSeparator()));
    event->acceptProposedAction();
    read();
}

} // namespace preamar::ui
