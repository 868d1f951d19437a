// One section of the settings: entries that are checked and saved together, choices and switches that count at once.
#pragma once

#include "core/config/settings.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <map>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class Console;
class Field;
class Navigator;
class PlainLabel;

class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    using Show = std::function<QString(const Settings &)>;
    // The text to hand in for what was typed.
    using Read = std::function<std::string(const QString &)>;

    SettingsForm(Console &console, Navigator &navigator, const QString &title, const QString &prose, QWidget *parent);

    Field *addField(const char *key, const QString &label, const QString &expects, Show show, Read read,
                    std::function<QString(const QString &)> check);
    // `values`: what is stored, what is read. `chosen` is told after a choice, before it is stored.
    QComboBox *addChoice(const char *key, const QString &label, const QString &meaning,
                         const std::vector<std::pair<QString, QString>> &values, Show show,
                         std::function<void(const QString &)> chosen = {});
    QCheckBox *addSwitch(const char *key, const QString &label, const QString &meaning,
                         std::function<bool(const Settings &)> show);
    // What the window itself keeps, rather than the engine: where it goes. Returns what is wrong, or empty.
    void keepHere(const char *key, std::function<QString(const std::string &value)> keep);
    // After the last entry: the buttons that save and discard.
    void finish();

    // Entries that were typed in and not saved keep what was typed.
    virtual void setSettings(const Settings &settings);

protected:
    [[nodiscard]] Console &console() const { return m_console; }
    [[nodiscard]] Navigator &navigator() const { return m_navigator; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    void addProse(const QString &text);
    PlainLabel *addHeading(const QString &text);

private:
    struct Entry
    {
        std::string key;
        Field *field = nullptr;
        Show show;
        Read read;
        QString shown; // as last set from the settings
    };
    struct Choice
    {
        std::string key;
        QComboBox *box = nullptr;
        QCheckBox *toggle = nullptr;
        Show show;
    };
    void save();
    void discard();
    void stored(const std::string &key, const QString &problem, Field *field);
    void store(const std::string &key, const std::string &value, Field *field);
    void showButtons();

    Console &m_console;
    Navigator &m_navigator;
    QVBoxLayout *m_column;
    std::vector<Entry> m_entries;
    std::vector<Choice> m_choices;
    std::map<std::string, std::function<QString(const std::string &)>> m_keptHere;
    Settings m_settings;
    QPushButton *m_save = nullptr;
    QPushButton *m_discard = nullptr;
    int m_pending = 0;
};

} // namespace preamar::ui
