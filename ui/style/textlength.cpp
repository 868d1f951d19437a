#include "ui/style/textlength.h"

#include <algorithm>

namespace preamar::ui::style {

namespace {

constexpr int kLeast = 100;
constexpr int kMost = 250;
int g_percent = kLeast;

} // namespace

int textPercent() noexcept
{
    return g_percent;
}

void setTextPercent(int percent) noexcept
{
    g_percent = std::clamp(percent, kLeast, kMost);
}

} // namespace preamar::ui::style
