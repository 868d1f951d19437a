// One entry of the operator's calendar: an event, a change freeze, a schedule or business hours.
#pragma once

#include "core/calendar/entries.h"
#include "ui/shell/console.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QPushButton;
class QScrollArea;
class QTimeEdit;
class QVBoxLayout;

namespace preamar::ui {

class Field;
class PlainLabel;

class CalendarDialog final : public QDialog
{
    Q_OBJECT
public:
    // An entry without an id is a new one.
    CalendarDialog(Console &console, calendar::Entry entry, const calendar::Calendar &calendar, QWidget *parent);

Q_SIGNALS:
    void saved(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildWhen(QVBoxLayout *column);
    void buildEffect(QVBoxLayout *column);
    void buildWhom(QVBoxLayout *column);
    void buildButtons(QVBoxLayout *column);
    [[nodiscard]] QString unknownName(const Field &field) const;
    Field *addField(QVBoxLayout *column, const QString &label, const QString &expects, const char *name);
    void showRepeat();
    void say(const QString &problem);
    [[nodiscard]] QString effectProblem(const calendar::Entry &wanted) const;
    [[nodiscard]] std::vector<Field *> shownFields() const;
    [[nodiscard]] calendar::Entry entry() const;
    void save(bool zeroConfirmed);

    Console &m_console;
    calendar::Entry m_entry; // as it was opened
    calendar::Zone m_zone;
    Field *m_name = nullptr;
    QComboBox *m_repeat = nullptr;
    QWidget *m_once = nullptr;
    QWidget *m_weekly = nullptr;
    QDateTimeEdit *m_from = nullptr;
    QDateTimeEdit *m_to = nullptr;
    std::array<QPushButton *, 7> m_days{}; // from Sunday on
    QTimeEdit *m_start = nullptr;
    Field *m_cron = nullptr;
    Field *m_duration = nullptr;
    QCheckBox *m_notOnHolidays = nullptr;
    Field *m_except = nullptr;
    Field *m_lead = nullptr;
    Field *m_factor = nullptr;
    Field *m_min = nullptr;
    Field *m_max = nullptr;
    Field *m_contexts = nullptr;
    Field *m_groups = nullptr;
    Field *m_workloads = nullptr;
    QScrollArea *m_area = nullptr;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace preamar::ui
