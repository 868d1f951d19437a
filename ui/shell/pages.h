// The pages of the window, one row each, in the order of the navigation and of Ctrl+1, Ctrl+2, …
#pragma once

#include "ui/shell/page.h"

#include <QString>

#include <span>

namespace preamar::ui {

struct PageInfo
{
    const char *id;    // of --page and of the screenshot
    const char *title; // English source in context "Pages"
    const char *icon;
    Page *(*make)(Console &, Navigator &, QWidget *parent);
    int (*count)(const Snapshot &); // beside the entry; null for none
    bool countWaits;                // the count is of what waits for a person
};

// Those of the navigation.
[[nodiscard]] std::span<const PageInfo> pages();
// Also those that are reached from others only: the detail of a service.
[[nodiscard]] std::span<const PageInfo> allPages();
[[nodiscard]] QString pageTitle(const PageInfo &info);

} // namespace preamar::ui
