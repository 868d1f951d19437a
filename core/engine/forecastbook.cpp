#include "core/engine/forecastbook.h"

#include "core/base/digest.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kFullEvery = std::chrono::hours{24};

}  // namespace

void ForecastBook::addSamples(const std::vector<Series> &series)
{
    for (const auto &s : series) {
        const auto it = m_entries.find(s.key);
        if (it == m_entries.end())
            continue;
        for (const auto &sample : s.samples) {
            if (sample.at >= it->second->cursor && std::isfinite(sample.value))
                it->second->open.push_back(sample);
        }
    }
}

void ForecastBook::install(Fitted fitted)
{
    if (m_lent)
        m_late.push_back(std::move(fitted));
    else
        installNow(std::move(fitted));
}

void ForecastBook::installNow(Fitted fitted)
{
    if (fitted.generation != generation(fitted.key))
        return;
    const SeriesKey key = fitted.key;
    forecast::takeUp(m_entries[key], std::move(fitted));
}

void ForecastBook::installShadow(const SeriesKey &key, std::optional<Shadow> shadow)
{
    if (m_lent)
        m_lateShadows.emplace_back(key, std::move(shadow));
    else
        installShadowNow(key, std::move(shadow));
}

void ForecastBook::installShadowNow(const SeriesKey &key, std::optional<Shadow> shadow)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end() || (shadow && shadow->generation != generation(key)))
        return;
    BookEntry &entry = *it->second;
    for (; shadow && shadow->selection.model && shadow->cursor < entry.cursor; shadow->cursor += kForecastStep)
        shadow->selection.model->update(entry.life.truthOf(shadow->cursor, kForecastStep).value_or(std::nan("")));
    entry.shadow = std::move(shadow);
}

void ForecastBook::expect(const SeriesKey &key, Timestamp cursor)
{
    auto &slot = m_entries[key];
    if (slot)
        return;
    slot = std::make_unique<BookEntry>();
    slot->key = key;
    slot->cursor = cursor;
}

void ForecastBook::noteTriedFull(const SeriesKey &key, Timestamp at)
{
    if (const auto it = m_entries.find(key); it != m_entries.end())
        it->second->triedFullAt = at;
}

void ForecastBook::resume(const std::vector<std::pair<SeriesKey, UsedForecast>> &waiting, Timestamp scoredTo)
{
    for (auto &[key, entry] : m_entries)
        entry->life.scoredUpTo(scoredTo);
    for (const auto &[key, used] : waiting) {
        if (const auto it = m_entries.find(key); it != m_entries.end())
            it->second->life.use(used);
    }
    // They are recorded already.
    for (auto &[key, entry] : m_entries)
        (void)entry->life.takeUses();
}

const BookEntry *ForecastBook::entry(const SeriesKey &key) const
{
    const auto it = m_entries.find(key);
    return it == m_entries.end() ? nullptr : it->second.get();
}

bool ForecastBook::needsFit(const SeriesKey &key, Timestamp now) const
{
    return forecast::isFitDue(entry(key), now);
}

std::string ForecastBook::whyFit(const SeriesKey &key) const
{
    const BookEntry *e = entry(key);
    if (e == nullptr || !e->selection.model)
        return "first";
    return e->life.driftedAt ? "drift" : "daily";
}

std::vector<SeriesKey> ForecastBook::dueFull(Timestamp now) const
{
    std::vector<std::pair<Timestamp, SeriesKey>> due;
    for (const auto &[key, e] : m_entries) {
        if (e->selection.model && e->selection.eligible && now - e->triedFullAt >= kFullEvery)
            due.emplace_back(e->triedFullAt, key);
    }
    std::stable_sort(due.begin(), due.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<SeriesKey> keys;
    for (auto &[at, key] : due)
        keys.push_back(std::move(key));
    return keys;
}

std::vector<SeriesKey> ForecastBook::companionsOf(const SeriesKey &key, std::size_t most) const
{
    std::vector<std::pair<Timestamp, SeriesKey>> found;
    for (const auto &[other, e] : m_entries) {
        if (other != key && other.metric == key.metric && other.workload.context == key.workload.context && e->selection.eligible)
            found.emplace_back(e->fittedAt, other);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<SeriesKey> keys;
    for (auto &[at, other] : found) {
        if (keys.size() < most)
            keys.push_back(std::move(other));
    }
    return keys;
}

std::vector<BookEntry *> ForecastBook::borrow(const std::set<SeriesKey> &keys)
{
    m_lent = true;
    std::vector<BookEntry *> out;
    out.reserve(keys.size());
    for (const auto &key : keys) {
        if (const auto it = m_entries.find(key); it != m_entries.end())
            out.push_back(it->second.get());
    }
    return out;
}

void ForecastBook::giveBack()
{
    m_lent = false;
    for (const ContextName &context : std::exchange(m_lateForgets, {}))
        eraseOf(context);
    for (Fitted &fitted : std::exchange(m_late, {}))
        installNow(std::move(fitted));
    for (auto &[key, shadow] : std::exchange(m_lateShadows, {}))
        installShadowNow(key, std::move(shadow));
}

void ForecastBook::forget(const ContextName &context)
{
    ++m_contextGenerations[context];
    if (m_lent)
        m_lateForgets.push_back(context);
    else
        eraseOf(context);
}

void ForecastBook::eraseOf(const ContextName &context)
{
    std::erase_if(m_entries, [&](const auto &row) { return row.first.workload.context == context; });
}

void ForecastBook::forget(const SeriesKey &key)
{
    m_entries.erase(key);
    ++m_generations[key];
}

std::int64_t ForecastBook::generation(const SeriesKey &key) const
{
    const auto own = m_generations.find(key);
    const auto all = m_contextGenerations.find(key.workload.context);
    return (own == m_generations.end() ? 0 : own->second) + (all == m_contextGenerations.end() ? 0 : all->second);
}

ModelVersion versionOf(const Fitted &fitted, const std::string &bytes)
{
    return ModelVersion{.key = fitted.key,
                        .version = fitted.selection.version,
                        .model = fitted.selection.name,
                        .tier = fitted.tier,
                        .why = fitted.why,
                        .fittedAt = fitted.fittedAt,
                        .data = fitted.data,
                        .rows = fitted.rows,
                        .inputDigest = fitted.inputDigest,
                        .checksum = sha256Hex(bytes),
                        .backTest = fitted.selection.chosen,
                        .kept = true};
}

}  // namespace preamar::engine
