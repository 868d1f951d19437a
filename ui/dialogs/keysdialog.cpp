#include "ui/dialogs/keysdialog.h"

#include "ui/dialogs/keybutton.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <map>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

void KeysDialog::addGroup(QVBoxLayout *column, const QString &title, const std::vector<Row> &rows)
{
    auto *heading = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Section, true));
    heading->setPlain(title);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(kSpaceM);
    grid->setVerticalSpacing(kSpaceXs);
    grid->setColumnMinimumWidth(0, kKeysWidth);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto &row : rows) {
        if (row.id.isEmpty()) {
            auto *keys = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
            keys->setFont(textFont(TextRole::Body, true));
            keys->setPlain(row.keys);
            grid->addWidget(keys, line, 0);
        } else {
            addChangeable(row, grid, line);
        }
        auto *meaning = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
        meaning->setPlain(row.meaning);
        grid->addWidget(meaning, line++, 1);
    }
    column->addLayout(grid);
    column->addSpacing(kSpaceS);
}

void KeysDialog::addChangeable(const Row &row, QGridLayout *grid, int line)
{
    auto *key = new KeyButton(row.keys, this);
    key->setObjectName(u"key-"_s + row.id);
    key->setAccessibleName(tr("%1: %2").arg(row.meaning, row.keys));
    key->setToolTip(tr("Change this key"));
    key->setFixedWidth(kKeysWidth + kSpaceXl); // also while it asks for keys
    auto *reset = new QToolButton(this);
    reset->setObjectName(u"keyReset-"_s + row.id);
    reset->setIcon(icon(u"undo"_s));
    reset->setIconSize({kIconSmall, kIconSmall});
    reset->setFixedSize(kTarget, kTarget);
    reset->setToolTip(tr("As it was made"));
    reset->setAccessibleName(tr("As it was made: %1").arg(row.meaning));
    auto policy = reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing moves when the first one is changed
    reset->setSizePolicy(policy);
    grid->addWidget(key, line, 0);
    grid->addWidget(reset, line, 2);
    connect(key, &KeyButton::keysPressed, this, [this, row](const QKeySequence &pressed) {
        const QString problem = m_actions.setKey(row.id, pressed);
        say(problem.isEmpty() ? tr("%1: %2 from now on.").arg(row.meaning, m_actions.keysOf(row.id)) : problem,
            !problem.isEmpty());
    });
    connect(reset, &QToolButton::clicked, this, [this, row, key] {
        const QString problem = m_actions.reset(row.id);
        say(problem.isEmpty() ? tr("%1: %2 from now on.").arg(row.meaning, m_actions.keysOf(row.id)) : problem,
            !problem.isEmpty());
        if (problem.isEmpty())
            key->setFocus(); // the button that was pressed is hidden now
    });
    m_rows.push_back({row.id, key, reset});
}

KeysDialog::KeysDialog(Actions &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_said(new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this)),
      m_resetAll(makeButton(tr("All as they were made"), u"undo"_s, "", this))
{
    setObjectName(u"keysDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    auto *content = new QWidget(this);
    content->setProperty("role", u"content"_s);
    auto *halves = new QHBoxLayout(content);
    tighten(halves, kSpaceXxl);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    tighten(left, kSpaceXs);
    tighten(right, kSpaceXs);
    halves->addLayout(left, 1);
    halves->addLayout(right, 1);
    std::vector<QString> order;
    std::map<QString, std::vector<Row>> groups;
    for (const auto &action : actions.all()) {
        if (action.keys.empty())
            continue;
        if (!groups.contains(action.group))
            order.push_back(action.group);
        groups[action.group].push_back({action.id, keysText(action), action.title});
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        addGroup(i == 0 ? left : right, order[i], groups[order[i]]);
    addGroup(left, tr("On the focused proposal"),
             {{{}, u"A"_s, tr("Approve")},
              {{}, u"C"_s, tr("Approve with a comment")},
              {{}, u"R"_s, tr("Reject")},
              {{}, u"Esc"_s, tr("Take back its approval while it was not sent")},
              {{}, tr("Space"), tr("Select for a bulk approval")}});
    addGroup(left, tr("On pages"),
             {{{}, u"/"_s, tr("Search the services")},
              {{}, u"Esc"_s, tr("From a service back to the list")},
              {{}, u"← →"_s, tr("In a chart: read it point by point; Shift for longer steps")},
              {{}, u"Ctrl+← →"_s, tr("In a chart: earlier, later")},
              {{}, u"+ −"_s, tr("In a chart: zoom")},
              {{}, u"Home"_s, tr("In a chart: back to now")}});
    addGroup(right, tr("Everywhere"),
             {{{}, u"Tab"_s, tr("To the next control")},
              {{}, u"Shift+Tab"_s, tr("To the one before")},
              {{}, u"Esc"_s, tr("Close what is open, change nothing")}});
    left->addStretch(1);
    right->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // Tab goes through the keys, and brings each into view
    area->setWidget(content);
    column->addWidget(area, 1);
    m_said->setObjectName(u"keysSaid"_s);
    m_said->setPlain(tr("Press a key's button to change it. What you choose is kept on this computer."));
    m_said->setMuted();
    column->addWidget(m_said);
    auto *close = makeButton(tr("Close"), {}, "", this);
    close->setObjectName(u"keysClose"_s);
    close->setDefault(true);
    m_resetAll->setObjectName(u"keysResetAll"_s);
    m_resetAll->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    buttons->addWidget(m_resetAll);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_resetAll, &QPushButton::clicked, this, [this, close] {
        m_actions.resetAll();
        say(tr("All keys are as they were made."), false);
        close->setFocus();
    });
    connect(&m_actions, &Actions::keysChanged, this, &KeysDialog::refresh);
    refresh();
    // With large text two columns are wider than a small screen; the meanings are shortened then.
    const int width = std::min(kWizardWidth + kDoorWidth, screen()->availableGeometry().width() - kSpaceXxl);
    const int bar = area->verticalScrollBar()->sizeHint().width();
    setMinimumWidth(width);
    const int wanted = content->sizeHint().height() + sizeHint().height() - area->sizeHint().height() + bar;
    const int room = (parent ? parent->height() : screen()->availableGeometry().height()) - kSpaceXxl;
    resize(width, std::min(wanted, room));
}

void KeysDialog::refresh()
{
    for (const auto &row : m_rows) {
        const QString keys = m_actions.keysOf(row.id);
        row.key->setKeys(keys);
        row.reset->setVisible(m_actions.isChanged(row.id));
    }
    for (const auto &action : m_actions.all()) {
        if (auto *key = findChild<KeyButton *>(u"key-"_s + action.id))
            key->setAccessibleName(tr("%1: %2").arg(action.title, keysText(action)));
    }
    m_resetAll->setEnabled(m_actions.isAnyChanged());
}

void KeysDialog::say(const QString &text, bool isProblem)
{
    m_said->setPlain(text);
    m_said->setTone(isProblem ? Tone::Crit : Tone::Ok);
    setAccessibleDescription(text);
    QAccessibleEvent alert(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace preamar::ui
