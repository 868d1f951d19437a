// One series in full: what can be trusted, models side by side, its back-test, parts, importances and versions, with
// retraining, comparing and rolling back.
#pragma once

#include "core/engine/modelreads.h"
#include "ui/shell/console.h"
#include "ui/widgets/card.h"

#include <optional>
#include <vector>

class QButtonGroup;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace preamar::ui {

class BarsView;
class Chip;
class PlainLabel;
class StatePanel;
class TraceView;
class TrialModel;
class VersionModel;

class SeriesModels final : public Card
{
    Q_OBJECT
public:
    SeriesModels(Console &console, QWidget *parent);

    // Also when it stands anew: what is computed is asked for again.
    void show(const SeriesStanding &standing);
    [[nodiscard]] bool isWaiting() const { return m_waits; }
    [[nodiscard]] StatePanel *panel() const { return m_studyPanel; }

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    // Something was ordered: how the series stand has changed.
    void ordered();

private:
    QWidget *buildTestTab();
    QWidget *buildModelsTab();
    QWidget *buildPartsTab();
    QWidget *buildImportanceTab();
    QWidget *buildVersionsTab();
    void loadStudy();
    void showStudy(const Result<ModelStudy> &study);
    void showHead(const SeriesStanding &standing);
    void showTest(const ModelStudy &study);
    void showParts(const ModelStudy &study);
    void showImportances(const ModelStudy &study);
    void updateButtons();
    void order(std::string_view kind, Json arguments, const QString &done);
    [[nodiscard]] Json seriesArguments() const;

    Console &m_console;
    TrialModel *m_trials;
    VersionModel *m_versions;
    Chip *m_trust;
    PlainLabel *m_title;
    PlainLabel *m_verdict;
    PlainLabel *m_notice;
    QPushButton *m_retrain;
    QButtonGroup *m_tabs;
    QStackedWidget *m_views;
    StatePanel *m_studyPanel;
    TraceView *m_test;
    TraceView *m_residuals;
    std::vector<TraceView *> m_parts;
    PlainLabel *m_partsNote;
    BarsView *m_bars;
    PlainLabel *m_barsNote;
    QTableView *m_trialTable;
    QPushButton *m_compareModel;
    PlainLabel *m_trialNote;
    QTableView *m_versionTable;
    QPushButton *m_compareVersion;
    QPushButton *m_rollback;
    QPushButton *m_stopCompare;
    PlainLabel *m_versionNote;
    std::optional<SeriesStanding> m_standing;
    int m_asked = 0;
    bool m_waits = false;
};

} // namespace preamar::ui
