#include "app/preamar/options.h"

#include "ui/shell/pages.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstring>

namespace preamar::app {

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
    const auto all = ui::pages();
    return id == "welcome" || std::any_of(all.begin(), all.end(), [&](const ui::PageInfo &page) { return id == page.id; });
}

std::optional<QSize> parseSize(const std::string &text)
{
    const auto parts = QString::fromStdString(text).split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    constexpr int kLargest = 16384;
    if (size.width() < ui::style::kWindowMinWidth || size.height() < ui::style::kWindowMinHeight || size.width() > kLargest ||
        size.height() > kLargest)
        return std::nullopt;
    return size;
}

// Texts of the command line: what each option stands for before it was checked.
struct Raw
{
    std::string home;
    std::string language;
    std::string theme;
    std::string size;
    std::string at;
};

void addOptions(CLI::App &cli, Options &options, Raw &raw, text::Language language)
{
    const auto help = [language](const char *source) { return text::cli(source, language).toStdString(); };
    cli.add_option("--home", raw.home, help(QT_TRANSLATE_NOOP("cli", "Folder of settings, journal and history")));
    cli.add_option("--lang", raw.language, help(QT_TRANSLATE_NOOP("cli", "Language of texts: pt_BR or en")));
    cli.add_option("--theme", raw.theme, help(QT_TRANSLATE_NOOP("cli", "light, dark or auto")));
    cli.add_flag("--lab", options.lab, help(QT_TRANSLATE_NOOP("cli", "Open the demonstration")));
    cli.add_option("--page", options.pages, help(QT_TRANSLATE_NOOP("cli", "Page to show; for pictures it may be repeated")))->take_all();
    cli.add_option("--screenshots", options.screenshots, help(QT_TRANSLATE_NOOP("cli", "Draw the pages as pictures into this folder and exit")));
    cli.add_option("--size", raw.size, help(QT_TRANSLATE_NOOP("cli", "Size of the window or the pictures, for example 1280x800")));
    cli.add_option("--scale", options.scale, help(QT_TRANSLATE_NOOP("cli", "Pixels per point in pictures: 1 or 2")))->check(CLI::Range(1, 2));
    cli.add_option("--seed", options.seed, help(QT_TRANSLATE_NOOP("cli", "Same seed, same load")));
    cli.add_option("--at", raw.at, help(QT_TRANSLATE_NOOP("cli", "Lab time stands still here")));
    cli.set_version_flag("--version", std::string("preamar ") + PREAMAR_VERSION);
    cli.set_help_flag("-h,--help", help(QT_TRANSLATE_NOOP("cli", "Print this help and exit")));
}

// What is wrong, naming the flag; or empty.
std::string check(Options &options, const Raw &raw)
{
    if (!raw.home.empty())
        options.home = raw.home;
    if (!raw.language.empty()) {
        options.language = text::parseLanguage(raw.language);
        if (!options.language)
            return "--lang: pt_BR or en";
    }
    options.theme = raw.theme;
    if (!raw.theme.empty() && !ui::style::parseTheme(raw.theme))
        return "--theme: light, dark or auto";
    for (const auto &page : options.pages) {
        if (!isPage(page))
            return "--page: " + page;
    }
    if (options.pages.size() > 1 && options.screenshots.empty())
        return "--page: one page at a time, unless with --screenshots";
    options.size = QSize(ui::style::kWindowWidth, ui::style::kWindowHeight);
    if (!raw.size.empty()) {
        const auto size = parseSize(raw.size);
        if (!size)
            return "--size: WxH, at least " + std::to_string(ui::style::kWindowMinWidth) + "x" + std::to_string(ui::style::kWindowMinHeight);
        options.size = *size;
    }
    if (!raw.at.empty()) {
        const auto at = parseTimestamp(raw.at);
        if (!at)
            return "--at: " + at.error().detail;
        if (!options.lab)
            return "--at: only with --lab";
        options.at = *at;
    }
    return {};
}

}  // namespace

std::variant<Options, int> parseOptions(int argc, char **argv)
{
    const text::Language language = earlyLanguage(argc, argv);
    CLI::App cli(text::cli(QT_TRANSLATE_NOOP("cli", "Foresees the load of services and scales them with your consent."), language).toStdString(),
                 "preamar");
    Options options;
    Raw raw;
    addOptions(cli, options, raw, language);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::Success &done) {
        return cli.exit(done);
    } catch (const CLI::ParseError &wrong) {
        cli.exit(wrong);
        return kUsage;
    }
    if (const std::string problem = check(options, raw); !problem.empty()) {
        std::cerr << "preamar: " << problem << '\n';
        return kUsage;
    }
    return options;
}

}  // namespace preamar::app
