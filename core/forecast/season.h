// The daily season of a series as an index per row of the day, multiplicative where all values are positive, else
// additive. What is left after adjusting is what a model without a season forecasts.
#pragma once

#include "core/forecast/bytes.h"

#include <optional>
#include <span>
#include <vector>

namespace preamar::forecast {

// Whether the day repeats: the correlation of the series with itself a day later, on means over 1/48 of a day, since
// single rows of a load are mostly noise. `day` in rows.
[[nodiscard]] bool dayRepeats(std::span<const double> values, std::size_t day);

class Season
{
public:
    // None.
    Season() = default;
    // Classical decomposition (FPP3 3.4): mean ratio or difference to the centred day mean, per row of the day, drawn
    // towards none by the share of their spread that noise explains (James & Stein 1961): few days give noisy indices.
    // None where fewer than two days are known or the day does not repeat; day 0: the step has no day.
    [[nodiscard]] static Season find(std::span<const double> values, std::size_t day);

    [[nodiscard]] bool none() const { return m_index.empty(); }
    // The whole series without its season; afterwards the season stands at the row after the last.
    [[nodiscard]] std::vector<double> adjustAll(std::span<const double> values);
    // Of the row that comes next.
    [[nodiscard]] double adjusted(double value) const;
    void advance();
    // Puts the season back on a forecast `ahead` rows from now (0 = the row that comes next).
    [[nodiscard]] double restored(double value, std::size_t ahead) const;

    void save(ByteWriter &out) const;
    // nullopt where the fields make no sense.
    [[nodiscard]] static std::optional<Season> load(ByteReader &in);

private:
    bool m_multiplicative = false;
    std::size_t m_next = 0;
    std::vector<double> m_index;
};

} // namespace preamar::forecast
