// What a live test of a context found out, as a ladder that is read from the top: the first rung that fails is where to look.
// The window and preamarctl show the same.
#pragma once

#include "core/domain/connectiontest.h"
#include "core/text/text.h"

#include <QString>

#include <string_view>
#include <vector>

namespace preamar {

struct CheckStep
{
    enum class Rung { Name, Port, Trust, Answer, Token, Read, Scale, Metrics, Fresh, Clock };
    enum class State { Ok, Warning, Failed, Untried }; // Untried: because an earlier one failed, or nothing is known
    Rung rung = Rung::Name;
    State state = State::Untried;
    QString text;
};
// As they stand in JSON.
[[nodiscard]] std::string_view toString(CheckStep::Rung rung);
[[nodiscard]] std::string_view toString(CheckStep::State state);
[[nodiscard]] std::vector<CheckStep> checkSteps(const ConnectionTest &test, const ContextConfig &config, text::Language language);

} // namespace preamar
