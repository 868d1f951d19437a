// The steps of a decision in words, for the service's page and the evidence alike.
#pragma once

#include <QString>

#include <string>

namespace preamar::ui {

// A step without a name here is shown by its own.
[[nodiscard]] QString decisionStepName(const std::string &step);

} // namespace preamar::ui
