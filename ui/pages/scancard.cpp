#include "ui/pages/scancard.h"

#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kWidest = 50; // of the setting scan_width
constexpr Millis kMinute{60'000};

} // namespace

ScanCard::ScanCard(Console &console, Navigator &navigator, QWidget *parent)
    : Card(parent), m_console(console), m_navigator(navigator), m_list(new QVBoxLayout)
{
    setObjectName(u"scanCard"_s);
    auto *title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, this);
    title->setFont(textFont(TextRole::Section, true));
    title->setPlain(tr("Turns of the clusters"));
    setAccessibleName(title->plainText());
    m_summary = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_summary->setObjectName(u"scanSummary"_s);
    m_summary->setMuted();
    m_warning = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_warning->setObjectName(u"scanWarning"_s);
    m_warning->setTone(Tone::Warn);
    tighten(m_list, kSpaceXs);
    m_width = new QSpinBox(this);
    m_width->setObjectName(u"scanWidth"_s);
    m_width->setRange(1, kWidest);
    m_width->setValue(m_settings.scanWidth);
    m_width->setAccessibleName(tr("Clusters at a time"));
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    caption->setPlain(tr("Clusters at a time"));
    m_apply = makeButton(tr("Apply"), {}, "", this);
    m_apply->setObjectName(u"scanApply"_s);
    m_suggested = makeButton({}, {}, "", this);
    m_suggested->setObjectName(u"scanSuggested"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    row->addWidget(caption);
    row->addWidget(m_width);
    row->addWidget(m_apply);
    row->addWidget(m_suggested);
    row->addStretch(1);
    column()->addWidget(title);
    column()->addWidget(m_summary);
    column()->addLayout(m_list);
    column()->addWidget(m_warning);
    column()->addLayout(row);
    connect(m_width, &QSpinBox::valueChanged, this,
            [this](int value) { m_apply->setEnabled(value != m_settings.scanWidth); });
    connect(m_apply, &QPushButton::clicked, this, [this] { setWidth(m_width->value()); });
    connect(m_suggested, &QPushButton::clicked, this, [this] { setWidth(m_suggestion); });
    hide();
}

void ScanCard::addRow()
{
    Row made;
    made.box = new QWidget(this);
    auto *row = new QHBoxLayout(made.box);
    tighten(row, kSpaceM);
    made.turn = new Chip(made.box);
    made.turn->setObjectName(u"scanTurn"_s);
    auto *place = new QWidget(made.box); // the names below each other, however long the turn is said
    place->setFixedWidth(kTurnWidth);
    auto *inner = new QHBoxLayout(place);
    tighten(inner, 0);
    inner->addWidget(made.turn);
    inner->addStretch(1);
    made.clusters = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, made.box);
    made.clusters->setObjectName(u"scanClusters"_s);
    made.last = new FigureLabel(TextRole::Caption, false, made.box);
    made.last->setMuted();
    row->addWidget(place);
    row->addWidget(made.clusters, 1);
    row->addWidget(made.last);
    m_list->addWidget(made.box);
    m_rows.push_back(made);
}

void ScanCard::show(const Snapshot &snapshot, const LiveTime &time)
{
    const bool isTyped = m_width->value() != m_settings.scanWidth; // and not yet applied
    m_contexts = snapshot.contexts;
    m_settings = snapshot.settings;
    if (!isTyped) {
        const QSignalBlocker quiet(m_width);
        m_width->setValue(m_settings.scanWidth);
    }
    m_apply->setEnabled(m_width->value() != m_settings.scanWidth);
    const auto state = scanStateOf(m_contexts, m_settings, snapshot.cycle, time.now);
    m_lastScan = state.lastScan;
    const auto &plan = state.plan;
    setVisible(!plan.slots.empty());
    while (m_rows.size() < plan.slots.size())
        addRow();
    while (m_rows.size() > plan.slots.size()) {
        delete m_rows.back().box;
        m_rows.pop_back();
    }
    const int clusters = static_cast<int>(state.source.size());
    m_summary->setPlain(tr("%n cluster(s), %1 at a time, in slots of %2: each is read every %3.", nullptr, clusters)
                            .arg(plan.parallel)
                            .arg(words::duration(plan.slotDuration), words::duration(plan.cycleDuration)));
    const bool isSlow = plan.cycleDuration > kMinute && plan.suggestedParallel > plan.parallel;
    m_warning->setVisible(isSlow);
    m_suggested->setVisible(isSlow);
    if (isSlow) {
        m_warning->setPlain(tr("A round takes %1, more than the minute that is aimed at. With %2 at a time it fits.")
                                .arg(words::duration(plan.cycleDuration))
                                .arg(plan.suggestedParallel));
        m_suggested->setText(tr("Read %1 at a time").arg(plan.suggestedParallel));
        m_suggestion = plan.suggestedParallel;
    }
    tick(time);
}

void ScanCard::tick(const LiveTime &time)
{
    const auto state = scanStateOf(m_contexts, m_settings, std::nullopt, time.now);
    const auto &plan = state.plan;
    QStringList said;
    for (std::size_t i = 0; i < std::min(m_rows.size(), plan.slots.size()); ++i) {
        const auto &slot = plan.slots[i];
        QStringList names;
        std::optional<Timestamp> last;
        for (const auto &name : slot.contexts) {
            names += words::plain(name.str(), 60);
            if (const auto it = m_lastScan.find(name); it != m_lastScan.end())
                last = last ? std::min(*last, it->second) : it->second;
        }
        const bool isNow = slot.index == state.position.index;
        Millis until = slot.startOffset - std::chrono::duration_cast<Millis>(time.now - state.cycleStarted);
        if (until < Millis{0})
            until += plan.cycleDuration;
        if (isNow)
            m_rows[i].turn->setState(Tone::Ok, u"play"_s,
                                     tr("now, for %1").arg(words::clock(state.position.timeRemaining)));
        else if (slot.index == state.position.next)
            m_rows[i].turn->setState(Tone::Info, u"right"_s, tr("next, in %1").arg(words::clock(until)));
        else
            m_rows[i].turn->setState(Tone::Neutral, u"clock"_s, tr("in %1").arg(words::clock(until)));
        m_rows[i].clusters->setPlain(names.join(u" · "_s));
        m_rows[i].last->setPlain(
            last ? tr("read %1").arg(words::ago(std::chrono::duration_cast<Millis>(time.now - *last))) : QString());
        if (isNow)
            said += names;
    }
    setAccessibleDescription(tr("It is the turn of %1.").arg(said.join(u", "_s)));
}

void ScanCard::setWidth(int width)
{
    m_console.submit(command::settingSet, Json{{"key", "scan_width"}, {"value", std::to_string(width)}}, this,
                     [this, width](const Result<CommandAnswer> &answer) {
                         if (const QString problem = words::problem(answer); !problem.isEmpty()) {
                             m_navigator.warn(problem);
                             return;
                         }
                         m_width->setValue(width);
                         m_navigator.say(tr("From now on %n cluster(s) at a time are read.", nullptr, width));
                     });
}

} // namespace preamar::ui
