// What was done and by whom: actions with their way back, and the audit trail.
#pragma once

#include "ui/shell/page.h"

class QFrame;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace preamar::ui {

class AuditModel;
class Chip;
class LogModel;
class PlainLabel;

class LogPage final : public Page
{
    Q_OBJECT
public:
    LogPage(Console &console, Navigator &navigator, QWidget *parent);

    void focusOn(const QString &what) override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QTableView *buildTable(QSortFilterProxyModel *rows, const char *name);
    QWidget *buildDetail();
    void buildActions();
    void buildAudit();
    void showDetail();
    void showAction(const Proposal *proposal);
    void showRecord(const AuditRecord *record);
    void undo();
    [[nodiscard]] const Proposal *chosen() const;

    LogModel *m_actions;
    AuditModel *m_audit;
    QSortFilterProxyModel *m_actionRows;
    QSortFilterProxyModel *m_auditRows;
    QStackedWidget *m_views;
    QTableView *m_actionTable = nullptr;
    QTableView *m_auditTable = nullptr;
    QLineEdit *m_search;
    QFrame *m_detail;
    PlainLabel *m_title;
    PlainLabel *m_place;
    Chip *m_state;
    PlainLabel *m_text;
    PlainLabel *m_technical;
    PlainLabel *m_answer;
    QPushButton *m_undo;
};

} // namespace preamar::ui
