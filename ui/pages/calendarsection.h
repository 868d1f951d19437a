// The operator's calendar in the settings: zone and holidays, and the entries that raise, lower or freeze; taken from
// iCalendar and given back as such.
#pragma once

#include "core/calendar/entries.h"
#include "ui/pages/settingsform.h"

#include <optional>
#include <vector>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace preamar {
struct Snapshot;
}

namespace preamar::ui {

class CalendarSection final : public SettingsForm
{
    Q_OBJECT
public:
    CalendarSection(Console &console, Navigator &navigator, QWidget *parent);

    void setSnapshot(const Snapshot &snapshot);

    // "25/01 Anniversary; 09/07/2026 Bridge day" and back; nullopt where a part is no date.
    [[nodiscard]] static QString holidaysText(const std::vector<calendar::OwnDate> &holidays);
    [[nodiscard]] static std::optional<std::vector<calendar::OwnDate>> holidaysOf(const QString &typed);

private:
    void buildDays();
    void buildEntries();
    void showDays();
    void showEntries(Timestamp now);
    QWidget *makeEntry(const calendar::Entry &entry, Timestamp now);
    [[nodiscard]] QString linesOf(const calendar::Entry &entry, Timestamp now) const;
    void open(const calendar::Entry &entry);
    void remove(const calendar::Entry &entry);
    void undoLast();
    void saveDays();
    void importFile(calendar::EntryKind as);
    void sendImport(Json arguments);
    void exportFile();
    void send(std::string_view kind, Json arguments, const QString &done);

    std::optional<calendar::Calendar> m_calendar; // as shown
    Timestamp m_minute{};                         // of what is said of now
    struct Days
    {
        QString zone;
        bool national = false;
        QString holidays;
    };
    Days m_shown; // as last set from the calendar: what differs from it was typed
    QStringList m_said;                           // of each entry
    Field *m_zone = nullptr;
    QCheckBox *m_national = nullptr;
    Field *m_holidays = nullptr;
    PlainLabel *m_problem = nullptr;
    PlainLabel *m_empty = nullptr;
    QVBoxLayout *m_entries = nullptr;
    std::vector<QPushButton *> m_needCalendar; // of no use while it cannot be read
};

} // namespace preamar::ui
