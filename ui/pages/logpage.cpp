#include "ui/pages/logpage.h"

#include "ui/delegates/tabledelegate.h"
#include "ui/dialogs/evidencedialog.h"
#include "ui/models/logmodel.h"
#include "ui/pages/endedlist.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr style::TextLength kTimeColumn{88};
constexpr style::TextLength kActionColumn{112};
constexpr style::TextLength kChangeColumn{84};
constexpr style::TextLength kNumberColumn{56};
constexpr style::TextLength kResultColumn{124};
constexpr style::TextLength kEventColumn{168};
constexpr int kKindLetters = 14; // the list that opens shows the whole

QSortFilterProxyModel *makeRows(QAbstractItemModel *model, QObject *parent)
{
    auto *rows = new QSortFilterProxyModel(parent);
    rows->setSourceModel(model);
    rows->setFilterKeyColumn(-1);
    rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    rows->setSortRole(Qt::UserRole);
    rows->setSortLocaleAware(true);
    return rows;
}

bool hasFailed(ProposalState state)
{
    return state == ProposalState::Failed || state == ProposalState::Unhealthy || state == ProposalState::Conflict;
}

} // namespace

LogPage::LogPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Action log"), Scroll::OwnViews, parent), m_actions(new LogModel(this)),
      m_audit(new AuditModel(this)), m_actionRows(makeRows(m_actions, this)), m_views(new QStackedWidget(content())),
      m_viewButtons(new QButtonGroup(this)), m_proof(new Banner(content())), m_search(new QLineEdit(this))
{
    buildActions();
    buildAudit();
    m_proof->setObjectName(u"proof"_s);
    m_filters = buildFilters();
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceL);
    row->addWidget(m_views, 1);
    row->addWidget(buildDetail());
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceS);
    column->addWidget(m_filters);
    column->addWidget(m_proof);
    column->addLayout(row, 1);
    buildTools();
    restoreFilters();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kSearchDelayMs);
    connect(&m_typing, &QTimer::timeout, this, &LogPage::load);
    connect(m_audit, &AuditModel::moreWanted, this, &LogPage::loadMore);
    showView(console.state().value(u"log.view"_s).toInt() == 1 ? 1 : 0);
}

void LogPage::buildTools()
{
    m_search->setObjectName(u"logSearch"_s);
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, Token::Muted), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(kSearchWidth);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_actionRows->setFilterFixedString(words);
        m_typing.start();
    });
    tools()->addWidget(m_search);
    int id = 0;
    for (const auto &title : {tr("Actions"), tr("Audit trail")}) {
        auto *button = makeButton(title, {}, "segment", this);
        button->setCheckable(true);
        button->setObjectName(u"logView-%1"_s.arg(id));
        m_viewButtons->addButton(button, id++);
        tools()->addWidget(button);
    }
    connect(m_viewButtons, &QButtonGroup::idClicked, this, &LogPage::showView);
}

QWidget *LogPage::buildFilters()
{
    auto *bar = new QWidget(content());
    m_period = new QComboBox(bar);
    m_period->setObjectName(u"logPeriod"_s);
    m_period->setAccessibleName(tr("Period"));
    for (const auto &[title, hours] : {std::pair{tr("Last 24 h"), 24}, std::pair{tr("Last 7 days"), 24 * 7},
                                       std::pair{tr("Last 30 days"), 24 * 30}, std::pair{tr("Everything"), 0}})
        m_period->addItem(title, hours);
    m_kind = new QComboBox(bar);
    m_kind->setObjectName(u"logKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(kKindLetters);
    for (const auto &[title, events] :
         {std::pair{tr("Every kind"), QString()}, std::pair{tr("Proposals and decisions"), u"proposal. decision."_s},
          std::pair{tr("Actions"), u"action."_s}, std::pair{tr("Pauses and stops"), u"pause. emergency."_s},
          std::pair{tr("Modes and policies"), u"mode. policy."_s},
          std::pair{tr("Contexts and settings"), u"context. setting. history. restore."_s},
          std::pair{tr("Refused"), u"command.refused"_s}})
        m_kind->addItem(title, events);
    m_live = makeButton({}, {}, "segment", bar);
    m_live->setCheckable(true);
    m_live->setChecked(true);
    m_live->setObjectName(u"logLive"_s);
    showLive();
    m_verify = makeButton(tr("Verify the chain"), u"verify"_s, "", bar);
    m_verify->setObjectName(u"logVerify"_s);
    m_verify->setToolTip(tr("Recomputes every record's hash and compares the end with the one kept outside"));
    m_export = new QToolButton(bar);
    m_export->setObjectName(u"logExport"_s);
    m_export->setText(tr("Export"));
    m_export->setIcon(icon(u"export"_s));
    m_export->setIconSize({kIconSmall, kIconSmall});
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setProperty("kind", u"framed"_s);
    m_export->setAccessibleName(tr("Export what the filters show"));
    m_export->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_verify->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *menu = new QMenu(m_export);
    menu->addAction(tr("CSV (Excel in Brazil)…"), this, [this] { exportTo(ExportFormat::CsvExcel); });
    menu->addAction(tr("CSV (standard)…"), this, [this] { exportTo(ExportFormat::Csv); });
    menu->addAction(tr("JSON…"), this, [this] { exportTo(ExportFormat::JsonText); });
    m_export->setMenu(menu);
    m_count = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, bar);
    m_count->setMuted();
    m_count->setObjectName(u"logCount"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    for (QWidget *part : std::initializer_list<QWidget *>{m_period, m_kind, m_live, m_count})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_verify);
    row->addWidget(m_export);
    auto *lines = new QVBoxLayout(bar);
    tighten(lines, kSpaceS);
    lines->addLayout(row);
    lines->addWidget(buildNarrowing());
    connect(m_live, &QPushButton::toggled, this, [this](bool live) {
        showLive();
        if (live)
            load();
    });
    // Only what a person chose: the others may stand open for one visit.
    for (const auto &[box, key] : {std::pair{m_period, kPeriodKey}, std::pair{m_kind, kKindKey}, std::pair{m_level, kLevelKey}}) {
        connect(box, &QComboBox::activated, this, [this, key = QString::fromLatin1(key)](int index) {
            console().state().setValue(key, index);
            load();
        });
    }
    connect(m_context, &QComboBox::activated, this, [this] {
        console().state().setValue(QString::fromLatin1(kContextKey), m_context->currentData().toString());
        load();
    });
    connect(m_verify, &QPushButton::clicked, this, &LogPage::verify);
    return bar;
}

QWidget *LogPage::buildNarrowing()
{
    auto *bar = new QWidget(content());
    m_level = new QComboBox(bar);
    m_level->setObjectName(u"logLevel"_s);
    m_level->setAccessibleName(tr("Level"));
    for (const auto &[title, level] : {std::pair{tr("Every level"), Severity::Info},
                                       std::pair{tr("Warnings and errors"), Severity::Warning},
                                       std::pair{tr("Errors alone"), Severity::Error}})
        m_level->addItem(title, static_cast<int>(level));
    m_context = new QComboBox(bar);
    m_context->setObjectName(u"logContext"_s);
    m_context->setAccessibleName(tr("Context"));
    m_context->addItem(tr("Every context"), QString());
    m_context->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    const auto field = [&](const QString &name, const QString &title) {
        auto *edit = new QLineEdit(bar);
        edit->setObjectName(name);
        edit->setPlaceholderText(title);
        edit->setAccessibleName(title);
        edit->setClearButtonEnabled(true);
        edit->setMinimumWidth(kKeysWidth);
        connect(edit, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
        return edit;
    };
    m_service = field(u"logService"_s, tr("Service"));
    m_action = field(u"logAction"_s, tr("Action id, or its end"));
    m_clear = makeButton(tr("Clear filters"), {}, "quiet", bar);
    m_clear->setObjectName(u"logClear"_s);
    connect(m_clear, &QPushButton::clicked, this, &LogPage::clearFilters);
    auto *row = new QHBoxLayout(bar);
    tighten(row, kSpaceS);
    for (QWidget *part : std::initializer_list<QWidget *>{m_level, m_context})
        row->addWidget(part);
    row->addWidget(m_service, 1);
    row->addWidget(m_action, 1);
    row->addWidget(m_clear);
    return bar;
}

QTableView *LogPage::buildTable(QAbstractItemModel *rows, const char *name)
{
    auto *table = new QTableView(m_views);
    table->setObjectName(QString::fromLatin1(name));
    table->setModel(rows);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight());
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(false);
    m_views->addWidget(table);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogPage::showDetail);
    connect(rows, &QAbstractItemModel::modelReset, this, &LogPage::showDetail);
    return table;
}

void LogPage::buildActions()
{
    m_actionTable = buildTable(m_actionRows, "actionTable");
    m_actionTable->setAccessibleName(tr("Actions"));
    m_actionTable->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            const Proposal *p = m_actions->proposal(m_actionRows->mapToSource(index).row());
            if (!p)
                return look;
            const bool up = direction(p->plan.change) == Direction::Up;
            if (index.column() == LogModel::What) {
                const bool failed = hasFailed(p->state);
                look.icon = failed ? u"warning"_s : !p->plan.reverts.empty() ? u"undo"_s : up ? u"up"_s : u"down"_s;
                look.iconToken = failed ? Token::Crit : up ? Token::Warn : Token::Info;
            }
            if (index.column() == LogModel::Result)
                look.chip = stateVerdict(p->state);
            look.isStrong = index.column() == LogModel::Service;
            look.isMuted = index.column() == LogModel::When || index.column() == LogModel::Who;
            return look;
        },
        m_actionTable));
    auto *header = m_actionTable->horizontalHeader();
    header->resizeSection(LogModel::When, kTimeColumn);
    header->resizeSection(LogModel::What, kActionColumn);
    header->setSectionResizeMode(LogModel::Service, QHeaderView::Stretch);
    header->resizeSection(LogModel::ChangeColumn, kChangeColumn);
    header->resizeSection(LogModel::Who, kActionColumn);
    header->resizeSection(LogModel::Result, kResultColumn);
}

void LogPage::buildAudit()
{
    m_auditTable = buildTable(m_audit, "auditTable");
    m_auditTable->setAccessibleName(tr("Audit trail"));
    m_auditTable->setItemDelegate(new TableDelegate(
        [](const QModelIndex &index) {
            TableDelegate::Look look;
            look.isMuted = index.column() == AuditModel::Number || index.column() == AuditModel::When ||
                           index.column() == AuditModel::Who;
            look.elide = index.column() == AuditModel::Code ? Qt::ElideRight : Qt::ElideMiddle;
            return look;
        },
        m_auditTable));
    auto *header = m_auditTable->horizontalHeader();
    header->resizeSection(AuditModel::Number, kNumberColumn);
    header->resizeSection(AuditModel::When, kTimeColumn);
    header->resizeSection(AuditModel::Event, kEventColumn);
    header->resizeSection(AuditModel::Workload, kNameWidth);
    header->setSectionResizeMode(AuditModel::Code, QHeaderView::Stretch);
    header->resizeSection(AuditModel::Who, kActionColumn);
}

QWidget *LogPage::buildDetail()
{
    auto *card = new Card(this);
    m_detail = card;
    card->setObjectName(u"logDetail"_s);
    m_title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, card);
    m_title->setFont(textFont(TextRole::Section, true));
    m_title->setObjectName(u"logDetailTitle"_s);
    m_place = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, card);
    m_place->setMuted();
    m_state = new Chip(card);
    m_text = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
    m_text->setObjectName(u"logDetailText"_s);
    m_technical = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, card);
    m_technical->setMuted();
    m_technical->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_undo = makeButton(tr("Undo…"), u"undo"_s, "", card);
    m_undo->setObjectName(u"undoButton"_s);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const Proposal *p = chosen(); p && offersUndo(*p))
            askForUndo(console(), navigator(), *p, window());
    });
    m_evidence = makeButton(tr("Evidence…"), u"evidence"_s, "", card);
    m_evidence->setObjectName(u"evidenceButton"_s);
    connect(m_evidence, &QPushButton::clicked, this, &LogPage::showEvidence);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_place, m_state, m_text, m_technical})
        card->column()->addWidget(part);
    card->column()->addStretch(1);
    card->column()->addWidget(m_evidence);
    card->column()->addWidget(m_undo);
    return card;
}

void LogPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    const Proposal *before = chosen();
    const QString kept = before ? QString::fromStdString(before->id.str()) : QString();
    m_actions->setSnapshot(snapshot);
    fillContexts(*snapshot);
    for (auto *table : {m_actionTable, m_auditTable})
        table->verticalHeader()->setDefaultSectionSize(rowHeight());
    if (snapshot->recent.empty() && snapshot->log.empty()) {
        panel()->setEmpty(tr("No actions yet"),
                          tr("Everything that is proposed, approved and done will be listed here."));
        return;
    }
    panel()->setReady();
    if (!kept.isEmpty())
        focusOn(kept);
    else if (!m_actionTable->currentIndex().isValid() && m_actionRows->rowCount() > 0)
        m_actionTable->selectRow(0);
    follow(*snapshot);
    showDetail();
}

bool LogPage::isSettled() const
{
    return Page::isSettled() && !m_isLoading;
}

void LogPage::showView(int view)
{
    m_viewButtons->button(view)->setChecked(true);
    m_views->setCurrentIndex(view);
    m_filters->setVisible(view == 1);
    m_proof->setVisible(false);
    console().state().setValue(u"log.view"_s, view);
    if (view == 1 && m_seenSeq < 0)
        load();
    showDetail();
}

void LogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // Who is in the detail as well; the service's name needs the room.
    const bool narrow = event->size().width() < kNarrowContent;
    m_detail->setFixedWidth(narrow ? kSidePanelNarrow - kSpaceXxl : kSidePanelWidth);
    m_actionTable->setColumnHidden(LogModel::Who, narrow);
    m_auditTable->setColumnHidden(AuditModel::Who, narrow);
    m_auditTable->setColumnHidden(AuditModel::Number, narrow);
}

void LogPage::focusOn(const QString &what)
{
    if (what == u"audit") {
        showView(1);
        return;
    }
    if (parseWorkloadRef(what.toStdString())) { // all that is recorded of a service
        showView(1);
        openFilters();
        m_period->setCurrentIndex(m_period->findData(0));
        m_service->setText(what);
        load();
        return;
    }
    for (int row = 0; row < m_actionRows->rowCount(); ++row) {
        if (m_actionRows->index(row, 0).data(LogModel::IdRole).toString() == what) {
            m_actionTable->selectRow(row);
            return;
        }
    }
}

const Proposal *LogPage::chosen() const
{
    const QModelIndex index = m_actionTable ? m_actionTable->currentIndex() : QModelIndex();
    return index.isValid() ? m_actions->proposal(m_actionRows->mapToSource(index).row()) : nullptr;
}

const AuditRecord *LogPage::chosenRecord() const
{
    const QModelIndex index = m_auditTable ? m_auditTable->currentIndex() : QModelIndex();
    return index.isValid() ? m_audit->record(index.row()) : nullptr;
}

void LogPage::showDetail()
{
    if (!m_evidence)
        return;
    if (m_views->currentWidget() == m_actionTable)
        showAction(chosen());
    else
        showRecord(chosenRecord());
}

void LogPage::showEvidence()
{
    ProposalId id;
    if (m_views->currentWidget() == m_actionTable) {
        if (const Proposal *p = chosen())
            id = p->id;
    } else if (const AuditRecord *r = chosenRecord()) {
        id = ProposalId(proposalOf(*r));
    }
    if (!id.empty())
        (new EvidenceDialog(console(), id, window()))->open();
}

} // namespace preamar::ui
