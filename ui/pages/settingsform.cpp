#include "ui/pages/settingsform.h"

#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

SettingsForm::SettingsForm(Console &console, Navigator &navigator, const QString &title, const QString &prose,
                           QWidget *parent)
    : QWidget(parent), m_console(console), m_navigator(navigator), m_column(new QVBoxLayout(this))
{
    setMaximumWidth(kFormWidth);
    tighten(m_column, kSpaceL);
    auto *heading = addHeading(title);
    heading->setFont(textFont(TextRole::Section, true));
    setAccessibleName(title);
    if (!prose.isEmpty())
        addProse(prose);
}

PlainLabel *SettingsForm::addHeading(const QString &text)
{
    auto *heading = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, this);
    heading->setFont(textFont(TextRole::Body, true));
    heading->setPlain(text);
    m_column->addWidget(heading);
    return heading;
}

void SettingsForm::addProse(const QString &text)
{
    auto *prose = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    prose->setMuted();
    prose->setPlain(text);
    m_column->addWidget(prose);
}

Field *SettingsForm::addField(const char *key, const QString &label, const QString &expects, Show show, Read read,
                              std::function<QString(const QString &)> check)
{
    const QByteArray name = QByteArray("setting-") + key;
    auto *field = new Field(label, expects, name.constData(), this);
    field->setCheck(std::move(check));
    m_column->addWidget(field);
    m_entries.push_back({key, field, std::move(show), std::move(read), {}});
    connect(field, &Field::edited, this, &SettingsForm::showButtons);
    connect(field->edit(), &QLineEdit::returnPressed, this, &SettingsForm::save);
    return field;
}

QComboBox *SettingsForm::addChoice(const char *key, const QString &label, const QString &meaning,
                                   const std::vector<std::pair<QString, QString>> &values, Show show,
                                   std::function<void(const QString &)> chosen)
{
    auto *caption = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    caption->setFont(textFont(TextRole::Body, true));
    caption->setPlain(label);
    auto *box = new QComboBox(this);
    box->setObjectName(u"setting-"_s + QString::fromLatin1(key));
    box->setAccessibleName(label);
    box->setAccessibleDescription(meaning);
    for (const auto &[id, title] : values)
        box->addItem(title, id);
    auto *text = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    text->setMuted();
    text->setPlain(meaning);
    text->setVisible(!meaning.isEmpty());
    auto *rows = new QVBoxLayout;
    tighten(rows, kSpaceXs);
    rows->addWidget(caption);
    rows->addWidget(box);
    rows->addWidget(text);
    m_column->addLayout(rows);
    m_choices.push_back({key, box, nullptr, std::move(show)});
    connect(box, &QComboBox::activated, this,
            [this, box, name = std::string(key), chosen = std::move(chosen)](int index) {
                const QString id = box->itemData(index).toString();
                store(name, id.toStdString(), nullptr);
                if (chosen)
                    chosen(id);
            });
    return box;
}

QCheckBox *SettingsForm::addSwitch(const char *key, const QString &label, const QString &meaning,
                                   std::function<bool(const Settings &)> show)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(u"setting-"_s + QString::fromLatin1(key));
    box->setAccessibleDescription(meaning);
    auto *text = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    text->setMuted();
    text->setContentsMargins(kSpaceXl, 0, 0, 0);
    text->setPlain(meaning);
    auto *rows = new QVBoxLayout;
    tighten(rows, 0);
    rows->addWidget(box);
    rows->addWidget(text);
    m_column->addLayout(rows);
    m_choices.push_back(
        {key, nullptr, box, [show = std::move(show)](const Settings &s) { return show(s) ? u"on"_s : u"off"_s; }});
    connect(box, &QCheckBox::clicked, this,
            [this, name = std::string(key)](bool on) { store(name, on ? "on" : "off", nullptr); });
    return box;
}

void SettingsForm::keepHere(const char *key, std::function<QString(const std::string &value)> keep)
{
    m_keptHere[key] = std::move(keep);
}

void SettingsForm::finish()
{
    if (!m_entries.empty()) {
        m_save = makeButton(tr("Save"), u"check"_s, "primary", this);
        m_save->setObjectName(u"settingsSave"_s);
        m_discard = makeButton(tr("Discard"), {}, "", this);
        m_discard->setObjectName(u"settingsDiscard"_s);
        auto *row = new QHBoxLayout;
        tighten(row, kSpaceS);
        row->addWidget(m_save);
        row->addWidget(m_discard);
        row->addStretch(1);
        m_column->addLayout(row);
        connect(m_save, &QPushButton::clicked, this, &SettingsForm::save);
        connect(m_discard, &QPushButton::clicked, this, &SettingsForm::discard);
    }
    m_column->addStretch(1);
    showButtons();
}

void SettingsForm::setSettings(const Settings &settings)
{
    m_settings = settings;
    for (auto &entry : m_entries) {
        const QString fresh = entry.show(settings);
        if (entry.field->edit()->text() == entry.shown)
            entry.field->setText(fresh);
        entry.shown = fresh;
    }
    for (auto &choice : m_choices) {
        const QString value = choice.show(settings);
        if (choice.toggle) {
            choice.toggle->setChecked(value == u"on");
        } else if (!choice.box->view()->isVisible()) {
            choice.box->setCurrentIndex(choice.box->findData(value));
        }
    }
    showButtons();
}

void SettingsForm::save()
{
    std::vector<Field *> changed;
    for (auto &entry : m_entries) {
        if (entry.field->edit()->text() != entry.shown)
            changed.push_back(entry.field);
    }
    if (changed.empty() || !validateAll(changed))
        return;
    for (auto &entry : m_entries) {
        if (entry.field->edit()->text() != entry.shown)
            store(entry.key, entry.read(entry.field->edit()->text()), entry.field);
    }
}

void SettingsForm::store(const std::string &key, const std::string &value, Field *field)
{
    if (const auto here = m_keptHere.find(key); here != m_keptHere.end()) {
        stored(key, here->second(value), field);
        return;
    }
    ++m_pending;
    showButtons();
    m_console.submit(command::settingSet, Json{{"key", key}, {"value", value}}, this,
                     [this, key, field](const Result<CommandAnswer> &answer) {
                         --m_pending;
                         stored(key, words::problem(answer), field);
                     });
}

void SettingsForm::stored(const std::string &key, const QString &problem, Field *field)
{
    if (problem.isEmpty()) {
        for (auto &entry : m_entries) {
            if (entry.key == key)
                entry.shown = entry.field->edit()->text();
        }
        if (m_pending == 0)
            m_navigator.say(tr("Saved."));
    } else if (field) {
        field->showProblem(problem);
    } else {
        setSettings(m_settings); // the choice did not come to count
        m_navigator.warn(problem);
    }
    showButtons();
}

void SettingsForm::discard()
{
    for (auto &entry : m_entries)
        entry.field->setText(entry.shown);
    showButtons();
}

void SettingsForm::showButtons()
{
    if (!m_save)
        return;
    const bool changed = std::any_of(m_entries.begin(), m_entries.end(),
                                     [](const Entry &entry) { return entry.field->edit()->text() != entry.shown; });
    m_save->setEnabled(changed && m_pending == 0);
    m_discard->setEnabled(changed && m_pending == 0);
}

} // namespace preamar::ui
