// preamarctl: the engine without a window, for servers, scripts and tests. The contract is the command line reference.
#include "app/preamarctl/commands.h"
#include "core/base/log.h"
#include "core/store/home.h"

#include <QCoreApplication>

#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <sys/stat.h>

namespace {

using namespace preamar;
using namespace preamar::ctl;

// The value of a general option before the parser runs: the language of its own texts depends on it.
std::optional<std::string> earlyOption(int argc, char **argv, const char *name)
{
    const std::size_t length = std::strlen(name);
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], name) == 0 && i + 1 < argc)
            return std::string(argv[i + 1]);
        if (std::strncmp(argv[i], name, length) == 0 && argv[i][length] == '=')
            return std::string(argv[i] + length + 1);
    }
    return std::nullopt;
}

bool earlyFlag(int argc, char **argv, const char *name)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], name) == 0)
            return true;
    }
    return false;
}

// The headings of --help in the chosen language; CLI11 has them in English.
class Headings : public CLI::Formatter
{
public:
    explicit Headings(const Terminal &terminal)
    {
        const auto word = [&terminal](const char *text) { return terminal.words(text).toStdString(); };
        label("Usage", word(QT_TRANSLATE_NOOP("cli", "Usage")));
        label("OPTIONS", word(QT_TRANSLATE_NOOP("cli", "OPTIONS")));
        label("SUBCOMMAND", word(QT_TRANSLATE_NOOP("cli", "COMMAND")));
        label("REQUIRED", word(QT_TRANSLATE_NOOP("cli", "(required)")));
        label("TEXT", word(QT_TRANSLATE_NOOP("cli", "TEXT")));
        for (const char *number : {"INT", "UINT", "FLOAT"})
            label(number, word(QT_TRANSLATE_NOOP("cli", "NUMBER")));
        m_groups = {{"Options", word(QT_TRANSLATE_NOOP("cli", "Options"))},
                    {"Positionals", word(QT_TRANSLATE_NOOP("cli", "Arguments"))},
                    {"Subcommands", word(QT_TRANSLATE_NOOP("cli", "Commands"))}};
    }
    std::string make_group(std::string group, bool isPositional, std::vector<const CLI::Option *> options) const override
    {
        return CLI::Formatter::make_group(heading(std::move(group)), isPositional, std::move(options));
    }
    std::string make_subcommands(const CLI::App *app, CLI::AppFormatMode mode) const override
    {
        std::string out = CLI::Formatter::make_subcommands(app, mode);
        const std::string english = "\nSubcommands:\n";
        if (const auto at = out.find(english); at != std::string::npos)
            out.replace(at, english.size(), "\n" + heading("Subcommands") + ":\n");
        return out;
    }

private:
    [[nodiscard]] std::string heading(std::string group) const
    {
        const auto it = m_groups.find(group);
        return it == m_groups.end() ? group : it->second;
    }
    std::map<std::string, std::string> m_groups;
};

}  // namespace

int main(int argc, char **argv)
{
    umask(077);
    QCoreApplication qt(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("preamar"));
    catchSignals(qt);

    Session session;
    session.terminal.json = earlyFlag(argc, argv, "--json");
    const auto language = earlyOption(argc, argv, "--lang");
    if (language && !text::parseLanguage(*language))
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--lang", "pt_BR or en", {}});
    const char *fromEnvironment = std::getenv("PREAMAR_HOME");
    session.home = earlyOption(argc, argv, "--home").value_or(fromEnvironment != nullptr && *fromEnvironment != 0 ? fromEnvironment : defaultHome(false));
    session.logLevel = earlyOption(argc, argv, "--log-level").value_or("warn");
    const auto opened = session.open(language);

    CLI::App app(session.terminal.words(QT_TRANSLATE_NOOP("cli", "Foresees the load of services and scales them with your consent.")).toStdString(), "preamarctl");
    app.formatter(std::make_shared<Headings>(session.terminal));
    app.require_subcommand(1);
    app.fallthrough();
    Commands commands{.app = app, .session = session, .chosen = {}};
    std::string ignored;
    bool ignoredFlag = false;
    app.add_option("--home", ignored, commands.help(QT_TRANSLATE_NOOP("cli", "Folder of settings, journal and history")));
    app.add_option("--lang", ignored, commands.help(QT_TRANSLATE_NOOP("cli", "Language of texts: pt_BR or en")));
    app.add_option("--log-level", ignored, commands.help(QT_TRANSLATE_NOOP("cli", "trace, debug, info, warn, error or off")));
    app.add_flag("--json", ignoredFlag, commands.help(QT_TRANSLATE_NOOP("cli", "Print exactly one JSON document")));
    app.set_version_flag("--version", std::string("preamarctl ") + PREAMAR_VERSION, commands.help(QT_TRANSLATE_NOOP("cli", "Print the version and exit")));
    app.set_help_flag("-h,--help", commands.help(QT_TRANSLATE_NOOP("cli", "Print this help and exit")));

    addContextCommands(commands);
    addWorkloadCommands(commands);
    addScanCommand(commands);
    addCycleCommands(commands);
    addProposalCommands(commands);
    addControlCommands(commands);
    addCalendarCommands(commands);
    addRecordCommands(commands);
    addAnalysisCommands(commands);
    addForecastCommand(commands);
    addPolicyListCommand(commands);
    addReplayCommand(commands);
    addBacktestCommand(commands);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &e) {
        return app.exit(e);
    } catch (const CLI::ParseError &e) {
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "command line", e.what(), {}});
    }
    if (!opened)
        return session.terminal.fail(opened.error());
    (void)startLogging({}, session.logLevel, true);
    const int exit = commands.chosen ? commands.chosen() : static_cast<int>(Usage);
    return interrupted() && exit == Failed ? static_cast<int>(Interrupted) : exit;
}
