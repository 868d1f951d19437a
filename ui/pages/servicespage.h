// Every service as a card, or as a row of a table; search, facets, order.
#pragma once

#include "ui/shell/page.h"

#include <QTimer>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QListView;
class QStackedWidget;
class QTableView;

namespace preamar::ui {

class PlainLabel;
class WorkloadCardDelegate;
class WorkloadsFilter;
class WorkloadsModel;

class ServicesPage final : public Page
{
    Q_OBJECT
public:
    ServicesPage(Console &console, Navigator &navigator, QWidget *parent);

    void tick(const LiveTime &time) override;
    void focusOn(const QString &what) override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTools();
    void buildCards();
    void buildTable();
    void layOutCards();
    void showCount();
    void applyOrder(int index);

    WorkloadsModel *m_model;
    WorkloadsFilter *m_filter;
    WorkloadCardDelegate *m_cardDelegate;
    QLineEdit *m_search;
    QTimer m_searchDelay;
    QComboBox *m_order;
    QButtonGroup *m_facets;
    QStackedWidget *m_views;
    QListView *m_cards;
    QTableView *m_table;
    PlainLabel *m_count;
};

} // namespace preamar::ui
