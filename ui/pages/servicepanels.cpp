#include "ui/pages/servicepanels.h"

#include "ui/models/figures.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"

#include <QCoreApplication>
#include <QGridLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

// A number and its sign stay on one line.
QString kept(QString text)
{
    return text.replace(u' ', QChar(QChar::Nbsp));
}

} // namespace

QString probabilityWords(double probability)
{
    // The quantiles end at half a percent: beyond them only "less than" and "more than" are true.
    constexpr double kEdge = 0.005;
    if (probability <= kEdge)
        return kept(u"< "_s + words::percent(0.01, 0));
    if (probability >= 1.0 - kEdge)
        return kept(u"> "_s + words::percent(0.99, 0));
    return kept(words::percent(probability, 0));
}

QString riskSentence(const WorkloadReport &report)
{
    const Decision &decision = report.decision;
    if (!decision.risk)
        return {};
    const QString without = probabilityWords(decision.risk->without);
    if (decision.action == Direction::None || decision.from == decision.to)
        return FactsPanel::tr("If nothing is done: risk of overload in the next 2 h %1.").arg(without);
    return FactsPanel::tr("If nothing is done: risk of overload in the next 2 h %1. With %n replica(s): %2.", nullptr,
                          static_cast<int>(decision.to))
        .arg(without, probabilityWords(decision.risk->with));
}

QString dataSentence(const WorkloadReport &report, Timestamp now)
{
    if (!report.enrolled)
        return {};
    for (const auto &id : {metric::cpuCores, metric::memoryBytes}) {
        const auto it = report.metrics.find(id);
        const QString name = text::metricName(id, words::language());
        if (it == report.metrics.end() || !it->second.value)
            return FactsPanel::tr("No data for %1. Nothing will be reduced until it is back.").arg(name);
        if (it->second.quality != Quality::Ok) {
            const QString age =
                it->second.at ? words::ago(std::chrono::duration_cast<Millis>(now - *it->second.at)) : words::unknown();
            return it->second.quality == Quality::Partial
                       ? FactsPanel::tr("%1 was measured on some replicas only (%2). Nothing will be reduced on it.")
                             .arg(name, age)
                       : FactsPanel::tr("%1 is late: measured %2. Nothing will be reduced on it.").arg(name, age);
        }
    }
    return {};
}

QString surpriseSentence(const WorkloadReport &report)
{
    for (const auto &forecast : report.forecasts) {
        const auto measured = report.metrics.find(forecast.metric);
        if (!forecast.peak || measured == report.metrics.end() || !measured->second.value ||
            measured->second.quality != Quality::Ok || !(*measured->second.value > forecast.peak->hi80))
            continue;
        const MetricInfo *info = metricInfo(forecast.metric);
        const Unit unit = info ? info->unit : Unit::Count;
        return FactsPanel::tr(
                   "The forecast was too low: %1 is at %2 now, above the highest that was foreseen (%3). What is "
                   "measured counts.")
            .arg(text::metricName(forecast.metric, words::language()), words::value(*measured->second.value, unit),
                 words::value(forecast.peak->hi80, unit));
    }
    return {};
}

FactsPanel::FactsPanel(const QString &title, const char *name, QWidget *parent)
    : Card(parent), m_head(new QHBoxLayout), m_list(new QVBoxLayout)
{
    setObjectName(QString::fromLatin1(name));
    auto *heading = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Section, true));
    heading->setPlain(title);
    setAccessibleName(title);
    tighten(m_head, kSpaceS);
    m_head->addWidget(heading, 1);
    tighten(m_list, kSpaceS);
    column()->addLayout(m_head);
    column()->addLayout(m_list);
}

FactsPanel::Line &FactsPanel::next()
{
    if (m_used == m_lines.size()) {
        Line made;
        made.box = new QWidget(this);
        auto *rows = new QGridLayout(made.box);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setHorizontalSpacing(kSpaceS);
        rows->setVerticalSpacing(0);
        rows->setColumnStretch(0, 1);
        made.name = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, made.box);
        made.name->setMuted();
        made.value = new FigureLabel(TextRole::Body, true, made.box);
        made.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        made.note = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, made.box);
        made.note->setMuted();
        made.whole = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, made.box);
        rows->addWidget(made.name, 0, 0);
        rows->addWidget(made.value, 0, 1);
        rows->addWidget(made.note, 1, 0, 1, 2);
        rows->addWidget(made.whole, 0, 0, 1, 2);
        m_list->addWidget(made.box);
        m_lines.push_back(made);
    }
    m_lines[m_used].box->show();
    return m_lines[m_used++];
}

void FactsPanel::begin()
{
    m_used = 0;
}

void FactsPanel::line(const QString &name, const QString &value, Tone tone, const QString &note)
{
    Line &made = next();
    made.name->setPlain(name);
    made.value->setPlain(value);
    made.value->setTone(tone);
    made.note->setPlain(note);
    made.name->show();
    made.value->show();
    made.note->setVisible(!note.isEmpty());
    made.whole->hide();
}

void FactsPanel::sentence(const QString &text, Tone tone)
{
    Line &made = next();
    made.whole->setPlain(text);
    made.whole->setTone(tone);
    made.whole->show();
    made.name->hide();
    made.value->hide();
    made.note->hide();
}

void FactsPanel::end()
{
    for (std::size_t i = m_used; i < m_lines.size(); ++i)
        m_lines[i].box->hide();
}

NowPanel::NowPanel(QWidget *parent) : FactsPanel(tr("Now"), "nowPanel", parent), m_quality(new Chip(this))
{
    m_quality->setObjectName(u"dataQuality"_s);
    head()->addWidget(m_quality);
}

void NowPanel::show(const WorkloadReport &report, const LiveTime &time)
{
    const bool isTrouble = !dataSentence(report, time.now).isEmpty();
    const auto age = figuresAge(report, time.now);
    const bool isLate = age && *age > kLateData;
    m_quality->setVisible(report.enrolled);
    if (isTrouble || isLate)
        m_quality->setState(Tone::Warn, u"warning"_s, isTrouble ? tr("Data incomplete") : tr("Data late"));
    else
        m_quality->setState(Tone::Ok, u"check"_s, tr("Data good"));
    begin();
    if (age)
        line(tr("Measured"), words::ago(*age), isLate ? Tone::Warn : Tone::Neutral);
    const auto &workload = report.workload;
    line(tr("Replicas ready"), QString::number(workload.ready) + u" / "_s + QString::number(workload.replicas),
         workload.ready < workload.replicas ? Tone::Warn : Tone::Neutral);
    const auto figure = [&](const QString &name, const ShownFigure &shown, const MetricId &id) {
        const auto it = report.metrics.find(id);
        QStringList notes;
        if (!shown.denominator.isEmpty())
            notes += shown.denominator;
        // The age of all stands at the top; a figure says its own where it is older.
        constexpr Millis kFresh{60'000};
        const bool isDated = it != report.metrics.end() && it->second.at;
        if (isDated && time.now - *it->second.at > kFresh)
            notes += words::ago(std::chrono::duration_cast<Millis>(time.now - *it->second.at));
        const bool isOdd = it != report.metrics.end() && it->second.value && it->second.quality != Quality::Ok;
        if (isOdd)
            notes += it->second.quality == Quality::Partial ? tr("some replicas only") : tr("late");
        line(name, shown.text, shown.isHot ? Tone::Crit : isOdd ? Tone::Warn : Tone::Neutral, notes.join(u" · "_s));
    };
    figure(tr("CPU"), cpuFigure(report), metric::cpuCores);
    figure(tr("Memory"), memoryFigure(report), metric::memoryBytes);
    figure(tr("Requests per minute"), requestsFigure(report), metric::requestsPerSecond);
    figure(tr("Response time (P95)"), latencyFigure(report), metric::latencyP95);
    figure(tr("Errors"), errorFigure(report), metric::errorRatio);
    for (const auto &problem : workload.problems)
        sentence(words::plain(problem.text, 160), Tone::Crit);
    end();
}

ForecastPanel::ForecastPanel(QWidget *parent) : FactsPanel(tr("Forecast"), "forecastPanel", parent) {}

void ForecastPanel::show(const WorkloadReport &report, Timestamp now)
{
    begin();
    if (report.forecasts.empty())
        sentence(report.enrolled ? tr("No forecast yet: it begins with a day of history.")
                                 : tr("Only monitored services are forecast."));
    if (const QString surprise = surpriseSentence(report); !surprise.isEmpty())
        sentence(surprise, Tone::Warn);
    for (const auto &forecast : report.forecasts) {
        const MetricInfo *info = metricInfo(forecast.metric);
        const Unit unit = info ? info->unit : Unit::Count;
        const QString name = text::metricName(forecast.metric, words::language());
        if (forecast.peak) {
            //: peak of a forecast: when, then the 80 % band
            line(name, words::value(forecast.peak->point, unit), Tone::Neutral,
                 tr("peak at %1 · 80 %: %2 to %3")
                     .arg(words::shortTime(forecast.peak->at, now), words::value(forecast.peak->lo80, unit),
                          words::value(forecast.peak->hi80, unit)));
        } else {
            line(name, words::unknown());
        }
        if (forecast.eligible) {
            const double accuracy = std::max(0.0, 1.0 - forecast.backTest.wape);
            sentence(tr("Reliable here: %1 accurate over the past, error %2× that of repeating it.")
                         .arg(words::percent(accuracy, 0), words::number(forecast.backTest.relMae, 2)),
                     Tone::Ok);
        } else {
            const auto code = parseReasonCode(forecast.reason);
            sentence((code ? text::reasonMeaning(*code, words::language()) : tr("Not reliable enough to decide by.")) +
                         u' ' + tr("Decided on what is measured, upwards only."),
                     Tone::Warn);
        }
    }
    end();
}

DecisionPanel::DecisionPanel(QWidget *parent) : FactsPanel(tr("Decision"), "decisionPanel", parent) {}

void DecisionPanel::show(const WorkloadReport &report, const Snapshot &snapshot)
{
    const Decision &decision = report.decision;
    begin();
    if (!decision.ladder.empty())
        line(tr("Starting from"), QString::number(decision.from));
    std::int64_t before = decision.from;
    for (const auto &step : decision.ladder) {
        const bool isMoved = step.wanted != before;
        const QString why = step.reason ? text::reason(*step.reason, words::language()) : QString();
        if (!isMoved && why.isEmpty())
            continue; // a rung that neither moves nor speaks is not shown
        line(text::decisionStep(step.name, words::language()), (isMoved ? u"→ "_s : QString()) + QString::number(step.wanted),
             isMoved ? (step.wanted > before ? Tone::Warn : Tone::Info) : Tone::Neutral, why);
        before = step.wanted;
    }
    if (decision.risk)
        line(tr("Risk of overload"),
             decision.from == decision.to
                 ? probabilityWords(decision.risk->without)
                 : probabilityWords(decision.risk->without) + u" → "_s + probabilityWords(decision.risk->with),
             decision.risk->without >= 0.5 ? Tone::Warn : Tone::Neutral);
    if (decision.confidence)
        line(tr("Confidence"), probabilityWords(*decision.confidence));
    if (decision.costPerMonthDelta && decision.from != decision.to) {
        const double cost = *decision.costPerMonthDelta;
        line(tr("Cost per month"), (cost < 0.0 ? u"− "_s : u"+ "_s) +
                                       text::money(std::abs(cost), snapshot.settings.currency, words::language()));
    }
    if (decision.ladder.empty() && !decision.risk)
        sentence(report.enrolled ? words::reasons(decision.reasons) : tr("Nothing is decided for this service."));
    end();
}

} // namespace preamar::ui
