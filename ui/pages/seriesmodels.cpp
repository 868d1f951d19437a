#include "ui/pages/seriesmodels.h"

#include "ui/charts/barsview.h"
#include "ui/charts/traceview.h"
#include "ui/models/forecastmodels.h"
#include "ui/models/forecastwords.h"
#include "ui/pages/plaintable.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/statepanel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr style::TextLength kMuchRoom{760};
constexpr style::TextLength kSomeRoom{480};
constexpr style::TextLength kLittleRoom{400};
constexpr std::size_t kMostBars = 12;

} // namespace

SeriesModels::SeriesModels(Console &console, QWidget *parent)
    : Card(parent), m_console(console), m_trials(new TrialModel(this)), m_versions(new VersionModel(this))
{
    auto *head = new QHBoxLayout;
    tighten(head, kSpaceS);
    m_title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, this);
    m_title->setProperty("mayShorten", true); // a service's name, however long
    m_trust = new Chip(this);
    head->addWidget(m_title, 1);
    head->addWidget(m_trust);
    m_verdict = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_verdict->setObjectName(u"seriesVerdict"_s);
    m_notice = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    m_notice->setObjectName(u"forecastNotice"_s);
    m_notice->hide();
    auto *tabs = new FlowLayout(kSpaceXs);
    m_tabs = new QButtonGroup(this);
    m_views = new QStackedWidget(this);
    const std::pair<QString, QWidget *> views[] = {{tr("Back-test"), buildTestTab()},
                                                   {tr("Models"), buildModelsTab()},
                                                   {tr("Parts"), buildPartsTab()},
                                                   {tr("Weights"), buildImportanceTab()},
                                                   {tr("Versions"), buildVersionsTab()}};
    int id = 0;
    for (const auto &[title, view] : views) {
        auto *button = makeButton(title, {}, "segment", this);
        button->setProperty("tight", true); // five of them share the narrowest column
        button->setCheckable(true);
        button->setChecked(id == 0);
        m_tabs->addButton(button, id++);
        tabs->addWidget(button);
        m_views->addWidget(view);
    }
    connect(m_tabs, &QButtonGroup::idClicked, m_views, &QStackedWidget::setCurrentIndex);
    m_studyPanel = new StatePanel(m_views, StatePanel::Size::Small, this);
    column()->setSpacing(kSpaceS);
    column()->addLayout(head);
    column()->addWidget(m_verdict);
    column()->addWidget(m_notice);
    column()->addLayout(tabs);
    column()->addWidget(m_studyPanel, 1);
    m_studyPanel->setEmpty(tr("Choose a series"), tr("Its models, tests and versions are shown here."));
}

void SeriesModels::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    // Where there is little room the figures that decide stay.
    const int width = event->size().width();
    m_trialTable->setColumnHidden(TrialModel::TierColumn, width < kMuchRoom);
    m_trialTable->setColumnHidden(TrialModel::Coverage, width < kMuchRoom);
    m_trialTable->setColumnHidden(TrialModel::Weight, width < kSomeRoom);
    m_trialTable->setColumnHidden(TrialModel::Near, width < kLittleRoom);
    m_versionTable->setColumnHidden(VersionModel::Coverage, width < kMuchRoom);
    m_versionTable->setColumnHidden(VersionModel::Why, width < kSomeRoom);
    m_versionTable->setColumnHidden(VersionModel::Tested, width < kLittleRoom);
    fitColumns(m_trialTable);
    fitColumns(m_versionTable);
}

void SeriesModels::show(const SeriesStanding &standing)
{
    const bool isOther = !m_standing || m_standing->key != standing.key;
    m_standing = standing;
    if (isOther) {
        m_notice->hide();
        m_studyPanel->setLoading(tr("Testing every model on the history of this series…"));
    }
    showHead(standing);
    if (isOther || !m_waits)
        loadStudy();
}

void SeriesModels::showHead(const SeriesStanding &s)
{
    const QString metric = text::metricName(s.key.metric, words::language());
    m_title->setPlain(words::name(s.key.workload) + u" · "_s + metric);
    const Verdict verdict = trustVerdict(s.trust);
    m_trust->setState(verdict.tone, verdict.icon, verdict.word);
    const ScoreSum &far = s.scores.back();
    QString line;
    if (s.trust == Trust::Unknown)
        line = whyUnknown(s);
    else if (s.trust == Trust::NotPredictable)
        line = tr("No model beats repeating what was (error %1). The reactive rule is the honest choice here.")
                   .arg(ratioText(s.backTest ? s.backTest->relMae : std::nan("")));
    else
        line = tr("%1 is in force; in its back-test it errs %2 as much as repeating.")
                   .arg(modelTitle(s.model), ratioText(s.backTest ? s.backTest->relMae : std::nan("")));
    if (far.count > 0) {
        line += u' ' +
                tr("Live, 2 h ahead: accuracy %1 (yesterday repeated: %2), 80 % band holds %3; half an hour ahead %4.")
                    .arg(shareText(far.accuracy(), 1), shareText(far.naiveAccuracy(), 1), shareText(far.coverage()),
                         shareText(s.scores.front().accuracy(), 1));
    }
    if (s.pinned)
        line += u' ' + tr("A person returned it to this version; it stays until it is retrained.");
    if (!s.compare.empty())
        line += u' ' + tr("In its shadow: %1.").arg(modelTitle(s.compare));
    if (s.retraining)
        line += u' ' + tr("Retraining is ordered.");
    m_verdict->setPlain(line);
    updateButtons();
}

void SeriesModels::loadStudy()
{
    if (!m_standing)
        return;
    m_waits = true;
    const int asked = ++m_asked;
    m_console.modelStudy(m_standing->key, this, [this, asked](const Result<ModelStudy> &study) {
        if (asked != m_asked)
            return;
        m_waits = false;
        showStudy(study);
    });
}

void SeriesModels::showStudy(const Result<ModelStudy> &study)
{
    if (!study) {
        m_studyPanel->setError(words::error(study.error()), tr("Try again"), [this] { loadStudy(); });
        return;
    }
    if (study->trials.empty()) {
        m_studyPanel->setEmpty(tr("Too little history to test models"),
                               tr("Six hours of samples are the least. Until then the service is only observed."));
        return;
    }
    m_studyPanel->setReady();
    m_trials->setStudy(*study);
    m_versions->setStudy(*study);
    fitColumns(m_trialTable);
    fitColumns(m_versionTable);
    const bool trusted = study->standing.trust == Trust::Good || study->standing.trust == Trust::Short;
    if (study->foreseeable && trusted)
        m_verdict->setPlain(m_verdict->plainText() + u' ' +
                            tr("In the back-test it is clearly better than repeating up to %1 ahead.")
                                .arg(words::duration(*study->foreseeable)));
    else if (study->foreseeable && study->standing.trust == Trust::NotPredictable)
        m_verdict->setPlain(
            m_verdict->plainText() + u' ' +
            tr("Up to %1 ahead it can be foreseen; a decision looks two hours ahead and rests on what is measured.")
                .arg(words::duration(*study->foreseeable)));
    m_trialNote->setPlain(
        tr("%n rolling origins on the last third of the history; each forecast knows only the rows before it.", nullptr,
           study->trials.front().origins));
    showTest(*study);
    showParts(*study);
    showImportances(*study);
    m_versionNote->setPlain(study->versions.empty()
                                ? tr("No version is recorded yet.")
                                : tr("The newest %1 versions keep their data; older ones are shown muted.").arg(3));
    updateButtons();
}

void SeriesModels::showTest(const ModelStudy &study)
{
    const Unit unit = unitOf(study.standing.key);
    TraceModel test{.from = {},
                    .step = Seconds{300},
                    .unit = unit,
                    .lines = {},
                    .low = {},
                    .high = {},
                    .bandName = {},
                    .marks = {},
                    .fromZero = false};
    TraceModel residuals = test;
    TraceModel::Line truth{.name = tr("measured"), .values = {}, .token = Token::History, .dashed = false};
    TraceModel::Line point{.name = tr("forecast"), .values = {}, .token = Token::Accent, .dashed = true};
    TraceModel::Line rest{.name = tr("difference"), .values = {}, .token = Token::History, .dashed = false};
    double inside = 0.0;
    double known = 0.0;
    for (const BackTestPoint &p : study.backTest) {
        truth.values.push_back(p.truth);
        point.values.push_back(p.point);
        rest.values.push_back(p.truth - p.point);
        test.low.push_back(p.low);
        test.high.push_back(p.high);
        if (std::isfinite(p.truth)) {
            inside += p.truth >= p.low && p.truth <= p.high ? 1.0 : 0.0;
            known += 1.0;
        }
    }
    if (!study.backTest.empty()) {
        test.from = residuals.from = study.backTest.front().at;
        test.lines = {std::move(truth), std::move(point)};
        residuals.lines = {std::move(rest)};
    }
    for (const DriftMark &mark : study.drifts) {
        const QString name = mark.kind == DriftKind::Level      ? tr("level moved")
                             : mark.kind == DriftKind::Coverage ? tr("band missed")
                                                                : tr("residuals drifted");
        test.marks.push_back({mark.at, name});
        residuals.marks.push_back({mark.at, name});
    }
    m_test->setSummary(known > 0.0 ? tr("last 24 h · 80 % band holds %1").arg(shareText(inside / known))
                                   : tr("needs three days of history"));
    const auto drifts = study.drifts.size();
    m_residuals->setSummary(drifts > 0 ? tr("%n drift(s) in two weeks, marked ▼", nullptr, static_cast<int>(drifts))
                                       : tr("no drift in two weeks"));
    m_test->setModel(std::move(test));
    m_residuals->setModel(std::move(residuals));
    alignPlots({m_test, m_residuals});
}

void SeriesModels::showParts(const ModelStudy &study)
{
    const Decomposition &d = study.parts;
    m_partsNote->setPlain(explanationOf(study));
    const std::vector<double> *parts[] = {&d.observed.values, &d.level, &d.daily, &d.weekly, &d.rest};
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        TraceModel model{.from = d.observed.start,
                         .step = d.observed.step,
                         .unit = unitOf(study.standing.key),
                         .lines = {},
                         .low = {},
                         .high = {},
                         .bandName = {},
                         .marks = {},
                         .fromZero = i == 0};
        if (!parts[i]->empty())
            model.lines = {{.name = QString(),
                            .values = *parts[i],
                            .token = i == 0 ? Token::History : Token::Accent,
                            .dashed = false}};
        QString summary;
        if (i == 0)
            summary = tr("the last week; the parts below sum to it");
        else if (parts[i]->empty())
            summary = d.observed.values.empty() ? tr("needs two days") : tr("needs two weeks");
        m_parts[i]->setSummary(summary);
        m_parts[i]->setTimeAxis(i + 1 == m_parts.size());
        m_parts[i]->setModel(std::move(model));
    }
    alignPlots(m_parts);
}

void SeriesModels::showImportances(const ModelStudy &study)
{
    std::vector<std::pair<QString, double>> bars;
    for (const auto &[name, share] : study.importances) {
        if (bars.size() < kMostBars && share > 0.0)
            bars.emplace_back(featureTitle(name), share);
    }
    if (bars.empty()) {
        m_barsNote->setPlain(tr("Too little history for the rules' models: ten hours are the least."));
        m_bars->setBars({});
        return;
    }
    QStringList left;
    for (const std::string &name : study.leftOut)
        left.push_back(featureTitle(name).toLower());
    const auto score = [&study](std::size_t i) {
        return std::isfinite(study.r1Scores[i]) ? words::number(study.r1Scores[i], 3) : words::unknown();
    };
    QString note = tr("What the rules' three models of this service rest on, averaged. R² on the newest 20 %: CPU %1, "
                      "memory %2, requests %3.")
                       .arg(score(0), score(1), score(2));
    if (!left.isEmpty())
        note += u' ' + tr("Left out, because nothing measures them: %1.").arg(left.join(u", "_s));
    m_barsNote->setPlain(note);
    m_bars->setBars(std::move(bars));
}

Json SeriesModels::seriesArguments() const
{
    Json arguments = Json::object();
    if (m_standing) {
        arguments["workload"] = toString(m_standing->key.workload);
        arguments["metric"] = m_standing->key.metric.str();
    }
    return arguments;
}

void SeriesModels::updateButtons()
{
    const SeriesStanding *s = m_standing ? &*m_standing : nullptr;
    const ModelTrial *trial = m_trials->trial(m_trialTable->currentIndex().row());
    const ModelVersion *version = m_versions->version(m_versionTable->currentIndex().row());
    m_retrain->setEnabled(s != nullptr && !s->retraining);
    m_compareModel->setEnabled(s != nullptr && trial != nullptr && trial->model != s->model &&
                               trial->model != s->compare);
    m_compareVersion->setEnabled(version != nullptr && version->kept &&
                                 (s == nullptr || s->compare != version->version));
    m_rollback->setEnabled(version != nullptr && version->kept);
    m_stopCompare->setVisible(s != nullptr && !s->compare.empty());
}

void SeriesModels::order(std::string_view kind, Json arguments, const QString &done)
{
    m_console.submit(kind, std::move(arguments), this, [this, done](const Result<CommandAnswer> &answer) {
        const QString problem = words::problem(answer);
        m_notice->setTone(problem.isEmpty() ? Tone::Ok : Tone::Crit);
        m_notice->setPlain(problem.isEmpty() ? done : problem);
        m_notice->show();
        Q_EMIT ordered();
    });
}

} // namespace preamar::ui
