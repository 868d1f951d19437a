#include "ui/dialogs/keysdialog.h"

#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

struct Row
{
    QString keys;
    QString meaning;
};

void addGroup(QVBoxLayout *column, const QString &title, const std::vector<Row> &rows, QWidget *parent)
{
    auto *heading = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, parent);
    heading->setFont(textFont(TextRole::Section, true));
    heading->setPlain(title);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(kSpaceL);
    grid->setVerticalSpacing(kSpaceXs);
    grid->setColumnMinimumWidth(0, kKeysWidth);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto &row : rows) {
        auto *keys = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, parent);
        keys->setFont(textFont(TextRole::Body, true));
        keys->setPlain(row.keys);
        auto *meaning = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, parent);
        meaning->setPlain(row.meaning);
        grid->addWidget(keys, line, 0);
        grid->addWidget(meaning, line++, 1);
    }
    column->addLayout(grid);
    column->addSpacing(kSpaceS);
}

} // namespace

KeysDialog::KeysDialog(const Actions &actions, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"keysDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard"));
    setMinimumWidth(kWizardWidth + kDoorWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    auto *halves = new QHBoxLayout;
    tighten(halves, kSpaceXxl);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    halves->addLayout(left, 1);
    halves->addLayout(right, 1);
    std::vector<QString> order;
    std::map<QString, std::vector<Row>> groups;
    for (const auto &action : actions.all()) {
        if (action.keys.empty())
            continue;
        if (!groups.contains(action.group))
            order.push_back(action.group);
        groups[action.group].push_back({keysText(action), action.title});
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        addGroup(i == 0 ? left : right, order[i], groups[order[i]], this);
    addGroup(right, tr("On the focused proposal"),
             {{u"A"_s, tr("Approve")},
              {u"C"_s, tr("Approve with a comment")},
              {u"R"_s, tr("Reject")},
              {u"Esc"_s, tr("Take back its approval while it was not sent")},
              {tr("Space"), tr("Select for a bulk approval")}},
             this);
    addGroup(right, tr("On pages"),
             {{u"/"_s, tr("Search the services")},
              {u"Esc"_s, tr("From a service back to the list")},
              {u"← →"_s, tr("In a chart: read it point by point; Shift for longer steps")},
              {u"Ctrl+← →"_s, tr("In a chart: earlier, later")},
              {u"+ −"_s, tr("In a chart: zoom")},
              {u"Home"_s, tr("In a chart: back to now")}},
             this);
    addGroup(left, tr("Everywhere"),
             {{u"Tab"_s, tr("To the next control")},
              {u"Shift+Tab"_s, tr("To the one before")},
              {u"Esc"_s, tr("Close what is open, change nothing")}},
             this);
    left->addStretch(1);
    right->addStretch(1);
    column->addLayout(halves);
    auto *close = makeButton(tr("Close"), {}, "", this);
    close->setObjectName(u"keysClose"_s);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace preamar::ui
