// What the watchdog found, as short rows that lead to the service: below what waits for a person on the overview.
#pragma once

#include "core/engine/snapshot.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class IconLabel;
class LinkCard;
class PlainLabel;

class FindingsList final : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsList(QWidget *parent);

    // At most so many rows; the others are counted on the button below them. Hidden where nothing was found.
    void show(const std::vector<const WorkloadReport *> &found, std::size_t most);

Q_SIGNALS:
    void serviceWanted(const preamar::WorkloadRef &ref);
    void allWanted();

private:
    struct Row
    {
        LinkCard *card = nullptr;
        IconLabel *sign = nullptr;
        PlainLabel *name = nullptr;
        PlainLabel *text = nullptr;
        WorkloadRef ref;
    };
    void addRow();

    QVBoxLayout *m_list;
    QPushButton *m_all;
    std::vector<Row> m_rows;
};

} // namespace preamar::ui
