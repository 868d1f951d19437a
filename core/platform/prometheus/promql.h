// What must be known about a PromQL text without evaluating it: which series it reads, and whether it hides absence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::prometheus {

// Why a query may not be used for decisions, or nullopt: it turns absence into a number, as `or vector(0)`,
// `absent(…)` and MetricsQL's `default` do (QueryHidesAbsence, I-03), or it is not one whole expression.
[[nodiscard]] std::optional<std::string> queryProblem(std::string_view query);

// The instant selectors a query reads, without ranges and modifiers, in order and without repetition.
[[nodiscard]] std::vector<std::string> selectorsIn(std::string_view query);

// [a-zA-Z_][a-zA-Z0-9_]*
[[nodiscard]] bool isLabelName(std::string_view text);

} // namespace preamar::prometheus
