#include "core/forecast/fourier.h"

#include <cmath>
#include <numbers>

namespace preamar::forecast {

namespace {

using Complex = std::complex<double>;

// out[0..n) becomes the transform of in[0], in[stride], …; `turns` holds the N roots of unity of the whole length.
void transform(const Complex *in, std::size_t stride, Complex *out, std::size_t n, const std::vector<Complex> &turns)
{
    if (n == 1) {
        out[0] = in[0];
        return;
    }
    std::size_t factor = 2;
    while (n % factor != 0)
        ++factor;
    const std::size_t part = n / factor;
    for (std::size_t f = 0; f < factor; ++f)
        transform(in + f * stride, stride * factor, out + f * part, part, turns);
    const std::size_t step = turns.size() / n;
    std::vector<Complex> column(factor);
    for (std::size_t k = 0; k < part; ++k) {
        for (std::size_t f = 0; f < factor; ++f)
            column[f] = out[f * part + k] * turns[f * k * step];
        for (std::size_t q = 0; q < factor; ++q) {
            Complex sum{};
            for (std::size_t f = 0; f < factor; ++f)
                sum += column[f] * turns[f * q % factor * part * step];
            out[q * part + k] = sum;
        }
    }
}

} // namespace

std::vector<Complex> fourier(const std::vector<Complex> &x, bool forwards)
{
    const std::size_t n = x.size();
    std::vector<Complex> out(n);
    if (n == 0)
        return out;
    std::vector<Complex> turns(n);
    for (std::size_t k = 0; k < n; ++k) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(n);
        turns[k] = {std::cos(angle), forwards ? -std::sin(angle) : std::sin(angle)};
    }
    transform(x.data(), 1, out.data(), n, turns);
    if (!forwards) {
        for (Complex &v : out)
            v /= static_cast<double>(n);
    }
    return out;
}

} // namespace preamar::forecast
