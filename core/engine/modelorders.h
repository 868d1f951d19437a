// What a person asked of the models, as recorded state: the engine reconciles with it, so that an order outlives a
// crash.
#pragma once

#include "core/base/json.h"
#include "core/domain/modellife.h"
#include "core/domain/records.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <map>
#include <optional>
#include <string>

namespace preamar::engine {

struct ModelOrders
{
    std::map<SeriesKey, Timestamp> retrain;
    std::map<SeriesKey, std::string> pins;    // version to return to and stay with until a retrain
    std::map<SeriesKey, std::string> compare; // version, or a model's name, to run in the shadow

    friend bool operator==(const ModelOrders &, const ModelOrders &) = default;
};

[[nodiscard]] Result<ModelOrders> readOrders(Journal &journal);
[[nodiscard]] Result<void> writeOrders(Journal &journal, const ModelOrders &orders);
// "context/namespace/kind/name#metric"
[[nodiscard]] std::string seriesText(const SeriesKey &key);
[[nodiscard]] std::optional<SeriesKey> parseSeriesText(std::string_view text);

// model.retrain, model.rollback and model.compare; the audit row is part of it. ModelVersionGone where a version is not
// known or its bytes are no longer kept.
[[nodiscard]] constexpr bool isModelCommand(std::string_view kind)
{
    return kind.starts_with("model.");
}
[[nodiscard]] Result<Json> applyModelCommand(Journal &journal, History *history, const Command &command, Timestamp now);

} // namespace preamar::engine
