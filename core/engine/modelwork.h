// Fitting, apart from the cycle: the fits a cycle asks for, what a person ordered, and the full tier within its share
// of the machine. Lives on the engine's thread; work runs on pools, values come back.
#pragma once

#include "core/engine/modelorders.h"
#include "core/engine/services.h"
#include "core/engine/snapshot.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <set>

namespace preamar::engine {

class ModelWork
{
public:
    explicit ModelWork(Services services);
    ~ModelWork();

    // Reads the history of a series, fits it in the background, keeps the version and hands the model to the book.
    // `done` is called once, whatever came of it. A series that is being fitted is not fitted twice: its `done` joins.
    void fit(const SeriesKey &key, std::string why, std::function<void()> done);
    [[nodiscard]] bool isFitting(const SeriesKey &key) const { return m_fitting.contains(key); }
    // Pins and comparisons as they are ordered; series that are to be trained anew are returned.
    [[nodiscard]] std::set<SeriesKey> obey(const ModelOrders &orders, const std::set<SeriesKey> &keys);
    // Pinned series keep their model until somebody orders a new one.
    [[nodiscard]] bool isPinned(const SeriesKey &key) const { return m_orders.pins.contains(key); }
    // Starts the next full fit where the budget allows it. `share` of one core, 0: none at all.
    void workOnFull(double share);
    // What the fits from now on know of days and events.
    void use(std::shared_ptr<const FitCalendar> calendar) { m_calendar = std::move(calendar); }
    [[nodiscard]] ModelWorkReport report() const;
    // Nothing more is begun.
    void stop();

private:
    void finish(const SeriesKey &key);
    void keep(const Fitted &fitted, const std::string &bytes);
    // Keeps and installs a fit, unless its series was forgotten meanwhile.
    void take(Fitted fitted, const std::string &bytes);
    // `all`: the series, then the others it is pooled with.
    void fitFull(const SeriesKey &key, Timestamp now, std::int64_t generation, std::shared_ptr<std::vector<Series>> all);
    void restoreVersion(const SeriesKey &key, const std::string &version, bool asShadow);
    void fitBeside(const SeriesKey &key, const std::string &model);
    [[nodiscard]] forecast::Calendar calendarOf(const SeriesKey &key, Timestamp now) const;

    Services m_services;
    ModelOrders m_orders;
    std::shared_ptr<const FitCalendar> m_calendar; // null before the first cycle
    std::map<SeriesKey, std::vector<std::function<void()>>> m_fitting;
    std::map<SeriesKey, std::string> m_restoring; // version or model under way, so that it is asked for once
    QThreadPool m_fullPool;
    std::optional<SeriesKey> m_full; // being fitted by the full tier
    ModelWorkReport m_report;
    double m_allowance = 0.0; // CPU seconds that may be used now
    BootTime m_lastLook{};
    bool m_stopped = false;
};

} // namespace preamar::engine
