// Every service as a card, as a row of a table, or as an entry of a compact list; search, facets, order, saved views;
// several at once for mode and pause.
#pragma once

#include "ui/models/servicequery.h"
#include "ui/shell/page.h"

#include <QStringList>

#include <set>

class QAbstractItemView;
class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QItemSelectionModel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace preamar::ui {

class GridView;
class PlainLabel;
class WorkloadsModel;

class ServicesPage final : public Page
{
    Q_OBJECT
public:
    ServicesPage(Console &console, Navigator &navigator, QWidget *parent);

    void tick(const LiveTime &time) override;
    // A workload's text selects it; "state:troubled", "state:risk", "state:proposed" and "state:all" filter.
    void focusOn(const QString &what) override;
    [[nodiscard]] std::vector<WorkloadRef> selected() const;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTools();
    QWidget *buildFacets();
    QWidget *buildBulk();
    void buildViews();
    GridView *addGrid(const char *name, int width, int height);
    void adopt(QAbstractItemView *view);
    void keepSelection();
    void showCount();
    void showSelection();
    void showFacets(const Snapshot &snapshot);
    void fillFacet(QComboBox *box, const std::set<std::string> &values, const QString &any);
    void applyOrder(int index);
    // The order in which the services were left.
    void keepOrder(int column, Qt::SortOrder order);
    void restoreOrder();
    void applyQuery();
    void setQuery(const ServiceQuery &query);
    void setView(int index);
    void open(const QModelIndex &index);
    void fillViewsMenu();
    void saveView();
    void setMode(Mode mode);
    void setPaused(bool paused);
    // One command for each of them; what came of it is said once.
    void sendAll(std::string_view kind, const std::vector<Json> &arguments, const QString &done);
    void confirmed(const QString &title, const QString &text, const std::function<void()> &then);

    WorkloadsModel *m_model;
    QItemSelectionModel *m_selection = nullptr;
    QLineEdit *m_search;
    QComboBox *m_order;
    QButtonGroup *m_viewButtons;
    QButtonGroup *m_states;
    QHBoxLayout *m_upperLine;
    QHBoxLayout *m_lowerLine;
    QWidget *m_facetBox;
    QComboBox *m_context;
    QComboBox *m_space;
    QComboBox *m_group;
    QComboBox *m_mode;
    QComboBox *m_owner;
    QToolButton *m_saved;
    QMenu *m_savedMenu;
    QStackedWidget *m_views;
    GridView *m_cards;
    GridView *m_list;
    QTableView *m_table;
    PlainLabel *m_count;
    QWidget *m_bulk;
    PlainLabel *m_bulkCount;
    QStringList m_keptSelection;
    QString m_keptCurrent;
    Timestamp m_shownAt{};
};

} // namespace preamar::ui
