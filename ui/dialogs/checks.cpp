#include "ui/dialogs/checks.h"

#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

Tone toneOf(CheckStep::State state)
{
    switch (state) {
    case CheckStep::State::Ok:
        return Tone::Ok;
    case CheckStep::State::Warning:
        return Tone::Warn;
    case CheckStep::State::Failed:
        return Tone::Crit;
    case CheckStep::State::Untried:
        break;
    }
    return Tone::Neutral;
}

} // namespace

std::vector<CheckLine> checkLines(const ConnectionTest &test, const ContextConfig &config)
{
    std::vector<CheckLine> lines;
    for (auto &step : checkSteps(test, config, words::language()))
        lines.push_back({step.rung, toneOf(step.state), std::move(step.text)});
    return lines;
}

ConnectionTest testedOr(const Result<ConnectionTest> &answer)
{
    if (answer)
        return *answer;
    ConnectionTest none;
    none.health = fail(answer.error());
    return none;
}

bool holdsUpTo(const std::vector<CheckLine> &lines, CheckLine::Rung rung)
{
    return !lines.empty() && std::none_of(lines.begin(), lines.end(), [&](const CheckLine &line) {
        return line.rung <= rung &&
               (line.tone == Tone::Crit || (line.tone == Tone::Neutral && line.rung != CheckLine::Rung::Clock));
    });
}

CheckList::CheckList(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    setObjectName(u"checkList"_s);
    tighten(m_lines, kSpaceXs);
}

void CheckList::setLines(const std::vector<CheckLine> &lines)
{
    clear();
    QStringList said;
    for (const auto &line : lines) {
        const QString icon = line.tone == Tone::Ok     ? u"ok"_s
                             : line.tone == Tone::Warn ? u"warning"_s
                             : line.tone == Tone::Crit ? u"error"_s
                                                       : u"hold"_s;
        add(line.tone, icon, line.text);
        said += line.text;
    }
    setAccessibleName(said.join(u' '));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void CheckList::setBusy(const QString &what)
{
    clear();
    add(Tone::Neutral, u"clock"_s, what);
}

void CheckList::clear()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName({});
}

void CheckList::add(Tone tone, const QString &icon, const QString &text)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    tighten(row, kSpaceS);
    auto *sign = new IconLabel(kIconSmall, line);
    sign->setIcon(icon, foregroundOf(tone));
    auto *label = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, line);
    label->setObjectName(u"testLine"_s);
    label->setPlain(text);
    if (tone == Tone::Neutral)
        label->setMuted();
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    m_lines->addWidget(line);
}

} // namespace preamar::ui
