// The lists of the forecasts page: how far each series can be trusted, models side by side, versions of one series.
#pragma once

#include "core/engine/modelreads.h"
#include "ui/models/figures.h"

#include <QAbstractTableModel>

#include <vector>

namespace preamar::ui {

// What a person calls a model; its registry name where there is no better one.
[[nodiscard]] QString modelTitle(const std::string &model);
[[nodiscard]] QString featureTitle(const std::string &feature);
[[nodiscard]] Verdict trustVerdict(Trust trust);
// "—" where the value is not a number.
[[nodiscard]] QString shareText(double ratio, int decimals = 0);
// "0,62×" of repeating the day before.
[[nodiscard]] QString ratioText(double ratio);

// What is known of a series' forecasts 2 h ahead: from truths that arrived, else from the back-test of its model.
struct Judgement
{
    double accuracy = 0.0; // NaN where nothing is known
    double coverage = 0.0;
    bool isLive = false;
};
[[nodiscard]] Judgement judgementOf(const SeriesStanding &standing);

class StandingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Service, Metric, TrustColumn, Accuracy, Coverage, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    // Worst first: what cannot be trusted needs to be seen.
    void setBoard(ModelBoard board, bool showPlace);
    [[nodiscard]] const SeriesStanding *standing(int row) const;
    [[nodiscard]] int rowOf(const SeriesKey &key) const; // -1 where it is not there
    [[nodiscard]] const std::vector<SeriesStanding> &all() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<SeriesStanding> m_rows;
    bool m_showPlace = false;
};

class TrialModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, TierColumn, Weight, Near, Far, Accuracy, Coverage, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setStudy(const ModelStudy &study);
    [[nodiscard]] const ModelTrial *trial(int row) const;
    [[nodiscard]] bool isInForce(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<ModelTrial> m_rows;
    std::string m_inForce;
};

class VersionModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Name, Why, Tested, Live, Coverage, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setStudy(const ModelStudy &study);
    [[nodiscard]] const ModelVersion *version(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        ModelVersion version;
        ScoreSum inForce; // 2 h ahead, while it decided
        ScoreSum beside;  // … and while it was only compared
    };
    std::vector<Row> m_rows;
    Timestamp m_now{};
};

} // namespace preamar::ui
