// reasons, models: what the program knows, without a home.
#include "app/preamarctl/commands.h"
#include "core/forecast/forecaster.h"

namespace preamar::ctl {

namespace {

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

int printReasons(const Session &session)
{
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    for (const auto &info : reasonCodes()) {
        const QString pt = text::reasonMeaning(info.code, text::Language::PtBr);
        const QString en = text::reasonMeaning(info.code, text::Language::En);
        list.push_back(Json{{"code", info.name},
                            {"meaning", en.toStdString()},
                            {"invariant", info.invariant.empty() ? Json() : Json(info.invariant)},
                            {"text", Json{{"pt_BR", pt.toStdString()}, {"en", en.toStdString()}}}});
        rows.push_back({fromView(info.name), fromView(info.invariant), text::reasonMeaning(info.code, session.terminal.language)});
    }
    const auto &t = session.terminal;
    return t.print(Json{{"reasons", list}}, {t.words(QT_TRANSLATE_NOOP("cli", "CODE")), t.words(QT_TRANSLATE_NOOP("cli", "INVARIANT")), t.words(QT_TRANSLATE_NOOP("cli", "MEANING"))}, rows, {});
}

int printModels(const Session &session)
{
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    for (const auto *forecaster : forecast::registry()) {
        const auto info = forecaster->info();
        list.push_back(Json{{"name", info.name}, {"family", info.family}, {"tier", info.tier}, {"minimum_rows", info.minimumRows}, {"good_for", info.goodFor}});
        rows.push_back({fromView(info.name), fromView(info.family), fromView(info.tier), QString::number(info.minimumRows), text::description(info.goodFor, session.terminal.language)});
    }
    const auto &t = session.terminal;
    return t.print(Json{{"models", list}},
                   {t.words(QT_TRANSLATE_NOOP("cli", "NAME")), t.words(QT_TRANSLATE_NOOP("cli", "FAMILY")), t.words(QT_TRANSLATE_NOOP("cli", "TIER")), t.words(QT_TRANSLATE_NOOP("cli", "ROWS")),
                    t.words(QT_TRANSLATE_NOOP("cli", "GOOD FOR"))},
                   rows, {});
}

}  // namespace

void addAnalysisCommands(Commands &commands)
{
    Session &session = commands.session;
    auto *reasons = commands.app.add_subcommand("reasons", commands.help(QT_TRANSLATE_NOOP("cli", "Every reason code with its meaning")));
    reasons->callback([&commands, &session] { commands.chosen = [&session] { return printReasons(session); }; });
    auto *models = commands.app.add_subcommand("models", commands.help(QT_TRANSLATE_NOOP("cli", "Forecasting models that ship")));
    models->callback([&commands, &session] { commands.chosen = [&session] { return printModels(session); }; });
}

}  // namespace preamar::ctl
