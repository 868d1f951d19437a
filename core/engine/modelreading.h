// Puts together what modelreads.h shows: reading on the store's thread, computing on a pool.
#pragma once

#include "core/base/clock.h"
#include "core/engine/modelreads.h"
#include "core/forecast/forecaster.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <memory>

namespace preamar::engine {

[[nodiscard]] Result<ModelBoard> readBoard(Journal &journal, History &history, const Clock &clock);

// The stored half of a study, and what the other half is computed from.
struct StudyInput
{
    ModelStudy study;
    Timestamp now{};
    forecast::Calendar calendar;
    std::vector<Sample> samples;              // of the series
    std::array<std::vector<Sample>, 3> joint; // CPU, memory, requests of its workload
    std::array<double, 2> limits{};           // CPU cores and bytes that 100 % stands for; 0: not known
};
// NotFound where the last cycle does not know the series.
[[nodiscard]] Result<std::shared_ptr<StudyInput>> readStudy(Journal &journal, History &history, const Clock &clock,
                                                            const SeriesKey &key);
// Pure; takes a second or two of CPU with two weeks of rows.
[[nodiscard]] ModelStudy computeStudy(StudyInput input);

} // namespace preamar::engine
