#include "ui/shell/worksbar.h"

#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {
constexpr int kBarShare = 4; // of what the title leaves; the detail is mostly empty beside a bar
}

WorksBar::WorksBar(Works &works, QWidget *parent) : QFrame(parent), m_works(works)
{
    setObjectName(u"works"_s);
    setStyleProperty(this, "role", u"works"_s);
    setAccessibleName(tr("Work under way"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSpaceL, kSpaceXs, kSpaceM, kSpaceXs);
    row->setSpacing(kSpaceS);
    m_more = makeButton({}, {}, "quiet", this);
    m_more->setObjectName(u"worksMore"_s);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_isUnfolded = !m_isUnfolded;
        refresh();
    });
    m_column = new QVBoxLayout;
    tighten(m_column, 0);
    // The lines have the room first, up to their widest; what is left keeps them at the right.
    row->addStretch(0);
    row->addWidget(m_more, 0, Qt::AlignBottom);
    row->addLayout(m_column, 1);
    connect(&m_works, &Works::changed, this, &WorksBar::refresh);
    connect(&m_works, &Works::told, this, [this](const QString &text) {
        setAccessibleDescription(text);
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    });
    refresh();
}

void WorksBar::addRow()
{
    const std::size_t number = m_rows.size();
    Row row;
    row.box = new QWidget(this);
    row.box->setObjectName(u"work-%1"_s.arg(number));
    row.box->setMaximumWidth(kWizardWidth); // less where a narrow window meets large text
    row.box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row.box->setMinimumHeight(kControlHeight);
    auto *line = new QHBoxLayout(row.box);
    tighten(line, kSpaceS);
    row.sign = new IconLabel(kIconSmall, row.box);
    row.title = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, row.box);
    row.title->setObjectName(u"workTitle"_s);
    row.detail = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, row.box);
    row.detail->setObjectName(u"workDetail"_s);
    row.bar = new QProgressBar(row.box);
    row.bar->setObjectName(u"workProgress"_s);
    row.bar->setRange(0, 1000);
    row.bar->setTextVisible(false);
    row.bar->setMinimumWidth(kSpaceXxl);
    row.bar->setMaximumWidth(kKeysWidth);
    row.share = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, row.box);
    row.share->setObjectName(u"workShare"_s);
    row.open = makeButton(tr("See it"), {}, "quiet", row.box);
    row.open->setObjectName(u"workOpen"_s);
    row.cancel = makeButton(tr("Cancel"), {}, "quiet", row.box);
    row.cancel->setObjectName(u"workCancel"_s);
    row.hide = new QToolButton(row.box);
    row.hide->setObjectName(u"workHide"_s);
    row.hide->setIcon(icon(u"close"_s));
    row.hide->setIconSize({kIconSmall, kIconSmall});
    connect(row.open, &QPushButton::clicked, this, [this, number] {
        const Work work = m_rows[number].work; // the page shown refreshes the lines
        Q_EMIT pageWanted(work.page, work.what);
    });
    connect(row.cancel, &QPushButton::clicked, this, [this, number] { m_works.cancel(QString(m_rows[number].work.id)); });
    connect(row.hide, &QToolButton::clicked, this, [this, number] { m_works.hide(QString(m_rows[number].work.id)); });
    line->addWidget(row.sign);
    line->addWidget(row.title);
    // Bar and detail give way before the title is shortened and a button cut.
    line->addWidget(row.detail, 1);
    line->addWidget(row.bar, kBarShare);
    line->addWidget(row.share);
    line->addWidget(row.open);
    line->addWidget(row.cancel);
    line->addWidget(row.hide);
    m_column->insertWidget(0, row.box);
    m_rows.push_back(row);
}

void WorksBar::show(Row &row, const Work &work)
{
    row.work = work;
    const bool runs = work.state == Work::State::Running;
    switch (work.state) {
    case Work::State::Running:
        row.sign->setIcon(u"clock"_s, Token::Muted);
        break;
    case Work::State::Done:
        row.sign->setIcon(u"ok"_s, foregroundOf(Tone::Ok));
        break;
    case Work::State::Failed:
        row.sign->setIcon(u"error"_s, foregroundOf(Tone::Crit));
        break;
    case Work::State::Cancelled:
        row.sign->setIcon(u"close"_s, Token::Muted);
        break;
    }
    row.title->setPlain(work.title);
    row.detail->setPlain(work.detail);
    if (work.state == Work::State::Failed)
        row.detail->setTone(Tone::Crit);
    else
        row.detail->setMuted();
    // Without a known share a bar would tell something that nobody knows.
    row.bar->setVisible(runs && work.share.has_value());
    row.share->setVisible(runs && work.share.has_value());
    if (work.share) {
        row.bar->setValue(static_cast<int>(*work.share * 1000));
        row.share->setPlain(words::percent(*work.share, 0));
    }
    row.bar->setAccessibleName(tr("Progress: %1").arg(work.title));
    row.open->setVisible(!work.page.isEmpty());
    row.open->setAccessibleName(tr("See it: %1").arg(work.title));
    row.cancel->setVisible(runs && work.mayCancel);
    row.cancel->setAccessibleName(tr("Cancel: %1").arg(work.title));
    row.hide->setVisible(!runs || work.isOfEngine);
    const QString hide = runs ? tr("Hide until it is over") : tr("Close message");
    row.hide->setToolTip(hide);
    row.hide->setAccessibleName(hide + u": "_s + work.title);
}

void WorksBar::refresh()
{
    const auto works = m_works.all();
    if (works.size() < 2)
        m_isUnfolded = false;
    while (m_rows.size() < works.size())
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isShown = i < works.size() && (i == 0 || m_isUnfolded);
        if (i < works.size())
            show(m_rows[i], works[i]);
        m_rows[i].box->setVisible(isShown);
    }
    const int others = static_cast<int>(works.size()) - 1;
    m_more->setVisible(others > 0);
    m_more->setText(m_isUnfolded ? tr("Show one only") : tr("%n more", nullptr, std::max(0, others)));
    setVisible(!works.empty());
}

} // namespace preamar::ui
