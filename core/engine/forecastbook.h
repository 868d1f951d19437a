// The fitted models of every series, kept warm: a cycle only feeds closed grid cells and predicts; fitting happens elsewhere.
#pragma once

#include "core/domain/series.h"
#include "core/forecast/keptmodel.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace preamar::engine {

using forecast::advanceEntry;
using forecast::BookEntry;
using forecast::cellsOf;
using forecast::FitCalendar;
using forecast::fitSeries;
using forecast::fitShadow;
using forecast::Fitted;
using forecast::fitYoung;
using forecast::isYoung;
using forecast::kFitHistory;
using forecast::kForecastStep;
using forecast::kForecastSteps;
using forecast::packUsed;
using forecast::restoreSeries;
using forecast::SeriesLife;
using forecast::Shadow;
using forecast::unpackUsed;
using forecast::UsedForecast;

class ForecastBook
{
public:
    // Samples of a collection; those before the cursor of their series are ignored (too late for the model).
    void addSamples(const std::vector<Series> &series);
    // Takes a model up, brought up to date with the cells that closed since it was fitted. While the entries are lent it
    // waits until they are given back: a late fit is never lost, unless it knows samples that were forgotten since.
    void install(Fitted fitted);
    void installShadow(const SeriesKey &key, std::optional<Shadow> shadow);
    // A model is on its way: samples from `cursor` on are kept for it.
    void expect(const SeriesKey &key, Timestamp cursor);
    void noteTriedFull(const SeriesKey &key, Timestamp at);
    // Forecasts of an earlier run of the program whose truth is still to come.
    void resume(const std::vector<std::pair<SeriesKey, UsedForecast>> &waiting, Timestamp scoredTo);
    [[nodiscard]] bool has(const SeriesKey &key) const { return m_entries.contains(key); }
    [[nodiscard]] const BookEntry *entry(const SeriesKey &key) const;
    // Series without a model, or due for a new one (daily, staggered by name; hourly while the history is too short).
    [[nodiscard]] bool needsFit(const SeriesKey &key, Timestamp now) const;
    // As ModelVersion::why says it, for a series that needs a fit.
    [[nodiscard]] std::string whyFit(const SeriesKey &key) const;
    // Series whose full fit is due, the one that waited longest first.
    [[nodiscard]] std::vector<SeriesKey> dueFull(Timestamp now) const;
    // Series of the same metric in the same context, for a pool; those that were fitted first come first.
    [[nodiscard]] std::vector<SeriesKey> companionsOf(const SeriesKey &key, std::size_t most) const;
    // The entries of these series, for work on the cycle pool; the caller does not touch the book until they are given
    // back.
    [[nodiscard]] std::vector<BookEntry *> borrow(const std::set<SeriesKey> &keys);
    void giveBack();
    [[nodiscard]] bool isLent() const { return m_lent; }
    // Its servers are not those of before: no model of it is kept, and none that is being fitted is taken up. Entries that are
    // lent go when they are given back.
    void forget(const ContextName &context);
    // Its samples answered another question: what was fitted to them, or is being fitted, is not taken up any more.
    void forget(const SeriesKey &key);
    // Counts how often a series was forgotten; a fit keeps the number from before its samples were read.
    [[nodiscard]] std::int64_t generation(const SeriesKey &key) const;

private:
    void installNow(Fitted fitted);
    void installShadowNow(const SeriesKey &key, std::optional<Shadow> shadow);

    void eraseOf(const ContextName &context);

    std::map<SeriesKey, std::unique_ptr<BookEntry>> m_entries;
    std::map<SeriesKey, std::int64_t> m_generations;
    std::map<ContextName, std::int64_t> m_contextGenerations;
    bool m_lent = false;
    std::vector<ContextName> m_lateForgets;
    std::vector<Fitted> m_late;
    std::vector<std::pair<SeriesKey, std::optional<Shadow>>> m_lateShadows;
};

// The row of a fit for the history.
[[nodiscard]] ModelVersion versionOf(const Fitted &fitted, const std::string &bytes);

}  // namespace preamar::engine
