// How a page asks for another one: by its id, and by what it should show there.
#pragma once

#include <QObject>
#include <QString>

namespace preamar::ui {

class Navigator : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void go(const QString &page, const QString &what = {}) { Q_EMIT requested(page, what); }
    void say(const QString &text) { Q_EMIT noticed(text); }
    // The same for what did not work.
    void warn(const QString &text) { Q_EMIT warned(text); }
    void chooseTheme(const QString &theme) { Q_EMIT themeChosen(theme); }
    void chooseLanguage(const QString &language) { Q_EMIT languageChosen(language); }
    void restore(const QString &file) { Q_EMIT restoreWanted(file); }
    void connectPortainer() { Q_EMIT portainerWanted(); }
    void connectKubernetes() { Q_EMIT kubernetesWanted(); }
    void exploreDemonstration() { Q_EMIT demonstrationWanted(); }

Q_SIGNALS:
    void requested(const QString &page, const QString &what);
    void noticed(const QString &text);
    void warned(const QString &text);
    void themeChosen(const QString &theme);
    void languageChosen(const QString &language);
    void restoreWanted(const QString &file);
    void portainerWanted();
    void kubernetesWanted();
    void demonstrationWanted();
};

} // namespace preamar::ui
