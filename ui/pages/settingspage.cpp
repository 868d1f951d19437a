#include "ui/pages/settingspage.h"

#include "ui/dialogs/entries.h"
#include "ui/pages/calendarsection.h"
#include "ui/pages/settingssections.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr Millis kCycleMin{Seconds{10}};
constexpr Millis kCycleMax{Seconds{86'400}};
constexpr Millis kSampleMin{Seconds{5}};
constexpr Millis kSampleMax{Seconds{600}};
constexpr int kRetentionMax = 3650;
constexpr int kOffsetMax = 14 * 60;

std::string asTyped(const QString &typed)
{
    return entries::cleaned(typed).toStdString();
}

// "-03:00": as a zone is written.
QString offsetText(int minutes)
{
    const int size = std::abs(minutes);
    return (minutes < 0 ? u"-"_s : u"+"_s) +
           u"%1:%2"_s.arg(size / 60, 2, 10, QLatin1Char('0')).arg(size % 60, 2, 10, QLatin1Char('0'));
}

QString durationText(const Settings &settings, const char *key)
{
    return QString::fromStdString(settingText(settings, key));
}

} // namespace

const std::vector<SettingsPage::Section> &SettingsPage::sections()
{
    static const std::vector<Section> all{
        {"general", QT_TRANSLATE_NOOP("SettingsPage", "Window")},
        {"approvals", QT_TRANSLATE_NOOP("SettingsPage", "Approvals")},
        {"cycle", QT_TRANSLATE_NOOP("SettingsPage", "Cycle")},
        {"calendar", QT_TRANSLATE_NOOP("SettingsPage", "Calendar")},
        {"policies", QT_TRANSLATE_NOOP("SettingsPage", "Policies")},
        {"metrics", QT_TRANSLATE_NOOP("SettingsPage", "Metric profiles")},
        {"price", QT_TRANSLATE_NOOP("SettingsPage", "Price and currency")},
        {"notifications", QT_TRANSLATE_NOOP("SettingsPage", "Notifications")},
        {"data", QT_TRANSLATE_NOOP("SettingsPage", "Data and backup")},
        {"about", QT_TRANSLATE_NOOP("SettingsPage", "About")},
    };
    return all;
}

SettingsPage::SettingsPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Settings"), Scroll::OwnViews, parent), m_sections(new QListWidget(content())),
      m_forms(new QStackedWidget(content()))
{
    m_sections->setObjectName(u"settingsSections"_s);
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setProperty("role", u"sections"_s);
    m_sections->setFixedWidth(kSectionsWidth);
    for (const auto &section : sections())
        m_sections->addItem(QCoreApplication::translate("SettingsPage", section.title));
    auto *row = new QHBoxLayout(content());
    tighten(row, kSpaceXl);
    row->addWidget(m_sections);
    row->addWidget(m_forms, 1);
    add(makeGeneral());
    add(makeApprovals());
    add(makeCycle());
    m_calendar = new CalendarSection(console, navigator, m_forms);
    add(m_calendar);
    add(new PoliciesSection(console, navigator, m_forms));
    add(new MetricsSection(console, navigator, m_forms));
    add(makePrice());
    add(makeNotifications());
    add(new DataSection(console, navigator, m_forms));
    add(new AboutSection(console, navigator, m_forms));
    connect(m_sections, &QListWidget::currentRowChanged, m_forms, &QStackedWidget::setCurrentIndex);
    m_sections->setCurrentRow(0);
}

void SettingsPage::add(SettingsForm *form)
{
    auto *area = new QScrollArea(m_forms);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(area);
    body->setProperty("role", u"content"_s);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, kSpaceXs, kSpaceL, 0);
    row->addWidget(form, 1000);
    row->addStretch(1);
    area->setWidget(body);
    m_forms->addWidget(area);
    m_all.push_back(form);
}

SettingsForm *SettingsPage::makeGeneral()
{
    auto *form = new SettingsForm(console(), navigator(), tr("Window"), {}, m_forms);
    // Languages are named in themselves, so that they are found by those who read no other.
    form->addChoice(
        "language", tr("Language"), tr("At once, without a new start."),
        {{u"pt_BR"_s, u"Português (Brasil)"_s}, {u"en"_s, u"English"_s}},
        [](const Settings &s) { return QString::fromStdString(s.language); },
        [this](const QString &language) { navigator().chooseLanguage(language); });
    form->addChoice(
        "theme", tr("Theme"), {},
        {{u"auto"_s, tr("As the system")}, {u"light"_s, tr("Light")}, {u"dark"_s, tr("Dark")}},
        [](const Settings &s) { return QString::fromStdString(s.theme); },
        [this](const QString &theme) { navigator().chooseTheme(theme); });
    form->addChoice("density", tr("Density of lists"), tr("Compact shows about a fifth more rows."),
                    {{u"comfortable"_s, tr("Comfortable")}, {u"compact"_s, tr("Compact")}},
                    [](const Settings &s) { return QString::fromStdString(s.density); });
    form->addSwitch("start_minimized", tr("Start minimised"),
                    tr("In the task bar, or in the tray where the window goes on there."),
                    [this](const Settings &) { return console().state().value(u"window.startMinimized"_s).toBool(); });
    form->keepHere("start_minimized", [this](const std::string &value) {
        console().state().setValue(u"window.startMinimized"_s, value == "on");
        return QString();
    });
    if (const auto on = console().autostart()) {
        m_autostart = *on;
        form->addSwitch("autostart", tr("Start with the session"),
                        tr("Off unless you say otherwise; it starts minimised then."),
                        [this](const Settings &) { return m_autostart; });
        form->keepHere("autostart", [this](const std::string &value) {
            const auto done = console().setAutostart(value == "on");
            m_autostart = console().autostart().value_or(false);
            return done ? QString() : words::error(done.error());
        });
    }
    form->finish();
    return form;
}

SettingsForm *SettingsPage::makeApprovals()
{
    auto *form = new SettingsForm(console(), navigator(), tr("Approvals"), {}, m_forms);
    form->addField(
        "approval_grace", tr("Seconds to take an approval back"),
        tr("0 to %1; 0 sends at once. Until they are over nothing is recorded or sent, and closing the window sends "
           "nothing.")
            .arg(PendingApprovals::kLongestGrace),
        [this](const Settings &) { return QString::number(console().approvals().grace()); }, &asTyped,
        [](const QString &typed) {
            bool isNumber = false;
            const int seconds = entries::cleaned(typed).toInt(&isNumber);
            return isNumber && seconds >= 0 && seconds <= PendingApprovals::kLongestGrace
                       ? QString()
                       : tr("A whole number from 0 to %1 is expected.").arg(PendingApprovals::kLongestGrace);
        });
    form->keepHere("approval_grace", [this](const std::string &value) {
        console().approvals().setGrace(QString::fromStdString(value).toInt()); // checked above
        return QString();
    });
    auto *dryRun = form->addSwitch("dry_run", tr("Dry run"),
                                   tr("What is approved, by a person or by a mode, is checked up to the write (on "
                                      "Kubernetes by the server too) and then dropped; the log says that nothing was "
                                      "sent."),
                                   [](const Settings &s) { return s.dryRun; });
    // An approval that waits was given under the other rule; it is not left to the snapshot that will say so.
    connect(dryRun, &QCheckBox::clicked, this, [this] { console().approvals().withholdAll(); });
    form->finish();
    return form;
}

SettingsForm *SettingsPage::makeCycle()
{
    auto *form = new SettingsForm(
        console(), navigator(), tr("Cycle"),
        tr("A cycle measures, forecasts, decides and records. Between cycles the engine only measures."), m_forms);
    form->addField(
        "cycle", tr("Time between cycles"), tr("For example 5m; from 10s to 1d."),
        [](const Settings &s) { return durationText(s, "cycle"); }, &asTyped,
        [](const QString &typed) { return entries::durationProblem(typed, kCycleMin, kCycleMax); });
    form->addField(
        "sample", tr("Time between measurements"), tr("For example 60s; from 5s to 10m."),
        [](const Settings &s) { return durationText(s, "sample"); }, &asTyped,
        [](const QString &typed) { return entries::durationProblem(typed, kSampleMin, kSampleMax); });
    form->addField(
        "utc_offset", tr("Time zone of the load"),
        tr("The zone whose days, nights and holidays the load follows: -03:00 for Brasília."),
        [](const Settings &s) { return offsetText(s.utcOffsetMinutes); }, &asTyped,
        [](const QString &typed) {
            return checkSetting("utc_offset", asTyped(typed))
                       ? QString()
                       : tr("A zone such as -03:00 is expected, at most %1 hours from UTC.").arg(kOffsetMax / 60);
        });
    form->finish();
    return form;
}

SettingsForm *SettingsPage::makePrice()
{
    auto *form = new SettingsForm(
        console(), navigator(), tr("Price and currency"),
        tr("What a replica costs in an hour, wherever a context or a service has no price of its own. Without a price "
           "no money is shown."),
        m_forms);
    form->addField(
        "price", tr("Price per replica and hour"), tr("For example %1; empty for none.").arg(words::number(0.05, 2)),
        [](const Settings &s) {
            return s.price ? text::localeOf(words::language()).toString(*s.price, 'g', 10) : QString();
        },
        [](const QString &typed) {
            const auto price = entries::priceOf(typed);
            return price ? QString::number(*price, 'g', 15).toStdString() : std::string("none");
        },
        &entries::priceProblem);
    form->addField(
        "currency", tr("Currency"), tr("Its three letters: BRL, USD, EUR."),
        [](const Settings &s) { return QString::fromStdString(s.currency); },
        [](const QString &typed) { return entries::cleaned(typed).toUpper().toStdString(); },
        [](const QString &typed) {
            return checkSetting("currency", entries::cleaned(typed).toUpper().toStdString())
                       ? QString()
                       : tr("Three letters are expected, for example BRL.");
        });
    form->finish();
    return form;
}

SettingsForm *SettingsPage::makeNotifications()
{
    auto *form = new SettingsForm(
        console(), navigator(), tr("Notifications"),
        tr("On the desktop, where it shows such messages. A message never approves anything: reasons and the "
           "difference are in the window, and a message can outlive its proposal."),
        m_forms);
    form->addSwitch("notify_proposals", tr("A proposal waits"), tr("Service, and from how many to how many replicas."),
                    [](const Settings &s) { return s.notifyProposals; });
    form->addSwitch("notify_failures", tr("An action or a cycle failed"), tr("What failed, and where to look."),
                    [](const Settings &s) { return s.notifyFailures; });
    form->addSwitch("keep_in_tray", tr("Go on in the tray when the window is closed"),
                    tr("Only where the desktop has a tray; without one closing the window ends the program."),
                    [](const Settings &s) { return s.keepInTray; });
    form->finish();
    return form;
}

void SettingsPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    for (auto *form : m_all)
        form->setSettings(snapshot->settings);
    m_calendar->setSnapshot(*snapshot);
    panel()->setReady();
}

void SettingsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_autostart = console().autostart().value_or(false);
    for (auto *form : m_all)
        form->setSettings(console().snapshot()->settings);
}

void SettingsPage::focusOn(const QString &what)
{
    int row = 0;
    for (const auto &section : sections()) {
        if (what == QLatin1StringView(section.id)) {
            m_sections->setCurrentRow(row);
            m_sections->setFocus(Qt::OtherFocusReason);
        }
        ++row;
    }
}

} // namespace preamar::ui
