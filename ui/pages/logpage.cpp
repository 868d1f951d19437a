#include "ui/pages/logpage.h"

#include "core/base/json.h"
#include "ui/delegates/tabledelegate.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/models/logmodel.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kTimeColumn = 88;
constexpr int kActionColumn = 112;
constexpr int kChangeColumn = 84;
constexpr int kNumberColumn = 56;
constexpr int kResultColumn = 124;
constexpr int kEventColumn = 168;

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
      m_audit(new AuditModel(this)), m_actionRows(makeRows(m_actions, this)), m_auditRows(makeRows(m_audit, this)),
      m_views(new QStackedWidget(content()))
{
    buildActions();
    buildAudit();
    auto *row = new QHBoxLayout(content());
    tighten(row, kSpaceL);
    row->addWidget(m_views, 1);
    row->addWidget(buildDetail());

    m_search = new QLineEdit(this);
    m_search->setObjectName(u"logSearch"_s);
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, Token::Muted), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(kDoorWidth - kSpaceXxl);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_actionRows->setFilterFixedString(words);
        m_auditRows->setFilterFixedString(words);
    });
    tools()->addWidget(m_search);
    auto *group = new QButtonGroup(this);
    int id = 0;
    for (const auto &title : {tr("Actions"), tr("Audit trail")}) {
        auto *button = makeButton(title, {}, "segment", this);
        button->setCheckable(true);
        button->setChecked(id == 0);
        group->addButton(button, id++);
        tools()->addWidget(button);
    }
    connect(group, &QButtonGroup::idClicked, this, [this](int view) {
        m_views->setCurrentIndex(view);
        showDetail();
    });
    showDetail();
}

QTableView *LogPage::buildTable(QSortFilterProxyModel *rows, const char *name)
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
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
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
    m_auditTable = buildTable(m_auditRows, "auditTable");
    m_auditTable->setAccessibleName(tr("Audit trail"));
    m_auditTable->setItemDelegate(new TableDelegate(
        [](const QModelIndex &index) {
            TableDelegate::Look look;
            look.isMuted = index.column() == AuditModel::Number || index.column() == AuditModel::When ||
                           index.column() == AuditModel::Who;
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
    m_answer = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
    m_answer->setTone(Tone::Crit);
    m_undo = makeButton(tr("Undo…"), u"undo"_s, "", card);
    m_undo->setObjectName(u"undoButton"_s);
    connect(m_undo, &QPushButton::clicked, this, &LogPage::undo);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_place, m_state, m_text, m_technical, m_answer})
        card->column()->addWidget(part);
    card->column()->addStretch(1);
    card->column()->addWidget(m_undo);
    return card;
}

void LogPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    const Proposal *before = chosen();
    const QString kept = before ? QString::fromStdString(before->id.str()) : QString();
    m_actions->setSnapshot(snapshot);
    m_audit->setSnapshot(snapshot);
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

void LogPage::showDetail()
{
    if (!m_auditTable || !m_auditTable->model())
        return;
    m_answer->hide();
    if (m_views->currentWidget() == m_actionTable) {
        showAction(chosen());
        return;
    }
    const QModelIndex index = m_auditTable->currentIndex();
    showRecord(index.isValid() ? m_audit->record(m_auditRows->mapToSource(index).row()) : nullptr);
}

void LogPage::showAction(const Proposal *p)
{
    m_state->setVisible(p);
    m_technical->setVisible(p);
    m_place->setVisible(p);
    m_undo->setVisible(p && offersUndo(*p));
    if (!p) {
        m_title->setPlain(tr("No action selected"));
        m_text->setPlain(tr("Select a row to see why it was done and what came of it."));
        return;
    }
    m_title->setPlain(words::name(p->plan.workload) + u'\n' + words::fromTo(p->plan.change) + u' ' + tr("replicas"));
    m_place->setPlain(words::place(p->plan.workload) + u" · "_s + words::dateTime(p->changed));
    const Verdict state = stateVerdict(p->state);
    m_state->setState(state.tone, state.icon, state.word);
    QString text = words::reasons(p->plan.reasons);
    if (p->outcome)
        text += u"\n\n"_s + text::reason(p->outcome->reason, words::language());
    else if (p->closedBy)
        text += u"\n\n"_s + text::reason(*p->closedBy, words::language());
    if (p->outcome && !p->outcome->detail.empty())
        text += u'\n' + words::plain(p->outcome->detail);
    m_text->setPlain(text);
    QStringList technical;
    if (p->approval) {
        technical += tr("Approved by %1 at %2").arg(actorName(p->approval->actor), words::time(p->approval->at));
        if (!p->approval->comment.empty())
            technical += words::plain(p->approval->comment);
    }
    if (!p->plan.reverts.empty())
        technical += tr("Undoes %1").arg(words::plain(p->plan.reverts));
    if (!p->revertedBy.empty())
        technical += tr("The way back was proposed: %1").arg(words::plain(p->revertedBy));
    technical += tr("Proposal %1").arg(words::plain(p->id.str()));
    m_technical->setPlain(technical.join(u'\n'));
}

void LogPage::showRecord(const AuditRecord *record)
{
    m_undo->hide();
    m_state->hide();
    m_place->setVisible(record);
    m_technical->setVisible(record);
    if (!record) {
        m_title->setPlain(tr("No record selected"));
        m_text->setPlain(tr("Select a row to see the whole record."));
        return;
    }
    m_title->setPlain(text::auditEvent(record->event, words::language()));
    m_place->setPlain(words::dateTime(record->at) + u" · "_s + actorName(record->actor));
    QString text;
    if (const auto code = parseReasonCode(record->code))
        text = text::reasonMeaning(*code, words::language());
    if (!record->workload.empty())
        text += (text.isEmpty() ? QString() : u"\n\n"_s) + words::plain(record->workload);
    m_text->setPlain(text);
    constexpr int kLongest = 800;
    m_technical->setPlain(tr("Record %1").arg(record->seq) + u'\n' + words::plain(dumpJson(record->detail), kLongest) +
                          u"\n\n"_s + tr("Hash %1").arg(words::plain(record->hash)));
}

void LogPage::undo()
{
    const Proposal *p = chosen();
    if (!p || !offersUndo(*p))
        return;
    const auto snapshot = console().snapshot();
    const ContextConfig *context = contextOf(*snapshot, p->plan.workload.context);
    const Question question{
        .title = tr("Undo this action?"),
        .text =
            tr("%1 returns from %2 replicas. The engine checks first that the service is still as this action left it.")
                .arg(words::name(p->plan.workload), words::fromTo(inverse(p->plan.change))),
        .confirm = tr("Undo"),
        .icon = u"undo"_s,
        .isDangerous = false,
        .typed = confirmationNeeded(inverse(p->plan.change)),
        .needsReason = false,
        .protectedContext = context && context->isProtected ? words::plain(context->name.str()) : QString()};
    Json arguments{{"id", p->id.str()}};
    if (question.typed)
        arguments["confirm"] = *question.typed;
    ConfirmDialog::ask(window(), question, [this, arguments](const QString &) {
        console().submit(command::revert, arguments, this, [this](const Result<CommandAnswer> &answer) {
            const QString problem = words::problem(answer);
            m_answer->setPlain(problem);
            m_answer->setVisible(!problem.isEmpty());
            if (problem.isEmpty())
                navigator().say(tr("The way back was handed in."));
        });
    });
}

} // namespace preamar::ui
