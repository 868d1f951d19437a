#include "ui/pages/settingssections.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/entries.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/updatewatch.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

// Rows "what — value" in a card.
class Facts
{
public:
    explicit Facts(QWidget *parent) : m_card(new Card(parent)), m_grid(new QGridLayout)
    {
        m_grid->setHorizontalSpacing(kSpaceL);
        m_grid->setVerticalSpacing(kSpaceXs);
        m_grid->setColumnStretch(1, 1);
        m_card->column()->addLayout(m_grid);
    }
    void add(const QString &what, const QString &value, bool isCode = false)
    {
        auto *title = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_card);
        title->setMuted();
        title->setPlain(what);
        title->setMinimumWidth(kNameWidth);
        auto *text = new PlainLabel(isCode ? TextRole::Caption : TextRole::Body, PlainLabel::Fit::Wrap, m_card);
        text->setPlain(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(title, m_row, 0, Qt::AlignTop);
        m_grid->addWidget(text, m_row++, 1);
    }
    void heading(const QString &words)
    {
        auto *title = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_card);
        title->setFont(textFont(TextRole::Body, true));
        title->setPlain(words);
        m_grid->addWidget(title, m_row++, 0, 1, 2);
    }
    [[nodiscard]] Card *card() const { return m_card; }

private:
    Card *m_card;
    QGridLayout *m_grid;
    int m_row = 0;
};

QString presetMeaning(const std::string &name)
{
    if (name == "kryonix")
        return PoliciesSection::tr("Looks 30 min, 1 h and 2 h ahead and compares CPU, memory and requests with their "
                                   "thresholds. Reduces only on load that was measured low.");
    if (name == "aurax")
        return PoliciesSection::tr("A table of thresholds with durations: CPU, memory, queue, response time, errors.");
    if (name == "aiops")
        return PoliciesSection::tr("Looks 30 min ahead with a wider margin between raising and reducing.");
    if (name == "preamar")
        return PoliciesSection::tr(
            "Capacity for what demand may reach until a new replica is ready; reduces only where "
            "low load lasts.");
    if (name == "schedule")
        return PoliciesSection::tr("The count of the schedule's line that fired last, in local time.");
    if (name == "hpa")
        return PoliciesSection::tr("Kubernetes' own algorithm on utilisation; no forecast.");
    if (name == "load-hpa")
        return PoliciesSection::tr("The same on offered load, with a chosen window before it reduces.");
    if (name == "static")
        return PoliciesSection::tr("A fixed count.");
    return {};
}

struct Licence
{
    const char *name;
    const char *licence;
};

constexpr std::array kLicences{
    Licence{"Qt Core, Gui, Widgets, Network, Svg", "LGPL-3.0"},
    Licence{"Qt Charts", "GPL-3.0"},
    Licence{"SQLite", "public domain"},
    Licence{"nlohmann/json", "MIT"},
    Licence{"spdlog, fmt", "MIT"},
    Licence{"QtKeychain", "BSD-2-Clause"},
    Licence{"CLI11", "BSD-3-Clause"},
    Licence{"tl::expected", "CC0-1.0"},
    Licence{"Inter", "OFL-1.1"},
};

} // namespace

PoliciesSection::PoliciesSection(Console &console, Navigator &navigator, QWidget *parent)
    : SettingsForm(console, navigator, tr("Policies"),
                   tr("A service that takes part starts with a preset and in mode “recommend”. Each service's own "
                      "policy is on its page; labels may only narrow it."),
                   parent)
{
    for (const auto &preset : console.presets()) {
        Facts facts(this);
        const ScalingPolicy &p = preset.policy;
        facts.heading(words::plain(preset.name));
        if (const QString meaning = presetMeaning(preset.name); !meaning.isEmpty())
            facts.add(tr("How it decides"), meaning);
        facts.add(tr("Replicas"), tr("%1 to %2").arg(p.min).arg(p.max));
        // The thresholds of a policy are those of this preset; the others have parameters of their own.
        if (preset.name != "kryonix") {
            column()->addWidget(facts.card());
            continue;
        }
        facts.add(tr("Raises above"), words::percent(p.upThreshold, 0));
        facts.add(tr("Reduces below"), words::percent(p.downThreshold, 0));
        facts.add(tr("Target of one replica"),
                  tr("CPU %1, memory %2").arg(words::percent(p.targetCpu, 0), words::percent(p.targetMemory, 0)));
        facts.add(tr("Time to be ready"), tr("%1 until it was measured").arg(words::duration(p.startup)));
        column()->addWidget(facts.card());
    }
    finish();
}

MetricsSection::MetricsSection(Console &console, Navigator &navigator, QWidget *parent)
    : SettingsForm(console, navigator, tr("Metric profiles"),
                   tr("What is asked of Prometheus for every service at once. A context names its profile; a service "
                      "may have queries of its own. $window is the context's window, $key the label with the "
                      "service's name."),
                   parent)
{
    std::string shown;
    std::optional<Facts> facts;
    for (const auto &row : console.metricProfiles()) {
        if (row.profile != shown) {
            shown = row.profile;
            facts.emplace(this);
            facts->heading(words::plain(row.profile));
            column()->addWidget(facts->card());
        }
        facts->add(text::metricName(row.metric, words::language()), words::plain(row.query, 2000), true);
    }
    finish();
}

DataSection::DataSection(Console &console, Navigator &navigator, QWidget *parent)
    : SettingsForm(
          console, navigator, tr("Data and backup"),
          tr("Everything is on this computer and goes nowhere else. The journal (decisions, approvals, log) is "
             "kept for ever; the history of measurements may be lost and is rebuilt."),
          parent)
{
    addField(
        "retention", tr("Keep measurements for"),
        tr("Days at full resolution, 1 to 3650; hourly figures stay for years."),
        [](const Settings &s) { return QString::number(s.retentionDays); },
        [](const QString &typed) { return entries::cleaned(typed).toStdString(); },
        [](const QString &typed) { return entries::wholeNumberProblem(typed, 1, 3650); });
    m_storage = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_storage->setObjectName(u"storageText"_s);
    m_storage->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *card = new Card(this);
    auto *title = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
    title->setFont(textFont(TextRole::Body, true));
    title->setPlain(tr("Stored now"));
    card->column()->addWidget(title);
    card->column()->addWidget(m_storage);
    column()->addWidget(card);

    auto *rescue = new Card(this);
    auto *heading = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, rescue);
    heading->setFont(textFont(TextRole::Body, true));
    heading->setPlain(tr("Backup"));
    auto *text = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, rescue);
    text->setMuted();
    text->setPlain(tr("Journal and history in one file; tokens stay in the keychain and are not in it. After a restore "
                      "everything is paused until you resume it, and what is replaced is kept beside it."));
    m_backup = makeButton(tr("Back up…"), u"export"_s, "", rescue);
    m_backup->setObjectName(u"backupButton"_s);
    m_restore = makeButton(tr("Restore…"), u"undo"_s, "", rescue);
    m_restore->setObjectName(u"restoreButton"_s);
    m_answer = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, rescue);
    m_answer->setObjectName(u"backupAnswer"_s);
    m_answer->hide();
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    buttons->addWidget(m_backup);
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    rescue->column()->addWidget(heading);
    rescue->column()->addWidget(text);
    rescue->column()->addLayout(buttons);
    rescue->column()->addWidget(m_answer);
    column()->addWidget(rescue);
    connect(m_backup, &QPushButton::clicked, this, &DataSection::backup);
    connect(m_restore, &QPushButton::clicked, this, &DataSection::restore);
    finish();
}

void DataSection::setSettings(const Settings &settings)
{
    SettingsForm::setSettings(settings);
    // The demonstration's home is made anew at will; only the operator's is worth a restore.
    m_restore->setEnabled(!console().snapshot()->isLab);
}

void DataSection::showEvent(QShowEvent *event)
{
    SettingsForm::showEvent(event);
    load();
}

void DataSection::load()
{
    if (m_isLoading)
        return;
    m_isLoading = true;
    console().storage(this, [this](const Result<StorageReport> &report) {
        m_isLoading = false;
        if (!report) {
            m_storage->setPlain(words::error(report.error()));
            return;
        }
        const auto size = [](std::int64_t bytes) { return words::value(static_cast<double>(bytes), Unit::Bytes); };
        QString text = tr("History: %1 measurements of %2 series, %3.")
                           .arg(words::number(static_cast<double>(report->samples)),
                                words::number(static_cast<double>(report->series)), size(report->historyBytes));
        if (report->oldest)
            text += u' ' + tr("The oldest is of %1.").arg(words::dateTime(*report->oldest));
        text += u'\n' + tr("Journal: %1 records in the log, %2.")
                            .arg(words::number(static_cast<double>(report->records)), size(report->journalBytes));
        // Pictures of the demonstration show no path of the machine (decisions.md).
        if (!console().snapshot()->isLab)
            text += u'\n' + tr("Folder: %1").arg(words::plain(report->home, 400));
        m_storage->setPlain(text);
    });
}

void DataSection::backup()
{
    auto *dialog = new QFileDialog(window(), tr("Back up into a new file"));
    dialog->setObjectName(u"backupDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"preamar-backup"_s);
    dialog->selectFile(u"preamar.preamar-backup"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_backup->setEnabled(false);
        m_answer->setMuted();
        m_answer->setPlain(tr("Backing up…"));
        m_answer->show();
        // One copy made by the database, which cannot be ended halfway; of the console: its end is told though the window
        // was made anew for another language meanwhile.
        const int work = worksOf(console()).begin(
            {.id = u"backup"_s, .title = tr("Backing up"), .page = u"settings"_s, .what = u"data"_s}, &console());
        console().backup(file.toStdString(), &console(),
                         [&console = console(), section = QPointer(this), file, work](const Result<void> &done) {
                             const QString text = done ? tr("Backed up into %1.").arg(words::plain(file.toStdString(), 400))
                                                       : words::error(done.error());
                             if (section) {
                                 section->m_backup->setEnabled(true);
                                 section->m_answer->setTone(done ? Tone::Ok : Tone::Crit);
                                 section->m_answer->setPlain(text);
                             }
                             worksOf(console).end(work, done ? Work::State::Done : Work::State::Failed, text);
                         });
    });
    dialog->open();
}

void DataSection::restore()
{
    auto *dialog = new QFileDialog(window(), tr("Restore from a backup"));
    dialog->setObjectName(u"restoreDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const Question question{
            .title = tr("Restore this backup?"),
            .text = tr("Journal and history are replaced by those in %1; what is replaced is kept beside it. Waiting "
                       "proposals become void, everything is paused, and the window opens anew.")
                        .arg(words::plain(file.toStdString(), 200)),
            .lines = {},
            .confirm = tr("Restore"),
            .icon = u"undo"_s,
            .isDangerous = true,
            .typed = std::nullopt,
            .typedText = {},
            .needsReason = false,
            .protectedContext = {},
            .chord = {}};
        ConfirmDialog::ask(window(), question, [this, file](const QString &) { navigator().restore(file); });
    });
    dialog->open();
}

AboutSection::AboutSection(Console &console, Navigator &navigator, QWidget *parent)
    : SettingsForm(console, navigator, tr("About"), {}, parent)
{
    auto *name = new PlainLabel(TextRole::Page, PlainLabel::Fit::Wrap, this);
    name->setFont(textFont(TextRole::Page, true));
    name->setPlain(u"Preamar "_s + QCoreApplication::applicationVersion());
    column()->addWidget(name);
    addProse(tr("Preamar is Portuguese for high tide: a tide table for services. Free software under the GNU General "
                "Public License, version 3 or later; it comes without any warranty. No telemetry, no account."));
    Facts facts(this);
    facts.heading(tr("Made with"));
    for (const auto &row : kLicences)
        facts.add(QString::fromLatin1(row.name), QString::fromLatin1(row.licence));
    facts.add(tr("Qt in use"), QString::fromLatin1(qVersion()));
    column()->addWidget(facts.card());
    addUpdates();
    finish();
}

void AboutSection::addUpdates()
{
    addHeading(tr("New versions"));
    if (!console().maySeekUpdates()) {
        addProse(tr("This build comes from a distribution, which brings new versions itself."));
        return;
    }
    addSwitch("update_check", tr("Look for a new version once a week"),
              tr("Asks the address below and nothing else; nothing about you or your services is sent, nothing is "
                 "downloaded."),
              [this](const Settings &) { return updateChoice(console().state()).isOn; });
    keepHere("update_check", [this](const std::string &value) {
        UpdateChoice choice = updateChoice(console().state());
        choice.isOn = value == "on";
        setUpdateChoice(console().state(), choice);
        return QString();
    });
    addField(
        "update_feed", tr("Address of the list of versions"), tr("For example https://example.org/preamar.json."),
        [this](const Settings &) { return updateChoice(console().state()).feed; },
        [](const QString &typed) { return entries::cleaned(typed).toStdString(); },
        [](const QString &typed) {
            const std::string feed = entries::cleaned(typed).toStdString();
            return feed.empty() || checkFeedAddress(feed)
                       ? QString()
                       : tr("An https address without name, password, ? or # is expected.");
        });
    keepHere("update_feed", [this](const std::string &value) {
        UpdateChoice choice = updateChoice(console().state());
        choice.feed = QString::fromStdString(value);
        setUpdateChoice(console().state(), choice);
        return QString();
    });
    m_look = makeButton(tr("Look now"), u"refresh"_s, "", this);
    m_look->setObjectName(u"updateLook"_s);
    m_answer = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_answer->setObjectName(u"updateAnswer"_s);
    m_answer->hide();
    column()->addWidget(m_look, 0, Qt::AlignLeft);
    column()->addWidget(m_answer);
    connect(m_look, &QPushButton::clicked, this, &AboutSection::look);
}

void AboutSection::look()
{
    const QString feed = updateChoice(console().state()).feed;
    m_answer->show();
    if (feed.isEmpty()) {
        m_answer->setTone(Tone::Warn);
        m_answer->setPlain(tr("Save an address first."));
        return;
    }
    m_look->setEnabled(false);
    m_answer->setMuted();
    m_answer->setPlain(tr("Looking…"));
    console().seekUpdate(feed.toStdString(), this, [this](const Result<UpdateNews> &news) {
        m_look->setEnabled(true);
        if (!news) {
            m_answer->setTone(Tone::Crit);
            m_answer->setPlain(words::error(news.error()));
            return;
        }
        m_answer->setTone(news->isNewer ? Tone::Info : Tone::Ok);
        const QString version = words::plain(news->version, 40);
        m_answer->setPlain(news->isNewer ? tr("Preamar %1 is there. %2").arg(version, words::plain(news->page))
                                         : tr("%1 is the newest; nothing to do.").arg(version));
    });
}

} // namespace preamar::ui
