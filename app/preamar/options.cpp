#include "app/preamar/options.h"

#include "ui/shell/pages.h"
#include "ui/shell/translations.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <iostream>

namespace preamar::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsage = 2;

// The language of the help depends on an option that the parser has not read yet.
text::Language earlyLanguage(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        std::optional<text::Language> found;
        if (word == "--lang" && i + 1 < argc)
            found = text::parseLanguage(argv[i + 1]);
        else if (word.rfind("--lang=", 0) == 0)
            found = text::parseLanguage(word.substr(std::strlen("--lang=")));
        if (found)
            return *found;
    }
    return text::Language::PtBr;
}

bool isPage(const std::string &id)
{
    const auto all = ui::allPages();
    return id == "welcome" ||
           std::any_of(all.begin(), all.end(), [&](const ui::PageInfo &page) { return id == page.id; });
}

std::optional<QSize> parseSize(const QString &text)
{
    const auto parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    constexpr int kLargest = 16384;
    if (size.width() < ui::style::kWindowMinWidth || size.height() < ui::style::kWindowMinHeight ||
        size.width() > kLargest || size.height() > kLargest)
        return std::nullopt;
    return size;
}

// What is written on the command line: names of the options, once.
struct Names
{
    QCommandLineOption home, language, theme, lab, minimized, page, screenshots, size, scale, seed, at;
};

Names namesIn(text::Language language)
{
    const auto option = [language](const char *name, const char *source, const char *value) {
        return QCommandLineOption(QString::fromLatin1(name), text::cli(source, language), QString::fromLatin1(value));
    };
    return {
        .home = option("home", QT_TRANSLATE_NOOP("cli", "Folder of settings, journal and history"), "DIR"),
        .language = option("lang", QT_TRANSLATE_NOOP("cli", "Language of texts: pt_BR or en"), "LANG"),
        .theme = option("theme", QT_TRANSLATE_NOOP("cli", "light, dark or auto"), "THEME"),
        .lab = QCommandLineOption(u"lab"_s, text::cli(QT_TRANSLATE_NOOP("cli", "Open the demonstration"), language)),
        .minimized = QCommandLineOption(
            u"minimized"_s,
            text::cli(QT_TRANSLATE_NOOP("cli", "Start in the task bar, or in the tray where the window goes on there"),
                      language)),
        .page = option("page", QT_TRANSLATE_NOOP("cli", "Page to show; for pictures it may be repeated"), "ID"),
        .screenshots = option("screenshots",
                              QT_TRANSLATE_NOOP("cli", "Draw the pages as pictures into this folder and exit"), "DIR"),
        .size =
            option("size", QT_TRANSLATE_NOOP("cli", "Size of the window or the pictures, for example 1280x800"), "WxH"),
        .scale = option("scale", QT_TRANSLATE_NOOP("cli", "Pixels per point in pictures: 1 or 2"), "N"),
        .seed = option("seed", QT_TRANSLATE_NOOP("cli", "Same seed, same load"), "N"),
        .at = option("at", QT_TRANSLATE_NOOP("cli", "Lab time stands still here"), "TIME"),
    };
}

// Numbers and times; what is wrong, naming the flag, or empty.
std::string readFigures(const QCommandLineParser &parser, const Names &names, Options &options)
{
    options.size = QSize(ui::style::kWindowWidth, ui::style::kWindowHeight);
    if (parser.isSet(names.size)) {
        const auto size = parseSize(parser.value(names.size));
        if (!size)
            return "--size: WxH, at least " + std::to_string(ui::style::kWindowMinWidth) + "x" +
                   std::to_string(ui::style::kWindowMinHeight);
        options.size = *size;
    }
    bool isNumber = true;
    if (parser.isSet(names.scale)) {
        options.scale = parser.value(names.scale).toInt(&isNumber);
        if (!isNumber || options.scale < 1 || options.scale > 2)
            return "--scale: 1 or 2";
    }
    if (parser.isSet(names.seed)) {
        options.seed = parser.value(names.seed).toULongLong(&isNumber);
        if (!isNumber)
            return "--seed: a whole number";
    }
    if (parser.isSet(names.at)) {
        const auto at = parseTimestamp(parser.value(names.at).toStdString());
        if (!at)
            return "--at: " + at.error().detail;
        if (!options.lab)
            return "--at: only with --lab";
        options.at = *at;
    }
    return {};
}

std::string readOptions(const QCommandLineParser &parser, const Names &names, Options &options)
{
    if (!parser.positionalArguments().isEmpty())
        return "unexpected: " + parser.positionalArguments().constFirst().toStdString();
    if (parser.isSet(names.home))
        options.home = parser.value(names.home).toStdString();
    if (parser.isSet(names.language)) {
        options.language = text::parseLanguage(parser.value(names.language).toStdString());
        if (!options.language)
            return "--lang: pt_BR or en";
    }
    options.theme = parser.value(names.theme).toStdString();
    if (parser.isSet(names.theme) && !ui::style::parseTheme(options.theme))
        return "--theme: light, dark or auto";
    options.lab = parser.isSet(names.lab);
    options.minimized = parser.isSet(names.minimized);
    options.screenshots = parser.value(names.screenshots).toStdString();
    if (parser.isSet(names.screenshots) && options.screenshots.empty())
        return "--screenshots: name a folder";
    for (const auto &page : parser.values(names.page)) {
        options.pages.push_back(page.toStdString());
        if (!isPage(options.pages.back()))
            return "--page: " + options.pages.back();
    }
    if (options.pages.size() > 1 && options.screenshots.empty())
        return "--page: one page at a time, unless with --screenshots";
    return readFigures(parser, names, options);
}

} // namespace

std::variant<Options, int> parseOptions(int argc, char **argv)
{
    // Without a display: it goes before the window's own application is made.
    QCoreApplication application(argc, argv);
    const text::Language language = earlyLanguage(argc, argv);
    ui::installLanguage(language);
    QCommandLineParser parser;
    parser.setApplicationDescription(text::cli(
        QT_TRANSLATE_NOOP("cli", "Foresees the load of services and scales them with your consent."), language));
    const Names names = namesIn(language);
    parser.addOptions({names.home, names.language, names.theme, names.lab, names.minimized, names.page, names.screenshots, names.size,
                       names.scale, names.seed, names.at});
    const QCommandLineOption help({u"h"_s, u"help"_s},
                                  text::cli(QT_TRANSLATE_NOOP("cli", "Print this help and exit"), language));
    const QCommandLineOption version(u"version"_s,
                                     text::cli(QT_TRANSLATE_NOOP("cli", "Print the version and exit"), language));
    parser.addOptions({help, version});
    const bool isRead = parser.parse(QCoreApplication::arguments());
    if (isRead && parser.isSet(help)) {
        std::cout << parser.helpText().toStdString();
        return 0;
    }
    if (isRead && parser.isSet(version)) {
        std::cout << "preamar " << PREAMAR_VERSION << '\n';
        return 0;
    }
    Options options;
    std::string problem = isRead ? readOptions(parser, names, options) : parser.errorText().toStdString();
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty())
        problem = "--" + unknown.constFirst().toStdString() + ": " + problem;
    if (!problem.empty()) {
        std::cerr << "preamar: " << problem << '\n';
        return kUsage;
    }
    return options;
}

} // namespace preamar::app
