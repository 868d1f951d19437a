// Which services are shown: what is chosen becomes a query, and a query what is chosen.
#include "ui/models/workloadsmodel.h"
#include "ui/pages/servicespage.h"
#include "ui/shell/words.h"
#include "ui/style/textlength.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <set>

namespace preamar::ui {

using namespace Qt::StringLiterals;

void ServicesPage::applyQuery()
{
    ServiceQuery query;
    query.text = m_search->text();
    query.state = static_cast<ServiceQuery::State>(std::max(0, m_states->checkedId()));
    query.context = m_context->currentData().toString().toStdString();
    query.space = m_space->currentData().toString().toStdString();
    query.group = m_group->currentData().toString().toStdString();
    query.owner = m_owner->currentData().toString().toStdString();
    query.mode = parseMode(m_mode->currentData().toString().toStdString());
    m_model->setQuery(query);
    if (m_shownAt != Timestamp{}) // what the page begins with is no choice
        console().state().setValue(u"services.query"_s, toJson(query));
    showCount();
}

void ServicesPage::setQuery(const ServiceQuery &query)
{
    const auto choose = [](QComboBox *box, const std::string &value) {
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(value))));
    };
    {
        const QSignalBlocker quiet(m_search);
        m_search->setText(query.text);
    }
    if (auto *button = m_states->button(static_cast<int>(query.state)))
        button->setChecked(true);
    choose(m_context, query.context);
    choose(m_space, query.space);
    choose(m_group, query.group);
    choose(m_owner, query.owner);
    choose(m_mode, query.mode ? std::string(toString(*query.mode)) : std::string());
    applyQuery();
}

void ServicesPage::fillFacet(QComboBox *box, const std::set<std::string> &values, const QString &any)
{
    bool isSame = box->count() == static_cast<int>(values.size()) + 1;
    int at = 1;
    for (const auto &value : values)
        isSame = isSame && box->itemData(at++).toString() == QString::fromStdString(value);
    if (isSame)
        return;
    const QString chosen = box->currentData().toString();
    box->clear();
    box->addItem(any, QString());
    for (const auto &value : values)
        box->addItem(words::plain(value), QString::fromStdString(value));
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    // A choice between one thing is none.
    box->setVisible(values.size() > 1 || box->currentIndex() > 0);
}

void ServicesPage::showFacets(const Snapshot &snapshot)
{
    std::set<std::string> contexts;
    std::set<std::string> spaces;
    std::set<std::string> groups;
    std::set<std::string> owners;
    for (const auto &report : snapshot.cycle->workloads) {
        contexts.insert(report.workload.ref.context.str());
        if (report.workload.ref.space != "-") // Swarm has none
            spaces.insert(report.workload.ref.space);
        if (!report.policy.group.empty())
            groups.insert(report.policy.group);
        owners.insert(report.workload.owners.begin(), report.workload.owners.end());
    }
    fillFacet(m_context, contexts, tr("Any context"));
    fillFacet(m_space, spaces, tr("Any namespace"));
    fillFacet(m_group, groups, tr("Any group"));
    fillFacet(m_owner, owners, tr("Any owner"));
    // More than two do not fit beside the states in the narrowest window, and none where text is large: they get a line
    // of their own.
    int choices = 0;
    for (const QComboBox *box : {m_context, m_space, m_group, m_mode, m_owner})
        choices += box->isHidden() ? 0 : 1;
    constexpr int kLarge = 110; // percent
    const int beside = style::textPercent() < kLarge ? 2 : 0;
    QHBoxLayout *wanted = choices > beside ? m_lowerLine : m_upperLine;
    if (wanted->indexOf(m_facetBox) < 0) {
        (wanted == m_upperLine ? m_lowerLine : m_upperLine)->removeWidget(m_facetBox);
        if (wanted == m_upperLine)
            m_upperLine->insertWidget(static_cast<int>(m_states->buttons().size()), m_facetBox);
        else
            m_lowerLine->addWidget(m_facetBox, 0, Qt::AlignLeft);
    }
}

} // namespace preamar::ui
