// Settings of the program as typed values with defaults here and nowhere else; kept in the journal's settings table.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

struct Settings
{
    Millis cycle{Seconds{300}};          // forecast, decide, record
    Millis sample{Seconds{60}};          // between cycles: measure and store
    int scanWidth = 2;                   // clusters looked at together between cycles (rules.md R5)
    int retentionDays = 30;
    std::optional<double> price;         // per replica-hour everywhere; absent = no money is shown
    std::string currency = "BRL";
    std::string language = "pt_BR";
    std::string theme = "auto";
    std::string density = "comfortable"; // of lists and cards in the window: comfortable or compact
    bool notifyProposals = true;         // on the desktop: a proposal waits
    bool notifyFailures = true;          // … an action or a cycle failed
    bool keepInTray = false;             // closing the window leaves it in the tray, where there is one
    double forecastCpu = 0.1;            // share of one core for the full tier of forecasting; 0 = off
    bool dryRun = false;                 // approvals are checked up to the write, and nothing is ever sent
    int utcOffsetMinutes = -180;         // of the zone that load and holidays follow

    friend bool operator==(const Settings &, const Settings &) = default;
};

struct SettingInfo
{
    std::string_view key;
    std::string_view type;   // "duration", "integer", "number", "text"
};

[[nodiscard]] const std::vector<SettingInfo> &settingKeys();
// Unknown keys are kept by the journal and ignored here; a bad stored value falls back to the default.
[[nodiscard]] Settings settingsFrom(const std::map<std::string, std::string> &stored);
// InvalidArgument with the key named: unknown key or a value out of range. Returns the text to store.
[[nodiscard]] Result<std::string> checkSetting(const std::string &key, const std::string &value);
[[nodiscard]] std::string settingText(const Settings &settings, const std::string &key);

}  // namespace preamar
