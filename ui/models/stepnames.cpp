#include "ui/models/stepnames.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace preamar::ui {

namespace {

struct StepName
{
    std::string_view name;
    const char *words;
};
constexpr std::array kSteps{
    StepName{"demand", QT_TRANSLATE_NOOP("DecisionSteps", "Forecast demand")},
    StepName{"reactive", QT_TRANSLATE_NOOP("DecisionSteps", "Measured demand")},
    StepName{"requests", QT_TRANSLATE_NOOP("DecisionSteps", "Requests")},
    StepName{"excess", QT_TRANSLATE_NOOP("DecisionSteps", "Unused capacity")},
    StepName{"inputs", QT_TRANSLATE_NOOP("DecisionSteps", "Quality of the data")},
    StepName{"stabilization", QT_TRANSLATE_NOOP("DecisionSteps", "Stabilisation")},
    StepName{"rate", QT_TRANSLATE_NOOP("DecisionSteps", "Size of the step")},
    StepName{"bounds", QT_TRANSLATE_NOOP("DecisionSteps", "Minimum and maximum")},
    StepName{"state", QT_TRANSLATE_NOOP("DecisionSteps", "State of the replicas")},
    StepName{"cooldown", QT_TRANSLATE_NOOP("DecisionSteps", "Cooldown")},
    StepName{"mode", QT_TRANSLATE_NOOP("DecisionSteps", "Mode")},
    StepName{"policy", QT_TRANSLATE_NOOP("DecisionSteps", "Policy")},
    StepName{"calendar", QT_TRANSLATE_NOOP("DecisionSteps", "Calendar")},
    StepName{"guard", QT_TRANSLATE_NOOP("DecisionSteps", "Safeguards")},
    StepName{"size", QT_TRANSLATE_NOOP("DecisionSteps", "Size wanted")},
    StepName{"capacity", QT_TRANSLATE_NOOP("DecisionSteps", "Capacity needed")},
    StepName{"hold", QT_TRANSLATE_NOOP("DecisionSteps", "Held back")},
    StepName{"owner", QT_TRANSLATE_NOOP("DecisionSteps", "Other controllers")},
    StepName{"undo", QT_TRANSLATE_NOOP("DecisionSteps", "Undo")},
};

} // namespace

QString decisionStepName(const std::string &step)
{
    const auto *found = std::find_if(kSteps.begin(), kSteps.end(), [&](const StepName &s) { return s.name == step; });
    return found == kSteps.end() ? words::plain(step, 40) : QCoreApplication::translate("DecisionSteps", found->words);
}

} // namespace preamar::ui
