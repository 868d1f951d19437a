// What was done and by whom: actions with their way back, and the audit trail with search, live tail, proof and export.
#pragma once

#include "ui/shell/page.h"

#include <QTimer>

class QAbstractItemModel;
class QButtonGroup;
class QComboBox;
class QFrame;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace preamar::ui {

class AuditModel;
class Banner;
class Chip;
class LogModel;
class PlainLabel;

class LogPage final : public Page
{
    Q_OBJECT
public:
    LogPage(Console &console, Navigator &navigator, QWidget *parent);

    // A proposal's id, "audit" for the trail, or a service: all that is recorded of it, whatever was filtered before.
    void focusOn(const QString &what) override;
    [[nodiscard]] bool isSettled() const override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    [[nodiscard]] bool presentsBeforeFirstCycle() const override { return true; }
    void resizeEvent(QResizeEvent *event) override;

private:
    // In the window's state.
    static constexpr const char *kPeriodKey = "log.period";
    static constexpr const char *kKindKey = "log.kind";
    static constexpr const char *kLevelKey = "log.level";
    static constexpr const char *kContextKey = "log.context";

    void buildTools();
    QWidget *buildFilters();
    QWidget *buildNarrowing();
    void fillContexts(const Snapshot &snapshot);
    // Those that were chosen, as they were left; never words: a log narrowed by a forgotten word looks empty.
    void restoreFilters();
    void openFilters();
    void clearFilters();
    void showLive();
    void showCount();
    QTableView *buildTable(QAbstractItemModel *rows, const char *name);
    QWidget *buildDetail();
    void buildActions();
    void buildAudit();
    void showView(int view);
    void showDetail();
    void showAction(const Proposal *proposal);
    void showRecord(const AuditRecord *record);
    void showEvidence();

    // The records that the filters ask for.
    [[nodiscard]] AuditQuery query() const;
    void load();
    void loadMore();
    void follow(const Snapshot &snapshot);
    void verify();
    void exportTo(ExportFormat format);
    [[nodiscard]] const Proposal *chosen() const;
    [[nodiscard]] const AuditRecord *chosenRecord() const;

    LogModel *m_actions;
    AuditModel *m_audit;
    QSortFilterProxyModel *m_actionRows;
    QStackedWidget *m_views;
    QButtonGroup *m_viewButtons;
    QWidget *m_filters;
    Banner *m_proof;
    QTableView *m_actionTable = nullptr;
    QTableView *m_auditTable = nullptr;
    QLineEdit *m_search;
    QComboBox *m_period = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_level = nullptr;
    QComboBox *m_context = nullptr;
    QLineEdit *m_service = nullptr;
    QLineEdit *m_action = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_live = nullptr;
    QPushButton *m_verify = nullptr;
    QToolButton *m_export = nullptr;
    PlainLabel *m_count = nullptr;
    QFrame *m_detail;
    PlainLabel *m_title;
    PlainLabel *m_place;
    Chip *m_state;
    PlainLabel *m_text;
    PlainLabel *m_technical;
    QPushButton *m_undo;
    QPushButton *m_evidence = nullptr;
    QTimer m_typing;
    std::int64_t m_seenSeq = -1;
    std::int64_t m_newer = 0; // records since, while nothing is followed
    QString m_counted;        // what the filters found
    int m_asked = 0;
    bool m_isLoading = false;
};

} // namespace preamar::ui
