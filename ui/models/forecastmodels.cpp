#include "ui/models/forecastmodels.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

struct Titled
{
    std::string_view name;
    const char *title;
};

constexpr Titled kModels[] = {
    {"naive", QT_TRANSLATE_NOOP("ModelTitle", "Last value")},
    {"seasonal-naive", QT_TRANSLATE_NOOP("ModelTitle", "Same time yesterday")},
    {"level-seasonal", QT_TRANSLATE_NOOP("ModelTitle", "Usual day at today's level")},
    {"level-hourly", QT_TRANSLATE_NOOP("ModelTitle", "Usual hour at today's level")},
    {"theta", QT_TRANSLATE_NOOP("ModelTitle", "Theta")},
    {"combination", QT_TRANSLATE_NOOP("ModelTitle", "Combination")},
    {"combination-full", QT_TRANSLATE_NOOP("ModelTitle", "Full combination")},
    {"ets", QT_TRANSLATE_NOOP("ModelTitle", "Exponential smoothing")},
    {"arima", QT_TRANSLATE_NOOP("ModelTitle", "ARIMA")},
    {"additive", QT_TRANSLATE_NOOP("ModelTitle", "Additive (as Prophet)")},
    {"linear", QT_TRANSLATE_NOOP("ModelTitle", "Linear on the day")},
    {"neural", QT_TRANSLATE_NOOP("ModelTitle", "Neural network")},
    {"pooled", QT_TRANSLATE_NOOP("ModelTitle", "Learned from other services")},
    {"crane-dsp", QT_TRANSLATE_NOOP("ModelTitle", "Crane DSP")},
    {"r1-boosting", QT_TRANSLATE_NOOP("ModelTitle", "Gradient boosting (rules)")},
    {"r1-forest", QT_TRANSLATE_NOOP("ModelTitle", "Random forest (rules)")},
};

constexpr Titled kFeatures[] = {
    {"hour_of_day", QT_TRANSLATE_NOOP("Feature", "Hour of the day")},
    {"day_of_week", QT_TRANSLATE_NOOP("Feature", "Day of the week")},
    {"day_of_month", QT_TRANSLATE_NOOP("Feature", "Day of the month")},
    {"month", QT_TRANSLATE_NOOP("Feature", "Month")},
    {"is_weekend", QT_TRANSLATE_NOOP("Feature", "Weekend")},
    {"is_business_hour", QT_TRANSLATE_NOOP("Feature", "Business hours")},
    {"is_holiday", QT_TRANSLATE_NOOP("Feature", "Holiday")},
    {"cpu_usage_current", QT_TRANSLATE_NOOP("Feature", "CPU now")},
    {"memory_usage_current", QT_TRANSLATE_NOOP("Feature", "Memory now")},
    {"requests_per_minute", QT_TRANSLATE_NOOP("Feature", "Requests per minute")},
    {"active_users", QT_TRANSLATE_NOOP("Feature", "Active users")},
    {"concurrent_sessions", QT_TRANSLATE_NOOP("Feature", "Sessions")},
    {"cpu_trend_1h", QT_TRANSLATE_NOOP("Feature", "CPU trend, 1 h")},
    {"memory_trend_1h", QT_TRANSLATE_NOOP("Feature", "Memory trend, 1 h")},
    {"request_trend_1h", QT_TRANSLATE_NOOP("Feature", "Request trend, 1 h")},
    {"cpu_ma_6h", QT_TRANSLATE_NOOP("Feature", "CPU mean, 6 h")},
    {"memory_ma_6h", QT_TRANSLATE_NOOP("Feature", "Memory mean, 6 h")},
    {"requests_ma_6h", QT_TRANSLATE_NOOP("Feature", "Request mean, 6 h")},
    {"historical_peak_factor", QT_TRANSLATE_NOOP("Feature", "Against the same hour before")},
    {"seasonal_factor", QT_TRANSLATE_NOOP("Feature", "Season of the rules")},
};

template<std::size_t N>
QString titleIn(const Titled (&rows)[N], const char *context, const std::string &name)
{
    for (const Titled &row : rows) {
        if (row.name == name)
            return QCoreApplication::translate(context, row.title);
    }
    return words::plain(name);
}

QString whyTitle(const std::string &why)
{
    constexpr Titled rows[] = {
        {"first", QT_TRANSLATE_NOOP("FitReason", "First fit")},
        {"daily", QT_TRANSLATE_NOOP("FitReason", "Daily refit")},
        {"drift", QT_TRANSLATE_NOOP("FitReason", "Drift")},
        {"retrain", QT_TRANSLATE_NOOP("FitReason", "Requested")},
        {"rebuilt", QT_TRANSLATE_NOOP("FitReason", "Damaged file")},
    };
    return titleIn(rows, "FitReason", why);
}

// Short: it stands in a narrow column.
QString metricTitle(const MetricId &id)
{
    if (id == metric::requestsPerSecond)
        return QCoreApplication::translate("StandingModel", QT_TRANSLATE_NOOP("StandingModel", "Req."));
    const QString name = text::metricName(id, words::language());
    return name.isEmpty() ? name : name[0].toUpper() + name.mid(1);
}

QVariant aligned(int column, int firstFigure)
{
    return QVariant::fromValue(
        Qt::Alignment((column >= firstFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

int urgency(const SeriesStanding &s)
{
    switch (s.trust) {
    case Trust::NotPredictable:
        return 0;
    case Trust::Short:
        return 1;
    case Trust::Good:
        return 2;
    case Trust::Unknown:
        break;
    }
    return 3;
}

} // namespace

QString modelTitle(const std::string &model)
{
    return titleIn(kModels, "ModelTitle", model);
}

QString featureTitle(const std::string &feature)
{
    return titleIn(kFeatures, "Feature", feature);
}

Verdict trustVerdict(Trust trust)
{
    const auto say = [](const char *word) { return QCoreApplication::translate("Trust", word); };
    switch (trust) {
    case Trust::Good:
        return {style::Tone::Ok, u"ok"_s, say(QT_TRANSLATE_NOOP("Trust", "Up to 2 h"))};
    case Trust::Short:
        return {style::Tone::Info, u"clock"_s, say(QT_TRANSLATE_NOOP("Trust", "Up to 30 min"))};
    case Trust::NotPredictable:
        return {style::Tone::Warn, u"warning"_s, say(QT_TRANSLATE_NOOP("Trust", "Unpredictable"))};
    case Trust::Unknown:
        break;
    }
    return {style::Tone::Neutral, u"nodata"_s, say(QT_TRANSLATE_NOOP("Trust", "Learning"))};
}

QString shareText(double ratio, int decimals)
{
    return std::isfinite(ratio) ? words::percent(ratio, decimals) : words::unknown();
}

QString ratioText(double ratio)
{
    return std::isfinite(ratio) ? words::number(ratio, 2) + u"×"_s : words::unknown();
}

Judgement judgementOf(const SeriesStanding &standing)
{
    const ScoreSum &far = standing.scores.back();
    // Half an hour of forecasts: fewer say nothing.
    if (far.count >= 100)
        return {far.accuracy(), far.coverage(), true};
    if (standing.backTest && standing.backTest->origins > 0)
        return {1.0 - standing.backTest->wape, standing.backTest->coverage80, false};
    return {std::nan(""), std::nan(""), false};
}

// --- how far each series can be trusted

void StandingModel::setBoard(ModelBoard board, bool showPlace)
{
    std::stable_sort(board.series.begin(), board.series.end(), [](const SeriesStanding &a, const SeriesStanding &b) {
        if (urgency(a) != urgency(b))
            return urgency(a) < urgency(b);
        return a.key < b.key;
    });
    beginResetModel();
    m_rows = std::move(board.series);
    m_showPlace = showPlace;
    endResetModel();
}

const SeriesStanding *StandingModel::standing(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int StandingModel::rowOf(const SeriesKey &key) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const SeriesStanding &s) { return s.key == key; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int StandingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StandingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StandingModel::data(const QModelIndex &index, int role) const
{
    const SeriesStanding *s = standing(index.row());
    if (s == nullptr)
        return {};
    const Judgement judgement = judgementOf(*s);
    if (role == Qt::TextAlignmentRole)
        return aligned(index.column(), Accuracy);
    if (role == SortRole) {
        switch (index.column()) {
        case TrustColumn:
            return urgency(*s);
        case Accuracy:
            return judgement.accuracy;
        case Coverage:
            return judgement.coverage;
        default:
            break;
        }
    }
    if (role == Qt::ToolTipRole && index.column() >= Accuracy)
        return words::toolTip(judgement.isLive ? tr("From forecasts whose truth arrived, last 14 days")
                                               : tr("From the back-test: no truth has arrived yet"));
    if (role == Qt::ToolTipRole && index.column() == Service)
        return words::toolTip(words::name(s->key.workload) + u" · "_s + words::place(s->key.workload));
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Service: {
        const QString name = words::name(s->key.workload);
        return m_showPlace ? name + u" · "_s + words::place(s->key.workload) : name;
    }
    case Metric:
        return metricTitle(s->key.metric);
    case TrustColumn:
        return trustVerdict(s->trust).word;
    case Accuracy:
        return shareText(judgement.accuracy, 1);
    case Coverage:
        return shareText(judgement.coverage);
    default:
        return {};
    }
}

QVariant StandingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section, Accuracy);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Accuracy:
            return tr(
                "Accuracy 2 h ahead: 1 minus the summed error over the summed load, on forecasts whose truth arrived");
        case Coverage:
            return tr("Share of true values inside the 80 % band; 80 % is what it promises");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Service:
        return tr("Service");
    case Metric:
        return tr("Metric");
    case TrustColumn:
        return tr("Verdict");
    case Accuracy:
        return tr("Accuracy");
    case Coverage:
        return tr("Band");
    default:
        return {};
    }
}

// --- models side by side

void TrialModel::setStudy(const ModelStudy &study)
{
    beginResetModel();
    m_rows = study.trials;
    m_inForce = study.standing.model;
    endResetModel();
}

const ModelTrial *TrialModel::trial(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

bool TrialModel::isInForce(int row) const
{
    const ModelTrial *t = trial(row);
    return t != nullptr && t->model == m_inForce;
}

int TrialModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrialModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrialModel::data(const QModelIndex &index, int role) const
{
    const ModelTrial *t = trial(index.row());
    if (t == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(index.column(), Weight);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return modelTitle(t->model);
    case TierColumn:
        return isInForce(index.row()) ? tr("in force") : t->tier == "light" ? tr("every cycle") : tr("background");
    case Weight:
        return shareText(t->weight);
    case Near:
        return ratioText(t->at.front().relative);
    case Far:
        return ratioText(t->at.back().relative);
    case Accuracy:
        return shareText(t->at.back().accuracy);
    case Coverage:
        return shareText(t->at.back().coverage);
    default:
        return {};
    }
}

QVariant TrialModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section, Weight);
    if (role == Qt::ToolTipRole && section == Weight)
        return tr("Share in the combination, two hours ahead");
    if (role == Qt::ToolTipRole && (section == Near || section == Far))
        return tr("Error against repeating the day before; below 1 is better");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Model");
    case TierColumn:
        return tr("Runs");
    case Weight:
        return tr("Weight");
    case Near:
        return tr("Error, 30 min");
    case Far:
        return tr("Error, 2 h");
    case Accuracy:
        return tr("Accuracy, 2 h");
    case Coverage:
        return tr("80 % band");
    default:
        return {};
    }
}

// --- versions

void VersionModel::setStudy(const ModelStudy &study)
{
    beginResetModel();
    m_rows.clear();
    for (const ModelVersion &version : study.versions) {
        Row row{.version = version, .inForce = {}, .beside = {}};
        for (const ModelScore &score : study.scores) {
            if (score.version == version.version && score.steps == kScoredSteps.back())
                (score.shadow ? row.beside : row.inForce).add(score.sum);
        }
        m_rows.push_back(std::move(row));
    }
    m_now = m_rows.empty() ? Timestamp{} : m_rows.front().version.fittedAt;
    endResetModel();
}

const ModelVersion *VersionModel::version(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)].version : nullptr;
}

int VersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VersionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (version(index.row()) == nullptr)
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const ModelVersion &v = row.version;
    if (role == Qt::TextAlignmentRole)
        return aligned(index.column(), Tested);
    if (role == Qt::ToolTipRole) {
        return words::toolTip(tr("Version %1, checksum %2. Data from %3 to %4, %5 rows, digest %6.")
                                  .arg(words::plain(v.version), words::plain(v.checksum.substr(0, 16)),
                                       words::dateTime(v.data.from), words::dateTime(v.data.to))
                                  .arg(v.rows)
                                  .arg(words::plain(v.inputDigest.substr(0, 16))));
    }
    if (role != Qt::DisplayRole)
        return {};
    const ScoreSum &live = row.inForce.count > 0 ? row.inForce : row.beside;
    switch (index.column()) {
    case When:
        return words::dateTime(v.fittedAt);
    case Name:
        return modelTitle(v.model);
    case Why:
        return whyTitle(v.why);
    case Tested:
        return ratioText(v.backTest.relMae);
    case Live:
        return live.count > 0 && row.inForce.count == 0 ? tr("%1 (shadow)").arg(shareText(live.accuracy()))
                                                        : shareText(live.accuracy());
    case Coverage:
        return shareText(live.coverage());
    default:
        return {};
    }
}

QVariant VersionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section, Tested);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("Fitted");
    case Name:
        return tr("Model");
    case Why:
        return tr("Why");
    case Tested:
        return tr("Back-test");
    case Live:
        return tr("Accuracy");
    case Coverage:
        return tr("Band");
    default:
        return {};
    }
}

} // namespace preamar::ui
