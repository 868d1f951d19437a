#include "ui/pages/contextspage.h"

#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/contextdialog.h"
#include "ui/pages/contextcard.h"
#include "ui/pages/scancard.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

ContextsPage::ContextsPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Contexts"), Scroll::Content, parent), m_list(new QVBoxLayout(content()))
{
    tighten(m_list, kSpaceM);
    m_note = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, content());
    m_note->setMuted();
    m_list->addWidget(m_note);
    m_scan = new ScanCard(console, navigator, content());
    m_list->addWidget(m_scan);
    m_list->addStretch(1);
    m_add = makeButton(tr("Connect Portainer…"), u"plus"_s, "primary", this);
    m_add->setObjectName(u"contextAdd"_s);
    connect(m_add, &QPushButton::clicked, this, [this] { this->navigator().connectPortainer(); });
    m_addCluster = makeButton(tr("Connect Kubernetes…"), u"plus"_s, "", this);
    m_addCluster->setObjectName(u"contextAddCluster"_s);
    connect(m_addCluster, &QPushButton::clicked, this, [this] { this->navigator().connectKubernetes(); });
    // The turns stand below all contexts: one click away from the top.
    m_turns = makeButton(tr("Turns of the clusters"), u"clock"_s, "quiet", this);
    m_turns->setObjectName(u"contextTurns"_s);
    connect(m_turns, &QPushButton::clicked, this, [this] {
        ensureVisible(m_scan);
        if (auto *width = m_scan->findChild<QSpinBox *>(u"scanWidth"_s))
            width->setFocus(Qt::OtherFocusReason);
    });
    m_turns->hide();
    tools()->addWidget(m_turns);
    tools()->addWidget(m_addCluster);
    tools()->addWidget(m_add);
}

void ContextsPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    // The demonstration has a home of its own; real contexts are connected in the operator's (decisions.md).
    m_add->setVisible(!snapshot->isLab);
    m_addCluster->setVisible(!snapshot->isLab);
    m_note->setPlain(tr("This is the demonstration's own home. Leave the demonstration to connect your servers."));
    m_note->setVisible(snapshot->isLab);
    if (snapshot->contexts.empty()) {
        m_turns->hide();
        panel()->setEmpty(tr("Nothing connected yet"), tr("Connect a Portainer server to watch its services."),
                          tr("Connect Portainer…"), [this] { navigator().connectPortainer(); });
        return;
    }
    while (m_cards.size() > snapshot->contexts.size()) {
        delete m_cards.back();
        m_cards.pop_back();
    }
    while (m_cards.size() < snapshot->contexts.size()) {
        auto *card = new ContextCard(console(), navigator(), content());
        connect(card, &ContextCard::editWanted, this, [this](const ContextConfig &config) {
            const auto said = [this](const QString &name) { navigator().say(tr("%1 was changed.").arg(name)); };
            QDialog *dialog = nullptr;
            if (config.kind == ContextKind::Kubernetes) {
                auto *cluster = new ClusterDialog(console(), config, window());
                connect(cluster, &ClusterDialog::saved, this, said);
                dialog = cluster;
            } else {
                auto *portainer = new ContextDialog(console(), config, window());
                connect(portainer, &ContextDialog::saved, this, said);
                dialog = portainer;
            }
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
        m_list->insertWidget(static_cast<int>(m_cards.size()) + 1, card);
        m_cards.push_back(card);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setContext(snapshot->contexts[i], snapshot);
    m_scan->show(*snapshot, time());
    m_turns->setVisible(!m_scan->isHidden());
    panel()->setReady();
}

void ContextsPage::tick(const LiveTime &time)
{
    m_scan->tick(time);
}

void ContextsPage::focusOn(const QString &what)
{
    for (auto *card : m_cards) {
        if (QString::fromStdString(card->context().str()) == what) {
            ensureVisible(card);
            if (auto *button = card->findChild<QPushButton *>(u"contextTest"_s))
                button->setFocus(Qt::OtherFocusReason);
        }
    }
}

} // namespace preamar::ui
