#include "ui/pages/calendarsection.h"

#include "ui/dialogs/calendardialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/models/calendarwords.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;
using calendar::EntryKind;

namespace {

constexpr qint64 kLargestFile = 4 * 1024 * 1024;
constexpr double kImportedFactor = 2.0; // events of another program say nothing of load

} // namespace

CalendarSection::CalendarSection(Console &console, Navigator &navigator, QWidget *parent)
    : SettingsForm(console, navigator, tr("Calendar"),
                   tr("What is known beforehand: events that bring more load, times in which nothing may be changed, "
                      "and bounds that follow the clock."),
                   parent)
{
    m_problem = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_problem->setTone(Tone::Crit);
    m_problem->setObjectName(u"calendarProblem"_s);
    m_problem->hide();
    column()->addWidget(m_problem);
    buildEntries();
    buildDays();
    finish();
}

void CalendarSection::buildEntries()
{
    auto *row = new FlowLayout(kSpaceS);
    auto *add = makeButton(tr("Add"), u"plus"_s, "primary", this);
    add->setObjectName(u"calendarAdd"_s);
    auto *kinds = new QMenu(add);
    for (const EntryKind kind : {EntryKind::Event, EntryKind::Freeze, EntryKind::Schedule, EntryKind::Hours}) {
        auto *action = kinds->addAction(icon(calendarKindIcon(kind)), calendarKindName(kind), this, [this, kind] {
            calendar::Entry entry;
            entry.kind = kind;
            if (kind == EntryKind::Event)
                entry.factor = 2.0;
            open(entry);
        });
        action->setObjectName(u"calendarAdd-%1"_s.arg(static_cast<int>(kind)));
    }
    connect(add, &QPushButton::clicked, this, [add, kinds] { kinds->popup(add->mapToGlobal(QPoint(0, add->height()))); });
    auto *import = makeButton(tr("Import…"), u"folder"_s, "", this);
    import->setObjectName(u"calendarImport"_s);
    auto *ways = new QMenu(import);
    ways->addAction(tr("Its entries are events (load × 2)"), this, [this] { importFile(EntryKind::Event); });
    ways->addAction(tr("Its entries are change freezes"), this, [this] { importFile(EntryKind::Freeze); });
    connect(import, &QPushButton::clicked, this,
            [import, ways] { ways->popup(import->mapToGlobal(QPoint(0, import->height()))); });
    auto *exported = makeButton(tr("Export…"), u"export"_s, "", this);
    exported->setObjectName(u"calendarExport"_s);
    connect(exported, &QPushButton::clicked, this, &CalendarSection::exportFile);
    auto *undo = makeButton(tr("Undo the last change"), u"undo"_s, "quiet", this);
    undo->setObjectName(u"calendarUndo"_s);
    connect(undo, &QPushButton::clicked, this, &CalendarSection::undoLast);
    for (QPushButton *button : {add, import, exported, undo})
        row->addWidget(button);
    m_needCalendar = {add, import, exported};
    column()->addLayout(row);
    m_empty = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_empty->setMuted();
    m_empty->setPlain(tr("Nothing is planned."));
    column()->addWidget(m_empty);
    m_entries = new QVBoxLayout;
    tighten(m_entries, kSpaceS);
    column()->addLayout(m_entries);
}

void CalendarSection::buildDays()
{
    addHeading(tr("Days"));
    m_zone = new Field(tr("Time zone"), tr("As in the IANA database, for example America/Sao_Paulo."), "calendarZone", this);
    m_zone->setCheck([](const QString &typed) {
        return calendar::Zone::find(typed.trimmed().toStdString()) ? QString() : tr("This computer does not know this time zone.");
    });
    m_national = new QCheckBox(tr("Brazilian national holidays"), this);
    m_national->setObjectName(u"calendarNational"_s);
    m_holidays = new Field(tr("Holidays of your own (optional)"),
                           tr("Day, name, and a semicolon between them: 25/01 Anniversary; 09/07/2026 Bridge day."),
                           "calendarHolidays", this);
    m_holidays->setCheck([](const QString &typed) {
        return holidaysOf(typed) ? QString() : tr("Each begins with its day: 25/01, or 25/01/2026 for one year only.");
    });
    auto *save = makeButton(tr("Save the days"), {}, "", this);
    save->setObjectName(u"calendarSaveDays"_s);
    column()->addWidget(m_zone);
    column()->addWidget(m_national);
    column()->addWidget(m_holidays);
    m_needCalendar.push_back(save);
    column()->addWidget(save, 0, Qt::AlignLeft);
    connect(save, &QPushButton::clicked, this, &CalendarSection::saveDays);
}

void CalendarSection::setSnapshot(const Snapshot &snapshot)
{
    m_problem->setPlain(snapshot.calendarProblem.empty()
                            ? QString()
                            : tr("The calendar cannot be read (%1). Until it can, nothing is decided: it may hold a "
                                 "change freeze.")
                                  .arg(words::plain(snapshot.calendarProblem, 200)));
    m_problem->setVisible(!snapshot.calendarProblem.empty());
    for (QPushButton *button : m_needCalendar)
        button->setEnabled(snapshot.calendarProblem.empty());
    m_empty->setVisible(snapshot.calendar.entries.empty() && snapshot.calendarProblem.empty());
    const bool isNew = m_calendar != snapshot.calendar;
    const Timestamp minute = floorTo(snapshot.now, std::chrono::minutes{1});
    if (!isNew && m_minute == minute)
        return;
    m_calendar = snapshot.calendar;
    m_minute = minute;
    QStringList said;
    for (const auto &entry : m_calendar->entries)
        said += linesOf(entry, snapshot.now);
    // Built anew only where it says something else: the focus stays.
    if (isNew || said != m_said) {
        m_said = said;
        showEntries(snapshot.now);
    }
    if (!isNew)
        return;
    showDays();
}

// The calendar changed, here or elsewhere: what was typed and not saved stays, unless it says the same by now.
void CalendarSection::showDays()
{
    const Days fresh{.zone = words::plain(m_calendar->timeZone, 60),
                     .national = m_calendar->brazilianHolidays,
                     .holidays = holidaysText(m_calendar->holidays)};
    const QString zone = m_zone->edit()->text();
    if (zone == m_shown.zone || zone.trimmed() == fresh.zone)
        m_zone->setText(fresh.zone);
    if (m_national->isChecked() == m_shown.national)
        m_national->setChecked(fresh.national);
    const QString typed = m_holidays->edit()->text();
    if (typed == m_shown.holidays || holidaysOf(typed) == m_calendar->holidays)
        m_holidays->setText(fresh.holidays);
    m_shown = fresh;
}

void CalendarSection::showEntries(Timestamp now)
{
    while (QLayoutItem *item = m_entries->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const auto &entry : m_calendar->entries)
        m_entries->addWidget(makeEntry(entry, now));
}

QString CalendarSection::linesOf(const calendar::Entry &entry, Timestamp now) const
{
    const auto zone = calendarZone(*m_calendar);
    QStringList lines{calendarKindName(entry.kind) + u" · "_s + calendarWhen(entry, zone)};
    if (const QString effect = calendarEffect(entry); !effect.isEmpty())
        lines += effect;
    lines += calendarWhom(entry.selector);
    const calendar::HolidayCalendar holidays(m_calendar->brazilianHolidays, m_calendar->holidays);
    const auto ahead = calendar::occurrences(entry, zone, holidays, now, now + std::chrono::hours{24 * 60});
    if (!ahead.empty() && ahead.front().from <= now)
        lines += tr("in force until %1").arg(calendarMoment(ahead.front().to, zone));
    else if (!entry.cron.empty() && !ahead.empty())
        lines += tr("next: %1").arg(calendarMoment(ahead.front().from, zone));
    else if (entry.cron.empty() && ahead.empty() && entry.to && *entry.to <= now)
        lines += tr("over");
    return lines.join(u'\n');
}

QWidget *CalendarSection::makeEntry(const calendar::Entry &entry, Timestamp now)
{
    const QString name = words::plain(entry.name, 120);
    auto *card = new Card(this);
    card->setObjectName(u"calendarEntry"_s);
    card->setAccessibleName(name);
    card->column()->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceS);
    auto *sign = new IconLabel(kIcon, card);
    sign->setIcon(calendarKindIcon(entry.kind), Token::Muted);
    auto *title = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, card);
    title->setFont(textFont(TextRole::Body, true));
    title->setPlain(name);
    auto *text = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, card);
    text->setMuted();
    text->setPlain(linesOf(entry, now));
    auto *edit = makeButton(tr("Change…"), u"edit"_s, "quiet", card);
    edit->setObjectName(u"calendarEdit"_s);
    edit->setAccessibleName(tr("Change %1").arg(name));
    auto *drop = makeButton(tr("Remove…"), u"trash"_s, "quiet", card);
    drop->setObjectName(u"calendarRemove"_s);
    drop->setAccessibleName(tr("Remove %1").arg(name));
    auto *words = new QVBoxLayout;
    tighten(words, kSpaceXs);
    words->addWidget(title);
    words->addWidget(text);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceM);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(edit, 0, Qt::AlignTop);
    row->addWidget(drop, 0, Qt::AlignTop);
    card->column()->addLayout(row);
    connect(edit, &QPushButton::clicked, this, [this, entry] { open(entry); });
    connect(drop, &QPushButton::clicked, this, [this, entry] { remove(entry); });
    return card;
}

void CalendarSection::open(const calendar::Entry &entry)
{
    auto *dialog = new CalendarDialog(console(), entry, m_calendar.value_or(calendar::Calendar{}), window());
    connect(dialog, &CalendarDialog::saved, this, [this](const QString &name) {
        navigator().say(tr("“%1” is in the calendar.").arg(words::plain(name.toStdString(), 60)));
    });
    dialog->open();
}

void CalendarSection::remove(const calendar::Entry &entry)
{
    const QString name = words::plain(entry.name, 120);
    ConfirmDialog::ask(window(),
                       Question{.title = tr("Remove %1?").arg(name),
                                .text = tr("It is no longer taken into account from the next decision on. Undo puts it "
                                           "back."),
                                .lines = {},
                                .confirm = tr("Remove"),
                                .icon = u"trash"_s,
                                .isDangerous = entry.kind == EntryKind::Freeze,
                                .typed = std::nullopt,
                                .typedText = {},
                                .needsReason = false,
                                .protectedContext = {},
                                .chord = {}},
                       [this, id = entry.id, name](const QString &) {
                           send(command::calendarRemove, Json{{"id", id}}, tr("“%1” was removed.").arg(name));
                       });
}

// Asked first where a change freeze may go with it: the calendar before is the engine's, not shown here.
void CalendarSection::undoLast()
{
    const auto undo = [this] {
        send(command::calendarUndo, Json::object(), tr("The calendar is as it was before the last change."));
    };
    const bool freezes = m_calendar && std::any_of(m_calendar->entries.begin(), m_calendar->entries.end(),
                                                   [](const auto &e) { return e.kind == EntryKind::Freeze; });
    if (!freezes)
        return undo();
    ConfirmDialog::ask(window(),
                       Question{.title = tr("Undo the last change?"),
                                .text = tr("If the last change added a change freeze, it no longer holds."),
                                .lines = {},
                                .confirm = tr("Undo"),
                                .icon = u"undo"_s,
                                .isDangerous = true,
                                .typed = std::nullopt,
                                .typedText = {},
                                .needsReason = false,
                                .protectedContext = {},
                                .chord = {}},
                       [undo](const QString &) { undo(); });
}

void CalendarSection::saveDays()
{
    if (!m_calendar || !validateAll({m_zone, m_holidays}))
        return;
    calendar::Calendar next = *m_calendar;
    next.timeZone = m_zone->text().toStdString();
    next.brazilianHolidays = m_national->isChecked();
    next.holidays = *holidaysOf(m_holidays->text());
    send(command::calendarSet, Json{{"calendar", calendar::toJson(next)}}, tr("Days saved."));
}

void CalendarSection::importFile(EntryKind as)
{
    const QString path =
        QFileDialog::getOpenFileName(window(), tr("Import a calendar"), {}, tr("iCalendar files (*.ics)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        navigator().warn(tr("The file cannot be read: %1").arg(file.errorString()));
        return;
    }
    if (file.size() > kLargestFile) {
        navigator().warn(tr("The file is larger than 4 MiB."));
        return;
    }
    Json arguments{{"ics", file.readAll().toStdString()}, {"as", std::string(calendar::toString(as))}};
    if (as == EntryKind::Event)
        arguments["factor"] = kImportedFactor;
    sendImport(std::move(arguments));
}

// A ceiling of zero in the file is confirmed as one that is typed in the form.
void CalendarSection::sendImport(Json arguments)
{
    console().submit(command::calendarImport, arguments, this, [this, arguments](const Result<CommandAnswer> &answer) {
        const QString problem = words::problem(answer);
        if (problem.isEmpty()) {
            navigator().say(tr("The calendar was imported."));
            return;
        }
        const auto &reason = answer ? answer->error.value_or(Error{}).reason : answer.error().reason;
        if (reason != toString(ReasonCode::ConfirmationRequired) || arguments.contains("confirm")) {
            navigator().warn(problem);
            return;
        }
        ConfirmDialog::ask(window(),
                           Question{.title = tr("Import entries that lower to zero replicas?"),
                                    .text = tr("While they last, their services answer nothing."),
                                    .lines = {},
                                    .confirm = tr("Import"),
                                    .icon = u"down"_s,
                                    .isDangerous = true,
                                    .typed = 0,
                                    .typedText = {},
                                    .needsReason = false,
                                    .protectedContext = {},
                                    .chord = {}},
                           [this, arguments](const QString &) {
                               Json confirmed = arguments;
                               confirmed["confirm"] = 0;
                               sendImport(std::move(confirmed));
                           });
    });
}

void CalendarSection::exportFile()
{
    if (!m_calendar)
        return;
    const QString path = QFileDialog::getSaveFileName(window(), tr("Export the calendar"), u"preamar.ics"_s,
                                                      tr("iCalendar files (*.ics)"));
    if (path.isEmpty())
        return;
    const QByteArray bytes = QByteArray::fromStdString(calendar::toICalendar(*m_calendar));
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        navigator().say(tr("The calendar was written to %1.").arg(path));
    else
        navigator().warn(tr("The file cannot be written: %1").arg(file.errorString()));
}

void CalendarSection::send(std::string_view kind, Json arguments, const QString &done)
{
    console().submit(kind, std::move(arguments), this, [this, done](const Result<CommandAnswer> &answer) {
        const QString problem = words::problem(answer);
        if (problem.isEmpty())
            navigator().say(done);
        else
            navigator().warn(problem);
    });
}

QString CalendarSection::holidaysText(const std::vector<calendar::OwnDate> &holidays)
{
    QStringList parts;
    for (const auto &own : holidays) {
        QString part = u"%1/%2"_s.arg(static_cast<unsigned>(own.day.day()), 2, 10, QLatin1Char('0'))
                           .arg(static_cast<unsigned>(own.day.month()), 2, 10, QLatin1Char('0'));
        if (own.year)
            part += u"/%1"_s.arg(static_cast<int>(*own.year));
        parts += part + u' ' + words::plain(own.name, 80);
    }
    return parts.join(u"; "_s);
}

std::optional<std::vector<calendar::OwnDate>> CalendarSection::holidaysOf(const QString &typed)
{
    std::vector<calendar::OwnDate> out;
    for (const QString &part : typed.split(u';', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const QStringList day = part.trimmed().section(u' ', 0, 0).split(u'/');
        const QString name = part.trimmed().section(u' ', 1).trimmed();
        const bool hasShortYear = day.size() == 3 && day[2].size() != 4; // 26 would be the year 26
        if (day.size() < 2 || day.size() > 3 || hasShortYear || name.isEmpty())
            return std::nullopt;
        // A leap year stands for "every year", so that 29/02 is a day.
        const QDate date(day.size() == 3 ? day[2].toInt() : 2024, day[1].toInt(), day[0].toInt());
        if (!date.isValid())
            return std::nullopt;
        calendar::OwnDate own{.day = std::chrono::month{static_cast<unsigned>(date.month())} /
                                     std::chrono::day{static_cast<unsigned>(date.day())},
                              .year = std::nullopt,
                              .name = name.toStdString()};
        if (day.size() == 3)
            own.year = std::chrono::year{date.year()};
        out.push_back(std::move(own));
    }
    return out;
}

} // namespace preamar::ui
