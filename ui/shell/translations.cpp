#include "ui/shell/translations.h"

#include "ui/shell/words.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace preamar::ui {

using namespace Qt::StringLiterals;

void installLanguage(text::Language language)
{
    static std::unique_ptr<QTranslator> ours;
    static std::unique_ptr<QTranslator> qt;
    for (auto *old : {&ours, &qt}) {
        if (*old)
            QApplication::removeTranslator(old->get());
        *old = std::make_unique<QTranslator>();
    }
    words::setLanguage(language);
    // core/text embeds the catalogue and makes it known when it is first asked for a sentence.
    (void)text::mode(Mode::Observe, language);
    QLocale::setDefault(text::localeOf(language));
    const QString name = QString::fromStdString(text::languageName(language));
    if (qt->load(u"qtbase_"_s + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt.get());
    if (ours->load(u":/i18n/preamar_"_s + name + u".qm"_s))
        QApplication::installTranslator(ours.get());
}

} // namespace preamar::ui
