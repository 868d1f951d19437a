#include "ui/shell/pages.h"

#include "ui/pages/approvalspage.h"
#include "ui/pages/contextspage.h"
#include "ui/pages/forecastspage.h"
#include "ui/pages/logpage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/servicepage.h"
#include "ui/pages/servicespage.h"
#include "ui/pages/settingspage.h"
#include "ui/pages/simulationpage.h"

#include <QCoreApplication>

#include <array>

namespace preamar::ui {

namespace {

template<class P>
Page *make(Console &console, Navigator &navigator, QWidget *parent)
{
    return new P(console, navigator, parent);
}

constexpr std::array kPages{
    PageInfo{"overview", QT_TRANSLATE_NOOP("Pages", "Overview"), "overview", &make<OverviewPage>, nullptr, false},
    PageInfo{"services", QT_TRANSLATE_NOOP("Pages", "Services"), "services", &make<ServicesPage>, &enrolledCount,
             false},
    PageInfo{"forecasts", QT_TRANSLATE_NOOP("Pages", "Forecasts"), "forecast", &make<ForecastsPage>, nullptr, false},
    PageInfo{"approvals", QT_TRANSLATE_NOOP("Pages", "Approvals"), "approvals", &make<ApprovalsPage>, &waitingCount,
             true},
    PageInfo{"simulation", QT_TRANSLATE_NOOP("Pages", "Simulation"), "play", &make<SimulationPage>, nullptr, false},
    PageInfo{"log", QT_TRANSLATE_NOOP("Pages", "Action log"), "log", &make<LogPage>, nullptr, false},
    PageInfo{"contexts", QT_TRANSLATE_NOOP("Pages", "Contexts"), "contexts", &make<ContextsPage>, &unreachableCount,
             true},
    PageInfo{"settings", QT_TRANSLATE_NOOP("Pages", "Settings"), "settings", &make<SettingsPage>, nullptr, false},
    // Not in the navigation, hence last.
    PageInfo{"service", QT_TRANSLATE_NOOP("Pages", "Service"), "services", &make<ServicePage>, nullptr, false},
};
constexpr std::size_t kDetails = 1;

} // namespace

std::span<const PageInfo> pages()
{
    return std::span(kPages).first(kPages.size() - kDetails);
}

std::span<const PageInfo> allPages()
{
    return kPages;
}

QString pageTitle(const PageInfo &info)
{
    return QCoreApplication::translate("Pages", info.title);
}

} // namespace preamar::ui
