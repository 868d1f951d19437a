// Sentences: reason codes, errors, units and durations in pt-BR or English. The only module under core/ that translates;
// window, preamarctl and notifications use it. Texts from servers are inserted as plain text, never as markup.
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/domain/cycle.h"
#include "core/domain/metric.h"
#include "core/domain/reason.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace preamar::text {

enum class Language { PtBr, En };

[[nodiscard]] std::optional<Language> parseLanguage(const std::string &text);  // "pt_BR", "pt-BR", "en"
[[nodiscard]] std::string languageName(Language language);
[[nodiscard]] QLocale localeOf(Language language);

[[nodiscard]] QString reason(const Reason &reason, Language language);
// What the code means in general, for `preamarctl reasons`.
[[nodiscard]] QString reasonMeaning(ReasonCode code, Language language);
// What happened, what it means, what to do next. A known reason in the error is preferred over its code.
[[nodiscard]] QString error(const Error &error, Language language);
// The detail of an error about an input ("line 2: the file has no data row"), where it is known; else as it was said.
[[nodiscard]] QString detail(const std::string &english, Language language);
// One sentence for a decision: "CPU prevista 86 % às 14:32 (79–93). Proponho 3 → 4 réplicas."
[[nodiscard]] QString decisionSentence(const WorkloadReport &report, Language language);
[[nodiscard]] QString proposalState(ProposalState state, Language language);
[[nodiscard]] QString mode(Mode mode, Language language);
[[nodiscard]] QString metricName(const MetricId &id, Language language);
// A step of a decision by its name in the ladder; one without words here is shown by its own name.
[[nodiscard]] QString decisionStep(const std::string &step, Language language);
// What a registry says of a model, a preset or a policy of the replay; a sentence that is not known stays as it is.
[[nodiscard]] QString description(std::string_view english, Language language);
[[nodiscard]] QString auditEvent(const std::string &event, Language language);

// Numbers with units and the language's comma: "1,31 núcleos", "512 MiB", "2 min 41 s", "86,2 %", "R$ 36,50".
[[nodiscard]] QString value(double value, Unit unit, Language language);
[[nodiscard]] QString percent(double ratio, int decimals, Language language);
[[nodiscard]] QString duration(Millis d, Language language);
[[nodiscard]] QString ago(Millis d, Language language);
[[nodiscard]] QString money(double amount, const std::string &currency, Language language);
[[nodiscard]] QString timeOfDay(Timestamp t, Language language);       // local zone
[[nodiscard]] QString dateTime(Timestamp t, Language language);        // local zone, "02/03/2026 14:05"

// Any text of the command line by its English source, in context "cli" (QT_TRANSLATE_NOOP("cli", …) at the call).
[[nodiscard]] QString cli(const char *source, Language language);

// Server text made safe to show: control and bidi characters become visible marks, long text gets a middle ellipsis.
[[nodiscard]] QString plain(const std::string &serverText, int maximum = 300);

}  // namespace preamar::text
