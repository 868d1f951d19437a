#include "ui/pages/findingslist.h"

#include "ui/models/findings.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkcard.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

FindingsList::FindingsList(QWidget *parent) : QWidget(parent), m_list(new QVBoxLayout)
{
    setObjectName(u"findings"_s);
    auto *column = new QVBoxLayout(this);
    tighten(column, kSpaceS);
    auto *title = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
    title->setMuted();
    title->setPlain(tr("Found by the watch, in the last hour"), {tr("Found by the watch")});
    setAccessibleName(title->plainText());
    tighten(m_list, kSpaceXs);
    m_all = makeButton({}, {}, "quiet", this);
    m_all->setObjectName(u"allFindings"_s);
    connect(m_all, &QPushButton::clicked, this, &FindingsList::allWanted);
    column->addWidget(title);
    column->addLayout(m_list);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    hide();
}

void FindingsList::addRow()
{
    Row made;
    made.card = new LinkCard(this);
    made.card->setObjectName(u"finding"_s);
    made.card->column()->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    made.sign = new IconLabel(kIconSmall, made.card);
    made.name = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, made.card);
    made.name->setFont(textFont(TextRole::Body, true));
    made.text = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, made.card);
    auto *texts = new QVBoxLayout;
    tighten(texts, 0);
    texts->addWidget(made.name);
    texts->addWidget(made.text);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    row->addWidget(made.sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    made.card->column()->addLayout(row);
    connect(made.card, &LinkCard::clicked, this, [this, card = made.card] {
        const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.card == card; });
        Q_EMIT serviceWanted(it->ref);
    });
    m_list->addWidget(made.card);
    m_rows.push_back(made);
}

void FindingsList::show(const std::vector<const WorkloadReport *> &found, std::size_t most)
{
    const std::size_t count = std::min(found.size(), most);
    while (m_rows.size() < count)
        addRow();
    while (m_rows.size() > count) {
        delete m_rows.back().card;
        m_rows.pop_back();
    }
    for (std::size_t i = 0; i < count; ++i) {
        const WorkloadReport &report = *found[i];
        const auto findings = findingsOf(report);
        const ShownFinding &worst = findings.front();
        const auto others = static_cast<int>(findings.size()) - 1;
        //: of one service: its worst finding, and how many others there are
        const QString text = others > 0 ? tr("%1, and %n more", nullptr, others).arg(worst.text) : worst.text;
        m_rows[i].ref = report.workload.ref;
        m_rows[i].sign->setIcon(worst.icon, foregroundOf(worst.tone));
        m_rows[i].name->setPlain(words::name(report.workload.ref));
        m_rows[i].text->setPlain(text);
        m_rows[i].text->setTone(worst.tone);
        m_rows[i].card->setAccessibleName(tr("%1: %2").arg(words::name(report.workload.ref), text));
    }
    const auto rest = static_cast<int>(found.size() - count);
    m_all->setVisible(rest > 0);
    m_all->setText(tr("%n more service(s)", nullptr, rest));
    setVisible(count > 0);
}

} // namespace preamar::ui
