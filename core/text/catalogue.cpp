#include "core/text/catalogue.h"

#include <QTranslator>

#include <memory>

// The resource sits in a static library: without this call the linker drops it.
static void loadResource()
{
    Q_INIT_RESOURCE(preamar_translations);
}

namespace preamar::text {

namespace {

struct Loaded
{
    QTranslator ptBr;
    QTranslator en;

    Loaded()
    {
        loadResource();
        // They are part of the program; without one, its English sources are shown.
        (void)ptBr.load(QStringLiteral(":/i18n/preamar_pt_BR.qm"));
        (void)en.load(QStringLiteral(":/i18n/preamar_en.qm"));
    }
};

}  // namespace

QString phrase(const char *context, const char *source, Language language)
{
    static const Loaded loaded;
    const QString found = (language == Language::PtBr ? loaded.ptBr : loaded.en).translate(context, source);
    return found.isEmpty() ? QString::fromUtf8(source) : found;
}

std::optional<Language> parseLanguage(const std::string &text)
{
    if (text == "pt_BR" || text == "pt-BR" || text == "pt")
        return Language::PtBr;
    if (text == "en" || text == "en_US" || text == "en-US")
        return Language::En;
    return std::nullopt;
}

std::string languageName(Language language)
{
    return language == Language::PtBr ? "pt_BR" : "en";
}

QLocale localeOf(Language language)
{
    return language == Language::PtBr ? QLocale(QLocale::Portuguese, QLocale::Brazil) : QLocale(QLocale::English, QLocale::UnitedStates);
}

}  // namespace preamar::text
