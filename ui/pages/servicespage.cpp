#include "ui/pages/servicespage.h"

#include "ui/delegates/tabledelegate.h"
#include "ui/delegates/workloadcarddelegate.h"
#include "ui/models/workloadsmodel.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

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

} // namespace

ServicesPage::ServicesPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Services"), Scroll::OwnViews, parent), m_model(new WorkloadsModel(this)),
      m_filter(new WorkloadsFilter(this)), m_cardDelegate(new WorkloadCardDelegate(this)),
      m_views(new QStackedWidget(content()))
{
    m_filter->setSourceModel(m_model);
    buildTools();
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceM);
    auto *facets = new QHBoxLayout;
    tighten(facets, kSpaceS);
    m_facets = new QButtonGroup(this);
    column->addLayout(facets);
    column->addWidget(m_views, 1);
    const QString titles[] = {tr("Monitored"), tr("At risk"), tr("With problems"), tr("All")};
    int id = 0;
    for (const auto &title : titles) {
        auto *button = makeButton(title, {}, "segment", this);
        button->setCheckable(true);
        button->setChecked(id == 0);
        m_facets->addButton(button, id++);
        facets->addWidget(button);
    }
    m_count = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
    m_count->setMuted();
    m_count->setObjectName(u"serviceCount"_s);
    facets->addStretch(1);
    facets->addWidget(m_count);
    connect(m_facets, &QButtonGroup::idClicked, this, [this](int facet) {
        m_filter->setFacet(static_cast<WorkloadsFilter::Facet>(facet));
        showCount();
    });
    buildCards();
    buildTable();
    applyOrder(0);
}

void ServicesPage::buildTools()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"serviceSearch"_s);
    m_search->setPlaceholderText(tr("Search services"));
    m_search->setAccessibleName(tr("Search services"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, Token::Muted), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(kDoorWidth - kSpaceXxl);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(kSearchDelayMs);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, [this] {
        m_filter->setWords(m_search->text());
        showCount();
    });
    m_order = new QComboBox(this);
    m_order->setAccessibleName(tr("Order"));
    for (const auto &row : kOrders)
        m_order->addItem(QCoreApplication::translate("ServiceOrder", row.title));
    connect(m_order, &QComboBox::activated, this, &ServicesPage::applyOrder);
    auto *views = new QButtonGroup(this);
    tools()->addWidget(m_search);
    tools()->addWidget(m_order);
    int id = 0;
    for (const auto &[name, title] : {std::pair{u"cards"_s, tr("As cards")}, std::pair{u"table"_s, tr("As a table")}}) {
        auto *button = makeButton({}, {}, "segment", this);
        button->setIcon(icon(name));
        button->setIconSize({kIconSmall, kIconSmall});
        button->setCheckable(true);
        button->setChecked(id == 0);
        button->setAccessibleName(title);
        button->setToolTip(title);
        button->setObjectName(name + u"Button"_s);
        views->addButton(button, id++);
        tools()->addWidget(button);
    }
    connect(views, &QButtonGroup::idClicked, m_views, &QStackedWidget::setCurrentIndex);
}

void ServicesPage::buildCards()
{
    m_cards = new QListView(m_views);
    m_cards->setObjectName(u"serviceCards"_s);
    m_cards->setProperty("role", u"cards"_s);
    m_cards->setAccessibleName(tr("Services"));
    m_cards->setViewMode(QListView::IconMode);
    m_cards->setMovement(QListView::Static);
    m_cards->setResizeMode(QListView::Adjust);
    m_cards->setUniformItemSizes(true);
    m_cards->setLayoutMode(QListView::SinglePass);
    m_cards->setSpacing(0);
    m_cards->setMouseTracking(true);
    m_cards->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_cards->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cards->setSelectionMode(QAbstractItemView::SingleSelection);
    m_cards->setModel(m_filter);
    m_cards->setModelColumn(WorkloadsModel::Name);
    m_cards->setItemDelegate(m_cardDelegate);
    m_cards->viewport()->installEventFilter(this);
    m_cards->viewport()->setAutoFillBackground(false);
    m_views->addWidget(m_cards);
}

void ServicesPage::buildTable()
{
    m_table = new QTableView(m_views);
    m_table->setObjectName(u"serviceTable"_s);
    m_table->setAccessibleName(tr("Services"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
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
    m_table->setSortingEnabled(true);
    m_table->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            const WorkloadReport *report = m_filter->report(index);
            if (report && index.column() == WorkloadsModel::Decision)
                look.chip = verdictOf(*report);
            look.isHot = index.data(WorkloadsModel::HotRole).toBool();
            look.isStrong = index.column() == WorkloadsModel::Name;
            look.isMuted = index.column() == WorkloadsModel::Place || index.column() == WorkloadsModel::Age;
            return look;
        },
        m_table));
    const auto width = [this](WorkloadsModel::Column column, int pixels) { m_table->setColumnWidth(column, pixels); };
    constexpr int kFigureColumn = 84;
    for (const auto column :
         {WorkloadsModel::Replicas, WorkloadsModel::Cpu, WorkloadsModel::Memory, WorkloadsModel::Requests,
          WorkloadsModel::Latency, WorkloadsModel::Errors, WorkloadsModel::Age})
        width(column, kFigureColumn);
    width(WorkloadsModel::Place, kNameWidth);
    width(WorkloadsModel::Decision, kNameWidth);
    m_views->addWidget(m_table);
}

void ServicesPage::applyOrder(int index)
{
    const auto &row = kOrders[std::clamp(index, 0, static_cast<int>(std::size(kOrders)) - 1)];
    m_table->sortByColumn(row.column, row.order);
    m_filter->sort(row.column, row.order);
}

void ServicesPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_model->setSnapshot(snapshot, time().now);
    if (snapshot->cycle->workloads.empty()) {
        panel()->setEmpty(tr("No services found"), tr("The contexts were reached but have no services yet."));
        return;
    }
    panel()->setReady();
    showCount();
}

void ServicesPage::showCount()
{
    const int shown = m_filter->rowCount();
    m_count->setPlain(shown == 0 ? tr("No service matches") : tr("%n service(s)", nullptr, shown));
}

void ServicesPage::tick(const LiveTime &time)
{
    m_model->setNow(time.now);
    m_cards->viewport()->update();
}

void ServicesPage::focusOn(const QString &what)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, WorkloadsModel::Name);
        if (index.data(WorkloadsModel::RefRole).toString() == what) {
            m_cards->setCurrentIndex(index);
            m_table->setCurrentIndex(index);
            return;
        }
    }
}

void ServicesPage::layOutCards()
{
    // The gap belongs to each card's cell, so the row is one gap wider than what is seen.
    const int width = m_cards->viewport()->width() - 1;
    const int columns = std::max(1, width / (kServiceCardWidth + kSpaceM));
    m_cardDelegate->setCardWidth(width / columns);
    m_cards->setGridSize({width / columns, kServiceCardHeight + kSpaceM});
}

bool ServicesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_cards->viewport() && event->type() == QEvent::Resize)
        layOutCards();
    return Page::eventFilter(watched, event);
}

} // namespace preamar::ui
