#include "ui/pages/servicespage.h"

#include "ui/delegates/tabledelegate.h"
#include "ui/delegates/workloadcarddelegate.h"
#include "ui/delegates/workloadrowdelegate.h"
#include "ui/models/findings.h"
#include "ui/models/workloadsmodel.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/gridview.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

struct OrderRow
{
    const char *title;
    WorkloadsModel::Column column;
    Qt::SortOrder order;
};
constexpr OrderRow kOrders[] = {
    {QT_TRANSLATE_NOOP("ServiceOrder", "Attention first"), WorkloadsModel::Decision, Qt::DescendingOrder},
    {QT_TRANSLATE_NOOP("ServiceOrder", "By name"), WorkloadsModel::Name, Qt::AscendingOrder},
    {QT_TRANSLATE_NOOP("ServiceOrder", "By CPU"), WorkloadsModel::Cpu, Qt::DescendingOrder},
    {QT_TRANSLATE_NOOP("ServiceOrder", "By memory"), WorkloadsModel::Memory, Qt::DescendingOrder},
};
// Ages are told in steps: a list that moves every second is looked at for the wrong reason.
constexpr Millis kAgeStep{5000};
constexpr int kLeastLetters = 7; // of a facet

} // namespace

ServicesPage::ServicesPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Services"), Scroll::OwnViews, parent), m_model(new WorkloadsModel(this)),
      m_views(new QStackedWidget(content()))
{
    buildTools();
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceM);
    column->addWidget(buildFacets());
    column->addWidget(m_views, 1);
    column->addWidget(buildBulk());
    buildViews();
    keepSelection();
    applyOrder(0);
    connect(new QShortcut(QKeySequence(Qt::Key_Slash), this), &QShortcut::activated, m_search,
            qOverload<>(&QWidget::setFocus));
}

void ServicesPage::buildTools()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"serviceSearch"_s);
    m_search->setPlaceholderText(tr("Search services"));
    m_search->setAccessibleName(tr("Search services"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, Token::Muted), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(kSearchWidth);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ServicesPage::applyQuery);
    m_order = new QComboBox(this);
    m_order->setObjectName(u"serviceOrder"_s);
    m_order->setAccessibleName(tr("Order"));
    for (const auto &row : kOrders)
        m_order->addItem(QCoreApplication::translate("ServiceOrder", row.title));
    connect(m_order, &QComboBox::activated, this, &ServicesPage::applyOrder);
    m_viewButtons = new QButtonGroup(this);
    tools()->addWidget(m_search);
    tools()->addWidget(m_order);
    const std::array views{std::tuple{u"cards"_s, u"cards"_s, tr("As cards")},
                           std::tuple{u"table"_s, u"table"_s, tr("As a table")},
                           std::tuple{u"list"_s, u"log"_s, tr("As a compact list")}};
    int id = 0;
    for (const auto &[name, sign, title] : views) {
        auto *button = makeButton({}, {}, "segment", this);
        button->setIcon(icon(sign));
        button->setIconSize({kIconSmall, kIconSmall});
        button->setCheckable(true);
        button->setChecked(id == 0);
        button->setAccessibleName(title);
        button->setToolTip(title);
        button->setObjectName(name + u"Button"_s);
        m_viewButtons->addButton(button, id++);
        tools()->addWidget(button);
    }
    connect(m_viewButtons, &QButtonGroup::idClicked, this, &ServicesPage::setView);
    m_saved = new QToolButton(this);
    m_saved->setObjectName(u"savedViews"_s);
    m_saved->setIcon(icon(u"options"_s));
    m_saved->setIconSize({kIcon, kIcon});
    m_saved->setAccessibleName(tr("Saved views"));
    m_saved->setToolTip(tr("Saved views"));
    m_saved->setPopupMode(QToolButton::InstantPopup);
    m_savedMenu = new QMenu(m_saved);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &ServicesPage::fillViewsMenu);
    m_saved->setMenu(m_savedMenu);
    tools()->addWidget(m_saved);
}

QWidget *ServicesPage::buildFacets()
{
    auto *box = new QWidget(this);
    auto *lines = new QVBoxLayout(box);
    tighten(lines, kSpaceS);
    m_upperLine = new QHBoxLayout;
    m_lowerLine = new QHBoxLayout;
    lines->addLayout(m_upperLine);
    lines->addLayout(m_lowerLine);
    auto *facets = m_upperLine;
    tighten(facets, kSpaceS);
    m_facetBox = new QWidget(box);
    auto *choices = new QHBoxLayout(m_facetBox);
    tighten(choices, kSpaceS);
    m_states = new QButtonGroup(this);
    const QString titles[] = {tr("Monitored"), tr("At risk"), tr("Problems"), tr("Proposals"), tr("All")};
    int id = 0;
    for (const auto &title : titles) {
        auto *button = makeButton(title, {}, "segment", box);
        button->setCheckable(true);
        button->setChecked(id == 0);
        button->setObjectName(u"state%1"_s.arg(id));
        m_states->addButton(button, id++);
        facets->addWidget(button);
    }
    connect(m_states, &QButtonGroup::idClicked, this, &ServicesPage::applyQuery);
    const auto combo = [&](const char *name, const QString &title) {
        auto *made = new QComboBox(m_facetBox);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(title);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(kLeastLetters);
        made->hide();
        connect(made, &QComboBox::activated, this, &ServicesPage::applyQuery);
        choices->addWidget(made);
        return made;
    };
    m_context = combo("contextFacet", tr("Context"));
    m_space = combo("namespaceFacet", tr("Namespace"));
    m_group = combo("groupFacet", tr("Group"));
    m_mode = combo("modeFacet", tr("Mode"));
    m_owner = combo("ownerFacet", tr("Owner"));
    m_mode->addItem(tr("Any mode"), QString());
    for (const Mode mode : {Mode::Observe, Mode::Recommend, Mode::Approve, Mode::AutoUp, Mode::Auto})
        m_mode->addItem(text::mode(mode, words::language()), QString::fromStdString(std::string(toString(mode))));
    m_mode->show();
    m_count = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, box);
    m_count->setMuted();
    m_count->setObjectName(u"serviceCount"_s);
    facets->addWidget(m_facetBox);
    facets->addStretch(1);
    facets->addWidget(m_count);
    return box;
}

QWidget *ServicesPage::buildBulk()
{
    auto *card = new Card(this);
    m_bulk = card;
    card->setObjectName(u"bulkBar"_s);
    card->column()->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    m_bulkCount = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, card);
    m_bulkCount->setObjectName(u"bulkCount"_s);
    row->addWidget(m_bulkCount, 1);
    auto *mode = makeButton(tr("Mode"), u"shield"_s, "", card);
    mode->setObjectName(u"bulkMode"_s);
    auto *menu = new QMenu(mode);
    for (const Mode each : {Mode::Observe, Mode::Recommend, Mode::Approve}) {
        auto *action = menu->addAction(text::mode(each, words::language()));
        connect(action, &QAction::triggered, this, [this, each] { setMode(each); });
    }
    mode->setMenu(menu);
    auto *pause = makeButton(tr("Pause"), u"pause"_s, "", card);
    pause->setObjectName(u"bulkPause"_s);
    connect(pause, &QPushButton::clicked, this, [this] { setPaused(true); });
    auto *resume = makeButton(tr("Resume"), u"play"_s, "", card);
    resume->setObjectName(u"bulkResume"_s);
    connect(resume, &QPushButton::clicked, this, [this] { setPaused(false); });
    auto *clear = makeButton(tr("Clear the selection"), {}, "quiet", card);
    clear->setObjectName(u"bulkClear"_s);
    connect(clear, &QPushButton::clicked, this, [this] { m_selection->clearSelection(); });
    for (auto *button : {mode, pause, resume, clear})
        row->addWidget(button);
    card->column()->addLayout(row);
    card->hide();
    return card;
}

GridView *ServicesPage::addGrid(const char *name, int width, int height)
{
    auto *grid = new GridView(m_views);
    grid->setObjectName(QString::fromLatin1(name));
    grid->setProperty("role", u"cards"_s);
    grid->setAccessibleName(tr("Services"));
    grid->viewport()->setAutoFillBackground(false);
    grid->setFrameShape(QFrame::NoFrame);
    grid->setCell(width, height);
    return grid;
}

void ServicesPage::adopt(QAbstractItemView *view)
{
    view->setModel(m_model);
    if (!m_selection)
        m_selection = view->selectionModel();
    else
        view->setSelectionModel(m_selection);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->installEventFilter(this);
    // A plain click opens; with Ctrl or Shift it selects.
    connect(view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            open(index);
    });
    m_views->addWidget(view);
}

void ServicesPage::buildViews()
{
    m_cards = addGrid("serviceCards", kServiceCardWidth + kSpaceM, kServiceCardHeight + kSpaceM);
    m_cards->setItemDelegate(new WorkloadCardDelegate(m_cards));
    m_table = new QTableView(m_views);
    m_table->setObjectName(u"serviceTable"_s);
    m_table->setAccessibleName(tr("Services"));
    adopt(m_cards);
    adopt(m_table);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(WorkloadsModel::Name, QHeaderView::Stretch);
    m_table->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            const WorkloadReport *report = m_model->report(index);
            if (report && index.column() == WorkloadsModel::Decision)
                look.chip = verdictOf(*report);
            if (report && index.column() == WorkloadsModel::Name) {
                if (const auto mark = findingMark(*report)) {
                    look.sign = mark->icon;
                    look.signToken = foregroundOf(mark->tone);
                }
            }
            look.isHot = index.data(WorkloadsModel::HotRole).toBool();
            look.isStrong = index.column() == WorkloadsModel::Name;
            look.isMuted = index.column() == WorkloadsModel::Place || index.column() == WorkloadsModel::Age;
            return look;
        },
        m_table));
    constexpr style::TextLength kFigureColumn{84};
    for (const auto column :
         {WorkloadsModel::Replicas, WorkloadsModel::Cpu, WorkloadsModel::Memory, WorkloadsModel::Requests,
          WorkloadsModel::Latency, WorkloadsModel::Errors, WorkloadsModel::Age})
        m_table->setColumnWidth(column, kFigureColumn);
    m_table->setColumnWidth(WorkloadsModel::Place, kNameWidth);
    m_table->setColumnWidth(WorkloadsModel::Decision, kNameWidth);
    m_list = addGrid("serviceList", kCompactWidth, kCompactRow);
    m_list->setItemDelegate(new WorkloadRowDelegate(m_list));
    adopt(m_list);
    connect(m_selection, &QItemSelectionModel::selectionChanged, this, &ServicesPage::showSelection);
}

// A new list loses what was selected in the old one; the services are still the same.
void ServicesPage::keepSelection()
{
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptSelection.clear();
        for (const auto &index : m_selection->selectedRows())
            m_keptSelection += index.data(WorkloadsModel::RefRole).toString();
        m_keptCurrent = m_selection->currentIndex().data(WorkloadsModel::RefRole).toString();
    });
    connect(
        m_model, &QAbstractItemModel::modelReset, this,
        [this] {
            QItemSelection again;
            for (const auto &ref : std::as_const(m_keptSelection)) {
                if (const int row = m_model->rowOf(ref); row >= 0)
                    again.select(m_model->index(row, 0), m_model->index(row, WorkloadsModel::ColumnCount - 1));
            }
            if (!again.isEmpty())
                m_selection->select(again, QItemSelectionModel::Select);
            if (const int row = m_model->rowOf(m_keptCurrent); row >= 0)
                m_selection->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
            showSelection();
        },
        Qt::QueuedConnection);
}

void ServicesPage::keepOrder(int column, Qt::SortOrder order)
{
    console().state().setValue(u"services.sort"_s, QJsonArray{column, static_cast<int>(order)});
}

void ServicesPage::restoreOrder()
{
    const QJsonArray kept = console().state().value(u"services.sort"_s).toArray();
    const int column = kept.size() == 2 ? kept[0].toInt(-1) : -1;
    if (column < 0 || column >= WorkloadsModel::ColumnCount)
        return;
    const auto order = kept[1].toInt() == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    m_table->horizontalHeader()->setSortIndicator(column, order);
    for (int i = 0; i < static_cast<int>(std::size(kOrders)); ++i) {
        if (kOrders[i].column == column && kOrders[i].order == order)
            m_order->setCurrentIndex(i);
    }
}

void ServicesPage::applyOrder(int index)
{
    const auto &row = kOrders[std::clamp(index, 0, static_cast<int>(std::size(kOrders)) - 1)];
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSortIndicator(row.column, row.order);
    m_table->setSortingEnabled(true); // sorts by the indicator
}

void ServicesPage::setView(int index)
{
    m_views->setCurrentIndex(index);
    if (auto *button = m_viewButtons->button(index))
        button->setChecked(true);
    console().state().setValue(u"services.view"_s, index);
}

void ServicesPage::open(const QModelIndex &index)
{
    if (m_model->report(index))
        navigator().go(u"service"_s, index.data(WorkloadsModel::RefRole).toString());
}

void ServicesPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    const bool isFirst = m_shownAt == Timestamp{};
    if (isFirst)
        setView(std::clamp(console().state().value(u"services.view"_s).toInt(), 0, m_views->count() - 1));
    if (isFirst) {
        restoreOrder();
        connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &ServicesPage::keepOrder);
    }
    m_shownAt = time().now;
    m_model->setSnapshot(snapshot, m_shownAt);
    showFacets(*snapshot);
    if (isFirst) {
        // As it was left, but for the words: a list that is narrowed by a forgotten word looks empty.
        ServiceQuery kept = queryFromJson(console().state().value(u"services.query"_s).toObject());
        kept.text.clear();
        setQuery(kept);
    }
    if (snapshot->cycle->workloads.empty()) {
        panel()->setEmpty(tr("No services found"), tr("The contexts were reached but have no services yet."));
        return;
    }
    panel()->setReady();
    showCount();
}

void ServicesPage::showCount()
{
    const int shown = m_model->rowCount();
    m_count->setPlain(shown == 0 ? tr("No service matches") : tr("%n service(s)", nullptr, shown),
                      {words::number(shown), QString()});
}

void ServicesPage::tick(const LiveTime &time)
{
    if (time.now - m_shownAt < kAgeStep)
        return;
    m_shownAt = time.now;
    m_model->setNow(time.now);
}

void ServicesPage::focusOn(const QString &what)
{
    using State = ServiceQuery::State;
    for (const auto &[name, state] :
         {std::pair{u"state:troubled"_s, State::Troubled}, std::pair{u"state:risk"_s, State::AtRisk},
          std::pair{u"state:proposed"_s, State::Proposed}, std::pair{u"state:all"_s, State::All}}) {
        if (what == name) {
            ServiceQuery query;
            query.state = state;
            setQuery(query);
            return;
        }
    }
    if (m_model->rowOf(what) < 0) {
        ServiceQuery query;
        query.state = State::All;
        setQuery(query);
    }
    const int row = m_model->rowOf(what);
    if (row < 0)
        return;
    m_selection->setCurrentIndex(m_model->index(row, WorkloadsModel::Name),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    for (QAbstractItemView *view : std::initializer_list<QAbstractItemView *>{m_cards, m_table, m_list})
        view->scrollTo(m_model->index(row, WorkloadsModel::Name));
}

bool ServicesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        auto *view = qobject_cast<QAbstractItemView *>(m_views->currentWidget());
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_search && (key->key() == Qt::Key_Down || isEnter)) {
            view->setFocus();
            if (!m_selection->currentIndex().isValid() && m_model->rowCount() > 0)
                m_selection->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
            return true;
        }
        if (watched == view && isEnter) {
            open(m_selection->currentIndex());
            return true;
        }
        if (watched == view && key->key() == Qt::Key_Escape) {
            m_selection->clearSelection();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace preamar::ui
