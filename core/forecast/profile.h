// What a series usually is at each time of its period (day or week): the median of the last few values at that time.
#pragma once

#include "core/forecast/bytes.h"

#include <string>
#include <vector>

namespace preamar::forecast {

class Profile
{
public:
    Profile() = default;
    // period > 0 rows, the newest `cycles` (1 to 16) values kept per row of it.
    Profile(std::size_t period, std::size_t cycles);

    // The next row; a gap keeps what was known of its time.
    void push(double value);
    // The usual value `ahead` rows after the last one pushed (1 = the next). Times never seen take their neighbour's.
    [[nodiscard]] double at(std::size_t ahead) const { return m_usual[(m_next + ahead - 1) % m_usual.size()]; }
    [[nodiscard]] std::size_t period() const { return m_usual.size(); }
    // Gives times that were never seen the value of the nearest one that was; call it once after the last push of a
    // fit.
    void fillUnseen();
    void save(ByteWriter &out) const;
    // An empty profile (period 0) where the fields make no sense.
    [[nodiscard]] static Profile load(ByteReader &in);

private:
    [[nodiscard]] double usualOf(std::size_t row) const;

    std::size_t m_cycles = 1;
    std::size_t m_next = 0;
    std::vector<double> m_kept; // period × cycles, a ring per row; empty for one cycle, where it would equal m_usual
    std::string m_seen;         // how many values each row has had, counted on within [cycles, 2·cycles) once full
    std::vector<double> m_usual;
};

} // namespace preamar::forecast
