// core/text in the language of the window, and the few forms that only a window needs.
#pragma once

#include "core/domain/workload.h"
#include "core/engine/snapshot.h"
#include "core/text/text.h"

#include <QString>

#include <vector>

namespace preamar::ui::words {

void setLanguage(text::Language language);
[[nodiscard]] text::Language language();

[[nodiscard]] QString plain(const std::string &serverText, int maximum = 300);
// Plain text for a tool tip, which would otherwise read markup.
[[nodiscard]] QString toolTip(const QString &plainText);

[[nodiscard]] QString name(const WorkloadRef &ref);
// Where it is: "prod-swarm", "prod/loja" where there are namespaces.
[[nodiscard]] QString place(const WorkloadRef &ref);
[[nodiscard]] QString error(const Error &error);
[[nodiscard]] QString reasons(const std::vector<Reason> &reasons);
[[nodiscard]] QString percent(double ratio, int decimals);
[[nodiscard]] QString number(double value, int decimals = 0);
[[nodiscard]] QString value(double value, Unit unit);
[[nodiscard]] QString time(Timestamp t);
[[nodiscard]] QString dateTime(Timestamp t);
// The time alone on the day of `now`, else day and month with it.
[[nodiscard]] QString shortTime(Timestamp t, Timestamp now);
// Day and month alone: "02/03".
[[nodiscard]] QString day(Timestamp t);
[[nodiscard]] QString ago(Millis d);
[[nodiscard]] QString duration(Millis d);
// "02:41", with hours only where there are any: for what counts down.
[[nodiscard]] QString clock(Millis d);
[[nodiscard]] QString fromTo(const Change &change);
// Why a command was not carried out, or empty when it was.
[[nodiscard]] QString problem(const Result<CommandAnswer> &answer);
[[nodiscard]] QString unknown(); // "—"

} // namespace preamar::ui::words
