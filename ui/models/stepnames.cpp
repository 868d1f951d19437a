#include "ui/models/stepnames.h"

#include "core/text/text.h"
#include "ui/shell/words.h"

namespace preamar::ui {

QString decisionStepName(const std::string &step)
{
    return text::decisionStep(step, words::language());
}

} // namespace preamar::ui
