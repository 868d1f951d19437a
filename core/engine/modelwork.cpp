#include "core/engine/modelwork.h"

#include "core/base/log.h"
#include "core/forecast/forecaster.h"

#include <algorithm>
#include <ctime>

namespace preamar::engine {

namespace {

constexpr double kLongestRun = 3600.0; // allowance is saved up for this many seconds at most
constexpr double kFirstAllowance = 60.0;
constexpr Millis kLookEvery{2000};
constexpr std::size_t kCompany = 12; // series that a young one is pooled with

// CPU of the calling thread, where the platform tells; else of the process, which only makes the full tier slower.
double cpuSeconds()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
#else
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

struct Made
{
    Fitted fitted;
    std::string bytes;
    double cpu = 0.0;
};

template<class Fit>
Made make(const Fit &fit, std::string why)
{
    const double before = cpuSeconds();
    Made made;
    made.fitted = fit();
    made.fitted.why = std::move(why);
    made.bytes = forecast::saveSelection(made.fitted.selection);
    made.cpu = cpuSeconds() - before;
    return made;
}

} // namespace

ModelWork::ModelWork(Services services) : m_services(std::move(services))
{
    m_fullPool.setMaxThreadCount(1);
    m_fullPool.setThreadPriority(QThread::LowestPriority);
    m_allowance = 0.0;
}

ModelWork::~ModelWork()
{
    m_fullPool.clear();
    m_fullPool.waitForDone();
}

void ModelWork::stop()
{
    m_stopped = true;
    m_fullPool.clear();
}

void ModelWork::finish(const SeriesKey &key)
{
    const auto node = m_fitting.extract(key);
    if (node.empty())
        return;
    for (const auto &done : node.mapped())
        done();
}

// Version, model and, where a person or a drift asked for it, the audit row: one task of the store.
void ModelWork::keep(const Fitted &fitted, const std::string &bytes)
{
    const bool found = fitted.selection.model != nullptr;
    auto kept = m_services.store->run([found, version = versionOf(fitted, bytes), bytes,
                                       actor = m_services.actor](Journal &journal, History &history) -> Result<void> {
        if (found) {
            if (auto r = history.putModel(version.key, bytes, version.fittedAt); !r)
                return r;
            if (auto r = history.putModelVersion(version, bytes); !r)
                return r;
        }
        auto orders = readOrders(journal);
        if (!orders)
            return fail(orders.error());
        const auto order = orders->retrain.find(version.key);
        const bool ordered = order != orders->retrain.end() && order->second <= version.fittedAt;
        if (ordered) {
            orders->retrain.erase(order);
            if (auto r = writeOrders(journal, *orders); !r)
                return r;
        }
        if (found && (ordered || version.why == "drift" || version.why == "rebuilt")) {
            return journal.appendAudit(AuditEntry{.actor = actor,
                                                  .event = version.why == "rebuilt" ? "model.rebuilt" : "model.fitted",
                                                  .workload = toString(version.key.workload),
                                                  .code = {},
                                                  .detail = Json{{"metric", version.key.metric.str()},
                                                                 {"version", version.version},
                                                                 {"model", version.model},
                                                                 {"why", version.why},
                                                                 {"checksum", version.checksum}}});
        }
        return {};
    });
    onResult(std::move(kept), m_services.context, [](const Result<void> &done) {
        if (!done)
            logger("engine")->error("model not kept: {}", logText(done.error().detail));
    });
}

void ModelWork::take(Fitted fitted, const std::string &bytes)
{
    if (fitted.generation != m_services.book->generation(fitted.key))
        return;
    keep(fitted, bytes);
    m_services.book->install(std::move(fitted));
}

void ModelWork::fit(const SeriesKey &key, std::string why, std::function<void()> done)
{
    auto &waiting = m_fitting[key];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1)
        return;
    const Timestamp now = m_services.clock->wall();
    m_services.book->expect(key, floorTo(now, kForecastStep));
    const std::int64_t generation = m_services.book->generation(key);
    auto read = m_services.store->run([key, range = TimeRange{now - kFitHistory, now}](Journal &, History &history) {
        return history.read(key, range);
    });
    onResult(
        std::move(read), m_services.context,
        [this, key, now, generation, why = std::move(why)](Result<Series> series) mutable {
            if (!series || m_stopped)
                return finish(key);
            onPool(
                m_services.backgroundPool, m_services.context,
                [key, now, calendar = calendarOf(key, now), why = std::move(why),
                 samples = std::move(series->samples)]() mutable {
                    return make([&] { return fitSeries(key, samples, now, calendar); }, std::move(why));
                },
                [this, key, generation](Made made) {
                    made.fitted.generation = generation;
                    take(std::move(made.fitted), made.bytes);
                    finish(key);
                });
        });
}

std::set<SeriesKey> ModelWork::obey(const ModelOrders &orders, const std::set<SeriesKey> &keys)
{
    m_orders = orders;
    std::set<SeriesKey> retrain;
    for (const SeriesKey &key : keys) {
        const BookEntry *entry = m_services.book->entry(key);
        if (orders.retrain.contains(key))
            retrain.insert(key);
        if (entry == nullptr)
            continue;
        if (const auto pin = orders.pins.find(key); pin != orders.pins.end() && pin->second != entry->selection.version)
            restoreVersion(key, pin->second, false);
        const auto beside = orders.compare.find(key);
        if (beside == orders.compare.end()) {
            if (entry->shadow)
                m_services.book->installShadow(key, std::nullopt);
        } else if (!entry->shadow || entry->shadow->order != beside->second) {
            if (forecast::findForecaster(beside->second) != nullptr)
                fitBeside(key, beside->second);
            else
                restoreVersion(key, beside->second, true);
        }
    }
    return retrain;
}

void ModelWork::restoreVersion(const SeriesKey &key, const std::string &version, bool asShadow)
{
    const std::string order = (asShadow ? "beside " : "") + version;
    if (const auto it = m_restoring.find(key); it != m_restoring.end() && it->second == order)
        return;
    m_restoring[key] = order;
    const Timestamp now = m_services.clock->wall();
    const std::int64_t generation = m_services.book->generation(key);
    struct Read
    {
        std::string bytes;
        Timestamp fittedAt{};
        std::vector<Sample> since;
    };
    auto read =
        m_services.store->run([key, version, now](Journal &, History &history) -> Result<std::shared_ptr<Read>> {
            auto bytes = history.modelBytes(key, version);
            if (!bytes)
                return fail(bytes.error());
            auto versions = history.modelVersions(key);
            if (!versions)
                return fail(versions.error());
            const auto about = std::find_if(versions->begin(), versions->end(),
                                            [&](const ModelVersion &v) { return v.version == version; });
            if (!*bytes || about == versions->end())
                return fail(ErrorCode::NotFound, "model version", version);
            auto since = history.read(key, TimeRange{floorTo(about->fittedAt, kForecastStep), now});
            if (!since)
                return fail(since.error());
            return std::make_shared<Read>(Read{std::move(**bytes), about->fittedAt, std::move(since->samples)});
        });
    onResult(std::move(read), m_services.context,
             [this, key, version, asShadow, now, generation](const Result<std::shared_ptr<Read>> &found) {
                 m_restoring.erase(key);
                 if (!found) {
                     logger("engine")->error("model version {} not restored: {}", version,
                                             logText(found.error().detail));
                     return;
                 }
                 auto fitted = restoreSeries(key, (*found)->bytes, (*found)->fittedAt, 0.0);
                 if (!fitted || !fitted->selection.model) {
                     logger("engine")->error("model version {} is damaged", version);
                     return;
                 }
                 // Up to the cell that is open now, from the history: the book only knows a day.
                 const Timestamp end = floorTo(now, kForecastStep);
                 for (const double value : cellsOf(key, (*found)->since, TimeRange{fitted->cursor, end}).values)
                     fitted->selection.model->update(value);
                 fitted->cursor = end;
                 if (asShadow) {
                     m_services.book->installShadow(
                         key, Shadow{.order = version, .selection = std::move(fitted->selection), .cursor = end, .generation = generation});
                     return;
                 }
                 // It was fitted long ago, but it is what is wanted now.
                 fitted->fittedAt = now;
                 fitted->generation = generation;
                 m_services.book->install(std::move(*fitted));
                 m_services.changed();
             });
}

void ModelWork::fitBeside(const SeriesKey &key, const std::string &model)
{
    const std::string order = "beside " + model;
    if (const auto it = m_restoring.find(key); it != m_restoring.end() && it->second == order)
        return;
    m_restoring[key] = order;
    const Timestamp now = m_services.clock->wall();
    const std::int64_t generation = m_services.book->generation(key);
    auto read = m_services.store->run([key, range = TimeRange{now - kFitHistory, now}](Journal &, History &history) {
        return history.read(key, range);
    });
    onResult(std::move(read), m_services.context, [this, key, model, now, generation](Result<Series> series) {
        if (!series || m_stopped) {
            m_restoring.erase(key);
            return;
        }
        onPool(
            &m_fullPool, m_services.context,
            [key, model, now, calendar = calendarOf(key, now), samples = std::move(series->samples)] {
                return fitShadow(key, samples, now, calendar, model);
            },
            [this, key, generation](Shadow shadow) {
                m_restoring.erase(key);
                shadow.generation = generation;
                m_services.book->installShadow(key, std::move(shadow));
            });
    });
}

forecast::Calendar ModelWork::calendarOf(const SeriesKey &key, Timestamp now) const
{
    return m_calendar ? m_calendar->of(key, now - kFitHistory) : forecast::Calendar{};
}

void ModelWork::workOnFull(double share)
{
    const BootTime boot = m_services.clock->boot();
    if (m_lastLook != BootTime{} && boot - m_lastLook < kLookEvery)
        return;
    const double passed = m_lastLook == BootTime{} ? kFirstAllowance : toSeconds(boot - m_lastLook);
    m_lastLook = boot;
    m_report.share = share;
    m_allowance = std::min(m_allowance + share * passed, share * kLongestRun);
    if (m_full || m_stopped || m_services.book->isLent())
        return;
    const Timestamp now = m_services.clock->wall();
    const auto due = share > 0.0 ? m_services.book->dueFull(now) : std::vector<SeriesKey>{};
    m_report.waiting = static_cast<int>(due.size());
    if (m_allowance <= 0.0)
        return;
    const auto next = std::find_if(due.begin(), due.end(),
                                   [this](const SeriesKey &key) { return !isPinned(key) && !isFitting(key); });
    if (next == due.end())
        return;
    const SeriesKey key = *next;
    m_full = key;
    const std::int64_t generation = m_services.book->generation(key);
    const TimeRange range{now - kFitHistory, now};
    auto read = m_services.store->run([key, range](Journal &, History &history) { return history.read(key, range); });
    onResult(std::move(read), m_services.context, [this, key, now, range, generation](Result<Series> own) {
        if (!own || m_stopped) {
            m_full.reset();
            return;
        }
        auto all = std::make_shared<std::vector<Series>>();
        const bool isAlone = !isYoung(own->samples, now);
        all->push_back(std::move(*own));
        if (isAlone)
            return fitFull(key, now, generation, std::move(all));
        // A young series is read with its companions: what they know of a day it has not seen.
        auto others = m_services.store->run([range, all, company = m_services.book->companionsOf(key, kCompany)](Journal &, History &history) -> Result<void> {
            for (const SeriesKey &other : company) {
                auto series = history.read(other, range);
                if (!series)
                    return fail(series.error());
                if (!series->samples.empty())
                    all->push_back(std::move(*series));
            }
            return {};
        });
        onResult(std::move(others), m_services.context, [this, key, now, generation, all](const Result<void> &found) {
            if (found && !m_stopped)
                fitFull(key, now, generation, all);
            else
                m_full.reset();
        });
    });
}

void ModelWork::fitFull(const SeriesKey &key, Timestamp now, std::int64_t generation, std::shared_ptr<std::vector<Series>> all)
{
    onPool(
        &m_fullPool, m_services.context,
        [key, now, calendar = calendarOf(key, now), all = std::move(all)] {
            const auto &own = all->front().samples;
            return make(
                [&] {
                    return all->size() > 1 ? fitYoung(key, own, {all->begin() + 1, all->end()}, now, calendar)
                                           : fitSeries(key, own, now, calendar, forecast::Tier::Full);
                },
                "daily");
        },
        [this, key, now, generation](Made made) {
            m_full.reset();
            m_allowance -= made.cpu;
            m_report.cpuSeconds += made.cpu;
            ++m_report.finished;
            made.fitted.generation = generation;
            if (generation == m_services.book->generation(key))
                m_services.book->noteTriedFull(key, now);
            if (made.fitted.selection.model && !isPinned(key))
                take(std::move(made.fitted), made.bytes);
            m_services.changed();
        });
}

ModelWorkReport ModelWork::report() const
{
    ModelWorkReport report = m_report;
    report.running = m_full;
    report.fitting = static_cast<int>(m_fitting.size());
    return report;
}

} // namespace preamar::engine
