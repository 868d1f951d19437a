// What changed since this page was last looked at, and who changed it.
#include "ui/delegates/happeningdelegate.h"
#include "ui/models/happenings.h"
#include "ui/pages/overviewpage.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr Millis kDay = std::chrono::hours{24};
constexpr std::size_t kLogRows = 200;
constexpr auto kLookedKey = "overview.lookedAt";

} // namespace

QWidget *OverviewPage::buildChanges()
{
    m_changesCard = new Card(this);
    m_changesCard->setObjectName(u"changes"_s);
    auto *title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, m_changesCard);
    title->setFont(textFont(TextRole::Section, true));
    title->setPlain(tr("What changed"));
    m_changesNote = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, m_changesCard);
    m_changesNote->setMuted();
    m_changesNote->setObjectName(u"changesNote"_s);
    m_changesEmpty = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_changesCard);
    m_changesEmpty->setMuted();
    m_changesEmpty->setPlain(tr("Nothing changed in the last 24 h."));
    m_changesList = new QListView(m_changesCard);
    m_changesList->setObjectName(u"changesList"_s);
    m_changesList->setProperty("role", u"cards"_s);
    m_changesList->setAccessibleName(tr("What changed"));
    m_changesList->setModel(m_happenings);
    m_changesList->setItemDelegate(new HappeningDelegate(true, m_changesList));
    m_changesList->setUniformItemSizes(true);
    m_changesList->setMouseTracking(true);
    m_changesList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_changesList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_changesList->setMinimumHeight(2 * kTwoLines);
    m_changesList->viewport()->setAutoFillBackground(false);
    const auto open = [this](const QModelIndex &index) {
        const Happening *row = m_happenings->happening(index);
        if (!row)
            return;
        if (row->workload)
            navigator().go(u"service"_s, QString::fromStdString(toString(*row->workload)) + u'@' +
                                             QString::number(toMillis(row->at)));
        else
            navigator().go(u"log"_s);
    };
    connect(m_changesList, &QListView::clicked, this, open);
    connect(m_changesList, &QListView::activated, this, open);
    m_changesCard->column()->addWidget(title);
    m_changesCard->column()->addWidget(m_changesNote);
    m_changesCard->column()->addWidget(m_changesEmpty, 0, Qt::AlignTop);
    m_changesCard->column()->addWidget(m_changesList, 1);
    m_changesCard->setFixedWidth(kSidePanelWidth);
    return m_changesCard;
}

void OverviewPage::readChanges(const Snapshot &snapshot)
{
    const int asked = ++m_asked;
    m_reading = 2;
    const auto arrived = [this, asked](bool isOurs) {
        if (isOurs && asked == m_asked && --m_reading == 0)
            showChanges();
    };
    console().changes({}, TimeRange{snapshot.now - kDay, snapshot.now + Millis{1}}, this,
                      [this, asked, arrived](const Result<std::vector<SeenChange>> &changes) {
                          if (asked == m_asked && changes)
                              m_changes = *changes;
                          arrived(true);
                      });
    AuditQuery query;
    query.since = snapshot.now - kDay;
    query.until = snapshot.now + Millis{1};
    query.limit = kLogRows;
    console().audit(query, this, [this, asked, arrived](const Result<AuditPage> &page) {
        if (asked == m_asked && page)
            m_log = page->records;
        arrived(true);
    });
}

void OverviewPage::showChanges()
{
    const Timestamp now = console().snapshot()->now;
    if (!m_lookedAt) {
        const auto kept = console().state().value(QString::fromLatin1(kLookedKey)).toDouble();
        m_lookedAt = fromMillis(static_cast<std::int64_t>(kept));
    }
    auto rows = happenings(m_changes, m_log);
    const auto fresh = static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [this](const Happening &row) { return row.at > *m_lookedAt; }));
    const bool isKnown = toMillis(*m_lookedAt) > 0;
    m_changesNote->setPlain(
        !isKnown ? tr("in the last 24 h")
        : fresh == 0
            ? tr("nothing new since you last looked, at %1").arg(words::shortTime(*m_lookedAt, now))
            : tr("%n new since you last looked, at %1", nullptr, fresh).arg(words::shortTime(*m_lookedAt, now)));
    m_happenings->setHappenings(std::move(rows), now);
    m_changesEmpty->setVisible(m_happenings->rowCount() == 0);
    m_changesList->setVisible(m_happenings->rowCount() > 0);
}

// Looked at until now: what comes from here on is new the next time.
void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    const Timestamp now = time().now;
    if (toMillis(now) > 0 && m_cycle >= 0) {
        console().state().setValue(QString::fromLatin1(kLookedKey), static_cast<double>(toMillis(now)));
        m_lookedAt = now;
    }
}

} // namespace preamar::ui
