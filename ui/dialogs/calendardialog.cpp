#include "ui/dialogs/calendardialog.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/entries.h"
#include "ui/models/calendarwords.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;
using calendar::EntryKind;

namespace {

enum Repeat { Once, Weekly, ByCron };

constexpr Millis kShortest{Seconds{60}};
constexpr Millis kLongest{std::chrono::hours{24 * 31}};
constexpr Millis kMostLead{std::chrono::hours{24 * 7}};
constexpr style::TextLength kFormHeight{440};
// As the calendar is judged when it is saved.
constexpr qsizetype kLongestName = 80; // bytes
constexpr double kLargestFactor = 100.0;
constexpr qint64 kMostReplicas = 10'000;

QString durationText(Millis d)
{
    const auto minutes = d.count() / 60'000;
    if (minutes == 0)
        return {};
    return minutes % 1440 == 0 ? QString::number(minutes / 1440) + u'd'
           : minutes % 60 == 0 ? QString::number(minutes / 60) + u'h'
                               : QString::number(minutes) + u'm';
}

Millis durationOf(const Field &field)
{
    const auto read = parseDuration(field.text().toStdString());
    return read ? *read : Millis{0};
}

std::vector<std::string> namesOf(const Field &field)
{
    std::vector<std::string> out;
    for (const QString &name : entries::listOf(field.text()))
        out.push_back(name.toStdString());
    return out;
}

// As stored: what is edited is neither shortened nor tidied.
QString joined(const std::vector<std::string> &names)
{
    QStringList out;
    for (const auto &name : names)
        out += QString::fromStdString(name);
    return out.join(u", "_s);
}

std::optional<std::int64_t> countOf(const Field &field)
{
    bool ok = false;
    const auto count = field.text().toLongLong(&ok);
    return ok ? std::optional(static_cast<std::int64_t>(count)) : std::nullopt;
}

} // namespace

CalendarDialog::CalendarDialog(Console &console, calendar::Entry entry, const calendar::Calendar &calendar,
                               QWidget *parent)
    : QDialog(parent), m_console(console), m_entry(std::move(entry)), m_zone(calendarZone(calendar))
{
    setObjectName(u"calendarDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_entry.id.empty() ? calendarKindName(m_entry.kind)
                                      : tr("Change %1").arg(words::plain(m_entry.name, 60)));
    setFixedWidth(kWizardWidth);
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(windowTitle());
    auto *prose = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    prose->setMuted();
    prose->setPlain(calendarKindMeaning(m_entry.kind));

    auto *inner = new QWidget(this);
    inner->setProperty("role", u"content"_s);
    auto *form = new QVBoxLayout(inner);
    tighten(form, kSpaceM);
    form->setContentsMargins(0, 0, kSpaceM, 0);
    m_name = addField(form, tr("Name"), tr("Shown wherever it decides something."), "entryName");
    m_name->setText(QString::fromStdString(m_entry.name));
    m_name->setCheck([](const QString &typed) {
        const QString name = entries::cleaned(typed);
        return name.isEmpty()                         ? tr("Give it a name, for example Black Friday.")
               : name.toUtf8().size() > kLongestName ? tr("A shorter name is expected.")
                                                     : QString();
    });
    buildWhen(form);
    buildEffect(form);
    buildWhom(form);
    form->addStretch(1);
    auto *area = m_area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    area->setMinimumHeight(kFormHeight);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    column->addWidget(heading);
    column->addWidget(prose);
    column->addWidget(area, 1);
    buildButtons(column);
    showRepeat();
    // The wheel scrolls the form; it turns a value only where the focus is.
    for (QWidget *turned : std::initializer_list<QWidget *>{m_repeat, m_from, m_to, m_start}) {
        turned->setFocusPolicy(Qt::StrongFocus);
        turned->installEventFilter(this);
    }
    m_name->edit()->setFocus(Qt::OtherFocusReason);
}

bool CalendarDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return QDialog::eventFilter(watched, event);
    event->ignore();
    return true;
}

Field *CalendarDialog::addField(QVBoxLayout *column, const QString &label, const QString &expects, const char *name)
{
    auto *field = new Field(label, expects, name, this);
    column->addWidget(field);
    connect(field, &Field::edited, this, [this] {
        if (m_problem) // else still being built
            m_problem->hide();
    });
    return field;
}

void CalendarDialog::buildWhen(QVBoxLayout *column)
{
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    caption->setFont(textFont(TextRole::Body, true));
    caption->setPlain(tr("When (%1)").arg(QString::fromStdString(m_zone.name())));
    m_repeat = new QComboBox(this);
    m_repeat->setObjectName(u"entryRepeat"_s);
    m_repeat->setAccessibleName(tr("When"));
    m_repeat->addItem(tr("Once"), Once);
    m_repeat->addItem(tr("Every week"), Weekly);
    m_repeat->addItem(tr("By a cron line"), ByCron);
    column->addWidget(caption);
    column->addWidget(m_repeat);

    const Timestamp now = m_console.snapshot()->now;
    m_once = new QWidget(this);
    auto *once = new QHBoxLayout(m_once);
    tighten(once, kSpaceS);
    const auto addMoment = [&](const QString &title, const char *name, Timestamp at) {
        auto *label = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, m_once);
        label->setMuted();
        label->setPlain(title);
        auto *edit = new QDateTimeEdit(wallTime(at, m_zone), m_once);
        edit->setTimeSpec(Qt::UTC); // the wall of the calendar's zone, whatever this computer's is
        edit->setDisplayFormat(words::language() == text::Language::PtBr ? u"dd/MM/yyyy HH:mm"_s
                                                                         : u"yyyy-MM-dd HH:mm"_s);
        edit->setCalendarPopup(true);
        edit->setObjectName(QString::fromLatin1(name));
        edit->setAccessibleName(title);
        once->addWidget(label);
        once->addWidget(edit, 1);
        return edit;
    };
    const Timestamp next = floorTo(now, std::chrono::hours{1}) + std::chrono::hours{24};
    m_from = addMoment(tr("from"), "entryFrom", m_entry.from.value_or(next));
    m_to = addMoment(tr("to"), "entryTo", m_entry.to.value_or(next + std::chrono::hours{4}));
    column->addWidget(m_once);

    m_weekly = new QWidget(this);
    auto *weekly = new QHBoxLayout(m_weekly);
    tighten(weekly, kSpaceXs);
    const auto plain = weeklyOf(m_entry.cron).value_or(
        WeeklyTime{.hour = 9, .minute = 0, .days = {false, true, true, true, true, true, false}});
    const QLocale locale = text::localeOf(words::language());
    for (int n = 1; n <= 7; ++n) {
        const auto day = static_cast<std::size_t>(n % 7);
        m_days[day] = makeButton(locale.dayName(n, QLocale::ShortFormat).remove(u'.'), {}, "segment", m_weekly);
        m_days[day]->setProperty("tight", true);
        m_days[day]->setCheckable(true);
        m_days[day]->setChecked(plain.days[day]);
        m_days[day]->setAccessibleName(locale.dayName(n));
        m_days[day]->setObjectName(u"entryDay-%1"_s.arg(day));
        weekly->addWidget(m_days[day]);
    }
    weekly->addStretch(1);
    m_start = new QTimeEdit(QTime(plain.hour, plain.minute), m_weekly);
    m_start->setDisplayFormat(u"HH:mm"_s);
    m_start->setObjectName(u"entryStart"_s);
    m_start->setAccessibleName(tr("Begins at"));
    weekly->addWidget(m_start);
    column->addWidget(m_weekly);

    m_cron = addField(column, tr("Cron line"), tr("minute hour day month weekday, for example 0 9 * * 1-5."), "entryCron");
    m_cron->setText(QString::fromStdString(m_entry.cron));
    m_cron->setCheck([](const QString &typed) {
        return calendar::Cron::parse(entries::cleaned(typed).toStdString())
                   ? QString()
                   : tr("Five parts are expected: minute hour day month weekday.");
    });
    m_duration = addField(column, tr("Lasts"), tr("For example 9h, 90m or 2d."), "entryDuration");
    m_duration->setText(durationText(m_entry.duration.count() > 0 ? m_entry.duration : Millis{std::chrono::hours{9}}));
    m_duration->setCheck([](const QString &typed) { return entries::durationProblem(typed, kShortest, kLongest); });
    m_notOnHolidays = new QCheckBox(tr("Not on holidays"), this);
    m_notOnHolidays->setObjectName(u"entryNotOnHolidays"_s);
    m_notOnHolidays->setChecked(m_entry.notOnHolidays);
    column->addWidget(m_notOnHolidays);
    m_except = addField(column, tr("Except on (optional)"),
                        tr("Days on which it does not begin, with commas: %1.").arg(dateText(m_zone.local(now).date)),
                        "entryExcept");
    QStringList except;
    for (const auto date : m_entry.except)
        except += dateText(date);
    m_except->setText(except.join(u", "_s));
    m_except->setCheck([](const QString &typed) {
        for (const QString &date : entries::listOf(typed)) {
            if (!dateOf(date))
                return tr("“%1” is not a date.").arg(words::plain(date.toStdString(), 40));
        }
        return QString();
    });
    const int repeat = m_entry.cron.empty() ? (m_entry.from || m_entry.kind != EntryKind::Hours ? Once : Weekly)
                       : weeklyOf(m_entry.cron) ? Weekly
                                                : ByCron;
    m_repeat->setCurrentIndex(repeat);
    connect(m_repeat, &QComboBox::currentIndexChanged, this, &CalendarDialog::showRepeat);
}

void CalendarDialog::buildEffect(QVBoxLayout *column)
{
    const auto count = [](const QString &typed) {
        return typed.isEmpty() ? QString()
                               : entries::wholeNumberProblem(typed, 0, kMostReplicas);
    };
    const auto countText = [](const std::optional<std::int64_t> &n) { return n ? QString::number(*n) : QString(); };
    if (m_entry.kind == EntryKind::Event) {
        m_factor = addField(column, tr("Times the load"), tr("Load is so many times what is expected without it: %1.").arg(words::number(2.5, 1)),
                            "entryFactor");
        m_factor->setText(text::localeOf(words::language()).toString(m_entry.factor, 'g', 6));
        m_factor->setCheck([](const QString &typed) {
            const auto factor = entries::priceOf(typed);
            return factor && *factor >= 1.0 && *factor <= kLargestFactor ? QString()
                                                                         : tr("A number from 1 to 100 is expected.");
        });
        m_lead = addField(column, tr("Ready before (optional)"), tr("So long before it begins: for example 2h."), "entryLead");
        m_lead->setText(durationText(m_entry.lead));
        m_lead->setCheck([](const QString &typed) {
            return typed.isEmpty() ? QString() : entries::durationProblem(typed, kShortest, kMostLead);
        });
    }
    if (m_entry.kind == EntryKind::Freeze)
        return;
    m_min = addField(column, tr("At least (optional)"), tr("Replicas while it lasts."), "entryMin");
    m_min->setText(countText(m_entry.min));
    m_min->setCheck(count);
    if (m_entry.kind == EntryKind::Event)
        return;
    m_max = addField(column, tr("At most (optional)"), tr("Replicas while it lasts; 0 has to be confirmed."), "entryMax");
    m_max->setText(countText(m_entry.max));
    m_max->setCheck(count);
}

void CalendarDialog::buildWhom(QVBoxLayout *column)
{
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    caption->setMuted();
    caption->setPlain(tr("It holds for all services, or for those named here; of what is named, any one suffices."));
    column->addWidget(caption);
    m_contexts = addField(column, tr("Contexts (optional)"), tr("Names, with commas between them."), "entryContexts");
    m_contexts->setText(joined(m_entry.selector.contexts));
    m_groups = addField(column, tr("Groups (optional)"), tr("Names, with commas between them."), "entryGroups");
    m_groups->setText(joined(m_entry.selector.groups));
    m_workloads = addField(column, tr("Services (optional)"),
                           tr("Names, with commas between them; a * at the end stands for any rest."), "entryWorkloads");
    m_workloads->setText(joined(m_entry.selector.workloads));
    for (Field *field : {m_contexts, m_groups, m_workloads}) {
        connect(field, &Field::left, this, [this, field] { field->setNote(unknownName(*field)); });
        field->setNote(unknownName(*field));
    }
}

// A name that stands for nothing now may be a slip, or of what is still to come: said, not refused.
QString CalendarDialog::unknownName(const Field &field) const
{
    const auto snapshot = m_console.snapshot();
    for (const std::string &name : namesOf(field)) {
        const QString shown = words::plain(name, 60);
        if (&field == m_contexts) {
            const auto &contexts = snapshot->contexts;
            if (std::none_of(contexts.begin(), contexts.end(), [&](const auto &c) { return c.name.str() == name; }))
                return tr("No context is called “%1”.").arg(shown);
            continue;
        }
        calendar::Selector selector;
        (&field == m_groups ? selector.groups : selector.workloads) = {name};
        if (!snapshot->cycle || name.ends_with('*'))
            continue;
        const auto &reports = snapshot->cycle->workloads;
        if (std::any_of(reports.begin(), reports.end(),
                        [&](const auto &r) { return selector.fits(r.workload.ref, r.policy.group); }))
            continue;
        return &field == m_groups ? tr("No group is called “%1”.").arg(shown)
                                  : tr("No service is called “%1”.").arg(shown);
    }
    return {};
}

void CalendarDialog::buildButtons(QVBoxLayout *column)
{
    m_problem = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_problem->setTone(Tone::Crit);
    m_problem->setObjectName(u"entryProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *cancel = makeButton(tr("Cancel"), {}, "", this);
    cancel->setObjectName(u"entryCancel"_s);
    m_save = makeButton(tr("Save"), {}, "primary", this);
    m_save->setObjectName(u"entrySave"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(m_save);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
}

void CalendarDialog::showRepeat()
{
    const int repeat = m_repeat->currentData().toInt();
    m_once->setVisible(repeat == Once);
    m_weekly->setVisible(repeat == Weekly);
    m_cron->setVisible(repeat == ByCron);
    m_duration->setVisible(repeat != Once);
    m_except->setVisible(repeat != Once);
    m_notOnHolidays->setVisible(repeat != Once && m_entry.kind != EntryKind::Hours); // hours never are
    if (m_problem)
        m_problem->hide();
}

void CalendarDialog::say(const QString &problem)
{
    m_problem->setPlain(problem);
    m_problem->show();
}

std::vector<Field *> CalendarDialog::shownFields() const
{
    std::vector<Field *> out;
    for (Field *field : {m_name, m_cron, m_duration, m_except, m_factor, m_lead, m_min, m_max}) {
        if (field && !field->isHidden())
            out.push_back(field);
    }
    return out;
}

calendar::Entry CalendarDialog::entry() const
{
    calendar::Entry e = m_entry;
    e.name = m_name->text().toStdString();
    e.selector = {.contexts = namesOf(*m_contexts), .groups = namesOf(*m_groups), .workloads = namesOf(*m_workloads)};
    const int repeat = m_repeat->currentData().toInt();
    e.from.reset();
    e.to.reset();
    e.cron.clear();
    e.duration = {};
    e.except.clear();
    e.notOnHolidays = false;
    if (repeat == Once) {
        e.from = instantOf(m_from->dateTime(), m_zone);
        e.to = instantOf(m_to->dateTime(), m_zone);
    } else {
        WeeklyTime weekly{.hour = m_start->time().hour(), .minute = m_start->time().minute(), .days = {}};
        for (std::size_t day = 0; day < m_days.size(); ++day)
            weekly.days[day] = m_days[day]->isChecked();
        const bool saysTheSame = weeklyOf(m_entry.cron) == weekly; // in other words: those stay
        e.cron = repeat == ByCron ? m_cron->text().toStdString() : saysTheSame ? m_entry.cron : cronOf(weekly);
        e.duration = durationOf(*m_duration);
        e.notOnHolidays = m_notOnHolidays->isChecked();
        for (const QString &date : entries::listOf(m_except->text()))
            e.except.push_back(*dateOf(date));
    }
    if (m_factor)
        e.factor = entries::priceOf(m_factor->text()).value_or(1.0);
    if (m_lead)
        e.lead = m_lead->text().isEmpty() ? Millis{0} : durationOf(*m_lead);
    e.min = m_min ? countOf(*m_min) : std::nullopt;
    e.max = m_max ? countOf(*m_max) : std::nullopt;
    return e;
}

// What no field alone can tell. Empty where all is well.
QString CalendarDialog::effectProblem(const calendar::Entry &wanted) const
{
    switch (wanted.kind) {
    case EntryKind::Event:
        return wanted.factor > 1.0 || wanted.min ? QString() : tr("A factor above 1 or a lower bound is expected.");
    case EntryKind::Freeze:
        return {};
    case EntryKind::Schedule:
    case EntryKind::Hours:
        break;
    }
    if (!wanted.min && !wanted.max)
        return tr("A lower or an upper bound is expected.");
    return wanted.min && wanted.max && *wanted.min > *wanted.max ? tr("The lower bound is above the upper one.")
                                                                 : QString();
}

void CalendarDialog::save(bool zeroConfirmed)
{
    if (!validateAll(shownFields())) {
        if (QWidget *wrong = focusWidget())
            m_area->ensureWidgetVisible(wrong);
        return;
    }
    const bool noDay = std::none_of(m_days.begin(), m_days.end(), [](const QPushButton *day) { return day->isChecked(); });
    if (m_repeat->currentData().toInt() == Weekly && noDay)
        return say(tr("Choose at least one day of the week."));
    const calendar::Entry wanted = entry();
    if (wanted.from && !(*wanted.from < *wanted.to))
        return say(tr("It ends before it begins."));
    if (const QString wrong = effectProblem(wanted); !wrong.isEmpty()) {
        m_min->edit()->setFocus(Qt::OtherFocusReason);
        m_area->ensureWidgetVisible(m_min);
        return say(wrong);
    }
    // As the engine sees it: the confirmation holds for the same services at the same times.
    const bool held = m_entry.mayBeZero && wanted.max == m_entry.max && wanted.selector == m_entry.selector &&
                      wanted.cron == m_entry.cron && wanted.duration == m_entry.duration &&
                      wanted.from == m_entry.from && wanted.to == m_entry.to;
    if (wanted.max == std::int64_t{0} && !zeroConfirmed && !held) {
        ConfirmDialog::ask(this,
                           Question{.title = tr("Lower to zero replicas?"),
                                    .text = tr("While “%1” lasts, its services answer nothing.")
                                                .arg(words::plain(wanted.name, 60)),
                                    .lines = {calendarWhom(wanted.selector)},
                                    .confirm = tr("Save"),
                                    .icon = u"down"_s,
                                    .isDangerous = true,
                                    .typed = 0,
                                    .typedText = {},
                                    .needsReason = false,
                                    .protectedContext = {},
                                    .chord = {}},
                           [this](const QString &) { save(true); });
        return;
    }
    Json arguments{{"entry", calendar::toJson(wanted)}};
    if (zeroConfirmed)
        arguments["confirm"] = 0;
    m_save->setEnabled(false);
    m_console.submit(command::calendarPut, std::move(arguments), this,
                     [this, name = m_name->text()](const Result<CommandAnswer> &answer) {
                         m_save->setEnabled(true);
                         if (const QString failed = words::problem(answer); !failed.isEmpty())
                             return say(failed);
                         Q_EMIT saved(name);
                         accept();
                     });
}

} // namespace preamar::ui
