// The tabs of a series: back-test, models, parts, weights, versions.
#include "ui/charts/barsview.h"
#include "ui/charts/traceview.h"
#include "ui/delegates/tabledelegate.h"
#include "ui/models/forecastmodels.h"
#include "ui/models/forecastwords.h"
#include "ui/pages/plaintable.h"
#include "ui/pages/seriesmodels.h"
#include "ui/style/metrics.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/plainlabel.h"

#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr style::TextLength kTestHeight{216};
constexpr style::TextLength kPartHeight{92};

// A tab: its content scrolls, the head above it stays.
QWidget *scrolled(QWidget *inner)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleProperty(inner, "role", u"content"_s);
    area->setWidget(inner);
    return area;
}

} // namespace

QWidget *SeriesModels::buildTestTab()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    tighten(column, kSpaceM);
    m_test = new TraceView(tr("Forecast half an hour before, and what came"), kTestHeight, inner);
    m_test->setTimeAxis(false);
    m_residuals = new TraceView(tr("What came, less the forecast"), kPartHeight + kChartBottom, inner);
    m_test->setStretching();
    column->addWidget(m_test, 1);
    column->addWidget(m_residuals);
    return scrolled(inner);
}

QWidget *SeriesModels::buildModelsTab()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    tighten(column, kSpaceS);
    m_trialTable = makeTable(m_trials, tr("Models"), "trialTable", inner);
    m_trialTable->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            look.isStrong = m_trials->isInForce(index.row());
            look.isMuted = index.column() == TrialModel::TierColumn && !look.isStrong;
            return look;
        },
        m_trialTable));
    connect(m_trialTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { updateButtons(); });
    m_trialNote = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, inner);
    m_trialNote->setMuted();
    m_compareModel = makeButton(tr("Compare in the shadow"), u"forecast"_s, "plain", inner);
    m_compareModel->setObjectName(u"compareModelButton"_s);
    m_compareModel->setToolTip(tr("Runs beside the model in force from now on; nothing is decided by it"));
    connect(m_compareModel, &QPushButton::clicked, this, [this] {
        const ModelTrial *trial = m_trials->trial(m_trialTable->currentIndex().row());
        if (trial == nullptr)
            return;
        Json arguments = seriesArguments();
        arguments["model"] = trial->model;
        order(command::modelCompare, std::move(arguments),
              tr("%1 now runs in the shadow. Its accuracy appears under Versions as truth arrives.")
                  .arg(modelTitle(trial->model)));
    });
    column->addWidget(m_trialTable, 1);
    column->addWidget(m_trialNote);
    column->addWidget(m_compareModel, 0, Qt::AlignLeft);
    return inner;
}

QWidget *SeriesModels::buildPartsTab()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    tighten(column, kSpaceS);
    m_partsNote = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, inner);
    m_partsNote->setObjectName(u"partsNote"_s);
    column->addWidget(m_partsNote);
    const QString titles[] = {tr("Measured"), tr("Level"), tr("Time of day"), tr("Day of the week"), tr("Rest")};
    for (const QString &title : titles) {
        m_parts.push_back(new TraceView(title, kPartHeight, inner));
        m_parts.back()->setTimeAxis(false);
        column->addWidget(m_parts.back());
    }
    column->addStretch(1);
    return scrolled(inner);
}

QWidget *SeriesModels::buildImportanceTab()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    tighten(column, kSpaceM);
    m_bars = new BarsView(inner);
    m_bars->setAccessibleName(tr("Importance"));
    m_barsNote = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, inner);
    m_barsNote->setMuted();
    column->addWidget(m_barsNote);
    column->addWidget(m_bars);
    column->addStretch(1);
    return scrolled(inner);
}

QWidget *SeriesModels::buildVersionsTab()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    tighten(column, kSpaceS);
    m_versionTable = makeTable(m_versions, tr("Versions"), "versionTable", inner);
    m_versionTable->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            const ModelVersion *v = m_versions->version(index.row());
            look.isMuted = v != nullptr && !v->kept;
            return look;
        },
        m_versionTable));
    connect(m_versionTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { updateButtons(); });
    m_versionNote = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, inner);
    m_versionNote->setMuted();
    m_compareVersion = makeButton(tr("Compare"), u"forecast"_s, "plain", inner);
    m_compareVersion->setObjectName(u"compareVersionButton"_s);
    m_rollback = makeButton(tr("Return to this version"), u"undo"_s, "plain", inner);
    m_rollback->setObjectName(u"rollbackButton"_s);
    m_stopCompare = makeButton(tr("End comparison"), u"close"_s, "plain", inner);
    m_stopCompare->setObjectName(u"stopCompareButton"_s);
    const auto withVersion = [this](std::string_view kind, const QString &done) {
        if (const ModelVersion *v = m_versions->version(m_versionTable->currentIndex().row())) {
            Json arguments = seriesArguments();
            arguments["version"] = v->version;
            order(kind, std::move(arguments), done);
        }
    };
    connect(m_compareVersion, &QPushButton::clicked, this, [withVersion] {
        withVersion(command::modelCompare, tr("The version now runs in the shadow beside the one in force."));
    });
    connect(m_rollback, &QPushButton::clicked, this, [withVersion] {
        withVersion(command::modelRollback,
                    tr("The series returns to this version and stays with it until it is retrained."));
    });
    connect(m_stopCompare, &QPushButton::clicked, this, [this] {
        Json arguments = seriesArguments();
        arguments["stop"] = true;
        order(command::modelCompare, std::move(arguments), tr("The comparison has ended."));
    });
    m_retrain = makeButton(tr("Retrain now"), u"refresh"_s, "plain", inner);
    m_retrain->setObjectName(u"retrainButton"_s);
    m_retrain->setToolTip(tr("Fit the models of this series anew, from the last 14 days"));
    connect(m_retrain, &QPushButton::clicked, this, [this] {
        order(command::modelRetrain, seriesArguments(),
              tr("Retraining is under way. The new version appears here in a moment."));
    });
    auto *foot = new FlowLayout(kSpaceS);
    for (QPushButton *button : {m_retrain, m_compareVersion, m_rollback, m_stopCompare})
        foot->addWidget(button);
    column->addWidget(m_versionTable, 1);
    column->addWidget(m_versionNote);
    column->addLayout(foot);
    return inner;
}

} // namespace preamar::ui
