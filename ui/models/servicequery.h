// Which services are shown, and in what order; as a value that can be kept as a saved view.
#pragma once

#include "core/domain/cycle.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace preamar::ui {

struct ServiceQuery
{
    enum class State { Monitored, AtRisk, Troubled, Proposed, All };

    QString text; // every word of it must occur in context, namespace or name
    State state = State::Monitored;
    std::string context; // empty: any
    std::string space;   // namespace
    std::string group;
    std::string owner;
    std::optional<Mode> mode;

    friend bool operator==(const ServiceQuery &, const ServiceQuery &) = default;
};

[[nodiscard]] bool accepts(const ServiceQuery &query, const WorkloadReport &report);
// The words of the query's text, as they are compared.
[[nodiscard]] QStringList foldedWords(const QString &text);
// A text without case and accents: what is typed in haste finds what was written with care.
[[nodiscard]] QString folded(const QString &text);
[[nodiscard]] QJsonObject toJson(const ServiceQuery &query);
[[nodiscard]] ServiceQuery queryFromJson(const QJsonObject &json);

// Numbers are missing or late, replicas fail, or the watchdog found a problem.
[[nodiscard]] bool isTroubled(const WorkloadReport &report);

} // namespace preamar::ui
